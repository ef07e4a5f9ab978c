package scorecard

import (
	"cmp"
	"testing"
	"time"
)

// period reads a period that a test is sure of; "" is no period.
func period(s string) Period {
	if s == "" {
		return Period{}
	}
	p, err := ParsePeriod(s, Reading{})
	if err != nil {
		panic(err)
	}
	return p
}

// ends gives the first and last day of a period.
func ends(p Period) (first, last string) {
	a, b := p.Days()
	return time.Unix(int64(a)*86400, 0).UTC().Format(time.DateOnly), time.Unix(int64(b)*86400, 0).UTC().Format(time.DateOnly)
}

// frequencies are the kinds that follow one another without end.
var frequencies = []Kind{Day, Month, Quarter, Term, FinancialYear, AcademicYear, CalendarYear}

// everyPeriod lists the periods of a kind of many years, oldest first.
func everyPeriod(kind Kind) []Period {
	var out []Period
	for y := 1997; y <= 2031; y++ {
		switch kind {
		case Month:
			for m := time.January; m <= time.December; m++ {
				out = append(out, NewMonth(y, m))
			}
		case Quarter:
			for q := 1; q <= 4; q++ {
				out = append(out, NewQuarter(y, q))
			}
		case Term:
			out = append(out, NewTerm(y, Spring), NewTerm(y, Summer), NewTerm(y, Autumn))
		case FinancialYear:
			out = append(out, NewYear(Financial, y))
		case AcademicYear:
			out = append(out, NewYear(Academic, y))
		case CalendarYear:
			out = append(out, NewYear(Calendar, y))
		case Day:
			for d := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == y; d = d.AddDate(0, 0, 1) {
				out = append(out, NewDay(d.Date()))
			}
		}
	}
	return out
}

// someMonths are the months that a scorecard may have, over three leap years.
func someMonths() []Period {
	var out []Period
	for m := NewMonth(1999, time.December); m != NewMonth(2025, time.February); m = m.AddMonths(1) {
		out = append(out, m)
	}
	return out
}

func TestDaysOfPeriods(t *testing.T) {
	for _, c := range []struct{ in, first, last string }{
		{"2023-03", "2023-03-01", "2023-03-31"},
		{"2023-02", "2023-02-01", "2023-02-28"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2000-02", "2000-02-01", "2000-02-29"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2022-Q1", "2022-04-01", "2022-06-30"}, // quarter 1 is April to June
		{"2022-Q2", "2022-07-01", "2022-09-30"},
		{"2022-Q3", "2022-10-01", "2022-12-31"},
		{"2022-Q4", "2023-01-01", "2023-03-31"}, // in the calendar year after
		{"2022-autumn", "2022-09-01", "2022-12-31"},
		{"2023-spring", "2023-01-01", "2023-03-31"},
		{"2023-summer", "2023-04-01", "2023-07-31"},
		{"2022-FY", "2022-04-01", "2023-03-31"},
		{"2022-AY", "2022-09-01", "2023-08-31"},
		{"2022", "2022-01-01", "2022-12-31"},
		{"2024-02-29", "2024-02-29", "2024-02-29"},
		{"2022-04/2022-12", "2022-04-01", "2022-12-31"},
		{"2022-09/2023-02", "2022-09-01", "2023-02-28"},
	} {
		if first, last := ends(period(c.in)); first != c.first || last != c.last {
			t.Errorf("%s runs from %s to %s, want %s to %s", c.in, first, last, c.first, c.last)
		}
	}
}

func TestMonthsOfPeriods(t *testing.T) {
	for _, c := range []struct{ in, first, last string }{
		{"2023-03", "2023-03", "2023-03"},
		{"2022-Q4", "2023-01", "2023-03"},
		{"2022-FY", "2022-04", "2023-03"},
		{"2022-AY", "2022-09", "2023-08"},
		{"2023-03-31", "2023-03", "2023-03"},
		{"2022-04/2022-12", "2022-04", "2022-12"},
	} {
		p := period(c.in)
		if p.FirstMonth() != period(c.first) || p.Month() != period(c.last) {
			t.Errorf("%s runs from %s to %s, want %s to %s", c.in, p.FirstMonth(), p.Month(), c.first, c.last)
		}
	}
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{{"2023-03", 0, "2023-03"}, {"2023-03", -3, "2022-12"}, {"2023-12", 1, "2024-01"}, {"2023-01", -13, "2021-12"}, {"2022-11", 26, "2025-01"}} {
		if got := period(c.in).AddMonths(c.n); got != period(c.want) {
			t.Errorf("%s and %d months is %s, want %s", c.in, c.n, got, c.want)
		}
	}
}

