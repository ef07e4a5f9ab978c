// Package record holds a scorecard as at a month as one plain value, an Edition:
// every figure, status and target, and every string that states a fact. It is
// what a month's page, its data files and its charts are printed from, and it is
// what stays of a month that is closed: a closed month is printed from the file
// of its Edition, by the same code, and no rule runs again.
//
// Fixed words (headings of columns, labels) are no facts. They come from the
// site's messages when a page is printed, and only those may change on a closed
// month's page, as its layout may.
//
// # The file
//
// A record is data/<scorecard>/published/<month>/v1.json, v2.json …: JSON, so
// that any tool reads it, with a line for a fact, so that a difference of two
// versions reads as what changed. Numbers are texts of exact decimals. It begins
// with the version of its form and a digest of all the rest:
//
//	{
//	  "record": 1,
//	  "digest": "6b1f…",
//	  "version": 1,
//	  "month": {
//	    "period": "2023-03",
//	    "published": "2023-04-30"
//	  },
//	  …
//	      "history": [
//	        {"period": "2023-02", "value": "444", "shown": "444", "display": "444", "status": "amber"},
//
// A record that was changed by hand, or cut short, does not agree with its
// digest, and is a problem. Write gives the file of an Edition, Read the Edition
// of a file.
//
// # What is taken out
//
// A figure that should never have been published is withdrawn from every record:
// Withdraw takes it out with what was worked out from it, Hush takes out notes and
// reasons that tell it, and Recorrect what corrections said of it. The record then
// says when, why and how many, and has the digest of what it was. Nothing of the
// figure is left, though whoever has the digest may try whether a guess is right.
//
// # What it does not know
//
// An Edition holds figures as they were released. What was withheld is not in it,
// nor how it was decided.
package record

import (
	"fmt"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// Schema is the version of the form of a record.
const Schema = 1

// An Edition is a scorecard as at one month.
type Edition struct {
	Version    int              `json:"version,omitzero"`    // of a closed month, from 1; 0 of one that is open
	Reason     string           `json:"reason,omitzero"`     // of a correction; "" for a first version
	Correction *Correction      `json:"correction,omitzero"` // nil for a first version
	Month      Month            `json:"month"`
	Scorecard  *Frame           `json:"scorecard"`
	Since      scorecard.Period `json:"since,omitzero"` // the month that Changes compares with; zero for none
	Counts     Counts           `json:"counts"`
	Changes    []Change         `json:"changes,omitzero"`
	Better     []string         `json:"better,omitzero"` // ids of indicators whose figure is another than a month before, and better than its baseline
	Worse      []string         `json:"worse,omitzero"`  // and worse

	Overview   *Text       `json:"overview,omitzero"` // nil for nothing; so are the others
	About      *Text       `json:"about,omitzero"`    // how the figures came to be
	Young      *Text       `json:"young,omitzero"`    // for young people
	YoungFacts []YoungFact `json:"young_facts,omitzero"`
	Commentary []Passage   `json:"commentary,omitzero"` // of sections, in their order

	Rows      []Row      `json:"rows"`               // one an indicator, in the definition's order
	Drawings  []Drawing  `json:"drawings,omitzero"`  // what the charts say that scorecard.toml declares
	Supplied  []Supplied `json:"supplied,omitzero"`  // the figures that the month's own file gave
	Addresses []Address  `json:"addresses,omitzero"` // that no record had before
	After     []string   `json:"after,omitzero"`     // the records that were the last before this one: "2023-02/v1"

	Withdrawn []Withdrawal `json:"withdrawn,omitzero"` // oldest first
}

// A Month is when an edition is of, and its dates, as 2023-04-30.
type Month struct {
	Period    scorecard.Period `json:"period"`
	Published string           `json:"published,omitzero"` // "" for a draft
	NextDate  string           `json:"next,omitzero"`
	Extracted string           `json:"extracted,omitzero"`
	Meetings  []string         `json:"meetings,omitzero"`
	Corrected string           `json:"corrected,omitzero"` // when a correction was published
	By        string           `json:"by,omitzero"`        // who published it
}

// Draft reports whether the month is not yet published.
func (m *Month) Draft() bool { return m.Published == "" }

// Ends is the last day of the month, as its date: the day that the month's own
// figures reach to.
func (m *Month) Ends() string {
	return scorecard.NewDay(m.Period.End()).String()
}

// A Frame is what a scorecard says of itself.
type Frame struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Publisher string `json:"publisher,omitzero"`
	AreaCode  string `json:"area_code,omitzero"`

	Source      string                 `json:"source,omitzero"`        // the published report that the figures come from
	ShownInFull string                 `json:"shown_in_full,omitzero"` // the reason for withholding nothing; "" where small numbers are protected
	Columns     int                    `json:"columns,omitzero"`       // how many months a table shows
	Labels      [][2]string            `json:"labels,omitzero"`        // the council's words, and ours
	Sections    []scorecard.Section    `json:"sections"`
	Tables      []scorecard.Table      `json:"tables,omitzero"`
	Charts      []scorecard.Chart      `json:"charts,omitzero"`
	AllFiles    bool                   `json:"all_files,omitzero"` // every chart of a month page is a file too
	Comparators []scorecard.Comparator `json:"comparators,omitzero"`
}

