package pages

import (
	"html/template"
	"slices"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// Charts prints the section's charts: first those over time, side by side, then
// those of groups.
func (s *SectionView) Charts() template.HTML {
	out := markup(s.month.w.part[:0])
	all := s.pictures()
	for _, p := range all {
		p.filed = !s.month.away
	}
	for _, kind := range []struct {
		class  string
		groups bool
	}{{"charts", false}, {"charts charts-groups", true}} {
		out.group(kind.class, func() {
			for _, p := range all {
				if p.groups == kind.groups {
					out.picture(s.month.w.site, p)
				}
			}
		})
	}
	s.month.w.part = out
	return out.html()
}

// pictures gives the section's charts: those of its indicators, then those that
// scorecard.toml declares.
func (s *SectionView) pictures() []*picture {
	at := chartPlace{root: s.month.root}
	e := s.month.Edition
	var out []*picture
	for _, r := range s.rows {
		for _, p := range []*picture{s.trend(r, at), breakdown(r, at)} {
			if p != nil {
				if r.Indicator.Headline || e.Scorecard.AllFiles {
					p.file = fileName(r, p)
				}
				out = append(out, p)
			}
		}
	}
	for n := range e.Scorecard.Charts {
		if c := &e.Scorecard.Charts[n]; c.Section == s.ID {
			out = append(out, declaredPictures(e, c, at)...)
		}
	}
	return out
}

// trend gives a row's own picture, unless a declared chart draws that row alone
// and so takes its place. One that draws several together stands beside them.
func (s *SectionView) trend(r *figures.Row, at chartPlace) *picture {
	alone := func(c scorecard.Chart) bool { return len(c.Indicators) == 1 && c.Indicators[0] == r.Indicator.ID }
	if slices.ContainsFunc(s.month.Edition.Scorecard.Charts, alone) {
		return nil
	}
	return own(r, at)
}

// fileName names a default chart as a file: by its indicator, and that of a
// breakdown apart from it.
func fileName(r *figures.Row, p *picture) string {
	if p.spec.Kind == chart.Bar {
		return r.Indicator.ID + ".breakdown"
	}
	return r.Indicator.ID
}

// group prints an element of a class around what print prints; nothing where
// that is nothing.
func (m *markup) group(class string, print func()) {
	before := len(*m)
	m.raw(`<div class="`, class, `">`)
	empty := len(*m)
	if print(); len(*m) == empty {
		*m = (*m)[:before]
		return
	}
	m.raw(`</div>`)
}

// chart prints a row's chart, and that of a breakdown of it. A row with too few
// figures has none.
func (m *markup) chart(site *Site, r *figures.Row, at chartPlace) {
	for _, p := range []*picture{own(r, at), breakdown(r, at)} {
		if p != nil {
			m.picture(site, p)
		}
	}
}

// picture prints the figure element around a chart, with its title, its words
// and its figures as a table.
func (m *markup) picture(site *Site, p *picture) {
	m.raw(`<figure class="chart" id="`)
	m.text(p.spec.ID)
	if p.file != "" && p.filed {
		m.raw(`" data-file="charts/`)
		m.text(p.file + ".svg")
	}
	title := "strong"
	if p.heads {
		title = "h1"
	}
	m.raw(`"><figcaption>`)
	m.element(title, p.spec.Title)
	m.raw(` <span class="chart-sub">`)
	m.text(p.subtitle)
	m.raw(`</span></figcaption><div class="`)
	drawing := p.spec.Drawing()
	*m = drawing.AppendBoxClass(*m)
	m.raw(`">`)
	*m = drawing.AppendSVG(*m)
	m.raw(`</div><script type="application/json" class="chart-option">`)
	*m = site.options.Append(*m, drawing)
	m.raw(`</script><p class="chart-words">`)
	m.text(p.spec.Summary)
	m.raw(`</p><details><summary>Figures<span class="aloud">: `)
	m.text(p.name)
	m.raw(`</span></summary>`)
	p.table(m)
	m.elsewhere(p)
	m.raw(`</details></figure>`)
}

// elsewhere links to a chart's file, and to its page for a frame.
func (m *markup) elsewhere(p *picture) {
	if !p.filed || p.file == "" {
		return
	}
	m.raw(`<p class="chart-links"><a href="charts/`)
	m.text(p.file + ".svg")
	m.raw(`">Chart for a paper<span class="aloud">: `)
	m.text(p.name)
	m.raw(`</span></a> (SVG), <a href="embed/`)
	m.text(p.file + "/")
	m.raw(`">chart for another page<span class="aloud">: `)
	m.text(p.name)
	m.raw(`</span></a></p>`)
}

// openChartTable begins the table of a chart, which scrolls where it is wider
// than its figure, up to the headings of its columns.
func (m *markup) openChartTable(caption string) {
	m.raw(`<div class="scroll" role="region" tabindex="0" aria-label="`)
	m.text("Table: " + caption)
	m.raw(`"><table><caption>`)
	m.text(caption)
	m.raw(`</caption><thead><tr>`)
}

// chartTableEnd ends it.
const chartTableEnd = `</tbody></table></div>`

// trendTable prints the figures of a trend, newest first, with the year to date
// where there is one.
func (m *markup) trendTable(r *figures.Row, history []figures.Figure, running []figures.Running) {
	rated := r.Target != nil && !r.Target.Green.IsZero()
	m.openChartTable(r.Subject() + ": figures")
	m.raw(`<th scope="col">Period</th>`)
	if running != nil {
		m.raw(`<th scope="col" class="num">Year to date</th><th scope="col" class="num">During each month</th>`)
	} else {
		m.raw(`<th scope="col" class="num">Figure</th>`)
	}
	if rated {
		m.raw(`<th scope="col">Status</th>`)
	}
	m.raw(`</tr></thead><tbody>`)
	for n := len(history) - 1; n >= 0; n-- {
		f := &history[n]
		m.raw(`<tr><th scope="row">`)
		m.text(upperFirst(f.Period.Name()))
		m.raw(`</th>`)
		if running != nil {
			m.figureCell(&running[n].Figure)
		}
		m.figureCell(f)
		if rated {
			m.raw(`<td>`, statusWord[r.StatusOf(f)], `</td>`)
		}
		m.raw(`</tr>`)
	}
	m.raw(chartTableEnd)
}

func (m *markup) figureCell(f *figures.Figure) {
	m.raw(`<td class="num">`)
	m.figure(f)
	m.raw(`</td>`)
}

// bulletTable prints one figure with its target and those of others.
func (m *markup) bulletTable(r *figures.Row) {
	m.openChartTable(r.Subject() + ": figures")
	m.raw(`<th scope="col">Period</th><th scope="col" class="num">Figure</th><th scope="col">Target</th>`)
	for n := range r.Benchmarks {
		m.raw(`<th scope="col" class="num">`)
		m.text(comparedName(&r.Benchmarks[n]))
		m.raw(`</th>`)
	}
	m.raw(`</tr></thead><tbody><tr><th scope="row">`)
	m.text(upperFirst(r.Figure.Period.Name()))
	m.raw(`</th>`)
	m.figureCell(&r.Figure)
	m.element("td", r.Target.Words(r.Indicator.Unit))
	for n := range r.Benchmarks {
		m.figureCell(&r.Benchmarks[n].Figure)
	}
	m.raw(`</tr>`, chartTableEnd)
}

// pointTable prints the points of a chart with one series.
func (m *markup) pointTable(spec *chart.Spec, head string) {
	rated := slices.ContainsFunc(spec.Series[0].Values, func(v chart.Value) bool { return v.Status != 0 })
	m.openChartTable(spec.Title + ": figures")
	m.raw(`<th scope="col">`, head, `</th><th scope="col" class="num">Figure</th>`)
	if rated {
		m.raw(`<th scope="col">Status</th>`)
	}
	m.raw(`</tr></thead><tbody>`)
	for n := range spec.Points {
		v := &spec.Series[0].Values[n]
		m.raw(`<tr><th scope="row">`)
		m.text(spec.Points[n].Label)
		m.raw(`</th><td class="num">`)
		m.text(v.Display)
		m.raw(`</td>`)
		if rated {
			m.raw(`<td>`, statusWord[v.Status], `</td>`)
		}
		m.raw(`</tr>`)
	}
	m.raw(chartTableEnd)
}

// breakdownTable prints a row's categories, with what part of the total each is
// where that is known.
func (m *markup) breakdownTable(r *figures.Row, shares []string) {
	m.openChartTable(byGroup(r.Indicator.Short) + ": figures")
	m.raw(`<th scope="col">Group</th><th scope="col" class="num">Figure</th>`)
	if shares != nil {
		m.raw(`<th scope="col">Part of the total</th>`)
	}
	m.raw(`</tr></thead><tbody>`)
	for n := range r.Categories {
		c := &r.Categories[n]
		if !c.Known {
			continue
		}
		m.raw(`<tr><th scope="row">`)
		m.text(c.Category.Name)
		m.raw(`</th>`)
		m.figureCell(&c.Figure)
		if shares != nil {
			share := shares[n]
			if c.Category.Whole {
				share = "100%"
			}
			m.raw(`<td class="part">`)
			m.text(share)
			m.raw(`</td>`)
		}
		m.raw(`</tr>`)
	}
	m.raw(chartTableEnd)
}

// spark prints a row's history as a small line without axes.
func (m *markup) spark(r *figures.Row) {
	if p := own(r, chartPlace{}); p != nil && p.spec.Kind != chart.Bullet {
		*m = trend(r, chartPlace{}).AppendSpark(*m)
	}
}

// share prints counts as parts of a bar. The list after it says them in words.
func (m *markup) share(id, title string, counts []count) {
	spec := &chart.Spec{ID: id, Kind: chart.Share, Title: title, Series: []chart.Series{{}}}
	for _, c := range counts {
		spec.Points = append(spec.Points, chart.Point{Label: upperFirst(c.words)})
		spec.Series[0].Values = append(spec.Series[0].Values, c.value())
	}
	m.raw(`<span class="chart" aria-hidden="true"><span class="`)
	drawing := spec.Drawing()
	*m = drawing.AppendBoxClass(*m)
	m.raw(`">`)
	*m = drawing.AppendSVG(*m)
	m.raw(`</span></span>`)
}
