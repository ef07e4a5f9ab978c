package scorecard

import (
	"strings"
	"testing"
	"time"
)

func TestParsePeriod(t *testing.T) {
	for _, group := range []struct {
		want  string
		texts []string
	}{
		{"2023-03", []string{"2023-03", "March 2023", "march 2023", "MARCH  2023", "Mar 2023", "Mar-23", "mar 23", "Mar-2023", "March-2023",
			"01/03/2023", "1/3/2023", "1/03/2023", " 2023-03 ", "March\u00a02023"}},
		{"2023-01", []string{"Jan 23", "Jan-23", "January 2023", "01/01/2023"}},
		{"2022-09", []string{"Sept 2022", "Sep 2022", "Sep-22", "September 2022", "Sept-22"}},
		{"2022-05", []string{"May 2022", "May-22"}},
		{"2022-11", []string{"2022-11"}}, // a month, not two years
		{"2011-12", []string{"2011-12"}}, // the same
		{"2009-10", []string{"2009-10"}},
		{"2023-03-31", []string{"2023-03-31", "31/03/2023", "31/3/2023", "31 March 2023", "31 Mar 2023"}},
		{"2023-03-01", []string{"2023-03-01", "1 March 2023"}}, // a day where it is written as one
		{"2024-02-29", []string{"2024-02-29", "29/02/2024", "29 February 2024", "29 Feb 2024"}},
		{"2000-02-29", []string{"2000-02-29"}},
		{"2022-Q3", []string{"2022-Q3", "2022-q3", "Q3 2022/23", "Q3 2022-23", "Q3 2022/2023", "Q3 2022 to 2023", "2022/23 Q3", "2022-23 q3", "2022 to 2023 Q3"}},
		{"1999-Q4", []string{"1999-Q4", "Q4 1999/00", "Q4 1999/2000"}},
		{"2022-autumn", []string{"2022-autumn", "Autumn 2022", "autumn term 2022", "Autumn  Term 2022"}},
		{"2023-spring", []string{"2023-spring", "Spring 2023", "Spring term 2023"}},
		{"2023-summer", []string{"2023-summer", "Summer 2023"}},
		{"2022-FY", []string{"2022-FY", "2022-fy", "2022/23", "2022-23", "2022/2023", "2022 / 23", "2022 to 2023", "2022 to 23"}},
		{"1999-FY", []string{"1999/00", "1999-00", "1999/2000"}},
		{"2022-AY", []string{"2022-AY", "2022-ay"}},
		{"2022", []string{"2022", " 2022 "}},
		{"2022-04/2022-12", []string{"2022-04/2022-12"}},
		{"2022-04/2022-04", []string{"2022-04/2022-04"}},
	} {
		for _, text := range group.texts {
			p, err := ParsePeriod(text, Reading{})
			if err != nil || p.String() != group.want {
				t.Errorf("%q is %s, %v; want %s", text, p, err, group.want)
			}
		}
	}
}

func TestParsePeriodByTheIndicatorsYear(t *testing.T) {
	march := NewMonth(2023, time.March)
	for _, c := range []struct {
		in   string
		year Year
		want string
	}{
		{"2022/23", Financial, "2022-FY"},
		{"2022/23", Academic, "2022-AY"},
		{"2022-23", Academic, "2022-AY"},
		{"2022 to 2023", Academic, "2022-AY"},
		{"2022-FY", Academic, "2022-FY"}, // what is said outright holds
		{"2022-AY", Calendar, "2022-AY"},
		{"2022", Academic, "2022"},
		{"Q4 2022/23", Academic, "2022-Q4"}, // quarters are always financial
		{"ytd", Financial, "2022-04/2023-03"},
		{"YTD", Academic, "2022-09/2023-03"},
		{"Year to  date", Calendar, "2023-01/2023-03"},
	} {
		p, err := ParsePeriod(c.in, Reading{Year: c.year, Month: march})
		if err != nil || p.String() != c.want {
			t.Errorf("%q in %s years is %s, %v; want %s", c.in, c.year, p, err, c.want)
		}
	}
}

