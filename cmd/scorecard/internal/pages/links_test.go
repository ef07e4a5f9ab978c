package pages

import (
	"slices"
	"testing"
)

func TestIDsOf(t *testing.T) {
	for _, test := range []struct {
		page string
		want []string
	}{
		{`<p id="a" class=x><b id='b'><i id=c>`, []string{"a", "b", "c"}},
		{"<p\nid=\"a\"><p\tid=\"a&amp;b\">", []string{"a", "a&b"}},
		{`<p data-id="a" grid="b" aid=c><svg><use href="#id=d"/></svg>`, nil},
		{`<p id="">`, []string{""}},
		{`<p id=><p id= "a">`, nil},
		{`<p id="never ends`, nil},
		{`id="a"`, nil},
		{`<p id=`, nil},
		{``, nil},
	} {
		if got := idsOf([]byte(test.page)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.page, got, test.want)
		}
	}
}
