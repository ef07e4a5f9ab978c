package figures

import (
	"strings"
	"testing"
)

// beside prints the companions of a row: kinds, periods and what is shown.
func beside(r *Row) string {
	var s []string
	for n := range r.Companions {
		c := &r.Companions[n]
		text := c.Kind + " " + show([]Figure{c.Figure})
		if c.Computed {
			text += " computed"
		}
		s = append(s, text)
	}
	return strings.Join(s, ", ")
}

// TestGivenCompanions: figures of another kind of period than the indicator's
// own, with the decimals that they were written with.
func TestGivenCompanions(t *testing.T) {
	for _, c := range []struct {
		says      string
		indicator string
		rows      []string
		want      string
	}{
		{"a year to date", indicator("a"), []string{"a,5", "a,50,ytd"}, "ytd 2022-04/2022-12 50"},
		{"of an academic year", indicator("a", "year=academic"), []string{"a,5", "a,50,ytd"}, "ytd 2022-09/2022-12 50"},
		{"of a calendar year", indicator("a", "year=calendar"), []string{"a,5", "a,50,ytd"}, "ytd 2022-01/2022-12 50"},
		{"the newest year to date alone", indicator("a"), []string{"a,5", "a,40,2022-04/2022-11", "a,50,ytd", "a,30,2022-04/2022-10"}, "ytd 2022-04/2022-12 50"},
		{"an older year to date where there is no newer", indicator("a"), []string{"a,5", "a,40,2022-04/2022-11"}, "ytd 2022-04/2022-11 40"},
		{"and that of the year before, to compare with", indicator("a"), []string{"a,5", "a,40,2021-04/2021-12", "a,39,2021-04/2021-11", "a,50,ytd"}, "ytd 2021-04/2021-12 40, ytd 2022-04/2022-12 50"},
		{"every outturn", indicator("a"), []string{"a,5", "a,70,2021-FY", "a,60,2020-FY"}, "outturn 2020-FY 60, outturn 2021-FY 70"},
		{"an outturn of two years, by the indicator's year", indicator("a", "year=academic"), []string{"a,5", "a,70,2021/22"}, "outturn 2021-AY 70"},
		{"a span that is no year to date", indicator("a"), []string{"a,5", "a,50,2022-05/2022-12"}, "span 2022-05/2022-12 50"},
		{"a quarter of a monthly measure", indicator("a"), []string{"a,5", "a,15,2022-Q3"}, "quarter 2022-Q3 15"},
		{"a term of a monthly measure", indicator("a"), []string{"a,5", "a,15,2022-autumn"}, "term 2022-autumn 15"},
		{"a day of a monthly measure", indicator("a"), []string{"a,5", "a,15,2022-12-31"}, "day 2022-12-31 15"},
		{"a month of a quarterly measure", indicator("a", "frequency=quarterly"), []string{"a,5", "a,15,2022-12"}, "month 2022-12 15"},
		{"another kind of year", indicator("a", "frequency=annual"), []string{"a,15,2021-AY"}, "outturn 2021-AY 15"},
		{"as it was written", indicator("a", "unit=%", "decimals=0"), []string{"a,5", "a,64.55,ytd"}, "ytd 2022-04/2022-12 64.55%"},
		{"a ratio, as the indicator's own", indicator("a", "unit=%", "decimals=2"), []string{"a,5", "a,,ytd,,,2,3"}, "ytd 2022-04/2022-12 66.67%"},
		{"withheld", indicator("a"), []string{"a,5", "a,,ytd,[c]"}, "ytd 2022-04/2022-12 [c]"},
		{"provisional", indicator("a"), []string{"a,5", "a,50,ytd,[p]"}, "ytd 2022-04/2022-12 50[p]"},
		{"none", indicator("a"), []string{"a,5"}, ""},
		{"a forecast of the year", indicator("a"), []string{"a,5", "a,70,2022-FY,[f]"}, "outturn 2022-FY 70[f]"},
	} {
		b := board{indicators: []string{c.indicator}, months: map[string][]string{"2022-12": c.rows}}
		r := b.edition(t, "2022-12").Row("a")
		if got := beside(r); got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
		if len(r.History) > 1 || r.Movement != 0 {
			t.Errorf("%s: a companion is in the history: %s", c.says, show(r.History))
		}
	}
}

