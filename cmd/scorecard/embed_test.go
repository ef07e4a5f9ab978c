package main

import (
	"regexp"
	"strings"
	"testing"
)

// TestEmbeds wants every chart's page for a frame to be framable, as no other
// page is, and hidden from search engines in favour of its month.
func TestEmbeds(t *testing.T) {
	s := buildSite(t)
	b := &browser{site: s}
	embeds := 0
	address := regexp.MustCompile(`^([a-z0-9-]+/\d{4}-\d\d/)embed/([a-z0-9.-]+)/index\.html$`)
	for name := range s.pages {
		csp := b.headers("/" + strings.TrimSuffix(name, "index.html"))["Content-Security-Policy"]
		m := address.FindStringSubmatch(name)
		want := policy
		if m == nil && strings.HasSuffix(name, "index.html") {
			want += ", frame-ancestors 'none'"
		}
		if csp != want {
			t.Errorf("%s is sent with the policy %q, want %q", name, csp, want)
		}
		if m == nil {
			continue
		}
		embeds++
		text := string(s.files[name])
		for _, want := range []string{`<meta name="robots" content="noindex">`, `<link rel="canonical" href="` + s.base + m[1] + `">`} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %s", name, want)
			}
		}
		if s.files[m[1]+"charts/"+m[2]+".svg"] == nil {
			t.Errorf("%s has a chart that is no file", name)
		}
		if strings.Contains(string(s.files["sitemap.xml"]), "/embed/") {
			t.Fatal("the sitemap lists pages for frames")
		}
		newest := m[1] > "dorset/2023-02/" && m[1] < "dorset/2023-04/"
		if strings.HasPrefix(m[1], "dorset/") && strings.Contains(text, "A newer month is there") == newest {
			t.Errorf("%s is wrong about a newer month", name)
		}
	}
	if embeds < 10 {
		t.Errorf("there are %d charts for frames", embeds)
	}
}

// TestHeaderRules wants _headers to say no more than the hosts that read it
// agree on: one asterisk a path at most, no rule that takes a header away, at
// most a hundred paths and 2,000 characters a line.
func TestHeaderRules(t *testing.T) {
	text := string(buildSite(t).files["_headers"])
	paths := 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		path := strings.HasPrefix(line, "/")
		if path {
			paths++
		}
		if len(line) > 2000 || path && strings.Count(line, "*") > 1 || strings.HasPrefix(strings.TrimSpace(line), "!") ||
			!path && line != "" && !regexp.MustCompile(`^  [A-Z][A-Za-z-]+: \S.*$`).MatchString(line) {
			t.Errorf("not all hosts understand %q", line)
		}
	}
	if paths == 0 || paths > 100 {
		t.Errorf("there are %d paths", paths)
	}
}
