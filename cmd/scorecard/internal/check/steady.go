package check

import (
	"fmt"
	"math/big"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var steadyBase = Rule{
	Name: "steady-base",
	Doc: `A number that is the same all year is the same in every month.
A rate of children in care is made with one population for the whole year. Where a
ratio says steady = true and leaves that number out, the figures of the other two
bound it in every period, and some number lies within all the bounds of a year.
Otherwise one of the figures is wrong, or the number was changed. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for n := range h.s.Relations {
			if r := &h.s.Relations[n]; r.Kind == scorecard.RatioOf && r.Steady {
				problems.Add(h.steady(r)...)
			}
		}
		return problems
	},
}

// steady narrows the number that is published nowhere, period by period.
func (h *history) steady(r *scorecard.Relation) (problems source.Problems) {
	var low, high *big.Rat
	var year scorecard.Period
	for _, p := range h.periods(r) {
		statements := r.At(p)
		if len(statements) == 0 {
			continue
		}
		d, ok := h.divide(&statements[0])
		if !ok || d.hasNum == d.hasDen || d.value.Sign() <= 0 {
			continue
		}
		from, to := d.unknown()
		if start := scorecard.YearStart(r.Year, p.Month()); start != year {
			year, low, high = start, from, to
			continue
		}
		if from.Cmp(high) > 0 || to.Cmp(low) < 0 {
			problems.Add(d.unsteady(low, high, from, to))
			continue
		}
		if from.Cmp(low) > 0 {
			low = from
		}
		if to.Cmp(high) < 0 {
			high = to
		}
	}
	return problems
}

// unknown bounds the number that is published nowhere.
func (d *divided) unknown() (from, to *big.Rat) {
	low, high := bounds(d.value, d.rounding())
	times := big.NewRat(d.times, 1)
	if d.hasDen {
		scale := new(big.Rat).Quo(rat(d.den), times)
		return low.Mul(low, scale), high.Mul(high, scale)
	}
	top := times.Mul(times, rat(d.num))
	return new(big.Rat).Quo(top, high), new(big.Rat).Quo(top, low)
}

func (d *divided) unsteady(low, high, from, to *big.Rat) source.Problem {
	s := d.statement
	plain := fmt.Sprintf("%q for %s needs another number beside it than the months before", d.name, s.Period.Name())
	return finding(d.at.from.place(), "steady-base", plain, unless(d.hidden(),
		fmt.Sprintf("%q is %s for %s, and by %s the number that is not published is from %s to %s; before in the year it was from %s to %s",
			d.name, d.value, s.Period.Name(), s.Relation.Name(), from.FloatString(0), to.FloatString(0), low.FloatString(0), high.FloatString(0)))).
		WithHint("one of the two figures is wrong, or they are not as at the same day")
}
