package figures

import (
	"cmp"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/words"
)

// Record gives a month, by its index, as pages print it: one that is closed from
// the record of its newest version, where no rule runs. The error is one of
// reading that.
func (s *Scorecard) Record(month int) (*record.Edition, error) {
	if n := s.Months[month].Versions(); s.Months[month].newest() != nil {
		return s.Version(month, n)
	}
	return s.record(s.Edition(month)), nil
}

// Version gives a version of a closed month, counted from 1, as it is recorded.
func (s *Scorecard) Version(month, n int) (*record.Edition, error) {
	e, err := s.Months[month].versions[n-1].Edition()
	if err == nil {
		e.Say(s.words)
		e.Scorecard.ID = s.ID // which it may not have had then
	}
	return e, err
}

func (s *Scorecard) record(e *Edition) *record.Edition {
	out := e.recordFigures()
	if before := e.Before(); before != nil {
		out.Since = before.Period
	}
	for n := range e.Changes {
		c := &e.Changes[n]
		out.Changes = append(out.Changes, record.Change{Indicator: c.Row.Indicator.ID, First: c.Kind == First, Words: c.Words()})
	}
	out.Better, out.Worse = ids(e.Better), ids(e.Worse)
	out.Overview, out.About, out.Young = Fill(e.Overview(), out), Fill(e.Commentary(site.AboutMonth), out), Fill(e.YoungPeople(), out)
	if out.Young != nil {
		out.YoungFacts = e.YoungFacts()
	}
	for n := range s.Sections {
		id := s.Sections[n].ID
		if t := Fill(e.Commentary(id), out); t != nil {
			out.Commentary = append(out.Commentary, record.Passage{Section: id, Text: *t})
		}
	}
	for n := range s.Charts {
		if d, ok := e.drawing(&s.Charts[n]); ok {
			out.Drawings = append(out.Drawings, d)
		}
	}
	return out
}

// recordFigures gives an edition without what was written and what changed.
func (e *Edition) recordFigures() *record.Edition {
	out := &record.Edition{Month: e.Month.Month, Scorecard: e.Scorecard, Counts: e.Counts, Rows: make([]record.Row, len(e.Rows))}
	for n := range e.Rows {
		out.Rows[n] = e.recordRow(&e.Rows[n])
	}
	return out
}

func ids(rows []*Row) (out []string) {
	for _, r := range rows {
		out = append(out, r.Indicator.ID)
	}
	return out
}

// recordRow gives an indicator's row as it is printed.
func (e *Edition) recordRow(r *Row) record.Row {
	i := indicatorOf(r)
	out := e.said(r, i)
	out.Notes = r.notes()
	if len(r.Categories) > 0 {
		out.Categories = make([]record.Row, len(r.Categories))
		for n := range r.Categories {
			out.Categories[n] = e.said(&r.Categories[n], i)
		}
		out.Shares = r.Shares()
		if newest, summary, bySize := out.Parts(); !newest.IsZero() {
			title := i.Words.Say("table.caption", "title", record.ByGroup(i.Words, r.Indicator.Alone), "period", i.Words.Period(newest))
			out.Breakdown = &record.Together{Title: title, Summary: summary, BySize: bySize}
		}
	}
	return out
}

// indicatorOf gives the indicator of a row as it is printed.
func indicatorOf(r *Row) *record.Indicator {
	return &record.Indicator{Indicator: r.Indicator.Indicator, Set: r.Indicator.Set, Words: r.Indicator.Words}
}

// unsaid gives a row with its figures and nothing that is said of them.
func (r *Row) unsaid(i *record.Indicator) record.Row {
	out := record.Row{
		Indicator: i, Category: r.Category, Figure: r.Figure, Known: r.Known, Due: r.Due, Previous: r.Previous, Baseline: r.Baseline,
		Movement: r.Movement, Judgement: r.Judgement, Why: r.Why, Met: r.Met, Status: r.Status, Override: r.Override,
		History: r.History, Companions: r.Companions, Benchmarks: r.Benchmarks,
	}
	if t := r.Target; t != nil {
		out.Target = &record.Target{Target: t.Target.Written, Green: t.Green.Written, Amber: t.Amber.Written, Note: t.Note}
	}
	return out
}

// said gives a row with everything that is said of it.
func (e *Edition) said(r *Row, i *record.Indicator) record.Row {
	out := r.unsaid(i)
	out.Direction, out.Reason, out.Subject, out.Title, out.Summary = r.DirectionWords(), r.Reason(), r.Subject(), r.Title(), r.Summary()
	out.Steps, out.Bands, out.Compared = r.steps(), r.Bands(), r.comparedWith()
	if words, moved := r.MovementWords(); moved {
		out.Moved, out.Change = words, i.Words.Difference(r.Change, i.Unit)
	}
	if r.Target != nil {
		out.Target.Text = r.Wanted()
		if v, ok := r.Target.Aim().Number(); ok {
			out.Target.Value = &v
		}
		out.TargetSaid = i.Words.Say("chart.target-is", "target", out.Target.Text)
	}
	if r.Target == nil || e.asksYearToDate(i.ID) {
		out.YearToDate = r.YearToDate()
	}
	return out
}

// asksYearToDate reports whether a declared chart shows an indicator's year to
// date.
func (e *Edition) asksYearToDate(id string) bool {
	return slices.ContainsFunc(e.Scorecard.Charts, func(c scorecard.Chart) bool {
		return c.Form == scorecard.YearToDateForm && slices.Contains(c.Indicators, id)
	})
}

