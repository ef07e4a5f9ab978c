// Package chart draws one chart twice: as SVG that stands in the page and
// needs no script, and as an ECharts option for readers who touch it. A Spec
// says what is shown; its Frame, worked out once from the Spec, says where, and
// both drawings obey it, so that waking a chart moves nothing.
//
//	spec := &chart.Spec{ID: "cic", Title: "Children in care, March 2023", Kind: chart.Line, …}
//	drawing := spec.Drawing()
//	page = drawing.AppendSVG(page)
//	page = options.Append(page, drawing) // options is one chart.Options for the whole site
//
// The package knows no rules. What a figure is worth, what its status is and
// which figures may be shown was decided before. A Value that is not Shown has
// no number here: nothing is drawn from it, no axis reaches for it.
//
// Every coordinate is a whole number of hundredths, of a CSS pixel down the
// page and of a per cent across it, worked out in integers. The same Spec gives
// the same bytes on every processor.
//
// # The markup around a chart
//
// The package writes the svg element and the text of the option, and
// layouts/assets/charts.css and charts.js expect them here:
//
//	<figure class="chart" id="cic">
//	  <figcaption>…</figcaption>
//	  <div class="chart-box chart-left-48 chart-right-16">AppendSVG</div>
//	  <script type="application/json" class="chart-option">Options.Append</script>
//	  <details>…table…</details>
//	</figure>
//
// A chart that is not Live has no script element. A figure whose drawing is also
// a file of the site names it in data-file, from the page. From the table
// charts.js makes the CSV that a reader may save.
//
// The classes of the box are what AppendBoxClass prints. They give the box the
// padding that is the Frame's margins, because a style attribute would offend
// the site's content security policy. The figure's id is the Spec's ID; ids
// within begin with it and a full stop, which no chosen id may have. The page
// loads charts.js as
//
//	<script defer src="charts.js" data-echarts="echarts.js" data-reader="Read the figures one by one"
//	    data-compare="Compare with" data-download="Download as"></script>
//
// where data-echarts is the address of the ECharts bundle, from the page,
// data-reader labels the slider that charts.js adds to the details, data-compare
// the boxes that tick lines, below the drawing, and data-download the buttons in
// the details that save the chart; charts.js has no words of its own. A figure
// must get its width from its surroundings: a box has none of its own.
//
// # Widths
//
// A drawing is as wide as its box: text keeps its size and its place beside
// what it labels, lines stretch. Labels that would collide in a box of 280
// pixels have the class chart-wide and are hidden there; those of class
// chart-narrow stand in for them; a box of such labels has the class
// chart-thinned. Parts of class chart-stay remain visible when ECharts draws
// over the picture, and are not in the option; those of class chart-along stand
// at places in time, and hide while a reader looks closer at a part of a long
// history.
//
// # Several charts
//
// Align gives small multiples one axis of values and one frame. BySize orders
// the categories of a chart. A comparison that is Optional is drawn, and counts
// for the axis, but is not seen until a reader ticks it.
//
// # Adding a form
//
// A form is a Kind, a file of its own that draws it and prints its data, and a
// case in each of measure, draw, build and fillSeries.
package chart

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// Kind is the form of a chart. The zero value is Line.
type Kind uint8

const (
	Line   Kind = iota // a trend: points over time, joined where they follow one another
	Column             // a column from zero for each quarter, term or year
	Bar                // a horizontal bar from zero for each category
	Mixed              // the first series as a line over the second as columns: the year to date, and each month
	Pair               // two series as columns side by side
	Bullet             // one figure along an axis with its bands, its target and what it is compared with
	Dots               // a mark along an axis for each category: us, and whom we are compared with
	Share              // one bar cut into parts, one for each category
)

// even reports whether all periods are as wide.
func (k Kind) even() bool { return k == Column || k == Mixed || k == Pair }

// across reports whether the axis of values lies across the page and that of
// points, which are categories, goes down it.
func (k Kind) across() bool { return k == Bar || k >= Bullet }

// A Spec is what one chart shows. The first series is the subject. Of a Line
// chart the first four are drawn, of Mixed and Pair two, of a Bullet chart the
// first value of each; of other forms one.
type Spec struct {
	ID          string // of the figure element; no spaces
	Title       string // stands over the drawing, in the page and in the file
	Summary     string // says in sentences what it shows
	Alt         string // names the drawing to those who cannot see it, beside its title: "Line chart"; the title where empty
	Kind        Kind
	Unit        scorecard.Unit
	Marks       *scorecard.Marks // of the numbers along the axis; nil for British English
	Points      []Point          // the axis: periods, oldest first, or categories from the top
	Series      []Series         // the subject first, then what it is compared with
	Targets     []Step           // in order of From; a Bar or Share chart has none, Bullet and Dots the last
	TargetWords string           // names the target's line: "Target: 95% or more"
	Bands       []Band           // of Line and Bullet charts: the best first, in order of From
	BreakWords  string           // stands at a break in series
	Words       *AxisWords       // of the labels along time; none where there are none
	Credits     Credits          // of the drawing as a file
	Palette     Palette          // of the drawing as a file
	Ours        int              // of a Dots chart: which point is us

	lines   int       // width of lines of words in a file; widestText where none
	fixed   int       // width of the plot in a file; none where it is as wide as its box
	aligned alignment // with other charts
}

