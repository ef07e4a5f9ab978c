package commentary

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"scorecard/cmd/scorecard/internal/source"
)

// captionMark begins the paragraph that gives the table after it a caption.
const captionMark = "Table:"

const captionHint = "put a line such as “Table: Children in care by age” before the table, and an empty line on each side of it"

var kindCaption = ast.NewNodeKind("Caption")

// captionNode is the caption of a table, and its first child.
type captionNode struct {
	ast.BaseBlock
}

func (n *captionNode) Kind() ast.NodeKind { return kindCaption }

func (n *captionNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// takeCaptions moves the captions below n into their tables, and counts the
// tables.
func takeCaptions(n ast.Node, src []byte) int {
	tables := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			continue
		}
		if c.Kind() != east.KindTable {
			tables += takeCaptions(c, src)
			continue
		}
		tables++
		if before := c.PreviousSibling(); isCaption(before, src) {
			n.RemoveChild(n, before)
			c.InsertBefore(c, c.FirstChild(), captionOf(before, src))
		}
	}
	return tables
}

func isCaption(n ast.Node, src []byte) bool {
	if n == nil || n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
		return false
	}
	first, ok := n.FirstChild().(*ast.Text)
	if !ok {
		return false
	}
	s := first.Segment.Value(src)
	return len(s) >= len(captionMark) && strings.EqualFold(string(s[:len(captionMark)]), captionMark)
}

// captionOf makes a caption of the paragraph that gives it.
func captionOf(paragraph ast.Node, src []byte) *captionNode {
	caption := &captionNode{}
	caption.SetPos(paragraph.Lines().At(0).Start)
	first := paragraph.FirstChild().(*ast.Text)
	first.Segment = first.Segment.WithStart(first.Segment.Start + len(captionMark))
	first.Segment = first.Segment.TrimLeftSpace(src)
	if first.Segment.IsEmpty() {
		paragraph.RemoveChild(paragraph, first)
	}
	for c := paragraph.FirstChild(); c != nil; c = paragraph.FirstChild() {
		caption.AppendChild(caption, c)
	}
	return caption
}

func (p *printer) tableID(n int) string { return p.o.prefixed("table-" + strconv.Itoa(n)) }

func (p *printer) table(n *east.Table) {
	p.tables++
	p.str(`<div class="scroll" role="region" tabindex="0"`)
	caption, ok := n.FirstChild().(*captionNode)
	if !ok {
		p.str("><table>\n")
		p.problems.Add(source.Errorf(p.place(lineSpan(p.src, n.FirstChild().Pos())), "table-caption",
			"this table has no caption").WithHint(captionHint))
	} else {
		p.str(` aria-labelledby="`)
		p.escape([]byte(p.tableID(p.tables)))
		p.str(`"><table><caption id="`)
		p.escape([]byte(p.tableID(p.tables)))
		p.str(`">`)
		p.children(caption)
		p.str("</caption>\n")
		p.countWords(caption)
		if source.IsBlank(p.plain(caption, false)) {
			p.problems.Add(source.Errorf(p.place(lineSpan(p.src, caption.Pos())), "table-caption",
				"this caption has no words").WithHint(captionHint))
		}
	}
	p.rows(n)
	p.str("</table></div>\n")
}

func (p *printer) rows(n *east.Table) {
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		switch row.(type) {
		case *east.TableHeader:
			p.str("<thead><tr>")
			p.cells(row, n.Alignments)
			p.str("</tr></thead>\n")
		case *east.TableRow:
			if !body {
				body = true
				p.str("<tbody>\n")
			}
			p.tableShape(row, len(n.Alignments))
			p.str("<tr>")
			p.cells(row, n.Alignments)
			p.str("</tr>\n")
		}
	}
	if body {
		p.str("</tbody>\n")
	}
}

// cells prints the cells of a row. A heading without words would be announced
// as one, so it is a plain cell.
func (p *printer) cells(row ast.Node, alignments []east.Alignment) {
	scope := ""
	if row.Kind() == east.KindTableHeader {
		scope = "col"
	}
	i := 0
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		heading := scope
		if i == 0 && scope == "" {
			heading = "row"
		}
		tag := "td"
		if heading != "" && cell.HasChildren() {
			tag = "th"
			p.str(`<th scope="` + heading + `"`)
		} else {
			p.str("<td")
		}
		if i < len(alignments) {
			p.str(alignmentClass(alignments[i]))
		}
		p.str(">")
		p.children(cell)
		p.str("</" + tag + ">")
		p.countWords(cell)
		i++
	}
}

// alignmentClass is the attribute that aligns a cell. The library's own is a
// style, which the pages' policy forbids.
func alignmentClass(a east.Alignment) string {
	switch a {
	case east.AlignLeft:
		return ` class="left"`
	case east.AlignRight:
		return ` class="right"`
	case east.AlignCenter:
		return ` class="centre"`
	}
	return ""
}

// tableShape finds what Markdown would lose or take in without a word: cells
// beyond the last column, and a line of prose right below a table.
func (p *printer) tableShape(row ast.Node, columns int) {
	at := lineSpan(p.src, row.Pos())
	if columns > 1 && bytes.IndexByte(p.src[at.from:at.to], '|') < 0 {
		p.problems.Add(source.Errorf(p.place(at), "table-shape", "this line has become a row of the table above").
			WithHint("leave an empty line after the table"))
		return
	}
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	end := last.Lines().At(0).Stop
	for end < at.to && p.src[end] != '|' {
		end++
	}
	if extra := lineSpan(p.src, min(end+1, at.to)); extra.from < extra.to {
		p.problems.Add(source.Errorf(p.place(extra), "table-shape", "this row has more cells than the table has columns").
			WithHint(`a bar that is meant is written as \|`))
	}
}

// strayCaption reports a caption that no table follows.
func (p *printer) strayCaption(n ast.Node) {
	if isCaption(n, p.src) {
		p.problems.Add(source.Errorf(p.place(lineSpan(p.src, n.Lines().At(0).Start)), "table-caption",
			"no table follows this caption").
			WithHint("a table is a row of headings, a row of dashes with as many cells, and the rows; its cells are parted by bars: | Age | Children |"))
	}
}
