package chart

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// columns draws a column from zero for each period, seven tenths of a slot
// wide, with the mark of its status at its end, and the target over them.
func (p *picture) columns() {
	p.grid()
	p.periods()
	p.columnsOf(0, full)
	p.stretched()
	p.target(true)
	p.endStretched()
	p.text(`<g class="chart-stay">`)
	p.valueAxis()
	p.breakRules(p.key())
	p.missing(timeaxis.Whole, 0)
	p.lights(0, full)
	p.text("</g>")
}

// A stance is the part of a slot that a column stands on, in twentieths.
type stance struct{ from, to int }

var (
	full      = stance{3, 17}
	leftHalf  = stance{3, 10}
	rightHalf = stance{10, 17}
)

// columnsOf draws the columns of a series.
func (p *picture) columnsOf(series int, at stance) {
	p.text("<g ")
	p.filled(series)
	p.text(">")
	for i := p.s.dated(0); i < len(p.s.Points); i = p.s.dated(i + 1) {
		if v := p.s.value(series, i); v.Shown {
			slot := p.t.Slot(p.s.Points[i].Period) - p.t.First
			zero, end := p.y(0), p.y(p.f.Axis.units(v.Number))
			p.rect(p.t.Part(slot, at.from, 20), p.t.Part(slot, at.to, 20), min(zero, end), max(zero, end))
		}
	}
	p.text("</g>")
}

// rect draws a rectangle from left to right and from top to bottom.
func (p *picture) rect(left, right, top, bottom int64) {
	p.text("<rect")
	p.box(left, right, top, bottom)
}

// box ends a rectangle.
func (p *picture) box(left, right, top, bottom int64) {
	p.at(left, top)
	p.percent("width", right-left)
	p.attr("height", bottom-top)
	p.text("/>")
}

const markRoom = 12 // pixels beyond a column's end that its mark takes up

// lights draws the mark of each column's status beyond its end.
func (p *picture) lights(series int, at stance) {
	for i := p.s.dated(0); i < len(p.s.Points); i = p.s.dated(i + 1) {
		v := p.s.value(series, i)
		if !v.Shown || v.Status == scorecard.Unrated {
			continue
		}
		x := p.t.Part(p.t.Slot(p.s.Points[i].Period)-p.t.First, at.from+at.to, 40)
		y := p.y(p.f.Axis.units(v.Number))
		if v.Number.Sign() < 0 {
			y += 800
		} else {
			y -= 800
		}
		p.mark(v.Status, x, y)
	}
}

// columnData prints the data of the columns of a series.
func (p *picture) columnData(series int) {
	start := len(p.b)
	for i := p.s.dated(0); i < len(p.s.Points); i = p.s.dated(i + 1) {
		v := p.s.value(series, i)
		p.item(start)
		p.datum(i, v, p.along(i))
		p.text("}")
	}
}
