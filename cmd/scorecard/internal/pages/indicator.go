package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// RowView is an indicator as at the newest month, for layouts.
type RowView struct {
	*record.Row
	Month *MonthLink

	w       *worker
	root    string
	edition *record.Edition
	months  []figures.Month
	targets []scorecard.Target // of the indicator, as they come into force
}

// indicator prints an indicator's page.
func (w *worker) indicator(s *figures.Scorecard, n int) {
	i := s.Indicators[n]
	dir := s.ID + "/indicators/" + i.ID + "/"
	p := IndicatorPage{
		Page: w.page(dir, i.Alone, Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"},
			Crumb{w.site.words.Say("indicator.crumb"), s.ID + "/indicators/"}),
		Scorecard: &s.Frame, Indicator: i, w: w, told: s.Told, scorecard: s,
	}
	p.Publisher, p.Charts = s.Publisher, true
	p.FullName = w.fullName(&p.Page, i.Name)
	p.Description = cmp.Or(i.Plain, w.site.words.Say("indicator.description", "name", i.Name, "scorecard", s.Title))
	definition := s.Definitions[i.ID]
	if len(definition.References()) == 0 {
		p.Definition = w.text(definition, p.Root, nil)
	}
	if latest := s.Latest(); latest >= 0 {
		e := w.edition(leaf{s, latest, 0})
		if r := e.RowOf(i.ID, i.Aliases); r != nil {
			p.Row = &RowView{Row: r, Month: w.monthLink(&s.Frame, &e.Month), w: w, root: p.Root, edition: e, months: s.Months, targets: i.Targets}
		}
		p.Definition = w.text(definition, p.Root, e)
		p.drafted(w.monthLink(&s.Frame, &e.Month))
		if l := (leaf{s, latest, 0}); l.number() > 0 && p.Row != nil {
			v := l.month().Version(l.number())
			p.Cite = w.site.words.Say("indicator.cite", "address", w.site.BaseURL+leaf{s, latest, v.Number}.dir()+"#"+p.Row.Indicator.ID,
				"version", strconv.Itoa(v.Number), "date", w.site.words.Day(dateOf(v)))
		}
	}
	w.landings = aliases(s)
	w.execute("indicator.html", dir+"index.html", &p)
}

// Charts prints the indicator's whole history as a chart, and its breakdown.
func (r *RowView) Charts() template.HTML {
	out := markup(r.w.part[:0])
	at := chartPlace{root: r.root, axis: r.w.site.axis, all: true, months: r.monthOf}
	if p := own(r.Row, at); p != nil {
		addCompared(p.spec, r.Row, r.edition)
		out.picture(r.w, r.root, p)
	}
	if p := breakdown(r.Row, false, at); p != nil {
		out.picture(r.w, r.root, p)
	}
	if p := comparison(r.Row, false, at); p != nil {
		out.picture(r.w, r.root, p)
	}
	for n := range r.Categories {
		out.chart(r.w, &r.Categories[n], at)
	}
	r.w.part = out
	return out.html()
}

// monthOf gives the address of the indicator on the page of the month in which a
// period ends; "" where that month has no page.
func (r *RowView) monthOf(p scorecard.Period) string {
	for n := range r.months {
		m := &r.months[n]
		if end, ok := scorecard.EndingIn(p.Kind(), m.Period); ok && end == p {
			return r.root + monthURL(r.edition.Scorecard, &m.Month) + "#" + r.Indicator.ID
		}
	}
	return ""
}

func (m *markup) fact(title string, print func()) {
	m.raw(`<div><dt>`)
	m.text(title)
	m.raw(`</dt><dd>`)
	print()
	m.raw(`</dd></div>`)
}

func companionTitle(w *words.Words, c *record.Companion) string {
	if c.Kind == "ytd" {
		return w.Say("indicator.year-to-date", "period", w.Short(c.Period))
	}
	return words.Upper(w.Period(c.Period))
}

// aside appends what matters less, after something.
func (m *markup) aside(text string) {
	m.raw(` <span class="quiet">`)
	m.text(text)
	m.raw(`</span>`)
}

// Benchmarks prints how the indicator compares with others; empty where there
// is nobody to compare with.
func (r *RowView) Benchmarks() template.HTML {
	if len(r.Row.Benchmarks) == 0 {
		return ""
	}
	out := markup(r.w.part[:0])
	w := r.w.site.words
	heads := [...]string{w.Say("indicator.who"), w.Say("indicator.period"), w.Say("indicator.figure"), w.Say("indicator.ours"), w.Say("indicator.source")}
	out.openTable(w, opening{caption: w.Say("indicator.comparison"), columns: len(heads)})
	for n, head := range heads {
		class := ""
		if n == 2 {
			class = "num"
		}
		out.columnHead(class, head, "")
	}
	out.raw(tableBody)
	for n := range r.Row.Benchmarks {
		b := &r.Row.Benchmarks[n]
		out.raw(`<tr>`, rowHead)
		out.text(b.Comparator.Title)
		out.raw(`</th>`)
		out.cell("", heads[1], words.Upper(w.PeriodOr(b.Figure.Period)))
		out.raw(cellTag("num", heads[2]))
		out.figure(&b.Figure)
		out.raw(`</td>`)
		out.cell("", heads[3], w.Say(comparedKeys[b.Compared]))
		out.cell("source", heads[4], cmp.Or(b.Source, w.Say("indicator.not-stated")))
		out.raw(`</tr>`)
	}
	out.raw(tableEnd)
	r.w.part = out
	return out.html()
}

var comparedKeys = [...]string{"indicator.not-judged", "indicator.better", "indicator.worse", "indicator.same"}

