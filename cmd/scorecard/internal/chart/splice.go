package chart

import (
	"bytes"
	"encoding/json"
	"strconv"
	"sync"
	"unicode/utf8"
)

// Options prints ECharts options. go-echarts is asked for one option a shape,
// which takes it longer than a whole page should; from then on the words and
// figures of each chart are put into its bytes. The zero value is ready, and may
// be used by many goroutines at once.
type Options struct {
	mu        sync.RWMutex
	templates map[shape]template
}

// A template is an option cut into pieces at the holes for a chart's contents.
type template []piece

type piece struct {
	text []byte
	hole hole // after the text; noHole at the end
}

// A hole is a place in an option for one of the contents.
type hole byte

const (
	noHole hole = iota
	holeLeft
	holeTop
	holeRight
	holeBottom
	holeMin
	holeMax
	holeStep
	holeTicks
	holeTickWords
	holePlaces
	holeWide
	holeNarrow
	holeSlots
	holeAbout
	holeTarget
	holeName                         // of the first series
	holeData = holeName + mostSeries // of the first series
)

// Append prints the option as JSON that is safe in a script element. The bytes
// are those that json.Marshal makes of go-echarts' option. A chart that is not
// Live has none.
func (o *Options) Append(b []byte, d Drawing) []byte {
	p := &d.picture
	if p.b = b; !p.s.Live() {
		return b
	}
	sh := p.shape()
	o.mu.RLock()
	t, ok := o.templates[sh]
	o.mu.RUnlock()
	if !ok {
		t = o.add(sh)
	}
	for i := range t {
		p.b = append(p.b, t[i].text...)
		p.fill(t[i].hole)
	}
	return p.b
}

func (p *picture) shape() shape {
	sh := shape{kind: p.s.Kind, series: p.s.drawn(), blank: p.f.Axis.Blank, zoom: p.s.Kind == Line && len(p.s.Points) > mostUnzoomed}
	sh.target = !sh.kind.across() && p.targeted
	return sh
}

func (o *Options) add(sh shape) template {
	t := newTemplate(sh)
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.templates == nil {
		o.templates = map[shape]template{}
	}
	o.templates[sh] = t
	return t
}

// newTemplate has go-echarts make an option with a mark in each hole, and cuts
// it there. No other text in an option looks like a mark.
func newTemplate(sh shape) template {
	option, err := json.Marshal(build(sh, marked()))
	if err != nil {
		panic(err) // the option holds nothing that depends on input
	}
	var t template
	for {
		before, rest, found := bytes.Cut(option, []byte(`"{hole `))
		if !found {
			return append(t, piece{option, noHole})
		}
		number, after, _ := bytes.Cut(rest, []byte(`}"`))
		n, err := strconv.Atoi(string(number))
		if err != nil {
			panic(err)
		}
		t = append(t, piece{before, hole(n)})
		option = after
	}
}

// marked gives contents that are marks.
func marked() *contents {
	mark := func(h hole) string { return "{hole " + strconv.Itoa(int(h)) + "}" }
	c := &contents{
		left: mark(holeLeft), top: mark(holeTop), right: mark(holeRight), bottom: mark(holeBottom),
		min: mark(holeMin), max: mark(holeMax), step: mark(holeStep),
		ticks: mark(holeTicks), tickWords: mark(holeTickWords),
		places: mark(holePlaces), wide: mark(holeWide), narrow: mark(holeNarrow),
		slots: mark(holeSlots), about: mark(holeAbout), target: mark(holeTarget),
	}
	for i := range hole(mostSeries) {
		c.names[i], c.data[i] = mark(holeName+i), mark(holeData+i)
	}
	return c
}

// fill prints the contents for a hole.
func (p *picture) fill(h hole) {
	a := &p.f.Axis
	switch h {
	case noHole:
	case holeLeft:
		p.number(p.f.Left)
	case holeTop:
		p.number(p.f.Top)
	case holeRight:
		p.number(p.f.Right)
	case holeBottom:
		p.number(p.f.Bottom)
	case holeMin:
		p.b = appendScaled(p.b, a.Min, a.Scale)
	case holeMax:
		p.b = appendScaled(p.b, a.Max, a.Scale)
	case holeStep:
		p.b = appendScaled(p.b, a.Step, a.Scale)
	case holeTicks, holeTickWords:
		p.fillTicks(h == holeTickWords)
	case holePlaces:
		p.b = append(p.b, p.timeLabels().places...)
	case holeWide, holeNarrow:
		p.fillAxis(h == holeWide)
	case holeSlots:
		p.fillSlots()
	case holeAbout:
		p.b = append(p.b, '"')
		p.b = append(appendQuoted(p.b, p.s.alt()), '"')
	case holeTarget:
		p.fillTarget()
	default:
		p.fillSeries(h)
	}
}

