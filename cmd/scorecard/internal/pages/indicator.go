package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// RowView is an indicator as at the newest month, for layouts.
type RowView struct {
	*figures.Row
	Month *MonthLink

	w       *worker
	root    string
	edition *figures.Edition
}

// indicator prints an indicator's page.
func (w *worker) indicator(s *figures.Scorecard, n int) {
	i := s.Indicators[n]
	dir := s.ID + "/indicators/" + i.ID + "/"
	p := IndicatorPage{
		Page: w.page(dir, i.Name, Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"},
			Crumb{"Indicators", s.ID + "/indicators/"}),
		Scorecard: &s.Frame, Indicator: i,
	}
	p.Publisher, p.Charts, p.Description = s.Publisher, true, i.Plain
	definition := s.Definitions[i.ID]
	if len(definition.References()) == 0 {
		p.Definition = w.text(definition, p.Root, nil)
	}
	if latest := s.Latest(); latest >= 0 {
		e := w.edition(s, latest)
		p.Row = &RowView{Row: &e.Rows[n], Month: monthLink(&s.Frame, e.Month), w: w, root: p.Root, edition: e}
		p.Definition = w.text(definition, p.Root, e)
	}
	w.execute("indicator.html", dir+"index.html", &p)
}

// Charts prints the indicator's whole history as a chart, and its breakdown.
func (r *RowView) Charts() template.HTML {
	out := markup(r.w.part[:0])
	at := chartPlace{root: r.root, all: true}
	out.chart(r.w.site, r.Row, at)
	if p := comparison(r.Row, at); p != nil {
		out.picture(r.w.site, p)
	}
	for n := range r.Categories {
		out.chart(r.w.site, &r.Categories[n], at)
	}
	r.w.part = out
	return out.html()
}

// Facts prints what is true of the indicator now: its figure, direction,
// status with the working, target and companions.
func (r *RowView) Facts() template.HTML {
	out := markup(r.w.part[:0])
	out.raw(`<dl class="facts">`)
	out.fact(upperFirst(r.Figure.Period.Name()), func() {
		out.raw(`<span class="latest">`)
		out.figure(&r.Figure)
		out.raw(`</span>`)
		if unit := r.Indicator.Unit.Word(); unit != "" {
			out.text(" " + unit)
		}
		if r.Due {
			out.raw(` <span class="quiet">A newer figure is due.</span>`)
		}
	})
	out.fact("Direction", func() {
		out.direction(r.Row)
		if r.Why != "" {
			out.raw(` <span class="quiet">`)
			out.text(upperFirst(r.Why) + ".")
			out.raw(`</span>`)
		} else {
			out.raw(` <span class="quiet">Compared with `)
			out.text(r.Baseline.Period.Name() + " (" + r.Baseline.String() + ").")
			out.raw(`</span>`)
		}
	})
	if r.Target != nil {
		out.fact("Target", func() {
			out.text(upperFirst(r.Target.Words(r.Indicator.Unit)) + " ")
			out.met(r.Met)
		})
	}
	if hasLight(r.Row) {
		out.fact("Status", func() {
			out.status(r.Status)
			out.raw(` <span class="quiet">`)
			out.text(upperFirst(r.Reason()) + ".")
			out.raw(`</span>`)
		})
	}
	for n := range r.Companions {
		c := &r.Companions[n]
		out.fact(companionTitle(c), func() { out.figure(&c.Figure) })
	}
	out.raw(`</dl>`)
	r.w.part = out
	return out.html()
}

func (m *markup) fact(title string, print func()) {
	m.raw(`<div><dt>`)
	m.text(title)
	m.raw(`</dt><dd>`)
	print()
	m.raw(`</dd></div>`)
}

func companionTitle(c *figures.Companion) string {
	if c.Kind == "ytd" {
		return "Year to date (" + c.Period.Short() + ")"
	}
	return upperFirst(c.Period.Name())
}

// Benchmarks prints how the indicator compares with others; empty where there
// is nobody to compare with.
func (r *RowView) Benchmarks() template.HTML {
	if len(r.Row.Benchmarks) == 0 {
		return ""
	}
	out := markup(r.w.part[:0])
	out.openTable("Comparison with others", "", 5)
	out.columnHead("", "Who")
	out.columnHead("", "Period")
	out.columnHead("num", "Figure")
	out.columnHead("", "Ours in comparison")
	out.columnHead("", "Source")
	out.raw(tableBody)
	for n := range r.Row.Benchmarks {
		b := &r.Row.Benchmarks[n]
		period := "Period not stated"
		if !b.Figure.Period.IsZero() {
			period = upperFirst(b.Figure.Period.Name())
		}
		out.raw(`<tr role="row">`, rowHead)
		out.text(b.Comparator.Title)
		out.raw(`</th>`)
		out.cell("", "Period", period)
		out.raw(cellTag("num", "Figure"))
		out.figure(&b.Figure)
		out.raw(`</td>`)
		out.cell("", "Ours in comparison", comparedWord[b.Compared])
		out.cell("source", "Source", cmp.Or(b.Source, "Not stated"))
		out.raw(`</tr>`)
	}
	out.raw(tableEnd)
	r.w.part = out
	return out.html()
}

