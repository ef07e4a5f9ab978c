package scorecard

import (
	"strconv"
	"strings"
)

// A Unit is what an indicator is measured in, in the council's words: "%",
// "number", "per 10,000", "days", "£". The zero value is a plain number.
type Unit string

// Percent reports whether figures carry a per cent sign.
func (u Unit) Percent() bool { return u == "%" }

// Money reports whether figures carry a pound sign.
func (u Unit) Money() bool { return strings.HasPrefix(string(u), "£") }

// Times is what a numerator divided by its denominator is multiplied by: 100
// for a percentage, 10,000 for a rate "per 10,000", else 1.
func (u Unit) Times() int64 {
	if u.Percent() {
		return 100
	}
	_, rate, ok := strings.Cut(strings.ToLower(string(u)), "per ")
	if !ok {
		return 1
	}
	number, _, _ := strings.Cut(rate, " ")
	times, err := strconv.Atoi(strings.ReplaceAll(number, ",", ""))
	if err != nil || times < 1 || times > 1_000_000 {
		return 1
	}
	return int64(times)
}

// Count reports whether figures count something, so that none is negative.
func (u Unit) Count() bool {
	switch strings.ToLower(strings.TrimSuffix(string(u), ".")) {
	case "", "no", "number", "count", "children", "people", "young people", "carers", "episodes", "households", "staff", "visits":
		return true
	}
	return false
}

// Word is the unit as it stands beside a figure: "days", "per 10,000", and
// nothing for counts and for units that are a sign on the figure itself.
func (u Unit) Word() string {
	switch strings.ToLower(strings.TrimSuffix(string(u), ".")) {
	case "", "no", "number", "count", "%", "£":
		return ""
	}
	return string(u)
}

// AppendFigure prints a figure in British English, as in 1,234, 93.0% and
// £1,200. What readers see is printed by the Marks of their language.
func (u Unit) AppendFigure(b []byte, d Decimal) []byte {
	return (*Marks)(nil).AppendFigure(b, d, u)
}

// Figure prints a figure as AppendFigure does.
func (u Unit) Figure(d Decimal) string { return string(u.AppendFigure(nil, d)) }

// Difference prints the size of a change as problems have it: "7", "1.04
// percentage points", "12 days".
func (u Unit) Difference(d Decimal) string {
	d = d.Abs()
	number := Unit("").Figure(d)
	if u.Percent() {
		if d.Cmp(Int(1)) == 0 {
			return number + " percentage point"
		}
		return number + " percentage points"
	}
	if w := u.Word(); w == "days" {
		if d.Cmp(Int(1)) == 0 {
			return number + " day"
		}
		return number + " days"
	}
	return u.Figure(d)
}
