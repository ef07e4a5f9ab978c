// Package cover chooses what else to withhold so that nobody can work out what
// was withheld, without looking at a single value.
//
// A Structure is numbers, rows that tie them together, and items: what a site
// prints. An item shows one number or more; one that is not withheld nails them
// down. A number that must not be worked out is a Target. It is covered when
// numbers that no printed item nails down can move together with it, each row
// staying as it is: a Cover is such a movement, with the items that had to be
// withheld for it.
//
// # Why no values
//
// A plan that depended on the values it hides would tell something of them: who
// knows how plans are made would ask for which values this one comes out. So
// the only thing known of a number here is its floor, the least it can be in
// its class: 1 for a small one, the threshold for one that is not small, 0 for
// a true zero. A movement counts only when it can be made from every value of
// each class, so often and so far as the target needs. Whatever the values are,
// as long as no figure changes its class, the plan is the same, and it
// protects.
//
// That every target really could have so many values is then a matter for an
// audit of the values themselves, which has to agree.
//
// # Least cost
//
// Each item has a cost; what is withheld already costs nothing, what is Fixed
// cannot be withheld. Find looks for a cheap movement, best first, mending one
// row at a time. Plan covers one target after the other and then gives back, in
// reverse order, every item without which all covers can still be found.
package cover

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
)

// Fixed is the cost of an item that cannot be withheld.
const Fixed = -1

// Unbounded is the floor of a number that can be as small as one likes.
const Unbounded = 1 << 40

// A Structure is what a plan is made from.
type Structure struct {
	Floor []int64        // of each number: the least it can be in its class
	Few   []bool         // of each number: it may count a single person
	Rows  [][]solve.Term // sums that stay as they are
	Shows [][]int        // of each item: the numbers that it nails down
	Cost  []int          // of each item; Fixed for one that stays

	Hidden []bool // of each item: it is withheld; Plan adds to them

	uses    [][]use // of each number: the rows that it stands in
	itemsOf [][]int // of each number
	place   *place
}

// A use is a number in a row.
type use struct {
	row  int
	coef int64
}

// A Target is a number that must not be worked out, and what has to be left
// open about it.
type Target struct {
	Var     int
	Values  int   // so many different values
	Spread  int64 // the largest so much above the smallest
	AtLeast int64 // one of them at least this; 0 for no such need
	Alone   bool  // also for whoever knows one other number that counts few
}

// A Cover is a movement of numbers that leaves all rows as they are.
type Cover struct {
	Moves []solve.Term // by number
	Items []int        // that it needs withheld and that were not
}

// Moves reports whether a cover moves one of the numbers.
func (c *Cover) moves(numbers []int) bool {
	return slices.ContainsFunc(c.Moves, func(t solve.Term) bool { return slices.Contains(numbers, t.Var) })
}

// index prepares a structure for searching.
func (s *Structure) index() {
	if s.uses != nil {
		return
	}
	s.uses, s.itemsOf = make([][]use, len(s.Floor)), make([][]int, len(s.Floor))
	for n, row := range s.Rows {
		for _, t := range row {
			s.uses[t.Var] = append(s.uses[t.Var], use{n, t.Coef})
		}
	}
	for n, shows := range s.Shows {
		for _, v := range shows {
			s.itemsOf[v] = append(s.itemsOf[v], n)
		}
	}
	s.place = &place{s: s, step: make([]int64, len(s.Floor)), off: make([]int64, len(s.Rows)), hidden: make([]bool, len(s.Shows))}
}
