package cover

import (
	"math/rand/v2"
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
)

// total is a row in which numbers add up to the last of them.
func total(numbers ...int) (row []solve.Term) {
	for n, v := range numbers {
		t := solve.Term{Var: v, Coef: 1}
		if n == len(numbers)-1 {
			t.Coef = -1
		}
		row = append(row, t)
	}
	return row
}

// shown makes a structure in which item n shows number n; the first is withheld.
func shown(floor []int64, cost []int, rows ...[]solve.Term) *Structure {
	s := &Structure{Floor: floor, Few: make([]bool, len(floor)), Rows: rows, Cost: cost, Hidden: make([]bool, len(cost))}
	for n := range cost {
		s.Shows = append(s.Shows, []int{n})
	}
	s.Hidden[0] = true
	return s
}

// TestFind tries which movements cover a number, and which only seem to.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		name   string
		s      *Structure
		target Target
		items  []int // that have to be withheld; nil for no cover
	}{
		{"the cheaper part", shown([]int64{1, 6, 6, 6}, []int{9, 4, 3, Fixed}, total(0, 1, 2, 3)), Target{Values: 3}, []int{2}},
		{"a part that is zero covers nothing", shown([]int64{1, 6, 0, 6}, []int{9, 4, 3, Fixed}, total(0, 1, 2, 3)), Target{Values: 3}, []int{1}},
		{"two that are small cover each other", shown([]int64{1, 1, 6}, []int{9, 4, Fixed}, total(0, 1, 2)), Target{Values: 3}, []int{1}},
		{"but not for four values", shown([]int64{1, 1, 6}, []int{9, 4, Fixed}, total(0, 1, 2)), Target{Values: 4}, nil},
		{"nor over a spread of three", shown([]int64{1, 1, 6}, []int{9, 4, Fixed}, total(0, 1, 2)), Target{Values: 3, Spread: 3}, nil},
		{"nor up to the threshold", shown([]int64{1, 1, 6}, []int{9, 4, Fixed}, total(0, 1, 2)), Target{Values: 3, AtLeast: 6}, nil},
		{"one that is not small does", shown([]int64{1, 6, 6}, []int{9, 4, Fixed}, total(0, 1, 2)), Target{Values: 3, AtLeast: 6}, []int{1}},
		{"a total that may go", shown([]int64{1, 0, 6}, []int{9, 4, 2}, total(0, 1, 2)), Target{Values: 3}, []int{2}},
		{"everything stays in print", shown([]int64{1, 6, 6}, []int{9, Fixed, Fixed}, total(0, 1, 2)), Target{Values: 3}, nil},
		{"through two rows", shown([]int64{1, 6, 6, 6, 6}, []int{9, 4, 4, Fixed, Fixed}, total(0, 1, 3), total(1, 2, 4)), Target{Values: 3}, []int{1, 2}},
		{"nothing ties it", shown([]int64{1}, []int{9}), Target{Values: 3}, []int{}},
		{"a sensitive zero, upwards", shown([]int64{0, 6, 6}, []int{9, 4, Fixed}, total(0, 1, 2)), Target{Values: 3}, []int{1}},
		{"a sensitive zero and a small part", shown([]int64{0, 1, 6}, []int{9, 4, Fixed}, total(0, 1, 2)), Target{Values: 3}, nil},
		{"steps of the row's own size", shown([]int64{6, 6, 6}, []int{9, 4, Fixed}, []solve.Term{{Var: 0, Coef: 1}, {Var: 1, Coef: 2}, {Var: 2, Coef: -1}}), Target{Values: 3}, nil},
	} {
		got, ok := c.s.Find(c.target, Unbounded, 1000)
		if ok != (c.items != nil) || ok && !slices.Equal(got.Items, c.items) {
			t.Errorf("%s: %+v, %v; wanted %v", c.name, got, ok, c.items)
		}
	}
}

