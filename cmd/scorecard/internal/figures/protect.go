package figures

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/equations"
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
		d.plan = withdrawn(from)
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
	d.plan = disclosure.Decide(in, d.plan)
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
	in := &disclosure.Input{Rule: from.Disclosure.Rule, Relations: slices.Concat(from.Relations, from.Implied(), from.Follows())}
	for _, k := range from.Disclosure.Known {
		in.Known = append(in.Known, disclosure.Known{Figure: disclosure.Figure{Operand: k.Operand, Period: k.Period},
			Lo: k.Least, Hi: k.Most, HasLo: k.HasLeast, HasHi: k.HasMost, Source: k.Source})
	}
	secret := map[disclosure.Figure]bool{}
	for _, w := range from.Plan.Withheld {
		if w.Why == scorecard.WithheldByAuthor || w.Why == scorecard.Withdrawn && w.Because == "" {
			secret[disclosure.Figure{Operand: w.Operand, Period: w.Period}] = true
		}
	}
	for _, at := range issues(from, months) {
		in.Months, in.Open = append(in.Months, months[at.month].Period), append(in.Open, !months[at.month].Dated())
	}
	eachPrinted(from, months, func(f *scorecard.Figure, n int, item disclosure.Item) {
		if n == len(in.Items) {
			item.Secret = secret[item.Figure]
			in.Items = append(in.Items, item)
		}
	})
	in.Gone = gone(from, months, in)
	return in
}

// withdrawn gives what a scorecard that shows everything withholds all the same:
// what was withdrawn after it had been published; nil for nothing.
func withdrawn(from *site.Scorecard) *disclosure.Plan {
	lines := slices.DeleteFunc(slices.Clone(from.Plan.Withheld), func(w scorecard.Withholding) bool { return w.Why != scorecard.Withdrawn })
	if len(lines) == 0 {
		return nil
	}
	return &disclosure.Plan{Withheld: lines}
}

// gone gives the figures that records withhold and that no file has any more.
func gone(from *site.Scorecard, months []*site.Month, in *disclosure.Input) (out []disclosure.Figure) {
	there := map[disclosure.Figure]bool{}
	for n := range in.Items {
		there[in.Items[n].Figure] = true
	}
	records := newKnower(from)
	for _, m := range months {
		for _, v := range m.Versions {
			for _, f := range records.figures(v) {
				if at := figureAt(&f); f.Markers.Has(scorecard.Withheld) && !there[at] {
					there[at] = true
					out = append(out, at)
				}
			}
		}
	}
	return out
}

// An issue is figures that came out together: those of a version of a closed
// month, or those of a month's file.
type issue struct {
	month   int
	figures []issued
}

// issued is a figure of an issue. In a record it stands, and everybody has it, or
// it was withheld there.
type issued struct {
	*scorecard.Figure
	printed, withheld bool
}

// issues lists them in the order in which they came out. What a record does not
// have because it was withheld is taken from the month's file, as it is now.
func issues(from *site.Scorecard, months []*site.Month) (out []issue) {
	records := newKnower(from)
	for n, m := range months {
		now := map[disclosure.Figure]*scorecard.Figure{}
		own := issue{month: n}
		for k := range m.Figures {
			f := &m.Figures[k]
			now[figureAt(f)] = f
			own.figures = append(own.figures, issued{Figure: f})
		}
		for _, v := range m.Versions {
			old := issue{month: n}
			for _, f := range records.figures(v) {
				if file := now[figureAt(&f)]; file != nil && f.Markers.Has(scorecard.Withheld) {
					old.figures = append(old.figures, issued{Figure: file, withheld: true})
				} else {
					old.figures = append(old.figures, issued{Figure: &f, printed: true})
				}
			}
			out = append(out, old)
		}
		if m.HasFigures || !m.Closed() {
			out = append(out, own)
		}
	}
	return out
}

func figureAt(f *scorecard.Figure) disclosure.Figure {
	return disclosure.Figure{Operand: scorecard.Operand{Indicator: f.Indicator, Category: f.Category}, Period: f.Period}
}

// eachPrinted calls f with every figure that a reader is shown, and the item
// that it is: a figure that a later month's file says again is the same one.
func eachPrinted(from *site.Scorecard, months []*site.Month, call func(f *scorecard.Figure, n int, item disclosure.Item)) {
	index := indexOf(from)
	averages := averaged(from)
	type known struct {
		item disclosure.Item
		n    int
	}
	latest, items := map[disclosure.Figure]known{}, 0
	bases := from.Bases(months)
	for edition, all := range issues(from, months) {
		for _, of := range all.figures {
			f := of.Figure
			i := index[f.Indicator]
			if i == nil {
				continue // of a record, and gone since
			}
			item, ok := printed(i, f)
			if !ok {
				continue
			}
			if item.Kind == equations.Amount && averages[item.Operand] && f.Value.Sign() >= 0 {
				item.Kind = equations.Mean
			}
			item.Edition, item.Printed, item.Withheld = edition, of.printed, of.withheld
			item.Cost = equations.CostOf(&from.Disclosure.Costs, i, &item)
			if most, _ := bases.Decimals(i, f, all.month); item.Value.Decimals() > most && !item.Printed {
				item.Value, item.Written = item.Value.Round(most), item.Value
			}
			before, again := latest[item.Figure]
			if !again || !sameFigure(&before.item, &item) {
				before = known{item, items}
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
			if m := of[f]; !slices.ContainsFunc(out[m], func(o scorecard.Figure) bool { return figureAt(&o) == figureAt(f) }) {
				out[m] = append(out[m], other) // which may be of several versions
			}
		}
	})
	return out
}

// printed gives a figure as an item; false where there is nothing to withhold.
func printed(i *scorecard.Indicator, f *scorecard.Figure) (disclosure.Item, bool) {
	item := disclosure.Item{
		Figure: figureAt(f),
		Kind:   equations.KindOf(i, f.HasFraction), Sensitivity: i.Sensitivity, ZeroSensitive: i.ZeroTells,
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
	if item.Kind == equations.Count && item.Value.Sign() < 0 {
		item.Kind = equations.Amount
	}
	return item, ok
}

// averaged gives the figures that are averages of so many, as a relation says.
func averaged(from *site.Scorecard) map[scorecard.Operand]bool {
	out := map[scorecard.Operand]bool{}
	for n := range from.Relations {
		if r := &from.Relations[n]; r.Kind == scorecard.RatioOf {
			out[r.Result] = true
		}
	}
	return out
}

// sameFigure reports whether two items print the same.
func sameFigure(a, b *disclosure.Item) bool {
	return a.HasFraction == b.HasFraction && a.Value.Cmp(b.Value) == 0 && a.Numerator == b.Numerator && a.Denominator == b.Denominator
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
	return f.Markers.Replacing() == 0 && d.plan.Has(figureAt(f), m.Period)
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
