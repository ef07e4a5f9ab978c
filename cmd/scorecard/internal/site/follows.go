package site

import "scorecard/cmd/scorecard/internal/scorecard"

// Follows gives relations of numbers that stand behind figures, or that are
// printed nowhere and follow from figures all the same. Figures need not keep
// them, so that nothing is checked by them; where figures do, readers can reason
// with them.
//
//   - the numerators and bases of a breakdown's percentages, rates and averages
//     add to those of the whole
//   - what a year to date grows by from one period to the next is what happened in
//     between; so it is with the numerators and bases of one
func (s *Scorecard) Follows() (out []scorecard.Relation) {
	summed := map[scorecard.Operand]bool{}
	for n := range s.Relations {
		if r := &s.Relations[n]; r.Kind == scorecard.Cumulative && r.ToDate && r.Step == r.Frame {
			summed[r.Result] = true
		}
	}
	for _, i := range s.Indicators {
		own := scorecard.Operand{Indicator: i.ID}
		aspects := []scorecard.Aspect{scorecard.OfNumerator, scorecard.OfDenominator}
		if i.Unit.Count() {
			aspects = []scorecard.Aspect{scorecard.OfValue}
		}
		set := s.Set(i.Categories)
		for _, aspect := range aspects {
			of := func(o scorecard.Operand) scorecard.Operand { o.Aspect = aspect; return o }
			if set != nil && aspect != scorecard.OfValue {
				for _, r := range breakdown(own, set, i.Kind()) {
					r.Result = of(r.Result)
					for n := range r.Plus {
						r.Plus[n] = of(r.Plus[n])
					}
					out = append(out, r)
				}
			}
			if i.Covers.Of != scorecard.YearToDate {
				continue
			}
			for _, o := range append(categoriesOf(set, i.ID), own) {
				if !summed[o] {
					out = append(out, growth(i, of(o)))
				}
			}
		}
	}
	return out
}

func categoriesOf(set *scorecard.CategorySet, indicator string) (out []scorecard.Operand) {
	if set != nil {
		for _, c := range set.Categories {
			out = append(out, scorecard.Operand{Indicator: indicator, Category: c.ID})
		}
	}
	return out
}

// growth says what a year to date grows by, which is a figure of no indicator.
func growth(i *scorecard.Indicator, o scorecard.Operand) scorecard.Relation {
	more := o
	more.Indicator = "new in " + o.Indicator
	return scorecard.Relation{Kind: scorecard.StockAndFlow, ToDate: true, Result: o, Plus: []scorecard.Operand{more}, Frame: i.Kind(), Year: i.Year, Words: "its year to date a period before"}
}
