package chart

import (
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// An element of a drawing, as XML has it.
type element struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Inside  []element  `xml:",any"`
}

func parse(svg string) (*element, error) {
	var e element
	err := xml.Unmarshal([]byte(svg), &e)
	return &e, err
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// An area is what an element covers, in pixels from the plot's left edge and
// the drawing's top.
type area struct {
	left, top, right, bottom float64
	what                     string
	text                     bool
}

// A layout lays a drawing out as a browser would, at a width of the plot.
type layout struct {
	t      *testing.T
	plot   float64
	narrow bool
	areas  []area
}

// length reads a number of pixels or a percentage of the plot.
func (l *layout) length(s string) float64 {
	s, percent := strings.CutSuffix(s, "%")
	if s == "" {
		return 0
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || len(s) > 12 {
		l.t.Fatalf("%q is not a length", s)
	}
	if percent {
		return n * l.plot / 100
	}
	return n
}

// draw adds the areas of an element and those inside it, which are moved right
// by some pixels.
func (l *layout) draw(e *element, anchor string, move float64) {
	class := e.attr("class")
	if l.narrow && class == "chart-wide" || !l.narrow && class == "chart-narrow" {
		return
	}
	if a := e.attr("text-anchor"); a != "" {
		anchor = a
	}
	of := func(name string) float64 { return l.length(e.attr(name)) }
	add := func(left, top, right, bottom float64) {
		what := e.XMLName.Local + "." + class + " " + e.Text
		l.areas = append(l.areas, area{left + move, top, right + move, bottom, what, e.XMLName.Local == "text"})
	}
	switch e.XMLName.Local {
	case "line":
		add(of("x1"), of("y1"), of("x2"), of("y2"))
	case "circle":
		add(of("cx")-of("r"), of("cy")-of("r"), of("cx")+of("r"), of("cy")+of("r"))
	case "rect":
		if of("width") < 0 || of("height") < 0 {
			l.t.Fatalf("a rectangle has a negative size")
		}
		shift := 0.0
		if e.attr("transform") != "" {
			shift = -4
		}
		add(of("x")+shift, of("y")+shift, of("x")+of("width")+shift, of("y")+of("height")+shift)
	case "text":
		for i := range e.Inside { // a figure in bold
			e.Text += e.Inside[i].Text
		}
		x, w := of("x")+of("dx"), float64(lettering.Width(e.Text))
		x -= map[string]float64{"middle": w / 2, "end": w}[anchor]
		add(x, of("y")-9, x+w, of("y")+3)
		return
	case "path":
		l.path(e.attr("d"), add)
	case "g":
		if n, ok := strings.CutPrefix(e.attr("transform"), "translate("); ok {
			x, _, down := strings.Cut(strings.TrimSuffix(n, ")"), " ")
			move += l.length(x)
			if down {
				return // a sample of the key, which is left to the golden files
			}
		}
	case "pattern":
		return
	case "svg":
		if x := e.attr("x"); x != "" { // a triangle
			add(of("x")-5, of("y")-5, of("x")+5, of("y")+4)
			return
		}
	}
	for i := range e.Inside {
		l.draw(&e.Inside[i], anchor, move)
	}
}

// path adds the corners of a path in a stretched viewport; others begin where
// no stretched one does, and are left to the golden files.
func (l *layout) path(d string, add func(left, top, right, bottom float64)) {
	if d == "" || strings.ContainsAny(d, "hmVzvl") {
		return
	}
	for _, corner := range strings.FieldsFunc(d, func(r rune) bool { return r == 'M' || r == 'L' }) {
		x, y, ok := strings.Cut(corner, " ")
		if !ok {
			l.t.Fatalf("%q is no corner", corner)
		}
		at := l.length(x) / timeaxis.Whole * l.plot
		add(at, l.length(y), at, l.length(y))
	}
}

// laidOut checks a drawing at a width of the plot: everything is within the
// box, and no two texts touch.
func laidOut(t *testing.T, s *Spec, plot int, apart bool) {
	t.Helper()
	e, err := parse(string(s.Drawing().AppendSVG(nil)))
	if err != nil {
		t.Fatal(err)
	}
	l := &layout{t: t, plot: float64(plot), narrow: plot < wideAbove}
	l.draw(e, "start", 0)
	f := s.Frame()
	for i, a := range l.areas {
		if a.left < float64(-f.Left)-1 || a.right > float64(plot+f.Right)+1 || a.top < 0 || a.bottom > float64(f.Height) {
			t.Fatalf("at %d: %q leaves the box of %+v: %+v", plot, a.what, f, a)
		}
		for _, b := range l.areas[:i] {
			if apart && a.text && b.text && a.left < b.right && b.left < a.right && a.top+1 < b.bottom && b.top+1 < a.bottom {
				t.Fatalf("at %d: %q and %q touch: %+v %+v", plot, a.what, b.what, a, b)
			}
		}
	}
}

// apart reports whether a Spec's labels must be apart: those of points that
// share a slot cannot be.
func labelsApart(s *Spec) bool {
	tl := s.timeline()
	last := -1
	for i := range s.Points {
		if p := s.Points[i].Period; !p.IsZero() {
			if p.Kind() != tl.Kind || tl.Slot(p) <= last {
				return false
			}
			last = tl.Slot(p)
		}
	}
	return true
}

func TestNothingLeavesTheBoxAndNoLabelsCollide(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	n := 800
	if testing.Short() {
		n = 200
	}
	for range n {
		s := random(r)
		f := s.Frame()
		for _, plot := range []int{f.narrow(), wideAbove - 1, wideAbove, 760, 1168} {
			laidOut(t, s, plot, labelsApart(s))
		}
	}
	for range n { // small multiples
		a, b := random(r), random(r)
		if b.Kind = a.Kind; a.Kind.across() {
			continue
		}
		Align(a, b)
		for _, s := range []*Spec{a, b} {
			f := s.Frame()
			for _, plot := range []int{f.narrow(), wideAbove, 1168} {
				laidOut(t, s, plot, labelsApart(s))
			}
		}
		if f, g := a.Frame(), b.Frame(); f.Left != g.Left || f.Top != g.Top || f.Right != g.Right {
			t.Fatalf("charts that are aligned have margins %d %d %d and %d %d %d", f.Left, f.Top, f.Right, g.Left, g.Top, g.Right)
		}
	}
	for _, s := range examples(t) {
		f := s.Frame()
		for _, plot := range []int{f.narrow(), wideAbove, 1168} {
			laidOut(t, s, plot, true)
		}
	}
}

// Where one of several charts leaves little room to the plots of all, labels of
// another may need wider margins than they did alone: among these there are two
// pairs of that sort.
func TestAlignedMarginsHoldTheLabels(t *testing.T) {
	words := english(t)
	for _, seed := range []uint64{3, 6} {
		r := rand.New(rand.NewPCG(seed, 40))
		for range 700 {
			a, b := random(r), random(r)
			if b.Kind = a.Kind; a.Kind.across() {
				continue
			}
			a.Words, b.Words = words, words
			Align(a, b)
			for _, s := range []*Spec{a, b} {
				f := s.Frame()
				laidOut(t, s, f.narrow(), labelsApart(s))
			}
		}
	}
}

// A box is a container wherever a label depends on its width, and where a line's
// labels are the same at every width it is none.
func TestBoxesOfLabelsThatDepend(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	all := examples(t)
	for i := range 600 {
		all[fmt.Sprint("random ", i)] = random(r)
	}
	counts := map[[2]bool]int{}
	for name, s := range all {
		svg, class := string(s.Drawing().AppendSVG(nil)), string(s.Drawing().AppendBoxClass(nil))
		depends := strings.Contains(svg, `class="chart-narrow"`) || strings.Contains(svg, `class="chart-wide"`)
		thinned := slices.Contains(strings.Fields(class), "chart-thinned")
		if depends && !thinned {
			t.Errorf("%s: labels depend on the width of a box that is no container", name)
		}
		counts[[2]bool{depends, thinned}]++
	}
	if counts[[2]bool{true, true}] < 20 || counts[[2]bool{false, false}] < 20 {
		t.Errorf("labels that depend, boxes that are containers: %v; the test is broken", counts)
	}
	if s := all["line-one"]; strings.Contains(string(s.Drawing().AppendBoxClass(nil)), "chart-thinned") {
		t.Errorf("a chart of one point has nothing to thin")
	}
}

// Each row is a chart at the edge of what there can be, with how many figures
// it must show.
func TestEdges(t *testing.T) {
	const huge = "99999999999.999999"
	for _, c := range []struct {
		name, values string
		marks        int
	}{
		{"no points", "", 0},
		{"one", "5g", 1},
		{"one of zero", "0g", 1},
		{"two", "5g 6g", 2},
		{"all equal", "93g 93g 93g", 3},
		{"all zero", "0g 0g 0g", 3},
		{"negative", "-5g -7g -6g", 3},
		{"on both sides of zero", "-5g 7g 0g", 3},
		{"huge", huge + "g -" + huge + "g " + huge + "g", 3},
		{"huge and equal", huge + "g " + huge + "g", 2},
		{"tiny", "0.000001g 0.000002g", 2},
		{"tiny beside huge", "0.000001g " + huge + "g", 2},
		{"all missing", "[c] [c] [x]", 0},
		{"alternately missing", "1g [c] 2g [x] 3g", 3},
		{"a break everywhere", "b1g b2g b3g", 3},
	} {
		for kind := range Share + 1 {
			s := &Spec{ID: "e", Kind: kind, Series: []Series{{Values: values(t, "", c.values)}}, BreakWords: "Break"}
			s.Points = periods(scorecard.NewMonth(2022, time.November), len(s.Series[0].Values))
			svg := string(s.Drawing().AppendSVG(nil))
			if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
				t.Errorf("%s: %s", c.name, svg)
			}
			if got := strings.Count(svg, `class="chart-green"`); got != c.marks && kind != Bullet && kind != Share {
				t.Errorf("%s, kind %d: %d marks, want %d", c.name, kind, got, c.marks)
			}
			if kind == Column || kind == Bar || kind == Pair {
				svg = svg[strings.LastIndex(svg, "</pattern>")+1:]
				if got := strings.Count(svg, "<rect "); got != c.marks {
					t.Errorf("%s, kind %d: %d bars, want %d", c.name, kind, got, c.marks)
				}
			}
			f := s.Frame()
			laidOut(t, s, f.narrow(), true)
			laidOut(t, s, 1168, true)
		}
	}
}

// The line of the subject for a run of values: M begins, L goes on.
func TestGaps(t *testing.T) {
	for _, c := range []struct{ name, values, want string }{
		{"whole", "1 2 3", "MLL"},
		{"a missing figure", "1 2 [c] 3 4", "MLML"},
		{"missing at the ends", "[x] 1 2 [x]", "ML"},
		{"two missing together", "1 [c] [c] 2", "MM"},
		{"alone between two gaps", "1 2 [c] 3 [c] 4 5", "MLMML"},
		{"a break", "1 2 b3 4", "MLML"},
		{"a break at the start is none", "b1 2", "ML"},
		{"a break at a missing figure", "1 2 b[c] 3", "MLM"},
		{"nothing", "[c] [c]", ""},
	} {
		s := &Spec{ID: "g", Series: []Series{{Values: values(t, "", c.values)}}}
		s.Points = periods(scorecard.NewMonth(2022, time.November), len(s.Series[0].Values))
		if got := penOf(t, s); got != c.want {
			t.Errorf("%s: %s is drawn %q, want %q", c.name, c.values, got, c.want)
		}
	}
	// A month that has no point at all leaves its space.
	s := &Spec{ID: "g", Points: periods(scorecard.NewMonth(2022, time.January), 5), Series: []Series{{Values: values(t, "", "1 2 3 4")}}}
	s.Points = append(s.Points[:2], s.Points[3:]...)
	if got := penOf(t, s); got != "MLML" {
		t.Errorf("a month left out: drawn %q", got)
	}
	tl := s.timeline()
	if a, b := tl.At(s.Points[1].Period)-tl.At(s.Points[0].Period), tl.At(s.Points[2].Period)-tl.At(s.Points[1].Period); b < a*19/10 {
		t.Errorf("a month left out: %d between neighbours and %d across the gap", a, b)
	}
}

func penOf(t *testing.T, s *Spec) string {
	t.Helper()
	_, rest, ok := strings.Cut(string(s.Drawing().AppendSVG(nil)), `class="chart-line"`)
	_, rest, ok2 := strings.Cut(rest, ` d="`)
	d, _, ok3 := strings.Cut(rest, `"`)
	if !ok || !ok2 || !ok3 {
		t.Fatal("there is no line")
	}
	return strings.Map(func(r rune) rune {
		if r == 'M' || r == 'L' {
			return r
		}
		return -1
	}, d)
}

// Where targets step, in hundredths of a per cent of a year of months.
func TestTargets(t *testing.T) {
	month := func(m time.Month) scorecard.Period { return scorecard.NewMonth(2023, m) }
	n := func(s string) scorecard.Decimal { return number(t, s) }
	for _, c := range []struct {
		name  string
		steps []Step
		want  string
	}{
		{"none", nil, ""},
		{"always", []Step{{Low: n("90"), HasLow: true}}, "M0 90 L10000 90 "},
		{"from a month", []Step{{From: month(4), Low: n("90"), HasLow: true}}, "M2466 90 L10000 90 "},
		{"stepping", []Step{{Low: n("90"), HasLow: true}, {From: month(7), Low: n("95"), HasLow: true}}, "M0 90 L4959 90 L4959 95 L10000 95 "},
		{"ended", []Step{{High: n("90"), HasHigh: true}, {From: month(7)}}, "M0 90 L4959 90 "},
		{"a pause", []Step{{Low: n("90"), HasLow: true}, {From: month(4)}, {From: month(7), Low: n("91"), HasLow: true}}, "M0 90 L2466 90 M4959 91 L10000 91 "},
		{"a range", []Step{{Low: n("85"), High: n("95"), HasLow: true, HasHigh: true}}, "M0 85 L10000 85 M0 95 L10000 95 "},
		{"an exact number", []Step{{Low: n("90"), High: n("90.0"), HasLow: true, HasHigh: true}}, "M0 90 L10000 90 "},
		{"before the axis", []Step{{From: scorecard.NewMonth(2020, 1), Low: n("80"), HasLow: true}, {From: scorecard.NewMonth(2021, 1), Low: n("90"), HasLow: true}}, "M0 90 L10000 90 "},
		{"after the axis", []Step{{From: scorecard.NewMonth(2024, 1), Low: n("90"), HasLow: true}}, ""},
		{"out of order", []Step{{From: month(7), Low: n("90"), HasLow: true}, {From: month(4), Low: n("91"), HasLow: true}}, "M2466 91 L10000 91 "},
	} {
		s := &Spec{ID: "t", Unit: "%", Points: periods(month(1), 12), Targets: c.steps}
		s.Series = []Series{{Values: values(t, "%", strings.Repeat("90.0 ", 12))}}
		p := newPicture(nil, s)
		var got strings.Builder
		p.corners(func(k corner) {
			pen := "L"
			if k.start {
				pen = "M"
			}
			fmt.Fprintf(&got, "%s%d %s ", pen, k.x, appendScaled(nil, k.n, p.f.Axis.Scale))
		})
		if got.String() != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.String(), c.want)
		}
		if has := p.s.hasTarget(&p.t, &p.f.Axis); has != (c.want != "") {
			t.Errorf("%s: hasTarget is %t", c.name, has)
		}
	}
}

