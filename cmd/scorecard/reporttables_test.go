package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// A printed row is what a report's tables say of one indicator, by column.
type printed map[string]string

// A printedColumn is a column of a report with figures: what they are in
// data.json, and where they stand on the page.
type printedColumn struct {
	title   string // in the report
	kind    string // "month", "companion", "benchmark" or "target"
	key     string // the month, the period or the comparator
	heading string // of the page's table
}

var dorsetColumns = []printedColumn{
	{"England Av.", "benchmark", "england", "England"},
	{"Good + SN", "benchmark", "good-neighbours", "Good + SN"},
	{"Target", "target", "", "Target"},
	{"Oct 22", "month", "2022-10", "Oct 2022"},
	{"Nov 22", "month", "2022-11", "Nov 2022"},
	{"Dec 22", "month", "2022-12", "Dec 2022"},
	{"Jan 23", "month", "2023-01", "Jan 2023"},
	{"Feb 23", "month", "2023-02", "Feb 2023"},
	{"Mar 23", "month", "2023-03", "Mar 2023"},
}

var rotherhamColumns = []printedColumn{
	{"Oct-22", "month", "2022-10", "Oct 2022"},
	{"Nov-22", "month", "2022-11", "Nov 2022"},
	{"Dec-22", "month", "2022-12", "Dec 2022"},
	{"2022/23 YTD", "companion", "2022-04/2022-12", "Year to date"},
	{"2021/22", "companion", "2021-FY", "2021 to 2022"},
	{"Stat neigh av.", "benchmark", "stat-neighbours", "Statistical neighbours"},
	{"Best stat neigh", "benchmark", "best-neighbour", "Best neighbour"},
	{"Nat av.", "benchmark", "england", "National"},
	{"Top qtile threshold", "benchmark", "top-quartile", "Top quartile"},
	{"RIA 2022/23", "benchmark", "ria", "RIA"},
	{"Green (target)", "target", "", "Target"},
}