var comparedWord = [...]string{"Not judged", "Better", "Worse", "The same"}

// Targets prints the indicator's targets over time; empty where it has none.
func (r *RowView) Targets() template.HTML {
	if len(r.Indicator.Targets) == 0 {
		return ""
	}
	out := markup(r.w.part[:0])
	heads := []string{"Target", "Green", "Amber", "Red"}
	if !slices.ContainsFunc(r.Indicator.Targets, func(t scorecard.Target) bool { return !t.Green.IsZero() }) {
		heads = heads[:1]
	}
	out.openTable("Targets over time", "", 1+len(heads))
	out.columnHead("", "From")
	for _, h := range heads {
		out.columnHead("", h)
	}
	out.raw(tableBody)
	unit := r.Indicator.Unit
	for n := range r.Indicator.Targets {
		t := &r.Indicator.Targets[n]
		from := "The beginning"
		if !t.From.IsZero() {
			from = upperFirst(t.From.Name())
		}
		out.raw(`<tr role="row">`, rowHead)
		out.text(from)
		out.raw(`</th>`)
		words := [...]string{t.Words(unit), t.Green.Text(unit), t.Amber.Text(unit), t.RedBelow(unit)}
		for k, head := range heads {
			out.cell("", head, cmp.Or(upperFirst(words[k]), "None"))
		}
		out.raw(`</tr>`)
	}
	out.raw(tableEnd)
	r.w.part = out
	return out.html()
}

// Notes prints what was noted about the indicator and its figures.
func (r *RowView) Notes() template.HTML {
	out := markup(r.w.part[:0])
	notes := rowNotes(r.Row)
	if len(notes) > 0 {
		out.raw(`<ul>`)
		for _, n := range notes {
			out.element("li", n)
		}
		out.raw(`</ul>`)
	}
	r.w.part = out
	return out.html()
}

// Key explains the markers that the indicator's figures use.
func (r *RowView) Key() template.HTML {
	out := markup(r.w.part[:0])
	out.key(r.AllMarkers())
	r.w.part = out
	return out.html()
}

// DefinitionFacts prints what the indicator's definition says.
func (p *IndicatorPage) DefinitionFacts() template.HTML {
	var out markup
	i := p.Indicator
	out.raw(`<dl class="facts">`)
	text := func(title, s string) {
		if s != "" {
			out.fact(title, func() { out.text(s) })
		}
	}
	text("Reference", i.Ref)
	text("What it counts", i.Plain)
	text("Unit", unitWords(i.Unit))
	text("Good is", goodWord[i.Good])
	text("How often", upperFirst(i.Frequency.String()))
	text("What a figure covers", coversWords(i.Indicator))
	if i.Lag > 0 {
		text("Arrives", counted(i.Lag, "month", "months")+" in arrears")
	}
	if len(i.Tags) > 0 {
		text("Tags", strings.Join(i.Tags, ", "))
	}
	out.raw(`</dl>`)
	return out.html()
}

func unitWords(u scorecard.Unit) string {
	switch {
	case u.Percent():
		return "Per cent"
	case u.Word() == "":
		return "Number"
	}
	return upperFirst(string(u))
}

func coversWords(i *scorecard.Indicator) string {
	switch i.Covers.Of {
	case scorecard.Flow:
		return "Everything during the period"
	case scorecard.YearToDate:
		return "The " + i.Year.String() + " year up to the end of the period"
	case scorecard.Rolling:
		return "The " + counted(i.Covers.Months, "month", "months") + " up to the end of the period"
	}
	return "The position on the last day of the period"
}

// indicators prints a scorecard's indicators from A to Z.
func (w *worker) indicators(s *figures.Scorecard) {
	dir := s.ID + "/indicators/"
	p := IndicatorsPage{Page: w.page(dir, "Indicators from A to Z", Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"}), Scorecard: &s.Frame}
	p.Publisher = s.Publisher
	sections := map[string]string{}
	for _, section := range s.Sections {
		sections[section.ID] = section.Title
	}
	sorted := slices.Clone(s.Indicators)
	slices.SortStableFunc(sorted, func(a, b *figures.Indicator) int {
		return strings.Compare(strings.ToLower(a.Short), strings.ToLower(b.Short))
	})
	for _, i := range sorted {
		letter := initial(i.Short)
		if len(p.Groups) == 0 || p.Groups[len(p.Groups)-1].Letter != letter {
			p.Groups = append(p.Groups, IndicatorGroup{Letter: letter})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Indicators = append(g.Indicators, IndicatorLink{i.Short, sections[i.Section], dir + i.ID + "/"})
	}
	w.execute("indicators.html", dir+"index.html", &p)
}

// initial gives the heading under which a name stands in a list from A to Z.
func initial(name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case unicode.IsLetter(first):
		return strings.ToUpper(string(first))
	case unicode.IsDigit(first):
		return "0 to 9"
	}
	return "Other"
}
