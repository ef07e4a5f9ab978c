package commentary

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"scorecard/cmd/scorecard/internal/source"
)

// chart is what a reference asks that stands for a block.
const chart = "chart"

// kindFigure is made by the library, which numbers the kinds of nodes.
var kindFigure = ast.NewNodeKind("Figure")

// figureNode is what has braces in a text: a reference to a figure, one gone
// wrong, or one whose meaning a backslash took off.
type figureNode struct {
	ast.BaseInline
	span
}

func (n *figureNode) Kind() ast.NodeKind { return kindFigure }

func (n *figureNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// literal gives what an escaped node prints, or false where the node is not
// escaped.
func (n *figureNode) literal(src []byte) (span, bool) {
	return span{n.from + 1, n.to}, src[n.from] == '\\'
}

// figureParser makes figureNodes. Braces are looked at here, before anything
// between them is taken for Markdown; what they mean is found out afterwards.
type figureParser struct{}

// Trigger names the characters at which the library calls Parse.
func (figureParser) Trigger() []byte { return []byte(`{}\`) }

// Parse takes a node from the reader, or gives nil.
func (figureParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	l, segment := block.PeekLine()
	n := scanFigure(l)
	if n == 0 {
		return nil
	}
	block.Advance(n)
	return &figureNode{span: span{segment.Start, segment.Start + n}}
}

// scanFigure gives the length of the node that a line begins with, or 0 for
// braces that mean nothing.
func scanFigure(l []byte) int {
	if l[0] == '\\' {
		b := measure(l[1:])
		switch {
		case b.open == 0 && b.close == 0:
			return 0
		case b.open+b.close > 2 && b.close > 0:
			return 1 + b.open + b.body + b.close
		}
		return 1 + max(b.open, 1)
	}
	b := measure(l)
	switch {
	case b.open >= 2 && b.close < 2:
		return b.open // never closed
	case b.open+b.close > 2, b.open == 0 && b.close == 2:
		return b.open + b.body + b.close
	case b.open == 1 && b.close == 1:
		if _, wrong := parseReference(string(l[1 : 1+b.body])); wrong == nil {
			return b.body + 2
		}
	}
	return 0
}

// braces are the lengths of opening braces, of what follows up to another
// brace or the end of the line, and of closing braces.
type braces struct{ open, body, close int }

func measure(l []byte) braces {
	var b braces
	for b.open < len(l) && l[b.open] == '{' {
		b.open++
	}
	i := b.open
	for b.open > 0 && i < len(l) && l[i] != '{' && l[i] != '}' && l[i] != '\n' {
		i++
	}
	b.body = i - b.open
	for i < len(l) && l[i] == '}' {
		i++
	}
	b.close = i - b.open - b.body
	return b
}

// wrong is what is wrong with a reference, and which bytes of it.
type wrong struct {
	at            span
	message, hint string
	warning       bool
}

// readFigure reads a node's text, braces included.
func readFigure(s string) (Reference, *wrong) {
	b := measure([]byte(s))
	all := span{0, len(s)}
	switch {
	case b.open == 0:
		return Reference{}, &wrong{at: all, message: `these braces close a figure reference that does not begin`,
			hint: `it begins with {{ on the same line; \}} prints the braces`}
	case b.close == 0:
		return Reference{}, &wrong{at: all, message: "this figure reference is not closed",
			hint: `it ends with }} on the same line; \{{ prints the braces`}
	}
	r, w := parseReference(s[b.open : b.open+b.body])
	switch {
	case b.open == 1 && b.close == 1:
		return Reference{}, &wrong{at: all, warning: true, message: "these braces are printed as they are",
			hint: fmt.Sprintf(`did you mean {{%s}}? \%s says that they are meant`, s[1:len(s)-1], s)}
	case b.open != 2 || b.close != 2:
		return Reference{}, &wrong{at: all, message: "a figure reference has two braces on each side",
			hint: fmt.Sprintf("write {{%s}}", strings.TrimSpace(s[b.open:b.open+b.body]))}
	case w != nil && w.at == span{}:
		w.at = all
	case w != nil:
		w.at.from += b.open
		w.at.to += b.open
	}
	return r, w
}

// parseReference reads what stands between the braces. The span of what is
// wrong is empty where that is all of it.
func parseReference(s string) (Reference, *wrong) {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return Reference{}, &wrong{message: "this figure reference names no indicator",
			hint: "the id of an indicator stands between the braces, as in {{children-in-care}}"}
	}
	at := strings.Index(s, fields[0])
	r := Reference{ID: fields[0], Ask: words(s[at+len(fields[0]):])}
	slash := strings.IndexByte(r.ID, '/')
	if slash >= 0 {
		r.ID, r.Category = r.ID[:slash], r.ID[slash+1:]
	}
	switch {
	case !isID(r.ID):
		return r, notID(r.ID, at)
	case slash >= 0 && r.Category == "" || strings.HasPrefix(r.Ask, "/"):
		return r, &wrong{message: "the slash in this figure reference has no category after it",
			hint: "there are no spaces around the slash, as in {{children-by-age/under-1}}"}
	case strings.Contains(r.Category, "/"):
		return r, &wrong{message: "this figure reference has more than one slash",
			hint: "it has an indicator and one of its categories, as in {{children-by-age/under-1}}"}
	case slash >= 0 && !isID(r.Category):
		return r, notID(r.Category, at+slash+1)
	}
	return r, badAsk(s, at+len(fields[0]))
}

// words is a text single-spaced; itself, where it is so already.
func words(s string) string {
	s = strings.TrimSpace(s)
	for i, c := range s {
		if unicode.IsSpace(c) && (c != ' ' || s[i+1] == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
	}
	return s
}

func isID(s string) bool {
	for _, c := range s {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return s != ""
}

func notID(s string, at int) *wrong {
	w := &wrong{at: span{at, at + len(s)}, message: fmt.Sprintf("%q is not an id", s),
		hint: "ids are lower-case letters a to z, digits and hyphens"}
	if s == "" {
		w.at, w.message = span{}, "this figure reference names no indicator before its slash"
	}
	if near := slug(s); near != s && isID(near) {
		w.hint = "did you mean " + source.OneOf([]string{near}) + "? " + w.hint
	}
	return w
}

// badAsk finds the first character of the words after an id that may not
// stand there.
func badAsk(s string, from int) *wrong {
	for i, c := range s[from:] {
		if unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c) || unicode.IsSpace(c) || strings.ContainsRune("-/.,'’&()+:%", c) {
			continue
		}
		return &wrong{at: span{from + i, from + i + len(string(c))}, message: fmt.Sprintf("%q may not stand in a figure reference", c),
			hint: "after the id come words such as previous, target, England or 2022-12"}
	}
	return nil
}
