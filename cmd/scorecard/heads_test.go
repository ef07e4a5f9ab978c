package main

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestHeads wants of every page that search engines may show, and of no other,
// what it says of itself to them and to services where people share it.
func TestHeads(t *testing.T) {
	s := buildSite(t)
	first := map[string]string{}
	shown := 0
	for _, name := range slices.Sorted(maps.Keys(s.pages)) {
		meta := metaOf(s.pages[name])
		if len(meta["theme-color"]) != 2 && !strings.Contains(name, "/embed/") {
			t.Errorf("%s has %d theme colours", name, len(meta["theme-color"]))
		}
		if version := versionPage.MatchString(name); meta["robots"] != nil && !version {
			if meta["og:url"] != nil && !strings.Contains(name, "/embed/") {
				t.Errorf("%s is hidden and is shared", name)
			}
			continue
		}
		shown++
		address := s.base + strings.TrimSuffix(name, "index.html")
		for key, want := range map[string]string{"og:url": address, "og:site_name": "Scorecard example site", "og:locale": "en_GB",
			"og:image": s.base + "share.png", "og:image:width": "1200", "og:image:height": "630", "twitter:card": "summary_large_image"} {
			if got := meta[key]; len(got) != 1 || got[0] != want {
				t.Errorf("%s: %s is %q, want %q", name, key, got, want)
			}
		}
		for _, key := range []string{"description", "og:title", "og:description", "og:image:alt"} {
			if got := meta[key]; len(got) != 1 || strings.TrimSpace(got[0]) == "" {
				t.Errorf("%s: %s is %q", name, key, got)
			}
		}
		title := meta["og:title"]
		if len(title) == 1 && first[title[0]] != "" {
			t.Errorf("%s and %s are shared as %q", first[title[0]], name, title[0])
		}
		if len(title) == 1 {
			first[title[0]] = name
		}
	}
	if shown < 10 {
		t.Errorf("search engines may show %d pages", shown)
	}
}

// metaOf gives what a page's head says by name or property.
func metaOf(doc *html.Node) map[string][]string {
	out := map[string][]string{}
	for _, n := range elements(doc, named("meta")) {
		name, _ := attribute(n, "name")
		property, _ := attribute(n, "property")
		content, _ := attribute(n, "content")
		out[name+property] = append(out[name+property], content)
	}
	return out
}

// TestSiteMap wants every page that search engines may show in the site map,
// and nothing else.
func TestSiteMap(t *testing.T) {
	s := buildSite(t)
	listed := string(s.files["sitemap.xml"])
	want := 0
	for name, doc := range s.pages {
		entry := "<loc>" + html.EscapeString(s.base+strings.TrimSuffix(name, "index.html")) + "</loc>"
		hidden := metaOf(doc)["robots"] != nil
		if hidden == strings.Contains(listed, entry) {
			t.Errorf("%s: hidden is %t, listed is %t", name, hidden, !hidden)
		}
		if !hidden {
			want++
		}
	}
	if n := strings.Count(listed, "<loc>"); n != want || n == 0 {
		t.Errorf("the site map has %d addresses for %d pages", n, want)
	}
}

// TestBars holds the colours of a browser's bar against those of the style
// sheet.
func TestBars(t *testing.T) {
	s := buildSite(t)
	var css string
	for name, data := range s.files {
		if strings.HasPrefix(name, "assets/site.") {
			css = string(data)
		}
	}
	light, dark, _ := strings.Cut(css, "prefers-color-scheme:dark")
	bars := metaOf(s.pages["index.html"])["theme-color"]
	if len(bars) != 2 || !strings.Contains(light, "--accent:"+bars[0]) || !strings.Contains(dark, "--paper:"+bars[1]) {
		t.Errorf("the bars are %q, and the style sheet does not have them", bars)
	}
}