func TestCanonicalFormsReadBack(t *testing.T) {
	for _, kind := range frequencies {
		for _, p := range everyPeriod(kind) {
			if got, err := ParsePeriod(p.String(), Reading{}); err != nil || got != p {
				t.Fatalf("%s is read back as %s, %v", p, got, err)
			}
			if p.Kind() != kind {
				t.Fatalf("%s is of kind %d, want %d", p, p.Kind(), kind)
			}
		}
	}
	for _, from := range someMonths()[:30] {
		for n := range 30 {
			p := NewSpan(from, from.AddMonths(n))
			if got, err := ParsePeriod(p.String(), Reading{}); err != nil || got != p {
				t.Fatalf("%s is read back as %s, %v", p, got, err)
			}
		}
	}
	if s := (Period{}).String(); s != "" {
		t.Errorf("no period prints as %q", s)
	}
}

func TestPeriodsInOrder(t *testing.T) {
	// By the last day, then the first, then the kind.
	order := []string{"", "2021-FY", "2022-04/2022-06", "2022-06", "2022-06-30", "2022-summer", "2022-12-30",
		"2022", "2022-04/2022-12", "2022-autumn", "2022-Q3", "2022-10/2022-12", "2022-12", "2022-12-31",
		"2023-03-30", "2022-FY", "2022-04/2023-03", "2022-Q4", "2023-spring", "2023-01/2023-03", "2023-03", "2023-03-31",
		"2022-AY", "2022-09/2023-08"}
	for n, a := range order {
		for m, b := range order {
			got := period(a).Compare(period(b))
			if cmp.Compare(got, 0) != cmp.Compare(n, m) {
				t.Errorf("%q compares with %q as %d", a, b, got)
			}
		}
	}
}

func TestPrevious(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2023-03-01", "2023-02-28"},
		{"2024-03-01", "2024-02-29"},
		{"2023-01-01", "2022-12-31"},
		{"2023-01", "2022-12"},
		{"2022-Q1", "2021-Q4"},
		{"2022-Q4", "2022-Q3"},
		{"2023-spring", "2022-autumn"},
		{"2023-summer", "2023-spring"},
		{"2022-autumn", "2022-summer"},
		{"2022-FY", "2021-FY"},
		{"2022-AY", "2021-AY"},
		{"2022", "2021"},
		{"2022-04/2022-12", ""}, // a span has none
		{"", ""},
	} {
		if got := period(c.in).Previous(); got != period(c.want) {
			t.Errorf("before %s comes %s, want %s", c.in, got, c.want)
		}
	}
	for _, kind := range frequencies {
		all := everyPeriod(kind)
		for n := len(all) - 1; n > 0; n-- {
			if got := all[n].Previous(); got != all[n-1] {
				t.Fatalf("before %s comes %s, want %s", all[n], got, all[n-1])
			}
			if gap := all[n].first - all[n-1].last; gap != 1 && all[n].String()[4:] != "-autumn" {
				t.Fatalf("%d days lie between %s and %s", gap, all[n-1], all[n])
			}
		}
	}
}

func TestYearBefore(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2023-03", "2022-03"},
		{"2024-02", "2023-02"}, // of 29 and of 28 days
		{"2025-02", "2024-02"},
		{"2023-Q1", "2022-Q1"},
		{"2022-Q4", "2021-Q4"},
		{"2023-spring", "2022-spring"},
		{"2022-summer", "2021-summer"},
		{"2022-FY", "2021-FY"},
		{"2022-AY", "2021-AY"},
		{"2022", "2021"},
		{"2022-04/2022-12", "2021-04/2021-12"},
		{"2023-09/2024-02", "2022-09/2023-02"},
		{"2022-02/2024-02", "2021-02/2023-02"},
		{"2023-03-31", "2022-03-31"},
		{"2025-02-28", "2024-02-28"},
		{"2024-02-29", "2023-02-28"}, // the end of February, not 1 March
		{"", ""},
	} {
		if got := period(c.in).YearBefore(); got != period(c.want) {
			t.Errorf("a year before %s is %s, want %s", c.in, got, c.want)
		}
	}
	steps := map[Kind]int{Month: 12, Quarter: 4, Term: 3, FinancialYear: 1, AcademicYear: 1, CalendarYear: 1}
	for kind, n := range steps {
		for k, p := range everyPeriod(kind)[n:] {
			if got, want := p.YearBefore(), everyPeriod(kind)[k]; got != want {
				t.Fatalf("a year before %s is %s, want %s", p, got, want)
			}
		}
	}
}

