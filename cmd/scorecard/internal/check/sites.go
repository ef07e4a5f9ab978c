package check

import (
	"strconv"

	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var baseURL = Rule{
	Name: "base-url",
	Doc: `The site knows its own address.
Without base_url in site.toml pages carry no canonical address and there is no
site map, so that search engines may show a copy. A warning.`,
	Site: func(s *site.Site) source.Problems {
		if s.Config.BaseURL != "" || s.Config.Lost {
			return nil
		}
		return source.Problems{source.Warnf(s.Config.Place, "base-url", "the site does not know its own address").
			WithHint(`base_url = "https://www.example.gov.uk/scorecards/"; until then canonical addresses and the site map are left out`)}
	},
}

// textContrast is the least contrast of text with its background (WCAG 2.2,
// success criterion 1.4.3), in hundredths.
const textContrast = 450

var themeContrast = Rule{
	Name: "theme-contrast",
	Doc: `The council's colour can be read on white, and white on it.
Text needs a contrast of at least 4.5 to 1 with its background (WCAG 2.2, 1.4.3).
Choose a darker colour for accent under [theme] in site.toml. An error.`,
	Site: func(s *site.Site) source.Problems {
		c := s.Config.Accent
		if len(c) != 7 {
			return nil
		}
		contrast := contrastWithWhite(c)
		if contrast >= textContrast {
			return nil
		}
		return source.Problems{source.Errorf(s.Config.AccentPlace, "theme-contrast", "the colour %s has a contrast of %d.%02d with white, and text needs 4.5", c, contrast/100, contrast%100).
			WithHint("choose a darker one, such as %s", darker(c))}
	},
}

// contrastWithWhite gives the contrast ratio of a colour with white in
// hundredths, cut off, by the formula of WCAG 2.2.
func contrastWithWhite(c string) int {
	return int(105 / (luminance(c) + 0.05))
}

// darker gives the first colour of the same hue that can be read on white.
func darker(c string) string {
	for n := 99; n > 0; n-- {
		shade := "#"
		for i := 1; i < 7; i += 2 {
			v := strconv.FormatInt(channel(c, i)*int64(n)/100, 16)
			if len(v) == 1 {
				v = "0" + v
			}
			shade += v
		}
		if contrastWithWhite(shade) >= textContrast {
			return shade
		}
	}
	return "#000000"
}

func channel(c string, at int) int64 {
	v, _ := strconv.ParseInt(c[at:at+2], 16, 64)
	return v
}
