package main

import (
	"bytes"
	"path"
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/site"
)

// TestLeftBehind puts what editors, spreadsheets and systems leave behind into
// every folder of a site, beside files and named after them. The site is what it
// was, nothing is wrong, and nobody who watches hears of it.
func TestLeftBehind(t *testing.T) {
	e := newEdits(1)
	e.put("layouts/404.html", "{{define \"main\"}}<h1>{{.Title}}</h1>{{asset \"own.svg\"}}{{end}}")
	e.put("layouts/assets/own.svg", "<svg/>\n")
	e.put("layouts/messages/en-GB.toml", "[search]\ntitle = \"Find\"\n")
	want := newRebuild(e.site, buildOptions{drafts: true}).run(nil)
	fatal(t, want.problems)
	clean := map[string][]byte{}
	if problems, err := want.plan.RenderAll(into(clean)); err != nil || problems.Fatal() {
		t.Fatal(problems, err)
	}
	put := 0
	for _, name := range e.files() {
		dir, base := path.Split(name)
		if dir == "" {
			continue
		}
		for _, left := range []string{
			base + "~", ".#" + base, "#" + base + "#", "." + base + ".swp", "." + base + ".swo", base + ".swp", ".~lock." + base + "#", "~$" + base, "4913",
			base + ".bak", base + ".BAK", "lu1234abcd.tmp", "~WRL0001.tmp", base + "___jb_tmp___", ".goutputstream-ABC123", ".DS_Store", "Thumbs.db", "desktop.ini",
		} {
			e.put(dir+left, "<b>{{.Nothing}} left behind\x00\xff,,,\n")
			put++
			if !inputs.Ignore(left) {
				t.Errorf("%s is watched", left)
			}
		}
	}
	got := newRebuild(e.site, buildOptions{drafts: true}).run(nil)
	if put < 100 || !slices.Equal(got.problems, want.problems) {
		t.Fatalf("with %d files that nobody reads the problems are\n%v", put, got.problems)
	}
	files := map[string][]byte{}
	if problems, err := got.plan.RenderAll(into(files)); err != nil || problems.Fatal() {
		t.Fatal(problems, err)
	}
	for name, data := range files {
		if !bytes.Equal(data, clean[name]) {
			t.Errorf("%s is another than without them, or new: %s", name, firstDifference(data, clean[name]))
		}
	}
	if len(files) != len(clean) {
		t.Errorf("there are %d files, %d without them", len(files), len(clean))
	}
	for _, name := range []string{"month.html", "2023-03.csv", "care.md", "crest.svg", "4914", "tmp.csv", "bak.md", "a~b.txt", "a#b.csv", "swp"} {
		if site.LeftBehind(name) {
			t.Errorf("%s is not read", name)
		}
	}
}
