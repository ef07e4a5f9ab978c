package record

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// Lost is the numbers that stood in records before figures were withdrawn, and
// what was worked out from them. The zero value has none. It never leaves the
// program.
type Lost struct {
	said       map[string]bool
	sections   map[string]bool // in which they stood
	indicators map[string]bool // of which they were
}

// NewLost has nothing yet.
func NewLost() *Lost { return &Lost{map[string]bool{}, map[string]bool{}, map[string]bool{}} }

// number notes a number.
func (l *Lost) number(d scorecard.Decimal) { l.said[d.Abs().Trim().String()] = true }

// figure notes the numbers of a figure.
func (l *Lost) figure(f *Figure) {
	l.number(f.Shown)
	l.number(f.Exact)
	if f.Fraction != nil {
		l.number(f.Fraction.Numerator)
		l.number(f.Fraction.Denominator)
	}
}

// text notes the numbers in a text of ours.
func (l *Lost) text(s string) {
	for _, d := range numbers(s) {
		l.number(d)
	}
}

// Tells reports whether a text has one of the numbers, in digits or in a word.
// It may be another's number: what tells too much cannot be called back.
func (l *Lost) Tells(text string) bool {
	return slices.ContainsFunc(numbers(text), func(d scorecard.Decimal) bool { return l.said[d.Trim().String()] })
}

// numbers finds the numbers of a text.
func numbers(text string) (out []scorecard.Decimal) {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool {
		return (c < '0' || c > '9') && (c < 'a' || c > 'z') && c != '.' && c != ','
	}) {
		word = strings.Trim(strings.ReplaceAll(word, ",", ""), ".")
		if n := slices.Index(numberWords, word); n >= 0 {
			out = append(out, scorecard.Int(n))
			continue
		}
		digits := strings.TrimFunc(word, func(c rune) bool { return c >= 'a' && c <= 'z' })
		if d, err := scorecard.ParseDecimal(digits); err == nil {
			out = append(out, d)
		}
	}
	return out
}

// numberWords are the words of the numbers from nought to twenty.
var numberWords = []string{"none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
	"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// Near reports whether a text of a section, "" for one of none, stands where
// figures were that are withdrawn.
func (l *Lost) Near(section string) bool { return section == "" || l.sections[section] }

// Hush takes out what is written beside figures and in the reasons of an edition
// and tells what was lost.
func (e *Edition) Hush(l *Lost, w *words.Words) {
	for n := range e.Rows {
		if r := &e.Rows[n]; l.Near(r.Indicator.Section) {
			r.hush(l)
			for k := range r.Categories {
				r.Categories[k].hush(l)
			}
		}
	}
	for n := range e.Supplied {
		if s := &e.Supplied[n]; l.indicators[s.Indicator] && l.Tells(s.Note) {
			s.Note = ""
		}
	}
	if l.Tells(e.Reason) {
		e.Reason = w.Say("withdrawn.reason")
	}
	for n := range e.Withdrawn {
		if l.Tells(e.Withdrawn[n].Reason) {
			e.Withdrawn[n].Reason = w.Say("withdrawn.reason")
		}
	}
}

func (r *Row) hush(l *Lost) {
	r.eachFigure(func(f *Figure) {
		if l.Tells(f.Note) {
			f.Note = ""
		}
	})
	sure := r.OneMore() // which is worked out from what stays
	r.Notes = without(r.Notes, func(note string) bool { return note != sure && l.Tells(note) })
	if o := r.Override; o != nil && l.Tells(o.Reason) {
		said := r.Indicator.Words.Say("withdrawn.reason")
		r.Reason, o.Reason = strings.ReplaceAll(r.Reason, o.Reason, said), said
	}
	if i := r.Indicator; r.Category == nil && l.indicators[i.ID] {
		i.Definition = without(i.Definition, l.Tells)
	}
}
