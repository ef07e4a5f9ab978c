package site

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// fits reports whether the indicators of a relation can stand in it, and takes
// from them what the relation needs to know of time.
func (r *relationReader) fits() bool {
	all := slices.Concat(r.r.Plus, r.r.Minus)
	if !r.r.Result.IsZero() {
		all = append([]scorecard.Operand{r.r.Result}, all...)
	}
	lead := r.of(all[0])
	r.r.Frame, r.r.Year = lead.Kind(), lead.Year
	switch r.r.Kind {
	case scorecard.RatioOf, scorecard.SamePopulation:
		return r.sameTime(all) && r.divided()
	case scorecard.Cumulative, scorecard.RollingSum:
		return r.sameMeasure(all) && r.overTime()
	case scorecard.StockAndFlow:
		return r.sameMeasure(all) && r.sameTime(all) && r.flows()
	}
	if r.r.Kind == scorecard.Shares && r.measure(all[0]) != "%" {
		r.unfit(r.place(all[0]), "the parts of a number are a sum", "%q is not a percentage, and no share of a whole", all[0])
		return false
	}
	return r.sameMeasure(all) && r.sameTime(all)
}

// sameMeasure reports operands that cannot be added.
func (r *relationReader) sameMeasure(all []scorecard.Operand) bool {
	for _, o := range all[1:] {
		if r.measure(o) != r.measure(all[0]) {
			r.unfit(r.place(o), "what is added or compared has one unit", "the relation %q has two units: %q is in %q, and %q in %q",
				r.r.ID, all[0], r.measure(all[0]), o, r.measure(o))
			return false
		}
	}
	return true
}

// sameTime reports operands whose periods are not of one kind.
func (r *relationReader) sameTime(all []scorecard.Operand) bool {
	for _, o := range all[1:] {
		if r.of(o).Kind() != r.r.Frame {
			r.unfit(r.place(o), `a sum over time is kind = "cumulative" or "rolling"`, "the relation %q has two frequencies: %q is %s, and %q %s",
				r.r.ID, all[0], r.of(all[0]).Frequency, o, r.of(o).Frequency)
			return false
		}
	}
	return true
}

// divided looks at a ratio, or at percentages of one population.
func (r *relationReader) divided() bool {
	ratios := []scorecard.Operand{r.r.Result}
	counts := slices.Concat(r.r.Plus, r.r.Minus)
	if r.r.Kind == scorecard.SamePopulation {
		ratios, counts = r.r.Plus, nil
		if !r.r.Result.IsZero() {
			counts = []scorecard.Operand{r.r.Result}
		}
	}
	for _, o := range ratios {
		if r.measure(o) == "number" {
			r.unfit(r.place(o), "a ratio is in per cent, per 10,000, days or such", "%q is a count, and no ratio", o)
			return false
		}
		if r.r.Kind == scorecard.SamePopulation && r.of(o).Unit != r.of(ratios[0]).Unit {
			r.unfit(r.place(o), "make a relation of each unit", "the relation %q has two units: %q is in %q, and %q in %q",
				r.r.ID, ratios[0], r.of(ratios[0]).Unit, o, r.of(o).Unit)
			return false
		}
	}
	for _, o := range counts {
		if r.measure(o) == "%" {
			r.unfit(r.place(o), "a numerator or denominator counts something", "%q is a percentage, and nothing is a share of it", o)
			return false
		}
	}
	r.r.Times = r.of(ratios[0]).Unit.Times()
	if r.r.Steady && len(r.r.Plus) > 0 && len(r.r.Minus) > 0 {
		r.unfit(r.r.Place, "leave out the numerator or the denominator, or steady", "the ratio %q names both numbers, and neither can be the steady one", r.r.ID)
		return false
	}
	return true
}

// overTime looks at a sum over time.
func (r *relationReader) overTime() bool {
	total, part := r.of(r.r.Result), r.of(r.r.Plus[0])
	r.r.Step = part.Kind()
	r.r.Months = total.Covers.Months
	r.r.ToDate = total.Covers.Of == scorecard.YearToDate
	r.r.Mean = r.measure(r.r.Result) != "number"
	r.r.Additive = part.Additive && !r.r.Mean
	longer := total.Covers.Of == scorecard.Flow && part.Frequency < total.Frequency
	switch {
	case part.Covers.Of != scorecard.Flow:
		r.unfit(r.place(r.r.Plus[0]), "its column covers says flow", "%q is no figure of what happened in a period, and cannot be added up over time", r.r.Plus[0])
	case r.r.Kind == scorecard.RollingSum && total.Covers.Of != scorecard.Rolling:
		r.unfit(r.place(r.r.Result), "its column covers says rolling-12 or such", "%q does not cover the last so many months", r.r.Result)
	case r.r.Kind == scorecard.Cumulative && !r.r.ToDate && !longer:
		r.unfit(r.place(r.r.Result), "its column covers says year-to-date, or its frequency is a longer one", "%q covers no longer time than %q", r.r.Result, r.r.Plus[0])
	default:
		return true
	}
	return false
}

// flows looks at a stock and what flows into it and out of it.
func (r *relationReader) flows() bool {
	if r.of(r.r.Result).Covers.Of != scorecard.Snapshot {
		r.unfit(r.place(r.r.Result), "its column covers says snapshot", "the stock %q is not as at the end of a period", r.r.Result)
		return false
	}
	for _, o := range slices.Concat(r.r.Plus, r.r.Minus) {
		if r.of(o).Covers.Of != scorecard.Flow {
			r.unfit(r.place(o), "its column covers says flow", "%q is no figure of what happened in a period, and flows neither in nor out", o)
			return false
		}
	}
	return true
}
