package cover

import (
	"container/heap"
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
)

// Weights of the search, to which the cost of what it withholds is added. A movement of many numbers is no loss in itself, but
// there are so many more of them that a search which held them for nothing would
// look at nothing else. A broken row will want another move.
const (
	weighMove   = 2
	weighBroken = 6
	longestStep = 3  // times that a number may move for one of the target
	mostMoves   = 64 // of one cover
)

// A place is where a movement stands: what moved, which rows that breaks.
type place struct {
	s      *Structure
	moves  []solve.Term
	step   []int64 // of each number; 0 for those that stay
	off    []int64 // of each row
	broken []int   // rows that were ever off here; some may be mended again
	hidden []bool  // items that this movement withholds
	items  []int
}

// clear goes home.
func (p *place) clear() {
	for _, t := range p.moves {
		p.step[t.Var] = 0
	}
	for _, n := range p.broken {
		p.off[n] = 0
	}
	for _, n := range p.items {
		p.hidden[n] = false
	}
	p.moves, p.broken, p.items = p.moves[:0], p.broken[:0], p.items[:0]
}

// move moves one number more.
func (p *place) move(t solve.Term, items []int) {
	p.moves = append(p.moves, t)
	p.step[t.Var] = t.Coef
	for _, u := range p.s.uses[t.Var] {
		if p.off[u.row] == 0 {
			p.broken = append(p.broken, u.row)
		}
		p.off[u.row] += u.coef * t.Coef
	}
	for _, n := range items {
		p.hidden[n] = true
		p.items = append(p.items, n)
	}
}

// open gives how many rows are off.
func (p *place) open() int {
	slices.Sort(p.broken)
	p.broken = slices.Compact(p.broken)
	n := 0
	for _, r := range p.broken {
		if p.off[r] != 0 {
			n++
		}
	}
	return n
}

// A node is a movement under search: the one before it, and one number more.
type node struct {
	before *node
	move   solve.Term
	items  []int // newly withheld by this move
	cost   int   // of all items so far
	moves  int
	name   uint64 // of the set of moves, whatever their order
	weight int
	order  int // in which nodes were made: it decides between equals
}

type frontier []*node

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(a, b int) bool {
	if f[a].weight != f[b].weight {
		return f[a].weight < f[b].weight
	}
	return f[a].order < f[b].order
}
func (f frontier) Swap(a, b int) { f[a], f[b] = f[b], f[a] }
func (f *frontier) Push(x any)   { *f = append(*f, x.(*node)) }
func (f *frontier) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

// A finder looks for the cover of one target.
type finder struct {
	*place
	t    Target
	most int // cost that a cover may have
	wait frontier
	seen map[uint64]bool
	made int
}

// Find looks for a cover of a target that costs at most so much, looking at
// a number of movements; false where it finds none.
func (s *Structure) Find(t Target, most, budget int) (Cover, bool) {
	s.index()
	f := &finder{place: s.place, t: t, most: most, seen: map[uint64]bool{}}
	defer f.clear()
	for _, step := range []int64{1, -1} {
		f.push(nil, solve.Term{Var: t.Var, Coef: step})
	}
	for ; len(f.wait) > 0 && budget > 0; budget-- {
		at := heap.Pop(&f.wait).(*node)
		f.load(at)
		if f.open() == 0 {
			return f.cover(), true
		}
		if at.moves < mostMoves {
			f.expand(at)
		}
	}
	return Cover{}, false
}

// load goes to where a movement stands.
func (f *finder) load(at *node) {
	f.clear()
	for ; at != nil; at = at.before {
		f.move(at.move, at.items)
	}
}

func (f *finder) cover() Cover {
	c := Cover{slices.Clone(f.moves), slices.Clone(f.items)}
	slices.SortFunc(c.Moves, func(a, b solve.Term) int { return a.Var - b.Var })
	slices.Sort(c.Items)
	return c
}

// expand mends the broken row that leaves the fewest ways to mend it, in each
// of them.
func (f *finder) expand(at *node) {
	row, fewest := -1, []solve.Term(nil)
	for _, n := range f.broken {
		if f.off[n] == 0 {
			continue
		}
		if ways := f.ways(n); row < 0 || len(ways) < len(fewest) {
			row, fewest = n, ways
		}
	}
	for _, way := range fewest {
		f.push(at, way)
	}
}

