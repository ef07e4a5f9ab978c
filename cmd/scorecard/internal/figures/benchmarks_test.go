package figures

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// against prints the benchmarks of a row: whose, of what period, what is shown
// and how the row's figure compares with it.
func against(r *Row) string {
	var s []string
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		s = append(s, strings.TrimSpace(b.Comparator.ID+" "+b.Figure.Period.String()+" ")+" "+b.Figure.String()+" "+b.Compared.String())
	}
	return strings.Join(s, ", ")
}

const comparators = "[comparators.south-west]\ntitle = \"South West\"\nshort = \"SW\"\n[comparators.england]\ntitle = \"England\"\n"

// TestBenchmarks: each comparator's newest figure that was known, in the order
// in which comparators are declared.
func TestBenchmarks(t *testing.T) {
	for _, c := range []struct {
		says  string
		rows  []string
		month string
		want  string
	}{
		{"one", []string{"a,england,70,2022"}, "2023-02", "england 2022 70% better"},
		{"in the order of the definition", []string{"a,england,70,2022", "a,south-west,60,2021"}, "2023-02", "south-west 2021 60% better, england 2022 70% better"},
		{"the newest period", []string{"a,england,70,2021", "a,england,99,2022", "a,england,60,2020"}, "2023-02", "england 2022 99% worse"},
		{"by any name", []string{"a,England,70,2022", "a,sw,60,2021"}, "2023-02", "south-west 2021 60% better, england 2022 70% better"},
		{"known from February", []string{"a,england,70,2021", "a,england,80,2022,2023-02"}, "2023-01", "england 2021 70% better"},
		{"known from February, in February", []string{"a,england,70,2021", "a,england,80,2022,2023-02"}, "2023-02", "england 2022 80% same"},
		{"known from February, in March", []string{"a,england,70,2021", "a,england,80,2022,2023-02"}, "2023-03", "england 2022 80% worse"},
		{"not known before", []string{"a,england,80,2022,2023-02"}, "2023-01", ""},
		{"revised for the same period", []string{"a,england,80,2022", "a,england,81,2022,2023-02"}, "2023-01", "england 2022 80% worse"},
		{"revised for the same period, since", []string{"a,england,81,2022,2023-02", "a,england,80,2022"}, "2023-02", "england 2022 81% worse"},
		{"an older period that came later", []string{"a,england,80,2022", "a,england,75,2021,2023-02"}, "2023-02", "england 2022 80% same"},
		{"of a period that is not stated", []string{"a,england,80"}, "2023-02", "england 80% same"},
		{"a stated period goes before one that is not", []string{"a,england,81", "a,england,80,2021"}, "2023-02", "england 2021 80% same"},
		{"with the decimals that it was written with", []string{"a,england,79.95,2022"}, "2023-02", "england 2022 79.95% better"},
		{"equal but for its decimals", []string{"a,england,80.00,2022"}, "2023-02", "england 2022 80.00% same"},
		{"of a category alone", []string{"a,england,80,2022,,x"}, "2023-02", ""},
		{"while the figure is withheld", []string{"a,england,80,2022"}, "2023-04", "england 2022 80% none"},
	} {
		b := board{settings: comparators, benchmarks: c.rows, indicators: []string{indicator("a", "unit=%", "good=high", "categories=age")}, categories: []string{"age,x,X,"},
			months: map[string][]string{"2023-01": {"a,79"}, "2023-02": {"a,80"}, "2023-03": {"a,78"}, "2023-04": {"a,,,[c]"}}}
		if got := against(b.edition(t, c.month).Row("a")); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.says, got, c.want)
		}
	}
}

func TestBenchmarksOfCategories(t *testing.T) {
	b := board{settings: comparators, indicators: []string{indicator("a", "unit=%", "good=range", "categories=age")}, categories: []string{"age,x,X,", "age,y,Y,"},
		targets:    []string{"a,,,60 to 70,,x"},
		benchmarks: []string{"a,england,80,2022,,x,Table 1", "a,england,90,2022,,y"},
		months:     map[string][]string{"2023-01": {"a,50", "a,72,,,x", "a,72,,,y"}}}
	r := b.edition(t, "2023-01").Row("a")
	got := against(r) + "; " + against(&r.Categories[0]) + "; " + against(&r.Categories[1])
	if want := "; england 2022 80% better; england 2022 90% none"; got != want {
		t.Errorf("the benchmarks are %s, want %s", got, want)
	}
	if e := r.Categories[0].Benchmarks[0]; e.Source != "Table 1" || e.Comparator.Title != "England" || e.Figure.Exact.String() != "80" {
		t.Errorf("England is %+v", e)
	}
}