// A figure that is not shown leaves no trace, whatever its number.
func TestWithheldLeavesNoTrace(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var o Options
	all := func(s *Spec) string {
		return string(o.Append(s.Drawing().AppendBoxClass(s.AppendFile(s.AppendSpark(nil))), s.Drawing()))
	}
	for range 300 {
		s := random(r)
		before := all(s)
		for i := range s.Series {
			for j := range s.Series[i].Values {
				if v := &s.Series[i].Values[j]; !v.Shown {
					v.Number = scorecard.Int(r.IntN(99_999_999_999))
					v.Status = scorecard.Status(r.IntN(4))
				}
			}
		}
		if all(s) != before {
			t.Fatal("a number that is not shown changed what is drawn")
		}
	}
}

func TestWordsAreEscaped(t *testing.T) {
	for _, text := range hostile {
		s := typical(t)
		s.Title, s.Summary, s.TargetWords, s.BreakWords = text, text, text, text
		e, err := parse(string(s.Drawing().AppendSVG(nil)))
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		want := strings.Map(func(r rune) rune { // invalid UTF-8 comes in as U+FFFD
			if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe {
				return -1
			}
			return r
		}, text)
		if got := e.attr("aria-label"); got != want {
			t.Errorf("the title %q is %q", text, got)
		}
		s.Alt = "Line chart"
		if e, err = parse(string(s.Drawing().AppendSVG(nil))); err != nil || e.attr("aria-label") != s.Alt {
			t.Errorf("the drawing is called %q, want %q", e.attr("aria-label"), s.Alt)
		}
	}
}

func TestSpark(t *testing.T) {
	s := typical(t)
	got := string(s.AppendSpark(nil))
	if !strings.HasPrefix(got, `<svg class="spark" xmlns="http://www.w3.org/2000/svg" aria-hidden="true"`) {
		t.Errorf("got %s", got)
	}
	if _, err := parse(got); err != nil {
		t.Error(err)
	}
	if n := strings.Count(got, "chart-green"); n != 1 {
		t.Errorf("%d marks, want that of the newest figure alone", n)
	}
	for _, none := range []string{"", "[c] [x]"} {
		s := &Spec{ID: "s", Points: periods(scorecard.NewMonth(2022, 1), 2), Series: []Series{{Values: values(t, "", none)}}}
		if got := s.AppendSpark([]byte("x")); string(got) != "x" {
			t.Errorf("%q: got %s", none, got)
		}
	}
}
