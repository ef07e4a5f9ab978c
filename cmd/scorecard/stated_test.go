package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A statement is what a council said of one of its figures.
type statement struct {
	at        string // "data/rotherham/2022-12.csv:4", as check names it
	month     string // "rotherham/2022-12"
	indicator string
	said      string // in our words
}

// statements reads a stated_ column of every month's file.
func (s *rendered) statements(t *testing.T, column string) []statement {
	t.Helper()
	var out []statement
	for _, month := range s.months(t) {
		scorecard, _, _ := strings.Cut(month, "/")
		labels := s.labels(t, scorecard)
		name := "data/" + month + ".csv"
		for _, r := range records(t, filepath.Join(s.root, name)) {
			said := r.cells[column]
			if said == "" {
				continue
			}
			if r.cells["category"] != "" {
				t.Fatalf("%s:%d: this test does not know what is stated of a category", name, r.line)
			}
			ours := labels[said]
			if ours == "" {
				ours = said
			}
			out = append(out, statement{fmt.Sprintf("%s:%d", name, r.line), month, r.cells["indicator"], ours})
		}
	}
	if len(out) == 0 {
		t.Fatalf("no file has anything in the column %s", column)
	}
	return out
}

// labels reads the council's own words from scorecard.toml.
func (s *rendered) labels(t *testing.T, scorecard string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(s.root, "data", scorecard, "scorecard.toml"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	_, section, _ := strings.Cut(string(data), "\n[labels]\n")
	section, _, _ = strings.Cut(section, "\n[")
	for _, m := range regexp.MustCompile(`(?m)^"?([^"=\n]+?)"? *= *"([a-z]+)"$`).FindAllStringSubmatch(section, -1) {
		out[m[1]] = m[2]
	}
	return out
}

// reported gives the places at which check reports a rule.
func (s *rendered) reported(t *testing.T, rule string) []string {
	t.Helper()
	var out, failure bytes.Buffer
	if status := run(context.Background(), []string{"check", "-site", s.root, "-format", "json"}, stdio{strings.NewReader(""), &out, &failure}); status != fine {
		t.Fatalf("check ends with %d: %s%s", status, &out, &failure)
	}
	var found struct {
		Problems []struct {
			Rule, File, Severity string
			Line                 int
		}
	}
	if err := json.Unmarshal(out.Bytes(), &found); err != nil {
		t.Fatal(err)
	}
	var places []string
	for _, p := range found.Problems {
		if p.Rule == rule {
			places = append(places, fmt.Sprintf("%s:%d", p.File, p.Line))
			if p.Severity != "warning" {
				t.Errorf("%s:%d: %s is an %s", p.File, p.Line, rule, p.Severity)
			}
		}
	}
	return places
}

// hold demands that every statement about which something can be worked out is
// what was worked out, and that check reports exactly the others of months that
// are open: of a closed month it reads the record, which keeps no statement. It
// gives how many of a scorecard's statements are of either sort.
func (s *rendered) hold(t *testing.T, column string, computed func(*indicatorData, map[string]string) (word string, can bool)) (held, open map[string]int) {
	t.Helper()
	held, open = map[string]int{}, map[string]int{}
	var want []string
	for _, st := range s.statements(t, column) {
		scorecard, month, _ := strings.Cut(st.month, "/")
		d, _ := s.month(t, scorecard, month)
		i := d.indicator(st.indicator)
		if i == nil {
			t.Errorf("%s: data.json has no indicator %q", st.at, st.indicator)
			continue
		}
		word, can := computed(i, s.definitions(t, scorecard)[i.ID])
		switch {
		case !can:
			open[scorecard]++
			if s.pages[st.month+"/v1/index.html"] == nil {
				want = append(want, st.at)
			}
			if word != "none" {
				t.Errorf("%s: %q works out as %s, and there is nothing to work it out from", st.at, st.indicator, word)
			}
		case word != st.said:
			t.Errorf("%s: %q is stated as %s and works out as %s", st.at, st.indicator, st.said, word)
		default:
			held[scorecard]++
		}
	}
	got := s.reported(t, strings.ReplaceAll(column, "_", "-"))
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("check reports %q, want %q", got, want)
	}
	return held, open
}

// comparable reports whether an indicator has two figures to compare, and a
// definition that lets them be.
func (i *indicatorData) comparable(definition map[string]string) bool {
	cumulative := definition["covers"] == "year-to-date" && definition["baseline"] == ""
	return i.Value != nil && i.Previous != nil && i.Previous.Value != nil && !cumulative
}

