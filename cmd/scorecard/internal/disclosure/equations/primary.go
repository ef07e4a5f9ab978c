package equations

import "scorecard/cmd/scorecard/internal/scorecard"

// A Target is a number that nobody may work out.
type Target struct {
	Figure Figure
	Group  string // what is meant, where it is not the figure itself
	Why    scorecard.Reason
	Number int
	Item   int // that is withheld for it; -1 where nothing prints it
}

// smallWhy says whether a number may not be known. A zero may where it is not
// sensitive.
func (s *System) smallWhy(v int, zeroSensitive bool) scorecard.Reason {
	n := &s.Numbers[v]
	t := s.In.Threshold(n.Sensitivity) * n.Units()
	switch {
	case t == 0 || n.Home < 0 || n.Home >= t:
		return scorecard.Shown
	case n.Home > 0:
		return scorecard.SmallCount
	case zeroSensitive:
		return scorecard.SensitiveZero
	}
	return scorecard.Shown
}

// judge decides whether an item may be printed, by itself.
func (s *System) judge(n int) {
	item := &s.In.Items[n]
	if item.Secret {
		s.Primary[n] = scorecard.WithheldByAuthor
		s.target(s.Nails[n][0], scorecard.WithheldByAuthor, n)
		return
	}
	if item.Kind == Count {
		s.Primary[n] = s.smallWhy(s.Nails[n][0], item.ZeroSensitive)
		if s.Primary[n] != scorecard.Shown {
			s.target(s.Nails[n][0], s.Primary[n], n)
		}
		return
	}
	r := &s.Ratios[n]
	if !r.Has || s.In.Threshold(item.Sensitivity) == 0 {
		return
	}
	because := func(v int, why scorecard.Reason) {
		if s.Primary[n] == scorecard.Shown {
			s.Primary[n] = why
		}
		s.target(v, why, n)
	}
	if item.Kind == Mean {
		if d := &s.Numbers[r.Den]; d.Home < int64(s.In.Rule.LeastGiving)*d.Units() {
			because(r.Num, scorecard.FewGiving)
			if s.smallWhy(r.Den, item.ZeroSensitive) != scorecard.Shown {
				because(r.Den, scorecard.FewGiving)
			}
		}
		return
	}
	if s.smallWhy(r.Num, item.ZeroSensitive) != scorecard.Shown {
		because(r.Num, scorecard.SmallNumerator)
	}
	if r.Rest >= 0 && s.smallWhy(r.Rest, item.ZeroSensitive) != scorecard.Shown {
		because(r.Rest, scorecard.SmallRest)
	}
	if d := &s.Numbers[r.Den]; item.Kind == Percentage && d.Home < int64(s.In.Rule.LeastBase)*d.Units() {
		because(r.Num, scorecard.SmallBase)
		if s.smallWhy(r.Den, item.ZeroSensitive) != scorecard.Shown {
			because(r.Den, scorecard.SmallBase)
		}
	}
}

// judgeOthers makes targets of small numbers that no item prints: the rest of a
// whole, the part that a table leaves out, the difference of two populations.
func (s *System) judgeOthers() {
	printed := make([]bool, len(s.Numbers))
	for _, t := range s.Targets {
		printed[t.Number] = true
	}
	for n := range s.In.Items {
		if s.In.Items[n].Kind == Count {
			printed[s.Nails[n][0]] = true
		}
	}
	for _, r := range s.Ratios {
		if r.Has {
			printed[r.Num], printed[r.Den] = true, true
			if r.Rest >= 0 {
				printed[r.Rest] = true
			}
		}
	}
	for v := range s.Numbers {
		if !printed[v] && s.Numbers[v].People && s.smallWhy(v, false) != scorecard.Shown {
			s.target(v, scorecard.SmallUnprinted, -1)
		}
	}
	s.few()
}

// target takes up a number that may not be known, once.
func (s *System) target(v int, why scorecard.Reason, item int) {
	for n := range s.Targets {
		if s.Targets[n].Number == v {
			return
		}
	}
	n := &s.Numbers[v]
	s.Targets = append(s.Targets, Target{n.Figure, n.Group, why, v, item})
}

// Floor is the least that a number is in its class, where it cannot be less than
// zero.
func (s *System) Floor(v int) int64 {
	n := &s.Numbers[v]
	if n.byProduct {
		return 0
	}
	floor := s.In.floor(n.Sensitivity, s.In.ClassOf(n.Sensitivity, n.Home, n.Units()), n.Units())
	if n.Base {
		floor-- // it cannot go down to nothing
	}
	return floor
}
