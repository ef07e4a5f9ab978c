package main

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A place in time is the number of a period among those of its kind, and the
// number of its last month.
type placeInTime struct {
	kind      string
	nth, last int
}

var monthEnds = map[string]int{"spring": 3, "summer": 7, "autumn": 12, "Q1": 6, "Q2": 9, "Q3": 12, "Q4": 15, "FY": 15, "AY": 20}

// placed works out where a period of data.json lies.
func placed(period string) placeInTime {
	year, _ := strconv.Atoi(period[:min(4, len(period))])
	_, rest, _ := strings.Cut(period, "-")
	switch end := year*12 + monthEnds[rest] - 1; {
	case rest == "spring" || rest == "summer" || rest == "autumn":
		return placeInTime{"termly", year*3 + map[string]int{"spring": 0, "summer": 1, "autumn": 2}[rest], end}
	case strings.HasPrefix(rest, "Q"):
		return placeInTime{"quarterly", year*4 + int(rest[1]-'1'), end}
	case rest == "FY":
		return placeInTime{"annual financial", year, end}
	case rest == "AY":
		return placeInTime{"annual academic", year, end}
	case rest == "":
		return placeInTime{"annual calendar", year, year*12 + 11}
	case len(rest) == 2:
		m, _ := strconv.Atoi(rest)
		return placeInTime{"monthly", year*12 + m - 1, year*12 + m - 1}
	}
	return placeInTime{kind: "other"}
}

// frequency is the kind of an indicator's own periods by its definition.
func frequency(definition map[string]string) string {
	f, year := definition["frequency"], definition["year"]
	if f == "" {
		f = "monthly"
	}
	if year == "" {
		year = "financial"
	}
	if f == "annual" {
		return f + " " + year
	}
	return f
}

// display works out how a value is shown: rounded half away from zero, with
// thousands commas and its unit's sign.
func display(value, unit string, decimals int) string {
	r, ok := new(big.Rat).SetString(value)
	if !ok {
		return "no number: " + value
	}
	whole, fraction, point := strings.Cut(r.FloatString(decimals), ".")
	for n := len(whole) - 3; n > 0 && whole[n-1] != '-'; n -= 3 {
		whole = whole[:n] + "," + whole[n:]
	}
	if point {
		whole += "." + fraction
	}
	switch unit {
	case "%":
		return whole + "%"
	case "£":
		return "£" + whole
	}
	return whole
}

// written is the number of decimals that a number is written with.
func written(value string) int {
	_, fraction, _ := strings.Cut(value, ".")
	return len(fraction)
}

// TestDataFigures holds the figures of every data.json against one another,
// against the definitions, and against the month's page.
func TestDataFigures(t *testing.T) {
	s := buildSite(t)
	for _, month := range s.months(t) {
		scorecard, name, _ := strings.Cut(month, "/")
		definitions := s.definitions(t, scorecard)
		d, page := s.month(t, scorecard, name)
		if d.Scorecard != scorecard || d.Month != name {
			t.Errorf("%s/data.json says that it is %s/%s", month, d.Scorecard, d.Month)
		}
		if len(d.Indicators) != len(definitions) {
			t.Errorf("%s has %d indicators, want %d", month, len(d.Indicators), len(definitions))
		}
		for n := range d.Indicators {
			i := &d.Indicators[n]
			c := &figuresCheck{t, month + ": " + i.ID, i, definitions[i.ID]}
			c.history()
			c.due(placed(name).last)
			c.displays()
			c.shown(page)
		}
	}
}

// figuresCheck looks at one indicator of one month.
type figuresCheck struct {
	t          *testing.T
	at         string
	i          *indicatorData
	definition map[string]string
}

func (c *figuresCheck) errorf(format string, args ...any) {
	c.t.Helper()
	c.t.Errorf(c.at+": "+format, args...)
}

func (f *figureData) equal(g *figureData) bool {
	return f.Period == g.Period && f.Display == g.Display && f.Marker == g.Marker && (f.Value == nil) == (g.Value == nil) &&
		(f.Value == nil || *f.Value == *g.Value)
}

