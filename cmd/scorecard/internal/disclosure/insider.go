package disclosure

import "scorecard/cmd/scorecard/internal/disclosure/solve"

// insiders asks again for everybody who is the only one in a figure: a child
// knows where it lives, a carer which of the two carers it is. A target that
// stays open to strangers may be closed to them.
func (j *job) insiders(s *system, a *Audit) {
	for _, alone := range j.c.Vars {
		n := &s.Numbers[alone]
		if !n.People || n.Home != n.Units() || s.In.Threshold(n.Sensitivity) == 0 {
			continue
		}
		fixed := j.c.Fixed(alone)
		for _, t := range j.targets {
			f := &a.Findings[t]
			v := s.Targets[t].Number
			if v == alone || !f.Protected {
				continue
			}
			need := s.need(&s.Targets[t])
			got := fixed.Values(v, need, j.worldsOf(v), s.In.Rule.Budget)
			if need.Met(got.Values) || j.sameOnes(s, v, alone) {
				continue
			}
			who := n.Figure
			f.Insider, f.Protected, f.Spent = &who, false, got.Spent
		}
	}
}

// sameOnes reports whether a number counts nobody but who is counted in another
// and those whom everybody knows of: whatever is possible, they move together.
func (j *job) sameOnes(s *system, v, alone int) bool {
	worlds := j.worldsOf(v)
	for _, w := range worlds {
		if moved(w, v)-s.Numbers[v].Home != moved(w, alone)-s.Numbers[alone].Home {
			return false
		}
	}
	only := solve.Need{Values: 2, AtLeast: solve.NoLess}
	there := j.c.Fixed(alone).Values(v, only, nil, s.In.Rule.Budget)
	back := j.c.Fixed(v).Values(alone, only, nil, s.In.Rule.Budget)
	return len(worlds) > 0 && there.All && back.All && len(there.Values) == 1 && len(back.Values) == 1
}

// moved gives the value of a number that a world moves; a number that it leaves
// at home gives one that no number has.
func moved(w solve.World, v int) int64 {
	for _, set := range w {
		if set.Var == v {
			return set.Value
		}
	}
	return solve.NoLess
}
