package site

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var knownColumns = source.Columns{
	Required: []string{"indicator", "period", "source"},
	Optional: []string{"category", "of", "value", "least", "most"},
}

// A Known is a line of known.csv: what readers know of a figure from elsewhere,
// such as a national table, an earlier paper or an answer to a question.
type Known struct {
	Operand     scorecard.Operand
	Period      scorecard.Period
	Least, Most scorecard.Decimal // that it can be; the same where it is known
	HasLeast    bool
	HasMost     bool
	Source      string
	Spot        source.Spot
}

// known reads known.csv. What it has is public, and stands elsewhere.
func (l *loader) known(s *Scorecard) {
	table := l.table(s, "known.csv", knownColumns)
	if table == nil {
		return
	}
	index := s.index()
	for row := range table.Rows() {
		r := &knownRow{l, row}
		if k, ok := r.read(s, index); ok {
			s.Disclosure.Known = append(s.Disclosure.Known, k)
		}
	}
}

type knownRow struct {
	l   *loader
	row source.Row
}

func (r *knownRow) refuse(column, hint, format string, args ...any) {
	r.l.add(source.Errorf(r.row.Cell(column).Place(), "known", format, args...).WithHint("%s", hint))
}

func (r *knownRow) read(s *Scorecard, index map[string]*scorecard.Indicator) (k Known, ok bool) {
	indicator, category := r.l.subject(s, index, r.row)
	if indicator == nil {
		return k, false
	}
	k = Known{Operand: scorecard.Operand{Indicator: indicator.ID, Category: category}, Source: r.row.Text("source"), Spot: r.row.Spot()}
	if of := r.row.Text("of"); of != "" {
		o, fine := scorecard.ParseOperand(indicator.ID + " " + of)
		if !fine {
			r.refuse("of", "numerator or denominator, or nothing for the figure itself", "%q is no part of a figure", of)
			return k, false
		}
		k.Operand.Aspect = o.Aspect
	}
	if k.Source == "" {
		r.refuse("source", "the name of the table or paper that has it", "this line does not say where it is known from")
		return k, false
	}
	if cell := r.row.Cell("period"); cell.Text == "" {
		r.refuse("period", "as in the months' files: 2023-03, 2022-FY", "this line does not say for which period")
		return k, false
	} else if k.Period, ok = r.l.period(cell, scorecard.Reading{Year: indicator.Year}); !ok {
		return k, false
	}
	return k, r.bounds(&k)
}

// bounds reads what is known: a value, or what it can be at least and at most.
func (r *knownRow) bounds(k *Known) bool {
	value, exact, ok := r.number("value")
	if !ok {
		return false
	}
	least, hasLeast, ok := r.number("least")
	if !ok {
		return false
	}
	most, hasMost, ok := r.number("most")
	switch {
	case !ok:
		return false
	case exact && (hasLeast || hasMost):
		r.refuse("value", "value for what is known exactly; least, most or both for a range", "this line gives a value and a range")
		return false
	case exact:
		k.Least, k.Most, k.HasLeast, k.HasMost = value, value, true, true
		return true
	case !hasLeast && !hasMost:
		r.refuse("value", "value for what is known exactly; least, most or both for a range", "this line does not say what is known")
		return false
	case hasLeast && hasMost && least.Cmp(most) > 0:
		r.refuse("least", "least is the smaller of the two", "least is more than most")
		return false
	}
	k.Least, k.Most, k.HasLeast, k.HasMost = least, most, hasLeast, hasMost
	return true
}

func (r *knownRow) number(column string) (d scorecard.Decimal, there, ok bool) {
	text := r.row.Text(column)
	if text == "" {
		return d, false, true
	}
	d, wrong := scorecard.ParseNumber(text, "")
	if wrong != nil {
		r.refuse(column, "digits alone, such as 437; a bound stands under least or most", "%s", wrong.Wrong)
		return d, false, false
	}
	return d, true, true
}
