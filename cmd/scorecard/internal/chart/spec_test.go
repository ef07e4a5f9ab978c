package chart

import (
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// english are the built-in words of the labels along time.
func english(t testing.TB) *AxisWords {
	t.Helper()
	w, problems := words.Load(fstest.MapFS{}, layouts.Files, words.English, source.Place{})
	if len(problems) > 0 {
		t.Fatalf("the built-in words have problems: %v", problems)
	}
	return NewAxisWords(w.Say)
}

// foreign are labels that all begin with the same word.
func foreign(word string) *AxisWords {
	return NewAxisWords(func(_ string, args ...string) string {
		word := word
		for i := 1; i < len(args); i += 2 {
			word += args[i]
		}
		return word
	})
}

// number reads a decimal of a test.
func number(t testing.TB, s string) scorecard.Decimal {
	t.Helper()
	d, err := scorecard.ParseDecimal(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

// values reads values as a table would show them: "93.0g 88r [c] b91.5": a
// light after a number, a marker for none, a b before one where the series
// breaks.
func values(t testing.TB, unit scorecard.Unit, text string) []Value {
	t.Helper()
	var out []Value
	for _, f := range strings.Fields(text) {
		var v Value
		if rest, ok := strings.CutPrefix(f, "b"); ok {
			v.Markers, f = scorecard.Break, rest
		}
		if strings.HasPrefix(f, "[") {
			m, _ := scorecard.ParseMarkers(f)
			v.Markers |= m
			v.Display, v.Said = f, "no figure"
			out = append(out, v)
			continue
		}
		if i := strings.IndexAny(f, "gar"); i >= 0 {
			v.Status = map[byte]scorecard.Status{'g': scorecard.Green, 'a': scorecard.Amber, 'r': scorecard.Red}[f[i]]
			f = f[:i]
		}
		v.Number, v.Shown = number(t, f), true
		v.Display = unit.Figure(v.Number)
		out = append(out, v)
	}
	return out
}

// periods gives so many periods of a kind from one on.
func periods(first scorecard.Period, n int) []Point {
	out := make([]Point, n)
	for i := range out {
		out[i] = Point{Period: first, Label: first.Name()}
		for month, found := first.Month(), false; !found; {
			month = month.AddMonths(1)
			first, found = scorecard.EndingIn(first.Kind(), month)
			if !found {
				first = out[i].Period
			}
		}
	}
	return out
}

func categories(names ...string) []Point {
	out := make([]Point, len(names))
	for i, n := range names {
		out[i].Label = n
	}
	return out
}

// typical is a line as a page has it.
func typical(t testing.TB) *Spec {
	return &Spec{
		ID: "reviews", Title: "Reviews on time, March 2023", Summary: "From 88.2% to 95.0%.", Kind: Line, Unit: "%",
		Points: periods(scorecard.NewMonth(2022, time.March), 13),
		Series: []Series{{Values: values(t, "%", "88.2r 87.0r 90.1a 91.0a [c] 92.0a 93.4g 93.5g b94.0g 95.2g [x] 94.8g 95.0g")}},
		Targets: []Step{
			{Low: number(t, "90"), HasLow: true},
			{From: scorecard.NewMonth(2022, time.October), Low: number(t, "95"), HasLow: true},
		},
		TargetWords: "Target: 95% or more", BreakWords: "Break in series", Words: english(t),
	}
}

// hostile are texts that would do harm where they were not escaped.
var hostile = []string{
	"", "March 2023", `"`, `\`, "</script><script>alert(1)</script>", "<!--", "]]>", "&amp;", "\x00\x01\x1f", "\b\f\n\r\t", "\u2028\u2029",
	"\xff\xfe", "a\xc3", "�", "\ufeff\ufffe", "__f__alert(2)__f__", "{hole 3}", `"{hole 3}"`, "--chart-ink", "£1,200 – ½", "子ども", "👨‍👩‍👧",
	"A very long name that goes on and on, longer than any box is wide, and then a little further still",
	"Antidisestablishmentarianismandfloccinaucinihilipilificationtogether",
}

// random makes a Spec that may be anything a caller could hand over, within
// the limits of its types.
func random(r *rand.Rand) *Spec {
	text := func() string { return hostile[r.IntN(len(hostile))] + hostile[r.IntN(len(hostile))] }
	units := []scorecard.Unit{"%", "number", "£", "days", "per 10,000", scorecard.Unit(text())}
	s := &Spec{
		ID: "c1", Title: text(), Summary: text(), Kind: Kind(r.IntN(int(Share) + 1)), Unit: units[r.IntN(len(units))],
		TargetWords: text(), BreakWords: text(), Words: foreign("Sept "),
	}
	if r.IntN(4) == 0 {
		s.Words = foreign(text())
	}
	most, size := r.IntN(7), []int64{3, 200, 1_000_000, 99_999_999_999}[r.IntN(4)]
	decimal := func() scorecard.Decimal {
		decimals := most // of a figure, a target or a bound
		if r.IntN(3) == 0 {
			decimals = r.IntN(7)
		}
		d := scorecard.Int(int(r.Int64N(size))).Round(decimals)
		if decimals > 0 {
			part, _ := scorecard.Ratio(scorecard.Int(r.IntN(1_000_000)), scorecard.Int(1_000_000), 1, decimals)
			d = d.Add(part)
		}
		if r.IntN(8) == 0 {
			d = scorecard.Decimal{}.Sub(d)
		}
		return d
	}
	s.Points = randomPoints(r, s.Kind, text)
	for range r.IntN(6) {
		series := Series{Name: text()}
		for range r.IntN(len(s.Points) + 2) {
			v := Value{Number: decimal(), Shown: r.IntN(4) > 0, Display: text(), Status: scorecard.Status(r.IntN(4)), Markers: scorecard.Markers(r.IntN(1 << 11))}
			if r.IntN(3) > 0 {
				v.Markers &^= scorecard.Break
			}
			if r.IntN(2) == 0 {
				v.Said = text()
			}
			if r.IntN(3) == 0 {
				v.Share = text()
			}
			v.Fresh = r.IntN(12) == 0
			series.Values = append(series.Values, v)
		}
		series.Optional = r.IntN(3) == 0
		s.Series = append(s.Series, series)
	}
	for range r.IntN(5) {
		band := Band{Status: scorecard.Status(r.IntN(4)), Words: text(), Low: decimal(), High: decimal(), HasLow: r.IntN(2) == 0, HasHigh: r.IntN(2) == 0}
		if len(s.Points) > 0 && r.IntN(3) == 0 {
			band.From = s.Points[r.IntN(len(s.Points))].Period
		}
		s.Bands = append(s.Bands, band)
	}
	for range r.IntN(4) {
		step := Step{Low: decimal(), High: decimal(), HasLow: r.IntN(2) == 0, HasHigh: r.IntN(2) == 0}
		if len(s.Points) > 0 && r.IntN(3) > 0 {
			step.From = s.Points[r.IntN(len(s.Points))].Period
		}
		s.Targets = append(s.Targets, step)
	}
	return s
}

// randomPoints gives periods of one kind with some left out, or now and then a
// jumble of kinds, or categories.
func randomPoints(r *rand.Rand, kind Kind, text func() string) []Point {
	var out []Point
	if kind.across() {
		for range r.IntN(9) {
			out = append(out, Point{Label: text()})
		}
		return out
	}
	firsts := []scorecard.Period{
		scorecard.NewMonth(2018, time.Month(1+r.IntN(12))), scorecard.NewQuarter(2018, 1+r.IntN(4)), scorecard.NewTerm(2018, r.IntN(3)),
		scorecard.NewYear(scorecard.Financial, 2018), scorecard.NewYear(scorecard.Academic, 2018), scorecard.NewYear(scorecard.Calendar, 2018),
	}
	jumble := r.IntN(10) == 0
	first := firsts[r.IntN(len(firsts))]
	for _, p := range periods(first, r.IntN([]int{2, 14, 70, 300}[r.IntN(4)])) {
		switch {
		case r.IntN(6) == 0:
			continue
		case jumble && r.IntN(4) == 0:
			p.Period = firsts[r.IntN(len(firsts))]
		case jumble && r.IntN(4) == 0:
			p.Period = scorecard.NewSpan(p.Period.FirstMonth(), p.Period.Month())
		case jumble && r.IntN(4) == 0:
			p.Period = scorecard.NewDay(2020, time.May, 1+r.IntN(300))
		case jumble && r.IntN(4) == 0:
			p.Period = scorecard.Period{}
		}
		if r.IntN(4) == 0 {
			p.Label = text()
		}
		out = append(out, p)
	}
	return out
}
