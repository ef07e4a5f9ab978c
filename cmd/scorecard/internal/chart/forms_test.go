package chart

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// lights are the bands of a figure that should be high: red, amber, green.
func lights(t testing.TB, amber, green string) []Band {
	return []Band{
		{Status: scorecard.Green, Words: "Green: " + green + "% or more", Low: number(t, green), HasLow: true},
		{Status: scorecard.Amber, Words: "Amber: " + amber + "% up to " + green + "%", Low: number(t, amber), High: number(t, green), HasLow: true, HasHigh: true},
		{Status: scorecard.Red, Words: "Red: below " + amber + "%", High: number(t, amber), HasHigh: true},
	}
}

func banded(t testing.TB) *Spec {
	s := typical(t)
	s.ID, s.Bands = "banded", lights(t, "90", "93")
	s.Targets, s.TargetWords = []Step{{Low: number(t, "95"), HasLow: true}}, "Target: 95% or more"
	return s
}

// long is a history of ten years, with lights that change now and then.
func long(t testing.TB) *Spec {
	s := &Spec{ID: "long", Title: "Ten years", Summary: "Up and down.", Unit: "%", Points: periods(scorecard.NewMonth(2013, time.April), 120), Bands: lights(t, "75", "85")}
	var text strings.Builder
	for i := range 120 {
		n := 70 + (i*i/7)%25
		fmt.Fprintf(&text, "%d%c ", n, "rrag"[min((n-65)/7, 3)])
	}
	s.Series = []Series{{Name: "Dorset", Values: values(t, "%", text.String())}}
	return s
}

func four(t testing.TB) *Spec {
	return &Spec{
		ID: "four", Title: "Care leavers in work or education", Summary: "From 55% to 61%.", Unit: "%",
		Points: periods(scorecard.NewMonth(2022, time.March), 13),
		Series: []Series{
			{Name: "Dorset", Values: values(t, "%", "55 56r 57r 55r 58a 58a 59a 60g [c] 61g 60g 61g 61g")},
			{Name: "England", Values: values(t, "%", "54 54 54 55 55 55 55 56 56 56 56 56 56")},
			{Name: "Statistical neighbours", Values: values(t, "%", "52 52 53 53 53 54 54 [x] 55 55 55 55 55")},
			{Name: "South West", Values: values(t, "%", "58 58 58 58 57 57 57 57 57")},
		},
		Targets: []Step{{Low: number(t, "60"), HasLow: true}}, TargetWords: "Target: 60% or more",
	}
}

func mixed(t testing.TB) *Spec {
	s := &Spec{
		ID: "mixed", Title: "Adoptions", Summary: "14 in the year to date.", Kind: Mixed, Points: periods(scorecard.NewMonth(2022, time.January), 13),
		Series: []Series{
			{Name: "Year to date", Values: values(t, "", "20 22 25 1r 3r 3r 5a 6a 8a 9g 11g 12g 14g")},
			{Name: "During the month", Values: values(t, "", "2 2 3 1 2 0 2 1 2 1 2 1 2")},
		},
		Targets: []Step{{From: scorecard.NewMonth(2022, time.April), Low: number(t, "16"), HasLow: true}}, TargetWords: "Target for the year: 16 or more",
	}
	s.Series[0].Values[3].Fresh = true
	return s
}

func paired(t testing.TB) *Spec {
	return &Spec{
		ID: "missing", Title: "Children missing from care", Summary: "38 children in 61 episodes.", Kind: Pair,
		Points: periods(scorecard.NewMonth(2022, time.September), 7),
		Series: []Series{
			{Name: "Children", Values: values(t, "", "30 28 35 [c] 33 36 38r")},
			{Name: "Episodes", Values: values(t, "", "48 44 62 51 55 60 61")},
		},
	}
}

func shared(t testing.TB) *Spec {
	s := &Spec{
		ID: "placed", Title: "Children by placement", Summary: "Most are fostered.", Kind: Bar,
		Points: categories("Residential", "Foster care", "Placed with parents", "Other"),
		Series: []Series{{Values: values(t, "", "61 298 40 [c]")}},
	}
	for i, share := range []string{"14.0%", "68.2%", "9.2%"} {
		s.Series[0].Values[i].Share = share
	}
	s.BySize()
	return s
}

func bulleted(t testing.TB) *Spec {
	return &Spec{
		ID: "reviews", Title: "Reviews on time", Summary: "93.4% against 95% or more.", Kind: Bullet, Unit: "%",
		Points: []Point{{Period: scorecard.NewMonth(2023, time.March), Label: "March 2023"}},
		Series: []Series{
			{Name: "Dorset, March 2023", Values: values(t, "%", "93.4a")},
			{Name: "England, 2021 to 2022", Values: values(t, "%", "90.1")},
			{Name: "Statistical neighbours, 2021 to 2022", Values: values(t, "%", "96")},
		},
		Bands: lights(t, "90", "95"), Targets: []Step{{Low: number(t, "95"), HasLow: true}}, TargetWords: "Target: 95% or more",
	}
}

