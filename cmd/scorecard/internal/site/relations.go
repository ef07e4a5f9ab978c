package site

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// relationForm is which keys a kind of relation has, and how many operands each
// takes at least and, where it is above 0, at most.
type relationForm struct {
	result             string // "" for none
	plus, minus        string
	leastPlus, maxPlus int
	leastMinus         int
	maxMinus           int
	example            string
}

var relationForms = [...]relationForm{
	scorecard.Sum:            {"total", "parts", "", 1, 0, 0, 0, `total = "children-in-care" and parts = ["boys", "girls"]`},
	scorecard.Difference:     {"difference", "whole", "less", 1, 1, 1, 0, `difference = "others", whole = "children-in-care" and less = ["unaccompanied"]`},
	scorecard.Part:           {"whole", "parts", "", 1, 0, 0, 0, `whole = "children-in-care" and parts = ["unaccompanied"]`},
	scorecard.StockAndFlow:   {"stock", "in", "out", 1, 0, 1, 0, `stock = "children-in-care", in = ["entered-care"] and out = ["left-care"]`},
	scorecard.RatioOf:        {"ratio", "numerator", "denominator", 0, 1, 0, 1, `ratio = "reviews-on-time-percent", numerator = "reviews-on-time" and denominator = "reviews"`},
	scorecard.Cumulative:     {"total", "of", "", 1, 1, 0, 0, `total = "entered-care-this-year" and of = "entered-care"`},
	scorecard.RollingSum:     {"total", "of", "", 1, 1, 0, 0, `total = "entered-care-12-months" and of = "entered-care"`},
	scorecard.SamePopulation: {"base", "indicators", "", 1, 0, 0, 0, `base = "children-in-care" and indicators = ["health-assessments", "dental-checks"]`},
	scorecard.SameFigure:     {"", "indicators", "", 2, 0, 0, 0, `indicators = ["children-in-care", "children-in-care-again"]`},
	scorecard.Shares:         {"", "parts", "", 2, 0, 0, 0, `parts = ["by-gender/*"]`},
}

// declaredRelation is a relation as scorecard.toml has it, before its
// indicators are known.
type declaredRelation struct {
	relation scorecard.Relation
	form     relationForm
	names    [3][]named // of result, plus and minus
}

// named is an operand as it is written.
type named struct {
	text  string
	place source.Place
}

// relations reads [relations.<id>].
func (l *loader) relations(keys *source.Keys) (out []declaredRelation) {
	table, ok := keys.Table("relations")
	if !ok {
		return nil
	}
	for _, id := range table.Names() {
		t, ok := table.Table(id)
		if !ok {
			continue
		}
		if p, ok := checkID(id, "relation", t.Place()); !ok {
			l.add(p)
			continue
		}
		kind, ok := scorecard.ParseRelationKind(t.String("kind"))
		if !ok {
			l.add(wrongKind(t, id))
			continue
		}
		out = append(out, l.relation(t, scorecard.Relation{ID: id, Kind: kind, Place: t.Place()}))
	}
	return out
}

func wrongKind(t *source.Keys, id string) source.Problem {
	if t.Empty("kind") {
		return source.Errorf(t.Place(), "missing-key", "the relation %q does not say of which kind it is", id).
			WithHint("kind is %s", source.OneOf(scorecard.RelationWords()))
	}
	return source.Errorf(t.Place("kind"), "relation", "%q is no kind of relation", t.String("kind")).
		WithHint("%s", source.DidYouMean(t.String("kind"), scorecard.RelationWords()))
}

