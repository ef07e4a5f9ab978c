package figures

import (
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
	plan, audit := disclosure.Make(Protected(s.Scorecards[0], s.Scorecards[0].Months), nil, nil)
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
