package pages

import (
	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// mostCompared is how many lines a reader may tick beside an indicator's own.
const mostCompared = mostLines - 1

// addCompared adds to the line of an indicator's whole history what a reader may
// tick: those with whom it is compared, each at its one figure, and the other
// indicators of its section that share its unit and frequency. What lies so far
// off that the axis would have to reach more than half as far again is left out,
// since the line itself is what the page is about.
func addCompared(spec *chart.Spec, r *record.Row, e *record.Edition) {
	if spec.Kind != chart.Line {
		return
	}
	reach := reachOf(spec.Series[0].Values)
	add := func(s chart.Series) {
		if other := reachOf(s.Values); len(spec.Series) <= mostCompared && reach.takes(other) {
			s.Optional = true
			spec.Series = append(spec.Series, s)
		}
	}
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		s := chart.Series{Name: comparedName(r.Indicator.Words, b)}
		for range spec.Points {
			s.Values = append(s.Values, benchmarkValue(b))
		}
		add(s)
	}
	for _, other := range e.Section(r.Indicator.Section) {
		if other.Indicator == r.Indicator || other.Indicator.Unit != r.Indicator.Unit || other.Indicator.Frequency != r.Indicator.Frequency {
			continue
		}
		s := chart.Series{Name: other.Subject}
		for n := range spec.Points {
			v := chart.Value{Display: scorecard.Unavailable.String()}
			if f := other.At(spec.Points[n].Period); f != nil {
				v = plainValue(f)
			}
			s.Values = append(s.Values, v)
		}
		add(s)
	}
}

// A reach is from the least of some figures to the greatest.
type reach struct {
	low, high scorecard.Decimal
	some      bool
}

func reachOf(values []chart.Value) (out reach) {
	for n := range values {
		v := &values[n]
		if !v.Shown {
			continue
		}
		if !out.some || v.Number.Cmp(out.low) < 0 {
			out.low = v.Number
		}
		if !out.some || v.Number.Cmp(out.high) > 0 {
			out.high = v.Number
		}
		out.some = true
	}
	return out
}

// takes reports whether both together reach at most half as far again as the
// one.
func (r reach) takes(other reach) bool {
	if !r.some || !other.some {
		return false
	}
	low, high := r.low, r.high
	if other.low.Cmp(low) < 0 {
		low = other.low
	}
	if other.high.Cmp(high) > 0 {
		high = other.high
	}
	own, both := r.high.Sub(r.low), high.Sub(low)
	return both.Add(both).Cmp(own.Add(own).Add(own)) <= 0
}
