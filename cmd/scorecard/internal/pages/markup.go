package pages

import (
	"html/template"
	"strconv"

	"scorecard/cmd/scorecard/internal/words"
)

// markup is HTML in the making. Its methods append; text escapes, raw does
// not.
type markup []byte

func (m *markup) raw(s ...string) {
	for _, x := range s {
		*m = append(*m, x...)
	}
}

// text appends a text with the characters escaped that mean something in HTML,
// in content and in quoted attributes alike.
func (m *markup) text(s string) { *m = words.AppendEscaped(*m, s) }

// say appends a message, and what fills its places, as text.
func (m *markup) say(w *words.Words, key string, args ...string) {
	*m = w.AppendText(*m, key, args...)
}

func (m *markup) number(n int) { *m = strconv.AppendInt(*m, int64(n), 10) }

// element appends <tag>text</tag>.
func (m *markup) element(tag, text string) {
	m.raw("<", tag, ">")
	m.text(text)
	m.raw("</", tag, ">")
}

func (m markup) html() template.HTML { return template.HTML(m) }

// escaped gives a text as HTML.
func escaped(s string) string { return string(words.AppendEscaped(nil, s)) }

// about appends a message and, for those who do not see what it stands beside,
// what that is.
func (m *markup) about(w *words.Words, key, subject string) {
	m.say(w, key)
	m.raw(`<span class="aloud">`)
	m.say(w, "page.about", "subject", subject)
	m.raw(`</span>`)
}
