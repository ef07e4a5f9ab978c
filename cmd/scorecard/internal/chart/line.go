package chart

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// line draws a trend: the subject with a mark for the status of each figure,
// what it is compared with as plain lines, and the target as a line that steps
// where it changed. Where a figure is missing there is a gap, and where a series
// breaks, a gap and a rule.
func (p *picture) line() {
	p.bands()
	p.grid()
	p.periods()
	p.text(`<g class="chart-stay">`)
	p.valueAxis()
	y := p.key()
	p.labels()
	p.text("</g>")
	p.within(`<g class="chart-stay chart-along">`, func() {
		p.breakRules(y)
		p.missing(timeaxis.Whole, 0)
	})
	p.stretched()
	p.target(false)
	for i := p.s.drawn() - 1; i >= 0; i-- {
		p.trend(i)
	}
	p.endStretched()
	for i := p.s.drawn() - 1; i >= 0; i-- {
		p.dots(i)
	}
}

// valueAxis draws the line at zero. Where the axis of values does not reach to
// zero, it draws that axis instead, with two strokes through it for the part
// left out.
func (p *picture) valueAxis() {
	p.text(`<g class="chart-axis" stroke="` + ink + `">`)
	if p.f.Axis.Broken() {
		foot := int64(p.f.Height-p.f.Bottom) * 100
		p.text(`<path fill="none" stroke-width="2" d="M0 `)
		p.number(p.f.Top)
		p.b = appendHundredths(append(p.b, 'V'), foot-1200)
		p.text("m-5 2l10-4m-10 8l10-4M0 ")
		p.b = appendHundredths(p.b, foot-800)
		p.b = appendHundredths(append(p.b, 'V'), foot)
		p.text(`"/>`)
	} else {
		p.across(crisp(p.y(0)))
	}
	p.text("</g>")
}

// dated gives the first point from i on that has a period; the number of points
// where none has.
func (s *Spec) dated(i int) int {
	for i < len(s.Points) && s.Points[i].Period.IsZero() {
		i++
	}
	return i
}

// joined reports whether the line of a series goes on from one point to the
// next that has a period: both have a figure, no period is left out between
// them, and the series does not break.
func (p *picture) joined(series, from, to int) bool {
	if from < 0 || to >= len(p.s.Points) {
		return false
	}
	v, w := p.s.find(series, from), p.s.find(series, to)
	return v != nil && w != nil && v.Shown && w.Shown && !w.breaks() && !w.Fresh && p.t.Next(p.s.Points[from].Period, p.s.Points[to].Period)
}

// mostMarks is how many points of the subject have a mark each. On a longer
// line those have one that change its status, unless they are more than
// mostChanges, or stand alone; and the first and the newest.
const (
	mostMarks   = 40
	mostChanges = 20
)

// A trace is how far the drawing of a series' marks has come.
type trace struct {
	series int
	last   int // point before, with a figure or without
	status scorecard.Status
	newest int // point with a figure
	some   bool
	sparse bool // a change of status has no mark
}

func (p *picture) trace(series int) trace {
	tr := trace{series: series, last: -1, newest: -1, sparse: series > 0}
	if len(p.s.Points) > mostMarks && series == 0 {
		tr.sparse = p.s.changes() > mostChanges
	}
	for i := len(p.s.Points) - 1; i >= 0 && tr.newest < 0; i-- {
		if v := p.s.value(series, i); v.Shown && !p.s.Points[i].Period.IsZero() {
			tr.newest = i
		}
	}
	return tr
}

// changes counts how often the subject's status changes.
func (s *Spec) changes() int {
	n, status := 0, scorecard.Unrated
	for i := s.dated(0); i < len(s.Points); i = s.dated(i + 1) {
		if v := s.value(0, i); v.Shown && v.Status != status {
			n, status = n+1, v.Status
		}
	}
	return n
}

// marked reports whether a figure that is shown has a mark: for the subject
// that of its status, for others that of the series, at its ends and where a
// figure stands alone, which the line would not show.
func (p *picture) marked(tr *trace, point int, v *Value) bool {
	first := !tr.some
	changed := first || v.Status != tr.status
	tr.some, tr.status = true, v.Status
	if changed && !tr.sparse || tr.series == 0 && len(p.s.Points) <= mostMarks || first || point == tr.newest {
		return true
	}
	return !p.joined(tr.series, tr.last, point) && !p.joined(tr.series, point, p.s.dated(point+1))
}

// place gives the place of a figure.
func (p *picture) place(point int, v *Value) (x, y int64) {
	return p.t.At(p.s.Points[point].Period), p.y(p.f.Axis.units(v.Number))
}

// trend draws the line of a series.
func (p *picture) trend(series int) {
	p.text("<path ")
	p.stroke(series)
	p.text(` stroke-linejoin="round"`)
	p.unscaled()
	last := -1
	for i := p.s.dated(0); i < len(p.s.Points); i = p.s.dated(i + 1) {
		if v := p.s.value(series, i); v.Shown {
			command := byte('M')
			if p.joined(series, last, i) {
				command = 'L'
			}
			x, y := p.place(i, v)
			p.to(command, x, y)
		}
		last = i
	}
	p.text(`"/>`)
}

// dots draws the marks of a series.
func (p *picture) dots(series int) {
	tr := p.trace(series)
	for i := p.s.dated(0); i < len(p.s.Points); i = p.s.dated(i + 1) {
		if v := p.s.value(series, i); v.Shown && p.marked(&tr, i, v) {
			x, y := p.place(i, v)
			if series == 0 {
				p.mark(v.Status, x, y)
			} else {
				p.put(shapeOf(series), x, y)
			}
		}
		tr.last = i
	}
}

// lineData prints the data of a series. A place without a value stands where
// the line is not to go on: where it ends, so that a reader's pointer in the gap
// is still nearest to a figure.
func (p *picture) lineData(series int) {
	start, tr := len(p.b), p.trace(series)
	for i := p.s.dated(0); i < len(p.s.Points); i = p.s.dated(i + 1) {
		v, x := p.s.value(series, i), p.along(i)
		p.item(start)
		if v.Shown && tr.last >= 0 && !p.joined(series, tr.last, i) && p.s.value(series, tr.last).Shown {
			p.text(`{"value":[`)
			p.b = appendWhole(p.b, p.along(tr.last))
			p.text(`,"-"]},`)
		}
		p.datum(i, v, x)
		switch {
		case !v.Shown || !p.marked(&tr, i, v):
		case series == 0:
			p.text(marks[v.Status].symbol)
		default:
			p.text(shapeOf(series).symbol)
		}
		p.text("}")
		tr.last = i
	}
}

// along gives the place of a point on an option's axis: hundredths of a per
// cent or, where columns stand, its slot.
func (p *picture) along(point int) int64 {
	if p.s.Kind.even() {
		return int64(p.t.Slot(p.s.Points[point].Period) - p.t.First)
	}
	return p.t.At(p.s.Points[point].Period)
}
