package check

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var partsAndTotal = Rule{
	Name: "parts-and-total",
	Doc: `Parts add to their total.
The parts of a breakdown of counts add to the indicator's own figure and to the
category that is their whole; so do the parts of relations of the kinds sum and
difference. What was rounded may differ by its rounding. A part that is not listed
is a category of its own (“not known”). Two breakdowns of one total agree, also where
the total is not known. A warning.`,
	History: func(h *history) source.Problems {
		return append(h.hold("parts-and-total", scorecard.Sum, scorecard.Difference), h.breakdowns()...)
	},
}

// breakdowns compares two breakdowns of one total where the total itself is not
// known: 664 children by age are not 645 by legal status.
func (h *history) breakdowns() (problems source.Problems) {
	first := map[scorecard.Operand]*scorecard.Relation{}
	for n := range h.s.Relations {
		r := &h.s.Relations[n]
		if r.Kind != scorecard.Sum {
			continue
		}
		other := first[r.Result]
		if other == nil {
			first[r.Result] = r
			continue
		}
		lead := *r
		lead.Result = r.Plus[0]
		for _, p := range h.periods(&lead) {
			if _, known := h.read(r.Result, p); known || len(r.At(p)) == 0 || len(other.At(p)) == 0 {
				continue
			}
			s := scorecard.Statement{Relation: r, Period: p}
			for _, o := range other.Plus {
				s.Summands = append(s.Summands, scorecard.Summand{Operand: o, Period: p, Times: 1})
			}
			for _, o := range r.Plus {
				s.Summands = append(s.Summands, scorecard.Summand{Operand: o, Period: p, Times: -1})
			}
			problems.Add(h.linear("parts-and-total", &s)...)
		}
	}
	return problems
}

var shares = Rule{
	Name: "shares",
	Doc: `The percentages of a whole add to 100.
Those of a relation of the kind shares, give or take their rounding. What is
missing from 100 is people whom the breakdown does not name. A warning.`,
	History: func(h *history) source.Problems { return h.hold("shares", scorecard.Shares) },
}

var partOfWhole = Rule{
	Name: "part-of-whole",
	Doc: `A part is not more than its whole.
By a relation of the kind part: a group within a group is not larger, and groups
that nobody is in two of are not larger together. A warning.`,
	History: func(h *history) source.Problems { return h.hold("part-of-whole", scorecard.Part) },
}

var stockAndFlow = Rule{
	Name: "stock-and-flow",
	Doc: `A stock is what it was, and what came in, less what went out.
By a relation of the kind stock-and-flow, in every period whose figures are all
known. Late recording is the usual reason for a difference: say so with the figure,
accept it, or allow for it with within. A warning.`,
	History: func(h *history) source.Problems { return h.hold("stock-and-flow", scorecard.StockAndFlow) },
}

var overTime = Rule{
	Name: "sum-over-time",
	Doc: `A year to date, or a figure of a longer time, follows from its months.
It is their sum where the indicator is additive. Where somebody may be counted in
several months it lies between the largest of them and their sum; a percentage or an
average lies between the smallest and the largest. This holds for relations of the
kinds cumulative and rolling, and for the rows of an indicator's own year to date,
quarter or year. A warning.`,
	History: func(h *history) source.Problems {
		return h.hold("sum-over-time", scorecard.Cumulative, scorecard.RollingSum)
	},
}

var sameFigure = Rule{
	Name: "same-figure",
	Doc: `One figure under several names is the same everywhere, with one target.
By a relation of the kind same; and the indicator that is numerator_of another is
the numerator beside that one. A warning.`,
	History: func(h *history) (problems source.Problems) {
		problems = h.hold("same-figure", scorecard.SameFigure)
		for n := range h.s.Relations {
			if r := &h.s.Relations[n]; r.Kind == scorecard.SameFigure {
				problems.Add(h.sameTargets(r)...)
			}
		}
		return problems
	},
}

// relations are those that are declared, and those that follow from the
// definitions.
func (h *history) relations() []scorecard.Relation {
	return append(h.s.Implied(), h.s.Relations...)
}

// hold looks at every statement of the relations of some kinds.
func (h *history) hold(rule string, kinds ...scorecard.RelationKind) (problems source.Problems) {
	relations := h.relations()
	for n := range relations {
		r := &relations[n]
		if !contains(kinds, r.Kind) {
			continue
		}
		for _, p := range h.periods(r) {
			for _, s := range r.At(p) {
				problems.Add(h.linear(rule, &s)...)
			}
		}
	}
	return problems
}

func contains[T comparable](list []T, x T) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}

