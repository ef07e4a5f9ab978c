package figures

import (
	"cmp"
	"slices"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A Told is a figure that was stated more than once, and not the same each time.
type Told struct {
	Indicator, Category string // ids; Category "" for the indicator itself
	Period              scorecard.Period
	Statements          []Stated // in the order of their months
}

// A Stated is a figure as a month first stated it, or stated it anew.
type Stated struct {
	Month      int               // index among the scorecard's months
	Version    int               // of a closed month; 0 of one that is open
	Correction bool              // a mistake was put right; else better figures came later
	Shown      scorecard.Decimal // as readers see it, in Display too
	Display    string
	Size       string // by how much it is other than before: "-7"; "" for the first statement
	Percent    string // that, in per cent of what it was; "" where that says nothing
	Substance  bool   // it is not less than the least change that counts
}

// Last is what is known now.
func (t *Told) Last() *Stated { return &t.Statements[len(t.Statements)-1] }

// tell finds the figures that were stated more than once. Most indicators have
// none, which their series say.
func (s *Scorecard) tell(from *site.Scorecard, months []*site.Month) {
	corrected := slices.ContainsFunc(s.Months, func(m Month) bool { return m.Versions() > 1 })
	again := map[string]bool{}
	for _, i := range s.Indicators {
		again[i.ID] = corrected || i.own.restated() || slices.ContainsFunc(i.parts, series.restated)
	}
	all := map[toldKey]*Told{}
	s.statements(from, months, func(f *scorecard.Figure, st Stated) {
		if !again[f.Indicator] {
			return
		}
		e := s.recorded(*f, st.Month)
		if st.Version == 0 {
			e = s.entry(f, months[st.Month], st.Month)
		}
		s.Indicator(f.Indicator).state(all, &e, st, len(months)-1)
	})
	s.told = map[toldKey]*Told{}
	for key, t := range all {
		if len(t.Statements) > 1 {
			s.told[key] = t
			s.Told = append(s.Told, t)
		}
	}
	slices.SortFunc(s.Told, func(a, b *Told) int {
		return cmp.Or(s.index[a.Indicator]-s.index[b.Indicator], cmp.Compare(a.Category, b.Category), a.Period.Compare(b.Period))
	})
	var made source.Makings
	for _, t := range s.Told {
		made.Text(t.Indicator, t.Category, t.Period.String())
		for n := range t.Statements {
			st := &t.Statements[n]
			made.Text(s.Months[st.Month].Period.String(), st.Display)
			if made.Int(st.Version); st.Version > 0 {
				made.Add(s.Months[st.Month].versions[st.Version-1].Sum)
			}
		}
	}
	s.toldSum = made.Sum()
}

// statements calls f with every figure of every open month's file and of every
// version of a closed month, and where it stands.
func (s *Scorecard) statements(from *site.Scorecard, months []*site.Month, f func(*scorecard.Figure, Stated)) {
	known := newKnower(from)
	for n, m := range months {
		if s.Months[n].Versions() == 0 {
			for k := range m.Figures {
				f(&m.Figures[k], Stated{Month: n})
			}
		}
		for k, v := range s.Months[n].versions {
			figures := known.figures(v)
			for at := range figures {
				f(&figures[at], Stated{Month: n, Version: k + 1})
			}
		}
	}
}

type toldKey struct {
	indicator, category string
	period              scorecard.Period
}

// state notes what a month states of a figure, where that is not what was known.
func (i *Indicator) state(all map[toldKey]*Told, e *entry, st Stated, newest int) {
	now := i.release(e, i.decimals(newest))
	if !now.Has || now.Markers.Has(scorecard.Forecast) {
		return
	}
	st.Shown, st.Display = now.Shown, now.String()
	key := toldKey{e.figure.Indicator, e.figure.Category, now.Period}
	t := all[key]
	if t == nil {
		all[key] = &Told{key.indicator, key.category, key.period, []Stated{st}}
		return
	}
	last := t.Last()
	if sameShown(last.Shown, st.Shown) {
		return
	}
	st.Correction = st.Version > 1 && last.Month == st.Month
	st.Size, st.Percent = record.Size(last.Shown, st.Shown)
	st.Substance = st.Shown.Sub(last.Shown).Abs().Cmp(i.LeastChange) >= 0
	t.Statements = append(t.Statements, st)
}

// sameShown reports whether two numbers are the same, or one is the other
// rounded.
func sameShown(a, b scorecard.Decimal) bool {
	decimals := min(a.Decimals(), b.Decimals())
	return a.Round(decimals).Cmp(b.Round(decimals)) == 0
}

// Later gives what is known now of a figure that a page shows, where it is
// something else; nil where it is not.
func (s *Scorecard) Later(indicator, category string, f *Figure) *Stated {
	if len(s.told) == 0 || !f.Has {
		return nil
	}
	t := s.told[toldKey{s.now(indicator), category, f.Period}]
	if t == nil || sameShown(t.Last().Shown, f.Shown) {
		return nil
	}
	return t.Last()
}

// now gives the id that an indicator has now.
func (s *Scorecard) now(id string) string {
	for _, r := range s.Renamed {
		if r.Was == id && !r.Section {
			return r.Now
		}
	}
	return id
}

// ToldSum stands for everything that Later says.
func (s *Scorecard) ToldSum() source.Sum { return s.toldSum }
