package chart

import "scorecard/cmd/scorecard/internal/timeaxis"

// A Dots chart stands in bands as a Bar chart does, one for us and one for each
// that we are compared with: its name with the period above, a mark between
// short rules below it, and the figure beside the mark. Its axis need not begin at zero,
// since a mark is read by its place.

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
			p.put(p.s.dotOf(i, &v), a.part(a.units(v.Number), timeaxis.Whole), int64(p.middle(i))*100)
		}
	}
}

// dotOf gives the mark of a row: its status for us, and for others that have
// one; else a diamond.
func (s *Spec) dotOf(row int, v *Value) *mark {
	if row == s.Ours || v.Status != 0 {
		return &marks[v.Status]
	}
	return &shapes[0]
}

// dotFigures prints each figure beside its mark.
func (p *picture) dotFigures() {
	for i := range p.s.Points {
		v := p.s.value(0, i)
		x := int64(0)
		if v.Shown {
			x = p.f.Axis.part(p.f.Axis.units(v.Number), timeaxis.Whole)
		}
		p.figure(i, &v, x)
	}
}

// dotData prints the data of the marks.
func (p *picture) dotData() {
	start := len(p.b)
	for i := range p.s.Points {
		v := p.s.value(0, i)
		p.item(start)
		p.datum(i, &v, int64(i))
		if v.Shown {
			m := p.s.dotOf(i, &v)
			p.text(m.symbol)
			if m == &shapes[0] {
				p.text(colourOf[0])
			}
		}
		p.text("}")
	}
}