// Counts counts the indicators of an edition by status, by judgement and by
// whether they meet a target. Each group adds up to Total.
type Counts struct {
	Total          int `json:"total"`
	Green          int `json:"green,omitzero"`
	Amber          int `json:"amber,omitzero"`
	Red            int `json:"red,omitzero"`
	Unrated        int `json:"unrated,omitzero"`
	Better         int `json:"better,omitzero"`
	Worse          int `json:"worse,omitzero"`
	Unchanged      int `json:"unchanged,omitzero"`
	Unjudged       int `json:"unjudged,omitzero"`
	TargetMet      int `json:"target_met,omitzero"`
	TargetNotMet   int `json:"target_not_met,omitzero"`
	WithoutATarget int `json:"without_a_target,omitzero"`
}

// HasStatus reports whether any indicator has a light.
func (c *Counts) HasStatus() bool { return c.Green+c.Amber+c.Red > 0 }

// HasTarget reports whether any indicator is held against a target.
func (c *Counts) HasTarget() bool { return c.TargetMet+c.TargetNotMet > 0 }

// A Change is something about an indicator that a reader of the month before
// would want to know, as a clause that follows the indicator's name.
type Change struct {
	Indicator string `json:"indicator"`
	First     bool   `json:"first,omitzero"` // it is the indicator's first figure
	Words     string `json:"words"`
}

// A YoungFact is an indicator as young people are told it: one sentence of how
// many they are, and what it was before. It says nothing of good or bad, of
// targets or of lights.
type YoungFact struct {
	Share  *Share `json:"share,omitzero"`  // of a percentage from 0 to 100; nil for any other figure
	People bool   `json:"people,omitzero"` // the figure counts people, not events, households or things
	Lead   string `json:"lead"`            // what the sentence begins with: "About 9 in 10", "437"
	Words  string `json:"words"`           // the rest of it, without a full stop: "of you saw a dentist"
	Beside string `json:"beside,omitzero"` // further sentences: the exact figure, its period, what it was before
}

// A Share is a percentage as so many out of ten.
type Share struct {
	Tenths int   `json:"tenths"` // of ten, how many to fill in; 0 is none and 10 all, exactly
	Bound  Bound `json:"bound,omitzero"`
}

// Bound says how a Share's tenths are meant. The zero value is as they are.
type Bound uint8

const (
	Exactly  Bound = iota
	About          // it is rounded to them
	LessThan       // 1, and it is less, though not none
	MoreThan       // 9, and it is more, though not all
)

