package figures

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// TestStatus has the light of one figure, with its working.
func TestStatus(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		target    string // "" for none
		figure    string
		status    scorecard.Status
		met       Met
		reason    string
	}{
		{"high is good: green", indicator("a", "unit=%", "good=high"), "a,,,>=95,>=87", "a,95.1", scorecard.Green, IsMet, "95.1% against 95% or more; red below 87%"},
		{"high is good: on green", indicator("a", "unit=%", "good=high"), "a,,,>=95,>=87", "a,95", scorecard.Green, IsMet, "95% against 95% or more; red below 87%"},
		{"high is good: just below green", indicator("a", "unit=%", "good=high"), "a,,,>=95,>=87", "a,94.9", scorecard.Amber, NotMet, "94.9% against 95% or more; red below 87%"},
		{"high is good: on amber", indicator("a", "unit=%", "good=high"), "a,,,>=95,>=87", "a,87.0", scorecard.Amber, NotMet, "87.0% against 95% or more; red below 87%"},
		{"high is good: red", indicator("a", "unit=%", "good=high"), "a,,,>=95,>=87", "a,74.5", scorecard.Red, NotMet, "74.5% against 95% or more; red below 87%"},
		{"high is good, ends outside: on green", indicator("a", "unit=%", "good=high"), "a,,,>95,>87", "a,95", scorecard.Amber, NotMet, "95% against above 95%; red 87% or less"},
		{"high is good, no amber", indicator("a", "unit=%", "good=high"), "a,,,>=95", "a,94", scorecard.Red, NotMet, "94% against 95% or more; red below 95%"},
		{"low is good: green", indicator("a"), "a,,,<=420,<=450", "a,420", scorecard.Green, IsMet, "420 against 420 or less; red above 450"},
		{"low is good: amber", indicator("a"), "a,,,<=420,<=450", "a,437", scorecard.Amber, NotMet, "437 against 420 or less; red above 450"},
		{"low is good: red", indicator("a"), "a,,,<=420,<=450", "a,451", scorecard.Red, NotMet, "451 against 420 or less; red above 450"},
		{"low is good: a true zero", indicator("a"), "a,,,=0", "a,0", scorecard.Green, IsMet, "0 against 0; red below 0 or above 0"},
		{"a range: within", indicator("a", "unit=%", "good=range"), "a,,,85 to 95,80 to 98", "a,85", scorecard.Green, IsMet, "85% against 85% to 95%; red below 80% or above 98%"},
		{"a range: amber above", indicator("a", "unit=%", "good=range"), "a,,,85 to 95,80 to 98", "a,98", scorecard.Amber, NotMet, "98% against 85% to 95%; red below 80% or above 98%"},
		{"a range: red above", indicator("a", "unit=%", "good=range"), "a,,,85 to 95,80 to 98", "a,99", scorecard.Red, NotMet, "99% against 85% to 95%; red below 80% or above 98%"},
		{"a bare number where high is good", indicator("a", "good=high"), "a,,,95,87", "a,90", scorecard.Amber, NotMet, "90 against 95 or more; red below 87"},
		{"a bare number where low is good", indicator("a"), "a,,,420,450", "a,451", scorecard.Red, NotMet, "451 against 420 or less; red above 450"},
		{"a target alone: met", indicator("a"), "a,,<420", "a,419", scorecard.Unrated, IsMet, "419 against below 420: met"},
		{"a target alone: not met", indicator("a"), "a,,<420", "a,420", scorecard.Unrated, NotMet, "420 against below 420: not met"},
		{"a target that is not green", indicator("a"), "a,,<=400,<=420,<=450", "a,410", scorecard.Green, NotMet, "410 against 420 or less for green; red above 450"},
		{"the target's own words", indicator("a"), "a,,,<=420,<=450,,no more than last year", "a,437", scorecard.Amber, NotMet, "437 against no more than last year; red above 450"},
		{"words without a rule", indicator("a"), "a,2023-01,,,,,under review", "a,437", scorecard.Unrated, NoTarget, "no target"},
		{"no target", indicator("a"), "", "a,437", scorecard.Unrated, NoTarget, "no target"},
		{"no figure", indicator("a"), "a,,,<=420,<=450", "a,,,[x]", scorecard.Unrated, NoTarget, "no figure to hold against 420 or less"},
		{"a withheld figure", indicator("a"), "a,,,<=420,<=450", "a,,,[c]", scorecard.Unrated, NoTarget, "no figure to hold against 420 or less"},
		{"a figure that rounds to zero", indicator("a"), "a,,,<=420,<=450", "a,,,[low]", scorecard.Unrated, NoTarget, "no figure to hold against 420 or less"},
		{"a target of a category alone", indicator("a", "categories=age"), "a,,,<=420,<=450,x", "a,437", scorecard.Unrated, NoTarget, "no target"},
		{"a fraction", indicator("a", "unit=%", "good=high", "decimals=1"), "a,,,>=95,>=87", "a,,,,,19,20", scorecard.Green, IsMet, "95.0% against 95% or more; red below 87%"},
		// The light is that of what is shown.
		{"74.95 shown as 75.0", indicator("a", "unit=%", "good=high", "decimals=1"), "a,,,>=75,>=70", "a,74.95", scorecard.Green, IsMet, "75.0% against 75% or more; red below 70%"},
		{"74.949 shown as 74.9", indicator("a", "unit=%", "good=high", "decimals=1"), "a,,,>=75,>=70", "a,74.949", scorecard.Amber, NotMet, "74.9% against 75% or more; red below 70%"},
		{"74.95 shown as it is", indicator("a", "unit=%", "good=high", "decimals=2"), "a,,,>=75,>=70", "a,74.95", scorecard.Amber, NotMet, "74.95% against 75% or more; red below 70%"},
		{"74.95 where the definition does not say", indicator("a", "unit=%", "good=high"), "a,,,>=75,>=70", "a,74.95", scorecard.Amber, NotMet, "74.95% against 75% or more; red below 70%"},
		{"420.4 shown as 420", indicator("a", "unit=days", "decimals=0"), "a,,,<=420", "a,420.4", scorecard.Green, IsMet, "420 against 420 or less; red above 420"},
		{"a fraction of 94.96 shown as 95.0", indicator("a", "unit=%", "good=high", "decimals=1"), "a,,,>=95", "a,,,,,2374,2500", scorecard.Green, IsMet, "95.0% against 95% or more; red below 95%"},
	} {
		b := board{indicators: []string{c.indicator}, categories: []string{"age,x,X,"}, months: map[string][]string{"2023-03": {c.figure}}}
		if c.target != "" {
			b.targets = []string{c.target}
		}
		r := b.edition(t, "2023-03").Row("a")
		if r.Status != c.status || r.Met != c.met || r.Reason() != c.reason {
			t.Errorf("%s: %s, %d: %s\nwant %s, %d: %s", c.says, r.Status, r.Met, r.Reason(), c.status, c.met, c.reason)
		}
	}
}

