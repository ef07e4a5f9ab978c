package figures

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// asks are the words that may follow an indicator's id in a figure reference.
var asks = []string{"previous", "change", "target", "status", "movement", "ytd", "year-ago", "numerator", "denominator", "chart"}

// Answer gives what a figure reference in the words about an edition stands for:
// a figure, or a chart. The problem, if there is one, is at the reference's place.
func Answer(e *record.Edition, ref *commentary.Reference) (record.Piece, *source.Problem) {
	r := e.Row(ref.ID)
	if r == nil {
		return record.Piece{}, noIndicator(ref, len(e.Rows), func(n int) string { return e.Rows[n].Indicator.ID })
	}
	return answer(&question{frame: e.Scorecard, month: e.Month.Period, r: r}, ref)
}

// unanswered says why a reference has no answer in an edition that is no record
// yet; nil where it has one. What the answer says is not worked out.
func (e *Edition) unanswered(ref *commentary.Reference) *source.Problem {
	r := e.Row(ref.ID)
	if r == nil {
		return noIndicator(ref, len(e.Rows), func(n int) string { return e.Rows[n].Indicator.ID })
	}
	i := indicatorOf(r)
	told := r.unsaid(i)
	told.Reason = r.noStatus()
	for n := 0; ref.Category != "" && n < len(r.Categories); n++ {
		told.Categories = append(told.Categories, r.Categories[n].unsaid(i))
		told.Categories[n].Reason = r.Categories[n].noStatus()
	}
	_, p := answer(&question{frame: e.Scorecard, month: e.Month.Period, r: &told}, ref)
	return p
}

// noStatus says why a row has no status; "" where it has one.
func (r *Row) noStatus() string {
	if r.Status != scorecard.Unrated {
		return ""
	}
	return r.Reason()
}

// noIndicator says that an edition has no such indicator, but so many others.
func noIndicator(ref *commentary.Reference, others int, id func(int) string) *source.Problem {
	ids := make([]string, others)
	for n := range ids {
		ids[n] = id(n)
	}
	p := source.Errorf(ref.Place, "figure-reference", "there is no indicator %q", ref.ID).WithHint("%s", source.DidYouMean(ref.ID, ids))
	return &p
}

// A question is what a reference asks of a row.
type question struct {
	frame *Frame
	month scorecard.Period
	r     *record.Row
	words string // after the id, in lower case
}

// answer puts a reference to the row of its indicator.
func answer(q *question, ref *commentary.Reference) (record.Piece, *source.Problem) {
	r, p := part(q.r, ref)
	if p != nil {
		return record.Piece{}, p
	}
	q.r, q.words = r, strings.ToLower(ref.Ask)
	a, wrong, hint := q.answer()
	if wrong == "" {
		return a, nil
	}
	problem := source.Errorf(ref.Place, "figure-reference", "%s", wrong).WithHint("%s", hint)
	return record.Piece{}, &problem
}

// part finds the row that a reference names among an indicator's.
func part(r *record.Row, ref *commentary.Reference) (*record.Row, *source.Problem) {
	if ref.Category == "" {
		return r, nil
	}
	var valid []string
	for n := range r.Categories {
		c := &r.Categories[n]
		if c.Category.ID == ref.Category {
			return c, nil
		}
		valid = append(valid, c.Category.ID)
	}
	hint := source.DidYouMean(ref.Category, valid)
	if len(valid) == 0 {
		hint = "the indicator has no categories"
	}
	p := source.Errorf(ref.Place, "figure-reference", "%q has no category %q", ref.ID, ref.Category).WithHint("%s", hint)
	return nil, &p
}

// name is the row's, as a reference has it.
func (q *question) name() string {
	if q.r.Category != nil {
		return q.r.Indicator.ID + "/" + q.r.Category.ID
	}
	return q.r.Indicator.ID
}

func said(text string) (record.Piece, string, string) { return record.Piece{Figure: text}, "", "" }

// none says that there is nothing to answer with.
func (q *question) none(what, hint string) (record.Piece, string, string) {
	return record.Piece{}, fmt.Sprintf("%q has no %s in %s", q.name(), what, q.month.Name()), hint
}

