package prose

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// nearSubject looks for a figure of what a number is about that may have been
// meant.
func (r *reading) nearSubject(n *number, subject []int) (result, bool) {
	if !r.governed(n) || n.spelt || n.calculated {
		return result{}, false
	}
	for _, k := range subject {
		i := r.facts.at(k)
		if !i.Known {
			continue
		}
		out := result{held: slipped, of: i}
		i.recent(func(v *Value) bool {
			if v.Has && n.suits(v.Kind, i.Unit) {
				out.near, out.how = v, n.slip(v.Shown)
			}
			return out.how != ""
		})
		if out.how != "" {
			return out, true
		}
	}
	return result{}, false
}

// nearAny looks among the newest figures of the section for one that a number
// with three digits or more was meant to be: among those of what the sentence
// is about, where it is about something. Where several fit, none is named.
func (r *reading) nearAny(n *number, subject []int) result {
	out := result{held: missed}
	if n.rough || len(n.digitsOnly()) < 3 {
		return out
	}
	found := 0
	for k := range r.facts.Indicators {
		i := r.facts.at(k)
		if !i.Known || i.Section != r.section && r.section != "" || len(subject) > 0 && !slices.Contains(subject, k) {
			continue
		}
		for _, v := range []*Value{&i.Now, &i.Before} {
			if !v.Has || !n.suits(v.Kind, i.Unit) || len(digitsOf(v.Shown)) < 3 {
				continue
			}
			if how := n.slip(v.Shown); how != "" && (how != oneDigit || len(n.digitsOnly()) > 3) {
				out.near, out.of, out.how = v, i, how
				found++
				break
			}
		}
	}
	if found == 1 {
		out.held = slipped
		return out
	}
	return result{held: missed}
}

func (n *number) digitsOnly() string { return digitsOf(n.value) }

func digitsOf(d scorecard.Decimal) string {
	return strings.TrimLeft(strings.ReplaceAll(d.String(), ".", ""), "0")
}

// slip says how a typed number may have come from a figure; "" where it does
// not look so.
func (n *number) slip(shown scorecard.Decimal) string {
	shown = shown.Abs()
	if n.rough {
		scaled, ok := scorecard.Ratio(shown, scorecard.Int(int(n.scale)), 1, n.value.Decimals())
		if !ok {
			return ""
		}
		shown = scaled
	}
	if shown.Sign() == 0 || n.value.Sign() == 0 {
		return ""
	}
	if a, b := n.digitsOnly(), digitsOf(shown); len(b) > 2 && strings.Trim(a, "0") == strings.Trim(b, "0") && n.value.Cmp(shown) != 0 {
		return "the decimal point has moved"
	}
	if typed := n.value.Decimals(); typed < shown.Decimals() {
		unit, _ := scorecard.Ratio(scorecard.Int(1), scorecard.Int([...]int{1, 10, 100, 1000, 10000, 100000, 1000000}[typed]), 1, typed)
		if apart := n.value.Sub(shown).Abs(); apart.Cmp(unit) < 0 {
			if n.value.Cmp(shown) < 0 {
				return "it was cut off, not rounded"
			}
			return "it was rounded up"
		}
		shown = shown.Round(typed)
	}
	a, b := n.value.Round(shown.Decimals()).String(), shown.String()
	if n.value.Decimals() > shown.Decimals() {
		a, b = n.value.String(), shown.Round(n.value.Decimals()).String()
	}
	return slipOf(a, b)
}

// oneDigit is how a number differs that may as well be another one, where it
// has three digits and nothing says what it is about.
const oneDigit = "one digit is different"

// swapped is how a number differs that is hardly another one.
const swapped = "two digits are swapped"

// slipOf compares two numbers as they are written.
func slipOf(a, b string) string {
	da, db := strings.ReplaceAll(a, ".", ""), strings.ReplaceAll(b, ".", "")
	switch {
	case len(da) < 2 || len(db) < 2:
		return ""
	case da == db:
		return ""
	case len(da) == len(db):
		return sameLength(da, db)
	case len(da)+1 == len(db) && len(da) > 1 && oneMore(db, da):
		return "a digit is missing"
	case len(db)+1 == len(da) && len(db) > 1 && oneMore(da, db):
		return "it has a digit too many"
	}
	return ""
}

func sameLength(a, b string) string {
	var differ []int
	for i := range len(a) {
		if a[i] != b[i] {
			differ = append(differ, i)
		}
	}
	switch {
	case len(differ) == 2 && differ[1] == differ[0]+1 && a[differ[0]] == b[differ[1]] && a[differ[1]] == b[differ[0]]:
		return swapped
	case len(differ) == 1 && len(a) > 2:
		return oneDigit
	}
	return ""
}

// oneMore reports whether taking one digit out of a gives b.
func oneMore(a, b string) bool {
	for i := range len(a) {
		if a[:i]+a[i+1:] == b {
			return true
		}
	}
	return false
}
