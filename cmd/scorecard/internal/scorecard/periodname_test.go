package scorecard

import "testing"

func TestPeriodNames(t *testing.T) {
	for _, c := range []struct{ in, name string }{
		{"2023-03", "March 2023"},
		{"2022-09", "September 2022"},
		{"2022-05", "May 2022"},
		{"2022-06", "June 2022"},
		{"2022-Q1", "April to June 2022 (quarter 1)"},
		{"2022-Q2", "July to September 2022 (quarter 2)"},
		{"2022-Q3", "October to December 2022 (quarter 3)"},
		{"2022-Q4", "January to March 2023 (quarter 4)"},
		{"1999-Q4", "January to March 2000 (quarter 4)"},
		{"2022-autumn", "autumn term 2022"},
		{"2023-spring", "spring term 2023"},
		{"2023-summer", "summer term 2023"},
		{"2022-FY", "2022 to 2023"},
		{"1999-FY", "1999 to 2000"},
		{"2022-AY", "academic year 2022 to 2023"},
		{"2022", "2022"},
		{"2023-03-31", "31 March 2023"},
		{"2023-09-01", "1 September 2023"},
		{"2022-04/2022-12", "April to December 2022"},
		{"2022-09/2023-03", "September 2022 to March 2023"},
		{"2022-04/2022-04", "April 2022"},
		{"2022-03/2023-03", "March 2022 to March 2023"},
		{"", ""},
	} {
		p := period(c.in)
		if p.Name() != c.name {
			t.Errorf("%s is called %q, want %q", c.in, p.Name(), c.name)
		}
	}
}
