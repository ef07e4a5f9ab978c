package record

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// A Withdrawal is that figures were taken out of a version after it was
// published, because they should never have been. It says nothing of them but
// how many they were.
type Withdrawal struct {
	Date     string `json:"date"`
	Reason   string `json:"reason"`            // for readers, in general terms
	Figures  int    `json:"figures"`           // that the version said
	Passages int    `json:"passages,omitzero"` // of its texts, which told of them
	Digest   string `json:"digest"`            // of the record as it was before
}

// A Cell names a figure, whatever month says it.
type Cell struct {
	Indicator, Category string // ids; Category "" for the indicator itself
	Period              scorecard.Period
}

// Withdraw takes figures out of an edition, and everything that was worked out
// from them: their statuses, movements, sums and summaries. What stays is as it
// was, and no rule runs: what cannot stay is put in the words that a withheld
// figure has. Texts are not looked at. The edition was made ready by Say.
//
// What is taken out is added to lost.
func (e *Edition) Withdraw(gone func(Cell) bool, lost *Lost) (figures int) {
	w := &withdrawing{e: e, gone: gone, lost: lost, cells: map[Cell]bool{}, touched: map[string]bool{}, told: map[string]bool{}}
	for n := range e.Rows {
		w.row(&e.Rows[n])
	}
	for n := range e.Supplied {
		w.supplied(&e.Supplied[n])
	}
	if len(w.cells) > 0 {
		w.changes()
		w.young()
		e.recount()
		w.drawings()
	}
	return len(w.cells)
}

// withdrawing is an edition that figures are taken out of.
type withdrawing struct {
	e       *Edition
	gone    func(Cell) bool
	lost    *Lost
	cells   map[Cell]bool
	touched map[string]bool // indicators of which something was taken out
	told    map[string]bool // of those: whose newest figure, or the one that it is compared with, was
}

// row takes figures out of a row and of its categories.
func (w *withdrawing) row(r *Row) {
	shares := w.own(r)
	for n := range r.Categories {
		shares = w.own(&r.Categories[n]) || shares
	}
	if shares {
		r.Shares = nil
	}
	if r.Breakdown != nil && w.touched[r.Indicator.ID] {
		_, r.Breakdown.Summary, r.Breakdown.BySize = r.Parts()
	}
}

// own takes figures out of a row, whatever its categories have. It reports
// whether the newest was among them.
func (w *withdrawing) own(r *Row) (newest bool) {
	cell := Cell{Indicator: r.Indicator.ID}
	if r.Category != nil {
		cell.Category = r.Category.ID
	}
	is := func(f *Figure) bool {
		cell.Period = f.Period
		return f.Has && w.gone(cell)
	}
	newest = is(&r.Figure)
	compared := r.Baseline != nil && is(r.Baseline)
	last := len(r.History) - 2
	told := newest || compared || r.Previous != nil && is(r.Previous) || last >= 0 && is(&r.History[last])
	var periods []scorecard.Period
	r.eachOwn(func(f *Figure) {
		if is(f) {
			w.cells[cell] = true
			periods = append(periods, cell.Period)
			w.lost.figure(f)
			*f = withheld(f)
		}
	})
	if len(periods) == 0 {
		return false
	}
	w.sums(r, periods)
	w.touched[r.Indicator.ID] = true
	w.lost.sections[r.Indicator.Section], w.lost.indicators[r.Indicator.ID] = true, true
	w.told[r.Indicator.ID] = w.told[r.Indicator.ID] || told
	say := r.Indicator.Words
	for _, p := range periods {
		name := say.Period(p)
		if r.Movement == scorecard.Unmoved && !newest && strings.Contains(r.Why, name) {
			r.Why = say.Say("why.nothing-to-compare", "period", name) // whatever was wrong with it
		}
		r.Notes = without(r.Notes, func(note string) bool { return strings.HasPrefix(note, words.Upper(name)) })
	}
	switch {
	case newest:
		w.unjudged(r)
	case compared:
		period := say.Period(r.Baseline.Period)
		w.unmoved(r, say.Say("why.nothing-to-compare", "period", period))
		r.Title = say.Say("title.plain", "subject", r.Subject, "figure", r.Figure.String(), "period", say.Period(r.Figure.Period))
	}
	r.Summary = r.Summarise()
	return newest
}

