package figures

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// TestRestated: a later file wins from its month on, and editions before it
// keep what they knew. With decimals a series is released once and for all,
// without them month by month; both must say the same.
func TestRestated(t *testing.T) {
	for _, decimals := range []string{"", "decimals=0"} {
		b := board{
			indicators: []string{indicator("a", decimals)},
			targets:    []string{"a,,,<=5"},
			months: map[string][]string{
				"2023-01": {"a,4", "a,3,2022-11"},
				"2023-02": {"a,6"},
				"2023-03": {"a,5", "a,7,2023-01,[r]", "a,2,2022-12"},
				"2023-04": {"a,,2023-02,[x]", "a,1"},
				"2023-05": {"a,8,2023-01,[r]", "a,9"},
				"2023-06": {"a,6,2023-02,[r]"},
			},
		}
		s, problems := b.derive(t)
		if len(problems) > 0 {
			t.Error(list(problems))
		}
		for _, c := range []struct{ month, history, moved string }{
			{"2023-01", "2022-11 3, 2023-01 4", "none: there is no figure for December 2022 to compare with"},
			{"2023-02", "2022-11 3, 2023-01 4, 2023-02 6", "up, worse: rose from 4 to 6 since 2023-01 (up 2, worse)"},
			{"2023-03", "2022-11 3, 2022-12 2, 2023-01 7[r], 2023-02 6, 2023-03 5", "down, better: fell from 6 to 5 since 2023-02 (down 1, better)"},
			{"2023-04", "2022-11 3, 2022-12 2, 2023-01 7[r], 2023-02 [x], 2023-03 5, 2023-04 1", "down, better: fell from 5 to 1 since 2023-03 (down 4, better)"},
			{"2023-05", "2022-11 3, 2022-12 2, 2023-01 8[r], 2023-02 [x], 2023-03 5, 2023-04 1, 2023-05 9", "up, worse: rose from 1 to 9 since 2023-04 (up 8, worse)"},
			{"2023-06", "2022-11 3, 2022-12 2, 2023-01 8[r], 2023-02 6[r], 2023-03 5, 2023-04 1, 2023-05 9", "up, worse: rose from 1 to 9 since 2023-04 (up 8, worse)"},
		} {
			r := asAtMonth(t, s, c.month).Row("a")
			if got := show(r.History); got != c.history {
				t.Errorf("%q, %s: %s\nwant %s", decimals, c.month, got, c.history)
			}
			if got := moved(r); got != c.moved {
				t.Errorf("%q, %s: %s\nwant %s", decimals, c.month, got, c.moved)
			}
		}
		june := asAtMonth(t, s, "2023-06").Row("a")
		if !june.Due || june.Figure.Period.String() != "2023-05" || june.Status != scorecard.Red {
			t.Errorf("June has %s of %s, due %t", &june.Figure, june.Figure.Period, june.Due)
		}
	}
}

// TestDecimals: those of the definition or, where it does not say, the most
// that any figure known by then was written with.
func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		month     string
		want      string
	}{
		{"whole numbers so far", indicator("a", "unit=%"), "2023-01", "2023-01 64%"},
		{"one decimal since", indicator("a", "unit=%"), "2023-02", "2023-01 64.0%, 2023-02 64.5%"},
		{"two decimals since, for all", indicator("a", "unit=%"), "2023-03", "2023-01 64.00%, 2023-02 64.50%, 2023-03 64.55%"},
		{"the restated figure had them", indicator("a", "unit=%"), "2023-04", "2023-01 64.0%, 2023-02 64.5%, 2023-03 65.0%, 2023-04 64.0%"},
		{"whole numbers by definition", indicator("a", "unit=%", "decimals=0"), "2023-03", "2023-01 64%, 2023-02 65%, 2023-03 65%"},
		{"three decimals by definition", indicator("a", "unit=%", "decimals=3"), "2023-03", "2023-01 64.000%, 2023-02 64.500%, 2023-03 64.550%"},
	} {
		b := board{indicators: []string{c.indicator}, months: map[string][]string{
			"2023-01": {"a,64"}, "2023-02": {"a,64.5"}, "2023-03": {"a,64.55"}, "2023-04": {"a,64", "a,65,2023-03,[r]"}}}
		got := show(b.edition(t, c.month).Row("a").History)
		if got = strings.ReplaceAll(got, "[r]", ""); got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
	}
	b := board{indicators: []string{indicator("a", "unit=%", "categories=age")}, categories: []string{"age,x,X,"},
		months: map[string][]string{"2023-01": {"a,,,,,1,3", "a,64.55,,,x"}, "2023-02": {"a,64"}}}
	r := b.edition(t, "2023-02").Row("a")
	if got := show(r.History) + "; " + show(r.Categories[0].History); got != "2023-01 33.33%, 2023-02 64.00%; 2023-01 64.55%" {
		t.Errorf("an indicator and its categories have the same decimals: %s", got)
	}
	b.months["2023-01"] = []string{"a,,,,,1,3"}
	if got := show(b.edition(t, "2023-02").Row("a").History); got != "2023-01 33.3%, 2023-02 64.0%" {
		t.Errorf("a ratio that has to be worked out has one decimal: %s", got)
	}
}

