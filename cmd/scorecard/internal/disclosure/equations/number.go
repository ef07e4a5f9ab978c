package disclosure

import (
	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A number is a whole number that items show, or that stands behind them: a
// count, a numerator, a base that is printed nowhere.
type number struct {
	figure      Figure
	edition     int    // that first knew it; later ones may restate it
	group       string // what it is, where it is no figure: "the rest of …"
	base        bool   // a ratio is made with it, so that it is not zero
	byProduct   bool   // it is what is left of an inequality, and counts nothing
	scale       int    // decimals: a number is the figure times 10 to their power
	home        int64
	sensitivity scorecard.Sensitivity
	signed      bool // it may be less than zero
	people      bool // it counts something that must not be known to be small
}

func (n *number) units() int64 { return pow10[n.scale] }

var pow10 = [...]int64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000}

// numberKey tells numbers apart.
type numberKey struct {
	figure  Figure
	edition int
	group   string
}

// fact is what an item that is printed says, or what a relation says.
type fact struct {
	terms  []solve.Term
	lo, hi int64
}

// row is a fact that holds whatever is printed.
type row struct {
	fact
	by     *scorecard.Relation // nil for a numerator and its base
	period scorecard.Period
}

// system is everything that can be reasoned with.
type system struct {
	in       *Input
	numbers  []number
	index    map[numberKey]int
	rows     []row
	rowsOf   [][]int  // of each number, where it was asked for
	facts    [][]fact // of each item
	nails    [][]int  // of each item: the numbers that it shows
	itemsOf  [][]int  // of each number: the items that show it
	known    []fact   // from elsewhere
	versions map[Figure][]int
	ratios   []ratio // of each item: its numbers, where it has a base
	targets  []Target
	primary  []scorecard.Reason // of each item
	unproved []int              // items whose base is not known
	broken   []Broken
	seen     map[string]bool // statements that are rows already
	lookup   aliases
	shared   map[Figure][2]int64 // what the ratios on a base that is printed nowhere leave it, least and most
}

// ratio is the numbers of an item that is one divided by another.
type ratio struct {
	has            bool
	num, den, rest int // rest is -1 where there is none
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
func (s *system) add(key numberKey, n number) int {
	if at, ok := s.index[key]; ok {
		return at
	}
	n.figure, n.edition = key.figure, key.edition
	s.numbers = append(s.numbers, n)
	s.index[key] = len(s.numbers) - 1
	return len(s.numbers) - 1
}

// version gives the item that shows a figure as at an edition; -1 for none.
// Known reports whether any edition has it.
func (s *system) version(f Figure, edition int) (item int, known bool) {
	all := s.versions[f.value()]
	item = -1
	for _, n := range all {
		if s.in.Items[n].Edition <= edition {
			item = n
		}
	}
	return item, len(all) > 0
}

// sum adds up a fact at home.
func (s *system) sum(terms []solve.Term) (sum int64) {
	for _, t := range terms {
		sum += t.Coef * s.numbers[t.Var].home
	}
	return sum
}

func (s *system) keeps(f fact) bool {
	sum := s.sum(f.terms)
	return sum >= f.lo && sum <= f.hi
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
