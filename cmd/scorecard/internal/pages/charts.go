package pages

import (
	"html/template"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// Charts prints the section's charts: first those over time, side by side, then
// small multiples under their title, then those of groups.
func (s *SectionView) Charts() template.HTML {
	out := markup(s.month.w.part[:0])
	all := s.pictures()
	for _, p := range all {
		p.filed = !s.month.away
		p.newest = s.month.newest
	}
	in := func(class, title string, chosen func(p *picture) bool) {
		out.group(class, title, func() {
			for _, p := range all {
				if chosen(p) {
					out.picture(s.month.w, s.month.root, p)
				}
			}
		})
	}
	in("charts", "", func(p *picture) bool { return !p.groups && p.set == nil })
	charts := s.month.Edition.Scorecard.Charts
	for n := range charts {
		c := &charts[n]
		in("charts", c.Title, func(p *picture) bool { return p.set == c })
	}
	in("charts charts-groups", "", func(p *picture) bool { return p.groups })
	s.month.w.part = out
	return out.html()
}

// pictures gives the section's charts: those of its indicators, then those that
// scorecard.toml declares.
func (s *SectionView) pictures() []*picture {
	at := chartPlace{root: s.month.root, axis: s.month.w.site.axis}
	e := s.month.Edition
	var out []*picture
	for _, r := range s.rows {
		add := func(p *picture, ofCategories bool) {
			if p == nil {
				return
			}
			if r.Indicator.Headline || e.Scorecard.AllFiles {
				p.file = fileName(r, p)
			}
			instead := func(c scorecard.Chart) bool {
				same := p.file == "" && p.spec.Kind == chart.Bullet && c.Form == scorecard.BulletForm && c.Indicators[0] == r.Indicator.ID
				return same || c.Instead(r.Indicator.ID, ofCategories)
			}
			if slices.ContainsFunc(e.Scorecard.Charts, instead) {
				return
			}
			p.about = []*record.Row{r}
			out = append(out, p)
		}
		add(own(r, at), false)
		add(breakdown(r, false, at), true)
	}
	for n := range e.Scorecard.Charts {
		if c := &e.Scorecard.Charts[n]; c.Section == s.ID {
			out = append(out, declaredPictures(e, c, at)...)
		}
	}
	return out
}

// fileName names a default chart as a file: by its indicator, and that of a
// breakdown apart from it.
func fileName(r *record.Row, p *picture) string {
	if p.spec.Kind == chart.Bar {
		return r.Indicator.ID + ".breakdown"
	}
	return r.Indicator.ID
}

// group prints an element of a class around what print prints, under a title
// where it has one; nothing where that is nothing.
func (m *markup) group(class, title string, print func()) {
	before := len(*m)
	if title != "" {
		m.element("h3", title)
	}
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
func (m *markup) chart(w *worker, r *record.Row, at chartPlace) {
	for _, p := range []*picture{own(r, at), breakdown(r, false, at)} {
		if p != nil {
			m.picture(w, at.root, p)
		}
	}
}

// formWord has the message of what a drawing is called by those who cannot see
// it. What it shows is said once, by the title, the words and the table beside it.
var formWord = [...]string{
	chart.Line: "form.line", chart.Column: "form.column", chart.Bar: "form.bar", chart.Mixed: "form.mixed",
	chart.Pair: "form.pair", chart.Bullet: "form.bullet", chart.Dots: "form.dots",
}

// picture prints the figure element around a chart, with its title, its words
// and its figures as a table, on a page with a root. Only a page in a frame,
// which the chart heads, cannot lead to the glossary.
func (m *markup) picture(w *worker, root string, p *picture) {
	site := w.site
	p.spec.Alt = site.words.Say(formWord[p.spec.Kind])
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
	m.raw(`"`)
	if len(p.about) > 0 {
		m.data(p.about...)
	}
	m.raw(`><figcaption>`)
	m.element(title, p.spec.Title)
	m.raw(` <span class="chart-sub">`)
	if !strings.HasPrefix(p.spec.Title, p.subtitle) { // else the title has said it
		m.text(p.subtitle)
	}
	if !p.heads {
		m.expansions(w, root, p.spec.Title+" "+p.subtitle)
	}
	m.raw(`</span></figcaption><div class="`)
	drawing := p.spec.Drawing()
	*m = drawing.AppendBoxClass(*m)
	m.raw(`">`)
	*m = drawing.AppendSVG(*m)
	m.raw(`</div><script type="application/json" class="chart-option">`)
	*m = site.options.Append(*m, drawing)
	m.raw(`</script><p class="chart-words">`)
	m.text(p.spec.Summary)
	m.raw(`</p><details><summary>`)
	m.about(site.words, "chart.figures", p.name)
	m.raw(`</summary>`)
	p.table(m)
	m.elsewhere(site.words, p)
	m.raw(`</details></figure>`)
}

// elsewhere links to a chart's file, and to its page for a frame.
func (m *markup) elsewhere(w *words.Words, p *picture) {
	if !p.filed || p.file == "" {
		return
	}
	file := escaped(p.file)
	subject := `<span class="aloud">` + escaped(w.Say("page.about", "subject", p.name)) + `</span>`
	paper, page := `<a href="charts/`+file+`.svg">`, `<a href="embed/`+file+`/">`
	m.raw(`<p class="chart-links">`)
	if p.newest {
		*m = w.AppendMarkup(*m, "chart.links-newest", "subject", subject, "paper", paper, "/paper", `</a>`, "page", page, "/page", `</a>`,
			"newest", `<a href="../embed/`+file+`/">`, "/newest", `</a>`)
	} else {
		*m = w.AppendMarkup(*m, "chart.links", "subject", subject, "paper", paper, "/paper", `</a>`, "page", page, "/page", `</a>`)
	}
	m.raw(`</p>`)
}

// openChartTable begins the table of a chart, which scrolls where it is wider
// than its figure, up to the headings of its columns.
func (m *markup) openChartTable(w *words.Words, name string) {
	caption := w.Say("chart.figures-of", "name", name)
	m.raw(`<div class="scroll" role="region" tabindex="0" aria-label="`)
	m.say(w, "table.label", "caption", caption)
	m.raw(`"><table><caption>`)
	m.text(caption)
	m.raw(`</caption><thead><tr>`)
}

// chartHead prints the heading of a column.
func (m *markup) chartHead(class, title string) {
	m.raw(`<th scope="col"`)
	if class != "" {
		m.raw(` class="`, class, `"`)
	}
	m.raw(`>`)
	m.text(title)
	m.raw(`</th>`)
}

// chartTableEnd ends it.
const chartTableEnd = `</tbody></table></div>`

// trendTable prints the figures of a trend, newest first, with the year to date
// where there is one. Periods are links to their months' pages where at knows
// those.
func (m *markup) trendTable(r *record.Row, history []record.Figure, running []record.Running, at chartPlace) {
	rated := r.Target != nil && r.Target.Lit()
	w := r.Indicator.Words
	m.openChartTable(w, r.Subject)
	m.chartHead("", w.Say("chart.period"))
	if running != nil {
		m.chartHead("num", w.Say("chart.year-to-date"))
		m.chartHead("num", w.Say("chart.during"))
	} else {
		m.chartHead("num", w.Say("chart.figure"))
	}
	if rated {
		m.chartHead("", w.Say("chart.status"))
	}
	m.raw(`</tr></thead><tbody>`)
	for n := len(history) - 1; n >= 0; n-- {
		f := &history[n]
		m.raw(`<tr><th scope="row">`)
		m.period(w, f.Period, at)
		m.raw(`</th>`)
		if running != nil {
			m.figureCell(&running[n].Figure)
		}
		m.figureCell(f)
		if rated {
			m.element("td", w.Status(f.Status))
		}
		m.raw(`</tr>`)
	}
	m.raw(chartTableEnd)
}

// period prints a period, as a link where the month in which it ends has a page.
func (m *markup) period(w *words.Words, p scorecard.Period, at chartPlace) {
	address := ""
	if at.months != nil {
		address = at.months(p)
	}
	if address == "" {
		m.text(words.Upper(w.Period(p)))
		return
	}
	m.raw(`<a href="`, address, `">`)
	m.text(words.Upper(w.Period(p)))
	m.raw(`</a>`)
}

func (m *markup) figureCell(f *record.Figure) {
	m.raw(`<td class="num">`)
	m.figure(f)
	m.raw(`</td>`)
}

// bulletTable prints one figure with its target and those of others.
func (m *markup) bulletTable(r *record.Row) {
	w := r.Indicator.Words
	m.openChartTable(w, w.Say("table.caption", "title", r.Subject, "period", w.Period(r.Figure.Period)))
	m.chartHead("", w.Say("chart.period"))
	m.chartHead("num", w.Say("chart.figure"))
	m.chartHead("", w.Say("chart.target"))
	for n := range r.Benchmarks {
		m.chartHead("num", comparedName(w, &r.Benchmarks[n]))
	}
	m.raw(`</tr></thead><tbody><tr><th scope="row">`)
	m.text(words.Upper(w.Period(r.Figure.Period)))
	m.raw(`</th>`)
	m.figureCell(&r.Figure)
	m.element("td", r.Target.Text)
	for n := range r.Benchmarks {
		m.figureCell(&r.Benchmarks[n].Figure)
	}
	m.raw(`</tr>`, chartTableEnd)
}

// pointTable prints the points of a chart with one series.
func (m *markup) pointTable(w *words.Words, spec *chart.Spec, head string) {
	rated := slices.ContainsFunc(spec.Series[0].Values, func(v chart.Value) bool { return v.Status != 0 })
	m.openChartTable(w, spec.Title)
	m.chartHead("", head)
	m.chartHead("num", w.Say("chart.figure"))
	if rated {
		m.chartHead("", w.Say("chart.status"))
	}
	m.raw(`</tr></thead><tbody>`)
	for n := range spec.Points {
		v := &spec.Series[0].Values[n]
		m.raw(`<tr><th scope="row">`)
		m.text(spec.Points[n].Label)
		m.raw(`</th><td class="num">`)
		m.text(qualified(v))
		m.raw(`</td>`)
		if rated {
			m.element("td", w.Status(v.Status))
		}
		m.raw(`</tr>`)
	}
	m.raw(chartTableEnd)
}

// breakdownTable prints a row's categories in an order, with what part of the
// total each is where that is known.
func (m *markup) breakdownTable(r *record.Row, order []record.Row, shares []string) {
	w := r.Indicator.Words
	m.openChartTable(w, record.ByGroup(w, r.Subject))
	m.chartHead("", w.Say("chart.group"))
	m.chartHead("num", w.Say("chart.figure"))
	if shares != nil {
		m.chartHead("", w.Say("chart.part"))
	}
	m.raw(`</tr></thead><tbody>`)
	for n := range order {
		c := &order[n]
		if !c.Known {
			continue
		}
		m.raw(`<tr><th scope="row">`)
		m.text(c.Category.Name)
		m.raw(`</th>`)
		m.figureCell(&c.Figure)
		if shares != nil {
			share := w.Say("chart.whole")
			if !c.Category.Whole {
				share = shares[r.Indicator.Set.Index(c.Category.ID)]
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
func (m *markup) spark(r *record.Row) {
	if p := own(r, chartPlace{}); p != nil && p.spec.Kind != chart.Bullet {
		*m = trend(r, chartPlace{}).AppendSpark(*m)
	}
}

// share prints counts as parts of a bar. The list after it says them in words.
func (m *markup) share(id, title string, counts []count) {
	spec := &chart.Spec{ID: id, Kind: chart.Share, Title: title, Series: []chart.Series{{}}}
	for _, c := range counts {
		spec.Points = append(spec.Points, chart.Point{Label: words.Upper(c.words)})
		spec.Series[0].Values = append(spec.Series[0].Values, c.value())
	}
	m.raw(`<span class="chart" aria-hidden="true"><span class="`)
	drawing := spec.Drawing()
	*m = drawing.AppendBoxClass(*m)
	m.raw(`">`)
	*m = drawing.AppendSVG(*m)
	m.raw(`</span></span>`)
}
