package disclosure

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A tiny scorecard of two months, small enough that an attacker can try
// everything: a total of three parts, a subset of the first, a percentage of the
// subset in it, and the year to date of the subset.
type tiny struct {
	in     *Input
	hidden []bool
}

// tinyWorld is what there is to know of a tiny scorecard: parts a, b, c and the
// subset s of a, in each month.
type tinyWorld [2][4]int

func drawTiny(r *rand.Rand) (tiny, tinyWorld) {
	var w tinyWorld
	for t := range w {
		for k := range 3 {
			w[t][k] = r.IntN(6)
		}
		w[t][3] = r.IntN(w[t][0] + 1)
	}
	m := &madeup.Scorecard{Rand: r, Months: 2, In: &Input{Rule: scorecard.DefaultProtection()}}
	m.In.Rule.Values = 1000
	decimals := r.IntN(2)
	for t := range w {
		m.In.Months = append(m.In.Months, m.Month(t))
		m.Item("all", t, w[t][0]+w[t][1]+w[t][2])
		for k, id := range []string{"a", "b", "c", "s"} {
			m.Item(id, t, w[t][k])
		}
		if w[t][0] > 0 {
			item := m.Item("share", t, 0)
			item.Kind, item.Times, item.HasFraction = equations.Percentage, 100, true
			item.Numerator, item.Denominator = scorecard.Int(w[t][3]), scorecard.Int(w[t][0])
			item.Value, _ = scorecard.Ratio(item.Numerator, item.Denominator, 100, decimals)
		}
	}
	m.Item("s-ytd", 0, w[0][3])
	m.Item("s-ytd", 1, w[0][3]+w[1][3])
	m.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand("all"), Plus: []scorecard.Operand{madeup.Operand("a"), madeup.Operand("b"), madeup.Operand("c")}})
	m.Relate(scorecard.Relation{Kind: scorecard.Part, Result: madeup.Operand("a"), Plus: []scorecard.Operand{madeup.Operand("s")}})
	m.Relate(scorecard.Relation{Kind: scorecard.RatioOf, Result: madeup.Operand("share"), Plus: []scorecard.Operand{madeup.Operand("s")}, Minus: []scorecard.Operand{madeup.Operand("a")}, Times: 100})
	m.Relate(scorecard.Relation{Kind: scorecard.Cumulative, Result: madeup.Operand("s-ytd"), Plus: []scorecard.Operand{madeup.Operand("s")}, Additive: true, ToDate: true})
	out := tiny{m.In, make([]bool, len(m.In.Items))}
	for n := range out.hidden {
		out.hidden[n] = m.In.Items[n].Indicator != "all" && r.IntN(2) == 0
	}
	return out, w
}

// shows gives what an item of a tiny scorecard shows in a world: worked out from
// the definitions, without the code under test.
func (w *tinyWorld) shows(item *Item) scorecard.Decimal {
	t := 0
	if item.Edition == 1 {
		t = 1
	}
	switch item.Indicator {
	case "all":
		return scorecard.Int(w[t][0] + w[t][1] + w[t][2])
	case "s-ytd":
		sum := w[0][3]
		if t == 1 {
			sum += w[1][3]
		}
		return scorecard.Int(sum)
	case "share":
		out, _ := scorecard.Ratio(scorecard.Int(w[t][3]), scorecard.Int(w[t][0]), 100, item.Value.Decimals())
		return out
	}
	return scorecard.Int(w[t][slices.Index([]string{"a", "b", "c", "s"}, item.Indicator)])
}

// worlds tries everything that a reader of the printed items has to take as
// possible.
func (s *tiny) worlds(truth tinyWorld) (out []tinyWorld) {
	var months [2][][4]int
	for t := range months {
		all := truth[t][0] + truth[t][1] + truth[t][2]
		for a := range all + 1 {
			for b := range all - a + 1 {
				for sub := range a + 1 {
					if a == 0 && truth[t][0] > 0 {
						continue // a percentage of nobody is no percentage
					}
					months[t] = append(months[t], [4]int{a, b, all - a - b, sub})
				}
			}
		}
	}
	for _, first := range months[0] {
		for _, second := range months[1] {
			w := tinyWorld{first, second}
			ok := true
			for n := range s.in.Items {
				if !s.hidden[n] && w.shows(&s.in.Items[n]).Cmp(s.in.Items[n].Value) != 0 {
					ok = false
					break
				}
			}
			if ok {
				out = append(out, w)
			}
		}
	}
	return out
}

