// Package scorecard is the vocabulary of a performance scorecard: indicators,
// periods, figures, targets and benchmarks, exact decimals to hold their
// values, and the judgement of one figure against its target and against the
// figure before it. It reads no files and prints no pages.
//
// # Figures
//
// A Figure is what is known of an Indicator (or of one Category of it) for a
// Period: a Decimal, or a numerator and denominator, or Markers that say why
// there is none. A figure is shown with its indicator's decimals, rounded half
// away from zero, and everything that is decided about it (Status, Movement,
// Judgement) is decided on the value as shown, so that a reader can check it.
//
// # Targets
//
// A Target has up to three rules. Green and Amber give a light; Amber takes in
// Green, and what neither takes in is red. Target alone says met or not met,
// and gives no light.
//
//	rule, _ := scorecard.ParseRule(">=95", scorecard.High)
//	rule.Text("%")  // "95% or more"
//
// # Periods
//
// A Period has a Kind and a first and last day. Quarter 1 of a financial year
// is April to June; an academic year runs from September to August; terms are
// autumn (September to December), spring (January to March) and summer (April
// to July).
package scorecard

import (
	"slices"

	"scorecard/cmd/scorecard/internal/source"
)

// Good says which way an indicator is better.
type Good uint8

const (
	None  Good = iota // for information: never judged
	High              // more is better
	Low               // less is better
	Range             // best within its target's range
)

var goodWords = []string{"none", "high", "low", "range"}

// String gives the word that a definition uses.
func (g Good) String() string { return goodWords[g] }

// ParseGood reads the word that a definition uses.
func ParseGood(s string) (Good, bool) { return parseWord[Good](goodWords, s) }

// GoodWords lists what ParseGood reads.
func GoodWords() []string { return goodWords }

// Frequency says how often an indicator has a figure.
type Frequency uint8

const (
	Monthly Frequency = iota
	Quarterly
	Termly
	Annual
)

var frequencyWords = []string{"monthly", "quarterly", "termly", "annual"}

// String gives the word that a definition uses.
func (f Frequency) String() string { return frequencyWords[f] }

// ParseFrequency reads the word that a definition uses.
func ParseFrequency(s string) (Frequency, bool) { return parseWord[Frequency](frequencyWords, s) }

// FrequencyWords lists what ParseFrequency reads.
func FrequencyWords() []string { return frequencyWords }

// Year is the kind of year that an indicator counts in.
type Year uint8

const (
	Financial Year = iota // April to March
	Academic              // September to August
	Calendar              // January to December
)

var yearWords = []string{"financial", "academic", "calendar"}

// String gives the word that a definition uses.
func (y Year) String() string { return yearWords[y] }

// ParseYear reads the word that a definition uses.
func ParseYear(s string) (Year, bool) { return parseWord[Year](yearWords, s) }

// YearWords lists what ParseYear reads.
func YearWords() []string { return yearWords }

// Kind is the kind of period that a year of this sort is.
func (y Year) Kind() Kind {
	return [...]Kind{FinancialYear, AcademicYear, CalendarYear}[y]
}

func parseWord[T ~uint8](words []string, s string) (T, bool) {
	for i, w := range words {
		if w == s {
			return T(i), true
		}
	}
	return 0, false
}

// Covers says what a figure of an indicator sums up.
type Covers struct {
	Of     CoversKind `json:"of,omitzero"`
	Months int        `json:"months,omitzero"` // of a rolling figure; 0 for the others
}

// CoversKind is the kind of a Covers. The zero value is Snapshot.
type CoversKind uint8

const (
	Snapshot   CoversKind = iota // as at the period's last day
	Flow                         // everything in the period
	YearToDate                   // from the start of the year to the period's end
	Rolling                      // the last so many months up to the period's end
)

// Cumulative reports whether the figures of one year can only build up.
func (c Covers) Cumulative() bool { return c.Of == YearToDate }

// A Baseline says which earlier figure a figure is compared with.
type Baseline struct {
	To     BaselineKind `json:"to,omitzero"`
	Period Period       `json:"period,omitzero"` // of a named period; zero for the others
}

