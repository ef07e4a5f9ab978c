package chart

import (
	"strings"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

const mostLabel = 76 // pixels of the widest line of a name beside its line

// direct gives the width of the names of the lines where they stand beside the
// lines' ends, in dark text behind the shape of the series: where there are
// several and each fits in two short lines. Otherwise none, and the key has the
// names.
func (s *Spec) direct() int {
	if s.Kind != Line || s.drawn() < 2 {
		return 0
	}
	widest := 0
	for i := range s.drawn() {
		first, second, ok := twoLines(s.Series[i].Name)
		if !ok {
			return 0
		}
		widest = max(widest, lettering.Width(first), lettering.Width(second))
	}
	return widest
}

// twoLines breaks a name at a space; false where its lines are too wide.
func twoLines(name string) (first, second string, ok bool) {
	if name == "" || strings.ContainsAny(name, "\n\t") {
		return "", "", false
	}
	first, rest := lettering.CutLine(name, mostLabel)
	second, more := lettering.CutLine(rest, mostLabel)
	broken := len(first)+len(rest) == len(name) && rest != "" // within a word
	return first, second, more == "" && !broken && lettering.Width(first) <= mostLabel
}

// labelStart gives the pixels from the plot to the middle of the shape before a
// direct label.
func (s *Spec) labelStart(a *Axis) int {
	if s.hasBands(a) {
		return bandMark + 16
	}
	return 12
}

// A label is the name of a line beside its end.
type label struct {
	series, height int
	y              int64 // middle, hundredths of a pixel
}

// labels draws the names of the lines beside their ends.
func (p *picture) labels() {
	if p.s.direct() == 0 {
		return
	}
	var all [mostSeries]label
	n := 0
	for i := range p.s.drawn() {
		newest := p.trace(i).newest
		_, second, _ := twoLines(p.s.Series[i].Name)
		l := label{series: i, height: lineHeight, y: int64(p.f.Height-p.f.Bottom)*100 - 800}
		if second != "" {
			l.height = 2 * lineHeight
		}
		if newest >= 0 {
			v := p.s.value(i, newest)
			_, l.y = p.place(newest, v)
		}
		at := n
		for ; at > 0 && all[at-1].y > l.y; at-- {
			all[at] = all[at-1]
		}
		all[at] = l
		n++
	}
	p.spread(all[:n])
	p.text(`<g transform="translate(`)
	p.number(p.s.labelStart(&p.f.Axis))
	p.text(`)">`)
	for i := range all[:n] {
		p.lineName(&all[i])
	}
	p.text("</g>")
}

// spread moves labels, which are ordered from the top, apart and into the plot.
func (p *picture) spread(all []label) {
	least := int64(p.f.Top) * 100
	for i := range all {
		half := int64(all[i].height) * 50
		all[i].y = max(all[i].y, least+half)
		least = all[i].y + half
	}
	most := int64(p.f.Height-p.f.Bottom) * 100
	for i := len(all) - 1; i >= 0; i-- {
		half := int64(all[i].height) * 50
		all[i].y = min(all[i].y, most-half)
		most = all[i].y - half
	}
}

// lineName draws one: the shape of the series and its name.
func (p *picture) lineName(l *label) {
	if l.series == 0 {
		p.text(`<rect class="chart-bar" fill="` + accent + `" width="10" height="2" transform="translate(-5 -1)"`)
		p.percent("x", timeaxis.Whole)
		p.attr("y", l.y)
		p.text("/>")
	} else {
		p.put(shapeOf(l.series), timeaxis.Whole, l.y)
	}
	first, second, _ := twoLines(p.s.Series[l.series].Name)
	y := l.y + 420
	if second != "" {
		y -= lineHeight * 50
	}
	for _, line := range [...]string{first, second} {
		if line == "" {
			continue
		}
		p.text(`<text class="`)
		p.text(strokes[l.series].name)
		p.text(`" fill="` + ink + `"`)
		p.shiftedX(timeaxis.Whole, 8)
		p.attr("y", y)
		p.text(">")
		p.escaped(line)
		p.text("</text>")
		y += lineHeight * 100
	}
}