// history wants the indicator's own frequency, oldest first, ending with the
// current figure; and the period before it as the previous figure.
func (c *figuresCheck) history() {
	for n := range c.i.History {
		f := &c.i.History[n]
		if kind := placed(f.Period).kind; kind != frequency(c.definition) {
			c.errorf("%s in its history is %s, and it is %s", f.Period, kind, frequency(c.definition))
		}
		if n > 0 && placed(f.Period).nth <= placed(c.i.History[n-1].Period).nth {
			c.errorf("%s stands after %s in its history", f.Period, c.i.History[n-1].Period)
		}
	}
	if len(c.i.History) == 0 {
		if c.i.Value != nil || c.i.Previous != nil {
			c.errorf("it has a figure and no history")
		}
		return
	}
	if last := &c.i.History[len(c.i.History)-1]; !last.equal(&c.i.figureData) {
		c.errorf("its history ends with %+v, and its figure is %+v", *last, c.i.figureData)
	}
	var before *figureData
	for n := range c.i.History {
		if placed(c.i.History[n].Period).nth == placed(c.i.Period).nth-1 {
			before = &c.i.History[n]
		}
	}
	switch {
	case before == nil && c.i.Previous != nil:
		c.errorf("its previous figure is that for %s", c.i.Previous.Period)
	case before != nil && (c.i.Previous == nil || !c.i.Previous.equal(before)):
		c.errorf("its previous figure is %v, want that for %s", c.i.Previous, before.Period)
	}
}

// due wants the mark where the newest figure is older than the lag allows. A
// breakdown without a figure of its own is as old as its categories' figures.
func (c *figuresCheck) due(month int) {
	lag, _ := strconv.Atoi(c.definition["lag"])
	newest := ""
	for _, f := range c.i.Categories {
		if f.Value != nil {
			newest = max(newest, f.Period)
		}
	}
	if len(c.i.History) > 0 {
		newest = c.i.Period
	}
	want := newest == "" || placed(newest).last < lastEnd(frequency(c.definition), month-lag)
	if c.i.Due != want {
		c.errorf("due is %t, and the newest figure is that for %q", c.i.Due, newest)
	}
}

// lastEnd is the last month, not after a month, in which a period of a kind
// ends.
func lastEnd(kind string, month int) int {
	ends := map[string][]int{"quarterly": {2, 5, 8, 11}, "termly": {2, 6, 11}, "annual financial": {2}, "annual academic": {7}, "annual calendar": {11}}
	for m := month; m > month-12; m-- {
		if kind == "monthly" || slices.Contains(ends[kind], m%12) {
			return m
		}
	}
	return month
}

// displays works out anew how every figure is shown.
func (c *figuresCheck) displays() {
	decimals := c.decimals()
	check := func(what string, f *figureData, decimals int) {
		switch {
		case f.Value == nil && (f.Display == "" || !strings.Contains(f.Marker, f.Display)):
			c.errorf("%s has no value, is shown as %q and has the marker %q", what, f.Display, f.Marker)
		case f.Value != nil && f.Display != display(string(*f.Value), c.i.Unit, decimals):
			c.errorf("%s is %s and shown as %q, want %q", what, *f.Value, f.Display, display(string(*f.Value), c.i.Unit, decimals))
		}
	}
	check("the figure", &c.i.figureData, decimals)
	if c.i.Previous != nil {
		check("the previous figure", c.i.Previous, decimals)
	}
	for n := range c.i.History {
		check(c.i.History[n].Period, &c.i.History[n], decimals)
	}
	for n := range c.i.Categories {
		check(c.i.Categories[n].ID, &c.i.Categories[n].figureData, decimals)
	}
	for n := range c.i.Companions {
		f := &c.i.Companions[n].figureData
		if f.Value != nil {
			check(f.Period, f, written(string(*f.Value)))
		}
	}
	for n := range c.i.Benchmarks {
		f := &c.i.Benchmarks[n].figureData
		check(c.i.Benchmarks[n].Comparator, f, written(string(*f.Value)))
	}
}

