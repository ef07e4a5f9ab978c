package disclosure

import "scorecard/cmd/scorecard/internal/scorecard"

// A Verdict says whether a plan belongs to figures. It costs no audit.
type Verdict struct {
	Sensitive int                     // numbers that nobody may work out
	Stale     []scorecard.Period      // months that the plan did not decide, or for other figures
	Unknown   []scorecard.Withholding // lines about no figure
}

// Fits reports whether a build may go by the plan: it decided every month, or
// there is nothing to decide.
func (v *Verdict) Fits() bool { return len(v.Stale) == 0 || v.Sensitive == 0 }

// Verify holds a plan against figures.
func (p *Plan) Verify(in *Input) Verdict {
	s := newSystem(in)
	return Verdict{len(s.Targets), p.stale(in, s.keys()), p.Unknown(in)}
}