// TestWhole: the whole of a set stands in where the indicator has no figure of
// its own.
func TestWhole(t *testing.T) {
	for _, c := range []struct {
		says   string
		months map[string][]string
		at     string
		own    string
		parts  string // of x, y and the whole
	}{
		{"none of its own", map[string][]string{"2023-01": {"a,1,,,x", "a,2,,,y", "a,3,,,all"}, "2023-02": {"a,2,,,x", "a,2,,,y", "a,4,,,all"}}, "2023-02",
			"2023-01 3, 2023-02 4", "2023-01 1, 2023-02 2; 2023-01 2, 2023-02 2; 2023-01 3, 2023-02 4"},
		{"its own alone", map[string][]string{"2023-01": {"a,3", "a,1,,,x"}}, "2023-01", "2023-01 3", "2023-01 1; ; "},
		{"its own go first", map[string][]string{"2023-01": {"a,9,,,all", "a,3"}}, "2023-01", "2023-01 3", "; ; 2023-01 9"},
		{"its own in one month, the whole in another", map[string][]string{"2023-01": {"a,9,,,all"}, "2023-02": {"a,3"}}, "2023-02",
			"2023-01 9, 2023-02 3", "; ; 2023-01 9"},
		{"before it had its own", map[string][]string{"2023-01": {"a,9,,,all"}, "2023-02": {"a,3"}}, "2023-01", "2023-01 9", "; ; 2023-01 9"},
		{"the whole restated later", map[string][]string{"2023-01": {"a,9"}, "2023-02": {"a,8,2023-01,,all", "a,3"}}, "2023-02", "2023-01 8[r], 2023-02 3", "; ; 2023-01 8"},
		{"parts without a whole", map[string][]string{"2023-01": {"a,1,,,x", "a,2,,,y"}}, "2023-01", "", "2023-01 1; 2023-01 2; "},
	} {
		for _, decimals := range []string{"", "decimals=0"} {
			b := board{indicators: []string{indicator("a", "categories=age", decimals)}, categories: []string{"age,x,X,part", "age,y,Y,part", "age,all,All,whole"}, months: c.months}
			r := b.edition(t, c.at).Row("a")
			var parts []string
			for n := range r.Categories {
				parts = append(parts, show(r.Categories[n].History))
			}
			if got := show(r.History); got != c.own {
				t.Errorf("%s (%q): %s, want %s", c.says, decimals, got, c.own)
			}
			if got := strings.Join(parts, "; "); got != c.parts {
				t.Errorf("%s (%q): the parts are %s, want %s", c.says, decimals, got, c.parts)
			}
		}
	}
}

func TestWholeWithCompanions(t *testing.T) {
	b := board{indicators: []string{indicator("a", "categories=age")}, categories: []string{"age,x,X,", "age,all,All,whole"},
		months: map[string][]string{"2022-12": {"a,1,,,x", "a,3,,,all", "a,70,2021-FY", "a,30,ytd,,all"}}}
	r := b.edition(t, "2022-12").Row("a")
	if got, want := beside(r), "outturn 2021-FY 70, ytd 2022-04/2022-12 30"; got != want {
		t.Errorf("beside it stand %s, want %s", got, want)
	}
}

// TestTargetsOfTheWhole: where the whole stands in for the indicator, so do its
// targets and benchmarks.
func TestTargetsOfTheWhole(t *testing.T) {
	for _, c := range []struct{ says, targets, benchmarks, want string }{
		{"of the whole", "a,,,<=5,,all", "a,england,4,2022,,all", "red, 9 against 5 or less; red above 5, england 2022 4 worse"},
		{"of its own", "a,,,<=5,,all\na,,,<=10", "a,england,4,2022,,all\na,england,10,2021", "green, 9 against 10 or less; red above 10, england 2021 10 better"},
		{"of a part", "a,,,<=5,,x", "a,england,4,2022,,x", "none, no target, "},
	} {
		b := board{settings: comparators, indicators: []string{indicator("a", "categories=age")}, categories: []string{"age,x,X,part", "age,all,All,whole"},
			targets: strings.Split(c.targets, "\n"), benchmarks: strings.Split(c.benchmarks, "\n"), months: map[string][]string{"2023-01": {"a,9,,,all", "a,9,,,x"}}}
		r := b.edition(t, "2023-01").Row("a")
		if got := r.Status.String() + ", " + r.Reason() + ", " + against(r); got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
	}
}

