package timeaxis

import (
	"strconv"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// Words are what the labels of an axis say in one language. A label has two
// lines: the upper stands at each period that is labelled, and the lower where
// the year is not that of the label before. Words are made once for a language,
// because every drawing asks for them and how wide they are.
type Words struct {
	Say func(key string, args ...string) string // prints a message of the language

	months   [12]line
	quarters [4]line
	terms    [3]line
	tabled   [lastTabledYear - firstTabledYear + 1]yearLines
}

// A line is measured in pixels.
type line struct {
	text  string
	width int
}

// yearLines are the lines about a year, and about those that begin in it.
type yearLines struct {
	year     line // below months and terms, and a calendar year itself
	quarters line // the financial year below quarters
	from, to line // both lines of a financial or academic year
}

// Most drawings ask for these years.
const firstTabledYear, lastTabledYear = 1990, 2059

// mostLine is how wide a line may be: of a longer one the beginning is shown, so
// that the plot keeps its room.
const mostLine = 96

func measure(text string) line {
	text, cut := lettering.Fitted(text, mostLine)
	if cut {
		text += "…"
	}
	return line{text, lettering.Width(text)}
}

var monthKeys = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// NewWords makes the words of a language from its messages.
func NewWords(say func(key string, args ...string) string) *Words {
	w := &Words{Say: say}
	for i, month := range monthKeys {
		w.months[i] = measure(w.Say("month-short." + month))
	}
	for i := range w.quarters {
		w.quarters[i] = measure(w.Say("axis.quarter", "quarter", strconv.Itoa(i+1)))
	}
	w.terms = [...]line{measure(w.Say("axis.spring")), measure(w.Say("axis.summer")), measure(w.Say("axis.autumn"))}
	for i := range w.tabled {
		w.tabled[i] = w.newYearLines(firstTabledYear + i)
	}
	return w
}

func (w *Words) newYearLines(year int) yearLines {
	first, last := strconv.Itoa(year), strconv.Itoa(year+1)
	return yearLines{
		year:     measure(w.Say("axis.year", "year", first)),
		quarters: measure(w.Say("axis.quarter-years", "first", first, "last", last)),
		from:     measure(w.Say("axis.years", "first", first, "last", last)),
		to:       measure(w.Say("axis.years-end", "first", first, "last", last)),
	}
}

func (w *Words) linesOf(year int) *yearLines {
	if i := year - firstTabledYear; i >= 0 && i < len(w.tabled) {
		return &w.tabled[i]
	}
	lines := w.newYearLines(year)
	return &lines
}

// upper gives the upper line of a slot's label: "Mar", "Q3", "Autumn", "2022
// to", "2022".
func (w *Words) upper(kind scorecard.Kind, slot int) line {
	switch kind {
	case scorecard.Quarter:
		return w.quarters[slot%4]
	case scorecard.Term:
		return w.terms[slot%3]
	case scorecard.FinancialYear, scorecard.AcademicYear:
		return w.linesOf(slot).from
	case scorecard.CalendarYear:
		return w.linesOf(slot).year
	}
	return w.months[slot%12]
}

// lower gives the lower line: "2022", "2022 to 2023", "2023"; nothing for a
// calendar year.
func (w *Words) lower(kind scorecard.Kind, slot int) line {
	lines := w.linesOf(slot / perYear(kind))
	switch kind {
	case scorecard.Quarter:
		return lines.quarters
	case scorecard.FinancialYear, scorecard.AcademicYear:
		return lines.to
	case scorecard.CalendarYear:
		return line{}
	}
	return lines.year
}
