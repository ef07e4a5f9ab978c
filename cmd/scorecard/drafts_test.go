package main

import (
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestDraftsMarked builds a site with its drafts and without. Every page that the
// drafts make, or make another, says "Draft", and none does without them. What
// tells others of the site's pages knows of no draft.
func TestDraftsMarked(t *testing.T) {
	e := newEdits(1)
	e.put("content/east/2023-04/young-people.md", "There are {{cic}} of you.\n")
	e.put("content/east/meetings/2023-05-18.md", "+++\ntitle = \"Board\"\nmonths = [\"2023-04\"]\n+++\nNot agreed yet.\n")
	for _, name := range []string{"scorecard.toml", "indicators.csv", "categories.csv", "2023-01.csv"} { // nothing of it is published
		e.put("data/north/"+name, wholeSite()["data/east/"+name])
	}
	built := func(drafts bool) map[string][]byte {
		r := newRebuild(e.site, buildOptions{drafts: drafts}).run(nil)
		if r.problems.Fatal() {
			t.Fatal(r.problems)
		}
		files := map[string][]byte{}
		if problems, err := r.plan.RenderAll(into(files)); err != nil || problems.Fatal() {
			t.Fatal(problems, err)
		}
		return files
	}
	with, without := built(true), built(false)
	kinds := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(with)) {
		page, before := string(with[name]), string(without[name])
		switch {
		case strings.Contains(before, "Draft"):
			t.Errorf("%s tells of a draft in a build without drafts", name)
		case path.Base(name) == "feed.xml" && page != before, name == "sitemap.xml" && page != before:
			t.Errorf("%s tells of a draft: %s", name, firstDifference(with[name], without[name]))
		case path.Ext(name) != ".html" || page == before:
		case !strings.Contains(page, "Draft"):
			t.Errorf("%s is another with drafts, and does not say so: %s", name, firstDifference(with[name], without[name]))
		default:
			kinds[strings.Split(name, "/")[0]]++
		}
	}
	if kinds["east"] < 20 || kinds["north"] < 5 || kinds["search"] != 1 || kinds["index.html"] != 1 {
		t.Errorf("too few pages tell of drafts to show anything: %v", kinds)
	}
}
