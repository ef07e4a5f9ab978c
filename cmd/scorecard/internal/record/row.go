package record

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// An Indicator is an indicator's definition, as the edition's readers had it.
type Indicator struct {
	*scorecard.Indicator
	Set        *scorecard.CategorySet `json:"set,omitzero"`        // nil for none
	Definition []string               `json:"definition,omitzero"` // lines of Markdown

	// Words are what fixed words beside the figures are printed in. They are no
	// part of the record.
	Words *words.Words `json:"-"`
}

// A Row is an indicator, or one category of it, as at a month: its latest
// figure and everything that was worked out about it.
type Row struct {
	Indicator *Indicator          `json:"indicator,omitzero"` // of a category, the row's that it is part of
	Category  *scorecard.Category `json:"category,omitzero"`  // nil for the indicator itself

	Figure    Figure              `json:"figure,omitzero"`   // the latest known; with the marker [x] where none is
	Known     bool                `json:"known,omitzero"`    // some figure is known; otherwise Figure stands for its absence
	Due       bool                `json:"due,omitzero"`      // the latest figure is older than the indicator's lag allows
	Previous  *Figure             `json:"previous,omitzero"` // of the period before; nil where it is not known
	Baseline  *Figure             `json:"baseline,omitzero"` // what Movement compares with; nil for none
	Movement  scorecard.Movement  `json:"movement,omitzero"`
	Judgement scorecard.Judgement `json:"judgement,omitzero"`
	Direction string              `json:"direction,omitzero"` // movement and judgement in words: "down 7, improving"; "" where there is no movement
	Moved     string              `json:"moved,omitzero"`     // the movement alone: "fell from 444 to 437"
	Change    string              `json:"change,omitzero"`    // "7"
	Why       string              `json:"why,omitzero"`       // why there is no movement; "" where there is one
	Target    *Target             `json:"target,omitzero"`    // in force for Figure's period; nil for none
	Met       Met                 `json:"met,omitzero"`
	Status    scorecard.Status    `json:"status,omitzero"`
	Override  *Override           `json:"override,omitzero"` // a manager's word, which Status then is; nil for none
	Reason    string              `json:"reason"`            // the working behind the status
	Subject   string              `json:"subject"`           // what the row is about: "Children in care"
	Title     string              `json:"title"`             // of its chart
	Summary   string              `json:"summary"`
	Notes     []string            `json:"notes,omitzero"`

	History    []Figure    `json:"history,omitzero"` // own frequency, oldest first, up to and including Figure
	Companions []Companion `json:"companions,omitzero"`
	Benchmarks []Benchmark `json:"benchmarks,omitzero"`
	YearToDate []Running   `json:"year_to_date,omitzero"` // at each of History, where a chart may show it
	Steps      []Step      `json:"steps,omitzero"`        // of the target over time
	Bands      []Band      `json:"bands,omitzero"`
	TargetSaid string      `json:"target_said,omitzero"` // beside the target in a chart

	Categories []Row     `json:"categories,omitzero"`
	Shares     []string  `json:"shares,omitzero"`    // what part of the total each of Categories is; nil where that cannot be said
	Breakdown  *Together `json:"breakdown,omitzero"` // what the chart of its categories says
	Compared   *Together `json:"compared,omitzero"`  // what the chart beside others says
}

// Together is what a chart of several figures says.
type Together struct {
	Title   string `json:"title"`
	Summary string `json:"summary"`
	BySize  string `json:"by_size,omitzero"` // Summary, in the order of size
}

// A Figure is a figure as it may be shown.
type Figure struct {
	Period   scorecard.Period
	Unit     scorecard.Unit
	Shown    scorecard.Decimal // rounded to the decimals that readers see
	Exact    scorecard.Decimal // as supplied; Shown where it was worked out
	Has      bool              // there is a value; otherwise Markers say why not
	Display  string            // as readers saw it; "" for what Unit and Shown give
	Markers  scorecard.Markers
	Fraction *Fraction // nil where numerator and denominator are not known
	Note     string
	Status   scorecard.Status // by the target in force for its period
	Target   string           // that target in words; "" for none
}

// Marked prints the figure with the markers that stand beside it: "444[p]".
func (f *Figure) Marked() string {
	b := f.AppendDisplay(nil)
	if f.Has {
		b = (f.Markers &^ f.Markers.Replacing()).Append(b)
	}
	return string(b)
}

// A Fraction is the numerator and denominator of a figure.
type Fraction struct {
	Numerator, Denominator scorecard.Decimal
}

// AppendDisplay prints the figure as readers see it: "74.5%", "1,234" or, in
// place of a value, "[x]".
func (f *Figure) AppendDisplay(b []byte) []byte {
	switch {
	case f.Display != "":
		return append(b, f.Display...)
	case !f.Has:
		return f.Markers.Replacing().Append(b)
	}
	return f.Unit.AppendFigure(b, f.Shown)
}

