package commentary

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"scorecard/cmd/scorecard/internal/source"
)

// FigureMark stands in a Passage for each reference to a figure.
const FigureMark = '\uFFFC'

// A Passage is the running text of a paragraph, heading, caption, table cell
// or block of code: without markup, character references resolved, line
// breaks made spaces (but in code). The description of an image and the title
// of a link are part of it.
type Passage struct {
	Text       string
	Kind       PassageKind
	References []Reference // one for each FigureMark, in order
	Cell       Cell        // of a CellPassage
	file       *source.File
	pieces     []piece
}

// A Cell is where in a text's tables a passage stands. All three count from 0; row
// 0 is that of the headings.
type Cell struct{ Table, Row, Column int }

// PassageKind is what a passage is part of. The zero value is running prose.
type PassageKind uint8

const (
	Prose PassageKind = iota // a paragraph, or an item of a list
	HeadingPassage
	CaptionPassage
	CellPassage
	CodePassage
)

// kindOf is the kind of a passage.
func kindOf(n ast.Node) PassageKind {
	switch n.Kind() {
	case ast.KindHeading:
		return HeadingPassage
	case kindCaption:
		return CaptionPassage
	case east.KindTableCell:
		return CellPassage
	case ast.KindCodeBlock, ast.KindFencedCodeBlock:
		return CodePassage
	}
	return Prose
}

// A piece is a stretch of a passage and where it comes from. It reaches to
// the next piece.
type piece struct {
	at    int // in the passage
	from  int // in the file's text
	width int // in the file's text; another than the piece's own where it was written as something else
}

// Place is where the bytes from up to to of the passage's text stand.
func (p Passage) Place(from, to int) source.Place {
	if len(p.pieces) == 0 {
		return p.file.Whole()
	}
	start := p.original(from).from
	end := p.original(max(from, to-1)).to
	return p.file.At(start, max(0, end-start))
}

// Located reports whether a passage comes from a file.
func (p Passage) Located() bool { return p.file != nil }

// original is where one byte of the passage comes from.
func (p Passage) original(at int) span {
	i, end := len(p.pieces)-1, len(p.Text)
	for i > 0 && p.pieces[i].at > at {
		end = p.pieces[i].at
		i--
	}
	c := p.pieces[i]
	if c.width != end-c.at {
		return span{c.from, c.from + c.width}
	}
	offset := c.from + max(0, min(at-c.at, c.width))
	return span{offset, offset + 1}
}

// Passages gives what a reader reads, with the place of every word, for
// checks of what was typed. The caller may not change them.
func (t *Text) Passages() []Passage { return t.passages }

// passagesOf takes the markup off a text's tree.
func passagesOf(doc ast.Node, file *source.File, src []byte) (out []Passage) {
	next := Cell{Table: -1}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			next.enter(n)
		}
		if !entering || !isPassage(n) {
			return ast.WalkContinue, nil
		}
		w := plainWriter{src: src, marks: true, located: true}
		w.block(n)
		at := Cell{}
		if n.Kind() == east.KindTableCell {
			at = next
			next.Column++
		}
		if len(w.out) > 0 {
			out = append(out, Passage{string(w.out), kindOf(n), w.references, at, file, slices.Clip(w.pieces)})
		}
		return ast.WalkSkipChildren, nil
	})
	return slices.Clip(out)
}

// enter moves on to a table or a row.
func (c *Cell) enter(n ast.Node) {
	switch n.Kind() {
	case east.KindTable:
		*c = Cell{Table: c.Table + 1}
	case east.KindTableHeader:
		c.Row, c.Column = 0, 0
	case east.KindTableRow:
		c.Row, c.Column = c.Row+1, 0
	}
}

// Lead gives the first passage that is a sentence, or more than one; "" where
// there is none.
func (t *Text) Lead() string {
	for _, p := range t.Passages() {
		if strings.HasSuffix(p.Text, ".") && strings.Contains(p.Text, " ") {
			return p.Text
		}
	}
	return ""
}

func isPassage(n ast.Node) bool {
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, ast.KindCodeBlock, ast.KindFencedCodeBlock, east.KindTableCell, kindCaption:
		return true
	}
	return false
}

// plainWriter takes the markup off.
type plainWriter struct {
	src        []byte
	out        []byte
	pieces     []piece
	references []Reference // that became FigureMarks, where pieces are wanted
	marks      bool        // references become FigureMarks; otherwise they stay as written
	located    bool        // pieces are wanted
}

func (w *plainWriter) put(s []byte, at span) {
	if w.located && len(s) > 0 {
		w.pieces = append(w.pieces, piece{len(w.out), at.from, at.to - at.from})
	}
	w.out = append(w.out, s...)
}

