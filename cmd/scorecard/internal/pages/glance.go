package pages

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
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
		out.text(r.Indicator.Short)
		out.raw(`</a></h3><div class="tile-top"><p class="tile-figure">`)
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
			out.text(upperFirst(r.Figure.Period.Name()))
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
func afterFigure(r *figures.Row) string {
	if !r.Figure.Has {
		return markerMeaning[r.Figure.Markers.Replacing()]
	}
	return r.Indicator.Unit.Word()
}

func (m *markup) tileTarget(r *figures.Row) {
	if r.Target == nil {
		return
	}
	m.raw(`<p class="tile-target">Target: `)
	m.text(r.Target.Words(r.Indicator.Unit))
	m.raw(` `)
	if r.Status != scorecard.Unrated {
		m.status(r.Status)
	} else {
		m.met(r.Met)
	}
	m.raw(`</p>`)
}

// Counts prints how many indicators have which status, meet their target and
// went which way. Each group adds up to the number of indicators.
func (m *MonthView) Counts() template.HTML {
	c := &m.Edition.Counts
	out := markup(m.w.part[:0])
	out.raw(`<p>There are <strong>`, counted(c.Total, "indicator", "indicators"), `</strong>.</p><dl class="counts">`)
	if c.HasStatus() {
		out.countGroup("Status", []count{{"green", "green", c.Green}, {"amber", "amber", c.Amber}, {"red", "red", c.Red}, {"none", "without a status", c.Unrated}})
	}
	if c.HasTarget() && !c.HasStatus() {
		out.countGroup("Target", []count{{"met", "met", c.TargetMet}, {"not-met", "not met", c.TargetNotMet}, {"none", "without a target or a figure", c.WithoutATarget}})
	}
	out.countGroup("Direction", []count{{"better", "better", c.Better}, {"worse", "worse", c.Worse}, {"same", "the same", c.Unchanged}, {"none", "not judged", c.Unjudged}})
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
func (m *markup) countGroup(title string, counts []count) {
	m.raw(`<div><dt>`, title, `</dt><dd>`)
	total := 0
	for _, c := range counts {
		total += c.n
	}
	if last := counts[len(counts)-1:]; last[0].n == total {
		counts = last
	} else {
		m.share("counts."+strings.ToLower(title), title, counts)
	}
	m.raw(`<ul role="list">`)
	for _, c := range counts {
		m.raw(`<li class="count-`, c.class, `">`)
		m.icon(c.class)
		m.raw(`<strong>`)
		m.number(c.n)
		m.raw(`</strong> `, c.words, `</li>`)
	}
	m.raw(`</ul></dd></div>`)
}

// Changes prints what changed since the month before, with links.
func (m *MonthView) Changes() template.HTML {
	before := m.Edition.Before()
	out := markup(m.w.part[:0])
	switch {
	case before == nil:
		out.raw(`<p>This is the first month on this site, so there is no month to compare it with.</p>`)
	case len(m.Edition.Changes) == 0:
		out.raw(`<p>No status changed since `)
		out.text(before.Period.Name())
		out.raw(`, and no figure is newly missing or late.</p>`)
	default:
		out.changes(m)
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
		if changes[n].Kind == figures.First {
			first++
		}
	}
	m.raw(`<ul class="changes">`)
	for n := range changes {
		c := &changes[n]
		if c.Kind == figures.First && first > manyFirst {
			continue
		}
		m.raw(`<li><a href="`, month.fragment(c.Row.Indicator.ID), `">`)
		m.text(c.Row.Indicator.Short)
		m.raw(`</a> `)
		m.text(c.Words())
		m.raw(`</li>`)
	}
	if first > manyFirst {
		m.raw(`<li>`)
		m.number(first)
		m.raw(` indicators have their first figure this month.</li>`)
	}
	m.raw(`</ul>`)
}

// Key explains the markers that the month's figures use; empty where there are
// none.
func (m *MonthView) Key() template.HTML {
	out := markup(m.w.part[:0])
	out.key(m.Edition.Markers() | m.absences())
	m.w.part = out
	return out.html()
}

func (m *markup) key(markers scorecard.Markers) {
	if markers == 0 {
		return
	}
	m.raw(`<dl class="key">`)
	markers.Each(func(one scorecard.Markers) {
		m.raw(`<div><dt>`)
		*m = one.Append(*m)
		m.raw(`</dt><dd>`, markerMeaning[one], `</dd></div>`)
	})
	m.raw(`</dl>`)
}

// absences gives the markers that the tables print for months without a
// figure.
func (m *MonthView) absences() (markers scorecard.Markers) {
	columns := m.Edition.Columns()
	for n := range m.Edition.Rows {
		r := &m.Edition.Rows[n]
		for k, c := range columns {
			if k == len(columns)-1 && outside(r, columns) {
				continue
			}
			if r.Column(c) == nil {
				markers |= r.Absence(c)
			}
		}
	}
	return markers
}

// Comparators says with whom the month's figures are compared, and which
// periods their figures are about; empty where there is nobody.
func (m *MonthView) Comparators() template.HTML {
	out := markup(m.w.part[:0])
	for n := range m.Edition.Scorecard.Comparators {
		c := &m.Edition.Scorecard.Comparators[n]
		periods := benchmarkPeriods(m.Edition, c)
		if len(periods) == 0 {
			continue
		}
		out.raw(`<li><strong>`)
		out.text(c.Title)
		out.raw(`</strong>: `)
		out.text(sentenceList(periods))
		if c.Note != "" {
			out.text(". " + c.Note)
		}
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
func benchmarkPeriods(e *figures.Edition, c *scorecard.Comparator) []string {
	var periods []scorecard.Period
	for n := range e.Rows {
		if b := benchmarkOf(&e.Rows[n], c); b != nil && !slices.Contains(periods, b.Figure.Period) {
			periods = append(periods, b.Figure.Period)
		}
	}
	slices.SortFunc(periods, scorecard.Period.Compare)
	var names []string
	for _, p := range periods {
		if p.IsZero() {
			names = append(names, "period not stated")
		} else {
			names = append(names, p.Name())
		}
	}
	return names
}
