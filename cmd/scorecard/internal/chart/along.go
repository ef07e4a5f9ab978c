package chart

import (
	"sync"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// AxisWords are what the labels along time say in one language, and those labels
// as they were printed: the charts of a month mostly share their timeline, and a
// label costs more to work out than to copy. Many goroutines may use them at
// once.
type AxisWords struct {
	words *timeaxis.Words

	mu      sync.RWMutex
	printed map[timeline]*timeLabels
}

// NewAxisWords makes them from the messages of a language, once for all charts.
func NewAxisWords(say func(key string, args ...string) string) *AxisWords {
	return &AxisWords{words: timeaxis.NewWords(say)}
}

// A timeline is all that the labels of one depend on, but for their words.
type timeline struct {
	kind               scorecard.Kind
	even               bool
	first, count       int32
	narrow, y, exactly int32 // width of the narrowest plot; its foot; width of a plot of fixed width
}

// timeLabels are the labels of a timeline: as SVG, and in an option their places
// and what they say in wide boxes and in narrow ones.
type timeLabels struct{ svg, places, wide, narrow []byte }

const mostTimelines = 512 // that are kept, of up to two kilobytes each

// periods labels the slots of the timeline.
func (p *picture) periods() { p.b = append(p.b, p.timeLabels().svg...) }

// timeLabels gives the labels of the drawing's timeline.
func (p *picture) timeLabels() *timeLabels {
	w := p.s.Words
	if w == nil {
		return p.printTimeLabels()
	}
	key := timeline{p.t.Kind, p.s.Kind.even(), int32(p.t.First), int32(p.t.Count), int32(p.f.narrow()), int32(p.f.Height - p.f.Bottom), int32(p.s.fixed)}
	w.mu.RLock()
	l := w.printed[key]
	w.mu.RUnlock()
	if l != nil {
		return l
	}
	l = p.printTimeLabels()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.printed == nil || len(w.printed) >= mostTimelines {
		w.printed = map[timeline]*timeLabels{}
	}
	w.printed[key] = l
	return l
}

func (p *picture) printTimeLabels() *timeLabels {
	alone := func(what func(q *picture)) []byte {
		q := *p
		q.b = nil
		what(&q)
		return q.b
	}
	return &timeLabels{
		svg:    alone((*picture).printPeriods),
		places: alone(func(q *picture) { q.fillLabels(func(i int) { q.b = appendWhole(q.b, q.t.Label(i)) }) }),
		wide:   alone(func(q *picture) { q.fillLabels(func(i int) { q.label(q.wide, i) }) }),
		narrow: alone(func(q *picture) { q.fillLabels(func(i int) { q.label(q.narrow, i) }) }),
	}
}

// printPeriods labels the slots of the timeline.
func (p *picture) printPeriods() {
	p.text(`<g class="chart-text" fill="` + ink + `" text-anchor="middle">`)
	y := int64(p.f.Height-p.f.Bottom+labelDrop) * 100
	for i := range p.t.Count {
		narrow, wide := p.t.Upper(p.narrow, i), p.t.Upper(p.wide, i)
		if !narrow && !wide {
			continue
		}
		x := p.t.Label(i)
		if p.level(narrow, wide, x, y) {
			p.escaped(p.t.UpperLine(i))
			p.text("</text>")
		}
		if p.level(p.t.Lower(p.narrow, i), p.t.Lower(p.wide, i), x, y+lineHeight*100) {
			p.escaped(p.t.LowerLine(i))
			p.text("</text>")
		}
	}
	p.text("</g>")
}

// fillAxis prints what the labels of the axis across the page say in wide boxes
// or in narrow ones.
func (p *picture) fillAxis(wide bool) {
	switch {
	case p.s.Kind.across():
		p.fillAcross(wide)
	case wide:
		p.b = append(p.b, p.timeLabels().wide...)
	default:
		p.b = append(p.b, p.timeLabels().narrow...)
	}
}

// fillLabels prints a list of something for each slot that is labelled at
// either width.
func (p *picture) fillLabels(print func(i int)) {
	p.b = append(p.b, '[')
	start := len(p.b)
	for i := range p.t.Count {
		if p.t.Upper(p.wide, i) || p.t.Upper(p.narrow, i) {
			p.item(start)
			print(i)
		}
	}
	p.b = append(p.b, ']')
}

// label prints the label of a slot at a width, both lines.
func (p *picture) label(h timeaxis.Thinning, i int) {
	p.b = append(p.b, '"')
	if p.t.Upper(h, i) {
		p.b = appendQuoted(p.b, p.t.UpperLine(i))
	}
	if p.t.Lower(h, i) {
		p.b = appendQuoted(append(p.b, `\n`...), p.t.LowerLine(i))
	}
	p.b = append(p.b, '"')
}