// Targets prints the indicator's targets over time; empty where it has none.
func (r *RowView) Targets() template.HTML {
	if len(r.targets) == 0 {
		return ""
	}
	out := markup(r.w.part[:0])
	w := r.w.site.words
	heads := []string{w.Say("indicator.target"), w.Say("indicator.green"), w.Say("indicator.amber"), w.Say("indicator.red")}
	if !slices.ContainsFunc(r.targets, func(t scorecard.Target) bool { return !t.Green.IsZero() }) {
		heads = heads[:1]
	}
	out.openTable(w, opening{caption: w.Say("indicator.targets"), columns: 1 + len(heads)})
	out.columnHead("", w.Say("indicator.from"), "")
	for _, h := range heads {
		out.columnHead("", h, "")
	}
	out.raw(tableBody)
	unit := r.Indicator.Unit
	for n := range r.targets {
		t := &r.targets[n]
		from := w.Say("indicator.always")
		if !t.From.IsZero() {
			from = words.Upper(w.Period(t.From))
		}
		out.raw(`<tr>`, rowHead)
		out.text(from)
		out.raw(`</th>`)
		said := [...]string{w.Target(t, unit), w.Rule(t.Green, unit), w.Rule(t.Amber, unit), w.Outside(t.Red(), unit)}
		for k, head := range heads {
			out.cell("", head, cmp.Or(words.Upper(said[k]), w.Say("indicator.none")))
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
	notes := r.Row.Notes
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
	var markers scorecard.Markers
	if r.partsOnly() {
		for n := range r.Categories {
			markers |= r.Categories[n].AllMarkers()
		}
	} else {
		markers = r.AllMarkers()
	}
	out.key(r.w.site.words, markers)
	r.w.part = out
	return out.html()
}

// DefinitionFacts prints what the indicator's definition says.
func (p *IndicatorPage) DefinitionFacts() template.HTML {
	var out markup
	i, w := p.Indicator, p.Site.words
	out.raw(`<dl class="facts">`)
	text := func(title, s string) {
		if s != "" {
			out.fact(title, func() { out.text(s) })
		}
	}
	text(w.Say("indicator.reference"), i.Ref)
	text(w.Say("indicator.counts"), i.Plain)
	text(w.Say("indicator.unit"), unitWords(w, i.Unit))
	text(w.Say("indicator.good"), w.Say(goodKeys[i.Good]))
	text(w.Say("indicator.frequency"), w.Say(frequencyKeys[i.Frequency]))
	text(w.Say("indicator.covers"), coversWords(w, i.Indicator))
	if i.Lag > 0 {
		text(w.Say("indicator.arrives"), w.Count("indicator.arrears", i.Lag))
	}
	if i.Provisional > 0 {
		text(w.Say("indicator.provisional"), w.Count("indicator.provisional-newest", i.Provisional))
	}
	text(w.Say("indicator.tags"), w.Items(i.Tags))
	out.raw(`</dl>`)
	return out.html()
}

var frequencyKeys = [...]string{"frequency.monthly", "frequency.quarterly", "frequency.termly", "frequency.annual"}

func unitWords(w *words.Words, u scorecard.Unit) string {
	switch {
	case u.Percent():
		return w.Say("unit.percent")
	case u.Word() == "":
		return w.Say("unit.number")
	}
	return words.Upper(string(u))
}

func coversWords(w *words.Words, i *scorecard.Indicator) string {
	switch i.Covers.Of {
	case scorecard.Flow:
		return w.Say("covers.flow")
	case scorecard.YearToDate:
		return w.Say([...]string{"covers.financial", "covers.academic", "covers.calendar"}[i.Year])
	case scorecard.Rolling:
		return w.Count("covers.rolling", i.Covers.Months)
	}
	return w.Say("covers.snapshot")
}

// indicators prints a scorecard's indicators from A to Z.
func (w *worker) indicators(s *figures.Scorecard) {
	dir := s.ID + "/indicators/"
	p := IndicatorsPage{Page: w.page(dir, w.site.words.Say("indicator.a-to-z"), Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"}), Scorecard: &s.Frame}
	p.Publisher = s.Publisher
	p.Description = w.site.words.Say("indicator.description-of-all", "scorecard", s.Title)
	if n := s.Latest(); n >= 0 {
		p.drafted(w.monthLink(&s.Frame, &s.Months[n].Month))
	}
	sections := map[string]string{}
	for _, section := range s.Sections {
		sections[section.ID] = section.Title
	}
	sorted := slices.Clone(s.Indicators)
	slices.SortStableFunc(sorted, func(a, b *figures.Indicator) int {
		return strings.Compare(alphabetical(a.Alone), alphabetical(b.Alone))
	})
	for _, i := range sorted {
		name := i.Alone
		letter := initial(w.site.words, name)
		if len(p.Groups) == 0 || p.Groups[len(p.Groups)-1].Letter != letter {
			p.Groups = append(p.Groups, IndicatorGroup{Letter: letter})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Indicators = append(g.Indicators, IndicatorLink{name, sections[i.Section], dir + i.ID + "/"})
	}
	w.execute("indicators.html", dir+"index.html", &p)
}

// alphabetical gives what a name is sorted by in a list from A to Z, after which
// come names that begin with a digit, and then those with a sign.
func alphabetical(name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	order := "c"
	switch {
	case unicode.IsLetter(first):
		order = "a"
	case unicode.IsDigit(first):
		order = "b"
	}
	return order + strings.ToLower(name)
}

// initial gives the heading under which a name stands in a list from A to Z.
func initial(w *words.Words, name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case unicode.IsLetter(first):
		return strings.ToUpper(string(first))
	case unicode.IsDigit(first):
		return w.Say("indicator.digits")
	}
	return w.Say("indicator.other")
}
