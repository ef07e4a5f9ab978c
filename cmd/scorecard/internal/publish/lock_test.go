package publish

import (
	"errors"
	"path/filepath"
	"testing"
)

// TestTwoBuilds: while one build writes a directory another is refused, and
// neither harms the other.
func TestTwoBuilds(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	for _, end := range []func(*Output) error{(*Output).Abandon, (*Output).Commit, (*Output).Commit} {
		first := begin(t, out, site)
		put(t, first, "index.html", "home")
		before := tree(t, dir)
		var refused *Refusal
		if o, err := Begin(out, site); !errors.As(err, &refused) || refused.Why != "another build is writing it" || refused.Dir != out || refused.Hint == "" {
			t.Fatalf("a second build is %+v, %v", o, err)
		}
		sameTree(t, "after a second build", tree(t, dir), before)
		build(t, filepath.Join(dir, "elsewhere"), site, "index.html", "other") // another directory is free
		put(t, first, "later.html", "later")
		if err := end(first); err != nil {
			t.Fatal(err)
		}
	}
	sameTree(t, "the site", tree(t, out), map[string]string{mark: markText, "index.html": "home", "later.html": "later"})
	onlyThese(t, dir, "elsewhere", "public", "site")
}

// TestRefusedBuildsHoldNothing: a build that was refused, or that failed, keeps
// no other out.
func TestRefusedBuildsHoldNothing(t *testing.T) {
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	write(t, dir, "public/letters.txt")
	if _, err := Begin(out, site); err == nil {
		t.Fatal("a folder of somebody else is not refused")
	}
	onlyThese(t, dir, "public", "site")
	write(t, dir, "public/"+mark)
	o := begin(t, out, site)
	if err := o.Put("a/../b", nil); err == nil {
		t.Error("a wrong name is put")
	}
	if err := o.Abandon(); err != nil {
		t.Fatal(err)
	}
	build(t, out, site, "index.html", "home")
	onlyThese(t, dir, "public", "site")
}
