package source

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
)

// Columns says which columns a table may have. Their names are lower case
// with underscores; in a file, capitals and spaces are forgiven.
type Columns struct {
	Required []string
	Optional []string
}

func (c Columns) names() []string {
	return append(append([]string(nil), c.Required...), c.Optional...)
}

// A Table is a CSV file with a header row, read into cells.
type Table struct {
	file   *File
	column map[string]int // by name
	named  []bool         // by position: the column has a heading
	cells  []cell         // row after row, width cells each
	width  int
}

type cell struct {
	text string
	at   int32 // byte offset in the file's text
}

// A Row is one row of a table.
type Row struct {
	table *Table
	first int // index of its first cell
}

// A Cell is one field of a row. The zero Cell is an empty cell in a column
// that the table does not have.
type Cell struct {
	Text string // without white space around it; line breaks are spaces
	file *File
	at   int32
}

// An Edit is another text for a cell that is not empty.
type Edit struct {
	Cell Cell
	Text string
}

// Edited gives the file's text with other texts in some of its cells, and
// everything else as it stands. The texts must not need quotation marks.
func (f *File) Edited(edits []Edit) []byte {
	edits = slices.SortedFunc(slices.Values(edits), func(a, b Edit) int { return int(a.Cell.at - b.Cell.at) })
	var out []byte
	from := 0
	for _, e := range edits {
		at := int(e.Cell.at)
		out = append(append(out, f.Text[from:at]...), e.Text...)
		from = f.cellEnd(at)
	}
	return append(out, f.Text[from:]...)
}

// cellEnd gives where the cell ends that begins at an offset.
func (f *File) cellEnd(at int) int {
	if f.Text[at] != '"' {
		if n := bytes.IndexAny(f.Text[at:], ",\n"); n >= 0 {
			return at + n
		}
		return len(f.Text)
	}
	for at++; at < len(f.Text); at++ {
		if f.Text[at] != '"' {
			continue
		}
		if at+1 == len(f.Text) || f.Text[at+1] != '"' {
			return at + 1
		}
		at++
	}
	return at
}

// Spot is where the cell stands.
func (c Cell) Spot() Spot { return Spot{c.file, c.at, int32(max(len(c.Text), 1))} }

// Place is where the cell stands.
func (c Cell) Place() Place { return c.Spot().Place() }

// Table reads the file as CSV. It forgives what spreadsheets do to CSV: empty
// rows, empty trailing columns, capitals and spaces in the header. A missing,
// unknown or repeated column, a value under no heading and a broken quote are
// problems. The table is never nil; rows that could not be read are left out.
func (f *File) Table(columns Columns) (*Table, Problems) {
	t := &Table{file: f, column: map[string]int{}}
	records, problems := f.records()
	if len(records) == 0 {
		if len(problems) == 0 {
			problems.Add(Errorf(f.Whole(), "empty-file", "this file is empty").
				WithHint("its first row names the columns: %s", strings.Join(columns.Required, ",")))
		}
		return t, problems
	}
	header := t.readHeader(records[0], columns)
	problems.Add(header...)
	if header.Fatal() {
		return t, problems
	}
	t.named = make([]bool, t.width)
	for _, i := range t.column {
		t.named[i] = true
	}
	t.cells = make([]cell, 0, (len(records)-1)*t.width)
	for _, r := range records[1:] {
		problems.Add(t.add(r)...)
	}
	return t, problems
}

// record is one line of CSV, its fields with their byte offsets.
type record []cell

func (r record) blank() bool {
	for _, c := range r {
		if c.text != "" {
			return false
		}
	}
	return true
}

func (f *File) records() ([]record, Problems) {
	lines := lineStarts(f.Text)
	in := csv.NewReader(bytes.NewReader(f.Text))
	in.FieldsPerRecord = -1
	in.ReuseRecord = true
	var out []record
	for {
		fields, err := in.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, Problems{f.csvProblem(err)}
		}
		r := make(record, len(fields))
		for i, text := range fields {
			line, col := in.FieldPos(i)
			at := lines[line-1] + col - 1
			if rest := strings.TrimSpace(text); rest != "" && f.Text[at] != '"' {
				at += strings.Index(text, rest)
			}
			r[i] = cell{clean(text), int32(at)}
		}
		if !r.blank() {
			out = append(out, r)
		}
	}
}

func (f *File) csvProblem(err error) Problem {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return Errorf(f.Whole(), "csv", "this table cannot be read: %v", err)
	}
	at := f.AtColumn(parse.Line, parse.Column, 1)
	if parse.Line != parse.StartLine {
		at = f.Line(parse.StartLine)
	}
	return Errorf(at, "csv", "a quotation mark is in the wrong place, or its partner is missing; the rows after it were not read").
		WithHint(`a cell with quotation marks in it is written "like ""this"""`)
}

