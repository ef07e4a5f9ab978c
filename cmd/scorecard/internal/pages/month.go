package pages

import (
	"html/template"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/figures"
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
	Edition   *figures.Edition
	Sections  []*SectionView

	w    *worker
	root string // to the root of the site
	dir  string // of the month, from the root: "dorset/2023-03/"
	away bool   // the page is not the month's own, so fragments lead to that
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
	rows      []*figures.Row
	tables    []*scorecard.Table
}

func (w *worker) monthView(e *figures.Edition, root string) *MonthView {
	m := &MonthView{
		Name: w.site.words.Period(e.Month.Period), Edition: e, w: w, root: root, dir: monthURL(e.Scorecard, e.Month),
		Ends: w.site.words.Day(e.Month.Ends()), Lag: w.lag("edition.later", e.Month.Ends(), e.Month.Published),
		Published: w.site.words.Day(e.Month.Published), Next: w.site.words.Day(e.Month.NextDate), Extracted: w.site.words.Day(e.Month.Extracted),
	}
	for _, s := range e.Scorecard.Sections {
		v := &SectionView{ID: s.ID, Title: s.Title, month: m, rows: e.Section(s.ID)}
		for n := range e.Scorecard.Tables {
			if t := &e.Scorecard.Tables[n]; t.Section == s.ID {
				v.tables = append(v.tables, t)
			}
		}
		m.Sections = append(m.Sections, v)
	}
	return m
}

// Overview prints what was written about the month as a whole.
func (m *MonthView) Overview() template.HTML { return m.text(m.Edition.Overview()) }

// About prints what was written about how the month's figures came to be.
func (m *MonthView) About() template.HTML { return m.text(m.Edition.About()) }

// Commentary prints what was written about the section.
func (s *SectionView) Commentary() template.HTML {
	return s.month.text(s.month.Edition.Commentary(s.ID))
}

// text prints commentary with its figures.
func (m *MonthView) text(t *commentary.Text) template.HTML {
	return m.w.text(t, m.root, m.Edition)
}

// text prints commentary, its figures taken from an edition (nil where it can
// have none) and its links led from the page.
func (w *worker) text(t *commentary.Text, root string, e *figures.Edition) template.HTML {
	if t == nil || t.Empty() {
		return ""
	}
	out := markup(w.part[:0])
	figure := func(b []byte, ref *commentary.Reference) []byte {
		m := markup(b)
		if e == nil {
			return m
		}
		answer, wrong := e.Answer(ref)
		switch {
		case wrong != nil: // reported when the Book was made
		case answer.Chart != nil:
			m.chart(w.site, answer.Chart, chartPlace{root: root, axis: w.site.axis, suffix: ".text"})
		default:
			m.text(answer.Text)
		}
		return m
	}
	address := func(b []byte, l *commentary.Link) []byte {
		m := markup(b)
		if len(l.URL) > 0 && l.URL[0] == '/' {
			m.text(rootOr(root) + l.URL[1:])
		} else {
			m.text(l.URL)
		}
		return m
	}
	word := func(b []byte, word, after string) []byte {
		m := markup(b)
		m.word(w, root, word, after)
		return m
	}
	out = t.AppendFilled(out, commentary.Filling{Figure: figure, Address: address, Word: word})
	w.part = out
	return out.html()
}

func rootOr(root string) string {
	if root == "" {
		return "./"
	}
	return root
}

func monthURL(s *figures.Frame, m *figures.Month) string {
	return s.ID + "/" + m.Period.String() + "/"
}

func (w *worker) monthLink(s *figures.Frame, m *figures.Month) *MonthLink {
	if m == nil {
		return nil
	}
	return &MonthLink{w.site.words.Period(m.Period), monthURL(s, m), w.site.words.Day(m.Published)}
}

// month prints a month's page.
func (w *worker) month(s *figures.Scorecard, n int) {
	e := w.edition(s, n)
	dir, month := monthURL(&s.Frame, e.Month), w.site.words.Period(e.Month.Period)
	p := MonthPage{
		Page: w.page(dir, w.site.words.Say("edition.title", "scorecard", s.Title, "month", month),
			Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"}),
		Scorecard: &s.Frame, Before: w.monthLink(&s.Frame, e.Before()), After: w.monthLink(&s.Frame, e.After()),
	}
	p.Publisher, p.Draft, p.Charts, p.Rows = s.Publisher, e.Month.Draft(), true, true
	p.Description = w.site.words.Say(described(&s.Frame, "edition.description", "edition.description-of"), "month", month, "publisher", s.Publisher)
	p.Feed = w.feedOf(s)
	p.Month = w.monthView(e, p.Root)
	p.Meetings = w.meetingLinks(s, e.Month)
	if s.YoungPeople(n) != nil {
		p.Young = youngDir
	}
	w.execute("month.html", dir+"index.html", &p)
}

// described gives the message that describes a page: one without a publisher,
// or one with it.
func described(s *figures.Frame, key, keyOf string) string {
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
