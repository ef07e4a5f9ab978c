package site

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// Bases knows of how many people percentages are, as far as the figures and
// relations of a scorecard say.
type Bases struct {
	rule    scorecard.Protection
	ratios  map[scorecard.Operand][]*scorecard.Relation
	figures map[figureAt][]inMonth
}

type figureAt struct {
	operand scorecard.Operand
	period  scorecard.Period
}

type inMonth struct {
	edition int
	value   scorecard.Decimal
}

// Bases collects the figures that may be bases, of some months.
func (s *Scorecard) Bases(months []*Month) *Bases {
	b := &Bases{ratios: map[scorecard.Operand][]*scorecard.Relation{}, figures: map[figureAt][]inMonth{}}
	if s.Disclosure.Off != "" {
		return b // everything is shown as it is
	}
	b.rule = s.Disclosure.Rule
	wanted := map[scorecard.Operand]bool{}
	for n := range s.Relations {
		r := &s.Relations[n]
		switch {
		case r.Kind == scorecard.RatioOf && len(r.Minus) > 0:
			b.ratios[r.Result] = append(b.ratios[r.Result], r)
			wanted[r.Minus[0]] = true
		case r.Kind == scorecard.SamePopulation && !r.Result.IsZero():
			for _, o := range r.Plus {
				b.ratios[o] = append(b.ratios[o], r)
			}
			wanted[r.Result] = true
		}
	}
	if len(wanted) == 0 {
		return b
	}
	for edition, m := range months {
		for n := range m.Figures {
			b.collect(&m.Figures[n], edition, wanted)
		}
	}
	return b
}

func (b *Bases) collect(f *scorecard.Figure, edition int, wanted map[scorecard.Operand]bool) {
	if f.Markers.Replacing() != 0 {
		return
	}
	o := scorecard.Operand{Indicator: f.Indicator, Category: f.Category}
	add := func(a scorecard.Aspect, value scorecard.Decimal, has bool) {
		if o.Aspect = a; has && wanted[o] {
			at := figureAt{o, f.Period}
			b.figures[at] = append(b.figures[at], inMonth{edition, value})
		}
	}
	add(scorecard.OfValue, f.Value, f.HasValue)
	add(scorecard.OfNumerator, f.Numerator, f.HasFraction)
	add(scorecard.OfDenominator, f.Denominator, f.HasFraction)
}

// Of gives the base of a figure as a month knew it: its own denominator, or the
// figure that a ratio names.
func (b *Bases) Of(f *scorecard.Figure, edition int) (base scorecard.Decimal, known bool) {
	if f.HasFraction {
		return f.Denominator, true
	}
	of := scorecard.Operand{Indicator: f.Indicator, Category: f.Category}
	for _, r := range b.ratios[of] {
		for _, statement := range r.At(f.Period) {
			if statement.Summands[0].Operand != of {
				continue // it is about another of the same population
			}
			all := b.figures[figureAt{statement.Summands[2].Operand, statement.Summands[2].Period}]
			n := slices.IndexFunc(all, func(m inMonth) bool { return m.edition > edition })
			if n < 0 {
				n = len(all)
			}
			if n > 0 {
				return all[n-1].value, true
			}
		}
	}
	return base, false
}

// Decimals gives how many decimals a figure may be printed with, and whether
// that is because nobody says what its base is. All, where it is no percentage of
// people, or stands beside its fraction: then they tell nothing more.
func (b *Bases) Decimals(i *scorecard.Indicator, f *scorecard.Figure, edition int) (most int, unknown bool) {
	const all = 6
	if !i.Unit.Percent() || b.rule.Thresholds[i.Sensitivity] == 0 || !f.HasValue || f.HasFraction || f.Markers.Replacing() != 0 {
		return all, false
	}
	base, known := b.Of(f, edition)
	return b.rule.Decimals(base), !known && len(b.ratios[scorecard.Operand{Indicator: f.Indicator, Category: f.Category}]) == 0
}
