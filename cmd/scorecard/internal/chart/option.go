package chart

import (
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/timeaxis"
)

// A shape is what decides the structure of an option. Everything else about a
// chart is words and figures in it.
type shape struct {
	kind   Kind
	series int
	target bool
	blank  bool // the axis of values has no labels
	zoom   bool // there is a long history to look closer at
}

const mostUnzoomed = 36 // points of a line that need no closer look

// contents are the words and figures of an option: those of one chart, or a
// mark where each belongs.
type contents struct {
	left, top, right, bottom any
	min, max, step           any
	ticks, tickWords         any // values with a label, and their labels
	places, wide, narrow     any // places of the timeline's labels, and both sets of labels
	slots                    any // an empty name for each slot or category
	about                    any
	names, data              [mostSeries]any
	target                   any
}

// build makes the option of a chart with go-echarts. What its structs lack the
// visitor adds.
//
// Colours are names of custom properties, which charts.js puts values in for,
// so that an option fits any theme.
func build(sh shape, c *contents) map[string]any {
	switch sh.kind {
	case Column, Pair:
		return finish(columnOption(sh), sh, c)
	case Mixed:
		return finish(mixedOption(sh), sh, c)
	case Bar, Bullet, Dots:
		return finish(acrossOption(sh), sh, c)
	}
	line := charts.NewLine()
	for i := range sh.series {
		line.AddSeries("", nil, fill(i), charts.WithLineStyleOpts(opts.LineStyle{Color: strokes[i].token, Width: 2}))
	}
	addTarget(line, sh)
	overTime(&line.RectChart)
	return finish(&line.RectChart, sh, c)
}

// columnOption makes columns, with the target over them.
func columnOption(sh shape) *charts.RectChart {
	bar := charts.NewBar()
	bar.AddSeries("", nil, fill(0), onSlots())
	if sh.series > 1 {
		bar.AddSeries("", nil, charts.WithItemStyleOpts(opts.ItemStyle{Color: "--chart-soft"}), onSlots())
	}
	targets := charts.NewLine()
	addTarget(targets, sh)
	bar.Overlap(targets)
	overTime(&bar.RectChart)
	bar.ExtendXAxis(opts.XAxis{Type: "category", Show: opts.Bool(false)})
	return &bar.RectChart
}

// onSlots puts columns on the hidden axis of slots, which knows how wide they
// are.
func onSlots() charts.SeriesOpts {
	return charts.WithBarChartOpts(opts.BarChart{XAxisIndex: 1, BarGap: "0%", BarCategoryGap: "30%"})
}

// mixedOption makes a line over columns.
func mixedOption(sh shape) *charts.RectChart {
	line := charts.NewLine()
	line.AddSeries("", nil, fill(0), charts.WithLineStyleOpts(opts.LineStyle{Color: strokes[0].token, Width: 2}),
		charts.WithLineChartOpts(opts.LineChart{XAxisIndex: 1}))
	if sh.series > 1 {
		bars := charts.NewBar()
		bars.AddSeries("", nil, charts.WithItemStyleOpts(opts.ItemStyle{Color: "--chart-soft"}), onSlots())
		line.Overlap(bars)
	}
	targets := charts.NewLine()
	addTarget(targets, sh)
	line.Overlap(targets)
	overTime(&line.RectChart)
	line.ExtendXAxis(opts.XAxis{Type: "category", Show: opts.Bool(false)})
	return &line.RectChart
}

