package scorecard

import (
	"strconv"
	"time"
)

// Kind is the kind of a Period. The zero value is that of no period.
type Kind uint8

const (
	NoPeriod Kind = iota
	Day
	Month
	Quarter
	Term
	FinancialYear
	AcademicYear
	CalendarYear
	Span // any other run of whole months, such as a year to date
)

// A Period is the time that a figure is about. Periods are comparable with ==.
// The zero value is no period.
type Period struct {
	kind        Kind
	first, last int32 // days since 1 January 1970
}

// day gives a date as days since 1 January 1970. Months and days outside their
// range carry over, as in time.Date.
func day(year int, month time.Month, d int) int32 {
	return int32(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func date(d int32) (int, time.Month, int) {
	return time.Unix(int64(d)*86400, 0).UTC().Date()
}

// months makes a period of n whole months from a month on.
func months(kind Kind, year int, month time.Month, n int) Period {
	return Period{kind, day(year, month, 1), day(year, month+time.Month(n), 0)}
}

// NewDay makes the period of one day.
func NewDay(year int, month time.Month, d int) Period {
	n := day(year, month, d)
	return Period{Day, n, n}
}

// NewMonth makes the period of a calendar month.
func NewMonth(year int, month time.Month) Period { return months(Month, year, month, 1) }

// NewQuarter makes quarter 1 to 4 of the financial year that begins in April
// of a year: quarter 1 is April to June.
func NewQuarter(year, quarter int) Period {
	return months(Quarter, year, time.Month(3*quarter+1), 3)
}

// The terms of a school year.
const (
	Spring = iota // January to March
	Summer        // April to July
	Autumn        // September to December
)

var terms = [...]struct {
	word   string
	first  time.Month
	months int
}{{"spring", time.January, 3}, {"summer", time.April, 4}, {"autumn", time.September, 4}}

// NewTerm makes the Spring, Summer or Autumn term of a calendar year.
func NewTerm(year, term int) Period {
	return months(Term, year, terms[term].first, terms[term].months)
}

// NewYear makes the financial, academic or calendar year that begins in a
// calendar year.
func NewYear(kind Year, year int) Period {
	return months(kind.Kind(), year, [...]time.Month{time.April, time.September, time.January}[kind], 12)
}

// NewSpan makes the period from the first month to the last. It is a span
// even where it happens to be a quarter or a year.
func NewSpan(from, to Period) Period { return Period{Span, from.first, to.last} }

// Kind is the kind of the period.
func (p Period) Kind() Kind { return p.kind }

// IsZero reports whether p is no period.
func (p Period) IsZero() bool { return p.kind == NoPeriod }

// Start gives the year, month and day on which the period begins.
func (p Period) Start() (year int, month time.Month, day int) { return date(p.first) }

// End gives the year, month and day on which the period ends.
func (p Period) End() (year int, month time.Month, day int) { return date(p.last) }

// Quarter gives the number of the quarter of the financial year that the period
// begins in, from 1.
func (p Period) Quarter() int {
	_, m, _ := date(p.first)
	return quarterOf(m)
}

// Term gives which term a term is: Spring, Summer or Autumn.
func (p Period) Term() int {
	_, m, _ := date(p.first)
	switch m {
	case time.January:
		return Spring
	case time.April:
		return Summer
	}
	return Autumn
}

// Month is the calendar month in which the period ends.
func (p Period) Month() Period {
	y, m, _ := date(p.last)
	return NewMonth(y, m)
}

// FirstMonth is the calendar month in which the period begins.
func (p Period) FirstMonth() Period {
	y, m, _ := date(p.first)
	return NewMonth(y, m)
}

// Compare orders periods by their last day, then by their first, then by kind.
func (p Period) Compare(q Period) int {
	if p.last != q.last {
		return int(p.last) - int(q.last)
	}
	if p.first != q.first {
		return int(p.first) - int(q.first)
	}
	return int(p.kind) - int(q.kind)
}

// Days gives the first and last day of the period as days since 1 January
// 1970, for a time axis in proportion to time.
func (p Period) Days() (first, last int) { return int(p.first), int(p.last) }

// EndsBefore reports whether p ends before q begins.
func (p Period) EndsBefore(q Period) bool { return p.last < q.first }

// EndsBy reports whether p ends on or before the last day of q.
func (p Period) EndsBy(q Period) bool { return p.last <= q.last }

// AddMonths moves a month by so many months; n may be negative.
func (p Period) AddMonths(n int) Period {
	if n == 0 && p.kind == Month {
		return p
	}
	y, m, _ := date(p.first)
	return NewMonth(y, m+time.Month(n))
}

// Previous is the period of the same frequency before p: the month before,
// the term before, the day before. A span has none, and gives the zero Period.
func (p Period) Previous() Period {
	switch p.kind {
	case Day:
		return Period{Day, p.first - 1, p.first - 1}
	case Month: // by far the most: one date will do
		_, _, d := date(p.first - 1)
		return Period{Month, p.first - int32(d), p.first - 1}
	}
	y, m, _ := date(p.first)
	switch p.kind {
	case Quarter:
		return months(Quarter, y, m-3, 3)
	case Term:
		switch m {
		case time.January:
			return NewTerm(y-1, Autumn)
		case time.April:
			return NewTerm(y, Spring)
		}
		return NewTerm(y, Summer)
	case FinancialYear, AcademicYear, CalendarYear:
		return months(p.kind, y-1, m, 12)
	}
	return Period{}
}

// YearBefore is the same period one year earlier: March 2022 for March 2023,
// and for 29 February the end of the February before.
func (p Period) YearBefore() Period {
	if p.kind == Day {
		y, m, d := date(p.first)
		n := min(day(y-1, m, d), NewMonth(y-1, m).last)
		return Period{Day, n, n}
	}
	n := p.lengthInMonths()
	y, m, _ := date(p.first)
	if n == 0 {
		return Period{}
	}
	return months(p.kind, y-1, m, n)
}

func (p Period) lengthInMonths() int {
	if p.kind == NoPeriod {
		return 0
	}
	y0, m0, _ := date(p.first)
	y1, m1, _ := date(p.last)
	return (y1-y0)*12 + int(m1-m0) + 1
}

// EndingIn is the period of a kind that ends in a month; false where none
// does, as no financial quarter ends in January.
func EndingIn(kind Kind, month Period) (Period, bool) {
	latest := LatestBy(kind, month)
	return latest, latest.last == month.last
}

// LatestBy is the newest period of a kind that ends on or before the last day
// of a month. Days and spans have none, and give the zero Period.
func LatestBy(kind Kind, month Period) Period {
	y, _, _ := date(month.first)
	var p Period
	switch kind {
	case Month:
		return month
	case Quarter:
		p = NewQuarter(y+1, 4)
	case Term:
		p = NewTerm(y, Autumn)
	case FinancialYear:
		p = NewYear(Financial, y)
	case AcademicYear:
		p = NewYear(Academic, y)
	case CalendarYear:
		p = NewYear(Calendar, y)
	default:
		return Period{}
	}
	for p.last > month.last {
		p = p.Previous()
	}
	return p
}

// YearStart is the first month of the year of a kind that a month is in.
func YearStart(kind Year, month Period) Period {
	y, m, _ := date(month.first)
	first, _, _ := date(NewYear(kind, y).first)
	_, start, _ := date(NewYear(kind, first).first)
	if m < start {
		y--
	}
	return NewMonth(y, start)
}

// YearToDateOf is the span from the start of the year to a month.
func YearToDateOf(kind Year, month Period) Period {
	return NewSpan(YearStart(kind, month), month)
}

// IsYearToDate reports whether p runs from the start of a year of the kind to
// the end of a month of the same year.
func (p Period) IsYearToDate(kind Year) bool {
	if p.kind != Span {
		return false
	}
	return YearToDateOf(kind, p.Month()).first == p.first
}

// IsYear reports whether p is a whole year.
func (p Period) IsYear() bool {
	return p.kind == FinancialYear || p.kind == AcademicYear || p.kind == CalendarYear
}

// String gives the canonical form: 2023-03, 2022-Q3, 2022-autumn, 2022-FY,
// 2022-AY, 2022, 2023-03-31, 2022-04/2022-12; "" for no period.
func (p Period) String() string { return string(p.Append(nil)) }

// Append prints the canonical form.
func (p Period) Append(b []byte) []byte {
	if p.kind == NoPeriod {
		return b
	}
	y, m, d := date(p.first)
	switch p.kind {
	case Quarter:
		if m < time.April {
			y--
		}
		b = appendYear(b, y)
		return append(b, '-', 'Q', byte('0'+quarterOf(m)))
	case Term:
		b = append(appendYear(b, y), '-')
		return append(b, termOf(m)...)
	case FinancialYear:
		return append(appendYear(b, y), "-FY"...)
	case AcademicYear:
		return append(appendYear(b, y), "-AY"...)
	case CalendarYear:
		return appendYear(b, y)
	case Day:
		b = append(appendMonth(b, y, m), '-')
		return appendTwo(b, d)
	case Span:
		b = append(appendMonth(b, y, m), '/')
		y, m, _ = date(p.last)
	}
	return appendMonth(b, y, m)
}

func quarterOf(m time.Month) int { return (int(m)+8)/3%4 + 1 }

func termOf(m time.Month) string {
	for _, t := range terms {
		if t.first == m {
			return t.word
		}
	}
	return ""
}

func appendYear(b []byte, y int) []byte { return strconv.AppendInt(b, int64(y), 10) }

func appendMonth(b []byte, y int, m time.Month) []byte {
	return appendTwo(append(appendYear(b, y), '-'), int(m))
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }
