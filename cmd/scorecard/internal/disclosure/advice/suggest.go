package advice

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Suggestion is a relation that nobody declared and that the figures keep in
// every period that has them all.
type Suggestion struct {
	Relation scorecard.Relation
	Periods  int // in which it holds
}

// fewestPeriods is in how many periods a relation has to hold, with as many
// different results, to be more than chance.
const fewestPeriods = 4

// A run is the newest counts of an operand, by period.
type run struct {
	operand scorecard.Operand
	kind    equations.Kind
	at      map[scorecard.Period]*equations.Item
}

func (r *run) value(p scorecard.Period) (int64, bool) {
	item := r.at[p]
	if item == nil || item.Value.Trim().Decimals() > 0 {
		return 0, false
	}
	return item.Value.Trim().Coefficient(0), true
}

// Suggest looks for sums of two, totals of a breakdown, stock and flow, years to
// date and ratios that hold in the figures, and that no relation says. What is
// not declared cannot be reasoned with, and a reader may know it.
func Suggest(in *equations.Input) []Suggestion {
	l := &looking{in: in}
	l.collect()
	for total := range l.counts {
		l.sums(&l.counts[total])
		l.flows(&l.counts[total])
		l.years(&l.counts[total])
	}
	for n := range l.ratios {
		l.fractions(&l.ratios[n])
	}
	return l.out
}

type looking struct {
	in     *equations.Input
	counts []run
	ratios []run
	groups map[string][]*run // the categories of an indicator
	out    []Suggestion
}

// collect puts the items into runs, in the order of their operands.
func (l *looking) collect() {
	index := map[scorecard.Operand]*run{}
	var all []*run
	for n := range l.in.Items {
		item := &l.in.Items[n]
		r := index[item.Operand]
		if r == nil {
			r = &run{item.Operand, item.Kind, map[scorecard.Period]*equations.Item{}}
			index[item.Operand] = r
			all = append(all, r)
		}
		if before := r.at[item.Period]; before == nil || before.Edition <= item.Edition {
			r.at[item.Period] = item
		}
	}
	slices.SortFunc(all, func(a, b *run) int { return strings.Compare(a.operand.String(), b.operand.String()) })
	l.groups = map[string][]*run{}
	for _, r := range all {
		switch {
		case len(r.at) < fewestPeriods:
		case r.kind == equations.Count:
			l.counts = append(l.counts, *r)
			if r.operand.Category != "" {
				l.groups[r.operand.Indicator] = append(l.groups[r.operand.Indicator], r)
			}
		case r.kind == equations.Percentage || r.kind == equations.Rate:
			l.ratios = append(l.ratios, *r)
		}
	}
}

// holds reports in how many periods a rule holds for a result; 0 where it fails
// in one, or where it could be chance.
func holds(result *run, rule func(p scorecard.Period, value int64) (says, known bool)) int {
	var seen []int64
	for p := range result.at {
		value, ok := result.value(p)
		if !ok {
			continue
		}
		says, known := rule(p, value)
		switch {
		case !known:
		case !says:
			return 0
		default:
			seen = append(seen, value)
		}
	}
	n := len(seen)
	slices.Sort(seen)
	if different := slices.Compact(seen); len(different) < fewestPeriods || different[len(different)-1] < 10 {
		return 0
	}
	return n
}

// suggest notes a relation, unless it is known.
func (l *looking) suggest(r scorecard.Relation, periods int) {
	if periods == 0 {
		return
	}
	same := func(k scorecard.Relation) bool {
		return k.Kind == r.Kind && k.Result == r.Result && sameSet(k.Plus, r.Plus) && sameSet(k.Minus, r.Minus)
	}
	if !slices.ContainsFunc(l.in.Relations, same) {
		l.out = append(l.out, Suggestion{r, periods})
	}
}

func sameSet(a, b []scorecard.Operand) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(o scorecard.Operand) bool { return !slices.Contains(b, o) })
}

