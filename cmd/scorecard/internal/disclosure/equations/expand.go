package equations

import (
	"slices"
	"strconv"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// expand states a relation of every period, as every edition knew it.
func (s *System) expand(r *scorecard.Relation) {
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
func (s *System) breaks(r *scorecard.Relation, p scorecard.Period, why string) {
	if r.ID != "" {
		s.Broken = append(s.Broken, Broken{r.ID, p, why})
	}
}

// ratiosOf gives the numbers of those of a statement's figures that are ratios
// with a known base: a relation between such has to be one between whole
// numbers.
func (s *System) ratiosOf(statement *scorecard.Statement, edition int) (out []Ratio) {
	for _, sum := range statement.Summands {
		if item, _ := s.version(Figure{sum.Operand, sum.Period}, edition); item >= 0 && sum.Operand.Aspect == scorecard.OfValue && s.Ratios[item].Has {
			out = append(out, s.Ratios[item])
		}
	}
	return out
}

// stateRatios states of ratios that they are shares of one whole, whose
// numerators add to it, or one figure under several names. False where the
// numbers do not keep that, or where the relation is another.
func (s *System) stateRatios(r *scorecard.Relation, ratios []Ratio, p scorecard.Period) bool {
	var rows []Row
	add := func(terms ...solve.Term) {
		if terms = merged(terms); len(terms) > 0 {
			s.align(terms, scorecard.Decimal{})
			rows = append(rows, Row{Fact: Fact{Terms: terms}, By: r, Period: p})
		}
	}
	first := ratios[0]
	sum := []solve.Term{{Var: first.Den, Coef: -1}}
	for _, other := range ratios {
		add(solve.Term{Var: other.Den, Coef: 1}, solve.Term{Var: first.Den, Coef: -1})
		if r.Kind == scorecard.SameFigure {
			add(solve.Term{Var: other.Num, Coef: 1}, solve.Term{Var: first.Num, Coef: -1})
		}
		sum = append(sum, solve.Term{Var: other.Num, Coef: 1})
	}
	if r.Kind == scorecard.Shares {
		add(sum...)
	} else if r.Kind != scorecard.SameFigure {
		return false
	}
	for _, one := range rows {
		if !s.keeps(one.Fact) {
			return false
		}
	}
	for _, one := range rows {
		s.row(one)
	}
	return true
}

// editions lists those that changed something about a statement's figures.
func (s *System) editions(statement *scorecard.Statement) []int {
	var out []int
	for _, sum := range statement.Summands {
		for _, n := range s.versions[Figure{sum.Operand, sum.Period}.Value()] {
			out = append(out, s.In.Items[n].Edition)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// state makes a row of what a relation says as at an edition.
func (s *System) state(statement *scorecard.Statement, edition int) {
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
	out := Row{Fact: Fact{Terms: merged(terms), Lo: whole - within, Hi: whole + within}, By: r, Period: statement.Period}
	switch {
	case len(out.Terms) == 0:
	case statement.Sense == scorecard.AtMost:
		s.atMost(out, scale)
	case len(missing) > 0:
		s.complete(out, missing, edition)
	default:
		s.row(out)
	}
}

// align gives terms of different decimals the same, and says how many.
func (s *System) align(terms []solve.Term, within scorecard.Decimal) int {
	scale := within.Trim().Decimals()
	for _, t := range terms {
		scale = max(scale, s.Numbers[t.Var].Scale)
	}
	for n, t := range terms {
		terms[n].Coef *= pow10[scale-s.Numbers[t.Var].Scale]
	}
	return scale
}

// row takes a row up, once, where the figures keep it.
func (s *System) row(r Row) {
	key := termsKey(r.Terms)
	switch {
	case s.seen[key]:
	case !s.keeps(r.Fact):
		s.breaks(r.By, r.Period, "the figures do not keep it")
	default:
		s.seen[key] = true
		s.Rows = append(s.Rows, r)
	}
}

// atMost makes an equation of an inequality: what is left on the smaller side
// is a number too. That of a part and its whole counts people.
func (s *System) atMost(r Row, scale int) {
	left := r.Hi - s.sum(r.Terms)
	if left < 0 {
		s.breaks(r.By, r.Period, "the figures do not keep it")
		return
	}
	first := s.Numbers[r.Terms[0].Var]
	r.Lo = r.Hi
	s.remainder(r, Number{Figure: first.Figure, Edition: first.Edition, Group: "the rest of " + r.By.Result.String(), Scale: scale, Home: left,
		Sensitivity: first.Sensitivity, People: r.By.Kind == scorecard.Part && !first.sum(), byProduct: r.By.Kind != scorecard.Part})
}

// complete makes the number that a relation's missing figures add up to: what
// is printed nowhere follows all the same; where figures are restated, another
// from then on. A missing total is left out, which says nothing of its parts.
func (s *System) complete(r Row, missing []scorecard.Summand, edition int) {
	times := missing[0].Times
	for _, m := range missing {
		if m.Times != times {
			return
		}
	}
	one := Figure{missing[0].Operand, missing[0].Period}
	if AddsUp(r.By.Kind) && slices.ContainsFunc(missing, func(m scorecard.Summand) bool { return m.Times < 0 }) {
		return
	}
	home := (r.Lo - s.sum(r.Terms)) * times
	if home < 0 && !s.Numbers[r.Terms[0].Var].Signed || r.Lo != r.Hi {
		s.breaks(r.By, r.Period, "what is not printed would be less than nothing")
		return
	}
	first := s.Numbers[r.Terms[0].Var]
	scale := 0
	for _, t := range r.Terms {
		scale = max(scale, s.Numbers[t.Var].Scale)
	}
	key := numberKey{figure: one}
	group := "not printed"
	if len(missing) > 1 {
		key.group, group = "not printed of "+termsKey(r.Terms), "what is not printed of "+r.By.Result.String()
	}
	if before, ok := s.index[key]; ok && s.Numbers[before].Home != home {
		key.edition = edition
	}
	v := s.add(key, Number{Group: group, Scale: scale, Home: home, Sensitivity: first.Sensitivity, People: len(missing) == 1 && !first.Signed && !first.sum(), Signed: first.Signed})
	if s.Numbers[v].Scale != scale {
		return
	}
	r.Terms = append(r.Terms, solve.Term{Var: v, Coef: times})
	s.row(r)
}

// AddsUp reports whether a relation's result is the sum of others.
func AddsUp(k scorecard.RelationKind) bool {
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
func (s *System) knows(k *Known) {
	last := 0
	for n := range s.In.Items {
		last = max(last, s.In.Items[n].Edition)
	}
	v, _ := s.numberOf(k.Figure, last)
	if v < 0 {
		s.Broken = append(s.Broken, Broken{k.Source, k.Figure.Period, k.Figure.String() + " is not a figure that can be reasoned with"})
		return
	}
	scale := max(s.Numbers[v].Scale, k.Lo.Trim().Decimals(), k.Hi.Trim().Decimals())
	f := Fact{Terms: []solve.Term{{Var: v, Coef: pow10[scale-s.Numbers[v].Scale]}}, Lo: solve.NoLess, Hi: solve.NoMore}
	if k.HasLo {
		f.Lo = k.Lo.Trim().Coefficient(scale)
	}
	if k.HasHi {
		f.Hi = k.Hi.Trim().Coefficient(scale)
	}
	if !s.keeps(f) {
		s.Broken = append(s.Broken, Broken{k.Source, k.Figure.Period, "the figures say otherwise of " + k.Figure.String()})
		return
	}
	s.Known = append(s.Known, f)
}
