package figures

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// entry is a figure and the month whose file gave it, as an index of the
// scorecard's months, and with how many decimals it may be printed.
type entry struct {
	figure scorecard.Figure
	known  int
	most   int
}

// series is all that is known of an indicator or category.
type series struct {
	entries    []entry // by period, then by known
	companions []entry // the same, for figures of another kind of period

	// released holds every entry as readers see it, where that is the same in
	// every month: no period is restated, and each month's file is about later
	// periods than the one before. A history is then a part of it.
	released []Figure
}

// collect hands every figure of every month to its series, through the one door
// at which small numbers are withheld: what comes after knows of them no more
// than a reader.
//
// A closed month's are those of its record, but for indicators and categories
// that there are no more.
func (s *Scorecard) collect(from *site.Scorecard, months []*site.Month) {
	known := newKnower(from)
	for n, m := range months {
		if v := s.Months[n].newest(); v != nil {
			for _, f := range known.figures(v) {
				s.Indicator(f.Indicator).take(s.recorded(f, n), len(months))
			}
			continue
		}
		for k := range m.Figures {
			f := &m.Figures[k]
			s.Indicator(f.Indicator).take(s.entry(f, m, n), len(months))
		}
	}
}

// entry gives a figure of a month's file as an entry.
func (s *Scorecard) entry(f *scorecard.Figure, m *site.Month, known int) entry {
	return entry{s.door.through(*f, m, known), known, s.door.most(f, known)}
}

// recorded gives a figure of a record as an entry. It may be printed as it was.
func (s *Scorecard) recorded(f scorecard.Figure, known int) entry {
	return entry{f, known, max(s.door.most(&f, known), f.Value.Decimals())}
}

// take hands a figure to its series, which has one for most of so many months
// where it is monthly.
func (i *Indicator) take(e entry, months int) {
	f := &e.figure
	s := &i.own
	if f.Category != "" {
		s = &i.parts[i.Set.Index(f.Category)]
	}
	if f.Period.Kind() == i.Kind() {
		if s.entries == nil && i.Kind() == scorecard.Month {
			s.entries = make([]entry, 0, months)
		}
		s.entries = append(s.entries, e)
	} else {
		s.companions = append(s.companions, e)
	}
}

// settle sorts an indicator's series. Its set's whole stands in where it has no
// figure of its own: where a file gives both, its own goes first.
func (i *Indicator) settle() {
	for n := range i.parts {
		if i.Set.Categories[n].Whole {
			i.own.entries = slices.Concat(i.parts[n].entries, i.own.entries)
			i.own.companions = slices.Concat(i.parts[n].companions, i.own.companions)
		}
		i.prepare(&i.parts[n], i.partTarget[i.Set.Categories[n].ID])
	}
	i.prepare(&i.own, i.Targets)
}

// prepare sorts a series and releases its figures once, where they stay the
// same.
func (i *Indicator) prepare(s *series, targets []scorecard.Target) {
	s.sort()
	if i.Decimals < 0 {
		return
	}
	for n := 1; n < len(s.entries); n++ {
		a, b := &s.entries[n-1], &s.entries[n]
		if a.known > b.known || a.figure.Period == b.figure.Period {
			return
		}
	}
	s.released = make([]Figure, len(s.entries))
	for n := range s.entries {
		s.released[n] = i.release(&s.entries[n], i.Decimals)
	}
	i.light(s.released, targets)
}

func (s *series) sort() {
	byPeriod := func(a, b entry) int {
		if c := a.figure.Period.Compare(b.figure.Period); c != 0 {
			return c
		}
		return a.known - b.known
	}
	slices.SortStableFunc(s.entries, byPeriod)
	slices.SortStableFunc(s.companions, byPeriod)
}

// restated reports whether a period has a figure of more than one month.
func (s series) restated() bool {
	for _, all := range [][]entry{s.entries, s.companions} {
		for n := 1; n < len(all); n++ {
			if all[n-1].figure.Period == all[n].figure.Period {
				return true
			}
		}
	}
	return false
}

// asAt calls f with the figures that were known in a month, one a period,
// oldest first. One that the month itself restates bears [r].
func asAt(entries []entry, month int, f func(*entry)) {
	for n := 0; n < len(entries); {
		var best, before *entry
		period := entries[n].figure.Period
		for ; n < len(entries) && entries[n].figure.Period == period; n++ {
			if e := &entries[n]; e.known <= month {
				if best != nil && best.known < e.known {
					before = best
				}
				best = e
			}
		}
		switch {
		case best == nil:
		case best.known == month && before != nil && restates(&best.figure, &before.figure):
			revised := *best
			revised.figure.Markers |= scorecard.Revised
			f(&revised)
		default:
			f(best)
		}
	}
}

