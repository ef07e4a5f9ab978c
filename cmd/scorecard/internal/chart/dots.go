package chart

import (
	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A Dots chart stands in bands as a Bar chart does, one for us and one for each
// that we are compared with: its name with the period above, a mark between
// short rules below it, and the figure beside the mark on a plate of paper, so
// that no rule crosses it. Its axis need not begin at zero, since a mark is read
// by its place.
const (
	plateEdge   = 2  // of paper, to both sides of a figure
	plateHeight = 16 // as high as the rules
)

// measureDots works out the layout.
func (s *Spec) measureDots() Frame {
	var none timeaxis.Axis
	f := s.measureBars()
	f.Top += belowKey(s.keyLines(&none, &f.Axis)) - belowKey(s.unitLines())
	f.Left = marginStep
	f.acrossMargins(s)
	f.Bottom = 24
	f.Height = f.Top + f.band*len(s.Points) + f.Bottom
	return f
}

// dotted draws the chart.
func (p *picture) dotted() {
	a := &p.f.Axis
	p.scaleAcross()
	p.text(`<g class="chart-stay">`)
	p.key()
	p.text(`<g class="chart-target" stroke="` + ink + `" stroke-width="1.5" stroke-dasharray="6 3">`)
	p.eachGoal(func(n int64) {
		for i := range p.s.Points {
			p.upright(a.part(n, timeaxis.Whole), int64(p.middle(i)-10)*100, int64(p.middle(i)+10)*100)
		}
	})
	p.text("</g>")
	p.namesAbove()
	p.dotFigures()
	p.text("</g>")
	for i := range p.s.Points {
		if v := p.s.value(0, i); v.Shown {
			p.put(p.s.dotOf(i, v), a.part(a.units(v.Number), timeaxis.Whole), int64(p.middle(i))*100)
		}
	}
}

// dotOf gives the mark of a row: its status for us, and for others that have
// one; else a diamond.
func (s *Spec) dotOf(row int, v *Value) *mark {
	if s.isOurs(row) || v.Status != 0 {
		return &marks[v.Status]
	}
	return &shapes[0]
}

// dotFigures prints each figure beside its mark.
func (p *picture) dotFigures() {
	for i := range p.s.Points {
		v := p.s.value(0, i)
		if !v.Shown {
			p.figure(i, v, 0)
			continue
		}
		at := p.f.Axis.part(p.f.Axis.units(v.Number), timeaxis.Whole)
		beside, width := p.s.beside(v), lettering.Width(v.Display)
		if p.leftward(at, beside+width+plateEdge) {
			p.plate(i, at, -beside-width, width)
			p.figureLeft(i, v, at)
			continue
		}
		p.plate(i, at, beside, min(width, p.roomBeside(v, at)-plateEdge))
		p.figure(i, v, at)
	}
}

// leftward reports whether a figure that needs so many pixels beside its mark
// stands to the left of it: the target's line would cross it to the right, and
// to the left there is room and no such line. What is apart in the narrowest
// plot is further apart in others.
func (p *picture) leftward(at int64, need int) bool {
	_, plot := p.boxed()
	right, left := false, int(at*int64(plot)/timeaxis.Whole)+p.f.Left < need
	p.eachGoal(func(n int64) {
		away := int((p.f.Axis.part(n, timeaxis.Whole) - at) * int64(plot) / timeaxis.Whole)
		right = right || away > 0 && away < need
		left = left || away < 0 && -away < need
	})
	return right && !left
}

// plate draws the ground of a figure of a width that begins so many pixels from
// a place.
func (p *picture) plate(i int, at int64, from, width int) {
	p.text(`<rect class="chart-plate" fill="` + paper + `"`)
	if p.s.fixed > 0 {
		p.attr("x", p.pixels(at)+int64(from-plateEdge)*100)
	} else {
		p.percent("x", at)
		p.text(` transform="translate(`)
		p.number(from - plateEdge)
		p.text(`)"`)
	}
	p.attr("y", int64(p.middle(i)-plateHeight/2)*100)
	p.attr("width", int64(width+2*plateEdge)*100)
	p.text(` height="`)
	p.number(plateHeight)
	p.text(`"/>`)
}

// figureLeft prints a figure to the left of its mark.
func (p *picture) figureLeft(i int, v *Value, at int64) {
	p.text(`<text class="chart-text" fill="` + ink + `" text-anchor="end"`)
	p.shiftedX(at, -p.s.beside(v))
	p.attr("y", int64(p.middle(i))*100+420)
	p.text(">")
	p.escaped(v.Display)
	p.text("</text>")
}

// dotData prints the data of the marks.
func (p *picture) dotData() {
	start := len(p.b)
	for i := range p.s.Points {
		v := p.s.value(0, i)
		p.item(start)
		p.datum(i, v, int64(i))
		if v.Shown {
			m := p.s.dotOf(i, v)
			p.text(m.symbol)
			if m == &shapes[0] {
				p.text(colourOf[0])
			}
		}
		p.text("}")
	}
}
