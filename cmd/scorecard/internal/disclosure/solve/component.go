package solve

import "slices"

// A Component is numbers that are not known, and the rows that bind them to
// each other and to nothing else. It is not safe for use by several goroutines
// at once; different components are.
type Component struct {
	Vars []int // of the system, ascending

	local        map[int]int // from a number of the system to one of the component
	rows         []Row       // over numbers of the component
	at           [][]int     // rows of each number
	lo, hi, home []int64
	search       *search
	tried        []int64 // values of a world under test, by number; home between tests
}

// Components splits a system that keeps Check into its components, by their
// first number. Numbers that the rows settle belong to none: Settled gives them.
func (s *System) Components() (parts []*Component, settled []bool) {
	whole := s.whole()
	whole.search.limit = NoMore
	whole.search.propagateAll()
	settled = make([]bool, len(s.Home))
	for v := range settled {
		settled[v] = whole.search.lo[v] == whole.search.hi[v]
	}
	part := partition(len(s.Home), whole.rows, settled)
	index := map[int]int{}
	for v := range s.Home {
		if settled[v] {
			continue
		}
		n, ok := index[part[v]]
		if !ok {
			n = len(parts)
			index[part[v]] = n
			parts = append(parts, &Component{local: map[int]int{}})
		}
		c := parts[n]
		c.local[v] = len(c.Vars)
		c.Vars = append(c.Vars, v)
		c.lo, c.hi, c.home = append(c.lo, whole.search.lo[v]), append(c.hi, whole.search.hi[v]), append(c.home, s.Home[v])
	}
	for n := range whole.rows {
		r := &whole.rows[n]
		for _, t := range r.Terms {
			if !settled[t.Var] {
				c := parts[index[part[t.Var]]]
				c.rows = append(c.rows, c.localise(r, whole.home))
				break
			}
		}
	}
	for _, c := range parts {
		c.combine()
		c.prepare()
		c.search.limit = NoMore
		c.search.propagateAll()
		copy(c.lo, c.search.lo)
		copy(c.hi, c.search.hi)
	}
	return parts, settled
}

// whole makes one component of a whole system.
func (s *System) whole() *Component {
	c := &Component{rows: s.Rows, lo: slices.Clone(s.Lo), hi: slices.Clone(s.Hi), home: s.Home}
	c.prepare()
	return c
}

// localise writes a row with the component's numbers; settled ones move to the
// other side.
func (c *Component) localise(r *Row, home []int64) Row {
	out := Row{Lo: r.Lo, Hi: r.Hi}
	for _, t := range r.Terms {
		if v, ok := c.local[t.Var]; ok {
			out.Terms = append(out.Terms, Term{v, t.Coef})
			continue
		}
		if out.Lo != NoLess {
			out.Lo -= t.Coef * home[t.Var]
		}
		if out.Hi != NoMore {
			out.Hi -= t.Coef * home[t.Var]
		}
	}
	return out
}

// prepare indexes the rows and makes the search.
func (c *Component) prepare() {
	c.at = make([][]int, len(c.home))
	for n := range c.rows {
		for _, t := range c.rows[n].Terms {
			c.at[t.Var] = append(c.at[t.Var], n)
		}
	}
	c.search = newSearch(c)
}

// partition gives each number that is not settled the name of its part.
func partition(n int, rows []Row, settled []bool) []int {
	parent := make([]int, n)
	for v := range parent {
		parent[v] = v
	}
	root := func(v int) int {
		for parent[v] != v {
			parent[v] = parent[parent[v]]
			v = parent[v]
		}
		return v
	}
	for i := range rows {
		first := -1
		for _, t := range rows[i].Terms {
			switch {
			case settled[t.Var]:
			case first < 0:
				first = root(t.Var)
			default:
				a, b := root(first), root(t.Var)
				parent[max(a, b)] = min(a, b)
			}
		}
	}
	for v := range parent {
		parent[v] = root(v)
	}
	return parent
}

// Has reports whether a number of the system belongs to the component.
func (c *Component) Has(v int) bool {
	_, ok := c.local[v]
	return ok
}

// Keeps reports whether a world keeps the component's rows, in time that
// follows what it moves.
func (c *Component) Keeps(w World) bool {
	if c.tried == nil {
		c.tried = slices.Clone(c.home)
	}
	ok := true
	for _, set := range w {
		v, has := c.local[set.Var]
		if !has || set.Value < c.lo[v] || set.Value > c.hi[v] {
			ok = false
			continue
		}
		c.tried[v] = set.Value
	}
	for _, set := range w {
		if v, has := c.local[set.Var]; ok && has {
			for _, n := range c.at[v] {
				r := &c.rows[n]
				sum := r.Sum(func(v int) int64 { return c.tried[v] })
				ok = ok && sum >= r.Lo && sum <= r.Hi
			}
		}
	}
	for _, set := range w {
		if v, has := c.local[set.Var]; has {
			c.tried[v] = c.home[v]
		}
	}
	return ok
}
