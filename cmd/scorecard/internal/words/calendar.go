package words

import (
	"strconv"
	"strings"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// calendar holds the names of months, in full and for tight places, from
// January on.
type calendar struct {
	full, short [12]string
}

func newCalendar(w *Words) (c calendar) {
	for n := range c.full {
		month := strings.ToLower(time.Month(n + 1).String())
		c.full[n] = w.Say("month." + month)
		c.short[n] = w.Say("month-short." + month)
	}
	return c
}

// Period names a period as readers write it: "March 2023", "October to
// December 2022 (quarter 3)", "autumn term 2022", "31 March 2023". "" for no
// period.
func (w *Words) Period(p scorecard.Period) string {
	return w.period(&fullForms, p, &w.calendar.full)
}

// PeriodOr names a period, or says that it is not stated.
func (w *Words) PeriodOr(p scorecard.Period) string {
	if p.IsZero() {
		return w.Say("period.not-stated")
	}
	return w.Period(p)
}

// Short names a period for tight tables and axes: "Mar 2023", "Q3 2022 to
// 2023", "Autumn 2022".
func (w *Words) Short(p scorecard.Period) string {
	return w.period(&shortForms, p, &w.calendar.short)
}

// forms are the messages for periods of each kind.
type forms struct {
	day, month, quarter, financial, academic, year string
	terms                                          [3]string
}

var (
	fullForms = forms{"period.day", "period.month", "period.quarter", "period.financial-year", "period.academic-year", "period.year",
		[3]string{"period.spring", "period.summer", "period.autumn"}}
	shortForms = forms{"period-short.day", "period-short.month", "period-short.quarter", "period-short.financial-year",
		"period-short.academic-year", "period-short.year", [3]string{"period-short.spring", "period-short.summer", "period-short.autumn"}}
)

func (w *Words) period(form *forms, p scorecard.Period, months *[12]string) string {
	if p.IsZero() {
		return ""
	}
	var room [16]byte
	y, m, d := p.Start()
	year := number(&room, y)
	switch p.Kind() {
	case scorecard.Day:
		var room [16]byte
		return w.Say(form.day, "day", number(&room, d), "month", months[m-1], "year", year)
	case scorecard.Month:
		return w.Say(form.month, "month", months[m-1], "year", year)
	case scorecard.Quarter:
		financial := y
		if m < time.April {
			financial--
		}
		return w.Say(form.quarter, "months", w.span(p, months), "quarter", strconv.Itoa(p.Quarter()),
			"first", strconv.Itoa(financial), "last", strconv.Itoa(financial+1))
	case scorecard.Term:
		return w.Say(form.terms[p.Term()], "year", year)
	case scorecard.FinancialYear:
		return w.Say(form.financial, "first", year, "last", strconv.Itoa(y+1))
	case scorecard.AcademicYear:
		return w.Say(form.academic, "first", year, "last", strconv.Itoa(y+1))
	case scorecard.CalendarYear:
		return w.Say(form.year, "year", year)
	}
	return w.span(p, months)
}

// span names a run of months: "April to December 2022", "October 2022 to March
// 2023".
func (w *Words) span(p scorecard.Period, months *[12]string) string {
	y0, m0, _ := p.Start()
	y1, m1, _ := p.End()
	from, to, first, last := months[m0-1], months[m1-1], strconv.Itoa(y0), strconv.Itoa(y1)
	switch {
	case y0 == y1 && m0 == m1:
		return w.Say("period.month", "month", to, "year", last)
	case y0 == y1:
		return w.Say("period.months", "from", from, "to", to, "year", last)
	}
	return w.Say("period.months-of-two-years", "from", from, "first", first, "to", to, "last", last)
}

func number(room *[16]byte, n int) string { return string(strconv.AppendInt(room[:0], int64(n), 10)) }

// Day names a date written as 2023-04-30: "30 April 2023". A text that is no
// such date is given back as it is.
func (w *Words) Day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return w.Period(scorecard.NewDay(t.Date()))
}
