package commentary

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/language"

	"scorecard/cmd/scorecard/internal/source"
)

var kindLanguage = ast.NewNodeKind("Language")

// languageNode is one end of words in another language, [ or ]{lang=cy}. Where
// the two have found each other, the first has what stands between as its
// children, and the second is gone.
type languageNode struct {
	ast.BaseInline
	span
	opens bool
	end   *languageNode // of one that opens, once it is found
}

func (n *languageNode) Kind() ast.NodeKind { return kindLanguage }

func (n *languageNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// languageEnd is what ends words in another language, and what begins it
// wherever it stands.
var (
	languageEnd   = regexp.MustCompile(`^\]\{lang *=[^{}\n]*\}`)
	languageStray = regexp.MustCompile(`^\{lang *=[^{}\n]*\}`)
)

// languageParser makes languageNodes. It comes before the library's parser of
// links, which has the brackets otherwise.
type languageParser struct{}

// Trigger names the characters at which the library calls Parse.
func (languageParser) Trigger() []byte { return []byte(`[]{`) }

// Parse takes a node from the reader, or gives nil.
func (languageParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	n := len(languageEnd.Find(line)) + len(languageStray.Find(line))
	opens := n == 0 && line[0] == '[' && opensLanguage(block)
	if opens {
		n = 1
	}
	if n == 0 {
		return nil
	}
	block.Advance(n)
	return &languageNode{span: span{segment.Start, segment.Start + n}, opens: opens}
}

// deepest is how many brackets may stand within each other. Without a limit the
// time for a text of nothing but brackets would grow with its square.
const deepest = 20

// opensLanguage reports whether the bracket that closes the one that a reader
// stands at is followed by a language. The reader stays where it is.
func opensLanguage(block text.Reader) bool {
	at, segment := block.Position()
	defer block.SetPosition(at, segment)
	depth := 0
	for line, _ := block.PeekLine(); line != nil; line, _ = block.PeekLine() {
		for n := 0; n < len(line); n++ {
			switch line[n] {
			case '\\':
				n++
			case '[':
				if depth++; depth > deepest {
					return false
				}
			case ']':
				if depth--; depth == 0 {
					return languageEnd.Match(line[n:])
				}
			}
		}
		block.AdvanceLine()
	}
	return false
}

// takeLanguages puts what stands in another language below n into the nodes
// that open it.
func takeLanguages(n ast.Node) {
	var open []*languageNode
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		l, ok := c.(*languageNode)
		switch {
		case !ok:
			takeLanguages(c)
		case l.opens:
			open = append(open, l)
		case len(open) > 0:
			first := open[len(open)-1]
			open = open[:len(open)-1]
			for first.NextSibling() != c {
				first.AppendChild(first, first.NextSibling())
			}
			n.RemoveChild(n, c)
			first.end, c = l, first
		}
	}
}

// language prints words in another language. An end without a beginning is a
// problem; of what is one, the words are printed alone.
func (p *printer) language(n *languageNode) {
	if n.end == nil {
		p.escape(p.src[n.from:n.to])
		if !n.opens {
			p.problems.Add(source.Errorf(p.place(n.span), "language-of-part", "this says the language of nothing").
				WithHint("the words stand in square brackets right before it, beginning and ending in one paragraph: [Cymraeg]{lang=cy}"))
		}
		return
	}
	_, value, _ := bytes.Cut(p.src[n.end.from:n.end.to-1], []byte("="))
	written := strings.TrimSpace(string(value))
	if len(written) > 1 && written[0] == '"' && written[len(written)-1] == '"' {
		written = written[1 : len(written)-1]
	}
	tag, ok := languageTag(written)
	p.fixed++
	defer func() { p.fixed-- }()
	switch {
	case !ok:
		p.problems.Add(source.Errorf(p.place(n.end.span), "language-of-part", "%q is not a language", written).
			WithHint("a language is written by its code: cy for Welsh, ur for Urdu, pl for Polish, en-GB for English"))
		p.children(n)
	case rightToLeft(tag):
		p.within(`<span lang="`+tag.String()+`" dir="rtl">`, n, "</span>")
	default:
		p.within(`<span lang="`+tag.String()+`">`, n, "</span>")
	}
}

var languageForm = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$`)

// languageTag reads the code of a language, with a script and a region where
// they matter; false for one that is not registered.
func languageTag(s string) (language.Tag, bool) {
	if !languageForm.MatchString(s) {
		return language.Und, false
	}
	tag, err := language.Raw.Parse(s)
	base, _, _ := tag.Raw()
	return tag, err == nil && base.String() != "und"
}

// rightToLeft reports whether a language is written from right to left.
func rightToLeft(tag language.Tag) bool {
	script, _ := tag.Script()
	return slices.Contains([]string{"Arab", "Hebr", "Nkoo", "Syrc", "Thaa"}, script.String())
}
