package figures

import (
	"strings"
	"testing"
)

func TestTitlesAndSummaries(t *testing.T) {
	for _, c := range []struct {
		says           string
		indicator      string
		target         string
		rows           []string
		title, summary string
	}{
		{"down", indicator("a"), "", []string{"a,444", "a,437"}, "A fell to 437 in March 2023",
			"Between 437 (March 2023) and 444 (February 2023). Fell from 444 to 437 between February 2023 and March 2023."},
		{"up, with a target", indicator("a", "unit=%", "good=high"), "a,,,>=95", []string{"a,90.5", "a,96.0"}, "A rose to 96.0% in March 2023, meeting the target of 95% or more",
			"Between 90.5% (February 2023) and 96.0% (March 2023). Rose from 90.5% to 96.0% between February 2023 and March 2023. Target 95% or more: met."},
		{"the same", indicator("a"), "", []string{"a,6", "a,6"}, "A stayed at 6 in March 2023", "Stayed at 6 between February 2023 and March 2023."},
		{"too little change", indicator("a", "least_change=5"), "", []string{"a,6", "a,7"}, "A changed little, to 7 in March 2023",
			"Between 6 (February 2023) and 7 (March 2023). Changed little, from 6 to 7 between February 2023 and March 2023."},
		{"one figure", indicator("a"), "a,,<=5", []string{"a,6"}, "A: 6 in March 2023, above the target of 5 or less", "6 in March 2023. Target 5 or less: not met."},
		{"no figure", indicator("a"), "a,,<=5", []string{"a,6", "a,,,[x]"}, "A: no figure for March 2023", "The line has gaps where there is no figure."},
		{"a gap", indicator("a"), "", []string{"a,6", "", "a,4"}, "A: 4 in March 2023", "Between 4 (March 2023) and 6 (January 2023). 4 in March 2023. The line has gaps where there is no figure."},
		{"the earliest of equals", indicator("a"), "", []string{"a,6", "a,4", "a,6", "a,4"}, "A fell to 4 in March 2023",
			"Between 4 (January 2023) and 6 (December 2022). Fell from 6 to 4 between February 2023 and March 2023."},
		{"a long run", indicator("a"), "", []string{"a,9", "a,7", "a,5", "a,4", "a,6"}, "A rose to 6 in March 2023",
			"Between 4 (February 2023) and 9 (November 2022). Rose from 4 to 6 between February 2023 and March 2023. " +
				"Longest run in one direction: 3 falls, from November 2022 to February 2023."},
		{"too many words for the target", indicator("a", "name=One two three four five six seven eight nine"), "a,,<=5", []string{"a,9", "a,7"},
			"One two three four five six seven eight nine fell to 7 in March 2023", "Between 7 (March 2023) and 9 (February 2023). Fell from 9 to 7 between February 2023 and March 2023. Target 5 or less: not met."},
		{"room for the target's number alone", indicator("a", "name=One two three four"), "a,,<=5", []string{"a,9", "a,7"},
			"One two three four fell to 7 in March 2023, above the target of 5", "Between 7 (March 2023) and 9 (February 2023). Fell from 9 to 7 between February 2023 and March 2023. Target 5 or less: not met."},
		{"room for a number that the target does not take in", indicator("a", "name=One two three four five"), "a,,<5", []string{"a,9", "a,7"},
			"One two three four five fell to 7 in March 2023", "Between 7 (March 2023) and 9 (February 2023). Fell from 9 to 7 between February 2023 and March 2023. Target below 5: not met."},
		{"room for one bound of two", indicator("a", "name=One two three four", "good=range"), "a,,5 to 6", []string{"a,9", "a,7"},
			"One two three four fell to 7 in March 2023", "Between 7 (March 2023) and 9 (February 2023). Fell from 9 to 7 between February 2023 and March 2023. Target 5 to 6: not met."},
		{"a withheld figure is no extreme", indicator("a"), "", []string{"a,6", "a,,,[c]", "a,4"}, "A: 4 in March 2023",
			"Between 4 (March 2023) and 6 (January 2023). 4 in March 2023. The line has gaps where there is no figure."},
	} {
		b := board{indicators: []string{c.indicator}, months: monthly("2023-03", c.rows...)}
		for month, rows := range b.months {
			if rows == nil {
				delete(b.months, month)
			}
		}
		if c.target != "" {
			b.targets = []string{c.target}
		}
		r := b.edition(t, "2023-03").Row("a")
		if r.Title() != c.title || r.Summary() != c.summary {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", c.says, r.Title(), r.Summary(), c.title, c.summary)
		}
	}
}

func TestWordsOfCategories(t *testing.T) {
	b := board{indicators: []string{indicator("a", "categories=age")}, categories: []string{"age,x,Under 1,"}, months: monthly("2023-03", "a,5,,,x", "a,4,,,x")}
	r := &b.edition(t, "2023-03").Row("a").Categories[0]
	if r.Subject() != "A, Under 1" || r.Title() != "A, Under 1 fell to 4 in March 2023" {
		t.Errorf("the category is called %q, %q", r.Subject(), r.Title())
	}
}

