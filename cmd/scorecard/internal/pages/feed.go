package pages

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/source"
)

// A feed (Atom, RFC 4287) tells those who follow a scorecard, or the whole
// site, of each month that is published. An entry's id is the address of what it
// tells of, which never changes; a feed is there where the site knows its own
// address. A date is the day of publication, which has no time of day: it is
// that day's beginning.

// feedLength is how many entries a feed has, the newest first: two years of
// months.
const feedLength = 24

const (
	feedName = "feed.xml"
	feedType = "application/atom+xml"
)

// A Feed is a feed that a page is about, for its head and for a link.
type Feed struct {
	URL   string // from the root: "dorset/feed.xml"
	Title string
}

// feedOf gives the feed of a scorecard, or of the site (nil); nil where there is
// none, for want of an address or of anything to tell.
func (w *worker) feedOf(s *figures.Scorecard) *Feed {
	if w.site.BaseURL == "" || w.in.Book.Newest == "" {
		return nil
	}
	if s == nil {
		return &Feed{feedName, w.site.Title}
	}
	if newestOf(s) == "" {
		return nil
	}
	return &Feed{s.ID + "/" + feedName, joined(s.Title, s.Publisher)}
}

// joined names a scorecard and whose it is.
func joined(title, publisher string) string {
	if publisher == "" || publisher == title {
		return title
	}
	return title + " – " + publisher
}

