// Package figures derives what a scorecard says from what was written: which
// figure is the latest as at each month, its status, movement and judgement,
// its year to date, how it compares with benchmarks, and what changed since
// the month before.
//
// Derive gives a Book, the only thing that pages are made from. A Book holds
// figures as they may be shown, and nothing else: whoever prints from it
// cannot print a figure that was not released.
//
// # As at a month
//
// An Edition is a scorecard as at one month, with everything known when the
// month was published. A later month's file may restate an earlier period;
// editions before it keep what they knew. Editions are worked out when asked
// for (Scorecard.Edition), from series that are kept once, so that memory
// follows the figures and not the number of pages.
//
// # What is compared with what
//
// Status is decided on the value as shown, by the target in force for its
// period. Movement compares with the figure of the period before, of the same
// frequency, or with the indicator's baseline. Where that figure is missing,
// withheld or on the other side of a break in series there is no movement, and
// Row.Why says so. A measure that builds up over a year has none either, unless
// its definition names a baseline.
package figures

import (
	"math"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/prose"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// What is printed as it was written, and holds no figures, is the loader's own.
type (
	Config    = site.Config
	Labels    = site.Labels
	Link      = site.Link
	Meeting   = site.Meeting
	Page      = site.Page
	Statement = site.Statement
	Version   = site.Version
)

// What is released is of the record's types: a record is made of it.
type (
	Benchmark = record.Benchmark
	Band      = record.Band
	Companion = record.Companion
	Counts    = record.Counts
	Figure    = record.Figure
	Fraction  = record.Fraction
	Frame     = record.Frame
	Met       = record.Met
	Override  = record.Override
	Running   = record.Running
	Share     = record.Share
	YoungFact = record.YoungFact
)

// Whether a figure meets its target.
const (
	NoTarget = record.NoTarget
	IsMet    = record.IsMet
	NotMet   = record.NotMet
)

// A Book is a site's figures and words, ready to be printed.
type Book struct {
	Config     Config
	Words      *words.Words // what a site says in its language
	Newest     string       // newest date of publication on the site; "" for none
	Read       prose.Count  // how much of the commentary was read
	Scorecards []*Scorecard
	Pages      []*Page
	Terms      []commentary.Term // of the glossary
}

// A Scorecard is one scorecard of a Book. What hangs on one month is reached
// through the month's Edition, which leads to nothing else.
type Scorecard struct {
	Frame
	Aliases      []string   // ids that it had before
	Renamed      []Renaming // of its indicators and sections
	Told         []*Told    // figures that were restated or corrected, in the indicators' order
	Indicators   []*Indicator
	Introduction *commentary.Text
	Definitions  map[string]*commentary.Text // by indicator
	Meetings     []*Meeting
	Months       []Month    // oldest first; those that are on the site
	Sum          source.Sum // of the definition, but for what was written
	labels       Labels
	figures      source.Sum // of all that Indicators are made from
	words        *words.Words
	index        map[string]int // of Indicators, by id
	told         map[toldKey]*Told
	toldSum      source.Sum

	door *door
}

// A Renaming is an id that was taken over by an indicator or a section.
type Renaming struct {
	Was, Now string
	Section  bool
}

func renamings(from *site.Scorecard) (out []Renaming) {
	for _, i := range from.Indicators {
		for _, id := range i.Aliases {
			out = append(out, Renaming{id, i.ID, false})
		}
	}
	for n := range from.Sections {
		for _, id := range from.Sections[n].Aliases {
			out = append(out, Renaming{id, from.Sections[n].ID, true})
		}
	}
	return out
}

// Month is one month that a scorecard has a page for.
type Month struct {
	record.Month
	overrides  []scorecard.Override
	overview   *commentary.Text
	commentary map[string]*commentary.Text
	known      source.Sum      // of all that an edition's figures are made from
	versions   []*site.Version // of a closed month, which is printed from the newest
	tried      bool            // but for this one, which is made from its files again, in the preview
}

// Tried reports whether a closed month is shown as its files would make it, and
// not as it is published.
func (m *Month) Tried() bool { return m.tried }

// Versions is how many versions of the month there are; 0 of one that is open.
func (m *Month) Versions() int { return len(m.versions) }

// Version gives what is known of a version, counted from 1.
func (m *Month) Version(n int) *Version { return m.versions[n-1] }

// An Indicator is an indicator's definition and everything known of it.
type Indicator struct {
	*scorecard.Indicator
	Words   *words.Words
	Alone   string                 // its name where nothing beside it says what it is about
	Set     *scorecard.CategorySet // nil for none
	Targets []scorecard.Target     // of the indicator itself, as they come into force

	own        series // of the indicator itself
	parts      []series
	partTarget map[string][]scorecard.Target
	benchmarks map[compared][]scorecard.Benchmark // by Period, then by From
}

// Options are choices for Derive. The zero value leaves drafts out.
type Options struct {
	Words  *words.Words // of the site's language
	Drafts bool         // months without a date of publication are on the site too

	// Correct names a closed month, "dorset/2023-03", that is made from its files
	// again, and not from its record.
	Correct string

	// Try makes closed months whose files are not as they were of these again,
	// at the month's own address, for their authors to see.
	Try bool
}

// Derive makes a Book. The problems are those that show only when figures are
// put together: references to figures that do not exist, and statements of the
// council's own that the figures do not bear out.
func Derive(s *site.Site, o Options) (*Book, source.Problems) { return new(Deriver).Derive(s, o) }

// newScorecard makes a scorecard. Where its indicators and their figures would
// be those of the one before, which may be nil, they are.
func newScorecard(from *site.Scorecard, o Options, before *Scorecard) (*Scorecard, source.Problems) {
	s := &Scorecard{
		Frame: Frame{
			ID: from.ID, Title: from.Title, Publisher: from.Publisher, AreaCode: from.AreaCode,
			Source: from.Source, ShownInFull: from.Disclosure.Off, Columns: from.Columns, Labels: from.Labels.Pairs,
			Sections: from.Sections, Tables: from.Tables, Charts: from.Charts, AllFiles: from.ChartFiles == "all", Comparators: from.Comparators,
		},
		Aliases: from.Aliases, Renamed: renamings(from), Introduction: from.Introduction, Definitions: from.Definitions, Meetings: from.Meetings, Sum: from.Sum, labels: from.Labels, words: o.Words,
	}
	var months []*site.Month
	for _, m := range from.Months {
		if m.Dated() || o.Drafts {
			months = append(months, m)
			dates := record.Month{Period: m.Period, Published: m.Published, NextDate: m.Next, Extracted: m.Extracted, Meetings: m.Meetings}
			month := Month{Month: dates, overrides: m.Overrides, overview: m.Overview, commentary: m.Commentary, versions: m.Versions}
			if m.Closed() && o.Correct == from.ID+"/"+m.Period.String() {
				month.open(m)
			}
			s.Months = append(s.Months, month)
		}
	}
	var problems source.Problems
	s.door, problems = protect(from, months)
	for n, m := range months {
		if s.Months[n].Versions() > 0 {
			others := s.differs(m, n)
			problems.Add(others...)
			if o.Try && m.HasFigures && len(others) > 0 {
				s.Months[n].try(m)
			}
		}
	}
	s.know(months)
	s.index = make(map[string]int, len(from.Indicators))
	for i, definition := range from.Indicators {
		s.index[definition.ID] = i
	}
	if before != nil && before.Figures() == s.Figures() {
		s.Indicators = before.Indicators
	} else {
		s.measure(from, months)
	}
	s.tell(from, months)
	return s, problems
}

// measure makes a scorecard's indicators, with all that is known of them.
func (s *Scorecard) measure(from *site.Scorecard, months []*site.Month) {
	s.Indicators = make([]*Indicator, len(from.Indicators))
	for i, definition := range from.Indicators {
		s.Indicators[i] = newIndicator(from, definition, s.words)
	}
	s.targets(from)
	s.collect(from, months)
	for _, i := range s.Indicators {
		i.settle()
	}
}

func newIndicator(from *site.Scorecard, definition *scorecard.Indicator, w *words.Words) *Indicator {
	i := &Indicator{Indicator: definition, Words: w, Alone: alone(from, definition)}
	if definition.Categories != "" {
		i.Set = from.Set(definition.Categories)
		i.parts = make([]series, len(i.Set.Categories))
	}
	return i
}

// alone names an indicator by its short name, unless that is the heading of a
// column of a declared table, or another indicator's too.
func alone(from *site.Scorecard, i *scorecard.Indicator) string {
	column := func(t scorecard.Table) bool { return slices.Contains(t.Indicators, i.ID) }
	shared := func(other *scorecard.Indicator) bool { return other != i && strings.EqualFold(other.Short, i.Short) }
	if slices.ContainsFunc(from.Tables, column) || slices.ContainsFunc(from.Indicators, shared) {
		return i.Name
	}
	return i.Short
}

// targets hands each indicator its targets, in the order in which they come
// into force, and its benchmarks.
func (s *Scorecard) targets(from *site.Scorecard) {
	ordered := slices.Clone(from.Targets)
	slices.SortStableFunc(ordered, func(a, b scorecard.Target) int { return firstDay(a.From) - firstDay(b.From) })
	for _, t := range ordered {
		i := s.Indicator(t.Indicator)
		if t.Category == "" {
			i.Targets = append(i.Targets, t)
			continue
		}
		if i.partTarget == nil {
			i.partTarget = map[string][]scorecard.Target{}
		}
		i.partTarget[t.Category] = append(i.partTarget[t.Category], t)
	}
	for _, b := range from.Benchmarks {
		i := s.Indicator(b.Indicator)
		if i.benchmarks == nil {
			i.benchmarks = map[compared][]scorecard.Benchmark{}
		}
		key := compared{b.Category, b.Comparator}
		i.benchmarks[key] = append(i.benchmarks[key], b)
	}
	for _, i := range s.Indicators {
		i.inherit()
		for _, all := range i.benchmarks {
			slices.SortStableFunc(all, func(a, b scorecard.Benchmark) int {
				if c := a.Period.Compare(b.Period); c != 0 {
					return c
				}
				return a.From.Compare(b.From)
			})
		}
	}
}

// compared is what a comparator's figures are about.
type compared struct{ category, comparator string }

// inherit gives an indicator that has no targets or benchmarks of its own those
// of its set's whole, which stands in for its figures.
func (i *Indicator) inherit() {
	if i.Set == nil {
		return
	}
	for _, c := range i.Set.Categories {
		if !c.Whole {
			continue
		}
		if len(i.Targets) == 0 {
			i.Targets = i.partTarget[c.ID]
		}
		for key, all := range i.benchmarks {
			if own := (compared{"", key.comparator}); key.category == c.ID && i.benchmarks[own] == nil {
				i.benchmarks[own] = slices.Clone(all)
			}
		}
	}
}

// firstDay is when a target comes into force; one that always holds comes
// before all others.
func firstDay(from scorecard.Period) int {
	if from.IsZero() {
		return math.MinInt32
	}
	first, _ := from.Days()
	return first
}

// Indicator gives an indicator by its id, or nil.
func (s *Scorecard) Indicator(id string) *Indicator {
	if n, ok := s.index[id]; ok {
		return s.Indicators[n]
	}
	return nil
}

// MeetingMonth gives the index of the newest month that a meeting saw, by the
// word of either, or of the newest month of all where it saw none; -1 where
// there is no month.
func (s *Scorecard) MeetingMonth(m *Meeting) int {
	for n := len(s.Months) - 1; n >= 0; n-- {
		if s.Months[n].Seen(m) {
			return n
		}
	}
	return s.Latest()
}

// Seen reports whether the month was before a meeting, by the word of either.
func (m *Month) Seen(meeting *Meeting) bool {
	return slices.Contains(m.Meetings, meeting.ID) || slices.ContainsFunc(meeting.Months, func(named string) bool {
		month, _, _ := strings.Cut(named, "/")
		return month == m.Period.String()
	})
}

// SeenAs is the version of a closed month that a meeting says it saw; 0 where it
// names none that there is.
func (m *Month) SeenAs(meeting *Meeting) int {
	for n := range m.versions {
		if slices.Contains(meeting.Months, m.versions[n].String()) {
			return n + 1
		}
	}
	return 0
}

// Overview is what was written about a month as a whole; nil for nothing.
func (s *Scorecard) Overview(month int) *commentary.Text { return s.Months[month].overview }

// Commentary is what was written about a section in a month; nil for nothing.
func (s *Scorecard) Commentary(month int, section string) *commentary.Text {
	return s.Months[month].commentary[section]
}

// Latest gives the index of the newest month, or -1 where there is none.
func (s *Scorecard) Latest() int { return len(s.Months) - 1 }
