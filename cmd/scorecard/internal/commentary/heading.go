package commentary

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"scorecard/cmd/scorecard/internal/source"
)

// ids are the ids that a text has used, each with the next number to try when
// it is wanted again.
type ids map[string]int

// take gives the id, or the id with the first free number from 2.
func (used ids) take(id string) string {
	if _, ok := used[id]; !ok {
		used[id] = 2
		return id
	}
	for {
		next := id + "-" + strconv.Itoa(used[id])
		used[id]++
		if _, ok := used[next]; !ok {
			used[next] = 2
			return next
		}
	}
}

// prefixed puts the text's prefix before an id.
func (o Options) prefixed(id string) string {
	if o.IDPrefix == "" {
		return id
	}
	return o.IDPrefix + "-" + id
}

// slug makes an id of words: lower-case letters and digits of any script,
// hyphens for what is between them, apostrophes left out.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, c := range s {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(c))
		case c != '\'' && c != '’':
			gap = true
		}
	}
	return b.String()
}

func (p *printer) heading(n *ast.Heading) {
	at := p.headingSpan(n)
	text := p.plain(n, false)
	id := slug(text)
	if id == "" {
		id = "heading"
	}
	h := Heading{Level: p.headingLevel(n.Level, at), ID: p.ids.take(p.o.prefixed(id)), Text: text, Place: p.place(at)}
	if source.IsBlank(text) {
		p.problems.Add(source.Errorf(h.Place, "empty-heading", "this heading has no words").
			WithHint("write what the part below it is about, or take the heading out"))
	}
	p.text.headings = append(p.text.headings, h)
	tag := "h" + strconv.Itoa(h.Level)
	p.str("<" + tag + ` id="`)
	p.escape([]byte(h.ID))
	p.str(`">`)
	p.fixed++
	p.children(n)
	p.fixed--
	p.str("</" + tag + ">\n")
	p.countWords(n)
}

// headingLevel gives the level at which a heading of the file is printed.
func (p *printer) headingLevel(level int, at span) int {
	switch {
	case level == 1:
		p.problems.Add(source.Errorf(p.place(at), "heading-level", "a text has no heading of the first level").
			WithHint("the page has its title; begin with ##"))
		level = 2
	case level > p.level+1:
		p.problems.Add(source.Warnf(p.place(at), "heading-level", "this heading leaves a level out").
			WithHint("the next is %s", strings.Repeat("#", p.level+1)))
	}
	p.level = level
	out := p.o.Level + level - 2
	if out > 6 {
		p.problems.Add(source.Warnf(p.place(at), "heading-level", "this heading is deeper than pages go").
			WithHint("the deepest here is %s; it is printed as one of those", strings.Repeat("#", 8-p.o.Level)))
		out = 6
	}
	return max(2, out)
}

// headingSpan is where a heading stands, its marks included. The library
// counts the width of tabs into the position it gives, so the place is found
// from the words.
func (p *printer) headingSpan(n *ast.Heading) span {
	if n.Lines().Len() == 0 {
		return lineSpan(p.src, n.Pos())
	}
	i := n.Lines().At(0).Start
	for i > 0 && strings.IndexByte(" \t#", p.src[i-1]) >= 0 {
		i--
	}
	return lineSpan(p.src, i)
}
