package check

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// The least contrast with what is behind or beside it, in hundredths: of text
// (WCAG 2.2, 1.4.3), and of graphics (1.4.11).
const (
	textContrast    = 450
	graphicContrast = 300
)

// A ground is a colour that others are seen on.
type ground struct {
	name string // "white"
	hex  string
}

// The grounds of pages, of light and of dark: the page's own, which is first,
// and the tints of notes and of a chart's bands. layouts/assets/site.css has
// them as --paper, --wash and so on; a test holds the two together.
var (
	lightGrounds = []ground{{"white", "#ffffff"}, {"the tint of notes", "#f4f5f6"},
		{"the green tint", "#e2f1e8"}, {"the amber tint", "#fdf0d9"}, {"the red tint", "#fbe4e2"}}
	darkGrounds = []ground{{"the dark ground", "#14171a"}, {"the dark tint of notes", "#1e2327"},
		{"the dark green tint", "#123524"}, {"the dark amber tint", "#3d2a0a"}, {"the dark red tint", "#451a18"}}
)

// A need is what a colour must be told from, and how clearly.
type need struct {
	ground
	what  string // "text"
	least int
}

// A wish is a colour of a theme with all that it needs.
type wish struct {
	what   string // "the accent"
	colour site.Colour
	needs  []need
}

var themeContrast = Rule{
	Name: "theme-contrast",
	Doc: `The council's colours can be seen on the pages' grounds.
Text needs a contrast of at least 4.5 to 1 with its ground (WCAG 2.2, 1.4.3), the
lines of charts 3 to 1 (1.4.11), also on the tints of green, amber and red bands.
accent and series under [theme] in site.toml are seen in the light, accent_dark and
series_dark where a reader's device is set to dark. What is named is the ground on
which a colour falls short the most; the hint has the nearest colour that passes on
all. An error.`,
	Site: func(s *site.Site) (problems source.Problems) {
		for _, w := range wishes(&s.Config.Theme) {
			worst, ok := w.worst()
			if ok {
				continue
			}
			problems.Add(source.Errorf(w.colour.Place, "theme-contrast", "%s %s on %s %s has a contrast of %s, and %s needs %s",
				w.what, w.colour.Hex, worst.name, worst.hex, hundredths(contrast(w.colour.Hex, worst.hex)), worst.what, hundredths(worst.least)).
				WithHint("the nearest colour of the hue that passes is %s", nearest(w.colour.Hex, w.needs)))
		}
		return problems
	},
}

// wishes lists the colours of a theme that are given.
func wishes(t *site.Theme) (out []wish) {
	add := func(what string, c site.Colour, grounds []ground, text bool) {
		if c.Hex == "" {
			return
		}
		w := wish{what: what, colour: c}
		for n, g := range grounds {
			if n == 0 && text {
				w.needs = append(w.needs, need{g, "text", textContrast})
			} else {
				w.needs = append(w.needs, need{g, "a line of a chart", graphicContrast})
			}
		}
		out = append(out, w)
	}
	add("the accent", t.Accent, lightGrounds, true)
	add("the accent for the dark", t.AccentDark, darkGrounds, true)
	for n, c := range t.Series {
		add(fmt.Sprintf("colour %d of the series", n+1), c, lightGrounds, false)
	}
	for n, c := range t.SeriesDark {
		add(fmt.Sprintf("colour %d of the series for the dark", n+1), c, darkGrounds, false)
	}
	return out
}

// worst gives what the colour falls short of the most; true where it has all.
func (w *wish) worst() (worst need, ok bool) {
	ok = true
	short := 0.0
	for _, n := range w.needs {
		if by := float64(n.least) / float64(contrast(w.colour.Hex, n.hex)); by > 1 && by > short {
			worst, short, ok = n, by, false
		}
	}
	return worst, ok
}

// hundredths prints a contrast: 4.5, 1.51.
func hundredths(n int) string { return strconv.FormatFloat(float64(n)/100, 'f', -1, 64) }

// contrast gives the contrast ratio of two colours (#rrggbb) in hundredths, cut
// off, by the formula of WCAG 2.2: from 100 to 2100.
func contrast(a, b string) int {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return int((light + 0.05) / (dark + 0.05) * 100)
}

// luminance is the relative luminance of a colour by the definition of WCAG 2.2:
// 0 for black, 1 for white.
func luminance(c string) float64 {
	return 0.2126*linear(channel(c, 1)) + 0.7152*linear(channel(c, 3)) + 0.0722*linear(channel(c, 5))
}

func linear(v int64) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}

func channel(c string, at int) int64 {
	v, _ := strconv.ParseInt(c[at:at+2], 16, 64)
	return v
}

// nearest gives the colour nearest to one, towards black on light grounds and
// towards white on dark ones, that has all the contrasts it needs.
func nearest(c string, needs []need) string {
	end := int64(0)
	if ground := needs[0].hex; contrast(ground, "#000000") < contrast(ground, "#ffffff") {
		end = 255
	}
	shade := c
	for n := int64(1); n <= 255 && slices.ContainsFunc(needs, func(n need) bool { return contrast(shade, n.hex) < n.least }); n++ {
		shade = "#"
		for at := 1; at < 7; at += 2 {
			v := channel(c, at)
			shade += fmt.Sprintf("%02x", v+(end-v)*n/255)
		}
	}
	return shade
}
