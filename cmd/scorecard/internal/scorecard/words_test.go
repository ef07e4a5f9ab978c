package scorecard

import (
	"slices"
	"strings"
	"testing"
)

// readBack tries every word of an enumeration and some that are not in it.
func readBack[T interface {
	~uint8
	String() string
}](t *testing.T, what string, words []string, parse func(string) (T, bool)) {
	t.Helper()
	for n, w := range words {
		v, ok := parse(w)
		if !ok || v != T(n) || v.String() != w {
			t.Errorf("%s %q is read as %d (%s), %t", what, w, v, v, ok)
		}
	}
	for _, w := range []string{"", " ", "unknown", strings.ToUpper(words[0]), words[0] + " ", "0"} {
		if v, ok := parse(w); ok || v != 0 {
			t.Errorf("%s %q is read as %s", what, w, v)
		}
	}
}

func TestWords(t *testing.T) {
	readBack(t, "good", []string{"none", "high", "low", "range"}, ParseGood)
	readBack(t, "frequency", []string{"monthly", "quarterly", "termly", "annual"}, ParseFrequency)
	readBack(t, "year", []string{"financial", "academic", "calendar"}, ParseYear)
	readBack(t, "sensitivity", []string{"person", "household", "event", "staff", "not-people"}, ParseSensitivity)
	readBack(t, "status", []string{"none", "green", "amber", "red"}, ParseStatus)
	readBack(t, "movement", []string{"none", "up", "down", "same"}, ParseMovement)
	readBack(t, "relation", []string{"sum", "difference", "part", "stock-and-flow", "ratio", "cumulative", "rolling", "same-population", "same", "shares"}, ParseRelationKind)
	readBack(t, "rounding", []string{"half-up", "down"}, ParseRounding)
	readBack(t, "judgement", []string{"none", "better", "worse", "same"}, ParseJudgement)
	for _, list := range [][]string{GoodWords(), FrequencyWords(), YearWords(), SensitivityWords()} {
		if len(list) < 3 || slices.Contains(list, "") {
			t.Errorf("the words are %q", list)
		}
	}
}

func TestMarkers(t *testing.T) {
	for _, c := range []struct {
		in, want, replacing string
	}{
		{"", "", ""},
		{"  ", "", ""},
		{"[c]", "[c]", "[c]"},
		{"c", "[c]", "[c]"},
		{"[X]", "[x]", "[x]"},
		{"z", "[z]", "[z]"},
		{"[low]", "[low]", "[low]"},
		{"LOW", "[low]", "[low]"},
		{"[k]", "[k]", "[k]"},
		{"[p][r]", "[p][r]", ""},
		{"[r][p]", "[p][r]", ""}, // printed in one order
		{"p r", "[p][r]", ""},
		{"p, r", "[p][r]", ""},
		{"[p, r]", "[p][r]", ""},
		{"[p][p]", "[p]", ""},
		{"[x] [r]", "[x][r]", "[x]"},
		{"e b f u", "[e][b][f][u]", ""},
		{"[u][f][b][e][r][p][k][low][z][x][c]", "[c][x][z][low][k][p][r][e][b][f][u]", "[c][x][z][low][k]"},
	} {
		m, unknown := ParseMarkers(c.in)
		if unknown != "" || m.String() != c.want || m.Replacing().String() != c.replacing {
			t.Errorf("%q is %s, in place of a value %s, unknown %q; want %s and %s", c.in, m, m.Replacing(), unknown, c.want, c.replacing)
		}
		again, _ := ParseMarkers(m.String())
		if again != m {
			t.Errorf("%s is read back as %s", m, again)
		}
	}
	for _, c := range []struct{ in, unknown string }{
		{"[q]", "q"},
		{"pr", "pr"}, // not two markers run together
		{"[p][q]", "q"},
		{"x;z", "x;z"},
		{"(c)", "(c)"},
		{"*", "*"},
		{"suppressed", "suppressed"},
	} {
		if m, unknown := ParseMarkers(c.in); m != 0 || unknown != c.unknown {
			t.Errorf("%q is %s, unknown %q; want unknown %q", c.in, m, unknown, c.unknown)
		}
	}
}

func TestEachMarker(t *testing.T) {
	var all Markers
	var words []string
	for _, w := range MarkerWords() {
		m, unknown := ParseMarkers(w)
		if unknown != "" || m&(m-1) != 0 || all&m != 0 {
			t.Errorf("%s is no marker of its own", w)
		}
		all |= m
	}
	all.Each(func(m Markers) { words = append(words, m.String()) })
	if !slices.Equal(words, MarkerWords()) {
		t.Errorf("each of all markers is %q", words)
	}
	Markers(0).Each(func(m Markers) { t.Errorf("no marker has %s", m) })
	m := Provisional | Break
	if !m.Has(Break) || !m.Has(Provisional|Break) || m.Has(Revised) || m.Has(Break|Revised) || !m.Has(0) {
		t.Errorf("what %s has is wrong", m)
	}
}