// TestAttackerTriesEverything holds the audit against an attacker who tries all
// worlds there are: for each figure the same values, no more and no fewer.
func TestAttackerTriesEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	known, open := 0, 0
	for n := range 250 {
		s, truth := drawTiny(r)
		worlds := s.worlds(truth)
		a := Examine(s.in, func(item int) bool { return s.hidden[item] })
		if a.Cause != nil || len(a.Broken) > 0 {
			t.Fatalf("scorecard %d: %v %v", n, a.Cause, a.Broken)
		}
		for _, f := range a.Findings {
			column := slices.Index([]string{"a", "b", "c", "s"}, f.Target.Figure.Indicator)
			if column < 0 || f.Target.Group != "" || f.Target.Figure.Aspect != scorecard.OfValue {
				continue
			}
			want := map[int64]bool{}
			for _, w := range worlds {
				want[int64(w[slices.Index(s.in.Months, f.Target.Figure.Period)][column])] = true
			}
			got := ints(f.Values)
			if !f.All || len(got) != len(want) || slices.ContainsFunc(got, func(v int64) bool { return !want[v] }) {
				t.Fatalf("scorecard %d: %v could be %v (all: %v), and an attacker finds %v", n, f.Target.Figure, got, f.All, want)
			}
			if len(got) == 1 {
				known++
			} else {
				open++
			}
		}
	}
	if known < 100 || open < 100 {
		t.Errorf("%d figures were known and %d open; the draw is no test", known, open)
	}
}

// in gives a scorecard as it is in a world.
func (w World) in(from *Input) *Input {
	out := *from
	out.Items = slices.Clone(from.Items)
	for _, sub := range w {
		item := &out.Items[sub.Item]
		item.Value, item.Numerator, item.Denominator = sub.Value, sub.Numerator, sub.Denominator
	}
	return &out
}

// TestWorlds holds every world of a planned scorecard against it: what is printed
// is the same, the relations hold, and the figure in question differs.
func TestWorlds(t *testing.T) {
	for _, sound := range []bool{false, true} {
		in := madeup.Made(9, 13, sound)
		plan, audit := Make(in, nil)
		if len(audit.Exposed()) > 0 || len(audit.Findings) < 15 {
			t.Fatalf("%d of %d are exposed", len(audit.Exposed()), len(audit.Findings))
		}
		for n, f := range audit.Findings {
			if len(f.Worlds) < in.Rule.Values-1 {
				t.Errorf("%v has %d worlds", f.Target.Figure, len(f.Worlds))
			}
			for k, w := range f.Worlds {
				for _, sub := range w {
					item := &in.Items[sub.Item]
					if !plan.Has(item.Figure, in.Months[item.Edition]) && sub.Value != item.Value {
						t.Fatalf("%v: a world changes %v, which is printed", f.Target.Figure, item.Figure)
					}
				}
				if (n+k)%4 > 0 {
					continue // the rest would take long
				}
				other := newSystem(w.in(in))
				if len(other.Broken) > 0 {
					t.Fatalf("%v: in a world %v", f.Target.Figure, other.Broken)
				}
			}
		}
	}
}

// classes gives the class of every figure of a scorecard.
func classes(in *Input) string {
	s := newSystem(in)
	out := ""
	for n := range s.Numbers {
		out += fmt.Sprint(s.floorOf(n), " ")
	}
	return out
}

// TestSamePlanInOtherWorlds plans anew in other worlds. A plan that came out
// otherwise where figures differ that nobody can see would give them away.
func TestSamePlanInOtherWorlds(t *testing.T) {
	tried := 0
	for seed := range uint64(4) {
		in := madeup.Made(20+seed, 6, seed%2 == 1)
		plan, audit := Make(in, nil)
		want := classes(in)
		for _, f := range audit.Findings {
			for _, w := range f.Worlds {
				other := w.in(in)
				if classes(other) != want {
					continue
				}
				tried++
				again, _ := Make(other, nil)
				if !slices.Equal(again.Withheld, plan.Withheld) || !slices.Equal(again.Months, plan.Months) {
					t.Fatalf("in a world of %v the plan is another", f.Target.Figure)
				}
			}
			if tried > 30*int(seed+1) {
				break
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d worlds keep all classes; the draw is no test", tried)
	}
}
