package disclosure

import (
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// homes is a breakdown in which "elsewhere" is small and the rest add to all.
func homes(t *testing.T, rest ...[]int) *story {
	s := tell(t, len(rest[0]))
	ids := []string{"foster", "kin", "homes"}
	var parts []scorecard.Operand
	sums := make([]int, len(rest[0]))
	for n, values := range append(rest, make([]int, len(rest[0]))) {
		id := append(ids, "elsewhere")[n]
		for k := range values {
			if id == "elsewhere" {
				values[k] = 3
			}
			sums[k] += values[k]
		}
		s.series(id, values...)
		parts = append(parts, madeup.Operand(id))
	}
	s.series("all", sums...)
	for n := range s.In.Items {
		s.In.Items[n].Headline = s.In.Items[n].Indicator == "all"
	}
	s.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand("all"), Plus: parts})
	return s
}

// TestLeastLost asks which of several figures is given for a small one, where
// each would do and all cost the same.
func TestLeastLost(t *testing.T) {
	s := homes(t, []int{180, 180}, []int{58, 58}, []int{40, 40})
	s.wants("the one that stands beside it", nil, "elsewhere 04", "homes 04", "elsewhere 05", "homes 05")

	s = homes(t, []int{180, 180}, []int{58, 4}, []int{40, 40})
	s.wants("one that is small now and then", nil, "elsewhere 04", "kin 04", "elsewhere 05", "kin 05")

	s = homes(t, []int{180, 180}, []int{58, 0}, []int{40, 40})
	s.wants("or none, where it is none in another month", nil, "elsewhere 04", "kin 04", "elsewhere 05", "homes 05")

	s = homes(t, []int{180, 180}, []int{18, 18}, []int{40, 40})
	for n := range s.In.Items {
		item := &s.In.Items[n]
		item.Printed = item.Edition == 0 && item.Indicator != "elsewhere" && item.Indicator != "homes"
		item.Withheld = item.Edition == 0 && !item.Printed
	}
	s.wants("the least of those that were published before", nil, "elsewhere 04", "homes 04", "elsewhere 05", "kin 05")

	s = homes(t, []int{180}, []int{58}, []int{40})
	s.In.Items[0].Cost = 1
	s.wants("what is declared to cost less, however large it is", nil, "elsewhere 04", "foster 04")
}

// TestLossTellsNothing: what is lost is the same whatever the figures are that
// nobody has printed, as long as they keep their class.
func TestLossTellsNothing(t *testing.T) {
	a := newSystem(homes(t, []int{180, 180}, []int{58, 4}, []int{40, 40}).In).losses()
	b := newSystem(homes(t, []int{6, 7}, []int{900, 2}, []int{7, 70}).In).losses()
	for n := range a {
		if a[n] != b[n] {
			t.Errorf("item %d: %d and %d", n, a[n], b[n])
		}
	}
}
