package source

import (
	"strings"
	"testing"
)

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct{ says, in, published, body, at, begins string }{
		{"front matter and text", "+++\npublished = 2023-04-30\n+++\nText\n", "2023-04-30", "Text\n", "2:1+9", "4:1"},
		{"Windows line endings", "+++\r\npublished = 2023-04-30\r\n+++\r\nText\r\n", "2023-04-30", "Text\n", "2:1+9", "4:1"},
		{"old Macintosh line endings", "+++\rpublished = 2023-04-30\r+++\rText\r", "2023-04-30", "Text\n", "2:1+9", "4:1"},
		{"a byte order mark", "\xef\xbb\xbf+++\npublished = 2023-04-30\n+++\nText\n", "2023-04-30", "Text\n", "2:1+9", "4:1"},
		{"white space beside the marks", "+++ \n\n\tpublished = 2023-04-30\n +++\t\nText\n", "2023-04-30", "Text\n", "3:2+9", "5:1"},
		{"nothing below", "+++\npublished = 2023-04-30\n+++\n", "2023-04-30", "", "2:1+9", "4:1"},
		{"no line feed at the end", "+++\npublished = 2023-04-30\n+++", "2023-04-30", "", "2:1+9", "3:4"},
		{"nothing between", "+++\n+++\nText\n", "", "Text\n", "0:0+0", "3:1"},
		{"nothing at all between or below", "+++\n+++\n", "", "", "0:0+0", "3:1"},
		{"a third mark belongs to the text", "+++\npublished = 2023-04-30\n+++\n+++\nText\n", "2023-04-30", "+++\nText\n", "2:1+9", "4:1"},
		{"no front matter", "Text\n+++\npublished = 2023-04-30\n+++\n", "", "Text\n+++\npublished = 2023-04-30\n+++\n", "0:0+0", "1:1"},
		{"four marks are none", "++++\nText\n", "", "++++\nText\n", "0:0+0", "1:1"},
		{"an empty line before is text", "\n+++\n+++\n", "", "\n+++\n+++\n", "0:0+0", "1:1"},
		{"a rule of hyphens is text", "---\nText\n", "", "---\nText\n", "0:0+0", "1:1"},
		{"nothing", "", "", "", "0:0+0", "1:1"},
	} {
		f := file(t, c.in)
		k, body, problems := f.FrontMatter()
		if len(problems) > 0 {
			t.Errorf("%s has problems: %s", c.says, list(problems))
			continue
		}
		if got := k.Date("published"); got != c.published || string(body.Text) != c.body {
			t.Errorf("%s: published %q, text %q; want %q and %q", c.says, got, body.Text, c.published, c.body)
		}
		if got := where(k.Place("published")); got != c.at {
			t.Errorf("%s: the key is at %s, want %s", c.says, got, c.at)
		}
		begins := body.At(0, 1)
		inside(t, f, Place{begins.File, begins.Line, begins.Col, begins.Width, strings.Split(string(f.Text), "\n")[begins.Line-1]})
		if got, _, _ := strings.Cut(where(begins), "+"); got != c.begins && c.body != "" {
			t.Errorf("%s: the text begins at %s, want %s", c.says, got, c.begins)
		}
	}
}

func TestWrongFrontMatter(t *testing.T) {
	for _, c := range []struct{ says, in, body, want string }{
		{"no end", "+++\npublished = 2023-04-30\n\nText\n", "", "1:0+0 front-matter: the front matter has no end"},
		{"a mark alone", "+++", "", "1:0+0 front-matter: the front matter has no end"},
		{"a mark alone on its line", "+++\n", "", "1:0+0 front-matter: the front matter has no end"},
		{"front matter as other programs have it", "---\ntitle: About\n---\nText\n", "---\ntitle: About\n---\nText\n", "1:0+0 front-matter: front matter between lines of --- is not read"},
		{"an end of another kind", "+++\npublished = 2023-04-30\n---\nText\n", "", "1:0+0 front-matter: the front matter has no end"},
	} {
		f := file(t, c.in)
		k, body, problems := f.FrontMatter()
		if got := list(problems); got != c.want || string(body.Text) != c.body || len(k.Names()) > 0 {
			t.Errorf("%s: %s, with the text %q; want %s", c.says, got, body.Text, c.want)
		}
	}
	f := file(t, "+++\ntitle = \"é\"\npublished = soon\n+++\nText\n")
	k, body, problems := f.FrontMatter()
	if len(problems) != 1 || problems[0].Place.Line != 3 || problems[0].Place.Col != 13 || problems[0].Place.Text != "published = soon" {
		t.Errorf("a date that is none: %+v", problems)
	}
	if string(body.Text) != "Text\n" || k.String("title") != "" {
		t.Errorf("a date that is none: text %q, title %q", body.Text, k.String("title"))
	}
	f = file(t, "+++\nnext = 3\npublised = 2023-04-30\n+++\n")
	k, _, _ = f.FrontMatter()
	k.Date("published")
	k.Date("next")
	k.Done()
	want := `2:1+4 wrong-type: "next" is the number 3; wanted a date such as 2023-04-30
3:1+8 unknown-key: "publised" is not a key that is known here`
	if got := list(k.Problems()); got != want {
		t.Errorf("the problems are\n%s\nwant\n%s", got, want)
	}
}

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{"+++\npublished = 2023-04-30\n+++\nText\n", "+++\r\ntitle = \"é\r\n+++\r\n", "+++\n[[a]]\nb = '''\n+++\n'''\n+++", "+++", "+++\n+++", "Text", "---\ntitle: a\n---\n", "\xef\xbb\xbf +++ \n\xa3 = 1\n+++"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, _ := NewFile("index.md", raw)
		if file == nil {
			return
		}
		k, body, problems := file.FrontMatter()
		// The front matter is read as a part of the file, whose places are the file's.
		for _, p := range append(problems, k.Problems()...) {
			inside(t, file, p.Place)
			told(t, p)
		}
		for _, name := range k.Names() {
			inside(t, file, k.Place(name))
		}
		if !strings.HasSuffix(string(file.Text), string(body.Text)) {
			t.Errorf("%q has the text %q", raw, body.Text)
		}
		before := strings.Count(string(file.Text[:len(file.Text)-len(body.Text)]), "\n")
		if got := body.At(0, 0).Line; got != before+1 {
			t.Errorf("%q has its text on line %d, want %d", raw, got, before+1)
		}
	})
}
