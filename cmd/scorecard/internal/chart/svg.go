package chart

import (
	"strings"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/timeaxis"
)

// Colours of a drawing without a style sheet, on white. charts.css gives those
// of the site over them.
const (
	ink    = "#0b0c0c"
	paper  = "#ffffff"
	rule   = "#b1b4b6"
	accent = "#12436d"
	green  = "#00613a"
	amber  = "#8a4b00"
	red    = "#a51d1d"
	second = "#801650"
	third  = "#1a6e69"
	fourth = "#b8470c"
	muted  = "#505a5f"
	soft   = "#6b8cae"
)

// A picture is an SVG drawing under way.
type picture struct {
	b            []byte
	s            *Spec
	t            timeaxis.Axis
	f            Frame
	narrow, wide timeaxis.Thinning
	targeted     bool // a target is drawn
}

func newPicture(b []byte, s *Spec) picture {
	p := picture{b: b, s: s}
	if !s.Kind.across() {
		p.t = s.timeline()
	}
	p.f = s.measure(&p.t)
	p.narrow, p.wide = p.t.Thin(p.f.narrow()), p.t.Thin(wideAbove)
	p.targeted = s.hasTarget(&p.t, &p.f.Axis)
	return p
}

// text prints SVG as it is.
func (p *picture) text(s string) { p.b = append(p.b, s...) }

// escaped prints words.
func (p *picture) escaped(s string) { p.b = appendEscaped(p.b, s) }

// within prints a group around what is printed, and nothing where that is
// nothing: every element costs a reader's browser time.
func (p *picture) within(open string, print func()) {
	start := len(p.b)
	p.text(open)
	inside := len(p.b)
	if print(); len(p.b) == inside {
		p.b = p.b[:start]
		return
	}
	p.text("</g>")
}

// number prints a whole number.
func (p *picture) number(n int) {
	if n < 0 {
		n = -n
		p.b = append(p.b, '-')
	}
	p.b = appendWhole(p.b, int64(n))
}

// attr prints an attribute in hundredths.
func (p *picture) attr(name string, n int64) { p.measured(name, n, `"`) }

// percent prints an attribute in hundredths of a per cent, or in a drawing of
// fixed width in pixels.
func (p *picture) percent(name string, n int64) {
	if p.s.fixed > 0 {
		p.measured(name, p.pixels(n), `"`)
		return
	}
	p.measured(name, n, `%"`)
}

// at prints the attributes x and y.
func (p *picture) at(x, y int64) {
	p.text(` x="`)
	p.coordinate(x)
	p.text(`" y="`)
	p.b = append(appendHundredths(p.b, y), '"')
}

// coordinate prints a place across the page, without the quotation marks around
// it.
func (p *picture) coordinate(x int64) {
	if p.s.fixed > 0 {
		p.b = appendHundredths(p.b, p.pixels(x))
		return
	}
	p.b = append(appendHundredths(p.b, x), '%')
}

// shiftedX prints the place of a text that begins or ends so many pixels right
// of a place; in a drawing of fixed width as one number.
func (p *picture) shiftedX(at int64, pixels int) {
	if p.s.fixed > 0 {
		p.attr("x", p.pixels(at)+int64(pixels)*100)
		return
	}
	p.percent("x", at)
	p.text(` dx="`)
	p.number(pixels)
	p.text(`"`)
}

func (p *picture) measured(name string, n int64, end string) {
	b := append(p.b, ' ')
	for i := range len(name) { // mostly a letter or two
		b = append(b, name[i])
	}
	b = appendHundredths(append(b, '=', '"'), n)
	p.b = append(b, end...)
}

// open begins the svg element, with the words that stand for the drawing, and
// the group that hides the rest from assistive technology. Title and Summary
// stand beside it in the page, and are not said again.
func (p *picture) open() {
	p.text(`<svg class="chart-svg`)
	if p.s.Kind.even() {
		p.text(" chart-over") // marks and rules stay on top of live columns
	}
	if p.s.Kind == Share {
		p.text(" chart-share")
	}
	for i := 1; i < p.s.drawn(); i++ {
		if p.s.Series[i].Optional {
			p.text(" chart-off-")
			p.number(i + 1)
		}
	}
	p.text(`" xmlns="http://www.w3.org/2000/svg" role="img" aria-label="`)
	p.escaped(p.s.alt())
	p.text(`" width="100%" height="`)
	p.number(p.f.Height)
	p.text(`" overflow="visible" font-size="12"><g aria-hidden="true">`)
	p.patterns()
}

// y gives the place of a number down the page, in hundredths of a pixel.
func (p *picture) y(n int64) int64 {
	plot := int64(p.f.Plot()) * 100
	return int64(p.f.Top)*100 + plot - p.f.Axis.part(n, plot)
}

// crisp moves a horizontal line of one pixel onto whole pixels, as ECharts
// does.
func crisp(y int64) int64 { return (y+25)/100*100 + 50 }

