package record

import (
	"bytes"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Correction is what a version of a month puts right, and how much.
type Correction struct {
	Of          int          `json:"of"`                   // the version before
	Began       int          `json:"began"`                // the version in which the oldest of the mistakes began
	Substantial bool         `json:"substantial,omitzero"` // it changes a conclusion
	Differences []Difference `json:"differences"`
}

// A Difference is one thing that a version says otherwise than the one before:
// a figure, a status, a sentence. Before or After is empty where it is new, or
// taken out.
type Difference struct {
	Kind        DifferenceKind   `json:"kind"`
	Section     string           `json:"section,omitzero"`   // of a sentence: that it stands in, or the name of its text
	Indicator   string           `json:"indicator,omitzero"` // id
	Category    string           `json:"category,omitzero"`  // id; "" for the indicator itself
	Name        string           `json:"name,omitzero"`      // of the indicator or category, as readers see it
	Period      scorecard.Period `json:"period,omitzero"`
	Other       string           `json:"other,omitzero"` // a comparator's title
	Before      string           `json:"before,omitzero"`
	After       string           `json:"after,omitzero"`
	Size        string           `json:"size,omitzero"`    // of a figure's change: "-7"; "" where it has none
	Percent     string           `json:"percent,omitzero"` // of the figure before: "-1.6"; "" where that says nothing
	Substantial bool             `json:"substantial,omitzero"`
	Began       int              `json:"began"` // the first version that said what was before
}

// A DifferenceKind says what differs.
type DifferenceKind uint8

// The kinds of difference.
const (
	FigureDiffers DifferenceKind = iota
	StatusDiffers
	DirectionDiffers
	TargetDiffers
	ComparatorDiffers
	DefinitionDiffers
	SentenceDiffers
	OtherDiffers // something else that the page or its files say
)

var differenceWords = []string{"figure", "status", "direction", "target", "comparator", "definition", "sentence", "other"}

// String is the kind's word in a record.
func (k DifferenceKind) String() string { return differenceWords[k] }

// MarshalText writes the kind.
func (k DifferenceKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (k *DifferenceKind) UnmarshalText(text []byte) error { return readWord(k, differenceWords, text) }

// Correct says what a version of a month puts right. before are the versions
// that there are, from the first; nil where it says the same as the last.
//
// A correction is substantial where a status, a direction or whether a target is
// met changes, where a figure appears, goes, or changes by more than the
// indicator's least change that counts (any change where it names none).
func Correct(before []*Edition, now *Edition) *Correction {
	last := before[len(before)-1]
	if bytes.Equal(facts(last), facts(now)) {
		return nil
	}
	c := &Correction{Of: len(before), Began: len(before), Differences: differences(last, now)}
	if len(c.Differences) == 0 {
		c.Differences = []Difference{{Kind: OtherDiffers}}
	}
	older := make([]map[Difference]string, len(before))
	for n, e := range before {
		older[n] = said(e)
	}
	for n := range c.Differences {
		d := &c.Differences[n]
		d.Began = len(before)
		for d.Began > 1 && d.Kind != OtherDiffers && same(older[d.Began-2], d) {
			d.Began--
		}
		c.Began = min(c.Began, d.Began)
		c.Substantial = c.Substantial || d.Substantial
	}
	return c
}

// same reports whether a version said what was before a difference.
func same(older map[Difference]string, d *Difference) bool {
	text, there := older[d.about()]
	return there == (d.Before != "") && text == d.Before
}

// about is what a difference is about, without what is said of it.
func (d *Difference) about() Difference {
	about := Difference{Kind: d.Kind, Section: d.Section, Indicator: d.Indicator, Category: d.Category, Period: d.Period, Other: d.Other}
	if d.Kind == SentenceDiffers {
		about.Before = d.Before + d.After
	}
	return about
}

// A statement is one thing that an edition says.
type statement struct {
	Difference // Before is what it says
	figure     *Figure
	least      scorecard.Decimal
}

// said gives everything that an edition says, by what it is about.
func said(e *Edition) map[Difference]string {
	out := map[Difference]string{}
	for _, s := range statements(e) {
		out[s.about()] = s.Before
	}
	return out
}

// statements lists everything that an edition says.
func statements(e *Edition) (out []statement) {
	for n := range e.Rows {
		r := &e.Rows[n]
		out = r.statements(out, r.Indicator, "", r.Indicator.Short)
		for k := range r.Categories {
			c := &r.Categories[k]
			out = c.statements(out, r.Indicator, c.Category.ID, c.Category.Name)
		}
	}
	text := func(section string, t *Text) {
		for _, line := range t.Plain() {
			for _, sentence := range sentences(line) {
				out = append(out, statement{Difference: Difference{Kind: SentenceDiffers, Section: section, Before: sentence}})
			}
		}
	}
	text("overview", e.Overview)
	for n := range e.Commentary {
		text(e.Commentary[n].Section, &e.Commentary[n].Text)
	}
	text("about-this-month", e.About)
	text("young-people", e.Young)
	return out
}

func (r *Row) statements(out []statement, i *Indicator, category, name string) []statement {
	about := Difference{Indicator: i.ID, Category: category, Name: name}
	say := func(kind DifferenceKind, text string) {
		if text != "" {
			d := about
			d.Kind, d.Before = kind, text
			out = append(out, statement{Difference: d})
		}
	}
	figure := func(kind DifferenceKind, other string, f *Figure) {
		d := about
		d.Kind, d.Period, d.Other, d.Before = kind, f.Period, other, f.Marked()
		out = append(out, statement{d, f, i.LeastChange})
	}
	for n := range r.History {
		figure(FigureDiffers, "", &r.History[n])
	}
	for n := range r.Companions {
		figure(FigureDiffers, r.Companions[n].Kind, &r.Companions[n].Figure)
	}
	for n := range r.Benchmarks {
		figure(ComparatorDiffers, r.Benchmarks[n].Comparator.Title, &r.Benchmarks[n].Figure)
	}
	say(StatusDiffers, statusWord(r))
	say(DirectionDiffers, r.Direction)
	if r.Target != nil {
		say(TargetDiffers, r.Target.Text)
	}
	if category == "" {
		say(DefinitionDiffers, strings.Join(append([]string{i.Name, i.Unit.Word(), i.Note}, i.Definition...), "\n"))
	}
	return out
}

// statusWord is a row's light and whether its target is met, as one word.
func statusWord(r *Row) string {
	if r.Status != scorecard.Unrated {
		return r.Status.String()
	}
	return metWords[r.Met]
}

// differences lists what two versions say differently, in the order of the page.
func differences(before, now *Edition) (out []Difference) {
	old, fresh := statements(before), statements(now)
	was := map[Difference]*statement{}
	for n := range old {
		was[old[n].about()] = &old[n]
	}
	for n := range fresh {
		f := &fresh[n]
		o := was[f.about()]
		delete(was, f.about())
		if o == nil || o.Before != f.Before {
			out = append(out, between(o, f))
		}
	}
	for n := range old {
		if o := &old[n]; was[o.about()] == o {
			out = append(out, between(o, nil))
		}
	}
	slices.SortStableFunc(out, func(a, b Difference) int { return int(a.Kind) - int(b.Kind) })
	return out
}

// between says how one thing was said before and is now; nil where it was not,
// or is no more.
func between(before, now *statement) Difference {
	var d Difference
	if before != nil {
		d = before.Difference
	}
	if now != nil {
		d = now.Difference
		d.Before, d.After = "", now.Before
		if before != nil {
			d.Before = before.Before
		}
	}
	if now != nil && now.figure != nil && now.figure.Markers.Has(scorecard.Withheld) {
		d.Before = "" // which is what is withheld
	}
	switch d.Kind {
	case StatusDiffers, DirectionDiffers:
		d.Substantial = true
	case FigureDiffers:
		d.Substantial = true
		if before != nil && now != nil && before.figure.Has && now.figure.Has {
			change := now.figure.Shown.Sub(before.figure.Shown)
			d.Size, d.Percent = Size(before.figure.Shown, now.figure.Shown)
			d.Substantial = change.Sign() != 0 && change.Abs().Cmp(now.least) >= 0
		}
	}
	return d
}

// Size gives by how much a figure changed, and by how many per cent of what it
// was to one decimal: "-7" and "-1.6". They are empty where it did not change,
// and where it was zero.
func Size(before, now scorecard.Decimal) (size, percent string) {
	change := now.Sub(before)
	if change.Sign() == 0 {
		return "", ""
	}
	if part, ok := scorecard.Ratio(change, before.Abs(), 100, 1); ok {
		percent = part.String()
	}
	return change.String(), percent
}

// sentences cuts a paragraph after each full stop, question mark or exclamation
// mark that a space and a capital or a digit follow.
func sentences(line string) (out []string) {
	begin := 0
	for n := 0; n+2 < len(line); n++ {
		next := line[n+2]
		if strings.IndexByte(".?!", line[n]) >= 0 && line[n+1] == ' ' && (next >= 'A' && next <= 'Z' || next >= '0' && next <= '9' || next >= 0x80) {
			out = append(out, line[begin:n+1])
			begin = n + 2
		}
	}
	return append(out, line[begin:])
}

// facts is what an edition says, whatever its number, its reason and the date of
// its correction.
func facts(e *Edition) []byte {
	all := *e
	all.Version, all.Reason, all.Correction, all.Addresses, all.After, all.Withdrawn = 0, "", nil, nil, nil, nil
	all.Month.Corrected, all.Month.By = "", ""
	text, err := Write(&all)
	if err != nil {
		return nil
	}
	return text
}
