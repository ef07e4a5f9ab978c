package chart

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A Share chart is one bar cut into parts in proportion to their counts, each in
// the colour of its status. It has no words: the page lists the parts beside it,
// in the order of the bar, each with its count, its words and its shape. Nothing
// in it needs to be woken: it has no option.
const shareHeight = 16 // of the bar

// measureShare works out the layout.
func (s *Spec) measureShare() Frame {
	var none timeaxis.Axis
	return Frame{Axis: s.axis(&none), Height: shareHeight}
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
	total := p.total()
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
			p.box(from, to, 0, shareHeight*100)
		}
	}
	p.text(`<g class="chart-halo" stroke="` + paper + `" stroke-width="3">`)
	sum = 0
	for i := range p.s.Points {
		if sum > 0 && p.count(i) > 0 {
			p.upright(muldiv(sum, timeaxis.Whole, total), 0, shareHeight*100)
		}
		sum += p.count(i)
	}
	p.text("</g>")
}

// part prints the attributes of the i-th part: the colour of its status; of
// those without one the last, of which there is nothing to say, is hollow.
func (p *picture) part(i int) {
	switch p.s.statusOf(i) {
	case scorecard.Green:
		p.text(`class="chart-green" fill="` + green + `"`)
	case scorecard.Amber:
		p.text(`class="chart-amber" fill="` + amber + `"`)
	case scorecard.Red:
		p.text(`class="chart-red" fill="` + red + `"`)
	default:
		if i == len(p.s.Points)-1 {
			p.text(`class="chart-hollow" fill="` + paper + `" stroke="` + muted + `"`)
			return
		}
		p.text(`class="chart-soft" fill="` + soft + `"`)
	}
}

// statusOf gives the status of a point's figure, where it may be shown.
func (s *Spec) statusOf(point int) scorecard.Status {
	if v := s.value(0, point); v.Shown {
		return v.Status
	}
	return scorecard.Unrated
}
