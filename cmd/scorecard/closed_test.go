package main

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/record"
)

// scriptsSite gives the site of the scripts.
func scriptsSite(t *testing.T) fstest.MapFS {
	t.Helper()
	base, err := txtar.ParseFile(filepath.Join("testdata", "site.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	root := fstest.MapFS{}
	for _, f := range base.Files {
		root[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return root
}

// closeMonth writes the record of a month into a site, and gives its name.
func closeMonth(t *testing.T, root fstest.MapFS, c closing) string {
	t.Helper()
	made, problems, err := c.make(root)
	if err != nil || problems.Fatal() {
		t.Fatalf("%s of %s cannot be closed: %v %v", c.month, c.id, err, problems)
	}
	text, err := record.Write(made)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("data/%s/published/%s/v%d.json", c.id, c.month, made.Version)
	root[name] = &fstest.MapFile{Data: text}
	return name
}

// rebuiltOf plans a site that has no errors.
func rebuiltOf(t *testing.T, root fstest.MapFS) rebuilt {
	t.Helper()
	r := newRebuild(root, buildOptions{}).run(nil)
	if r.problems.Fatal() {
		t.Fatalf("the site has errors:\n%v", r.problems)
	}
	return r
}

// below renders the files of a plan whose names begin with one of some texts.
func below(t *testing.T, p *pages.Plan, prefixes ...string) map[string][]byte {
	t.Helper()
	var names []string
	p.Each(func(name string, _ pages.Key) {
		if slices.ContainsFunc(prefixes, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
			names = append(names, name)
		}
	})
	files := map[string][]byte{}
	if problems, err := p.RenderSome(names, into(files)); err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return files
}

// TestClosedWithoutRules makes every rule of figures panic: a closed month is
// printed all the same, and as before.
func TestClosedWithoutRules(t *testing.T) {
	root := scriptsSite(t)
	root["content/board/2023-02/index.md"] = &fstest.MapFile{Data: []byte("+++\npublished = 2023-03-30\n+++\n\nOf {{cic}}.\n\n{{cic chart}}\n")}
	root["content/board/2023-02/about-this-month.md"] = &fstest.MapFile{Data: []byte("Counted on {{cic}} forms.\n")}
	closeMonth(t, root, closing{id: "board", month: "2023-02"})
	r := rebuiltOf(t, root)
	want := below(t, r.plan, "board/2023-02/")
	for _, name := range []string{"index.html", "data.csv", "data.json", "v1/index.html", "v1/data.csv", "v1/data.json"} {
		if want["board/2023-02/"+name] == nil {
			t.Errorf("there is no %s", name)
		}
	}
	s := r.book.Scorecards[0]
	for _, i := range s.Indicators {
		*i = figures.Indicator{}
	}
	if !panics(func() { s.Edition(1) }) {
		t.Fatal("the rules do not panic, and this shows nothing")
	}
	got := below(t, r.plan, "board/2023-02/")
	if !maps.EqualFunc(got, want, bytes.Equal) {
		t.Error("the month is not printed as it was")
	}
}

func panics(f func()) (did bool) {
	defer func() { did = recover() != nil }()
	f()
	return false
}

// ofVersions is what a page says of its month's versions.
var ofVersions = regexp.MustCompile(`<div><dt>Version</dt>.*?</div>|\n<p>To cite this page: .*</p>`)

// TestClosedIsAsOpen: the page of a month is the same before it is closed and
// after, but for what is said of its versions.
func TestClosedIsAsOpen(t *testing.T) {
	root := scriptsSite(t)
	want := below(t, rebuiltOf(t, root).plan, "board/2023-02/")
	closeMonth(t, root, closing{id: "board", month: "2023-02"})
	all := below(t, rebuiltOf(t, root).plan, "board/2023-02/")
	unversioned := func(page []byte) []byte {
		return bytes.Replace(ofVersions.ReplaceAll(page, nil), []byte(". Version 1, published "), []byte(". Published "), 1)
	}
	for name, data := range want {
		if got := unversioned(all[name]); !bytes.Equal(got, data) {
			t.Errorf("%s is other when the month is closed: %s", name, firstDifference(got, data))
		}
	}
	if page := all["board/2023-02/index.html"]; bytes.Equal(unversioned(page), page) {
		t.Error("the page of a closed month does not say its version")
	}
}

// TestEveryFileOnce renders a site whose months are open, closed, corrected and,
// in the preview, shown as their files would make them: each file that is
// planned is there, and once.
func TestEveryFileOnce(t *testing.T) {
	root := scriptsSite(t)
	closeMonth(t, root, closing{id: "board", month: "2023-02"})
	closeMonth(t, root, closing{id: "board", month: "2023-03"})
	root["data/board/2023-03.csv"] = &fstest.MapFile{Data: bytes.Replace(root["data/board/2023-03.csv"].Data, []byte("437"), []byte("436"), 1)}
	for _, try := range []bool{false, true} {
		r := newRebuild(root, buildOptions{try: try}).run(nil)
		if r.problems.Fatal() {
			t.Fatalf("the site has errors:\n%v", r.problems)
		}
		planned, made := map[string]int{}, map[string]int{}
		r.plan.Each(func(name string, _ pages.Key) { planned[name]++ })
		var mu sync.Mutex
		if problems, err := r.plan.RenderAll(func(f pages.File) error {
			mu.Lock()
			defer mu.Unlock()
			made[f.Name]++
			return nil
		}); err != nil || len(problems) > 0 {
			t.Fatal(err, problems)
		}
		for name, n := range planned {
			if n != 1 || made[name] != 1 {
				t.Errorf("tried %v: %s is planned %d times and made %d times", try, name, n, made[name])
			}
		}
		if len(made) != len(planned) || len(made) < 30 {
			t.Errorf("tried %v: %d files are planned and %d made", try, len(planned), len(made))
		}
	}
}