// dorsetRows reads the tables of Dorset's report. An indicator stands in two of
// them, in its section's and in the appendix, with more months there; what is
// blank in one may stand in the other.
func dorsetRows(t *testing.T, lines []string) map[string]printed {
	rows := map[string]printed{}
	var columns []string
	for n, line := range lines {
		if !strings.HasPrefix(line, "|") {
			columns = nil
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for c := range cells {
			cells[c] = strings.Join(strings.Fields(cells[c]), " ")
		}
		switch {
		case cells[0] == "Indicator":
			columns = cells
			continue
		case strings.Trim(cells[0], "-") == "":
			continue
		case len(cells) != len(columns):
			t.Fatalf("line %d has %d cells, want %d", n+1, len(cells), len(columns))
		}
		row := rows[cells[0]]
		if row == nil {
			row = printed{}
			rows[cells[0]] = row
		}
		for c, title := range columns {
			if row[title] != "" && cells[c] != "" && row[title] != cells[c] {
				t.Errorf("line %d: the report has %s and %s for %s, %s", n+1, row[title], cells[c], cells[0], title)
			}
			if cells[c] != "" {
				row[title] = cells[c]
			}
		}
	}
	return rows
}

// rotherhamRows reads the table of Rotherham's report, by ref. Its headings are
// two lines, and after the year to date its rows have an empty cell that the
// headings have not.
func rotherhamRows(t *testing.T, lines []string) map[string]printed {
	rows := map[string]printed{}
	var columns []string
	for n, line := range lines {
		cells := strings.Split(line, "\t")
		switch {
		case cells[0] == "REF NO.":
			second := strings.Split(lines[n+1], "\t")
			columns = append(cells[:6:6], second[6:10]...)
			columns = append(append(columns, ""), second[10:]...)
		case strings.HasPrefix(cells[0], "4.") && len(cells) >= len(columns)-1:
			row := printed{}
			for c, cell := range cells[:min(len(cells), len(columns))] {
				row[columns[c]] = strings.TrimSpace(cell)
			}
			if row[""] != "" || !strings.Contains("info low high", row["Good perf is"]) {
				t.Fatalf("line %d is not as the headings have it: %q", n+1, row)
			}
			rows[cells[0]] = row
		}
	}
	return rows
}

// printedCheck holds a row of a report against data.json and the page.
type printedCheck struct {
	t     *testing.T
	i     *indicatorData
	row   printed
	cells map[string]string // of the indicator's row of the page's table, by heading
	chart map[string]string // of the table of its chart, by period; nil where it has none
}

func newPrintedCheck(t *testing.T, page *html.Node, i *indicatorData, row printed) *printedCheck {
	c := &printedCheck{t: t, i: i, row: row, cells: map[string]string{}}
	for _, tr := range elements(page, func(n *html.Node) bool { return n.Data == "tr" && identified(i.ID)(n) }) {
		table := tr.Parent.Parent
		heads := elements(elements(table, named("thead"))[0], named("th"))
		for n, cell := range elements(tr, named("th", "td")) {
			c.cells[wordsOf(heads[n])] = wordsOf(cell)
		}
	}
	if len(c.cells) == 0 {
		t.Errorf("%s has no row on the page", i.ID)
	}
	own := func(n *html.Node) bool { // or its panel of small multiples
		id, _ := attribute(n, "id")
		return n.Data == "figure" && (id == i.ID+".chart" || strings.HasSuffix(id, "."+i.ID))
	}
	for _, figure := range elements(page, own) {
		c.chart = map[string]string{}
		for _, tr := range elements(elements(figure, named("tbody"))[0], named("tr")) {
			cells := elements(tr, named("th", "td"))
			c.chart[wordsOf(cells[0])] = wordsOf(cells[1])
		}
	}
	values := 0
	for _, f := range i.History {
		if f.Value != nil {
			values++
		}
	}
	if values >= 2 && c.chart == nil {
		t.Errorf("%s has %d figures and no chart", i.ID, values)
	}
	return c
}

// figure holds one cell of the report against data.json, the cell of the page's
// table and, for a month, that of the chart's. What is blank in the report has
// no number in any of them.
func (c *printedCheck) figure(column printedColumn) {
	want := numerals(c.row[column.title])
	if len(want) > 1 || len(want) == 0 && c.row[column.title] != "" && c.row[column.title] != "-" {
		c.t.Errorf("%s: %s is %q in the report", c.i.ID, column.title, c.row[column.title])
		return
	}
	same := func(where string, got []numeral) {
		if len(got) != len(want) || len(got) == 1 && got[0].number != want[0].number {
			c.t.Errorf("%s: %s is %q in the report and %v in %s", c.i.ID, column.title, c.row[column.title], got, where)
		}
	}
	var data []numeral
	value, period := c.value(column)
	if value != nil {
		data = numerals(string(*value))
	}
	same("data.json", data)
	same("the page's table", numerals(c.cells[column.heading]))
	if column.kind == "month" && c.chart != nil {
		same("its chart's table", numerals(c.chart[periodName(period)]))
	}
}

// value finds a column's figure in data.json, and the period that it is about.
func (c *printedCheck) value(column printedColumn) (*json.Number, string) {
	switch column.kind {
	case "month":
		for n := range c.i.History {
			if f := &c.i.History[n]; placed(f.Period).last == placed(column.key).last {
				return f.Value, f.Period
			}
		}
		return nil, column.key
	case "companion":
		for n := range c.i.Companions {
			if f := &c.i.Companions[n]; f.Period == column.key {
				return f.Value, f.Period
			}
		}
	case "benchmark":
		for n := range c.i.Benchmarks {
			if f := &c.i.Benchmarks[n]; f.Comparator == column.key {
				return f.Value, f.Period
			}
		}
	case "target":
		if c.i.Target != nil {
			return c.i.Target.Value, ""
		}
	}
	return nil, ""
}

// periodName is a period as a chart's table has it.
func periodName(period string) string {
	year, rest, _ := strings.Cut(period, "-")
	if m, err := time.Parse("2006-01", period); err == nil {
		return m.Format("January 2006")
	}
	if rest == "FY" {
		return fmt.Sprintf("%s to %d", year, placed(period).nth+1)
	}
	return strings.ToUpper(rest[:1]) + rest[1:] + " term " + year
}

// definition holds what a report says of the indicator itself.
func (c *printedCheck) definition(unit, good, name string) {
	if (unit == "%") != (c.i.Unit == "%") {
		c.t.Errorf("%s: its unit is %q in the report and %q in data.json", c.i.ID, unit, c.i.Unit)
	}
	want := strings.ToLower(good)
	if want == "" || want == "-" || want == "info" {
		want = "none"
	}
	if c.i.Good != want {
		c.t.Errorf("%s: good is %q in the report and %q in data.json", c.i.ID, good, c.i.Good)
	}
	if c.i.Name != name {
		c.t.Errorf("%s: its name is %q in the report and %q in data.json", c.i.ID, name, c.i.Name)
	}
}

// stated gives a stated_ column of a month's file by indicator.
func (s *rendered) stated(t *testing.T, month, column string) map[string]string {
	out := map[string]string{}
	for _, r := range records(t, filepath.Join(s.root, "data", month+".csv")) {
		if r.cells[column] != "" {
			out[r.cells["indicator"]] = r.cells[column]
		}
	}
	return out
}

// TestDorsetTables holds every figure of Dorset's tables, and every blank.
func TestDorsetTables(t *testing.T) {
	s := buildSite(t)
	rows := dorsetRows(t, reportLines(t, s, "dorset-2023-03"))
	d, page := s.month(t, "dorset", "2023-03")
	stated := s.stated(t, "dorset/2023-03", "stated_judgement")
	byName := map[string]*indicatorData{}
	for n := range d.Indicators {
		byName[d.Indicators[n].Name] = &d.Indicators[n]
	}
	if len(rows) != 66 || len(d.Indicators) != 68 {
		t.Errorf("the report's tables have %d indicators and the page %d, want 66, and 2 more from its first page", len(rows), len(d.Indicators))
	}
	for name, row := range rows {
		i := byName[name]
		if i == nil {
			t.Errorf("the page has no %q", name)
			continue
		}
		c := newPrintedCheck(t, page, i, row)
		unit := row["Unit"]
		if unit == "" && (strings.HasPrefix(name, "%") || strings.Contains(name, " % ")) {
			unit = "%" // a table of a section has no units
		}
		c.definition(unit, row["Good Is"], name)
		for _, column := range dorsetColumns {
			c.figure(column)
		}
		if stated[i.ID] != row["Latest D.O.T."] {
			t.Errorf("%s: the report says %q and the data %q", i.ID, row["Latest D.O.T."], stated[i.ID])
		}
	}
}

// TestRotherhamTables holds every figure of Rotherham's table, its thresholds,
// lights and directions.
func TestRotherhamTables(t *testing.T) {
	s := buildSite(t)
	rows := rotherhamRows(t, reportLines(t, s, "rotherham-2022-12"))
	d, page := s.month(t, "rotherham", "2022-12")
	movements, statuses := s.stated(t, "rotherham/2022-12", "stated_movement"), s.stated(t, "rotherham/2022-12", "stated_status")
	if len(rows) != 31 || len(d.Indicators) != 31 {
		t.Fatalf("the report has %d indicators and the page %d, want 31", len(rows), len(d.Indicators))
	}
	for n := range d.Indicators {
		i := &d.Indicators[n]
		row := rows[i.Ref]
		if row == nil {
			t.Errorf("the report has no %q", i.Ref)
			continue
		}
		c := newPrintedCheck(t, page, i, row)
		unit := row["DATA NOTE"]
		c.definition(unit, row["Good perf is"], strings.Join(strings.Fields(row["INDICATOR"]), " "))
		for _, column := range rotherhamColumns {
			c.figure(column)
		}
		c.thresholds()
		if c.cells["Ref"] != i.Ref {
			t.Errorf("%s: its ref is %q on the page", i.Ref, c.cells["Ref"])
		}
		if got := [2]string{movements[i.ID], statuses[i.ID]}; got != [2]string{row["DOT* (month)"], row["RAG (month)"]} {
			t.Errorf("%s: the report says %q, %q and the data %q", i.Ref, row["DOT* (month)"], row["RAG (month)"], got)
		}
	}
}

// thresholds holds Rotherham's tolerances (red <87%, amber 87%+, green 95%+)
// against the rules for green and amber; what neither takes in is red.
func (c *printedCheck) thresholds() {
	red, amber, green := c.row["Red"], c.row["Amber"], c.row["Green (target)"]
	if red+amber+green == "" {
		if c.i.Target != nil {
			c.t.Errorf("%s has a target, and none in the report", c.i.Ref)
		}
		return
	}
	if c.i.Target == nil {
		c.t.Errorf("%s has no target, and the report has %s, %s, %s", c.i.Ref, red, amber, green)
		return
	}
	rule := func(s string) string {
		s = strings.TrimSuffix(s, "%")
		if n, ok := strings.CutSuffix(s, "+"); ok {
			return ">=" + strings.TrimSuffix(n, "%")
		}
		return s
	}
	opposite := func(rule string) string {
		if n, ok := strings.CutPrefix(rule, ">="); ok {
			return "<" + n
		}
		return ">=" + strings.TrimPrefix(rule, "<")
	}
	notRed := c.i.Target.Amber
	if amber == "-" {
		notRed = c.i.Target.Green
		if c.i.Target.Amber != "" {
			c.t.Errorf("%s has the amber %s, and none in the report", c.i.Ref, c.i.Target.Amber)
		}
	} else if from := rule(amber); from != c.i.Target.Amber && from != opposite(c.i.Target.Green) {
		c.t.Errorf("%s: amber begins with %s in the report, and its rules are %s and %s", c.i.Ref, amber, c.i.Target.Amber, c.i.Target.Green)
	}
	if rule(green) != c.i.Target.Green || opposite(rule(red)) != notRed {
		c.t.Errorf("%s: green is %s and red %s in the report, and its rules are %s and %s", c.i.Ref, green, red, c.i.Target.Green, c.i.Target.Amber)
	}
	found := false
	for _, k := range numerals(c.cells["Status"]) {
		found = found || k.number == numerals(red)[0].number
	}
	if !found {
		c.t.Errorf("%s: red is %s in the report, and the page says %q", c.i.Ref, red, c.cells["Status"])
	}
}
