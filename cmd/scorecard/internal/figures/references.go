package figures

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// asks are the words that may follow an indicator's id in a figure reference.
var asks = []string{"previous", "change", "target", "status", "movement", "ytd", "year-ago", "numerator", "denominator", "chart"}

// An Answer is what a figure reference stands for.
type Answer struct {
	Text  string // the words to print; not escaped
	Chart *Row   // the row whose chart is wanted, where one is
}

// Answer gives what a figure reference in the edition's commentary stands for.
// The problem, if there is one, is at the reference's place.
func (e *Edition) Answer(ref *commentary.Reference) (Answer, *source.Problem) {
	r, p := e.referred(ref)
	if p != nil {
		return Answer{}, p
	}
	a, wrong, hint := e.ask(r, strings.ToLower(ref.Ask))
	if wrong == "" {
		return a, nil
	}
	problem := source.Errorf(ref.Place, "figure-reference", "%s", wrong).WithHint("%s", hint)
	return Answer{}, &problem
}

// referred finds the row that a reference names.
func (e *Edition) referred(ref *commentary.Reference) (*Row, *source.Problem) {
	r := e.Row(ref.ID)
	if r == nil {
		var valid []string
		for _, i := range e.of.Indicators {
			valid = append(valid, i.ID)
		}
		p := source.Errorf(ref.Place, "figure-reference", "there is no indicator %q", ref.ID).WithHint("%s", source.DidYouMean(ref.ID, valid))
		return nil, &p
	}
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

// ask answers the words after the id. wrong says in an author's words why
// there is no answer.
func (e *Edition) ask(r *Row, words string) (a Answer, wrong, hint string) {
	name := r.Indicator.ID
	if r.Category != nil {
		name += "/" + r.Category.ID
	}
	none := func(what, hint string) (Answer, string, string) {
		return Answer{}, fmt.Sprintf("%q has no %s in %s", name, what, e.Month.Period.Name()), hint
	}
	switch words {
	case "":
		if !r.Known {
			return none("figure", "no file up to this month has one")
		}
		return Answer{Text: r.Figure.String()}, "", ""
	case "chart":
		return Answer{Chart: r}, "", ""
	case "previous":
		if r.Previous == nil {
			return none("previous figure", "there is none for "+r.Figure.Period.Previous().Name())
		}
		return Answer{Text: r.Previous.String()}, "", ""
	case "change":
		if r.Movement == scorecard.Unmoved {
			return none("change", r.Why)
		}
		return Answer{Text: r.Indicator.Words.Difference(r.Change, r.Indicator.Unit)}, "", ""
	case "movement":
		if text, ok := r.MovementWords(); ok {
			return Answer{Text: text}, "", ""
		}
		return none("movement", r.Why)
	case "target":
		if r.Target == nil {
			return none("target", "targets are in targets.csv")
		}
		return Answer{Text: r.Wanted()}, "", ""
	case "status":
		if r.Status == scorecard.Unrated {
			return none("status", r.Reason())
		}
		return Answer{Text: r.Indicator.Words.Light(r.Status)}, "", ""
	case "numerator", "denominator":
		return fractionAnswer(r, words, none)
	}
	return e.askFigure(r, words, none)
}

type noAnswer func(what, hint string) (Answer, string, string)

func fractionAnswer(r *Row, words string, none noAnswer) (Answer, string, string) {
	if r.Figure.Fraction == nil {
		return none(words, "numerators and denominators are columns of the month's file")
	}
	d := r.Figure.Fraction.Numerator
	if words == "denominator" {
		d = r.Figure.Fraction.Denominator
	}
	return Answer{Text: scorecard.Unit("").Figure(d)}, "", ""
}

// askFigure answers a reference to a figure of another period or of a
// comparator.
func (e *Edition) askFigure(r *Row, words string, none noAnswer) (Answer, string, string) {
	switch words {
	case "ytd":
		for _, c := range slices.Backward(r.Companions) { // the newest
			if c.Kind == "ytd" {
				return Answer{Text: c.String()}, "", ""
			}
		}
		return none("year to date", "a row with the period ytd in the month's file gives one")
	case "year-ago":
		if f := r.figureOf(r.Figure.Period.YearBefore()); f != nil {
			return Answer{Text: f.String()}, "", ""
		}
		return none("figure a year before", "there is none for "+r.Figure.Period.YearBefore().Name())
	}
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		if strings.EqualFold(words, b.Comparator.ID) || strings.EqualFold(words, b.Comparator.Title) || strings.EqualFold(words, b.Comparator.Short) {
			return Answer{Text: b.Figure.String()}, "", ""
		}
	}
	if p, err := scorecard.ParsePeriod(words, scorecard.Reading{Year: r.Indicator.Year, Month: e.Month.Period}); err == nil {
		if f := r.figureOf(p); f != nil {
			return Answer{Text: f.String()}, "", ""
		}
		return none("figure for "+p.Name(), "known in this month: "+known(r))
	}
	valid := append([]string(nil), asks...)
	for _, c := range e.Scorecard.Comparators {
		if strings.EqualFold(words, c.ID) || strings.EqualFold(words, c.Title) || strings.EqualFold(words, c.Short) {
			return none("figure of "+c.Title, "benchmarks are in benchmarks.csv")
		}
		valid = append(valid, c.ID)
	}
	return Answer{}, fmt.Sprintf("%q cannot be asked of an indicator", words), source.DidYouMean(words, valid)
}

// figureOf gives the figure of a period, also of another kind; nil for none.
func (r *Row) figureOf(p scorecard.Period) *Figure {
	if f := find(r.History, p); f != nil {
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
func known(r *Row) string {
	var s []string
	for n := max(0, len(r.History)-6); n < len(r.History); n++ {
		s = append(s, r.History[n].Period.String())
	}
	if len(s) == 0 {
		return "none"
	}
	return strings.Join(s, ", ")
}
