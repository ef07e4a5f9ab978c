package prose

import (
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
)

// TestWording holds texts against our own list, with a site's words laid over
// it; wrong ones outnumber right ones.
func TestWording(t *testing.T) {
	stylist := NewStylist(Wording{Instead: map[string]string{"punter": "resident", "respite": ""}, Known: []string{"MASH"}, SentenceWords: 8},
		map[string]string{"PEP": "personal education plan"})
	for _, c := range []struct{ text, want string }{
		{"A PEP and two PEPs for the MASH.", ""},
		{"A personal education meeting (PEM) was held. A PEM is new.", ""},
		{"The DSL and the DSL's deputy.", "abbreviation"},
		{"The DSL (designated safeguarding lead) met.", ""},
		{"In Part IV the UK and GPs agree.", ""},
		{"We met ABC and XYZ.", "abbreviation abbreviation"},
		{"Respite was offered.", ""},
		{"Respite Care Ltd. Punter.", "wording"},
		{"LAC told us. LAC said so.", "abbreviation wording"},
		{"A lac is a resin.", ""},
		{"In order to help siblings.", "wording wording"},
		{"We saw each child and each of them spoke with us.", "long-sentence"},
		{"We saw each child. We spoke. We came back.", ""},
		{"    A DSL in code, in order to be left alone as it is.\n", ""},
		{"## In order to\n", "wording"},
		{strings.Repeat("We go on. ", 50), "long-paragraph"},
	} {
		var got []string
		for _, f := range stylist.Check([]Text{{Passages: passages(t, c.text)}}) {
			got = append(got, f.Rule)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, want %q", c.text, s, c.want)
		}
	}
}

// TestReadingAge works the index out by hand: 100 words of 4 letters in 10
// sentences give 4.71 × 4 + 0.5 × 10 − 21.43 = 2.41, the third grade, age 8.
func TestReadingAge(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{strings.Repeat("Four four four four four four four four four four. ", 10), 8},
		{strings.Repeat("Sevenss sevenss sevenss sevenss sevenss sevenss sevenss sevenss sevenss sevenss. ", 10), 22},
		{strings.Repeat("We go on to a. ", 40), 5},
		{strings.Repeat("Four four four four four four four four four four. ", 9), 0},
		{strings.Repeat("four ", 400), 0},
		{"", 0},
	} {
		texts := Text{Passages: passages(t, c.text)}
		if got, ok := ReadingAge(&texts); got != c.want || ok != (c.want > 0) {
			t.Errorf("%.30q: %d, %t, want %d", c.text, got, ok, c.want)
		}
	}
}

// TestWithheld wants no number that was typed in a message, once a figure is
// withheld: it may be that figure.
func TestWithheld(t *testing.T) {
	w := readWorld(t, "testdata/corpus.txt")
	w.facts.Withheld = true
	for _, text := range []string{"The number of children in care fell from 444 to 473.", "At the time of writing 403 were in care.", "The number of children in care is now 391.", "Over 500 children are in care."} {
		found, _ := NewReader(w.facts).Check(w.facts, []Text{{Section: "care", Passages: passages(t, text), Place: source.Place{File: "a.md"}}})
		if len(found) == 0 {
			t.Errorf("%q: nothing is found", text)
		}
		for _, f := range found {
			for _, typed := range []string{"473", "403", "391", "500"} {
				if strings.Contains(f.Message+f.Hint, typed) {
					t.Errorf("%q: %s", text, f.Message)
				}
			}
		}
	}
}
