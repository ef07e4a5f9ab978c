package words

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// Count says how many there are of something: "3 months". key is a message
// about a number.
func (w *Words) Count(key string, n int) string { return w.Say(key, "n", strconv.Itoa(n)) }

// Rule words a rule: "95% or more", "below 487", "60% to 70%"; "" for none.
func (w *Words) Rule(r scorecard.Rule, unit scorecard.Unit) string {
	low, high, hasLow, hasHigh := r.Bounds()
	switch {
	case hasLow && hasHigh && low.Cmp(high) == 0:
		return w.Figure(low, unit)
	case hasLow && hasHigh:
		return w.Say("rule.range", "low", w.Figure(low, unit), "high", w.Figure(high, unit))
	case hasLow:
		return w.above(low, r.Holds(low), unit)
	case hasHigh:
		return w.below(high, r.Holds(high), unit)
	}
	return ""
}

func (w *Words) above(low scorecard.Decimal, itself bool, unit scorecard.Unit) string {
	if itself {
		return w.Say("rule.or-more", "low", w.Figure(low, unit))
	}
	return w.Say("rule.above", "low", w.Figure(low, unit))
}

func (w *Words) below(high scorecard.Decimal, itself bool, unit scorecard.Unit) string {
	if itself {
		return w.Say("rule.or-less", "high", w.Figure(high, unit))
	}
	return w.Say("rule.below", "high", w.Figure(high, unit))
}

// Outside words the values that a rule does not take in: "below 87%" for "87%
// or more".
func (w *Words) Outside(r scorecard.Rule, unit scorecard.Unit) string {
	low, high, hasLow, hasHigh := r.Bounds()
	below := func() string { return w.below(low, !r.Holds(low), unit) }
	above := func() string { return w.above(high, !r.Holds(high), unit) }
	switch {
	case hasLow && hasHigh:
		return w.Say("rule.either", "below", below(), "above", above())
	case hasLow:
		return below()
	case hasHigh:
		return above()
	}
	return ""
}

// Target words a target: by its own text, else by its rule; "" where there is
// none.
func (w *Words) Target(t *scorecard.Target, unit scorecard.Unit) string {
	if t.Text != "" {
		return t.Text
	}
	return w.Rule(t.Aim(), unit)
}

// Red words what is red by a target, "below 87%"; "" where it gives no light.
func (w *Words) Red(t *scorecard.Target, unit scorecard.Unit) string { return w.Outside(t.Red(), unit) }

// Difference prints the size of a change: "7", "1.04 percentage points", "12
// days".
func (w *Words) Difference(d scorecard.Decimal, unit scorecard.Unit) string {
	d = d.Abs()
	switch {
	case unit.Percent():
		return w.Say("unit.points", "n", w.Number(d))
	case unit.Word() == "days":
		return w.Say("unit.days", "n", w.Number(d))
	}
	return w.Figure(d, unit)
}

// Marker explains a marker: "not available, or not yet due".
func (w *Words) Marker(m scorecard.Markers) string { return w.Say("marker." + m.Word()) }

var (
	statusKeys = [...]string{"status.none", "status.green", "status.amber", "status.red"}
	lightKeys  = [...]string{"light.none", "light.green", "light.amber", "light.red"}
)

// Status names a light as it stands by itself: "Green", "No status".
func (w *Words) Status(s scorecard.Status) string { return w.Say(statusKeys[s]) }

// Light names a light within a sentence: "green".
func (w *Words) Light(s scorecard.Status) string { return w.Say(lightKeys[s]) }

// Upper gives a text a capital to begin with.
func Upper(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if upper := unicode.ToUpper(first); upper != first {
		return string(upper) + s[size:]
	}
	return s
}
