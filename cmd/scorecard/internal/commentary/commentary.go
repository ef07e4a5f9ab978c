// Package commentary reads what officers write: Markdown with references to
// figures. It finds everything that is wrong with a text where it stands, and
// renders the text once, cut where a figure goes in. It knows the form of a
// reference and not its meaning: which indicators there are, and what may be
// asked of them, is its callers' business.
//
// # What an author may write
//
// CommonMark, the common Markdown: paragraphs, *emphasis*, **strong
// emphasis**, lists, block quotes, code, links, images and headings; and
// tables. Quotation marks and dashes are printed as they are typed, and an
// address is a link only when it is written as one. A text is at most 64 KiB
// long.
//
// # Figures
//
// A figure is referred to by the id of its indicator between double braces:
//
//	At the end of the month {{cic}} children were in care.
//	It was {{cic previous}} a month before, and {{cic 2022-12}} in December.
//	{{by-age/under-1}} of them were under 1; in England, {{cic England}}.
//
//	{{cic chart}}
//
// The id may be followed by a slash and a category, and then by words that say
// what is asked; without them it is the value of the month. Ids are lower-case
// letters a to z, digits and hyphens. The words are letters, digits, spaces and
// any of - / . , ' ’ & ( ) + : and %. A reference begins and ends on the same
// line. It works in paragraphs, emphasis, lists, quotations, tables, captions,
// headings and the text of links; in code it is left as it is, and in the
// description of an image, the title of a link and an address it is a problem.
// The reference that asks for a chart stands in a paragraph of its own, outside
// lists and quotations. A backslash takes the meaning off: \{{cic}} prints the
// braces.
//
// # Headings
//
// A text begins its headings at ##, since the page has its title, leaves no
// level out and goes no deeper than a page can. Each gets an id from its
// words, for links to it, with -2, -3 … where two have the same words.
//
// # Tables
//
// The paragraph before a table gives its caption:
//
//	Table: Children in care by age
//
//	| Age | Children | Share |
//	| --- | ---: | ---: |
//	| Under 1 | {{by-age/under-1}} | 5% |
//
// The cells of the first row and of the first column are headings. Colons in
// the row of dashes align a column. Every row has as many cells as the first,
// or fewer, and an empty line follows the last. A paragraph that begins with
// Table: and has no table after it is a problem.
//
// # Links and images
//
// A link leads to a page of the site by a relative address, or begins with
// https://, http://, mailto: or tel:. Anything else, and anything that hides
// what it is, is a problem. An image has a description and belongs to the
// site: pages load nothing from elsewhere.
//
// # Other languages
//
// Words in another language than the site's stand in square brackets, and its
// code after them:
//
//	The forum's name is [Lleisiau Ifanc]{lang=cy}.
//
// A screen reader then pronounces them as they are. The code is that of BCP 47,
// with a region or script where it matters: cy, ur, zh-Hant. The brackets begin
// and end in one paragraph, heading, item or cell, and hold emphasis, links and
// figures as any text does. Abbreviations in them are not written out.
//
// # What is not allowed
//
// HTML, comments too. It is never passed on, and each piece is a problem.
// Control characters are left out of what is printed.
//
// # Rules
//
// Problems bear these names: figure-reference, raw-html, unsafe-link,
// empty-link, link-text, alt-text, outside-image, heading-level,
// empty-heading, table-caption, table-shape, language-of-part, long-text.
package commentary

import (
	"scorecard/cmd/scorecard/internal/source"
)

// Options say where a text will stand. The zero Options are those of a page
// of its own.
type Options struct {
	// IDPrefix begins every id in the text, followed by a hyphen. Ids are
	// unique within a text, so texts on one page need different prefixes.
	IDPrefix string
	// Level is the level at which the heading ## is printed, deeper headings
	// following: 2 on a page, 3 in a section of one. Zero is 2.
	Level int
	// Terms reads items of lists as the entries of a glossary, each with an id.
	Terms bool
}

// A Text is an officer's text, rendered but for its figures. It is immutable
// and may be used from many goroutines.
type Text struct {
	html       string
	cuts       []cut
	references []Reference
	links      []Link
	headings   []Heading
	terms      []Term
	words      int
	passages   []Passage
	file       *source.File
	sum        source.Sum
}

