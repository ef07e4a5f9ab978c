package chart

import (
	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A Share chart is one bar cut into parts in proportion to their counts, in the
// colour and pattern of their status, with the counts above where they have
// room. The key says all of them in words. Nothing in it needs to be woken: it
// has no option.
const shareHeight = 28 // of the bar

// measureShare works out the layout.
func (s *Spec) measureShare() Frame {
	var none timeaxis.Axis
	f := Frame{Axis: s.axis(&none), Bottom: 4}
	f.Top = 20 + lineHeight*s.keyLines(&none, &f.Axis)
	f.Height = f.Top + shareHeight + f.Bottom
	f.Right = marginStep
	return f
}

// total gives the sum of the counts, in units of the axis. A count below zero
// is none.
func (p *picture) total() int64 {
	sum := int64(0)
	for i := range p.s.Points {
		sum += p.count(i)
	}
	return sum
}

func (p *picture) count(i int) int64 {
	if v := p.s.value(0, i); v.Shown {
		return min(max(p.f.Axis.units(v.Number), 0), 1<<60/int64(len(p.s.Points)))
	}
	return 0
}

// shares draws the chart.
func (p *picture) shares() {
	p.key()
	total := p.total()
	top := int64(p.f.Top) * 100
	if total == 0 {
		return
	}
	sum := int64(0)
	for i := range p.s.Points {
		from := muldiv(sum, timeaxis.Whole, total)
		sum += p.count(i)
		if to := muldiv(sum, timeaxis.Whole, total); to > from {
			p.text("<rect ")
			p.part(i)
			p.box(from, to, top, top+shareHeight*100)
		}
	}
	p.text(`<g class="chart-halo" stroke="` + paper + `" stroke-width="2">`)
	sum = 0
	for i := range p.s.Points {
		if sum > 0 && p.count(i) > 0 {
			p.upright(muldiv(sum, timeaxis.Whole, total), top, top+shareHeight*100)
		}
		sum += p.count(i)
	}
	p.text(`</g><g class="chart-text" fill="` + ink + `" text-anchor="middle">`)
	sum = 0
	for i := range p.s.Points {
		n := p.count(i)
		p.shareFigure(i, muldiv(sum, timeaxis.Whole, total), muldiv(sum+n, timeaxis.Whole, total))
		sum += n
	}
	p.text("</g>")
}

// shareFigure prints the count of a part above its middle, where it has room.
func (p *picture) shareFigure(i int, from, to int64) {
	v := p.s.value(0, i)
	room := lettering.Width(v.Display) + 4
	fits := func(plot int) bool { return to > from && int((to-from)*int64(plot)/timeaxis.Whole) >= room }
	if p.level(fits(p.f.narrow()), fits(wideAbove), (from+to)/2, int64(p.f.Top-6)*100) {
		p.escaped(v.Display)
		p.text("</text>")
	}
}

// part prints the attributes of the i-th part: green is plain, amber striped,
// red crossed; of those without a status the first is dotted, others are hollow.
func (p *picture) part(i int) {
	switch p.s.statusOf(i) {
	case scorecard.Green:
		p.text(`class="chart-green" fill="` + green + `"`)
	case scorecard.Amber:
		p.patterned("a")
	case scorecard.Red:
		p.patterned("r")
	default:
		for j := range i {
			if p.s.statusOf(j) == scorecard.Unrated {
				p.text(`class="chart-hollow" fill="` + paper + `" stroke="` + muted + `"`)
				return
			}
		}
		p.patterned("n")
	}
}

// statusOf gives the status of a point's figure, where it may be shown.
func (s *Spec) statusOf(point int) scorecard.Status {
	if v := s.value(0, point); v.Shown {
		return v.Status
	}
	return scorecard.Unrated
}
