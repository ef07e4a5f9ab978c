package scorecard

// A Protection is a scorecard's rule for small numbers: what counts as small,
// and what a reader must not be able to learn of it. The zero value withholds
// nothing and asks for nothing; DefaultProtection is where to start.
type Protection struct {
	Thresholds  [NotPeople + 1]int // smallest count that is shown, by sensitivity; 0 for every count
	LeastBase   int                // smallest denominator of a percentage
	LeastGiving int                // fewest figures that a mean may be made of
	WholeBelow  int                // a percentage of fewer is shown as a whole number
	Values      int                // a withheld figure could have at least so many values
	Spread      int                // the largest of them so much above the smallest
	AtThreshold bool               // one of them is the threshold or more
	Insider     bool               // also for somebody who is counted in one of the figures and knows it
	Budget      int64              // rows that the audit may look at for one figure
}

// DefaultProtection is the rule where scorecard.toml sets none: counts of people,
// households and events from 6, of staff from 5, and three values at least.
func DefaultProtection() Protection {
	return Protection{
		Thresholds: [...]int{Person: 6, Household: 6, Event: 6, Staff: 5, NotPeople: 0},
		LeastBase:  11, LeastGiving: 8, WholeBelow: 200, Values: 3, Budget: 400_000,
	}
}

// Thresholds lists the thresholds that may be chosen.
func Thresholds() []int { return []int{3, 5, 6, 8, 10} }

// Decimals is how many decimals a percentage of so many may be shown with:
// none below WholeBelow or where the base is not known (0), else one. With two
// decimals a percentage tells its fraction.
func (p *Protection) Decimals(base Decimal) int {
	if base.Cmp(Int(p.WholeBelow)) < 0 {
		return 0
	}
	return 1
}

// Costs are what readers lose by a figure that is withheld to cover another,
// as whole numbers that are compared with one another.
type Costs struct {
	Percentage int // a percentage, a rate, a mean
	OverTime   int // a year to date, a rolling figure, a year's outturn
	Part       int // of a breakdown
	Own        int // an indicator's own figure
}

// DefaultCosts are the costs where scorecard.toml sets none.
func DefaultCosts() Costs { return Costs{Percentage: 2, OverTime: 3, Part: 4, Own: 9} }
