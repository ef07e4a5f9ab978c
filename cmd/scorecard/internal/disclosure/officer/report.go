// Package officer tells a data protection officer what a plan withholds, why,
// and what is proved of it: as text, for programs, and as a page that stands by
// itself. It decides nothing. No value of any figure is in what it tells, but
// which figures are small is: it is not to be published.
package officer

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/advice"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Report is what a data protection officer asks of a plan and its audit.
type Report struct {
	Scorecard string     `json:"scorecard"`
	Figures   int        `json:"figures"`  // that there are
	Withheld  int        `json:"withheld"` // of them
	Covering  int        `json:"covering"` // of those, to cover others
	Targets   int        `json:"targets"`  // numbers that must not be worked out
	Values    int        `json:"values"`   // that each of them could have, at least
	Lines     []Line     `json:"lines"`    // a line a withheld figure
	Exposed   []Exposure `json:"exposed"`
	Published []string   `json:"published"` // small numbers that a published month has printed: too late
	Unproved  []string   `json:"unproved"`  // percentages without a base
	Broken    []string   `json:"broken"`    // relations that the figures do not keep
	Cause     string     `json:"cause"`     // why nothing could be audited; "" where it could

	Alternatives []advice.Alternative `json:"alternatives"` // other ways to publish, where anything is withheld
	Suggested    []string             `json:"suggested"`    // relations that hold and are not declared

	Proof *Proof `json:"proof,omitempty"` // by substitution; nil where none was asked for
}

// Advise adds what an author could do: other ways to publish, and relations to
// declare.
func (r *Report) Advise(in *disclosure.Input) {
	if r.Withheld > 0 {
		r.Alternatives = advice.Alternatives(in)
	}
	for _, s := range advice.Suggest(in) {
		r.Suggested = append(r.Suggested, fmt.Sprintf("%s, in %d periods", relationWords(&s.Relation), s.Periods))
	}
}

// relationWords gives a suggested relation as a line of its operands.
func relationWords(r *scorecard.Relation) string {
	out := fmt.Sprintf("%s: %s of", r.Kind, r.Result)
	for n, o := range append(slices.Clone(r.Plus), r.Minus...) {
		switch {
		case n == 0:
		case n >= len(r.Plus) && r.Kind == scorecard.StockAndFlow:
			out += " less"
		default:
			out += " and"
		}
		out += " " + o.String()
	}
	return out
}

// A Line is a withheld figure.
type Line struct {
	Month   string `json:"month"`
	Figure  string `json:"figure"`
	Why     string `json:"why"`
	Because string `json:"because,omitempty"` // the figure that it covers
	Values  int    `json:"values,omitempty"`  // that it could have, at least; 0 for one that covers another

	Through []string `json:"through,omitempty"` // the relations by which it would tell that figure

	why scorecard.Reason
}

// An Exposure is a number that a reader can work out, or might.
type Exposure struct {
	Figure  string `json:"figure"`
	Why     string `json:"why"`
	Values  int    `json:"values"`            // that it could have
	Spent   bool   `json:"spent"`             // the search was not finished
	Insider string `json:"insider,omitempty"` // who counts in this figure can work it out
}

// New puts a plan and its audit together. The plan is the one that was
// audited.
func New(name string, in *disclosure.Input, p *disclosure.Plan, a *disclosure.Audit) *Report {
	r := &Report{Scorecard: name, Figures: len(in.Items), Targets: len(a.Findings), Values: in.Rule.Values,
		Lines: []Line{}, Exposed: []Exposure{}, Published: []string{}, Unproved: []string{}, Broken: []string{}, Alternatives: []advice.Alternative{}, Suggested: []string{}}
	if a.Cause != nil {
		r.Cause = a.Cause.Error()
	}
	values, items := map[disclosure.Figure]int{}, map[disclosure.Figure]int{}
	for n := range in.Items {
		items[in.Items[n].Figure] = n
	}
	for n := range a.Findings {
		f := &a.Findings[n]
		if item, ok := a.Item(f); ok {
			if known, ok := values[in.Items[item].Figure]; !ok || len(f.Values) < known {
				values[in.Items[item].Figure] = len(f.Values)
			}
		}
		switch {
		case a.Public(f):
			r.Published = append(r.Published, a.Name(f))
		case !f.Protected:
			e := Exposure{Figure: a.Name(f), Why: f.Target.Why.String(), Values: len(f.Values), Spent: f.Spent}
			if f.Insider != nil {
				e.Insider = f.Insider.String()
			}
			r.Exposed = append(r.Exposed, e)
		}
	}
	for _, w := range p.Withheld {
		at := disclosure.Figure{Operand: w.Operand, Period: w.Period}
		line := Line{Month: w.Month.String(), Figure: at.String(), Why: w.Why.String(), Because: w.Because, why: w.Why}
		if w.Why == scorecard.CoversAnother {
			r.Covering++
			line.Through = a.Through(items[at], w.Because)
		} else {
			line.Values = values[at]
		}
		r.Withheld++
		r.Lines = append(r.Lines, line)
	}
	for _, n := range a.Unproved {
		r.Unproved = append(r.Unproved, in.Items[n].Figure.String())
	}
	for _, b := range a.Broken {
		r.Broken = append(r.Broken, fmt.Sprintf("%s, %s: %s", b.Relation, b.Period, b.Why))
	}
	return r
}

