package source

import (
	"strings"
	"testing"
)

var figureColumns = Columns{Required: []string{"indicator", "value"}, Optional: []string{"period", "stated_status"}}

// show prints a table: rows on lines, cells of every column between bars, and
// after each the place of the cell.
func show(table *Table, columns Columns) string {
	var b strings.Builder
	for row := range table.Rows() {
		for n, name := range columns.names() {
			if !table.Has(name) {
				continue
			}
			if n > 0 {
				b.WriteString("|")
			}
			cell := row.Cell(name)
			b.WriteString(cell.Text + "@" + where(cell.Place()))
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// TestForgivenTables has everything that spreadsheets do to CSV and that does
// not matter.
func TestForgivenTables(t *testing.T) {
	const plain = "cic@2:1+3|437@2:5+3"
	for _, c := range []struct{ says, in, want string }{
		{"a plain table", "indicator,value\ncic,437\n", plain},
		{"no line feed at the end", "indicator,value\ncic,437", plain},
		{"Windows line endings", "indicator,value\r\ncic,437\r\n", plain},
		{"old Macintosh line endings", "indicator,value\rcic,437\r", plain},
		{"a byte order mark", "\xef\xbb\xbfindicator,value\ncic,437\n", plain},
		{"a quoted heading after a byte order mark", "\xef\xbb\xbf\"indicator\",value\ncic,437\n", plain},
		{"capitals and spaces in the header", " Indicator , VALUE,Stated Status\ncic,437,Amber\n", "cic@2:1+3|437@2:5+3|Amber@2:9+5"},
		{"empty rows", "indicator,value\n\ncic,437\n,\n\n ,\t\nneet,5\n,,,\n", "cic@3:1+3|437@3:5+3\nneet@7:1+4|5@7:6+1"},
		{"empty rows above the header", "\n,,\n \nindicator,value\ncic,437\n", "cic@5:1+3|437@5:5+3"},
		{"empty trailing columns", "indicator,value,,,\ncic,437,,,\n", plain},
		{"more empty trailing columns than in the header", "indicator,value\ncic,437,,, ,\n", plain},
		{"a short row is filled up", "indicator,value,period\ncic,437\n", "cic@2:1+3|437@2:5+3|@2:8+0"},
		{"a row of one cell", "indicator,value,period\ncic\n", "cic@2:1+3|@2:4+0|@2:4+0"},
		{"columns in another order", "value,indicator\n437,cic\n", "cic@2:5+3|437@2:1+3"},
		{"an empty column between", "indicator,,value\ncic,,437\n", "cic@2:1+3|437@2:6+3"},
		{"no rows", "indicator,value\n", ""},
		{"commas in quotation marks", "indicator,value\ncic,\"1,234\"\n", "cic@2:1+3|1,234@2:5+5"},
		{"quotation marks in quotation marks", "indicator,value\ncic,\"a \"\"b\"\"\"\n", "cic@2:1+3|a \"b\"@2:5+5"},
		{"a line break in a cell", "indicator,value\n\"ci\nc\",437\nneet,5\n", "ci c@2:1+3|437@3:4+3\nneet@4:1+4|5@4:6+1"},
		{"white space around cells", "indicator,value\n\u00a0cic\t, 437\u00a0\n", "cic@2:2+3|437@2:8+3"},
		{"white space within cells", "indicator,value\nci\u00a0 \tc,437\n", "ci c@2:1+3|437@2:8+3"},
		{"characters of several bytes", "indicator,value\nünïé,£5\n", "ünïé@2:1+4|£5@2:6+2"},
		{"Windows-1252", "indicator,value\n\xfcn\xef\xe9,\xa35\n", "ünïé@2:1+4|£5@2:6+2"},
		{"a character of four bytes before", "indicator,value\n😀,5\n", "😀@2:1+1|5@2:3+1"},
	} {
		f := file(t, c.in)
		table, problems := f.Table(figureColumns)
		if len(problems) > 0 {
			t.Errorf("%s has problems:\n%s", c.says, list(problems))
		}
		if got := show(table, figureColumns); got != c.want {
			t.Errorf("%s is\n%s\nwant\n%s", c.says, got, c.want)
		}
		if rows := strings.Count(c.want, "\n") + 1; c.want != "" && table.Len() != rows || c.want == "" && table.Len() != 0 {
			t.Errorf("%s has %d rows", c.says, table.Len())
		}
	}
}

func TestRefusedTables(t *testing.T) {
	const quote = "a quotation mark is in the wrong place, or its partner is missing; the rows after it were not read"
	for _, c := range []struct{ says, in, rows, want string }{
		{"an empty file", "", "", "0:0+0 empty-file: this file is empty"},
		{"a file of empty rows", "\n,,\n \n", "", "0:0+0 empty-file: this file is empty"},
		{"a missing column", "indicator,period\ncic,2023\n", "", `1:0+0 missing-column: the column "value" is missing`},
		{"a missing column below empty rows", "\n\nindicator,period\n", "", `3:0+0 missing-column: the column "value" is missing`},
		{"no header", "cic,437\nneet,5\n", "", "1:0+0 missing-column: the first row does not name the columns"},
		{"an unknown column", "indicator,value,peroid\ncic,437,\n", "", `1:17+6 unknown-column: "peroid" is not a column of this table`},
		{"an unknown column after characters of several bytes", "é,indicator,value\n", "", `1:1+1 unknown-column: "é" is not a column of this table`},
		{"a repeated column", "indicator,value,Value\n", "", `1:17+5 duplicate-column: the column "value" is there twice`},
		{"a repeated and an unknown column", "value,value,indicatr\n", "", `1:7+5 duplicate-column: the column "value" is there twice
1:13+8 unknown-column: "indicatr" is not a column of this table
1:0+0 missing-column: the column "indicator" is missing`},
		{"a value under no heading", "indicator,value\ncic,437,5\n", "cic@2:1+3|437@2:5+3", `2:9+1 extra-cell: "5" stands in a column without a heading`},
		{"a value under an empty heading", "indicator,,value\ncic,x,437\n", "cic@2:1+3|437@2:7+3", `2:5+1 extra-cell: "x" stands in a column without a heading`},
		{"a number cut by its comma", "indicator,value\ncic,1,234\n", "cic@2:1+3|1@2:5+1", `2:7+3 extra-cell: "234" stands in a column without a heading`},
		{"two of them", "indicator,value\ncic,1,234\nüé,1,é,5\n", "cic@2:1+3|1@2:5+1\nüé@3:1+2|1@3:4+1", `2:7+3 extra-cell: "234" stands in a column without a heading
3:6+1 extra-cell: "é" stands in a column without a heading
3:8+1 extra-cell: "5" stands in a column without a heading`},
		{"semicolons", "indicator;value\ncic;437\n", "", "1:1+15 csv: the columns are not separated by commas"},
		{"tabs", "indicator\tvalue\ncic\t437\n", "", "1:1+15 csv: the columns are not separated by commas"},
		{"a quotation mark within a cell", "indicator,value\ncic,437\nth\"e,5\nlast,6\n", "cic@2:1+3|437@2:5+3", "3:3+1 csv: " + quote},
		{"a quotation mark after characters of several bytes", "indicator,value\né£\"e,5\n", "", "2:3+1 csv: " + quote},
		{"text after a closing quotation mark", "indicator,value\n\"cic\"s,5\n", "", "2:5+1 csv: " + quote},
		{"a quotation mark that is never closed", "indicator,value\ncic,437\nneet,\"5\nlast,6\n", "cic@2:1+3|437@2:5+3", "3:0+0 csv: " + quote},
		{"a quotation mark that is never closed in the header", "\"indicator,value\ncic,437\n", "", "1:0+0 csv: " + quote},
		{"a problem of the header and a broken quotation mark", "indicator,valu\ncic,437\nth\"e,5\n", "", `3:3+1 csv: ` + quote + `
1:11+4 unknown-column: "valu" is not a column of this table
1:0+0 missing-column: the column "value" is missing`},
	} {
		f := file(t, c.in)
		table, problems := f.Table(figureColumns)
		if table == nil {
			t.Fatalf("%s is no table", c.says)
		}
		if got := list(problems); got != c.want {
			t.Errorf("%s has the problems\n%s\nwant\n%s", c.says, got, c.want)
		}
		if got := show(table, figureColumns); got != c.rows {
			t.Errorf("%s has the rows\n%s\nwant\n%s", c.says, got, c.rows)
		}
		for _, p := range problems {
			inside(t, f, p.Place)
			told(t, p)
		}
		if !problems.Fatal() {
			t.Errorf("%s does not stop the build", c.says)
		}
	}
}

func TestRows(t *testing.T) {
	table, problems := file(t, "value,indicator\n,cic\n437,neet\n").Table(figureColumns)
	if len(problems) > 0 {
		t.Fatal(list(problems))
	}
	if got := where(table.Header()); got != "1:0+0" {
		t.Errorf("the header is at %s", got)
	}
	var rows []string
	for row := range table.Rows() {
		rows = append(rows, where(row.Place())+" "+row.Text("indicator"))
		if cell := row.Cell("period"); cell != (Cell{}) || cell.Place() != (Place{}) || row.Text("no such") != "" {
			t.Errorf("a cell of a column that is not there is %+v", cell)
		}
	}
	if got, want := strings.Join(rows, "; "), "2:1+1 cic; 3:1+3 neet"; got != want {
		t.Errorf("the rows are %s, want %s", got, want)
	}
	for row := range table.Rows() {
		if row.Text("indicator") != "cic" {
			t.Errorf("the first row is %q", row.Text("indicator"))
		}
		break // a loop that ends early
	}
	if table.Has("period") || !table.Has("value") {
		t.Error("the table has the wrong columns")
	}
}

func TestHints(t *testing.T) {
	for _, c := range []struct{ in, hint string }{
		{"", "its first row names the columns: indicator,value"},
		{"indicator,value,peroid\n", `did you mean "period"?`},
		{"indicator,value,colour\n", `valid here: "indicator", "value", "period" or "stated_status"`},
		{"indicator\n", "the first row names the columns; this table needs indicator, value"},
		{"indicator,value\na,b,c\n", "a comma inside a cell needs quotation marks around the cell"},
		{"indicator;value\n", "save the file as CSV with commas (“CSV UTF-8” in Excel)"},
		{"indicator,value\n\"\n", `a cell with quotation marks in it is written "like ""this"""`},
	} {
		_, problems := file(t, c.in).Table(figureColumns)
		if len(problems) != 1 || problems[0].Hint != c.hint {
			t.Errorf("%q: %+v; want the hint %s", c.in, problems, c.hint)
		}
	}
}

func FuzzTable(f *testing.F) {
	for _, s := range []string{"indicator,value\ncic,437\n", "\xef\xbb\xbf\"Indicator\", VALUE ,,\r\n\"a\r\nb\",\"1,234\",,5", "indicator,value\nth\"e,5", "indicator,value\n\"é",
		"\n\n,\nindicator,value\n\xa35\u00a0,😀", "indicator;value", "indicator\tvalue", "indicator,value,value,x", "indicator,value\n\"a\"\"b\"c,", "\"indicator\nvalue\",value"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file, problems := NewFile("a.csv", raw)
		if file == nil {
			if len(problems) != 1 {
				t.Errorf("%q is refused with %v", raw, problems)
			}
			return
		}
		table, problems := file.Table(figureColumns)
		for _, p := range problems {
			inside(t, file, p.Place)
			told(t, p)
		}
		if table.Len() > 0 && (!table.Has("indicator") || !table.Has("value")) {
			t.Errorf("%q has rows and not the columns", raw)
		}
		n := 0
		for row := range table.Rows() {
			n++
			inside(t, file, row.Place())
			blank := true
			for _, name := range []string{"indicator", "value", "period", "stated_status"} {
				cell := row.Cell(name)
				if table.Has(name) {
					inside(t, file, cell.Place())
				}
				if cell.Text != clean(cell.Text) || strings.Contains(cell.Text, "\n") {
					t.Errorf("%q has the cell %q", raw, cell.Text)
				}
				blank = blank && cell.Text == ""
			}
			if blank && len(problems) == 0 {
				t.Errorf("%q has an empty row", raw)
			}
		}
		if n != table.Len() {
			t.Errorf("%q has %d rows of %d", raw, n, table.Len())
		}
	})
}

// TestEdited puts other texts into cells: nothing else moves, however the cells
// were written.
func TestEdited(t *testing.T) {
	text := "a,b,c\n1, 22 ,\"1,234\"\n\"x\"\"y\",\"5\",\n\nlast,7,8"
	f, problems := NewFile("t.csv", []byte(strings.ReplaceAll(text, "\n", "\r\n")))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	table, problems := f.Table(Columns{Required: []string{"a", "b", "c"}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := string(f.Edited(nil)); got != text {
		t.Errorf("without an edit: %q", got)
	}
	var edits []Edit
	for row := range table.Rows() {
		for _, column := range []string{"c", "b"} {
			if cell := row.Cell(column); cell.Text != "" {
				edits = append(edits, Edit{cell, "9" + column})
			}
		}
	}
	if got, want := string(f.Edited(edits)), "a,b,c\n1, 9b,9c\n\"x\"\"y\",9b,\n\nlast,9b,9c"; got != want {
		t.Errorf("%q, wanted %q", got, want)
	}
}
