package pages

import (
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// filtering is what filter.js finds the indicators of a month by. Its words are
// those of the controls; a status or a direction is a name and a word.
type filtering struct {
	Words      map[string]string `json:"words"`
	Sections   [][2]string       `json:"sections"`
	Statuses   [][2]string       `json:"statuses"`
	Judgements [][2]string       `json:"judgements"`
	Indicators []filtered        `json:"indicators"`
}

// filtered is one indicator: its id, its section's, the names of its statuses,
// that of its direction, and the words that it is found by.
type filtered [5]string

// Filter prints what a script makes a search over the month's tables from;
// nothing where there is one indicator at most. It holds names, and no figure.
func (m *MonthView) Filter() template.HTML {
	rows := m.Edition.Rows
	if len(rows) < 2 {
		return ""
	}
	w := m.w.site.words
	f := filtering{Words: map[string]string{
		"title": w.Say("filter.title"), "text": w.Say("filter.text"), "section": w.Say("filter.section"), "status": w.Say("filter.status"),
		"direction": w.Say("filter.direction"), "any": w.Say("filter.any"), "sort": w.Say("filter.sort"), "page": w.Say("filter.page-order"),
		"up": w.Say("filter.rising", "column", "{column}"), "down": w.Say("filter.falling", "column", "{column}"), "all": w.Say("filter.show-all"),
		"count": w.Say("filter.count", "shown", "{shown}", "n", strconv.Itoa(len(rows))),
	}}
	used := map[string]bool{}
	for _, s := range m.Sections {
		for _, r := range s.rows {
			statuses := statusNames(r)
			for _, name := range append(slices.Clone(statuses), r.Judgement.String()+"?") {
				used[name] = true
			}
			f.Indicators = append(f.Indicators, filtered{r.Indicator.ID, s.ID, strings.Join(statuses, " "), r.Judgement.String(), foundAs(r.Indicator.Indicator)})
		}
		if len(s.rows) > 0 {
			f.Sections = append(f.Sections, [2]string{s.ID, s.Title})
		}
	}
	for _, s := range [][2]string{{"green", w.Say("status.green")}, {"amber", w.Say("status.amber")}, {"red", w.Say("status.red")},
		{"none", w.Say("status.none")}, {"met", w.Say("filter.met")}, {"not-met", w.Say("filter.not-met")}} {
		if used[s[0]] {
			f.Statuses = append(f.Statuses, s)
		}
	}
	for _, j := range [][2]string{{"better", w.Say("indicator.better")}, {"worse", w.Say("indicator.worse")},
		{"same", w.Say("indicator.same")}, {"none", w.Say("indicator.not-judged")}} {
		if used[j[0]+"?"] {
			f.Judgements = append(f.Judgements, j)
		}
	}
	data, err := json.Marshal(f) // escapes <, > and &
	if err != nil {
		m.w.fail(err)
		return ""
	}
	return template.HTML(`<div class="filter"><script type="application/json" id="filter.data">` + string(data) + `</script></div>`)
}

// statusNames gives the light of a row, and whether its target is met. A row
// with neither has the light none.
func statusNames(r *record.Row) (names []string) {
	if hasLight(r) || r.Met == record.NoTarget {
		names = append(names, r.Status.String())
	}
	switch r.Met {
	case record.IsMet:
		names = append(names, "met")
	case record.NotMet:
		names = append(names, "not-met")
	}
	return names
}

// foundAs gives the words that an indicator is found by.
func foundAs(i *scorecard.Indicator) string {
	var out []string
	for _, s := range append([]string{i.Short, i.Name, i.Ref, i.Plain}, i.Aliases...) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// A column of a table can be sorted by its text or by a number; "" for neither.
const (
	byText   = "text"
	byNumber = "number"
)

// sortedBy says how columns are sorted.
var sortedBy = map[string]string{
	"ref": byText, "indicator": byText, "benchmarks": byNumber, "target": byNumber, "months": byNumber, "companions": byNumber,
	"direction": byNumber, "status": byNumber,
}

// sortKey gives the number that a cell is sorted by, which is the figure as it is
// shown; false where the cell shows none, which then stands last whichever way
// its column is sorted. Worse comes before better, and red before green.
func (r *tableRow) sortKey() (scorecard.Decimal, bool) {
	switch r.col.name {
	case "months":
		f, _ := r.table.monthFigure(r.Row, r.col.month)
		return shownNumber(f)
	case "benchmarks":
		if b := benchmarkOf(r.Row, r.col.other); b != nil {
			return shownNumber(&b.Figure)
		}
	case "companions":
		if c := companionOf(r.Row, r.col); c != nil {
			return shownNumber(&c.Figure)
		}
	case "target":
		if r.Target != nil && r.Target.Value != nil {
			return *r.Target.Value, true
		}
	case "direction":
		return rank(judgementRank[r.Judgement])
	case "status":
		if r.Target != nil && !hasLight(r.Row) {
			return rank(metRank[r.Met])
		}
		return rank(statusRank[r.Status])
	}
	return scorecard.Decimal{}, false
}

func shownNumber(f *record.Figure) (scorecard.Decimal, bool) {
	if f == nil || !f.Has {
		return scorecard.Decimal{}, false
	}
	return f.Shown, true
}

// Ranks from what asks for attention first; 0 for what has none.
var (
	judgementRank = map[scorecard.Judgement]int{scorecard.Worse: 1, scorecard.Unchanged: 2, scorecard.Better: 3}
	metRank       = map[record.Met]int{record.NotMet: 1, record.IsMet: 3}
	statusRank    = map[scorecard.Status]int{scorecard.Red: 1, scorecard.Amber: 2, scorecard.Green: 3}
)

func rank(n int) (scorecard.Decimal, bool) { return scorecard.Int(n), n > 0 }

// data appends an attribute that says which indicators an element is about.
func (m *markup) data(rows ...*record.Row) {
	m.raw(` data-of="`)
	for n, r := range rows {
		if n > 0 {
			m.raw(` `)
		}
		m.raw(r.Indicator.ID)
	}
	m.raw(`"`)
}
