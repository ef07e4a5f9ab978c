package pages

import (
	"html/template"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// MonthView is a scorecard as at a month, for layouts. Its methods are
// components: each prints its part of the page.
type MonthView struct {
	Name      string // "March 2023"
	Ends      string // "31 March 2023": the day that the month's own figures reach to
	Published string // "30 April 2023"; "" for a draft
	Lag       string // "30 days later": how long after that day; "" where it was no later
	Next      string
	Extracted string
	Version   int // of a month that is closed, from 1; 0 for one that is open
	Edition   *record.Edition
	Sections  []*SectionView

	w      *worker
	root   string // to the root of the site
	dir    string // of the month, from the root: "dorset/2023-03/"
	newest bool   // it is the newest month
	away   bool   // the page is not the month's own, so fragments lead to that
}

// fragment gives the address of an indicator on the month's page.
func (m *MonthView) fragment(id string) string {
	if m.away {
		return m.root + m.dir + "#" + id
	}
	return "#" + id
}

// SectionView is a section of a month, for layouts.
type SectionView struct {
	ID, Title string
	month     *MonthView
	rows      []*record.Row
	tables    []*scorecard.Table
}

func (w *worker) monthView(l leaf, root string) *MonthView {
	e := w.edition(l)
	m := &MonthView{
		Name: w.site.words.Period(e.Month.Period), Edition: e, w: w, root: root, dir: l.dir(), newest: l.newest(),
		Ends: w.site.words.Day(e.Month.Ends()), Lag: w.lag("edition.later", e.Month.Ends(), e.Month.Published),
		Published: w.site.words.Day(e.Month.Published), Next: w.site.words.Day(e.Month.NextDate), Extracted: w.site.words.Day(e.Month.Extracted),
		Version: e.Version,
	}
	for _, section := range e.Scorecard.Sections {
		v := &SectionView{ID: section.ID, Title: section.Title, month: m, rows: e.Section(section.ID)}
		for n := range e.Scorecard.Tables {
			if t := &e.Scorecard.Tables[n]; t.Section == section.ID {
				v.tables = append(v.tables, t)
			}
		}
		m.Sections = append(m.Sections, v)
	}
	return m
}

// Overview prints what was written about the month as a whole.
func (m *MonthView) Overview() template.HTML { return m.text(m.Edition.Overview) }

// About prints what was written about how the month's figures came to be.
func (m *MonthView) About() template.HTML { return m.text(m.Edition.About) }

// Commentary prints what was written about the section.
func (s *SectionView) Commentary() template.HTML {
	return s.month.text(s.month.Edition.Written(s.ID))
}

// text prints commentary with its figures.
func (m *MonthView) text(t *record.Text) template.HTML {
	return m.w.written(t, m.root, m.Edition)
}

// text prints what was written for no month, its figures taken from one (nil
// where it can have none) and its links led from the page.
func (w *worker) text(t *commentary.Text, root string, e *record.Edition) template.HTML {
	return w.written(figures.Fill(t, e), root, e)
}

// written prints a text of an edition, its links led from the page.
func (w *worker) written(t *record.Text, root string, e *record.Edition) template.HTML {
	if t.Empty() {
		return ""
	}
	m := markup(w.part[:0])
	for n := range t.Pieces {
		p := &t.Pieces[n]
		m.raw(p.HTML)
		switch {
		case p.Figure != "":
			m.text(p.Figure)
		case p.Chart != "":
			if r := e.Part(p.Chart); r != nil {
				m.chart(w, r, chartPlace{root: root, axis: w.site.axis, suffix: ".text"})
			}
		case p.Word != "":
			m.word(w, root, p.Word, t.After(n))
		case strings.HasPrefix(p.Address, "/"):
			m.text(rootOr(root) + p.Address[1:])
		default:
			m.text(p.Address)
		}
	}
	w.part = m
	return m.html()
}

func rootOr(root string) string {
	if root == "" {
		return "./"
	}
	return root
}

func monthURL(s *record.Frame, m *record.Month) string {
	return s.ID + "/" + m.Period.String() + "/"
}

func (w *worker) monthLink(s *record.Frame, m *record.Month) *MonthLink {
	if m == nil {
		return nil
	}
	return &MonthLink{w.site.words.Period(m.Period), monthURL(s, m), w.site.words.Day(m.Published)}
}

// neighbour links to the month of an index; nil where there is none.
func (w *worker) neighbour(s *figures.Scorecard, n int) *MonthLink {
	if n < 0 || n >= len(s.Months) {
		return nil
	}
	return w.monthLink(&s.Frame, &s.Months[n].Month)
}

// month prints a month's page.
func (w *worker) month(l leaf) {
	e, s := w.edition(l), l.s
	dir, month := l.dir(), w.site.words.Period(e.Month.Period)
	p := MonthPage{
		Page: w.page(dir, w.site.words.Say("edition.title", "scorecard", e.Scorecard.Title, "month", month),
			Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"}),
		Scorecard: e.Scorecard, Before: w.neighbour(s, l.n-1), After: w.neighbour(s, l.n+1),
	}
	p.Title, p.version = w.versioned(l, p.Title), l.version > 0
	p.Publisher, p.Draft, p.Charts, p.Rows = e.Scorecard.Publisher, e.Month.Draft(), true, true
	p.sheet = w.sheet(l, p.HeadTitle())
	p.Description = w.site.words.Say(described(e.Scorecard, "edition.description", "edition.description-of"), "month", month, "publisher", e.Scorecard.Publisher)
	p.Feed = w.feedOf(s)
	p.Month = w.monthView(l, p.Root)
	p.Meetings = w.meetingLinks(s, l.month())
	if !e.Young.Empty() {
		p.Young = youngDir
	}
	if p.Versions = w.versionLinks(l); l.number() > 0 {
		p.Cite = w.site.BaseURL + leaf{s, l.n, l.number()}.dir()
	}
	w.landings, w.notice = l.landings(), w.notices(&board{leaf: l, root: p.Root, said: inHistory})
	w.execute("month.html", dir+"index.html", &p)
}

// versioned says in the title of a page which version it is of, where that is
// its address.
func (w *worker) versioned(l leaf, title string) string {
	if l.version == 0 {
		return title
	}
	return w.site.words.Say("edition.version-title", "title", title, "version", strconv.Itoa(l.version))
}

// sheet is the line at the head of the sheets on which a month's pages with a
// title are printed.
func (w *worker) sheet(l leaf, title string) string {
	n := l.number()
	switch {
	case n > 0:
		return w.site.words.Say("edition.sheet-version", "title", title, "version", strconv.Itoa(n), "date", w.site.words.Day(dateOf(l.month().Version(n))))
	case l.month().Draft():
		return w.site.words.Say("edition.sheet-draft", "title", title)
	}
	return w.site.words.Say("edition.sheet", "title", title, "date", w.site.words.Day(l.month().Published))
}

// described gives the message that describes a page: one without a publisher,
// or one with it.
func described(s *record.Frame, key, keyOf string) string {
	if s.Publisher == "" {
		return key
	}
	return keyOf
}

// A MeetingLink leads to a meeting.
type MeetingLink struct {
	Title, URL string // the address from the root
	Lag        string // "24 days after publication"; "" where the days are not known
}

// meetingLinks lists the meetings that a month was before, named by the month
// or by the meeting.
func (w *worker) meetingLinks(s *figures.Scorecard, m *figures.Month) []MeetingLink {
	var out []MeetingLink
	for _, meeting := range s.Meetings {
		if m.Seen(meeting) {
			out = append(out, MeetingLink{meetingTitle(w.site.words, meeting), s.ID + "/meetings/" + meeting.ID + "/", w.meetingLag(m, meeting)})
		}
	}
	return out
}