func TestOneMore(t *testing.T) {
	for _, c := range []struct{ unit, row, want string }{
		{"%", "a,,,,,2,23", "One of 23 is 4.3 percentage points."},
		{"%", "a,,,,,1,100", "One of 100 is 1 percentage point."},
		{"%", "a,,,,,1,8", "One of 8 is 12.5 percentage points."},
		{"%", "a,8.7,,,,2,23", "One of 23 is 4.3 percentage points."},
		{"%", "a,,,,,1,101", ""},
		{"%", "a,8.7", ""},
		{"%", "a,,,[c]", ""},
		{"ratio", "a,,,,,2,23", ""},
	} {
		b := board{indicators: []string{indicator("a", "unit="+c.unit)}, months: map[string][]string{"2023-03": {c.row}}}
		if got := b.edition(t, "2023-03").Row("a").OneMore(); got != c.want {
			t.Errorf("%s: %q, want %q", c.row, got, c.want)
		}
	}
}

// TestStated compares what a council said with what the figures say.
func TestStated(t *testing.T) {
	const labels = "[labels]\nYellow = \"amber\"\n\"↑\" = \"up\"\nImproved = \"better\"\n\"No change\" = \"same\""
	for _, c := range []struct {
		says           string
		indicator      string
		target         string
		february, said string // of March: value and stated words
		want           string
	}{
		{"all of it right", indicator("a"), "a,,,<=5,<=7", "a,8", "6,amber,down,better", ""},
		{"in the council's own words", indicator("a", "good=high"), "a,,,>=7,>=5", "a,5", "6,Yellow,↑,Improved", ""},
		{"whatever the capitals", indicator("a", "good=high"), "a,,,>=7,>=5", "a,6", "6,YELLOW,no change,No Change", ""},
		{"nothing said", indicator("a"), "a,,,<=5,<=7", "a,8", "6,,,", ""},
		{"another light", indicator("a"), "a,,,<=5,<=7", "a,8", "6,green,,", `"a" is stated as green and works out as amber (stated-status)`},
		{"another light in its own words", indicator("a"), "a,,,<=5,<=7", "a,8", "5,Yellow,,", `"a" is stated as Yellow and works out as green (stated-status)`},
		{"another movement", indicator("a"), "", "a,8", "6,,↑,", `"a" is stated as ↑ and works out as down (stated-movement)`},
		{"another judgement", indicator("a"), "", "a,8", "6,,down,worse", `"a" is stated as worse and works out as better (stated-judgement)`},
		{"a light without a target", indicator("a"), "", "a,8", "6,green,,", `"a" is stated as green, and nothing can be worked out: it has no target in targets.csv (stated-status)`},
		{"a light with a target alone", indicator("a"), "a,,<=5", "a,8", "6,red,,", `"a" is stated as red, and nothing can be worked out: its target has no rule for green (stated-status)`},
		{"a light without a figure", indicator("a"), "a,,,<=5", "a,8", ",red,,", `"a" is stated as red, and nothing can be worked out: no figure to hold against 5 or less (stated-status)`},
		{"a movement without a figure before", indicator("a"), "", "", "6,,up,", `"a" is stated as up, and nothing can be worked out: there is no figure for February 2023 to compare with (stated-movement)`},
		{"a judgement without a figure before", indicator("a"), "", "", "6,,,worse", `"a" is stated as worse, and nothing can be worked out: there is no figure for February 2023 to compare with (stated-judgement)`},
		{"a judgement for information", indicator("a", "good=none"), "", "a,8", "6,,,better", `"a" is stated as better, and nothing can be worked out: no direction is good for this indicator (stated-judgement)`},
		{"none, where there is none", indicator("a"), "", "", "6,none,none,none", ""},
		{"none, where there is one", indicator("a"), "a,,,<=5,<=7", "a,8", "6,none,,", `"a" is stated as none and works out as amber (stated-status)`},
	} {
		cells := strings.Split(c.said, ",")
		marker := ""
		if cells[0] == "" {
			marker = "[x]"
		}
		b := board{settings: labels, indicators: []string{c.indicator}, months: map[string][]string{"2023-03": {"a," + cells[0] + ",," + marker + ",,,,," + strings.Join(cells[1:], ",")}}}
		if c.february != "" {
			b.months["2023-02"] = []string{c.february}
		}
		if c.target != "" {
			b.targets = []string{c.target}
		}
		_, problems := b.derive(t)
		want := c.want
		if want != "" {
			want = "data/b/2023-03.csv:2:1: warning: " + want + "\n"
		}
		if got := list(problems); got != want {
			t.Errorf("%s:\n%swant\n%s", c.says, got, want)
		}
	}
}

// TestStatedOfOtherPeriods: what was said of a category is compared with that
// category; what was said of another period than the newest is not dropped
// without a word.
func TestStatedOfOtherPeriods(t *testing.T) {
	b := board{indicators: []string{indicator("a", "categories=age")}, categories: []string{"age,x,X,", "age,y,Y,"}, targets: []string{"a,,,<=5,<=7", "a,,,<=5,<=7,x"},
		months: map[string][]string{"2023-03": {"a,9,2023-02,,,,,,green", "a,9,,,,,,,red", "a,9,,,x,,,,green", "a,9,,,y,,,,red", "a,99,ytd,,,,,,green"}}}
	_, problems := b.derive(t)
	want := `data/b/2023-03.csv:2:1: warning: what is stated about "a" for February 2023 is compared with nothing: its newest figure is that for March 2023 (stated-status)
data/b/2023-03.csv:4:1: warning: "a" is stated as green and works out as red (stated-status)
data/b/2023-03.csv:5:1: warning: "a" is stated as red, and nothing can be worked out: it has no target in targets.csv (stated-status)
data/b/2023-03.csv:6:1: warning: what is stated about "a" for April 2022 to March 2023 is compared with nothing: its newest figure is that for March 2023 (stated-status)
`
	if got := list(problems); got != want {
		t.Errorf("the problems are\n%swant\n%s", got, want)
	}
}
