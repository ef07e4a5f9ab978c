package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/words"
)

// Site is what every page knows of the site.
type Site struct {
	Title        string
	Organisation string
	Language     string
	Description  string
	Feedback     string
	Crest        string // address from the root; "" for none
	Icon         string // likewise, what a browser's tab shows; "" for the built-in one
	Image        Image  // that goes with an address of the site
	Bar          string // the colour of a browser's own bar
	BaseURL      string // ends in a slash; "" where it is not known
	Navigation   []Crumb
	Licence      Crumb  // on what terms all may be used again; its Title is "" where the site does not say
	Newest       string // newest date of publication, in words
	Corrections  string // address of the list of corrections, from the root; "" where there are none
	Statement    string // address of the accessibility statement, from the root; "" where the site has none

	Palette []string // colours of charts as files; "" for one that is ours

	options  *chart.Options
	words    *words.Words
	axis     *chart.AxisWords // words of the labels along time
	glossary glossary
}

func newSite(in Input) *Site {
	c := &in.Book.Config
	s := &Site{
		Title: c.Title, Organisation: c.Organisation, Language: c.Language, Description: c.Description,
		Feedback: c.Feedback, Crest: strings.TrimPrefix(c.Crest, "/"), BaseURL: c.BaseURL,
		Newest: in.Book.Words.Day(in.Book.Newest), words: in.Book.Words,
		axis:     chart.NewAxisWords(in.Book.Words.Say),
		Licence:  Crumb{c.Licence.Name, c.Licence.URL},
		glossary: newGlossary(in.Book.Terms),
		Icon:     c.Icon, Bar: bar(c), Image: Image{c.Share.Image, c.Share.Alt, c.Share.Type, c.Share.Width, c.Share.Height},
	}
	if len(corrections(in.Book.Scorecards...))+len(withdrawals(in.Book.Scorecards...)) > 0 {
		s.Corrections = "corrections/"
	}
	if c.Accessibility != nil {
		s.Statement = statementID + "/"
	}
	s.Palette = []string{c.Theme.Accent.Hex}
	for _, colour := range c.Theme.Series {
		s.Palette = append(s.Palette, colour.Hex)
	}
	for _, l := range c.Navigation {
		s.Navigation = append(s.Navigation, Crumb{l.Title, l.URL})
	}
	if !slices.ContainsFunc(s.Navigation, func(c Crumb) bool { return strings.Trim(c.URL, "/") == "search" }) {
		s.Navigation = append(s.Navigation, Crumb{s.words.Say("search.title"), "/search/"})
	}
	return s
}

// FeedbackURL is where the feedback contact leads.
func (s *Site) FeedbackURL() template.URL {
	if strings.HasPrefix(s.Feedback, "https://") || strings.HasPrefix(s.Feedback, "http://") {
		return template.URL(s.Feedback)
	}
	return template.URL("mailto:" + s.Feedback)
}

// A Crumb is a link by its address from the root of the site.
type Crumb struct {
	Title string
	URL   string
}

// Page is what the data of every layout begins with.
type Page struct {
	Site        *Site
	Root        string // from the page to the root of the site: "../../"
	Path        string // from the root: "dorset/2023-03/"
	Title       string // of the page, for its heading
	Description string // for search engines; may be empty
	Publisher   string // whose page it is; "" for the site's own
	Crumbs      []Crumb
	Draft       bool       // a month that is not yet published
	Feed        *Feed      // that tells of what the page is about; nil for none
	Unpublished *MonthLink // a draft whose figures or words the page has, which is not its month's own; nil for none
	Charts      bool       // the page has charts
	Rows        bool       // the page has rows to find and to sort, and loads the script for it

	sheet     string // the line at the head of a printed sheet; "" for its title
	canonical string // the address that stands for the page's, from the root; its own where empty
	version   bool   // the page shows a version of a month, at the version's own address
	anywhere  bool   // the page is shown at any address, and has none of its own
}

// page makes a Page from its address.
func (w *worker) page(path, title string, crumbs ...Crumb) Page {
	w.met, w.landings, w.notice = w.met[:0], nil, nil
	return Page{Site: w.site, Root: strings.Repeat("../", strings.Count(path, "/")), Path: path, Title: title, Crumbs: crumbs}
}

// Canonical is the page's full address; "" where base_url is not known.
func (p *Page) Canonical() string {
	if p.Site.BaseURL == "" || p.anywhere {
		return ""
	}
	if p.canonical != "" {
		return p.Site.BaseURL + p.canonical
	}
	return p.Site.BaseURL + p.Path
}

