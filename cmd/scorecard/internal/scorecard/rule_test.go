package scorecard

import (
	"strings"
	"testing"
)

// rule reads a rule that a test is sure of; "" is no rule.
func rule(s string, good Good) Rule {
	if s == "" {
		return Rule{}
	}
	r, err := ParseRule(s, good, "%")
	if err != nil {
		panic(err)
	}
	return r
}

func TestParseRule(t *testing.T) {
	for _, c := range []struct {
		in   string
		good Good
		unit Unit
		text string
	}{
		{">=95", High, "%", "95% or more"},
		{"=>95", High, "%", "95% or more"},
		{"≥ 95", High, "%", "95% or more"},
		{">= 95.0%", High, "%", "95.0% or more"},
		{">95", High, "%", "above 95%"},
		{"<=120", Low, "days", "120 or less"},
		{"=<120", Low, "days", "120 or less"},
		{"≤120", Low, "days", "120 or less"},
		{"<487", Low, "days", "below 487"},
		{"<95.2", High, "%", "below 95.2%"}, // the side is the check's business
		{"=0", Low, "number", "0"},
		{"= 100%", High, "%", "100%"},
		{"60 to 70", Range, "%", "60% to 70%"},
		{"60%  to  70%", Range, "%", "60% to 70%"},
		{"-5 to 5", Range, "number", "-5 to 5"},
		{"60 to 60", Range, "%", "60%"},
		{"95", High, "%", "95% or more"},
		{"95%", High, "%", "95% or more"},
		{"120", Low, "number", "120 or less"},
		{"1,234", Low, "number", "1,234 or less"},
		{"<£1.2m", Low, "£", "below £1,200,000"},
		{">=-£500", High, "£", "-£500 or more"},
		{"<−2", Low, "number", "below -2"},
		{"  >=95  ", High, "%", "95% or more"},
	} {
		r, err := ParseRule(c.in, c.good, c.unit)
		if err != nil {
			t.Errorf("%q: %v", c.in, err)
			continue
		}
		if r.Text(c.unit) != c.text {
			t.Errorf("%q takes in %q, want %q", c.in, r.Text(c.unit), c.text)
		}
		if want := strings.Join(strings.Fields(c.in), " "); r.Written != want || r.IsZero() {
			t.Errorf("%q was written %q, want %q", c.in, r.Written, want)
		}
	}
	if r := (Rule{}); !r.IsZero() || r.Text("%") != "" {
		t.Errorf("no rule takes in %q", r.Text("%"))
	}
}

func TestWrongRules(t *testing.T) {
	for _, c := range []struct {
		in   string
		good Good
		want string
	}{
		{"", High, `"" is not a number`},
		{"high", High, `"high" is not a number`},
		{">=", High, `"=" is not a number`},
		{"≥", High, `"≥" is not a number`},
		{">=high", High, `"high" is not a number`},
		{">=n/a", High, `"n/a" is not a number`},
		{">=>95", High, `">95" is not a number`},
		{"> = 95", High, `"= 95" is not a number`},
		{"95+", High, `"95+" is not a number`},
		{"95 or more", High, `"95 or more" is not a number`},
		{"above 95", High, `"above 95" is not a number`},
		{">=12,34", High, `"12,34" is not a number`},
		{"60-70", Range, `"60-70" is not a number`},
		{"60 to", Range, `"60 to" is not a number`},
		{"to 70", Range, `"to 70" is not a number`},
		{"60 to 70 to 80", Range, `"70 to 80" is not a number`},
		{">=60 to 70", Range, `"60 to 70" is not a number`},
		{"70 to 60", Range, "70 is more than 60"},
		{"95", Range, `"95" does not say which side is good`},
		{"95", None, `"95" does not say which side is good`},
		{">=1E+05", High, `"1E+05" was shortened by the spreadsheet`},
		{"≠5", High, `"≠5" is not a number`},
	} {
		if r, err := ParseRule(c.in, c.good, "number"); err == nil {
			t.Errorf("%q is read as %q", c.in, r.Text("number"))
		} else if err.Error() != c.want || !r.IsZero() {
			t.Errorf("%q: %v; want %s", c.in, err, c.want)
		}
	}
	if _, err := ParseRule(">=95%", High, "days"); err == nil || !strings.Contains(err.Error(), "per cent sign") {
		t.Errorf("a percentage of days: %v", err)
	}
}

