package disclosure

import "scorecard/cmd/scorecard/internal/disclosure/equations"

// The vocabulary of what is reasoned with.
type (
	// A Figure names a number of a scorecard.
	Figure = equations.Figure
	// An Item is one figure as a scorecard prints it.
	Item = equations.Item
	// Known is a fact that a reader has from elsewhere.
	Known = equations.Known
	// Input is everything that a plan and an audit are made from.
	Input = equations.Input
	// A Target is a number that nobody may work out.
	Target = equations.Target
	// Broken is a relation or a fact that the figures do not keep.
	Broken = equations.Broken
)

// A system is the equations of a scorecard, and what plans and audits ask of
// them.
type system struct {
	*equations.System
	rowsOf [][]int // of each number, where it was asked for
}

func newSystem(in *Input) *system { return &system{System: equations.New(in)} }
