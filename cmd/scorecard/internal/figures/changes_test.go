package figures

import (
	"strings"
	"testing"
)

// changed prints the changes of an edition.
func changed(e *Edition) string {
	var s []string
	for n := range e.Changes {
		s = append(s, e.Changes[n].Row.Indicator.ID+" "+e.Changes[n].Words())
	}
	return strings.Join(s, "; ")
}

// TestChanges has every kind of change between February and March.
func TestChanges(t *testing.T) {
	const lights = "a,,,>=90,>=80"
	high := indicator("a", "unit=%", "good=high")
	for _, c := range []struct {
		says      string
		indicator string
		target    string // "" for none
		february  string
		march     string
		want      string
	}{
		{"nothing", high, lights, "a,95", "a,96", ""},
		{"from amber to red", high, lights, "a,85", "a,75", "a turned red, from amber (75% against 90% or more; red below 80%)"},
		{"from green to red", high, lights, "a,95", "a,75", "a turned red, from green (75% against 90% or more; red below 80%)"},
		{"from green to amber", high, lights, "a,95", "a,85", "a turned amber, from green (85% against 90% or more; red below 80%)"},
		{"from red to amber", high, lights, "a,75", "a,85", "a turned amber, from red (85% against 90% or more; red below 80%)"},
		{"from red to green", high, lights, "a,75", "a,95", "a turned green, from red (95% against 90% or more; red below 80%)"},
		{"the light is lost with the figure", high, lights, "a,75", "a,,,[x]", "a has no status; it was red; a has no figure for March 2023"},
		{"the light is lost with a withheld figure", high, lights, "a,75", "a,,,[c]", "a has no status; it was red; a has no figure for March 2023"},
		{"the light comes back with the figure", high, lights, "a,,,[x]", "a,75", "a is red; it had no status (75% against 90% or more; red below 80%)"},
		{"a target comes into force", high, "a,2023-03,,>=90,>=80", "a,75", "a,75", "a is red; it had no status (75% against 90% or more; red below 80%)"},
		{"a stricter target comes into force", high, "a,2023-03,,>=90,>=80\na,,,>=70", "a,75", "a,75", "a turned red, from green (75% against 90% or more; red below 80%)"},
		{"a target ends", high, "a,,,>=90,>=80\na,2023-03", "a,75", "a,75", "a has no status; it was red"},
		{"a target is no longer met", high, "a,,>=90", "a,90", "a,89", "a no longer meets its target (89% against 90% or more)"},
		{"a target is now met", high, "a,,>=90", "a,89", "a,90", "a now meets its target (90% against 90% or more)"},
		{"a target stays met", high, "a,,>=90", "a,90", "a,91", ""},
		{"a target beside lights", high, "a,,>=95,>=90,>=80", "a,96", "a,94", ""}, // the light says it all, and stayed green
		{"no figure any longer", high, "", "a,75", "a,,,[x]", "a has no figure for March 2023"},
		{"still no figure", high, "", "a,,,[x]", "a,,,[x]", ""},
		{"a figure at last", high, "", "a,,,[x]", "a,75", ""},
		{"no row: late", high, "", "a,75", "", "a has no newer figure than that for February 2023"},
		{"late already", high, "", "a,75,2023-01", "", ""},
		{"no row, in arrears", indicator("a", "lag=1"), "", "a,75", "", ""},
		{"the first figure", high, "", "", "a,75", "a has its first figure, 75% in March 2023"},
		{"the first figure, with a light", high, lights, "", "a,75", "a has its first figure, 75% in March 2023"},
		{"the first row without a value", high, "", "", "a,,,[x]", ""},
		{"an earlier figure restated to another light", high, lights, "a,75", "a,95,2023-02,[r]", "a turned green, from red (95% against 90% or more; red below 80%); a has no newer figure than that for February 2023"},
		{"a quarter that is due", indicator("a", "frequency=quarterly"), "", "a,5,2022-Q3", "", "a has no newer figure than that for October to December 2022 (quarter 3)"},
	} {
		b := board{indicators: []string{c.indicator, indicator("other")}, months: map[string][]string{"2023-02": {"other,1"}, "2023-03": {"other,1"}}}
		if c.target != "" {
			b.targets = strings.Split(c.target, "\n")
		}
		if c.february != "" {
			b.months["2023-02"] = append(b.months["2023-02"], c.february)
		}
		if c.march != "" {
			b.months["2023-03"] = append(b.months["2023-03"], c.march)
		}
		if got := changed(b.edition(t, "2023-03")); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.says, got, c.want)
		}
	}
}

