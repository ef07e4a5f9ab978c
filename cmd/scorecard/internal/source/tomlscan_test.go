package source

import (
	"slices"
	"strings"
	"testing"
)

// places checks where keys stand: their paths, with slashes, and their places.
func places(t *testing.T, text string, want [][2]string) {
	t.Helper()
	k := keys(t, text)
	for _, w := range want {
		if got := where(k.Place(strings.Split(w[0], "/")...)); got != w[1] {
			t.Errorf("%s is at %s, want %s, in\n%s", w[0], got, w[1], text)
		}
	}
}

func TestPlacesOfKeys(t *testing.T) {
	places(t, `# title = "in a comment"
title = "é = x" # comment = 1
  indented  =  1
a.b . c = 2
"quoted key".'and é' = 3
in_text = 4
`, [][2]string{
		{"title", "2:1+5"},
		{"indented", "3:3+8"},
		{"a", "4:1+7"},
		{"a/b", "4:1+7"},
		{"a/b/c", "4:1+7"},
		{"quoted key/and é", "5:1+20"},
		{"in_text", "6:1+7"},
		{"comment", "0:0+0"},
		{"a/b/missing", "4:1+7"}, // the nearest above
		{"missing/b", "0:0+0"},
	})
}

func TestPlacesInTables(t *testing.T) {
	places(t, `[first]
x = 1
[ second . "third é" ]
x = 2
[first.deep]
x = 3
`, [][2]string{
		{"first", "1:1+7"},
		{"first/x", "2:1+1"},
		{"second", "3:1+22"},
		{"second/third é", "3:1+22"},
		{"second/third é/x", "4:1+1"},
		{"first/deep", "5:1+12"},
		{"first/deep/x", "6:1+1"},
	})
}

func TestPlacesInLists(t *testing.T) {
	places(t, `[[n]]
x = 1
[[n.m]]
y = 1
[[n.m]]
y = 2
[n.o]
z = 3
[[n]]
x = 2
[[n.m]]
y = 3
[after]
x = 9
`, [][2]string{
		{"n", "1:1+5"},
		{"n/0", "1:1+5"},
		{"n/0/x", "2:1+1"},
		{"n/0/m/0/y", "4:1+1"},
		{"n/0/m/1", "5:1+7"},
		{"n/0/m/1/y", "6:1+1"},
		{"n/0/o", "7:1+5"},
		{"n/0/o/z", "8:1+1"},
		{"n/1", "9:1+5"},
		{"n/1/x", "10:1+1"},
		{"n/1/m/0", "11:1+7"},
		{"n/1/m/0/y", "12:1+1"},
		{"n/2", "1:1+5"},
		{"after/x", "14:1+1"},
	})
}

func TestPlacesInInlineTables(t *testing.T) {
	places(t, `t = { a = 1, "b c" = { d = [1, 2], e = 2 }, f.g = "h = 1, i = {" } # j = 1
l = [ { a = 1 }, { a = 2, b = 3 } ]
m = [
  # k = 1
  { a = 1 }, # l = 2

	{ a = 2 },
]
n = 5
o = { p = """x"""", q = '''y''''', r = 6 }
`, [][2]string{
		{"t", "1:1+1"},
		{"t/a", "1:7+1"},
		{"t/b c", "1:14+5"},
		{"t/b c/d", "1:24+1"},
		{"t/b c/e", "1:36+1"},
		{"t/f/g", "1:45+3"},
		{"t/i", "1:1+1"},
		{"j", "0:0+0"},
		{"l/0/a", "2:9+1"},
		{"l/1/a", "2:20+1"},
		{"l/1/b", "2:27+1"},
		{"m/0/a", "5:5+1"},
		{"m/1/a", "7:4+1"},
		{"k", "0:0+0"},
		{"n", "9:1+1"},
		{"o/q", "10:21+1"},
		{"o/r", "10:36+1"},
	})
}