// TestStatedMovements holds the directions that councils printed against ours:
// Rotherham's 31 among them.
func TestStatedMovements(t *testing.T) {
	s := buildSite(t)
	held, open := s.hold(t, "stated_movement", func(i *indicatorData, definition map[string]string) (string, bool) {
		return i.Movement, i.comparable(definition)
	})
	d, _ := s.month(t, "rotherham", "2022-12")
	if len(d.Indicators) != 31 || held["rotherham"] != 31 || open["rotherham"] != 0 {
		t.Errorf("of %d indicators of Rotherham's, %d movements are as stated, want 31 of 31", len(d.Indicators), held["rotherham"])
	}
}

// TestStatedStatuses holds the lights that councils printed against ours.
// Rotherham prints one for 4.8 without saying what it goes by.
func TestStatedStatuses(t *testing.T) {
	s := buildSite(t)
	held, open := s.hold(t, "stated_status", func(i *indicatorData, _ map[string]string) (string, bool) {
		return i.Status, i.Value != nil && i.Target != nil && i.Target.Green != ""
	})
	if held["rotherham"] != 15 || open["rotherham"] != 1 {
		t.Errorf("of Rotherham's lights %d are as stated and %d cannot be worked out, want 15 and 1", held["rotherham"], open["rotherham"])
	}
	d, _ := s.month(t, "rotherham", "2022-12")
	for _, st := range s.statements(t, "stated_status") {
		if i := d.indicator(st.indicator); i != nil && i.Target == nil && i.Ref != "4.8" {
			t.Errorf("%s (%s) has a light and no thresholds, want 4.8 alone", i.Ref, st.at)
		}
	}
}

// TestStatedJudgements holds Dorset's Improving, Worsening and Same against
// ours. The one that cannot be worked out is a yearly measure in its first year.
func TestStatedJudgements(t *testing.T) {
	s := buildSite(t)
	held, open := s.hold(t, "stated_judgement", func(i *indicatorData, definition map[string]string) (string, bool) {
		return i.Judgement, i.comparable(definition) && i.Good != "none"
	})
	if held["dorset"] != 54 || open["dorset"] != 1 {
		t.Errorf("of Dorset's judgements %d are as stated and %d cannot be worked out, want 54 and 1", held["dorset"], open["dorset"])
	}
}

// TestCounts counts the indicators of every month again.
func TestCounts(t *testing.T) {
	s := buildSite(t)
	for _, month := range s.months(t) {
		scorecard, name, _ := strings.Cut(month, "/")
		d, page := s.month(t, scorecard, name)
		again := map[string]map[string]int{
			"status":    {"green": 0, "amber": 0, "red": 0, "none": 0},
			"judgement": {"better": 0, "worse": 0, "same": 0, "none": 0},
		}
		for n := range d.Indicators {
			again["status"][d.Indicators[n].Status]++
			again["judgement"][d.Indicators[n].Judgement]++
		}
		for group, want := range again {
			total := 0
			for _, n := range d.Counts[group] {
				total += n
			}
			if !maps.Equal(d.Counts[group], want) || total != len(d.Indicators) {
				t.Errorf("%s: %d indicators are counted by %s as %v, want %v", month, len(d.Indicators), group, d.Counts[group], want)
			}
		}
		for group, shown := range countsShown(t, page) {
			total := 0
			for _, n := range shown {
				total += n
			}
			if total != len(d.Indicators) {
				t.Errorf("%s: the page counts %v by %s, which is not %d", month, shown, group, len(d.Indicators))
			}
			for word, n := range again[map[string]string{"Status": "status", "Direction": "judgement"}[group]] {
				if said := countWords[group+" "+word]; shown[said] != n {
					t.Errorf("%s: the page counts %d %s, want %d", month, shown[said], said, n)
				}
			}
		}
	}
}

// countWords are the page's words for the keys of data.json, by group and key.
var countWords = map[string]string{
	"Status green": "green", "Status amber": "amber", "Status red": "red", "Status none": "without a status",
	"Direction better": "better", "Direction worse": "worse", "Direction same": "the same", "Direction none": "not judged",
}

// countsShown gives the counts of a page by group and words. What is not there
// counts none.
func countsShown(t *testing.T, page *html.Node) map[string]map[string]int {
	t.Helper()
	out := map[string]map[string]int{}
	for _, group := range elements(elements(page, classed("dl", "counts"))[0], named("div")) {
		shown := map[string]int{}
		for _, li := range elements(group, named("li")) {
			number, said, _ := strings.Cut(wordsOf(li), " ")
			n, err := strconv.Atoi(number)
			if err != nil {
				t.Errorf("the page counts %q", wordsOf(li))
			}
			shown[said] = n
		}
		out[wordsOf(elements(group, named("dt"))[0])] = shown
	}
	if out["Direction"] == nil {
		t.Errorf("the page does not count directions but %v", out)
	}
	return out
}