// acrossOption makes bars or marks along an axis of values across the page.
func acrossOption(sh shape) *charts.RectChart {
	var chart *charts.RectChart
	if sh.kind == Dots {
		dots := charts.NewLine()
		dots.AddSeries("", nil, fill(0))
		chart = &dots.RectChart
	} else {
		bar := charts.NewBar().XYReversal()
		bar.AddSeries("", nil, fill(0), charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.BarWidth = "16" }))
		if sh.kind == Bullet {
			marks := charts.NewLine()
			marks.AddSeries("", nil)
			bar.Overlap(marks)
		}
		chart = &bar.RectChart
	}
	x := opts.XAxis{Type: "value", Show: opts.Bool(false)}
	if sh.kind != Bar {
		x = opts.XAxis{
			Type: "value", AxisLabel: axisLabel(labelDrop - 12), AxisLine: &opts.AxisLine{Show: opts.Bool(false)},
			SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
		}
	}
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(x),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Show: opts.Bool(false), Inverse: opts.Bool(true)}),
	)
	return chart
}

// fill gives a series its colour.
func fill(series int) charts.SeriesOpts {
	return charts.WithItemStyleOpts(opts.ItemStyle{Color: strokes[series].token})
}

// addTarget adds the targets' line and, where it crosses columns, one in paper
// below it.
func addTarget(line *charts.Line, sh shape) {
	if sh.target && sh.kind.even() {
		line.AddSeries("", nil, charts.WithLineStyleOpts(opts.LineStyle{Color: "--chart-paper", Width: 4}))
	}
	if sh.target {
		line.AddSeries("", nil, charts.WithLineStyleOpts(opts.LineStyle{Color: "--chart-ink", Width: 1.5, Type: "dashed"}))
	}
}

// axisLabel gives the look of labels so far from their axis.
func axisLabel(margin float64) *opts.AxisLabel {
	return &opts.AxisLabel{Show: opts.Bool(true), Color: "--chart-ink", FontSize: lettering.Size, Margin: margin}
}

// overTime sets up a timeline, which is an axis of 10,000 hundredths of a per
// cent, and an axis of values.
func overTime(chart *charts.RectChart) {
	hide := opts.Bool(false)
	chart.SetGlobalOptions(
		charts.WithXAxisOpts(opts.XAxis{
			Type: "value", Min: 0, Max: timeaxis.Whole, AxisLabel: axisLabel(labelDrop - 12),
			AxisLine: &opts.AxisLine{Show: hide}, SplitLine: &opts.SplitLine{Show: hide},
		}),
		charts.WithYAxisOpts(opts.YAxis{
			Type: "value", AxisLabel: axisLabel(tickGap), AxisLine: &opts.AxisLine{Show: hide},
			SplitLine: &opts.SplitLine{LineStyle: &opts.LineStyle{Color: "--chart-rule"}},
		}),
	)
}

// finish sets what all forms share and gives the option.
func finish(chart *charts.RectChart, sh shape, c *contents) map[string]any {
	pointer := &opts.AxisPointer{Type: "shadow"}
	if sh.kind == Line {
		pointer = &opts.AxisPointer{Type: "line", Snap: opts.Bool(true)}
	}
	chart.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithAriaOpts(&opts.Aria{}),
		charts.WithGridOpts(opts.Grid{}),
		charts.WithTooltipOpts(opts.Tooltip{
			Trigger: "axis", Enterable: opts.Bool(true), AxisPointer: pointer,
			BackgroundColor: "--chart-paper", BorderColor: "--chart-rule",
		}),
	)
	chart.Accept(&visitor{shape: sh, c: c})
	return chart.JSON()
}

// A visitor adds to an option what go-echarts' structs cannot say, and the
// contents.
type visitor struct {
	charts.BaseConfigurationVisitor
	shape
	c *contents
}

type gridMore struct {
	opts.Grid
	Left         any    `json:"left"`
	Top          any    `json:"top"`
	Right        any    `json:"right"`
	Bottom       any    `json:"bottom"`
	ContainLabel bool   `json:"containLabel"`
	OuterBounds  string `json:"outerBoundsMode"`
}

func (v *visitor) VisitGrid([]opts.Grid) any {
	return gridMore{Left: v.c.left, Top: v.c.top, Right: v.c.right, Bottom: v.c.bottom, OuterBounds: "none"}
}