// A Drawing is what a chart says that scorecard.toml declares.
type Drawing struct {
	Chart   string `json:"chart"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Goal    bool   `json:"goal,omitzero"` // all its indicators have one and the same target at all times, with the same lights
}

// A Supplied is a figure that a month's own file gave, as it was released.
type Supplied struct {
	Indicator   string             `json:"indicator"`
	Category    string             `json:"category,omitzero"`
	Period      scorecard.Period   `json:"period"`
	Value       *scorecard.Decimal `json:"value,omitzero"`
	Numerator   *scorecard.Decimal `json:"numerator,omitzero"`
	Denominator *scorecard.Decimal `json:"denominator,omitzero"`
	Markers     scorecard.Markers  `json:"markers,omitzero"`
	Note        string             `json:"note,omitzero"`
}

// String gives all of the figure in one line, which another has only where it is
// the same.
func (s *Supplied) String() string {
	line := fmt.Sprintf("%q %q %s %s %q", s.Indicator, s.Category, s.Period, s.Markers, s.Note)
	for _, d := range []*scorecard.Decimal{s.Value, s.Numerator, s.Denominator} {
		line += " "
		if d != nil {
			line += d.String()
		}
	}
	return line
}

// An Address is one that was published, and that is kept for ever.
type Address struct {
	Path      string   `json:"path"`               // from the site's root: "dorset/2023-03/"
	Fragments []string `json:"fragments,omitzero"` // of a page
}

// Row gives the row of an indicator, or nil.
func (e *Edition) Row(id string) *Row {
	for n := range e.Rows {
		if e.Rows[n].Indicator.ID == id {
			return &e.Rows[n]
		}
	}
	return nil
}

// RowOf gives the row of an indicator that may have had other ids, or nil.
func (e *Edition) RowOf(id string, aliases []string) *Row {
	r := e.Row(id)
	for n := 0; r == nil && n < len(aliases); n++ {
		r = e.Row(aliases[n])
	}
	return r
}

// Section gives the rows of a section.
func (e *Edition) Section(id string) []*Row {
	return e.chosen(func(r *Row) bool { return r.Indicator.Section == id })
}

// Headlines gives the rows of the headline indicators.
func (e *Edition) Headlines() []*Row {
	return e.chosen(func(r *Row) bool { return r.Indicator.Headline })
}

func (e *Edition) chosen(is func(*Row) bool) (out []*Row) {
	for n := range e.Rows {
		if is(&e.Rows[n]) {
			out = append(out, &e.Rows[n])
		}
	}
	return out
}

// Part gives the row of an indicator, or that of a category of it by
// "indicator/category"; nil where there is none.
func (e *Edition) Part(name string) *Row {
	id, category, parted := strings.Cut(name, "/")
	r := e.Row(id)
	if r == nil || !parted {
		return r
	}
	for n := range r.Categories {
		if r.Categories[n].Category.ID == category {
			return &r.Categories[n]
		}
	}
	return nil
}

// Named gives the rows of indicators by their ids.
func (e *Edition) Named(ids []string) (out []*Row) {
	for _, id := range ids {
		if r := e.Row(id); r != nil {
			out = append(out, r)
		}
	}
	return out
}

// Columns gives the months that a table shows, oldest first.
func (e *Edition) Columns() []scorecard.Period {
	out := make([]scorecard.Period, e.Scorecard.Columns)
	for n := range out {
		out[n] = e.Month.Period.AddMonths(n + 1 - len(out))
	}
	return out
}

// Markers gives every marker that the edition's figures use.
func (e *Edition) Markers() (m scorecard.Markers) {
	for n := range e.Rows {
		m |= e.Rows[n].AllMarkers()
	}
	return m
}

// Written is what was written about a section; nil for nothing.
func (e *Edition) Written(section string) *Text {
	for n := range e.Commentary {
		if e.Commentary[n].Section == section {
			return &e.Commentary[n].Text
		}
	}
	return nil
}

// Drawing is what a declared chart says; nil where it cannot be drawn.
func (e *Edition) Drawing(chart string) *Drawing {
	for n := range e.Drawings {
		if e.Drawings[n].Chart == chart {
			return &e.Drawings[n]
		}
	}
	return nil
}
