package chart

// An alignment is what charts that are read side by side have in common.
type alignment struct {
	reach            reach
	left, top, right int
}

// Align gives several charts of one kind and unit the same axis of values and
// the same margins, so that they can be read side by side as small multiples.
// It must be called again after their figures have changed.
func Align(specs ...*Spec) {
	var common alignment
	for _, s := range specs {
		if r := s.reach(s.figures()); r.some {
			common.reach.merge(&r)
		}
	}
	for _, s := range specs {
		if t := s.timeline(); common.reach.some { // one without a figure has an axis too, and its target on it
			s.takeTargets(&common.reach, &t)
		}
	}
	for _, s := range specs {
		s.aligned = alignment{reach: common.reach}
	}
	for wider := true; wider; { // a narrower plot may need wider margins for its labels
		wider = false
		for _, s := range specs {
			f := s.Frame()
			wider = wider || f.Left > common.left || f.Top > common.top || f.Right > common.right
			common.left, common.top, common.right = max(common.left, f.Left), max(common.top, f.Top), max(common.right, f.Right)
		}
		for _, s := range specs {
			s.aligned = common
		}
	}
}

// merge widens a reach by another.
func (r *reach) merge(other *reach) {
	scale := max(r.scale, other.scale)
	r.take(other.low)
	r.take(other.high)
	r.scale = max(r.scale, scale)
}