// BaselineKind is the kind of a Baseline. The zero value leaves the choice to
// the rules: the previous figure, and none for a cumulative measure.
type BaselineKind uint8

const (
	Unsaid BaselineKind = iota
	Previous
	YearAgo
	YearEnd // the last figure of the year before
	NamedPeriod
	NoBaseline
)

// Sensitivity is whom a figure counts, which decides how small a count may be
// shown.
type Sensitivity uint8

const (
	Person Sensitivity = iota
	Household
	Event
	Staff
	NotPeople
)

var sensitivityWords = []string{"person", "household", "event", "staff", "not-people"}

// String gives the word that a definition uses.
func (s Sensitivity) String() string { return sensitivityWords[s] }

// ParseSensitivity reads the word that a definition uses.
func ParseSensitivity(s string) (Sensitivity, bool) {
	return parseWord[Sensitivity](sensitivityWords, s)
}

// SensitivityWords lists what ParseSensitivity reads.
func SensitivityWords() []string { return sensitivityWords }

// An Indicator is one measured thing of a scorecard.
type Indicator struct {
	ID          string      `json:"id"`
	Ref         string      `json:"ref,omitzero"` // the council's own number for it, such as "4.10"; may be empty
	Name        string      `json:"name,omitzero"`
	Short       string      `json:"short,omitzero"`   // for tiles and chart titles; the name where none is given
	Plain       string      `json:"plain,omitzero"`   // what it counts, in plain words; may be empty
	Young       string      `json:"young,omitzero"`   // what follows its figure in a sentence to young people; "" where they are not told it
	Section     string      `json:"section,omitzero"` // id of its section
	Unit        Unit        `json:"unit,omitzero"`
	Good        Good        `json:"good,omitzero"`
	Decimals    int         `json:"decimals,omitzero"` // -1 where the definition does not say
	Frequency   Frequency   `json:"frequency,omitzero"`
	Covers      Covers      `json:"covers,omitzero"`
	Year        Year        `json:"year,omitzero"`
	Lag         int         `json:"lag,omitzero"`         // months after a period's end within which its figure is not late
	Provisional int         `json:"provisional,omitzero"` // how many of the newest periods are worked out again; 0 for none
	Baseline    Baseline    `json:"baseline,omitzero"`
	LeastChange Decimal     `json:"least_change,omitzero"` // changes smaller than this count as none; zero for all count
	Additive    bool        `json:"additive,omitzero"`     // its figures may be summed over periods
	Categories  string      `json:"categories,omitzero"`   // id of its category set; empty for none
	NumeratorOf string      `json:"numerator_of,omitzero"` // id of the ratio whose numerator it is; empty for none
	Sensitivity Sensitivity `json:"sensitivity,omitzero"`
	ZeroTells   bool        `json:"zero_sensitive,omitzero"` // none of them, or all of them, tells as much as few
	LeastBase   int         `json:"least_base,omitzero"`     // a fraction of fewer has no status and no movement; 0 for no such limit
	Headline    bool        `json:"headline,omitzero"`
	Tags        []string    `json:"tags,omitzero"`
	Aliases     []string    `json:"aliases,omitzero"` // ids that it had before
	Note        string      `json:"note,omitzero"`
	Spot        source.Spot `json:"-"` // of its row
}

// Kind is the kind of the indicator's own periods.
func (i *Indicator) Kind() Kind {
	switch i.Frequency {
	case Quarterly:
		return Quarter
	case Termly:
		return Term
	case Annual:
		return i.Year.Kind()
	}
	return Month
}

// Final reports whether the figure for a period will not be worked out again, as
// at a month: it is none of the newest that Provisional speaks of, counted back
// from the period that has come in by then.
func (i *Indicator) Final(p, month Period) bool {
	newest := LatestBy(i.Kind(), month.AddMonths(-i.Lag))
	for range i.Provisional {
		newest = newest.Previous()
	}
	return i.Provisional == 0 || p.Compare(newest) <= 0
}

// A Category is one part of a breakdown.
type Category struct {
	ID    string      `json:"id"`
	Name  string      `json:"name,omitzero"`
	Whole bool        `json:"whole,omitzero"` // the total of the others, not a part
	Spot  source.Spot `json:"-"`              // of its row
}

