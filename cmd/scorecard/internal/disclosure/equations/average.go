package equations

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// averages states of a percentage or average over a longer time, which lies
// between those within it, what it is made of: its numerator is the sum of their
// numerators, and its base of their bases. False where no base is known.
func (s *System) averages(statement *scorecard.Statement) bool {
	if !slices.ContainsFunc(s.editions(statement), func(edition int) bool { return len(s.ratiosOf(statement, edition)) > 0 }) {
		return false
	}
	r := *statement.Relation
	r.Within = scorecard.Decimal{} // which is about the averages
	for _, aspect := range []scorecard.Aspect{scorecard.OfNumerator, scorecard.OfDenominator} {
		sum := scorecard.Statement{Relation: &r, Period: statement.Period, Sense: scorecard.Equal}
		for n, of := range statement.Summands {
			if of.Operand.Aspect, of.Times = aspect, 1; n == len(statement.Summands)-1 {
				of.Times = -1
			}
			sum.Summands = append(sum.Summands, of)
		}
		for _, edition := range s.editions(&sum) {
			s.state(&sum, edition)
		}
	}
	return true
}

// sums states of the sums that averages are made of what a relation says of how
// many they are of: those of a part of the people are a part of the sum.
func (s *System) sums(statement *scorecard.Statement) {
	of := *statement
	of.Summands = slices.Clone(statement.Summands)
	for n, sum := range of.Summands {
		all := s.versions[Figure{sum.Operand, sum.Period}.Value()]
		if statement.Relation.Kind != scorecard.Part || sum.Operand.Aspect != scorecard.OfDenominator || len(all) == 0 || s.In.Items[all[0]].Kind != Mean {
			return
		}
		of.Summands[n].Operand.Aspect = scorecard.OfNumerator
	}
	for _, edition := range s.editions(&of) {
		s.state(&of, edition)
	}
}

// rests makes, of numerators and bases that no item prints, the number of those in
// the base who are not in the numerator: who are new in a percentage of the year
// to date, say.
func (s *System) rests() {
	for v := range len(s.Numbers) {
		n := s.Numbers[v]
		base, ok := s.index[numberKey{figure: n.Figure.of(scorecard.OfDenominator)}]
		if n.Group == "" || n.Figure.Aspect != scorecard.OfNumerator || n.sum() || !ok || s.Numbers[base].Scale != n.Scale || s.Numbers[base].Home < n.Home {
			continue
		}
		s.remainder(Row{Fact: Fact{Terms: []solve.Term{{Var: v, Coef: 1}, {Var: base, Coef: -1}}}, Period: n.Figure.Period},
			Number{Figure: n.Figure.Value(), Edition: n.Edition, Group: othersWords, Scale: n.Scale, Home: s.Numbers[base].Home - n.Home, Sensitivity: n.Sensitivity, People: true})
	}
}

// othersWords names those in a base who are not in the numerator.
const othersWords = "those who are not"

// sum reports whether a number is what an average is made of, and counts nobody.
func (n *Number) sum() bool { return n.Figure.Aspect == scorecard.OfNumerator && !n.People }

// few makes targets of sums for too few that no item prints. What an average and
// how many it is of grow by from one month to the next is the sum for those who
// are new; what two averages differ by, of whom one has all of the other, is that
// of the rest.
func (s *System) few() {
	for v := range s.Numbers {
		n := &s.Numbers[v]
		if n.Group == "" || n.Figure.Aspect != scorecard.OfDenominator || n.Home <= 0 || n.Home >= int64(s.In.Rule.LeastGiving)*n.Units() || s.In.Threshold(n.Sensitivity) == 0 {
			continue
		}
		for at := range s.Numbers {
			if m := &s.Numbers[at]; m.sum() && m.Group == n.Group && m.Figure == n.Figure.of(scorecard.OfNumerator) {
				s.target(at, scorecard.FewGiving, -1)
			}
		}
	}
}
