package check

import (
	"fmt"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var lateFigure = Rule{
	Name:    "late-figure",
	Absence: true,
	Doc: `In the newest month every figure that is due is there.
An indicator has a figure for the newest period of its own that ended lag months
before, or a row that says why there is none ([x]). What is always later has a lag in
indicators.csv. Accepted in the indicator's row there it is accepted in every month.
A warning.`,
	History: func(h *history) (problems source.Problems) {
		if h.last == nil {
			return nil
		}
		for _, l := range h.lines {
			due := scorecard.LatestBy(l.indicator.Kind(), h.last.Period.AddMonths(-l.indicator.Lag))
			if l.category != "" || len(l.figures) < 2 || due.IsZero() {
				continue
			}
			newest := l.figures[len(l.figures)-1].Period
			if newest.Compare(due) >= 0 {
				continue
			}
			problems.Add(source.Warnf(h.last.Place, "late-figure", "%q has no figure for %s; its newest is for %s", l.name(), due.Name(), newest.Name()).
				WithHint("add it, or a row with the marker [x]; if it is always later, say so in the column lag of indicators.csv").WithAbout(l.indicator.Spot.Place()))
		}
		return problems
	},
}

var missingFigure = Rule{
	Name:    "missing-figure",
	Absence: true,
	Doc: `No period is left out.
Between the first and the newest figure of an indicator each period has a row: a
value, or a marker that says why there is none. Otherwise readers see a gap that
nobody explains. Accepted in the indicator's row of indicators.csv it is accepted for
every period. A warning, at the file of the month that would have it.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			if len(l.figures) < 2 {
				continue
			}
			for n := 1; n < len(l.figures); n++ {
				before := &l.figures[n-1]
				for p := l.figures[n].Period.Previous(); p.Compare(before.Period) > 0; p = p.Previous() {
					// Before the first of two files was written nobody knew of the gap, and
					// a breakdown with other rows is missing-category's.
					if before.month.Period.EndsBefore(p.Month()) && !h.others(l, p) {
						problems.Add(h.missing(l, p)...)
					}
				}
			}
		}
		return problems
	},
}

// others reports whether other categories of a line's indicator have a period.
func (h *history) others(l *line, p scorecard.Period) bool {
	if l.category == "" {
		return false
	}
	for _, c := range h.s.Set(l.indicator.Categories).Categories {
		if other := h.find[lineKey{l.indicator.ID, c.ID}]; other != nil && other.of(p) != nil {
			return true
		}
	}
	return false
}

// missing reports a figure that is left out, where the scorecard has a month
// that would have it.
func (h *history) missing(l *line, p scorecard.Period) source.Problems {
	for _, m := range h.s.Months {
		if m.HasFigures && m.Period == p.Month() {
			return source.Problems{source.Warnf(m.Place, "missing-figure", "%q has no figure for %s, and has others before and after", l.name(), p.Name()).
				WithHint("add it, or a row with a marker that says why there is none: [x] not available, [z] not applicable").WithAbout(l.indicator.Spot.Place())}
		}
	}
	return nil
}

var neverMeasured = Rule{
	Name:    "never-measured",
	Absence: true,
	Doc: `Every indicator has a figure.
One without any is an empty row on every page. Take it out of indicators.csv until
there is one, or give it a row with a marker. A warning.`,
	History: func(h *history) (problems source.Problems) {
		has := map[string]bool{}
		for _, l := range h.lines {
			has[l.indicator.ID] = true
		}
		for _, i := range h.s.Indicators {
			if !has[i.ID] && h.last != nil {
				problems.Add(source.Warnf(i.Spot.Place(), "never-measured", "no month has a figure of %q", i.ID).
					WithHint("add its figures, or take it out until there are some"))
			}
		}
		return problems
	},
}

var unmarkedRevision = Rule{
	Name: "unmarked-revision",
	Doc: `A figure that replaces another says so.
Where a later month's file has another value for a period than the file before, the
figure carries the marker [r], or a note, or the one before was provisional ([p]).
Otherwise it may be a slip, and readers see a figure change without a word. Where the
column provisional of indicators.csv says which figures change, final-revised
looks at those. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			for _, list := range [][]known{l.figures, l.others} {
				for n := range list {
					if k := &list[n]; k.before != nil && l.indicator.Provisional == 0 && unmarked(k) {
						problems.Add(source.Warnf(k.place(), "unmarked-revision", "%q for %s has another value than in the file before, and no marker", l.name(), k.Period.Name()).
							WithHint("a figure that was revised carries the marker [r]; %s has the one before", k.before.Spot.Place()))
					}
				}
			}
		}
		return problems
	},
}

