package site

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// Disclosure is a scorecard's rule for small numbers.
type Disclosure struct {
	Off    string // the reason for showing all figures; "" where numbers are protected
	Rule   scorecard.Protection
	Costs  scorecard.Costs
	Strict bool    // a percentage whose base nobody knows is an error
	Known  []Known // of known.csv
}

// Threshold is the largest of the thresholds: a count below it may be one that
// is withheld.
func (d *Disclosure) Threshold() int { return slices.Max(d.Rule.Thresholds[:]) }

func defaultDisclosure() Disclosure {
	return Disclosure{Rule: scorecard.DefaultProtection(), Costs: scorecard.DefaultCosts()}
}

// disclosure reads [disclosure]:
//
//	off = "reason"
//	threshold = 6
//	thresholds = { household = 8, staff = 10 }
//	values = 3
//	spread = 0
//	at_threshold = true
//	insider = true
//	least_base = 11
//	least_giving = 8
//	whole_below = 200
//	strict = true
//	costs = { percentage = 2, over_time = 3, part = 4, own = 9 }
func (l *loader) disclosure(s *Scorecard, keys *source.Keys) {
	table, ok := keys.Table("disclosure")
	if !ok {
		return
	}
	d := &s.Disclosure
	if table.Has("off") {
		d.Off = table.String("off")
		if d.Off == "" {
			l.add(source.Errorf(table.Place("off"), "disclosure", "small numbers are shown without a reason").
				WithHint(`off = "the reason, which the site shows to its readers"`))
		}
	}
	if all, ok := l.threshold(table, "threshold"); ok {
		d.Rule.Thresholds = [...]int{scorecard.Person: all, scorecard.Household: all, scorecard.Event: all, scorecard.Staff: all, scorecard.NotPeople: 0}
	}
	if classes, ok := table.Table("thresholds"); ok {
		for _, word := range scorecard.SensitivityWords() {
			class, _ := scorecard.ParseSensitivity(word)
			if t, ok := l.threshold(classes, word); ok && class != scorecard.NotPeople {
				d.Rule.Thresholds[class] = t
			} else if ok {
				l.add(source.Errorf(classes.Place(word), "disclosure", "what counts no people has no threshold").WithHint("take the line out; a count of people has another sensitivity"))
			}
		}
		classes.Done()
	}
	for _, limit := range []struct {
		key   string
		value *int
		least int
		most  int
	}{
		{"values", &d.Rule.Values, 3, 10}, {"spread", &d.Rule.Spread, 0, 20}, {"least_base", &d.Rule.LeastBase, 0, 1000},
		{"least_giving", &d.Rule.LeastGiving, 3, 100}, {"whole_below", &d.Rule.WholeBelow, 0, 100_000},
	} {
		*limit.value = l.limit(table, limit.key, [3]int{*limit.value, limit.least, limit.most})
	}
	d.Rule.AtThreshold, d.Rule.Insider, d.Strict = table.Bool("at_threshold"), table.Bool("insider"), table.Bool("strict")
	if costs, ok := table.Table("costs"); ok {
		for _, cost := range []struct {
			key   string
			value *int
		}{{"percentage", &d.Costs.Percentage}, {"over_time", &d.Costs.OverTime}, {"part", &d.Costs.Part}, {"own", &d.Costs.Own}} {
			*cost.value = l.limit(costs, cost.key, [3]int{*cost.value, 1, 100})
		}
		costs.Done()
	}
	table.Done()
}

// threshold reads a smallest count that may be shown; false where there is none.
func (l *loader) threshold(table *source.Keys, key string) (int, bool) {
	if !table.Has(key) {
		return 0, false
	}
	t := table.Int(key, scorecard.Thresholds()[0])
	if !slices.Contains(scorecard.Thresholds(), t) {
		l.add(source.Errorf(table.Place(key), "disclosure", "%d is not a threshold for small numbers", t).
			WithHint("3, 5, 6, 8 or 10; the least count that may be shown"))
		return 0, false
	}
	return t, true
}

// limit reads a whole number that has bounds: what it is otherwise, the least
// and the most that it may be.
func (l *loader) limit(table *source.Keys, key string, bounds [3]int) int {
	n := table.Int(key, bounds[0])
	if n < bounds[1] || n > bounds[2] {
		l.add(source.Errorf(table.Place(key), "disclosure", "%s cannot be %d", key, n).WithHint("from %d to %d; without the line it is %d", bounds[1], bounds[2], bounds[0]))
		return bounds[0]
	}
	return n
}
