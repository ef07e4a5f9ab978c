package pages

import (
	"html/template"
	"strconv"
	"strings"
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
func (m *markup) text(s string) {
	b := *m
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
	*m = append(b, s[last:]...)
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
