package chart

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

const (
	sparkWidth  = 120 // pixels
	sparkHeight = 32
	sparkMargin = 6 // room around the line for the mark
)

// AppendSpark prints the subject as a small line without axes for a table's
// row, which says the figures itself: it is hidden from assistive technology.
// The newest figure has the mark of its status. Where there is no figure,
// nothing is printed.
func (s *Spec) AppendSpark(b []byte) []byte {
	p := picture{b: b, s: s, t: timeaxis.New(nil, len(s.Points), func(i int) scorecard.Period { return s.Points[i].Period }, false)}
	p.f = Frame{Height: sparkHeight, Top: sparkMargin, Bottom: sparkMargin, Axis: s.tight()}
	newest := -1
	for i := s.dated(0); i < len(s.Points); i = s.dated(i + 1) {
		if v := s.value(0, i); v.Shown {
			newest = i
		}
	}
	if newest < 0 {
		return b
	}
	p.text(`<svg class="spark" xmlns="http://www.w3.org/2000/svg" aria-hidden="true" width="120" height="32"><svg`)
	x, width := s.sparkStretch(&p.t)
	p.attr("x", x)
	p.attr("width", width)
	p.text(` height="32" overflow="visible">`)
	p.stretched()
	p.trend(0)
	p.endStretched()
	v := s.value(0, newest)
	at, y := p.place(newest, v)
	p.mark(v.Status, at, y)
	p.text("</svg></svg>")
	return p.b
}

// sparkStretch gives where the axis begins and how long it is, in hundredths of
// a pixel, for the first point and the last to stand at the ends of the room,
// although a point stands in the middle of its time.
func (s *Spec) sparkStretch(t *timeaxis.Axis) (x, width int64) {
	const room = (sparkWidth - 2*sparkMargin) * 100
	first := s.dated(0)
	last := first
	for i := first; i < len(s.Points); i = s.dated(i + 1) {
		last = i
	}
	from, to := t.At(s.Points[first].Period), t.At(s.Points[last].Period)
	if from >= to {
		return sparkMargin * 100, room
	}
	width = room * timeaxis.Whole / (to - from)
	return sparkMargin*100 - width*from/timeaxis.Whole, width
}

// tight gives an axis that reaches from the subject's least figure to its
// greatest.
func (s *Spec) tight() Axis {
	r := s.reach(1)
	if !r.some {
		return Axis{Max: 1, Blank: true}
	}
	a := Axis{Scale: r.scale}
	a.Min, a.Max = a.units(r.low), a.units(r.high)
	if a.Min == a.Max {
		a.Min, a.Max = a.Min-1, a.Max+1
	}
	return a
}
