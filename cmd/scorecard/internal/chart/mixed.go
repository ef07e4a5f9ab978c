package chart

import "scorecard/cmd/scorecard/internal/timeaxis"

// mixed draws the first series as a line over the second as columns, from zero:
// a year to date and what each month added to it. A Fresh value begins the line
// anew.
func (p *picture) mixed() {
	p.grid()
	p.periods()
	p.columnsOf(1, full)
	p.stretched()
	p.target(true)
	p.trend(0)
	p.endStretched()
	p.text(`<g class="chart-stay">`)
	p.valueAxis()
	p.breakRules(p.key())
	p.missing(timeaxis.Whole, 0)
	p.text("</g>")
	p.dots(0)
}

// pairs draws two series as columns side by side, the second striped.
func (p *picture) pairs() {
	if p.s.drawn() < 2 || p.t.Count == 0 {
		p.columns()
		return
	}
	p.grid()
	p.periods()
	p.columnsOf(0, leftHalf)
	p.columnsOf(1, rightHalf)
	p.stretched()
	p.target(true)
	p.endStretched()
	p.text(`<g class="chart-stay">`)
	p.valueAxis()
	p.breakRules(p.key())
	p.missing(timeaxis.Whole*7/20, p.t.Part(0, 7, 40))
	p.lights(0, leftHalf)
	p.lights(1, rightHalf)
	p.text("</g>")
}