type (
	atomFeed struct {
		XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Language string      `xml:"xml:lang,attr"`
		ID       string      `xml:"id"`
		Title    string      `xml:"title"`
		Updated  string      `xml:"updated"`
		Links    []atomLink  `xml:"link"`
		Author   atomAuthor  `xml:"author"`
		Rights   string      `xml:"rights,omitempty"`
		Entries  []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomAuthor struct {
		Name string `xml:"name"`
	}
	atomEntry struct {
		ID        string       `xml:"id"`
		Title     string       `xml:"title"`
		Published string       `xml:"published"`
		Updated   string       `xml:"updated"`
		Links     []atomLink   `xml:"link"`
		Author    *atomAuthor  `xml:"author"`
		Category  atomCategory `xml:"category"`
		Summary   string       `xml:"summary"`
	}
	atomCategory struct {
		Term string `xml:"term,attr"`
	}
)

// A release is a month that a feed tells of.
type release struct {
	of      *figures.Scorecard
	n       int // of the month
	date    string
	version int // of a correction; 0 for the month

	withdrawn *withdrawal // nil for none
	revision  bool        // it is the better figures that a month has for earlier periods
}

// releases lists the newest months of scorecards that are published, newest
// first.
func releases(of ...*figures.Scorecard) (out []release) {
	for _, s := range of {
		for n := range s.Months {
			if m := &s.Months[n]; !m.Draft() {
				out = append(out, release{of: s, n: n, date: m.Published})
				if len(revised(s, n)) > 0 {
					out = append(out, release{of: s, n: n, date: m.Published, revision: true})
				}
			}
		}
	}
	for _, c := range corrections(of...) {
		out = append(out, release{of: c.s, n: c.n, date: dateOf(c.Version), version: c.version})
	}
	for _, one := range withdrawals(of...) {
		out = append(out, release{of: one.s, n: one.from[0].n, date: one.date, withdrawn: one})
	}
	slices.SortStableFunc(out, func(a, b release) int {
		return cmp.Or(strings.Compare(b.date, a.date), strings.Compare(a.of.ID, b.of.ID), b.n-a.n, b.version-a.version, order(a.revision)-order(b.revision))
	})
	return out[:min(len(out), feedLength)]
}

// feedSum stands for what feeds say of a scorecard.
func feedSum(s *figures.Scorecard) source.Sum {
	all := source.Makings(s.Sum[:])
	for _, r := range releases(s) {
		stamp(&all, &s.Months[r.n].Month)
		all.Add(s.Known(r.n), s.ToldSum())
	}
	return all.Sum()
}

// feed prints the feed of a scorecard, or of the site (nil).
func (w *worker) feed(s *figures.Scorecard) {
	self, page, of := w.feedOf(s), "", w.in.Book.Scorecards
	author := cmp.Or(w.site.Organisation, w.site.Title)
	if s != nil {
		page, of, author = s.ID+"/", []*figures.Scorecard{s}, cmp.Or(s.Publisher, author)
	}
	f := atomFeed{
		Language: w.site.Language, ID: w.site.BaseURL + page, Title: self.Title,
		Links:  []atomLink{{"self", feedType, w.site.BaseURL + self.URL}, {"alternate", "text/html", w.site.BaseURL + page}},
		Author: atomAuthor{author}, Rights: w.site.Licence.Title,
	}
	for _, r := range releases(of...) {
		switch {
		case r.withdrawn != nil:
			f.Entries = append(f.Entries, w.withdrawalEntry(r.withdrawn, author))
		case r.revision:
			f.Entries = append(f.Entries, w.revisionEntry(r, author))
		case r.version > 0:
			f.Entries = append(f.Entries, w.correctionEntry(r, author))
		default:
			f.Entries = append(f.Entries, w.feedEntry(r, author))
		}
		f.Updated = max(f.Updated, f.Entries[len(f.Entries)-1].Updated)
	}
	data, err := xml.MarshalIndent(&f, "", "\t")
	if err != nil {
		w.err = err
		return
	}
	w.put(self.URL, []byte(xml.Header+string(data)+"\n"))
}

// feedEntry tells of a month: what its headline figures say.
func (w *worker) feedEntry(r release, author string) atomEntry {
	e, say := w.edition(leaf{r.of, r.n, 0}), w.site.words.Say
	address := w.site.BaseURL + monthURL(&r.of.Frame, &e.Month)
	out := atomEntry{
		ID: address, Title: say("edition.title", "scorecard", joined(r.of.Title, r.of.Publisher), "month", w.site.words.Period(e.Month.Period)),
		Published: beginning(r.date), Updated: beginning(r.date), Links: []atomLink{{"alternate", "text/html", address}}, Category: atomCategory{"release"},
	}
	if of := cmp.Or(r.of.Publisher, author); of != author {
		out.Author = &atomAuthor{of}
	}
	if m := &r.of.Months[r.n]; m.Versions() > 0 { // what it said may be other now
		out.Updated = beginning(max(r.date, lastWithdrawn(m.Version(m.Versions()))))
	}
	var facts []string
	for _, row := range e.Headlines() {
		if row.Moved != "" {
			facts = append(facts, say("follow.moved", "indicator", row.Subject, "moved", row.Moved))
		} else if row.Figure.Has {
			facts = append(facts, say("follow.figure", "indicator", row.Subject, "figure", row.Figure.String()))
		}
	}
	if len(facts) == 0 {
		facts = []string{say("edition.description", "month", w.site.words.Period(e.Month.Period))}
	}
	out.Summary = strings.Join(facts, " ")
	return out
}

// order puts what is false first.
func order(is bool) int {
	if is {
		return 1
	}
	return 0
}

// A revision is a figure as a month says it, and as it was known before.
type revision struct {
	*figures.Told
	now, before *figures.Stated
}

// revised lists what a month says otherwise than those before it, and by more
// than counts as a change.
func revised(s *figures.Scorecard, month int) (out []revision) {
	for _, t := range s.Told {
		for n := 1; n < len(t.Statements); n++ {
			if now := &t.Statements[n]; now.Month == month && !now.Correction && now.Substance {
				out = append(out, revision{t, now, &t.Statements[n-1]})
			}
		}
	}
	return out
}

// revisionWords says what was revised.
func (w *worker) revisionWords(s *figures.Scorecard, r *revision) string {
	say, i := w.site.words, s.Indicator(r.Indicator)
	name := i.Short
	if r.Category != "" && i.Set != nil {
		name = say.Say("correction.name", "name", name, "of", i.Set.Categories[i.Set.Index(r.Category)].Name)
	}
	return say.Say("follow.revised", "indicator", name, "period", say.Period(r.Period), "figure", r.now.Display, "before", r.before.Display)
}

// revisionEntry tells of better figures for earlier periods that a month has.
func (w *worker) revisionEntry(r release, author string) atomEntry {
	m, say := &r.of.Months[r.n].Month, w.site.words.Say
	address := w.site.BaseURL + monthURL(&r.of.Frame, m)
	title := say("edition.title", "scorecard", joined(r.of.Title, r.of.Publisher), "month", w.site.words.Period(m.Period))
	var facts []string
	for _, one := range revised(r.of, r.n) {
		facts = append(facts, w.revisionWords(r.of, &one))
	}
	out := atomEntry{
		ID: address + "#revised", Title: say("follow.revision", "title", title), Published: beginning(r.date), Updated: beginning(r.date),
		Links: []atomLink{{"alternate", "text/html", address}}, Category: atomCategory{"revision"}, Summary: strings.Join(facts, " "),
	}
	if of := cmp.Or(r.of.Publisher, author); of != author {
		out.Author = &atomAuthor{of}
	}
	return out
}

// correctionEntry tells of a version that puts something right.
func (w *worker) correctionEntry(r release, author string) atomEntry {
	say := w.site.words.Say
	address, v := w.site.BaseURL+leaf{r.of, r.n, r.version}.dir(), r.of.Months[r.n].Version(r.version)
	title := say("edition.title", "scorecard", joined(r.of.Title, r.of.Publisher), "month", w.site.words.Period(v.Period))
	out := atomEntry{
		ID: address, Title: say("follow.correction", "title", title), Published: beginning(r.date), Updated: beginning(max(r.date, lastWithdrawn(v))),
		Links: []atomLink{{"alternate", "text/html", address}}, Category: atomCategory{"correction"}, Summary: v.Reason,
	}
	if v.Correction != nil && v.Correction.Substantial {
		out.Summary += " " + say("correction.substantial")
	}
	if of := cmp.Or(r.of.Publisher, author); of != author {
		out.Author = &atomAuthor{of}
	}
	return out
}

// beginning is the instant at which a day begins.
func beginning(day string) string { return day + "T00:00:00Z" }
