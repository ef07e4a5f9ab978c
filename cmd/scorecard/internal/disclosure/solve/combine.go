package solve

import "slices"

// Limits of what combining equations keeps. A long equation narrows nothing.
const (
	longestKept   = 12      // terms
	longestWorked = 40      // terms of an equation that is still combined
	largestCoef   = 1 << 20 // so that products fit
	largestSum    = 1 << 40
	mostEquations = 20000
)

// combine adds to a component the shorter equations that follow from its
// equations: each is solved for one of its numbers, which is then put into the
// others.
func (c *Component) combine() {
	e := &equations{in: make([]map[int]bool, len(c.home))}
	for n := range c.rows {
		if r := &c.rows[n]; r.Lo == r.Hi && workable(r) {
			e.add(*r)
		}
	}
	if len(e.all) < 2 || len(e.all) > mostEquations {
		return
	}
	for pivot := e.shortest(); pivot >= 0; pivot = e.shortest() {
		e.eliminate(pivot)
	}
	for n := range e.all {
		if r := e.all[n]; e.changed[n] && len(r.Terms) > 0 && len(r.Terms) <= longestKept {
			c.rows = append(c.rows, r)
		}
	}
}

// equations is a set of equations that are being combined.
type equations struct {
	all     []Row
	changed []bool
	used    []bool         // solved for a number
	in      []map[int]bool // equations that a number stands in
}

func (e *equations) add(r Row) {
	r.Terms = slices.Clone(r.Terms)
	slices.SortFunc(r.Terms, func(a, b Term) int { return a.Var - b.Var })
	n := len(e.all)
	e.all, e.changed, e.used = append(e.all, r), append(e.changed, false), append(e.used, false)
	e.enter(n)
}

func (e *equations) enter(n int) {
	for _, t := range e.all[n].Terms {
		if e.in[t.Var] == nil {
			e.in[t.Var] = map[int]bool{}
		}
		e.in[t.Var][n] = true
	}
}

func (e *equations) leave(n int) {
	for _, t := range e.all[n].Terms {
		delete(e.in[t.Var], n)
	}
}

// shortest gives the shortest equation that is not yet solved; -1 for none.
func (e *equations) shortest() int {
	best := -1
	for n := range e.all {
		if !e.used[n] && len(e.all[n].Terms) > 0 && (best < 0 || len(e.all[n].Terms) < len(e.all[best].Terms)) {
			best = n
		}
	}
	return best
}

// eliminate solves an equation for the number that stands in the fewest others,
// with a coefficient of one where there is such, and puts it into them.
func (e *equations) eliminate(n int) {
	e.used[n] = true
	pivot := e.all[n].Terms[0]
	for _, t := range e.all[n].Terms[1:] {
		unit, best := t.Coef == 1 || t.Coef == -1, pivot.Coef == 1 || pivot.Coef == -1
		if unit && !best || unit == best && len(e.in[t.Var]) < len(e.in[pivot.Var]) {
			pivot = t
		}
	}
	others := make([]int, 0, len(e.in[pivot.Var]))
	for m := range e.in[pivot.Var] {
		if m != n {
			others = append(others, m)
		}
	}
	slices.Sort(others)
	for _, m := range others {
		if r, ok := combined(e.all[m], e.all[n], pivot); ok {
			e.leave(m)
			e.all[m], e.changed[m] = r, true
			e.enter(m)
		}
	}
}

// combined takes the pivot of a solved equation out of another one; false where
// the result is too long or too large to be of use.
func combined(r, solved Row, pivot Term) (Row, bool) {
	at, _ := slices.BinarySearchFunc(r.Terms, pivot.Var, func(t Term, v int) int { return t.Var - v })
	a, b := pivot.Coef, r.Terms[at].Coef // a × r - b × solved
	g := gcd(a, b)
	a, b = a/g, b/g
	out := Row{Terms: make([]Term, 0, len(r.Terms)+len(solved.Terms))}
	i, j := 0, 0
	for i < len(r.Terms) || j < len(solved.Terms) {
		var t Term
		switch {
		case j == len(solved.Terms) || i < len(r.Terms) && r.Terms[i].Var < solved.Terms[j].Var:
			t = Term{r.Terms[i].Var, a * r.Terms[i].Coef}
			i++
		case i == len(r.Terms) || solved.Terms[j].Var < r.Terms[i].Var:
			t = Term{solved.Terms[j].Var, -b * solved.Terms[j].Coef}
			j++
		default:
			t = Term{r.Terms[i].Var, a*r.Terms[i].Coef - b*solved.Terms[j].Coef}
			i, j = i+1, j+1
		}
		if t.Coef != 0 {
			out.Terms = append(out.Terms, t)
		}
	}
	out.Lo = a*r.Lo - b*solved.Lo
	out.Hi = out.Lo
	return reduced(out)
}

// reduced divides an equation by what all its coefficients share.
func reduced(r Row) (Row, bool) {
	g := int64(0)
	for _, t := range r.Terms {
		g = gcd(g, t.Coef)
	}
	if g > 1 && r.Lo%g == 0 {
		for n := range r.Terms {
			r.Terms[n].Coef /= g
		}
		r.Lo /= g
		r.Hi = r.Lo
	}
	return r, len(r.Terms) <= longestWorked && workable(&r)
}

// workable reports whether two such equations can be combined without overflow.
func workable(r *Row) bool {
	for _, t := range r.Terms {
		if t.Coef > largestCoef || t.Coef < -largestCoef {
			return false
		}
	}
	return r.Lo < largestSum && r.Lo > -largestSum
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return max(a, -a)
}
