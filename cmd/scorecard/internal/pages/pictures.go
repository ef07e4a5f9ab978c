package pages

import (
	"slices"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// A picture is a chart with the words and the table beside it.
type picture struct {
	spec     *chart.Spec
	name     string // what it is about: "Children in care"
	subtitle string
	about    []*record.Row    // the indicators that it is of, on their months' page
	file     string           // its name as a file, without an ending; "" where it is none
	filed    bool             // the page that it is on has the file below it
	newest   bool             // on the page of the newest month
	groups   bool             // of categories, not over time
	heads    bool             // its title is the page's heading
	set      *scorecard.Chart // of small multiples, to which it belongs
	table    func(m *markup)
}

// mostPoints is how many periods a chart on a month page goes back: a year, and
// the same month of the year before. The indicator's page has them all.
const mostPoints = 13

// chartPlace says where a chart stands.
type chartPlace struct {
	root   string
	axis   *chart.AxisWords              // nil for a chart without labels
	suffix string                        // after the chart's id, where a page has the chart twice
	all    bool                          // the whole history, not the last mostPoints
	months func(scorecard.Period) string // the address of the page of the month in which a period ends, "" for none; may be nil
}

// own gives the picture of a row itself, in the form that suits its kind: a
// line over months, columns over longer periods, a year to date over its months
// where the months add up to one and have no target of their own, and a bar
// along its target where there is one figure. It is nil where there is nothing
// to see.
func own(r *record.Row, at chartPlace) *picture {
	history := points(r, at)
	values := 0
	for n := range history {
		if history[n].Has {
			values++
		}
	}
	p := &picture{name: r.Subject, subtitle: subtitle(r)}
	switch {
	case values < 2 && r.Figure.Has && r.Target != nil:
		p.spec = bullet(r, at)
		p.table = func(m *markup) { m.bulletTable(r) }
		p.groups = true
		return p
	case values < 2:
		return nil
	}
	p.spec = trend(r, at)
	var running []record.Running
	if r.Target == nil {
		if running = r.YearToDate; running != nil {
			running = running[len(r.History)-len(history):]
			yearToDate(r.Indicator.Words, p.spec, running)
		}
	}
	p.table = func(m *markup) { m.trendTable(r, history, running, at) }
	p.subtitle = r.Indicator.Words.Say("chart.over", "subtitle", p.subtitle, "time", span(r.Indicator.Words, history))
	return p
}

// span says which time a history is about: "March 2022 to March 2023".
func span(w *words.Words, history []record.Figure) string {
	return w.Say("period.range", "from", w.Period(history[0].Period), "to", w.Period(history[len(history)-1].Period))
}

func chartID(r *record.Row, kind string, at chartPlace) string {
	id := r.Indicator.ID + "." + kind
	if r.Category != nil {
		id = r.Indicator.ID + "." + r.Category.ID + "." + kind
	}
	return id + at.suffix
}

// points gives the part of a row's history that a chart shows.
func points(r *record.Row, at chartPlace) []record.Figure {
	if at.all || len(r.History) <= mostPoints {
		return r.History
	}
	return r.History[len(r.History)-mostPoints:]
}

// trend makes the chart of a row's history.
func trend(r *record.Row, at chartPlace) *chart.Spec {
	history := points(r, at)
	spec := &chart.Spec{
		ID: chartID(r, "chart", at), Title: r.Title, Summary: r.Summary, Unit: r.Indicator.Unit, Marks: r.Indicator.Words.Marks(),
		Points: make([]chart.Point, len(history)), BreakWords: r.Indicator.Words.Say("chart.break"), Words: at.axis,
	}
	if r.Indicator.Frequency != scorecard.Monthly {
		spec.Kind = chart.Column
	}
	series := chart.Series{Name: r.Subject, Values: make([]chart.Value, len(history))}
	for n := range history {
		f := &history[n]
		spec.Points[n] = chart.Point{Period: f.Period, Label: r.Indicator.Words.Short(f.Period)}
		series.Values[n] = chartValue(r, f)
	}
	spec.Series = []chart.Series{series}
	spec.Targets, spec.TargetWords = targetSteps(r)
	spec.Bands = bands(r)
	return spec
}

// yearToDate puts the year to date as a line over the months of a chart.
func yearToDate(w *words.Words, spec *chart.Spec, running []record.Running) {
	line := chart.Series{Name: w.Say("chart.year-to-date"), Values: make([]chart.Value, len(running))}
	for n := range running {
		f := &running[n]
		line.Values[n] = plainValue(&f.Figure)
		line.Values[n].Markers, line.Values[n].Fresh = 0, f.Fresh
	}
	months := spec.Series[0]
	months.Name = w.Say("chart.during")
	spec.Kind, spec.Series = chart.Mixed, []chart.Series{line, months}
}

// bullet makes the chart of one figure along its target, and of those with whom
// it is compared.
func bullet(r *record.Row, at chartPlace) *chart.Spec {
	spec := &chart.Spec{
		ID: chartID(r, "chart", at), Kind: chart.Bullet, Title: r.Title, Summary: r.Summary, Unit: r.Indicator.Unit, Marks: r.Indicator.Words.Marks(),
		Points: []chart.Point{{Period: r.Figure.Period, Label: r.Indicator.Words.Short(r.Figure.Period)}},
		Series: []chart.Series{{Name: r.Subject, Values: []chart.Value{chartValue(r, &r.Figure)}}},
	}
	for n := range min(3, len(r.Benchmarks)) {
		b := &r.Benchmarks[n]
		spec.Series = append(spec.Series, chart.Series{Name: comparedName(r.Indicator.Words, b), Values: []chart.Value{benchmarkValue(b)}})
	}
	spec.Targets, spec.TargetWords = targetSteps(r)
	spec.Bands = bands(r)
	return spec
}

// comparison sets a row's figure beside those of two or more others, ours first
// or in order of size; nil where there are fewer.
func comparison(r *record.Row, bySize bool, at chartPlace) *picture {
	if r.Compared == nil {
		return nil
	}
	w := r.Indicator.Words
	spec := &chart.Spec{ID: chartID(r, "compared", at), Kind: chart.Dots, Unit: r.Indicator.Unit, Marks: w.Marks(), Title: r.Compared.Title, Summary: r.Compared.Summary}
	spec.Targets, spec.TargetWords = targetSteps(r)
	series := chart.Series{Name: r.Subject}
	add := func(name string, v chart.Value) {
		spec.Points = append(spec.Points, chart.Point{Label: name})
		series.Values = append(series.Values, v)
	}
	add(w.Say("chart.ours", "period", w.Period(r.Figure.Period)), chartValue(r, &r.Figure))
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		add(comparedName(r.Indicator.Words, b), benchmarkValue(b))
	}
	spec.Series = []chart.Series{series}
	if bySize {
		spec.BySize()
	}
	return &picture{spec: spec, name: spec.Title, subtitle: subtitle(r), groups: true, table: func(m *markup) { m.pointTable(w, spec, w.Say("chart.who")) }}
}