// item begins an item of a list that began at a place in the output.
func (p *picture) item(start int) {
	if len(p.b) > start {
		p.b = append(p.b, ',')
	}
}

// fillTicks prints the labelled values, or their labels.
func (p *picture) fillTicks(words bool) {
	p.b = append(p.b, '[')
	start := len(p.b)
	for i := range p.f.Axis.ticks() {
		p.item(start)
		if words {
			p.b = p.f.Axis.appendTick(append(p.b, '"'), i, p.s)
			p.b = append(p.b, '"')
		} else {
			p.b = appendScaled(p.b, p.f.Axis.tick(i), p.f.Axis.Scale)
		}
	}
	p.b = append(p.b, ']')
}

// fillSlots prints an empty name for each slot or category, which is how
// ECharts learns their number.
func (p *picture) fillSlots() {
	n := p.t.Count
	if p.s.Kind.across() {
		n = p.s.rows()
	}
	p.b = append(p.b, '[')
	start := len(p.b)
	for range n {
		p.item(start)
		p.b = append(p.b, `""`...)
	}
	p.b = append(p.b, ']')
}

// fillTarget prints the corners of the targets' lines, with a place without a
// value where a line ends before the next.
func (p *picture) fillTarget() {
	p.b = append(p.b, '[')
	start := len(p.b)
	p.corners(func(c corner) {
		p.item(start)
		if c.start && len(p.b) > start {
			p.b = append(p.b, `[0,"-"],`...)
		}
		p.b = strconv.AppendInt(append(p.b, '['), c.x, 10)
		p.b = appendScaled(append(p.b, ','), c.n, p.f.Axis.Scale)
		p.b = append(p.b, ']')
	})
	p.b = append(p.b, ']')
}

// fillSeries prints the name or the data of a series.
func (p *picture) fillSeries(h hole) {
	if h < holeData {
		p.b = append(p.b, '"')
		if i := int(h - holeName); i < len(p.s.Series) {
			p.b = appendQuoted(p.b, p.s.Series[i].Name)
		}
		p.b = append(p.b, '"')
		return
	}
	p.b = append(p.b, '[')
	switch series := int(h - holeData); p.s.Kind {
	case Column, Pair:
		p.columnData(series)
	case Mixed:
		if series == 0 {
			p.lineData(series)
		} else {
			p.columnData(series)
		}
	case Bar:
		p.barData()
	case Bullet:
		if series == 0 {
			p.barData()
		} else {
			p.bulletMarks()
		}
	case Dots:
		p.dotData()
	default:
		p.lineData(series)
	}
	p.b = append(p.b, ']')
}

// datum begins the data of one figure: the words for its point and for itself,
// and its value, which takes its place from the axis beside it.
func (p *picture) datum(point int, v *Value, at int64) {
	p.text(`{"name":"`)
	p.b = appendQuoted(p.b, p.s.Points[point].Label)
	p.text(`","value":[`)
	if !p.s.Kind.across() {
		p.b = append(appendWhole(p.b, at), ',')
	}
	if v.Shown {
		p.b = appendScaled(p.b, p.f.Axis.units(v.Number), p.f.Axis.Scale)
	} else {
		p.text(`"-"`)
	}
	if p.s.Kind.across() {
		p.b = strconv.AppendInt(append(p.b, ','), at, 10)
	}
	p.text(`],"display":"`)
	p.b = appendQuoted(p.b, v.said())
	if v.Share != "" {
		p.text(" (")
		p.b = appendQuoted(p.b, v.Share)
		p.text(")")
	}
	p.text(`"`)
}

const hexDigits = "0123456789abcdef"

// appendQuoted prints words within a JSON string as json.Marshal does: what
// could end a script element is escaped, and what is not UTF-8 replaced.
func appendQuoted(b []byte, s string) []byte {
	plain := 0 // where the run of characters begins that stand for themselves
	for i := runOf(s); i < len(s); {
		if asIs[s[i]] {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= utf8.RuneSelf && r != '\u2028' && r != '\u2029' && !(r == utf8.RuneError && size == 1) {
			i += size
			continue
		}
		b = appendEscape(append(b, s[plain:i]...), r, size)
		i += size
		plain = i
	}
	return append(b, s[plain:]...)
}

// appendEscape prints a character that does not stand for itself, which took up
// so many bytes.
func appendEscape(b []byte, r rune, size int) []byte {
	switch {
	case r == utf8.RuneError && size == 1:
		return append(b, `\ufffd`...)
	case r == '"' || r == '\\':
		return append(b, '\\', byte(r))
	case r == '\n':
		return append(b, `\n`...)
	case r == '\r':
		return append(b, `\r`...)
	case r == '\t':
		return append(b, `\t`...)
	case r == '\b':
		return append(b, `\b`...)
	case r == '\f':
		return append(b, `\f`...)
	case r == '\u2028' || r == '\u2029':
		return append(append(b, `\u202`...), hexDigits[r&15])
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
}