// relation reads the keys of one relation.
func (l *loader) relation(t *source.Keys, r scorecard.Relation) declaredRelation {
	d := declaredRelation{form: relationForms[r.Kind]}
	for n, key := range []string{d.form.result, d.form.plus, d.form.minus} {
		if key != "" {
			d.names[n] = operands(t, key)
		}
	}
	r.Note = t.String("note")
	if r.Kind == scorecard.Part {
		r.Apart = t.Bool("apart")
	}
	if r.Kind == scorecard.RatioOf {
		r.Steady = t.Bool("steady")
	}
	if r.Kind == scorecard.RatioOf || r.Kind == scorecard.SamePopulation {
		r.Rounding = l.rounding(t)
	}
	r.Within = l.within(t)
	for _, end := range []struct {
		key string
		at  *scorecard.Period
	}{{"since", &r.Since}, {"until", &r.Until}} {
		if !t.Has(end.key) {
			continue
		}
		p, err := scorecard.ParsePeriod(t.String(end.key), scorecard.Reading{})
		if err != nil {
			l.add(source.Errorf(t.Place(end.key), "relation", "%v", err).WithHint(`a period is written as elsewhere: since = "2022-04"`))
		}
		*end.at = p
	}
	if !r.Since.IsZero() && !r.Until.IsZero() && r.Until.EndsBefore(r.Since) {
		l.add(source.Errorf(t.Place("until"), "relation", "the relation %q ends before it begins", r.ID).WithHint("since is the first period in which it holds, and until the last"))
	}
	t.Done()
	d.relation = r
	return d
}

func operands(t *source.Keys, key string) (out []named) {
	for n, text := range t.Strings(key) {
		out = append(out, named{text, t.Item(key, n)})
	}
	return out
}

func (l *loader) rounding(t *source.Keys) scorecard.Rounding {
	if t.Empty("rounding") {
		return scorecard.RoundHalfUp
	}
	rounding, ok := scorecard.ParseRounding(t.String("rounding"))
	if !ok {
		l.add(source.Errorf(t.Place("rounding"), "relation", "%q is no way to round", t.String("rounding")).
			WithHint("%s", source.DidYouMean(t.String("rounding"), scorecard.RoundingWords())))
	}
	return rounding
}

// within reads by how much the sides may differ: a whole number, or a decimal
// in quotation marks, so that it is exact.
func (l *loader) within(t *source.Keys) scorecard.Decimal {
	if !t.Has("within") {
		return scorecard.Decimal{}
	}
	if t.IsText("within") {
		d, err := scorecard.ParseDecimal(t.String("within"))
		if err == nil && d.Sign() >= 0 {
			return d
		}
	} else if n := t.Int("within", 0); n >= 0 {
		return scorecard.Int(n)
	}
	l.add(source.Errorf(t.Place("within"), "relation", "within does not say by how much the sides may differ").
		WithHint(`within = 2, or within = "0.5": decimals stand in quotation marks`))
	return scorecard.Decimal{}
}

// checkRelations looks up the operands of each relation and keeps those that
// can hold.
func (l *loader) checkRelations(s *Scorecard, declared []declaredRelation) {
	for n := range declared {
		d := &declared[n]
		r := &relationReader{l: l, s: s, d: d, r: &d.relation}
		if r.read() {
			s.Relations = append(s.Relations, d.relation)
		}
	}
}

// relationReader looks at one relation.
type relationReader struct {
	l *loader
	s *Scorecard
	d *declaredRelation
	r *scorecard.Relation
}

func (r *relationReader) unfit(at source.Place, hint, format string, args ...any) {
	r.l.add(source.Errorf(at, "relation", format, args...).WithHint("%s", hint))
}

// read reports whether the relation can be used.
func (r *relationReader) read() bool {
	var sides [3][]scorecard.Operand
	seen := map[scorecard.Operand]bool{}
	ok := true
	for n, names := range r.d.names {
		for _, name := range names {
			found, good := r.operands(name)
			ok = ok && good
			for _, o := range found {
				if seen[o] {
					r.unfit(name.place, "each of its operands is named once", "the relation %q names %q twice", r.r.ID, o)
					ok = false
				}
				seen[o] = true
				sides[n] = append(sides[n], o)
			}
		}
	}
	if !ok || !r.counted(sides) {
		return false
	}
	if len(sides[0]) > 0 {
		r.r.Result = sides[0][0]
	}
	r.r.Plus, r.r.Minus = sides[1], sides[2]
	return r.fits()
}