// restates reports whether a figure has another value than one before it.
func restates(now, before *scorecard.Figure) bool {
	switch {
	case now.Markers.Replacing() != 0 || before.Markers.Replacing() != 0 || before.Markers.Has(scorecard.Forecast):
		return false
	case now.HasValue && before.HasValue:
		return now.Value.Cmp(before.Value) != 0
	}
	return now.HasFraction && before.HasFraction && (now.Numerator.Cmp(before.Numerator) != 0 || now.Denominator.Cmp(before.Denominator) != 0)
}

// decimals is the number of decimals that an indicator's figures are shown
// with as at a month: the definition's or, where it does not say, the most
// that any figure known by then was written with (one for a ratio that has to
// be worked out).
func (i *Indicator) decimals(month int) int {
	if i.Decimals >= 0 {
		return i.Decimals
	}
	most := 0
	see := func(e *entry) {
		switch f := &e.figure; {
		case f.HasValue:
			most = max(most, f.Value.Decimals())
		case f.HasFraction:
			most = max(most, 1)
		}
	}
	asAt(i.own.entries, month, see)
	for n := range i.parts {
		asAt(i.parts[n].entries, month, see)
	}
	return most
}

// release makes the figure that readers see.
func (i *Indicator) release(e *entry, decimals int) Figure {
	f := &e.figure
	decimals = min(decimals, e.most)
	out := Figure{Period: f.Period, Unit: i.Unit, Markers: f.Markers}
	out.Shown, out.Has = f.Shown(decimals, i.Unit)
	out.Exact = out.Shown
	if f.HasValue {
		out.Exact = f.Value
	}
	if f.HasFraction && out.Has {
		out.Fraction = &Fraction{Numerator: f.Numerator, Denominator: f.Denominator}
	}
	if f.Said != nil {
		out.Note = f.Said.Note
	}
	if !out.Has && out.Markers.Replacing() == 0 {
		out.Markers |= scorecard.Unavailable // a ratio too large to hold
	}
	i.written(&out)
	return out
}

// written gives a figure the way in which the site's language writes it, where
// that is not the one of British English.
func (i *Indicator) written(f *Figure) {
	if marks := i.Words.Marks(); marks != nil && f.Has {
		f.Display = marks.Figure(f.Shown, f.Unit)
	}
}

// light gives each figure its light, and the target in words, by the target in
// force for its own period.
func (i *Indicator) light(figures []Figure, targets []scorecard.Target) {
	var said *scorecard.Target
	words := ""
	for n := range figures {
		f := &figures[n]
		t := inForce(targets, f.Period)
		if t == nil {
			continue
		}
		if t != said {
			said, words = t, i.Words.Target(t, i.Unit)
		}
		f.Target = words
		if f.Has && !i.tooFew(f) {
			f.Status = t.Status(f.Shown)
		}
	}
}

// inForce gives the target that holds for a period, of some in the order in
// which they come into force; nil for none.
func inForce(targets []scorecard.Target, p scorecard.Period) (found *scorecard.Target) {
	for n := range targets {
		if targets[n].InForce(p) {
			found = &targets[n]
		}
	}
	return found
}

// history gives what is known of a row as at a month, released, oldest first.
func (i *Indicator) history(from reading) []Figure {
	s := from.own
	if s.released != nil {
		n, _ := slices.BinarySearchFunc(s.entries, from.month+1, func(e entry, month int) int { return e.known - month })
		return i.provisional(s.released[:n:n], from.at)
	}
	out := make([]Figure, 0, len(s.entries))
	asAt(s.entries, from.month, func(e *entry) { out = append(out, i.release(e, from.decimals)) })
	i.light(out, from.targets)
	return i.provisional(out, from.at)
}

// provisional marks the figures of a history that will be worked out again. The
// history may be that of other months too, and is not changed.
func (i *Indicator) provisional(history []Figure, at scorecard.Period) []Figure {
	first := len(history)
	for first > 0 && !i.Final(history[first-1].Period, at) {
		first--
	}
	if first == len(history) {
		return history
	}
	out := slices.Clone(history)
	for n := first; n < len(out); n++ {
		if f := &out[n]; f.Has && !f.Markers.Has(scorecard.Forecast) {
			f.Markers |= scorecard.Provisional
		}
	}
	return out
}
