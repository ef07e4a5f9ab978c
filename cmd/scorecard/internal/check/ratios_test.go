package check

import (
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

func decimal(t *testing.T, s string) scorecard.Decimal {
	t.Helper()
	d, err := scorecard.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestRounded: just below, on and just above a half, by both ways to round.
func TestRounded(t *testing.T) {
	for _, c := range []struct {
		num, den int
		value    string
		times    int64
		how      scorecard.Rounding
		want     bool
	}{
		{10, 21, "48", 100, scorecard.RoundHalfUp, true}, // 47.62
		{10, 21, "47", 100, scorecard.RoundHalfUp, false},
		{10, 21, "47", 100, scorecard.RoundDown, true},
		{10, 21, "48", 100, scorecard.RoundDown, false},
		{1, 8, "13", 100, scorecard.RoundHalfUp, true}, // 12.5
		{1, 8, "12", 100, scorecard.RoundHalfUp, false},
		{1, 8, "12.5", 100, scorecard.RoundHalfUp, true},
		{1, 8, "12.5", 100, scorecard.RoundDown, true},
		{1, 3, "33.3", 100, scorecard.RoundHalfUp, true},
		{2, 3, "66.6", 100, scorecard.RoundHalfUp, false},
		{2, 3, "66.6", 100, scorecard.RoundDown, true},
		{437, 67_700, "64.55", 10_000, scorecard.RoundHalfUp, true},
		{437, 67_700, "64.54", 10_000, scorecard.RoundHalfUp, false},
		{0, 5, "0", 100, scorecard.RoundHalfUp, true},
		{5, 5, "100.0", 100, scorecard.RoundHalfUp, true},
	} {
		d := &divided{value: decimal(t, c.value), num: scorecard.Int(c.num), den: scorecard.Int(c.den), times: c.times}
		if got := d.rounded(c.how); got != c.want {
			t.Errorf("%s is %d × %d / %d, %s: %t, want %t", c.value, c.times, c.num, c.den, c.how, got, c.want)
		}
	}
}

// TestWhole is held against trying every whole number.
func TestWhole(t *testing.T) {
	for _, how := range []scorecard.Rounding{scorecard.RoundHalfUp, scorecard.RoundDown} {
		for known := 1; known <= 24; known += 1 + known/6 {
			for v := 0; v <= 1000; v += 3 {
				value, _ := scorecard.Ratio(scorecard.Int(v), scorecard.Int(10), 1, 1)
				numerators, denominators := false, v == 0 && how == scorecard.RoundDown
				for n := range known + 1 {
					d := &divided{value: value, num: scorecard.Int(n), den: scorecard.Int(known), times: 100}
					numerators = numerators || d.rounded(how)
				}
				d := &divided{value: value, den: scorecard.Int(known), hasDen: true, times: 100}
				if got := d.whole(how); got != numerators {
					t.Fatalf("%s of %d, %s: %t, and trying every numerator gives %t", value, known, how, got, numerators)
				}
				if known > 2 || v < 15 || v%5 != 0 {
					continue
				}
				for n := known; n <= known*400; n++ {
					d := &divided{value: value, num: scorecard.Int(known), den: scorecard.Int(n), times: 100}
					if denominators = denominators || d.rounded(how); denominators {
						break
					}
				}
				d = &divided{value: value, num: scorecard.Int(known), hasNum: true, times: 100}
				if got := d.whole(how); got != denominators {
					t.Fatalf("%d of some number is %s, %s: %t, and trying every denominator gives %t", known, value, how, got, denominators)
				}
			}
		}
	}
}
