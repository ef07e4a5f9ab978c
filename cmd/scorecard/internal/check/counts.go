package check

import (
	"fmt"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var percentageRange = Rule{
	Name: "percentage-range",
	Doc: `A percentage is from 0 to 100.
More than all, or less than none, is a slip of a key or of the decimal point. A
change in per cent has another unit than %, such as “% change”. An error.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			if !l.indicator.Unit.Percent() {
				continue
			}
			for _, list := range [][]known{l.figures, l.others} {
				for n := range list {
					if k := &list[n]; k.HasValue && (k.Value.Sign() < 0 || k.Value.Cmp(scorecard.Int(100)) > 0) {
						p := finding(k.place(), "percentage-range", fmt.Sprintf("%q is no percentage from 0 to 100", l.name()),
							fmt.Sprintf("%q is %s, and a percentage is from 0 to 100", l.name(), k.Value))
						p.Severity = source.Error
						problems.Add(p.WithHint("a digit or the decimal point may have slipped"))
					}
				}
			}
		}
		return problems
	},
}

var numeratorAbove = Rule{
	Name: "numerator-above",
	Doc: `The numerator of a percentage is part of its denominator.
21 of 10 is more than all: the two may stand in one another's columns. An error.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			if !l.indicator.Unit.Percent() {
				continue
			}
			for _, list := range [][]known{l.figures, l.others} {
				for n := range list {
					if k := &list[n]; k.HasFraction && k.Numerator.Cmp(k.Denominator) > 0 {
						p := finding(k.place(), "numerator-above", fmt.Sprintf("the numerator of %q is above its denominator", l.name()),
							fmt.Sprintf("the numerator of %q (%s) is above its denominator (%s)", l.name(), k.Numerator, k.Denominator))
						p.Severity = source.Error
						problems.Add(p.WithHint("the two may stand in one another's columns"))
					}
				}
			}
		}
		return problems
	},
}

var indicatorCount = Rule{
	Name:    "indicator-count",
	Absence: true,
	Doc: `The scorecard has as many indicators as it says.
indicator_count in scorecard.toml is the number that the board agreed; indicators.csv
has as many rows. A warning.`,
	Scorecard: func(s *site.Scorecard) source.Problems {
		if s.Count.Number == 0 || s.Count.Number == len(s.Indicators) {
			return nil
		}
		return source.Problems{source.Warnf(s.Count.Place, "indicator-count", "the scorecard says that it has %d indicators, and has %d", s.Count.Number, len(s.Indicators)).
			WithHint("a row of indicators.csv may be missing, or be there twice under two ids")}
	},
}

var missingCategory = Rule{
	Name:    "missing-category",
	Absence: true,
	Doc: `A breakdown has all of its categories, or none.
Where some categories of an indicator have a row for a period, the others have one
too: a value, 0, or a marker. What is not listed is given away by the total, and
looks like nobody. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, i := range h.s.Indicators {
			if set := h.s.Set(i.Categories); set != nil {
				problems.Add(h.gaps(i, set)...)
			}
		}
		return problems
	},
}

// gaps looks for categories that have no row in a period in which others have.
func (h *history) gaps(i *scorecard.Indicator, set *scorecard.CategorySet) (problems source.Problems) {
	rows := map[scorecard.Period]int{}
	var order []*known
	for _, c := range set.Categories {
		l := h.find[lineKey{i.ID, c.ID}]
		if l == nil {
			continue
		}
		for n := range l.figures {
			k := &l.figures[n]
			if rows[k.Period] == 0 {
				order = append(order, k)
			}
			rows[k.Period]++
		}
	}
	for _, k := range order {
		if rows[k.Period] == len(set.Categories) {
			continue
		}
		for _, c := range set.Categories {
			if l := h.find[lineKey{i.ID, c.ID}]; l == nil || l.of(k.Period) == nil {
				problems.Add(source.Warnf(k.place(), "missing-category", "%q has no row for %q in %s, and has one for other categories", i.ID, c.ID, k.Period.Name()).
					WithHint("write 0 where there is nobody, or a marker where it is not known or withheld"))
			}
		}
	}
	return problems
}
