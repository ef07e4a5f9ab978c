package record

import (
	"html"
	"strings"
)

// A Text is what was written about a month: as its author wrote it, and as its
// readers saw it.
type Text struct {
	Markdown []string `json:"markdown,omitzero"` // lines; none of a month that is open
	Pieces   []Piece  `json:"pieces"`
}

// A Passage is the commentary of a section.
type Passage struct {
	Section string `json:"section"`
	Text
}

// A Piece is a part of a text. One of its fields is set.
type Piece struct {
	HTML    string `json:"html,omitzero"`
	Figure  string `json:"figure,omitzero"`  // what stands for a reference to a figure; not escaped
	Chart   string `json:"chart,omitzero"`   // an indicator, or indicator/category, whose chart stands here
	Address string `json:"address,omitzero"` // of a link or image, for an attribute; from the site's root where it begins with a slash; not escaped
	Word    string `json:"word,omitzero"`    // a word that may be an abbreviation, escaped
}

// After is what follows a piece, as far as it is HTML.
func (t *Text) After(n int) string {
	if n+1 < len(t.Pieces) {
		return t.Pieces[n+1].HTML
	}
	return ""
}

// Empty reports whether there is nothing in the text.
func (t *Text) Empty() bool { return t == nil || len(t.Pieces) == 0 }

// Charted reports whether a chart stands in the text.
func (t *Text) Charted() bool {
	if t == nil {
		return false
	}
	for n := range t.Pieces {
		if t.Pieces[n].Chart != "" {
			return true
		}
	}
	return false
}

// Words gives the words that may be abbreviations.
func (t *Text) Words() (words []string) {
	if t == nil {
		return nil
	}
	for n := range t.Pieces {
		if w := t.Pieces[n].Word; w != "" {
			words = append(words, w)
		}
	}
	return words
}

// Plain gives what readers read, without markup: a line for each paragraph,
// heading, item or cell.
func (t *Text) Plain() (lines []string) {
	if t == nil {
		return nil
	}
	var all strings.Builder
	for n := range t.Pieces {
		p := &t.Pieces[n]
		all.WriteString(p.HTML)
		all.WriteString(p.Word)
		all.WriteString(html.EscapeString(p.Figure))
	}
	var line strings.Builder
	end := func() {
		if s := strings.Join(strings.Fields(html.UnescapeString(line.String())), " "); s != "" {
			lines = append(lines, s)
		}
		line.Reset()
	}
	rest := all.String()
	for rest != "" {
		text, tag, found := strings.Cut(rest, "<")
		line.WriteString(text)
		if !found {
			break
		}
		name, after, _ := strings.Cut(tag, ">")
		if name, _, _ = strings.Cut(strings.TrimPrefix(name, "/"), " "); !inline[name] {
			end()
		}
		rest = after
	}
	end()
	return lines
}

// inline are the elements of a text that do not end a line.
var inline = map[string]bool{"a": true, "em": true, "strong": true, "code": true, "span": true, "img": true}
