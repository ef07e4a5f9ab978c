package chart

import (
	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// hasBreak reports whether a break is drawn.
func (s *Spec) hasBreak() bool {
	if s.Kind.across() {
		return false
	}
	drawn := s.drawn()
	for i := s.dated(s.dated(0) + 1); i < len(s.Points); i = s.dated(i + 1) {
		if s.breaksAt(i, drawn) {
			return true
		}
	}
	return false
}

// breaksAt reports whether any of the series, of which so many are drawn, breaks
// before a point.
func (s *Spec) breaksAt(point, drawn int) bool {
	for i := range drawn {
		if v := s.find(i, point); v != nil && v.breaks() {
			return true
		}
	}
	return false
}

// breakRules draws an upright rule at each break in series, with the words for
// it on the line at y where they have room.
func (p *picture) breakRules(y int) {
	start := len(p.b)
	p.within(`<g class="chart-break" stroke="`+ink+`" stroke-dasharray="1 3">`, func() {
		p.eachBreak(func(x int64) {
			p.text("<line")
			p.percent("x1", x)
			p.percent("x2", x)
			p.attr("y1", int64(y+4)*100)
			p.attr("y2", int64(p.f.Height-p.f.Bottom)*100)
			p.text("/>")
		})
	})
	if len(p.b) == start {
		return
	}
	p.within(`<g class="chart-text" fill="`+ink+`">`, func() {
		end := -p.f.Left // of the words so far, in pixels of the narrowest plot
		p.eachBreak(func(x int64) { end = p.breakWords(x, y, end) })
	})
}

// eachBreak calls f with the place of each break: halfway between the points.
func (p *picture) eachBreak(f func(x int64)) {
	last, drawn := p.s.dated(0), p.s.drawn()
	for i := p.s.dated(last + 1); i < len(p.s.Points); i = p.s.dated(i + 1) {
		if p.s.breaksAt(i, drawn) {
			f((p.t.At(p.s.Points[last].Period) + p.t.At(p.s.Points[i].Period)) / 2)
		}
		last = i
	}
}

// breakWords prints the words beside a break: to its right in the left half, to
// its left in the right. They are left out where they would run into those
// before, which end at a pixel.
func (p *picture) breakWords(x int64, y, end int) int {
	at := int(x * int64(p.f.narrow()) / timeaxis.Whole)
	room, beside, anchor := p.f.narrow()+p.f.Right-at-4, 4, ` text-anchor="start"`
	if x > timeaxis.Whole/2 {
		room, beside, anchor = at+p.f.Left-4, -4, ` text-anchor="end"`
	}
	line, cut := lettering.Fitted(p.s.BreakWords, room)
	width := lettering.Width(p.s.BreakWords)
	from, to := at+4, at+4+width
	if beside < 0 {
		from, to = at-4-width, at-4
	}
	if from < end || line == "" {
		return end
	}
	p.text("<text")
	p.shiftedX(x, beside)
	p.text(anchor)
	p.attr("y", int64(y)*100)
	p.text(">")
	p.escaped(line)
	if cut {
		p.text("…")
	}
	p.text("</text>")
	return to + timeaxis.Apart
}

// missing prints the marker that stands for a figure of the subject at the foot
// of the plot or on the line at zero, where it has room: that part of a slot,
// from its middle so far to the left.
func (p *picture) missing(part, left int64) {
	y := int64(p.f.Height-p.f.Bottom) * 100
	if !p.f.Axis.Broken() {
		y = p.y(0)
	}
	p.within(`<g class="chart-text" fill="`+ink+`" text-anchor="middle">`, func() { p.markers(part, left, y-600) })
}

// hasMarker reports whether a marker stands for a figure of the subject.
func (s *Spec) hasMarker() bool {
	for i := range s.Points {
		if v := s.value(0, i); !v.Shown && v.Markers.Replacing() != 0 {
			return true
		}
	}
	return false
}

func (p *picture) markers(part, left, y int64) {
	var buf [32]byte
	for i := p.s.dated(0); i < len(p.s.Points); i = p.s.dated(i + 1) {
		v := p.s.value(0, i)
		if v.Shown || v.Markers.Replacing() == 0 {
			continue
		}
		marker := v.Markers.Replacing().Append(buf[:0])
		room := lettering.Width(string(marker)) + 2
		if p.level(p.slotRoom(part, p.f.narrow()) >= room, p.slotRoom(part, wideAbove) >= room, p.t.At(p.s.Points[i].Period)-left, y) {
			p.b = append(p.b, marker...)
			p.text("</text>")
		}
	}
}

// slotRoom gives the width in pixels of a part of a slot.
func (p *picture) slotRoom(part int64, plot int) int {
	return int(int64(p.t.Room(1, plot)) * part / timeaxis.Whole)
}
