package source

import (
	"bytes"
	"strconv"
	"strings"
)

// scan finds the place of every key of a valid TOML file. The toml package
// keeps positions by name, where the last of a repeated table wins, and gives
// none for unknown keys; hence this small scanner. It finds the keys of table
// headers and of key = value lines, also inside inline tables.
func (d *document) scan() {
	s := &keyScanner{doc: d, text: d.file.Text, lists: map[string]int{}}
	for s.pos < len(s.text) {
		s.line()
	}
}

type keyScanner struct {
	doc    *document
	text   []byte
	pos    int
	prefix []string       // path of the table that the scanner is in
	lists  map[string]int // how many elements of an array of tables came so far
}

func (s *keyScanner) peek() byte {
	if s.pos < len(s.text) {
		return s.text[s.pos]
	}
	return 0
}

func (s *keyScanner) skip(set string) {
	for s.pos < len(s.text) && strings.IndexByte(set, s.text[s.pos]) >= 0 {
		s.pos++
	}
}

// line takes one statement: a comment, a table header or a key and its value.
func (s *keyScanner) line() {
	s.skip(" \t\n\r")
	switch s.peek() {
	case 0:
	case '#':
		s.comment()
	case '[':
		s.header()
	default:
		s.keyValue(s.prefix)
		s.comment()
	}
}

// comment moves to the end of the line.
func (s *keyScanner) comment() {
	if i := bytes.IndexByte(s.text[s.pos:], '\n'); i >= 0 {
		s.pos += i
	} else {
		s.pos = len(s.text)
	}
}

func (s *keyScanner) header() {
	start := s.pos
	list := bytes.HasPrefix(s.text[s.pos:], []byte("[["))
	s.skip("[")
	path := s.within(s.key())
	s.skip(" \t]")
	if list {
		name := strings.Join(path, pathMark)
		path = append(path, strconv.Itoa(s.lists[name]))
		s.lists[name]++
	}
	s.doc.note(path, start, s.pos-start)
	s.prefix = path
	s.comment()
}

// within puts the index of the current element after each array of tables on
// a path: in `[[a]]`, `[a.b]` is a.0.b.
func (s *keyScanner) within(path []string) []string {
	var out []string
	for i, name := range path {
		out = append(out, name)
		if n := s.lists[strings.Join(out, pathMark)]; n > 0 && i < len(path)-1 {
			out = append(out, strconv.Itoa(n-1))
		}
	}
	return out
}

// key takes a dotted key.
func (s *keyScanner) key() []string {
	var path []string
	for s.pos < len(s.text) {
		s.skip(" \t")
		switch c := s.peek(); c {
		case '"', '\'':
			from := s.pos
			s.quoted()
			path = append(path, unquote(s.text[from:s.pos]))
		default:
			from := s.pos
			for s.pos < len(s.text) && isBare(s.text[s.pos]) {
				s.pos++
			}
			if s.pos == from {
				return path
			}
			path = append(path, string(s.text[from:s.pos]))
		}
		s.skip(" \t")
		if s.peek() != '.' {
			return path
		}
		s.pos++
	}
	return path
}

func isBare(c byte) bool {
	return c == '_' || c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// escapes puts Go's escapes in the place of those that TOML alone has, or
// means otherwise: in TOML, \xE9 is é and not a byte.
var escapes = strings.NewReplacer(`\\`, `\\`, `\x`, `\u00`, `\e`, `\u001b`)

func unquote(q []byte) string {
	if len(q) >= 2 && q[0] == '\'' {
		return string(q[1 : len(q)-1])
	}
	if s, err := strconv.Unquote(escapes.Replace(string(q))); err == nil {
		return s
	}
	return strings.Trim(string(q), `"`)
}

func (s *keyScanner) keyValue(prefix []string) {
	start := s.pos
	path := append(append([]string(nil), prefix...), s.key()...)
	if s.pos == start { // not a key: cannot happen in valid TOML
		s.pos++
		return
	}
	s.doc.note(path, start, len(bytes.TrimRight(s.text[start:s.pos], " \t")))
	s.skip(" \t")
	if s.peek() != '=' {
		return
	}
	s.pos++
	s.skip(" \t")
	s.value(path)
}

// value moves past a value, and notes the keys of inline tables in it.
func (s *keyScanner) value(path []string) {
	switch s.peek() {
	case '"', '\'':
		s.quoted()
	case '{':
		s.pos++
		s.items('}', func(int) { s.keyValue(path) })
	case '[':
		s.pos++
		s.items(']', func(i int) { s.item(append(append([]string(nil), path...), strconv.Itoa(i))) })
	default:
		for s.pos < len(s.text) && strings.IndexByte(",]}#\n", s.text[s.pos]) < 0 {
			s.pos++
		}
	}
}

// item takes an element of an array, and notes where it stands.
func (s *keyScanner) item(path []string) {
	start := s.pos
	switch s.peek() {
	case '[':
		s.doc.note(path, start, 1)
		s.value(path)
	case '{': // its first key is where it stands
		s.value(path)
	default:
		s.value(path)
		s.doc.note(path, start, len(bytes.TrimRight(s.text[start:s.pos], " \t\r")))
	}
}

// items takes the elements of an array or inline table up to its end.
func (s *keyScanner) items(end byte, item func(i int)) {
	for i := 0; s.pos < len(s.text); i++ {
		s.skip(" \t\r\n,")
		for s.peek() == '#' {
			s.comment()
			s.skip(" \t\r\n,")
		}
		if s.peek() == end {
			s.pos++
			return
		}
		before := s.pos
		item(i)
		if s.pos == before {
			s.pos++
		}
	}
}

// quoted moves past a string of any of TOML's four kinds.
func (s *keyScanner) quoted() {
	q := s.peek()
	long := bytes.Repeat([]byte{q}, 3)
	if bytes.HasPrefix(s.text[s.pos:], long) {
		s.pos += 3
		for s.pos < len(s.text) && !bytes.HasPrefix(s.text[s.pos:], long) {
			s.escape(q)
		}
		s.skip(string(q))
		return
	}
	s.pos++
	for s.pos < len(s.text) && s.text[s.pos] != q && s.text[s.pos] != '\n' {
		s.escape(q)
	}
	if s.peek() == q {
		s.pos++
	}
}

// escape moves past one character of a string, or past an escape.
func (s *keyScanner) escape(q byte) {
	if q == '"' && s.text[s.pos] == '\\' {
		s.pos++
	}
	s.pos = min(s.pos+1, len(s.text))
}

// note records the place of a path; the first place of a path stays.
func (d *document) note(path []string, offset, width int) {
	for n := 1; n <= len(path); n++ {
		key := strings.Join(path[:n], pathMark)
		if _, ok := d.places[key]; !ok {
			d.places[key] = d.file.At(offset, width)
			d.order = append(d.order, key)
		}
	}
}