// decimals is the number of decimals that the definition wants; the most that
// any figure has where it does not say.
func (c *figuresCheck) decimals() int {
	if n, err := strconv.Atoi(c.definition["decimals"]); err == nil {
		return n
	}
	most := 0
	for _, f := range c.i.History {
		if f.Value != nil {
			most = max(most, written(string(*f.Value)))
		}
	}
	for _, f := range c.i.Categories {
		if f.Value != nil {
			most = max(most, written(string(*f.Value)))
		}
	}
	return most
}

// TestDisplay tries the rules that the tests of data.json work out figures by.
func TestDisplay(t *testing.T) {
	for _, c := range []struct {
		value, unit string
		decimals    int
		want        string
	}{
		{"0.5", "number", 0, "1"}, {"-0.5", "number", 0, "-1"}, {"2.45", "%", 1, "2.5%"}, {"2.449", "%", 1, "2.4%"}, {"100", "%", 2, "100.00%"},
		{"999", "number", 0, "999"}, {"1234", "number", 0, "1,234"}, {"-1234567.5", "number", 1, "-1,234,567.5"}, {"1200", "£", 0, "£1,200"}, {"16.7", "cases", 1, "16.7"},
	} {
		if got := display(c.value, c.unit, c.decimals); got != c.want {
			t.Errorf("%s in %s with %d decimals is %q, want %q", c.value, c.unit, c.decimals, got, c.want)
		}
	}
}

// shown wants every figure that data.json has of the indicator to stand on the
// month's page, where it is about the indicator.
func (c *figuresCheck) shown(page *html.Node) {
	own := map[string]bool{}
	about := elements(page, func(n *html.Node) bool {
		id, _ := attribute(n, "id")
		of, _ := attribute(n, "data-of")
		return id == c.i.ID || of == c.i.ID || strings.HasPrefix(id, c.i.ID+".") && n.Data == "figure"
	})
	if len(about) == 0 {
		c.errorf("nothing on the page has its id")
	}
	short := c.definition["short"]
	for _, notes := range elements(page, classed("details", "notes")) {
		about = append(about, elements(notes, func(n *html.Node) bool { return n.Data == "li" && strings.HasPrefix(wordsOf(n), short+" :") })...)
	}
	for _, n := range about {
		for _, word := range strings.Fields(wordsOf(n)) {
			own[strings.Trim(word, ".,;:()")] = true
		}
	}
	want := func(what, display string) {
		if !own[display] {
			c.errorf("%s, %s, does not stand on the page", what, display)
		}
	}
	if len(c.i.Categories) == 0 || c.i.Value != nil {
		want("the figure", c.i.Display)
	}
	for _, f := range c.i.History {
		want("the figure for "+f.Period, f.Display)
	}
	for _, f := range c.i.Companions {
		want("the companion for "+f.Period, f.Display)
	}
	for _, f := range c.i.Benchmarks {
		want("the figure of "+f.Comparator, f.Display)
	}
	for n := range c.i.Categories {
		if f := &c.i.Categories[n]; !c.categoryShown(page, f) {
			c.errorf("the figure of the category %s, %s, does not stand in its row on the page", f.ID, f.Display)
		}
	}
}

// categoryShown looks for a category's figure in the tables of the page that
// have a column or a caption for its indicator.
func (c *figuresCheck) categoryShown(page *html.Node, category *categoryData) bool {
	for _, table := range elements(page, classed("table", "figures")) {
		column := -1
		heads := elements(elements(table, named("thead"))[0], named("th"))
		for n, head := range heads {
			for _, a := range elements(head, named("a")) {
				if href, _ := attribute(a, "href"); strings.HasSuffix(href, "/indicators/"+c.i.ID+"/") {
					column = n
				}
			}
		}
		breakdown := wordsOf(heads[0]) == "Group" && strings.HasPrefix(wordsOf(elements(table, named("caption"))[0]), c.i.Name)
		if column < 0 && !breakdown {
			continue
		}
		for _, row := range elements(elements(table, named("tbody"))[0], named("tr")) {
			cells := elements(row, named("th", "td"))
			if wordsOf(cells[0]) != category.Name {
				continue
			}
			if column >= 0 {
				cells = cells[column : column+1]
			}
			for _, cell := range cells {
				if slices.Contains(strings.Fields(wordsOf(cell)), category.Display) {
					return true
				}
			}
		}
	}
	return false
}
