package record

import (
	"bytes"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

func number(t testing.TB, s string) scorecard.Decimal {
	t.Helper()
	d, err := scorecard.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// small is an edition with something of every sort in it.
func small(t testing.TB) *Edition {
	january, february := scorecard.NewMonth(2023, 1), scorecard.NewMonth(2023, 2)
	figure := func(p scorecard.Period, value string) Figure {
		return Figure{Period: p, Unit: "%", Exact: number(t, value), Shown: number(t, value).Round(0), Has: true, Status: scorecard.Amber, Target: "95% or more"}
	}
	value := number(t, "95")
	england := scorecard.Comparator{ID: "england", Title: "England", Short: "England"}
	set := &scorecard.CategorySet{ID: "age", Categories: []scorecard.Category{{ID: "under-1", Name: "Under 1"}, {ID: "all", Name: "All <ages>", Whole: true}}}
	i := &Indicator{Indicator: &scorecard.Indicator{ID: "checks", Name: "Checks \"done\"", Short: "Checks", Section: "health", Unit: "%", Good: scorecard.High, Decimals: -1,
		Frequency: scorecard.Monthly, Covers: scorecard.Covers{Of: scorecard.Rolling, Months: 12}, Year: scorecard.Academic,
		Baseline: scorecard.Baseline{To: scorecard.NamedPeriod, Period: january}, Sensitivity: scorecard.Household}, Set: set}
	history := []Figure{figure(january, "93.50"), figure(february, "88")}
	history[1].Fraction = &Fraction{number(t, "22"), number(t, "25")}
	history[0].Note = "late;\nand “curly”, {braces} [brackets]"
	r := Row{Indicator: i, Figure: history[1], Known: true, Due: true, Previous: &history[0], Baseline: &history[0], Movement: scorecard.Down, Judgement: scorecard.Worse,
		Direction: "down", Moved: "fell", Change: "5.5", Target: &Target{Target: ">=95", Green: ">=95", Value: &value, Text: "95% or more"}, Met: NotMet, Status: scorecard.Red,
		Override: &Override{Computed: scorecard.Amber, Reason: "because"}, Reason: "88% against 95%", Subject: "Checks", Title: "Checks fell", Summary: "They fell.", Notes: []string{"One."},
		History: history, Companions: []Companion{{Figure: figure(scorecard.NewYear(scorecard.Financial, 2021), "90"), Kind: "outturn", Computed: true}},
		Benchmarks: []Benchmark{{Comparator: &england, ID: "england", Figure: figure(scorecard.Period{}, "91"), Source: "DfE", Compared: scorecard.Better}},
		YearToDate: []Running{{Figure: figure(january, "1"), Fresh: true}, {Figure: figure(february, "2")}},
		Steps:      []Step{{Low: value, HasLow: true}}, Bands: []Band{{From: january, Status: scorecard.Green, Words: "Green: 95% or more", Low: value, HasLow: true}},
		TargetSaid: "Target: 95% or more", Shares: []string{"68%", ""}, Breakdown: &Together{Title: "By age", Summary: "So.", BySize: "So, by size."},
	}
	part := Row{Indicator: i, Figure: Figure{Period: february, Unit: "%", Markers: scorecard.Unavailable}, Reason: "no target", Subject: "Checks: under 1", Why: "none yet"}
	for n := range set.Categories {
		part.Category = &set.Categories[n]
		r.Categories = append(r.Categories, part)
	}
	return &Edition{Version: 1, Month: Month{Period: february, Published: "2023-03-31", Meetings: []string{"2023-04"}},
		Scorecard: &Frame{ID: "east", Title: "East", Columns: 6, Labels: [][2]string{{"Yellow", "amber"}}, Sections: []scorecard.Section{{ID: "health", Title: "Health"}},
			Charts: []scorecard.Chart{{ID: "both", Section: "health", Indicators: []string{"checks"}, Form: scorecard.BarsForm}}, Comparators: []scorecard.Comparator{england}},
		Since: january, Counts: Counts{Total: 1, Red: 1}, Changes: []Change{{Indicator: "checks", Words: "turned red"}}, Worse: []string{"checks"},
		Overview:   &Text{Markdown: []string{"It is {{checks}}.", "", "{{checks chart}}"}, Pieces: []Piece{{HTML: "<p>It is "}, {Figure: "88%"}, {HTML: ".</p>\n"}, {Chart: "checks"}, {HTML: "\n"}}},
		YoungFacts: []YoungFact{{Share: &Share{Tenths: 9, Bound: About}, People: true, Lead: "About 9 in 10", Words: "of you"}},
		Commentary: []Passage{{"health", Text{Markdown: []string{"CLA"}, Pieces: []Piece{{HTML: "<p>"}, {Word: "CLA"}, {HTML: "</p>"}}}}},
		Rows:       []Row{r}, Drawings: []Drawing{{"both", "Both", "Both.", true}},
		Supplied: []Supplied{{Indicator: "checks", Period: february, Value: &value}},
	}
}

func written(t testing.TB, e *Edition) string {
	t.Helper()
	raw, err := Write(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func read(text string) (*Edition, source.Problems) {
	return Read(&source.File{Name: "v1.json", Text: []byte(text)})
}

// told prints the first line of problems.
func told(problems source.Problems) string {
	var b strings.Builder
	_ = problems.WriteText(&b)
	line, _, _ := strings.Cut(b.String(), "\n")
	return strings.Replace(line, ": error: ", ": ", 1)
}

func TestWriteIsRead(t *testing.T) {
	text := written(t, small(t))
	e, problems := read(text)
	if len(problems) > 0 {
		t.Fatalf("%v", problems)
	}
	if again := written(t, e); again != text {
		t.Errorf("it is written again as\n%s\nafter\n%s", again, text)
	}
	for _, line := range []string{
		`        {"period": "2023-01", "value": "93.50", "shown": "94", "display": "94%", "status": "amber", "target": "95% or more", "note": "late;\nand “curly”, {braces} [brackets]"},`,
		`      {"html": "<p>It is "},`,
		`      ["Yellow", "amber"]`,
		`  "since": "2023-01",`,
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("there is no line\n%s\nin\n%s", line, text)
		}
	}
}

// resealed gives a record that was changed by somebody who mended its digest.
func resealed(text string) string {
	_, rest, _ := strings.Cut(text, `"digest": "`)
	old, _, _ := strings.Cut(rest, `"`)
	open := strings.Replace(text, `"digest": "`+old+`"`, noDigest, 1)
	return strings.Replace(open, noDigest, `"digest": "`+digest([]byte(open))+`"`, 1)
}

func TestDamaged(t *testing.T) {
	text := written(t, small(t))
	for _, c := range []struct{ says, old, new, want string }{
		{"a figure is another", `"display": "88%"`, `"display": "89%"`, `v1.json:3:3: this record is not as it was published: its digest is that of other contents (record-edited)`},
		{"a space is another", `"Health"}`, `"Health" }`, `v1.json:3:3: this record is not as it was published: its digest is that of other contents (record-edited)`},
		{"a newer form", `"record": 1`, `"record": 2`, `v1.json:2:3: this record is of form 2, and this program reads form 1 (record)`},
		{"a comma is missing", `"version": 1,`, `"version": 1`, `v1.json:5:3: this record is damaged: invalid character '"' after object key:value pair (record)`},
		{"it is cut short", text[len(text)/2:], ``, `v1.json: this record is damaged: it ends too early (record)`},
		{"it is empty", text, ``, `v1.json: this record is damaged: it ends too early (record)`},
	} {
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s: there is no %s", c.says, c.old)
		}
		e, problems := read(strings.Replace(text, c.old, c.new, 1))
		if e != nil || len(problems) != 1 || !strings.HasPrefix(told(problems), c.want) {
			t.Errorf("%s: %v\nwant %s", c.says, problems, c.want)
		}
	}
	for _, c := range []struct{ says, old, new, want string }{
		{"no number", `"value": "93.50"`, `"value": "93,50"`, `"93,50" is not a number`},
		{"a number that is not written so", `"value": "93.50"`, `"value": "093.50"`, `"093.50" is not a number`},
		{"no period", `"since": "2023-01"`, `"since": "Jan 23"`, `"Jan 23" is not a period`},
		{"no status", `"status": "red"`, `"status": "blue"`, `"blue" is not a status`},
		{"no marker", `"markers": "[x]"`, `"markers": "x"`, `"x" is not a list of markers`},
		{"an unknown key", `"due": true`, `"undue": true`, `"undue" is not known here`},
		{"an unknown key of a figure", `"status": "amber", "target"`, `"light": "amber", "target"`, `"light" is not known here`},
		{"a list for a text", `"direction": "down"`, `"direction": ["down"]`, `a array stands where something else should be`},
		{"no such indicator", `"worse": [` + "\n    \"checks\"", `"worse": [` + "\n    \"cheques\"", `"cheques" is not anything in this record`},
		{"no such comparator", `"comparator": "england"`, `"comparator": "wales"`, `"wales" is not anything in this record`},
		{"no such section", `"section": "health",` + "\n      \"markdown\"", `"section": "wealth",` + "\n      \"markdown\"", `"wealth" is not anything in this record`},
		{"no such chart", `{"chart": "checks"}`, `{"chart": "checks/x"}`, `"checks/x" is not anything in this record`},
		{"other parts", `"category": {` + "\n            \"id\": \"under-1\"", `"category": {` + "\n            \"id\": \"under-2\"", `"checks" is not anything in this record`},
		{"no month", `"period": "2023-02",` + "\n    \"published\"", `"period": "2022-FY",` + "\n    \"published\"", `"month" is not anything in this record`},
		{"no columns", `"columns": 6,`, `"columns": 0,`, `"month" is not anything in this record`},
		{"a word of no list", `"met": "no"`, `"met": "maybe"`, `"maybe" is not a word of a record`},
		{"parts of the whole are missing", `"68%",`, ``, `"checks" is not anything in this record`},
	} {
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s: there is no %s", c.says, c.old)
		}
		e, problems := read(resealed(strings.Replace(text, c.old, c.new, 1)))
		if e != nil || len(problems) != 1 || !strings.Contains(told(problems), "this record is damaged: "+c.want+" (record)") {
			t.Errorf("%s: %v\nwant %s", c.says, problems, c.want)
		}
	}
}

func TestVersion(t *testing.T) {
	for name, want := range map[string]int{"v1.json": 1, "v12.json": 12, "v0.json": 0, "v-1.json": 0, "v01.json": 0, "v1.txt": 0, "1.json": 0, "v1 .json": 0, "": 0, "v1.json~": 0} {
		if n, ok := Version(name); ok != (want > 0) || ok && n != want {
			t.Errorf("%q is version %d, %t", name, n, ok)
		}
	}
}

func TestPlain(t *testing.T) {
	text := &Text{Pieces: []Piece{{HTML: "<h3 id=\"a\">A &amp; B</h3>\n<ul>\n<li>It is <strong>"}, {Figure: "<5"}, {HTML: "</strong> of "}, {Word: "CLA"},
		{HTML: "\nnow</li>\n</ul>\n<p><a href=\""}, {Address: "/x/"}, {HTML: "\">x</a>.</p>\n"}}}
	if got := strings.Join(text.Plain(), "|"); got != "A & B|It is <5 of CLA now|x." {
		t.Errorf("it reads %q", got)
	}
	var none *Text
	if none.Plain() != nil || !none.Empty() || none.Charted() || none.Words() != nil {
		t.Error("no text says something")
	}
}

// FuzzRead: whatever a record is, it is read or refused, at a place inside it;
// and what is read is written as something that is read.
func FuzzRead(f *testing.F) {
	text := written(f, small(f))
	f.Add([]byte(text))
	f.Add([]byte(`{"record":1,"digest":"","rows":[{"indicator":{},"figure":{"value":"1"}}]}`))
	f.Add([]byte(`{`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, text := range []string{string(raw), resealed(string(raw))} {
			e, problems := read(text)
			if (e == nil) == (len(problems) == 0) {
				t.Fatalf("%v", problems)
			}
			for _, p := range problems {
				if lines := 1 + strings.Count(text, "\n"); p.Place.Line > lines {
					t.Fatalf("%v is outside %d lines", p, lines)
				}
			}
			if e == nil {
				continue
			}
			again, err := Write(e)
			if err != nil {
				t.Fatal(err)
			}
			if _, problems := Read(&source.File{Name: "v1.json", Text: bytes.Clone(again)}); len(problems) > 0 {
				t.Fatalf("%v\n%s", problems, again)
			}
			for n := range e.Rows {
				r := &e.Rows[n]
				_, _, _ = r.AllMarkers(), r.Column(e.Month.Period), r.Absence(e.Month.Period)
			}
			_, _, _ = e.Columns(), e.Headlines(), e.Overview.Plain()
		}
	})
}