// TestRestatedCompanions: an edition knows the companions of its own time.
func TestRestatedCompanions(t *testing.T) {
	b := board{indicators: []string{indicator("a", "categories=age")}, categories: []string{"age,x,X,"}, months: map[string][]string{
		"2022-11": {"a,1", "a,40,ytd", "a,70,2021-FY", "a,7,ytd,,x"},
		"2022-12": {"a,2", "a,50,ytd", "a,71,2021-FY,[r]", "a,8,ytd,,x"},
	}}
	for month, want := range map[string]string{
		"2022-11": "outturn 2021-FY 70, ytd 2022-04/2022-11 40; ytd 2022-04/2022-11 7",
		"2022-12": "outturn 2021-FY 71[r], ytd 2022-04/2022-12 50; ytd 2022-04/2022-12 8",
	} {
		r := b.edition(t, month).Row("a")
		if got := beside(r) + "; " + beside(&r.Categories[0]); got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}

// year is rows of months up to the last, each with its own value.
func year(last string, values string) []string {
	var rows []string
	all := strings.Fields(values)
	for n, month := range months(last, len(all)) {
		if all[n] != "-" {
			rows = append(rows, "a,"+strings.Replace(all[n], "@", month, 1))
		}
	}
	return rows
}

// TestComputedCompanions: sums where the indicator is additive and no month is
// missing; ratios as sums over sums.
func TestComputedCompanions(t *testing.T) {
	flow := []string{"covers=flow", "additive=yes"}
	with := func(more ...string) string { return indicator("a", append(more, flow...)...) }
	for _, c := range []struct {
		says      string
		indicator string
		last      string // the month of the last value
		values    string // month by month; - for none; @ is the month
		want      string
	}{
		{"three months", with(), "2022-06", "1,@ 2,@ 3,@", "ytd 2022-04/2022-06 6 computed"},
		{"the first month of a year", with(), "2022-04", "9,@ 1,@", "ytd 2022-04/2022-04 1 computed"},
		{"a whole year", with(), "2023-03", "1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@", "outturn 2022-FY 12 computed, ytd 2022-04/2023-03 12 computed"},
		{"the year before and this one", with(), "2023-05", "1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 1,@ 2,@ 3,@", "outturn 2022-FY 12 computed, ytd 2023-04/2023-05 5 computed"},
		{"an academic year", with("year=academic"), "2022-12", "9,@ 1,@ 2,@ 3,@ 4,@", "ytd 2022-09/2022-12 10 computed"},
		{"a calendar year", with("year=calendar"), "2022-03", "9,@ 1,@ 2,@ 3,@", "ytd 2022-01/2022-03 6 computed"},
		{"a gap", with(), "2022-07", "1,@ - 3,@ 4,@", ""},
		{"a gap before the year", with(), "2022-05", "1,@ - 3,@ 4,@", "ytd 2022-04/2022-05 7 computed"},
		{"a year that is not all known", with(), "2022-06", "2,@ 3,@", ""},
		{"a withheld month", with(), "2022-06", "1,@ ,@,[c] 3,@", ""},
		{"a month that is not available", with(), "2022-06", "1,@ ,@,[x] 3,@", ""},
		{"a break within the year", with(), "2022-06", "1,@ 2,@,[b] 3,@", ""},
		{"a break at its beginning", with(), "2022-06", "1,@,[b] 2,@ 3,@", "ytd 2022-04/2022-06 6 computed"},
		{"decimals", with("unit=days", "decimals=1"), "2022-05", "1.04,@ 1.04,@", "ytd 2022-04/2022-05 2.1 computed"}, // not 2.0, the sum of what is shown
		{"percentages of fractions", with("unit=%", "decimals=1", "good=high"), "2022-05", ",@,,,1,2 ,@,,,90,100", "ytd 2022-04/2022-05 89.2% computed"},
		{"percentages with their fractions", with("unit=%", "decimals=1", "good=high"), "2022-05", "50,@,,,1,2 90,@,,,90,100", "ytd 2022-04/2022-05 89.2% computed"},
		{"percentages without them are never averaged", with("unit=%", "good=high"), "2022-05", "50,@ 90,@", ""},
		{"a percentage without its fraction", with("unit=%", "good=high"), "2022-05", ",@,,,1,2 90,@", ""},
		{"ratios of fractions", with("unit=ratio", "decimals=2"), "2022-05", ",@,,,1,2 ,@,,,90,100", "ytd 2022-04/2022-05 0.89 computed"},
		{"days of fractions", with("unit=days", "decimals=1"), "2022-05", "10,@,,,20,2 30,@,,,30,1", "ytd 2022-04/2022-05 16.7 computed"},
		{"rates of fractions", with("unit=\"per 10,000\"", "decimals=1"), "2022-05", ",@,,,5,1000 ,@,,,10,1000", "ytd 2022-04/2022-05 75.0 computed"},
		{"rates without fractions are never added up", with("unit=\"per 10,000\"", "decimals=1"), "2022-05", "50,@ 100,@", ""},
		{"not additive", indicator("a", "covers=flow"), "2022-06", "1,@ 2,@ 3,@", ""},
		{"a snapshot", indicator("a", "additive=yes"), "2022-06", "1,@ 2,@ 3,@", ""},
		{"a rolling figure", indicator("a", "covers=rolling-12", "additive=yes"), "2022-06", "1,@ 2,@ 3,@", ""},
		{"a year to date already", indicator("a", "covers=year-to-date", "additive=yes"), "2022-06", "1,@ 2,@ 3,@", ""},
	} {
		b := board{indicators: []string{c.indicator}, months: map[string][]string{c.last: year(c.last, c.values)}}
		if got := beside(b.edition(t, c.last).Row("a")); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.says, got, c.want)
		}
	}
}

