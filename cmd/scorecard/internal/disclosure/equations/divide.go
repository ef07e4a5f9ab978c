package disclosure

import (
	"math"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// divide finds or makes the numerator and the base of an item that is a ratio,
// and states what its rounded value says of them.
func (s *system) divide(n int) {
	item := &s.in.Items[n]
	num := s.operand(n, scorecard.OfNumerator)
	den := s.operand(n, scorecard.OfDenominator)
	switch {
	case num < 0 && den < 0:
		s.withoutBase(n)
		return
	case num < 0:
		num = s.unprinted(n, scorecard.OfNumerator, s.likelyNumerator(item.written(), den))
	case den < 0:
		den = s.unprinted(n, scorecard.OfDenominator, s.likelyBase(item.written(), num))
	}
	if num < 0 || den < 0 || s.numbers[num].home < 0 || s.numbers[den].home <= 0 || s.tooLarge(item, num, den) {
		s.withoutBase(n)
		return
	}
	r := ratio{has: true, num: num, den: den, rest: -1}
	if item.Kind == Percentage && s.numbers[num].scale == s.numbers[den].scale && s.numbers[num].home <= s.numbers[den].home {
		r.rest = s.restOf(item, num, den)
	}
	s.ratios[n] = r
	s.numbers[den].base = true
	s.nails[n] = []int{num, den}
	for _, f := range s.rounded(item, num, den) {
		if s.keeps(f) {
			s.facts[n] = append(s.facts[n], f)
		} else {
			s.broken = append(s.broken, Broken{item.Figure.Operand.String(), item.Period, "it is not its numerator divided by its denominator"})
		}
	}
	if item.ShowsFraction {
		for _, v := range []int{num, den} {
			s.facts[n] = append(s.facts[n], fact{[]solve.Term{{Var: v, Coef: 1}}, s.numbers[v].home, s.numbers[v].home})
		}
	}
}

// withoutBase takes a ratio for the number that it shows: nothing is known of
// what stands behind it.
func (s *system) withoutBase(n int) {
	v := s.valueOf(n)
	s.numbers[v].signed = s.numbers[v].home < 0
	s.nails[n] = []int{v}
	s.facts[n] = []fact{{[]solve.Term{{Var: v, Coef: 1}}, s.numbers[v].home, s.numbers[v].home}}
	if s.in.Items[n].Sensitivity != scorecard.NotPeople {
		s.unproved = append(s.unproved, n)
	}
}

// tooLarge reports whether a ratio cannot be reasoned with exactly.
func (s *system) tooLarge(item *Item, num, den int) bool {
	for _, v := range []int{num, den} {
		n := &s.numbers[v]
		for _, f := range roundedFacts(item, [2]int64{s.numbers[num].units(), s.numbers[den].units()}) {
			if size := math.Abs(float64(max(f[0], -f[1]))) * (4*math.Abs(float64(n.home)) + room*float64(n.units())); size > solve.NoMore/16 {
				return true
			}
		}
	}
	p, _ := percent(item)
	return p > 1<<40
}

// operand gives the numerator or denominator of an item: the figure that it is
// declared to be, or the one that came with the item; -1 where it is not known.
func (s *system) operand(n int, a scorecard.Aspect) int {
	item := &s.in.Items[n]
	f := item.Figure.of(a)
	own := item.Numerator
	if a == scorecard.OfDenominator {
		own = item.Denominator
	}
	value, scale := whole(own)
	if to, ok := s.lookup[f]; ok {
		if to.Indicator == "" && item.HasFraction {
			return s.add(numberKey{figure: to}, number{scale: scale, home: value, sensitivity: item.Sensitivity, people: true})
		}
		v, _ := s.numberOf(f, item.Edition)
		if v >= 0 && (!item.HasFraction || s.numbers[v].home*pow10[scale] == value*s.numbers[v].units()) {
			return v
		}
		if v >= 0 {
			s.broken = append(s.broken, Broken{f.Operand.String(), f.Period, "it is not " + to.String()})
		}
	}
	if !item.HasFraction {
		return -1
	}
	return s.add(numberKey{figure: f, edition: item.Edition}, number{scale: scale, home: value, sensitivity: item.Sensitivity,
		people: item.Kind == Percentage || a == scorecard.OfNumerator && item.Kind == Rate || a == scorecard.OfDenominator && item.Kind == Mean})
}

// unprinted makes a number that is printed nowhere and came with no file, at
// a value that the item allows: which one does not matter to a reader who
// cannot see it.
func (s *system) unprinted(n int, a scorecard.Aspect, home int64) int {
	if home < 0 {
		return -1
	}
	f := s.in.Items[n].Figure.of(a)
	key := numberKey{figure: f, edition: s.in.Items[n].Edition}
	if to, ok := s.lookup[f]; ok && to.Indicator == "" {
		key = numberKey{figure: to}
	}
	return s.add(key, number{home: home, sensitivity: s.in.Items[n].Sensitivity})
}

// written gives an item as its author wrote it.
func (i *Item) written() *Item {
	if i.Written.Sign() == 0 {
		return i
	}
	out := *i
	out.Value = i.Written
	return &out
}

// likelyNumerator gives the whole number that a value and its base are nearest
// to; -1 where none gives the value.
func (s *system) likelyNumerator(item *Item, den int) int64 {
	p, times := percent(item)
	d := s.numbers[den]
	if p < 0 || p > 1<<30 || d.home > 1<<30 {
		return -1
	}
	n := (2*p*d.home + times*d.units()) / (2 * times * d.units())
	for _, likely := range []int64{n, n - 1, n + 1} {
		if likely >= 0 && fits(item, likely, d.home, d.units()) {
			return likely
		}
	}
	return -1
}

// likelyBase gives a base with which a numerator gives the value; -1 where
// there is none.
func (s *system) likelyBase(item *Item, num int) int64 {
	p, times := percent(item)
	n := s.numbers[num]
	if p <= 0 || n.home <= 0 || n.scale > 0 || p > 1<<40 || n.home > 1<<30 || times > 1<<30 {
		return -1
	}
	d := (2*times*n.home + p) / (2 * p)
	if to, ok := s.lookup[item.Figure.of(scorecard.OfDenominator)]; ok {
		if b, ok := s.shared[to]; ok && b[0] <= b[1] {
			d = min(max(d, b[0]), b[1])
		}
	}
	for _, likely := range []int64{d, d - 1, d + 1} {
		if likely > 0 && fits(item, n.home, likely, 1) {
			return likely
		}
	}
	return -1
}

// share finds the bounds that all ratios on one base that is printed nowhere
// leave it, such as the population behind a year's rates: a base that suits
// the first alone may contradict the next.
func (s *system) share(order []int) {
	s.shared = map[Figure][2]int64{}
	for _, n := range order {
		item := &s.in.Items[n]
		to, ok := s.lookup[item.Figure.of(scorecard.OfDenominator)]
		if !ok || to.Indicator != "" || item.Kind == Count || item.Kind == Amount || item.HasFraction {
			continue
		}
		num := s.operand(n, scorecard.OfNumerator)
		if p, times := percent(item); num < 0 || p <= 0 || p > 1<<40 || times > 1<<30 || s.numbers[num].scale > 0 || s.numbers[num].home > 1<<30 {
			continue
		}
		b, ok := s.shared[to]
		if !ok {
			b = [2]int64{1, math.MaxInt64}
		}
		f := roundedFacts(item, [2]int64{1, 1})
		b[1] = min(b[1], (f[0][0]*s.numbers[num].home-f[0][2])/-f[0][1])
		b[0] = max(b[0], (f[1][0]*s.numbers[num].home-f[1][3]-f[1][1]-1)/-f[1][1])
		s.shared[to] = b
	}
}

func fits(item *Item, num, den, units int64) bool {
	for _, f := range roundedFacts(item, [2]int64{1, units}) {
		if sum := f[0]*num + f[1]*den; sum < f[2] || sum > f[3] {
			return false
		}
	}
	return true
}

// percent gives an item's value as a whole number, and what its fraction is
// multiplied by to give it.
func percent(item *Item) (value, times int64) {
	d := item.Value.Decimals()
	return item.Value.Coefficient(d), max(item.Times, 1) * pow10[d]
}

// roundedFacts gives two linear bounds on a numerator and a base, as coefficient
// of each and the bounds: a published ratio p stands for all fractions between
// p less half of its last decimal, which is rounded up to it, and p plus half,
// which is not.
func roundedFacts(item *Item, units [2]int64) [2][4]int64 {
	p, times := percent(item)
	up, low, high := 2*times, 2*p-1, 2*p+1
	if item.Rounding == scorecard.RoundDown {
		up, low, high = times, p, p+1
	}
	return [2][4]int64{
		{up * units[1], -low * units[0], 0, solve.NoMore},
		{up * units[1], -high * units[0], solve.NoLess, -1},
	}
}

// rounded states what an item's value says of its numbers.
func (s *system) rounded(item *Item, num, den int) (out []fact) {
	for _, f := range roundedFacts(item, [2]int64{s.numbers[num].units(), s.numbers[den].units()}) {
		out = append(out, fact{merged([]solve.Term{{Var: num, Coef: f[0]}, {Var: den, Coef: f[1]}}), f[2], f[3]})
	}
	return out
}

// restOf makes the number of those in a base that are not in the numerator, and
// the row that ties the three.
func (s *system) restOf(item *Item, num, den int) int {
	n, d := &s.numbers[num], &s.numbers[den]
	return s.remainder(row{fact: fact{terms: []solve.Term{{Var: num, Coef: 1}, {Var: den, Coef: -1}}}, period: item.Period},
		number{figure: item.Figure, edition: item.Edition, group: othersWords, scale: n.scale, home: d.home - n.home, sensitivity: item.Sensitivity, people: true})
}

// remainder makes the number that is left of an inequality, or finds that of
// one with the same terms.
func (s *system) remainder(r row, n number) int {
	key := numberKey{group: "left of " + termsKey(r.terms)}
	if v, ok := s.index[key]; ok {
		return v
	}
	at, edition := n.figure, n.edition
	v := s.add(key, n)
	s.numbers[v].figure, s.numbers[v].edition = at, edition
	r.terms = append(r.terms, solve.Term{Var: v, Coef: 1})
	s.rows = append(s.rows, r)
	return v
}
