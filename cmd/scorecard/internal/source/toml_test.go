package source

import (
	"slices"
	"strings"
	"testing"
)

// keys reads TOML that a test is sure of.
func keys(t testing.TB, text string) *Keys {
	t.Helper()
	k, problems := file(t, text).TOML()
	if len(problems) > 0 {
		t.Fatalf("%q is not TOML: %s", text, list(problems))
	}
	return k
}

func TestKeys(t *testing.T) {
	k := keys(t, `title = " Children "
months = 6
on = true
off = false
published = 2023-04-30
next = "2023-05-31"
then = 2023-05-31T10:00:00Z
tags = ["a", " b "]
tag = "c"
none = []
empty = ""
dotted.key = "d"
inline = { b = "1", a = "2" }

[theme]
accent = "#12436d"

[[navigation]]
title = "Home"

[[navigation]]
title = "About"
`)
	for key, want := range map[string]string{"title": "Children", "empty": "", "missing": ""} {
		if got := k.String(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if k.Int("months", 3) != 6 || k.Int("missing", 3) != 3 || !k.Bool("on") || k.Bool("off") || k.Bool("missing") {
		t.Error("numbers or choices are read wrongly")
	}
	for key, want := range map[string]string{"published": "2023-04-30", "next": "2023-05-31", "then": "2023-05-31", "missing": ""} {
		if got := k.Date(key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string][]string{"tags": {"a", "b"}, "tag": {"c"}, "none": {}, "missing": nil} {
		if got := k.Strings(key); !slices.Equal(got, want) || (got == nil) != (want == nil) {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	if got := k.Texts("inline"); !slices.Equal(got, [][2]string{{"b", "1"}, {"a", "2"}}) || k.Texts("missing") != nil {
		t.Errorf("inline is %q", got)
	}
	dotted, ok := k.Table("dotted")
	if !ok || dotted.String("key") != "d" {
		t.Error("a dotted key makes no table")
	}
	if theme, ok := k.IsTable("theme"); !ok || theme.String("accent") != "#12436d" {
		t.Error("[theme] is no table")
	}
	if _, ok := k.IsTable("title"); ok {
		t.Error("a text is a table")
	}
	var titles []string
	for _, entry := range k.List("navigation") {
		titles = append(titles, entry.String("title"))
		entry.Done()
	}
	if !slices.Equal(titles, []string{"Home", "About"}) || k.List("missing") != nil || k.List("none") != nil {
		t.Errorf("the navigation is %q", titles)
	}
	if !k.Has("title") || k.Has("missing") {
		t.Error("keys are there that are not")
	}
	k.Done()
	if len(k.Problems()) > 0 {
		t.Errorf("problems: %s", list(k.Problems()))
	}
}

// TestWrongTypes asks for every type where every other stands.
func TestWrongTypes(t *testing.T) {
	values := []struct{ text, kind string }{
		{`"text"`, `the text "text"`},
		{`3`, `the number 3`},
		{`3.5`, `the number 3.5`},
		{`true`, `true`},
		{`2023-04-30`, `the date 2023-04-30`},
		{`["a"]`, `a list`},
		{`{ b = "c" }`, `a table`},
	}
	asks := []struct {
		wanted string
		fits   []string // the values that are right
		ask    func(k *Keys, key string)
	}{
		{"text in quotation marks", []string{`"text"`}, func(k *Keys, key string) { k.String(key) }},
		{"a whole number", []string{`3`}, func(k *Keys, key string) {
			if got := k.Int(key, 7); got != 7 && got != 3 {
				panic("a number that is nowhere")
			}
		}},
		{"true or false", []string{`true`}, func(k *Keys, key string) { k.Bool(key) }},
		{"a date such as 2023-04-30", []string{`2023-04-30`}, func(k *Keys, key string) { k.Date(key) }},
		{"a list of texts", []string{`"text"`, `["a"]`}, func(k *Keys, key string) { k.Strings(key) }},
		{"a table: [key]", []string{`{ b = "c" }`}, func(k *Keys, key string) { k.Table(key) }},
		{"a table: [key]", []string{`{ b = "c" }`}, func(k *Keys, key string) { k.Texts(key) }},
		{"a list of tables: [[key]]", nil, func(k *Keys, key string) { k.List(key) }},
	}
	for _, a := range asks {
		for _, v := range values {
			k := keys(t, "# é\n key = "+v.text+"\n")
			a.ask(k, "key")
			want := `2:2+3 wrong-type: "key" is ` + v.kind + "; wanted " + a.wanted
			if slices.Contains(a.fits, v.text) {
				want = ""
			}
			if got := list(k.Problems()); got != want {
				t.Errorf("%s where %s is wanted:\n%s\nwant\n%s", v.text, a.wanted, got, want)
			}
			k.Done()
			if got := list(k.Problems()); got != want {
				t.Errorf("a key of a wrong type is also unknown: %s", got)
			}
		}
	}
}

func TestWrongElements(t *testing.T) {
	for _, c := range []struct {
		text, want string
		ask        func(k *Keys)
	}{
		{`a = ["x", 3]`, `1:11+1 wrong-type: "a" has in it the number 3; wanted a list of texts`, func(k *Keys) { k.Strings("a") }},
		{`a = [["x"]]`, `1:6+1 wrong-type: "a" has in it a list; wanted a list of texts`, func(k *Keys) { k.Strings("a") }},
		{`a = [{ b = 1 }, 3]`, `1:1+1 wrong-type: "a" is a list; wanted a list of tables: [[a]]`, func(k *Keys) { k.List("a") }},
		{"[[a]]\nb = 1", `1:1+5 wrong-type: "a" is a list; wanted a list of texts`, func(k *Keys) { k.Strings("a") }},
		{"[a]\nx = \"y\"\nb = 1", `3:1+1 wrong-type: "b" is the number 1; wanted text in quotation marks`, func(k *Keys) { k.Texts("a") }},
		{`a = "30 April"`, `1:1+1 wrong-type: "a" is the text "30 April"; wanted a date such as 2023-04-30`, func(k *Keys) { k.Date("a") }},
		{`a = "2023-02-29"`, `1:1+1 wrong-type: "a" is the text "2023-02-29"; wanted a date such as 2023-04-30`, func(k *Keys) { k.Date("a") }},
		{`a = "2023-4-3"`, `1:1+1 wrong-type: "a" is the text "2023-4-3"; wanted a date such as 2023-04-30`, func(k *Keys) { k.Date("a") }},
		{`a = 07:32:00`, `1:1+1 wrong-type: "a" is the time 07:32:00; wanted a date such as 2023-04-30`, func(k *Keys) { k.Date("a") }},
	} {
		k := keys(t, c.text)
		c.ask(k)
		if got := list(k.Problems()); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

func TestUnknownKeys(t *testing.T) {
	k := keys(t, "title = \"a\"\nmonhts = 3\n[theme]\nacent = \"b\"\n[tehme]\n[sections.a]\nzzz = 1\n")
	k.String("title")
	k.Int("months", 3)
	theme, _ := k.Table("theme")
	theme.String("accent")
	theme.Done()
	sections, _ := k.Table("sections")
	a, _ := sections.Table("a")
	a.String("title")
	a.String("note")
	a.Done()
	sections.Done()
	k.Done()
	want := `4:1+5 unknown-key: "acent" is not a key that is known here
7:1+3 unknown-key: "zzz" is not a key that is known here
2:1+6 unknown-key: "monhts" is not a key that is known here
5:1+7 unknown-key: "tehme" is not a key that is known here`
	if got := list(k.Problems()); got != want {
		t.Errorf("the problems are\n%s\nwant\n%s", got, want)
	}
	for n, hint := range []string{`did you mean "accent"?`, `valid here: "note" or "title"`, `did you mean "months"?`, `did you mean "theme"?`} {
		if got := k.Problems()[n].Hint; got != hint {
			t.Errorf("the hint is %s, want %s", got, hint)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		text string
		path []string
		want string
	}{
		{"b = 1\na = 2\nc = 3", nil, "b a c"},
		{"z.y = 1\na = 2\nz.x = 3", nil, "z a"},
		{"z.y = 1\na = 2\nz.x = 3", []string{"z"}, "y x"},
		{"[sections.c]\n[sections.a]\n[other]\n[sections.b]", nil, "sections other"},
		{"[sections.c]\n[sections.a]\n[other]\n[sections.b]", []string{"sections"}, "c a b"},
		{"[sections.b.x]\n[sections.a]\n[sections.b]\nk = 1", []string{"sections"}, "b a"},
		{"[sections.b.x]\n[sections.a]\n[sections.b]\nk = 1", []string{"sections", "b"}, "x k"},
		{"[labels]\n\"On track\" = \"green\"\n'↑' = \"up\"\n\"\\u2193\" = \"down\"\nplain = \"red\"", []string{"labels"}, "On track ↑ ↓ plain"},
		{"a = { z = 1, y = { x = 2 }, w = 3 }", []string{"a"}, "z y w"},
		{"a = 1 # b = 2\n# c = 3\nd = \"e = 5\"\n", nil, "a d"},
		{"a = \"\"\"\nb = 1\n[c]\n\"\"\"\nd = '''\ne = 2'''\nf = 3", nil, "a d f"},
		{"", nil, ""},
	} {
		k := keys(t, c.text)
		for _, name := range c.path {
			var ok bool
			if k, ok = k.Table(name); !ok {
				t.Fatalf("%q has no table %s", c.text, name)
			}
		}
		if got := strings.Join(k.Names(), " "); got != c.want {
			t.Errorf("the keys of %q in %q are %s, want %s", c.path, c.text, got, c.want)
		}
	}
}

// TestNotTOML has files that are refused. The words are the toml package's own.
func TestNotTOML(t *testing.T) {
	for _, c := range []struct{ text, at string }{
		{"title = Adoption\n", "1:9"},
		{"title = \"Adoption\n", "1:18"},
		{"\n\ntitle = \n", "3:9"},
		{"a = 1\na = 2\n", "2:1"},
		{"é = 1\n", "1:1"},
		{"\"é\" = 1\n£ = 2\n", "2:1"},
		{"\"é£\" = x\n", "1:8"},
		{"[a\nb = 1\n", "1:3"},
		{"a = 2023-02-30\n", "1:5"},
		{"[a]\n[a]\n", "2:2"},
	} {
		f := file(t, c.text)
		k, problems := f.TOML()
		if len(problems) != 1 || problems[0].Rule != "toml" || !problems.Fatal() {
			t.Errorf("%q: %+v", c.text, problems)
			continue
		}
		p := problems[0]
		inside(t, f, p.Place)
		told(t, p)
		if at, _, _ := strings.Cut(where(p.Place), "+"); at != c.at || p.Hint == "" {
			t.Errorf("%q: %s at %s (hint: %s), want it at %s", c.text, p.Message, at, p.Hint, c.at)
		}
		k.Done() // nothing of it is known, so nothing is unknown
		if len(k.Names()) > 0 || len(k.Problems()) > 0 || k.String("title") != "" {
			t.Errorf("%q has keys: %q, %s", c.text, k.Names(), list(k.Problems()))
		}
	}
}
