package pages

import (
	"cmp"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// recent is how many corrections and withdrawals the first page has.
const recent = 3

// home prints the site's first page.
func (w *worker) home() {
	p := HomePage{Page: w.page("", w.site.Title)}
	p.Description = w.site.Description
	p.Feed = w.feedOf(nil)
	for _, page := range w.in.Book.Pages {
		if page.ID == "index" {
			p.Introduction = w.text(page.Text, "", nil)
			if page.Title != "" {
				p.Title = page.Title
			}
			p.Description = cmp.Or(page.Description, p.Description, shortened(page.Lead))
		}
	}
	for _, s := range w.in.Book.Scorecards {
		link := ScorecardLink{Title: s.Title, Publisher: s.Publisher, URL: s.ID + "/", Months: len(s.Months), Indicators: len(s.Indicators)}
		if n := s.Latest(); n >= 0 {
			link.Latest = w.monthLink(&s.Frame, &s.Months[n].Month)
		}
		p.Scorecards = append(p.Scorecards, link)
	}
	all := w.allCorrections()
	for _, c := range all[:min(len(all), recent)] {
		c.What = "" // its links lead from the page of corrections
		p.Corrections = append(p.Corrections, c)
	}
	w.execute("home.html", "index.html", &p)
}

// scorecard prints a scorecard's page.
func (w *worker) scorecard(s *figures.Scorecard) {
	p := ScorecardPage{Page: w.page(s.ID+"/", s.Title, Crumb{w.site.Title, ""}), Scorecard: &s.Frame}
	p.Publisher, p.Charts, p.Feed = s.Publisher, true, w.feedOf(s)
	p.Description = w.site.words.Say(described(&s.Frame, "scorecard.description", "scorecard.description-of"), "publisher", s.Publisher)
	var latest *record.Edition
	if n := s.Latest(); n >= 0 {
		latest = w.edition(leaf{s, n, 0})
		p.Latest = w.monthView(leaf{s, n, 0}, p.Root)
		p.Latest.away = true
		p.drafted(w.monthLink(&s.Frame, &latest.Month))
	}
	for n := s.Latest(); n >= 0; n-- {
		p.Months = append(p.Months, *w.monthLink(&s.Frame, &s.Months[n].Month))
	}
	for n := len(s.Meetings) - 1; n >= 0; n-- {
		p.Meetings = append(p.Meetings, Crumb{meetingTitle(w.site.words, s.Meetings[n]), s.ID + "/meetings/" + s.Meetings[n].ID + "/"})
	}
	p.Introduction = w.text(s.Introduction, p.Root, latest)
	w.execute("scorecard.html", s.ID+"/index.html", &p)
}

// meetingTitle is a meeting's title and date.
func meetingTitle(w *words.Words, m *figures.Meeting) string {
	title := m.Title
	if title == "" {
		title = w.Say("meeting.title")
	}
	if date := meetingDate(w, m); !strings.Contains(title, date) {
		return w.Say("meeting.titled", "title", title, "date", date)
	}
	return title
}

func meetingDate(w *words.Words, m *figures.Meeting) string {
	p, err := scorecard.ParsePeriod(m.ID, scorecard.Reading{})
	if err != nil {
		return m.ID
	}
	return w.Period(p)
}

// meeting prints a meeting's page.
func (w *worker) meeting(s *figures.Scorecard, n int) {
	m := s.Meetings[n]
	dir := s.ID + "/meetings/" + m.ID + "/"
	p := MeetingPage{
		Page:       w.page(dir, meetingTitle(w.site.words, m), Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"}),
		AgendaItem: m.AgendaItem, Date: meetingDate(w.site.words, m),
	}
	p.Publisher = s.Publisher
	p.Description = w.site.words.Say(described(&s.Frame, "meeting.description", "meeting.description-of"), "scorecard", s.Title, "publisher", s.Publisher)
	for k := range s.Months {
		if s.Months[k].Seen(m) {
			month := &s.Months[k]
			link := *w.monthLink(&s.Frame, &month.Month)
			if version := month.SeenAs(m); version > 0 {
				l := leaf{s, k, version}
				link.Name, link.URL = w.versioned(l, link.Name), l.dir()
			}
			p.Months = append(p.Months, MonthBefore{link, w.site.words.Day(month.Ends()), w.meetingLag(month, m)})
		}
	}
	var seen *record.Edition
	if k := s.MeetingMonth(m); k >= 0 {
		seen = w.edition(leaf{s, k, 0})
		p.drafted(w.monthLink(&s.Frame, &seen.Month))
	}
	p.Text = w.text(m.Text, p.Root, seen)
	w.execute("meeting.html", dir+"index.html", &p)
}

// ordinary prints an ordinary page.
func (w *worker) ordinary(page *figures.Page) {
	p := OrdinaryPage{Page: w.page(page.ID+"/", page.Title, Crumb{w.site.Title, ""})}
	p.Description = cmp.Or(page.Description, shortened(page.Lead))
	p.Text = w.text(page.Text, p.Root, nil)
	w.execute("page.html", page.ID+"/index.html", &p)
}

// notFound prints the page for addresses that do not exist. It may be shown at
// any address, so it alone links by the path of base_url.
func (w *worker) notFound() {
	p := OrdinaryPage{Page: w.page("", w.site.words.Say("page.not-found"))}
	p.anywhere = true
	p.Root = pathOf(w.site.BaseURL)
	w.execute("404.html", "404.html", &p)
}

// pathOf gives the path of a web address; "/" where it has none.
func pathOf(base string) string {
	_, rest, _ := strings.Cut(base, "://")
	_, path, found := strings.Cut(rest, "/")
	if !found {
		return "/"
	}
	return "/" + path
}
