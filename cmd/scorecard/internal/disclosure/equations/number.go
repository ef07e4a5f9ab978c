// Package equations says of a scorecard what can be reasoned with: the whole
// numbers that its figures show or that stand behind them, what every relation
// says of them in every edition, what each item that is printed tells, and which
// of the numbers nobody may work out. It decides nothing about what is printed.
//
// An Input is expanded to a System by New. Numbers are counted in units of their
// own decimals, so that all of them are whole; a published ratio is two bounds on
// its numerator and base; what is left of an inequality, or missing from a sum, is
// a number too.
package equations

import (
	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Number is a whole number that items show, or that stands behind them: a
// count, a numerator, a base that is printed nowhere.
type Number struct {
	Figure      Figure
	Edition     int    // that first knew it; later ones may restate it
	Group       string // what it is, where it is no figure: "the rest of …"
	Base        bool   // a ratio is made with it, so that it is not zero
	byProduct   bool   // it is what is left of an inequality, and counts nothing
	Scale       int    // decimals: a number is the figure times 10 to their power
	Home        int64
	Sensitivity scorecard.Sensitivity
	Signed      bool // it may be less than zero
	People      bool // it counts something that must not be known to be small
}

// Units is how many of the number's units make one.
func (n *Number) Units() int64 { return pow10[n.Scale] }

var pow10 = [...]int64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000}

// numberKey tells numbers apart.
type numberKey struct {
	figure  Figure
	edition int
	group   string
}

// A Fact is what an item that is printed says, or what a relation says.
type Fact struct {
	Terms  []solve.Term
	Lo, Hi int64
}

// A Row is a fact that holds whatever is printed.
type Row struct {
	Fact
	By     *scorecard.Relation // nil for a numerator and its base
	Period scorecard.Period
}

// A System is everything that can be reasoned with.
type System struct {
	In       *Input
	Numbers  []Number
	index    map[numberKey]int
	Rows     []Row
	Facts    [][]Fact // of each item
	Nails    [][]int  // of each item: the numbers that it shows
	ItemsOf  [][]int  // of each number: the items that show it
	Known    []Fact   // from elsewhere
	versions map[Figure][]int
	Ratios   []Ratio // of each item: its numbers, where it has a base
	Targets  []Target
	Primary  []scorecard.Reason // of each item
	Unproved []int              // items whose base is not known
	Broken   []Broken
	seen     map[string]bool // statements that are rows already
	lookup   aliases
	shared   map[Figure][2]int64 // what the ratios on a base that is printed nowhere leave it, least and most
}

// A Ratio is the numbers of an item that is one divided by another.
type Ratio struct {
	Has            bool
	Num, Den, Rest int // rest is -1 where there is none
}

// Broken is a relation or a fact from elsewhere that the figures do not keep.
// Nothing can be reasoned with it.
type Broken struct {
	Relation string
	Period   scorecard.Period
	Why      string
}

// whole gives a decimal as a whole number with its decimals, none where it is
// whole.
func whole(d scorecard.Decimal) (value int64, scale int) {
	d = d.Trim()
	return d.Coefficient(d.Decimals()), d.Decimals()
}

// add makes a number, or finds it.
func (s *System) add(key numberKey, n Number) int {
	if at, ok := s.index[key]; ok {
		return at
	}
	n.Figure, n.Edition = key.figure, key.edition
	s.Numbers = append(s.Numbers, n)
	s.index[key] = len(s.Numbers) - 1
	return len(s.Numbers) - 1
}

// version gives the item that shows a figure as at an edition; -1 for none.
// Known reports whether any edition has it.
func (s *System) version(f Figure, edition int) (item int, known bool) {
	all := s.versions[f.Value()]
	item = -1
	for _, n := range all {
		if s.In.Items[n].Edition <= edition {
			item = n
		}
	}
	return item, len(all) > 0
}

// sum adds up a fact at home.
func (s *System) sum(terms []solve.Term) (sum int64) {
	for _, t := range terms {
		sum += t.Coef * s.Numbers[t.Var].Home
	}
	return sum
}

func (s *System) keeps(f Fact) bool {
	sum := s.sum(f.Terms)
	return sum >= f.Lo && sum <= f.Hi
}

// merged adds up terms of the same number and leaves out those of none, in the
// order in which they first stand.
func merged(terms []solve.Term) []solve.Term {
	var out []solve.Term
	at := map[int]int{}
	for _, t := range terms {
		if n, ok := at[t.Var]; ok {
			out[n].Coef += t.Coef
			continue
		}
		at[t.Var] = len(out)
		out = append(out, t)
	}
	n := 0
	for _, t := range out {
		if t.Coef != 0 {
			out[n] = t
			n++
		}
	}
	return out[:n]
}
