package chart

import (
	"strings"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A keyItem is a sample of what is drawn, with words that name it and perhaps
// its figure after them.
type keyItem struct {
	sample sample
	index  int // of the series or band
	words  string
	more   string
}

type sample uint8

const (
	sampleLine   sample = iota // of a series
	sampleSwatch               // of a series of columns or bars
	sampleTarget               // a dashed line
	sampleTick                 // an upright stroke
	sampleBand                 // a tint with the mark of its status
	sampleShape                // of a series
)

const (
	keySample = 32 // room for the sample before a line of the key
	keyGap    = 16 // between two items on a line
)

// eachItem calls f with each item of the key; what a reader may tick comes last,
// so that it leaves no gap.
func (s *Spec) eachItem(t *timeaxis.Axis, a *Axis, f func(k keyItem)) {
	s.eachSeriesItem(f, false)
	if s.hasBands(a) {
		for i := range s.Bands {
			if from, to := s.bandStretch(t, i); from < to && s.Bands[i].Words != "" && !s.namedBefore(i) {
				f(keyItem{sample: sampleBand, index: i, words: s.Bands[i].Words})
			}
		}
	}
	if s.TargetWords != "" && s.hasTarget(t, a) {
		k := keyItem{sample: sampleTarget, words: s.TargetWords}
		if s.Kind == Bullet {
			k.sample = sampleTick
		}
		f(k)
	}
	s.eachSeriesItem(f, true)
}

// namedBefore reports whether an earlier band has the words of the i-th.
func (s *Spec) namedBefore(i int) bool {
	for j := range i {
		if s.Bands[j].Words == s.Bands[i].Words && s.Bands[j].Status == s.Bands[i].Status {
			return true
		}
	}
	return false
}

// eachSeriesItem calls f with the items that name series, those that a reader
// may tick or the others.
func (s *Spec) eachSeriesItem(f func(k keyItem), optional bool) {
	kind := sampleLine
	switch {
	case optional && s.Kind != Line:
		return
	case s.Kind == Share:
		return
	case s.Kind == Bullet:
		for i := range s.Series {
			if v := s.value(i, 0); i == 0 {
				f(keyItem{sample: sampleSwatch, words: s.Series[i].Name, more: v.Display})
			} else if s.Series[i].Name != "" {
				f(keyItem{sample: sampleShape, index: i, words: s.Series[i].Name, more: v.Display})
			}
		}
		return
	case s.drawn() < 2 || s.direct() > 0:
		return
	}
	for i := range s.drawn() {
		if kind = sampleLine; s.Kind == Pair || s.Kind == Mixed && i == 1 {
			kind = sampleSwatch
		}
		if s.Series[i].Name != "" && (s.Kind != Line || s.Series[i].Optional == optional) {
			f(keyItem{sample: kind, index: i, words: s.Series[i].Name})
		}
	}
}

// A flow sets items of a key one after another, in lines of a width.
type flow struct {
	limit int
	x     int // where the next item may begin
	line  int
}

// place gives where an item begins; one too long for a line has lines of its
// own.
func (fl *flow) place(k *keyItem) (x, line int, whole bool) {
	room := keySample + lettering.Width(k.words)
	if k.more != "" {
		room += 6 + lettering.Width(k.more)
	}
	if fl.x > 0 && fl.x+room > fl.limit {
		fl.x, fl.line = 0, fl.line+1
	}
	x, line = fl.x, fl.line
	if room <= fl.limit {
		fl.x += room + keyGap
		return x, line, true
	}
	fl.line += lettering.Lines(k.words, fl.limit-keySample)
	if !k.follows(fl.limit) {
		fl.line += lettering.Lines(k.more, fl.limit-keySample)
	}
	return x, line, false
}

// follows reports whether an item that has lines of its own has its figure on
// the last line of its words.
func (k *keyItem) follows(limit int) bool {
	return k.more == "" || lettering.Width(k.lastLine(limit))+6+lettering.Width(k.more) <= limit-keySample
}

// lastLine gives the last line of an item's words.
func (k *keyItem) lastLine(limit int) string {
	line, rest := "", k.words
	for rest != "" {
		line, rest = lettering.CutLine(rest, limit-keySample)
	}
	return line
}

// beside gives the end of an item's words that stands on a line with its figure:
// their last line or, where that has no room, its last word, since a figure by
// itself is taken for one of something else. It is empty where neither has.
func (k *keyItem) beside(limit int) string {
	line := k.lastLine(limit)
	if k.follows(limit) {
		return line
	}
	word := line[strings.LastIndexByte(line, ' ')+1:]
	if len(word) == len(line) || lettering.Width(word)+6+lettering.Width(k.more) > limit-keySample {
		return ""
	}
	return word
}

// lines counts the lines so far.
func (fl *flow) lines() int {
	if fl.x > 0 {
		return fl.line + 1
	}
	return fl.line
}

// keyLines counts the lines above the plot: the unit, the key and the words at
// breaks.
func (s *Spec) keyLines(t *timeaxis.Axis, a *Axis) int {
	fl := flow{limit: s.wording()}
	s.eachItem(t, a, func(k keyItem) { fl.place(&k) })
	n := lettering.Lines(s.Unit.Word(), s.wording()) + fl.lines()
	if s.BreakWords != "" && s.hasBreak() {
		n++
	}
	return n
}

// key prints the lines above the plot: the unit, then a sample and a name for
// each thing that needs one. It gives the place of the next line.
func (p *picture) key() (y int) {
	y = 12
	if unit := p.s.Unit.Word(); unit != "" {
		y = p.words(unit, 0, y, p.s.wording())
	}
	fl := flow{limit: p.s.wording()}
	p.s.eachItem(&p.t, &p.f.Axis, func(k keyItem) {
		x, line, whole := fl.place(&k)
		at := y + line*lineHeight
		p.sample(&k, x-p.f.Left, at)
		if class := p.nameClass(&k); whole {
			p.phrase(class, &k, x+keySample, at)
		} else {
			p.lined(class, &k, place{keySample, at, fl.limit - keySample})
		}
	})
	return y + fl.lines()*lineHeight
}

// lined prints an item's words in lines of their own, and its figure after
// them.
func (p *picture) lined(class string, k *keyItem, at place) {
	end := k.beside(at.limit + keySample)
	at.y = p.classed(class, strings.TrimRight(k.words[:strings.LastIndex(k.words, end)], " "), at)
	if end != "" {
		p.phrase(class, &keyItem{words: end, more: k.more}, at.indent, at.y)
		return
	}
	p.text(`<g font-weight="bold">`)
	p.classed(class, k.more, at)
	p.text("</g>")
}

// nameClass gives the class of the name of a series, by which it is hidden with
// its line.
func (p *picture) nameClass(k *keyItem) string {
	if k.sample == sampleLine && p.s.Kind == Line {
		return strokes[k.index].name
	}
	return "chart-text"
}

// phrase prints words and, in bold, the figure after them on one line.
func (p *picture) phrase(class string, k *keyItem, x, y int) {
	p.text(`<text class="`)
	p.text(class)
	p.text(`" fill="` + ink + `" x="`)
	p.number(x - p.f.Left)
	p.text(`" y="`)
	p.number(y)
	p.text(`">`)
	p.escaped(k.words)
	if k.more != "" {
		p.text(` <tspan font-weight="bold">`)
		p.escaped(k.more)
		p.text("</tspan>")
	}
	p.text("</text>")
}

// sample draws what an item's words are about, in front of them.
func (p *picture) sample(k *keyItem, x, y int) {
	switch k.sample {
	case sampleLine:
		p.text("<path ")
		p.stroke(k.index)
		p.stretch24(x, y)
	case sampleTarget:
		p.text(`<path class="chart-target" stroke="` + ink + `" stroke-width="1.5" stroke-dasharray="6 3"`)
		p.stretch24(x, y)
	case sampleTick:
		p.text(`<path class="chart-target" stroke="` + ink + `" stroke-width="3"`)
		p.move(x+12, y-11, "v14")
	case sampleSwatch:
		p.text("<path ")
		p.filled(k.index)
		p.move(x, y-9, "h24v10h-24z")
	case sampleBand:
		band := &p.s.Bands[k.index]
		p.text(`<path class="`)
		p.text(tints[band.Status].class)
		p.text(`" fill="`)
		p.text(tints[band.Status].colour)
		p.text(`"`)
		p.move(x, y-11, "h24v14h-24z")
		if band.Status != scorecard.Unrated {
			p.putAt(&marks[band.Status], x+12, y-4)
		}
	case sampleShape:
		p.putAt(shapeOf(k.index), x+12, y-4)
	}
}

// stretch24 ends a path that shows what a line looks like.
func (p *picture) stretch24(x, y int) { p.move(x, y-4, "h24") }

// move ends a path that begins at a place.
func (p *picture) move(x, y int, rest string) {
	p.text(` d="M`)
	p.number(x)
	p.b = append(p.b, ' ')
	p.number(y)
	p.text(rest)
	p.text(`"/>`)
}

// A place is where words begin, in pixels from the box's left edge, and how
// wide their lines may be.
type place struct{ indent, y, limit int }

// words prints a text in as many lines as it takes, from the box's left edge,
// and gives the place of the line after it.
func (p *picture) words(text string, indent, y, limit int) int {
	return p.classed("chart-text", text, place{indent, y, limit})
}

// classed prints words of a class.
func (p *picture) classed(class, text string, at place) int {
	for text != "" {
		var line string
		line, text = lettering.CutLine(text, at.limit)
		p.text(`<text class="`)
		p.text(class)
		p.text(`" fill="` + ink + `" x="`)
		p.number(max(at.indent, overhung) - p.f.Left)
		p.text(`" y="`)
		p.number(at.y)
		p.text(`">`)
		p.escaped(line)
		p.text("</text>")
		at.y += lineHeight
	}
	return at.y
}
