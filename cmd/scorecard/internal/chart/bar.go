package chart

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A Bar chart stands in bands of equal height, one for each category: its name
// above, its bar in the middle, and the figure at the bar's end.
const (
	barHeight = 16
	bandSpace = 16 // between bands
	keyApart  = 8  // between the key and the names below it
)

// nameLines is how many lines the longest name takes up.
func (s *Spec) nameLines() int {
	n := 1
	for i := range s.Points {
		n = max(n, lettering.Lines(s.Points[i].Label, s.nameRoom(i, s.wording())))
	}
	return n
}

// measureBars works out the layout of a Bar chart. The plot is the bands, each
// with its bar in the middle; the room below the bar is as high as the name
// above it, so all but the last band overlap with the name of the next.
func (s *Spec) measureBars() Frame {
	f := Frame{Axis: s.axis(&timeaxis.Axis{})}
	names := lineHeight * s.nameLines()
	f.band = names + 4 + barHeight + bandSpace
	f.Top = belowKey(s.unitLines()) + max(0, names+4+barHeight/2-f.band/2)
	f.Height = f.Top + f.band*len(s.Points)
	widest := 0
	for i := range s.Points {
		if v := s.value(0, i); v.Shown {
			widest = max(widest, s.beside(v)+phraseWidth(v))
		}
	}
	f.Right = margin(widest + 2)
	return f
}

// belowKey gives the room that so many lines of a key take up above names, which
// are apart from them.
func belowKey(lines int) int {
	if lines == 0 {
		return 0
	}
	return lineHeight*lines + keyApart
}

// unitLines is how many lines the unit takes up.
func (s *Spec) unitLines() int { return lettering.Lines(s.Unit.Word(), s.wording()) }

// phraseWidth is the width of a figure with its share behind it.
func phraseWidth(v *Value) int {
	if v.Share == "" {
		return lettering.Width(v.Display)
	}
	return lettering.Width(v.Display) + lettering.Width(v.Share) + lettering.Width(" ()")
}

// valueRoom is the room between a bar's end and its figure: for a gap, and for
// the mark of its status.
func valueRoom(v *Value) int {
	if v.Status == scorecard.Unrated || !v.Shown {
		return 6
	}
	return 20
}

// middle gives the middle of the i-th bar, in pixels.
func (p *picture) middle(i int) int { return p.f.Top + p.f.band*i + p.f.band/2 }

// bars draws a Bar chart.
func (p *picture) bars() {
	p.text(`<g class="chart-bar" fill="` + accent + `">`)
	zero := p.f.Axis.part(0, timeaxis.Whole)
	for i := range p.s.Points {
		if v := p.s.value(0, i); v.Shown {
			end := p.f.Axis.part(p.f.Axis.units(v.Number), timeaxis.Whole)
			top := int64(p.middle(i)-barHeight/2) * 100
			p.rect(min(zero, end), max(zero, end), top, top+barHeight*100)
		}
	}
	p.text("</g>")
	p.text(`<g class="chart-stay">`)
	p.key()
	p.zeroLine()
	p.namesAbove()
	p.barFigures()
	p.text("</g>")
}

// zeroLine draws an upright stroke where each bar begins, clear of the names.
func (p *picture) zeroLine() {
	p.text(`<g class="chart-axis" stroke="` + ink + `">`)
	for i := range p.s.Points {
		p.text("<line")
		p.percent("x1", p.f.Axis.part(0, timeaxis.Whole))
		p.percent("x2", p.f.Axis.part(0, timeaxis.Whole))
		p.attr("y1", int64(p.middle(i)-barHeight/2-2)*100)
		p.attr("y2", int64(p.middle(i)+barHeight/2+2)*100)
		p.text("/>")
	}
	p.text("</g>")
}

// barFigures prints each value at the end of its bar, or what stands for it where
// there is none.
func (p *picture) barFigures() {
	for i := range p.s.Points {
		v := p.s.value(0, i)
		p.figure(i, v, p.barEnd(v))
	}
	p.text(`<g transform="translate(11)">`)
	for i := range p.s.Points {
		if v := p.s.value(0, i); v.Shown && v.Status != 0 {
			p.mark(v.Status, p.barEnd(v), int64(p.middle(i))*100)
		}
	}
	p.text("</g>")
}

// figure prints a value beside a place in the i-th band, cut to its room, with
// its share where that has room too.
func (p *picture) figure(i int, v *Value, at int64) {
	beside := p.s.beside(v)
	room := p.roomBeside(v, at)
	line, cut := lettering.Fitted(v.Display, room)
	p.text(`<text class="chart-text" fill="` + ink + `"`)
	p.shiftedX(at, beside)
	p.attr("y", int64(p.middle(i))*100+420)
	p.text(">")
	p.escaped(line)
	switch {
	case cut:
		p.text("…")
	case v.Share != "" && phraseWidth(v) <= room:
		p.text(" (")
		p.escaped(v.Share)
		p.text(")")
	}
	p.text("</text>")
}

// roomBeside is the room for a figure to the right of a place.
func (p *picture) roomBeside(v *Value, at int64) int {
	box, plot := p.boxed()
	return box - p.f.Left - int(at*int64(plot)/timeaxis.Whole) - p.s.beside(v)
}

// beside is the room between a place and the figure that belongs to it.
func (s *Spec) beside(v *Value) int {
	if s.Kind == Dots && v.Shown {
		return 9
	}
	return valueRoom(v)
}

// barEnd gives the place right of which a bar's figure stands: its end, or the
// line at zero where the bar goes left of it or there is none.
func (p *picture) barEnd(v *Value) int64 {
	if !v.Shown || v.Number.Sign() < 0 {
		return p.f.Axis.part(0, timeaxis.Whole)
	}
	return p.f.Axis.part(p.f.Axis.units(v.Number), timeaxis.Whole)
}

// barData prints the data of the bars.
func (p *picture) barData() {
	start := len(p.b)
	for i := range p.s.rows() {
		v := p.s.value(0, i)
		p.item(start)
		p.datum(i, v, int64(i))
		p.text("}")
	}
}

// BySize puts the categories of a chart in the order of the subject's figures,
// the greatest first; equal ones keep their order, and those without a figure
// come last. Without it they stand in the order in which they were given. The
// answer says for each place which category is there now.
func (s *Spec) BySize() []int {
	order := make([]int, len(s.Points))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		v, w := s.value(0, i), s.value(0, j)
		switch {
		case v.Shown && w.Shown:
			return w.Number.Cmp(v.Number)
		case v.Shown:
			return -1
		case w.Shown:
			return 1
		}
		return 0
	})
	points := make([]Point, len(order))
	for at, i := range order {
		points[at] = s.Points[i]
	}
	s.Points, s.Series, s.Ours = points, slices.Clone(s.Series), slices.Index(order, s.Ours)
	for n := range s.Series {
		values := make([]Value, len(order))
		for at, i := range order {
			values[at] = *s.value(n, i)
		}
		s.Series[n].Values = values
	}
	return order
}
