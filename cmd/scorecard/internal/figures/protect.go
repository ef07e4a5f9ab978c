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
// it.
func protect(from *site.Scorecard, months []*site.Month) (*door, source.Problems) {
	d := newDoor(from, months)
	if from.Disclosure.Off != "" {
		return d, nil
	}
	in := Protected(from, months)
	d.plan = &disclosure.Plan{Months: from.Plan.Months, Withheld: from.Plan.Withheld}
	verdict := d.plan.Verify(in)
	if verdict.Fits() {
		return d, unknownWithheld(verdict.Unknown)
	}
	dated := slices.DeleteFunc(verdict.Stale, func(p scorecard.Period) bool {
		return slices.ContainsFunc(months, func(m *site.Month) bool { return m.Period == p && (!m.Dated() || m.Closed()) })
	})
	if len(dated) > 0 {
		return d, source.Problems{undecided(from, dated)}
	}
	d.plan, _ = disclosure.Make(in, d.plan, nil)
	return d, nil
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
	in := &disclosure.Input{Rule: from.Disclosure.Rule, Relations: slices.Concat(from.Relations, from.Implied())}
	for _, k := range from.Disclosure.Known {
		in.Known = append(in.Known, disclosure.Known{Figure: disclosure.Figure{Operand: k.Operand, Period: k.Period},
			Lo: k.Least, Hi: k.Most, HasLo: k.HasLeast, HasHi: k.HasMost, Source: k.Source})
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
	index := indexOf(from)
	type printing struct {
		figure *scorecard.Figure
		n      int
	}
	known := newKnower(from)
	latest, items := map[disclosure.Figure]printing{}, 0
	bases := from.Bases(months)
	for edition, m := range months {
		all := m.Figures
		if !m.HasFigures && m.Closed() {
			all = known.figures(m.Newest())
		}
		for n := range all {
			f := &all[n]
			i := index[f.Indicator]
			if i == nil {
				continue // of a record, and gone since
			}
			item, ok := printed(i, f)
			if !ok {
				continue
			}
			item.Edition = edition
			item.Cost = disclosure.CostOf(&from.Disclosure.Costs, i, &item)
			if most, _ := bases.Decimals(i, f, edition); item.Value.Decimals() > most {
				item.Value, item.Written = item.Value.Round(most), item.Value
			}
			before, again := latest[item.Figure]
			if !again || !sameFigure(before.figure, f) {
				before = printing{f, items}
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
		if sub := instead[n]; sub != nil && of[f] != nil { // a record stays as it is
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
		Kind:   disclosure.KindOf(i, f.HasFraction), Sensitivity: i.Sensitivity, ZeroSensitive: i.ZeroTells,
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
	return item, ok
}

func sameFigure(a, b *scorecard.Figure) bool {
	return a.HasValue == b.HasValue && a.HasFraction == b.HasFraction && a.Value == b.Value && a.Numerator == b.Numerator && a.Denominator == b.Denominator
}

// A door is where figures leave.
type door struct {
	plan  *disclosure.Plan // nil where everything is shown
	bases *site.Bases
	index map[string]*scorecard.Indicator
}

func newDoor(from *site.Scorecard, months []*site.Month) *door {
	return &door{bases: from.Bases(months), index: indexOf(from)}
}

func indexOf(from *site.Scorecard) map[string]*scorecard.Indicator {
	index := make(map[string]*scorecard.Indicator, len(from.Indicators))
	for _, i := range from.Indicators {
		index[i.ID] = i
	}
	return index
}

// hides reports whether a figure of a month's file is withheld.
func (d *door) hides(f *scorecard.Figure, m *site.Month) bool {
	return f.Markers.Replacing() == 0 && d.plan.Has(disclosure.Figure{Operand: scorecard.Operand{Indicator: f.Indicator, Category: f.Category}, Period: f.Period}, m.Period)
}

// most is how many decimals a figure may be printed with.
func (d *door) most(f *scorecard.Figure, edition int) int {
	i := d.index[f.Indicator]
	if i == nil {
		return 0 // of a record, and gone since
	}
	most, _ := d.bases.Decimals(i, f, edition)
	return most
}

// through gives a figure of a month's file as it leaves: as it is, no more
// exact than it may be, or withheld. Nothing of a withheld figure but its place
// is left, and primary and secondary look alike.
func (d *door) through(f scorecard.Figure, m *site.Month, edition int) scorecard.Figure {
	if d.hides(&f, m) {
		return scorecard.Figure{Indicator: f.Indicator, Category: f.Category, Period: f.Period, Markers: scorecard.Withheld, Spot: f.Spot}
	}
	if most := d.most(&f, edition); f.HasValue && f.Value.Decimals() > most {
		f.Value = f.Value.Round(most)
	}
	return f
}
