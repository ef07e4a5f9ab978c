package pages

import (
	"slices"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// mostLines is how many lines one chart can tell apart; more indicators are
// drawn as small multiples.
const mostLines = 4

// declaredPictures gives the pictures of a chart that scorecard.toml declares; none
// where too few figures are known.
func declaredPictures(e *record.Edition, c *scorecard.Chart, at chartPlace) []*picture {
	var rows []*record.Row
	for _, id := range c.Indicators {
		rows = append(rows, e.Row(id))
	}
	var out []*picture
	switch {
	case c.Form == scorecard.MultiplesForm || overTime(c.Form) && len(rows) > mostLines:
		return multiples(c, rows, at)
	case len(rows) == 1:
		out = append(out, single(rows[0], c, at))
	case c.Form == scorecard.BarsForm:
		out = append(out, latest(e, c, rows))
	default:
		out = append(out, together(e, c, rows, at))
	}
	out = slices.DeleteFunc(out, func(p *picture) bool { return p == nil })
	for _, p := range out {
		p.spec.ID, p.file, p.about = c.ID, c.ID, rows
		if c.Title != "" {
			p.spec.Title, p.name = c.Title, c.Title
		}
	}
	return out
}

func overTime(f scorecard.Form) bool { return f == scorecard.AnyForm || f == scorecard.LineForm }

// single draws one row in a form that was asked for; as its own where it cannot.
func single(r *record.Row, c *scorecard.Chart, at chartPlace) *picture {
	switch c.Form {
	case scorecard.BarsForm:
		return breakdown(r, c.BySize, at)
	case scorecard.ComparisonForm:
		return comparison(r, c.BySize, at)
	case scorecard.BulletForm:
		if r.Figure.Has && r.Target != nil {
			return &picture{spec: bullet(r, at), name: r.Subject, subtitle: subtitle(r), groups: true, table: func(m *markup) { m.bulletTable(r) }}
		}
	}
	p := own(r, at)
	if p == nil || p.spec.Kind == chart.Bullet {
		return p
	}
	history := points(r, at)
	switch c.Form {
	case scorecard.LineForm, scorecard.ColumnsForm:
		p.spec = trend(r, at)
		p.spec.Kind = chart.Line
		if c.Form == scorecard.ColumnsForm {
			p.spec.Kind, p.spec.Bands = chart.Column, nil
		}
		p.table = func(m *markup) { m.trendTable(r, history, nil, at) }
	case scorecard.YearToDateForm:
		if running := r.YearToDate; running != nil && p.spec.Kind != chart.Mixed {
			running = running[len(r.History)-len(history):]
			yearToDate(r.Indicator.Words, p.spec, running)
			p.spec.Targets, p.spec.Bands = nil, nil
			p.table = func(m *markup) { m.trendTable(r, history, running, at) }
		}
	}
	return p
}

// multiples draws each row by itself, all on one scale.
func multiples(c *scorecard.Chart, rows []*record.Row, at chartPlace) []*picture {
	var out []*picture
	var kinds [2][]*chart.Spec // lines, and columns
	for _, r := range rows {
		p := own(r, at)
		if p == nil || p.spec.Kind == chart.Bullet {
			continue
		}
		kind, history := chart.Line, points(r, at)
		if r.Indicator.Frequency != scorecard.Monthly {
			kind = chart.Column
		}
		p.spec = trend(r, at)
		p.spec.ID = c.ID + "." + r.Indicator.ID
		p.file, p.set, p.about = p.spec.ID, c, []*record.Row{r}
		p.table = func(m *markup) { m.trendTable(r, history, nil, at) }
		kinds[kind] = append(kinds[kind], p.spec)
		out = append(out, p)
	}
	for _, specs := range kinds {
		chart.Align(specs...)
	}
	return out
}

// timeline gives the periods of several rows' histories, oldest first.
func timeline(rows []*record.Row, at chartPlace) []scorecard.Period {
	var all []scorecard.Period
	for _, r := range rows {
		for n := range r.History {
			all = append(all, r.History[n].Period)
		}
	}
	slices.SortFunc(all, scorecard.Period.Compare)
	all = slices.Compact(all)
	if !at.all && len(all) > mostPoints {
		all = all[len(all)-mostPoints:]
	}
	return all
}

// together draws several rows over time in one chart: as lines, or two as
// columns side by side; nil where fewer than two figures are known.
func together(e *record.Edition, c *scorecard.Chart, rows []*record.Row, at chartPlace) *picture {
	w := rows[0].Indicator.Words
	periods := timeline(rows, at)
	spec := &chart.Spec{Unit: rows[0].Indicator.Unit, Marks: w.Marks(), BreakWords: w.Say("chart.break"), Words: at.axis}
	if c.Form == scorecard.PairForm {
		spec.Kind = chart.Pair
	}
	for _, p := range periods {
		spec.Points = append(spec.Points, chart.Point{Period: p, Label: w.Short(p)})
	}
	shown := 0
	var names []string
	for _, r := range rows {
		series := chart.Series{Name: r.Subject}
		for _, p := range periods {
			v := chart.Value{Display: scorecard.Unavailable.String()}
			if f := r.At(p); f != nil {
				v = chartValue(r, f)
			}
			if v.Shown {
				shown++
			}
			series.Values = append(series.Values, v)
		}
		spec.Series = append(spec.Series, series)
		names = append(names, r.Subject)
	}
	said := e.Drawing(c.ID)
	if shown < 2 || said == nil {
		return nil
	}
	if said.Goal {
		spec.Targets, spec.TargetWords = targetSteps(rows[0])
		spec.Bands = bands(rows[0])
	}
	spec.Title, spec.Summary = said.Title, said.Summary
	p := &picture{spec: spec, name: w.List(names), subtitle: spanOf(w, spec, periods)}
	p.table = func(m *markup) { m.seriesTable(w, p.name, spec) }
	return p
}

// spanOf says the unit and the time of a chart.
func spanOf(w *words.Words, spec *chart.Spec, periods []scorecard.Period) string {
	time := w.Say("period.range", "from", w.Period(periods[0]), "to", w.Period(periods[len(periods)-1]))
	if unit := spec.Unit.Word(); unit != "" {
		return w.Say("chart.unit-over", "unit", words.Upper(unit), "time", time)
	}
	return words.Upper(time)
}

// latest draws the latest figures of several rows as bars.
func latest(e *record.Edition, c *scorecard.Chart, rows []*record.Row) *picture {
	w := rows[0].Indicator.Words
	spec := &chart.Spec{Kind: chart.Bar, Unit: rows[0].Indicator.Unit, Marks: w.Marks(), Title: w.Say("chart.compared-figures")}
	series := chart.Series{Name: c.ID}
	var names []string
	for _, r := range rows {
		if r.Figure.Has {
			spec.Points = append(spec.Points, chart.Point{Label: w.Say("table.caption", "title", r.Subject, "period", w.Short(r.Figure.Period))})
			series.Values = append(series.Values, chartValue(r, &r.Figure))
			names = append(names, r.Subject)
		}
	}
	said := e.Drawing(c.ID)
	if len(names) < 2 || said == nil {
		return nil
	}
	spec.Series = []chart.Series{series}
	spec.Title, spec.Summary = said.Title, said.Summary
	if c.BySize {
		spec.BySize()
	}
	return &picture{spec: spec, name: w.List(names), subtitle: w.Say("chart.latest"), groups: true, table: func(m *markup) { m.pointTable(w, spec, w.Say("chart.indicator")) }}
}

// seriesTable prints the figures of several series over time, newest first.
func (m *markup) seriesTable(w *words.Words, name string, spec *chart.Spec) {
	m.openChartTable(w, name)
	m.chartHead("", w.Say("chart.period"))
	for n := range spec.Series {
		m.chartHead("num", spec.Series[n].Name)
	}
	m.raw(`</tr></thead><tbody>`)
	for n := len(spec.Points) - 1; n >= 0; n-- {
		m.raw(`<tr><th scope="row">`)
		m.text(words.Upper(w.Period(spec.Points[n].Period)))
		m.raw(`</th>`)
		for k := range spec.Series {
			m.raw(`<td class="num">`)
			m.text(qualified(&spec.Series[k].Values[n]))
			m.raw(`</td>`)
		}
		m.raw(`</tr>`)
	}
	m.raw(chartTableEnd)
}
