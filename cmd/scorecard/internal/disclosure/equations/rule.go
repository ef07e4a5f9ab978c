package equations

import "scorecard/cmd/scorecard/internal/scorecard"

// A Class is how much of a number is taken as known when a plan is made.
type Class uint8

const (
	Zero Class = iota
	Small
	Large
)

// ClassThreshold parts small numbers from others where a rule has no threshold
// for them: it is no secret how large they are, but a plan must not depend on
// more of it.
const ClassThreshold = 6

// Threshold is the smallest count of a sensitivity that is shown; 0 for every
// count.
func (in *Input) Threshold(s scorecard.Sensitivity) int64 { return int64(in.Rule.Thresholds[s]) }

// ClassOf gives the class of a number of a sensitivity, with so many units to
// one.
func (in *Input) ClassOf(s scorecard.Sensitivity, value, units int64) Class {
	t := in.Threshold(s)
	if t == 0 {
		t = ClassThreshold
	}
	switch {
	case value <= 0:
		return Zero
	case value < t*units:
		return Small
	}
	return Large
}

// floor is the least that a number of a class can be, in units.
func (in *Input) floor(s scorecard.Sensitivity, c Class, units int64) int64 {
	t := in.Threshold(s)
	if t == 0 {
		t = ClassThreshold
	}
	return [...]int64{Zero: 0, Small: 1, Large: t * units}[c]
}
