package equations

import (
	"math"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// divide finds or makes the numerator and the base of an item that is a ratio,
// and states what its rounded value says of them.
func (s *System) divide(n int) {
	item := &s.In.Items[n]
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
	if num < 0 || den < 0 || s.Numbers[num].Home < 0 || s.Numbers[den].Home <= 0 || s.tooLarge(item, num, den) {
		s.withoutBase(n)
		return
	}
	r := Ratio{Has: true, Num: num, Den: den, Rest: -1}
	if item.Kind == Percentage && s.Numbers[num].Scale == s.Numbers[den].Scale && s.Numbers[num].Home <= s.Numbers[den].Home {
		r.Rest = s.restOf(item, num, den)
	}
	s.Ratios[n] = r
	s.Numbers[den].Base = true
	s.Nails[n] = []int{num, den}
	for _, f := range s.rounded(item, num, den) {
		if s.keeps(f) {
			s.Facts[n] = append(s.Facts[n], f)
		} else {
			s.Broken = append(s.Broken, Broken{item.Figure.Operand.String(), item.Period, "it is not its numerator divided by its denominator"})
		}
	}
	if item.ShowsFraction {
		for _, v := range []int{num, den} {
			s.Facts[n] = append(s.Facts[n], Fact{[]solve.Term{{Var: v, Coef: 1}}, s.Numbers[v].Home, s.Numbers[v].Home})
		}
	}
}

// withoutBase takes a ratio for the number that it shows: nothing is known of
// what stands behind it.
func (s *System) withoutBase(n int) {
	v := s.valueOf(n)
	s.Numbers[v].Signed = s.Numbers[v].Home < 0
	s.Nails[n] = []int{v}
	s.Facts[n] = []Fact{{[]solve.Term{{Var: v, Coef: 1}}, s.Numbers[v].Home, s.Numbers[v].Home}}
	if s.In.Items[n].Sensitivity != scorecard.NotPeople {
		s.Unproved = append(s.Unproved, n)
	}
}

// room bounds what a reader has to take as possible: a number printed nowhere
// is not a thousand times another. It is generous, and where it cuts a value off
// the audit counts one too few.
const Room = 1000

// tooLarge reports whether a ratio cannot be reasoned with exactly.
func (s *System) tooLarge(item *Item, num, den int) bool {
	for _, v := range []int{num, den} {
		n := &s.Numbers[v]
		for _, f := range roundedFacts(item, [2]int64{s.Numbers[num].Units(), s.Numbers[den].Units()}) {
			if size := math.Abs(float64(max(f[0], -f[1]))) * (4*math.Abs(float64(n.Home)) + Room*float64(n.Units())); size > solve.NoMore/16 {
				return true
			}
		}
	}
	p, _ := percent(item)
	return p > 1<<40
}

// operand gives the numerator or denominator of an item: the figure that it is
// declared to be, or the one that came with the item; -1 where it is not known.
func (s *System) operand(n int, a scorecard.Aspect) int {
	item := &s.In.Items[n]
	f := item.Figure.of(a)
	own := item.Numerator
	if a == scorecard.OfDenominator {
		own = item.Denominator
	}
	value, scale := whole(own)
	if to, ok := s.lookup[f]; ok {
		if to.Indicator == "" && item.HasFraction {
			return s.add(numberKey{figure: to}, Number{Scale: scale, Home: value, Sensitivity: item.Sensitivity, People: true})
		}
		v, _ := s.numberOf(f, item.Edition)
		if v >= 0 && (!item.HasFraction || s.Numbers[v].Home*pow10[scale] == value*s.Numbers[v].Units()) {
			return v
		}
		if v >= 0 {
			s.Broken = append(s.Broken, Broken{f.Operand.String(), f.Period, "it is not " + to.String()})
		}
	}
	if !item.HasFraction {
		return -1
	}
	return s.add(numberKey{figure: f, edition: item.Edition}, Number{Scale: scale, Home: value, Sensitivity: item.Sensitivity,
		People: item.Kind == Percentage || a == scorecard.OfNumerator && item.Kind == Rate || a == scorecard.OfDenominator && item.Kind == Mean})
}

// unprinted makes a number that is printed nowhere and came with no file, at
// a value that the item allows: which one does not matter to a reader who
// cannot see it.
func (s *System) unprinted(n int, a scorecard.Aspect, home int64) int {
	if home < 0 {
		return -1
	}
	f := s.In.Items[n].Figure.of(a)
	key := numberKey{figure: f, edition: s.In.Items[n].Edition}
	if to, ok := s.lookup[f]; ok && to.Indicator == "" {
		key = numberKey{figure: to}
	}
	return s.add(key, Number{Home: home, Sensitivity: s.In.Items[n].Sensitivity})
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
func (s *System) likelyNumerator(item *Item, den int) int64 {
	p, times := percent(item)
	d := s.Numbers[den]
	if p < 0 || p > 1<<30 || d.Home > 1<<30 {
		return -1
	}
	n := (2*p*d.Home + times*d.Units()) / (2 * times * d.Units())
	for _, likely := range []int64{n, n - 1, n + 1} {
		if likely >= 0 && Fits(item, likely, d.Home, d.Units()) {
			return likely
		}
	}
	return -1
}

// likelyBase gives a base with which a numerator gives the value; -1 where
// there is none.
func (s *System) likelyBase(item *Item, num int) int64 {
	p, times := percent(item)
	n := s.Numbers[num]
	if p <= 0 || n.Home <= 0 || n.Scale > 0 || p > 1<<40 || n.Home > 1<<30 || times > 1<<30 {
		return -1
	}
	d := (2*times*n.Home + p) / (2 * p)
	if to, ok := s.lookup[item.Figure.of(scorecard.OfDenominator)]; ok {
		if b, ok := s.shared[to]; ok && b[0] <= b[1] {
			d = min(max(d, b[0]), b[1])
		}
	}
	for _, likely := range []int64{d, d - 1, d + 1} {
		if likely > 0 && Fits(item, n.Home, likely, 1) {
			return likely
		}
	}
	return -1
}

// share finds the bounds that all ratios on one base that is printed nowhere
// leave it, such as the population behind a year's rates: a base that suits
// the first alone may contradict the next.
func (s *System) share(order []int) {
	s.shared = map[Figure][2]int64{}
	for _, n := range order {
		item := &s.In.Items[n]
		to, ok := s.lookup[item.Figure.of(scorecard.OfDenominator)]
		if !ok || to.Indicator != "" || item.Kind == Count || item.Kind == Amount || item.HasFraction {
			continue
		}
		num := s.operand(n, scorecard.OfNumerator)
		if p, times := percent(item); num < 0 || p <= 0 || p > 1<<40 || times > 1<<30 || s.Numbers[num].Scale > 0 || s.Numbers[num].Home > 1<<30 {
			continue
		}
		b, ok := s.shared[to]
		if !ok {
			b = [2]int64{1, math.MaxInt64}
		}
		f := roundedFacts(item, [2]int64{1, 1})
		b[1] = min(b[1], (f[0][0]*s.Numbers[num].Home-f[0][2])/-f[0][1])
		b[0] = max(b[0], (f[1][0]*s.Numbers[num].Home-f[1][3]-f[1][1]-1)/-f[1][1])
		s.shared[to] = b
	}
}

// Fits reports whether a numerator and a base, in units of so many to one, give
// an item's value.
func Fits(item *Item, num, den, units int64) bool {
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
func (s *System) rounded(item *Item, num, den int) (out []Fact) {
	for _, f := range roundedFacts(item, [2]int64{s.Numbers[num].Units(), s.Numbers[den].Units()}) {
		out = append(out, Fact{merged([]solve.Term{{Var: num, Coef: f[0]}, {Var: den, Coef: f[1]}}), f[2], f[3]})
	}
	return out
}

// restOf makes the number of those in a base that are not in the numerator, and
// the row that ties the three.
func (s *System) restOf(item *Item, num, den int) int {
	n, d := &s.Numbers[num], &s.Numbers[den]
	return s.remainder(Row{Fact: Fact{Terms: []solve.Term{{Var: num, Coef: 1}, {Var: den, Coef: -1}}}, Period: item.Period},
		Number{Figure: item.Figure, Edition: item.Edition, Group: othersWords, Scale: n.Scale, Home: d.Home - n.Home, Sensitivity: item.Sensitivity, People: true})
}

// remainder makes the number that is left of an inequality, or finds that of
// one with the same terms.
func (s *System) remainder(r Row, n Number) int {
	key := numberKey{group: "left of " + termsKey(r.Terms)}
	if v, ok := s.index[key]; ok {
		return v
	}
	at, edition := n.Figure, n.Edition
	v := s.add(key, n)
	s.Numbers[v].Figure, s.Numbers[v].Edition = at, edition
	r.Terms = append(r.Terms, solve.Term{Var: v, Coef: 1})
	s.Rows = append(s.Rows, r)
	return v
}

// Divided gives a ratio's value as it is rounded for its item.
func Divided(item *Item, num, den scorecard.Decimal) scorecard.Decimal {
	decimals := item.Value.Decimals()
	out, ok := scorecard.Ratio(num, den, max(item.Times, 1), decimals)
	if !ok {
		return item.Value
	}
	n, d := common(num, den)
	at := *item
	at.Value = out
	if least := roundedFacts(&at, [2]int64{1, 1})[0]; item.Rounding == scorecard.RoundDown && least[0]*n+least[1]*d < 0 {
		out = out.Sub(scorecard.Scaled(1, decimals))
	}
	return out
}

// common gives two decimals as whole numbers of the same unit.
func common(a, b scorecard.Decimal) (int64, int64) {
	scale := max(a.Decimals(), b.Decimals())
	return a.Coefficient(scale), b.Coefficient(scale)
}
