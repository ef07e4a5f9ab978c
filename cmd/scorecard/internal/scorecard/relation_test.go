package scorecard

import (
	"fmt"
	"strings"
	"testing"
)

// say prints a statement so that it can be read: "a@2023-03 + b@2023-03 = c@2023-03".
func say(s Statement) string {
	name := func(m Summand) string {
		if m.Operand.IsZero() {
			return "?"
		}
		return m.Operand.String() + "@" + m.Period.String()
	}
	if s.Sense == Divided {
		return fmt.Sprintf("%s = %d × %s / %s", name(s.Summands[0]), s.Relation.Times, name(s.Summands[1]), name(s.Summands[2]))
	}
	var left, right []string
	for _, m := range s.Summands {
		if m.Times > 0 {
			left = append(left, name(m))
		} else {
			right = append(right, name(m))
		}
	}
	if s.Sense == Between {
		return "between " + strings.Join(left, ", ")
	}
	if s.Constant != 0 {
		right = append(right, fmt.Sprint(s.Constant))
	}
	return strings.Join(left, " + ") + map[Sense]string{Equal: " = ", AtMost: " <= "}[s.Sense] + strings.Join(right, " + ")
}

func TestRelationAt(t *testing.T) {
	o := func(names ...string) (out []Operand) {
		for _, n := range names {
			x, ok := ParseOperand(n)
			if !ok {
				t.Fatalf("%q is no operand", n)
			}
			out = append(out, x)
		}
		return out
	}
	march := period("2023-03")
	for _, c := range []struct {
		name string
		r    Relation
		at   Period
		want string
	}{
		{"sum", Relation{Kind: Sum, Result: o("t")[0], Plus: o("a/x", "a/y")}, march, "a/x@2023-03 + a/y@2023-03 = t@2023-03"},
		{"difference", Relation{Kind: Difference, Result: o("d")[0], Plus: o("w"), Minus: o("l", "m")}, march, "w@2023-03 = l@2023-03 + m@2023-03 + d@2023-03"},
		{"parts, each alone", Relation{Kind: Part, Result: o("w")[0], Plus: o("a", "b")}, march, "a@2023-03 <= w@2023-03; b@2023-03 <= w@2023-03"},
		{"parts, all together", Relation{Kind: Part, Result: o("w")[0], Plus: o("a", "b"), Apart: true}, march, "a@2023-03 + b@2023-03 <= w@2023-03"},
		{"stock and flow", Relation{Kind: StockAndFlow, Result: o("s")[0], Plus: o("i"), Minus: o("o")}, period("2023-01"),
			"s@2022-12 + i@2023-01 = o@2023-01 + s@2023-01"},
		{"ratio", Relation{Kind: RatioOf, Result: o("r")[0], Plus: o("r numerator"), Minus: o("c"), Times: 100}, march,
			"r@2023-03 = 100 × r numerator@2023-03 / c@2023-03"},
		{"ratio of a hidden number", Relation{Kind: RatioOf, Result: o("r")[0], Minus: o("c"), Times: 10_000}, march, "r@2023-03 = 10000 × ? / c@2023-03"},
		{"year to date", Relation{Kind: Cumulative, Result: o("y")[0], Plus: o("m"), ToDate: true, Additive: true, Step: Month}, period("2022-06"),
			"m@2022-04 + m@2022-05 + m@2022-06 = y@2022-06"},
		{"year to date of people", Relation{Kind: Cumulative, Result: o("y")[0], Plus: o("m"), ToDate: true, Step: Month}, period("2022-05"),
			"m@2022-04 <= y@2022-05; m@2022-05 <= y@2022-05; y@2022-05 <= m@2022-04 + m@2022-05"},
		{"year to date of a percentage", Relation{Kind: Cumulative, Result: o("y")[0], Plus: o("m"), ToDate: true, Mean: true, Step: Month}, period("2022-05"),
			"between m@2022-04, m@2022-05, y@2022-05"},
		{"academic year to date", Relation{Kind: Cumulative, Result: o("y")[0], Plus: o("m"), ToDate: true, Additive: true, Year: Academic, Step: Month}, period("2022-09"),
			"m@2022-09 = y@2022-09"},
		{"a quarter of its months", Relation{Kind: Cumulative, Result: o("q")[0], Plus: o("m"), Additive: true, Step: Month}, period("2022-Q4"),
			"m@2023-01 + m@2023-02 + m@2023-03 = q@2022-Q4"},
		{"a year of its quarters", Relation{Kind: Cumulative, Result: o("y")[0], Plus: o("q"), Additive: true, Step: Quarter}, period("2022-FY"),
			"q@2022-Q1 + q@2022-Q2 + q@2022-Q3 + q@2022-Q4 = y@2022-FY"},
		{"rolling", Relation{Kind: RollingSum, Result: o("r")[0], Plus: o("m"), Additive: true, Months: 3, Step: Month}, period("2023-01"),
			"m@2022-11 + m@2022-12 + m@2023-01 = r@2023-01"},
		{"rolling over quarters", Relation{Kind: RollingSum, Result: o("r")[0], Plus: o("q"), Additive: true, Months: 6, Step: Quarter}, period("2022-Q4"),
			"q@2022-Q3 + q@2022-Q4 = r@2022-Q4"},
		{"rolling over quarters that do not fit", Relation{Kind: RollingSum, Result: o("r")[0], Plus: o("q"), Additive: true, Months: 2, Step: Quarter}, period("2022-Q4"), ""},
		{"one population", Relation{Kind: SamePopulation, Plus: o("a", "b"), Times: 100}, march, "a@2023-03 = 100 × ? / ?; b@2023-03 = 100 × ? / ?"},
		{"a known population", Relation{Kind: SamePopulation, Result: o("n")[0], Plus: o("a"), Times: 100}, march, "a@2023-03 = 100 × ? / n@2023-03"},
		{"the same", Relation{Kind: SameFigure, Plus: o("a", "b", "c")}, march, "b@2023-03 = a@2023-03; c@2023-03 = a@2023-03"},
		{"shares", Relation{Kind: Shares, Plus: o("g/m", "g/f")}, march, "g/m@2023-03 + g/f@2023-03 = 100"},
		{"before it begins", Relation{Kind: SameFigure, Plus: o("a", "b"), Since: period("2023-04")}, march, ""},
		{"when it begins", Relation{Kind: SameFigure, Plus: o("a", "b"), Since: period("2022-Q4")}, march, "b@2023-03 = a@2023-03"},
		{"when it ends", Relation{Kind: SameFigure, Plus: o("a", "b"), Until: march}, march, "b@2023-03 = a@2023-03"},
		{"after it ended", Relation{Kind: SameFigure, Plus: o("a", "b"), Until: period("2023-02")}, march, ""},
	} {
		var got []string
		for _, s := range c.r.At(c.at) {
			if s.Period != c.at {
				t.Errorf("%s: a statement about %s, want %s", c.name, s.Period, c.at)
			}
			got = append(got, say(s))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, strings.Join(got, "; "), c.want)
		}
	}
}

func TestParseOperand(t *testing.T) {
	for _, s := range []string{"cic", "by-age/under-1", "by-age/*", "reviews numerator", "by-age/under-1 denominator"} {
		if o, ok := ParseOperand(s); !ok || o.String() != s || o.IsZero() {
			t.Errorf("%q is read as %q, %t", s, o, ok)
		}
	}
	for _, s := range []string{"", " ", "/x", "a/", "a b", "a value", "a numerator denominator", "numerator/", "a / b"} {
		if o, ok := ParseOperand(s); ok {
			t.Errorf("%q is read as %q", s, o)
		}
	}
}
