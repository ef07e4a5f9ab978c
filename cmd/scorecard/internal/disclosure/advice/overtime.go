package advice

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// monthly gives the newest figures of an operand by month.
func monthly(in *equations.Input, o scorecard.Operand) map[scorecard.Period]equations.Item {
	out := map[scorecard.Period]equations.Item{}
	for _, item := range in.Items {
		if before, ok := out[item.Period]; item.Operand == o && item.Period.Kind() == scorecard.Month && (!ok || before.Edition <= item.Edition) {
			out[item.Period] = item
		}
	}
	return out
}

// over adds up the figures of so many months, of which the last is given; false
// where one is missing.
func over(of map[scorecard.Period]equations.Item, last scorecard.Period, months int) (equations.Item, bool) {
	out, ok := of[last]
	for k := 1; k < months && ok; k++ {
		var item equations.Item
		item, ok = of[last.AddMonths(-k)]
		out.Value = out.Value.Add(item.Value)
		out.Numerator, out.Denominator = out.Numerator.Add(item.Numerator), out.Denominator.Add(item.Denominator)
	}
	if out.HasFraction && months > 1 {
		out.Value = equations.Divided(&out, out.Numerator, out.Denominator)
	}
	return out, ok
}

// replace puts other figures of an operand in place of those that it has; where
// with gives none, nothing is printed. A figure that was restated is printed once.
func replace(in *equations.Input, o scorecard.Operand, with func(*equations.Item) (equations.Item, bool)) {
	there := map[equations.Figure]bool{}
	var items []equations.Item
	for _, item := range in.Items {
		if item.Operand == o {
			var ok bool
			if item, ok = with(&item); !ok || there[item.Figure] {
				continue
			}
			there[item.Figure] = true
		}
		items = append(items, item)
	}
	in.Items = items
}

// sumsOfMonths reports whether a relation adds up the months of a figure.
func sumsOfMonths(r *scorecard.Relation) bool {
	return (r.Kind == scorecard.Cumulative || r.Kind == scorecard.RollingSum) && r.Additive && r.Step == scorecard.Month
}

// rollingForYear prints the last twelve months wherever a year to date of months
// was printed.
func rollingForYear(in *equations.Input) (changed bool) {
	for n := range in.Relations {
		r := &in.Relations[n]
		if r.Kind != scorecard.Cumulative || !sumsOfMonths(r) || !r.ToDate {
			continue
		}
		of := monthly(in, r.Plus[0])
		replace(in, r.Result, func(item *equations.Item) (equations.Item, bool) {
			changed = true
			sum, ok := over(of, item.Period.Month(), 12)
			item.Value = sum.Value
			return *item, ok
		})
		r.Kind, r.ToDate, r.Months = scorecard.RollingSum, false, 12
	}
	return changed
}

// quarterly prints quarters in place of months for what happens, where it happens
// to few in some month, and for what that adds up with; years to date and rolling
// figures of it as at the end of quarters. What comes into a stock and what leaves
// it stays: by month, it follows from the stock.
func quarterly(in *equations.Input) bool {
	few := fewInAMonth(in)
	if len(few) == 0 {
		return false
	}
	for o := range few {
		of := monthly(in, o)
		replace(in, o, func(item *equations.Item) (equations.Item, bool) {
			quarter, ends := scorecard.EndingIn(scorecard.Quarter, item.Period.Month())
			sum, ok := over(of, item.Period.Month(), 3)
			sum.Period = quarter
			return sum, ok && ends && item.Period.Kind() == scorecard.Month
		})
	}
	for n := range in.Relations {
		r := &in.Relations[n]
		switch {
		case r.Kind == scorecard.Sum && few[r.Result]:
			r.Frame = scorecard.Quarter
		case sumsOfMonths(r) && few[r.Plus[0]]:
			r.Step = scorecard.Quarter
			if r.Result != r.Plus[0] {
				replace(in, r.Result, func(item *equations.Item) (equations.Item, bool) {
					_, ends := scorecard.EndingIn(scorecard.Quarter, item.Period.Month())
					return *item, ends
				})
			}
		}
	}
	return true
}

// fewInAMonth gives the figures that add up over months and of which one is
// withheld for itself, and those that they add up with; none of a sum that has
// another part.
func fewInAMonth(in *equations.Input) map[scorecard.Operand]bool {
	adds := map[scorecard.Operand]bool{}
	for n := range in.Relations {
		if r := &in.Relations[n]; sumsOfMonths(r) {
			adds[r.Plus[0]] = true
		}
	}
	sums := func(call func(all []scorecard.Operand)) {
		for n := range in.Relations {
			if r := &in.Relations[n]; r.Kind == scorecard.Sum {
				call(append(slices.Clone(r.Plus), r.Result))
			}
		}
	}
	sums(func(all []scorecard.Operand) { // parts of what adds up add up
		if adds[all[len(all)-1]] {
			for _, o := range all {
				adds[o] = true
			}
		}
	})
	for n := range in.Relations {
		if r := &in.Relations[n]; r.Kind == scorecard.StockAndFlow {
			for _, o := range slices.Concat(r.Plus, r.Minus) {
				delete(adds, o)
			}
		}
	}
	few, s := map[scorecard.Operand]bool{}, equations.New(in)
	for n := range in.Items {
		if o := in.Items[n].Operand; adds[o] && in.Items[n].Period.Kind() == scorecard.Month && s.Primary[n] != scorecard.Shown {
			few[o] = true
		}
	}
	for range in.Relations {
		sums(func(all []scorecard.Operand) {
			whole := !slices.ContainsFunc(all, func(o scorecard.Operand) bool { return !adds[o] })
			some := slices.ContainsFunc(all, func(o scorecard.Operand) bool { return few[o] })
			for _, o := range all {
				switch {
				case some && whole:
					few[o] = true
				case some:
					delete(few, o)
					delete(adds, o)
				}
			}
		})
	}
	return few
}