// TestBorderline: where the value before rounding has another light, the
// author is told.
func TestBorderline(t *testing.T) {
	for _, c := range []struct{ figure, want string }{
		{"a,74.95", `data/b/2023-03.csv:2:1: warning: "a" is green as shown (75.0%), and would be amber before rounding (74.95) (borderline)`},
		{"a,69.951", `data/b/2023-03.csv:2:1: warning: "a" is amber as shown (70.0%), and would be red before rounding (69.951) (borderline)`},
		{"a,,,,,1499,2000", `data/b/2023-03.csv:2:1: warning: "a" is green as shown (75.0%), and would be amber before rounding (74.95) (borderline)`},
		{"a,,,,,2249,3000", `data/b/2023-03.csv:2:1: warning: "a" is green as shown (75.0%), and would be amber before rounding (74.966667) (borderline)`},
		{"a,75.0", ""},
		{"a,74.94", ""},
		{"a,75.04", ""},
		{"a,80", ""},
		{"a,,,,,3,4", ""},
		{"a,74.96,2023-02", ""}, // not the month's own figure
		{"a,,,[c]", ""},
	} {
		b := board{
			indicators: []string{indicator("a", "unit=%", "good=high", "decimals=1")},
			targets:    []string{"a,,,>=75,>=70"},
			months:     map[string][]string{"2023-02": {"a,50"}, "2023-03": {c.figure}},
		}
		if strings.HasSuffix(c.figure, "2023-02") {
			b.months["2023-03"] = append(b.months["2023-03"], "a,50")
		}
		_, problems := b.derive(t)
		got, _, _ := strings.Cut(list(problems), "\n")
		if got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.figure, got, c.want)
		}
	}
}