// A cut is a spot of the HTML where something else may go in: a figure, or
// something in the place of the address or word that is there.
type cut struct {
	at     int32 // offset in the HTML
	length int32 // of what stands there; 0 for a figure
	index  int32 // in references, or in links
	kind   cutKind
}

type cutKind uint8

const (
	linkCut cutKind = iota
	figureCut
	wordCut // which may be an abbreviation
)

// A Filling says what goes into a text where it stands on a page. Each appends
// what the reader sees, already escaped.
type Filling struct {
	// Figure appends words for a reference, or for a Block a chart.
	Figure func(b []byte, r *Reference) []byte
	// Address appends, for an attribute, the address that a link has on a page
	// at another depth. Where it is nil, links stay as they were written.
	Address func(b []byte, l *Link) []byte
	// Word appends a word that may be an abbreviation (see Abbreviations), which
	// comes escaped, as does what follows it. It is asked about words outside
	// links, headings and code. Where it is nil, they stay as they were written.
	Word func(b []byte, word, after string) []byte
}

// A Reference is a reference to a figure, as it was written.
type Reference struct {
	ID       string // of an indicator
	Category string // "" for none
	Ask      string // the words after the id, single-spaced; "" for the value of the month
	Block    bool   // it asks for a chart: what is printed for it stands between paragraphs, not in one
	Place    source.Place
}

// A Link is a link, or an image, to an address that may be used.
type Link struct {
	URL   string // percent-encoded; relative, or beginning with https:, http:, mailto: or tel:
	Image bool
	Place source.Place // of the address, which may be a definition further down
}

// A Heading is a heading as it is printed.
type Heading struct {
	Level int // 2 to 6
	ID    string
	Text  string // without markup; references to figures are as they were written
	Place source.Place
}

// Append prints the text's HTML. For each reference to a figure, figure
// appends what the reader sees, already escaped: words, or for a Block a
// chart.
func (t *Text) Append(b []byte, figure func(b []byte, r *Reference) []byte) []byte {
	return t.AppendFilled(b, Filling{Figure: figure})
}

// AppendFilled is Append with more that may be filled in.
func (t *Text) AppendFilled(b []byte, f Filling) []byte {
	from := 0
	for _, c := range t.cuts {
		at := int(c.at)
		switch {
		case c.kind == figureCut:
			b = append(b, t.html[from:at]...)
			b = f.Figure(b, &t.references[c.index])
		case c.kind == linkCut && f.Address != nil:
			b = append(b, t.html[from:at]...)
			b = f.Address(b, &t.links[c.index])
		case c.kind == wordCut && f.Word != nil:
			b = append(b, t.html[from:at]...)
			b = f.Word(b, t.html[at:at+int(c.length)], t.html[at+int(c.length):])
		default:
			continue
		}
		from = at + int(c.length)
	}
	return append(b, t.html[from:]...)
}

// EachWord calls f with every word that Filling.Word would be asked about.
func (t *Text) EachWord(f func(word string)) {
	if t == nil {
		return
	}
	for _, c := range t.cuts {
		if c.kind == wordCut {
			f(t.html[c.at : c.at+c.length])
		}
	}
}

// References gives the references to figures, in the order in which they
// stand; none of no text. The caller may not change them.
func (t *Text) References() []Reference {
	if t == nil {
		return nil
	}
	return t.references
}

// Links gives the links and images, in the order in which they stand. The
// caller may not change them.
func (t *Text) Links() []Link { return t.links }

// Headings gives the headings in order. The caller may not change them.
func (t *Text) Headings() []Heading { return t.headings }

// Words is the number of words that a reader reads, captions and tables
// included. A reference to a figure counts as one.
func (t *Text) Words() int { return t.words }

// Source is the text as its author wrote it.
func (t *Text) Source() string { return string(t.file.Text) }

// Sum stands for everything that the text is made from: the file, the part of
// it that was read, and the options. It is zero for no text.
func (t *Text) Sum() source.Sum {
	if t == nil {
		return source.Sum{}
	}
	return t.sum
}

// Empty reports whether the text prints nothing.
func (t *Text) Empty() bool { return t.html == "" && len(t.cuts) == 0 }
