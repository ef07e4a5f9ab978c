package check

import (
	"fmt"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var impossibleTarget = Rule{
	Name: "impossible-target",
	Doc: `A target can be met.
No percentage is above 100 or below 0, and nothing is counted below 0. A target of
“above 95%” is >95; one of “100%” is 100. A warning: until it is mended the figure
is held against what is written.`,
	History: func(h *history) (problems source.Problems) {
		for n := range h.s.Targets {
			t := &h.s.Targets[n]
			i := h.index[t.Indicator]
			for c, r := range []scorecard.Rule{t.Target, t.Green, t.Amber} {
				if why := impossible(r, i.Unit); why != "" {
					problems.Add(source.Warnf(t.Cells[c].Place(), "impossible-target", "no figure of %q can be %s: %s", t.Indicator, r.Text(i.Unit), why).
						WithHint("write the target as it was meant, and what the report says in the column note"))
					break
				}
			}
		}
		return problems
	},
}

// impossible says why no figure of a unit can be within a rule, or why one of
// its ends is none; "" where they can.
func impossible(r scorecard.Rule, unit scorecard.Unit) string {
	low, high, hasLow, hasHigh := r.Bounds()
	zero, hundred := scorecard.Int(0), scorecard.Int(100)
	switch {
	case r.IsZero():
	case unit.Percent() && hasLow && (low.Cmp(hundred) > 0 || low.Cmp(hundred) == 0 && !r.Holds(hundred)):
		return "the most is 100%"
	case unit.Percent() && hasHigh && high.Cmp(hundred) > 0:
		return "the most is 100%"
	case (unit.Percent() || unit.Count()) && hasHigh && (high.Sign() < 0 || high.Sign() == 0 && !r.Holds(zero)):
		return "the least is " + unit.Figure(zero)
	case (unit.Percent() || unit.Count()) && hasLow && low.Sign() < 0:
		return "the least is " + unit.Figure(zero)
	}
	return ""
}

var weakTarget = Rule{
	Name:    "weak-target",
	Absence: true,
	Doc: `A target that follows a benchmark is at least as good as it.
The column follows of targets.csv names the comparator that a target was taken from
(“at or above England”). Where its figure is better than the target, the target
is out of date or was never that. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for n := range h.s.Targets {
			t := &h.s.Targets[n]
			if t.Follows == "" || h.superseded(t) {
				continue
			}
			i, b := h.index[t.Indicator], h.benchmark(t)
			if b == nil {
				problems.Add(source.Warnf(t.Spot.Place(), "weak-target", "the target of %q follows %q, which has no figure of it", t.Indicator, t.Follows).
					WithHint("put the comparator's figure in benchmarks.csv"))
				continue
			}
			bound, ok := t.Aim().Number()
			if ok && worse(bound, b.Value, i.Good) {
				problems.Add(source.Warnf(t.Spot.Place(), "weak-target", "the target of %q (%s) is weaker than %q, which it follows: %s", t.Indicator, t.Words(i.Unit), t.Follows, i.Unit.Figure(b.Value)).
					WithHint("set the target anew, or leave the column follows empty"))
			}
		}
		return problems
	},
}

// superseded reports whether a later target has taken a target's place.
func (h *history) superseded(t *scorecard.Target) bool {
	for n := range h.s.Targets {
		o := &h.s.Targets[n]
		if o.Indicator == t.Indicator && o.Category == t.Category && o.From.Compare(t.From) > 0 && h.last != nil && o.InForce(h.last.Period) {
			return true
		}
	}
	return false
}

// benchmark gives the newest figure of the comparator that a target follows.
func (h *history) benchmark(t *scorecard.Target) (newest *scorecard.Benchmark) {
	for n := range h.s.Benchmarks {
		b := &h.s.Benchmarks[n]
		if b.Indicator == t.Indicator && b.Category == t.Category && b.Comparator == t.Follows && (newest == nil || b.Period.Compare(newest.Period) > 0) {
			newest = b
		}
	}
	return newest
}

// worse reports whether one value is worse than another.
func worse(a, b scorecard.Decimal, good scorecard.Good) bool {
	switch good {
	case scorecard.High:
		return a.Cmp(b) < 0
	case scorecard.Low:
		return a.Cmp(b) > 0
	}
	return false
}

var weakenedTarget = Rule{
	Name: "weakened-target",
	Doc: `A target that becomes weaker says why.
Where a target asks for less from a period on than the one before it did, readers
see a light turn green by itself. Write the reason in the column note. A warning.`,
	History: func(h *history) (problems source.Problems) {
		before := map[lineKey]*scorecard.Target{}
		for n := range h.s.Targets { // in the order of their first periods
			t := &h.s.Targets[n]
			key := lineKey{t.Indicator, t.Category}
			last := before[key]
			before[key] = t
			if last == nil || t.Note != "" {
				continue
			}
			i := h.index[t.Indicator]
			a, ok := t.Aim().Number()
			b, ok2 := last.Aim().Number()
			if ok && ok2 && worse(a, b, i.Good) {
				problems.Add(source.Warnf(t.Spot.Place(), "weakened-target", "the target of %q becomes weaker without a reason: %s, and before %s", t.Indicator, t.Words(i.Unit), last.Words(i.Unit)).
					WithHint("write the reason in the column note, which readers see"))
			}
		}
		return problems
	},
}

var sisterTargets = Rule{
	Name: "sister-targets",
	Doc: `The targets of one measure say the same, however it is written.
A number of children and its rate per 10,000 are one measure where a relation of the
kind ratio says so: the number that is aimed at, as a rate, is the rate that is aimed
at, give or take one in a hundred and the rounding of both. The newest figures
give the population. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for n := range h.s.Relations {
			r := &h.s.Relations[n]
			if r.Kind == scorecard.RatioOf && len(r.Plus) == 1 && r.Plus[0].Aspect == scorecard.OfValue {
				problems.Add(h.sisters(r)...)
			}
		}
		return problems
	},
}

