package scorecard

import (
	"strconv"
	"strings"
	"time"
)

// Name is the period as British readers write it: "March 2023", "October to
// December 2022 (quarter 3)", "autumn term 2022", "2022 to 2023", "academic
// year 2022 to 2023", "31 March 2023", "April to December 2022". "" for no
// period.
func (p Period) Name() string {
	if p.kind == NoPeriod {
		return ""
	}
	y, m, d := date(p.first)
	switch p.kind {
	case Day:
		return strconv.Itoa(d) + " " + m.String() + " " + strconv.Itoa(y)
	case Month:
		return m.String() + " " + strconv.Itoa(y)
	case Quarter:
		return spanName(p, time.Month.String) + " (quarter " + strconv.Itoa(quarterOf(m)) + ")"
	case Term:
		return termOf(m) + " term " + strconv.Itoa(y)
	case FinancialYear:
		return years(y)
	case AcademicYear:
		return "academic year " + years(y)
	case CalendarYear:
		return strconv.Itoa(y)
	}
	return spanName(p, time.Month.String)
}

// Short is the period for tight tables and axes: "Mar 2023", "Q3 2022 to
// 2023", "Autumn 2022", "2022 to 2023", "31 Mar 2023", "Apr to Dec 2022".
func (p Period) Short() string {
	if p.kind == NoPeriod {
		return ""
	}
	y, m, d := date(p.first)
	switch p.kind {
	case Day:
		return strconv.Itoa(d) + " " + shortMonth(m) + " " + strconv.Itoa(y)
	case Month:
		return shortMonth(m) + " " + strconv.Itoa(y)
	case Quarter:
		if m < time.April {
			y--
		}
		return "Q" + strconv.Itoa(quarterOf(m)) + " " + years(y)
	case Term:
		word := termOf(m)
		return strings.ToUpper(word[:1]) + word[1:] + " " + strconv.Itoa(y)
	case FinancialYear, AcademicYear:
		return years(y)
	case CalendarYear:
		return strconv.Itoa(y)
	}
	return spanName(p, shortMonth)
}

func shortMonth(m time.Month) string {
	if m == time.September {
		return "Sept"
	}
	return m.String()[:3]
}

func years(first int) string { return strconv.Itoa(first) + " to " + strconv.Itoa(first+1) }

// spanName names a run of months: "April to December 2022", "October 2022 to
// March 2023".
func spanName(p Period, month func(time.Month) string) string {
	y0, m0, _ := date(p.first)
	y1, m1, _ := date(p.last)
	end := month(m1) + " " + strconv.Itoa(y1)
	switch {
	case y0 == y1 && m0 == m1:
		return end
	case y0 == y1:
		return month(m0) + " to " + end
	}
	return month(m0) + " " + strconv.Itoa(y0) + " to " + end
}

// DayName prints a date written as 2023-04-30 as "30 April 2023"; a text that
// is no such date is given back as it is.
func DayName(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return NewDay(t.Date()).Name()
}
