package figures

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// companions gives the figures of other kinds of period that stand beside a
// row: the newest year to date, outturns of years, forecasts, and whatever else
// was supplied; oldest first. A year to date and an outturn that were not supplied
// are worked out where the indicator is additive and no month is missing.
func (i *Indicator) companions(r *Row, from reading) []Companion {
	var out []Companion
	asAt(from.own.companions, from.month, func(e *entry) {
		decimals := from.decimals
		if e.figure.HasValue {
			decimals = e.figure.Value.Decimals()
		}
		c := Companion{Figure: i.release(e, decimals), Kind: i.companionKind(e.figure.Period)}
		if out = append(out, c); c.Kind == "ytd" {
			r.toDate = append(r.toDate, c.Figure)
		}
	})
	for _, f := range r.ahead {
		out = append(out, Companion{Figure: f, Kind: i.companionKind(f.Period)})
	}
	if i.Additive && i.Frequency != scorecard.Annual && i.Covers.Of == scorecard.Flow {
		for _, p := range i.sums(r, from.at) {
			if slices.ContainsFunc(out, func(c Companion) bool { return c.Period == p }) {
				continue
			}
			if f, ok := i.sum(r.History, p, from.decimals); ok {
				out = append(out, Companion{Figure: f, Kind: i.companionKind(p), Computed: true})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Companion) int { return a.Period.Compare(b.Period) })
	return newestYearToDate(out)
}

// newestYearToDate leaves out every year to date but the newest of its year:
// the one of a month before is no longer news, the one of a year before is what
// this year's is compared with.
func newestYearToDate(companions []Companion) []Companion {
	return slices.DeleteFunc(slices.Clone(companions), func(c Companion) bool {
		return c.Kind == "ytd" && slices.ContainsFunc(companions, func(d Companion) bool {
			return d.Kind == "ytd" && d.Period.FirstMonth() == c.Period.FirstMonth() && d.Period.Compare(c.Period) > 0
		})
	})
}

// Older reports whether a newer companion of the same kind stands beside the
// row: the year to date of the year before, say.
func (r *Row) Older(n int) bool {
	return slices.ContainsFunc(r.Companions[n+1:], func(c Companion) bool { return c.Kind == r.Companions[n].Kind })
}

// companionKind names the kind of a period beside the indicator's own.
func (i *Indicator) companionKind(p scorecard.Period) string {
	switch p.Kind() {
	case scorecard.Span:
		if p.IsYearToDate(i.Year) {
			return "ytd"
		}
		return "span"
	case scorecard.Day:
		return "day"
	case scorecard.Month:
		return "month"
	case scorecard.Quarter:
		return "quarter"
	case scorecard.Term:
		return "term"
	}
	return "outturn"
}

// sums lists the periods that an additive indicator is summed over: the year
// up to its latest figure, and the last whole year.
func (i *Indicator) sums(r *Row, at scorecard.Period) []scorecard.Period {
	if !r.Known {
		return nil
	}
	latest := r.Figure.Period.Month()
	year := scorecard.LatestBy(i.Year.Kind(), at)
	return []scorecard.Period{year, scorecard.YearToDateOf(i.Year, latest)}
}

// sum adds an indicator's own figures over a period: counts as they are,
// ratios as the sum of numerators over the sum of denominators. It reports
// false where a figure is missing, or lies partly outside the period.
func (i *Indicator) sum(history []Figure, over scorecard.Period, decimals int) (Figure, bool) {
	out := Figure{Period: over, Unit: i.Unit, Has: true}
	var total, numerator, denominator scorecard.Decimal
	ratio := i.ratio(history)
	n := 0
	for p := scorecard.LatestBy(i.Kind(), over.Month()); !p.EndsBefore(over); p = p.Previous() {
		f := find(history, p)
		if f == nil || !f.Has || ratio && f.Fraction == nil || p.FirstMonth().EndsBefore(over) {
			return out, false
		}
		total = total.Add(f.Exact)
		if f.Fraction != nil {
			numerator, denominator = numerator.Add(f.Fraction.Numerator), denominator.Add(f.Fraction.Denominator)
		}
		n++
		if f.Markers.Has(scorecard.Break) && !p.Previous().EndsBefore(over) {
			return out, false
		}
	}
	if n == 0 {
		return out, false
	}
	if !ratio {
		out.Exact, out.Shown = total, total.Round(decimals)
		i.written(&out)
		return out, true
	}
	var ok bool
	out.Shown, ok = scorecard.Ratio(numerator, denominator, i.Unit.Times(), decimals)
	out.Exact, out.Fraction = out.Shown, &Fraction{Numerator: numerator, Denominator: denominator}
	i.written(&out)
	return out, ok
}

// ratio reports whether figures are ratios, which are never added up:
// percentages, rates, and whatever else is no count and came as a numerator and
// a denominator.
func (i *Indicator) ratio(history []Figure) bool {
	fraction := func(f Figure) bool { return f.Fraction != nil }
	return i.Unit.Times() != 1 || !i.Unit.Count() && slices.ContainsFunc(history, fraction)
}