// periods lists the periods in which a relation's result, or the first of what
// it compares, has a figure.
func (h *history) periods(r *scorecard.Relation) (out []scorecard.Period) {
	lead := r.Result
	if lead.IsZero() {
		lead = r.Plus[0]
	}
	l := h.find[lineKey{lead.Indicator, lead.Category}]
	if l == nil {
		return nil
	}
	list := l.figures
	if r.Frame != l.indicator.Kind() {
		list = l.others
	}
	for n := range list {
		if p := list[n].Period; r.Frame == scorecard.NoPeriod && p.Kind() != scorecard.Day || p.Kind() == r.Frame {
			out = append(out, p)
		}
	}
	return out
}

// linear looks at one statement about a sum; one with a number that is not
// known says nothing.
func (h *history) linear(rule string, s *scorecard.Statement) source.Problems {
	all := make([]reading, len(s.Summands))
	var sum, slack scorecard.Decimal
	for n, m := range s.Summands {
		r, ok := h.read(m.Operand, m.Period)
		if !ok {
			return nil
		}
		all[n] = r
		if m.Times < 0 {
			sum = sum.Sub(r.value)
		} else {
			sum = sum.Add(r.value)
		}
		if !r.exact {
			slack = slack.Add(r.value.Ulp())
		}
	}
	if s.Sense == scorecard.Between {
		return h.between(rule, s, all)
	}
	sum = sum.Sub(scorecard.Int(int(s.Constant)))
	over := sum
	if s.Sense == scorecard.Equal {
		over = sum.Abs()
	}
	// Each rounded number is up to half a unit of its last decimal away from its
	// exact value, so that twice the difference is compared with the units.
	if over.Add(over).Cmp(slack.Add(s.Relation.Within).Add(s.Relation.Within)) <= 0 {
		return nil
	}
	return source.Problems{h.unequal(rule, s, all, sum)}
}

// unequal words a statement that does not hold, at the figure that it is about.
func (h *history) unequal(rule string, s *scorecard.Statement, all []reading, sum scorecard.Decimal) source.Problem {
	at := all[len(all)-1].from.place()
	if s.Relation.Kind == scorecard.SameFigure {
		at = all[0].from.place()
	}
	for n, m := range s.Summands {
		if m.Operand == s.Relation.Result && m.Period == s.Period {
			at = all[n].from.place()
		}
	}
	left, right := side(s, all, 1), side(s, all, -1)
	if right == "" {
		right = fmt.Sprint(s.Constant)
	}
	sign := "make"
	if s.Sense == scorecard.AtMost {
		sign = "make at most"
	}
	name := s.Relation.Name()
	plain := fmt.Sprintf("the figures of %s do not fit %s", s.Period.Name(), name)
	full := fmt.Sprintf("%s: by %s, %s should %s %s", s.Period.Name(), name, left, sign, right)
	p := finding(at, rule, plain, unless(secret(all...), full+"; the difference is "+sum.Abs().Trim().String()))
	if s.Relation.Note != "" {
		return p.WithHint("mend the figure that is wrong, or accept the difference with its reason; the relation's note: %s", s.Relation.Note)
	}
	return p.WithHint("mend the figure that is wrong, or accept the difference with its reason")
}

// longSide is how many figures a message lists before it gives their sum alone.
const longSide = 6

// side words the figures on one side of a statement.
func side(s *scorecard.Statement, all []reading, times int64) string {
	var words []string
	var sum scorecard.Decimal
	for n, m := range s.Summands {
		if m.Times != times {
			continue
		}
		text := m.Operand.String()
		if m.Period != s.Period {
			text += " of " + m.Period.Name()
		}
		words = append(words, text+" ("+all[n].value.String()+")")
		sum = sum.Add(all[n].value)
	}
	if len(words) > longSide || len(words) > 1 && len(s.Summands) > 8 {
		return fmt.Sprintf("%d figures from %s on (%s in all)", len(words), s.Summands[slices.IndexFunc(s.Summands, func(m scorecard.Summand) bool { return m.Times == times })].Operand, sum)
	}
	return strings.Join(words, " + ")
}

// between looks at a percentage or an average over a longer time.
func (h *history) between(rule string, s *scorecard.Statement, all []reading) source.Problems {
	last := all[len(all)-1]
	least, most := all[0].value, all[0].value
	for _, r := range all[1 : len(all)-1] {
		if r.value.Cmp(least) < 0 {
			least = r.value
		}
		if r.value.Cmp(most) > 0 {
			most = r.value
		}
	}
	slack := last.value.Ulp().Add(s.Relation.Within)
	if last.value.Add(slack).Cmp(least) >= 0 && last.value.Sub(slack).Cmp(most) <= 0 {
		return nil
	}
	o := s.Summands[len(all)-1].Operand
	plain := fmt.Sprintf("%q for %s is not between the smallest and the largest figure of that time", o, s.Period.Name())
	return source.Problems{finding(last.from.place(), rule, plain, unless(secret(all...),
		fmt.Sprintf("%q is %s for %s, and its figures of that time are from %s to %s", o, last.value, s.Period.Name(), least, most))).
		WithHint("a percentage of a longer time is made of all numerators and all denominators, and lies between the smallest and the largest")}
}
