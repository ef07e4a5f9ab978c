package disclosure

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure/cover"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Plan says which figures are withheld. It is a file, withheld.csv, and an
// input: a build does as it says and asks no more than whether it belongs to
// the figures.
type Plan struct {
	Months   []scorecard.Decided     // oldest first
	Withheld []scorecard.Withholding // by month, then by figure
}

// Has reports whether a plan withholds a figure that a month was the first to
// have. What was withheld once stays withheld where it is restated.
func (p *Plan) Has(f Figure, month scorecard.Period) bool {
	return p != nil && slices.ContainsFunc(p.Withheld, func(w scorecard.Withholding) bool {
		return w.Operand == f.Operand && w.Period == f.Period && w.Month.Compare(month) <= 0
	})
}

// decided gives the key with which a plan decided a month; "" where it did not.
func (p *Plan) decided(month scorecard.Period) string {
	if p != nil {
		for _, d := range p.Months {
			if d.Month == month {
				return d.Key
			}
		}
	}
	return ""
}

// Make plans what to withhold, and audits it. What an earlier plan withholds
// stays withheld; months that it decided and whose figures have not changed their
// class since are not decided again. Earlier may be nil.
func Make(in *Input, earlier *Plan) (*Plan, *Audit) {
	s := newSystem(in)
	p, hidden, covers := s.plan(earlier)
	return p, s.audit(hidden, covers)
}

// Decide plans as Make does and audits nothing: for a draft that is looked at.
func Decide(in *Input, earlier *Plan) *Plan {
	p, _, _ := newSystem(in).plan(earlier)
	return p
}

// plan gives a plan, which items it hides and how it covers each target.
func (s *system) plan(earlier *Plan) (p *Plan, hidden []bool, covers []cover.Cover) {
	keys := s.keys()
	hidden, cost := s.standing(earlier, keys)
	primary := slices.Clone(hidden)
	structure := s.structure(slices.Clone(hidden), cost)
	result := structure.Plan(s.coverTargets())
	why := make([]scorecard.Reason, len(s.In.Items))
	because := make([]string, len(s.In.Items))
	for _, choice := range result.Items {
		why[choice.Item], because[choice.Item] = scorecard.CoversAnother, s.nameOf(&s.Targets[choice.Target])
	}
	hidden = structure.Hidden[:len(s.In.Items)]
	p = &Plan{}
	p.decide(s.In, keys)
	for n := range s.In.Items {
		item := &s.In.Items[n]
		if !hidden[n] {
			continue
		}
		w := scorecard.Withholding{Month: s.In.Months[item.Edition], Operand: item.Operand, Period: item.Period, Why: why[n], Because: because[n]}
		if primary[n] {
			w.Why = s.Primary[n]
		}
		if before, because := earlier.reason(item.Figure, w.Month); w.Why == scorecard.Shown || before == scorecard.Withdrawn {
			w.Why, w.Because = before, because
		}
		p.Withheld = append(p.Withheld, w)
	}
	p.keep(earlier, s.In.Gone)
	slices.SortStableFunc(p.Withheld, compareWithheld)
	return p, hidden, result.Covers
}

// keep takes over what an earlier plan said of figures that are gone.
func (p *Plan) keep(earlier *Plan, gone []Figure) {
	for n := 0; earlier != nil && n < len(earlier.Withheld); n++ {
		if w := &earlier.Withheld[n]; slices.Contains(gone, Figure{Operand: w.Operand, Period: w.Period}) {
			p.Withheld = append(p.Withheld, *w)
		}
	}
}

// decide notes that months were decided, each once.
func (p *Plan) decide(in *Input, keys []string) {
	for n, month := range in.Months {
		if n == 0 || in.Months[n-1] != month {
			p.Months = append(p.Months, scorecard.Decided{Month: month, Key: keys[n]})
		}
	}
}

// standing gives what is withheld before anything is covered, and what it costs
// to withhold the rest.
func (s *system) standing(earlier *Plan, keys []string) (hidden []bool, cost []int) {
	earlier = earlier.closed(s.In)
	hidden, cost = make([]bool, len(s.In.Items)), make([]int, len(s.In.Items))
	losses := s.losses()
	for n := range s.In.Items {
		item := &s.In.Items[n]
		month := s.In.Months[item.Edition]
		hidden[n] = !item.Printed && (item.Withheld || s.Primary[n] != scorecard.Shown || earlier.Has(item.Figure, month))
		cost[n] = lossSteps*max(item.Cost, 1) + losses[n]
		if item.Headline || item.Printed || earlier.decided(month) == keys[item.Edition] {
			cost[n] = cover.Fixed
		}
	}
	return hidden, cost
}

// closed gives a plan without what it decided for open months.
func (p *Plan) closed(in *Input) *Plan {
	if p == nil {
		return nil
	}
	open := func(month scorecard.Period) bool {
		n := slices.Index(in.Months, month)
		return n >= 0 && n < len(in.Open) && in.Open[n]
	}
	return &Plan{
		Months:   slices.DeleteFunc(slices.Clone(p.Months), func(d scorecard.Decided) bool { return open(d.Month) }),
		Withheld: slices.DeleteFunc(slices.Clone(p.Withheld), func(w scorecard.Withholding) bool { return open(w.Month) }),
	}
}