type tooltipMore struct {
	opts.Tooltip
	Confine    bool           `json:"confine"`
	Class      string         `json:"className"`
	Transition int            `json:"transitionDuration"`
	TextStyle  map[string]any `json:"textStyle"`
}

func (v *visitor) VisitTooltipOpt(t opts.Tooltip) any {
	return tooltipMore{Tooltip: t, Confine: true, Class: "chart-tip", TextStyle: map[string]any{"color": "--chart-ink"}}
}

func (v *visitor) VisitAria(*opts.Aria) any {
	aria := map[string]any{"enabled": true, "label": map[string]any{"description": v.c.about}}
	if v.kind == Pair && v.series > 1 { // the stripes of the static drawing
		aria["decal"] = map[string]any{"show": true, "decals": []any{
			map[string]any{"symbol": "none"},
			map[string]any{"symbol": "rect", "dashArrayX": []float64{1, 0}, "dashArrayY": []float64{1.5, 2.75}, "rotation": -0.785, "color": "--chart-paper"},
		}}
	}
	return aria
}

// labelMore adds to an axis's labels where they stand and what they say; wide
// and narrow are for charts.js.
type labelMore struct {
	*opts.AxisLabel
	LineHeight int `json:"lineHeight"`
	Values     any `json:"customValues"`
	Wide       any `json:"wide"`
	Narrow     any `json:"narrow,omitempty"`
}

type xAxisMore struct {
	opts.XAxis
	Data     any            `json:"data,omitempty"`
	Min      any            `json:"min,omitempty"`
	Max      any            `json:"max,omitempty"`
	Interval any            `json:"interval,omitempty"`
	Label    *labelMore     `json:"axisLabel,omitempty"`
	Tick     map[string]any `json:"axisTick,omitempty"`
	Pointer  map[string]any `json:"axisPointer,omitempty"`
}

func (v *visitor) VisitXAxis(list []opts.XAxis) any {
	x := xAxisMore{XAxis: list[0], Min: list[0].Min, Max: list[0].Max, Tick: map[string]any{"show": false}}
	if v.kind.across() {
		x.Min, x.Max = v.c.min, v.c.max
		if v.kind != Bar {
			x.Interval = v.c.step
			x.Label = &labelMore{AxisLabel: x.AxisLabel, LineHeight: lineHeight, Values: v.c.ticks, Wide: v.c.wide, Narrow: v.c.narrow}
		}
		return []xAxisMore{x}
	}
	x.Label = &labelMore{AxisLabel: x.AxisLabel, LineHeight: lineHeight, Values: v.c.places, Wide: v.c.wide, Narrow: v.c.narrow}
	if v.kind == Line {
		return []xAxisMore{x}
	}
	x.Pointer = map[string]any{"show": false}
	return []xAxisMore{x, {XAxis: list[1], Data: v.c.slots}}
}

type yAxisMore struct {
	opts.YAxis
	Data     any            `json:"data,omitempty"`
	Min      any            `json:"min,omitempty"`
	Max      any            `json:"max,omitempty"`
	Interval any            `json:"interval,omitempty"`
	Label    *labelMore     `json:"axisLabel,omitempty"`
	Tick     map[string]any `json:"axisTick,omitempty"`
}

func (v *visitor) VisitYAxis(list []opts.YAxis) any {
	y := yAxisMore{YAxis: list[0]}
	if v.kind.across() {
		y.Data = v.c.slots
		return []yAxisMore{y}
	}
	if v.blank {
		y.SplitLine = &opts.SplitLine{Show: opts.Bool(false)}
	}
	y.Min, y.Max, y.Interval, y.Tick = v.c.min, v.c.max, v.c.step, map[string]any{"show": false}
	y.Label = &labelMore{AxisLabel: y.AxisLabel, LineHeight: lineHeight, Values: v.c.ticks, Wide: v.c.tickWords}
	return []yAxisMore{y}
}

