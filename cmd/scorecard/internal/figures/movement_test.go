package figures

import (
	"fmt"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// moved says how a row moved: movement and judgement, the words, and what it
// is compared with; or why there is no movement.
func moved(r *Row) string {
	words, ok := r.MovementWords()
	if !ok {
		if r.Movement != scorecard.Unmoved || r.Judgement != scorecard.Unjudged || r.Baseline != nil || r.DirectionWords() != "" {
			return fmt.Sprintf("no words for %s, %s", r.Movement, r.Judgement)
		}
		return "none: " + r.Why
	}
	if r.Why != "" {
		return "both " + words + " and " + r.Why
	}
	return fmt.Sprintf("%s, %s: %s since %s (%s)", r.Movement, r.Judgement, words, r.Baseline.Period, r.DirectionWords())
}

func TestMovement(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		rows      []string // the last is March 2023's
		want      string
	}{
		{"down where low is good", indicator("a"), []string{"a,444", "a,437"}, "down, better: fell from 444 to 437 since 2023-02 (down 7, better)"},
		{"up where low is good", indicator("a"), []string{"a,437", "a,444"}, "up, worse: rose from 437 to 444 since 2023-02 (up 7, worse)"},
		{"up where high is good", indicator("a", "unit=%", "good=high"), []string{"a,96.0", "a,96.4"}, "up, better: rose from 96.0% to 96.4% since 2023-02 (up 0.4 percentage points, better)"},
		{"down where high is good", indicator("a", "unit=%", "good=high"), []string{"a,96.4", "a,95.4"}, "down, worse: fell from 96.4% to 95.4% since 2023-02 (down 1.0 percentage point, worse)"},
		{"for information", indicator("a", "unit=days", "good=none"), []string{"a,5", "a,6"}, "up, none: rose from 5 to 6 since 2023-02 (up 1 day)"},
		{"a range without a target", indicator("a", "good=range"), []string{"a,5", "a,6"}, "up, none: rose from 5 to 6 since 2023-02 (up 1)"},
		{"no change", indicator("a"), []string{"a,6", "a,6"}, "same, same: stayed at 6 since 2023-02 (no change)"},
		{"no change for information", indicator("a", "good=none"), []string{"a,6", "a,6"}, "same, none: stayed at 6 since 2023-02 (no change)"},
		{"to zero", indicator("a"), []string{"a,1", "a,0"}, "down, better: fell from 1 to 0 since 2023-02 (down 1, better)"},
		{"no change that shows", indicator("a", "unit=days", "decimals=1"), []string{"a,6.04", "a,5.96"}, "same, same: stayed at 6.0 since 2023-02 (no change)"},
		{"a change that shows alone", indicator("a", "unit=days", "decimals=1"), []string{"a,6.04", "a,6.05"}, "up, worse: rose from 6.0 to 6.1 since 2023-02 (up 0.1 days, worse)"},
		{"never with the row above", indicator("a"), []string{"a,444", "", "a,437"}, "none: there is no figure for February 2023 to compare with"},
		{"the first figure", indicator("a"), []string{"a,437"}, "none: there is no figure for February 2023 to compare with"},
		{"after a withheld figure", indicator("a"), []string{"a,444", "a,,,[c]", "a,437"}, "none: there is no figure for February 2023 to compare with"},
		{"after one that is not available", indicator("a"), []string{"a,444", "a,,,[x]", "a,437"}, "none: there is no figure for February 2023 to compare with"},
		{"a withheld figure", indicator("a"), []string{"a,444", "a,,,[c]"}, "none: there is no figure for March 2023"},
		{"a figure that is not available", indicator("a"), []string{"a,444", "a,,,[x]"}, "none: there is no figure for March 2023"},
		{"a figure that rounds to zero", indicator("a"), []string{"a,444", "a,,,[low]"}, "none: there is no figure for March 2023"},
		{"a break in the series", indicator("a"), []string{"a,444", "a,437,,[b]"}, "none: the series was broken after February 2023"},
		{"a break before", indicator("a"), []string{"a,1", "a,444,,[b]", "a,437"}, "down, better: fell from 444 to 437 since 2023-02 (down 7, better)"},
		{"a break between the two", indicator("a", "baseline=2023-01"), []string{"a,1", "a,444,,[b]", "a,437"}, "none: the series was broken after January 2023"},
		{"a break without a value between the two", indicator("a", "baseline=2023-01"), []string{"a,1", "a,,,[x][b]", "a,437"}, "none: the series was broken after January 2023"},
		{"provisional and revised figures move", indicator("a"), []string{"a,444,,[r]", "a,437,,[p]"}, "down, better: fell from 444 to 437 since 2023-02 (down 7, better)"},
		{"less than the least change", indicator("a", "least_change=5"), []string{"a,441", "a,437"}, "same, same: changed little, from 441 to 437 since 2023-02 (no change)"},
		{"the least change", indicator("a", "least_change=5"), []string{"a,442", "a,437"}, "down, better: fell from 442 to 437 since 2023-02 (down 5, better)"},
		{"the least change of a percentage", indicator("a", "unit=%", "good=high", "least_change=0.5"), []string{"a,90.0", "a,90.4"}, "same, same: changed little, from 90.0% to 90.4% since 2023-02 (no change)"},
		{"no least change", indicator("a", "least_change=0"), []string{"a,438", "a,437"}, "down, better: fell from 438 to 437 since 2023-02 (down 1, better)"},
		{"no comparison wanted", indicator("a", "baseline=none"), []string{"a,444", "a,437"}, "none: its definition asks for no comparison"},
		{"the baseline said", indicator("a", "baseline=previous"), []string{"a,444", "a,437"}, "down, better: fell from 444 to 437 since 2023-02 (down 7, better)"},
		{"a year to date without a baseline", indicator("a", "covers=year-to-date"), []string{"a,4", "a,5"}, "none: it builds up over the year, and its definition names no baseline"},
		{"a year to date with one", indicator("a", "covers=year-to-date", "baseline=previous"), []string{"a,4", "a,5"}, "up, worse: rose from 4 to 5 since 2023-02 (up 1, worse)"},
		{"a rolling figure", indicator("a", "covers=rolling-12"), []string{"a,4", "a,5"}, "up, worse: rose from 4 to 5 since 2023-02 (up 1, worse)"},
		{"a year ago", indicator("a", "baseline=year-ago"), []string{"a,9", "", "", "", "", "", "", "", "", "", "", "a,5", "a,6"}, "down, better: fell from 9 to 6 since 2022-03 (down 3, better)"},
		{"a year ago, which is not known", indicator("a", "baseline=year-ago"), []string{"a,9", "a,5", "a,6"}, "none: there is no figure for March 2022 to compare with"},
		{"the year's end", indicator("a", "baseline=year-end", "year=calendar"), []string{"a,9", "a,7", "a,6"}, "none: there is no figure for December 2022 to compare with"},
		{"the end of a calendar year", indicator("a", "baseline=year-end", "year=calendar"), []string{"a,9", "a,3", "a,7", "a,6"}, "down, better: fell from 9 to 6 since 2022-12 (down 3, better)"},
		{"the end of a financial year", indicator("a", "baseline=year-end"), []string{"a,9", "", "", "", "", "", "", "", "", "", "", "a,5", "a,6"}, "down, better: fell from 9 to 6 since 2022-03 (down 3, better)"},
		{"the end of an academic year", indicator("a", "baseline=year-end", "year=academic"), []string{"a,9", "a,8", "", "", "", "", "", "a,6"}, "down, better: fell from 9 to 6 since 2022-08 (down 3, better)"},
		{"a named month", indicator("a", "baseline=2023-01"), []string{"a,9", "a,8", "a,6"}, "down, better: fell from 9 to 6 since 2023-01 (down 3, better)"},
		{"a named month that is not known", indicator("a", "baseline=2022-01"), []string{"a,9", "a,8", "a,6"}, "none: there is no figure for January 2022 to compare with"},
		{"a named month that is this one", indicator("a", "baseline=2023-03"), []string{"a,9", "a,8", "a,6"}, "none: it is the figure that others are compared with"},
		{"a named month that is to come", indicator("a", "baseline=2023-04"), []string{"a,9", "a,8", "a,6"}, "none: there is no figure for April 2023 to compare with"},
	} {
		b := board{indicators: []string{c.indicator}, months: monthly("2023-03", c.rows...)}
		for month, rows := range b.months {
			if rows == nil {
				delete(b.months, month)
			}
		}
		if got := moved(b.edition(t, "2023-03").Row("a")); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.says, got, c.want)
		}
	}
}

