package timeaxis

import "scorecard/cmd/scorecard/internal/scorecard"

// Periods of one kind are numbered so that those that follow one another have
// numbers that do: a slot. The functions here turn days into slots, slots into
// days, and slots into the two lines of a label.
//
// Days are counted from 1 January 1970 and months from January of the year 0.
// Both directions are plain integer arithmetic, because a drawing asks for some
// hundred dates: a year begins in March, so that a leap day comes last in it,
// and 153 days are five months of it.

// monthOf gives the month that a day is in. Where the first days of months are
// tabled, the month that it would be in if all were as long, as 4,800 months are
// in 400 years, is that or the one beside it.
func monthOf(day int) int {
	if since := day - int(firstDays[0]); since >= 0 && since < tabledDays {
		i := since * 4_800 / 146_097
		switch {
		case day < int(firstDays[i]):
			i--
		case day >= int(firstDays[i+1]):
			i++
		}
		return firstTabled + i
	}
	return monthOfDay(day)
}

func monthOfDay(day int) int {
	z := day + 719_468 // days since 1 March of the year 0
	era := floor(z, 146_097)
	d := z - era*146_097
	year := (d - d/1_460 + d/36_524 - d/146_096) / 365
	return (era*400+year)*12 + (5*(d-365*year-year/4+year/100)+2)/153 + 2
}

// The first days of the months from January 1990 on, which most drawings ask
// for.
const (
	firstTabled = 1990 * 12
	tabledDays  = 1190 * 146_097 / 4_800 // of which monthOf needs no month beyond the table
)

var firstDays = tabled()

func tabled() (table [1200]int32) {
	for i := range table {
		table[i] = int32(firstDayOf(firstTabled + i))
	}
	return table
}

// firstDay gives the first day of a month.
func firstDay(month int) int {
	if i := month - firstTabled; i >= 0 && i < len(firstDays) {
		return int(firstDays[i])
	}
	return firstDayOf(month)
}

func firstDayOf(month int) int {
	month -= 2 // a year begins in March
	year := floor(month, 12)
	m := month - year*12
	era := floor(year, 400)
	y := year - era*400
	return era*146_097 + y*365 + y/4 - y/100 + (153*m+2)/5 - 719_468
}

// floor gives a ÷ b rounded down.
func floor(a, b int) int {
	if a < 0 {
		return (a - b + 1) / b
	}
	return a / b
}

// slotOf gives the slot of a kind that a day is in, or for a day in August the
// summer term, which no term takes in.
func slotOf(kind scorecard.Kind, day int) int {
	month := monthOf(day)
	switch kind {
	case scorecard.Quarter:
		return floor(month-3, 3)
	case scorecard.Term:
		year := floor(month, 12)
		switch m := month - year*12; {
		case m < 3:
			return year*3 + scorecard.Spring
		case m < 8:
			return year*3 + scorecard.Summer
		}
		return year*3 + scorecard.Autumn
	case scorecard.FinancialYear:
		return floor(month-3, 12)
	case scorecard.AcademicYear:
		return floor(month-8, 12)
	case scorecard.CalendarYear:
		return floor(month, 12)
	}
	return month
}

// days gives the first and last day of a slot.
func days(kind scorecard.Kind, slot int) (first, last int) {
	month, months := slot, 1
	switch kind {
	case scorecard.Quarter:
		month, months = slot*3+3, 3
	case scorecard.Term:
		year := floor(slot, 3)
		switch slot - year*3 {
		case scorecard.Spring:
			month, months = year*12, 3
		case scorecard.Summer:
			month, months = year*12+3, 4
		default:
			month, months = year*12+8, 4
		}
	case scorecard.FinancialYear:
		month, months = slot*12+3, 12
	case scorecard.AcademicYear:
		month, months = slot*12+8, 12
	case scorecard.CalendarYear:
		month, months = slot*12, 12
	}
	return firstDay(month), firstDay(month+months) - 1
}

// perYear is how many slots of a kind share the lower line of their labels.
func perYear(kind scorecard.Kind) int {
	switch kind {
	case scorecard.Month:
		return 12
	case scorecard.Quarter:
		return 4
	case scorecard.Term:
		return 3
	}
	return 1
}

// The steps in which the labels of a kind may be thinned out, so that the same
// months are labelled in each year.
var (
	monthStrides   = []int{1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600, 1200, 2400}
	quarterStrides = []int{1, 2, 4, 8, 12, 20, 40, 80, 200, 400, 800}
	termStrides    = []int{1, 3, 6, 9, 15, 30, 60, 150, 300, 600}
	yearStrides    = []int{1, 2, 5, 10, 20, 50, 100, 200}
)

func strides(kind scorecard.Kind) []int {
	switch kind {
	case scorecard.Month:
		return monthStrides
	case scorecard.Quarter:
		return quarterStrides
	case scorecard.Term:
		return termStrides
	}
	return yearStrides
}
