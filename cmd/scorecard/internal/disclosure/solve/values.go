package solve

import "slices"

// A Need is what the values of a number have to show. The zero value needs
// nothing.
type Need struct {
	Values  int   // at least so many different ones, the true one included
	Spread  int64 // the largest at least so much above the smallest
	AtLeast int64 // one of them at least this; NoLess for no such need
}

// Met reports whether values, in ascending order, are enough.
func (n Need) Met(values []int64) bool {
	return len(values) >= n.Values && len(values) > 0 && values[len(values)-1]-values[0] >= n.Spread && values[len(values)-1] >= n.AtLeast
}

// An Answer is what is known of the values of a number.
type Answer struct {
	Values []int64 // those for which there is a world, ascending; the true one is always there
	Worlds []World // one for each value but the true one, in the order in which they were found
	All    bool    // it is proved that there are no others
	Spent  bool    // the budget ran out
}

// learn adds a value and its world; false where it was known.
func (a *Answer) learn(value int64, w World) bool {
	at, known := slices.BinarySearch(a.Values, value)
	if known {
		return false
	}
	a.Values = slices.Insert(a.Values, at, value)
	a.Worlds = append(a.Worlds, w)
	return true
}

// Values looks for values of a number of the system until a need is met, it is
// proved that it cannot be, or so many rows were looked at. Worlds that are
// known from elsewhere spare the search; those that do not keep the component
// are left out.
func (c *Component) Values(of int, need Need, known []World, budget int64) Answer {
	v := c.local[of]
	a := Answer{Values: []int64{c.home[v]}}
	for _, w := range known {
		for _, set := range w {
			if set.Var == of && set.Value != c.home[v] && c.Keeps(w) {
				a.learn(set.Value, w)
			}
		}
	}
	c.search.limit = budget
	open := c.unknown(v, a.Values)
	for !need.Met(a.Values) && len(open) > 0 && !a.Spent {
		n, within := next(open, need, a.Values)
		if n < 0 {
			return a // no value that is left would help
		}
		w, got := c.within(v, within)
		rest := without(open[n], within)
		if got == found {
			value := w.Value(of, c.home[v])
			a.learn(value, w)
			rest = append(rest, without(within, [2]int64{value, value})...)
		}
		a.Spent = got == spent
		open = slices.Concat(open[:n], rest, open[n+1:])
	}
	a.All = len(open) == 0 && !a.Spent
	return a
}

// unknown gives the stretches between the known values: the one above home
// first, the one below it next.
func (c *Component) unknown(v int, values []int64) [][2]int64 {
	var above, below [][2]int64
	from := c.lo[v]
	for n := range len(values) + 1 {
		to := c.hi[v]
		if n < len(values) {
			to = values[n] - 1
		}
		if from <= to {
			if from > c.home[v] {
				above = append(above, [2]int64{from, to})
			} else {
				below = append(below, [2]int64{from, to})
			}
		}
		from = to + 2
	}
	slices.Reverse(below)
	return append(above, below...)
}

// next gives the stretch to look into, and the part of it that would help; -1
// for none.
func next(open [][2]int64, need Need, values []int64) (int, [2]int64) {
	least, most := values[0], values[len(values)-1]
	if len(values) < need.Values {
		return 0, open[0]
	}
	for n, within := range open {
		if most < need.AtLeast {
			within[0] = max(within[0], need.AtLeast)
			if within[0] <= within[1] {
				return n, within
			}
			continue
		}
		if high := [2]int64{max(within[0], least+need.Spread), within[1]}; high[0] <= high[1] {
			return n, high
		}
		if low := [2]int64{within[0], min(within[1], most-need.Spread)}; low[0] <= low[1] {
			return n, low
		}
	}
	if most >= need.AtLeast && most-least < need.Spread {
		return 0, open[0] // a step on the way
	}
	return -1, [2]int64{}
}

// without gives what is left of a stretch on either side of a part of it.
func without(all, part [2]int64) (out [][2]int64) {
	if all[0] < part[0] {
		out = append(out, [2]int64{all[0], part[0] - 1})
	}
	if part[1] < all[1] {
		out = append(out, [2]int64{part[1] + 1, all[1]})
	}
	return out
}

// within looks for a world in which a number lies in a stretch.
func (c *Component) within(v int, stretch [2]int64) (World, outcome) {
	s := c.search
	defer s.back(0)
	if !s.narrow(v, stretch[0], stretch[1]) {
		return nil, none
	}
	got := s.settle()
	if got != found {
		return nil, got
	}
	var w World
	for _, moved := range s.trail {
		if at := s.tentative(moved.v); at != c.home[moved.v] {
			w = append(w, Setting{c.Vars[moved.v], at})
		}
	}
	slices.SortFunc(w, func(a, b Setting) int { return a.Var - b.Var })
	return slices.Compact(w), found
}

// Fixed gives the component with one of its numbers known to be at home, as
// somebody knows who is counted in it.
func (c *Component) Fixed(of int) *Component {
	out := &Component{Vars: c.Vars, local: c.local, rows: c.rows, at: c.at,
		lo: slices.Clone(c.lo), hi: slices.Clone(c.hi), home: c.home}
	v := c.local[of]
	out.lo[v], out.hi[v] = c.home[v], c.home[v]
	out.search = newSearch(out)
	out.search.limit = NoMore
	out.search.propagateAll()
	copy(out.lo, out.search.lo)
	copy(out.hi, out.search.hi)
	return out
}