func TestPartsAlone(t *testing.T) {
	b := board{indicators: []string{indicator("a", "categories=age")}, categories: []string{"age,x,X,", "age,y,Y,"}, targets: []string{"a,,,<=1,<=2,x"},
		months: map[string][]string{"2023-01": {"a,1,,,x", "a,5,,,y"}, "2023-02": {"a,2,,,x"}, "2023-03": {"a,9,2023-01,,x"}}}
	s, _ := b.derive(t)
	for _, c := range []struct{ month, want string }{
		{"2023-01", "a [z] false; x 1 green false; y 5 none false"},
		{"2023-02", "a [z] false; x 2 amber false; y 5 none true"},
		{"2023-03", "a [z] true; x 2 amber true; y 5 none true"},
	} {
		r := asAtMonth(t, s, c.month).Row("a")
		got := "a " + r.Figure.String() + " " + yes(r.Due)
		for n := range r.Categories {
			p := &r.Categories[n]
			got += "; " + p.Category.ID + " " + p.Figure.String() + " " + p.Status.String() + " " + yes(p.Due)
		}
		if got != c.want || r.Known || r.Status != scorecard.Unrated {
			t.Errorf("%s: %s, want %s", c.month, got, c.want)
		}
	}
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func TestCounts(t *testing.T) {
	high := []string{"unit=%", "good=high"}
	b := board{
		indicators: []string{indicator("green", high...), indicator("amber", high...), indicator("red", high...), indicator("unrated", high...), indicator("met", high...),
			indicator("not-met", high...), indicator("missing", high...), indicator("information", "good=none"), indicator("unknown"), indicator("parts", "categories=age")},
		categories: []string{"age,x,X,"},
		targets:    []string{"green,,,>=90,>=80", "amber,,,>=90,>=80", "red,,,>=90,>=80", "met,,>=90", "not-met,,>=90", "missing,,,>=90,>=80", "unknown,,,<=5", "parts,,,<=5,,x"},
		months: map[string][]string{
			"2023-01": {"green,90", "amber,90", "red,90", "met,90", "information,1", "missing,90", "parts,9,,,x"},
			"2023-02": {"green,95", "amber,85", "red,75", "unrated,90", "met,90", "not-met,80", "missing,,,[x]", "information,2", "parts,9,,,x"},
		},
	}
	got := b.edition(t, "2023-02").Counts
	want := Counts{Total: 10, Green: 1, Amber: 1, Red: 1, Unrated: 7, Better: 1, Worse: 2, Unchanged: 1, Unjudged: 6, TargetMet: 2, TargetNotMet: 3, WithoutATarget: 5}
	if got != want || !got.HasStatus() || !got.HasTarget() {
		t.Errorf("the counts are %+v, want %+v", got, want)
	}
	none := (&board{indicators: []string{indicator("a")}, months: map[string][]string{"2023-01": {"a,1"}}}).edition(t, "2023-01").Counts
	if none != (Counts{Total: 1, Unrated: 1, Unjudged: 1, WithoutATarget: 1}) || none.HasStatus() || none.HasTarget() {
		t.Errorf("without targets the counts are %+v", none)
	}
}

func TestMarkersOfAnEdition(t *testing.T) {
	b := board{indicators: []string{indicator("a", "categories=age"), indicator("b")}, categories: []string{"age,x,X,"},
		months: map[string][]string{"2023-01": {"a,1,,[p]", "a,,,[c],x"}, "2023-02": {"a,1", "a,2,ytd,[e]", "a,3,,,x", "b,1"}, "2023-03": {"a,1,,[u]"}}}
	for month, want := range map[string]string{"2023-01": "[c][x][p]", "2023-02": "[c][p][e]", "2023-03": "[c][p][e][u]"} {
		if got := b.edition(t, month).recordFigures().Markers().String(); got != want {
			t.Errorf("%s uses %s, want %s", month, got, want)
		}
	}
}
