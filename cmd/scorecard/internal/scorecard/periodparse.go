package scorecard

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Reading is what reading a period needs to know beside the text itself.
type Reading struct {
	Year  Year   // how a bare 2022/23 is meant
	Month Period // the file's month, for "ytd"; may be zero
}

type periodForm struct {
	pattern *regexp.Regexp
	read    func(r Reading, f []string) (Period, error)
}

// periodForms are the ways to write a period, tried in order on the text in
// lower case with single spaces.
var periodForms = []periodForm{
	{regexp.MustCompile(`^(\d{4})-(\d{2})$`), readMonthOrYears},
	{regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`), func(_ Reading, f []string) (Period, error) {
		return dayOf(f[1], f[2], f[3])
	}},
	{regexp.MustCompile(`^(\d{4})-(\d{2})/(\d{4})-(\d{2})$`), readSpan},
	{regexp.MustCompile(`^(\d{4})-q([1-4])$`), func(_ Reading, f []string) (Period, error) {
		return NewQuarter(number(f[1]), number(f[2])), nil
	}},
	{regexp.MustCompile(`^q([1-4]) (\d{4}) ?(?:/|-|to) ?(\d{2}|\d{4})$`), func(_ Reading, f []string) (Period, error) {
		return quarterOfYears(f[2], f[3], f[1])
	}},
	{regexp.MustCompile(`^(\d{4}) ?(?:/|-|to) ?(\d{2}|\d{4}) q([1-4])$`), func(_ Reading, f []string) (Period, error) {
		return quarterOfYears(f[1], f[2], f[3])
	}},
	{regexp.MustCompile(`^(\d{4})-(spring|summer|autumn)$`), func(_ Reading, f []string) (Period, error) {
		return termOfYear(f[2], f[1])
	}},
	{regexp.MustCompile(`^(spring|summer|autumn)(?: term)? (\d{4})$`), func(_ Reading, f []string) (Period, error) {
		return termOfYear(f[1], f[2])
	}},
	{regexp.MustCompile(`^(\d{4})-fy$`), func(_ Reading, f []string) (Period, error) {
		return NewYear(Financial, number(f[1])), nil
	}},
	{regexp.MustCompile(`^(\d{4})-ay$`), func(_ Reading, f []string) (Period, error) {
		return NewYear(Academic, number(f[1])), nil
	}},
	{regexp.MustCompile(`^(\d{4})$`), func(_ Reading, f []string) (Period, error) {
		return NewYear(Calendar, number(f[1])), nil
	}},
	{regexp.MustCompile(`^(\d{4}) ?(?:/|to) ?(\d{2}|\d{4})$`), func(r Reading, f []string) (Period, error) {
		return readYears(r, f[1], f[2])
	}},
	{regexp.MustCompile(`^([a-z]+)[ -](\d{2}|\d{4})$`), readNamedMonth},
	{regexp.MustCompile(`^(\d{1,2}) ([a-z]+) (\d{4})$`), func(_ Reading, f []string) (Period, error) {
		m, err := monthNamed(f[2])
		if err != nil {
			return Period{}, err
		}
		return dayOf(f[3], strconv.Itoa(int(m)), f[1])
	}},
	{regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{4})$`), readSpreadsheetDay},
}

// ParsePeriod reads a period as people write it: the canonical forms, and
// "March 2023", "Mar-23", "Jan 23", "01/03/2023" (a month, which spreadsheets
// keep as its first day), "Q3 2022/23", "Autumn 2022", "2022/23", "ytd". The
// error says in an author's words what is wrong.
func ParsePeriod(s string, r Reading) (Period, error) {
	text := strings.ToLower(strings.Join(strings.Fields(s), " "))
	if text == "ytd" || text == "year to date" {
		if r.Month.IsZero() {
			return Period{}, fmt.Errorf("year to date has no month here to end in")
		}
		return YearToDateOf(r.Year, r.Month), nil
	}
	for _, form := range periodForms {
		if f := form.pattern.FindStringSubmatch(text); f != nil {
			p, err := form.read(r, f)
			return plausible(p, err, s)
		}
	}
	return Period{}, fmt.Errorf("%q is not a period", s)
}