func TestUnits(t *testing.T) {
	for _, c := range []struct {
		unit             Unit
		in               string
		figure, change   string
		word             string
		count, pc, money bool
	}{
		{"number", "1234", "1,234", "1,234", "", true, false, false},
		{"", "1234567.50", "1,234,567.50", "1,234,567.50", "", true, false, false},
		{"No.", "437", "437", "437", "", true, false, false},
		{"Number", "-7", "-7", "7", "", true, false, false},
		{"children", "999", "999", "999", "children", true, false, false},
		{"Young people", "1000", "1,000", "1,000", "Young people", true, false, false},
		{"%", "93.0", "93.0%", "93.0 percentage points", "", false, true, false},
		{"%", "-1.04", "-1.04%", "1.04 percentage points", "", false, true, false},
		{"%", "1", "1%", "1 percentage point", "", false, true, false},
		{"%", "-1.0", "-1.0%", "1.0 percentage point", "", false, true, false},
		{"%", "0.5", "0.5%", "0.5 percentage points", "", false, true, false},
		{"days", "1200", "1,200", "1,200 days", "days", false, false, false},
		{"days", "-1", "-1", "1 day", "days", false, false, false},
		{"per 10,000", "64.55", "64.55", "64.55", "per 10,000", false, false, false},
		{"score", "-100000", "-100,000", "100,000", "score", false, false, false},
		{"£", "1200", "£1,200", "£1,200", "", false, false, true},
		{"£", "-1200.50", "-£1,200.50", "£1,200.50", "", false, false, true},
		{"£", "0", "£0", "£0", "", false, false, true},
		{"£ million", "-1.2", "-£1.2", "£1.2", "£ million", false, false, true},
		{"number", "-999", "-999", "999", "", true, false, false},
		{"number", "-1000", "-1,000", "1,000", "", true, false, false},
		{"number", "0.001", "0.001", "0.001", "", true, false, false},
		{"number", "99999999999", "99,999,999,999", "99,999,999,999", "", true, false, false},
	} {
		d := dec(c.in)
		if got := c.unit.Figure(d); got != c.figure {
			t.Errorf("%s in %q is shown as %s, want %s", c.in, c.unit, got, c.figure)
		}
		if got := c.unit.Difference(d); got != c.change {
			t.Errorf("a change of %s in %q is %s, want %s", c.in, c.unit, got, c.change)
		}
		if c.unit.Word() != c.word || c.unit.Count() != c.count || c.unit.Percent() != c.pc || c.unit.Money() != c.money {
			t.Errorf("%q: word %q, count %t, per cent %t, money %t", c.unit, c.unit.Word(), c.unit.Count(), c.unit.Percent(), c.unit.Money())
		}
	}
}

func TestShown(t *testing.T) {
	for _, c := range []struct {
		says     string
		figure   Figure
		decimals int
		unit     Unit
		want     string // "" for none
	}{
		{"a value is rounded", Figure{Value: dec("74.95"), HasValue: true}, 1, "%", "75.0"},
		{"a value is filled up", Figure{Value: dec("75"), HasValue: true}, 1, "%", "75.0"},
		{"a value goes before its fraction", Figure{Value: dec("60"), HasValue: true, Numerator: Int(1), Denominator: Int(2), HasFraction: true}, 0, "%", "60"},
		{"a fraction is a percentage", Figure{Numerator: Int(2), Denominator: Int(23), HasFraction: true}, 1, "%", "8.7"},
		{"a fraction is a ratio", Figure{Numerator: Int(3), Denominator: Int(2), HasFraction: true}, 1, "ratio", "1.5"},
		{"a fraction is a rate", Figure{Numerator: Int(437), Denominator: Int(67_700), HasFraction: true}, 2, "per 10,000", "64.55"},
		{"a fraction is a rate of many", Figure{Numerator: Int(3), Denominator: Int(2_000_000), HasFraction: true}, 1, "Rate per 100000 people", "0.2"},
		{"a unit that is no rate", Figure{Numerator: Int(3), Denominator: Int(2), HasFraction: true}, 1, "per child", "1.5"},
		{"a rate of nothing", Figure{Numerator: Int(3), Denominator: Int(2), HasFraction: true}, 1, "per 0", "1.5"},
		{"a rate of too many", Figure{Numerator: Int(3), Denominator: Int(2), HasFraction: true}, 1, "per 10,000,000", "1.5"},
		{"nothing of nothing", Figure{Numerator: Int(0), Denominator: Int(0), HasFraction: true}, 1, "%", ""},
		{"a true zero", Figure{HasValue: true}, 0, "number", "0"},
		{"nothing", Figure{}, 0, "number", ""},
		{"withheld", Figure{Markers: Withheld}, 0, "number", ""},
		{"withheld in spite of a value", Figure{Value: dec("3"), HasValue: true, Markers: Withheld}, 0, "number", ""},
		{"not available in spite of a fraction", Figure{Numerator: Int(1), Denominator: Int(2), HasFraction: true, Markers: Unavailable}, 0, "%", ""},
		{"provisional", Figure{Value: dec("3"), HasValue: true, Markers: Provisional | Break}, 0, "number", "3"},
	} {
		got, ok := c.figure.Shown(c.decimals, c.unit)
		if ok != (c.want != "") || ok && got.String() != c.want {
			t.Errorf("%s: %s, %t; want %q", c.says, got, ok, c.want)
		}
	}
}

func TestKindOfAnIndicator(t *testing.T) {
	for _, c := range []struct {
		frequency Frequency
		year      Year
		want      Kind
	}{
		{Monthly, Academic, Month}, {Quarterly, Calendar, Quarter}, {Termly, Financial, Term},
		{Annual, Financial, FinancialYear}, {Annual, Academic, AcademicYear}, {Annual, Calendar, CalendarYear},
	} {
		i := Indicator{Frequency: c.frequency, Year: c.year}
		if i.Kind() != c.want {
			t.Errorf("%s in %s years has periods of kind %d, want %d", c.frequency, c.year, i.Kind(), c.want)
		}
	}
	set := CategorySet{Categories: []Category{{ID: "under-1"}, {ID: "total", Whole: true}}}
	if set.Index("total") != 1 || set.Index("under-1") != 0 || set.Index("") != -1 || set.Index("Total") != -1 {
		t.Error("categories are not found by their ids")
	}
	if !(Covers{Of: YearToDate}).Cumulative() || (Covers{Of: Rolling, Months: 12}).Cumulative() || (Covers{}).Cumulative() {
		t.Error("only a year to date builds up")
	}
}
