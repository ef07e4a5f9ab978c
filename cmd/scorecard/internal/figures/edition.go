package figures

import (
	"slices"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// An Edition is a scorecard as at one month.
type Edition struct {
	Scorecard *Frame
	Month     *Month
	Index     int   // of the month among the scorecard's
	Rows      []Row // one an indicator, in the definition's order
	Counts    Counts
	Changes   []Change // since the month before; nil for the first
	Better    []*Row   // whose figure is another than a month before, and better than its baseline
	Worse     []*Row   // and worse

	of *Scorecard
}

// Edition works out the scorecard as at a month, given by its index.
func (s *Scorecard) Edition(month int) *Edition {
	e := s.known(month, nil)
	for n := range e.Rows {
		r := &e.Rows[n]
		e.Counts.Add(r.Status, r.Judgement, r.Met)
	}
	if month > 0 {
		before := s.before(month)
		e.Changes = changes(before, e.Rows)
		e.moves(before)
	}
	return e
}

// known gives an edition without its counts and what changed, which nobody asks
// of who only looks at rows. It takes the room of one before, which may be nil
// and which nobody looks at any more.
func (s *Scorecard) known(month int, before *Edition) *Edition {
	e := &Edition{of: s, Scorecard: &s.Frame, Month: &s.Months[month], Index: month}
	if before != nil {
		e.Rows = before.Rows
	}
	e.Rows = s.rows(month, e.Rows[:0])
	return e
}

// before gives the rows of the month before, as far as changes are told from
// them: those of a closed month as they are recorded.
func (s *Scorecard) before(month int) []Row {
	if s.Months[month-1].newest() == nil {
		return s.rows(month-1, nil)
	}
	e, err := s.Record(month - 1)
	if err != nil {
		return s.rows(month-1, nil) // the error is said when that month is printed
	}
	rows := make([]Row, len(s.Indicators))
	for n, i := range s.Indicators {
		rows[n].Indicator = i
		if r := e.RowOf(i.ID, i.Aliases); r != nil {
			rows[n].Figure, rows[n].Known, rows[n].Due, rows[n].Status, rows[n].Met = r.Figure, r.Known, r.Due, r.Status, r.Met
		}
	}
	return rows
}

// rows adds the rows as at a month to a list, which may have room for them.
func (s *Scorecard) rows(month int, out []Row) []Row {
	out = slices.Grow(out, len(s.Indicators))
	for _, i := range s.Indicators {
		out = append(out, s.row(i, month))
	}
	return out
}

// Row gives the row of an indicator, or nil.
func (e *Edition) Row(id string) *Row {
	if n, ok := e.of.index[id]; ok {
		return &e.Rows[n]
	}
	return nil
}

// Section gives the rows of a section.
func (e *Edition) Section(id string) []*Row {
	var out []*Row
	for n := range e.Rows {
		if e.Rows[n].Indicator.Section == id {
			out = append(out, &e.Rows[n])
		}
	}
	return out
}

// Overview is what was written about the month as a whole; nil for nothing.
func (e *Edition) Overview() *commentary.Text { return e.Month.overview }

// Commentary is what was written about a section; nil for nothing.
func (e *Edition) Commentary(section string) *commentary.Text { return e.Month.commentary[section] }

// Before gives the month before, or nil.
func (e *Edition) Before() *Month {
	if e.Index == 0 {
		return nil
	}
	return &e.of.Months[e.Index-1]
}

// markers gives every marker of the row's figures.
func (r *Row) markers() scorecard.Markers {
	m := record.Markers(&r.Figure, r.History, r.Companions)
	for n := range r.Categories {
		m |= r.Categories[n].markers()
	}
	return m
}

// Kind of a Change.
type ChangeKind uint8

const (
	NewlyRed   ChangeKind = iota // its light turned red
	Turned                       // its light turned another colour
	Lost                         // it had a light and has none
	Gained                       // it had no light and has one
	NowNotMet                    // it met its target and no longer does
	NowMet                       // it did not meet its target and now does
	NowMissing                   // it had a figure and now has none
	Late                         // its figure is overdue
	First                        // its first figure
)

// A Change is something about an indicator that a reader of the month before
// would want to know.
type Change struct {
	Kind     ChangeKind
	Row      *Row
	From, To scorecard.Status // of NewlyRed, Turned, Lost and Gained
}

// changes compares an edition's rows with those of the month before. The
// changes stand in the order of their kinds, then of the rows.
func changes(before, now []Row) []Change {
	out := []Change{}
	for n := range now {
		b, r := &before[n], &now[n]
		if c, ok := statusChange(b, r); ok {
			out = append(out, c)
		} else if r.Status == scorecard.Unrated && b.Met == IsMet && r.Met == NotMet {
			out = append(out, Change{Kind: NowNotMet, Row: r})
		} else if r.Status == scorecard.Unrated && b.Met == NotMet && r.Met == IsMet {
			out = append(out, Change{Kind: NowMet, Row: r})
		}
		switch {
		case !b.Known && r.Known && r.Figure.Has:
			out = append(out, Change{Kind: First, Row: r})
		case b.Known && b.Figure.Has && !r.Figure.Has:
			out = append(out, Change{Kind: NowMissing, Row: r})
		case r.Known && r.Due && !b.Due:
			out = append(out, Change{Kind: Late, Row: r})
		}
	}
	slices.SortStableFunc(out, func(a, b Change) int { return int(a.Kind) - int(b.Kind) })
	return out
}

// moves notes whose figures got better or worse since the month before:
// headline indicators first, each in the definition's order. A figure that is
// the one of the month before has not moved since, whatever it is compared with.
func (e *Edition) moves(before []Row) {
	for _, headline := range []bool{true, false} {
		for n := range e.Rows {
			b, r := &before[n], &e.Rows[n]
			same := b.Known && b.Figure.Period == r.Figure.Period && b.Figure.Shown.Cmp(r.Figure.Shown) == 0
			switch {
			case same || r.Indicator.Headline != headline:
			case r.Judgement == scorecard.Better:
				e.Better = append(e.Better, r)
			case r.Judgement == scorecard.Worse:
				e.Worse = append(e.Worse, r)
			}
		}
	}
}

func statusChange(b, r *Row) (Change, bool) {
	c := Change{Row: r, From: b.Status, To: r.Status}
	switch {
	case b.Status == r.Status || !b.Known:
		return c, false
	case b.Status == scorecard.Unrated:
		c.Kind = Gained
	case r.Status == scorecard.Unrated:
		c.Kind = Lost
	case r.Status == scorecard.Red:
		c.Kind = NewlyRed
	default:
		c.Kind = Turned
	}
	return c, true
}
