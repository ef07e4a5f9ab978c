package scorecard

import "testing"

func TestPeriodNames(t *testing.T) {
	for _, c := range []struct{ in, name, short string }{
		{"2023-03", "March 2023", "Mar 2023"},
		{"2022-09", "September 2022", "Sept 2022"}, // four letters, as GOV.UK has it
		{"2022-05", "May 2022", "May 2022"},
		{"2022-06", "June 2022", "Jun 2022"},
		{"2022-Q1", "April to June 2022 (quarter 1)", "Q1 2022 to 2023"},
		{"2022-Q2", "July to September 2022 (quarter 2)", "Q2 2022 to 2023"},
		{"2022-Q3", "October to December 2022 (quarter 3)", "Q3 2022 to 2023"},
		{"2022-Q4", "January to March 2023 (quarter 4)", "Q4 2022 to 2023"},
		{"1999-Q4", "January to March 2000 (quarter 4)", "Q4 1999 to 2000"},
		{"2022-autumn", "autumn term 2022", "Autumn 2022"},
		{"2023-spring", "spring term 2023", "Spring 2023"},
		{"2023-summer", "summer term 2023", "Summer 2023"},
		{"2022-FY", "2022 to 2023", "2022 to 2023"},
		{"1999-FY", "1999 to 2000", "1999 to 2000"},
		{"2022-AY", "academic year 2022 to 2023", "2022 to 2023"},
		{"2022", "2022", "2022"},
		{"2023-03-31", "31 March 2023", "31 Mar 2023"},
		{"2023-09-01", "1 September 2023", "1 Sept 2023"},
		{"2022-04/2022-12", "April to December 2022", "Apr to Dec 2022"},
		{"2022-09/2023-03", "September 2022 to March 2023", "Sept 2022 to Mar 2023"},
		{"2022-04/2022-04", "April 2022", "Apr 2022"},
		{"2022-03/2023-03", "March 2022 to March 2023", "Mar 2022 to Mar 2023"},
		{"", "", ""},
	} {
		p := period(c.in)
		if p.Name() != c.name || p.Short() != c.short {
			t.Errorf("%s is called %q, in short %q; want %q and %q", c.in, p.Name(), p.Short(), c.name, c.short)
		}
	}
}

// TestShortNamesReadBack: what our pages print may be pasted into a data file.
func TestShortNamesReadBack(t *testing.T) {
	for _, kind := range []Kind{Month, Quarter, Term, FinancialYear, CalendarYear} {
		for _, p := range everyPeriod(kind) {
			if got, err := ParsePeriod(p.Short(), Reading{}); err != nil || got != p {
				t.Fatalf("%q is read as %s, %v; want %s", p.Short(), got, err, p)
			}
		}
	}
}

func TestDayName(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2023-04-30", "30 April 2023"},
		{"2024-02-29", "29 February 2024"},
		{"2023-01-01", "1 January 2023"},
		{"2023-02-29", "2023-02-29"}, // no such day: given back
		{"2023-04", "2023-04"},
		{"30/04/2023", "30/04/2023"},
		{"soon", "soon"},
		{"", ""},
	} {
		if got := DayName(c.in); got != c.want {
			t.Errorf("%q is called %q, want %q", c.in, got, c.want)
		}
	}
}
