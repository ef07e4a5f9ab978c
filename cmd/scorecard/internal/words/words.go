// Package words holds the fixed words of a site: everything that a reader sees
// or hears and that neither a council nor a figure has said. They are read from
// a file of messages, one a language, so that another language needs no code.
//
// # The file
//
// layouts/messages/en-GB.toml is built in and is the list of all messages. A
// site's own layouts/messages/<language>.toml is laid over it message by
// message; language in site.toml says which. A message that a language's file
// lacks is a warning, and stands in English until it is there.
//
//	[counts]
//	indicators = {one = "{n} indicator", other = "{n} indicators"}
//
//	[page]
//	wrong = "Something wrong on this page? {link}Tell us{/link}."
//
// {name} is a place that is filled; {link} and {/link} stand around words that
// the page makes a link, or sets in some other way. A message has the same
// places in every language, in the order that the language wants. A message
// about a number, which is always {n}, has a form for each class of numbers
// that the language tells apart (by Unicode's CLDR: one and other in English;
// zero, one, two, few, many and other in Welsh). It is the value that decides:
// 1.0 is one. Only the form other must print the number.
//
// How numbers are written is messages too, which show one: [number] decimals =
// "{whole}.{decimals}". Of these only the marks matter.
//
// # Why not a library
//
// golang.org/x/text/message formats by printf verbs, through reflection, and
// cannot say that a {name} is missing. go-i18n runs text/template for each
// message: some microseconds and several allocations, where a month's page has
// thousands of messages. Here a message is compiled once to pieces, and printed
// by appending them. What a library does better is to know the plural classes
// of languages, and those are taken from golang.org/x/text/feature/plural.
package words

import (
	"maps"
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// Words are the messages of one language. They do not change once loaded.
type Words struct {
	Language string // as site.toml has it: "en-GB"

	messages map[string]*message
	plural   plurals
	calendar calendar
	marks    *scorecard.Marks // nil for British English
	sum      source.Sum
}

// Sum stands for everything that is said; it is zero for no Words.
func (w *Words) Sum() source.Sum {
	if w == nil {
		return source.Sum{}
	}
	return w.sum
}

// Say prints a message. args are names of its places and what fills them, by
// turns: Say("change.missing", "period", "March 2023"). A key that there is no
// message for gives itself; a test keeps every key of ours in the file.
func (w *Words) Say(key string, args ...string) string {
	m := w.messages[key]
	switch {
	case m == nil:
		return key
	case m.plain:
		return m.text
	}
	var room [128]byte
	return string(w.append(room[:0], m, args))
}

// Append prints a message as Say does.
func (w *Words) Append(b []byte, key string, args ...string) []byte {
	if m := w.messages[key]; m != nil {
		return w.append(b, m, args)
	}
	return append(b, key...)
}

func (w *Words) append(b []byte, m *message, args []string) []byte {
	for _, p := range m.form(w, args) {
		if p.place {
			b = append(b, value(args, p.text)...)
		} else {
			b = append(b, p.text...)
		}
	}
	return b
}

// AppendText prints a message as text within HTML: its words and what fills its
// places escaped.
func (w *Words) AppendText(b []byte, key string, args ...string) []byte {
	m := w.messages[key]
	if m == nil {
		return AppendEscaped(b, key)
	}
	for _, p := range m.form(w, args) {
		if p.place {
			b = AppendEscaped(b, value(args, p.text))
		} else {
			b = append(b, p.html...)
		}
	}
	return b
}

// AppendMarkup prints a message as HTML: its words escaped, what fills its
// places as it is, which must therefore be HTML.
func (w *Words) AppendMarkup(b []byte, key string, args ...string) []byte {
	m := w.messages[key]
	if m == nil {
		return AppendEscaped(b, key)
	}
	for _, p := range m.form(w, args) {
		if p.place {
			b = append(b, value(args, p.text)...)
		} else {
			b = append(b, p.html...)
		}
	}
	return b
}

// Has reports whether there is a message.
func (w *Words) Has(key string) bool { return w.messages[key] != nil }

// Keys lists the messages by name.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.messages)) }

// Near lists the messages that a wrong key may have been meant to be.
func (w *Words) Near(key string) []string { return near(w.Keys(), key) }

// Places lists the places of a message that are to be filled, and whether it
// has different forms for different numbers.
func (w *Words) Places(key string) (places []string, plural bool) {
	m := w.messages[key]
	if m == nil {
		return nil, false
	}
	return m.places(), m.plural
}

// List joins words in a sentence: "a, b and c".
func (w *Words) List(items []string) string {
	last := len(items) - 1
	if last < 1 {
		return w.Items(items)
	}
	return w.Say("list.last", "list", w.Items(items[:last]), "item", items[last])
}

// Items joins words that are all alike: "a, b, c".
func (w *Words) Items(items []string) string {
	if len(items) == 0 {
		return ""
	}
	s := items[0]
	for _, item := range items[1:] {
		s = w.Say("list.next", "list", s, "item", item)
	}
	return s
}

// value gives what fills a place; "" where nothing does.
func value(args []string, name string) string {
	for n := 0; n+1 < len(args); n += 2 {
		if args[n] == name {
			return args[n+1]
		}
	}
	return ""
}

// AppendEscaped appends a text with the characters escaped that mean something
// in HTML, in content and in quoted attributes alike.
func AppendEscaped(b []byte, s string) []byte {
	last := 0
	for i := range len(s) {
		var r string
		switch s[i] {
		case '&':
			r = "&amp;"
		case '<':
			r = "&lt;"
		case '>':
			r = "&gt;"
		case '"':
			r = "&#34;"
		case '\'':
			r = "&#39;"
		default:
			continue
		}
		b = append(b, s[last:i]...)
		b = append(b, r...)
		last = i + 1
	}
	return append(b, s[last:]...)
}