func TestWrongPeriods(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", `"" is not a period`},
		{"last month", `"last month" is not a period`},
		{"03/2023", `"03/2023" is not a period`},
		{"2023/03", "03 does not follow 2023"},
		{"2023-3", `"2023-3" is not a period`},
		{"202303", `"202303" is not a period`},
		{"2023-13", "there is no month 13"},
		{"2023-00", "there is no month 00"},
		{"2022-24", "there is no month 24"}, // not two years either
		{"2022/24", "24 does not follow 2022"},
		{"2022/22", "22 does not follow 2022"},
		{"2022/2024", "2024 does not follow 2022"},
		{"2022 to 2021", "2021 does not follow 2022"},
		{"2022-Q5", `"2022-Q5" is not a period`},
		{"2022-Q0", `"2022-Q0" is not a period`},
		{"Q3", `"Q3" is not a period`},
		{"Q3 2022/24", "24 does not follow 2022"},
		{"2022/21 Q3", "21 does not follow 2022"},
		{"2022-winter", `"2022-winter" is not a period`},
		{"Winter 2022", `there is no month "winter"`},
		{"Marsh 2023", `there is no month "marsh"`},
		{"Ma 2023", `there is no month "ma"`},
		{"Marc-23", `there is no month "marc"`},
		{"31 Marsh 2023", `there is no month "marsh"`},
		{"2023-02-29", "February 2023 has no day 29"},
		{"1900-02-29", "February 1900 has no day 29"},
		{"29/02/2023", "February 2023 has no day 29"},
		{"2023-04-31", "April 2023 has no day 31"},
		{"2023-03-00", "March 2023 has no day 00"},
		{"0/3/2023", "March 2023 has no day 0"},
		{"99/03/2023", "March 2023 has no day 99"},
		{"03/31/2023", "there is no month 31"}, // the American order
		{"2023-13-01", "there is no month 13"},
		{"2022-12/2022-04", "April 2022 comes before December 2022"},
		{"2022-04/2022-13", "there is no month 13"},
		{"2022-00/2022-04", "there is no month 00"},
		{"2022-04 to 2022-12", `"2022-04 to 2022-12" is not a period`},
		{"1899", `"1899" is not a year that a figure could be about`},
		{"0000-01", `"0000-01" is not a year that a figure could be about`},
		{"2200-01", `"2200-01" is not a year that a figure could be about`},
		{"2199-FY", `"2199-FY" is not a year that a figure could be about`},
		{"01/01/9999", `"01/01/9999" is not a year that a figure could be about`},
		{"2022-12/9999-01", `"2022-12/9999-01" is not a year that a figure could be about`},
		{"44986", `"44986" is not a period`}, // March 2023 as a spreadsheet counts days
		{"2023-03-31T00:00:00", `"2023-03-31T00:00:00" is not a period`},
		{"ytd", "year to date has no month here to end in"},
		{"ytd 2023", `there is no month "ytd"`},
	} {
		if p, err := ParsePeriod(c.in, Reading{}); err == nil {
			t.Errorf("%q is read as %s", c.in, p)
		} else if err.Error() != c.want {
			t.Errorf("%q: %v; want %s", c.in, err, c.want)
		}
	}
	for _, in := range []string{"2022/23", "2022-23", "2022 to 2023"} {
		_, err := ParsePeriod(in, Reading{Year: Calendar})
		if err == nil || !strings.HasSuffix(err.Error(), "is two years, and this indicator counts in calendar years") {
			t.Errorf("%q in calendar years: %v", in, err)
		}
	}
}

func TestParseMonth(t *testing.T) {
	for _, in := range []string{"2023-03", "1999-12", "2024-02"} {
		if p, err := ParseMonth(in); err != nil || p.String() != in || p.Kind() != Month {
			t.Errorf("%q is %s, %v", in, p, err)
		}
	}
	for _, c := range []struct{ in, want string }{
		{"", `"" is not a month`},
		{"2023-3", `"2023-3" is not a month`},
		{"2023-003", `"2023-003" is not a month`},
		{"2023_03", `"2023_03" is not a month`},
		{"202-303", `"202-303" is not a month`},
		{"-023-03", `"-023-03" is not a month`},
		{"2023-+3", `"2023-+3" is not a month`},
		{"Mar-23", `"Mar-23" is not a month`},
		{"2023-Q1", `"2023-Q1" is not a month`},
		{"2023-13", "there is no month 13"},
		{"2023-00", "there is no month 00"},
		{"2022-23", "there is no month 23"},
		{"0001-01", `"0001-01" is not a year that a figure could be about`},
		{"1899-12", `"1899-12" is not a year that a figure could be about`},
		{"2200-01", `"2200-01" is not a year that a figure could be about`},
	} {
		if p, err := ParseMonth(c.in); err == nil {
			t.Errorf("%q is read as %s", c.in, p)
		} else if err.Error() != c.want {
			t.Errorf("%q: %v; want %s", c.in, err, c.want)
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2023-03", "2022-Q3", "2022-autumn", "2022-FY", "2022-AY", "2022", "2023-03-31", "2022-04/2022-12", "ytd",
		"Mar-23", "Jan 23", "Sept 2022", "01/03/2023", "Q3 2022/23", "2022/23 q3", "2022-23", "2022 to 2023", "Autumn term 2022", "29 February 2024", "İ 2022"} {
		f.Add(s, uint8(0))
		f.Add(s, uint8(1))
	}
	f.Fuzz(func(t *testing.T, s string, year uint8) {
		r := Reading{Year(year % 3), NewMonth(2023, time.March)}
		p, err := ParsePeriod(s, r)
		if err != nil {
			if !p.IsZero() {
				t.Errorf("%q gives %s and %v", s, p, err)
			}
			return
		}
		if again, err := ParsePeriod(p.String(), r); err != nil || again != p {
			t.Errorf("%q is %s, which is read back as %s, %v", s, p, again, err)
		}
		if p.IsZero() || p.last < p.first || p.Name() == "" {
			t.Errorf("%q gives a period without days or a name: %+v", s, p)
		}
		if p.Kind() != Span && p.Previous().Compare(p) >= 0 || p.YearBefore().Compare(p) >= 0 {
			t.Errorf("before %s come %s and %s", p, p.Previous(), p.YearBefore())
		}
	})
}
