package chart

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A Band is the range of figures that have a status, with one bound or both. It
// is a tint behind a line, from one bound to the other; the mark of its status
// stands beside it, and in the key before its words. Bands with the same From
// hold together, until those with the next.
type Band struct {
	From            scorecard.Period // zero for the start of the axis
	Status          scorecard.Status
	Words           string // "Green: 95% or more"
	Low, High       scorecard.Decimal
	HasLow, HasHigh bool
}

// tints are the looks of bands, by status.
var tints = [...]struct{ class, colour string }{
	scorecard.Unrated: {"chart-band", "#f3f4f5"},
	scorecard.Green:   {"chart-band-green", "#e2f1e8"},
	scorecard.Amber:   {"chart-band-amber", "#fdf0d9"},
	scorecard.Red:     {"chart-band-red", "#fbe4e2"},
}

// hasBands reports whether bands are drawn.
func (s *Spec) hasBands(a *Axis) bool {
	return len(s.Bands) > 0 && !a.Blank && (s.Kind == Line || s.Kind == Bullet)
}

// bandStretch gives the part of the axis on which the i-th band holds; of a
// chart with one point in time, all of it for the last bands.
func (s *Spec) bandStretch(t *timeaxis.Axis, i int) (from, to int64) {
	from, to = 0, timeaxis.Whole
	next := i + 1
	for next < len(s.Bands) && s.Bands[next].From == s.Bands[i].From {
		next++
	}
	if s.Kind == Bullet {
		if next < len(s.Bands) {
			return 0, 0
		}
		return from, to
	}
	if t.Count == 0 {
		return 0, 0
	}
	if next < len(s.Bands) {
		to = t.Start(s.Bands[next].From)
	}
	return t.Start(s.Bands[i].From), to
}

// extent gives the part of the axis of values that a band covers, within it.
func (p *picture) extent(band *Band) (low, high int64) {
	a := &p.f.Axis
	low, high = a.Min, a.Max
	if band.HasLow {
		low = min(max(a.units(band.Low), a.Min), a.Max)
	}
	if band.HasHigh {
		high = max(min(a.units(band.High), a.Max), a.Min)
	}
	return low, max(low, high)
}

const bandMark = 9 // pixels from the plot to the middle of a band's mark

// bands draws the tints behind a line, a dotted line where one gives way to
// another, and the marks of those that hold at the end.
func (p *picture) bands() {
	if !p.s.hasBands(&p.f.Axis) {
		return
	}
	place := "chart-stay"
	p.eachBand(func(b tinted) {
		if b.from > 0 || b.to < timeaxis.Whole {
			place = "chart-stay chart-along"
		}
	})
	p.text(`<g class="`)
	p.text(place)
	p.text(`">`)
	p.eachBand(func(b tinted) {
		p.text(`<rect class="`)
		p.text(tints[b.Status].class)
		p.text(`" fill="`)
		p.text(tints[b.Status].colour)
		p.text(`"`)
		p.box(b.from, b.to, p.y(b.high), p.y(b.low))
	})
	p.text(`</g><g class="chart-edge `)
	p.text(place)
	p.text(`" stroke="` + muted + `" stroke-dasharray="1 3">`)
	p.eachBand(func(b tinted) {
		if b.low > p.f.Axis.Min {
			p.ruleAcross(b.from, b.to, crisp(p.y(b.low)))
		}
	})
	p.shifted(bandMark, "chart-stay")
	last := int64(-1 << 60)
	p.eachBand(func(b tinted) {
		y := (p.y(b.low) + p.y(b.high)) / 2
		if b.to == timeaxis.Whole && b.Status != scorecard.Unrated && p.y(b.low)-p.y(b.high) >= 1000 && max(y-last, last-y) >= 1000 {
			p.mark(b.Status, timeaxis.Whole, y)
			last = y
		}
	})
	p.text("</g>")
}

// A tinted is a band as far as it can be seen: a stretch of the axis of points
// and a range of that of values.
type tinted struct {
	*Band
	from, to, low, high int64
}

// eachBand calls f with each band that can be seen.
func (p *picture) eachBand(f func(tinted)) {
	for i := range p.s.Bands {
		from, to := p.s.bandStretch(&p.t, i)
		low, high := p.extent(&p.s.Bands[i])
		if from < to && low < high {
			f(tinted{&p.s.Bands[i], from, to, low, high})
		}
	}
}

// shifted ends a group and begins one that is moved right by some pixels.
func (p *picture) shifted(pixels int, class string) {
	p.text(`</g><g class="`)
	p.text(class)
	p.text(`" transform="translate(`)
	p.number(pixels)
	p.text(`)">`)
}

// ruleAcross draws a horizontal line from one place to another.
func (p *picture) ruleAcross(from, to, y int64) {
	p.text("<line")
	p.percent("x1", from)
	p.percent("x2", to)
	p.attr("y1", y)
	p.attr("y2", y)
	p.text("/>")
}