func ranked(t testing.TB) *Spec {
	return &Spec{
		ID: "compared", Title: "How we compare", Summary: "Below England.", Kind: Dots, Unit: "per 10,000",
		Points:  categories("Dorset, March 2023", "England, 2021 to 2022", "Statistical neighbours, 2021 to 2022", "Best neighbour, 2021 to 2022", "Best quartile, period not stated"),
		Series:  []Series{{Values: values(t, "", "61.8r 70 66.5 44.0 [x]")}},
		Targets: []Step{{High: number(t, "60"), HasHigh: true}}, TargetWords: "Target: 60 or fewer",
	}
}

func counted(t testing.TB) *Spec {
	s := &Spec{
		ID: "statuses", Title: "Indicators by status", Summary: "12 green, 5 amber, 7 red, 3 without a target.", Kind: Share,
		Points: categories("Green", "Amber", "Red", "No status"), Series: []Series{{Values: values(t, "", "12g 5a 7r 3")}},
	}
	return s
}

func directed(t testing.TB) *Spec {
	return &Spec{
		ID: "directions", Title: "Indicators by direction", Summary: "9 better, 8 worse, 4 the same, 1 not comparable.", Kind: Share,
		Points: categories("Better", "Worse", "The same", "Not comparable"), Series: []Series{{Values: values(t, "", "9g 8r 4 1")}},
	}
}

// The parts of a Share chart, from left to right, fill the bar in proportion.
func TestShares(t *testing.T) {
	for _, c := range []struct{ values, want string }{
		{"1 1", "0-5000 5000-10000"},
		{"1 0 3", "0-2500 2500-10000"},
		{"1 1 1", "0-3333 3333-6667 6667-10000"},
		{"5 [c] 5", "0-5000 5000-10000"},
		{"5 -5", "0-10000"},
		{"0 0", ""},
		{"[c]", ""},
		{"", ""},
		{"99999999999.999999 99999999999.999999", "0-5000 5000-10000"},
	} {
		s := &Spec{ID: "s", Kind: Share, Series: []Series{{Values: values(t, "", c.values)}}, fixed: 100}
		s.Points = make([]Point, len(s.Series[0].Values))
		e, err := parse("<svg>" + string(s.Drawing().AppendSVG(nil)) + "</svg>")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		var walk func(e *element)
		walk = func(e *element) {
			if e.XMLName.Local == "rect" {
				var x, w float64
				fmt.Sscan(e.attr("x"), &x)
				fmt.Sscan(e.attr("width"), &w)
				got = append(got, fmt.Sprintf("%.0f-%.0f", x*100, (x+w)*100))
			}
			for i := range e.Inside {
				if e.Inside[i].XMLName.Local != "pattern" {
					walk(&e.Inside[i])
				}
			}
		}
		walk(e)
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %s, want %s", c.values, g, c.want)
		}
	}
}

// The parts of the axis that bands tint, as from, to, low and high.
func TestBands(t *testing.T) {
	n := func(s string) scorecard.Decimal { return number(t, s) }
	april := scorecard.NewMonth(2023, time.April)
	for _, c := range []struct {
		name  string
		bands []Band
		want  string
	}{
		{"none", nil, ""},
		{"three", lights(t, "87", "95"), "0-10000 95-96 0-10000 87-95 0-10000 84-87 "},
		{"no bounds", []Band{{Status: scorecard.Red}}, "0-10000 84-96 "},
		{"out of sight above", []Band{{Low: n("99"), HasLow: true}}, ""},
		{"out of sight below", []Band{{High: n("50"), HasHigh: true}}, ""},
		{"upside down", []Band{{Low: n("95"), High: n("90"), HasLow: true, HasHigh: true}}, ""},
		{"changing", []Band{{Low: n("90"), HasLow: true}, {From: april, Low: n("95"), HasLow: true}, {From: april, High: n("95"), HasHigh: true}},
			"0-2466 90-96 2466-10000 95-96 2466-10000 84-95 "},
		{"from after the axis", []Band{{From: scorecard.NewMonth(2024, 1), Low: n("90"), HasLow: true}}, ""},
	} {
		s := &Spec{ID: "b", Unit: "%", Points: periods(scorecard.NewMonth(2023, 1), 12), Bands: c.bands}
		s.Series = []Series{{Values: values(t, "%", strings.Repeat("85 95 ", 6))}}
		p := newPicture(nil, s)
		var got strings.Builder
		p.eachBand(func(b tinted) { fmt.Fprintf(&got, "%d-%d %d-%d ", b.from, b.to, b.low, b.high) })
		if got.String() != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.String(), c.want)
		}
	}
}

