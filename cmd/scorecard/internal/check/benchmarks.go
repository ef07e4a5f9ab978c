package check

import (
	"fmt"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var benchmarkOrder = Rule{
	Name: "benchmark-order",
	Doc: `A comparator that is better by its definition is better.
The best neighbour is at least as good as the neighbours' average, and the top
quartile's threshold as the average. better_than = ["england"] under the comparator
in scorecard.toml says so; figures of one indicator and period are held to it, by
the side that is good. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, c := range h.s.Comparators {
			for _, other := range c.BetterThan {
				if h.s.Comparator(other) == nil {
					continue // which is a problem already
				}
				problems.Add(h.order(c, other)...)
			}
		}
		return problems
	},
}

func (h *history) order(c scorecard.Comparator, other string) (problems source.Problems) {
	for n := range h.s.Benchmarks {
		b := &h.s.Benchmarks[n]
		if b.Comparator != c.ID {
			continue
		}
		i := h.index[b.Indicator]
		for m := range h.s.Benchmarks {
			o := &h.s.Benchmarks[m]
			if o.Comparator == other && o.Indicator == b.Indicator && o.Category == b.Category && o.Period == b.Period && worse(b.Value, o.Value, i.Good) {
				problems.Add(source.Warnf(b.Spot.Place(), "benchmark-order", "%q of %q (%s) is worse than %q (%s), and better by definition where %s is good",
					c.Title, b.Indicator, i.Unit.Figure(b.Value), h.s.Comparator(other).Title, i.Unit.Figure(o.Value), i.Good).
					WithHint("one of the two is wrong, or in the other's column, or the side that is good is"))
			}
		}
	}
	return problems
}

var oldBenchmark = Rule{
	Name: "old-benchmark",
	Doc: `A benchmark is no more than two years old.
England publishes every year: where the newest figure of a comparator ended more than
two years before the newest month, it is time to look for another. A warning, once
for each comparator.`,
	History: func(h *history) (problems source.Problems) {
		if h.last == nil {
			return nil
		}
		limit := h.last.Period.AddMonths(-24)
		for _, c := range h.s.Comparators {
			newest := map[lineKey]*scorecard.Benchmark{}
			for n := range h.s.Benchmarks {
				b := &h.s.Benchmarks[n]
				key := lineKey{b.Indicator, b.Category}
				if b.Comparator == c.ID && (newest[key] == nil || newest[key].Period.Compare(b.Period) < 0) {
					newest[key] = b
				}
			}
			var first *scorecard.Benchmark
			old := 0
			for n := range h.s.Benchmarks {
				b := &h.s.Benchmarks[n]
				if newest[lineKey{b.Indicator, b.Category}] == b && !b.Period.IsZero() && b.Period.EndsBefore(limit) {
					if old++; first == nil {
						first = b
					}
				}
			}
			if old > 0 {
				problems.Add(source.Warnf(first.Spot.Place(), "old-benchmark", "figures of %q are more than two years older than %s: %d of %d", c.Title, h.last.Period.Name(), old, len(newest)).
					WithHint("the first is about %s; look for a newer one", first.Period.Name()))
			}
		}
		return problems
	},
}

var futureBenchmark = Rule{
	Name: "future-benchmark",
	Doc: `A benchmark is about a time that had ended when it was known.
Its column from is the first month that knew it, which is not before its period
ended. Without from, editions of before that end would show it. A comparator's
figures of one period are one finding, at the first of them. A warning.`,
	History: func(h *history) (problems source.Problems) {
		type when struct {
			comparator    string
			period, known scorecard.Period
		}
		first, more := map[when]int{}, map[int]int{}
		for n := range h.s.Benchmarks {
			b := &h.s.Benchmarks[n]
			known := b.From
			if known.IsZero() && h.last != nil {
				known = h.last.Period
			}
			if b.Period.IsZero() || known.IsZero() || b.Period.EndsBy(known) {
				continue
			}
			at := when{b.Comparator, b.Period, known}
			if k, told := first[at]; told {
				more[k]++
				continue
			}
			first[at] = len(problems)
			problems.Add(source.Warnf(b.Spot.Place(), "future-benchmark", "the figure of %q for %s is known in %s, before that time had ended", b.Comparator, b.Period.Name(), known.Name()).
				WithHint("mend its period, or from, the first month that knew it"))
		}
		for k, others := range more {
			problems[k].Message += fmt.Sprintf(", and so are %d more of its figures", others)
		}
		return problems
	},
}

var benchmarkRange = Rule{
	Name: "benchmark-range",
	Doc: `A benchmark is in the indicator's unit.
A percentage is from 0 to 100, and a comparator's figure is not a hundred times ours,
nor a hundredth: it would be of another unit. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for n := range h.s.Benchmarks {
			b := &h.s.Benchmarks[n]
			i := h.index[b.Indicator]
			if i.Unit.Percent() && (b.Value.Sign() < 0 || b.Value.Cmp(scorecard.Int(100)) > 0) {
				problems.Add(source.Warnf(b.Spot.Place(), "benchmark-range", "%q of %q is %s, and a percentage is from 0 to 100", b.Comparator, b.Indicator, b.Value).
					WithHint("it may be of another unit, or a digit is wrong"))
				continue
			}
			if ours, ok := h.newest(b); ok && !i.Unit.Count() && (farAbove(b.Value, ours) || farAbove(ours, b.Value)) {
				problems.Add(source.Warnf(b.Spot.Place(), "benchmark-range", "%q of %q is %s, and our own figure is of another size", b.Comparator, b.Indicator, b.Value).
					WithHint("it may be of another unit: a percentage is out of 100, and a rate out of what its unit says"))
			}
		}
		return problems
	},
}

// newest gives our own newest figure beside a benchmark.
func (h *history) newest(b *scorecard.Benchmark) (scorecard.Decimal, bool) {
	l := h.find[lineKey{b.Indicator, b.Category}]
	if l == nil || len(l.figures) == 0 {
		return scorecard.Decimal{}, false
	}
	k := &l.figures[len(l.figures)-1]
	v, ok := k.value(l.indicator)
	return v, ok && !k.withheld && v.Sign() > 0
}

// farAbove reports whether a is at least fifty times b, and b is not nearly none.
func farAbove(a, b scorecard.Decimal) bool {
	if b.Sign() <= 0 {
		return false
	}
	times, ok := scorecard.Ratio(a, b, 1, 0)
	return ok && times.Cmp(scorecard.Int(50)) >= 0 && a.Cmp(scorecard.Int(10)) > 0
}
