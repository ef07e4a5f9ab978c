package figures

import (
	"fmt"
	"strings"
	"testing"
)

// lacks words a draft: its month, then the sections, figures and mentions that
// it lacks.
func (d *Draft) lacks() string {
	var sections, missing, unmentioned []string
	for _, s := range d.Sections {
		sections = append(sections, s.ID)
	}
	for _, r := range d.Missing {
		missing = append(missing, r.Indicator.ID)
	}
	for _, r := range d.Unmentioned {
		unmentioned = append(unmentioned, r.Indicator.ID)
	}
	return fmt.Sprintf("%s: sections [%s], figures [%s], mentions [%s]", d.Month.Period, strings.Join(sections, " "), strings.Join(missing, " "), strings.Join(unmentioned, " "))
}

// drafts words the drafts of a board.
func (b board) drafts(t *testing.T) string {
	t.Helper()
	book, problems := Derive(b.load(t), Options{Words: english, Drafts: true})
	if problems.Fatal() {
		t.Fatal(list(problems))
	}
	var out []string
	for _, d := range book.Drafts() {
		out = append(out, d.lacks())
	}
	return strings.Join(out, "\n")
}

func TestDraftLacks(t *testing.T) {
	const draft = "+++\n+++\n"
	red := board{
		indicators: []string{indicator("waits", "name=Waiting lists"), indicator("calls")},
		targets:    []string{"waits,,<=10,<=10,,,", "calls,,<=10,<=10,,,"},
		months:     map[string][]string{"2023-03": {"waits,20", "calls,5"}},
	}
	said := func(text string) board {
		b := red
		b.content = map[string]string{"2023-03/index.md": draft, "2023-03/s.md": text}
		return b
	}
	with := func(b board, month, text string) board {
		b.content = map[string]string{month + "/index.md": text}
		return b
	}
	calls := board{indicators: []string{indicator("calls")}, months: map[string][]string{"2023-03": {"calls,5"}}}
	for _, c := range []struct {
		name string
		b    board
		want string
	}{
		{"nothing is a draft", calls, ""},
		{"no commentary", with(calls, "2023-03", draft), "2023-03: sections [s], figures [], mentions []"},
		{"a red light that nobody mentions", with(red, "2023-03", draft), "2023-03: sections [s], figures [], mentions [waits]"},
		{"mentioned by name", said("The waiting\nlists grew."), "2023-03: sections [], figures [], mentions []"},
		{"mentioned by name in another form", said("**WAITING LISTS** grew."), "2023-03: sections [], figures [], mentions []"},
		{"mentioned by reference", said("It is {{waits}}."), "2023-03: sections [], figures [], mentions []"},
		{"mentioned in the overview", with(red, "2023-03", draft+"Too long: {{waits}}.\n"), "2023-03: sections [s], figures [], mentions []"},
		{"a word that holds the name is no mention", said("Awaiting lists, waiting listses."), "2023-03: sections [], figures [], mentions [waits]"},
		{"a part of the name is no mention", said("Waiting grew."), "2023-03: sections [], figures [], mentions [waits]"},
		{"another is mentioned", said("Calls fell to {{calls}}."), "2023-03: sections [], figures [], mentions [waits]"},
		{"no figure yet", with(board{indicators: []string{indicator("calls"), indicator("visits")}, months: map[string][]string{"2023-03": {"calls,5"}}}, "2023-03", draft),
			"2023-03: sections [s], figures [visits], mentions []"},
		{"a figure that says why there is none", with(board{indicators: []string{indicator("calls")}, months: map[string][]string{"2023-03": {"calls,,,[x]"}}}, "2023-03", draft),
			"2023-03: sections [s], figures [], mentions []"},
		{"an old figure", with(board{indicators: []string{indicator("calls"), indicator("visits")},
			months: map[string][]string{"2023-02": {"calls,5", "visits,1"}, "2023-03": {"calls,6"}}}, "2023-03", draft), "2023-03: sections [s], figures [visits], mentions []"},
		{"an old figure that is not late", with(board{indicators: []string{indicator("calls"), indicator("visits", "lag=1")},
			months: map[string][]string{"2023-02": {"calls,5", "visits,1"}, "2023-03": {"calls,6"}}}, "2023-03", draft), "2023-03: sections [s], figures [], mentions []"},
		{"a quarter that has not ended", with(board{indicators: []string{indicator("calls"), indicator("visits", "frequency=quarterly")},
			months: map[string][]string{"2023-03": {"calls,5", "visits,1"}, "2023-04": {"calls,6"}}}, "2023-04", draft), "2023-04: sections [s], figures [], mentions []"},
		{"the newest comes first", func() board {
			b := calls
			b.months = map[string][]string{"2023-02": {"calls,4"}, "2023-03": {"calls,5"}}
			b.content = map[string]string{"2023-02/index.md": draft, "2023-03/index.md": draft, "2023-03/s.md": "Well."}
			return b
		}(), "2023-03: sections [], figures [], mentions []\n2023-02: sections [s], figures [], mentions []"},
	} {
		if got := c.b.drafts(t); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestHoldsWords(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        bool
	}{
		{"children in care", "in", true},
		{"children in care", "care", true},
		{"children in care", "child", false},
		{"careless care", "care", true},
		{"careless", "care", false},
		{"école", "cole", false},
		{"l'école", "école", true},
		{"visits, late", "visits", true},
		{"visits2", "visits", false},
		{"anything", "", false},
		{"", "care", false},
	} {
		if got := holdsWords(c.text, c.words); got != c.want {
			t.Errorf("%q holds %q: %v", c.text, c.words, got)
		}
	}
}
