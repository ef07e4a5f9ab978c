package disclosure

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/cover"
	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// structure is what a plan is made from: the system without its values.
func (s *system) structure(hidden []bool, cost []int) *cover.Structure {
	c := &cover.Structure{Hidden: hidden, Cost: cost, Shows: slices.Clone(s.nails)}
	for n := range s.in.Items {
		if s.in.Items[n].RoundedTo > 1 {
			c.Shows[n] = nil // it nails nothing down; whether it leaves room enough is for the audit
		}
	}
	for v := range s.numbers {
		c.Floor = append(c.Floor, s.floorOf(v))
		n := &s.numbers[v]
		c.Few = append(c.Few, n.people && s.in.classOf(n.sensitivity, n.home, n.units()) == small)
	}
	for n := range s.rows {
		c.Rows = append(c.Rows, s.rows[n].terms)
	}
	for _, f := range s.known {
		if f.lo == f.hi {
			c.Rows = append(c.Rows, f.terms)
			continue
		}
		var shows []int
		for _, t := range f.terms {
			shows = append(shows, t.Var)
		}
		c.Shows, c.Cost, c.Hidden = append(c.Shows, shows), append(c.Cost, cover.Fixed), append(c.Hidden, false)
	}
	return c
}

// need is what has to be left open about a target, in the units of its number.
func (s *system) need(t *Target) solve.Need {
	n := &s.numbers[t.number]
	out := solve.Need{Values: s.in.Rule.Values, Spread: int64(s.in.Rule.Spread) * n.units(), AtLeast: solve.NoLess}
	if s.in.Rule.AtThreshold && t.Why != scorecard.FewGiving { // a sum has no threshold
		out.AtLeast = s.in.threshold(n.sensitivity) * n.units()
	}
	return out
}

// coverTargets gives the targets as a plan wants them.
func (s *system) coverTargets() []cover.Target {
	out := make([]cover.Target, len(s.targets))
	for n := range s.targets {
		need := s.need(&s.targets[n])
		out[n] = cover.Target{Var: s.targets[n].number, Values: need.Values, Spread: need.Spread, AtLeast: max(need.AtLeast, 0), Alone: s.in.Rule.Insider}
	}
	return out
}

// room bounds what a reader has to take as possible: a number printed nowhere
// is not a thousand times another. It is generous, and where it cuts a value off
// the audit counts one too few.
const room = 1000

// solvable gives what a reader of everything that is printed knows.
func (s *system) solvable(hidden []bool) *solve.System {
	out := &solve.System{}
	for v := range s.numbers {
		n := &s.numbers[v]
		most := (4*max(n.home, -n.home)/n.units() + room) * n.units()
		least := int64(0)
		switch {
		case n.signed:
			least = -most
		case n.base:
			least = 1
		}
		out.Add(least, most, n.home)
	}
	add := func(f fact) { out.Rows = append(out.Rows, solve.Row{Terms: f.terms, Lo: f.lo, Hi: f.hi}) }
	for n := range s.rows {
		add(s.rows[n].fact)
	}
	for n := range s.facts {
		for _, f := range s.facts[n] {
			if !hidden[n] {
				add(f)
			}
		}
	}
	for _, f := range s.known {
		add(f)
	}
	return out
}

// movements gives the worlds that a cover leads to from home.
func (s *system) movements(c cover.Cover, times int) (out []solve.World) {
	for k := 1; k <= times; k++ {
		for _, sign := range []int64{1, -1} {
			w := make(solve.World, len(c.Moves))
			for n, t := range c.Moves {
				w[n] = solve.Setting{Var: t.Var, Value: s.numbers[t.Var].home + sign*int64(k)*t.Coef}
			}
			out = append(out, w)
		}
	}
	return out
}
