package chart

import (
	"scorecard/cmd/scorecard/internal/scorecard"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// An Axis is the axis of values. Its numbers are in units of 10 to the power of
// -Scale.
type Axis struct {
	Min, Max, Step int64
	Scale          int
	Blank          bool // there is no number: the axis has no labels

	decimals int       // of the labels
	labels   [120]byte // those of the first values one after another, as far as there is room
	ends     [10]uint8 // where each of them ends
	printed  int       // how many they are
}

// Broken reports whether the axis does not reach to zero.
func (a *Axis) Broken() bool { return a.Min > 0 || a.Max < 0 }

// units gives a number in the axis's units.
func (a *Axis) units(d scorecard.Decimal) int64 { return d.Coefficient(a.Scale) }

// part gives how far a number lies from Min to Max, in parts of a length.
func (a *Axis) part(n, length int64) int64 {
	n = min(max(n, a.Min), a.Max)
	return muldiv(n-a.Min, length, a.Max-a.Min)
}

// A reach is the extent of the numbers that an axis must show, with the most
// decimals that any of them has.
type reach struct {
	low, high scorecard.Decimal
	scale     int
	some      bool
}

func (r *reach) take(d scorecard.Decimal) {
	switch {
	case !r.some:
		r.some, r.low, r.high = true, d, d
	case d.Cmp(r.low) < 0:
		r.low = d
	case d.Cmp(r.high) > 0:
		r.high = d
	}
	r.scale = max(r.scale, d.Decimals())
}

// reach gives the extent of the figures of so many series.
func (s *Spec) reach(series int) reach {
	var r reach
	for i := range series {
		for j := range s.rows() {
			if v := s.find(i, j); v != nil && v.Shown && (s.Kind.across() || !s.Points[j].Period.IsZero()) {
				r.take(v.Number)
			}
		}
	}
	return r
}

// wholeReach gives the extent of the figures and of the targets in view.
func (s *Spec) wholeReach(t *timeaxis.Axis) reach {
	r := s.reach(s.figures())
	if r.some {
		s.takeTargets(&r, t)
	}
	return r
}

// takeTargets widens a reach by the targets in view, and by the bands of a chart
// with one figure.
func (s *Spec) takeTargets(r *reach, t *timeaxis.Axis) {
	for i := range s.Targets {
		if step := &s.Targets[i]; s.inView(t, i) {
			r.bounds(step.Low, step.HasLow)
			r.bounds(step.High, step.HasHigh)
		}
	}
	for i := range s.Bands {
		b := &s.Bands[i]
		if s.Kind == Bullet {
			r.bounds(b.Low, b.HasLow)
			r.bounds(b.High, b.HasHigh)
		} else { // as far as the axis reaches, but to all of their decimals
			r.scale = max(r.scale, b.Low.Decimals(), b.High.Decimals())
		}
	}
}

func (r *reach) bounds(d scorecard.Decimal, has bool) {
	if has {
		r.take(d)
	}
}

// axis works out the axis of values from the figures and the targets in view.
func (s *Spec) axis(t *timeaxis.Axis) Axis {
	r := s.wholeReach(t)
	if s.aligned.reach.some {
		r = s.aligned.reach
	}
	if !r.some {
		return Axis{Max: 1, Step: 1, Blank: true}
	}
	a := Axis{Scale: r.scale}
	low, high := a.units(r.low), a.units(r.high)
	if s.Kind != Line && s.Kind != Dots || fromZero(low, high) {
		low, high = min(low, 0), max(high, 0)
	} else {
		low, high = calm(low, high, s.Unit.Percent(), a.units(scorecard.Int(100)))
	}
	if low == high {
		high += tens[a.Scale]
	}
	a.Step = niceStep((high - low + 4) / 5)
	a.Min, a.Max = down(low, a.Step), up(high, a.Step)
	a.lift(a.units(r.low), a.units(r.high))
	a.decimals = a.needed()
	a.print(s)
	return a
}

// print keeps the labels, which are asked for again and again.
func (a *Axis) print(s *Spec) {
	var buf [40]byte
	end := 0
	for i := range min(a.ticks(), len(a.ends)) {
		label := a.appendTick(buf[:0], i, s)
		if end+len(label) > len(a.labels) {
			return
		}
		end += copy(a.labels[end:], label)
		a.ends[i], a.printed = uint8(end), i+1
	}
}

// needed gives how many decimals tell the labelled values apart.
func (a *Axis) needed() int {
	n := a.Scale
	for n > 0 && a.Step%tens[a.Scale-n+1] == 0 {
		n--
	}
	return n
}

// lift moves the end of a broken axis that is nearer to zero away from a number
// that lies on it or close by, since it would look like zero there.
func (a *Axis) lift(low, high int64) {
	switch {
	case a.Min > 0 && 4*(low-a.Min) < a.Step:
		a.Min -= a.Step
	case a.Max < 0 && 4*(a.Max-high) < a.Step:
		a.Max += a.Step
	}
}

// fromZero reports whether a line's axis reaches to zero: where its numbers lie
// on both sides of it, or at least as near to it as to one another, or are so
// small that it costs nothing.
func fromZero(low, high int64) bool {
	return low <= 0 && high >= 0 || low > 0 && low <= high/2 || high < 0 && high >= low/2 || max(high, -low) < 10
}

// calm widens an axis that does not reach to zero to at least a tenth of its
// largest number, lest a small change look like a great one. Percentages are
// not widened beyond 100.
func calm(low, high int64, percent bool, hundred int64) (int64, int64) {
	least := max(high, -low) / 10
	spare := least - (high - low)
	if spare <= 0 {
		return low, high
	}
	widened := high + spare/2
	if percent && high <= hundred {
		widened = min(widened, hundred)
	}
	return widened - least, widened
}

// niceStep gives the least of 1, 2, 5, 10, 20, 50 … that is at least n.
func niceStep(n int64) int64 {
	for p := int64(1); ; p *= 10 {
		for _, step := range [...]int64{p, 2 * p, 5 * p} {
			if step >= n {
				return step
			}
		}
	}
}

// ticks counts the labelled values.
func (a *Axis) ticks() int {
	if a.Blank {
		return 0
	}
	return int((a.Max-a.Min)/a.Step) + 1
}

// tick gives the i-th labelled value, from the least.
func (a *Axis) tick(i int) int64 { return a.Min + int64(i)*a.Step }

// appendTick prints the label of the i-th value as its unit has it, all with
// the same decimals. No mark of a number needs an escape in a page or a script.
func (a *Axis) appendTick(b []byte, i int, s *Spec) []byte {
	if i < a.printed {
		from := uint8(0)
		if i > 0 {
			from = a.ends[i-1]
		}
		return append(b, a.labels[from:a.ends[i]]...)
	}
	return s.Marks.AppendFigure(b, scorecard.Scaled(a.tick(i)/tens[a.Scale-a.decimals], a.decimals), s.Unit)
}

// width is that of the widest label.
func (a *Axis) width(s *Spec) int {
	widest := 0
	var buf [40]byte
	for i := range a.ticks() {
		widest = max(widest, lettering.Width(string(a.appendTick(buf[:0], i, s))))
	}
	return widest
}
