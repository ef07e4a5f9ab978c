package pages

import (
	"html/template"
	"strconv"
	"strings"

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

// counted words a number of things: "1 child", "3 children".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// sentenceList joins words: "a, b and c".
func sentenceList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
