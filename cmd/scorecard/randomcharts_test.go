package main

import (
	"fmt"
	"html"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// hostileWords would do harm where they were not escaped, or take up more room
// than there is.
var hostileWords = []string{
	"", "Dorset", "England, March 2023", `"><script>alert(1)</script>`, "</script><!--", "]]>&amp;&lt;", "\x00\x07\x1f\b\f\n\r\t", "\u2028\u2029",
	"\xff\xfe\xc3", "\ufeff\ufffe�", "__f__alert(2)__f__", "{hole 3}", "--chart-ink", "path://M0 0", "{a|b}", "£1,200 – ½ ‰", "子どもの数", "👨‍👩‍👧 عدد الأطفال",
	"WWWWWWWWWWWWWWWW", "Children’s O'Neill <b>", "toString", "__proto__", "constructor",
	"A very long name that goes on and on, longer than any box is wide, and then a little further still",
	"Antidisestablishmentarianismandfloccinaucinihilipilificationtogether",
}

// A figureClass is a way in which the figures of a chart may be.
type figureClass struct {
	name   string
	points int // at most
	figure func(r *rand.Rand, n int) string
}

var figureClasses = []figureClass{
	{"a year", 14, func(r *rand.Rand, n int) string { return strconv.Itoa(400 + r.IntN(60)) }},
	{"percentages", 14, func(r *rand.Rand, n int) string { return fmt.Sprintf("%d.%d", 80+r.IntN(20), r.IntN(10)) }},
	{"a long history", 130, func(r *rand.Rand, n int) string { return strconv.Itoa(n + r.IntN(30)) }},
	{"empty", 0, nil},
	{"one point", 1, func(r *rand.Rand, n int) string { return strconv.Itoa(r.IntN(900)) }},
	{"all equal", 9, func(*rand.Rand, int) string { return "93" }},
	{"all zero", 9, func(*rand.Rand, int) string { return "0" }},
	{"negative", 9, func(r *rand.Rand, n int) string { return fmt.Sprintf("-%d.%02d", r.IntN(70), 1+r.IntN(99)) }},
	{"on both sides of zero", 14, func(r *rand.Rand, n int) string { return strconv.Itoa(r.IntN(41) - 20) }},
	{"huge", 9, func(r *rand.Rand, n int) string { return strconv.Itoa(99_999_999_999 - r.IntN(1<<34)) }},
	{"tiny", 9, func(r *rand.Rand, n int) string { return fmt.Sprintf("0.00000%d", r.IntN(10)) }},
	{"tiny beside huge", 9, func(r *rand.Rand, n int) string {
		return []string{"0.000001", "99999999999.999999", "-99999999999"}[r.IntN(3)]
	}},
	{"all missing", 14, func(*rand.Rand, int) string { return "" }},
	{"alternately missing", 14, func(r *rand.Rand, n int) string {
		if n%2 == 0 {
			return ""
		}
		return strconv.Itoa(20 + r.IntN(80))
	}},
	{"sparse", 40, func(r *rand.Rand, n int) string {
		if r.IntN(3) > 0 {
			return ""
		}
		return strconv.Itoa(r.IntN(80))
	}},
}

const forms = int(chart.Share) + 1

// A chartMaker makes random charts, the same ones from the same seed. The n-th
// goes through every form and, for each, every class of figures.
type chartMaker struct {
	*rand.Rand
	axis  *chart.AxisWords
	class figureClass
	unit  scorecard.Unit
}

// words gives words that are hostile in half of the cases.
func (c *chartMaker) words(tame string) string {
	if c.IntN(2) == 0 {
		return tame
	}
	return hostileWords[c.IntN(len(hostileWords))]
}

// decimal gives a figure of the class; false where it is missing.
func (c *chartMaker) decimal(n int) (scorecard.Decimal, bool) {
	text := c.class.figure(c.Rand, n)
	if text == "" {
		return scorecard.Decimal{}, false
	}
	d, err := scorecard.ParseDecimal(text)
	if err != nil {
		panic(err) // a class is wrong
	}
	return d, true
}

func (c *chartMaker) value(n int) chart.Value {
	d, ok := c.decimal(n)
	if !ok {
		m := []scorecard.Markers{scorecard.Withheld, scorecard.Unavailable, 0}[c.IntN(3)]
		return chart.Value{Display: m.String(), Said: "no figure", Markers: m}
	}
	v := chart.Value{Number: d, Shown: true, Display: c.words(c.unit.Figure(d)), Status: scorecard.Status(c.IntN(4)), Fresh: c.IntN(12) == 0}
	if c.IntN(9) == 0 {
		v.Markers = scorecard.Break
	}
	if c.IntN(3) == 0 {
		v.Share = "12%"
	}
	return v
}

// chart makes the n-th chart.
func (c *chartMaker) chart(n int) *chart.Spec {
	c.class = figureClasses[n/forms%len(figureClasses)]
	c.unit = scorecard.Unit([]string{"%", "number", "£", "days", "per 10,000", hostileWords[c.IntN(len(hostileWords))]}[c.IntN(6)])
	s := &chart.Spec{
		ID: fmt.Sprint("r", n), Title: c.words("Children in care rose to 437"), Summary: c.words("From 444 to 437."), Kind: chart.Kind(n % forms), Unit: c.unit,
		TargetWords: c.words("Target: 95% or more"), BreakWords: c.words("Break in series"), Words: c.axis,
	}
	points := c.class.points
	if points > 2 {
		points = 2 + c.IntN(points-1)
	}
	if s.Kind == chart.Bar || s.Kind >= chart.Bullet {
		for range min(points, 9) {
			s.Points = append(s.Points, chart.Point{Label: c.words("Aged 10 to 15")})
		}
	} else {
		s.Points = c.periods(points)
	}
	for range 1 + c.IntN(5) {
		series := chart.Series{Name: c.words("Good neighbours"), Optional: c.IntN(3) == 0}
		for i := range s.Points {
			series.Values = append(series.Values, c.value(i))
		}
		s.Series = append(s.Series, series)
	}
	if c.class.figure != nil {
		c.goals(s)
	}
	return s
}

// goals adds targets and bands near the figures.
func (c *chartMaker) goals(s *chart.Spec) {
	from := func() scorecard.Period {
		if len(s.Points) == 0 || c.IntN(2) == 0 {
			return scorecard.Period{}
		}
		return s.Points[c.IntN(len(s.Points))].Period
	}
	for range c.IntN(3) {
		step := chart.Step{From: from()}
		step.Low, step.HasLow = c.decimal(1)
		if step.High, step.HasHigh = c.decimal(1); step.HasHigh && c.IntN(2) == 0 {
			step.HasHigh = false
		}
		s.Targets = append(s.Targets, step)
	}
	slices.SortStableFunc(s.Targets, func(a, b chart.Step) int { return a.From.Compare(b.From) })
	if low, ok := c.decimal(1); ok && c.IntN(2) == 0 {
		s.Bands = []chart.Band{
			{Status: scorecard.Green, Words: c.words("Green: 95% or more"), Low: low, HasLow: true},
			{Status: scorecard.Red, Words: c.words("Red: below 95%"), High: low, HasHigh: true},
		}
	}
}

// periods gives periods of one kind, oldest first, a few of them left out.
func (c *chartMaker) periods(n int) []chart.Point {
	p := []scorecard.Period{
		scorecard.NewMonth(2012, time.Month(1+c.IntN(12))), scorecard.NewQuarter(2012, 1+c.IntN(4)), scorecard.NewTerm(2012, c.IntN(3)),
		scorecard.NewYear(scorecard.Financial, 2012), scorecard.NewYear(scorecard.Academic, 2012), scorecard.NewYear(scorecard.Calendar, 2012),
	}[c.IntN(6)]
	var out []chart.Point
	for month := p.Month(); len(out) < n; month = month.AddMonths(1) {
		next, ends := scorecard.EndingIn(p.Kind(), month)
		if ends && (c.IntN(8) > 0 || len(out) == 0) {
			out = append(out, chart.Point{Period: next, Label: c.words(next.Name())})
		}
	}
	return out
}

const (
	randomPages = "random/" // below it are pages of random charts, as seed/first/last
	batchSize   = 50        // charts on a page
)

// serveRandom serves a page of random charts with the site's own style and
// scripts, under its policy.
func (b *browser) serveRandom(w http.ResponseWriter, name string) {
	var seed uint64
	var first, last int
	if n, err := fmt.Sscanf(name, "%d/%d/%d/", &seed, &first, &last); n != 3 {
		http.Error(w, fmt.Sprint(err), http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	out := []byte(`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Random charts</title><link rel="icon" href="data:,">` +
		`<meta name="viewport" content="width=device-width">`)
	out = fmt.Appendf(out, `<link rel="stylesheet" href="/%s">`, b.asset("site", "css"))
	out = fmt.Appendf(out, `<script defer src="/%s" data-echarts="/%s" data-reader="Read" data-compare="Compare" data-download="Save"></script></head><body><main class="page">`, b.asset("charts", "js"), b.asset("echarts", "js"))
	var options chart.Options
	for n := first; n < last; n++ {
		c := chartMaker{Rand: rand.New(rand.NewPCG(seed, uint64(n))), axis: b.axis}
		out = appendRandom(out, &options, c.chart(n), c.class.name)
	}
	_, _ = w.Write(append(out, `</main></body></html>`...)) // a tab that has gone elsewhere reads no more
}

// appendRandom prints a chart as a page has it.
func appendRandom(out []byte, options *chart.Options, s *chart.Spec, class string) []byte {
	blank := ""
	first := s.Series[0].Values
	if s.Kind == chart.Bullet {
		first = first[:min(1, len(first))]
	}
	if !slices.ContainsFunc(first, func(v chart.Value) bool { return v.Shown }) {
		blank = " data-blank" // it may have no marks
	}
	out = fmt.Appendf(out, `<figure class="chart" id="%s"%s><figcaption>%s, form %d, %s</figcaption><div class="`, s.ID, blank, s.ID, s.Kind, html.EscapeString(class))
	out = append(s.Drawing().AppendBoxClass(out), `">`...)
	out = append(s.Drawing().AppendSVG(out), `</div>`...)
	if s.Live() {
		out = append(out, `<script type="application/json" class="chart-option">`...)
		out = append(options.Append(out, s.Drawing()), `</script>`...)
	}
	return append(out, `<details><summary>Figures</summary></details></figure>`...)
}

// asset names one of the site's assets, whose name has a hash in it.
func (b *browser) asset(name, kind string) string {
	pattern := regexp.MustCompile(`^assets/` + name + `\.[^./]+\.` + kind + `$`)
	for file := range b.site.files {
		if pattern.MatchString(file) {
			return file
		}
	}
	return "no/such/" + name + "." + kind
}

// TestRandomCharts wants the charts that the browser is shown to be of every
// form and class, and the same ones from the same seed.
func TestRandomCharts(t *testing.T) {
	seen := map[string]bool{}
	axis := chart.NewAxisWords(english(t).Say)
	for n := range 500 {
		var twice [2]string
		for k := range twice {
			c := chartMaker{Rand: rand.New(rand.NewPCG(1, uint64(n))), axis: axis}
			s := c.chart(n)
			twice[k] = string(s.Drawing().AppendSVG(nil))
			seen[fmt.Sprint(s.Kind, c.class.name)] = true
		}
		if twice[0] != twice[1] {
			t.Fatalf("chart %d differs from itself", n)
		}
		if strings.Contains(twice[0], "NaN") {
			t.Errorf("chart %d: %s", n, twice[0])
		}
	}
	if want := forms * len(figureClasses); len(seen) != want {
		t.Errorf("%d combinations of form and class, want %d", len(seen), want)
	}
}
