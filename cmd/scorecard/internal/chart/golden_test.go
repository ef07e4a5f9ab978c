package chart

import (
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"
)

var update = flag.Bool("update", false, "rewrite testdata from what is drawn now")

// examples are the charts whose drawings are kept in testdata.
func examples(t testing.TB) map[string]*Spec {
	january := scorecard.NewMonth(2022, time.January)
	all := map[string]*Spec{
		"line": typical(t),
		"line-compared": {
			ID: "rate", Title: "Children in care per 10,000", Summary: "From 62.1 to 61.8.", Kind: Line, Unit: "per 10,000",
			Points: append(periods(january, 3), periods(scorecard.NewMonth(2022, time.May), 2)...),
			Series: []Series{
				{Name: "Dorset", Values: values(t, "", "62.1 63.4 61.0 60.2 61.8")},
				{Name: "England", Values: values(t, "", "67 68 [x] 69 70")},
				{Name: "Good and outstanding statistical neighbours", Values: values(t, "", "57 [x] 58")},
			},
			Targets:     []Step{{Low: number(t, "60"), High: number(t, "64"), HasLow: true, HasHigh: true}},
			TargetWords: "Target: 60 to 64",
		},
		"line-one":     {ID: "one", Title: "One", Summary: "One.", Unit: "days", Points: periods(january, 1), Series: []Series{{Values: values(t, "", "421a")}}},
		"line-missing": {ID: "none", Title: "None", Summary: "None.", Unit: "%", Points: periods(january, 6), Series: []Series{{Values: values(t, "", "[c] [c] [x] [z] [low] [c]")}}},
		"line-empty":   {ID: "empty", Title: "Empty", Summary: "Empty."},
		"column-quarters": {
			ID: "spend", Title: "Spend", Summary: "Spend rose.", Kind: Column, Unit: "£",
			Points: slices.Delete(periods(scorecard.NewQuarter(2021, 1), 8), 4, 5),
			Series: []Series{{Values: values(t, "£", "1200000g 1250000g [c] 1300000r 1400000a b1500000r 1450000g")}},
			Targets: []Step{
				{High: number(t, "1250000"), HasHigh: true},
				{From: scorecard.NewQuarter(2022, 1), High: number(t, "1450000"), HasHigh: true},
			},
			TargetWords: "Target: £1,450,000 or less", BreakWords: "Break in series",
		},
		"column-years": {
			ID: "net", Title: "Net change", Summary: "Up and down.", Kind: Column,
			Points: periods(scorecard.NewYear(scorecard.Financial, 2016), 7), Series: []Series{{Values: values(t, "", "-3r 5 0g 12 -7r 4a 9g")}},
		},
		"bar": {
			ID: "status", Title: "Children by legal status", Summary: "Most have a full care order.", Kind: Bar,
			Points: categories("Full care order", "Voluntary agreement", "Freed adoption / placement order", "Other"),
			Series: []Series{{Values: values(t, "", "373 101 71 [c]")}},
		},
		"bar-long": {
			ID: "caseload", Title: "Caseload", Summary: "Highest for advisors.", Kind: Bar, Unit: "days",
			Points: categories("Family Safeguarding: qualified social workers and others", "Leaving Care: personal <advisors>", "Reviewing officers"),
			Series: []Series{{Values: values(t, "", "18.2g 22.4r -4.0a")}},
		},
		"line-bands": banded(t), "line-long": long(t), "line-four": four(t), "mixed": mixed(t), "pair": paired(t),
		"bar-share": shared(t), "bullet": bulleted(t), "dots": ranked(t), "share": counted(t), "share-directions": directed(t),
	}
	labels := english(t)
	for _, s := range all {
		s.Words = labels
	}
	return all
}

func TestGolden(t *testing.T) {
	all := examples(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		s := all[name]
		got := append(s.Drawing().AppendSVG(nil), '\n')
		got = append(s.AppendSpark(got), '\n')
		got = append(s.Drawing().AppendBoxClass(got), '\n')
		got = append(new(Options).Append(got, s.Drawing()), '\n')
		// A line for each element and each item of data, so that a change can be read.
		text := []byte(strings.NewReplacer("><", ">\n<", `},{"`, "},\n{\"").Replace(string(got)))
		file := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(file, text, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(text, want) {
			t.Errorf("%s is drawn otherwise than testdata has it; go test -update rewrites it\n%s", name, firstDifference(text, want))
		}
	}
}

// firstDifference gives the first lines that differ.
func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is longer than the other"
}

// A file has plain lengths in pixels, no style and nothing hidden; its title and
// credits can be read in it.
func TestFileStandsAlone(t *testing.T) {
	for name, s := range examples(t) {
		s.Credits = Credits{Source: "Source: Dorset Council", Licence: "Open Government Licence v3.0", Address: "https://example.org/cic/"}
		got := string(s.AppendFile(nil))
		for _, want := range []string{`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" width="640"`, "<title id=\"t\">", "<desc id=\"d\">",
			">Source: Dorset Council</text>", ">Open Government Licence v3.0</text>", ">https://example.org/cic/</text>", `font-family="Arial, Helvetica, sans-serif"`} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s is missing", name, want)
			}
		}
		for _, not := range []string{"%\"", "vector-effect", "var(", "foreignObject", "chart-narrow", "display=", "preserveAspectRatio", "overflow", " dx=", "<style", "style="} {
			if strings.Contains(got, not) {
				t.Errorf("%s: there is a %s", name, not)
			}
		}
		e, err := parse(got)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if n := strings.Count(got, "<svg"); n != 1 {
			t.Errorf("%s: %d svg elements", name, n)
		}
		if want := s.Title; s.Title != "" && e.Inside[0].Text != want {
			t.Errorf("%s: the title is %q", name, e.Inside[0].Text)
		}
	}
}

// A comparison that has to be ticked is in neither the file nor, unticked, to be
// seen.
func TestOptionalSeries(t *testing.T) {
	s := four(t)
	s.Series[2].Optional = true
	if got := string(s.Drawing().AppendSVG(nil)); !strings.HasPrefix(got, `<svg class="chart-svg chart-off-3"`) {
		t.Errorf("got %.80s", got)
	}
	if got := string(s.AppendFile(nil)); strings.Contains(got, s.Series[2].Name) || strings.Count(got, "<path class=\"chart-line") != 3 {
		t.Errorf("the file has the series: %s", got)
	}
	if len(s.Series) != 4 || s.Series[2].Name == "" {
		t.Error("the file changed the chart")
	}
}
