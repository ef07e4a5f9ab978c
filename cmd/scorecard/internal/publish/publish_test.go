package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// write makes files below a directory, and the folders that they are in. A name
// that ends in a slash is a folder.
func write(t *testing.T, dir string, files ...string) {
	t.Helper()
	for _, name := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		folder := filepath.Dir(path)
		if strings.HasSuffix(name, "/") {
			folder = path
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if folder == path {
			continue
		}
		if err := os.WriteFile(path, []byte("text of "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// newSite makes a folder with a site in it, and gives both.
func newSite(t *testing.T) (dir, site string) {
	t.Helper()
	dir = t.TempDir()
	site = filepath.Join(dir, "site")
	write(t, site, "site.toml", "data/board/scorecard.toml", "content/index.md", "layouts/base.html", "static/logo.svg", "cmd/main.go")
	return dir, site
}

// tree is everything below a directory: names of files with their bytes, of
// links with where they lead, and of folders.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		switch {
		case d.IsDir():
			out[name+"/"] = ""
		case d.Type()&fs.ModeSymlink != 0:
			out[name], err = os.Readlink(path)
		default:
			var data []byte
			data, err = os.ReadFile(path)
			out[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sameTree reports where two trees differ.
func sameTree(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if text, ok := got[name]; !ok || text != want[name] {
			t.Errorf("%s: %s is %q (%t), want %q", what, name, text, ok, want[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s: %s should not be there", what, name)
		}
	}
}

// begin begins an output that a test is sure of.
func begin(t *testing.T, dir, site string) *Output {
	t.Helper()
	o, err := Begin(dir, site)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// put puts files, name and text in turn.
func put(t *testing.T, o *Output, files ...string) {
	t.Helper()
	for n := 0; n < len(files); n += 2 {
		if err := o.Put(files[n], []byte(files[n+1])); err != nil {
			t.Fatal(err)
		}
	}
}

// build puts files in the place of a directory.
func build(t *testing.T, dir, site string, files ...string) *Output {
	t.Helper()
	o := begin(t, dir, site)
	put(t, o, files...)
	if err := o.Commit(); err != nil {
		t.Fatal(err)
	}
	return o
}

// info gives what the file system knows of a file.
func info(t *testing.T, path ...string) fs.FileInfo {
	t.Helper()
	i, err := os.Lstat(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

func TestFirstBuild(t *testing.T) {
	dir, site := newSite(t)
	before := tree(t, dir)
	out := filepath.Join(dir, "web", "board", "public") // nor do the folders above exist
	o := begin(t, out, site)
	put(t, o, "index.html", "home", "board/2023-03/index.html", "March", "board/2023-03/data.csv", "")
	if _, err := os.Stat(out); err == nil {
		t.Error("the directory is there before Commit")
	}
	if err := o.Commit(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "the site", tree(t, out), map[string]string{
		mark: markText, "index.html": "home", "board/": "", "board/2023-03/": "", "board/2023-03/index.html": "March", "board/2023-03/data.csv": ""})
	if all, unchanged := o.Files(); all != 3 || unchanged != 0 {
		t.Errorf("there are %d files, %d unchanged", all, unchanged)
	}
	if err := os.RemoveAll(filepath.Join(dir, "web")); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "everything else", tree(t, dir), before)
}

func TestSecondBuild(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	build(t, out, site, "index.html", "home", "same.css", "a {}", "deep/same.js", "f()", "gone.html", "gone", "gone/index.html", "gone",
		"longer.txt", "a", "shorter.txt", "ab", "file", "x", "folder/a", "y")
	same, js, changed := info(t, out, "same.css"), info(t, out, "deep", "same.js"), info(t, out, "index.html")
	o := build(t, out, site, "index.html", "HOME", "same.css", "a {}", "deep/same.js", "f()", "new.html", "new",
		"longer.txt", "ab", "shorter.txt", "a", "file/a", "x", "folder", "y") // a file is a folder now, and a folder a file
	sameTree(t, "the site", tree(t, out), map[string]string{mark: markText, "index.html": "HOME", "same.css": "a {}", "deep/": "", "deep/same.js": "f()",
		"new.html": "new", "longer.txt": "ab", "shorter.txt": "a", "file/": "", "file/a": "x", "folder": "y"})
	if all, unchanged := o.Files(); all != 8 || unchanged != 2 {
		t.Errorf("there are %d files, %d unchanged; want 8 and 2", all, unchanged)
	}
	for name, before := range map[string]fs.FileInfo{"same.css": same, "deep/same.js": js} {
		now := info(t, out, name)
		if !os.SameFile(now, before) || !now.ModTime().Equal(before.ModTime()) {
			t.Errorf("%s is another file", name)
		}
	}
	if os.SameFile(info(t, out, "index.html"), changed) {
		t.Error("index.html was written into the old file")
	}
	onlyThese(t, dir, "public", "site")
}

// onlyThese reports what else is in a directory.
func onlyThese(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if !slices.Equal(got, want) {
		t.Errorf("in %s there are %q, want %q", filepath.Base(dir), got, want)
	}
}

func TestCountWithoutTheMark(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	build(t, out, site, "index.html", "home")
	if err := os.WriteFile(filepath.Join(out, mark), []byte("made by an earlier version"), 0o644); err != nil {
		t.Fatal(err)
	}
	if all, unchanged := build(t, out, site, "index.html", "home").Files(); all != 1 || unchanged != 1 {
		t.Errorf("there are %d files, %d unchanged; want 1 and 1", all, unchanged)
	}
}

// TestLinksAreNotFollowed: what a link in the old site leads to is neither
// linked to nor written to.
func TestLinksAreNotFollowed(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	build(t, out, site, "a.html", "a")
	const to, text = "../elsewhere.txt", "of the same size" // as the link itself
	if err := os.WriteFile(filepath.Join(dir, "elsewhere.txt"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(out, "a.html")); err != nil {
		t.Fatal(err)
	}
	link(t, to, filepath.Join(out, "a.html"))
	o := build(t, out, site, "a.html", text)
	if _, unchanged := o.Files(); unchanged != 0 || !info(t, out, "a.html").Mode().IsRegular() {
		t.Errorf("the link was kept (%d unchanged)", unchanged)
	}
	sameTree(t, "the site", tree(t, out), map[string]string{mark: markText, "a.html": text})
	if os.SameFile(info(t, out, "a.html"), info(t, dir, "elsewhere.txt")) {
		t.Error("the file that the link led to is part of the site")
	}
}

func TestOldSiteStaysUntilCommit(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	build(t, out, site, "index.html", "home", "gone.html", "gone")
	before := tree(t, out)
	o := begin(t, out, site)
	put(t, o, "index.html", "HOME", "new.html", "new")
	sameTree(t, "before Commit", tree(t, out), before)
	if err := o.Abandon(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "after Abandon", tree(t, out), before)
	onlyThese(t, dir, "public", "site")
	build(t, out, site, "index.html", "HOME")
	sameTree(t, "after a later build", tree(t, out), map[string]string{mark: markText, "index.html": "HOME"})
}

func TestFailedCommit(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	build(t, out, site, "index.html", "home")
	before := tree(t, out)
	o := begin(t, out, site)
	put(t, o, "index.html", "HOME")
	if err := os.RemoveAll(o.new); err != nil { // somebody tidies up
		t.Fatal(err)
	}
	if err := o.Commit(); err == nil {
		t.Error("there was nothing to commit, and no error")
	}
	sameTree(t, "after a failed Commit", tree(t, out), before)
	if err := o.Abandon(); err != nil {
		t.Error(err)
	}
	onlyThese(t, dir, "public", "site")
}

func TestLeftovers(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	build(t, out, site, "index.html", "home")
	// A run was stopped while it wrote.
	write(t, dir, ".public.scorecard-new/half/written.html", ".public.scorecard-new/stale.html")
	build(t, out, site, "index.html", "HOME")
	sameTree(t, "after leftovers", tree(t, out), map[string]string{mark: markText, "index.html": "HOME"})
	onlyThese(t, dir, "public", "site")
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "old/a", "new/b", ".old.scorecard-old/left")
	if err := (disk{}).replace(filepath.Join(dir, "new"), filepath.Join(dir, "old")); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "in two steps", tree(t, dir), map[string]string{"old/": "", "old/b": "text of new/b", "new/": "", "new/a": "text of old/a"})
	if err := (disk{}).replace(filepath.Join(dir, "missing"), filepath.Join(dir, "old")); err == nil {
		t.Error("nothing was put in its place, and no error")
	}
	sameTree(t, "after a failure", tree(t, dir), map[string]string{"old/": "", "old/b": "text of new/b", "new/": "", "new/a": "text of old/a"})
	if err := exchange(filepath.Join(dir, "missing"), filepath.Join(dir, "old")); err == nil {
		t.Error("nothing was exchanged, and no error")
	}
	if err := exchange(filepath.Join(dir, "new"), filepath.Join(dir, "old")); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "in one step", tree(t, dir), map[string]string{"old/": "", "old/a": "text of old/a", "new/": "", "new/b": "text of new/b"})
}

func TestNames(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	build(t, out, site, "index.html", "home")
	before := tree(t, dir)
	o := begin(t, out, site)
	put(t, o, "a.html", "a", "b/c.html", "c")
	for _, c := range []struct{ name, want string }{
		{"", "is not a name"},
		{".", "is not a name"},
		{"..", "is not a name"},
		{"../site/site.toml", "is not a name"},
		{"b/../../x", "is not a name"},
		{"/etc/x", "is not a name"},
		{"b//d.html", "is not a name"},
		{"b/", "is not a name"},
		{"./d.html", "is not a name"},
		{"a.html", "two files of the site would be a.html"},
		{"b/c.html", "two files of the site would be b/c.html"},
		{mark, "two files of the site would be .scorecard"},
		{"a.html/d.html", ""}, // a file is no folder
		{"b", ""},             // a folder is no file
	} {
		if err := o.Put(c.name, []byte("wrong")); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Put(%q): %v; want %q", c.name, err, c.want)
		}
	}
	if err := o.Abandon(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "after wrong names", tree(t, dir), before)
}

func TestManyAtOnce(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	want := map[string]string{mark: markText}
	for pass := range 2 {
		o := begin(t, out, site)
		var wg sync.WaitGroup
		var mu sync.Mutex
		twice := 0
		for n := range 300 {
			name := fmt.Sprintf("%d/%d/%d.html", n%3, n%7, n/2) // each name up to twice
			mu.Lock()
			want[name], want[fmt.Sprintf("%d/", n%3)], want[fmt.Sprintf("%d/%d/", n%3, n%7)] = name, "", ""
			mu.Unlock()
			for range 2 {
				wg.Go(func() {
					if err := o.Put(name, []byte(name)); err != nil {
						mu.Lock()
						twice++
						mu.Unlock()
					}
				})
			}
		}
		wg.Wait()
		if err := o.Commit(); err != nil {
			t.Fatal(err)
		}
		files := 0
		for name := range want {
			if !strings.HasSuffix(name, "/") && name != mark {
				files++
			}
		}
		all, unchanged := o.Files()
		if all != files || twice != 600-files || unchanged != pass*files {
			t.Errorf("pass %d: %d files, %d unchanged, %d refused; want %d files", pass, all, unchanged, twice, files)
		}
		sameTree(t, "the site", tree(t, out), want)
	}
}