// answer answers the words after the id. wrong says in an author's words why
// there is no answer.
func (q *question) answer() (a record.Piece, wrong, hint string) {
	r := q.r
	switch q.words {
	case "":
		if !r.Known {
			return q.none("figure", "no file up to this month has one")
		}
		return said(r.Figure.String())
	case "chart":
		return record.Piece{Chart: q.name()}, "", ""
	case "previous":
		if r.Previous == nil {
			return q.none("previous figure", "there is none for "+r.Figure.Period.Previous().Name())
		}
		return said(r.Previous.String())
	case "change":
		if r.Movement == scorecard.Unmoved {
			return q.none("change", r.Why)
		}
		return said(r.Change)
	case "movement":
		if r.Movement == scorecard.Unmoved {
			return q.none("movement", r.Why)
		}
		return said(r.Moved)
	case "target":
		if r.Target == nil {
			return q.none("target", "targets are in targets.csv")
		}
		return said(r.Target.Text)
	case "status":
		if r.Status == scorecard.Unrated {
			return q.none("status", r.Reason)
		}
		return said(r.Indicator.Words.Light(r.Status))
	case "numerator", "denominator":
		return q.fraction()
	}
	return q.figure()
}

func (q *question) fraction() (record.Piece, string, string) {
	r := q.r
	if r.Figure.Fraction == nil {
		return q.none(q.words, "numerators and denominators are columns of the month's file")
	}
	d := r.Figure.Fraction.Numerator
	if q.words == "denominator" {
		d = r.Figure.Fraction.Denominator
	}
	return said(r.Indicator.Words.Number(d))
}

// figure answers a reference to a figure of another period or of a comparator.
func (q *question) figure() (record.Piece, string, string) {
	r, words := q.r, q.words
	switch words {
	case "ytd":
		for _, c := range slices.Backward(r.Companions) { // the newest
			if c.Kind == "ytd" {
				return said(c.String())
			}
		}
		return q.none("year to date", "a row with the period ytd in the month's file gives one")
	case "year-ago":
		if f := figureOf(r, r.Figure.Period.YearBefore()); f != nil {
			return said(f.String())
		}
		return q.none("figure a year before", "there is none for "+r.Figure.Period.YearBefore().Name())
	}
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		if strings.EqualFold(words, b.Comparator.ID) || strings.EqualFold(words, b.Comparator.Title) || strings.EqualFold(words, b.Comparator.Short) {
			return said(b.Figure.String())
		}
	}
	if p, err := scorecard.ParsePeriod(words, scorecard.Reading{Year: r.Indicator.Year, Month: q.month}); err == nil {
		if f := figureOf(r, p); f != nil {
			return said(f.String())
		}
		return q.none("figure for "+p.Name(), "known in this month: "+known(r))
	}
	valid := append([]string(nil), asks...)
	for _, c := range q.frame.Comparators {
		if strings.EqualFold(words, c.ID) || strings.EqualFold(words, c.Title) || strings.EqualFold(words, c.Short) {
			return q.none("figure of "+c.Title, "benchmarks are in benchmarks.csv")
		}
		valid = append(valid, c.ID)
	}
	return record.Piece{}, fmt.Sprintf("%q cannot be asked of an indicator", words), source.DidYouMean(words, valid)
}

// figureOf gives the figure of a period, also of another kind; nil for none.
func figureOf(r *record.Row, p scorecard.Period) *Figure {
	if f := r.At(p); f != nil {
		return f
	}
	for n := range r.Companions {
		if r.Companions[n].Period == p {
			return &r.Companions[n].Figure
		}
	}
	return nil
}

// known lists the periods of a row's figures, the newest few.
func known(r *record.Row) string {
	var s []string
	for n := max(0, len(r.History)-6); n < len(r.History); n++ {
		s = append(s, r.History[n].Period.String())
	}
	if len(s) == 0 {
		return "none"
	}
	return strings.Join(s, ", ")
}
