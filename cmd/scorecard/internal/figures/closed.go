package figures

import (
	"maps"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// newest gives the newest version of a closed month; nil of one that is made
// from its files.
func (m *Month) newest() *site.Version {
	if len(m.versions) == 0 || m.tried {
		return nil
	}
	return m.versions[len(m.versions)-1]
}

// open makes a closed month of its files again, for a correction.
func (m *Month) open(from *site.Month) {
	m.Month, m.versions = from.Stated, nil
}

// try makes a closed month of its files for its authors to see, beside its
// versions.
func (m *Month) try(from *site.Month) {
	if m.tried = true; from.Stated.Published != "" {
		m.Month = from.Stated
	}
}

// Close gives a month as it is recorded: as it is printed, with what its authors
// wrote and the figures that its own file gave.
func (s *Scorecard) Close(month int) *record.Edition {
	e := s.record(s.Edition(month))
	m := &s.Months[month]
	for n := range e.Rows {
		i := e.Rows[n].Indicator
		if d := s.Definitions[i.ID]; d != nil {
			i.Definition = lines(d)
		}
	}
	for _, t := range []struct {
		to   *record.Text
		from *commentary.Text
	}{{e.Overview, m.overview}, {e.About, m.commentary[site.AboutMonth]}, {e.Young, m.commentary[site.YoungPeople]}} {
		if t.to != nil {
			t.to.Markdown = lines(t.from)
		}
	}
	for n := range e.Commentary {
		p := &e.Commentary[n]
		p.Markdown = lines(m.commentary[p.Section])
	}
	for _, i := range s.Indicators {
		e.Supplied = i.own.given(e.Supplied, month, "")
		for n := range i.parts {
			e.Supplied = i.parts[n].given(e.Supplied, month, i.Set.Categories[n].ID)
		}
	}
	return e
}

// given adds the figures of a series that one month's file gave. A whole's stand
// among its indicator's own too, and are not given twice.
func (s *series) given(out []record.Supplied, month int, category string) []record.Supplied {
	for _, all := range [][]entry{s.entries, s.companions} {
		for n := range all {
			if f := &all[n].figure; all[n].known == month && f.Category == category {
				out = append(out, release(f))
			}
		}
	}
	return out
}

// lines gives a text as its author wrote it.
func lines(t *commentary.Text) []string { return strings.Split(strings.Trim(t.Source(), "\n"), "\n") }

// differs warns of files of a closed month that are not as they were when it was
// closed. It says nothing of values: some may be withheld.
func (s *Scorecard) differs(m *site.Month, edition int) (problems source.Problems) {
	v := m.Newest()
	warn := func(at source.Place, format string, args ...any) {
		problems.Add(source.Warnf(at, "differs-from-record", format, args...).
			WithHint("the page stays as version %d has it: if that is mistaken, run scorecard publish with -reason; a better figure goes into a later month's file", v.Number))
	}
	if m.HasFigures {
		was := map[string]bool{}
		for n := range v.Supplied {
			was[v.Supplied[n].String()] = true
		}
		first, others := m.Place, 0
		for n := range m.Figures {
			f := s.door.through(m.Figures[n], m, edition)
			now := release(&f)
			if key := now.String(); was[key] {
				delete(was, key)
			} else if others++; others == 1 {
				first = f.Spot.Place()
			}
		}
		if n := max(others, len(was)); n > 0 {
			warn(first, "figures of this file are not as they were published in version %d of %s: %d of them", v.Number, m.Period.Name(), n)
		}
	}
	for _, id := range append([]string{"index"}, slices.Sorted(maps.Keys(m.Commentary))...) {
		t := m.Commentary[id]
		if id == "index" {
			t = m.Overview
		}
		if t != nil && !t.Empty() && !v.Rewritten() && site.TextSum(t.Source()) != v.Written[id] {
			warn(source.Place{File: "content/" + s.ID + "/" + m.Period.String() + "/" + id + ".md"}, "this text is not as it was published in version %d of %s", v.Number, m.Period.Name())
		}
	}
	if at := m.Keys.Published; at.File != "" && !sameDates(&m.Stated, &v.Month) {
		warn(at, "the dates are not as they were published in version %d of %s", v.Number, m.Period.Name())
	}
	return problems
}

func sameDates(a, b *record.Month) bool {
	return a.Published == b.Published && a.NextDate == b.NextDate && a.Extracted == b.Extracted && slices.Equal(a.Meetings, b.Meetings)
}

// supplied gives a figure of a closed month to the series of later ones.
func supplied(r *record.Supplied) scorecard.Figure {
	f := scorecard.Figure{Indicator: r.Indicator, Category: r.Category, Period: r.Period, Markers: r.Markers}
	if r.Value != nil {
		f.Value, f.HasValue = *r.Value, true
	}
	if r.Numerator != nil && r.Denominator != nil {
		f.Numerator, f.Denominator, f.HasFraction = *r.Numerator, *r.Denominator, true
	}
	if r.Note != "" {
		f.Said = &scorecard.Said{Note: r.Note}
	}
	return f
}

// A knower knows what closed months' indicators are now.
type knower struct {
	from *site.Scorecard
	now  map[string]*scorecard.Indicator // by its id and those that it had
}

func newKnower(from *site.Scorecard) *knower {
	k := &knower{from, map[string]*scorecard.Indicator{}}
	for _, i := range from.Indicators {
		k.now[i.ID] = i
		for _, id := range i.Aliases {
			k.now[id] = i
		}
	}
	return k
}

// figures gives the figures of a record under the ids that their indicators
// have now; without those of indicators and categories that there are no more.
func (k *knower) figures(v *site.Version) (out []scorecard.Figure) {
	for n := range v.Supplied {
		f := supplied(&v.Supplied[n])
		i := k.now[f.Indicator]
		if i == nil {
			continue
		}
		f.Indicator = i.ID
		if set := k.from.Set(i.Categories); f.Category == "" || set != nil && set.Index(f.Category) >= 0 {
			out = append(out, f)
		}
	}
	return out
}

// release gives a figure of a file as a record has it.
func release(f *scorecard.Figure) record.Supplied {
	r := record.Supplied{Indicator: f.Indicator, Category: f.Category, Period: f.Period, Markers: f.Markers}
	if f.HasValue {
		r.Value = &f.Value
	}
	if f.HasFraction {
		r.Numerator, r.Denominator = &f.Numerator, &f.Denominator
	}
	if f.Said != nil {
		r.Note = f.Said.Note
	}
	return r
}
