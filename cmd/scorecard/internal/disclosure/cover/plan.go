package cover

import "slices"

// A Result is a plan: what is withheld and why.
type Result struct {
	Items   []Choice // newly withheld, in order of the items
	Covers  []Cover  // of each target; without moves where there is none
	Exposed []int    // targets that could not be covered
}

// A Choice is an item that was withheld, and the first target that needed it.
type Choice struct {
	Item   int
	Target int
}

// Budgets of one search.
const (
	widest   = 20000 // movements, to cover a target
	narrower = 500   // to see whether an item can be given back
)

// Plan covers targets one after the other, at least cost for each, and then
// gives back what is not needed. What it withholds is added to Hidden.
func (s *Structure) Plan(targets []Target) Result {
	s.index()
	p := &planning{s: s, targets: targets, because: map[int]int{}}
	p.covers = make([]Cover, len(targets))
	for n := range targets {
		p.coverTarget(n)
	}
	p.giveBack()
	var out Result
	out.Covers = p.covers
	for _, item := range p.order {
		if s.Hidden[item] {
			out.Items = append(out.Items, Choice{item, p.because[item]})
		}
	}
	slices.SortFunc(out.Items, func(a, b Choice) int { return a.Item - b.Item })
	for n := range targets {
		if len(p.covers[n].Moves) == 0 {
			out.Exposed = append(out.Exposed, n)
		}
	}
	return out
}

// planning is a plan in the making.
type planning struct {
	s       *Structure
	targets []Target
	covers  []Cover
	order   []int       // items in the order in which they were withheld
	because map[int]int // the target that each was withheld for
}

// coverTarget finds a cover for a target and withholds what it needs.
func (p *planning) coverTarget(n int) {
	c, ok := p.find(n, Unbounded, widest)
	if !ok {
		return
	}
	p.covers[n] = c
	for _, item := range c.Items {
		p.s.Hidden[item] = true
		p.order = append(p.order, item)
		p.because[item] = n
	}
}

// find looks for a cover. One that stands up to an insider is looked for first;
// where there is none the target is covered against strangers.
func (p *planning) find(n, most, budget int) (Cover, bool) {
	t := p.targets[n]
	c, ok := p.s.Find(t, most, budget)
	if !ok && t.Alone && most != 0 {
		t.Alone = false
		c, ok = p.s.Find(t, most, budget)
	}
	return c, ok
}

// giveBack prints items again, the last withheld first, where every target that
// leans on them can be covered without them.
func (p *planning) giveBack() {
	for k := len(p.order) - 1; k >= 0; k-- {
		item := p.order[k]
		p.s.Hidden[item] = false
		again := map[int]Cover{}
		ok := true
		for n := range p.targets {
			if !p.covers[n].moves(p.s.Shows[item]) {
				continue
			}
			if again[n], ok = p.find(n, 0, narrower); !ok {
				break
			}
		}
		if !ok {
			p.s.Hidden[item] = true
			continue
		}
		for n, c := range again {
			p.covers[n] = c
		}
	}
}
