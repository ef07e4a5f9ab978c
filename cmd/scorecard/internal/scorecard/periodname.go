package scorecard

import "strconv"

// Name is the period as problems name it: "March 2023", "October to
// December 2022 (quarter 3)", "autumn term 2022", "2022 to 2023", "academic
// year 2022 to 2023", "31 March 2023", "April to December 2022". "" for no
// period. Package words names periods to readers.
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
		return spanName(p) + " (quarter " + strconv.Itoa(quarterOf(m)) + ")"
	case Term:
		return termOf(m) + " term " + strconv.Itoa(y)
	case FinancialYear:
		return years(y)
	case AcademicYear:
		return "academic year " + years(y)
	case CalendarYear:
		return strconv.Itoa(y)
	}
	return spanName(p)
}

func years(first int) string { return strconv.Itoa(first) + " to " + strconv.Itoa(first+1) }

// spanName names a run of months: "April to December 2022", "October 2022 to
// March 2023".
func spanName(p Period) string {
	y0, m0, _ := date(p.first)
	y1, m1, _ := date(p.last)
	end := m1.String() + " " + strconv.Itoa(y1)
	switch {
	case y0 == y1 && m0 == m1:
		return end
	case y0 == y1:
		return m0.String() + " to " + end
	}
	return m0.String() + " " + strconv.Itoa(y0) + " to " + end
}