// across draws a horizontal line over the whole axis.
func (p *picture) across(y int64) {
	p.text(`<line x2="`)
	p.coordinate(timeaxis.Whole)
	p.text(`" y1="`)
	start := len(p.b)
	p.b = appendHundredths(p.b, y)
	end := len(p.b)
	p.text(`" y2="`)
	p.b = append(append(p.b, p.b[start:end]...), `"/>`...)
}

// grid draws a line at each labelled value, and the labels.
func (p *picture) grid() {
	a := &p.f.Axis
	p.text(`<g class="chart-grid" stroke="` + rule + `">`)
	for i := range a.ticks() {
		p.across(crisp(p.y(a.tick(i))))
	}
	p.text(`</g><g class="chart-text" fill="` + ink + `" text-anchor="end">`)
	for i := range a.ticks() {
		p.text(`<text x="-8"`)
		p.attr("y", p.y(a.tick(i))+420)
		p.text(">")
		p.b = a.appendTick(p.b, i, p.s)
		p.text("</text>")
	}
	p.text("</g>")
}

// level begins a text that stands in narrow boxes, in wide ones or in both; it
// reports false for neither.
func (p *picture) level(narrow, wide bool, x, y int64) bool {
	switch {
	case p.s.fixed > 0 && !wide:
		return false
	case p.s.fixed > 0:
		p.text("<text")
	case narrow && wide:
		p.text("<text")
	case narrow:
		p.text(`<text class="chart-narrow" display="none"`)
	case wide:
		p.text(`<text class="chart-wide"`)
	default:
		return false
	}
	p.at(x, y)
	p.text(">")
	return true
}

// stretched begins a viewport in which x is in hundredths of a per cent and y in
// pixels, for paths, which know no per cent.
func (p *picture) stretched() {
	if p.s.fixed > 0 {
		p.text(`<g fill="none">`)
		return
	}
	p.text(`<svg overflow="visible" width="100%" height="`)
	p.number(p.f.Height)
	p.text(`" viewBox="0 0 10000 `)
	p.number(p.f.Height)
	p.text(`" preserveAspectRatio="none" fill="none">`)
}

// endStretched ends it.
func (p *picture) endStretched() {
	if p.s.fixed > 0 {
		p.text("</g>")
		return
	}
	p.text("</svg>")
}

// to prints a step of a path.
func (p *picture) to(command byte, x, y int64) {
	p.b = append(p.b, command)
	if p.s.fixed > 0 {
		p.b = appendHundredths(p.b, p.pixels(x))
	} else {
		p.b = appendWhole(p.b, x)
	}
	p.b = append(p.b, ' ')
	p.b = appendHundredths(p.b, y)
}

// unscaled ends the attributes of a path whose line is to be as thick as it says
// in a stretched viewport, and begins its places.
func (p *picture) unscaled() {
	if p.s.fixed == 0 {
		p.text(` vector-effect="non-scaling-stroke"`)
	}
	p.text(` d="`)
}

// target draws the targets' lines, in paper below the line where they cross
// columns. It stands in a stretched viewport.
func (p *picture) target(halo bool) {
	if !p.targeted {
		return
	}
	if halo {
		p.text(`<path class="chart-halo" stroke="` + paper + `" stroke-width="4"`)
		p.unscaled()
		p.targetPath()
	}
	p.text(`<path class="chart-target" stroke="` + ink + `" stroke-width="1.5" stroke-dasharray="6 3"`)
	p.unscaled()
	p.targetPath()
}

func (p *picture) targetPath() {
	p.corners(func(c corner) {
		command := byte('L')
		if c.start {
			command = 'M'
		}
		p.to(command, c.x, p.y(c.n))
	})
	p.text(`"/>`)
}

// appendEscaped prints words as XML text or in an attribute. Control characters,
// which XML may not have, are left out, and what is not UTF-8 is replaced.
func appendEscaped(b []byte, s string) []byte {
	plain := 0 // where the run of characters begins that stand for themselves
	for i := runOf(s); i < len(s); i++ {
		if asIs[s[i]] {
			continue
		}
		b = append(b, s[plain:i]...)
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&#34;"...)
		case r < ' ' && r != '\t' && r != '\n', r == 0xfffe, r == 0xffff:
		default:
			b = utf8.AppendRune(b, r)
		}
		i += size - 1
		plain = i + 1
	}
	return append(b, s[plain:]...)
}

// runOf gives the length of the run of characters that a text begins with and
// that stand for themselves: mostly all of it.
func runOf(s string) int {
	for i := range len(s) {
		if !asIs[s[i]] {
			return i
		}
	}
	return len(s)
}

// asIs has the bytes that stand for themselves in XML text, in attributes and in
// JSON strings: most of them. What stands for itself in some of them alone is
// looked at there.
var asIs = func() (table [256]bool) {
	for c := ' '; c < utf8.RuneSelf; c++ {
		table[c] = !strings.ContainsRune("\"\\&<>", c)
	}
	return table
}()
