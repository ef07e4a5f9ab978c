package chart

import (
	"strconv"

	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A Frame is the layout that both drawings obey. Lengths are CSS pixels.
type Frame struct {
	Height                   int // of the whole drawing
	Left, Top, Right, Bottom int // margins: Left and Right are the box's padding
	Axis                     Axis
	band                     int // height of a Bar chart's bands
}

// Plot is the height between the top and bottom margins.
func (f *Frame) Plot() int { return f.Height - f.Top - f.Bottom }

const (
	narrowest  = 280 // width of the narrowest box that labels are kept apart in
	widestText = 240 // of a line of words: what a reader's wider spacing of letters leaves of the narrowest box
	wideAbove  = 400 // width of the plot from which the fuller labels stand; charts.css and charts.js have it too
	marginStep = 16  // margins to the side are so many pixels, or a multiple up to
	mostMargin = 160
	lineHeight = 16  // of a line of text
	plotHeight = 200 // of a Line or Column chart
	tickGap    = 8   // between the value axis and its labels
	labelDrop  = 19  // from the plot to the foot of the labels below it, clear of the lowest beside it
	overhung   = 1   // what a letter may reach to the left of where it begins
)

// margin gives the margin that has room for so many pixels.
func margin(pixels int) int {
	return min((max(pixels, 1)+marginStep-1)/marginStep*marginStep, mostMargin)
}

// Frame works out the layout.
func (s *Spec) Frame() Frame {
	var t timeaxis.Axis
	if !s.Kind.across() {
		t = s.timeline()
	}
	return s.measure(&t)
}

func (s *Spec) measure(t *timeaxis.Axis) Frame {
	f := Frame{}
	switch s.Kind {
	case Bar:
		f = s.measureBars()
	case Bullet:
		f = s.measureBullet()
	case Dots:
		f = s.measureDots()
	case Share:
		f = s.measureShare()
	default:
		f = s.measureOverTime(t)
	}
	plot := f.Plot()
	f.Left, f.Top, f.Right = max(f.Left, s.aligned.left), max(f.Top, s.aligned.top), max(f.Right, s.aligned.right)
	if s.aligned.left+s.aligned.right > 0 && t.Count > 0 {
		f.margins(t)
	}
	f.Height = f.Top + plot + f.Bottom
	return f
}

// measureOverTime works out the layout of a chart with a timeline.
func (s *Spec) measureOverTime(t *timeaxis.Axis) Frame {
	f := Frame{Axis: s.axis(t), Right: marginStep}
	f.Top = 12 + lineHeight*s.keyLines(t, &f.Axis)
	f.Left = margin(f.Axis.width(s) + tickGap + 2)
	if s.Kind.even() {
		f.Top += markRoom
	}
	if widest := s.direct(); widest > 0 {
		f.Right = margin(s.labelStart(&f.Axis) + 8 + widest + 2)
	}
	f.Bottom = 24
	if t.Count > 0 {
		f.Bottom += lineHeight
		f.margins(t)
	}
	f.Height = f.Top + plotHeight + f.Bottom
	return f
}

// margins widens the margins until the outermost labels of the timeline stay
// within the box, at both widths that labels are thinned out for.
func (f *Frame) margins(t *timeaxis.Axis) {
	f.overhang(t, wideAbove)
	for before := -1; before != f.Left+f.Right; {
		before = f.Left + f.Right
		f.overhang(t, f.narrow())
	}
}

// overhang widens the margins for a width of the plot.
func (f *Frame) overhang(t *timeaxis.Axis, plot int) {
	h, last := t.Thin(plot), t.Count-1
	f.Right = max(f.Right, overhang(t.Width(h, last), plot, timeaxis.Whole-t.Label(last)))
	f.Left = max(f.Left, overhang(t.Width(h, h.First), plot, t.Label(h.First)))
}

// overhang gives the margin that a slot's label needs beyond the axis, which
// ends so far from the label's middle.
func overhang(width, plot int, beside int64) int {
	return margin((width+1)/2 - int(beside*int64(plot)/timeaxis.Whole))
}

// wording is how wide a line of words may be.
func (s *Spec) wording() int {
	if s.lines > 0 {
		return s.lines
	}
	return widestText
}

// boxed gives the widths of the box and of the plot that labels are kept apart
// in.
func (p *picture) boxed() (box, plot int) {
	if p.s.fixed > 0 {
		return p.s.fixed + p.f.Left + p.f.Right, p.s.fixed
	}
	return narrowest, p.f.narrow()
}

// narrow is the width of the plot in the narrowest box.
func (f *Frame) narrow() int { return narrowest - f.Left - f.Right }

// thinned reports whether labels may differ by the width of the plot, which the
// style sheet then has to ask for: a browser styles what is in such a box by
// itself, after its surroundings are laid out.
func (p *picture) thinned() bool {
	if p.s.Kind.across() {
		return p.s.Kind != Share
	}
	return p.narrow != p.wide || p.s.hasMarker()
}

// AppendBoxClass prints the classes of the element around the drawing.
func (d Drawing) AppendBoxClass(b []byte) []byte {
	f := &d.f
	b = append(b, "chart-box"...)
	if d.thinned() {
		b = append(b, " chart-thinned"...)
	}
	if f.Left > 0 {
		b = strconv.AppendInt(append(b, " chart-left-"...), int64(f.Left), 10)
	}
	if f.Right > 0 {
		b = strconv.AppendInt(append(b, " chart-right-"...), int64(f.Right), 10)
	}
	return b
}
