package source

import (
	"fmt"
	"slices"
	"testing"
)

func TestNearest(t *testing.T) {
	valid := []string{"children-in-care", "cic-rate", "reviews-on-time", "visits-on-time", "neet", "eet", "Under 1"}
	for _, c := range []struct {
		word string
		want []string
	}{
		{"children-in-car", []string{"children-in-care"}},
		{"chidlren-in-care", []string{"children-in-care"}}, // two letters swapped
		{"children-in-caer", []string{"children-in-care"}},
		{"Children-In-Care", []string{"children-in-care"}}, // capitals do not matter
		{"cic-rat", []string{"cic-rate"}},
		{"neett", []string{"neet"}},
		{"een", []string{"eet"}},
		{"reviews", []string{"reviews-on-time"}},                               // a part of it
		{"on-time", []string{"visits-on-time", "reviews-on-time"}},             // nearest first
		{"eet", []string{"eet", "neet"}},                                       // itself before others
		{"under 1", []string{"Under 1"}},                                       // as it is written
		{"rate", []string{"cic-rate"}},                                         // a part at the end
		{"adoption", nil}, {"", nil}, {"x", nil}, {"zz", nil}, {"carers", nil}, // nothing near
	} {
		if got := Nearest(c.word, valid); !slices.Equal(got, c.want) {
			t.Errorf("near %q are %q, want %q", c.word, got, c.want)
		}
	}
	many := []string{"aad", "aac", "aab", "aaa", "aae"}
	if got := Nearest("aax", many); !slices.Equal(got, []string{"aaa", "aab", "aac"}) {
		t.Errorf("of many as near there are %q", got)
	}
	if got := Nearest("môr", []string{"mor", "mör", "x"}); !slices.Equal(got, []string{"mor", "mör"}) {
		t.Errorf("a character of two bytes counts as more than one: %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "acb", 1}, {"abc", "ab", 1},
		{"kitten", "sitting", 3}, {"ca", "abc", 3}, {"é", "e", 1}, {"abcdef", "badcfe", 3},
	} {
		if distance(c.a, c.b) != c.want || distance(c.b, c.a) != c.want {
			t.Errorf("between %q and %q lie %d and %d, want %d", c.a, c.b, distance(c.a, c.b), distance(c.b, c.a), c.want)
		}
	}
}

func TestDidYouMean(t *testing.T) {
	var many []string
	for n := range 13 {
		many = append(many, fmt.Sprintf("id-%02d-%02d", n, n))
	}
	for _, c := range []struct {
		word  string
		valid []string
		want  string
	}{
		{"tilte", []string{"title", "months"}, `did you mean "title"?`},
		{"on-time", []string{"reviews-on-time", "visits-on-time"}, `did you mean "visits-on-time" or "reviews-on-time"?`},
		{"colour", []string{"title", "months"}, `valid here: "title" or "months"`},
		{"colour", []string{"title"}, `valid here: "title"`},
		{"", []string{"title", "months"}, `valid here: "title" or "months"`},
		{"colour", nil, ""},
		{"colour", many[:12], `valid here: "id-00-00", "id-01-01", "id-02-02", "id-03-03", "id-04-04", "id-05-05", "id-06-06", "id-07-07", "id-08-08", "id-09-09", "id-10-10" or "id-11-11"`},
		{"colour", many, `there are 13 to choose from, among them "id-00-00", "id-01-01", "id-02-02", "id-03-03" or "id-04-04"`},
	} {
		if got := DidYouMean(c.word, c.valid); got != c.want {
			t.Errorf("for %q of %q:\n%s\nwant\n%s", c.word, c.valid, got, c.want)
		}
	}
}

func TestOneOf(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, `"a"`}, {[]string{"a", "b"}, `"a" or "b"`}, {[]string{"a", "b", "c"}, `"a", "b" or "c"`},
	} {
		if got := OneOf(c.words); got != c.want {
			t.Errorf("one of %q is %s, want %s", c.words, got, c.want)
		}
	}
}
