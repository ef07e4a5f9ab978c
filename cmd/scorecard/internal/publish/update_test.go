package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// stay makes a tree of files, name and text in turn.
func stay(t *testing.T, files ...string) (dir, site, out string, tr *Tree) {
	t.Helper()
	dir, site = newSite(t)
	out = filepath.Join(dir, "public")
	o := begin(t, out, site)
	put(t, o, files...)
	tr, err := o.Stay()
	if err != nil {
		t.Fatal(err)
	}
	return dir, site, out, tr
}

// update begins an update with files, name and text in turn, to be put.
func update(t *testing.T, tr *Tree, files ...string) *Update {
	t.Helper()
	u, err := tr.Update()
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(files); n += 2 {
		if err := u.Put(files[n], []byte(files[n+1])); err != nil {
			t.Fatal(err)
		}
	}
	return u
}

// TestUpdate changes a tree, in all the ways in which files get into one
// another's way.
func TestUpdate(t *testing.T) {
	for _, c := range []struct {
		name   string
		before []string // name and text in turn
		put    []string
		remove []string
		after  map[string]string
	}{
		{"nothing", []string{"a", "1"}, nil, nil, map[string]string{"a": "1"}},
		{"another text", []string{"a", "1"}, []string{"a", "2"}, nil, map[string]string{"a": "2"}},
		{"the same text", []string{"a", "1"}, []string{"a", "1"}, nil, map[string]string{"a": "1"}},
		{"a new file", []string{"a", "1"}, []string{"b/c/d", "2"}, nil, map[string]string{"a": "1", "b/": "", "b/c/": "", "b/c/d": "2"}},
		{"one less", []string{"a", "1", "b/c/d", "2", "b/e", "3"}, nil, []string{"b/c/d"}, map[string]string{"a": "1", "b/": "", "b/e": "3"}},
		{"the last of its folders", []string{"a", "1", "b/c/d", "2"}, nil, []string{"b/c/d"}, map[string]string{"a": "1"}},
		{"one that is not there", []string{"a", "1"}, nil, []string{"b/c"}, map[string]string{"a": "1"}},
		{"one under another name", []string{"a/x", "1"}, []string{"b/x", "1"}, []string{"a/x"}, map[string]string{"b/": "", "b/x": "1"}},
		{"a folder where a file was", []string{"a", "1"}, []string{"a/b/c", "2"}, []string{"a"}, map[string]string{"a/": "", "a/b/": "", "a/b/c": "2"}},
		{"a file where a folder was", []string{"a/b/c", "1", "a/d", "2"}, []string{"a", "3"}, []string{"a/b/c", "a/d"}, map[string]string{"a": "3"}},
		{"a file deeper down where a folder was", []string{"x/a/b", "1", "x/c", "2"}, []string{"x/a", "3"}, []string{"x/a/b"}, map[string]string{"x/": "", "x/a": "3", "x/c": "2"}},
		{"everything", []string{"a", "1"}, nil, []string{"a"}, map[string]string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, _, out, tr := stay(t, c.before...)
			before := tree(t, out)
			u := update(t, tr, c.put...)
			for _, name := range c.remove {
				u.Remove(name)
			}
			sameTree(t, "before Commit", tree(t, out), before)
			if err := u.Commit(); err != nil {
				t.Fatal(err)
			}
			c.after[mark] = markText
			sameTree(t, "after Commit", tree(t, out), c.after)
			if err := tr.Close(); err != nil {
				t.Fatal(err)
			}
			onlyThese(t, dir, "public", "site")
		})
	}
}

// TestUpdateAgain makes one update after another, some of them given up.
func TestUpdateAgain(t *testing.T) {
	dir, site, out, tr := stay(t, "a", "1", "same", "x")
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(filepath.Join(out, "same"), old, old); err != nil {
		t.Fatal(err)
	}
	if err := update(t, tr, "a", "wrong").Abandon(); err != nil {
		t.Fatal(err)
	}
	u := update(t, tr, "a", "2", "same", "x")
	if written, removed := u.Files(); written != 1 || removed != 0 {
		t.Errorf("%d files are to be written and %d removed", written, removed)
	}
	if err := u.Commit(); err != nil {
		t.Fatal(err)
	}
	update(t, tr, "a", "left behind") // as if the program had been stopped
	if err := update(t, tr, "b", "3").Commit(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "the site", tree(t, out), map[string]string{mark: markText, "a": "2", "b": "3", "same": "x"})
	if info, err := os.Stat(filepath.Join(out, "same")); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("a file that stayed as it was has another date: %v, %v", info, err)
	}
	var refused *Refusal
	if _, err := Begin(out, site); !errors.As(err, &refused) {
		t.Errorf("another build is let in: %v", err)
	}
	if err := tr.Close(); err != nil {
		t.Fatal(err)
	}
	build(t, out, site, "index.html", "home")
	onlyThese(t, dir, "public", "site")
}

// TestUpdateNames refuses what is no name for a file of the site.
func TestUpdateNames(t *testing.T) {
	_, _, out, tr := stay(t, "a", "1")
	u := update(t, tr, "b", "1")
	for _, name := range []string{"", ".", "../a", "/a", "a/../b", "a//b", mark, "b"} {
		if err := u.Put(name, []byte("2")); err == nil {
			t.Errorf("%q is put", name)
		}
	}
	if err := u.Commit(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "the site", tree(t, out), map[string]string{mark: markText, "a": "1", "b": "1"})
	if err := tr.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestUpdateFails where a folder that is not ours stands in the way: nothing is
// lost that was there.
func TestUpdateFails(t *testing.T) {
	_, _, out, tr := stay(t, "a", "1")
	write(t, out, "b/somebody-elses.txt")
	if err := update(t, tr, "b", "2").Commit(); err == nil {
		t.Fatal("a folder is replaced by a file")
	}
	if got := tree(t, out); got["b/somebody-elses.txt"] == "" || got["a"] != "1" {
		t.Errorf("the tree is %v", got)
	}
	if err := tr.Close(); err != nil {
		t.Fatal(err)
	}
}