// reason gives what a plan said of a figure.
func (p *Plan) reason(f Figure, month scorecard.Period) (scorecard.Reason, string) {
	if p != nil {
		for _, w := range p.Withheld {
			if w.Operand == f.Operand && w.Period == f.Period && w.Month == month {
				return w.Why, w.Because
			}
		}
	}
	return scorecard.StaysWithheld, ""
}

// compareWithheld orders what is withheld by month, then by figure.
func compareWithheld(a, b scorecard.Withholding) int {
	if c := a.Month.Compare(b.Month); c != 0 {
		return c
	}
	if c := compareOperands(a.Operand, b.Operand); c != 0 {
		return c
	}
	return a.Period.Compare(b.Period)
}

func compareOperands(a, b scorecard.Operand) int { return strings.Compare(a.String(), b.String()) }

// nameOf names a target as people would.
func (s *system) nameOf(t *Target) string {
	if t.Group != "" {
		return t.Group + " (" + t.Figure.String() + ")"
	}
	return t.Figure.String()
}

// keys gives, for the month of each edition, a digest of everything that it adds to what plans depend on:
// the rule, which figures there are, of which class, and what ties them. The
// values of figures are no part of it, so that it gives none away and a figure
// that changes within its class leaves the plan standing.
func (s *system) keys() []string {
	lines := make([][]string, len(s.In.Months))
	name := make([]string, len(s.Numbers))
	latest := func(edition, of int) int { return max(edition, s.Numbers[of].Edition) }
	for v := range s.Numbers {
		n := &s.Numbers[v]
		name[v] = fmt.Sprintf("%v|%v|%s|%d|%d", n.Figure, s.In.Months[n.Edition], n.Group, n.Scale, s.floorOf(v))
	}
	for n := range s.In.Items {
		item := &s.In.Items[n]
		line := fmt.Sprintf("item %v %d %d %d %v %d", item.Figure, item.Kind, item.Sensitivity, item.Cost, item.Headline, s.Primary[n])
		for _, v := range s.Nails[n] {
			line += " " + name[v]
		}
		lines[item.Edition] = append(lines[item.Edition], line)
	}
	for n := range s.Rows {
		line, edition := "row", 0
		for _, t := range s.Rows[n].Terms {
			line += fmt.Sprintf(" %d*%s", t.Coef, name[t.Var])
			edition = latest(edition, t.Var)
		}
		lines[edition] = append(lines[edition], line)
	}
	for n := range s.Targets {
		if t := &s.Targets[n]; t.Item < 0 && t.Why == scorecard.FewGiving { // which no class tells
			lines[s.Numbers[t.Number].Edition] = append(lines[s.Numbers[t.Number].Edition], "few "+name[t.Number])
		}
	}
	for _, f := range s.Known {
		line, edition := fmt.Sprintf("known %d %d", f.Lo, f.Hi), 0 // which is public
		for _, t := range f.Terms {
			line += fmt.Sprintf(" %d*%s", t.Coef, name[t.Var])
			edition = latest(edition, t.Var)
		}
		lines[edition] = append(lines[edition], line)
	}
	for n := len(lines) - 1; n > 0; n-- { // a month's versions are decided together
		if s.In.Months[n-1] == s.In.Months[n] {
			lines[n-1], lines[n] = append(lines[n-1], lines[n]...), nil
		}
	}
	out := make([]string, len(s.In.Months))
	for n := range out {
		if n > 0 && s.In.Months[n-1] == s.In.Months[n] {
			out[n] = out[n-1]
			continue
		}
		slices.Sort(lines[n])
		h := sha256.New()
		fmt.Fprintf(h, "%v\n", s.In.Rule)
		for _, line := range lines[n] {
			fmt.Fprintln(h, line)
		}
		out[n] = hex.EncodeToString(h.Sum(nil)[:8])
	}
	return out
}

// Rekeyed gives a plan with the keys of other figures, so that a build goes by
// it for them too: what is withheld is what the plan says, whatever it would be
// if it were decided for those.
func (p *Plan) Rekeyed(in *Input) *Plan {
	out := &Plan{Withheld: p.Withheld}
	out.decide(in, newSystem(in).keys())
	return out
}

// stale gives the months that a plan was not made for, or for other figures
// than these: those of the input, and those that the plan has among them. Months
// after the last are drafts that the input leaves out.
func (p *Plan) stale(in *Input, keys []string) (out []scorecard.Period) {
	for n, month := range in.Months {
		if p.decided(month) != keys[n] && !slices.Contains(out, month) {
			out = append(out, month)
		}
	}
	for _, d := range p.Months {
		if last := len(in.Months) - 1; last >= 0 && !slices.Contains(in.Months, d.Month) && d.Month.Compare(in.Months[last]) < 0 {
			out = append(out, d.Month)
		}
	}
	return out
}
