// Package solve asks of a system of linear rules over whole numbers which
// values a number could have.
//
// A System has numbers with bounds, rows (sums of numbers that lie between two
// bounds), and a home: one assignment that keeps every row, the true one. A
// reader who knows the rows and not the home asks: which other assignments keep
// them too? Values answers for one number: it looks for assignments, called
// worlds, that give it another value, until a Need is met or it is proved that
// there are no more.
//
// # Whole numbers
//
// Everything is exact. A percentage of 37.50 with a base below 100 leaves a
// continuous number a wide interval and a whole number one value; an answer
// over the fractions would call that figure safe. So bounds are propagated in
// whole numbers, and the search is complete: where it ends without a world there
// is none.
//
// # How it searches
//
// First bounds are propagated through all rows, which settles the numbers that
// are known, and what is left is split into Components that share no row. In a
// component, equations are combined (Gaussian elimination) and the shorter
// results kept as further rows: a number that follows from several equations at
// once is seen at once. A search then moves one number away from home and mends
// the rows that this breaks, one at a time, each by the number that takes most
// of it up, and goes back where that leads nowhere. Numbers that no broken row
// needs stay at home, so that a world costs what it moves and not what there is.
//
// A search has a budget. When it is spent the answer is "not known", never
// "safe". Nothing depends on the order of maps, on time or on the number of
// processors.
package solve

import (
	"errors"
	"fmt"
	"math"
)

// Bounds that stand for none.
const (
	NoLess = math.MinInt64 / 4
	NoMore = math.MaxInt64 / 4
)

// A Term is a number of a System, taken so many times.
type Term struct {
	Var  int
	Coef int64
}

// A Row wants the sum of its terms between Lo and Hi, both allowed.
type Row struct {
	Terms  []Term
	Lo, Hi int64
}

// Sum gives the sum of the row's terms.
func (r *Row) Sum(value func(v int) int64) int64 {
	var sum int64
	for _, t := range r.Terms {
		sum += t.Coef * value(t.Var)
	}
	return sum
}

// A System is whole numbers and what is known of them. The three slices of
// numbers are as long as each other.
type System struct {
	Lo, Hi []int64 // bounds of each number
	Home   []int64 // the true values, which keep every row
	Rows   []Row
}

// Add adds a number with its bounds and its home, and gives its index.
func (s *System) Add(lo, hi, home int64) int {
	s.Lo, s.Hi, s.Home = append(s.Lo, lo), append(s.Hi, hi), append(s.Home, home)
	return len(s.Home) - 1
}

// ErrTooLarge is what a System with numbers too large to be multiplied is
// refused with.
var ErrTooLarge = errors.New("numbers too large to reason with exactly")

// Check reports a home that does not keep the system, and sums that could
// overflow.
func (s *System) Check() error {
	for v := range s.Home {
		if s.Home[v] < s.Lo[v] || s.Home[v] > s.Hi[v] {
			return fmt.Errorf("number %d is at %d and has the bounds %d and %d", v, s.Home[v], s.Lo[v], s.Hi[v])
		}
	}
	for n := range s.Rows {
		r := &s.Rows[n]
		var size float64
		for _, t := range r.Terms {
			size += math.Abs(float64(t.Coef)) * math.Max(math.Abs(float64(s.Lo[t.Var])), math.Abs(float64(s.Hi[t.Var])))
		}
		if size > NoMore/4 {
			return ErrTooLarge
		}
		if sum := r.Sum(func(v int) int64 { return s.Home[v] }); sum < r.Lo || sum > r.Hi {
			return fmt.Errorf("row %d adds to %d, outside %d to %d", n, sum, r.Lo, r.Hi)
		}
	}
	return nil
}

// A Setting is a number and its value in a World.
type Setting struct {
	Var   int
	Value int64
}

// A World is an assignment, given as what differs from home, by number.
type World []Setting

// Value gives a number's value in the world; its home where the world does not
// move it.
func (w World) Value(v int, home int64) int64 {
	for _, set := range w {
		if set.Var == v {
			return set.Value
		}
	}
	return home
}

// Keeps reports whether a world keeps every bound and row of the system: the
// proof of a world, which needs no trust in how it was found.
func (s *System) Keeps(w World) bool {
	value := make(map[int]int64, len(w))
	for _, set := range w {
		if set.Var < 0 || set.Var >= len(s.Home) || set.Value < s.Lo[set.Var] || set.Value > s.Hi[set.Var] {
			return false
		}
		value[set.Var] = set.Value
	}
	for n := range s.Rows {
		r := &s.Rows[n]
		sum, moved := int64(0), false
		for _, t := range r.Terms {
			at, ok := value[t.Var]
			if !ok {
				at = s.Home[t.Var]
			}
			moved = moved || ok
			sum += t.Coef * at
		}
		if moved && (sum < r.Lo || sum > r.Hi) {
			return false
		}
	}
	return true
}
