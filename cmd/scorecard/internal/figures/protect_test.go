package figures

import (
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// guarded is a scorecard whose indicator a is small in March, with a target, an
// indicator's year to date that is worked out, and decimals that nobody declared.
func guarded(march string) board {
	return board{
		protected:  true,
		indicators: []string{indicator("a", "covers=flow", "additive=yes", "decimals="), indicator("b", "covers=flow"), indicator("c", "unit=%", "good=high", "decimals=")},
		targets:    []string{"a,2022-04,,<=3,<=6,,"},
		content:    map[string]string{"2023-03/index.md": "+++\npublished = 2023-03-28\n[override.a]\nstatus = \"green\"\nreason = \"only two\"\n+++\n"},
		months: map[string][]string{
			"2023-02": {"a,9,,,,,,,,,", "b,8,,,,,,,,,", "c,,,,,60,150,,,,"},
			"2023-03": {"a," + march + ",,,,,,a note,red,down,worse", "b,9,,,,,,,,,", "c,,,,,5,150,,,,"},
			"2023-04": {"a,11,,,,,,,,up,", "b,9,,,,,,,,,", "c,,,,,70,150,,,,"},
		},
	}
}

// planned derives the board by the plan that is made for it.
func (b board) planned(t *testing.T) *Scorecard {
	t.Helper()
	s := b.load(t)
	plan, audit := disclosure.Make(Protected(s.Scorecards[0], s.Scorecards[0].Months), nil)
	if n := len(audit.Exposed()); n > 0 {
		t.Fatalf("%d are exposed", n)
	}
	s.Scorecards[0].Plan.Months, s.Scorecards[0].Plan.Withheld = plan.Months, plan.Withheld
	book, problems := Derive(s, Options{Words: english})
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	return book.Scorecards[0]
}

// TestWithheld follows a withheld figure: nothing of it is left, in its own month
// or beside later figures.
func TestWithheld(t *testing.T) {
	s := guarded("2").planned(t)
	march := asAtMonth(t, s, "2023-03")
	for _, id := range []string{"a", "c"} {
		r := march.Row(id)
		if r.Figure.Has || r.Figure.String() != "[c]" || r.Figure.Note != "" || r.Figure.Fraction != nil || r.Figure.Exact.Sign() != 0 || r.Figure.Shown.Sign() != 0 {
			t.Errorf("%s in March: %+v", id, r.Figure)
		}
		if r.Status != scorecard.Unrated || r.Override != nil || r.Met != NoTarget || r.Movement != 0 || r.Judgement != 0 || r.Baseline != nil {
			t.Errorf("%s in March is judged: %+v", id, r)
		}
		april := asAtMonth(t, s, "2023-04").Row(id)
		if !april.Figure.Has || april.Baseline != nil || april.Movement != 0 {
			t.Errorf("%s in April is compared with what is withheld: %+v", id, april.Baseline)
		}
		for _, c := range march.Row(id).Companions {
			if c.Has {
				t.Errorf("%s in March has a sum beside it: %+v", id, c.Figure)
			}
		}
	}
	if b := march.Row("b"); b.Figure.String() != "9" {
		t.Errorf("b in March: %s", b.Figure.String())
	}
}

// TestWithheldDecimals: how a withheld figure was written does not show in the
// others.
func TestWithheldDecimals(t *testing.T) {
	for _, march := range []string{"2", "2.5"} {
		if got := asAtMonth(t, guarded(march).planned(t), "2023-04").Row("a").Figure.String(); got != "11" {
			t.Errorf("with %s withheld April is %s", march, got)
		}
	}
}

// TestUndecided: dated months need a plan that was made for them, drafts do not,
// and no problem has a number of a figure in it.
func TestUndecided(t *testing.T) {
	b := guarded("2")
	_, problems := b.derive(t)
	got := list(problems)
	if !problems.Fatal() || !strings.Contains(got, "what to withhold of small numbers is not decided for the figures of February 2023 and 2 months more (withheld)") {
		t.Errorf("without a plan: %s", got)
	}
	b.content = map[string]string{}
	for _, month := range []string{"2023-02", "2023-03", "2023-04"} {
		b.content[month+"/index.md"] = "\n"
	}
	book, problems := Derive(b.load(t), Options{Words: english, Drafts: true})
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	if got := asAtMonth(t, book.Scorecards[0], "2023-03").Row("a").Figure.String(); got != "[c]" {
		t.Errorf("a draft shows %s", got)
	}
	b = guarded("20")
	b.months["2023-03"][2] = "c,,,,,50,150,,,,"
	if _, problems := b.derive(t); problems.Fatal() {
		t.Errorf("where nothing is small: %s", list(problems))
	}
}

// TestWhatFollows asks what readers can work out of figures in print that belong
// to no indicator.
func TestWhatFollows(t *testing.T) {
	months := func(rows ...[]string) map[string][]string {
		return map[string][]string{"2023-05": rows[0], "2023-06": rows[1]}
	}
	for _, c := range []struct {
		says       string
		indicators []string
		categories []string
		relations  string
		months     map[string][]string
		want       string // what can be worked out, and why it may not be
		covers     bool   // something has to be withheld that is not small itself
	}{
		{"a year to date tells what is new", []string{indicator("y", "covers=year-to-date")}, nil, "",
			months([]string{"y,20"}, []string{"y,23"}), "not printed (new in y 2023-06) unprinted", true},
		{"also where it was put right", []string{indicator("y", "covers=year-to-date")}, nil, "",
			map[string][]string{"2023-05": {"y,20"}, "2023-06": {"y,30"}, "2023-07": {"y,40", "y,23,2023-06"}}, "not printed (new in y 2023-06) unprinted", true},
		{"not where enough is new", []string{indicator("y", "covers=year-to-date")}, nil, "",
			months([]string{"y,20"}, []string{"y,26"}), "", false},
		{"nor where it starts again", []string{indicator("y", "covers=year-to-date", "year=academic"), indicator("z")}, nil, "",
			map[string][]string{"2023-08": {"y,20", "z,9"}, "2023-09": {"y,23", "z,9"}}, "", false},
		{"who is new in a percentage, and who of them is not in it", []string{indicator("p", "covers=year-to-date", "unit=%", "good=high")}, nil, "",
			months([]string{"p,,,,,70,90"}, []string{"p,,,,,82,105"}), "those who are not (new in p 2023-06) unprinted", true},
		{"the sum for those who are new in an average", []string{indicator("m", "covers=year-to-date", "unit=days", "good=low")}, nil, "",
			months([]string{"m,,,,,800,20"}, []string{"m,,,,,1090,27"}), "not printed (new in m numerator 2023-06) few", true},
		{"and how many they are", []string{indicator("m", "covers=year-to-date", "unit=days", "good=low")}, nil, "",
			months([]string{"m,,,,,800,20"}, []string{"m,,,,,870,22"}), "not printed (new in m denominator 2023-06) unprinted; not printed (new in m numerator 2023-06) few", true},
		{"the rest of a breakdown of percentages", []string{indicator("p", "unit=%", "good=high", "categories=age")}, []string{"age,a,A,", "age,b,B,"}, "",
			months([]string{"p,,,,,60,90", "p,,,,a,40,60", "p,,,,b,20,30"}, []string{"p,,,,,60,80", "p,,,,a,43,60"}),
			"those who are not (p/b 2023-06) unprinted", true},
		{"a part of a breakdown of percentages", []string{indicator("p", "unit=%", "good=high", "categories=age")}, []string{"age,a,A,", "age,b,B,"}, "",
			months([]string{"p,,,,,60,90", "p,,,,a,40,60", "p,,,,b,20,30"}, []string{"p,,,,,60,90", "p,,,,a,33,60", "p,,,,b,27,30"}),
			"those who are not (p/b 2023-06) small-rest", true},
		{"an average and the count that it is an average of", []string{indicator("m", "unit=days", "good=low"), indicator("n")}, nil,
			"[relations.m]\nkind = \"ratio\"\nratio = \"m\"\ndenominator = \"n\"\n", months([]string{"m,41.3", "n,30"}, []string{"m,41.4", "n,7"}), "m numerator 2023-06 few", false},
	} {
		b := board{protected: true, indicators: c.indicators, categories: c.categories, settings: c.relations, months: c.months}
		in := Protected(b.load(t).Scorecards[0], b.load(t).Scorecards[0].Months)
		audit := disclosure.Examine(in, func(int) bool { return false })
		var got []string
		for _, f := range audit.Exposed() {
			got = append(got, audit.Name(f)+" "+f.Target.Why.String())
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, wanted %q", c.says, got, c.want)
		}
		plan, planned := disclosure.Make(in, nil)
		if len(planned.Exposed()) > 0 || planned.Cause != nil {
			t.Errorf("%s: %d are exposed by the plan, %v", c.says, len(planned.Exposed()), planned.Cause)
		}
		own := slices.ContainsFunc(plan.Withheld, func(w scorecard.Withholding) bool { return w.Why == scorecard.CoversAnother })
		if own != c.covers {
			t.Errorf("%s: whether anything is withheld to cover another: %v, wanted %v", c.says, own, c.covers)
		}
	}
}
