package pages

import (
	"html/template"
	"strings"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/record"
)

// EmbedPage is the data of embed.html: one chart for a frame in a page of
// somebody else.
type EmbedPage struct {
	Page
	Month  *MonthLink
	Newer  *MonthLink // nil where there is no newer month
	Source string     // "Dorset Council, March 2023"
	Chart  template.HTML
}

// filed gives a month's charts that are files of their own.
func (w *worker) filed(l leaf) []*picture {
	s := w.edition(l).Scorecard
	if w.at.view != nil {
		return w.at.filed
	}
	m := w.monthView(l, strings.Repeat("../", strings.Count(l.dir(), "/")))
	w.at.view = m
	for _, section := range m.Sections {
		for _, p := range section.pictures() {
			if p.file == "" {
				continue
			}
			copy(p.spec.Palette[:], w.site.Palette)
			p.spec.Credits = chart.Credits{Source: w.site.words.Say("chart.source", "source", creditOf(s, m))}
			if s.Source != "" {
				p.spec.Credits.Source = w.site.words.Say("chart.source-more", "source", creditOf(s, m), "report", s.Source)
			}
			if l := w.site.Licence; l.Title != "" {
				p.spec.Credits.Licence = w.site.words.Say("chart.licence", "licence", l.Title, "address", l.URL)
			}
			if base := w.site.BaseURL; base != "" {
				p.spec.Credits.Address = base + m.dir
			}
			w.at.filed = append(w.at.filed, p)
		}
	}
	return w.at.filed
}

// chartFile prints one of a month's charts as a file.
func (w *worker) chartFile(l leaf, k int) {
	p := w.filed(l)[k]
	w.data = p.spec.AppendFile(w.data[:0])
	w.put(w.at.view.dir+"charts/"+p.file+".svg", w.data)
}

// creditOf names the publisher, or the scorecard, and the month.
func creditOf(s *record.Frame, m *MonthView) string {
	who := s.Publisher
	if who == "" {
		who = s.Title
	}
	return m.w.site.words.Say("embed.credit", "who", who, "month", m.Name)
}

// embed prints the page of one of a month's charts for a frame, in a folder.
func (w *worker) embed(l leaf, k int, dir string) {
	p := w.filed(l)[k]
	m, s := w.at.view, l.s
	title := p.spec.Title
	if !strings.Contains(title, m.Name) {
		title = w.site.words.Say("table.caption", "title", title, "period", m.Name)
	}
	title = w.versioned(l, title)
	if !strings.HasPrefix(dir, m.dir) {
		title = w.site.words.Say("embed.newest", "title", title)
	}
	page := EmbedPage{Page: w.page(dir, title), Month: w.monthLink(&s.Frame, &m.Edition.Month), Source: creditOf(m.Edition.Scorecard, m)}
	page.Publisher = s.Publisher
	page.canonical, page.Draft, page.Charts = m.dir, m.Edition.Month.Draft(), true
	if latest := s.Latest(); latest > l.n {
		page.Newer = w.monthLink(&s.Frame, &s.Months[latest].Month)
	}
	p.heads = true
	out := markup(w.part[:0])
	out.picture(w, "", p)
	w.part = out
	page.Chart = out.html()
	w.notice = w.notices(&board{leaf: l, root: page.Root, said: inHistory, about: p.about, frame: true})
	w.executeIn("embed.html", "embed.html", dir+"index.html", &page)
}
