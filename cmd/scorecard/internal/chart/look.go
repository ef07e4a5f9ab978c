package chart

// strokes are the looks of the series of a chart: each has a colour, dashes and
// a shape of its own, so that none is told apart by colour alone.
var strokes = [mostSeries]struct {
	class, dot, token string
	name              string // class of its words
	colour            string
	dashes            string // of SVG; none for a whole line
	pattern           string // the same, of an ECharts option
}{
	{"chart-line", "chart-dot", "--chart-accent", "chart-text", accent, "", `"solid"`},
	{"chart-line-2", "chart-dot-2", "--chart-second", "chart-text chart-name-2", second, "2 2", "[2,2]"},
	{"chart-line-3", "chart-dot-3", "--chart-third", "chart-text chart-name-3", third, "8 2", "[8,2]"},
	{"chart-line-4", "chart-dot-4", "--chart-fourth", "chart-text chart-name-4", fourth, "8 2 2 2", "[8,2,2,2]"},
}

// shapeOf gives the shape of a series after the first.
func shapeOf(series int) *mark { return &shapes[(series-1)%len(shapes)] }

// stroke prints the attributes of the line of a series.
func (p *picture) stroke(series int) {
	look := &strokes[series]
	p.text(`class="`)
	p.text(look.class)
	p.text(`" stroke="`)
	p.text(look.colour)
	p.text(`" stroke-width="2"`)
	if look.dashes != "" {
		p.text(` stroke-dasharray="`)
		p.text(look.dashes)
		p.text(`"`)
	}
}

// filled prints the attributes of the columns or bars of a series: the second
// is softer than the first, and in a Pair chart striped.
func (p *picture) filled(series int) {
	switch {
	case series == 0:
		p.text(`class="chart-bar" fill="` + accent + `"`)
	case p.s.Kind == Pair:
		p.patterned("p")
	default:
		p.text(`class="chart-soft" fill="` + soft + `"`)
	}
}
