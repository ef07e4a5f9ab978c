package figures

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Row is an indicator, or one category of it, as at a month: its latest
// figure and everything that was worked out about it.
type Row struct {
	Indicator *Indicator
	Category  *scorecard.Category // nil for the indicator itself

	Figure    Figure   // the latest known; with the marker [x] where none is
	Known     bool     // some figure is known; otherwise Figure stands for its absence
	Due       bool     // the latest figure is older than the indicator's lag allows
	Previous  *Figure  // of the period before; nil where it is not known
	Baseline  *Figure  // what Movement compares with; nil for none
	History   []Figure // own frequency, oldest first, up to and including Figure
	Movement  scorecard.Movement
	Judgement scorecard.Judgement
	Change    scorecard.Decimal // Figure less Baseline, as shown
	Why       string            // why there is no movement; "" where there is one
	Target    *scorecard.Target // in force for Figure's period; nil for none
	Met       Met
	Status    scorecard.Status
	Override  *Override // a manager's word, which Status then is; nil for none

	Companions []Companion
	Benchmarks []Benchmark
	Categories []Row

	smallBase bool     // too few to judge
	ahead     []Figure // forecasts of periods that had not ended
	toDate    []Figure // every year to date that was supplied, oldest first
}

// reading is what a row is worked out from beside the indicator itself.
type reading struct {
	own      *series
	targets  []scorecard.Target
	month    int              // index of the month that it is worked out as at
	at       scorecard.Period // the month itself
	decimals int
}

// row works an indicator out as at a month of the scorecard.
func (s *Scorecard) row(i *Indicator, month int) Row {
	from := reading{&i.own, i.Targets, month, s.Months[month].Period, i.decimals(month)}
	r := Row{Indicator: i}
	r.derive(from)
	r.Companions = i.companions(&r, from)
	r.Benchmarks = s.benchmarks(&r, "", from)
	r.Categories = slices.Grow(r.Categories, len(i.parts)) // none stay nil
	for n := range i.parts {
		c := Row{Indicator: i, Category: &i.Set.Categories[n]}
		from.own, from.targets = &i.parts[n], i.partTarget[c.Category.ID]
		c.derive(from)
		c.Companions = i.companions(&c, from)
		c.Benchmarks = s.benchmarks(&c, c.Category.ID, from)
		r.Categories = append(r.Categories, c)
	}
	r.partsOnly()
	r.override(s.Months[month].overrides)
	return r
}

// override puts a manager's word in the place of the light that works out. A
// withheld figure has none, whoever gives it.
func (r *Row) override(all []scorecard.Override) {
	for _, o := range all {
		if o.Indicator == r.Indicator.ID && !r.Figure.Markers.Has(scorecard.Withheld) {
			r.Override = &Override{Computed: r.Status, Reason: o.Reason}
			r.Status = o.Status
		}
	}
}

// partsOnly settles a row that has figures of its categories and none of its
// own: it has no figure that could be missing or late.
func (r *Row) partsOnly() {
	if r.Known || !slices.ContainsFunc(r.Categories, func(c Row) bool { return c.Known }) {
		return
	}
	r.Figure.Markers = scorecard.NotApplicable
	r.Why = r.Indicator.Words.Say("why.groups")
	r.Due = !slices.ContainsFunc(r.Categories, func(c Row) bool { return c.Known && !c.Due })
}

// derive works out everything about a row that its own series and targets
// decide.
func (r *Row) derive(from reading) {
	i := r.Indicator
	r.History, r.ahead = ended(i.history(from), from.at)
	expected := scorecard.LatestBy(i.Kind(), from.at.AddMonths(-i.Lag))
	if len(r.History) == 0 {
		r.Figure = Figure{Period: expected, Unit: i.Unit, Markers: scorecard.Unavailable}
		r.Due, r.Why = true, r.Indicator.Words.Say("why.no-figure-yet")
		return
	}
	r.Known = true
	r.Figure = r.History[len(r.History)-1]
	r.Due = r.Figure.Period.Compare(expected) < 0
	r.Previous = find(r.History, r.Figure.Period.Previous())
	r.Target = inForce(from.targets, r.Figure.Period)
	if r.Target != nil && r.Target.Aim().IsZero() {
		r.Target = nil // a row without rules ends the target before it
	}
	r.smallBase = i.tooFew(&r.Figure)
	r.judge()
	r.move(from)
}

// ended cuts a history into the figures of periods that had ended by a month,
// and forecasts of later ones.
func ended(history []Figure, at scorecard.Period) (past, ahead []Figure) {
	n := len(history)
	for n > 0 && !history[n-1].Period.EndsBy(at) {
		n--
	}
	return history[:n:n], history[n:]
}

// tooFew reports whether a figure is a fraction of fewer than the scorecard
// judges.
func (i *Indicator) tooFew(f *Figure) bool {
	return i.LeastBase > 0 && f.Fraction != nil && f.Fraction.Denominator.Cmp(scorecard.Int(i.LeastBase)) < 0
}

// judge holds the figure against its target.
func (r *Row) judge() {
	if r.Target == nil || !r.Figure.Has || r.smallBase {
		return
	}
	r.Met = NotMet
	if r.Target.Aim().Holds(r.Figure.Shown) {
		r.Met = IsMet
	}
	r.Status = r.Target.Status(r.Figure.Shown)
}