// ParseMonth reads a month in its canonical form alone, as in file names.
func ParseMonth(s string) (Period, error) {
	if len(s) != 7 || s[4] != '-' || !allDigits(s[:4]) || !allDigits(s[5:]) {
		return Period{}, fmt.Errorf("%q is not a month", s)
	}
	p, err := monthOf(s[:4], s[5:])
	return plausible(p, err, s)
}

// plausible refuses periods outside the years 1900 to 2199.
func plausible(p Period, err error, s string) (Period, error) {
	if err == nil && (p.first < day(1900, 1, 1) || p.last >= day(2200, 1, 1)) {
		return Period{}, fmt.Errorf("%q is not a year that a figure could be about", s)
	}
	return p, err
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func monthOf(year, month string) (Period, error) {
	m := number(month)
	if m < 1 || m > 12 {
		return Period{}, fmt.Errorf("there is no month %s", month)
	}
	return NewMonth(number(year), time.Month(m)), nil
}

func dayOf(year, month, d string) (Period, error) {
	if _, err := monthOf(year, month); err != nil {
		return Period{}, err
	}
	y, m := number(year), time.Month(number(month))
	p := NewDay(y, m, number(d))
	if _, back, _ := date(p.first); back != m || number(d) < 1 {
		return Period{}, fmt.Errorf("%s %d has no day %s", m, y, d)
	}
	return p, nil
}

// readMonthOrYears reads 2022-11 as a month, and 2022-23, which can be none,
// as the years 2022 to 2023.
func readMonthOrYears(r Reading, f []string) (Period, error) {
	if p, err := monthOf(f[1], f[2]); err == nil {
		return p, nil
	}
	if (number(f[1])+1)%100 == number(f[2]) {
		return readYears(r, f[1], f[2])
	}
	return monthOf(f[1], f[2])
}

func readSpan(_ Reading, f []string) (Period, error) {
	from, err := monthOf(f[1], f[2])
	if err != nil {
		return Period{}, err
	}
	to, err := monthOf(f[3], f[4])
	if err != nil {
		return Period{}, err
	}
	if to.first < from.first {
		return Period{}, fmt.Errorf("%s comes before %s", to.Name(), from.Name())
	}
	return NewSpan(from, to), nil
}

// firstOfYears checks that two years follow one another and gives the first.
func firstOfYears(first, second string) (int, error) {
	a, b := number(first), number(second)
	if len(second) == 2 && (a+1)%100 != b || len(second) == 4 && a+1 != b {
		return 0, fmt.Errorf("%s does not follow %s", second, first)
	}
	return a, nil
}

func readYears(r Reading, first, second string) (Period, error) {
	y, err := firstOfYears(first, second)
	if err != nil {
		return Period{}, err
	}
	if r.Year == Calendar {
		return Period{}, fmt.Errorf("%s/%s is two years, and this indicator counts in calendar years", first, second)
	}
	return NewYear(r.Year, y), nil
}

func quarterOfYears(first, second, quarter string) (Period, error) {
	y, err := firstOfYears(first, second)
	if err != nil {
		return Period{}, err
	}
	return NewQuarter(y, number(quarter)), nil
}

func termOfYear(word, year string) (Period, error) {
	for i, t := range terms {
		if t.word == word {
			return NewTerm(number(year), i), nil
		}
	}
	return Period{}, fmt.Errorf("there is no %s term", word)
}

func monthNamed(word string) (time.Month, error) {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || word == name[:3] || word == "sept" && m == time.September {
			return m, nil
		}
	}
	return 0, fmt.Errorf("there is no month %q", word)
}

func readNamedMonth(_ Reading, f []string) (Period, error) {
	m, err := monthNamed(f[1])
	if err != nil {
		return Period{}, err
	}
	y := number(f[2])
	if len(f[2]) == 2 {
		y += 2000
	}
	return NewMonth(y, m), nil
}

// readSpreadsheetDay reads 31/03/2023 as a day, and 01/03/2023, which is how a
// spreadsheet keeps March 2023, as the month.
func readSpreadsheetDay(_ Reading, f []string) (Period, error) {
	p, err := dayOf(f[3], f[2], f[1])
	if err != nil || number(f[1]) != 1 {
		return p, err
	}
	return p.Month(), nil
}
