package solve

import "slices"

// An outcome is how a search ended.
type outcome uint8

const (
	none  outcome = iota // proved: there is no such world
	found                // the bounds hold a world
	spent                // the budget ran out
)

// A search narrows bounds, and can go back.
type search struct {
	c      *Component
	lo, hi []int64
	trail  []narrowed
	queue  []int
	queued []bool
	limit  int64 // rows that may yet be looked at
	seen   []int // by number, the call of broken that last looked at it
	calls  int
}

// narrowed is a number and the bounds that it had.
type narrowed struct {
	v      int
	lo, hi int64
}

func newSearch(c *Component) *search {
	return &search{c: c, lo: slices.Clone(c.lo), hi: slices.Clone(c.hi), queued: make([]bool, len(c.rows)), seen: make([]int, len(c.home))}
}

// back undoes all narrowing since a mark.
func (s *search) back(mark int) {
	for n := len(s.trail) - 1; n >= mark; n-- {
		s.lo[s.trail[n].v], s.hi[s.trail[n].v] = s.trail[n].lo, s.trail[n].hi
	}
	s.trail = s.trail[:mark]
	for _, r := range s.queue {
		s.queued[r] = false
	}
	s.queue = s.queue[:0]
}

// narrow gives a number tighter bounds; false where none are left.
func (s *search) narrow(v int, lo, hi int64) bool {
	lo, hi = max(lo, s.lo[v]), min(hi, s.hi[v])
	if lo == s.lo[v] && hi == s.hi[v] {
		return true
	}
	s.trail = append(s.trail, narrowed{v, s.lo[v], s.hi[v]})
	s.lo[v], s.hi[v] = lo, hi
	for _, r := range s.c.at[v] {
		if !s.queued[r] {
			s.queued[r] = true
			s.queue = append(s.queue, r)
		}
	}
	return lo <= hi
}

// propagateAll looks at every row, as a component does once.
func (s *search) propagateAll() {
	for r := range s.c.rows {
		s.queued[r] = true
		s.queue = append(s.queue, r)
	}
	s.propagate()
	s.trail = s.trail[:0]
}

// propagate narrows the bounds of all numbers by the rows that wait; false
// where that leaves one without a value. It stops early, which loses no world,
// where bounds creep together one by one.
func (s *search) propagate() bool {
	most := 64*len(s.c.rows) + 1024
	for n := 0; n < len(s.queue) && n < most; n++ {
		r := s.queue[n]
		s.queued[r] = false
		s.limit--
		if !s.tighten(&s.c.rows[r]) {
			return false
		}
	}
	for _, r := range s.queue {
		s.queued[r] = false
	}
	s.queue = s.queue[:0]
	return true
}

// tighten narrows the numbers of one row.
func (s *search) tighten(r *Row) bool {
	var least, most int64
	for _, t := range r.Terms {
		if t.Coef > 0 {
			least, most = least+t.Coef*s.lo[t.Var], most+t.Coef*s.hi[t.Var]
		} else {
			least, most = least+t.Coef*s.hi[t.Var], most+t.Coef*s.lo[t.Var]
		}
	}
	if least > r.Hi || most < r.Lo {
		return false
	}
	if least >= r.Lo && most <= r.Hi {
		return true
	}
	for _, t := range r.Terms {
		lo, hi := s.lo[t.Var], s.hi[t.Var]
		if lo == hi {
			continue
		}
		a := t.Coef
		if a > 0 {
			hi, lo = floorDiv(r.Hi-least+a*s.lo[t.Var], a), ceilDiv(r.Lo-most+a*s.hi[t.Var], a)
		} else {
			hi, lo = floorDiv(r.Lo-most+a*s.lo[t.Var], a), ceilDiv(r.Hi-least+a*s.hi[t.Var], a)
		}
		if !s.narrow(t.Var, lo, hi) {
			return false
		}
	}
	return true
}

// floorDiv and ceilDiv divide towards less and towards more.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func ceilDiv(a, b int64) int64 { return -floorDiv(-a, b) }

// tentative is a number's value as near home as its bounds allow.
func (s *search) tentative(v int) int64 { return min(max(s.c.home[v], s.lo[v]), s.hi[v]) }

// settle looks for a world within the bounds. Where it finds one, the tentative
// values are it.
func (s *search) settle() outcome {
	if s.limit < 0 {
		return spent
	}
	s.limit--
	if !s.propagate() {
		return none
	}
	row, off := s.broken()
	if row < 0 {
		return found
	}
	v, to := s.mender(&s.c.rows[row], off)
	if v < 0 {
		return none // every number of the row is fixed
	}
	return s.branch(v, to)
}

// branch tries the value that mends a row, then the one nearest home, then the
// rest.
func (s *search) branch(v int, to int64) outcome {
	at, lo, hi := s.tentative(v), s.lo[v], s.hi[v]
	less, more := min(at, to), max(at, to)
	for n, within := range [...][2]int64{{to, to}, {at, at}, {less + 1, more - 1}, {lo, less - 1}, {more + 1, hi}} {
		if within[0] > within[1] || n == 1 && at == to {
			continue
		}
		mark, got := len(s.trail), none
		if s.narrow(v, within[0], within[1]) {
			got = s.settle()
		}
		if got == found {
			return found
		}
		s.back(mark)
		if got == spent {
			return spent
		}
	}
	return none
}

// broken gives the row with the fewest free numbers among those that the
// tentative values break, and by how much it is off; -1 for none. Only rows of
// numbers that had to leave home can be broken.
func (s *search) broken() (row int, off int64) {
	row = -1
	fewest := 0
	s.calls++
	for _, moved := range s.trail {
		if v := moved.v; s.seen[v] != s.calls && (s.c.home[v] < s.lo[v] || s.c.home[v] > s.hi[v]) {
			s.seen[v] = s.calls
			for _, n := range s.c.at[v] {
				by, free := s.off(&s.c.rows[n])
				if by != 0 && (row < 0 || free < fewest || free == fewest && n < row) {
					row, off, fewest = n, by, free
				}
			}
		}
	}
	return row, off
}

// off gives by how much the tentative values miss a row, 0 where they keep it,
// and how many of its numbers are not fixed.
func (s *search) off(r *Row) (by int64, free int) {
	var sum int64
	for _, t := range r.Terms {
		sum += t.Coef * s.tentative(t.Var)
		if s.lo[t.Var] != s.hi[t.Var] {
			free++
		}
	}
	switch {
	case sum < r.Lo:
		return sum - r.Lo, free
	case sum > r.Hi:
		return sum - r.Hi, free
	}
	return 0, free
}

// mender gives the number of a row that can take up most of what it is off by,
// and the value that does it; -1 where all are fixed. Among equals it is the
// one that stands in the fewest rows.
func (s *search) mender(r *Row, off int64) (v int, to int64) {
	v = -1
	var left int64
	for _, t := range r.Terms {
		if s.lo[t.Var] == s.hi[t.Var] {
			continue
		}
		at := s.tentative(t.Var)
		by := -off / t.Coef
		if by*t.Coef != -off { // round away from zero, or a step of nothing mends nothing
			if (off < 0) == (t.Coef > 0) {
				by++
			} else {
				by--
			}
		}
		want := min(max(at+by, s.lo[t.Var]), s.hi[t.Var])
		remains := off + (want-at)*t.Coef
		remains = max(remains, -remains)
		if v < 0 || remains < left || remains == left && len(s.c.at[t.Var]) < len(s.c.at[v]) {
			v, to, left = t.Var, want, remains
		}
	}
	return v, to
}