// steps gives a row's targets as they changed over time; none where it has none
// now.
func (r *Row) steps() (out []record.Step) {
	if r.Target == nil {
		return nil
	}
	for _, t := range r.Targets() {
		step := record.Step{From: t.From}
		step.Low, step.High, step.HasLow, step.HasHigh = t.Aim().Bounds()
		out = append(out, step)
	}
	return out
}

// notes gives what was noted about a row, its figures and its categories.
func (r *Row) notes() (out []string) {
	w := r.Indicator.Words
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if r.Category == nil {
		add(r.Indicator.Note)
	}
	if r.Due && r.Known {
		add(w.Say("note.due", "period", w.Period(r.Figure.Period)))
	}
	if r.Target != nil {
		add(r.Target.Note)
	}
	add(r.OneMore())
	for n := range r.History {
		if f := &r.History[n]; f.Note != "" {
			add(w.Say("note.of", "name", words.Upper(w.Period(f.Period)), "note", f.Note))
		}
	}
	for n := range r.Companions {
		c := &r.Companions[n]
		name := words.Upper(w.Period(c.Period))
		switch {
		case c.Kind != "ytd" && c.Kind != "outturn", c.Kind == "ytd" && r.Older(n):
			add(w.Say("note.companion", "name", name, "figure", c.String(), "note", c.Note))
		case c.Note != "":
			add(w.Say("note.of", "name", name, "note", c.Note))
		}
	}
	for n := range r.Categories {
		for _, note := range r.Categories[n].notes() {
			add(w.Say("note.of", "name", r.Categories[n].Category.Name, "note", note))
		}
	}
	return out
}

// comparedWith gives what the chart of the row's figure beside those of others
// says; nil where there are fewer than two others.
func (r *Row) comparedWith() *record.Together {
	if len(r.Benchmarks) < 2 || !r.Figure.Has {
		return nil
	}
	w := r.Indicator.Words
	said := []string{w.Say("chart.ours-figure", "figure", r.Figure.String())}
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		said = append(said, w.Say("chart.figure-of", "name", b.Comparator.Title, "figure", b.Figure.String()))
	}
	return &record.Together{Title: w.Say("chart.compared", "name", r.Subject()), Summary: w.Say("chart.sentence", "title", w.List(said))}
}

// drawing gives what a declared chart of several indicators says; false for one
// of a single indicator, whose rows say it.
func (e *Edition) drawing(c *scorecard.Chart) (record.Drawing, bool) {
	if len(c.Indicators) < 2 || c.Form == scorecard.MultiplesForm {
		return record.Drawing{}, false
	}
	var names, said []string
	var w *words.Words
	var newest scorecard.Period
	var rows []*Row
	for _, id := range c.Indicators {
		r := e.Row(id)
		rows = append(rows, r)
		w = r.Indicator.Words
		if n := len(r.History); n > 0 && r.History[n-1].Period.Compare(newest) > 0 {
			newest = r.History[n-1].Period
		}
		if c.Form != scorecard.BarsForm || r.Figure.Has {
			names, said = append(names, r.Subject()), append(said, w.Say("chart.sentence", "title", r.Title()))
		}
	}
	if newest.IsZero() {
		return record.Drawing{}, false
	}
	d := record.Drawing{Chart: c.ID, Title: w.List(names), Summary: strings.Join(said, " "), Goal: sameGoals(rows)}
	if c.Form != scorecard.BarsForm {
		d.Title = w.Say("table.caption", "title", d.Title, "period", w.Period(newest))
	}
	d.Title = cmp.Or(c.Title, d.Title)
	return d, true
}

// sameGoals reports whether all rows have one and the same target at all times,
// with the same lights.
func sameGoals(rows []*Row) bool {
	first := rows[0]
	if first.Target == nil {
		return false
	}
	for _, r := range rows[1:] {
		if r.Target == nil || r.Wanted() != first.Wanted() || !slices.EqualFunc(first.Targets(), r.Targets(), func(a, b scorecard.Target) bool {
			return a.From == b.From && a.Aim().Covers(b.Aim()) && b.Aim().Covers(a.Aim()) && a.Green.Covers(b.Green) && b.Green.Covers(a.Green) &&
				a.Amber.Covers(b.Amber) && b.Amber.Covers(a.Amber)
		}) {
			return false
		}
	}
	return true
}

// Fill gives a text with its figures filled in from an edition, which may be nil
// where it has none; nil for no text.
func Fill(t *commentary.Text, e *record.Edition) *record.Text {
	if t == nil || t.Empty() {
		return nil
	}
	out := &record.Text{}
	piece := func(before []byte, p record.Piece) []byte {
		if len(before) > 0 {
			out.Pieces = append(out.Pieces, record.Piece{HTML: string(before)})
		}
		if p != (record.Piece{}) {
			out.Pieces = append(out.Pieces, p)
		}
		return before[:0]
	}
	rest := t.AppendFilled(nil, commentary.Filling{
		Figure: func(b []byte, ref *commentary.Reference) []byte {
			if e == nil {
				return b
			}
			answer, _ := Answer(e, ref) // what is wrong was reported when the Book was made
			return piece(b, answer)
		},
		Address: func(b []byte, l *commentary.Link) []byte { return piece(b, record.Piece{Address: l.URL}) },
		Word:    func(b []byte, word, _ string) []byte { return piece(b, record.Piece{Word: word}) },
	})
	piece(rest, record.Piece{})
	return out
}