// TestBorderlineInALineThatIsKeptBack: a small number is not told in a warning
// about it either, and the decimals that readers are not shown are not even
// asked.
func TestBorderlineInALineThatIsKeptBack(t *testing.T) {
	for _, c := range []struct{ indicator, figure, want string }{
		{indicator("a", "unit=days", "good=high", "decimals=1"), "a,4.95",
			"data/b/2023-03.csv:2:1: warning: \"a\" is green as shown, and would be amber before rounding (borderline)\n" +
				"  hint: show more decimals, or live with the light that readers can check\n"},
		{indicator("a", "unit=%", "good=high", "decimals=1"), "a,4.95", ""},  // shown as 5%
		{indicator("a", "unit=%", "good=high", "decimals=1"), "a,4.6", ""},   // 5% too
		{indicator("a", "unit=%", "good=high", "decimals=0"), "a,4.951", ""}, // whatever its decimals are
	} {
		b := board{protected: true, indicators: []string{c.indicator}, targets: []string{"a,,,>=5,>=4"}, months: map[string][]string{"2023-03": {c.figure}}}
		if _, problems := b.derive(t); list(problems) != c.want {
			t.Errorf("%s: the problems are\n%swant\n%s", c.figure, list(problems), c.want)
		}
	}
}

func TestTargetsOverTime(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		targets   []string
		figures   []string
		want      string // period, light and target of each figure
	}{
		{"none before the first", indicator("a"), []string{"a,2022-12,,<=10"}, []string{"a,12,2022-11", "a,12,2022-12", "a,12,2023-01"},
			"2022-11 none; 2022-12 red 10 or less; 2023-01 red 10 or less"},
		{"a stricter one from April", indicator("a"), []string{"a,,,<=10", "a,2023-04,,<=8"}, []string{"a,9,2023-03", "a,9,2023-04"},
			"2023-03 green 10 or less; 2023-04 red 8 or less"},
		{"in whatever order the rows stand", indicator("a"), []string{"a,2023-04,,<=8", "a,,,<=10", "a,2023-02,,<=9"}, []string{"a,9,2023-01", "a,9,2023-03", "a,9,2023-04"},
			"2023-01 green 10 or less; 2023-03 green 9 or less; 2023-04 red 8 or less"},
		{"a row without rules ends it", indicator("a"), []string{"a,,,<=10", "a,2023-04"}, []string{"a,9,2023-03", "a,9,2023-04"},
			"2023-03 green 10 or less; 2023-04 none"},
		{"from the middle of a quarter", indicator("a", "frequency=quarterly"), []string{"a,,,<=10", "a,2022-11,,<=8"}, []string{"a,9,2022-Q2", "a,9,2022-Q3", "a,9,2022-Q4"},
			"2022-Q2 green 10 or less; 2022-Q3 red 8 or less; 2022-Q4 red 8 or less"},
		{"from a quarter, for months", indicator("a"), []string{"a,,,<=10", "a,2022-Q3,,<=8"}, []string{"a,9,2022-09", "a,9,2022-10"},
			"2022-09 green 10 or less; 2022-10 red 8 or less"},
		{"from a year, for years", indicator("a", "frequency=annual"), []string{"a,,,<=10", "a,2022-FY,,<=8"}, []string{"a,9,2021-FY", "a,9,2022-FY"},
			"2021-FY green 10 or less; 2022-FY red 8 or less"},
		{"one that begins within a year replaces the year's", indicator("a"), []string{"a,2022-FY,,<=10", "a,2022-07,,<=8"}, []string{"a,9,2022-06", "a,9,2022-07", "a,9,2023-03"},
			"2022-06 green 10 or less; 2022-07 red 8 or less; 2023-03 red 8 or less"},
	} {
		b := board{indicators: []string{c.indicator}, targets: c.targets, months: map[string][]string{"2023-04": c.figures}}
		r := b.edition(t, "2023-04").Row("a")
		var got []string
		for n := range r.History {
			f := &r.History[n]
			got = append(got, strings.TrimSpace(f.Period.String()+" "+f.Status.String()+" "+f.Target))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %s\nwant %s", c.says, s, c.want)
		}
		last := &r.History[len(r.History)-1]
		words := ""
		if r.Target != nil {
			words = r.Wanted()
		}
		if r.Status != last.Status || words != last.Target {
			t.Errorf("%s: the row is %s against %q, and its last figure %s against %q", c.says, r.Status, words, last.Status, last.Target)
		}
	}
}

