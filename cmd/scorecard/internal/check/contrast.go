package check

import (
	"fmt"
	"math"
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

// The grounds of pages, which layouts/assets/site.css has as --paper.
const (
	paper     = "#ffffff"
	darkPaper = "#14171a"
)

// A pair is two colours that a page has beside each other.
type pair struct {
	what     string // "the accent"
	colour   site.Colour
	ground   string
	onGround string // "white"
	need     string // "text"
	least    int
}

var themeContrast = Rule{
	Name: "theme-contrast",
	Doc: `The council's colours can be seen on the pages' grounds.
Text needs a contrast of at least 4.5 to 1 with its ground (WCAG 2.2, 1.4.3), the
lines of charts 3 to 1 (1.4.11). accent and series under [theme] in site.toml are
seen on white, accent_dark and series_dark on the ground of readers whose device
is set to dark. The hint has the nearest colour that passes. An error.`,
	Site: func(s *site.Site) (problems source.Problems) {
		for _, p := range pairs(&s.Config.Theme) {
			got := contrast(p.colour.Hex, p.ground)
			if got >= p.least {
				continue
			}
			problems.Add(source.Errorf(p.colour.Place, "theme-contrast", "%s %s on %s %s has a contrast of %s, and %s needs %s",
				p.what, p.colour.Hex, p.onGround, p.ground, hundredths(got), p.need, hundredths(p.least)).
				WithHint("the nearest colour of the hue that passes is %s", nearest(p.colour.Hex, p.ground, p.least)))
		}
		return problems
	},
}

// pairs lists the colours of a theme with what they are seen on.
func pairs(t *site.Theme) (out []pair) {
	add := func(what string, c site.Colour, dark bool, least int) {
		if c.Hex == "" {
			return
		}
		p := pair{what: what, colour: c, ground: paper, onGround: "white", need: "text", least: least}
		if dark {
			p.ground, p.onGround = darkPaper, "the dark ground"
		}
		if least == graphicContrast {
			p.need = "a line of a chart"
		}
		out = append(out, p)
	}
	add("the accent", t.Accent, false, textContrast)
	add("the accent for the dark", t.AccentDark, true, textContrast)
	for n, c := range t.Series {
		add(fmt.Sprintf("colour %d of the series", n+1), c, false, graphicContrast)
	}
	for n, c := range t.SeriesDark {
		add(fmt.Sprintf("colour %d of the series for the dark", n+1), c, true, graphicContrast)
	}
	return out
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

// nearest gives the colour nearest to one, towards black on a light ground and
// towards white on a dark one, that has a contrast with the ground.
func nearest(c, ground string, least int) string {
	end := int64(0)
	if contrast(ground, "#000000") < contrast(ground, "#ffffff") {
		end = 255
	}
	shade := c
	for n := int64(1); n <= 255 && contrast(shade, ground) < least; n++ {
		shade = "#"
		for at := 1; at < 7; at += 2 {
			v := channel(c, at)
			shade += fmt.Sprintf("%02x", v+(end-v)*n/255)
		}
	}
	return shade
}