func comparedName(w *words.Words, b *record.Benchmark) string {
	return w.Say("table.caption", "title", b.Comparator.Title, "period", w.PeriodOr(b.Figure.Period))
}

func benchmarkValue(b *record.Benchmark) chart.Value {
	return chart.Value{Number: b.Figure.Shown, Shown: true, Display: b.Figure.String()}
}

// chartValue gives a figure to a chart, with the light that it has by the
// target in force for its own period.
func chartValue(r *record.Row, f *record.Figure) chart.Value {
	v := plainValue(f)
	if v.Status = f.Status; v.Status != scorecard.Unrated {
		v.Said = r.Indicator.Words.Say("chart.said", "figure", qualified(&v), "status", r.Indicator.Words.Light(v.Status))
	}
	return v
}

// plainValue gives a figure to a chart without its light.
func plainValue(f *record.Figure) chart.Value {
	v := chart.Value{Number: f.Shown, Shown: f.Has, Display: f.String(), Markers: f.Markers}
	if said := qualified(&v); said != v.Display {
		v.Said = said
	}
	return v
}

// qualified gives a figure with the markers that qualify it, as a table prints
// it.
func qualified(v *chart.Value) string {
	if q := v.Markers &^ v.Markers.Replacing(); v.Shown && q != 0 {
		return v.Display + " " + q.String()
	}
	return v.Display
}

