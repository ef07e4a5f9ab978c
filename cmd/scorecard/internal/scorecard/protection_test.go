package scorecard

import (
	"slices"
	"testing"
)

// TestDefaultProtection wants the default to be one that may be chosen, and
// that asks for something.
func TestDefaultProtection(t *testing.T) {
	p := DefaultProtection()
	for class, least := range p.Thresholds {
		if people := Sensitivity(class) != NotPeople; people != slices.Contains(Thresholds(), least) {
			t.Errorf("%v: the threshold is %d", Sensitivity(class), least)
		}
	}
	if p.Values < 3 || p.LeastBase < 2 || p.LeastGiving < 3 || p.Budget < 1 {
		t.Errorf("it asks for nothing: %+v", p)
	}
	costs := DefaultCosts()
	if !(0 < costs.Percentage && costs.Percentage < costs.OverTime && costs.OverTime < costs.Part && costs.Part < costs.Own) {
		t.Errorf("%+v", costs)
	}
}

// TestProtectionDecimals tries bases just below, on and above the limit.
func TestProtectionDecimals(t *testing.T) {
	p := DefaultProtection()
	for _, c := range []struct{ base, want int }{{0, 0}, {1, 0}, {199, 0}, {200, 1}, {201, 1}, {50_000, 1}} {
		if got := p.Decimals(Int(c.base)); got != c.want {
			t.Errorf("%d decimals of a percentage of %d", got, c.base)
		}
	}
	p.WholeBelow = 0
	if p.Decimals(Decimal{}) != 1 {
		t.Error("where no percentage is to be whole, none has a decimal")
	}
}
