package prose

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// TestTelling reads sentences of which some tell that three children came into
// care, that eleven left, or that dental checks were 56.66%, 243 of 429, all of
// which is withheld.
func TestTelling(t *testing.T) {
	w := readWorld(t, "testdata/corpus.txt")
	withhold := func(id string) {
		for n := range w.facts.Indicators {
			if i := &w.facts.Indicators[n]; i.ID == id {
				last := len(i.History) - 1
				i.History[last].Has, i.History[last].Shown, i.Known, i.Now = false, scorecard.Decimal{}, false, i.History[last]
				i.Now.Has = false
			}
		}
	}
	for _, id := range []string{"entered-care", "left-care", "dental-checks"} {
		withhold(id)
	}
	secrets := &Secrets{Least: 6, Of: []Secret{
		{Indicator: "entered-care", Section: "care", Values: []scorecard.Decimal{scorecard.Int(3)}},
		{Indicator: "left-care", Section: "care", Values: []scorecard.Decimal{scorecard.Int(11)}},
		{Indicator: "dental-checks", Section: "health", Percent: true, Values: []scorecard.Decimal{scorecard.Scaled(5666, 2), scorecard.Int(243), scorecard.Int(429)}},
	}}
	reader := NewReader(w.facts)
	for _, c := range []struct {
		section, text string
		finds         int
	}{
		// What tells.
		{"care", "Three children came into care.", 1},
		{"care", "3 young people came in.", 1},
		{"care", "A sibling group of three came.", 1},
		{"care", "Two families asked for help.", 1},
		{"care", "There was one baby.", 1},
		{"care", "No children entered care.", 1},
		{"care", "Children entering care: 4.", 1},
		{"care", "Of the children leaving care 9 went home and 2 did not.", 2},
		{"care", "Both children entering care are well.", 1},
		{"care", "Children entering care were a couple.", 1},
		{"care", "Eleven went home.", 1},
		{"care", "In all, 11.", 1},
		{"care", "All of the children leaving care went home.", 1},
		{"care", "There were no children entering care.", 1},
		{"care", "Children leaving care fell by 2.", 1},
		{"care", "Half of the children leaving care are boys.", 1},
		{"care", "Table: who\n\n| | |\n|-|-|\n| Children | 3 children |\n", 1},
		{"care", "`3 children`", 1},
		{"", "Three children came into care.", 1},
		{"young-people", "Three children came into care.", 1},
		{"health", "Dental checks stand at 57%.", 1},
		{"health", "More than half, 56.66 per cent, were seen.", 1},
		{"health", "243 children were seen by a dentist.", 1},
		{"health", "Of 429 they saw most.", 1},
		// What does not.
		{"leavers", "Three children came into care.", 0},
		{"care", "There were 437 children in care, 7 fewer than in February.", 0},
		{"care", "We met them on 3 March 2023, for 3 hours.", 0},
		{"care", "Children aged 3 to 5 go to nursery.", 0},
		{"care", "In the last 3 months we wrote 12 letters.", 0},
		{"care", "On 5 February they entered care.", 0},
		{"care", "Section 20 and section 31 of the Children Act apply.", 0},
		{"health", "Immunisations are at 87%.", 0},
		{"health", "We spent £11 and £243.", 0},
		{"care", "In all, we write about children leaving care.", 0},
		{"care", "Children leaving care are no longer in care.", 0},
		{"care", "", 0},
	} {
		texts := []Text{{Section: c.section, Passages: passages(t, c.text), Place: source.Place{File: "a.md"}}}
		found := reader.Telling(w.facts, texts, secrets)
		if len(found) != c.finds {
			t.Errorf("%s: %q: %d are found, wanted %d", c.section, c.text, len(found), c.finds)
		}
		for _, f := range found {
			if f != (Finding{f.Rule, found[0].Message, found[0].Hint, f.Place}) || strings.ContainsAny(f.Message+f.Hint, "0123456789") {
				t.Errorf("%q tells why it is found: %+v", c.text, f)
			}
		}
	}
	if found := reader.Telling(w.facts, []Text{{Section: "care", Passages: passages(t, "Three children came.")}}, &Secrets{Least: 6}); len(found) > 0 {
		t.Errorf("where nothing is withheld: %v", found)
	}
}
