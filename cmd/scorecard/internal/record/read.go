package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// Read reads a record. The Edition is nil where there is a problem: one that is
// not as Write left it is of no use, whatever the reason.
func Read(f *source.File) (*Edition, source.Problems) {
	r := reader{f}
	var all file
	all.Edition = new(Edition)
	in := json.NewDecoder(bytes.NewReader(f.Text))
	in.DisallowUnknownFields()
	err := in.Decode(&all)
	switch {
	case all.Record > Schema:
		return nil, r.wrong(r.find(`"record"`), "this record is of form %d, and this program reads form %d", all.Record, Schema).
			hinted("it was written by a newer scorecard; install that")
	case err == nil && !r.agrees(all.Digest):
		return nil, r.edited()
	case err != nil:
		return nil, r.damaged(err)
	}
	e := all.Edition
	if what := e.restore(); what != "" {
		return nil, r.damaged(&scorecard.TextError{Text: what, Wanted: "anything in this record"})
	}
	return e, nil
}

const putBack = "put the file back as it was, from version control or a backup; to change what was published, run scorecard publish with -reason"

// Version gives the number of a version by the name of its record, "v1.json";
// false for other names.
func Version(name string) (n int, ok bool) {
	stem, json := strings.CutSuffix(name, ".json")
	_, err := fmt.Sscanf(stem, "v%d", &n)
	return n, json && err == nil && n > 0 && stem == fmt.Sprintf("v%d", n)
}

// Say makes an edition that was read ready to be printed in the words of a site.
func (e *Edition) Say(w *words.Words) {
	for n := range e.Rows {
		e.Rows[n].Indicator.Words = w
	}
}

// reader finds the place of what is wrong.
type reader struct{ f *source.File }

// found is a problem on its way.
type found source.Problem

func (r *reader) wrong(at source.Place, format string, args ...any) found {
	return found(source.Errorf(at, "record", format, args...))
}

func (p found) hinted(hint string) source.Problems {
	return source.Problems{source.Problem(p).WithHint("%s", hint)}
}

// find gives the place of a text; that of the file as a whole where it does not
// stand there.
func (r *reader) find(text string) source.Place {
	if at := bytes.Index(r.f.Text, []byte(text)); at >= 0 {
		return r.f.At(at, len(text))
	}
	return r.f.Whole()
}

// agrees reports whether the file has the digest that stands in it.
func (r *reader) agrees(stated string) bool {
	text := bytes.Replace(r.f.Text, []byte(`"digest": "`+stated+`"`), []byte(noDigest), 1)
	return stated == digest(text)
}

func (r *reader) edited() source.Problems {
	return source.Problems{source.Errorf(r.find(`"digest"`), "record-edited", "this record is not as it was published: its digest is that of other contents").
		WithHint(putBack)}
}

// damaged reports what is wrong with a file that cannot be read.
func (r *reader) damaged(err error) source.Problems {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	var text *scorecard.TextError
	switch {
	case errors.As(err, &syntax):
		return r.wrong(r.f.At(int(syntax.Offset)-1, 1), "this record is damaged: %v", syntax).hinted(putBack)
	case errors.As(err, &text):
		return r.wrong(r.find(`"`+text.Text+`"`), "this record is damaged: %v", text).hinted(putBack)
	case errors.As(err, &kind):
		return r.wrong(r.find(`"`+lastOf(kind.Field)+`"`), "this record is damaged: a %s stands where something else should be", kind.Value).hinted(putBack)
	}
	if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return r.wrong(r.find(name), "this record is damaged: %s is not known here", name).hinted(putBack)
	}
	return r.wrong(r.f.Whole(), "this record is damaged: it ends too early").hinted(putBack)
}

func lastOf(field string) string { return field[strings.LastIndexByte(field, '.')+1:] }

// mostColumns is more months than any table shows.
const mostColumns = 24