// A Point is a place on the axis.
type Point struct {
	Period scorecard.Period // Line and Column skip a point without one
	Label  string           // "March 2023", "Aged 10 to 15"
}

// A Series is a run of values, one for each point; missing ones at the end
// count as not shown.
type Series struct {
	Name     string
	Values   []Value
	Optional bool // of a Line chart's comparisons: drawn only once a reader ticks it
}

// A Value is a figure as it may be shown.
type Value struct {
	Number  scorecard.Decimal // drawn only where Shown
	Shown   bool              // whether there is a number
	Display string            // "93.0%"; where there is no number, what stands for it
	Share   string            // of a Bar or Share chart: what part of the total it is, "68%"
	Said    string            // "93.0%, red" for the tooltip and the reader; Display where empty
	Status  scorecard.Status
	Markers scorecard.Markers // a Break breaks the line before this value
	Fresh   bool              // the line does not come to it from the one before: a year to date begins anew
}

// said is what the tooltip and the reader say of the value.
func (v *Value) said() string {
	if v.Said != "" {
		return v.Said
	}
	return v.Display
}

// breaks reports whether the series breaks before the value.
func (v *Value) breaks() bool { return v.Markers.Has(scorecard.Break) }

// A Step is a target that holds until the next step, with one bound or both.
// One without a bound ends the target before it.
type Step struct {
	From            scorecard.Period // zero for the start of the axis
	Low, High       scorecard.Decimal
	HasLow, HasHigh bool
}

const mostSeries = 4 // of a Line chart, more cannot be told apart

// drawn gives how many series are drawn: one at least, which may be empty.
func (s *Spec) drawn() int {
	switch s.Kind {
	case Line:
		return min(max(len(s.Series), 1), mostSeries)
	case Mixed, Pair:
		return min(max(len(s.Series), 1), 2)
	}
	return 1
}

// rows gives how many points are drawn.
func (s *Spec) rows() int {
	if s.Kind == Bullet {
		return min(len(s.Points), 1)
	}
	return len(s.Points)
}

// figures gives how many series the axis of values must take in.
func (s *Spec) figures() int {
	if s.Kind == Bullet {
		return len(s.Series)
	}
	return s.drawn()
}

// value gives the value of a series at a point, which is only read.
func (s *Spec) value(series, point int) *Value {
	if v := s.find(series, point); v != nil {
		return v
	}
	return &noValue
}

var noValue Value

// find gives the value where it stands; nil where there is none.
func (s *Spec) find(series, point int) *Value {
	if series < len(s.Series) && point < len(s.Series[series].Values) {
		return &s.Series[series].Values[point]
	}
	return nil
}

// timeline gives the axis of the points that have a period: in proportion to
// time for a line, in even slots for columns.
func (s *Spec) timeline() timeaxis.Axis {
	var words *timeaxis.Words
	if s.Words != nil {
		words = s.Words.words
	}
	return timeaxis.New(words, len(s.Points), func(i int) scorecard.Period { return s.Points[i].Period }, s.Kind.even())
}

// alt gives the words that stand for the drawing.
func (s *Spec) alt() string {
	if s.Alt != "" {
		return s.Alt
	}
	return s.Title
}

// Live reports whether the chart has an option, and so can be woken. A Share
// chart says all that it has to say as it stands.
func (s *Spec) Live() bool { return s.Kind != Share }

// A Drawing is a chart whose layout is worked out, which takes as long as a
// quarter of printing it. The Spec may not change while it is in use.
type Drawing struct{ picture }

// Drawing works out the layout.
func (s *Spec) Drawing() Drawing { return Drawing{newPicture(nil, s)} }

// AppendSVG prints the drawing as an svg element, as wide as its box.
func (d Drawing) AppendSVG(b []byte) []byte {
	p := &d.picture
	p.b = b
	p.open()
	p.draw()
	p.text("</g></svg>")
	return p.b
}

// draw draws the form.
func (p *picture) draw() {
	switch p.s.Kind {
	case Column:
		p.columns()
	case Bar:
		p.bars()
	case Mixed:
		p.mixed()
	case Pair:
		p.pairs()
	case Bullet:
		p.bullet()
	case Dots:
		p.dotted()
	case Share:
		p.shares()
	default:
		p.line()
	}
}