// eachOwn calls f with every figure of a row that is the council's own and was
// supplied, or stands for one that was.
func (r *Row) eachOwn(f func(*Figure)) {
	r.eachOfCouncil(func(figure *Figure, computed bool) {
		if !computed {
			f(figure)
		}
	})
}

// withheld is what stands for a figure that is withheld. Its target is not
// withheld with it.
func withheld(f *Figure) Figure {
	return Figure{Period: f.Period, Unit: f.Unit, Markers: scorecard.Withheld, Target: f.Target}
}

// sums takes out the sums over time that figures of some periods are in, and
// the years to date from then on.
func (w *withdrawing) sums(r *Row, periods []scorecard.Period) {
	r.Companions = without(r.Companions, func(c Companion) bool {
		in := func(p scorecard.Period) bool { return p.EndsBy(c.Period) && !p.EndsBefore(c.Period) }
		if !c.Computed || !slices.ContainsFunc(periods, in) {
			return false
		}
		w.lost.figure(&c.Figure)
		return true
	})
	if r.YearToDate == nil {
		return
	}
	year, known := false, 0
	for n := range r.YearToDate {
		f := &r.YearToDate[n]
		year = year && !f.Fresh || slices.ContainsFunc(periods, func(p scorecard.Period) bool { return !p.EndsBefore(f.Period) && p.FirstMonth().EndsBy(f.Period) })
		if year && f.Has {
			w.lost.figure(&f.Figure)
			f.Figure = withheld(&f.Figure)
		}
		if f.Has {
			known++
		}
	}
	if known < 2 {
		r.YearToDate = nil
	}
}

// unjudged leaves a row without what was said of its newest figure.
func (w *withdrawing) unjudged(r *Row) {
	say := r.Indicator.Words
	period := say.Period(r.Figure.Period)
	w.unmoved(r, say.Say("why.no-figure", "period", period))
	r.Status, r.Met, r.Override = scorecard.Unrated, NoTarget, nil
	r.Reason = say.Say("reason.no-target")
	if r.Target != nil {
		r.Reason = say.Say("reason.no-figure", "target", r.Target.Text)
	}
	r.Title = say.Say("title.none", "subject", r.Subject, "period", period)
	r.Compared = nil
	for n := range r.Benchmarks {
		r.Benchmarks[n].Compared = scorecard.Unjudged
	}
}

// unmoved leaves a row without its movement.
func (w *withdrawing) unmoved(r *Row, why string) {
	w.lost.text(r.Change)
	r.Movement, r.Judgement, r.Baseline = scorecard.Unmoved, scorecard.Unjudged, nil
	r.Direction, r.Moved, r.Change, r.Why = "", "", "", why
}

func (w *withdrawing) supplied(s *Supplied) {
	cell := Cell{s.Indicator, s.Category, s.Period}
	if s.Value == nil && s.Numerator == nil || !w.gone(cell) {
		return
	}
	w.cells[cell], w.lost.indicators[s.Indicator] = true, true
	for _, d := range []*scorecard.Decimal{s.Value, s.Numerator, s.Denominator} {
		if d != nil {
			w.lost.number(*d)
		}
	}
	*s = Supplied{Indicator: s.Indicator, Category: s.Category, Period: s.Period, Markers: scorecard.Withheld}
}

