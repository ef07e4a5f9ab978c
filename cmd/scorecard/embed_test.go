package main

import (
	"regexp"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/preview"
)

// TestEmbeds wants every chart's page for a frame to be framable, as no other
// page is, and hidden from search engines in favour of its month.
func TestEmbeds(t *testing.T) {
	s := buildSite(t)
	embeds, newest := 0, 0
	address := regexp.MustCompile(`^([a-z0-9-]+/(?:\d{4}-\d\d/(?:v\d+/)?)?)embed/([a-z0-9.-]+)/index\.html$`)
	for name := range s.pages {
		csp := preview.Headers(string(s.files["_headers"]), "/"+strings.TrimSuffix(name, "index.html"))["Content-Security-Policy"]
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
		if strings.Count(m[1], "/") == 1 {
			newest++
			followsNewest(t, s, name, m[1]+"embed/"+m[2]+"/")
			continue
		}
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
		isNewest := m[1] > "dorset/2023-02/" && m[1] < "dorset/2023-04/"
		if strings.HasPrefix(m[1], "dorset/") && strings.Contains(text, "A newer month is there") == isNewest {
			t.Errorf("%s is wrong about a newer month", name)
		}
	}
	if embeds < 10 || newest < 5 {
		t.Errorf("there are %d charts for frames, %d of them those of the newest month", embeds, newest)
	}
}

// followsNewest wants a chart that stays with the newest month to be that
// month's, but for the way to the root.
func followsNewest(t *testing.T, s *rendered, name, address string) {
	t.Helper()
	scorecard, rest, _ := strings.Cut(name, "/")
	latest := ""
	for other := range s.pages {
		if month, ok := strings.CutSuffix(other, "/"+rest); ok && month > latest && strings.HasPrefix(month, scorecard+"/") && strings.Count(month, "/") == 1 {
			latest = month
		}
	}
	if latest == "" {
		t.Errorf("%s is the chart of no month", address)
		return
	}
	title := regexp.MustCompile(`<title>(Newest month: )?.*</title>`)
	flat := func(name string) string {
		return title.ReplaceAllString(strings.ReplaceAll(string(s.files[name]), "../", ""), "$1")
	}
	if strings.Replace(flat(name), "Newest month: ", "", 1) != flat(latest+"/"+rest) || flat(name) == flat(latest+"/"+rest) {
		t.Errorf("%s is not the chart of %s", address, latest)
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
