package main

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A puzzle is whole numbers from zero on and rows that their sums lie between:
// all that an attacker has to reason with. It is written as a test of the audit,
// and so without it: bounds, and trying everything that they leave.
type puzzle struct {
	index  map[secret]int
	lo, hi []int64
	rows   []puzzleRow
	known  map[string]bool
	at     [][]int // rows of each number
	effort int     // that may yet be made
	trail  []undo
}

type term struct {
	number int
	times  int64
}

type puzzleRow struct {
	terms  []term
	lo, hi int64
}

type undo struct {
	number int
	lo, hi int64
}

const (
	none       = math.MaxInt64 / 8
	largest    = 2000 // what an attacker thinks possible
	mostEffort = 60_000
)

// number gives the number of a secret.
func (p *puzzle) number(c secret) int {
	if p.index == nil {
		p.index = map[secret]int{}
	}
	n, ok := p.index[c]
	if !ok {
		n = len(p.lo)
		p.index[c] = n
		p.lo, p.hi = append(p.lo, 0), append(p.hi, largest)
	}
	return n
}

func (p *puzzle) row(terms []term, lo, hi int64) { p.rows = append(p.rows, puzzleRow{terms, lo, hi}) }

// begin narrows everything by everything; false where nothing is possible.
func (p *puzzle) begin() bool {
	p.at = make([][]int, len(p.lo))
	waiting := make([]int, len(p.rows))
	for n, r := range p.rows {
		waiting[n] = n
		for _, t := range r.terms {
			p.at[t.number] = append(p.at[t.number], n)
		}
	}
	p.effort = math.MaxInt
	return p.narrow(waiting)
}

// narrow narrows numbers by rows until nothing changes; false where a number
// has no value left.
func (p *puzzle) narrow(waiting []int) bool {
	for len(waiting) > 0 {
		r := &p.rows[waiting[0]]
		waiting = waiting[1:]
		p.effort--
		var least, most int64
		for _, t := range r.terms {
			least += min(t.times*p.lo[t.number], t.times*p.hi[t.number])
			most += max(t.times*p.lo[t.number], t.times*p.hi[t.number])
		}
		for _, t := range r.terms {
			own := [2]int64{t.times * p.lo[t.number], t.times * p.hi[t.number]}
			low, high := r.lo-(most-max(own[0], own[1])), r.hi-(least-min(own[0], own[1])) // of times × number
			lo, hi := float64(low)/float64(t.times), float64(high)/float64(t.times)
			if t.times < 0 {
				lo, hi = hi, lo
			}
			from, to := p.lo[t.number], p.hi[t.number]
			if lo > float64(from) {
				from = int64(math.Ceil(lo - 1e-9))
			}
			if hi < float64(to) {
				to = int64(math.Floor(hi + 1e-9))
			}
			if from > to {
				return false
			}
			if from != p.lo[t.number] || to != p.hi[t.number] {
				p.set(t.number, from, to)
				waiting = append(waiting, p.at[t.number]...)
				if len(waiting) > 50_000 || p.effort < 0 {
					return true // it creeps; the search goes on with what there is
				}
				least, most = 0, 0
				for _, u := range r.terms {
					least += min(u.times*p.lo[u.number], u.times*p.hi[u.number])
					most += max(u.times*p.lo[u.number], u.times*p.hi[u.number])
				}
			}
		}
		if least > r.hi || most < r.lo {
			return false
		}
	}
	return true
}

func (p *puzzle) set(n int, lo, hi int64) {
	p.trail = append(p.trail, undo{n, p.lo[n], p.hi[n]})
	p.lo[n], p.hi[n] = lo, hi
}

func (p *puzzle) back(mark int) {
	for len(p.trail) > mark {
		u := p.trail[len(p.trail)-1]
		p.lo[u.number], p.hi[u.number] = u.lo, u.hi
		p.trail = p.trail[:len(p.trail)-1]
	}
}

// possible reports whether a number can lie between two others; sure is false
// where the effort was not enough to tell. Found is the value that it can have.
func (p *puzzle) possible(n int, lo, hi int64) (found int64, yes, sure bool) {
	lo, hi = max(lo, p.lo[n]), min(hi, p.hi[n])
	if lo > hi {
		return 0, false, true
	}
	mark := len(p.trail)
	defer p.back(mark)
	p.set(n, lo, hi)
	p.effort = mostEffort
	if !p.narrow(p.at[n]) {
		return 0, false, true
	}
	part := p.reach(n)
	yes = p.try(part)
	return p.lo[n], yes, yes || p.effort >= 0
}

