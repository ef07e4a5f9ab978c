package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// link makes a symbolic link, or skips the test where there are none.
func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
}

func TestRefusals(t *testing.T) {
	const (
		holds   = "the site's own files are in it"
		among   = "it is in a folder of the site's inputs"
		file    = "a file stands where the folder should be"
		foreign = "it is not empty, and no earlier build made it"
		nowhere = "it is a link to a folder that does not exist"
	)
	for _, c := range []struct {
		says, out, want string
		before          func(t *testing.T, dir string)
	}{
		{says: "the site itself", out: "site", want: holds},
		{says: "the folder that the site is in", out: "", want: holds},
		{says: "the site with dots", out: "site/data/..", want: holds},
		{says: "the site by a link", out: "link", want: holds, before: func(t *testing.T, dir string) { link(t, "site", filepath.Join(dir, "link")) }},
		{says: "a link to the folder above", out: "site/link", want: holds, before: func(t *testing.T, dir string) { link(t, "..", filepath.Join(dir, "site/link")) }},
		{says: "the site, even with our mark", out: "site", want: holds, before: func(t *testing.T, dir string) { write(t, dir, "site/"+mark) }},
		{says: "data", out: "site/data", want: among},
		{says: "content", out: "site/content", want: among},
		{says: "layouts", out: "site/layouts", want: among},
		{says: "static", out: "site/static", want: among},
		{says: "cmd", out: "site/cmd", want: among},
		{says: "a new folder in data", out: "site/data/board/public", want: among},
		{says: "a folder in data whose name begins with dots", out: "site/data/..public", want: among},
		{says: "an input, even with our mark", out: "site/static", want: among, before: func(t *testing.T, dir string) { write(t, dir, "site/static/"+mark) }},
		{says: "a new folder in an input by a link", out: "link/public", want: among, before: func(t *testing.T, dir string) { link(t, "site/content", filepath.Join(dir, "link")) }},
		{says: "a folder in an input that is a link", out: "shared/board/public", want: among, before: func(t *testing.T, dir string) {
			write(t, dir, "shared/board/2023-03.csv")
			if err := os.RemoveAll(filepath.Join(dir, "site/data")); err != nil {
				t.Fatal(err)
			}
			link(t, "../shared", filepath.Join(dir, "site/data"))
		}},
		{says: "a file", out: "public", want: file, before: func(t *testing.T, dir string) { write(t, dir, "public") }},
		{says: "a file that is a link", out: "public", want: file, before: func(t *testing.T, dir string) {
			write(t, dir, "other")
			link(t, "other", filepath.Join(dir, "public"))
		}},
		{says: "a folder of somebody else", out: "public", want: foreign, before: func(t *testing.T, dir string) { write(t, dir, "public/index.html") }},
		{says: "a folder with a hidden file alone", out: "public", want: foreign, before: func(t *testing.T, dir string) { write(t, dir, "public/.htaccess") }},
		{says: "a folder with an empty folder in it", out: "public", want: foreign, before: func(t *testing.T, dir string) { write(t, dir, "public/photos/") }},
		{says: "a folder of somebody else by a link", out: "public", want: foreign, before: func(t *testing.T, dir string) {
			write(t, dir, "home/letters.txt")
			link(t, "home", filepath.Join(dir, "public"))
		}},
		{says: "a link that leads nowhere", out: "public", want: nowhere, before: func(t *testing.T, dir string) { link(t, "gone", filepath.Join(dir, "public")) }},
	} {
		dir, site := newSite(t)
		if c.before != nil {
			c.before(t, dir)
		}
		before := tree(t, dir)
		out := filepath.Join(dir, c.out)
		o, err := Begin(out, site)
		var refused *Refusal
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v, %v; want a refusal", c.says, o, err)
			continue
		}
		if refused.Why != c.want || refused.Hint == "" || refused.Dir != out || err.Error() != out+": "+c.want {
			t.Errorf("%s: %+v; want %s", c.says, refused, c.want)
		}
		sameTree(t, c.says, tree(t, dir), before)
	}
}

func TestSiteByALink(t *testing.T) {
	dir, _ := newSite(t)
	link(t, "site", filepath.Join(dir, "link"))
	var refused *Refusal
	for _, out := range []string{"link/content/public", "site/content/public", "link", "site"} {
		if _, err := Begin(filepath.Join(dir, out), filepath.Join(dir, "link")); !errors.As(err, &refused) {
			t.Errorf("%s: %v, want a refusal", out, err)
		}
	}
	build(t, filepath.Join(dir, "link/public"), filepath.Join(dir, "link"), "index.html", "home")
	sameTree(t, "beside the inputs", tree(t, filepath.Join(dir, "site/public")), map[string]string{mark: markText, "index.html": "home"})
}

func TestFoldersThatMayBeReplaced(t *testing.T) {
	for _, c := range []struct {
		says, out string
		before    func(t *testing.T, dir string)
	}{
		{"a folder beside the site", "public", nil},
		{"a folder in the site", "site/public", nil},
		{"a folder with the name of an input elsewhere", "data", nil},
		{"a folder whose name begins as an input's does", "site/database", nil},
		{"a folder whose name begins with dots", "site/..public", nil},
		{"a hidden folder", "site/.public", nil},
		{"an empty folder", "public", func(t *testing.T, dir string) { write(t, dir, "public/") }},
		{"a folder of an earlier build", "public", func(t *testing.T, dir string) { write(t, dir, "public/"+mark, "public/index.html") }},
	} {
		dir, site := newSite(t)
		if c.before != nil {
			c.before(t, dir)
		}
		o := build(t, filepath.Join(dir, c.out), site, "index.html", "home")
		sameTree(t, c.says, tree(t, filepath.Join(dir, c.out)), map[string]string{mark: markText, "index.html": "home"})
		if all, unchanged := o.Files(); all != 1 || unchanged != 0 {
			t.Errorf("%s: %d files, %d unchanged", c.says, all, unchanged)
		}
	}
}

// TestOutputByALink: what is replaced is the folder that the link leads to; the
// link stays, and a server that follows it sees the new site.
func TestOutputByALink(t *testing.T) {
	dir, site := newSite(t)
	write(t, dir, "srv/www/")
	link(t, "srv/www", filepath.Join(dir, "public"))
	for _, text := range []string{"home", "HOME"} {
		build(t, filepath.Join(dir, "public"), site, "index.html", text)
		sameTree(t, "the folder", tree(t, filepath.Join(dir, "srv/www")), map[string]string{mark: markText, "index.html": text})
		if to, err := os.Readlink(filepath.Join(dir, "public")); err != nil || to != "srv/www" {
			t.Errorf("the link leads to %q, %v", to, err)
		}
		onlyThese(t, filepath.Join(dir, "srv"), "www")
		onlyThese(t, dir, "public", "site", "srv")
	}
}

func TestBeginWhereNothingCanBe(t *testing.T) {
	dir, site := newSite(t)
	write(t, dir, "file")
	before := tree(t, dir)
	if o, err := Begin(filepath.Join(dir, "file", "public"), site); err == nil {
		t.Errorf("in a file there is the output %+v", o)
	}
	sameTree(t, "afterwards", tree(t, dir), before)
}