func TestReleased(t *testing.T) {
	for _, c := range []struct{ says, row, shown, exact, fraction, markers string }{
		{"a value", "a,74.95", "75.0%", "74.95", "", ""},
		{"a value and its fraction", "a,74.95,,,,1499,2000", "75.0%", "74.95", "1499/2000", ""},
		{"a fraction", "a,,,,,2,23", "8.7%", "8.7", "2/23", ""},
		{"provisional", "a,5,,[p]", "5.0%", "5", "", "[p]"},
		{"withheld", "a,,,[c]", "[c]", "0", "", "[c]"},
		{"withheld and revised", "a,,,[c][r]", "[c]", "0", "", "[c][r]"},
		{"a ratio that cannot be held", "a,,,,,99999999999,0.000001", "[x]", "0", "", "[x]"},
	} {
		b := board{indicators: []string{indicator("a", "unit=%", "decimals=1")}, months: map[string][]string{"2023-03": {c.row + strings.Repeat(",", 7-strings.Count(c.row, ",")) + "a note"}}}
		f := b.edition(t, "2023-03").Row("a").Figure
		fraction := ""
		if f.Fraction != nil {
			fraction = f.Fraction.Numerator.String() + "/" + f.Fraction.Denominator.String()
		}
		if f.String() != c.shown || f.Exact.String() != c.exact || fraction != c.fraction || f.Markers.String() != c.markers || f.Note != "a note" {
			t.Errorf("%s: %s, exactly %s, %s, %s, %q; want %s, %s, %s, %s", c.says, &f, f.Exact, fraction, f.Markers, f.Note, c.shown, c.exact, c.fraction, c.markers)
		}
	}
}

// TestDue: a figure is due when it is older than the indicator's lag allows.
func TestDue(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		at, row   string
		want      bool
	}{
		{"this month's", indicator("a"), "2023-03", "a,5", false},
		{"last month's", indicator("a"), "2023-03", "a,5,2023-02", true},
		{"last month's, a month in arrears", indicator("a", "lag=1"), "2023-03", "a,5,2023-02", false},
		{"that of two months ago, a month in arrears", indicator("a", "lag=1"), "2023-03", "a,5,2023-01", true},
		{"this month's, a month in arrears", indicator("a", "lag=1"), "2023-03", "a,5", false},
		{"this month's that is not available", indicator("a"), "2023-03", "a,,,[x]", false},
		{"a quarter's at its end", indicator("a", "frequency=quarterly"), "2023-03", "a,5,2022-Q4", false},
		{"the quarter's before at its end", indicator("a", "frequency=quarterly"), "2023-03", "a,5,2022-Q3", true},
		{"a quarter's between", indicator("a", "frequency=quarterly"), "2023-02", "a,5,2022-Q3", false},
		{"the quarter's before, a month in arrears", indicator("a", "frequency=quarterly", "lag=1"), "2023-03", "a,5,2022-Q3", false},
		{"a term's at its end", indicator("a", "frequency=termly"), "2022-12", "a,5,2022-summer", true},
		{"a term's before its end", indicator("a", "frequency=termly"), "2022-11", "a,5,2022-summer", false},
		{"a term's in August", indicator("a", "frequency=termly"), "2022-08", "a,5,2022-spring", true},
		{"a year's at its end", indicator("a", "frequency=annual"), "2023-03", "a,5,2021-FY", true},
		{"a year's before its end", indicator("a", "frequency=annual"), "2023-02", "a,5,2021-FY", false},
		{"a year's, twelve months in arrears", indicator("a", "frequency=annual", "lag=12"), "2023-03", "a,5,2021-FY", false},
		{"an academic year's in August", indicator("a", "frequency=annual", "year=academic"), "2022-08", "a,5,2020-AY", true},
		{"a calendar year's in January", indicator("a", "frequency=annual", "year=calendar"), "2023-01", "a,5,2022", false},
		{"a year to date alone", indicator("a"), "2023-03", "a,5,ytd", true},
	} {
		b := board{indicators: []string{c.indicator}, months: map[string][]string{c.at: {c.row}}}
		if r := b.edition(t, c.at).Row("a"); r.Due != c.want {
			t.Errorf("%s: due is %t, with %s of %s", c.says, r.Due, &r.Figure, r.Figure.Period)
		}
	}
}

