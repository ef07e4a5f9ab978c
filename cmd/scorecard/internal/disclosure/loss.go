package disclosure

import (
	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// lossSteps are as many as a cost is divided into: what is lost decides between
// items of one cost, and never against a cost.
const lossSteps = 4

// series names the figures of an operand for one kind of period.
type series struct {
	operand scorecard.Operand
	kind    scorecard.Kind
}

// mostSize is the size of a large series; what others add up to is more.
const mostSize = lossSteps - 2

// losses gives what readers lose by each item besides its cost: less for a figure
// of a series that is small than for one of a series that is large, and most for
// a total, lossSteps-1. How large a series is may tell nothing of what is
// withheld. So it is asked of what published months have printed, which
// everybody knows, newest last; where they have printed nothing, of the classes:
// in how many periods its figures are neither zero nor withheld for themselves.
func (s *system) losses() []int {
	printed, all, whole := map[series]int{}, map[series]int{}, map[series]int{}
	at := func(item *Item) series { return series{item.Operand, item.Period.Kind()} }
	for _, n := range s.Order() {
		item := &s.In.Items[n]
		all[at(item)]++
		if v := s.Nails[n][0]; s.Primary[n] == scorecard.Shown && s.In.ClassOf(item.Sensitivity, s.Numbers[v].Home, s.Numbers[v].Units()) != equations.Zero {
			whole[at(item)]++
		}
		if item.Printed && item.Kind == equations.Count {
			printed[at(item)] = s.size(item)
		}
	}
	totals := map[scorecard.Operand]bool{}
	for n := range s.In.Relations {
		if r := &s.In.Relations[n]; equations.AddsUp(r.Kind) {
			totals[r.Result] = true
		}
	}
	out := make([]int, len(s.In.Items))
	for n := range s.In.Items {
		of := at(&s.In.Items[n])
		size, known := printed[of]
		if !known {
			size = mostSize * whole[of] / all[of]
		}
		out[n] = size
		if totals[of.operand] {
			out[n] = lossSteps - 1
		}
	}
	return out
}

// size gives how much a count that everybody knows tells, from 0 to mostSize:
// below four times the threshold, below four times that, or more.
func (s *system) size(item *Item) (size int) {
	least := s.In.Rule.Thresholds[item.Sensitivity]
	if least == 0 {
		least = equations.ClassThreshold
	}
	for most := 4 * least; size < mostSize && item.Value.Cmp(scorecard.Int(most)) >= 0; most *= 4 {
		size++
	}
	return size
}
