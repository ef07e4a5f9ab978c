package figures

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// protect decides which figures of a scorecard are withheld: those of its plan.
// A plan that does not belong to the figures of dated months is a problem. A
// draft is shown as it would be planned, because its author is still changing
// it. The plan is nil where everything is shown.
func protect(from *site.Scorecard, months []*site.Month) (*disclosure.Plan, source.Problems) {
	if from.Disclosure.Off != "" {
		return nil, nil
	}
	in := Protected(from, months)
	plan := &disclosure.Plan{Months: from.Plan.Months, Withheld: from.Plan.Withheld}
	verdict := plan.Verify(in)
	if verdict.Fits() {
		return plan, unknownWithheld(verdict.Unknown)
	}
	dated := slices.DeleteFunc(verdict.Stale, func(p scorecard.Period) bool {
		return slices.ContainsFunc(months, func(m *site.Month) bool { return m.Period == p && (!m.Dated() || m.Closed()) })
	})
	if len(dated) > 0 {
		return plan, source.Problems{undecided(from, dated)}
	}
	plan, _ = disclosure.Make(in, plan, nil)
	return plan, nil
}

// undecided is a plan that does not belong to the figures. It names no figure:
// which one is small is what must not be told.
func undecided(from *site.Scorecard, stale []scorecard.Period) source.Problem {
	place := source.Place{File: "data/" + from.ID + "/withheld.csv"}
	if !from.Plan.There {
		place = from.Place
	}
	for _, d := range from.Plan.Months {
		if d.Month == stale[0] {
			place = d.Spot.Place()
		}
	}
	months := stale[0].Name()
	if n := len(stale) - 1; n > 0 {
		months += " and " + more(n)
	}
	return source.Errorf(place, "withheld", "what to withhold of small numbers is not decided for the figures of %s", months).
		WithHint("run scorecard disclosure, read what it writes to data/%s/withheld.csv, and build again", from.ID)
}

// more counts months in words of one line.
func more(n int) string {
	if n == 1 {
		return "one month more"
	}
	return scorecard.Int(n).String() + " months more"
}

// unknownWithheld warns of lines that withhold nothing.
func unknownWithheld(lines []scorecard.Withholding) (out source.Problems) {
	for _, w := range lines {
		out.Add(source.Warnf(w.Spot.Place(), "withheld", "%s has no figure for %s", w.Operand, w.Period.Name()).
			WithHint("the figure was taken out, or this line is mistaken; scorecard disclosure writes the file anew"))
	}
	return out
}

// Protected gives what is reasoned with to protect small numbers: every figure
// of every month as it is printed, and what ties them.
func Protected(from *site.Scorecard, months []*site.Month) *disclosure.Input {
	in := &disclosure.Input{Rule: disclosure.DefaultRule(), Relations: slices.Concat(from.Relations, from.Implied())}
	for class := range in.Rule.Thresholds {
		if s := scorecard.Sensitivity(class); s != scorecard.NotPeople && !(s == scorecard.Staff && from.Disclosure.Threshold == 6) {
			in.Rule.Thresholds[class] = from.Disclosure.Threshold
		}
	}
	secret := map[disclosure.Figure]bool{}
	for _, w := range from.Plan.Withheld {
		if w.Why == scorecard.WithheldByAuthor {
			secret[disclosure.Figure{Operand: w.Operand, Period: w.Period}] = true
		}
	}
	for _, m := range months {
		in.Months, in.Open = append(in.Months, m.Period), append(in.Open, !m.Dated())
	}
	eachPrinted(from, months, func(f *scorecard.Figure, n int, item disclosure.Item) {
		if n == len(in.Items) {
			item.Secret = secret[item.Figure]
			in.Items = append(in.Items, item)
		}
	})
	return in
}

