package check

import (
	"fmt"
	"math/big"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var ratio = Rule{
	Name: "ratio",
	Doc: `A ratio is its numerator divided by its denominator.
By a relation of the kind ratio whose numbers are all figures of the scorecard, at
the decimals that the ratio is written with. Where one number is published nowhere
and steady, there is one that fits every period of a year. A warning.`,
	History: func(h *history) source.Problems { return h.ratios((*divided).wrong) },
}

var attainable = Rule{
	Name: "attainable",
	Doc: `A percentage is one that a whole number of people can give.
Of 23 children 8.7% are two, and no number of them is 9.5%. Where the denominator of
a ratio, or the base of a same-population, is a figure of the scorecard and the
numerator is published nowhere, some whole number must round to the percentage.
Otherwise its base is another, or a digit is wrong. A warning.`,
	History: func(h *history) source.Problems { return h.ratios((*divided).unattainable) },
}

var cutOff = Rule{
	Name: "cut-off",
	Doc: `A percentage is rounded, not cut off.
47.6 is 48 and not 47. The figure is what its numerator and denominator give when
the rest is dropped; spreadsheets and databases do that with whole numbers. Round it,
or say rounding = "down" in the relation. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			for n := range l.figures {
				problems.Add(cutFraction(l, &l.figures[n])...)
			}
		}
		return append(problems, h.ratios((*divided).cut)...)
	},
}

// cutFraction looks at a value beside its own numerator and denominator.
func cutFraction(l *line, k *known) source.Problems {
	if !k.HasValue || !k.HasFraction {
		return nil
	}
	if !cutDown(k.Figure, l.indicator.Unit) {
		return nil
	}
	d := fractionOf(k.Figure, l.indicator.Unit)
	d.name = l.name()
	return source.Problems{finding(k.place(), "cut-off", fmt.Sprintf("the value of %q is cut off rather than rounded", d.name), d.cutWords())}
}

func fractionOf(f *scorecard.Figure, unit scorecard.Unit) *divided {
	return &divided{value: f.Value, num: f.Numerator, den: f.Denominator, times: unit.Times()}
}

// cutDown reports whether a value is its fraction cut off, and not rounded.
func cutDown(f *scorecard.Figure, unit scorecard.Unit) bool {
	got, ok := scorecard.Ratio(f.Numerator, f.Denominator, unit.Times(), f.Value.Decimals())
	if !ok || got.Cmp(f.Value) <= 0 {
		return false // the quick way out, for nearly all
	}
	return fractionOf(f, unit).rounded(scorecard.RoundDown)
}

// divided is one ratio whose number is known, with what is known of the numbers
// that make it.
type divided struct {
	name             string
	value, num, den  scorecard.Decimal
	hasNum, hasDen   bool
	times            int64
	statement        *scorecard.Statement
	numAt, denAt, at reading
}

// ratios looks at every statement about a ratio.
func (h *history) ratios(look func(*divided) source.Problems) (problems source.Problems) {
	for n := range h.s.Relations {
		r := &h.s.Relations[n]
		if r.Kind != scorecard.RatioOf && r.Kind != scorecard.SamePopulation {
			continue
		}
		for _, p := range h.periods(r) {
			for _, s := range r.At(p) {
				if d, ok := h.divide(&s); ok {
					problems.Add(look(d)...)
				}
			}
		}
	}
	return problems
}

// divide reads the numbers of a statement; false where the ratio itself is not
// known, or a number that is a figure of the scorecard is not.
func (h *history) divide(s *scorecard.Statement) (*divided, bool) {
	d := &divided{name: s.Summands[0].Operand.String(), times: s.Relation.Times, statement: s}
	var ok bool
	if d.at, ok = h.read(s.Summands[0].Operand, s.Period); !ok {
		return nil, false
	}
	d.value = d.at.value
	for n, at := range []*reading{&d.numAt, &d.denAt} {
		o := s.Summands[n+1].Operand
		if o.IsZero() {
			continue
		}
		if *at, ok = h.read(o, s.Period); !ok || !at.exact {
			return nil, false
		}
	}
	d.num, d.hasNum = d.numAt.value, d.numAt.from != nil
	d.den, d.hasDen = d.denAt.value, d.denAt.from != nil
	return d, !d.hasDen || d.den.Sign() > 0
}

func (d *divided) hidden() bool {
	all := []reading{d.at}
	for _, r := range []reading{d.numAt, d.denAt} {
		if r.from != nil {
			all = append(all, r)
		}
	}
	return secret(all...)
}

// rounded reports whether numerator and denominator give the value.
func (d *divided) rounded(how scorecard.Rounding) bool {
	exact := new(big.Rat).Mul(new(big.Rat).Quo(rat(d.num), rat(d.den)), big.NewRat(d.times, 1))
	low, high := bounds(d.value, how)
	return exact.Cmp(low) >= 0 && exact.Cmp(high) < 0
}

// bounds gives the exact numbers that are written as a value: from the first on
// and below the second. Figures are not negative here.
func bounds(v scorecard.Decimal, how scorecard.Rounding) (low, high *big.Rat) {
	ulp := rat(v.Ulp())
	low = rat(v)
	if how == scorecard.RoundHalfUp {
		low.Sub(low, new(big.Rat).Quo(ulp, big.NewRat(2, 1)))
	}
	return low, new(big.Rat).Add(low, ulp)
}

func rat(d scorecard.Decimal) *big.Rat { return big.NewRat(d.Coefficient(6), 1_000_000) }

// near reports whether the value is within what the relation allows of the ratio.
func (d *divided) near() bool {
	got, ok := scorecard.Ratio(d.num, d.den, d.times, d.value.Decimals())
	return ok && got.Sub(d.value).Abs().Cmp(d.statement.Relation.Within) <= 0
}

func (d *divided) rounding() scorecard.Rounding { return d.statement.Relation.Rounding }

func (d *divided) wrong() source.Problems {
	if !d.hasNum || !d.hasDen || d.rounded(d.rounding()) || d.near() || d.rounded(scorecard.RoundDown) {
		return nil
	}
	got, _ := scorecard.Ratio(d.num, d.den, d.times, d.value.Decimals())
	s := d.statement
	plain := fmt.Sprintf("%q for %s is not %q divided by %q", d.name, s.Period.Name(), s.Summands[1].Operand, s.Summands[2].Operand)
	return source.Problems{finding(d.at.from.place(), "ratio", plain, unless(d.hidden(),
		fmt.Sprintf("%q is %s for %s, and by %s it is %s: %s of %s", d.name, d.value, s.Period.Name(), s.Relation.Name(), got, d.num, d.den))).
		WithHint("one of the three figures is wrong, or they are not of the same people")}
}

func (d *divided) cut() source.Problems {
	if !d.hasNum || !d.hasDen || d.rounding() == scorecard.RoundDown || d.rounded(scorecard.RoundHalfUp) || d.near() || !d.rounded(scorecard.RoundDown) {
		return nil
	}
	plain := fmt.Sprintf("%q for %s is cut off rather than rounded", d.name, d.statement.Period.Name())
	return source.Problems{finding(d.at.from.place(), "cut-off", plain, unless(d.hidden(), d.cutWords()))}
}

func (d *divided) cutWords() string {
	got, _ := scorecard.Ratio(d.num, d.den, d.times, d.value.Decimals())
	return fmt.Sprintf("%q is %s, which is cut off: %s of %s is %s when it is rounded", d.name, d.value, d.num, d.den, got)
}

func (d *divided) unattainable() source.Problems {
	if d.hasNum == d.hasDen {
		return nil
	}
	known, unknown := d.den, "numerator"
	if d.hasNum {
		known, unknown = d.num, "denominator"
	}
	if known.Sign() <= 0 || d.whole(d.rounding()) {
		return nil
	}
	s := d.statement
	plain := fmt.Sprintf("%q for %s is no whole %s's", d.name, s.Period.Name(), unknown)
	p := finding(d.at.from.place(), "attainable", plain, unless(d.hidden(),
		fmt.Sprintf("%q is %s for %s, and by %s no whole %s gives that: the other number is %s", d.name, d.value, s.Period.Name(), s.Relation.Name(), unknown, known)))
	if d.rounding() == scorecard.RoundHalfUp && d.whole(scorecard.RoundDown) {
		return source.Problems{p.WithHint("a whole number gives it when the rest is cut off rather than rounded")}
	}
	return source.Problems{p.WithHint("a digit is wrong, or the figure is of other people")}
}

// whole reports whether some whole number gives the value where one of
// numerator and denominator is not known.
func (d *divided) whole(how scorecard.Rounding) bool {
	low, high := bounds(d.value, how)
	times := big.NewRat(d.times, 1)
	if d.hasDen { // low <= times*n/den < high
		scale := new(big.Rat).Quo(rat(d.den), times)
		return wholeFrom(low.Mul(low, scale), high.Mul(high, scale))
	}
	if low.Sign() <= 0 {
		return true // any large denominator
	}
	top := new(big.Rat).Mul(times, rat(d.num)) // top/high < den <= top/low
	from, to := new(big.Rat).Quo(top, high), new(big.Rat).Quo(top, low)
	n := floor(to)
	return new(big.Rat).SetInt(n).Cmp(from) > 0
}

// wholeFrom reports whether there is a whole number from low on and below high.
func wholeFrom(low, high *big.Rat) bool {
	n := floor(low)
	if x := new(big.Rat).SetInt(n); x.Cmp(low) >= 0 && x.Cmp(high) < 0 {
		return true
	}
	n.Add(n, big.NewInt(1))
	return new(big.Rat).SetInt(n).Cmp(high) < 0
}

func floor(r *big.Rat) *big.Int {
	n := new(big.Int)
	return n.Div(r.Num(), r.Denom())
}
