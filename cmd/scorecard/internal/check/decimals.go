package check

import (
	"fmt"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var paddedDecimals = Rule{
	Name: "padded-decimals",
	Doc: `Decimals say something.
Figures that all end in .00 were rounded to whole numbers and filled up again:
readers take them for more exact than they are. Give the indicator fewer decimals. A
warning, where so many figures cannot all end so by chance.`,
	History: func(h *history) (problems source.Problems) {
		for _, i := range h.s.Indicators {
			problems.Add(h.padded(i)...)
		}
		return problems
	},
}

// leastPadded is how many different figures must end in a zero before it is no
// chance: one in ten does by itself.
const leastPadded = 4

func (h *history) padded(i *scorecard.Indicator) source.Problems {
	seen := map[scorecard.Decimal]bool{}
	most := 0
	for _, l := range h.lines {
		if l.indicator != i {
			continue
		}
		for n := range l.figures {
			v := l.figures[n].Value
			if !l.figures[n].HasValue || l.figures[n].withheld || whole(v, i.Unit) {
				continue
			}
			if v.Decimals() > 0 && v.Trim().Decimals() == v.Decimals() {
				return nil // its last decimal is no zero
			}
			most = max(most, v.Decimals())
			seen[v.Trim()] = true
		}
	}
	if shown := max(most, i.Decimals); shown == 0 || len(seen) < leastPadded {
		return nil
	}
	spare := i.Decimals
	for v := range seen {
		spare = min(spare, max(most, i.Decimals)-v.Decimals())
	}
	if i.Decimals >= 0 && max(0, i.Decimals-spare) == i.Decimals {
		return nil
	}
	return source.Problems{source.Warnf(i.Spot.Place(), "padded-decimals", "the last decimal of every figure of %q is 0: %d different ones", i.ID, len(seen)).
		WithHint("show as many decimals as were measured: fewer in the column decimals, and in the figures")}
}

// whole reports whether a figure says nothing of how it was rounded: none, all.
func whole(v scorecard.Decimal, unit scorecard.Unit) bool {
	return v.Sign() == 0 || unit.Percent() && v.Cmp(scorecard.Int(100)) == 0
}

var mixedDecimals = Rule{
	Name: "mixed-decimals",
	Doc: `All figures of an indicator are as exact.
Some months to a decimal and others in whole numbers cannot be compared: a change may
be the rounding. Ask for the decimals that are missing, or show none. A warning,
where figures with fewer decimals are too many for zeros that a spreadsheet dropped.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			problems.Add(l.mixed()...)
		}
		return problems
	},
}

func (l *line) mixed() source.Problems {
	if l.indicator.Unit.Count() {
		return nil // see part-of-a-person
	}
	most, short, all := 0, 0, 0
	var first *known
	for n := range l.figures {
		if k := &l.figures[n]; k.HasValue && !k.withheld && !whole(k.Value, l.indicator.Unit) {
			most = max(most, k.Value.Decimals())
		}
	}
	for n := range l.figures {
		k := &l.figures[n]
		if !k.HasValue || k.withheld || whole(k.Value, l.indicator.Unit) {
			continue
		}
		all++
		if k.Value.Decimals() < most {
			short++
			if first == nil {
				first = k
			}
		}
	}
	// One that has more than all others is no such case. A last zero is dropped from one figure in ten; the chance of two in three,
	// or of a third of a dozen, is below one in thirty.
	if most == 0 || short < 2 || all-short < 2 && all > 3 || short*10 < 3*all+5 {
		return nil
	}
	return source.Problems{source.Warnf(first.place(), "mixed-decimals", "%d of %d figures of %q have fewer decimals than the others, of which some have %d",
		short, all, l.name(), most).WithHint("ask for figures that are all as exact, or show fewer decimals")}
}

var falsePrecision = Rule{
	Name: "false-precision",
	Doc: `A percentage has no more decimals than its base can fill.
Of 23 children one is 4.3 percentage points; 8.70% says no more than 9%, and lets
readers work out the two numbers. Show two decimals only where one person is less
than one percentage point, and one only where one is less than ten. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, i := range h.s.Indicators {
			if most, ok := h.largestBase(i); ok && tooExact(i, most) && !h.hidden(i) {
				problems.Add(source.Warnf(i.Spot.Place(), "false-precision", "%q has %d decimals, and its base is %s at most", i.ID, i.Decimals, most).
					WithHint("with a base below 200 whole percentages say all that there is to say"))
			}
		}
		return problems
	},
}