// TestHoldsAtTheThreshold tries every kind of rule just below, on and just
// above each of its ends.
func TestHoldsAtTheThreshold(t *testing.T) {
	for _, c := range []struct {
		rule             string
		good             Good
		at               string
		below, on, above bool
	}{
		{">=95", High, "95", false, true, true},
		{">95", High, "95", false, false, true},
		{"95", High, "95", false, true, true},
		{"<=120", Low, "120", true, true, false},
		{"<120", Low, "120", true, false, false},
		{"120", Low, "120", true, true, false},
		{"60 to 70", Range, "60", false, true, true},
		{"60 to 70", Range, "70", true, true, false},
		{"=0", Low, "0", false, true, false},
		{"=100", High, "100", false, true, false},
		{">=-5", High, "-5", false, true, true},
		{"<-5", Low, "-5", true, false, false},
		{">=95.25", High, "95.25", false, true, true},
		{">=95", High, "95.0", false, true, true}, // however many decimals
	} {
		r, at, step := rule(c.rule, c.good), dec(c.at), dec("0.000001")
		for _, try := range []struct {
			value Decimal
			want  bool
		}{{at.Sub(step), c.below}, {at, c.on}, {at.Add(step), c.above}} {
			if got := r.Holds(try.value); got != try.want {
				t.Errorf("%s is within %q: %t", try.value, c.rule, got)
			}
			if got := r.Distance(try.value).Sign() == 0; try.want && !got || !try.want && got && try.value.Cmp(at) != 0 {
				t.Errorf("%s is %s from %q", try.value, r.Distance(try.value), c.rule)
			}
		}
	}
	if !(Rule{}).Holds(dec("-3")) || (Rule{}).Distance(dec("-3")).Sign() != 0 {
		t.Error("no rule takes in everything")
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct{ rule, value, want string }{
		{"60 to 70", "57.5", "2.5"},
		{"60 to 70", "60", "0"},
		{"60 to 70", "65", "0"},
		{"60 to 70", "70", "0"},
		{"60 to 70", "71", "1"},
		{"-5 to 5", "-7", "2"},
		{">=95", "94.9", "0.1"},
		{">=95", "99", "0"},
		{"<=10", "12", "2"},
		{"<=10", "9", "0"},
		{"=0", "3", "3"},
	} {
		if got := rule(c.rule, High).Distance(dec(c.value)); got.Cmp(dec(c.want)) != 0 {
			t.Errorf("%s is %s from %q, want %s", c.value, got, c.rule, c.want)
		}
	}
}

// someRules are rules of every kind with ends at 0, 1 and 2.
func someRules() []Rule {
	var out []Rule
	for _, n := range []string{"0", "1", "2"} {
		for _, sign := range []string{">=", ">", "<=", "<", "="} {
			out = append(out, rule(sign+n, High))
		}
	}
	for _, ends := range []string{"0 to 1", "1 to 2", "0 to 2"} {
		out = append(out, rule(ends, Range))
	}
	return append(out, Rule{})
}

// TestCovers compares Covers with what it means, value by value.
func TestCovers(t *testing.T) {
	for _, r := range someRules() {
		for _, s := range someRules() {
			want := true
			for quarter := int64(-4); quarter <= 12; quarter++ {
				d := Decimal{quarter * 25, 2}
				want = want && (r.Holds(d) || !s.Holds(d))
			}
			if got := r.Covers(s); got != want {
				t.Errorf("%q covers %q: %t", r.Written, s.Written, got)
			}
		}
	}
}

func TestSuitsAndNumber(t *testing.T) {
	for _, c := range []struct {
		rule   string
		suits  []Good
		number string
	}{
		{">=95", []Good{High}, "95"},
		{">95", []Good{High}, "95"},
		{"<=10", []Good{Low}, "10"},
		{"<10", []Good{Low}, "10"},
		{"60 to 70", []Good{Range}, ""},
		{"=0", []Good{High, Low, Range}, "0"},
		{"=100", []Good{High, Low, Range}, "100"},
		{"60 to 60", []Good{High, Low, Range}, "60"},
		{"", nil, ""},
	} {
		r := rule(c.rule, High)
		for _, good := range []Good{None, High, Low, Range} {
			want := false
			for _, g := range c.suits {
				want = want || g == good
			}
			if got := r.Suits(good); got != want {
				t.Errorf("%q suits %s: %t", c.rule, good, got)
			}
		}
		number, ok := r.Number()
		if ok != (c.number != "") || ok && number.String() != c.number {
			t.Errorf("the number of %q is %s, %t; want %q", c.rule, number, ok, c.number)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct{ rule, low, high string }{
		{">=95", "95", ""}, {">95", "95", ""}, {"<10.5", "", "10.5"}, {"60 to 70", "60", "70"}, {"=0", "0", "0"}, {"", "", ""},
	} {
		low, high, hasLow, hasHigh := rule(c.rule, High).Bounds()
		if hasLow != (c.low != "") || hasHigh != (c.high != "") || hasLow && low != dec(c.low) || hasHigh && high != dec(c.high) {
			t.Errorf("%q runs from %s (%t) to %s (%t)", c.rule, low, hasLow, high, hasHigh)
		}
	}
}

func FuzzParseRule(f *testing.F) {
	for _, s := range []string{">=95", "=>95%", "<95.2", "≤ 10", "60 to 70", "=0", "95", "70 to 60", "> -£5", "<£1.2m", "-5 to −2", "to to to", ">"} {
		f.Add(s, uint8(High), "%")
		f.Add(s, uint8(Range), "£")
	}
	f.Fuzz(func(t *testing.T, s string, good uint8, u string) {
		g, unit := Good(good%4), Unit(u)
		r, err := ParseRule(s, g, unit)
		if err != nil {
			if !r.IsZero() || err.Error() == "" {
				t.Errorf("%q gives %+v and %v", s, r, err)
			}
			return
		}
		if r.IsZero() || r.Text(unit) == "" || !r.Covers(r) {
			t.Errorf("%q is a rule without words, or is not within itself: %+v", s, r)
		}
		if again, err := ParseRule(r.Written, g, unit); err != nil || again != r {
			t.Errorf("%q is written %q, which is read as %+v, %v; want %+v", s, r.Written, again, err, r)
		}
	})
}
