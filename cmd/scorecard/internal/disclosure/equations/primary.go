package disclosure

import (
	"scorecard/cmd/scorecard/internal/disclosure/cover"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Target is a number that nobody may work out.
type Target struct {
	Figure Figure
	Group  string // what is meant, where it is not the figure itself
	Why    scorecard.Reason
	number int
	item   int // that is withheld for it; -1 where nothing prints it
}

// smallWhy says whether a number may not be known. A zero may where it is not
// sensitive.
func (s *system) smallWhy(v int, zeroSensitive bool) scorecard.Reason {
	n := &s.numbers[v]
	t := s.in.threshold(n.sensitivity) * n.units()
	switch {
	case t == 0 || n.home < 0 || n.home >= t:
		return scorecard.Shown
	case n.home > 0:
		return scorecard.SmallCount
	case zeroSensitive:
		return scorecard.SensitiveZero
	}
	return scorecard.Shown
}

// judge decides whether an item may be printed, by itself.
func (s *system) judge(n int) {
	item := &s.in.Items[n]
	if item.Secret {
		s.primary[n] = scorecard.WithheldByAuthor
		s.target(s.nails[n][0], scorecard.WithheldByAuthor, n)
		return
	}
	if item.Kind == Count {
		s.primary[n] = s.smallWhy(s.nails[n][0], item.ZeroSensitive)
		if s.primary[n] != scorecard.Shown {
			s.target(s.nails[n][0], s.primary[n], n)
		}
		return
	}
	r := &s.ratios[n]
	if !r.has || s.in.threshold(item.Sensitivity) == 0 {
		return
	}
	because := func(v int, why scorecard.Reason) {
		if s.primary[n] == scorecard.Shown {
			s.primary[n] = why
		}
		s.target(v, why, n)
	}
	if item.Kind == Mean {
		if d := &s.numbers[r.den]; d.home < int64(s.in.Rule.LeastGiving)*d.units() {
			because(r.num, scorecard.FewGiving)
			if s.smallWhy(r.den, item.ZeroSensitive) != scorecard.Shown {
				because(r.den, scorecard.FewGiving)
			}
		}
		return
	}
	if s.smallWhy(r.num, item.ZeroSensitive) != scorecard.Shown {
		because(r.num, scorecard.SmallNumerator)
	}
	if r.rest >= 0 && s.smallWhy(r.rest, item.ZeroSensitive) != scorecard.Shown {
		because(r.rest, scorecard.SmallRest)
	}
	if d := &s.numbers[r.den]; item.Kind == Percentage && d.home < int64(s.in.Rule.LeastBase)*d.units() {
		because(r.num, scorecard.SmallBase)
		if s.smallWhy(r.den, item.ZeroSensitive) != scorecard.Shown {
			because(r.den, scorecard.SmallBase)
		}
	}
}

// judgeOthers makes targets of small numbers that no item prints: the rest of a
// whole, the part that a table leaves out, the difference of two populations.
func (s *system) judgeOthers() {
	printed := make([]bool, len(s.numbers))
	for _, t := range s.targets {
		printed[t.number] = true
	}
	for n := range s.in.Items {
		if s.in.Items[n].Kind == Count {
			printed[s.nails[n][0]] = true
		}
	}
	for _, r := range s.ratios {
		if r.has {
			printed[r.num], printed[r.den] = true, true
			if r.rest >= 0 {
				printed[r.rest] = true
			}
		}
	}
	for v := range s.numbers {
		if !printed[v] && s.numbers[v].people && s.smallWhy(v, false) != scorecard.Shown {
			s.target(v, scorecard.SmallUnprinted, -1)
		}
	}
	s.few()
}

// target takes up a number that may not be known, once.
func (s *system) target(v int, why scorecard.Reason, item int) {
	for n := range s.targets {
		if s.targets[n].number == v {
			return
		}
	}
	n := &s.numbers[v]
	s.targets = append(s.targets, Target{n.figure, n.group, why, v, item})
}

// floorOf is the least that a number is taken to be when a plan is made.
func (s *system) floorOf(v int) int64 {
	n := &s.numbers[v]
	if n.signed {
		return cover.Unbounded
	}
	if n.byProduct {
		return 0
	}
	floor := s.in.floor(n.sensitivity, s.in.classOf(n.sensitivity, n.home, n.units()), n.units())
	if n.base {
		floor-- // it cannot go down to nothing
	}
	return floor
}
