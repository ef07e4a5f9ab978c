package pages

import (
	"slices"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// breakdowns prints the section's tables of categories: those that
// scorecard.toml declares, and one for each other indicator with categories.
func (s *SectionView) breakdowns(out *markup) {
	w := s.month.w.site.words
	for _, t := range s.tables {
		s.crossTable(out, t)
	}
	for _, r := range s.brokenDown() {
		s.anchor(out, r)
		if t := s.ofCategory(r); t != nil {
			out.table(t)
			continue
		}
		out.raw(`<p>`)
		out.say(w, "table.no-figure-yet", "name", r.Indicator.Short)
		out.raw(`</p>`)
	}
}

// brokenDown gives the rows that have a table of their categories to themselves.
func (s *SectionView) brokenDown() (out []*record.Row) {
	for _, r := range s.rows {
		if r.Indicator.Set != nil && !declared(s.month.Edition.Scorecard.Tables, r.Indicator.ID) {
			out = append(out, r)
		}
	}
	return out
}

// ofCategory makes the table of a row's categories; nil where no figure of them
// is known.
func (s *SectionView) ofCategory(r *record.Row) *table {
	w := s.month.w.site.words
	t := &table{w: s.month.w, root: s.month.root, caption: s.caption(record.ByGroup(w, r.Indicator.Name)), edition: s.month.Edition, breaks: true}
	for n := range r.Categories {
		if r.Categories[n].Known {
			t.rows = append(t.rows, &r.Categories[n])
		}
	}
	if len(t.rows) == 0 {
		return nil
	}
	t.choose([]string{"indicator", "benchmarks", "target", "months", "companions", "direction", "status"})
	t.columns[0].title = w.Say("table.group")
	return t
}

// ofCategories gives the tables of the section's breakdowns.
func (s *SectionView) ofCategories() (out []*table) {
	for _, r := range s.brokenDown() {
		out = append(out, s.ofCategory(r))
	}
	return out
}

// caption is what a table of the section is about, in its month.
func (s *SectionView) caption(about string) string {
	return s.month.w.site.words.Say("table.caption", "title", about, "period", s.month.Name)
}

// anchor gives an indicator its fragment where no row of the main table has.
func (s *SectionView) anchor(out *markup, r *record.Row) {
	if !r.Known {
		out.raw(`<div id="`, r.Indicator.ID, `"></div>`)
	}
}

func declared(tables []scorecard.Table, indicator string) bool {
	return slices.ContainsFunc(tables, func(t scorecard.Table) bool { return slices.Contains(t.Indicators, indicator) })
}

// crossTable prints indicators that share a category set: a row a category, a
// column an indicator and, where anything is known of it, its direction and
// status.
func (s *SectionView) crossTable(out *markup, t *scorecard.Table) {
	var rows []*record.Row
	for _, id := range t.Indicators {
		rows = append(rows, s.month.Edition.Row(id))
	}
	w := s.month.w.site.words
	columns := crossColumns(rows)
	out.openTable(w, opening{s.caption(t.Title), t.ID, 1 + len(columns), rows})
	out.columnHead("", w.Say("table.group"), "")
	for n := range columns {
		s.crossHead(out, &columns[n])
	}
	out.raw(tableBody)
	for n := range rows[0].Categories {
		if !anyKnown(rows, n) {
			continue
		}
		out.raw(`<tr>`, rowHead)
		name := rows[0].Categories[n].Category.Name
		out.text(name)
		out.expansions(s.month.w, s.month.root, name)
		out.raw(`</th>`)
		for k := range columns {
			c := &columns[k]
			out.raw(c.open)
			c.print(s, out, &c.row.Categories[n])
			out.raw(`</td>`)
		}
		out.raw(`</tr>`)
	}
	out.raw(tableEnd)
}

// crossColumn is a column of a table of indicators that share a category set.
type crossColumn struct {
	row   *record.Row // the indicator
	title string      // "" for the indicator's own name, with a link
	open  string      // the tag that begins a cell
	print func(*SectionView, *markup, *record.Row)
}

func crossColumns(rows []*record.Row) (columns []crossColumn) {
	for _, r := range rows {
		short := r.Indicator.Short
		columns = append(columns, crossColumn{r, "", cellTag("num", short), (*SectionView).crossFigure})
		if moves(r) {
			title := r.Indicator.Words.Say("table.direction-of", "name", short)
			columns = append(columns, crossColumn{r, title, cellTag("way", title), func(_ *SectionView, out *markup, c *record.Row) { out.direction(c) }})
		}
		if judged(r) {
			title := r.Indicator.Words.Say("table.status-of", "name", short)
			columns = append(columns, crossColumn{r, title, cellTag("status", title), func(_ *SectionView, out *markup, c *record.Row) { out.status(c.Indicator.Words, c.Status) }})
		}
	}
	return columns
}

func anyKnown(rows []*record.Row, category int) bool {
	return slices.ContainsFunc(rows, func(r *record.Row) bool { return r.Categories[category].Known })
}

func moves(r *record.Row) bool {
	return slices.ContainsFunc(r.Categories, func(c record.Row) bool { return c.Movement != scorecard.Unmoved })
}

func judged(r *record.Row) bool {
	return slices.ContainsFunc(r.Categories, func(c record.Row) bool { return c.Status != scorecard.Unrated })
}

func (s *SectionView) crossHead(out *markup, c *crossColumn) {
	r := c.row
	if c.title != "" {
		out.columnHead("", c.title, "")
		return
	}
	out.raw(`<th scope="col" class="num"`)
	if !r.Known {
		out.raw(` id="`, r.Indicator.ID, `"`)
	}
	out.raw(`><a href="`, s.month.root, s.month.Edition.Scorecard.ID, `/indicators/`, r.Indicator.ID, `/">`)
	out.text(r.Indicator.Short)
	out.raw(`</a>`)
	out.expansions(s.month.w, s.month.root, r.Indicator.Short)
	out.raw(`</th>`)
}

func (s *SectionView) crossFigure(out *markup, c *record.Row) {
	out.figure(&c.Figure)
	out.later(s.month.w, s.month.root, c, &c.Figure)
	if c.Known && c.Figure.Period != s.month.Edition.Month.Period {
		w := c.Indicator.Words
		out.raw(` <span class="quiet">`)
		out.say(w, "table.period", "period", w.Short(c.Figure.Period))
		out.raw(`</span>`)
	}
}

// notes lists what was noted about a section's indicators and their figures,
// and their companions of other kinds than a column holds.
func (m *markup) notes(section string, rows []*record.Row) {
	open := false
	for _, r := range rows {
		notes := r.Notes
		if len(notes) == 0 {
			continue
		}
		if !open {
			m.raw(`<details class="notes"><summary>`)
			m.about(r.Indicator.Words, "table.notes", section)
			m.raw(`</summary><ul>`)
			open = true
		}
		m.raw(`<li`)
		m.data(r)
		m.raw(`><strong>`)
		m.text(r.Indicator.Short)
		m.raw(`</strong>: `)
		for n, note := range notes {
			if n > 0 {
				m.raw(` `)
			}
			m.text(note)
		}
		m.raw(`</li>`)
	}
	if open {
		m.raw(`</ul></details>`)
	}
}
