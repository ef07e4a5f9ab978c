package pages

import (
	"html/template"
	"slices"
	"strconv"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// Headlines prints the headline indicators as large figures, each with its
// direction, target and status.
func (m *MonthView) Headlines() template.HTML {
	rows := m.Edition.Headlines()
	if len(rows) == 0 {
		return ""
	}
	out := markup(m.w.part[:0])
	out.raw(`<ul class="tiles" role="list">`)
	for _, r := range rows {
		out.raw(`<li class="tile"><h3 class="tile-name"><a href="`, m.fragment(r.Indicator.ID), `">`)
		out.text(r.Subject)
		out.raw(`</a>`)
		out.expansions(m.w, m.root, r.Subject)
		out.raw(`</h3><div class="tile-top"><p class="tile-figure">`)
		out.figure(&r.Figure)
		if after := afterFigure(r); after != "" {
			out.raw(` <span class="tile-unit">`)
			out.text(after)
			out.raw(`</span>`)
		}
		out.raw(`</p>`)
		if r.Figure.Has && r.Previous != nil && r.Previous.Has {
			out.spark(r)
		}
		out.raw(`</div>`)
		if r.Figure.Period != m.Edition.Month.Period {
			out.raw(`<p class="tile-period">`)
			out.text(words.Upper(m.w.site.words.Period(r.Figure.Period)))
			out.raw(`</p>`)
		}
		out.raw(`<p class="tile-way">`)
		out.direction(r)
		out.raw(`</p>`)
		out.tileTarget(r)
		out.raw(`</li>`)
	}
	out.raw(`</ul>`)
	m.w.part = out
	return out.html()
}

// afterFigure is what stands after a large figure: its unit, or why there is
// none.
func afterFigure(r *record.Row) string {
	if !r.Figure.Has {
		return r.Indicator.Words.Marker(r.Figure.Markers.Replacing())
	}
	return r.Indicator.Unit.Word()
}

func (m *markup) tileTarget(r *record.Row) {
	if r.Target == nil {
		return
	}
	w := r.Indicator.Words
	m.raw(`<p class="tile-target">`)
	m.say(w, "edition.target", "target", r.Target.Text)
	m.raw(` `)
	if r.Status != scorecard.Unrated {
		m.status(w, r.Status)
	} else {
		m.met(w, r.Met)
	}
	m.raw(`</p>`)
}

// Counts prints how many indicators have which status, meet their target and
// went which way. Each group adds up to the number of indicators.
func (m *MonthView) Counts() template.HTML {
	c := &m.Edition.Counts
	out := markup(m.w.part[:0])
	w := m.w.site.words
	out.raw(`<p>`)
	out = w.AppendMarkup(out, "counts.total", "strong", "<strong>", "/strong", "</strong>", "count", w.Count("counts.indicators", c.Total))
	out.raw(`</p><dl class="counts">`)
	group := func(id, title string, counts []count) {
		for n := range counts {
			counts[n].words = w.Say(counts[n].words)
		}
		out.countGroup(id, title, counts)
	}
	if c.HasStatus() {
		group("status", w.Say("counts.status"), []count{{"green", "counts.green", c.Green}, {"amber", "counts.amber", c.Amber}, {"red", "counts.red", c.Red}, {"none", "counts.no-status", c.Unrated}})
	}
	if c.HasTarget() && !c.HasStatus() {
		group("target", w.Say("counts.target"), []count{{"met", "counts.met", c.TargetMet}, {"not-met", "counts.not-met", c.TargetNotMet}, {"none", "counts.no-target", c.WithoutATarget}})
	}
	group("direction", w.Say("counts.direction"), []count{{"better", "counts.better", c.Better}, {"worse", "counts.worse", c.Worse}, {"same", "counts.same", c.Unchanged}, {"none", "counts.not-judged", c.Unjudged}})
	out.raw(`</dl>`)
	m.w.part = out
	return out.html()
}

type count struct {
	class, words string
	n            int
}

// value gives a count to a chart. What is better stands as what is green does,
// and what is worse or not met as what is red.
func (c *count) value() chart.Value {
	lights := map[string]scorecard.Status{"green": scorecard.Green, "better": scorecard.Green, "met": scorecard.Green,
		"amber": scorecard.Amber, "red": scorecard.Red, "worse": scorecard.Red, "not-met": scorecard.Red}
	return chart.Value{Number: scorecard.Int(c.n), Shown: true, Display: strconv.Itoa(c.n), Status: lights[c.class]}
}

// countGroup prints counts as a bar in which each has its share, over a list of
// them in the same order. Where all are of the last sort, for which there is
// nothing to say, that alone is printed.
func (m *markup) countGroup(id, title string, counts []count) {
	m.raw(`<div>`)
	m.element("dt", title)
	m.raw(`<dd>`)
	total := 0
	for _, c := range counts {
		total += c.n
	}
	if last := counts[len(counts)-1:]; last[0].n == total {
		counts = last
	} else {
		m.share("counts."+id, title, counts)
	}
	m.raw(`<ul role="list">`)
	for _, c := range counts {
		m.raw(`<li class="count-`, c.class, `">`)
		m.icon(c.class)
		m.raw(`<strong>`)
		m.number(c.n)
		m.raw(`</strong> `)
		m.text(c.words)
		m.raw(`</li>`)
	}
	m.raw(`</ul></dd></div>`)
}

// Changes prints what changed since the month before, with links: lights and
// targets, then what got better and what got worse.
func (m *MonthView) Changes() template.HTML {
	e, w := m.Edition, m.w.site.words
	out := markup(m.w.part[:0])
	if e.Since.IsZero() {
		out.element("p", w.Say("change.first-month"))
	} else {
		out.raw(`<div class="changes"><div>`)
		out.element("h3", w.Say("change.lights"))
		if len(e.Changes) == 0 {
			out.element("p", w.Say("change.nothing", "period", w.Period(e.Since)))
		} else {
			out.changes(m)
		}
		out.raw(`</div>`)
		out.moved(m, "better", e.Named(e.Better))
		out.moved(m, "worse", e.Named(e.Worse))
		out.raw(`</div>`)
	}
	m.w.part = out
	return out.html()
}

// manyFirst is how many first figures are listed one by one; more are counted.
const manyFirst = 6

func (m *markup) changes(month *MonthView) {
	changes := month.Edition.Changes
	first := 0
	for n := range changes {
		if changes[n].First {
			first++
		}
	}
	m.raw(`<ul>`)
	for n := range changes {
		if c := &changes[n]; !c.First || first <= manyFirst {
			m.changed(month, month.Edition.Row(c.Indicator), c.Words)
		}
	}
	if first > manyFirst {
		m.element("li", month.w.site.words.Count("change.many-first", first))
	}
	m.raw(`</ul>`)
}

// manyMoved is how many indicators that moved are listed at once; where there
// are more, the rest are behind a word.
const manyMoved = 6

// moved lists the indicators whose figures got better, or worse.
func (m *markup) moved(month *MonthView, way string, rows []*record.Row) {
	w := month.w.site.words
	m.raw(`<div><h3 class="count-`, way, `">`)
	m.icon(way)
	m.text(w.Say(movedKeys[way], "n", strconv.Itoa(len(rows))))
	m.raw(`</h3>`)
	if len(rows) == 0 {
		m.element("p", w.Say("change.none-moved"))
	}
	shown := rows
	if len(rows) > manyMoved {
		shown = rows[:manyMoved-1]
	}
	list := func(rows []*record.Row) {
		m.raw(`<ul>`)
		for _, r := range rows {
			m.changed(month, r, r.Moved) // what is judged has moved
		}
		m.raw(`</ul>`)
	}
	if len(shown) > 0 {
		list(shown)
	}
	if rest := rows[len(shown):]; len(rest) > 0 {
		m.raw(`<details class="notes"><summary>`)
		m.say(w, "change.more", "n", strconv.Itoa(len(rest)))
		m.raw(`<span class="aloud">`)
		m.say(w, "page.about", "subject", w.Say(movedKeys[way], "n", strconv.Itoa(len(rows))))
		m.raw(`</span></summary>`)
		list(rest)
		m.raw(`</details>`)
	}
	m.raw(`</div>`)
}

var movedKeys = map[string]string{"better": "change.better", "worse": "change.worse"}

// changed prints a line about an indicator, which begins with a link to it.
func (m *markup) changed(month *MonthView, r *record.Row, said string) {
	m.raw(`<li><a href="`, month.fragment(r.Indicator.ID), `">`)
	m.text(r.Subject)
	m.raw(`</a> `)
	m.text(said)
	m.raw(`</li>`)
}

// Key explains the markers that the month's figures use; empty where there are
// none.
func (m *MonthView) Key() template.HTML {
	out := markup(m.w.part[:0])
	out.key(m.w.site.words, m.Edition.Markers()|m.absences())
	m.w.part = out
	return out.html()
}

func (m *markup) key(w *words.Words, markers scorecard.Markers) {
	if markers == 0 {
		return
	}
	m.raw(`<dl class="key">`)
	markers.Each(func(one scorecard.Markers) {
		m.raw(`<div><dt>`)
		*m = one.Append(*m)
		m.raw(`</dt><dd>`)
		m.text(w.Marker(one))
		m.raw(`</dd></div>`)
	})
	m.raw(`</dl>`)
}

// absences gives the markers that the sections' tables print where there is no
// figure.
func (m *MonthView) absences() (markers scorecard.Markers) {
	for _, s := range m.Sections {
		for _, t := range append(s.ofCategories(), s.main(usualColumns)) {
			if t != nil {
				markers |= t.absences()
			}
		}
	}
	return markers
}

// Comparators says with whom the month's figures are compared, and which
// periods their figures are about; empty where there is nobody.
func (m *MonthView) Comparators() template.HTML {
	w := m.w.site.words
	out := markup(m.w.part[:0])
	for n := range m.Edition.Scorecard.Comparators {
		c := &m.Edition.Scorecard.Comparators[n]
		periods := benchmarkPeriods(m.w.site.words, m.Edition, c)
		if len(periods) == 0 {
			continue
		}
		key := "edition.comparator"
		if c.Note != "" {
			key = "edition.comparator-note"
		}
		out.raw(`<li>`)
		out = w.AppendMarkup(out, key, "strong", "<strong>", "/strong", "</strong>", "name", escaped(c.Title), "periods", escaped(w.List(periods)), "note", escaped(c.Note))
		out.raw(`</li>`)
	}
	list := out.html()
	m.w.part = out
	if list == "" {
		return ""
	}
	return `<ul>` + list + `</ul>`
}

// benchmarkPeriods names the periods of a comparator's figures, oldest first.
func benchmarkPeriods(w *words.Words, e *record.Edition, c *scorecard.Comparator) []string {
	var periods []scorecard.Period
	for n := range e.Rows {
		if b := benchmarkOf(&e.Rows[n], c); b != nil && !slices.Contains(periods, b.Figure.Period) {
			periods = append(periods, b.Figure.Period)
		}
	}
	slices.SortFunc(periods, scorecard.Period.Compare)
	var names []string
	for _, p := range periods {
		names = append(names, w.PeriodOr(p))
	}
	return names
}