// TestMovementOfOtherFrequencies compares with the period before, of the same
// frequency; the files are monthly all the same.
func TestMovementOfOtherFrequencies(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		rows      []string // of the file of March 2023
		want      string
	}{
		{"quarters", indicator("a", "frequency=quarterly"), []string{"a,9,2022-Q3", "a,6"}, "down, better: fell from 9 to 6 since 2022-Q3 (down 3, better)"},
		{"a quarter that is missing", indicator("a", "frequency=quarterly"), []string{"a,9,2022-Q2", "a,6"}, "none: there is no figure for October to December 2022 (quarter 3) to compare with"},
		{"a quarter a year ago", indicator("a", "frequency=quarterly", "baseline=year-ago"), []string{"a,9,2021-Q4", "a,8,2022-Q3", "a,6"}, "down, better: fell from 9 to 6 since 2021-Q4 (down 3, better)"},
		{"the last quarter of the year before", indicator("a", "frequency=quarterly", "baseline=year-end"), []string{"a,9,2021-Q4", "a,8,2022-Q2"}, "down, better: fell from 9 to 8 since 2021-Q4 (down 1, better)"},
		{"terms", indicator("a", "frequency=termly"), []string{"a,9,2022-autumn", "a,6"}, "down, better: fell from 9 to 6 since 2022-autumn (down 3, better)"},
		{"terms over the summer", indicator("a", "frequency=termly"), []string{"a,9,2022-summer", "a,8,2022-autumn"}, "down, better: fell from 9 to 8 since 2022-summer (down 1, better)"},
		{"the last term of the year before", indicator("a", "frequency=termly", "year=academic", "baseline=year-end"), []string{"a,9,2022-summer", "a,8,2022-autumn", "a,6"}, "down, better: fell from 9 to 6 since 2022-summer (down 3, better)"},
		{"financial years", indicator("a", "frequency=annual"), []string{"a,9,2021-FY", "a,6"}, "down, better: fell from 9 to 6 since 2021-FY (down 3, better)"},
		{"academic years", indicator("a", "frequency=annual", "year=academic"), []string{"a,9,2020-AY", "a,6,2021/22"}, "down, better: fell from 9 to 6 since 2020-AY (down 3, better)"},
		{"calendar years", indicator("a", "frequency=annual", "year=calendar"), []string{"a,9,2021", "a,6,2022"}, "down, better: fell from 9 to 6 since 2021 (down 3, better)"},
		{"a month against a named year", indicator("a", "baseline=2021-FY"), []string{"a,9,2021-FY", "a,8,2023-02", "a,6"}, "down, better: fell from 9 to 6 since 2021-FY (down 3, better)"},
		{"a month against a withheld year", indicator("a", "baseline=2021-FY"), []string{"a,,2021-FY,[c]", "a,8,2023-02", "a,6"}, "none: there is no figure for 2021 to 2022 to compare with"},
	} {
		b := board{indicators: []string{c.indicator}, months: map[string][]string{"2023-03": c.rows}}
		if got := moved(b.edition(t, "2023-03").Row("a")); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.says, got, c.want)
		}
	}
}

