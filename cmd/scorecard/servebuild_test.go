package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
	"scorecard/layouts"
)

// TestTriedLayouts breaks every layout in turn so that it fails only when it
// runs. The version that is shown stays the last good one, and the mistake is
// told before anybody asks for a page of that kind.
func TestTriedLayouts(t *testing.T) {
	e := newEdits(1)
	e.put("site.toml", "title = \"A site\"\norganisation = \"Nobody\"\nfeedback = \"a@example.org\"\n"+
		"[accessibility]\nstatus = \"full\"\nprepared = 2023-01-01\ntested = 2023-01-01\ntested_by = \"us\"\ntested_how = \"By hand.\"\nreply = \"a week\"\n")
	p := previewer{rebuild: newRebuild(e.site, buildOptions{drafts: true})}
	if v := p.build(nil); v.Problems.Fatal() {
		t.Fatal(v.Problems.Of(source.Error))
	}
	names, err := fs.Glob(layouts.Files, "*.html")
	if err != nil || len(names) < 10 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if name == "moved.html" || name == "corrections.html" {
			continue // what only a site with closed months has
		}
		text := `{{define "main"}}{{.Nothing}}{{end}}`
		if name == "base.html" || name == "embed.html" {
			text = "{{.Nothing}}"
		}
		name = "layouts/" + name
		good := p.plan
		e.put(name, text)
		v := p.build([]string{name})
		if !slices.ContainsFunc(v.Problems, func(p source.Problem) bool { return p.Severity == source.Error && p.Place.File == name }) || p.plan != good {
			t.Errorf("%s is broken, and of that is told:\n%v", name, v.Problems.Of(source.Error))
		}
		if v := p.build([]string{"content/about.md"}); !v.Problems.Fatal() || p.plan != good {
			t.Errorf("%s is broken, and forgotten when another file changes", name)
		}
		delete(e.site, name)
		if v := p.build([]string{name}); v.Problems.Fatal() {
			t.Errorf("%s is gone, and still:\n%v", name, v.Problems.Of(source.Error))
		}
	}
}

// TestServeRecord closes a month while its site is served, damages the record,
// and mends it: the month's page, which is made from that alone, says what to
// mend, and other pages stay.
func TestServeRecord(t *testing.T) {
	d := newDesk(t, nil)
	const version, name = "board/2023-02/v1/", "data/board/published/2023-02/v1.json"
	status := run(context.Background(), []string{"publish", "-site", d.dir, "board", "2023-02"}, stdio{strings.NewReader(""), io.Discard, &d.err})
	if status != fine {
		t.Fatalf("exit status %d\n%s", status, d.err.String())
	}
	d.shows(version, "February 2023")
	closed := d.read(name)
	d.write(name, strings.Replace(closed, "444", "445", 1))
	d.shows("board/2023-03/", "preview-wrong")
	d.shows("board/2023-03/", "437")
	d.shows(version, name)
	d.shows(version, "This page cannot be shown yet")
	d.shows(version, "/_preview/preview.js")
	d.write(name, closed)
	d.shows(version, "!This page cannot be shown yet")
	d.shows("board/2023-03/", "!preview-wrong")
	if err := os.RemoveAll(filepath.Join(d.dir, "data", "board", "published")); err != nil {
		t.Fatal(err)
	}
	d.shows(version, "Page not found")
}

// TestServeClosed edits the files of a closed month while its site is served: its
// page is as they would make it, and says so; its version, the months after it and
// the website that build makes are as they were published.
func TestServeClosed(t *testing.T) {
	d := newDesk(t, nil)
	const page, version, file = "board/2023-02/", "board/2023-02/v1/", "data/board/2023-02.csv"
	status := run(context.Background(), []string{"publish", "-site", d.dir, "board", "2023-02"}, stdio{strings.NewReader(""), io.Discard, &d.err})
	if status != fine {
		t.Fatalf("exit status %d\n%s", status, d.err.String())
	}
	d.shows(version, "444")
	d.shows(page, "!Preview.")
	closed := d.read(file)
	d.write(file, strings.Replace(closed, "cic,,444", "cic,,445", 1))
	d.shows(page, "<strong>Preview.</strong> This month is closed as version 1")
	d.shows(page, `<a href="../../board/2023-02/v1/">Go to the page as it is published</a>`)
	d.shows(page, ">445<")
	d.shows(page+"data.json", "445")
	d.shows(version, "444")
	d.shows(version, "!>445<")
	d.shows(version, "!Preview.")
	d.write("content/board/2023-02/care.md", "There were {{cic previous}} children in care.\n")
	d.shows(page, "preview-wrong") // what is wrong with the files is told, as for a correction
	d.write("content/board/2023-02/care.md", "Some of the {{cic}} children.\n")
	d.shows(page, "Some of the 445 children.")
	d.shows(version, "There were 444 children in care.")
	if status := run(context.Background(), []string{"build", "-site", d.dir, "-out", filepath.Join(d.dir, "public")}, stdio{strings.NewReader(""), io.Discard, io.Discard}); status != fine {
		t.Fatal("the site cannot be built")
	}
	if built := d.read("public/board/2023-02/index.html"); strings.Contains(built, "445") || strings.Contains(built, "Preview.") {
		t.Error("a build has what is shown in the preview alone")
	}
	d.write("content/board/2023-02/care.md", "There were {{cic}} children in care.\n")
	d.write(file, closed)
	d.shows(page, "!Preview.")
	d.shows(page, ">444<")
}
