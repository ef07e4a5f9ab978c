package disclosure

import "scorecard/cmd/scorecard/internal/scorecard"

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

// threshold is the smallest count of a sensitivity that is shown; 0 for every
// count.
func (in *Input) threshold(s scorecard.Sensitivity) int64 { return int64(in.Rule.Thresholds[s]) }

// classOf gives the class of a number of a sensitivity, with so many units to
// one.
func (in *Input) classOf(s scorecard.Sensitivity, value, units int64) class {
	t := in.threshold(s)
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
func (in *Input) floor(s scorecard.Sensitivity, c class, units int64) int64 {
	t := in.threshold(s)
	if t == 0 {
		t = classThreshold
	}
	return [...]int64{zero: 0, small: 1, large: t * units}[c]
}
