package officer

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Proof is what came of putting worlds through the pipeline that makes a site:
// for each number that must not be worked out, how many other values leave the
// site as it is, to the byte. It needs no trust in the audit that found them.
type Proof struct {
	Files   int      `json:"files"`  // of the site
	Worlds  int      `json:"worlds"` // that were built
	Numbers int      `json:"numbers"`
	Leaks   []Leak   `json:"leaks"`
	Short   []string `json:"short"` // numbers with too few other values that leave the site as it is

	in    *disclosure.Input
	audit *disclosure.Audit
	same  [][]scorecard.Decimal // of each finding: the values of worlds that make the same site
}

// A Leak is a world that makes another site.
type Leak struct {
	Figures []string `json:"figures"` // that differ in it
	Files   []string `json:"files"`   // that tell
}

// NewProof begins a proof of what an audit found, for a site of so many files.
func NewProof(in *disclosure.Input, a *disclosure.Audit, files int) *Proof {
	p := &Proof{Files: files, Leaks: []Leak{}, in: in, audit: a, same: make([][]scorecard.Decimal, len(a.Findings))}
	p.count()
	return p
}

// Add takes up what was built from a world: the files in which it differs from
// the true site, none where it is the same.
func (p *Proof) Add(j *disclosure.Joint, differs []string) {
	p.Worlds++
	if len(differs) > 0 {
		leak := Leak{Files: differs}
		for _, sub := range j.World {
			leak.Figures = append(leak.Figures, p.in.Items[sub.Item].Figure.String())
		}
		slices.Sort(leak.Figures)
		p.Leaks = append(p.Leaks, leak)
		return
	}
	for _, m := range j.Moves {
		if !slices.Contains(p.same[m.Finding], m.Value) {
			p.same[m.Finding] = append(p.same[m.Finding], m.Value)
		}
	}
	p.count()
}

// count lists the numbers that are not proved.
func (p *Proof) count() {
	p.Short, p.Numbers = []string{}, 0
	for n := range p.same {
		if p.audit.Public(&p.audit.Findings[n]) {
			continue
		}
		p.Numbers++
		if len(p.same[n]) < p.in.Rule.Values-1 {
			p.Short = append(p.Short, p.audit.Name(&p.audit.Findings[n]))
		}
	}
}

// Holds reports whether the proof is complete: no world makes another site, and
// each number has as many other values as the rule asks for.
func (p *Proof) Holds() bool { return len(p.Leaks) == 0 && len(p.Short) == 0 }

// appendText prints the proof for people.
func (p *Proof) appendText(b []byte) []byte {
	switch {
	case p.Numbers == 0:
		return append(b, "by substitution: nothing is small\n"...)
	case p.Holds():
		return fmt.Appendf(b, "proved by substitution: the site was built from other figures %s over, %d files each time, and no byte of it differs\n", times(p.Worlds), p.Files)
	}
	b = fmt.Appendf(b, "NOT PROVED by substitution: of %d other worlds %d make another site, and %d of %d numbers are short of values\n", p.Worlds, len(p.Leaks), len(p.Short), p.Numbers)
	for _, l := range p.Leaks {
		b = fmt.Appendf(b, "  with other values of %s\n", some(l.Figures))
		b = fmt.Appendf(b, "    another site in %s\n", some(l.Files))
	}
	if len(p.Short) > 0 {
		b = fmt.Appendf(b, "  short of values: %s\n", some(p.Short))
	}
	return b
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// some lists the first of many.
func some(all []string) string {
	const most = 5
	if len(all) <= most {
		return strings.Join(all, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}