// targetSteps gives a row's targets as they changed over time.
func targetSteps(r *record.Row) ([]chart.Step, string) {
	var steps []chart.Step
	for _, step := range r.Steps {
		steps = append(steps, chart.Step(step))
	}
	return steps, r.TargetSaid
}

// bands gives a chart the ranges of a row's lights.
func bands(r *record.Row) []chart.Band {
	var out []chart.Band
	for _, b := range r.Bands {
		out = append(out, chart.Band(b))
	}
	return out
}

// breakdown makes the picture of a row's categories, in their own order or by
// size; nil where fewer than two have a value.
func breakdown(r *record.Row, bySize bool, at chartPlace) *picture {
	w := r.Indicator.Words
	spec := &chart.Spec{ID: chartID(r, "breakdown", at), Kind: chart.Bar, Unit: r.Indicator.Unit, Marks: w.Marks()}
	series := chart.Series{Name: r.Indicator.Short}
	period := newestPeriod(r)
	shares := r.Shares
	shown := 0
	var parts []int // of the row's categories, as they are drawn
	for n := range r.Categories {
		c := &r.Categories[n]
		if !c.Known || c.Category.Whole {
			continue
		}
		parts = append(parts, n)
		label := c.Category.Name
		if c.Figure.Period != period {
			label = w.Say("chart.label-period", "name", label, "period", w.Short(c.Figure.Period))
		}
		spec.Points = append(spec.Points, chart.Point{Label: label})
		v := chartValue(c, &c.Figure)
		if shares != nil {
			v.Share = shares[n]
		}
		series.Values = append(series.Values, v)
		if v.Shown {
			shown++
		}
	}
	if shown < 2 {
		return nil
	}
	spec.Series = []chart.Series{series}
	spec.Title, spec.Summary = r.Breakdown.Title, r.Breakdown.Summary
	order := r.Categories
	if bySize {
		order = sized(r, parts, spec.BySize())
		spec.Summary = r.Breakdown.BySize
	}
	return &picture{spec: spec, name: record.ByGroup(w, r.Subject), subtitle: subtitle(r), groups: true,
		table: func(m *markup) { m.breakdownTable(r, order, shares) }}
}

// sized gives a row's categories in the order in which a chart has put those
// that it draws; the others, which are wholes, come last.
func sized(r *record.Row, parts, order []int) (out []record.Row) {
	for _, at := range order {
		out = append(out, r.Categories[parts[at]])
	}
	for n := range r.Categories {
		if !slices.Contains(parts, n) {
			out = append(out, r.Categories[n])
		}
	}
	return out
}

// newestPeriod is the newest period that any of a row's categories has a figure
// for. A category whose newest figure is older says so.
func newestPeriod(r *record.Row) (newest scorecard.Period) {
	for n := range r.Categories {
		if c := &r.Categories[n]; c.Known && c.Figure.Period.Compare(newest) > 0 {
			newest = c.Figure.Period
		}
	}
	return newest
}

// subtitle says what a chart measures: name, unit, and where the row is a
// category that too.
func subtitle(r *record.Row) string {
	s := r.Indicator.Name
	if unit := unitBeside(s, r.Indicator.Unit); unit != "" {
		return r.Indicator.Words.Say("chart.name-unit", "name", s, "unit", unit)
	}
	return s
}
