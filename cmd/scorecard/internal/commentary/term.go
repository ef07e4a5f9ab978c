package commentary

import (
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"scorecard/cmd/scorecard/internal/source"
)

// A Term is an entry of a glossary: an item of a list that begins with strong
// emphasis and a colon.
//
//   - **CIC**, **CiC**: children in care; those whom the council looks after
type Term struct {
	ID      string   // of the entry on its page
	Names   []string // as they were written, one or more
	Short   string   // the meaning up to its first semicolon or full stop: what an abbreviation stands for
	Meaning string   // without markup, after the colon
	Place   source.Place
}

// Terms gives the entries of a glossary in order; nothing for a text that was
// not read as one. The caller may not change them.
func (t *Text) Terms() []Term {
	if t == nil {
		return nil
	}
	return t.terms
}

// term reads an item of a list as an entry of a glossary.
func (p *printer) term(n *ast.ListItem) (t Term, ok bool) {
	first := n.FirstChild()
	if first == nil || first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph {
		return t, false
	}
	for c := first.FirstChild(); c != nil; c = c.NextSibling() {
		if e, strong := c.(*ast.Emphasis); strong && e.Level == 2 {
			t.Names = append(t.Names, p.plain(e, false))
			continue
		}
		if between, isText := c.(*ast.Text); !isText || strings.Contains(string(between.Segment.Value(p.src)), ":") {
			break
		}
	}
	names, meaning, found := strings.Cut(p.plain(first, false), ":")
	if len(t.Names) == 0 || !found || !strings.HasSuffix(strings.TrimSpace(names), t.Names[len(t.Names)-1]) {
		return t, false
	}
	t.Meaning = strings.TrimSpace(meaning)
	t.Short = t.Meaning
	for _, end := range []string{";", ". "} {
		t.Short, _, _ = strings.Cut(t.Short, end)
	}
	t.Short = strings.TrimSuffix(t.Short, ".")
	t.ID = p.ids.take(p.o.prefixed(slug(t.Names[0])))
	t.Place = p.place(lineSpan(p.src, first.Lines().At(0).Start))
	return t, true
}

// Abbreviations gives the parts of a text that may be abbreviations, without
// markup, by their order: words with two capital letters, or a capital and a
// digit, such as PEP, CiC, A10 and D.O.T. The plural PEPs is given as it is.
func Abbreviations(s string) (out []string) {
	for {
		_, word, after := nextAbbreviation(s)
		if word == "" {
			return out
		}
		out = append(out, word)
		s = after
	}
}

// nextAbbreviation cuts a text at the first word that may be an abbreviation;
// word is empty where there is none.
func nextAbbreviation(s string) (before, word, after string) {
	start := -1
	for at, c := range s {
		inside := unicode.IsLetter(c) || unicode.IsDigit(c) || c == '.' && start >= 0
		switch {
		case inside && start < 0:
			start = at
		case !inside && start >= 0:
			if found := bare(s[start:at]); mayAbbreviate(found) {
				return s[:start], found, s[start+len(found):]
			}
			start = -1
		}
	}
	if start >= 0 {
		if found := bare(s[start:]); mayAbbreviate(found) {
			return s[:start], found, s[start+len(found):]
		}
	}
	return s, "", ""
}

// bare takes the full stops after a word off, but for one that has them within.
func bare(word string) string {
	if b := strings.TrimRight(word, "."); !strings.Contains(b, ".") {
		return b
	}
	return word
}

// mayAbbreviate reports whether a word has the form of an abbreviation.
func mayAbbreviate(s string) bool {
	capitals, digits := 0, 0
	for _, c := range s {
		switch {
		case unicode.IsUpper(c):
			capitals++
		case unicode.IsDigit(c):
			digits++
		}
	}
	return capitals > 1 || capitals == 1 && digits > 0
}
