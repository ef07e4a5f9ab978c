package figures

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/source"
)

// asked is a board with something to ask about in every way.
func asked() board {
	return board{
		settings: comparators,
		indicators: []string{
			indicator("cic"), indicator("rate", "unit=%", "good=high", "decimals=1"), indicator("late", "lag=1"), indicator("new"), indicator("never"),
			indicator("terms", "frequency=termly", "year=academic"), indicator("little", "least_change=5"), indicator("built-up", "covers=year-to-date"),
			indicator("by-age", "categories=age"), indicator("met", "good=high"), indicator("gap"),
		},
		categories: []string{"age,under-1,Under 1,", "age,1-to-4,1 to 4,"},
		targets:    []string{"cic,,,<=420,<=450", "rate,,>=95", "gap,,,<=5", "by-age,,,<=3,,under-1", "met,,,,,,as agreed"},
		benchmarks: []string{"rate,england,93.25,2022", "cic,england,70", "rate,sw,91,2021", "by-age,england,5,2022,,under-1"},
		months: map[string][]string{
			"2023-01": {"cic,440,2022-03", "cic,446", "cic,441,2022-12", "late,5,2022-11", "gap,7", "rate,90", "terms,7,2022-autumn"},
			"2023-02": {"cic,444", "rate,,,,,19,21", "late,4,2023-01", "late,5,2022-12", "little,6", "built-up,40", "by-age,4,,,under-1", "gap,,,[c]"},
			"2023-03": {"cic,437", "cic,4999,2021-04/2022-03", "cic,5102,ytd", "cic,5000,2021-FY", "rate,,,,,1234,1300", "late,3,2023-02", "new,1234", "little,7", "built-up,44", "by-age,3,,,under-1", "by-age,,,[c],1-to-4",
				"gap,6", "terms,8", "terms,70,ytd", "met,5"},
		},
	}
}

// TestAnswers asks everything that there is to ask.
func TestAnswers(t *testing.T) {
	answers := []struct{ ref, want string }{
		{"cic", "437"},
		{"cic previous", "444"},
		{"cic PREVIOUS", "444"},
		{"cic change", "7"},
		{"cic target", "420 or less"},
		{"cic status", "amber"},
		{"cic movement", "fell from 444 to 437"},
		{"cic ytd", "5,102"}, // not that of the year before
		{"cic year-ago", "440"},
		{"cic 2022-12", "441"},
		{"cic December 2022", "441"},
		{"cic Dec-22", "441"},
		{"cic 01/12/2022", "441"},
		{"cic 2021/22", "5,000"},
		{"cic 2021-FY", "5,000"},
		{"cic 2021 to 2022", "5,000"},
		{"cic 2022-04/2023-03", "5,102"},
		{"cic England", "70"},
		{"rate", "94.9%"},
		{"rate previous", "90.5%"},
		{"rate change", "4.4 percentage points"},
		{"rate movement", "rose from 90.5% to 94.9%"},
		{"rate target", "95% or more"},
		{"rate numerator", "1,234"},
		{"rate denominator", "1,300"},
		{"rate england", "93.25%"},
		{"rate ENGLAND", "93.25%"},
		{"rate South West", "91%"},
		{"rate south-west", "91%"},
		{"rate SW", "91%"},
		{"rate 2023-01", "90.0%"},
		{"late", "3"}, // of February
		{"late previous", "4"},
		{"late 2022-12", "5"},
		{"new", "1,234"},
		{"little movement", "changed little, from 6 to 7"},
		{"little change", "1"},
		{"built-up", "44"},
		{"built-up previous", "40"},
		{"by-age/under-1", "3"},
		{"by-age/under-1 previous", "4"},
		{"by-age/under-1 change", "1"},
		{"by-age/under-1 target", "3 or less"},
		{"by-age/under-1 status", "green"},
		{"by-age/under-1 2023-02", "4"},
		{"by-age/under-1 England", "5"},
		{"by-age/1-to-4", "[c]"}, // withheld, and said so
		{"gap", "6"},
		{"gap 2023-02", "[c]"},
		{"gap previous", "[c]"},
		{"gap status", "red"},
		{"terms", "8"},
		{"terms previous", "7"},
		{"terms Autumn 2022", "7"},
		{"terms autumn term 2022", "7"},
		{"terms ytd", "70"},
	}
	b := asked()
	var text []string
	for _, a := range answers {
		text = append(text, "{{"+a.ref+"}}")
	}
	b.content = map[string]string{"2023-03/s.md": strings.Join(text, "\n\n") + "\n"}
	s, problems := b.derive(t)
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	e := asAtMonth(t, s, "2023-03")
	refs, told := references(e.Commentary("s")), e.recordFigures()
	for n, a := range answers {
		got, p := Answer(told, &refs[n])
		if p != nil || got.Figure != a.want || got.Chart != "" {
			t.Errorf("{{%s}} is %q, %v; want %q", a.ref, got.Figure, p, a.want)
		}
	}
}