// reach lists the numbers that are tied to one and not known.
func (p *puzzle) reach(n int) []int {
	seen := map[int]bool{n: true}
	out := []int{n}
	for k := 0; k < len(out); k++ {
		for _, r := range p.at[out[k]] {
			for _, t := range p.rows[r].terms {
				if !seen[t.number] && p.lo[t.number] < p.hi[t.number] {
					seen[t.number] = true
					out = append(out, t.number)
				}
			}
		}
	}
	return out
}

// try gives values to the numbers of a part, the one with the fewest first.
func (p *puzzle) try(part []int) bool {
	best := -1
	for _, n := range part {
		if p.lo[n] < p.hi[n] && (best < 0 || p.hi[n]-p.lo[n] < p.hi[best]-p.lo[best]) {
			best = n
		}
	}
	if best < 0 {
		return p.keeps(part)
	}
	lo, hi := p.lo[best], p.hi[best]
	middle := lo + (hi-lo)/2
	halves := [][2]int64{{lo, middle}, {middle + 1, hi}}
	if hi-lo < 8 {
		halves = halves[:0]
		for v := lo; v <= hi; v++ {
			halves = append(halves, [2]int64{v, v})
		}
	}
	for _, half := range halves {
		if p.effort < 0 {
			return false
		}
		mark := len(p.trail)
		p.set(best, half[0], half[1])
		if p.narrow(p.at[best]) && p.try(part) {
			return true
		}
		p.back(mark)
	}
	return false
}

// keeps holds every row of a part whose numbers are all known.
func (p *puzzle) keeps(part []int) bool {
	for _, n := range part {
		for _, r := range p.at[n] {
			var sum int64
			for _, t := range p.rows[r].terms {
				sum += t.times * p.lo[t.number]
			}
			if sum < p.rows[r].lo || sum > p.rows[r].hi {
				return false
			}
		}
	}
	return true
}

// workOut gives the value of a number where it can have but one; sure is false
// where the effort was not enough to tell.
func (p *puzzle) workOut(n int) (value int64, known, sure bool) {
	if p.lo[n] == p.hi[n] {
		return p.lo[n], true, true
	}
	first, yes, sure := p.possible(n, p.lo[n], p.hi[n])
	if !yes {
		return 0, false, false
	}
	_, above, sureAbove := p.possible(n, first+1, p.hi[n])
	if above {
		return 0, false, true
	}
	_, below, sureBelow := p.possible(n, p.lo[n], first-1)
	if below {
		return 0, false, true
	}
	sure = sure && sureAbove && sureBelow
	return first, sure, sure
}

// TestPuzzle holds the attacker's reasoning against trying everything.
func TestPuzzle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	unique := 0
	for n := range 300 {
		var p puzzle
		var truth [4]int64
		for k := range truth {
			truth[k] = int64(r.IntN(6))
			p.number(secret{month: k})
			p.row([]term{{k, 1}}, 0, 6)
		}
		var rows []puzzleRow
		for range 1 + r.IntN(4) {
			var terms []term
			var sum int64
			for k := range truth {
				if c := int64(r.IntN(5) - 2); c != 0 {
					terms = append(terms, term{k, c})
					sum += c * truth[k]
				}
			}
			slack := int64(r.IntN(2))
			rows = append(rows, puzzleRow{terms, sum - slack, sum + slack})
			p.row(terms, sum-slack, sum+slack)
		}
		var values [4]map[int64]bool
		for k := range values {
			values[k] = map[int64]bool{}
		}
		for all := range 7 * 7 * 7 * 7 {
			w := [4]int64{int64(all % 7), int64(all / 7 % 7), int64(all / 49 % 7), int64(all / 343)}
			ok := true
			for _, row := range rows {
				var sum int64
				for _, term := range row.terms {
					sum += term.times * w[term.number]
				}
				ok = ok && sum >= row.lo && sum <= row.hi
			}
			for k := range w {
				if ok {
					values[k][w[k]] = true
				}
			}
		}
		if !p.begin() {
			t.Fatalf("puzzle %d is called impossible", n)
		}
		for k := range truth {
			value, known, sure := p.workOut(k)
			if !sure || known != (len(values[k]) == 1) || known && value != truth[k] {
				t.Fatalf("puzzle %d: %d is called %d (known %v, sure %v) and can be %v", n, k, value, known, sure, values[k])
			}
			if known {
				unique++
			}
		}
	}
	if unique < 100 || unique > 1100 {
		t.Errorf("%d of 1200 numbers are known; the draw is no test", unique)
	}
}
