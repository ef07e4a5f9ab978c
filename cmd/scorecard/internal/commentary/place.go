package commentary

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"scorecard/cmd/scorecard/internal/source"
)

// span is a stretch of a text, in bytes.
type span struct{ from, to int }

// place gives the place of a stretch. Places of a line share its text: a text
// may be all on one line, and each reference in it has a place.
func (p *printer) place(s span) source.Place {
	at := p.text.file.At(s.from, s.to-s.from)
	if _, ok := p.lines[at.Line]; !ok {
		p.lines[at.Line] = at.Text
	}
	at.Text = p.lines[at.Line]
	return at
}

// spot is where a part of the text stands that the library gives no position
// for; where it cannot be found, it is the beginning of the node.
func (p *printer) spot(part []byte, n ast.Node) span {
	if from, ok := offsetOf(p.src, part); ok {
		return span{from, from + len(part)}
	}
	return span{n.Pos(), n.Pos() + 1}
}

// offsetOf finds where a part of a text begins in it. The library hands out
// the address of a link as a part of the text, without its position; where it
// makes a copy, there is nothing to find.
func offsetOf(text, part []byte) (int, bool) {
	i := cap(text) - cap(part)
	if len(part) == 0 || i < 0 || i >= len(text) || &text[i] != &part[0] {
		return -1, false
	}
	return i, true
}

// lineSpan is what is left of the line at an offset, without the blanks
// around it.
func lineSpan(text []byte, from int) span {
	line, _, _ := bytes.Cut(text[from:], []byte("\n"))
	end := from + len(bytes.TrimRight(line, " \t"))
	start := from + len(line) - len(bytes.TrimLeft(line, " \t"))
	return span{min(start, end), end}
}