// sisters compares the targets of a ratio and of its numerator. What one is as
// the other follows from the newest period in which both have figures.
func (h *history) sisters(r *scorecard.Relation) source.Problems {
	periods := h.periods(r)
	for n := len(periods) - 1; n >= 0; n-- {
		rate, ok := h.read(r.Result, periods[n])
		count, ok2 := h.read(r.Plus[0], periods[n])
		if !ok || !ok2 || count.value.Sign() <= 0 {
			continue
		}
		t, sister := h.target(r.Result, periods[n]), h.target(r.Plus[0], periods[n])
		if t == nil || sister == nil {
			return nil
		}
		aim, ok := t.Aim().Number()
		other, ok2 := sister.Aim().Number()
		if !ok || !ok2 {
			return nil
		}
		decimals := max(aim.Decimals(), 2)
		asRate, ok := product(other, rate.value, count.value, decimals)
		if !ok || near(aim, asRate) {
			return nil
		}
		i, j := h.index[r.Result.Indicator], h.index[r.Plus[0].Indicator]
		return source.Problems{source.Warnf(t.Spot.Place(), "sister-targets", "the targets of %q (%s) and %q (%s) do not agree: by %s the second is %s",
			r.Result, t.Words(i.Unit), r.Plus[0], sister.Words(j.Unit), r.Name(), i.Unit.Figure(asRate)).
			WithHint("they are one measure; set both by one number")}
	}
	return nil
}

// product gives a × b ÷ c, rounded.
func product(a, b, c scorecard.Decimal, decimals int) (scorecard.Decimal, bool) {
	share, ok := scorecard.Ratio(a, c, 1, 6)
	if !ok {
		return share, false
	}
	return scorecard.Ratio(share, inverse(b), 1, decimals)
}

// inverse gives 1 ÷ d with six decimals.
func inverse(d scorecard.Decimal) scorecard.Decimal {
	r, _ := scorecard.Ratio(scorecard.Int(1), d, 1, 6)
	return r
}

// near reports whether two targets agree: within one in a hundred, and a unit of
// the last decimal of the first.
func near(aim, other scorecard.Decimal) bool {
	slack, _ := scorecard.Ratio(aim.Abs(), scorecard.Int(100), 1, 4)
	return aim.Sub(other).Abs().Cmp(slack.Add(aim.Ulp())) <= 0
}

// target gives the target of an operand that is in force for a period; nil for
// none.
func (h *history) target(o scorecard.Operand, p scorecard.Period) (found *scorecard.Target) {
	for n := range h.s.Targets {
		if t := &h.s.Targets[n]; t.Indicator == o.Indicator && t.Category == o.Category && t.InForce(p) {
			found = t
		}
	}
	return found
}

// sameTargets compares the targets of one figure under several names.
func (h *history) sameTargets(r *scorecard.Relation) (problems source.Problems) {
	if h.last == nil {
		return nil
	}
	first := h.target(r.Plus[0], h.last.Period)
	for _, o := range r.Plus[1:] {
		t := h.target(o, h.last.Period)
		if t == nil || first == nil || t.Target == first.Target && t.Green == first.Green && t.Amber == first.Amber || sameWritten(t, first) {
			continue
		}
		unit := h.index[o.Indicator].Unit
		problems.Add(source.Warnf(t.Spot.Place(), "same-figure", "the targets of %q (%s) and %q (%s) differ, and %s says that they are one figure",
			o, t.Words(unit), r.Plus[0], first.Words(unit), r.Name()).WithHint("give both one target"))
	}
	return problems
}

func sameWritten(a, b *scorecard.Target) bool {
	return fmt.Sprint(a.Target.Written, a.Green.Written, a.Amber.Written) == fmt.Sprint(b.Target.Written, b.Green.Written, b.Amber.Written)
}
