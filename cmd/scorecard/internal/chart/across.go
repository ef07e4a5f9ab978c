package chart

import (
	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// The axis of values of a Bullet or Dots chart lies across the page, with its
// labels below the plot.

// acrossStride gives how many labelled values apart labels stand so that none
// collide on an axis of so many pixels.
func (f *Frame) acrossStride(s *Spec, plot int) int {
	a := &f.Axis
	n, widest := a.ticks(), a.width(s)
	stride := 1
	for stride < n && int(int64(plot)*a.Step*int64(stride)/(a.Max-a.Min)) < widest+timeaxis.Apart {
		stride++
	}
	return stride
}

// acrossMargins gives the margins that have room for the outermost labels.
func (f *Frame) acrossMargins(s *Spec) {
	half := (f.Axis.width(s) + 1) / 2
	f.Left, f.Right = max(f.Left, margin(half)), max(f.Right, margin(half))
}

// tickShown reports at which widths the i-th labelled value has its label.
func (p *picture) tickShown(i int) (narrow, wide bool) {
	return i%p.f.acrossStride(p.s, p.f.narrow()) == 0, i%p.f.acrossStride(p.s, wideAbove) == 0
}

// scaleAcross draws an upright line at each labelled value, and the labels.
func (p *picture) scaleAcross() {
	a := &p.f.Axis
	foot := int64(p.f.Height-p.f.Bottom) * 100
	p.text(`<g class="chart-grid chart-stay" stroke="` + rule + `">`)
	for i := range a.ticks() {
		if x := a.part(a.tick(i), timeaxis.Whole); p.s.Kind == Bullet {
			p.upright(x, int64(p.f.Top)*100, foot)
		} else {
			for row := range p.s.Points { // clear of the names
				p.upright(x, int64(p.middle(row)-8)*100, int64(p.middle(row)+8)*100)
			}
		}
	}
	p.text(`</g><g class="chart-text" fill="` + ink + `" text-anchor="middle">`)
	for i := range a.ticks() {
		narrow, wide := p.tickShown(i)
		if p.level(narrow, wide, a.part(a.tick(i), timeaxis.Whole), foot+labelDrop*100) {
			p.b = a.appendTick(p.b, i, p.s)
			p.text("</text>")
		}
	}
	p.text("</g>")
	if a.Broken() {
		p.text(`<path class="chart-axis chart-stay" stroke="` + ink + `" fill="none" d="M-2 `)
		p.b = appendHundredths(p.b, foot+400)
		p.text(`l4-8m2 8l4-8"/>`)
	}
}

// upright draws an upright line at a place.
func (p *picture) upright(x, top, bottom int64) {
	p.text("<line")
	p.percent("x1", x)
	p.percent("x2", x)
	p.attr("y1", top)
	p.attr("y2", bottom)
	p.text("/>")
}

// eachGoal calls f with each bound of the target.
func (p *picture) eachGoal(f func(n int64)) {
	if !p.targeted {
		return
	}
	step := &p.s.Targets[len(p.s.Targets)-1]
	if step.HasLow {
		f(p.f.Axis.units(step.Low))
	}
	if step.HasHigh && !(step.HasLow && step.Low.Cmp(step.High) == 0) {
		f(p.f.Axis.units(step.High))
	}
}

// fillAcross prints a list of the labels at a width, with nothing for those
// left out.
func (p *picture) fillAcross(wide bool) {
	p.b = append(p.b, '[')
	start := len(p.b)
	for i := range p.f.Axis.ticks() {
		p.item(start)
		p.b = append(p.b, '"')
		n, w := p.tickShown(i)
		if wide && w || !wide && n {
			p.b = p.f.Axis.appendTick(p.b, i, p.s)
		}
		p.b = append(p.b, '"')
	}
	p.b = append(p.b, ']')
}

// namesAbove prints the name of each category above its band: where it takes
// fewer lines in a wide box, for both.
func (p *picture) namesAbove() {
	limit := p.s.wording()
	wide := limit
	if p.s.fixed == 0 {
		wide = (wideAbove + p.f.Left + p.f.Right) * widestText / narrowest
	}
	for i := range p.s.Points {
		if p.nameLines(i, wide) == p.nameLines(i, limit) {
			p.nameAbove(i, limit)
			continue
		}
		p.text(`<g class="chart-narrow" display="none">`)
		p.nameAbove(i, limit)
		p.text(`</g><g class="chart-wide">`)
		p.nameAbove(i, wide)
		p.text("</g>")
	}
}

func (p *picture) nameLines(i, limit int) int {
	return lettering.Lines(p.s.Points[i].Label, p.s.nameRoom(i, limit))
}

// nameAbove prints a name; ours is bold, so that it is found among the others.
func (p *picture) nameAbove(i, limit int) {
	if p.s.isOurs(i) {
		p.text(`<g font-weight="bold">`)
	}
	p.words(p.s.Points[i].Label, 0, p.middle(i)-barHeight/2-7-lineHeight*(p.nameLines(i, limit)-1), p.s.nameRoom(i, limit))
	if p.s.isOurs(i) {
		p.text("</g>")
	}
}

// isOurs reports whether a row is ours among those that we are compared with.
func (s *Spec) isOurs(row int) bool { return s.Kind == Dots && row == s.Ours }

// nameRoom gives how much of a limit the lines of a name may take up by the
// widths of plain letters; bold ones are wider.
func (s *Spec) nameRoom(row, limit int) int {
	if s.isOurs(row) {
		return limit * 9 / 10
	}
	return limit
}
