package commentary

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"scorecard/cmd/scorecard/internal/source"
)

// longest is the greatest length of a text in bytes, some 10,000 words. The
// library's time grows with the square of the length for a text that is made
// to be slow; up to this length it takes seconds.
const longest = 64 << 10

// markdown is CommonMark with tables, figure references and parts in other
// languages. It is made once
// because it is costly to make; it never changes and is safe to share.
var markdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(figureParser{}, 50), util.Prioritized(languageParser{}, 60))...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// Parse reads a file, or the part of one below its front matter. The Text is
// never nil; where a problem is an error, it prints what could be understood,
// and no more of the rest than is safe. Problems are in the order in which
// they stand in the file.
func Parse(file *source.File, o Options) (*Text, source.Problems) {
	o.Level = max(2, min(o.Level, 6))
	p := newPrinter(file, o)
	if len(p.src) > longest {
		return &Text{file: file, sum: sumOf(file, o)}, source.Problems{source.Errorf(file.Whole(), "long-text",
			"this text is longer than %d KiB", longest>>10).WithHint("split it up, or leave out what is not prose")}
	}
	doc, tables := tree(p.src)
	for n := range tables {
		p.ids.take(p.tableID(n + 1))
	}
	p.text.passages = passagesOf(doc, file, p.src)
	p.children(doc)
	p.text.html, p.text.sum = string(p.out), sumOf(file, o)
	p.text.references = slices.Clip(p.text.references)
	return p.text, p.problems.Sorted()
}

func sumOf(file *source.File, o Options) source.Sum {
	var m source.Makings
	m.Add(file.Sum())
	m.Text(o.IDPrefix)
	m.Int(o.Level)
	if o.Terms {
		m.Int(1)
	}
	return m.Sum()
}

// sourceOf gives a file's text with no room behind it: the library ends the
// last line of a code block by appending to it, which would write into what
// follows a part of a file.
func sourceOf(file *source.File) []byte { return slices.Clip(file.Text) }

// tree parses a text, puts captions into their tables and words of another
// language into one node, and counts the tables.
func tree(src []byte) (ast.Node, int) {
	doc := markdown.Parse(text.NewReader(src))
	takeLanguages(doc)
	return doc, takeCaptions(doc, src)
}
