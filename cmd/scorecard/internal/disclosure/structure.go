package disclosure

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/cover"
	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// structure is what a plan is made from: the system without its values.
func (s *system) structure(hidden []bool, cost []int) *cover.Structure {
	c := &cover.Structure{Hidden: hidden, Cost: cost, Shows: slices.Clone(s.Nails)}
	for n := range s.In.Items {
		if s.In.Items[n].RoundedTo > 1 {
			c.Shows[n] = nil // it nails nothing down; whether it leaves room enough is for the audit
		}
	}
	for v := range s.Numbers {
		c.Floor = append(c.Floor, s.floorOf(v))
		n := &s.Numbers[v]
		c.Few = append(c.Few, n.People && s.In.ClassOf(n.Sensitivity, n.Home, n.Units()) == equations.Small)
	}
	for n := range s.Rows {
		c.Rows = append(c.Rows, s.Rows[n].Terms)
	}
	for _, f := range s.Known {
		if f.Lo == f.Hi {
			c.Rows = append(c.Rows, f.Terms)
			continue
		}
		var shows []int
		for _, t := range f.Terms {
			shows = append(shows, t.Var)
		}
		c.Shows, c.Cost, c.Hidden = append(c.Shows, shows), append(c.Cost, cover.Fixed), append(c.Hidden, false)
	}
	return c
}

// floorOf is the least that a number is taken to be when a plan is made.
func (s *system) floorOf(v int) int64 {
	if s.Numbers[v].Signed {
		return cover.Unbounded
	}
	return s.Floor(v)
}

// need is what has to be left open about a target, in the units of its number.
func (s *system) need(t *Target) solve.Need {
	n := &s.Numbers[t.Number]
	out := solve.Need{Values: s.In.Rule.Values, Spread: int64(s.In.Rule.Spread) * n.Units(), AtLeast: solve.NoLess}
	if s.In.Rule.AtThreshold && t.Why != scorecard.FewGiving { // a sum has no threshold
		out.AtLeast = s.In.Threshold(n.Sensitivity) * n.Units()
	}
	return out
}

// coverTargets gives the targets as a plan wants them.
func (s *system) coverTargets() []cover.Target {
	out := make([]cover.Target, len(s.Targets))
	for n := range s.Targets {
		need := s.need(&s.Targets[n])
		out[n] = cover.Target{Var: s.Targets[n].Number, Values: need.Values, Spread: need.Spread, AtLeast: max(need.AtLeast, 0), Alone: s.In.Rule.Insider}
	}
	return out
}

// solvable gives what a reader of everything that is printed knows.
func (s *system) solvable(hidden []bool) *solve.System {
	out := &solve.System{}
	for v := range s.Numbers {
		n := &s.Numbers[v]
		most := (4*max(n.Home, -n.Home)/n.Units() + equations.Room) * n.Units()
		least := int64(0)
		switch {
		case n.Signed:
			least = -most
		case n.Base:
			least = 1
		}
		out.Add(least, most, n.Home)
	}
	add := func(f equations.Fact) { out.Rows = append(out.Rows, solve.Row{Terms: f.Terms, Lo: f.Lo, Hi: f.Hi}) }
	for n := range s.Rows {
		add(s.Rows[n].Fact)
	}
	for n := range s.Facts {
		for _, f := range s.Facts[n] {
			if !hidden[n] {
				add(f)
			}
		}
	}
	for _, f := range s.Known {
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
				w[n] = solve.Setting{Var: t.Var, Value: s.Numbers[t.Var].Home + sign*int64(k)*t.Coef}
			}
			out = append(out, w)
		}
	}
	return out
}
