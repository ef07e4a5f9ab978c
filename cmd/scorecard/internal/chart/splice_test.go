package chart

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"scorecard/cmd/scorecard/internal/timeaxis"
)

// Types of an option's contents as encoding/json would have them.
type (
	datum struct {
		Name    string `json:"name"`
		Value   [2]any `json:"value"`
		Display string `json:"display"`
		symbol
	}
	symbol struct {
		Symbol string    `json:"symbol,omitempty"`
		Size   any       `json:"symbolSize,omitempty"`
		Offset []float64 `json:"symbolOffset,omitempty"`
		Style  *style    `json:"itemStyle,omitempty"`
	}
	style struct {
		Color       string `json:"color"`
		BorderColor string `json:"borderColor,omitempty"`
		BorderWidth int    `json:"borderWidth,omitempty"`
	}
	gap struct {
		Value [2]any `json:"value"`
	}
)

var symbols = []symbol{
	{"circle", 6, nil, &style{"--chart-paper", "--chart-accent", 2}},
	{"circle", 8, nil, &style{Color: "--chart-green"}},
	{"triangle", []int{10, 9}, []float64{0, -0.5}, &style{Color: "--chart-amber"}},
	{"rect", 8, nil, &style{Color: "--chart-red"}},
}

// comparisons are the marks of the series after the first.
var comparisons = []symbol{
	{"diamond", 10, nil, nil},
	{"path://M-5-4H5L0 5z", []int{10, 9}, []float64{0, 0.5}, nil},
	{"path://M-2-5H2V-2H5V2H2V5H-2V2H-5V-2H-2z", 10, nil, nil},
}

// contentsOf gives the contents of a chart as Go values, for go-echarts to put into
// its own option.
func contentsOf(s *Spec) (shape, *contents) {
	p := newPicture(nil, s)
	a := &p.f.Axis
	exact := func(n int64) json.Number { return json.Number(appendScaled(nil, n, a.Scale)) }
	c := &contents{
		left: p.f.Left, top: p.f.Top, right: p.f.Right, bottom: p.f.Bottom,
		min: exact(a.Min), max: exact(a.Max), step: exact(a.Step), about: s.alt(),
	}
	ticks, tickWords := []json.Number{}, []string{}
	for i := range a.ticks() {
		ticks, tickWords = append(ticks, exact(a.tick(i))), append(tickWords, string(a.appendTick(nil, i, s)))
	}
	c.ticks, c.tickWords = ticks, tickWords
	places, wide, narrow := []int64{}, []string{}, []string{}
	for i := range p.t.Count {
		w, n := labelOf(&p, p.wide, i), labelOf(&p, p.narrow, i)
		if w != "" || n != "" {
			places, wide, narrow = append(places, p.t.Label(i)), append(wide, w), append(narrow, n)
		}
	}
	c.places, c.wide, c.narrow = places, wide, narrow
	slots := p.t.Count
	if s.Kind.across() {
		slots = s.rows()
		wide, narrow = []string{}, []string{}
		for i := range a.ticks() {
			inNarrow, inWide := p.tickShown(i)
			wide, narrow = append(wide, shownWord(inWide, tickWords[i])), append(narrow, shownWord(inNarrow, tickWords[i]))
		}
		c.wide, c.narrow = wide, narrow
	}
	c.slots = make([]string, slots)
	target := []any{}
	p.corners(func(k corner) {
		if k.start && len(target) > 0 {
			target = append(target, []any{0, "-"})
		}
		target = append(target, []any{k.x, exact(k.n)})
	})
	c.target = target
	for i := range s.drawn() {
		c.names[i] = ""
		if i < len(s.Series) {
			c.names[i] = s.Series[i].Name
		}
		c.data[i] = dataOf(&p, i, exact)
	}
	if s.Kind == Bullet {
		c.data[1] = marksOf(&p, exact)
	}
	return p.shape(), c
}

func labelOf(p *picture, h timeaxis.Thinning, i int) string {
	var label string
	if p.t.Upper(h, i) {
		label = p.t.UpperLine(i)
	}
	if p.t.Lower(h, i) {
		label += "\n" + p.t.LowerLine(i)
	}
	return label
}

func shownWord(shown bool, word string) string {
	if shown {
		return word
	}
	return ""
}

// marksOf gives the marks on a Bullet chart's bar.
func marksOf(p *picture, exact func(int64) json.Number) []any {
	data := []any{}
	if len(p.s.Points) == 0 {
		return data
	}
	p.eachGoal(func(n int64) {
		data = append(data, datum{p.s.TargetWords, [2]any{exact(n), 0}, p.s.TargetWords,
			symbol{"rect", []int{5, 32}, nil, &style{"--chart-ink", "--chart-paper", 2}}})
	})
	for i := 1; i < len(p.s.Series); i++ {
		if v := p.s.value(i, 0); v.Shown {
			name, m := p.s.Series[i].Name, comparisons[(i-1)%3]
			m.Offset = []float64{0, []float64{14, 14.5, 14}[(i-1)%3]}
			m.Style = &style{Color: []string{"--chart-second", "--chart-third", "--chart-fourth"}[(i-1)%3]}
			data = append(data, datum{name, [2]any{exact(p.f.Axis.units(v.Number)), 0}, name + ": " + v.said(), m})
		}
	}
	return data
}

