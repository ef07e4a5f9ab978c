package chart

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// The labels of the axis of values for figures shown.
func TestAxis(t *testing.T) {
	for _, c := range []struct {
		kind         Kind
		unit         scorecard.Unit
		values, want string
	}{
		{Line, "%", "88.2 95.2", "86% 88% 90% 92% 94% 96% 98%"},
		{Line, "%", "40 95", "0% 20% 40% 60% 80% 100%"},
		{Line, "%", "50 100", "0% 20% 40% 60% 80% 100%"},      // just at half: from zero
		{Line, "%", "51 100", "40% 50% 60% 70% 80% 90% 100%"}, // 51 is not drawn as if it were nothing
		{Line, "%", "52.4 100", "40% 50% 60% 70% 80% 90% 100%"},
		{Line, "%", "52.5 100", "50% 60% 70% 80% 90% 100%"},
		{Line, "%", "99 100", "90% 92% 94% 96% 98% 100%"}, // not widened beyond 100
		{Line, "%", "100 100", "90% 92% 94% 96% 98% 100%"},
		{Line, "%", "100 104", "96% 98% 100% 102% 104% 106% 108%"},
		{Line, "number", "437 452", "420 430 440 450 460 470"}, // a small change looks small
		{Line, "number", "0", "0 1"},
		{Line, "number", "1", "0 1"},
		{Line, "number", "3 1", "0 1 2 3"},
		{Line, "number", "-3 4", "-4 -2 0 2 4"},
		{Line, "number", "-100 -90", "-100 -98 -96 -94 -92 -90 -88"},
		{Line, "number", "-3 -1", "-3 -2 -1 0"},
		{Line, "number", "1200 5300", "0 2,000 4,000 6,000"},
		{Line, "per 10,000", "60.21 61.8", "56 58 60 62 64 66"},
		{Line, "number", "9 8", "0 2 4 6 8 10"}, // so small that zero costs nothing
		{Line, "number", "10 9", "8 9 10"},
		{Line, "number", "-10 -9", "-10 -9 -8"},
		{Line, "number", "24 15", "14 16 18 20 22 24"}, // 15 is clear of 14
		{Line, "days", "0.5 0.7", "0.0 0.2 0.4 0.6 0.8"},
		{Line, "days", "0.25 0.75", "0.0 0.2 0.4 0.6 0.8"},
		{Line, "£", "1200000 1700000", "£1,100,000 £1,200,000 £1,300,000 £1,400,000 £1,500,000 £1,600,000 £1,700,000"},
		{Line, "£", "-50 40", "-£60 -£40 -£20 £0 £20 £40"},
		{Column, "%", "93 95", "0% 20% 40% 60% 80% 100%"}, // columns always from zero
		{Column, "number", "-7 -2", "-8 -6 -4 -2 0"},
		{Bar, "number", "373 71", "0 100 200 300 400"},
		{Line, "number", "[c] [x]", ""},
		{Line, "number", "99999999999.999999 0.000001", "0 20,000,000,000 40,000,000,000 60,000,000,000 80,000,000,000 100,000,000,000"},
		{Line, "number", "0.000001 0.000002", "0.000000 0.000001 0.000002"},
	} {
		s := &Spec{Kind: c.kind, Unit: c.unit, Series: []Series{{Values: values(t, c.unit, c.values)}}}
		s.Points = periods(scorecard.NewMonth(2022, time.January), len(s.Series[0].Values))
		a := s.Frame().Axis
		var got []string
		for i := range a.ticks() {
			got = append(got, string(a.appendTick(nil, i, s)))
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("kind %d, %s in %q: %s, want %s", c.kind, c.values, c.unit, g, c.want)
		}
	}
}

// The axis takes in every figure and target, in few steps.
func TestAxisTakesInAll(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		s := random(r)
		a := s.Frame().Axis
		if a.Min >= a.Max || a.Step <= 0 || (a.Max-a.Min)%a.Step != 0 && !a.Blank || a.ticks() > 8 {
			t.Fatalf("%+v", a)
		}
		if s.Kind != Line && s.Kind != Dots && a.Broken() {
			t.Fatalf("bars do not begin at zero: %+v", a)
		}
		for i := range s.figures() {
			for j := range s.rows() {
				if v := s.value(i, j); v.Shown && (s.Kind.across() || !s.Points[j].Period.IsZero()) {
					if n := a.units(v.Number); n < a.Min || n > a.Max {
						t.Fatalf("%s is outside %+v", v.Number, a)
					}
				}
			}
		}
	}
}

// A label reads as its unit has figures read.
func TestTicksReadAsFigures(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 2000 {
		scale := r.IntN(7)
		step := []int64{1, 2, 5}[r.IntN(3)] * tens[r.IntN(7)]
		a := Axis{Min: step * (r.Int64N(2001) - 1000), Step: step, Scale: scale}
		a.Max, a.decimals = a.Min+5*step, a.needed()
		for _, unit := range []scorecard.Unit{"%", "£", "days", ""} {
			got := string(a.appendTick(nil, 0, &Spec{Unit: unit}))
			bare := strings.NewReplacer(",", "", "£", "", "%", "").Replace(got)
			d := number(t, bare)
			if want := unit.Figure(d); got != want {
				t.Fatalf("%s, want %s", got, want)
			}
			if d.Coefficient(max(scale, d.Decimals())) != a.Min*tens[max(scale, d.Decimals())-scale] {
				t.Fatalf("%s is not %d at %d decimals", got, a.Min, scale)
			}
		}
	}
}

// Places are exact, whatever the size of the numbers.
func TestMuldiv(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 5000 {
		c := r.Int64N(1<<r.IntN(62)+1) + 1
		a, b := r.Int64N(c+1), r.Int64N(1<<r.IntN(40)+1)
		want := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
		want.Mul(want, big.NewInt(2)).Add(want, big.NewInt(c)).Quo(want, new(big.Int).Mul(big.NewInt(c), big.NewInt(2)))
		if got := muldiv(a, b, c); got != want.Int64() {
			t.Fatalf("%d × %d ÷ %d is %d, want %d", a, b, c, got, want)
		}
	}
}

func TestAppendHundredths(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 5: "0.05", 50: "0.5", 100: "1", 1250: "12.5", 10_000: "100", -1: "-0.01", -450: "-4.5", 123_456: "1234.56"} {
		if got := string(appendHundredths(nil, n)); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