// String prints the figure as AppendDisplay does.
func (f *Figure) String() string { return string(f.AppendDisplay(nil)) }

// A Target is what a figure is held against.
type Target struct {
	Target string             `json:"target,omitzero"` // the rules, as they were written
	Green  string             `json:"green,omitzero"`
	Amber  string             `json:"amber,omitzero"`
	Value  *scorecard.Decimal `json:"value,omitzero"` // the number that the target is; nil where it is not one
	Text   string             `json:"text"`           // as readers see it
	Note   string             `json:"note,omitzero"`
}

// Lit reports whether the target gives a light.
func (t *Target) Lit() bool { return t.Green != "" }

// Met says whether a figure meets its target. The zero value is that there is
// nothing to say.
type Met uint8

const (
	NoTarget Met = iota
	IsMet
	NotMet
)

// An Override is a manager's word against a light.
type Override struct {
	Computed scorecard.Status `json:"computed"` // the light that works out
	Reason   string           `json:"reason"`
}

// A Companion is a figure of another kind of period.
type Companion struct {
	Figure
	Kind     string // "ytd", "outturn", "quarter", "term", "month", "day" or "span"
	Computed bool   // worked out from the indicator's own figures
}

// A Benchmark is a comparator's figure beside the indicator's.
type Benchmark struct {
	Comparator *scorecard.Comparator `json:"-"`
	ID         string                `json:"comparator"`
	Figure     Figure                `json:"figure"` // its Period is zero where the source does not state it
	Source     string                `json:"source,omitzero"`
	Compared   scorecard.Judgement   `json:"compared,omitzero"` // how the indicator's figure compares with it
}

// A Running is the year to date at the end of a month.
type Running struct {
	Figure
	Fresh bool // the month is the first of its year
}

// A Step is a target from a period on, until the next one: one bound, or both.
// One without ends the target before it.
type Step struct {
	From    scorecard.Period  `json:"from,omitzero"` // zero for always
	Low     scorecard.Decimal `json:"low,omitzero"`
	High    scorecard.Decimal `json:"high,omitzero"`
	HasLow  bool              `json:"has_low,omitzero"`
	HasHigh bool              `json:"has_high,omitzero"`
}

// A Band is the figures that have a status by the rules in force from a period
// on, with one bound or both, until the bands with the next period. One without
// Words ends those before it.
type Band struct {
	From    scorecard.Period  `json:"from,omitzero"` // zero for always
	Status  scorecard.Status  `json:"status,omitzero"`
	Words   string            `json:"words,omitzero"` // "Amber: 87% to below 95%"
	Low     scorecard.Decimal `json:"low,omitzero"`
	High    scorecard.Decimal `json:"high,omitzero"`
	HasLow  bool              `json:"has_low,omitzero"`
	HasHigh bool              `json:"has_high,omitzero"`
}

// AllMarkers gives every marker of the row's figures.
func (r *Row) AllMarkers() scorecard.Markers {
	m := Markers(&r.Figure, r.History, r.Companions)
	for n := range r.Categories {
		m |= r.Categories[n].AllMarkers()
	}
	return m
}

// Markers gives every marker of a figure, those before it and those beside it.
func Markers(f *Figure, history []Figure, beside []Companion) scorecard.Markers {
	m := f.Markers
	for n := range history {
		m |= history[n].Markers
	}
	for n := range beside {
		m |= beside[n].Markers
	}
	return m
}

// At gives the row's figure for a period of its own frequency, or nil.
func (r *Row) At(p scorecard.Period) *Figure {
	n, ok := slices.BinarySearchFunc(r.History, p, func(f Figure, p scorecard.Period) int { return f.Period.Compare(p) })
	if !ok {
		return nil
	}
	return &r.History[n]
}

// Column gives the figure that a table shows under a month: the one whose
// period ends in it. It is nil where there is none.
func (r *Row) Column(month scorecard.Period) *Figure {
	p, ok := scorecard.EndingIn(r.Indicator.Kind(), month)
	if !ok {
		return nil
	}
	return r.At(p)
}

// Absence gives the marker for a month without a figure: [z] where the
// indicator has no period that ends in it, else [x].
func (r *Row) Absence(month scorecard.Period) scorecard.Markers {
	if _, ok := scorecard.EndingIn(r.Indicator.Kind(), month); !ok {
		return scorecard.NotApplicable
	}
	return scorecard.Unavailable
}

// ByGroup says of a name that it is broken down, where it does not itself.
func ByGroup(w *words.Words, name string) string {
	if strings.Contains(strings.ToLower(name), " "+w.Say("table.by")+" ") {
		return name
	}
	return w.Say("table.by-group", "name", name)
}
