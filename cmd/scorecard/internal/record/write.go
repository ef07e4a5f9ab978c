package record

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// head is what a record begins with.
type head struct {
	Record int    `json:"record"`
	Digest string `json:"digest"`
}

// file is a record as it is written.
type file struct {
	head
	*Edition
}

// Write gives the file of an edition. The same edition gives the same bytes.
func Write(e *Edition) ([]byte, error) {
	all := *e
	all.Rows = slices.Clone(e.Rows)
	for n := range all.Rows {
		all.Rows[n].shorten()
	}
	raw, err := plain(file{head{Record: Schema}, &all})
	if err != nil {
		return nil, err
	}
	text := layOut(raw)
	return []byte(strings.Replace(string(text), noDigest, `"digest": "`+digest(text)+`"`, 1)), nil
}

// noDigest stands in a record while its digest is worked out.
const noDigest = `"digest": ""`

// digest gives the digest of a record, in which noDigest stands.
func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// shorten takes out of a row what restore puts back: a figure that ends the
// history, and in a category what it is a part of.
func (r *Row) shorten() {
	if r.ends() {
		r.Figure = Figure{}
	}
	r.Categories = slices.Clone(r.Categories)
	for n := range r.Categories {
		r.Categories[n].Indicator = nil
		r.Categories[n].shorten()
	}
}

// ends reports whether the row's figure is the last of its history.
func (r *Row) ends() bool { return r.Known && len(r.History) > 0 }

// layOut breaks JSON without spaces into lines: one for each member of an
// object and each element of a list. An element that holds no further list or
// object stands on one.
func layOut(raw []byte) []byte {
	p := &printer{rest: raw}
	p.value(0, false)
	return append(p.out, '\n')
}

type printer struct {
	rest []byte
	out  []byte
}

// value prints the value that comes next.
func (p *printer) value(depth int, inList bool) {
	c := p.rest[0]
	if c != '{' && c != '[' {
		p.scalar()
		return
	}
	p.take()
	if p.rest[0] == c+2 { // } or ]
		p.take()
		return
	}
	flat := inList && p.leaf()
	for first := true; ; first = false {
		if !first {
			p.take() // the comma
		}
		switch {
		case !flat:
			p.line(depth + 1)
		case !first:
			p.out = append(p.out, ' ')
		}
		if c == '{' {
			p.scalar()
			p.take()
			p.out = append(p.out, ' ')
		}
		p.value(depth+1, c == '[')
		if p.rest[0] != ',' {
			break
		}
	}
	if !flat {
		p.line(depth)
	}
	p.take()
}

func (p *printer) take() {
	p.out = append(p.out, p.rest[0])
	p.rest = p.rest[1:]
}

func (p *printer) line(depth int) {
	p.out = append(p.out, '\n')
	for range depth {
		p.out = append(p.out, ' ', ' ')
	}
}

// scalar prints a text, a number or a word.
func (p *printer) scalar() {
	n := scalarEnd(p.rest)
	p.out = append(p.out, p.rest[:n]...)
	p.rest = p.rest[n:]
}

func scalarEnd(b []byte) int {
	if b[0] != '"' {
		return slices.IndexFunc(b, func(c byte) bool { return c == ',' || c == '}' || c == ']' })
	}
	for n := 1; ; n++ {
		switch b[n] {
		case '\\':
			n++
		case '"':
			return n + 1
		}
	}
}

// leaf reports whether the object or list that was begun holds no other.
func (p *printer) leaf() bool {
	for n := 0; ; n++ {
		switch p.rest[n] {
		case '"':
			n += scalarEnd(p.rest[n:]) - 1
		case '{', '[':
			return false
		case '}', ']':
			return true
		}
	}
}
