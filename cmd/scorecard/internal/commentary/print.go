package commentary

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"scorecard/cmd/scorecard/internal/source"
)

// printer walks a text once: it prints, and collects what the text refers to
// and what is wrong with it.
type printer struct {
	src      []byte
	o        Options
	out      []byte
	text     *Text
	ids      ids
	lines    map[int]string // that have places
	tables   int            // printed so far
	fixed    int            // more than 0 where words may not be filled in
	level    int            // of the heading before, in the file; 1 is the page's title
	scratch  plainWriter
	problems source.Problems
}

func newPrinter(file *source.File, o Options) *printer {
	src := sourceOf(file)
	fixed := 0
	if o.Terms {
		fixed = 1 // a glossary does not explain its words beside themselves
	}
	return &printer{
		fixed:   fixed,
		src:     src,
		o:       o,
		out:     make([]byte, 0, min(len(src), longest)*5/4),
		text:    &Text{file: file},
		ids:     ids{},
		lines:   map[int]string{},
		level:   1,
		scratch: plainWriter{src: src},
	}
}

func (p *printer) str(s string) { p.out = append(p.out, s...) }

func (p *printer) escape(s []byte) { p.out = appendEscaped(p.out, s) }

// appendEscaped prints text for HTML, in an element or in a quoted attribute.
// Characters that neither HTML nor the XML of a feed allows are left out.
func appendEscaped(b, s []byte) []byte {
	from := 0
	for i, c := range s {
		esc := ""
		skip := 1
		switch {
		case c == '&':
			esc = "&amp;"
		case c == '<':
			esc = "&lt;"
		case c == '>':
			esc = "&gt;"
		case c == '"':
			esc = "&quot;"
		case c < ' ' && c != '\n' && c != '\t', c == 0x7f:
		case c == 0xef && (bytes.HasPrefix(s[i:], []byte("\ufffe")) || bytes.HasPrefix(s[i:], []byte("\uffff"))):
			skip = 3
		default:
			continue
		}
		b = append(b, s[from:i]...)
		b = append(b, esc...)
		from = i + skip
	}
	return append(b, s[from:]...)
}

func (p *printer) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeInline {
			p.inline(c)
		} else {
			p.block(c)
		}
	}
}

// within prints a node's children between two pieces of HTML.
func (p *printer) within(before string, n ast.Node, after string) {
	p.str(before)
	p.children(n)
	p.str(after)
}

func (p *printer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		p.paragraph(n)
	case *ast.TextBlock:
		p.strayCaption(n)
		p.children(n)
		if n.NextSibling() != nil && n.HasChildren() {
			p.str("\n")
		}
		p.countWords(n)
	case *ast.Heading:
		p.heading(n)
	case *ast.Blockquote:
		p.within("<blockquote>\n", n, "</blockquote>\n")
	case *ast.CodeBlock:
		p.code(n, nil)
	case *ast.FencedCodeBlock:
		p.code(n, n.Language(p.src))
	case *ast.List:
		p.list(n)
	case *ast.ListItem:
		before := "<li>"
		if p.o.Terms {
			if t, ok := p.term(n); ok {
				p.text.terms = append(p.text.terms, t)
				before = `<li id="` + string(appendEscaped(nil, []byte(t.ID))) + `">`
			}
		}
		if first := n.FirstChild(); first != nil && first.Kind() != ast.KindTextBlock {
			before += "\n"
		}
		p.within(before, n, "</li>\n")
	case *ast.ThematicBreak:
		p.str("<hr>\n")
	case *ast.HTMLBlock:
		p.rawHTML(lineSpan(p.src, n.Lines().At(0).Start))
	case *ast.LinkReferenceDefinition:
		p.address(n.Destination, n)
	case *east.Table:
		p.table(n)
	}
}

func (p *printer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		p.prose(n)
	case *figureNode:
		p.figure(n, false)
	case *languageNode:
		p.language(n)
	case *ast.CodeSpan:
		p.codeSpan(n)
	case *ast.Emphasis:
		if n.Level == 2 {
			p.within("<strong>", n, "</strong>")
		} else {
			p.within("<em>", n, "</em>")
		}
	case *ast.Link:
		p.link(n)
	case *ast.AutoLink:
		p.autoLink(n)
	case *ast.Image:
		p.image(n)
	case *ast.RawHTML:
		s := n.Segments.At(0)
		at := lineSpan(p.src, s.Start)
		at.to = min(at.to, s.Stop)
		p.rawHTML(at)
	}
}