// TestMonthsOfOtherFrequencies: quarterly, termly and annual figures stand
// under the month in which their period ends; under others there is nothing to
// be expected.
func TestMonthsOfOtherFrequencies(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		rows      []string
		want      string // what stands under July 2022 to March 2023
	}{
		{"monthly", indicator("a"), []string{"a,1,2022-07", "a,2,2022-09", "a,,2022-10,[c]", "a,3,2023-03"}, "1 [x] 2 [c] [x] [x] [x] [x] 3"},
		{"quarterly", indicator("a", "frequency=quarterly"), []string{"a,1,2022-Q2", "a,2,2022-Q4"}, "[z] [z] 1 [z] [z] [x] [z] [z] 2"},
		{"termly", indicator("a", "frequency=termly"), []string{"a,1,2022-summer", "a,2,2022-autumn"}, "1 [z] [z] [z] [z] 2 [z] [z] [x]"},
		{"annual", indicator("a", "frequency=annual"), []string{"a,1,2022-FY"}, "[z] [z] [z] [z] [z] [z] [z] [z] 1"},
		{"annual, in academic years", indicator("a", "frequency=annual", "year=academic"), []string{"a,1,2021-AY"}, "[z] 1 [z] [z] [z] [z] [z] [z] [z]"},
		{"annual, in calendar years", indicator("a", "frequency=annual", "year=calendar"), []string{"a,1,2021"}, "[z] [z] [z] [z] [z] [x] [z] [z] [z]"},
	} {
		b := board{settings: "months = 9", indicators: []string{c.indicator}, months: map[string][]string{"2023-03": c.rows}}
		e := b.edition(t, "2023-03").recordFigures()
		r := e.Row("a")
		var got []string
		for _, month := range e.Columns() {
			if f := r.Column(month); f != nil {
				got = append(got, f.String())
			} else {
				got = append(got, r.Absence(month).String())
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.says, s, c.want)
		}
	}
}

func TestNothingKnown(t *testing.T) {
	b := board{indicators: []string{indicator("a", "frequency=quarterly", "lag=1"), indicator("b")}, targets: []string{"a,,,<=5"}, months: map[string][]string{"2023-03": {"b,1"}}}
	r := b.edition(t, "2023-03").Row("a")
	if r.Known || !r.Due || r.Figure.Period.String() != "2022-Q3" || r.Figure.String() != "[x]" || r.Previous != nil || r.History != nil && len(r.History) > 0 ||
		r.Status != scorecard.Unrated || moved(r) != "none: no figure is known yet" || r.Target != nil {
		t.Errorf("an indicator without figures is %+v", r)
	}
}

// TestForecasts: a forecast of a time that had not ended is never the latest
// figure; it stands beside the row until its time has come.
func TestForecasts(t *testing.T) {
	for _, decimals := range []string{"", "decimals=0"} {
		b := board{
			indicators: []string{indicator("a", decimals)},
			targets:    []string{"a,,,<=10"},
			months: map[string][]string{
				"2023-01": {"a,9", "a,50,2023-03,[f]", "a,60,2023-04,[f]"},
				"2023-02": {"a,8"},
				"2023-03": {"a,7"},
				"2023-04": {"a,,2023-05,[x][f]"},
			},
		}
		s, problems := b.derive(t)
		if len(problems) > 0 {
			t.Error(list(problems))
		}
		for _, c := range []struct{ month, history, beside, moved string }{
			{"2023-01", "2023-01 9", "month 2023-03 50[f], month 2023-04 60[f]", "none: there is no figure for December 2022 to compare with"},
			{"2023-02", "2023-01 9, 2023-02 8", "month 2023-03 50[f], month 2023-04 60[f]", "down, better: fell from 9 to 8 since 2023-01 (down 1, better)"},
			{"2023-03", "2023-01 9, 2023-02 8, 2023-03 7", "month 2023-04 60[f]", "down, better: fell from 8 to 7 since 2023-02 (down 1, better)"},
			{"2023-04", "2023-01 9, 2023-02 8, 2023-03 7, 2023-04 60[f]", "month 2023-05 [x][f]", "up, worse: rose from 7 to 60 since 2023-03 (up 53, worse)"},
		} {
			r := asAtMonth(t, s, c.month).Row("a")
			if got := show(r.History); got != c.history || r.Due {
				t.Errorf("%s: %s (due %t)\nwant %s", c.month, got, r.Due, c.history)
			}
			if got := beside(r); got != c.beside {
				t.Errorf("%s: beside it %s\nwant %s", c.month, got, c.beside)
			}
			if got := moved(r); got != c.moved {
				t.Errorf("%s: %s\nwant %s", c.month, got, c.moved)
			}
		}
		if r := asAtMonth(t, s, "2023-01").Row("a"); r.Status != scorecard.Green || !r.markers().Has(scorecard.Forecast) {
			t.Errorf("January is %s, with the markers %s", r.Status, r.markers())
		}
	}
}