// TestAlone covers a number also against the one person in another.
func TestAlone(t *testing.T) {
	s := shown([]int64{1, 1, 6, 6}, []int{9, 1, 4, Fixed}, total(0, 1, 2, 3))
	s.Few[0], s.Few[1] = true, true
	if got, ok := s.Find(Target{Values: 3}, Unbounded, 1000); !ok || !slices.Equal(got.Items, []int{1}) {
		t.Errorf("against strangers: %+v", got)
	}
	if got, ok := s.Find(Target{Values: 3, Alone: true}, Unbounded, 1000); !ok || !slices.Equal(got.Items, []int{2}) {
		t.Errorf("against insiders: %+v", got)
	}
	s.Cost[2] = Fixed
	if got := s.Plan([]Target{{Values: 3, Alone: true}}); len(got.Exposed) > 0 || !slices.Equal(got.Items, []Choice{{1, 0}}) {
		t.Errorf("where no cover stands up to insiders, one against strangers: %+v", got)
	}
}

// TestGiveBack prints again what later choices made needless.
func TestGiveBack(t *testing.T) {
	// The first target is covered by 2; the second needs 3, which covers both.
	s := shown([]int64{1, 1, 6, 6, 6, 6}, []int{9, 9, 3, 4, Fixed, Fixed}, total(0, 2, 3, 4), total(1, 3, 5))
	s.Hidden[1] = true
	got := s.Plan([]Target{{Var: 0, Values: 3}, {Var: 1, Values: 3}})
	if len(got.Exposed) > 0 || s.Hidden[4] || s.Hidden[5] {
		t.Fatalf("%+v", got)
	}
	for n, c := range got.Covers {
		for _, row := range s.Rows {
			sum := int64(0)
			for _, term := range row {
				for _, m := range c.Moves {
					if m.Var == term.Var {
						sum += m.Coef * term.Coef
					}
				}
			}
			if sum != 0 {
				t.Errorf("cover %d moves a row", n)
			}
		}
		for _, m := range c.Moves {
			if !s.Hidden[m.Var] {
				t.Errorf("cover %d moves %d, which is printed", n, m.Var)
			}
		}
	}
}

// TestPlan draws tables and holds the plan to its promise in worlds drawn from
// their classes: every target can be moved as often as it needs.
func TestPlan(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	covered := 0
	for range 300 {
		s := &Structure{}
		for range 12 {
			s.Floor = append(s.Floor, []int64{0, 1, 6}[r.IntN(3)])
			s.Few = append(s.Few, false)
			s.Cost = append(s.Cost, []int{Fixed, 1, 4, 9, 9}[r.IntN(5)])
			s.Shows = append(s.Shows, []int{len(s.Shows)})
			s.Hidden = append(s.Hidden, false)
		}
		for range 4 {
			s.Rows = append(s.Rows, total(r.Perm(12)[:3+r.IntN(3)]...))
		}
		var targets []Target
		for v, floor := range s.Floor {
			if floor == 1 && s.Cost[v] != Fixed {
				s.Hidden[v] = true
				targets = append(targets, Target{Var: v, Values: 3})
			}
		}
		got := s.Plan(targets)
		for n, c := range got.Covers {
			if slices.Contains(got.Exposed, n) {
				continue
			}
			covered++
			times := [2]int64{Unbounded, Unbounded} // down, up, from the least of each class
			for _, m := range c.Moves {
				if !s.Hidden[m.Var] {
					t.Fatalf("a cover moves %d, which is printed", m.Var)
				}
				if m.Coef < 0 {
					times[1] = min(times[1], s.Floor[m.Var]/-m.Coef)
				} else {
					times[0] = min(times[0], s.Floor[m.Var]/m.Coef)
				}
			}
			if times[0]+times[1] < 2 {
				t.Fatalf("%+v can be made %v times", c, times)
			}
		}
	}
	if covered < 300 {
		t.Errorf("only %d targets were covered; the draw is no test", covered)
	}
}