func TestChartAnswers(t *testing.T) {
	b := asked()
	b.content = map[string]string{"2023-03/s.md": "{{cic chart}}\n\n{{by-age/under-1 chart}}\n\n{{by-age chart}}\n\n{{never chart}}\n"}
	s, problems := b.derive(t)
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	e := asAtMonth(t, s, "2023-03")
	refs := references(e.Commentary("s"))
	told := e.recordFigures()
	for n, want := range []*record.Row{told.Row("cic"), &told.Row("by-age").Categories[0], told.Row("by-age"), told.Row("never")} {
		got, p := Answer(told, &refs[n])
		if p != nil || told.Part(got.Chart) != want || got.Figure != "" {
			t.Errorf("reference %d is %+v, %v; want the chart of %s", n, got, p, want.Subject)
		}
	}
}

// TestNoAnswers asks for what is not there: what is wrong is said at the
// reference's place, with what would be right.
func TestNoAnswers(t *testing.T) {
	const march = " in March 2023"
	for _, c := range []struct{ ref, wrong, hint string }{
		{"cicc", `there is no indicator "cicc"`, `did you mean "cic"?`},
		{"children", `there is no indicator "children"`, `valid here: "cic", "rate", "late", "new", "never", "terms", "little", "built-up", "by-age", "met" or "gap"`},
		{"by-age/under-2", `"by-age" has no category "under-2"`, `did you mean "under-1"?`},
		{"cic/under-1", `"cic" has no category "under-1"`, "the indicator has no categories"},
		{"never", `"never" has no figure` + march, "no file up to this month has one"},
		{"never previous", `"never" has no previous figure` + march, "there is none for February 2023"},
		{"never movement", `"never" has no movement` + march, "no figure is known yet"},
		{"never target", `"never" has no target` + march, "targets are in targets.csv"},
		{"by-age", `"by-age" has no figure` + march, "no file up to this month has one"},
		{"new previous", `"new" has no previous figure` + march, "there is none for February 2023"},
		{"new change", `"new" has no change` + march, "there is no figure for February 2023 to compare with"},
		{"new movement", `"new" has no movement` + march, "there is no figure for February 2023 to compare with"},
		{"new target", `"new" has no target` + march, "targets are in targets.csv"},
		{"new status", `"new" has no status` + march, "no target"},
		{"new ytd", `"new" has no year to date` + march, "a row with the period ytd in the month's file gives one"},
		{"new year-ago", `"new" has no figure a year before` + march, "there is none for March 2022"},
		{"new numerator", `"new" has no numerator` + march, "numerators and denominators are columns of the month's file"},
		{"new denominator", `"new" has no denominator` + march, "numerators and denominators are columns of the month's file"},
		{"new england", `"new" has no figure of England` + march, "benchmarks are in benchmarks.csv"},
		{"new South West", `"new" has no figure of South West` + march, "benchmarks are in benchmarks.csv"},
		{"new SW", `"new" has no figure of South West` + march, "benchmarks are in benchmarks.csv"},
		{"new 2022-12", `"new" has no figure for December 2022` + march, "known in this month: 2023-03"},
		{"cic 2022-11", `"cic" has no figure for November 2022` + march, "known in this month: 2022-03, 2022-12, 2023-01, 2023-02, 2023-03"},
		{"cic 2023-04", `"cic" has no figure for April 2023` + march, "known in this month: 2022-03, 2022-12, 2023-01, 2023-02, 2023-03"},
		{"cic 2020/21", `"cic" has no figure for 2020 to 2021` + march, "known in this month: 2022-03, 2022-12, 2023-01, 2023-02, 2023-03"},
		{"never 2022-12", `"never" has no figure for December 2022` + march, "known in this month: none"},
		{"terms 2021/22", `"terms" has no figure for academic year 2021 to 2022` + march, "known in this month: 2022-autumn, 2023-spring"},
		{"rate status", `"rate" has no status` + march, "94.9% against 95% or more: not met"},
		{"met target", `"met" has no target` + march, "targets are in targets.csv"}, // words alone are none
		{"built-up change", `"built-up" has no change` + march, "it builds up over the year, and its definition names no baseline"},
		{"gap movement", `"gap" has no movement` + march, "there is no figure for February 2023 to compare with"},
		{"by-age/1-to-4 status", `"by-age/1-to-4" has no status` + march, "no target"},
		{"by-age/1-to-4 change", `"by-age/1-to-4" has no change` + march, "there is no figure for March 2023"},
		{"by-age/1-to-4 previous", `"by-age/1-to-4" has no previous figure` + march, "there is none for February 2023"},
		{"cic previuos", `"previuos" cannot be asked of an indicator`, `did you mean "previous"?`},
		{"cic Wales", `"wales" cannot be asked of an indicator`, `valid here: "previous", "change", "target", "status", "movement", "ytd", "year-ago", "numerator", "denominator", "chart", "south-west" or "england"`},
		{"cic 2023-13", `"2023-13" cannot be asked of an indicator`, ""},
		{"cic red", `"red" cannot be asked of an indicator`, ""},
	} {
		b := asked()
		b.content = map[string]string{"2023-03/s.md": "é {{" + c.ref + "}} b\n"}
		_, problems := b.derive(t)
		if len(problems) != 1 {
			t.Errorf("{{%s}} has %d problems:\n%s", c.ref, len(problems), list(problems))
			continue
		}
		p := problems[0]
		if p.Place.String() != "content/b/2023-03/s.md:1:3" || p.Place.Width != len(c.ref)+4 || p.Rule != "figure-reference" || p.Severity != source.Error {
			t.Errorf("{{%s}}: %+v", c.ref, p)
		}
		if p.Message != c.wrong || c.hint != "" && p.Hint != c.hint || p.Hint == "" {
			t.Errorf("{{%s}}: %s (hint: %s)\nwant %s (hint: %s)", c.ref, p.Message, p.Hint, c.wrong, c.hint)
		}
	}
}

