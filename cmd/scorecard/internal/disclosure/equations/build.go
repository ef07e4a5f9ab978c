package equations

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// New expands items and relations over all periods and editions.
func New(in *Input) *System {
	s := &System{In: in, index: map[numberKey]int{}, versions: map[Figure][]int{}, seen: map[string]bool{},
		Facts: make([][]Fact, len(in.Items)), Nails: make([][]int, len(in.Items)), Ratios: make([]Ratio, len(in.Items)),
		Primary: make([]scorecard.Reason, len(in.Items))}
	order := s.Order()
	for _, n := range order {
		f := in.Items[n].Figure
		s.versions[f] = append(s.versions[f], n)
	}
	s.alias()
	for _, n := range order {
		if k := in.Items[n].Kind; k == Count || k == Amount {
			s.count(n)
		}
	}
	s.share(order)
	for _, n := range order {
		if k := in.Items[n].Kind; k != Count && k != Amount {
			s.divide(n)
		}
	}
	for n := range in.Relations {
		s.expand(&in.Relations[n])
	}
	s.rests()
	for n := range in.Known {
		s.knows(&in.Known[n])
	}
	for _, n := range order {
		s.judge(n)
	}
	s.judgeOthers()
	s.ItemsOf = make([][]int, len(s.Numbers))
	for n, nails := range s.Nails {
		for _, v := range nails {
			s.ItemsOf[v] = append(s.ItemsOf[v], n)
		}
	}
	return s
}

// Order gives the items by edition; within one as they stand.
func (s *System) Order() []int {
	out := make([]int, len(s.In.Items))
	for n := range out {
		out[n] = n
	}
	slices.SortStableFunc(out, func(a, b int) int { return s.In.Items[a].Edition - s.In.Items[b].Edition })
	return out
}

// count makes the number of an item that shows one, and what the item says of
// it.
func (s *System) count(n int) {
	item := &s.In.Items[n]
	v := s.valueOf(n)
	s.Nails[n] = []int{v}
	home := s.Numbers[v].Home
	lo, hi := home, home
	if b := item.RoundedTo * s.Numbers[v].Units(); b > 1 && item.Kind == Count {
		nearest := (2*home + b) / (2 * b) * b
		lo, hi = nearest-b/2, nearest+(b-1)/2
		if b%2 == 0 {
			hi = nearest + b/2 - 1
		}
		lo = max(lo, 0)
	}
	s.Facts[n] = []Fact{{[]solve.Term{{Var: v, Coef: 1}}, lo, hi}}
}

// valueOf gives the number that an item's value is.
func (s *System) valueOf(n int) int {
	item := &s.In.Items[n]
	value, scale := whole(item.Value)
	return s.add(numberKey{figure: item.Figure, edition: item.Edition}, Number{Scale: scale, Home: value, Sensitivity: item.Sensitivity,
		Signed: item.Kind == Amount || value < 0, People: item.Kind == Count})
}

// aliases say that a numerator or denominator is a figure of its own; a figure
// without an indicator is a base that is printed nowhere.
type aliases map[Figure]Figure

// alias collects what ratios, common populations and numerators under another
// name say. What is declared goes before what only follows from definitions,
// which stands after it.
func (s *System) alias() {
	s.lookup = aliases{}
	for n := len(s.In.Relations) - 1; n >= 0; n-- {
		r := &s.In.Relations[n]
		switch {
		case r.Kind == scorecard.RatioOf || r.Kind == scorecard.SamePopulation:
			for _, p := range s.periods(r) {
				for _, statement := range r.At(p) {
					s.aliasOne(r, &statement)
				}
			}
		case r.Kind == scorecard.SameFigure && r.Plus[0].Aspect != scorecard.OfValue && len(r.Plus) == 2:
			for _, p := range s.periods(r) {
				s.lookup[Figure{r.Plus[0], p}] = Figure{r.Plus[1], p}
			}
		}
	}
}

func (s *System) aliasOne(r *scorecard.Relation, statement *scorecard.Statement) {
	at := statement.Summands
	ratio := Figure{at[0].Operand, at[0].Period}
	for n, aspect := range []scorecard.Aspect{scorecard.OfNumerator, scorecard.OfDenominator} {
		to := Figure{at[n+1].Operand, at[n+1].Period}
		if to.Operand.IsZero() {
			to = Figure{scorecard.Operand{Category: r.ID}, to.Period}
			switch {
			case r.Kind == scorecard.RatioOf && r.Steady && aspect == scorecard.OfDenominator:
				to.Period = scorecard.YearToDateOf(r.Year, scorecard.YearStart(r.Year, to.Period.Month()))
			case r.Kind == scorecard.SamePopulation && aspect == scorecard.OfDenominator:
			default:
				continue
			}
		}
		s.lookup[ratio.of(aspect)] = to
	}
}

// numberOf gives the number that a figure is as at an edition; -1 where it is
// not known. Missing reports whether no edition knows it.
func (s *System) numberOf(f Figure, edition int) (v int, missing bool) {
	for range 4 { // a ratio's numerator may itself be another's
		to, ok := s.lookup[f]
		if !ok {
			break
		}
		f = to
	}
	if f.Indicator == "" {
		v, ok := s.index[numberKey{figure: f}]
		if !ok {
			return -1, true
		}
		return v, false
	}
	item, known := s.version(f, edition)
	if item < 0 {
		return -1, !known
	}
	switch {
	case f.Aspect == scorecard.OfValue:
		return s.valueOf(item), false
	case !s.Ratios[item].Has:
		return -1, true
	case f.Aspect == scorecard.OfNumerator:
		return s.Ratios[item].Num, false
	}
	return s.Ratios[item].Den, false
}

// periods lists the periods in which a relation is looked at.
func (s *System) periods(r *scorecard.Relation) []scorecard.Period {
	var named []scorecard.Operand
	if !r.Result.IsZero() {
		named = append(named, r.Result)
	}
	if r.Kind != scorecard.Cumulative && r.Kind != scorecard.RollingSum {
		named = append(append(named, r.Plus...), r.Minus...)
	}
	var out []scorecard.Period
	for n := range s.In.Items {
		item := &s.In.Items[n]
		if !slices.ContainsFunc(named, func(o scorecard.Operand) bool { return o.Indicator == item.Indicator && o.Category == item.Category }) {
			continue
		}
		if kind := item.Period.Kind(); kind == r.Frame || r.Frame == scorecard.NoPeriod && (r.Kind != scorecard.Cumulative || kind != r.Step) {
			out = append(out, item.Period)
		}
	}
	slices.SortFunc(out, scorecard.Period.Compare)
	return slices.Compact(out)
}
