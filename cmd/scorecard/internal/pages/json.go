package pages

import (
	"strconv"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// schema is the version of data.json. Keys are added to it, never taken away.
const schema = 1

// document is JSON in the making. Its methods append; a comma is put before
// whatever follows a value.
type document []byte

func (d *document) comma() {
	if n := len(*d); n > 0 {
		switch (*d)[n-1] {
		case '{', '[', ':', ',':
			return
		}
		*d = append(*d, ',')
	}
}

func (d *document) open(c byte)  { d.comma(); *d = append(*d, c) }
func (d *document) close(c byte) { *d = append(*d, c) }

func (d *document) key(name string) {
	d.comma()
	*d = append(*d, '"')
	*d = append(*d, name...)
	*d = append(*d, '"', ':')
}

func (d *document) string(key, s string) {
	d.key(key)
	d.text(s)
}

// text appends a string in quotation marks, escaped so that it may also stand
// inside a script element.
func (d *document) text(s string) {
	const hex = "0123456789abcdef"
	b := append(*d, '"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x7f:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			b = utf8.AppendRune(b, r)
			i += size
			continue
		default:
			b = append(b, c)
		}
		i++
	}
	*d = append(b, '"')
}

func (d *document) int(key string, n int) {
	d.key(key)
	*d = strconv.AppendInt(*d, int64(n), 10)
}

func (d *document) bool(key string, v bool) {
	d.key(key)
	*d = strconv.AppendBool(*d, v)
}

func (d *document) null(key string) {
	d.key(key)
	*d = append(*d, "null"...)
}

// decimal appends an exact number.
func (d *document) decimal(key string, v scorecard.Decimal) {
	d.key(key)
	*d = v.Append(*d)
}

// monthJSON prints data.json of a month.
func (w *worker) monthJSON(l leaf) []byte {
	d := document(w.data[:0])
	e := w.edition(l)
	s := e.Scorecard
	d.open('{')
	d.int("schema", schema)
	d.string("scorecard", s.ID)
	d.string("title", s.Title)
	d.string("publisher", s.Publisher)
	d.string("month", e.Month.Period.String())
	d.int("version", max(e.Version, 1))
	d.string("published", e.Month.Published)
	d.licence(w.site.Licence)
	d.key("sections")
	d.open('[')
	for _, section := range s.Sections {
		d.open('{')
		d.string("id", section.ID)
		d.string("title", section.Title)
		d.close('}')
	}
	d.close(']')
	d.key("indicators")
	d.open('[')
	for n := range e.Rows {
		d.row(&e.Rows[n])
	}
	d.close(']')
	d.counts(&e.Counts)
	d.notices(l, e)
	d.close('}')
	d = append(d, '\n')
	w.data = d
	return d
}

func (d *document) licence(l Crumb) {
	if l.Title == "" {
		d.null("licence")
		return
	}
	d.key("licence")
	d.open('{')
	d.string("name", l.Title)
	d.string("url", l.URL)
	d.close('}')
}

func (d *document) row(r *record.Row) {
	i := r.Indicator
	d.open('{')
	d.string("id", i.ID)
	d.string("ref", i.Ref)
	d.string("name", i.Name)
	d.string("section", i.Section)
	d.string("unit", string(i.Unit))
	d.string("good", i.Good.String())
	d.figureKeys(&r.Figure)
	d.bool("due", r.Due)
	d.judgements(r)
	d.string("reason", r.Reason)
	if r.Override != nil {
		d.key("override")
		d.open('{')
		d.string("computed", r.Override.Computed.String())
		d.string("reason", r.Override.Reason)
		d.close('}')
	}
	d.target(r)
	d.key("previous")
	if r.Previous == nil {
		*d = append(*d, "null"...)
	} else {
		d.figure(r.Previous)
	}
	d.key("history")
	d.open('[')
	for n := range r.History {
		d.figure(&r.History[n])
	}
	d.close(']')
	d.companions(r)
	d.benchmarks(r)
	d.categories(r)
	d.close('}')
}

func (d *document) figureKeys(f *record.Figure) {
	d.string("period", f.Period.String())
	if f.Has {
		d.decimal("value", f.Exact)
	} else {
		d.null("value")
	}
	d.string("display", f.String())
	d.string("marker", f.Markers.String())
	if f.Fraction != nil {
		d.decimal("numerator", f.Fraction.Numerator)
		d.decimal("denominator", f.Fraction.Denominator)
	}
	if f.Note != "" {
		d.string("note", f.Note)
	}
}

func (d *document) figure(f *record.Figure) {
	d.open('{')
	d.figureKeys(f)
	d.close('}')
}

func (d *document) judgements(r *record.Row) {
	d.string("movement", r.Movement.String())
	d.string("judgement", r.Judgement.String())
	d.string("status", r.Status.String())
}

func (d *document) target(r *record.Row) {
	d.key("target")
	t := r.Target
	if t == nil {
		*d = append(*d, "null"...)
		return
	}
	d.open('{')
	d.string("target", t.Target)
	d.string("green", t.Green)
	d.string("amber", t.Amber)
	if t.Value != nil {
		d.decimal("target_value", *t.Value)
	} else {
		d.null("target_value")
	}
	d.string("text", t.Text)
	if r.Met == record.NoTarget {
		d.null("met")
	} else {
		d.bool("met", r.Met == record.IsMet)
	}
	d.close('}')
}

func (d *document) companions(r *record.Row) {
	d.key("companions")
	d.open('[')
	for n := range r.Companions {
		d.open('{')
		d.string("kind", r.Companions[n].Kind)
		d.figureKeys(&r.Companions[n].Figure)
		d.close('}')
	}
	d.close(']')
}

func (d *document) benchmarks(r *record.Row) {
	d.key("benchmarks")
	d.open('[')
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		d.open('{')
		d.string("comparator", b.Comparator.ID)
		d.string("title", b.Comparator.Title)
		d.figureKeys(&b.Figure)
		d.string("compared", b.Compared.String())
		d.close('}')
	}
	d.close(']')
}

func (d *document) categories(r *record.Row) {
	d.key("categories")
	d.open('[')
	for n := range r.Categories {
		c := &r.Categories[n]
		d.open('{')
		d.string("id", c.Category.ID)
		d.string("name", c.Category.Name)
		d.figureKeys(&c.Figure)
		d.judgements(c)
		d.target(c)
		d.close('}')
	}
	d.close(']')
}

func (d *document) counts(c *record.Counts) {
	d.key("counts")
	d.open('{')
	d.key("status")
	d.open('{')
	d.int("green", c.Green)
	d.int("amber", c.Amber)
	d.int("red", c.Red)
	d.int("none", c.Unrated)
	d.close('}')
	d.key("judgement")
	d.open('{')
	d.int("better", c.Better)
	d.int("worse", c.Worse)
	d.int("same", c.Unchanged)
	d.int("none", c.Unjudged)
	d.close('}')
	d.close('}')
}