func TestPlacesAfterStrings(t *testing.T) {
	places(t, `a = """
x = 1
\""" y = 2
"""
b = '''
[z]
'' c = 1
'''
"d" = """"quoted" at both ends""""
e = ''''quoted' at both ends''''
f = "\"g = 1" # h = 1
i = '\' # j = 1
k = ""
l = ''
m = """"""
n = 1979-05-27 07:32:00
o = [ "p = 1", 'q = 1', """
r = 1""" ]
s = 1
`, [][2]string{
		{"a", "1:1+1"},
		{"x", "0:0+0"},
		{"y", "0:0+0"},
		{"b", "5:1+1"},
		{"z", "0:0+0"},
		{"c", "0:0+0"},
		{"d", "9:1+3"},
		{"e", "10:1+1"},
		{"f", "11:1+1"},
		{"g", "0:0+0"},
		{"h", "0:0+0"},
		{"i", "12:1+1"},
		{"j", "0:0+0"},
		{"k", "13:1+1"},
		{"l", "14:1+1"},
		{"m", "15:1+1"},
		{"n", "16:1+1"},
		{"o", "17:1+1"},
		{"r", "0:0+0"},
		{"s", "19:1+1"},
	})
}

func TestPlacesWithinTables(t *testing.T) {
	k := keys(t, "[[n]]\nx = 1\n\n[[n]]\nx = 2\n[s.a]\ntitle = 1\n")
	entries := k.List("n")
	if len(entries) != 2 {
		t.Fatalf("there are %d entries", len(entries))
	}
	s, _ := k.Table("s")
	a, _ := s.Table("a")
	for _, c := range []struct {
		k    *Keys
		key  []string
		want string
	}{
		{entries[0], nil, "1:1+5"}, {entries[1], nil, "4:1+5"}, {entries[0], []string{"x"}, "2:1+1"}, {entries[1], []string{"x"}, "5:1+1"},
		{entries[1], []string{"y"}, "4:1+5"}, {a, nil, "6:1+5"}, {a, []string{"title"}, "7:1+5"}, {s, nil, "6:1+5"}, {k, nil, "0:0+0"},
	} {
		if got := where(c.k.Place(c.key...)); got != c.want {
			t.Errorf("%q of the table is at %s, want %s", c.key, got, c.want)
		}
	}
}

// walk asks for every key of a table, whatever its type, and reports a key
// that the scanner did not find, and a place that is not in the file.
func walk(t *testing.T, f *File, k *Keys) {
	t.Helper()
	names := k.Names()
	if len(names) != len(k.values) {
		t.Errorf("%q has %d keys, and %d names", f.Text, len(k.values), len(names))
	}
	for n, name := range names {
		inside(t, f, k.Place(name))
		if _, own := k.doc.places[strings.Join(slices.Concat(k.path, []string{name}), pathMark)]; !own {
			t.Errorf("%q has no place for the key %q of %q", f.Text, name, k.path)
		}
		if slices.Contains(names[:n], name) {
			t.Errorf("%q has the name %q twice", f.Text, name)
		}
		k.String(name)
		k.Int(name, 0)
		k.Date(name)
		k.Strings(name)
		if table, ok := k.IsTable(name); ok {
			walk(t, f, table)
		}
		for _, entry := range k.List(name) {
			inside(t, f, entry.Place())
			walk(t, f, entry)
		}
	}
	k.Done()
}

// read asks for everything in a TOML file.
func read(t *testing.T, f *File, k *Keys, problems Problems) {
	t.Helper()
	for _, p := range problems {
		inside(t, f, p.Place)
		told(t, p)
	}
	walk(t, f, k)
	for _, p := range k.Problems() {
		inside(t, f, p.Place)
		told(t, p)
		if p.Rule == "unknown-key" {
			t.Errorf("%q has a key that is unknown after it was asked for: %s", f.Text, p.Message)
		}
	}
	for _, path := range k.doc.order {
		inside(t, f, k.doc.places[path])
	}
}

func FuzzTOML(f *testing.F) {
	for _, s := range []string{"title = \"a\"\n[sections.b]\nc = 1 # d\n", "[[n]]\nx = 1\n[[n.m]]\n[n.o]\n", "a.\"b é\".'c' = { d = [1, { e = 2 }], f = '''\n''' }",
		"a = \"\"\"\nb = 1\\\"\"\"\"\"\"", "\xef\xbb\xbfa = 2023-04-30\r\nb = 07:32:00", "é = 1", "a = [\n# b\n1,\n]", "\"\\u00e9\\x41\\e\" = 1", "[a", "a = 1\na = 2", "\xa3 = \"\x80\"", "a = nan\nb = -inf"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, _ := NewFile("site.toml", raw)
		if file == nil {
			return
		}
		k, problems := file.TOML()
		read(t, file, k, problems)
	})
}
