package disclosure

import (
	"fmt"
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Rule is what counts as small, and what a reader must not be able to learn.
// The zero value withholds nothing and asks for nothing; DefaultRule is where to
// start.
type Rule struct {
	Thresholds  [scorecard.NotPeople + 1]int // smallest count that is shown, by sensitivity; 0 for every count
	LeastBase   int                          // smallest denominator of a percentage
	LeastGiving int                          // fewest figures that a mean may be made of
	WholeBelow  int                          // a percentage of fewer is shown as a whole number
	Values      int                          // a withheld figure could have at least so many values
	Spread      int                          // the largest of them so much above the smallest
	AtThreshold bool                         // one of them is the threshold or more
	Insider     bool                         // also for somebody who is counted in one of the figures and knows it
	Budget      int64                        // rows that the audit may look at for one figure
}

// DefaultRule is the rule where scorecard.toml sets none: counts of people,
// households and events from 6, of staff from 5, and three values at least.
func DefaultRule() Rule {
	return Rule{
		Thresholds: [...]int{scorecard.Person: 6, scorecard.Household: 6, scorecard.Event: 6, scorecard.Staff: 5, scorecard.NotPeople: 0},
		LeastBase:  11, LeastGiving: 8, WholeBelow: 200, Values: 3, Budget: 400_000,
	}
}

// Thresholds lists the thresholds that may be chosen.
func Thresholds() []int { return []int{3, 5, 6, 8, 10} }

// Check says what is wrong with a rule; nil for nothing.
func (r *Rule) Check() error {
	for class, t := range r.Thresholds {
		if t != 0 && !slices.Contains(Thresholds(), t) && !(class == int(scorecard.Staff) && t == 5) {
			return fmt.Errorf("the threshold %d is none of 3, 5, 6, 8 and 10", t)
		}
	}
	switch {
	case r.LeastBase < 0 || r.LeastGiving < 0 || r.WholeBelow < 0 || r.Spread < 0:
		return fmt.Errorf("a limit is less than 0")
	case r.Values < 2:
		return fmt.Errorf("a figure that could have %d values is known", r.Values)
	case r.Budget < 1:
		return fmt.Errorf("an audit without a budget can prove nothing")
	}
	return nil
}

// Decimals is how many decimals a percentage of so many may be shown with,
// where so many are wanted: none below WholeBelow or where the base is not
// known (0), else one at most. With two decimals the percentage tells its
// fraction.
func (r *Rule) Decimals(base int64, wanted int) int {
	if base < int64(r.WholeBelow) {
		return 0
	}
	return min(wanted, 1)
}

// A class is how much of a number is taken as known when a plan is made.
type class uint8

const (
	zero class = iota
	small
	large
)

// classThreshold parts small numbers from others where a rule has no threshold
// for them: it is no secret how large they are, but a plan must not depend on
// more of it.
const classThreshold = 6

func (r *Rule) threshold(s scorecard.Sensitivity) int64 { return int64(r.Thresholds[s]) }

// classOf gives the class of a number of a sensitivity, with so many units to
// one.
func (r *Rule) classOf(s scorecard.Sensitivity, value, units int64) class {
	t := r.threshold(s)
	if t == 0 {
		t = classThreshold
	}
	switch {
	case value <= 0:
		return zero
	case value < t*units:
		return small
	}
	return large
}

// floor is the least that a number of a class can be, in units.
func (r *Rule) floor(s scorecard.Sensitivity, c class, units int64) int64 {
	t := r.threshold(s)
	if t == 0 {
		t = classThreshold
	}
	return [...]int64{zero: 0, small: 1, large: t * units}[c]
}
