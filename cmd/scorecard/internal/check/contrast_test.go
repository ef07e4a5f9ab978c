package check

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"#000000", "#ffffff", 2100}, {"#ffffff", "#ffffff", 100}, {"#12436d", "#ffffff", 1024}, {"#28a197", "#ffffff", 316},
		{"#f46a25", "#ffffff", 302}, {"#6bace6", "#ffffff", 242}, {"#12436d", "#f46a25", 338}, {"#767676", "#ffffff", 454}, {"#777777", "#ffffff", 447},
	} {
		if got, back := contrast(c.a, c.b), contrast(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("%s and %s: %d and %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

// The colour that the hint names passes, and only just; one that passes is left.
func TestNearest(t *testing.T) {
	const paper, darkPaper, greenTint, darkRedTint = "#ffffff", "#14171a", "#e2f1e8", "#451a18"
	for _, c := range []struct {
		colour, ground string
		least          int
		want           string
	}{
		{"#ffcc00", paper, textContrast, "#8f7300"}, {"#ffcc00", paper, graphicContrast, "#b49000"}, {"#12436d", darkPaper, textContrast, "#62839e"},
		{"#000000", darkPaper, graphicContrast, "#646464"}, {"#ffffff", paper, textContrast, "#767676"}, {"#12436d", paper, textContrast, "#12436d"},
		{"#949494", greenTint, graphicContrast, "#888888"}, {"#6b6b6b", darkRedTint, graphicContrast, "#717171"},
	} {
		got := nearest(c.colour, []need{{ground{"", c.ground}, "", c.least}})
		if n := contrast(got, c.ground); got != c.want || n < c.least || got != c.colour && n > c.least+5 {
			t.Errorf("%s on %s: %s with %d, want %s", c.colour, c.ground, got, n, c.want)
		}
	}
	if got := nearest("#949494", []need{{ground{"", paper}, "", graphicContrast}, {ground{"", greenTint}, "", graphicContrast}}); got != "#888888" {
		t.Errorf("on two grounds %s is the nearest", got)
	}
}

// TestBuiltInColours holds the style sheets' own colours against the rules that a
// theme has to keep (domain.md G20): what a chart draws has 3 to 1 on the ground
// and on the tints of bands, words 4.5 to 1.
func TestBuiltInColours(t *testing.T) {
	var css string
	for _, name := range []string{"site.css", "charts.css"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "layouts", "assets", name))
		if err != nil {
			t.Fatal(err)
		}
		css += string(text)
	}
	for _, mode := range []struct {
		name, block string
		grounds     []ground
	}{{"light", `:root\{|\.chart,\.spark\{\n`, lightGrounds}, {"dark", `dark\)\{:root:root\{|dark\)\{\.chart,\.spark\{`, darkGrounds}} {
		colours := map[string]string{}
		for _, block := range regexp.MustCompile(`(?:^|[\n}])(?:@media \(prefers-color-scheme:)?(?:`+mode.block+`)([^}]*)\}`).FindAllStringSubmatch(css, -1) {
			for _, p := range regexp.MustCompile(`--(?:chart-)?([a-z-]+):(?:var\(--[a-z-]+,)?(#[0-9a-f]{3,6})\b`).FindAllStringSubmatch(block[1], -1) {
				if hex := p[2]; len(hex) == 4 {
					p[2] = "#" + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:3], 2) + strings.Repeat(hex[3:4], 2)
				}
				if _, ok := colours[p[1]]; !ok {
					colours[p[1]] = p[2]
				}
			}
		}
		for n, token := range []string{"paper", "wash", "green-wash", "amber-wash", "red-wash"} {
			if colours[token] != mode.grounds[n].hex {
				t.Errorf("%s: --%s is %q, and themes are checked against %s", mode.name, token, colours[token], mode.grounds[n].hex)
			}
		}
		want := func(c, ground string, least int) {
			if len(colours[c]) != 7 || len(colours[ground]) != 7 {
				t.Errorf("%s: there is no %s or no %s among %v", mode.name, c, ground, colours)
			} else if got := contrast(colours[c], colours[ground]); got < least {
				t.Errorf("%s: %s %s on %s %s has a contrast of %s", mode.name, c, colours[c], ground, colours[ground], hundredths(got))
			}
		}
		for _, ground := range []string{"paper", "wash", "green-wash", "amber-wash", "red-wash"} {
			for _, c := range []string{"accent", "second", "third", "fourth", "green", "amber", "red"} {
				want(c, ground, graphicContrast)
			}
			want("ink", ground, textContrast)
		}
		for _, c := range []string{"soft", "faint"} {
			want(c, "paper", graphicContrast)
		}
		for _, c := range []string{"muted", "link", "green", "amber", "red", "accent"} {
			want(c, "paper", textContrast)
		}
	}
}