// sums looks for two that add up to a total, and for a breakdown that does.
func (l *looking) sums(total *run) {
	for a := range l.counts {
		for b := a + 1; b < len(l.counts); b++ {
			parts := []*run{&l.counts[a], &l.counts[b]}
			if total.operand != parts[0].operand && total.operand != parts[1].operand && len(l.groups[parts[0].operand.Indicator]) != 2 {
				l.sum(total, parts)
			}
		}
	}
	for _, c := range l.counts {
		if group := l.groups[c.operand.Indicator]; len(group) > 1 && group[0].operand == c.operand && !slices.ContainsFunc(group, func(r *run) bool { return r.operand == total.operand }) {
			l.sum(total, group)
		}
	}
}

func (l *looking) sum(total *run, parts []*run) {
	n := holds(total, func(p scorecard.Period, value int64) (bool, bool) {
		for _, part := range parts {
			v, ok := part.value(p)
			if !ok {
				return false, false
			}
			value -= v
		}
		return value == 0, true
	})
	r := scorecard.Relation{Kind: scorecard.Sum, Result: total.operand}
	for _, part := range parts {
		r.Plus = append(r.Plus, part.operand)
	}
	l.suggest(r, n)
}

// flows looks for what comes and goes between one figure of a stock and the
// next.
func (l *looking) flows(stock *run) {
	for a := range l.counts {
		for b := range l.counts {
			in, out := &l.counts[a], &l.counts[b]
			if a == b || in.operand == stock.operand || out.operand == stock.operand {
				continue
			}
			n := holds(stock, func(p scorecard.Period, value int64) (bool, bool) {
				before, k1 := stock.value(p.Previous())
				came, k2 := in.value(p)
				went, k3 := out.value(p)
				return value == before+came-went, k1 && k2 && k3
			})
			l.suggest(scorecard.Relation{Kind: scorecard.StockAndFlow, Result: stock.operand, Plus: []scorecard.Operand{in.operand}, Minus: []scorecard.Operand{out.operand}}, n)
		}
	}
}

// years looks for a figure that builds up over a year out of another.
func (l *looking) years(total *run) {
	for a := range l.counts {
		of := &l.counts[a]
		if of.operand == total.operand {
			continue
		}
		for _, year := range []scorecard.Year{scorecard.Financial, scorecard.Academic, scorecard.Calendar} {
			n := holds(total, func(p scorecard.Period, value int64) (bool, bool) {
				now, ok := of.value(p)
				if p.Kind() != scorecard.Month || scorecard.YearStart(year, p) == p {
					return value == now, ok && p.Kind() == scorecard.Month
				}
				before, known := total.value(p.Previous())
				return value == before+now, ok && known
			})
			l.suggest(scorecard.Relation{Kind: scorecard.Cumulative, Result: total.operand, Plus: []scorecard.Operand{of.operand}, Additive: true, ToDate: true, Year: year}, n)
		}
	}
}

// fractions looks for the counts that a percentage or rate is made of.
func (l *looking) fractions(ratio *run) {
	for a := range l.counts {
		for b := range l.counts {
			num, den := &l.counts[a], &l.counts[b]
			if a == b {
				continue
			}
			periods, results := 0, map[scorecard.Decimal]bool{}
			for p, item := range ratio.at {
				n, k1 := num.value(p)
				d, k2 := den.value(p)
				if !k1 || !k2 {
					continue
				}
				if n <= 0 || d <= 0 || n > d && item.Kind == equations.Percentage || !equations.Fits(item, n, d, 1) {
					periods = 0
					break
				}
				periods++
				results[item.Value.Trim()] = true
			}
			if len(results) >= fewestPeriods {
				l.suggest(scorecard.Relation{Kind: scorecard.RatioOf, Result: ratio.operand, Plus: []scorecard.Operand{num.operand}, Minus: []scorecard.Operand{den.operand}}, periods)
			}
		}
	}
}