// TestReferencesAsAtTheirMonth: commentary speaks of its own month; what
// belongs to no month speaks of the newest.
func TestReferencesAsAtTheirMonth(t *testing.T) {
	b := asked()
	b.content = map[string]string{
		"2023-02/index.md": "+++\npublished = 2023-03-28\n+++\n{{cic}} {{cic ytd}}\n", "2023-01/s.md": "{{cic previous}} {{cic 2023-02}}\n",
		"index.md": "{{cic}} {{nothing}}\n", "indicators/cic.md": "{{cic ytd}} {{cic 2022-11}}\n", "meetings/2023-04.md": "+++\ntitle = \"M\"\nmonths = [\"2023-03\"]\n+++\n{{new}} {{never}}\n",
	}
	s, problems := b.derive(t)
	want := `content/b/2023-01/s.md:1:18: "cic" has no figure for February 2023 in January 2023 (figure-reference)
  hint: known in this month: 2022-03, 2022-12, 2023-01
content/b/2023-02/index.md:4:9: "cic" has no year to date in February 2023 (figure-reference)
  hint: a row with the period ytd in the month's file gives one
content/b/index.md:1:9: there is no indicator "nothing" (figure-reference)
`
	got := list(problems)
	if !strings.HasPrefix(got, want) || strings.Count(got, "\n  hint: ") != 5 {
		t.Errorf("the problems are\n%swant first\n%s", got, want)
	}
	for _, c := range []struct {
		month string
		n     int
		want  string
	}{{"2023-01", 0, "441"}, {"2023-02", 0, "444"}} {
		e := asAtMonth(t, s, c.month)
		text := e.Overview()
		if text == nil {
			text = e.Commentary("s")
		}
		if a, p := Answer(e.recordFigures(), &references(text)[c.n]); p != nil || a.Figure != c.want {
			t.Errorf("%s says %q, %v; want %s", c.month, a.Figure, p, c.want)
		}
	}
}
