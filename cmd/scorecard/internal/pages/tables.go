package pages

import (
	"html/template"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// columnNames are what SectionView.Table can be asked for, in the order in
// which they stand where all are asked for.
var columnNames = []string{"ref", "indicator", "good", "benchmarks", "target", "months", "companions", "direction", "status"}

// usualColumns are those of a table of which nothing is asked. Which way is good
// then stands below an indicator's name.
var usualColumns = []string{"ref", "indicator", "benchmarks", "target", "months", "companions", "direction", "status"}

// column is one column of a table of figures.
type column struct {
	name  string // of columnNames
	title string
	class string                   // of its cells: what they hold, and where they stand in a card
	open  string                   // the tag that begins a cell, up to where more attributes may follow
	month scorecard.Period         // of a months column
	other *scorecard.Comparator    // of a benchmarks column
	kind  string                   // of a companions column
	year  scorecard.Period         // of an outturn column; zero for the year to date
	print func(*markup, *tableRow) // prints the cell's content
}

// tableRow is what a column prints a cell from.
type tableRow struct {
	*record.Row
	col   *column
	table *table
}

// words are what the table says.
func (t *table) words() *words.Words { return t.rows[0].Indicator.Words }

// table is a table of figures in the making.
type table struct {
	w        *worker
	root     string
	caption  string
	edition  *record.Edition
	rows     []*record.Row
	columns  []column
	breaks   bool // rows are categories, without anchors and links
	good     bool // a column of its own says which way is good
	lastCols []scorecard.Period
}

// Table prints the section's indicators as a table. Columns follow what the
// section has; to choose them, name some of ref, indicator, good, benchmarks,
// target, months, companions, direction and status, separated by commas. After
// the table stand those of its breakdowns.
func (s *SectionView) Table(columns ...string) template.HTML {
	out := markup(s.month.w.part[:0])
	chosen := usualColumns
	if len(columns) > 0 {
		chosen = strings.Split(strings.ReplaceAll(strings.Join(columns, ","), " ", ""), ",")
	}
	if t := s.main(chosen); t != nil {
		if !slices.ContainsFunc(t.rows, func(r *record.Row) bool { return r.Known }) {
			out.element("p", t.words().Count("table.none-known", len(t.rows)))
		}
		out.table(t)
	}
	s.breakdowns(&out)
	out.notes(s.Title, s.rows)
	s.abbreviations(&out)
	s.month.w.part = out
	return out.html()
}

// main gives the table of the section's indicators, but for those that have
// figures of categories alone; nil where there are no others.
func (s *SectionView) main(columns []string) *table {
	t := &table{w: s.month.w, root: s.month.root, caption: s.caption(s.Title), edition: s.month.Edition}
	for _, r := range s.rows {
		if r.Indicator.Set == nil || r.Known {
			t.rows = append(t.rows, r)
		}
	}
	if len(t.rows) == 0 {
		return nil
	}
	t.choose(columns)
	return t
}

// choose makes the table's columns: those of the chosen names that any of its
// rows has something for.
func (t *table) choose(names []string) {
	w := t.words()
	t.lastCols, t.good = t.shownMonths(t.edition.Columns()), slices.Contains(names, "good")
	for _, name := range names {
		switch name {
		case "ref":
			if slices.ContainsFunc(t.rows, func(r *record.Row) bool { return r.Indicator.Ref != "" }) {
				t.columns = append(t.columns, column{name: name, title: w.Say("table.ref"), class: "ref", print: printRef})
			}
		case "indicator":
			t.columns = append(t.columns, column{name: name, title: w.Say("table.indicator"), print: printIndicator})
		case "good":
			t.columns = append(t.columns, column{name: name, title: w.Say("table.good"), class: "good", print: printGood})
		case "benchmarks":
			t.benchmarkColumns()
		case "target":
			if slices.ContainsFunc(t.rows, func(r *record.Row) bool { return r.Target != nil }) {
				t.columns = append(t.columns, column{name: name, title: w.Say("table.target"), class: "num aim", print: printTarget})
			}
		case "months":
			t.monthColumns()
		case "companions":
			t.companionColumns()
		case "direction":
			if slices.ContainsFunc(t.rows, func(r *record.Row) bool { return r.Movement != scorecard.Unmoved }) {
				t.columns = append(t.columns, column{name: name, title: w.Say("table.direction"), class: "way line", print: printDirection})
			}
		case "status":
			t.statusColumn()
		}
	}
}

// shownMonths gives the months of a table's columns: all but those in which a
// period of none of its rows ends, and those before the first figure of any.
func (t *table) shownMonths(all []scorecard.Period) (shown []scorecard.Period) {
	begun := false
	for n, m := range all {
		ends := false
		for _, r := range t.rows {
			f := r.Column(m)
			begun = begun || f != nil && !f.Markers.Has(scorecard.Unavailable)
			ends = ends || f != nil || r.Absence(m) != scorecard.NotApplicable
		}
		if begun && ends || n == len(all)-1 {
			shown = append(shown, m)
		}
	}
	return shown
}

func (t *table) monthColumns() {
	for n, m := range t.lastCols {
		class := "num"
		if n == 0 {
			class += " line"
		}
		if n == len(t.lastCols)-1 {
			class += " now"
		}
		t.columns = append(t.columns, column{name: "months", title: t.words().Short(m), class: class, month: m, print: printMonth})
	}
}

func (t *table) benchmarkColumns() {
	for n := range t.edition.Scorecard.Comparators {
		c := &t.edition.Scorecard.Comparators[n]
		if slices.ContainsFunc(t.rows, func(r *record.Row) bool { return benchmarkOf(r, c) != nil }) {
			t.columns = append(t.columns, column{name: "benchmarks", title: c.Short, class: "num", other: c, print: printBenchmark})
		}
	}
}

func benchmarkOf(r *record.Row, c *scorecard.Comparator) *record.Benchmark {
	for n := range r.Benchmarks {
		if r.Benchmarks[n].ID == c.ID {
			return &r.Benchmarks[n]
		}
	}
	return nil
}

// companionColumns makes a column for the year to date and one for each year
// whose outturn is known. Companions of other kinds are named in the notes.
func (t *table) companionColumns() {
	var years []scorecard.Period
	ytd, w := false, t.words()
	for _, r := range t.rows {
		for n := range r.Companions {
			c := &r.Companions[n]
			switch {
			case c.Kind == "ytd":
				ytd = true
			case c.Kind == "outturn" && !slices.Contains(years, c.Period):
				years = append(years, c.Period)
			}
		}
	}
	slices.SortFunc(years, scorecard.Period.Compare)
	for _, y := range years {
		t.columns = append(t.columns, column{name: "companions", title: w.Short(y), class: "num", kind: "outturn", year: y, print: printCompanion})
	}
	if ytd {
		t.columns = append(t.columns, column{name: "companions", title: w.Say("table.year-to-date"), class: "num", kind: "ytd", print: printCompanion})
	}
}

func (t *table) statusColumn() {
	w := t.words()
	switch {
	case slices.ContainsFunc(t.rows, hasLight):
		t.columns = append(t.columns, column{name: "status", title: w.Say("table.status"), class: "status", print: printStatus})
	case slices.ContainsFunc(t.rows, func(r *record.Row) bool { return r.Target != nil }):
		t.columns = append(t.columns, column{name: "status", title: w.Say("table.target-met"), class: "status", print: printMet})
	}
}

func (m *markup) table(t *table) {
	o := opening{caption: t.caption, columns: len(t.columns)}
	if t.breaks {
		o.about = t.rows[:1]
	}
	m.openTable(t.words(), o)
	for n := range t.columns {
		c := &t.columns[n]
		m.columnHead(c.class, c.title, sortedBy[c.name])
		c.open = cellStart(c.class, c.title)
	}
	m.raw(tableBody)
	for _, r := range t.rows {
		m.row(t, r)
	}
	m.raw(tableEnd)
}

func (m *markup) row(t *table, r *record.Row) {
	m.raw(`<tr`)
	if !t.breaks {
		m.raw(` id="`, r.Indicator.ID, `"`)
	}
	m.raw(`>`)
	for n := range t.columns {
		c := &t.columns[n]
		cell := tableRow{r, c, t}
		if c.name == "indicator" {
			m.raw(rowHead)
			c.print(m, &cell)
			m.raw(`</th>`)
			continue
		}
		m.raw(c.open)
		if key, ok := cell.sortKey(); ok {
			m.raw(` data-key="`)
			*m = key.Append(*m)
			m.raw(`"`)
		}
		m.raw(`>`)
		c.print(m, &cell)
		m.raw(`</td>`)
	}
	m.raw(`</tr>`)
}

func printRef(m *markup, r *tableRow) { m.text(r.Indicator.Ref) }

func printIndicator(m *markup, r *tableRow) {
	if r.table.breaks {
		m.text(r.Category.Name)
		m.expansions(r.table.w, r.table.root, r.Category.Name)
		return
	}
	m.indicatorLink(r.table, r.Row)
	m.expansions(r.table.w, r.table.root, r.Indicator.Short)
	if unit := unitBeside(r.Indicator.Short, r.Indicator.Unit); unit != "" {
		m.raw(` <span class="quiet">`)
		m.say(r.Indicator.Words, "table.unit", "unit", unit)
		m.raw(`</span>`)
	}
	if !r.table.good {
		m.raw(` <span class="working">`)
		m.say(r.Indicator.Words, goodIsKeys[r.Indicator.Good])
		m.raw(`</span>`)
	}
}

// unitBeside is the word of a unit beside a name that does not say it already.
func unitBeside(name string, unit scorecard.Unit) string {
	word := unit.Word()
	if strings.Contains(" "+strings.ToLower(name)+" ", " "+strings.ToLower(word)+" ") {
		return ""
	}
	return word
}

// indicatorLink links to a row's indicator by the name that it has in charts and
// lists, too.
func (m *markup) indicatorLink(t *table, r *record.Row) {
	m.raw(`<a href="`, t.root, t.edition.Scorecard.ID, `/indicators/`, r.Indicator.ID, `/">`)
	m.text(r.Indicator.Short)
	m.raw(`</a>`)
}

func printGood(m *markup, r *tableRow) { m.say(r.Indicator.Words, goodKeys[r.Indicator.Good]) }

func printBenchmark(m *markup, r *tableRow) {
	b := benchmarkOf(r.Row, r.col.other)
	if b == nil {
		m.marker(scorecard.NotApplicable)
		return
	}
	m.figure(&b.Figure)
}

// marker prints what stands in the place of a figure. A card leaves out what
// is not applicable.
func (m *markup) marker(k scorecard.Markers) {
	if k.Has(scorecard.NotApplicable) {
		m.raw(`<span class="marker none">`)
	} else {
		m.raw(`<span class="marker">`)
	}
	*m = k.Append(*m)
	m.raw(`</span>`)
}

func printTarget(m *markup, r *tableRow) {
	if r.Target == nil {
		m.raw(`<span class="quiet">`)
		m.say(r.Indicator.Words, "table.none")
		m.raw(`</span>`)
		return
	}
	m.text(words.Upper(r.Target.Text))
}

// outside reports whether the period of a row's latest figure, or of the one
// that is missing, ends in none of the months of a table.
func outside(r *record.Row, months []scorecard.Period) bool {
	for _, c := range months {
		if p, ok := scorecard.EndingIn(r.Indicator.Kind(), c); ok && p == r.Figure.Period {
			return false
		}
	}
	return true
}

func printMonth(m *markup, r *tableRow) {
	w := r.Indicator.Words
	f, absent := r.table.monthFigure(r.Row, r.col.month)
	switch {
	case f == nil && absent == 0:
		m.marker(scorecard.Unavailable)
		m.raw(` <span class="quiet">`)
		m.say(w, "table.newest", "figure", r.Figure.String(), "period", w.Short(r.Figure.Period))
		m.raw(`</span>`)
	case f != nil:
		m.figure(f)
		m.later(r.table.w, r.table.root, r.Row, f)
		if f.Period.Kind() != scorecard.Month || f.Period != r.col.month {
			m.raw(` <span class="quiet">`)
			m.say(w, "table.period", "period", w.Short(f.Period))
			m.raw(`</span>`)
		}
	default:
		m.marker(absent)
	}
}

// monthFigure gives the figure that a row has in the column of a month, or the
// marker for there being none; neither where the row's newest figure is older
// than the table, and overdue.
func (t *table) monthFigure(r *record.Row, month scorecard.Period) (*record.Figure, scorecard.Markers) {
	f := r.Column(month)
	switch newest := month == t.lastCols[len(t.lastCols)-1] && outside(r, t.lastCols); {
	case f != nil:
		return f, 0
	case newest && r.Due && r.Known:
		return nil, 0
	case newest:
		return &r.Figure, 0
	}
	return nil, r.Absence(month)
}

// absences gives the markers that the table prints where there is no figure.
func (t *table) absences() (markers scorecard.Markers) {
	for n := range t.columns {
		c := &t.columns[n]
		for _, r := range t.rows {
			switch c.name {
			case "months":
				f, absent := t.monthFigure(r, c.month)
				if f == nil && absent == 0 {
					absent = scorecard.Unavailable
				}
				markers |= absent
			case "benchmarks":
				if benchmarkOf(r, c.other) == nil {
					markers |= scorecard.NotApplicable
				}
			case "companions":
				if companionOf(r, c) == nil {
					markers |= scorecard.NotApplicable
				}
			}
		}
	}
	return markers
}

func printCompanion(m *markup, r *tableRow) {
	c := companionOf(r.Row, r.col)
	if c == nil {
		m.marker(scorecard.NotApplicable)
		return
	}
	m.figure(&c.Figure)
}

// companionOf gives a row's companion for a column; nil where it has none.
func companionOf(r *record.Row, col *column) *record.Companion {
	for n := len(r.Companions) - 1; n >= 0; n-- { // of several years to date the newest
		c := &r.Companions[n]
		if c.Kind == col.kind && (col.year.IsZero() || c.Period == col.year) {
			return c
		}
	}
	return nil
}

func printDirection(m *markup, r *tableRow) { m.direction(r.Row) }

// printStatus prints a light with its working; where there is a target without
// rules for lights, whether it is met.
func printStatus(m *markup, r *tableRow) {
	w := r.Indicator.Words
	if r.Target != nil && !hasLight(r.Row) {
		var met markup
		met.met(w, r.Met)
		m.raw(`<span class="met">`)
		*m = w.AppendMarkup(*m, "table.target-is", "met", string(met))
		m.raw(`</span>`)
		return
	}
	m.status(w, r.Status)
	if r.Target != nil && r.Figure.Has || r.Override != nil {
		m.raw(`<span class="working">`)
		if r.Due {
			m.say(w, "reason.overdue", "reason", r.Reason, "period", w.Period(r.Figure.Period))
		} else {
			m.text(r.Reason)
		}
		m.raw(`</span>`)
	}
}

// hasLight reports whether a row has a light, or rules that would give it one.
func hasLight(r *record.Row) bool {
	return r.Status != scorecard.Unrated || r.Target != nil && r.Target.Lit()
}

func printMet(m *markup, r *tableRow) { m.met(r.Indicator.Words, r.Met) }