// operands looks up one operand; "by-age/*" stands for every part of its set.
func (r *relationReader) operands(name named) ([]scorecard.Operand, bool) {
	o, ok := scorecard.ParseOperand(name.text)
	if !ok {
		r.unfit(name.place, `an operand is an indicator, one category of it (by-age/under-1), all of them (by-age/*), or with "numerator" or "denominator" after it`,
			"the relation %q cannot speak of %q", r.r.ID, name.text)
		return nil, false
	}
	indicator := r.s.Indicator(o.Indicator)
	if indicator == nil {
		if !r.s.lostIndicator(o.Indicator) {
			r.l.add(source.Errorf(name.place, "unknown-indicator", "the relation %q names %q, which is not an indicator of this scorecard", r.r.ID, o.Indicator).
				WithHint("%s", source.DidYouMean(o.Indicator, r.s.indicatorIDs())))
		}
		return nil, false
	}
	if o.Category == "" {
		return []scorecard.Operand{o}, true
	}
	set := r.s.Set(indicator.Categories)
	switch {
	case set == nil && indicator.Categories != "":
		return nil, false // which is a problem already
	case set == nil:
		r.unfit(name.place, "name its category set in the column categories of indicators.csv", "%q has no categories", indicator.ID)
		return nil, false
	case o.Category != "*" && set.Index(o.Category) < 0:
		var valid []string
		for _, c := range set.Categories {
			valid = append(valid, c.ID)
		}
		if !r.s.lost[set.ID+"/"+o.Category] {
			r.l.add(source.Errorf(name.place, "unknown-category", "the relation %q names %q, which is not a category of the set %q", r.r.ID, o.Category, set.ID).
				WithHint("%s", source.DidYouMean(o.Category, valid)))
		}
		return nil, false
	case o.Category != "*":
		return []scorecard.Operand{o}, true
	}
	var out []scorecard.Operand
	for _, c := range set.Categories {
		if !c.Whole {
			out = append(out, scorecard.Operand{Indicator: o.Indicator, Category: c.ID, Aspect: o.Aspect})
		}
	}
	return out, true
}

// counted reports whether each key of the relation has as many operands as its
// kind takes.
func (r *relationReader) counted(sides [3][]scorecard.Operand) bool {
	f := r.d.form
	optional := r.r.Kind == scorecard.SamePopulation
	for n, key := range []string{f.result, f.plus, f.minus} {
		least := []int{1, f.leastPlus, f.leastMinus}[n]
		most := []int{1, f.maxPlus, f.maxMinus}[n]
		switch have := len(sides[n]); {
		case key == "", n == 0 && optional && have == 0:
		case have < least:
			r.unfit(r.r.Place, "such as "+f.example, "the relation %q has too few operands in %q: %d, and wanted %s", r.r.ID, key, have, leastWords(least, most))
			return false
		case most > 0 && have > most:
			r.unfit(r.d.names[n][0].place, "such as "+f.example, "the relation %q has %d operands in %q, and wanted one", r.r.ID, have, key)
			return false
		}
	}
	if r.r.Kind == scorecard.RatioOf && len(sides[1])+len(sides[2]) == 0 {
		r.unfit(r.r.Place, "name its numerator, its denominator or both; the one that is published nowhere is left out", "the ratio %q is of nothing", r.r.ID)
		return false
	}
	return true
}

func leastWords(least, most int) string {
	if least == most {
		return "one"
	}
	return fmt.Sprintf("at least %d", least)
}

// of gives the indicator of an operand that was looked up.
func (r *relationReader) of(o scorecard.Operand) *scorecard.Indicator {
	return r.s.Indicator(o.Indicator)
}

// measure is the unit of an operand, the same for all that can be added.
func (r *relationReader) measure(o scorecard.Operand) string {
	unit := r.of(o).Unit
	if o.Aspect != scorecard.OfValue || unit.Count() {
		return "number"
	}
	return string(unit)
}

// place is where an operand stands.
func (r *relationReader) place(o scorecard.Operand) source.Place {
	for _, names := range r.d.names {
		i := slices.IndexFunc(names, func(n named) bool { return strings.Fields(n.text + " ")[0] == strings.Fields(o.String())[0] })
		if i >= 0 {
			return names[i].place
		}
	}
	return r.r.Place
}
