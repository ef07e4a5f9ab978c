package main

import (
	"io/fs"
	"slices"
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
