package main

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/source"
)

// TestRelinked changes what links lead to, and never the texts that they are in:
// a rebuild finds the links that are broken by it, and those that are mended, as
// a build from nothing does.
func TestRelinked(t *testing.T) {
	e := newEdits(1)
	text := wholeSite()
	const east = "content/east/index.md"
	e.put(east, "[A heading](/west/2023-03/#profile-why), [a paper](/papers/a.txt), [a page](/about/), [a chart](/west/2023-03/charts/cic.svg), "+
		"[nothing](/nort/), [an address](https://example.org/board/none/).\n")
	r := newRebuild(e.site, buildOptions{drafts: true})
	r.run(nil)
	const always, address = `"/nort/"`, `"https://example.org/board/none/"`
	for n, step := range []struct {
		name, text string // "" takes the file away
		want       []string
		hint       string
	}{
		{name: east, text: string(e.site[east].Data), want: []string{always, address}},
		{name: "content/west/2023-03/profile.md", text: "No heading.\n", want: []string{always, address, `"/west/2023-03/#profile-why"`}},
		{name: "content/west/2023-03/profile.md", text: text["content/west/2023-03/profile.md"], want: []string{always, address}},
		{name: "layouts/month.html", text: `{{define "main"}}<h1>{{.Title}}</h1>{{end}}`, want: []string{always, address, `"/west/2023-03/#profile-why"`}},
		{name: "layouts/month.html", want: []string{always, address}},
		{name: "static/papers/a.txt", want: []string{always, address, `"/papers/a.txt"`}},
		{name: "static/papers/a.txt", text: "other", want: []string{always, address}},
		{name: "content/about.md", want: []string{always, address, `"/about/"`}},
		{name: "content/about.md", text: "+++\ntitle = \"Others\"\n+++\n", want: []string{always, address}},
		{name: "data/west/scorecard.toml", text: strings.Replace(text["data/west/scorecard.toml"], "chart_files = \"all\"\n", "", 1), want: []string{always, address}},
		{name: "data/west/indicators.csv", text: strings.ReplaceAll(text["data/west/indicators.csv"], "yes", ""), want: []string{always, address, `"/west/2023-03/charts/cic.svg"`}},
		{name: "data/west/indicators.csv", text: text["data/west/indicators.csv"], want: []string{always, address}},
		{name: "site.toml", text: "title = \"A site\"\nbase_url = \"https://example.org/\"\n", want: []string{always, address}},
		{name: "site.toml", text: "title = \"A site\"\nbase_url = \"https://example.net/\"\n", want: []string{always}},
		{name: "data/north/scorecard.toml", text: text["data/east/scorecard.toml"], want: nil},
		{name: "data/north/indicators.csv", text: indicatorsFile, want: nil},
		{name: "data/north/categories.csv", text: text["data/east/categories.csv"], want: []string{always}, hint: `did you mean "/north/"?`},
		{name: "content/north/index.md", text: "{{none}}\n", want: []string{always}, hint: `did you mean "/north/"?`}, // an error, and fragments are not looked at
		{name: "content/west/2023-03/profile.md", text: "No heading.\n", want: []string{always}},
		{name: "content/north/index.md", text: "None.\n", want: []string{always, `"/west/2023-03/#profile-why"`}, hint: `did you mean "/north/"?`},
		{name: "content/north/index.md", text: "{{none}}\n", want: []string{always}},
	} {
		if step.text == "" {
			delete(e.site, step.name)
		} else {
			e.put(step.name, step.text)
		}
		got := broken(t, e.site, r, step.name)
		var what []string
		for _, p := range got {
			what = append(what, p.Message[:strings.LastIndex(p.Message, `"`)+1])
		}
		slices.Sort(what)
		slices.Sort(step.want)
		if step.want != nil && !slices.Equal(what, step.want) {
			t.Errorf("step %d, %s: broken are %s, want %s", n, step.name, what, step.want)
		}
		if step.hint != "" && !slices.ContainsFunc(got, func(p source.Problem) bool { return p.Hint == step.hint }) {
			t.Errorf("step %d, %s: no hint is %q:\n%v", n, step.name, step.hint, got)
		}
	}
}

// broken gives the links of the East that a rebuild finds broken, and wants the
// problems to be those of a build from nothing.
func broken(t *testing.T, site fstest.MapFS, r *rebuild, changed string) (out source.Problems) {
	t.Helper()
	built, anew := r.run([]string{changed}), newRebuild(site, buildOptions{drafts: true}).run(nil)
	if !slices.Equal(built.problems, anew.problems) {
		t.Errorf("after %s the problems are not those of a build from nothing", changed)
	}
	for _, p := range built.problems {
		if p.Rule == "broken-link" && p.Place.File == "content/east/index.md" {
			out.Add(p)
		}
	}
	return out
}
