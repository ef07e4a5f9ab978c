package chart

import "scorecard/cmd/scorecard/internal/timeaxis"

// A Bullet chart is one bar from zero over the tints of its bands, with the
// target as an upright stroke and what the figure is compared with as shapes.
// The key above says each in words, with its figure.
const (
	bulletHeight = 48 // of the plot
	bulletInset  = 4  // from the plot's edge to the tints
)

// goalMark is the target's stroke.
var goalMark = mark{shape: `<path class="chart-goal" fill="` + ink + `" stroke="` + paper + `" stroke-width="2" d="M-2.5-16h5v32h-5z"/>`}

// bulletLane is how far below the bar's middle the shapes are.
const bulletLane = 14

// bulletSymbols are the shapes there in an option.
var bulletSymbols = [...]string{
	`,"symbol":"diamond","symbolSize":10,"symbolOffset":[0,14]`,
	`,"symbol":"path://M-5-4H5L0 5z","symbolSize":[10,9],"symbolOffset":[0,14.5]`,
	`,"symbol":"path://M-2-5H2V-2H5V2H2V5H-2V2H-5V-2H-2z","symbolSize":10,"symbolOffset":[0,14]`,
}

// measureBullet works out the layout.
func (s *Spec) measureBullet() Frame {
	var none timeaxis.Axis
	f := Frame{Axis: s.axis(&none), band: bulletHeight, Bottom: 24}
	f.Top = 12 + lineHeight*s.keyLines(&none, &f.Axis)
	f.acrossMargins(s)
	f.Height = f.Top + bulletHeight + f.Bottom
	return f
}

// bullet draws the chart.
func (p *picture) bullet() {
	a := &p.f.Axis
	at := func(n int64) int64 { return a.part(n, timeaxis.Whole) }
	top, bottom := int64(p.f.Top+bulletInset)*100, int64(p.f.Height-p.f.Bottom-bulletInset)*100
	p.text(`<g class="chart-stay">`)
	if p.s.hasBands(a) {
		p.eachBand(func(b tinted) {
			p.text(`<rect class="`)
			p.text(tints[b.Status].class)
			p.text(`" fill="`)
			p.text(tints[b.Status].colour)
			p.text(`"`)
			p.box(at(b.low), at(b.high), top, bottom)
		})
		p.text(`<g class="chart-edge" stroke="` + muted + `" stroke-dasharray="1 3">`)
		p.eachBand(func(b tinted) {
			if b.low > a.Min {
				p.upright(at(b.low), top, bottom)
			}
		})
		p.text("</g>")
	}
	p.text("</g>")
	p.scaleAcross()
	middle := int64(p.middle(0)) * 100
	if v := p.s.value(0, 0); len(p.s.Points) > 0 && v.Shown {
		p.text("<g ")
		p.filled(0)
		p.text(">")
		zero, end := at(0), at(a.units(v.Number))
		p.rect(min(zero, end), max(zero, end), middle-barHeight*50, middle+barHeight*50)
		p.text("</g>")
	}
	p.eachGoal(func(n int64) { p.put(&goalMark, at(n), middle) })
	p.eachBenchmark(func(series int, v *Value) { p.put(shapeOf(series), at(a.units(v.Number)), middle+bulletLane*100) })
	p.text(`<g class="chart-stay">`)
	p.key()
	p.text("</g>")
}

// eachBenchmark calls f with each figure that the subject's is compared with.
func (p *picture) eachBenchmark(f func(series int, v *Value)) {
	for i := 1; i < len(p.s.Series) && len(p.s.Points) > 0; i++ {
		if v := p.s.value(i, 0); v.Shown {
			f(i, v)
		}
	}
}

// bulletMarks prints the data of the marks on the bar.
func (p *picture) bulletMarks() {
	start := len(p.b)
	begin := func(name string, n int64) {
		p.item(start)
		p.text(`{"name":"`)
		p.b = appendQuoted(p.b, name)
		p.text(`","value":[`)
		p.b = appendScaled(p.b, n, p.f.Axis.Scale)
		p.text(`,0],"display":"`)
		p.b = appendQuoted(p.b, name)
	}
	if len(p.s.Points) == 0 {
		return
	}
	p.eachGoal(func(n int64) {
		begin(p.s.TargetWords, n)
		p.text(`","symbol":"rect","symbolSize":[5,32],"itemStyle":{"color":"--chart-ink","borderColor":"--chart-paper","borderWidth":2}}`)
	})
	p.eachBenchmark(func(series int, v *Value) {
		begin(p.s.Series[series].Name, p.f.Axis.units(v.Number))
		p.text(`: `)
		p.b = appendQuoted(p.b, v.said())
		p.text(`"`)
		p.text(bulletSymbols[(series-1)%len(bulletSymbols)])
		p.text(colourOf[(series-1)%len(colourOf)])
		p.text("}")
	})
}
