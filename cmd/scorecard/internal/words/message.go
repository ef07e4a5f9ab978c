package words

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// message is a message ready to be printed.
type message struct {
	plain  bool   // it is text alone, the same for all numbers
	text   string // of a plain message
	plural bool
	forms  [classes]pieces // by class of number; the first alone where not plural
}

// pieces are a form of a message: words, and places between them.
type pieces []piece

type piece struct {
	place bool
	text  string // the words, or the place's name
	html  string // the words with what means something in HTML escaped
}

// form gives the form of a message for the number among its arguments.
func (m *message) form(w *Words, args []string) pieces {
	if !m.plural {
		return m.forms[0]
	}
	return m.forms[w.plural.class(value(args, "n"))]
}

// places lists the places of the message, sorted.
func (m *message) places() []string {
	var names []string
	for _, form := range m.forms {
		names = append(names, form.places()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func (form pieces) places() []string {
	var names []string
	for _, p := range form {
		if p.place {
			names = append(names, p.text)
		}
	}
	slices.Sort(names)
	return names
}

// compile cuts a text at its places. The error says in an author's words what
// is wrong with it.
func compile(text string) (pieces, error) {
	var out pieces
	words := func(s string) {
		if s != "" {
			out = append(out, piece{text: s, html: string(AppendEscaped(nil, s))})
		}
	}
	for {
		before, rest, opened := strings.Cut(text, "{")
		if strings.Contains(before, "}") {
			return nil, errors.New("there is a } without a { before it")
		}
		words(before)
		if !opened {
			return out, out.paired()
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || !placeName(strings.TrimPrefix(name, "/")) {
			return nil, fmt.Errorf("after { there must be the name of a place and }, as in {period}")
		}
		out = append(out, piece{place: true, text: name})
		text = after
	}
}

// paired reports a {/link} that no {link} stands before.
func (form pieces) paired() error {
	open := map[string]bool{}
	for _, p := range form {
		if !p.place {
			continue
		}
		name, end := strings.CutPrefix(p.text, "/")
		if end && !open[name] {
			return fmt.Errorf("{/%s} stands before {%s}", name, name)
		}
		open[name] = !end
	}
	return nil
}

func placeName(s string) bool {
	for _, c := range s {
		if (c < 'a' || c > 'z') && c != '-' {
			return false
		}
	}
	return s != ""
}
