package disclosure

import (
	"slices"
	"strconv"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// expand states a relation of every period, as every edition knew it.
func (s *system) expand(r *scorecard.Relation) {
	if r.Kind == scorecard.RatioOf || r.Kind == scorecard.SamePopulation {
		return
	}
	for _, p := range s.periods(r) {
		for _, statement := range r.At(p) {
			switch statement.Sense {
			case scorecard.Equal, scorecard.AtMost:
				for _, edition := range s.editions(&statement) {
					s.state(&statement, edition)
				}
				s.sums(&statement)
			default:
				if !s.averages(&statement) {
					s.breaks(r, p, "it is about averages of which nobody knows how many they are of")
				}
			}
		}
	}
}

// breaks notes a relation that nothing is reasoned with. One that only follows
// from definitions is expected not to hold now and then.
func (s *system) breaks(r *scorecard.Relation, p scorecard.Period, why string) {
	if r.ID != "" {
		s.broken = append(s.broken, Broken{r.ID, p, why})
	}
}

// ratiosOf gives the numbers of those of a statement's figures that are ratios
// with a known base: a relation between such has to be one between whole
// numbers.
func (s *system) ratiosOf(statement *scorecard.Statement, edition int) (out []ratio) {
	for _, sum := range statement.Summands {
		if item, _ := s.version(Figure{sum.Operand, sum.Period}, edition); item >= 0 && sum.Operand.Aspect == scorecard.OfValue && s.ratios[item].has {
			out = append(out, s.ratios[item])
		}
	}
	return out
}

// stateRatios states of ratios that they are shares of one whole, whose
// numerators add to it, or one figure under several names. False where the
// numbers do not keep that, or where the relation is another.
func (s *system) stateRatios(r *scorecard.Relation, ratios []ratio, p scorecard.Period) bool {
	var rows []row
	add := func(terms ...solve.Term) {
		if terms = merged(terms); len(terms) > 0 {
			s.align(terms, scorecard.Decimal{})
			rows = append(rows, row{fact: fact{terms: terms}, by: r, period: p})
		}
	}
	first := ratios[0]
	sum := []solve.Term{{Var: first.den, Coef: -1}}
	for _, other := range ratios {
		add(solve.Term{Var: other.den, Coef: 1}, solve.Term{Var: first.den, Coef: -1})
		if r.Kind == scorecard.SameFigure {
			add(solve.Term{Var: other.num, Coef: 1}, solve.Term{Var: first.num, Coef: -1})
		}
		sum = append(sum, solve.Term{Var: other.num, Coef: 1})
	}
	if r.Kind == scorecard.Shares {
		add(sum...)
	} else if r.Kind != scorecard.SameFigure {
		return false
	}
	for _, one := range rows {
		if !s.keeps(one.fact) {
			return false
		}
	}
	for _, one := range rows {
		s.row(one)
	}
	return true
}

// editions lists those that changed something about a statement's figures.
func (s *system) editions(statement *scorecard.Statement) []int {
	var out []int
	for _, sum := range statement.Summands {
		for _, n := range s.versions[Figure{sum.Operand, sum.Period}.value()] {
			out = append(out, s.in.Items[n].Edition)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// state makes a row of what a relation says as at an edition.
func (s *system) state(statement *scorecard.Statement, edition int) {
	r := statement.Relation
	var terms []solve.Term
	var missing []scorecard.Summand
	for _, sum := range statement.Summands {
		v, never := s.numberOf(Figure{sum.Operand, sum.Period}, edition)
		switch {
		case v >= 0:
			terms = append(terms, solve.Term{Var: v, Coef: sum.Times})
		case never:
			missing = append(missing, sum)
		default:
			return // a later edition completes it
		}
	}
	if len(terms) == 0 || statement.Sense == scorecard.AtMost && slices.ContainsFunc(missing, func(m scorecard.Summand) bool { return m.Times < 0 }) {
		return // without the larger side, or without all of it, nothing is said
	}
	if ratios := s.ratiosOf(statement, edition); len(ratios) > 0 {
		if len(ratios) < len(statement.Summands) || !s.stateRatios(r, ratios, statement.Period) {
			s.breaks(r, statement.Period, "it is about percentages, and their numerators do not keep it")
		}
		return
	}
	scale := s.align(terms, r.Within)
	within := r.Within.Trim().Coefficient(scale)
	whole := statement.Constant * pow10[scale]
	out := row{fact: fact{terms: merged(terms), lo: whole - within, hi: whole + within}, by: r, period: statement.Period}
	switch {
	case len(out.terms) == 0:
	case statement.Sense == scorecard.AtMost:
		s.atMost(out, scale)
	case len(missing) > 0:
		s.complete(out, missing, edition)
	default:
		s.row(out)
	}
}

// align gives terms of different decimals the same, and says how many.
func (s *system) align(terms []solve.Term, within scorecard.Decimal) int {
	scale := within.Trim().Decimals()
	for _, t := range terms {
		scale = max(scale, s.numbers[t.Var].scale)
	}
	for n, t := range terms {
		terms[n].Coef *= pow10[scale-s.numbers[t.Var].scale]
	}
	return scale
}

// row takes a row up, once, where the figures keep it.
func (s *system) row(r row) {
	key := termsKey(r.terms)
	switch {
	case s.seen[key]:
	case !s.keeps(r.fact):
		s.breaks(r.by, r.period, "the figures do not keep it")
	default:
		s.seen[key] = true
		s.rows = append(s.rows, r)
	}
}

// atMost makes an equation of an inequality: what is left on the smaller side
// is a number too. That of a part and its whole counts people.
func (s *system) atMost(r row, scale int) {
	left := r.hi - s.sum(r.terms)
	if left < 0 {
		s.breaks(r.by, r.period, "the figures do not keep it")
		return
	}
	first := s.numbers[r.terms[0].Var]
	r.lo = r.hi
	s.remainder(r, number{figure: first.figure, edition: first.edition, group: "the rest of " + r.by.Result.String(), scale: scale, home: left,
		sensitivity: first.sensitivity, people: r.by.Kind == scorecard.Part && !first.sum(), byProduct: r.by.Kind != scorecard.Part})
}

// complete makes the number that a relation's missing figures add up to: what
// is printed nowhere follows all the same; where figures are restated, another
// from then on. A missing total is left out, which says nothing of its parts.
func (s *system) complete(r row, missing []scorecard.Summand, edition int) {
	times := missing[0].Times
	for _, m := range missing {
		if m.Times != times {
			return
		}
	}
	one := Figure{missing[0].Operand, missing[0].Period}
	if addsUp(r.by.Kind) && slices.ContainsFunc(missing, func(m scorecard.Summand) bool { return m.Times < 0 }) {
		return
	}
	home := (r.lo - s.sum(r.terms)) * times
	if home < 0 && !s.numbers[r.terms[0].Var].signed || r.lo != r.hi {
		s.breaks(r.by, r.period, "what is not printed would be less than nothing")
		return
	}
	first := s.numbers[r.terms[0].Var]
	scale := 0
	for _, t := range r.terms {
		scale = max(scale, s.numbers[t.Var].scale)
	}
	key := numberKey{figure: one}
	group := "not printed"
	if len(missing) > 1 {
		key.group, group = "not printed of "+termsKey(r.terms), "what is not printed of "+r.by.Result.String()
	}
	if before, ok := s.index[key]; ok && s.numbers[before].home != home {
		key.edition = edition
	}
	v := s.add(key, number{group: group, scale: scale, home: home, sensitivity: first.sensitivity, people: len(missing) == 1 && !first.signed && !first.sum(), signed: first.signed})
	if s.numbers[v].scale != scale {
		return
	}
	r.terms = append(r.terms, solve.Term{Var: v, Coef: times})
	s.row(r)
}

// addsUp reports whether a relation's result is the sum of others.
func addsUp(k scorecard.RelationKind) bool {
	return k == scorecard.Sum || k == scorecard.Cumulative || k == scorecard.RollingSum
}

// termsKey tells rows apart.
func termsKey(terms []solve.Term) string {
	sorted := slices.Clone(terms)
	slices.SortFunc(sorted, func(a, b solve.Term) int { return a.Var - b.Var })
	sign := int64(1)
	if len(sorted) > 0 && sorted[0].Coef < 0 {
		sign = -1
	}
	var b []byte
	for _, t := range sorted {
		b = append(strconv.AppendInt(append(strconv.AppendInt(b, int64(t.Var), 10), '*'), sign*t.Coef, 10), ' ')
	}
	return string(b)
}

// knows takes up a fact from elsewhere.
func (s *system) knows(k *Known) {
	last := 0
	for n := range s.in.Items {
		last = max(last, s.in.Items[n].Edition)
	}
	v, _ := s.numberOf(k.Figure, last)
	if v < 0 {
		s.broken = append(s.broken, Broken{k.Source, k.Figure.Period, k.Figure.String() + " is not a figure that can be reasoned with"})
		return
	}
	scale := max(s.numbers[v].scale, k.Lo.Trim().Decimals(), k.Hi.Trim().Decimals())
	f := fact{terms: []solve.Term{{Var: v, Coef: pow10[scale-s.numbers[v].scale]}}, lo: solve.NoLess, hi: solve.NoMore}
	if k.HasLo {
		f.lo = k.Lo.Trim().Coefficient(scale)
	}
	if k.HasHi {
		f.hi = k.Hi.Trim().Coefficient(scale)
	}
	if !s.keeps(f) {
		s.broken = append(s.broken, Broken{k.Source, k.Figure.Period, "the figures say otherwise of " + k.Figure.String()})
		return
	}
	s.known = append(s.known, f)
}