// block writes a passage.
func (w *plainWriter) block(n ast.Node) {
	if n.IsRaw() {
		for i := range n.Lines().Len() {
			l := n.Lines().At(i)
			w.put(w.src[l.Start:l.Stop], span{l.Start, l.Stop})
		}
		return
	}
	w.inlines(n)
}

func (w *plainWriter) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			w.text(n)
		case *figureNode:
			w.figure(n)
		case *languageNode:
			if n.end == nil {
				w.put(w.src[n.from:n.to], n.span)
			}
			w.inlines(n)
		case *ast.AutoLink:
			label := n.Label(w.src)
			w.put(label, span{n.Pos() + 1, n.Pos() + 1 + len(label)})
		case *ast.Link:
			w.inlines(n)
			w.title(n.Title, n)
		case *ast.Image:
			w.inlines(n)
			w.title(n.Title, n)
		default:
			w.inlines(n)
		}
	}
}

func (w *plainWriter) text(n *ast.Text) {
	at := span{n.Segment.Start, n.Segment.Stop}
	if n.IsRaw() {
		s := w.src[at.from:at.to]
		if bytes.HasSuffix(s, []byte("\n")) {
			w.put(s[:len(s)-1], span{at.from, at.to - 1})
			w.put([]byte(" "), span{at.to - 1, at.to})
			return
		}
		w.put(s, at)
		return
	}
	w.decode(w.src[at.from:at.to], at.from)
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.put([]byte(" "), span{at.to, at.to + 1})
	}
}

func (w *plainWriter) decode(s []byte, from int) {
	for len(s) > 0 {
		n, meaning := nextRun(s)
		w.put(meaning, span{from, from + n})
		s, from = s[n:], from+n
	}
}

func (w *plainWriter) figure(n *figureNode) {
	if at, ok := n.literal(w.src); ok {
		w.put(w.src[at.from:at.to], at)
		return
	}
	s := w.src[n.from:n.to]
	if w.marks {
		if r, wrong := readFigure(string(s)); wrong == nil {
			s = utf8.AppendRune(nil, FigureMark)
			if w.located {
				w.references = append(w.references, r)
			}
		}
	}
	w.put(s, n.span)
}

func (w *plainWriter) title(title []byte, n ast.Node) {
	if len(title) == 0 {
		return
	}
	at := span{n.Pos(), n.Pos() + 1}
	w.put([]byte(" "), at)
	w.put(resolve(title), at)
}

// nextRun gives the length of what a text of Markdown begins with, and what
// it means: an escape, a character reference, or a stretch that stands for
// itself.
func nextRun(s []byte) (int, []byte) {
	switch {
	case s[0] == '\\' && len(s) > 1 && util.IsPunct(s[1]):
		return 2, s[1:2]
	case s[0] == '&':
		if n, meaning := characterReference(s); n > 0 {
			return n, meaning
		}
	}
	if i := bytes.IndexAny(s[1:], `\&`); i >= 0 {
		return i + 1, s[:i+1]
	}
	return len(s), s
}

// characterReference reads &name;, &#123; and &#x7b; as CommonMark has them.
func characterReference(s []byte) (int, []byte) {
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return 0, nil
	}
	name := string(s[1:end])
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		entity, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return 0, nil
		}
		return end + 1, entity.Characters
	}
	base, most := 10, 7
	if hex := strings.TrimLeft(digits, "xX"); len(hex) == len(digits)-1 {
		digits, base, most = hex, 16, 6
	}
	c, err := strconv.ParseUint(digits, base, 32)
	if err != nil || len(digits) > most {
		return 0, nil
	}
	return end + 1, utf8.AppendRune(nil, util.ToValidRune(rune(c)))
}

// resolve gives a text with its escapes and character references resolved.
func resolve(s []byte) []byte {
	if bytes.IndexAny(s, `\&`) < 0 {
		return s
	}
	w := plainWriter{}
	w.decode(s, 0)
	return w.out
}

// plain gives a passage without its markup, references marked or as written.
func (p *printer) plain(n ast.Node, marks bool) string {
	p.scratch.out = p.scratch.out[:0]
	p.scratch.marks = marks
	p.scratch.block(n)
	return string(p.scratch.out)
}

// countWords adds the words of a passage to those of the text.
func (p *printer) countWords(n ast.Node) {
	inWord := false
	for _, c := range p.plain(n, true) {
		switch {
		case unicode.IsSpace(c):
			inWord = false
		case !inWord && (unicode.IsLetter(c) || unicode.IsDigit(c) || c == FigureMark):
			inWord = true
			p.text.words++
		}
	}
}