// A CategorySet is the declared parts of a breakdown, in order.
type CategorySet struct {
	ID         string     `json:"id"`
	Categories []Category `json:"categories,omitzero"`
}

// Index gives the position of a category in the set, or -1.
func (s *CategorySet) Index(id string) int {
	for i := range s.Categories {
		if s.Categories[i].ID == id {
			return i
		}
	}
	return -1
}

// A Section is a named group of indicators.
type Section struct {
	ID      string       `json:"id"`
	Title   string       `json:"title,omitzero"`
	Aliases []string     `json:"aliases,omitzero"` // ids that it had before, and those of indicators that are no longer measured
	Place   source.Place `json:"-"`
}

// A Table prints indicators that share a category set as one table.
type Table struct {
	ID         string         `json:"id"`
	Title      string         `json:"title,omitzero"`
	Section    string         `json:"section,omitzero"`
	Indicators []string       `json:"indicators,omitzero"`
	Place      source.Place   `json:"-"`
	Places     []source.Place `json:"-"` // of each of Indicators
}

// A Form is how a declared chart draws its indicators. The zero value leaves the
// choice to the rules.
type Form uint8

const (
	AnyForm Form = iota
	LineForm
	ColumnsForm
	BarsForm
	YearToDateForm
	PairForm
	BulletForm
	ComparisonForm
	MultiplesForm
)

var formWords = []string{"", "line", "columns", "bars", "year-to-date", "pair", "bullet", "comparison", "multiples"}

// ParseForm reads the word that scorecard.toml uses.
func ParseForm(s string) (Form, bool) { return parseWord[Form](formWords, s) }

// FormWords lists what ParseForm reads, but for the empty word.
func FormWords() []string { return formWords[1:] }

// String gives the word that scorecard.toml uses.
func (f Form) String() string { return formWords[f] }

// Most gives how many indicators a form can draw; 0 for no limit. More lines
// than one chart can tell apart are drawn as multiples.
func (f Form) Most() int {
	switch f {
	case PairForm:
		return 2
	case ColumnsForm, YearToDateForm, BulletForm, ComparisonForm:
		return 1
	}
	return 0
}

// Ordered reports whether a form draws one figure after another, so that there
// is an order to choose.
func (f Form) Ordered() bool { return f == BarsForm || f == ComparisonForm }

// Instead reports whether a chart stands in the place of the one that an
// indicator would have anyway: of its history, or of its categories. Others stand
// beside it.
func (c *Chart) Instead(indicator string, ofCategories bool) bool {
	if !slices.Contains(c.Indicators, indicator) {
		return false
	}
	switch c.Form {
	case MultiplesForm:
		return !ofCategories
	case BarsForm:
		return ofCategories && len(c.Indicators) == 1
	case ComparisonForm, BulletForm, PairForm:
		return false
	}
	return !ofCategories && len(c.Indicators) == 1
}

// A Chart draws indicators that share a unit, in a section.
type Chart struct {
	ID         string         `json:"id"`
	Title      string         `json:"title,omitzero"` // empty for the one that the figures give
	Section    string         `json:"section,omitzero"`
	Indicators []string       `json:"indicators,omitzero"`
	Form       Form           `json:"form,omitzero"`
	BySize     bool           `json:"by_size,omitzero"` // categories in order of size, not in their own
	Place      source.Place   `json:"-"`
	Places     []source.Place `json:"-"` // of each of Indicators
}

// A Comparator is whom figures are compared with: England, neighbours …
type Comparator struct {
	ID    string `json:"id"`
	Title string `json:"title,omitzero"`
	Short string `json:"short,omitzero"` // a column heading; the title where none is given
	Note  string `json:"note,omitzero"`

	BetterThan []string `json:"better_than,omitzero"` // comparators that it is at least as good as, by its definition
}

// A Benchmark is a comparator's figure for an indicator.
type Benchmark struct {
	Indicator  string
	Category   string
	Comparator string
	Period     Period // zero where the source does not state it
	From       Period // first month that knew it; zero for always
	Value      Decimal
	Source     string
	Note       string
	Spot       source.Spot
}