// move compares the figure with its baseline.
func (r *Row) move(from reading) {
	i := r.Indicator
	w := i.Words
	switch {
	case !r.Figure.Has:
		r.Why = w.Say("why.no-figure", "period", w.Period(r.Figure.Period))
		return
	case i.Baseline.To == scorecard.NoBaseline:
		r.Why = w.Say("why.no-comparison")
		return
	case i.Baseline.To == scorecard.Unsaid && i.Covers.Cumulative():
		r.Why = w.Say("why.builds-up")
		return
	case r.smallBase:
		r.Why = w.Say("why.too-few")
		return
	}
	period := i.baselinePeriod(r.Figure.Period)
	if period == r.Figure.Period {
		r.Why = w.Say("why.baseline")
		return
	}
	r.Baseline = find(r.History, period)
	if r.Baseline == nil && i.Baseline.To == scorecard.NamedPeriod {
		r.Baseline = i.namedCompanion(from)
	}
	switch {
	case r.Baseline == nil || !r.Baseline.Has:
		r.Baseline = nil
		r.Why = w.Say("why.nothing-to-compare", "period", w.Period(period))
	case i.tooFew(r.Baseline):
		r.Baseline = nil
		r.Why = w.Say("why.baseline-too-few", "period", w.Period(period))
	case broken(r.History, period, r.Figure.Period):
		r.Baseline = nil
		r.Why = w.Say("why.broken", "period", w.Period(period))
	default:
		r.Movement, r.Judgement = r.yardstick(i.LeastChange).Compare(r.Figure.Shown, r.Baseline.Shown)
		r.Change = r.Figure.Shown.Sub(r.Baseline.Shown)
	}
}

// yardstick is how the row's figure is compared with another.
func (r *Row) yardstick(least scorecard.Decimal) scorecard.Yardstick {
	y := scorecard.Yardstick{Good: r.Indicator.Good, Least: least}
	if r.Target != nil {
		y.Within = r.Target.Aim()
	}
	return y
}

// baselinePeriod is the period that a figure is compared with.
func (i *Indicator) baselinePeriod(p scorecard.Period) scorecard.Period {
	switch i.Baseline.To {
	case scorecard.YearAgo:
		return p.YearBefore()
	case scorecard.YearEnd:
		return scorecard.LatestBy(i.Kind(), scorecard.YearStart(i.Year, p.Month()).AddMonths(-1))
	case scorecard.NamedPeriod:
		return i.Baseline.Period
	}
	return p.Previous()
}

// namedCompanion finds the figure of a named baseline among those of another
// kind of period.
func (i *Indicator) namedCompanion(from reading) *Figure {
	var found *Figure
	asAt(from.own.companions, from.month, func(e *entry) {
		if e.figure.Period == i.Baseline.Period {
			out := i.release(e, from.decimals)
			found = &out
		}
	})
	return found
}

// find gives the figure of a period, or nil.
func find(history []Figure, p scorecard.Period) *Figure {
	n, ok := slices.BinarySearchFunc(history, p, func(f Figure, p scorecard.Period) int { return f.Period.Compare(p) })
	if !ok {
		return nil
	}
	return &history[n]
}

// broken reports whether a break in series lies between two periods: a marker
// [b] on a figure after the first, up to the second.
func broken(history []Figure, from, to scorecard.Period) bool {
	for n := range history {
		f := &history[n]
		if f.Markers.Has(scorecard.Break) && f.Period.Compare(from) > 0 && f.Period.Compare(to) <= 0 {
			return true
		}
	}
	return false
}

// benchmarks gives each comparator's newest figure known by a month.
func (s *Scorecard) benchmarks(r *Row, category string, from reading) []Benchmark {
	if len(r.Indicator.benchmarks) == 0 {
		return nil
	}
	var out []Benchmark
	for c := range s.Comparators {
		known := r.Indicator.benchmarks[compared{category, s.Comparators[c].ID}]
		var newest *scorecard.Benchmark
		for n := len(known) - 1; n >= 0 && newest == nil; n-- {
			if known[n].From.IsZero() || !from.at.EndsBefore(known[n].From) {
				newest = &known[n]
			}
		}
		if newest != nil {
			out = slices.Grow(out, len(s.Comparators)-c)
			out = append(out, r.benchmark(&s.Comparators[c], newest))
		}
	}
	return out
}

func (r *Row) benchmark(c *scorecard.Comparator, b *scorecard.Benchmark) Benchmark {
	out := Benchmark{Comparator: c, ID: c.ID, Source: b.Source, Figure: Figure{
		Period: b.Period, Unit: r.Indicator.Unit, Shown: b.Value, Exact: b.Value, Has: true, Note: b.Note}}
	r.Indicator.written(&out.Figure)
	if r.Figure.Has && !r.smallBase {
		_, out.Compared = r.yardstick(scorecard.Decimal{}).Compare(r.Figure.Shown, b.Value)
	}
	return out
}

// Targets gives the targets of the row over time.
func (r *Row) Targets() []scorecard.Target {
	if r.Category != nil {
		return r.Indicator.partTarget[r.Category.ID]
	}
	return r.Indicator.Targets
}
