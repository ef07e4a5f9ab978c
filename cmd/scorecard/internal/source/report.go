package source

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// An Accepted problem is one that somebody lets stand, for a reason.
type Accepted struct {
	Problem Problem
	Reason  string
	Place   Place // where it was accepted
}

// A Report is what is printed of a check, in one of three forms.
type Report struct {
	Problems Problems
	Accepted []Accepted
	Manual   func(rule string) string // of which the first line is a sentence; nil for none
	Read     string                   // how much was read of what people wrote, in a line; "" for nothing
}

// few is the number of problems that can be seen at a glance.
const few = 20

// A ruleCount is how many problems one rule has found.
type ruleCount struct {
	Rule     string `json:"rule"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
}

// counts gives the rules by the number of their problems.
func (ps Problems) counts() []ruleCount {
	out := make([]ruleCount, 0, len(ps))
	for _, p := range ps {
		i := slices.IndexFunc(out, func(c ruleCount) bool { return c.Rule == p.Rule })
		if i < 0 {
			i = len(out)
			out = append(out, ruleCount{Rule: p.Rule})
		}
		if p.Severity == Error {
			out[i].Errors++
		} else {
			out[i].Warnings++
		}
	}
	slices.SortFunc(out, func(a, b ruleCount) int {
		return cmp.Or(b.Errors+b.Warnings-a.Errors-a.Warnings, strings.Compare(a.Rule, b.Rule))
	})
	return out
}

func (r *Report) sentence(rule string) string {
	if r.Manual == nil {
		return ""
	}
	first, _, _ := strings.Cut(r.Manual(rule), "\n")
	return first
}

// WriteText prints the problems for a person, as Problems.WriteText does, then
// how many there are and, where they are more than a few, how many of each rule.
func (r *Report) WriteText(w io.Writer) error {
	if err := r.Problems.WriteText(w); err != nil {
		return err
	}
	end := r.Problems.Summary()
	if n := len(r.Accepted); n > 0 {
		end += fmt.Sprintf("; %d accepted", n)
	}
	if len(r.Problems) > few {
		for _, c := range r.Problems.counts() {
			end += strings.TrimRight(fmt.Sprintf("\n%5d %-22s %s", c.Errors+c.Warnings, c.Rule, r.sentence(c.Rule)), " ")
		}
	}
	if r.Read != "" {
		end += "\n" + r.Read
	}
	_, err := fmt.Fprintln(w, end)
	return err
}

// WriteAccepted prints what is accepted, each problem with the reason.
func (r *Report) WriteAccepted(w io.Writer) error {
	var b []byte
	for _, a := range r.Accepted {
		a.Problem.Hint = ""
		b = a.Problem.appendText(b)
		b = fmt.Appendf(b, "  accepted at %s: %s\n", a.Place, a.Reason)
	}
	b = fmt.Appendf(b, "%d accepted\n", len(r.Accepted))
	_, err := w.Write(b)
	return err
}

// problemJSON is the stable form in which -format json prints a problem.
type problemJSON struct {
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Width    int    `json:"width,omitempty"`
	Hint     string `json:"hint,omitempty"`
	Reason   string `json:"reason,omitempty"` // of one that is accepted
}

func (p *Problem) json(reason string) problemJSON {
	return problemJSON{p.Severity.String(), p.Rule, p.Message, p.Place.File, p.Place.Line, p.Place.Col, p.Place.Width, p.Hint, reason}
}

// WriteJSON prints the report as one JSON object. Its keys are only ever added
// to: problems (severity, rule, message, file, line, column and, where there is
// one, width and hint; a line or column of 0 is that of a file as a whole),
// errors and warnings (how many), rules (how many of each) and accepted
// (problems with a reason).
func (r *Report) WriteJSON(w io.Writer) error {
	out := struct {
		Problems []problemJSON `json:"problems"`
		Errors   int           `json:"errors"`
		Warnings int           `json:"warnings"`
		Rules    []ruleCount   `json:"rules"`
		Accepted []problemJSON `json:"accepted"`
	}{make([]problemJSON, 0, len(r.Problems)), r.Problems.Count(Error), r.Problems.Count(Warning), r.Problems.counts(), make([]problemJSON, 0, len(r.Accepted))}
	for n := range r.Problems {
		out.Problems = append(out.Problems, r.Problems[n].json(""))
	}
	for n := range r.Accepted {
		out.Accepted = append(out.Accepted, r.Accepted[n].Problem.json(r.Accepted[n].Reason))
	}
	return writeIndented(w, out)
}
