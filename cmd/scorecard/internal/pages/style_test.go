package pages

import "testing"

func TestWithoutComments(t *testing.T) {
	for _, c := range []struct{ css, want string }{
		{"", ""},
		{"a{}", "a{}"},
		{"/* a */\nb{}\n/* c\nd */\ne{}\n", "b{}\ne{}\n"},
		{"a{}/* b */c{}", "a{}c{}"},
		{"a{b:c;/* d */e:f}", "a{b:c;e:f}"},
		{"a/* b */c{}", "a/**/c{}"}, // or it would be ac
		{"a /* b */ c{}", "a  c{}"}, // a c, as before
		{"1/**//2", "1/**//2"},      // or it would open a comment
		{"/*! licence */\na{}", "/*! licence */\na{}"},
		{`a::after{content:"/* b */"}`, `a::after{content:"/* b */"}`},
		{`a::after{content:'\'/* b */'}/* c */`, `a::after{content:'\'/* b */'}`},
		{`a{content:"/*`, `a{content:"/*`},
		{"a{content:\"b\n/* c */d:e}", "a{content:\"b\nd:e}"}, // the string ended with its line
		{"a{background:url(//b/*c*/d)}/* e */", "a{background:url(//b/*c*/d)}"},
		{"a{background:URL( '/*b*/' )}/* c */", "a{background:URL( '/*b*/' )}"},
		{"a{background:url(", "a{background:url("},
		{"a{background:url(b", "a{background:url(b"},
		{"a{}/* b", "a{}"},
		{"a{}/*", "a{}"},
		{"/", "/"},
		{`"\`, `"\`},
		{"ŵ/*ŵ*/ŵ{}", "ŵ/**/ŵ{}"},
	} {
		if got := string(withoutComments([]byte(c.css))); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.css, got, c.want)
		}
	}
}

// FuzzWithoutComments keeps any style sheet from a panic, and one without
// comments as it is.
func FuzzWithoutComments(f *testing.F) {
	f.Add("a{b:url(c)/* d */;e:'f'}")
	f.Fuzz(func(t *testing.T, css string) {
		once := string(withoutComments([]byte(css)))
		if twice := string(withoutComments([]byte(once))); len(once) > len(css)+2 || len(twice) > len(once) {
			t.Fatalf("%q becomes %q and then %q", css, once, twice)
		}
	})
}