// Safe reports whether every number that must not be worked out is protected
// and, where a proof was asked for, proved to be.
func (r *Report) Safe() bool {
	return len(r.Exposed) == 0 && r.Cause == "" && (r.Proof == nil || r.Proof.Holds())
}

// Of leaves in a report the lines of one month.
func (r *Report) Of(month string) *Report {
	out := *r
	out.Lines = []Line{}
	for _, line := range r.Lines {
		if line.Month == month {
			out.Lines = append(out.Lines, line)
		}
	}
	return &out
}

// WriteJSON prints the report for programs.
func (r *Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// WriteText prints the report for people.
func (r *Report) WriteText(w io.Writer) error {
	b := fmt.Appendf(nil, "%s: %d of %d figures are withheld (%s), %d for themselves and %d to cover others\n",
		r.Scorecard, r.Withheld, r.Figures, share(r.Withheld, r.Figures), r.Withheld-r.Covering, r.Covering)
	switch {
	case r.Cause != "":
		b = fmt.Appendf(b, "nothing is proved: %s\n", r.Cause)
	case len(r.Exposed) == 0:
		b = fmt.Appendf(b, "proved: %d of %d small numbers could have %d values or more\n", r.Targets-len(r.Published), r.Targets, r.Values)
	default:
		b = fmt.Appendf(b, "NOT PROTECTED: %d of %d small numbers\n", len(r.Exposed), r.Targets)
	}
	for _, e := range r.Exposed {
		b = fmt.Appendf(b, "  %s (%s): %s\n", e.Figure, e.Why, e.words())
	}
	if r.Proof != nil {
		b = r.Proof.appendText(b)
	}
	month := ""
	for _, line := range r.Lines {
		if line.Month != month {
			month = line.Month
			b = fmt.Appendf(b, "%s\n", month)
		}
		b = fmt.Appendf(b, "  %-40s %s", line.Figure, line.Why)
		if line.Because != "" {
			b = fmt.Appendf(b, " %s", line.Because)
		}
		if len(line.Through) > 0 {
			b = fmt.Appendf(b, " (%s)", strings.Join(line.Through, ", "))
		}
		b = append(b, '\n')
	}
	b = list(b, "small, and printed in a month that is closed: what was public cannot be withheld any more", r.Published)
	b = list(b, "printed, and nothing is proved of them, because their base is not known", r.Unproved)
	b = list(b, "relations that nothing was reasoned with", r.Broken)
	b = list(b, "relations that hold and are not declared", r.Suggested)
	if len(r.Alternatives) > 1 {
		b = append(b, "other ways to publish\n"...)
	}
	for n, a := range r.Alternatives {
		if len(r.Alternatives) > 1 {
			b = fmt.Appendf(b, "  %-40s %d of %d figures are shown", a.Name, a.Shown, a.Figures)
			if n > 0 && a.Exposed > 0 {
				b = fmt.Appendf(b, ", NOT PROTECTED: %d", a.Exposed)
			}
			b = append(b, '\n')
		}
	}
	_, err := w.Write(b)
	return err
}

// words say what a reader can do about a number.
func (e *Exposure) words() string {
	switch {
	case e.Insider != "":
		return "whoever is counted in " + e.Insider + " can work it out"
	case e.Spent:
		return "the search was not finished"
	case e.Values == 1:
		return "every reader can work it out"
	}
	return fmt.Sprintf("it could have %d values", e.Values)
}

func list(b []byte, heading string, lines []string) []byte {
	if len(lines) == 0 {
		return b
	}
	b = fmt.Appendf(b, "%s: %d\n", heading, len(lines))
	for _, line := range lines {
		b = fmt.Appendf(b, "  %s\n", line)
	}
	return b
}

// share prints a part as a percentage with one decimal.
func share(part, whole int) string {
	d, ok := scorecard.Ratio(scorecard.Int(part), scorecard.Int(whole), 100, 1)
	if !ok {
		return "0.0%"
	}
	return d.String() + "%"
}