// Categories by size; those without a figure come last, equal ones as they were.
func TestBySize(t *testing.T) {
	for _, c := range []struct{ values, want string }{
		{"1 2 3", "c b a"}, {"3 [c] 5 3", "c a d b"}, {"[c] [x]", "a b"}, {"-1 0", "b a"}, {"", ""}, {"1.0 1.00 1", "a b c"},
	} {
		s := &Spec{Kind: Bar, Series: []Series{{Values: values(t, "", c.values)}}}
		s.Points = categories(strings.Split("a b c d", " ")[:len(s.Series[0].Values)]...)
		before := s.Points
		order := s.BySize()
		var got []string
		for i := range s.Points {
			got = append(got, s.Points[i].Label)
			if before[order[i]].Label != s.Points[i].Label {
				t.Errorf("%s: place %d is said to be that of %s", c.values, i, before[order[i]].Label)
			}
		}
		if len(got) > 0 && got[s.Ours] != "a" {
			t.Errorf("%s: we are %s after it, want a", c.values, got[s.Ours])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %s, want %s", c.values, g, c.want)
		}
		if len(before) > 0 && before[0].Label != "a" {
			t.Error("the caller's points were moved")
		}
	}
}

// Aligned charts have one axis of values and one frame.
func TestAlign(t *testing.T) {
	make := func(text string) *Spec {
		s := &Spec{ID: "a", Unit: "days", Series: []Series{{Values: values(t, "", text)}}}
		s.Points = periods(scorecard.NewMonth(2022, time.January), len(s.Series[0].Values))
		return s
	}
	small, great, none := make("1 2.5 3"), make("100 1200 900"), make("[c] [c]")
	great.Targets, great.TargetWords = []Step{{High: number(t, "2000"), HasHigh: true}}, "Target: 2,000 or less"
	Align(small, great, none)
	for _, s := range []*Spec{small, none} {
		f, want := s.Frame(), great.Frame()
		if f.Axis != want.Axis || f.Left != want.Left || f.Right != want.Right || f.Top != want.Top || f.Height != want.Height {
			t.Errorf("%+v beside %+v", f, want)
		}
	}
	if f := great.Frame(); f.Axis.Max < f.Axis.units(number(t, "2000")) {
		t.Errorf("the axis ends at %d", f.Axis.Max)
	}
	Align(small)
	if f := small.Frame(); f.Axis.Max > 10*tens[f.Axis.Scale] {
		t.Errorf("alone, the axis still ends at %d", f.Axis.Max)
	}
	Align()
}

// Names stand beside their lines where all are short, else in the key.
func TestDirectLabels(t *testing.T) {
	for _, c := range []struct {
		names  string
		direct bool
	}{
		{"Dorset|England", true},
		{"Dorset|Statistical neighbours", true},
		{"Dorset|England|South West|Best quartile", true},
		{"Dorset", false},
		{"Dorset|", false},
		{"Dorset|Antidisestablishmentarianism", false},
		{"Dorset|Good and outstanding statistical neighbours", false},
		{"Dorset|One\nTwo", false},
	} {
		s := &Spec{ID: "d", Points: periods(scorecard.NewMonth(2022, 1), 3)}
		for _, name := range strings.Split(c.names, "|") {
			s.Series = append(s.Series, Series{Name: name, Values: values(t, "", "5 5 5")})
		}
		if got := s.direct() > 0; got != c.direct {
			t.Errorf("%q: %t", c.names, got)
		}
		f := s.Frame()
		laidOut(t, s, f.narrow(), true)
		laidOut(t, s, 1000, true)
	}
}

// On a long line the marks are those of the changes of status, of single
// figures and of the newest.
func TestMarksAreThinned(t *testing.T) {
	for _, c := range []struct {
		n, want int
	}{{mostMarks, mostMarks - 2}, {mostMarks + 1, 4}} { // two are missing
		s := &Spec{ID: "m", Points: periods(scorecard.NewMonth(2015, 1), c.n)}
		s.Series = []Series{{Values: values(t, "", strings.Repeat("5g ", 20)+"6r [c] 7r [c] "+strings.Repeat("5r ", c.n-24))}}
		svg := string(s.Drawing().AppendSVG(nil))
		got := strings.Count(svg, `class="chart-green"`) + strings.Count(svg, `class="chart-red"`)
		if got != c.want {
			t.Errorf("%d points have %d marks, want %d", c.n, got, c.want)
		}
	}
	s := &Spec{ID: "m", Points: periods(scorecard.NewMonth(2015, 1), 50), Series: []Series{{Values: values(t, "", strings.Repeat("5g 6r ", 25))}}}
	if got := strings.Count(string(s.Drawing().AppendSVG(nil)), `class="chart-red"`); got != 1 {
		t.Errorf("where the status changes all the time there are %d red marks, want that of the newest figure alone", got)
	}
}
