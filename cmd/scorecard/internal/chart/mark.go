package chart

import (
	"strconv"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A mark is a shape with its middle at the origin. That of a status is a circle
// for green, a triangle for amber and a square for red; a ring has no status.
type mark struct {
	shape  string // SVG; without its end where x and y begin attributes for its place
	x, y   string // before the numbers of its place
	symbol string // in an ECharts option
}

var marks = [...]mark{
	scorecard.Unrated: {
		`<circle class="chart-ring" r="3" stroke-width="2" fill="` + paper + `" stroke="` + accent + `"`, ` cx="`, `" cy="`,
		`,"symbol":"circle","symbolSize":6,"itemStyle":{"color":"--chart-paper","borderColor":"--chart-accent","borderWidth":2}`,
	},
	scorecard.Green: {
		`<circle class="chart-green" r="4" fill="` + green + `"`, ` cx="`, `" cy="`,
		`,"symbol":"circle","symbolSize":8,"itemStyle":{"color":"--chart-green"}`,
	},
	scorecard.Amber: {
		`<path class="chart-amber" fill="` + amber + `" d="M0-5 5 4H-5z"/>`, "", "",
		`,"symbol":"triangle","symbolSize":[10,9],"symbolOffset":[0,-0.5],"itemStyle":{"color":"--chart-amber"}`,
	},
	scorecard.Red: {
		`<rect class="chart-red" width="8" height="8" transform="translate(-4 -4)" fill="` + red + `"`, ` x="`, `" y="`,
		`,"symbol":"rect","symbolSize":8,"itemStyle":{"color":"--chart-red"}`,
	},
}

// shapes are the marks of the series after the first: a diamond, a triangle on
// its tip and a cross.
var shapes = [...]mark{
	{
		`<path class="chart-dot-2" fill="` + second + `" d="M0-5 5 0 0 5-5 0z"/>`, "", "",
		`,"symbol":"diamond","symbolSize":10`,
	},
	{
		`<path class="chart-dot-3" fill="` + third + `" d="M-5-4H5L0 5z"/>`, "", "",
		`,"symbol":"path://M-5-4H5L0 5z","symbolSize":[10,9],"symbolOffset":[0,0.5]`,
	},
	{
		`<path class="chart-dot-4" fill="` + fourth + `" d="M-2-5H2V-2H5V2H2V5H-2V2H-5V-2H-2z"/>`, "", "",
		`,"symbol":"path://M-2-5H2V-2H5V2H2V5H-2V2H-5V-2H-2z","symbolSize":10`,
	},
}

// colourOf gives the colour of a series after the first to a datum.
var colourOf = [...]string{
	`,"itemStyle":{"color":"--chart-second"}`, `,"itemStyle":{"color":"--chart-third"}`, `,"itemStyle":{"color":"--chart-fourth"}`,
}

// mark draws the shape of a status at a place.
func (p *picture) mark(status scorecard.Status, x, y int64) { p.put(&marks[status], x, y) }

// put draws a shape at a place.
func (p *picture) put(m *mark, x, y int64) {
	switch {
	case m.x != "":
		p.text(m.shape)
		p.text(m.x)
		p.coordinate(x)
		p.text(m.y)
		p.b = append(appendHundredths(p.b, y), `"/>`...)
	case p.s.fixed > 0:
		p.text(`<g transform="translate(`)
		p.b = append(appendHundredths(p.b, p.pixels(x)), ' ')
		p.b = appendHundredths(p.b, y)
		p.text(`)">`)
		p.text(m.shape)
		p.text("</g>")
	default:
		p.text(`<svg overflow="visible"`)
		p.at(x, y)
		p.text(">")
		p.text(m.shape)
		p.text("</svg>")
	}
}

// putAt draws a shape at a place in pixels.
func (p *picture) putAt(m *mark, x, y int) {
	p.text(`<g transform="translate(`)
	p.b = append(strconv.AppendInt(p.b, int64(x), 10), ' ')
	p.number(y)
	p.text(`)">`)
	p.text(m.shape)
	if m.x != "" {
		p.text("/>")
	}
	p.text("</g>")
}

// pixels gives a place in a drawing of fixed width, in hundredths of a pixel.
func (p *picture) pixels(x int64) int64 {
	return muldiv(x, int64(p.s.fixed)*100, timeaxis.Whole)
}