// TestOrderOfChanges: what turned red comes first, first figures last, and
// among equals the definition's order holds.
func TestOrderOfChanges(t *testing.T) {
	b := board{
		indicators: []string{indicator("first"), indicator("late"), indicator("missing"), indicator("met"), indicator("not-met"), indicator("gained"), indicator("lost"),
			indicator("turned"), indicator("red"), indicator("red-too"), indicator("same")},
		targets: []string{"met,,<=5", "not-met,,<=5", "gained,2023-03,,<=5,<=7", "lost,,,<=5,<=7", "lost,2023-03", "turned,,,<=5,<=7", "red,,,<=5,<=7", "red-too,,,<=5,<=7", "same,,,<=5"},
		months: map[string][]string{
			"2023-02": {"late,1", "missing,1", "met,6", "not-met,5", "gained,6", "lost,6", "turned,8", "red,5", "red-too,6", "same,5"},
			"2023-03": {"first,1", "missing,,,[x]", "met,5", "not-met,6", "gained,6", "lost,6", "turned,5", "red,8", "red-too,8", "same,4"},
		},
	}
	var got []string
	e := b.edition(t, "2023-03")
	for _, c := range e.Changes {
		got = append(got, c.Row.Indicator.ID)
		if c.Row != e.Row(c.Row.Indicator.ID) {
			t.Errorf("the change of %s is about another row", c.Row.Indicator.ID)
		}
	}
	if s, want := strings.Join(got, " "), "red red-too turned lost gained not-met met missing late first"; s != want {
		t.Errorf("the changes stand as %s, want %s", s, want)
	}
}

// TestChangesAreOfTheEdition: what a later file restates is no change of the
// earlier month.
func TestChangesAreOfTheEdition(t *testing.T) {
	b := board{indicators: []string{indicator("a")}, targets: []string{"a,,,<=5,<=7"}, months: map[string][]string{
		"2023-01": {"a,5"}, "2023-02": {"a,8"}, "2023-03": {"a,8", "a,5,2023-02,[r]", "a,8,2023-01,[r]"}}}
	s, _ := b.derive(t)
	for month, want := range map[string]string{"2023-01": "", "2023-02": "a turned red, from green (8 against 5 or less; red above 7)", "2023-03": ""} {
		if got := changed(asAtMonth(t, s, month)); got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}

// TestMoves lists whose figures are others than a month before, and better or
// worse: headline indicators first.
func TestMoves(t *testing.T) {
	b := board{
		indicators: []string{indicator("fell"), indicator("rose"), indicator("same"), indicator("headline", "headline=yes"), indicator("info", "good=none"),
			indicator("late"), indicator("restated"), indicator("first"), indicator("quarterly", "frequency=quarterly"), indicator("withheld")},
		months: map[string][]string{
			"2023-01": {"late,5", "restated,5", "quarterly,9,2022-Q2"},
			"2023-02": {"fell,5", "rose,5", "same,5", "headline,5", "info,5", "late,4", "restated,6", "quarterly,8,2022-Q3", "withheld,5"},
			"2023-03": {"fell,4", "rose,6", "same,5", "headline,4", "info,4", "restated,4,2023-02,[r]", "first,1", "withheld,,,[c]"},
		},
	}
	s, _ := b.derive(t)
	for month, want := range map[string]string{"2023-02": "better late quarterly, worse restated", "2023-03": "better headline fell restated, worse rose"} {
		e := asAtMonth(t, s, month)
		ids := func(rows []*Row) (out string) {
			for _, r := range rows {
				out += " " + r.Indicator.ID
			}
			return out
		}
		if got := "better" + ids(e.Better) + ", worse" + ids(e.Worse); got != want {
			t.Errorf("%s: %s; want %s", month, got, want)
		}
	}
}