func TestComputedFromOtherFrequencies(t *testing.T) {
	flow := []string{"covers=flow", "additive=yes"}
	with := func(more ...string) string { return indicator("a", append(more, flow...)...) }
	for _, c := range []struct {
		says      string
		indicator string
		rows      []string
		want      string
	}{
		{"quarters", with("frequency=quarterly"), []string{"a,1,2022-Q1", "a,2,2022-Q2", "a,3,2022-Q3"}, "ytd 2022-04/2022-12 6 computed"},
		{"quarters in calendar years", with("frequency=quarterly", "year=calendar"), []string{"a,1,2021-Q4", "a,2,2022-Q1", "a,3,2022-Q2", "a,4,2022-Q3"},
			"outturn 2022 10 computed, ytd 2022-01/2022-12 10 computed"},
		{"quarters that do not fit academic years", with("frequency=quarterly", "year=academic"), []string{"a,1,2022-Q1", "a,2,2022-Q2", "a,3,2022-Q3"}, ""},
		{"terms", with("frequency=termly", "year=academic"), []string{"a,1,2021-autumn", "a,2,2022-spring", "a,3,2022-summer", "a,4,2022-autumn"},
			"outturn 2021-AY 6 computed, ytd 2022-09/2022-12 4 computed"},
		{"terms of a financial year", with("frequency=termly"), []string{"a,3,2022-summer", "a,4,2022-autumn"}, "ytd 2022-04/2022-12 7 computed"},
		{"a term that is missing", with("frequency=termly", "year=calendar"), []string{"a,3,2022-spring", "a,4,2022-autumn"}, ""},
		{"years are never summed", with("frequency=annual"), []string{"a,1,2020-FY", "a,2,2021-FY"}, ""},
		{"a year to date that is given goes first", with(), []string{"a,1,2022-10", "a,2,2022-11", "a,3", "a,99,ytd"}, "ytd 2022-04/2022-12 99"},
		{"an older one that is given makes room", with("year=calendar"), []string{"a,1,2022-01", "a,1,2022-02", "a,99,2022-01/2022-01"}, "ytd 2022-01/2022-02 2 computed"},
		{"in arrears, to the latest figure", with("lag=1"), []string{"a,1,2022-04", "a,1,2022-05", "a,1,2022-06"}, "ytd 2022-04/2022-06 3 computed"},
		{"an outturn that is given goes first", with("year=calendar"), append([]string{"a,99,2022"}, year("2022-12", strings.Repeat("1,@ ", 12))...),
			"outturn 2022 99, ytd 2022-01/2022-12 12 computed"},
	} {
		b := board{indicators: []string{c.indicator}, months: map[string][]string{"2022-12": c.rows}}
		if got := beside(b.edition(t, "2022-12").Row("a")); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.says, got, c.want)
		}
	}
}

// TestComputedAsKnown: what is computed is computed from what was known.
func TestComputedAsKnown(t *testing.T) {
	b := board{indicators: []string{indicator("a", "covers=flow", "additive=yes", "categories=age")}, categories: []string{"age,x,X,", "age,y,Y,"},
		months: map[string][]string{
			"2022-04": {"a,1", "a,1,,,x"},
			"2022-05": {"a,2", "a,1,,,x", "a,1,,,y"},
			"2022-06": {"a,3", "a,9,2022-04,[r]", "a,2,,,x", "a,0,2022-04,,y", "a,5,,,y"},
		}}
	for month, want := range map[string]string{
		"2022-04": "ytd 2022-04/2022-04 1 computed; ytd 2022-04/2022-04 1 computed; ",
		"2022-05": "ytd 2022-04/2022-05 3 computed; ytd 2022-04/2022-05 2 computed; ",
		"2022-06": "ytd 2022-04/2022-06 14 computed; ytd 2022-04/2022-06 4 computed; ytd 2022-04/2022-06 6 computed",
	} {
		r := b.edition(t, month).Row("a")
		if got := beside(r) + "; " + beside(&r.Categories[0]) + "; " + beside(&r.Categories[1]); got != want {
			t.Errorf("%s: %s\nwant %s", month, got, want)
		}
	}
}
