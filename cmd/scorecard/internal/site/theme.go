package site

import (
	"regexp"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// A Theme is the council's colours. Those that are not given stay the style
// sheet's own.
type Theme struct {
	Accent     Colour   // of the site and of a chart's first line, on white
	AccentDark Colour   // the same, where the reader's device is set to dark
	Series     []Colour // of a chart's second, third and fourth line, on white
	SeriesDark []Colour
}

// A Colour is written #rrggbb, in small letters; "" where none is given.
type Colour struct {
	Hex   string
	Place source.Place
}

// mostSeries is how many colours a chart has beside the accent.
const mostSeries = 3

var colour = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// theme reads the colours of [theme]. One that is none is a problem, and is
// left out.
func (l *loader) theme(keys *source.Keys) (t Theme) {
	one := func(key string) Colour {
		c, _ := l.colour(keys.String(key), keys.Place(key))
		return c
	}
	several := func(key string) (out []Colour) {
		all := keys.Strings(key)
		if len(all) > mostSeries {
			l.add(source.Errorf(keys.Place(key), "colour", "there are %d colours, and a chart has %d lines beside its first", len(all), mostSeries))
			all = all[:mostSeries]
		}
		for n, s := range all {
			if c, ok := l.colour(s, keys.Item(key, n)); ok {
				out = append(out, c)
			}
		}
		return out
	}
	return Theme{Accent: one("accent"), AccentDark: one("accent_dark"), Series: several("series"), SeriesDark: several("series_dark")}
}

// colour reads a colour; false where there is none.
func (l *loader) colour(s string, at source.Place) (Colour, bool) {
	switch {
	case s == "":
		return Colour{}, false
	case !colour.MatchString(s):
		l.add(source.Errorf(at, "colour", "%q is not a colour", s).
			WithHint("a colour is written as # and six hexadecimal digits, such as #12436d"))
		return Colour{}, false
	}
	return Colour{strings.ToLower(s), at}, true
}