// changes takes out what was said to have changed about indicators whose newest
// figure, or the one before it, is withheld now.
func (w *withdrawing) changes() {
	e := w.e
	of := func(id string) bool { return w.told[id] }
	e.Changes = without(e.Changes, func(c Change) bool { return of(c.Indicator) })
	e.Better, e.Worse = without(e.Better, of), without(e.Worse, of)
}

// young takes out what young people were told of such indicators.
func (w *withdrawing) young() {
	for n := range w.e.Rows {
		r := &w.e.Rows[n]
		if i := r.Indicator; w.told[i.ID] && i.Young != "" {
			for k := range w.e.YoungFacts {
				if f := &w.e.YoungFacts[k]; f.Words == i.Young {
					f.Beside = "" // which may say what it was before
				}
			}
			w.e.YoungFacts = without(w.e.YoungFacts, func(f YoungFact) bool { return f.Words == i.Young && !r.Figure.Has })
		}
	}
}

// drawings says again what charts of several indicators say.
func (w *withdrawing) drawings() {
	for n := range w.e.Drawings {
		d := &w.e.Drawings[n]
		at := slices.IndexFunc(w.e.Scorecard.Charts, func(c scorecard.Chart) bool { return c.ID == d.Chart })
		if at < 0 {
			continue
		}
		c := &w.e.Scorecard.Charts[at]
		if !slices.ContainsFunc(c.Indicators, func(id string) bool { return w.touched[id] }) {
			continue
		}
		var names, said []string
		for _, id := range c.Indicators {
			if r := w.e.Row(id); c.Form != scorecard.BarsForm || r.Figure.Has {
				names, said = append(names, r.Subject), append(said, r.Indicator.Words.Say("chart.sentence", "title", r.Title))
			}
		}
		d.Summary = strings.Join(said, " ")
		if c.Form == scorecard.BarsForm && len(names) > 0 {
			d.Title = cmp.Or(c.Title, w.e.Rows[0].Indicator.Words.List(names))
		}
	}
}

// without takes elements out of a list; one that has none left is as if it never
// had any.
func without[T any](list []T, is func(T) bool) []T {
	if list = slices.DeleteFunc(list, is); len(list) == 0 {
		return nil
	}
	return list
}

// recount counts the rows of the edition.
func (e *Edition) recount() {
	e.Counts = Counts{}
	for n := range e.Rows {
		e.Counts.Add(e.Rows[n].Status, e.Rows[n].Judgement, e.Rows[n].Met)
	}
}

// Add counts an indicator.
func (c *Counts) Add(s scorecard.Status, j scorecard.Judgement, m Met) {
	c.Total++
	*[]*int{&c.Unrated, &c.Green, &c.Amber, &c.Red}[s]++
	*[]*int{&c.Unjudged, &c.Better, &c.Worse, &c.Unchanged}[j]++
	*[]*int{&c.WithoutATarget, &c.TargetMet, &c.TargetNotMet}[m]++
}

// DigestIn gives the digest that stands in a record.
func DigestIn(text []byte) string {
	var h head
	_ = json.Unmarshal(text, &h) // a record that was read
	return h.Digest
}

// Recorrect leaves of what a version was said to put right what the versions, of
// which figures have been taken out since, still bear out. before are the versions
// before it.
func (e *Edition) Recorrect(before []*Edition) {
	if e.Correction == nil {
		return
	}
	now := Correct(before, e)
	was := map[Difference]bool{}
	for _, d := range e.Correction.Differences {
		was[d.unbegun()] = true
	}
	e.Correction.Substantial = false
	e.Correction.Differences = nil
	if now != nil {
		for _, d := range now.Differences {
			if was[d.unbegun()] {
				e.Correction.Differences = append(e.Correction.Differences, d)
				e.Correction.Substantial = e.Correction.Substantial || d.Substantial
			}
		}
	}
	if len(e.Correction.Differences) == 0 {
		e.Correction.Differences = []Difference{{Kind: OtherDiffers}}
	}
}

func (d Difference) unbegun() Difference {
	d.Began = 0
	return d
}
