package pages

import (
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/words"
)

// A table of figures stands in a region that scrolls where the table is wider,
// and turns into cards on a narrow screen, a card a row: the style sheet then
// lays it out as a grid and prints each cell's data-label before the cell.
// Browsers take a table laid out so for the table that it is, so no roles say it.
const (
	tableBody = `</tr></thead><tbody>`
	tableEnd  = `</tbody></table></div>`
	rowHead   = `<th scope="row">`
)

// An opening is what a table of figures begins with.
type opening struct {
	caption string
	id      string        // "" for none
	columns int           // how many
	about   []*record.Row // indicators that the table goes with; none where each row is one
}

// openTable begins a table, up to the headings of its columns. tableBody, rows
// and tableEnd follow them.
func (m *markup) openTable(w *words.Words, o opening) {
	m.raw(`<div class="scroll" role="region" tabindex="0" aria-label="`)
	m.say(w, "table.label", "caption", o.caption)
	m.raw(`"`)
	if len(o.about) > 0 {
		m.data(o.about...)
	}
	m.raw(`><table class="figures`, tableSize(o.columns), `"`)
	if o.id != "" {
		m.raw(` id="`, o.id, `"`)
	}
	m.raw(`><caption>`)
	m.text(o.caption)
	m.raw(`</caption><thead><tr>`)
}

// tableSize gives the class of a table that folds into cards on a narrow
// screen, and of one that is set tighter on a wide one. A table with few columns
// fits anywhere.
func tableSize(columns int) string {
	switch {
	case columns <= 3:
		return ""
	case columns < 9:
		return " fold"
	}
	return " fold wide"
}

// columnHead prints the heading of a column, and how the column can be sorted
// (byText, byNumber or "").
func (m *markup) columnHead(class, title, sorted string) {
	m.raw(`<th scope="col"`)
	if class != "" {
		m.raw(` class="`, class, `"`)
	}
	if sorted != "" {
		m.raw(` data-sort="`, sorted, `"`)
	}
	m.raw(`>`)
	m.text(title)
	m.raw(`</th>`)
}

// cellTag gives the tag that begins each cell of a column.
func cellTag(class, label string) string { return cellStart(class, label) + ">" }

// cellStart gives that tag up to where more attributes may follow.
func cellStart(class, label string) string {
	var m markup
	m.raw(`<td`)
	if class != "" {
		m.raw(` class="`, class, `"`)
	}
	m.raw(` data-label="`)
	m.text(label)
	m.raw(`"`)
	return string(m)
}

// cell prints a cell that holds a text.
func (m *markup) cell(class, label, text string) {
	m.raw(cellTag(class, label))
	m.text(text)
	m.raw(`</td>`)
}