func TestMovementTowardsARange(t *testing.T) {
	for _, c := range []struct{ before, now, want string }{
		{"75", "80", "up, better: rose from 75% to 80% since 2023-02 (up 5 percentage points, better)"},
		{"98", "96", "down, better: fell from 98% to 96% since 2023-02 (down 2 percentage points, better)"},
		{"94", "96", "up, worse: rose from 94% to 96% since 2023-02 (up 2 percentage points, worse)"},
		{"86", "94", "up, same: rose from 86% to 94% since 2023-02 (up 8 percentage points)"},
		{"80", "100", "up, same: rose from 80% to 100% since 2023-02 (up 20 percentage points)"},
	} {
		b := board{indicators: []string{indicator("a", "unit=%", "good=range")}, targets: []string{"a,,,85 to 95,80 to 98"},
			months: monthly("2023-03", "a,"+c.before, "a,"+c.now)}
		if got := moved(b.edition(t, "2023-03").Row("a")); got != c.want {
			t.Errorf("%s to %s: %s\nwant %s", c.before, c.now, got, c.want)
		}
	}
}

// TestMovementFromASmallBase: neither figure may be about too few.
func TestMovementFromASmallBase(t *testing.T) {
	for _, c := range []struct{ before, now, want string }{
		{"a,,,,,5,10", "a,,,,,8,10", "up, better: rose from 50.0% to 80.0% since 2023-02 (up 30.0 percentage points, better)"},
		{"a,,,,,4,9", "a,,,,,8,10", "none: the figure for February 2023 is about too few to compare with"},
		{"a,,,,,5,10", "a,,,,,8,9", "none: it is about too few to compare"},
	} {
		b := board{settings: "least_base = 10", indicators: []string{indicator("a", "unit=%", "good=high")}, months: monthly("2023-03", c.before, c.now)}
		if got := moved(b.edition(t, "2023-03").Row("a")); got != c.want {
			t.Errorf("%s to %s: %s\nwant %s", c.before, c.now, got, c.want)
		}
	}
}

func TestPrevious(t *testing.T) {
	for _, c := range []struct {
		rows []string
		want string
	}{
		{[]string{"a,444", "a,437"}, "444"},
		{[]string{"a,444", "a,,,[x]"}, "444"},
		{[]string{"a,,,[c]", "a,437"}, "[c]"}, // it is known, and withheld
		{[]string{"a,444", "", "a,437"}, "none"},
		{[]string{"a,437"}, "none"},
	} {
		b := board{indicators: []string{indicator("a", "baseline=year-ago")}, months: monthly("2023-03", c.rows...)}
		for month, rows := range b.months {
			if rows == nil {
				delete(b.months, month)
			}
		}
		got := "none"
		if f := b.edition(t, "2023-03").Row("a").Previous; f != nil {
			got = f.String()
		}
		if got != c.want {
			t.Errorf("before the last of %q comes %s, want %s", c.rows, got, c.want)
		}
	}
}
