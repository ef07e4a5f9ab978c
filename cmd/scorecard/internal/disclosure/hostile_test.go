package disclosure

import (
	"bytes"
	"encoding/csv"
	"math/rand/v2"
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// hostile makes a scorecard of whatever might be typed: numbers below zero and
// of many digits, bases of nothing, relations that do not hold, name nothing or
// each other, figures given twice.
func hostile(r *rand.Rand) *Input {
	m := &madeup.Scorecard{Rand: r, Months: 1 + r.IntN(3), In: &Input{Rule: scorecard.DefaultProtection()}}
	m.In.Rule.Budget = 2000
	m.In.Rule.Insider = r.IntN(4) == 0
	for t := range m.Months {
		m.In.Months = append(m.In.Months, m.Month(t))
	}
	ids := []string{"a", "b", "c", "d/x", "d/y", "e"}
	number := func() scorecard.Decimal {
		n := []int64{0, 1, 2, 5, 6, 30, 400, -3, 99_999_999_999, int64(r.IntN(1000))}[r.IntN(10)]
		return scorecard.Scaled(n, []int{0, 0, 0, 1, 6}[r.IntN(5)])
	}
	for range 3 + r.IntN(15) {
		item := m.Item(ids[r.IntN(len(ids))], r.IntN(m.Months), 0)
		item.Period = m.Month(r.IntN(m.Months))
		item.Kind = equations.Kind(r.IntN(int(equations.Amount) + 1))
		item.Value, item.Numerator, item.Denominator = number(), number(), number()
		item.HasFraction, item.ShowsFraction = r.IntN(2) == 0, r.IntN(2) == 0
		item.Times = []int64{0, 1, 100, 10_000, 1_000_000}[r.IntN(5)]
		item.Sensitivity = scorecard.Sensitivity(r.IntN(int(scorecard.NotPeople) + 1))
		item.ZeroSensitive, item.Headline, item.Printed = r.IntN(5) == 0, r.IntN(5) == 0, r.IntN(5) == 0
		item.Secret, item.Withheld = r.IntN(8) == 0, r.IntN(8) == 0
		item.RoundedTo = []int64{0, 0, 0, 5, 10}[r.IntN(5)]
		item.Rounding = scorecard.Rounding(r.IntN(2))
	}
	for range r.IntN(6) {
		one := func() scorecard.Operand {
			o := madeup.Operand(append(ids, "none")[r.IntN(len(ids)+1)])
			o.Aspect = scorecard.Aspect(r.IntN(3))
			return o
		}
		some := func() (out []scorecard.Operand) {
			for range 1 + r.IntN(3) {
				out = append(out, one())
			}
			return out
		}
		m.Relate(scorecard.Relation{Kind: scorecard.RelationKind(r.IntN(len(scorecard.RelationWords()))), Result: one(), Plus: some(), Minus: some(),
			Apart: r.IntN(2) == 0, Additive: r.IntN(2) == 0, Mean: r.IntN(4) == 0, ToDate: r.IntN(2) == 0, Months: 1 + r.IntN(12), Times: 100,
			Within: scorecard.Scaled(int64(r.IntN(3)), r.IntN(3))})
	}
	if r.IntN(3) == 0 {
		m.In.Known = []Known{{Figure: m.In.Items[0].Figure, Lo: number(), HasLo: true, Hi: number(), HasHi: r.IntN(2) == 0}}
	}
	return m.In
}

// TestHostile plans whatever might be typed. Nothing panics, and whatever is
// called protected has worlds that leave everything in print as it is.
func TestHostile(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	worlds, audited := 0, 0
	for n := range 3000 {
		in := hostile(r)
		plan, audit := Make(in, nil)
		if audit.Cause != nil {
			if len(audit.Exposed()) != len(audit.Findings) {
				t.Fatalf("scorecard %d: not audited, and something is called protected", n)
			}
			continue
		}
		audited++
		for _, f := range audit.Findings {
			if f.Protected && len(f.Worlds) < in.Rule.Values-1 {
				t.Fatalf("scorecard %d: %v is called protected, with %d worlds", n, f.Target.Figure, len(f.Worlds))
			}
			for _, w := range f.Worlds {
				worlds++
				for _, sub := range w {
					item := &in.Items[sub.Item]
					if !plan.Withholds(in, sub.Item) && sub.Value.Cmp(item.Value) != 0 && item.RoundedTo < 2 {
						t.Fatalf("scorecard %d: a world of %v changes %v, which is printed: %v for %v", n, f.Target.Figure, item.Figure, sub.Value, item.Value)
					}
				}
			}
		}
		if _, err := csv.NewReader(bytes.NewReader(plan.AppendCSV(nil))).ReadAll(); err != nil {
			t.Fatalf("scorecard %d: %v", n, err)
		}
		for k := range plan.Withheld {
			if w := &plan.Withheld[k]; w.Why == scorecard.CoversAnother {
				audit.Through(slices.IndexFunc(in.Items, func(i Item) bool { return i.Figure == Figure{Operand: w.Operand, Period: w.Period} }), w.Because)
			}
		}
	}
	if worlds < 5000 || audited < 1500 {
		t.Errorf("%d scorecards were audited and had %d worlds; the draw is no test", audited, worlds)
	}
}
