package pages

import (
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
)

// Theme gives a site's own colours as a style sheet that goes after the built-in
// one; "" where the site has none. Each is for light or for dark alone; print has
// those for light.
func Theme(c *figures.Config) string {
	t := &c.Theme
	var light, dark strings.Builder
	property := func(b *strings.Builder, name, hex string) {
		if hex != "" {
			b.WriteString(name + ":" + hex + ";")
		}
	}
	property(&light, "--accent", t.Accent.Hex)
	property(&dark, "--accent", t.AccentDark.Hex)
	names := [...]string{"--second", "--third", "--fourth"}
	for n, colour := range t.Series {
		property(&light, names[n], colour.Hex)
	}
	for n, colour := range t.SeriesDark {
		property(&dark, names[n], colour.Hex)
	}
	css := ""
	if light.Len() > 0 {
		css += "@media print,(prefers-color-scheme:light){:root{" + light.String() + "}}\n"
	}
	if dark.Len() > 0 {
		css += "@media screen and (prefers-color-scheme:dark){:root:root{" + dark.String() + "}}\n"
	}
	return css
}