// eachPrinted calls f with every figure that a reader is shown, and the item
// that it is: a figure that a later month's file says again is the same one.
func eachPrinted(from *site.Scorecard, months []*site.Month, call func(f *scorecard.Figure, n int, item disclosure.Item)) {
	index := make(map[string]*scorecard.Indicator, len(from.Indicators))
	for _, i := range from.Indicators {
		index[i.ID] = i
	}
	type known struct {
		figure *scorecard.Figure
		n      int
	}
	latest, items := map[disclosure.Figure]known{}, 0
	for edition, m := range months {
		all := m.Figures
		if !m.HasFigures && m.Closed() {
			all = suppliedAll(m.Newest())
		}
		for n := range all {
			f := &all[n]
			item, ok := printed(index[f.Indicator], f)
			if !ok {
				continue
			}
			item.Edition = edition
			before, again := latest[item.Figure]
			if !again || !sameFigure(before.figure, f) {
				before = known{f, items}
				latest[item.Figure] = before
				items++
			}
			call(f, before.n, item)
		}
	}
}

// Substituted gives the figures of each month's file that are others in a world,
// as they are there.
func Substituted(from *site.Scorecard, months []*site.Month, w disclosure.World) map[*site.Month][]scorecard.Figure {
	instead := map[int]*disclosure.Substitute{}
	for n := range w {
		instead[w[n].Item] = &w[n]
	}
	out := map[*site.Month][]scorecard.Figure{}
	of := map[*scorecard.Figure]*site.Month{}
	for _, m := range months {
		for n := range m.Figures {
			of[&m.Figures[n]] = m
		}
	}
	eachPrinted(from, months, func(f *scorecard.Figure, n int, _ disclosure.Item) {
		if sub := instead[n]; sub != nil {
			other := *f
			if f.HasValue {
				other.Value = sub.Value
			}
			if f.HasFraction {
				other.Numerator, other.Denominator = sub.Numerator, sub.Denominator
			}
			out[of[f]] = append(out[of[f]], other)
		}
	})
	return out
}

// printed gives a figure as an item; false where there is nothing to withhold.
func printed(i *scorecard.Indicator, f *scorecard.Figure) (disclosure.Item, bool) {
	item := disclosure.Item{
		Figure: disclosure.Figure{Operand: scorecard.Operand{Indicator: f.Indicator, Category: f.Category}, Period: f.Period},
		Kind:   disclosure.KindOf(i, f.HasFraction), Sensitivity: i.Sensitivity,
		Value: f.Value, Numerator: f.Numerator, Denominator: f.Denominator, HasFraction: f.HasFraction, ShowsFraction: f.HasFraction,
		Times: i.Unit.Times(), Headline: i.Headline && f.Category == "",
	}
	if f.Markers.Replacing() != 0 || f.Markers.Has(scorecard.Forecast) {
		return item, false
	}
	ok := f.HasValue
	if !ok {
		item.Value, ok = f.Shown(max(i.Decimals, 1), i.Unit)
	}
	if item.Kind == disclosure.Count && item.Value.Sign() < 0 {
		item.Kind = disclosure.Amount
	}
	item.Cost = disclosure.CostOf(i, f.Category, f.Period, item.Kind)
	return item, ok
}

func sameFigure(a, b *scorecard.Figure) bool {
	return a.HasValue == b.HasValue && a.HasFraction == b.HasFraction && a.Value == b.Value && a.Numerator == b.Numerator && a.Denominator == b.Denominator
}

// through gives a figure as it leaves: as it is, or withheld. Nothing of a
// withheld figure but its place is left, and primary and secondary look alike.
func through(plan *disclosure.Plan, f scorecard.Figure, month scorecard.Period) scorecard.Figure {
	if plan == nil || f.Markers.Replacing() != 0 ||
		!plan.Has(disclosure.Figure{Operand: scorecard.Operand{Indicator: f.Indicator, Category: f.Category}, Period: f.Period}, month) {
		return f
	}
	return scorecard.Figure{Indicator: f.Indicator, Category: f.Category, Period: f.Period, Markers: scorecard.Withheld, Spot: f.Spot}
}
