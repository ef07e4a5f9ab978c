package scorecard

import (
	"fmt"
	"regexp"
	"strings"
)

// A Rule is a range of values that a figure is held against. The zero value is
// no rule.
type Rule struct {
	low, high         Decimal
	hasLow, hasHigh   bool
	openLow, openHigh bool   // the end itself is outside
	Written           string // as the file has it; "" for no rule
}

// IsZero reports whether r is no rule.
func (r Rule) IsZero() bool { return !r.hasLow && !r.hasHigh }

var (
	ruleCompare = regexp.MustCompile(`^(>=|=>|<=|=<|≥|≤|>|<|=)\s*(.+)$`)
	ruleRange   = regexp.MustCompile(`^(.+?)\s+to\s+(.+)$`)
)

// ParseRule reads a rule: ">=95", "<95.2", "60 to 70" (both ends included),
// "=0", or a bare number, which means at least where high is good and at most
// where low is. The error says in an author's words what is wrong.
func ParseRule(s string, good Good, unit Unit) (Rule, error) {
	text := strings.Join(strings.Fields(s), " ")
	if f := ruleCompare.FindStringSubmatch(text); f != nil {
		d, err := ruleNumber(f[2], unit)
		if err != nil {
			return Rule{}, err
		}
		return compareRule(f[1], d, text), nil
	}
	if f := ruleRange.FindStringSubmatch(text); f != nil {
		return rangeRule(f[1], f[2], text, unit)
	}
	d, err := ruleNumber(text, unit)
	if err != nil {
		return Rule{}, err
	}
	switch good {
	case High:
		return compareRule(">=", d, text), nil
	case Low:
		return compareRule("<=", d, text), nil
	}
	return Rule{}, fmt.Errorf("%q does not say which side is good", s)
}

func ruleNumber(s string, unit Unit) (Decimal, error) {
	d, err := ParseNumber(s, unit)
	if err != nil {
		return d, fmt.Errorf("%s", err.Wrong)
	}
	return d, nil
}

func compareRule(sign string, d Decimal, written string) Rule {
	r := Rule{Written: written}
	switch sign {
	case ">=", "=>", "≥":
		r.low, r.hasLow = d, true
	case ">":
		r.low, r.hasLow, r.openLow = d, true, true
	case "<=", "=<", "≤":
		r.high, r.hasHigh = d, true
	case "<":
		r.high, r.hasHigh, r.openHigh = d, true, true
	default:
		r.low, r.high, r.hasLow, r.hasHigh = d, d, true, true
	}
	return r
}

func rangeRule(from, to, written string, unit Unit) (Rule, error) {
	low, err := ruleNumber(from, unit)
	if err != nil {
		return Rule{}, err
	}
	high, err := ruleNumber(to, unit)
	if err != nil {
		return Rule{}, err
	}
	if low.Cmp(high) > 0 {
		return Rule{}, fmt.Errorf("%s is more than %s", low, high)
	}
	return Rule{low: low, high: high, hasLow: true, hasHigh: true, Written: written}, nil
}

// Holds reports whether a value is within the rule.
func (r Rule) Holds(d Decimal) bool {
	if r.hasLow {
		if c := d.Cmp(r.low); c < 0 || c == 0 && r.openLow {
			return false
		}
	}
	if r.hasHigh {
		if c := d.Cmp(r.high); c > 0 || c == 0 && r.openHigh {
			return false
		}
	}
	return true
}

// Covers reports whether every value within s is within r.
func (r Rule) Covers(s Rule) bool {
	if r.hasLow {
		if !s.hasLow {
			return false
		}
		if c := s.low.Cmp(r.low); c < 0 || c == 0 && r.openLow && !s.openLow {
			return false
		}
	}
	if r.hasHigh {
		if !s.hasHigh {
			return false
		}
		if c := s.high.Cmp(r.high); c > 0 || c == 0 && r.openHigh && !s.openHigh {
			return false
		}
	}
	return true
}

// Suits reports whether the rule is on the right side for a polarity: a lower
// bound alone where high is good, an upper bound alone where low is, both
// where a range is. "=0" suits where low is good, and "=100" where high is.
func (r Rule) Suits(good Good) bool {
	exact := r.hasLow && r.hasHigh && r.low.Cmp(r.high) == 0
	switch good {
	case High:
		return r.hasLow && !r.hasHigh || exact
	case Low:
		return r.hasHigh && !r.hasLow || exact
	case Range:
		return r.hasLow && r.hasHigh
	}
	return false
}

// Number gives the one number of a rule with a single bound; false for a
// range.
func (r Rule) Number() (Decimal, bool) {
	switch {
	case r.hasLow && !r.hasHigh:
		return r.low, true
	case r.hasHigh && !r.hasLow:
		return r.high, true
	case r.hasLow && r.low.Cmp(r.high) == 0:
		return r.low, true
	}
	return Decimal{}, false
}

// Bounds gives the ends of the rule, and whether it has them.
func (r Rule) Bounds() (low, high Decimal, hasLow, hasHigh bool) {
	return r.low, r.high, r.hasLow, r.hasHigh
}

// Distance is how far a value is outside the rule; zero within it.
func (r Rule) Distance(d Decimal) Decimal {
	if r.hasLow && d.Cmp(r.low) < 0 {
		return r.low.Sub(d)
	}
	if r.hasHigh && d.Cmp(r.high) > 0 {
		return d.Sub(r.high)
	}
	return Decimal{}
}

// Text words the rule for problems: "95% or more", "below 487", "60% to 70%".
func (r Rule) Text(unit Unit) string {
	low, high := unit.Figure(r.low), unit.Figure(r.high)
	switch {
	case r.hasLow && r.hasHigh && r.low.Cmp(r.high) == 0:
		return low
	case r.hasLow && r.hasHigh:
		return low + " to " + high
	case r.hasLow && r.openLow:
		return "above " + low
	case r.hasLow:
		return low + " or more"
	case r.hasHigh && r.openHigh:
		return "below " + high
	case r.hasHigh:
		return high + " or less"
	}
	return ""
}