// paragraph prints a paragraph, or the chart that stands for one.
func (p *printer) paragraph(n *ast.Paragraph) {
	p.strayCaption(n)
	if f, ok := n.FirstChild().(*figureNode); ok && n.ChildCount() == 1 && n.Parent().Kind() == ast.KindDocument {
		if r, wrong := p.readFigure(f); wrong == nil && r.Ask == chart {
			p.figure(f, true)
			p.str("\n")
			return
		}
	}
	p.within("<p>", n, "</p>\n")
	p.countWords(n)
}

func (p *printer) list(n *ast.List) {
	if !n.IsOrdered() {
		p.within("<ul>\n", n, "</ul>\n")
		return
	}
	p.str("<ol")
	if n.Start != 1 {
		p.str(` start="` + strconv.Itoa(n.Start) + `"`)
	}
	p.within(">\n", n, "</ol>\n")
}

func (p *printer) code(n ast.Node, language []byte) {
	p.str("<pre><code")
	if len(language) > 0 {
		p.str(` class="language-`)
		p.escape(resolve(language))
		p.str(`"`)
	}
	p.str(">")
	for i := range n.Lines().Len() {
		l := n.Lines().At(i)
		p.escape(l.Value(p.src))
	}
	p.str("</code></pre>\n")
}

func (p *printer) codeSpan(n *ast.CodeSpan) {
	p.str("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		s := c.(*ast.Text).Segment.Value(p.src)
		if line, broken := bytes.CutSuffix(s, []byte("\n")); broken {
			p.escape(line)
			p.str(" ")
		} else {
			p.escape(s)
		}
	}
	p.str("</code>")
}

func (p *printer) prose(n *ast.Text) {
	if p.fixed > 0 {
		p.escapeMarkdown(n.Segment.Value(p.src))
	} else {
		p.words(n.Segment.Value(p.src))
	}
	switch {
	case n.HardLineBreak():
		p.str("<br>\n")
	case n.SoftLineBreak():
		p.str("\n")
	}
}

// words prints text as escapeMarkdown does, and leaves a cut at each word that
// may be an abbreviation.
func (p *printer) words(s []byte) {
	for len(s) > 0 {
		n, meaning := nextRun(s)
		rest := string(meaning)
		for {
			before, word, after := nextAbbreviation(rest)
			p.escape([]byte(before))
			if word == "" {
				break
			}
			p.text.cuts = append(p.text.cuts, cut{at: int32(len(p.out)), length: int32(len(word)), kind: wordCut})
			p.str(word)
			rest = after
		}
		s = s[n:]
	}
}

// escapeMarkdown prints text whose escapes and character references are yet
// to be resolved.
func (p *printer) escapeMarkdown(s []byte) {
	for len(s) > 0 {
		n, meaning := nextRun(s)
		p.escape(meaning)
		s = s[n:]
	}
}

func (p *printer) rawHTML(at span) {
	p.problems.Add(source.Errorf(p.place(at), "raw-html", "HTML may not be used in a text").
		WithHint("write it in Markdown; a < that is meant is written as \\<"))
}

func (p *printer) readFigure(n *figureNode) (Reference, *wrong) {
	return readFigure(string(p.src[n.from:n.to]))
}

// figure leaves a gap for a figure. What is wrong is printed as it stands.
func (p *printer) figure(n *figureNode, block bool) {
	if at, ok := n.literal(p.src); ok {
		p.escape(p.src[at.from:at.to])
		return
	}
	r, w := p.readFigure(n)
	if w == nil && r.Ask == chart && !block {
		w = &wrong{at: span{0, n.to - n.from}, message: "a chart may not stand here",
			hint: "put the reference into a paragraph of its own, with an empty line on each side, outside lists and quotations"}
	}
	if w != nil {
		p.escape(p.src[n.from:n.to])
		p.wrongFigure(w, n.from)
		return
	}
	r.Block, r.Place = block, p.place(n.span)
	p.text.cuts = append(p.text.cuts, cut{at: int32(len(p.out)), index: int32(len(p.text.references)), kind: figureCut})
	p.text.references = append(p.text.references, r)
}

func (p *printer) wrongFigure(w *wrong, from int) {
	problem := source.Errorf(p.place(span{from + w.at.from, from + w.at.to}), "figure-reference", "%s", w.message).WithHint("%s", w.hint)
	if w.warning {
		problem.Severity = source.Warning
	}
	p.problems.Add(problem)
}