var finalRevised = Rule{
	Name: "final-revised",
	Doc: `A figure that was final does not change without a word.
The column provisional of indicators.csv says how many of the newest figures are
worked out again, and readers see which. One that is older and has another value all
the same was a mistake, which a correction puts right, or has a note that says why. A
warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			for n := range l.figures {
				k := &l.figures[n]
				noted := k.Said != nil && k.Said.Note != ""
				if k.before != nil && l.indicator.Provisional > 0 && !noted && changed(k) && l.indicator.Final(k.Period, k.month.Period.Previous()) {
					problems.Add(source.Warnf(k.place(), "final-revised", "%q for %s was final, and has another value than in the file before", l.name(), k.Period.Name()).
						WithHint("give it a note, or publish a correction of the month that had it; %s has the one before", k.before.Spot.Place()))
				}
			}
		}
		return problems
	},
}

func unmarked(k *known) bool {
	noted := k.Said != nil && k.Said.Note != ""
	return changed(k) && !noted && !k.Markers.Has(scorecard.Revised) && !k.before.Markers.Has(scorecard.Provisional) && k.before.Markers.Replacing() == 0
}

// changed reports whether a figure is other than the one that it replaces.
func changed(k *known) bool {
	return k.HasValue != k.before.HasValue || k.Value.Cmp(k.before.Value) != 0 || k.Numerator.Cmp(k.before.Numerator) != 0 ||
		k.Denominator.Cmp(k.before.Denominator) != 0 || k.Markers.Replacing() != k.before.Markers.Replacing()
}

var missingBaseline = Rule{
	Name:    "missing-baseline",
	Absence: true,
	Doc: `A baseline that is named has a figure.
The column baseline of indicators.csv may name the period that figures are compared
with; without a figure for it there is never a direction. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, i := range h.s.Indicators {
			if i.Baseline.To != scorecard.NamedPeriod || h.last == nil {
				continue
			}
			p := i.Baseline.Period
			there := false
			for _, l := range h.lines {
				if l.indicator == i && l.of(p) != nil {
					there = true
				}
			}
			if !there {
				problems.Add(source.Warnf(i.Spot.Place(), "missing-baseline", "%q is compared with %s, and has no figure for it", i.ID, p.Name()).
					WithHint("a month's file may have it, with %s in the column period", p))
			}
		}
		return problems
	},
}

var cumulativeFall = Rule{
	Name: "cumulative-fall",
	Doc: `A count of the year so far does not fall.
What was counted in May is still counted in June. Where it is less, one of the two
is wrong, or was put right without a word. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			if !l.indicator.Covers.Cumulative() || !l.indicator.Unit.Count() {
				continue
			}
			for n := 1; n < len(l.figures); n++ {
				k, before := &l.figures[n], &l.figures[n-1]
				v, ok := k.value(l.indicator)
				w, ok2 := before.value(l.indicator)
				sameYear := scorecard.YearStart(l.indicator.Year, k.Period.Month()) == scorecard.YearStart(l.indicator.Year, before.Period.Month())
				if ok && ok2 && sameYear && !k.withheld && !before.withheld && v.Cmp(w) < 0 {
					plain := fmt.Sprintf("%q of the year so far falls in %s", l.name(), k.Period.Name())
					problems.Add(finding(k.place(), "cumulative-fall", plain, unless(before.place().Secret(), fmt.Sprintf("%s: from %s to %s", plain, w, v))).
						WithHint("mend the one that is wrong; a count that was put right carries the marker [r] or a note, and is accepted"))
				}
			}
		}
		return problems
	},
}
