// Package site loads what a council wrote (site.toml, definitions, the
// months' figures, commentary) into one Site.
//
// Load reads every file once, in parallel; a Loader reads a site again and
// again, and then only what changed. Both report what is wrong with any
// of it as problems at their places: files that cannot be read, columns and
// keys that are not known, ids that name nothing, numbers that are not
// numbers. Whether what was read makes sense together (are the thresholds on
// the right side, has each section an indicator) is the business of package
// check; what follows from it (statuses, movements) that of package figures.
//
// The files, below the site's root:
//
//	site.toml                               Config
//	data/<scorecard>/scorecard.toml         Scorecard: title, sections, tables, comparators, labels, relations
//	data/<scorecard>/indicators.csv         scorecard.Indicator
//	data/<scorecard>/categories.csv         scorecard.CategorySet
//	data/<scorecard>/targets.csv            scorecard.Target
//	data/<scorecard>/benchmarks.csv         scorecard.Benchmark
//	data/<scorecard>/withheld.csv           Plan
//	data/<scorecard>/known.csv              Disclosure.Known
//	data/<scorecard>/2023-03.csv            Month.Figures
//	data/<scorecard>/published/             Month.Versions
//	content/*.md                            Page
//	content/<scorecard>/index.md            Scorecard.Introduction
//	content/<scorecard>/2023-03/index.md    Month: its dates and overview
//	content/<scorecard>/2023-03/<section>.md
//	content/<scorecard>/indicators/<id>.md
//	content/<scorecard>/meetings/<date>.md  Meeting
//
// A month is dated, and so on the site, when its index.md has `published` in
// its front matter; otherwise it is a draft.
package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// A Site is everything that was read. The zero value is an empty site.
type Site struct {
	Config     Config
	Scorecards []*Scorecard // by id
	Pages      []*Page      // by id
}

// Newest is the newest date of publication; "" for none.
func (s *Site) Newest() (newest string) {
	for _, sc := range s.Scorecards {
		for _, m := range sc.Months {
			newest = max(newest, m.Published)
		}
	}
	return newest
}

// A Scorecard is one board's set of indicators.
type Scorecard struct {
	ID          string
	Title       string
	Publisher   string
	AreaCode    string
	Aliases     []string // ids that it had before
	Source      string   // the published report that the figures come from
	Columns     int      // how many of the last months a table shows
	LeastBase   int      // a percentage of fewer than this has no status and no movement; 0 for no limit
	Disclosure  Disclosure
	Labels      Labels
	Comparators []scorecard.Comparator
	Sections    []scorecard.Section
	Tables      []scorecard.Table
	Charts      []scorecard.Chart
	Relations   []scorecard.Relation // as declared, in the file's order
	ChartFiles  string               // "all" where every chart of a month page is a file too
	Sets        []scorecard.CategorySet
	Indicators  []*scorecard.Indicator
	Targets     []scorecard.Target
	Benchmarks  []scorecard.Benchmark
	Plan        Plan
	Months      []*Month // oldest first

	Count Count // of indicators, as scorecard.toml states it

	Levels   []Level      // the scorecard's own word on rules
	Accepted []Acceptance // in any of its files, by place
	Sound    bool         // nothing in its files was an error

	Introduction *commentary.Text
	Definitions  map[string]*commentary.Text // by indicator
	Meetings     []*Meeting
	Place        source.Place // of scorecard.toml

	// Sum stands for everything that the scorecard's definition is made from:
	// what is above but for Months and what was written.
	Sum source.Sum

	// lost holds the names of files that could not be read and the ids that
	// were refused. What hangs on them is not reported too.
	lost map[string]bool
}

// A Count is a number of indicators that was stated; 0 for none.
type Count struct {
	Number int
	Place  source.Place
}

// A Plan is what withheld.csv says is withheld.
type Plan struct {
	There    bool // there is such a file
	Months   []scorecard.Decided
	Withheld []scorecard.Withholding
}

// A Month is one month of a scorecard: the figures of its file and what was
// written about it.
type Month struct {
	Period     scorecard.Period
	Published  string // dates as 2023-04-30; "" for a draft
	Next       string
	Extracted  string
	Meetings   []string
	Figures    []scorecard.Figure
	Sum        source.Sum                  // of the file of figures
	Overview   *commentary.Text            // nil for none
	Commentary map[string]*commentary.Text // by section
	Overrides  []scorecard.Override
	Keys       MonthKeys
	Place      source.Place // of its figures, or of its overview where it has none
	HasFigures bool         // there is a file of figures
	Lost       bool         // its overview, with its dates, could not be read

	Corrected string       // date of its newest correction; "" for none
	By        string       // who publishes it; may be empty
	Versions  []*Version   // of a closed month, from the first; none of one that is open
	Stated    record.Month // of a closed month: what its files say of dates
}