// restore ties an edition together again. It gives an id that names nothing.
func (e *Edition) restore() (unknown string) {
	if e.Scorecard == nil || e.Month.Period.Kind() != scorecard.Month || e.Scorecard.Columns < 1 || e.Scorecard.Columns > mostColumns {
		return "month"
	}
	for n := range e.Rows {
		r := &e.Rows[n]
		if r.Indicator == nil || r.Indicator.Indicator == nil {
			return "rows"
		}
		if what := e.restoreRow(r, r.Indicator); what != "" {
			return what
		}
	}
	for _, id := range e.named() {
		if e.Part(id) == nil {
			return id
		}
	}
	for _, t := range e.Scorecard.Tables {
		for _, id := range t.Indicators {
			if len(e.Row(id).Categories) != len(e.Row(t.Indicators[0]).Categories) {
				return t.ID
			}
		}
	}
	for _, p := range e.Commentary {
		if !slices.ContainsFunc(e.Scorecard.Sections, func(s scorecard.Section) bool { return s.ID == p.Section }) {
			return p.Section
		}
	}
	return ""
}

// named lists the ids of what an edition says something of.
func (e *Edition) named() []string {
	ids := slices.Concat(e.Better, e.Worse)
	for _, c := range e.Changes {
		ids = append(ids, c.Indicator)
	}
	for _, c := range e.Scorecard.Charts {
		ids = append(ids, c.Indicators...)
	}
	for _, t := range e.Scorecard.Tables {
		ids = append(ids, t.Indicators...)
	}
	texts := []*Text{e.Overview, e.About, e.Young}
	for n := range e.Commentary {
		texts = append(texts, &e.Commentary[n].Text)
	}
	for _, t := range texts {
		for n := 0; t != nil && n < len(t.Pieces); n++ {
			if id := t.Pieces[n].Chart; id != "" {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (e *Edition) restoreRow(r *Row, i *Indicator) (unknown string) {
	r.Indicator = i
	if r.Known && len(r.History) == 0 || r.Shares != nil && len(r.Shares) != len(r.Categories) || r.YearToDate != nil && len(r.YearToDate) != len(r.History) {
		return i.ID
	}
	if r.ends() {
		r.Figure = r.History[len(r.History)-1]
	}
	if (r.Movement == scorecard.Unmoved) != (r.Baseline == nil) {
		return i.ID
	}
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		at := slices.IndexFunc(e.Scorecard.Comparators, func(c scorecard.Comparator) bool { return c.ID == b.ID })
		if at < 0 {
			return b.ID
		}
		b.Comparator = &e.Scorecard.Comparators[at]
	}
	for n := range r.Categories {
		c := &r.Categories[n]
		if c.Category == nil || i.Set == nil || n >= len(i.Set.Categories) || i.Set.Categories[n] != *c.Category || len(c.Categories) > 0 {
			return i.ID
		}
		c.Category = &i.Set.Categories[n]
		if what := e.restoreRow(c, i); what != "" {
			return what
		}
	}
	if r.Breakdown == nil && slices.ContainsFunc(r.Categories, func(c Row) bool { return c.Known }) {
		return i.ID
	}
	r.eachFigure(func(f *Figure) { f.Unit = i.Unit })
	return ""
}

// eachOfCouncil calls f with the council's own figures of a row but for those of
// its categories and its year to date, and says which were worked out.
func (r *Row) eachOfCouncil(f func(figure *Figure, computed bool)) {
	f(&r.Figure, false)
	for _, one := range []*Figure{r.Previous, r.Baseline} {
		if one != nil {
			f(one, false)
		}
	}
	for n := range r.History {
		f(&r.History[n], false)
	}
	for n := range r.Companions {
		f(&r.Companions[n].Figure, r.Companions[n].Computed)
	}
}

// eachFigure calls f with every figure of a row but for those of its categories.
func (r *Row) eachFigure(f func(*Figure)) {
	r.eachOfCouncil(func(figure *Figure, _ bool) { f(figure) })
	for n := range r.Benchmarks {
		f(&r.Benchmarks[n].Figure)
	}
	for n := range r.YearToDate {
		f(&r.YearToDate[n].Figure)
	}
}