// Sheet is the line at the head of every printed sheet: the title in the
// browser, and of a month its version and when that was published.
func (p *Page) Sheet() string { return cmp.Or(p.sheet, p.HeadTitle()) }

// HeadTitle is the page's title in the browser: the page, its publisher where
// several scorecards might bear the same name, and the site.
func (p *Page) HeadTitle() string {
	parts := []string{p.Title}
	for _, s := range []string{p.Publisher, p.Site.Title} {
		if s != "" && s != p.Title {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " – ")
}

// Home is the address of the site's first page.
func (p *Page) Home() string {
	if p.Root == "" {
		return "./"
	}
	return p.Root
}

// To leads from the page to an address of the site, or to one elsewhere as it
// is.
func (p *Page) To(address string) string {
	if strings.Contains(address, ":") {
		return address
	}
	if address = strings.TrimPrefix(address, "/"); address == "" {
		return p.Home()
	}
	return p.Root + address
}

// Licences is the address of the licences of what charts are drawn with.
func (p *Page) Licences() string { return p.Root + "assets/licences/README.txt" }

// HomePage is the data of home.html.
type HomePage struct {
	Page
	Introduction template.HTML
	Scorecards   []ScorecardLink
	Corrections  []CorrectionView // the newest three
}

// ScorecardLink is a scorecard on the home page.
type ScorecardLink struct {
	Title, Publisher, URL string
	Latest                *MonthLink // nil where no month is published
	Months                int
	Indicators            int
}

// MonthLink is a month of a scorecard in a list.
type MonthLink struct {
	Name      string // "March 2023"
	URL       string // from the root
	Published string // "30 April 2023"; "" for a draft
}

// Draft reports whether the month is not yet published.
func (l *MonthLink) Draft() bool { return l.Published == "" }

// drafted says of a page that it tells of a month, should that be a draft.
func (p *Page) drafted(l *MonthLink) {
	if l != nil && l.Draft() {
		p.Unpublished = l
	}
}

// ScorecardPage is the data of scorecard.html.
type ScorecardPage struct {
	Page
	Scorecard    *record.Frame
	Latest       *MonthView // nil where no month is published
	Months       []MonthLink
	Meetings     []Crumb
	Introduction template.HTML
}

// LabelWords lists what the published report's own words stand for.
func (p *ScorecardPage) LabelWords() string {
	var list []string
	w := p.Site.words
	for _, pair := range p.Scorecard.Labels {
		list = append(list, w.Say("scorecard.label", "theirs", pair[0], "ours", w.Say("ours."+pair[1])))
	}
	return w.Items(list)
}

// MonthPage is the data of month.html.
type MonthPage struct {
	Page
	Scorecard *record.Frame
	Month     *MonthView
	Before    *MonthLink
	After     *MonthLink
	Meetings  []MeetingLink
	Young     string // the address of the page for young people, from this one; "" where there is none
	Versions  []VersionLink
	Cite      string // address of the version that the page shows; "" of a month that is open
}

// IndicatorPage is the data of indicator.html.
type IndicatorPage struct {
	Page
	Scorecard  *record.Frame
	Indicator  *figures.Indicator
	FullName   template.HTML // where it is not the title, and what abbreviations stand for
	Definition template.HTML
	Row        *RowView // as at the newest month; nil where none is published
	Cite       string   // how papers cite its newest figure; "" where the newest month is open

	w         *worker
	told      []*figures.Told
	scorecard *figures.Scorecard
}

// IndicatorsPage is the data of indicators.html, the list from A to Z.
type IndicatorsPage struct {
	Page
	Scorecard *record.Frame
	Groups    []IndicatorGroup
}

// IndicatorGroup is the indicators whose names begin with one letter.
type IndicatorGroup struct {
	Letter     string
	Indicators []IndicatorLink
}

// IndicatorLink is an indicator in a list.
type IndicatorLink struct {
	Name, Section, URL string
}

// MeetingPage is the data of meeting.html.
type MeetingPage struct {
	Page
	AgendaItem string
	Date       string
	Months     []MonthBefore
	Text       template.HTML
}

// MonthBefore is a month that was before a meeting.
type MonthBefore struct {
	MonthLink
	Ends string // "31 December 2022": the day that the month's own figures reach to
	Lag  string // "24 days before"; "" where the days are not known
}

// OrdinaryPage is the data of page.html and 404.html.
type OrdinaryPage struct {
	Page
	Text template.HTML
}