// MonthKeys are the places of what the overview says of the month itself.
type MonthKeys struct {
	Published, Next, Extracted source.Place
	Meetings                   []source.Place // of each of Month.Meetings
}

// Dated reports whether the month is on the site.
func (m *Month) Dated() bool { return m.Published != "" }

// A Meeting is a meeting that a scorecard was before.
type Meeting struct {
	ID         string // 2022-01-20 or 2022-01
	Title      string
	AgendaItem string
	Months     []string // "2021-12" or "2021-12/v1"
	Text       *commentary.Text
	Place      source.Place
	Places     []source.Place // of each of Months
}

// A Page is an ordinary page.
type Page struct {
	ID          string // "index", "about"
	Title       string
	Description string
	Aliases     []string // ids that it had before
	Lead        string   // the first sentences of its text, without markup
	Text        *commentary.Text
	Place       source.Place
}

// Indicator gives an indicator by its id, or nil.
func (s *Scorecard) Indicator(id string) *scorecard.Indicator {
	for _, i := range s.Indicators {
		if i.ID == id {
			return i
		}
	}
	return nil
}

// Set gives a category set by its id, or nil.
func (s *Scorecard) Set(id string) *scorecard.CategorySet {
	for i := range s.Sets {
		if s.Sets[i].ID == id {
			return &s.Sets[i]
		}
	}
	return nil
}

// Comparator gives a comparator by its id, title or short title, whatever the
// capitals, or nil.
func (s *Scorecard) Comparator(name string) *scorecard.Comparator {
	for i := range s.Comparators {
		c := &s.Comparators[i]
		if strings.EqualFold(name, c.ID) || strings.EqualFold(name, c.Title) || strings.EqualFold(name, c.Short) {
			return c
		}
	}
	return nil
}

// list gives the entries of a folder by name, without those that editors and
// spreadsheets leave behind; nil where there is no such folder.
func (l *loader) list(dir string) []fs.DirEntry {
	entries, err := fs.ReadDir(l.root, dir)
	if err != nil {
		if info, statErr := fs.Stat(l.root, dir); statErr == nil {
			what := "this folder cannot be read"
			if !info.IsDir() {
				what = "a file stands where a folder should be"
			}
			l.add(source.Errorf(source.Place{File: dir}, "unreadable", "%s", what))
		}
		return nil
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool { return LeftBehind(e.Name()) })
	for n, e := range entries {
		if e.Type()&fs.ModeSymlink != 0 {
			entries[n] = l.follow(dir, e)
		}
	}
	return entries
}

// follow gives what a link leads to; the link itself where that is nothing.
func (l *loader) follow(dir string, e fs.DirEntry) fs.DirEntry {
	name := path.Join(dir, e.Name())
	info, err := fs.Stat(l.root, name)
	if err != nil {
		l.add(deadLink(name))
		return e
	}
	return fs.FileInfoToDirEntry(info)
}

func deadLink(name string) source.Problem {
	return source.Errorf(source.Place{File: name}, "unreadable", "this link leads nowhere").
		WithHint("put the file itself here, or take the link out")
}

// notAFile is a folder with the name of a file.
func notAFile(name string) source.Problem {
	return source.Errorf(source.Place{File: name}, "unreadable", "a folder stands where a file should be").
		WithHint("move the folder away, or give it another name")
}

// leftBehind is how the names of lock files, backups and system files begin and
// end, and what they are as a whole, in lower case.
var leftBehind = struct{ begin, end, whole []string }{
	[]string{".", "~$", "#"},
	[]string{"~", ".swp", ".swo", ".swn", ".tmp", ".bak", "___jb_tmp___", "___jb_old___"},
	[]string{"4913", "thumbs.db", "desktop.ini"}, // the first is vim's, which tries whether it may write
}

// LeftBehind knows the names of lock files, backups and system files.
func LeftBehind(name string) bool {
	name = strings.ToLower(name)
	return slices.Contains(leftBehind.whole, name) ||
		slices.ContainsFunc(leftBehind.begin, func(s string) bool { return strings.HasPrefix(name, s) }) ||
		slices.ContainsFunc(leftBehind.end, func(s string) bool { return strings.HasSuffix(name, s) })
}