// lineStarts gives the byte offset at which each line begins.
func lineStarts(text []byte) []int {
	starts := make([]int, 1, 1+bytes.Count(text, []byte("\n")))
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// clean trims a cell and makes its line breaks spaces.
func clean(s string) string {
	if strings.ContainsAny(s, "\n\t\u00a0") {
		return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
	}
	return strings.TrimSpace(s)
}

func (t *Table) readHeader(header record, columns Columns) Problems {
	var problems Problems
	valid := columns.names()
	for len(header) > 0 && header[len(header)-1].text == "" {
		header = header[:len(header)-1]
	}
	first := t.place(header[0])
	if len(header) == 1 && strings.ContainsAny(first.Text, ";\t|") {
		return Problems{Errorf(first, "csv", "the columns are not separated by commas").
			WithHint("save the file as CSV with commas (“CSV UTF-8” in Excel)")}
	}
	row := first
	row.Col, row.Width = 0, 0
	if !header.names(valid) {
		return Problems{Errorf(row, "missing-column", "the first row does not name the columns").
			WithHint("put a row above it, with at least %s", strings.Join(columns.Required, ","))}
	}
	t.width = len(header)
	for i, h := range header {
		name := columnName(h.text)
		_, twice := t.column[name]
		switch {
		case h.text == "":
			// A value under it is a problem of its row.
		case twice:
			problems.Add(Errorf(t.place(h), "duplicate-column", "the column %q is there twice", name))
		case !slices.Contains(valid, name):
			problems.Add(Errorf(t.place(h), "unknown-column", "%q is not a column of this table", h.text).
				WithHint("%s", DidYouMean(name, valid)))
		default:
			t.column[name] = i
		}
	}
	for _, name := range columns.Required {
		if _, ok := t.column[name]; !ok {
			problems.Add(Errorf(row, "missing-column", "the column %q is missing", name).
				WithHint("the first row names the columns; this table needs %s", strings.Join(columns.Required, ", ")))
		}
	}
	return problems
}

// columnName is a heading as the name of a column.
func columnName(heading string) string {
	return strings.ReplaceAll(strings.ToLower(heading), " ", "_")
}

// names reports whether any cell is the name of a column.
func (r record) names(valid []string) bool {
	return slices.ContainsFunc(r, func(c cell) bool { return slices.Contains(valid, columnName(c.text)) })
}

func (t *Table) place(c cell) Place { return t.file.At(int(c.at), len(c.text)) }

// add appends a record's cells. A record shorter than the header is filled up
// with empty cells.
func (t *Table) add(r record) Problems {
	var problems Problems
	for i, c := range r {
		if c.text != "" && (i >= t.width || !t.named[i]) {
			problems.Add(Errorf(t.place(c), "extra-cell", "%q stands in a column without a heading", c.text).
				WithHint("a comma inside a cell needs quotation marks around the cell"))
		}
	}
	end := r[len(r)-1].at + int32(len(r[len(r)-1].text))
	for i := range t.width {
		if i < len(r) {
			t.cells = append(t.cells, r[i])
		} else {
			t.cells = append(t.cells, cell{"", end})
		}
	}
	return problems
}

// Len is the number of rows below the header.
func (t *Table) Len() int {
	if t.width == 0 {
		return 0
	}
	return len(t.cells) / t.width
}

// Has reports whether the table has a column.
func (t *Table) Has(name string) bool { _, ok := t.column[name]; return ok }

// Header is the place of the table's header row.
func (t *Table) Header() Place { return t.file.Line(1) }

// Rows gives the rows below the header in order.
func (t *Table) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for i := 0; t.width > 0 && i+t.width <= len(t.cells); i += t.width {
			if !yield(Row{t, i}) {
				return
			}
		}
	}
}

// Cell gives the cell in a column, or the zero Cell where the table does not
// have the column.
func (r Row) Cell(column string) Cell {
	i, ok := r.table.column[column]
	if !ok {
		return Cell{}
	}
	c := r.table.cells[r.first+i]
	return Cell{c.text, r.table.file, c.at}
}

// Text is the text of the cell in a column.
func (r Row) Text(column string) string { return r.Cell(column).Text }

// Spot is where the row begins.
func (r Row) Spot() Spot {
	c := r.table.cells[r.first]
	return Spot{r.table.file, c.at, int32(max(len(c.text), 1))}
}

// Place is where the row begins.
func (r Row) Place() Place { return r.Spot().Place() }