func TestLatestByAndEndingIn(t *testing.T) {
	for _, kind := range []Kind{Month, Quarter, Term, FinancialYear, AcademicYear, CalendarYear} {
		all := everyPeriod(kind)
		for _, month := range someMonths() {
			var want Period
			for _, p := range all {
				if p.EndsBy(month) {
					want = p
				}
			}
			if got := LatestBy(kind, month); got != want {
				t.Fatalf("the latest of kind %d by %s is %s, want %s", kind, month, got, want)
			}
			got, ok := EndingIn(kind, month)
			if ok != (want.Month() == month) || ok && got != want {
				t.Fatalf("of kind %d, %s (%t) ends in %s, want %s", kind, got, ok, month, want)
			}
		}
	}
	for _, kind := range []Kind{NoPeriod, Day, Span} {
		if p := LatestBy(kind, period("2023-03")); !p.IsZero() {
			t.Errorf("the latest of kind %d is %s", kind, p)
		}
		if p, ok := EndingIn(kind, period("2023-03")); ok {
			t.Errorf("of kind %d, %s ends in March", kind, p)
		}
	}
}

func TestYearStart(t *testing.T) {
	starts := map[Year]time.Month{Financial: time.April, Academic: time.September, Calendar: time.January}
	for kind, start := range starts {
		for _, month := range someMonths() {
			want := month
			for _, m, _ := date(want.first); m != start; _, m, _ = date(want.first) {
				want = want.AddMonths(-1)
			}
			if got := YearStart(kind, month); got != want {
				t.Fatalf("the %s year of %s begins in %s, want %s", kind, month, got, want)
			}
			ytd := YearToDateOf(kind, month)
			if ytd.FirstMonth() != want || ytd.Month() != month || ytd.Kind() != Span {
				t.Fatalf("the %s year to %s is %s", kind, month, ytd)
			}
			if !ytd.IsYearToDate(kind) {
				t.Fatalf("%s is no %s year to date", ytd, kind)
			}
		}
	}
	for _, c := range []struct {
		in   string
		year Year
		want bool
	}{
		{"2022-04/2022-12", Financial, true},
		{"2022-04/2022-12", Academic, false},
		{"2022-04/2022-12", Calendar, false},
		{"2022-05/2022-12", Financial, false},
		{"2022-04/2023-03", Financial, true},
		{"2022-04/2023-04", Financial, false}, // runs into the next year
		{"2022-04/2022-04", Financial, true},
		{"2022-FY", Financial, false}, // an outturn
		{"2022-Q1", Financial, false},
		{"2022-04", Financial, false},
		{"", Financial, false},
	} {
		if got := period(c.in).IsYearToDate(c.year); got != c.want {
			t.Errorf("%s is a %s year to date: %t", c.in, c.year, got)
		}
	}
}

func TestEndsBeforeAndBy(t *testing.T) {
	for _, c := range []struct {
		p, q       string
		before, by bool
	}{
		{"2022-12", "2023-01", true, true},
		{"2023-01", "2022-12", false, false},
		{"2023-03", "2022-Q4", false, true},
		{"2022-Q4", "2023-03", false, true},
		{"2022-Q4", "2023-02", false, false},
		{"2022-FY", "2023-04", true, true},
		{"2022-AY", "2022-FY", false, false},
		{"2023-03-31", "2023-03", false, true},
		{"2023-02-28", "2023-03-01", true, true},
	} {
		p, q := period(c.p), period(c.q)
		if p.EndsBefore(q) != c.before || p.EndsBy(q) != c.by {
			t.Errorf("%s ends before %s: %t, by it: %t", p, q, p.EndsBefore(q), p.EndsBy(q))
		}
	}
}

func TestKindsOfYear(t *testing.T) {
	for _, c := range []struct {
		in   string
		want bool
	}{{"2022-FY", true}, {"2022-AY", true}, {"2022", true}, {"2022-04/2023-03", false}, {"2022-Q1", false}, {"2022-04", false}, {"", false}} {
		if got := period(c.in).IsYear(); got != c.want {
			t.Errorf("%s is a year: %t", c.in, got)
		}
	}
}
