package chart

import (
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// stretch gives the part of the axis on which the i-th target holds; nothing
// where from is not before to.
func (s *Spec) stretch(t *timeaxis.Axis, i int) (from, to int64) {
	if t.Count == 0 {
		return 0, 0
	}
	to = timeaxis.Whole
	if i+1 < len(s.Targets) {
		to = t.Start(s.Targets[i+1].From)
	}
	return t.Start(s.Targets[i].From), to
}

// inView reports whether the i-th target holds for a part of the axis. A chart
// with one point in time has the last, others across the page none.
func (s *Spec) inView(t *timeaxis.Axis, i int) bool {
	if s.Kind.across() {
		return (s.Kind == Bullet || s.Kind == Dots) && i == len(s.Targets)-1
	}
	from, to := s.stretch(t, i)
	return from < to
}

// hasTarget reports whether a target is drawn.
func (s *Spec) hasTarget(t *timeaxis.Axis, a *Axis) bool {
	if a.Blank {
		return false
	}
	for i := range s.Targets {
		step := &s.Targets[i]
		if s.inView(t, i) && (step.HasLow || step.HasHigh) {
			return true
		}
	}
	return false
}

// leastRise is the square of the least change of a target that has a corner, in
// hundredths of a pixel: ECharts leaves out corners nearer to the last than this.
const leastRise = 50_00

// A corner is a place where a target's line turns, begins or ends.
type corner struct {
	x, n  int64 // hundredths of a per cent, units of the axis
	start bool  // the pen comes here without drawing
}

// corners calls f with each corner of the targets' lines: first those of the
// lower bounds, then those of the upper. A single number that is both is drawn
// once.
func (p *picture) corners(f func(corner)) {
	if p.f.Axis.Blank {
		return
	}
	for _, upper := range [...]bool{false, true} {
		end, level := int64(-1), int64(0) // of the line so far
		for i := range p.s.Targets {
			step := &p.s.Targets[i]
			has, d := step.HasLow, step.Low
			if upper {
				has, d = step.HasHigh && !(step.HasLow && step.Low.Cmp(step.High) == 0), step.High
			}
			if !has {
				continue
			}
			from, to := p.s.stretch(&p.t, i)
			if from >= to {
				continue
			}
			n := p.f.Axis.units(d)
			if rise := p.y(n) - p.y(level); from != end || rise*rise >= leastRise {
				f(corner{from, n, from != end})
			}
			f(corner{to, n, false})
			end, level = to, n
		}
	}
}