// ways lists the moves that mend a row, those of numbers that stand near the
// target first: between equals, readers lose what is beside a figure that they
// lose already.
func (f *finder) ways(row int) (out []solve.Term) {
	off := f.off[row]
	for _, t := range f.s.Rows[row] {
		if f.step[t.Var] != 0 || off%t.Coef != 0 {
			continue
		}
		way := solve.Term{Var: t.Var, Coef: -off / t.Coef}
		if way.Coef > longestStep || way.Coef < -longestStep || !f.free(way.Var) {
			continue
		}
		if f.enough(way) {
			out = append(out, way)
		}
	}
	slices.SortStableFunc(out, func(a, b solve.Term) int { return f.away(a.Var) - f.away(b.Var) })
	return out
}

// away is how far a number stands from the target.
func (f *finder) away(v int) int { return max(v-f.t.Var, f.t.Var-v) }

// free reports whether a number can be made to move at all.
func (f *finder) free(v int) bool {
	if f.t.Alone && v != f.t.Var && f.s.Few[v] {
		return false
	}
	for _, item := range f.s.itemsOf[v] {
		if f.s.Cost[item] == Fixed && !f.s.Hidden[item] {
			return false
		}
	}
	return true
}

// price gives the items that have to be withheld for a number to move, and what
// they cost.
func (f *finder) price(v int) (items []int, cost int) {
	for _, item := range f.s.itemsOf[v] {
		if !f.s.Hidden[item] && !f.hidden[item] {
			items = append(items, item)
			cost += f.s.Cost[item]
		}
	}
	return items, cost
}

// enough reports whether the movement with one number more can still be made so
// often and so far as the target needs, from every value of the classes.
func (f *finder) enough(with solve.Term) bool {
	up, down := int64(Unbounded), int64(Unbounded)
	bound := func(t solve.Term) {
		if t.Coef < 0 {
			up = min(up, f.s.Floor[t.Var]/-t.Coef)
		} else {
			down = min(down, f.s.Floor[t.Var]/t.Coef)
		}
	}
	for _, t := range f.moves {
		bound(t)
	}
	bound(with)
	step := f.step[f.t.Var]
	if with.Var == f.t.Var {
		step = with.Coef
	}
	return f.t.met(f.s.Floor[f.t.Var], step, [2]int64{down, up})
}

// met reports whether a target that moves by a step, so many times down and up,
// from its floor or any value above it, has what it needs.
func (t Target) met(floor, step int64, times [2]int64) bool {
	span := times[0] + times[1]
	if span+1 < int64(t.Values) || max(step, -step)*span < t.Spread {
		return false
	}
	rise := step * times[1]
	if step < 0 {
		rise = -step * times[0]
	}
	return floor+rise >= t.AtLeast
}

// push adds a movement to those that wait, unless it was there before.
func (f *finder) push(before *node, move solve.Term) {
	if !f.free(move.Var) || !f.enough(move) {
		return
	}
	items, cost := f.price(move.Var)
	n := &node{before: before, move: move, items: items, cost: cost, moves: 1, order: f.made, name: named(move)}
	if before != nil {
		n.cost += before.cost
		n.moves += before.moves
		n.name += before.name
	}
	if n.cost > f.most || f.seen[n.name] {
		return
	}
	f.seen[n.name] = true
	n.weight = n.cost + weighMove*n.moves + weighBroken*f.brokenWith(move)
	f.made++
	heap.Push(&f.wait, n)
}

// brokenWith gives how many rows are off with one number more.
func (f *finder) brokenWith(move solve.Term) int {
	broken := 0
	for _, r := range f.broken {
		if f.off[r] != 0 {
			broken++
		}
	}
	for _, u := range f.s.uses[move.Var] {
		switch off := f.off[u.row]; {
		case off == 0:
			broken++
		case off+u.coef*move.Coef == 0:
			broken--
		}
	}
	return broken
}

// named gives a move a name that adds up, so that a set of moves has one name.
func named(t solve.Term) uint64 {
	x := uint64(t.Var)*8 + uint64(t.Coef+longestStep)
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
