package main

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestReached says which pages each kind of change reaches in the small site of
// the random edits: those that need it and no other. Charts as files and frames
// of a month are counted as charts/ and embed/.
func TestReached(t *testing.T) {
	whole := wholeSite()
	replaced := func(name, old, new string) [2]string {
		if !strings.Contains(whole[name], old) {
			t.Fatalf("%s has no %q", name, old)
		}
		return [2]string{name, strings.ReplaceAll(whole[name], old, new)}
	}
	month := func(id string, months ...string) (out []string) {
		for _, m := range months {
			for _, name := range []string{"index.html", "data.csv", "data.json", "charts/", "embed/"} {
				out = append(out, id+"/"+m+"/"+name)
			}
			if m == "2023-02" {
				out = append(out, id+"/"+m+"/young-people/index.html")
			}
		}
		return out
	}
	indicators := []string{"east/indicators/by-age/index.html", "east/indicators/cic/index.html", "east/indicators/plans/index.html", "east/indicators/visits/index.html"}
	fed := func(names ...string) []string { return append(names, "east/feed.xml", "feed.xml") }
	const meeting = "east/meetings/2023-04-20/index.html"
	for _, c := range []struct {
		name string
		edit [2]string // a file and its new text; "" takes it out
		want []string
	}{
		{"nothing", [2]string{"content/east/2023-01/safety.md", whole["content/east/2023-01/safety.md"]}, nil},
		{"commentary", [2]string{"content/east/2023-01/safety.md", "New.\n"}, []string{"east/2023-01/index.html"}},
		{"commentary of the newest month", [2]string{"content/east/2023-03/safety.md", "New.\n"}, []string{"east/2023-03/index.html", "east/index.html"}},
		{"commentary of a draft", [2]string{"content/east/2023-04/safety.md", "New.\n"}, nil},
		{"no commentary any more", [2]string{"content/east/2023-02/profile.md", ""}, []string{"east/2023-02/index.html"}},
		{"figures of the newest month", replaced("data/east/2023-03.csv", "435", "436"),
			append(append(fed(month("east", "2023-03")...), indicators...), "east/data.csv", "east/embed/", "east/index.html", meeting)},
		{"figures of an older month", replaced("data/east/2023-01.csv", "425", "426"),
			append(append(fed(month("east", "2023-01", "2023-02", "2023-03")...), indicators...), "east/data.csv", "east/embed/", "east/index.html", meeting)},
		{"figures of a draft", replaced("data/east/2023-04.csv", "440", "441"), nil},
		{"a target", replaced("data/east/targets.csv", "430", "429"),
			append(append(fed(month("east", "2023-01", "2023-02", "2023-03")...), indicators...), "east/data.csv", "east/embed/", "east/index.html", "east/indicators/index.html", meeting)},
		{"an override", replaced("content/east/2023-01/index.md", "published = 2023-02-20\n", "published = 2023-02-20\n[override.visits]\nstatus = \"green\"\nreason = \"x\"\n"),
			fed(month("east", "2023-01", "2023-02")...)},
		{"a date", replaced("content/east/2023-01/index.md", "2023-02-20", "2023-02-21"),
			fed("east/2023-01/data.json", "east/2023-01/embed/", "east/2023-01/index.html", "east/2023-02/index.html", "east/index.html", "sitemap.xml")},
		{"words for young people", [2]string{"content/east/2023-02/young-people.md", "New.\n"}, []string{"east/2023-02/index.html", "east/2023-02/young-people/index.html"}},
		{"no words for young people any more", [2]string{"content/east/2023-02/young-people.md", ""}, []string{"east/2023-02/index.html", "east/2023-02/young-people/index.html", "sitemap.xml"}},
		{"first words for young people", [2]string{"content/east/2023-01/young-people.md", "New.\n"}, []string{"east/2023-01/index.html", "east/2023-01/young-people/index.html", "sitemap.xml"}},
		{"a definition's text", [2]string{"content/east/indicators/cic.md", "New.\n"}, []string{"east/indicators/cic/index.html"}},
		{"an introduction", [2]string{"content/east/index.md", "New.\n"}, []string{"east/index.html"}},
		{"a meeting's text", replaced("content/east/meetings/2023-04-20.md", "Agreed", "Noted"), []string{meeting}},
		{"a meeting's title", replaced("content/east/meetings/2023-04-20.md", "Board", "Panel"), []string{"east/2023-03/index.html", "east/index.html", meeting}},
		{"a page", replaced("content/about.md", "Words", "Other words"), []string{"about/index.html"}},
		{"the home page", [2]string{"content/index.md", "New.\n"}, []string{"index.html"}},
		{"a static file", [2]string{"static/papers/a.txt", "new\n"}, []string{"papers/a.txt"}},
		{"a new static file", [2]string{"static/papers/b.txt", "new\n"}, []string{"papers/b.txt"}},
		{"a static file less", [2]string{"static/papers/a.txt", ""}, []string{"papers/a.txt"}},
		{"the layout of pages", [2]string{"layouts/page.html", `{{define "main"}}{{.Text}}{{end}}`}, []string{"about/index.html"}},
		{"the layout of meetings", [2]string{"layouts/meeting.html", `{{define "main"}}{{.Text}}{{end}}`}, []string{meeting, "west/meetings/2023-04-20/index.html"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := reachedBy(t, c.edit)
			if slices.Sort(c.want); !slices.Equal(got, c.want) {
				t.Errorf("it reaches\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// reachedBy makes an edit of the small site, and lists the files that are not as
// they were.
func reachedBy(t *testing.T, edit [2]string) []string {
	t.Helper()
	root := fstest.MapFS{}
	for name, text := range wholeSite() {
		root[name] = &fstest.MapFile{Data: []byte(text)}
	}
	r := newRebuild(root, buildOptions{})
	before := r.run(nil)
	fatal(t, before.problems)
	if _, err := before.plan.RenderAll(into(map[string][]byte{})); err != nil {
		t.Fatal(err)
	}
	if delete(root, edit[0]); edit[1] != "" {
		root[edit[0]] = &fstest.MapFile{Data: []byte(edit[1])}
	}
	after := r.run([]string{edit[0]})
	fatal(t, after.problems)
	got := after.plan.Since(before.plan)
	for n, name := range got {
		for _, folder := range []string{"/charts/", "/embed/"} {
			if at := strings.Index(name, folder); at >= 0 {
				got[n] = name[:at+len(folder)]
			}
		}
	}
	slices.Sort(got)
	return slices.Compact(got)
}