// tooExact reports whether one person more changes the figure by a hundred
// units of its last decimal.
func tooExact(i *scorecard.Indicator, base scorecard.Decimal) bool {
	limit := [...]int{0, 10, 100, 1000, 10_000, 100_000, 1_000_000}
	return i.Decimals > 0 && base.Cmp(scorecard.Int(limit[min(i.Decimals, len(limit)-1)])) < 0
}

// largestBase gives the largest denominator beside a percentage; false where
// one is missing.
func (h *history) largestBase(i *scorecard.Indicator) (most scorecard.Decimal, ok bool) {
	if !i.Unit.Percent() {
		return most, false
	}
	for _, l := range h.lines {
		if l.indicator != i {
			continue
		}
		for n := range l.figures {
			k := &l.figures[n]
			if k.Markers.Replacing() != 0 || k.withheld {
				continue
			}
			if !k.HasFraction {
				return most, false
			}
			ok = true
			if k.Denominator.Cmp(most) > 0 {
				most = k.Denominator
			}
		}
	}
	return most, ok
}

// hidden reports whether a figure of an indicator may not be printed.
func (h *history) hidden(i *scorecard.Indicator) bool {
	for _, l := range h.lines {
		for n := range l.figures {
			if l.indicator == i && l.figures[n].place().Secret() {
				return true
			}
		}
	}
	return false
}

var partOfAPerson = Rule{
	Name: "part-of-a-person",
	Doc: `A count is a whole number.
437.5 children is an average, whose unit is not number, or a slip. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			if !l.indicator.Unit.Count() || l.indicator.Sensitivity == scorecard.Staff || l.indicator.Decimals > 0 {
				continue
			}
			for n := range l.figures {
				k := &l.figures[n]
				v, ok := k.value(l.indicator)
				if ok && k.HasValue && v.Trim().Decimals() > 0 {
					problems.Add(finding(k.place(), "part-of-a-person", fmt.Sprintf("%q counts something, and is no whole number", l.name()),
						fmt.Sprintf("%q counts something, and cannot be %s", l.name(), v)).WithHint("an average has another unit than number, and decimals in indicators.csv"))
				}
			}
		}
		return problems
	},
}

var shareAsPercentage = Rule{
	Name: "share-as-percentage",
	Doc: `A percentage is out of 100.
Spreadsheets keep 93% as 0.93, and save that. Where a figure is 1 or less and the
others of the indicator are a hundred times that, it is a share and not a
percentage. So it is where all are. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			if l.indicator.Unit.Percent() {
				problems.Add(l.asShares()...)
			}
		}
		return problems
	},
}

func (l *line) asShares() (problems source.Problems) {
	one, many := scorecard.Int(1), scorecard.Int(20)
	var small, large []*known
	for n := range l.figures {
		k := &l.figures[n]
		switch {
		case !k.HasValue || k.Value.Sign() <= 0:
		case k.Value.Cmp(one) <= 0 && k.Value.Decimals() > 1:
			small = append(small, k)
		case k.Value.Cmp(many) > 0:
			large = append(large, k)
		default:
			return nil
		}
	}
	if len(small) == 0 || len(large) == 0 && len(small) < 3 {
		return nil
	}
	for _, k := range small {
		problems.Add(finding(k.place(), "share-as-percentage", fmt.Sprintf("%q is a share of 1, not a percentage", l.name()),
			fmt.Sprintf("%q is %s, a share of 1 and not a percentage", l.name(), k.Value)).WithHint("write 93, not 0.93"))
	}
	return problems
}