func dataOf(p *picture, series int, exact func(int64) json.Number) []any {
	data, last, tr := []any{}, -1, p.trace(series)
	for i := range p.s.rows() {
		if !p.s.Kind.across() && p.s.Points[i].Period.IsZero() {
			continue
		}
		v := p.s.value(series, i)
		d := datum{Name: p.s.Points[i].Label, Display: v.said()}
		n := any("-")
		if v.Shown {
			n = exact(p.f.Axis.units(v.Number))
		}
		if v.Share != "" {
			d.Display += " (" + v.Share + ")"
		}
		switch kind := p.s.Kind; {
		case kind == Dots:
			d.Value = [2]any{n, i}
			if v.Shown && i > 0 && v.Status == 0 {
				d.symbol = comparisons[0]
				d.Style = &style{Color: "--chart-second"}
			} else if v.Shown {
				d.symbol = symbols[v.Status]
			}
		case kind.across():
			d.Value = [2]any{n, i}
		case kind == Column || kind == Pair || kind == Mixed && series == 1:
			d.Value = [2]any{p.t.Slot(p.s.Points[i].Period) - p.t.First, n}
		default:
			x := p.t.At(p.s.Points[i].Period)
			at := func(i int) int64 { return p.t.At(p.s.Points[i].Period) }
			if kind == Mixed {
				at = func(i int) int64 { return int64(p.t.Slot(p.s.Points[i].Period) - p.t.First) }
				x = at(i)
			}
			d.Value = [2]any{x, n}
			joined := p.joined(series, last, i)
			if last >= 0 && v.Shown && p.s.value(series, last).Shown && !joined {
				data = append(data, gap{[2]any{at(last), "-"}})
			}
			if marked := v.Shown && p.marked(&tr, i, v); marked && series == 0 {
				d.symbol = symbols[v.Status]
			} else if marked {
				d.symbol = comparisons[series-1]
			}
		}
		data, last = append(data, d), i
		tr.last = i
	}
	return data
}

// What Append splices must be what json.Marshal makes of go-echarts' object.
func TestSpliceEqualsMarshal(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var o Options
	n := 10_000
	if testing.Short() {
		n = 500
	}
	for i := range n {
		s := random(r)
		if !s.Live() {
			if got := o.Append(nil, s.Drawing()); got != nil {
				t.Fatalf("a chart that is not live has an option: %s", got)
			}
			continue
		}
		want, err := json.Marshal(build(contentsOf(s)))
		if err != nil {
			t.Fatal(err)
		}
		got := o.Append([]byte("before"), s.Drawing())
		if !bytes.Equal(got, append([]byte("before"), want...)) {
			at := 0
			for at < min(len(got)-6, len(want)) && got[at+6] == want[at] {
				at++
			}
			t.Fatalf("specification %d: they part at byte %d\n got %.200s\nwant %.200s", i, at, got[6+max(0, at-80):], want[max(0, at-80):])
		}
	}
}

func TestOptionCannotLeaveItsScript(t *testing.T) {
	s := typical(t)
	s.Alt = "</script><script>alert(1)</script><!--"
	s.Points[3].Label, s.Series[0].Name, s.Series[0].Values[2].Said = s.Alt, s.Alt, s.Alt
	var o Options
	if got := o.Append(nil, s.Drawing()); bytes.ContainsAny(got, "<>&") {
		t.Errorf("the option has markup: %s", got)
	}
}

// A shape is made once, however many goroutines ask for it at the same time.
func TestOptionsAreSafeForConcurrentUse(t *testing.T) {
	s := typical(t)
	want := new(Options).Append(nil, s.Drawing())
	var o Options
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got := o.Append(nil, s.Drawing()); !bytes.Equal(got, want) {
					t.Errorf("got %s", got)
				}
			}
		})
	}
	group.Wait()
	if len(o.templates) != 1 {
		t.Errorf("%d shapes were kept for one chart", len(o.templates))
	}
}

func TestOptionHoldsNoColour(t *testing.T) {
	for name, s := range examples(t) {
		got := string(new(Options).Append(nil, s.Drawing()))
		if strings.Contains(got, `olor":"#`) || strings.Contains(got, `olor":"rgb`) {
			t.Errorf("%s: a colour is not left to the style sheet: %s", name, got)
		}
	}
}

func FuzzQuoted(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, _ := json.Marshal(s)
		if got := `"` + string(appendQuoted(nil, s)) + `"`; got != string(want) {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}