func TestTargetsOfCategories(t *testing.T) {
	b := board{
		indicators: []string{indicator("a", "categories=age")},
		categories: []string{"age,x,X,part", "age,y,Y,part"},
		targets:    []string{"a,,,<=10,<=12", "a,,,<=3,<=4,x", "a,2023-03,,<=2,,x"},
		months:     map[string][]string{"2023-02": {"a,9", "a,3,,,x", "a,6,,,y"}, "2023-03": {"a,9", "a,3,,,x", "a,6,,,y"}},
	}
	for month, want := range map[string]string{"2023-02": "green green none", "2023-03": "green red none"} {
		r := b.edition(t, month).Row("a")
		got := r.Status.String() + " " + r.Categories[0].Status.String() + " " + r.Categories[1].Status.String()
		if got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
	r := b.edition(t, "2023-03").Row("a")
	if len(r.Targets()) != 1 || len(r.Categories[0].Targets()) != 2 || len(r.Categories[1].Targets()) != 0 {
		t.Error("targets are not with their categories")
	}
}

func TestSmallBase(t *testing.T) {
	for _, c := range []struct {
		figure   string
		status   scorecard.Status
		movement scorecard.Movement
		reason   string
		why      string
	}{
		{"a,,,,,2,9", scorecard.Unrated, scorecard.Unmoved, "22.2% against 95% or more; too few to judge", "it is about too few to compare"},
		{"a,,,,,2,10", scorecard.Red, scorecard.Down, "20.0% against 95% or more; red below 95%", ""},
		{"a,22.2,,,,2,9", scorecard.Unrated, scorecard.Unmoved, "22.2% against 95% or more; too few to judge", "it is about too few to compare"},
		{"a,22.2", scorecard.Red, scorecard.Down, "22.2% against 95% or more; red below 95%", ""}, // of how many is not known
	} {
		b := board{
			settings:   "least_base = 10",
			indicators: []string{indicator("a", "unit=%", "good=high", "decimals=1")},
			targets:    []string{"a,,,>=95"},
			benchmarks: []string{"a,England,20,2022"},
			months:     map[string][]string{"2023-02": {"a,96,,,,96,100"}, "2023-03": {c.figure}},
		}
		r := b.edition(t, "2023-03").Row("a")
		if r.Status != c.status || r.Figure.Status != c.status || r.Movement != c.movement || r.Reason() != c.reason || r.Why != c.why {
			t.Errorf("%s: %s (%s), %s, %s, %q; want %s, %s, %s, %q", c.figure, r.Status, r.Figure.Status, r.Movement, r.Reason(), r.Why,
				c.status, c.movement, c.reason, c.why)
		}
		if (r.Benchmarks[0].Compared == scorecard.Unjudged) != (c.status == scorecard.Unrated) {
			t.Errorf("%s compares with England as %s", c.figure, r.Benchmarks[0].Compared)
		}
	}
}
