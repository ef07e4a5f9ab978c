package site

import "scorecard/cmd/scorecard/internal/scorecard"

// Implied gives the relations that hold without being declared, because the
// definitions say so: the parts of a breakdown of counts add to its whole and to
// the indicator's own figure, the indicator that is numerator_of another is the
// numerator beside it, and a figure of what happened in a longer time, such as
// an indicator's own year to date, follows from those within it.
func (s *Scorecard) Implied() (out []scorecard.Relation) {
	for _, i := range s.Indicators {
		frame := i.Kind()
		own := scorecard.Operand{Indicator: i.ID}
		if set := s.Set(i.Categories); set != nil && i.Unit.Count() {
			out = append(out, breakdown(own, set, frame)...)
		}
		if whole := s.Indicator(i.NumeratorOf); whole != nil && whole.Kind() == frame {
			numerator := scorecard.Operand{Indicator: whole.ID, Aspect: scorecard.OfNumerator}
			out = append(out, scorecard.Relation{Kind: scorecard.SameFigure, Plus: []scorecard.Operand{numerator, own}, Frame: frame,
				Words: "numerator_of"})
		}
		if i.Covers.Of == scorecard.Flow {
			mean := !i.Unit.Count()
			out = append(out, scorecard.Relation{Kind: scorecard.Cumulative, Result: own, Plus: []scorecard.Operand{own}, Step: frame, Year: i.Year,
				Additive: i.Additive && !mean, Mean: mean, Words: "what it covers"})
		}
	}
	return out
}

// breakdown gives the sums of a breakdown's parts.
func breakdown(own scorecard.Operand, set *scorecard.CategorySet, frame scorecard.Kind) (out []scorecard.Relation) {
	totals := []scorecard.Operand{own}
	var parts []scorecard.Operand
	for _, c := range set.Categories {
		o := scorecard.Operand{Indicator: own.Indicator, Category: c.ID}
		if c.Whole {
			totals = append(totals, o)
		} else {
			parts = append(parts, o)
		}
	}
	for _, total := range totals {
		out = append(out, scorecard.Relation{Kind: scorecard.Sum, Result: total, Plus: parts, Frame: frame, Words: "its breakdown"})
	}
	return out
}
