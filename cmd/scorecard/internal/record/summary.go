package record

import (
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// summaryKeys are the messages for the way in which a figure moved: by how its
// change stands to zero, and for a change that does not count.
var summaryKeys = map[scorecard.Movement][2]string{
	scorecard.Up: {"summary.rose", "summary.rose"}, scorecard.Down: {"summary.fell", "summary.fell"}, scorecard.Level: {"summary.stayed", "summary.little"},
}

// Summarise says in sentences what a chart of the row shows, for readers who do
// not see it. It says what the row's figures, its movement and its target say,
// and asks for nothing else.
func (r *Row) Summarise() string {
	w := r.Indicator.Words
	var s []string
	low, high := extremes(r.History)
	if low != nil && low.Shown.Cmp(high.Shown) != 0 {
		s = append(s, w.Say("summary.between", "low", low.String(), "low-period", w.Period(low.Period), "high", high.String(), "high-period", w.Period(high.Period)))
	}
	if keys, moved := summaryKeys[r.Movement]; moved {
		key := keys[0]
		if r.Figure.Shown.Cmp(r.Baseline.Shown) != 0 {
			key = keys[1]
		}
		s = append(s, w.Say(key, "from", r.Baseline.String(), "to", r.Figure.String(), "start", w.Period(r.Baseline.Period), "end", w.Period(r.Figure.Period)))
	} else if r.Figure.Has {
		s = append(s, w.Say("summary.figure", "figure", r.Figure.String(), "period", w.Period(r.Figure.Period)))
	}
	if run := r.runWords(); run != "" {
		s = append(s, run)
	}
	switch r.Met {
	case IsMet:
		s = append(s, w.Say("summary.met", "target", r.Target.Text))
	case NotMet:
		s = append(s, w.Say("summary.not-met", "target", r.Target.Text))
	}
	if compared := r.comparedWords(); compared != "" {
		s = append(s, compared)
	}
	if gaps(r.History) {
		s = append(s, w.Say("summary.gaps"))
	}
	return strings.Join(s, " ")
}

// extremes gives the lowest and highest figure of a history, the earliest
// where several are equal; nil where there is no value.
func extremes(history []Figure) (low, high *Figure) {
	for n := range history {
		f := &history[n]
		if !f.Has {
			continue
		}
		if low == nil || f.Shown.Cmp(low.Shown) < 0 {
			low = f
		}
		if high == nil || f.Shown.Cmp(high.Shown) > 0 {
			high = f
		}
	}
	return low, high
}

// gaps reports whether a period between the first and last figure of a history
// has no value.
func gaps(history []Figure) bool {
	for n := range history {
		if !history[n].Has || n > 0 && history[n].Period.Previous() != history[n-1].Period {
			return true
		}
	}
	return false
}

// leastRun is how many moves one way make a run that a summary speaks of.
const leastRun = 3

// runWords says how long the longest run of moves in one direction is, the
// latest of several as long; empty for fewer than leastRun. A gap or a break
// ends a run.
func (r *Row) runWords() string {
	history := r.History
	best, bestEnd, bestWay := 0, 0, 0
	run, way := 0, 0
	for n := 1; n < len(history); n++ {
		before, f := &history[n-1], &history[n]
		now := 0
		if before.Has && f.Has && f.Period.Previous() == before.Period && !f.Markers.Has(scorecard.Break) {
			now = f.Shown.Cmp(before.Shown)
		}
		if now == 0 {
			run, way = 0, 0
			continue
		}
		if now != way {
			run, way = 0, now
		}
		if run++; run >= best {
			best, bestEnd, bestWay = run, n, way
		}
	}
	if best < leastRun {
		return ""
	}
	key := "summary.rises"
	if bestWay < 0 {
		key = "summary.falls"
	}
	w := r.Indicator.Words
	return w.Say(key, "n", strconv.Itoa(best), "from", w.Period(history[bestEnd-best].Period), "to", w.Period(history[bestEnd].Period))
}

// comparedWords sets the figure beside England's or, where there is none,
// that of the first comparator.
func (r *Row) comparedWords() string {
	if len(r.Benchmarks) == 0 || !r.Figure.Has {
		return ""
	}
	n := max(0, slices.IndexFunc(r.Benchmarks, func(b Benchmark) bool { return strings.EqualFold(b.Comparator.Title, "England") }))
	b := &r.Benchmarks[n]
	key := [...]string{"summary.lower", "summary.same", "summary.higher"}[r.Figure.Shown.Cmp(b.Figure.Shown)+1]
	return r.Indicator.Words.Say(key, "other", b.Comparator.Title, "figure", b.Figure.String(), "period", r.Indicator.Words.PeriodOr(b.Figure.Period))
}

// Parts says what a chart of the row's categories shows: the newest period that
// any of them has a figure for (zero where none has), and the figures, in the
// order of the set and in that of their size.
func (r *Row) Parts() (newest scorecard.Period, summary, bySize string) {
	for n := range r.Categories {
		if c := &r.Categories[n]; c.Known && c.Figure.Period.Compare(newest) > 0 {
			newest = c.Figure.Period
		}
	}
	if newest.IsZero() {
		return newest, "", ""
	}
	var parts []*Row
	for n := range r.Categories {
		if c := &r.Categories[n]; c.Known && !c.Category.Whole {
			parts = append(parts, c)
		}
	}
	w := r.Indicator.Words
	say := func() string {
		var said []string
		for _, c := range parts {
			name := c.Category.Name
			if c.Figure.Period != newest {
				name = w.Say("chart.label-period", "name", name, "period", w.Period(c.Figure.Period))
			}
			said = append(said, w.Say("chart.figure-of", "name", name, "figure", c.Figure.String()))
		}
		return w.Say("chart.sentence", "title", w.List(said))
	}
	summary = say()
	slices.SortStableFunc(parts, func(a, b *Row) int { return sizes(&a.Figure, &b.Figure) })
	return newest, summary, say()
}

// sizes puts the greater figure first, and one without a value last.
func sizes(a, b *Figure) int {
	switch {
	case a.Has && b.Has:
		return b.Shown.Cmp(a.Shown)
	case a.Has:
		return -1
	case b.Has:
		return 1
	}
	return 0
}

// smallGroup is the number of people below which one of them moves a percentage
// by a whole point or more.
const smallGroup = 100

// OneMore says how much one person more or less moves a percentage of a small
// group: "One of 23 is 4.3 percentage points." Empty for anything else.
func (r *Row) OneMore() string {
	f := r.Figure.Fraction
	if f == nil || !r.Indicator.Unit.Percent() || f.Denominator.Cmp(scorecard.Int(smallGroup)) > 0 {
		return ""
	}
	share, ok := scorecard.Ratio(scorecard.Int(1), f.Denominator, 100, 1)
	if !ok {
		return ""
	}
	w := r.Indicator.Words
	return w.Say("summary.one-more", "base", w.Number(f.Denominator), "change", w.Difference(share.Trim(), r.Indicator.Unit))
}