type seriesMore struct {
	charts.SingleSeries
	Name      any            `json:"name"`
	Data      any            `json:"data"`
	Clip      bool           `json:"clip"`
	Z         int            `json:"z"`
	Silent    bool           `json:"silent,omitempty"`
	AllMarks  bool           `json:"showAllSymbol,omitempty"`
	Least     float64        `json:"barMinWidth,omitempty"`
	Symbol    string         `json:"symbol,omitempty"`
	LineStyle *lineMore      `json:"lineStyle,omitempty"`
	Tooltip   map[string]any `json:"tooltip,omitempty"`
	Pointer   map[string]any `json:"axisPointer,omitempty"`
	Emphasis  map[string]any `json:"emphasis"`
}

type lineMore struct {
	opts.LineStyle
	Opacity *int `json:"opacity,omitempty"` // 0 leaves the marks alone
	Type    any  `json:"type,omitempty"`
}

// VisitSeriesOpt puts the subject in front, what it is compared with behind it
// and targets at the back, or over columns. Targets are no part of a tooltip.
func (v *visitor) VisitSeriesOpt(list charts.MultiSeries) any {
	all := make([]seriesMore, len(list))
	for i, s := range list {
		m := seriesMore{SingleSeries: s, Clip: v.zoom, Emphasis: map[string]any{"disabled": true}}
		if s.Type == "line" {
			m.Symbol, m.AllMarks = "none", v.kind != Line // among categories ECharts would leave some out
		} else if v.kind.even() {
			m.Least = 0.01 // a column may be thinner than a pixel
		}
		if s.LineStyle != nil {
			m.LineStyle = &lineMore{LineStyle: *s.LineStyle}
			if s.LineStyle.Type != "" {
				m.LineStyle.Type = s.LineStyle.Type
			}
		}
		switch {
		case i < v.series:
			m.Name, m.Data, m.Z = v.c.names[i], v.c.data[i], 4-min(i, 1)
			v.subject(i, &m)
		case v.kind == Bullet:
			m.Name, m.Data, m.Z, m.LineStyle = "", v.c.data[1], 6, &lineMore{Opacity: new(int)}
		default:
			m.Name, m.Data, m.Z, m.Silent = "", v.c.target, 2, true
			if v.kind.even() {
				m.Z = 5
			}
			m.Tooltip = map[string]any{"show": false}
			m.Pointer = map[string]any{"show": false}
		}
		all[i] = m
	}
	return all
}

// subject finishes the i-th series that has figures.
func (v *visitor) subject(i int, m *seriesMore) {
	switch {
	case v.kind == Line || v.kind == Mixed && i == 0:
		m.LineStyle.Type = json.RawMessage(strokes[i].pattern)
	case v.kind == Dots:
		m.LineStyle = &lineMore{Opacity: new(int)}
	}
	if v.kind == Mixed && i == 0 {
		m.Z = 6
	}
}

// Visit takes out what no chart here has. Several lines can be filtered by name,
// which needs a legend though none is seen, and a long history looked at closer.
// charts.js makes room for the slider.
func (v *visitor) Visit(option map[string]any) {
	for _, name := range []string{"title", "legend", "toolbox", "color"} {
		delete(option, name)
	}
	if v.kind == Line && v.series > 1 {
		option["legend"] = map[string]any{"show": false}
	}
	if v.zoom {
		option["dataZoom"] = []any{map[string]any{
			"type": "slider", "filterMode": "none", "height": 24, "bottom": 6, "showDetail": false, "showDataShadow": false, "brushSelect": false,
			"backgroundColor": "--chart-paper", "borderColor": "--chart-rule", "fillerColor": "--chart-rule",
			"handleStyle":     map[string]any{"color": "--chart-accent", "borderColor": "--chart-accent"},
			"moveHandleStyle": map[string]any{"color": "--chart-muted"},
		}}
	}
}
