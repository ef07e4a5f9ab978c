package chart

import (
	"regexp"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// The figure of a comparison stands on the last line of its words where it has
// room there, else with their last word on the next, and on a line of its own
// where it has room with neither.
func TestFigureFollowsItsWords(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"England", `>England <tspan font-weight="bold">90.1</tspan></text>`},
		{"Statistical neighbours, year to March 2022", ` <tspan font-weight="bold">90.1</tspan></text>`},
		{"Good and outstanding statistical neighbours, period not stated", `>neighbours, period not</text><text class="chart-text" fill="#0b0c0c" x="16" y="60">stated <tspan font-weight="bold">90.1</tspan></text>`},
		{strings.Repeat("W", 14) + " " + strings.Repeat("W", 14), `<g font-weight="bold"><text class="chart-text" fill="#0b0c0c" x="16" y="60">90.1</text></g>`},
	} {
		s := bulleted(t)
		s.Unit, s.Bands, s.Targets, s.TargetWords = "", nil, nil, ""
		s.Series = []Series{{Name: "Ours", Values: values(t, "", "93.4")}, {Name: c.name, Values: values(t, "", "90.1")}}
		got := string(s.Drawing().AppendSVG(nil))
		if !strings.Contains(got, c.want) || strings.Count(got, ">90.1<") != 1 {
			t.Errorf("%s: %s is not in\n%s", c.name, c.want, got)
		}
	}
}

// A file has lines of words as wide as it is; a page's are as narrow as the
// narrowest box.
func TestFileUsesItsWidth(t *testing.T) {
	const long = "Good and outstanding statistical neighbours of the county"
	s := four(t)
	s.Series = s.Series[:2]
	s.Series[1].Name, s.Series[1].Optional = long, false
	if whole := ">" + long + "<"; strings.Contains(string(s.Drawing().AppendSVG(nil)), whole) || !strings.Contains(string(s.AppendFile(nil)), whole) {
		t.Errorf("%q has one line in the page, or more than one in the file", long)
	}
	b := bulleted(t)
	b.Series[2].Name = long
	if got := string(b.AppendFile(nil)); !strings.Contains(got, ">"+long+` <tspan font-weight="bold">96`) {
		t.Errorf("the file's key is cut into lines: %s", got)
	}
}

// No figure of a dot plot is cut short by the margin that was made for it.
func TestDotsHaveRoom(t *testing.T) {
	cut := regexp.MustCompile(`…</text>`)
	for _, figures := range []string{"10.50", "10.5 9.25 8.75", "1.05g 0.25", "12345.67 3", "100 99.5r 98a", "0.1 0.12 0.123456"} {
		s := &Spec{ID: "d", Title: "Dots", Kind: Dots, Series: []Series{{Values: values(t, "", figures)}}}
		s.Points = categories(strings.Fields("Ours England Best Quartile")[:len(s.Series[0].Values)]...)
		for name, drawing := range map[string]string{"page": string(s.Drawing().AppendSVG(nil)), "file": string(s.AppendFile(nil))} {
			if cut.MatchString(drawing) {
				t.Errorf("%s, in the %s: %s", figures, name, cut.FindString(drawing))
			}
		}
	}
}

// A file has the site's own colours; words that look like one of ours stay.
func TestFileHasThePalette(t *testing.T) {
	s := four(t)
	s.Series[2].Optional = false
	s.Title = `"#12436d" & "` + second + `"`
	s.Palette = Palette{second, third, "", "#123456"}
	plain := *s
	plain.Palette = Palette{}
	got, want := string(s.AppendFile([]byte(`"#12436d"`))), string(plain.AppendFile([]byte(`"#12436d"`)))
	swap := strings.NewReplacer(`="`+accent+`"`, `="`+second+`"`, `="`+second+`"`, `="`+third+`"`, `="`+fourth+`"`, `="#123456"`)
	if want = swap.Replace(want); got != want || !strings.Contains(got, "#123456") {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A figure stands to the right of its mark, unless the target's line would cross
// it there and there is room to the left; it has a plate either way.
func TestDotsKeepClearOfTheTarget(t *testing.T) {
	bound := func(text string) (scorecard.Decimal, bool) {
		if text == "" {
			return scorecard.Decimal{}, false
		}
		return number(t, text), true
	}
	for _, c := range []struct{ name, figures, low, high, want string }{
		{"no target", "50 90 120", "", "", "right right right"},
		{"right behind the mark", "50 90 120", "95", "", "right left right"},
		{"on the mark", "50 90 120", "90", "", "right right right"},
		{"before the mark", "50 90 120", "85", "", "right right right"},
		{"far behind the mark", "50 90 120", "119", "", "right right right"},
		{"on both sides", "50 90 120", "85", "95", "right right right"},
		{"both bounds behind", "50 90 120", "95", "100", "right left right"},
		{"no room to the left", "2 90 120", "5", "", "right right right"},
		{"room to the left of a broken axis", "[c] 90 120", "92", "", "none left right"},
		{"no figure", "90 [c] 105", "106", "", "right none left"},
	} {
		s := &Spec{ID: "d", Kind: Dots, Points: categories("a", "b", "c"), Series: []Series{{Values: values(t, "", c.figures)}}}
		var step Step
		step.Low, step.HasLow = bound(c.low)
		step.High, step.HasHigh = bound(c.high)
		s.Targets = []Step{step}
		svg, got := string(s.Drawing().AppendSVG(nil)), []string{}
		for _, figure := range strings.Fields(c.figures) {
			before := svg[:max(0, strings.LastIndex(svg, ">"+figure+"</text>"))] // after the axis's labels
			text := before[max(0, strings.LastIndex(before, "<")):]
			plate := strings.TrimSuffix(before, text)
			plate = plate[max(0, strings.LastIndex(plate, "<")):]
			switch {
			case before == "":
				t.Fatalf("%s: %s is not drawn: %s", c.name, figure, svg)
			case !strings.HasPrefix(plate, `<rect class="chart-plate"`):
				got = append(got, "none")
			case strings.Contains(text, `text-anchor="end"`):
				got = append(got, "left")
			default:
				got = append(got, "right")
			}
		}
		if sides := strings.Join(got, " "); sides != c.want {
			t.Errorf("%s: figures stand %s, want %s", c.name, sides, c.want)
		}
	}
}
