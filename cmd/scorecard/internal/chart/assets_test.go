package chart

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const assets = "../../../../layouts/assets/"

func asset(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(assets + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The style sheet has a rule for every margin that a frame can have, and for
// every class that a drawing has.
func TestStyleSheetKnowsTheClasses(t *testing.T) {
	css := asset(t, "charts.css")
	for m := marginStep; m <= mostMargin; m += marginStep {
		for _, side := range []string{"left", "right"} {
			if want := fmt.Sprintf(".chart-%s-%d{padding-%s:%dpx}", side, m, side, m); !strings.Contains(css, want) {
				t.Errorf("there is no %s", want)
			}
		}
	}
	class := regexp.MustCompile(`class="([^"]*)"`)
	for name, s := range examples(t) {
		svg := s.AppendSpark(s.Drawing().AppendSVG(nil))
		svg = append(s.Drawing().AppendBoxClass(append(svg, `class="`...)), '"')
		for _, m := range class.FindAllStringSubmatch(string(svg), -1) {
			for _, c := range strings.Fields(m[1]) {
				if !regexp.MustCompile(`\.` + c + `[ ,{]`).MatchString(css) {
					t.Errorf("%s: there is no rule for .%s", name, c)
				}
			}
		}
	}
}

// Both the style sheet and the script thin labels out below the width that
// labels are laid out for.
func TestAssetsKnowTheWidth(t *testing.T) {
	if want := fmt.Sprintf("@container chart (width < %dpx)", wideAbove); !strings.Contains(asset(t, "charts.css"), want) {
		t.Errorf("charts.css has no %s", want)
	}
	if want := fmt.Sprintf("const narrow = %d;", wideAbove); !strings.Contains(asset(t, "charts.js"), want) {
		t.Errorf("charts.js has no %s", want)
	}
}

// Every colour that an option names is a custom property of the style sheet,
// whose value without the site's own is that of the static drawing.
func TestColoursAgree(t *testing.T) {
	css := asset(t, "charts.css")
	for name, colour := range map[string]string{
		"ink": ink, "paper": paper, "rule": rule, "accent": accent, "green": green, "amber": amber, "red": red,
		"second": second, "third": third, "fourth": fourth, "soft": soft, "muted": muted,
		"wash": tints[0].colour, "green-wash": tints[1].colour, "amber-wash": tints[2].colour, "red-wash": tints[3].colour,
	} {
		want := fmt.Sprintf("--chart-%s:var(--%s,%s)", name, name, strings.Replace(colour, "#ffffff", "#fff", 1))
		if !strings.Contains(css, want) {
			t.Errorf("charts.css has no %s", want)
		}
	}
	token := regexp.MustCompile(`"(--[a-z-]+)"`)
	for _, s := range examples(t) {
		for _, m := range token.FindAllStringSubmatch(string(new(Options).Append(nil, s.Drawing())), -1) {
			if !strings.Contains(css, m[1]+":") {
				t.Errorf("charts.css does not define %s", m[1])
			}
		}
	}
}

// Graphics have a contrast of 3 to 1 with the paper and with the tints behind
// them, and text one of 4.5 (WCAG 2.2, 1.4.3 and 1.4.11), in light and in dark,
// in the colours of the site's own style sheet and of this one.
func TestContrast(t *testing.T) {
	light, dark := palette(t)
	for name, colours := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, c := range []struct {
			front, behind string
			least         float64
		}{
			{"ink", "paper wash green-wash amber-wash red-wash", 4.5}, {"muted", "paper", 4.5},
			{"accent", "paper green-wash amber-wash red-wash", 3}, {"green", "paper green-wash amber-wash red-wash", 3},
			{"amber", "paper green-wash amber-wash red-wash", 3}, {"red", "paper green-wash amber-wash red-wash", 3},
			{"second", "paper green-wash amber-wash red-wash", 3}, {"third", "paper green-wash amber-wash red-wash", 3},
			{"fourth", "paper green-wash amber-wash red-wash", 3}, {"soft", "paper", 3},
			{"accent", "soft", 2}, // a line over columns, which its marks and its shape tell apart as well
		} {
			for _, behind := range strings.Fields(c.behind) {
				if got := contrast(t, colours[c.front], colours[behind]); got < c.least {
					t.Errorf("%s: %s %s on %s %s is %.2f to 1, want %.1f", name, c.front, colours[c.front], behind, colours[behind], got, c.least)
				}
			}
		}
	}
}

// palette gives the colours of a page in light and in dark.
func palette(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	light, dark = map[string]string{}, map[string]string{}
	for _, sheet := range []string{asset(t, "charts.css"), asset(t, "site.css")} { // the site's own last
		before, rest, ok := strings.Cut(sheet, "@media (prefers-color-scheme:dark){")
		if !ok {
			t.Fatal("a style sheet has no dark colours")
		}
		rest, _, _ = strings.Cut(rest, "}}")
		for text, into := range map[string]map[string]string{before: light, rest: dark} {
			for _, m := range regexp.MustCompile(`--(?:chart-[a-z-]+:var\(--)?([a-z-]+)[:,](#[0-9a-f]{3,6})`).FindAllStringSubmatch(text, -1) {
				if len(m[2]) == 4 {
					m[2] = "#" + strings.Repeat(m[2][1:2], 2) + strings.Repeat(m[2][2:3], 2) + strings.Repeat(m[2][3:4], 2)
				}
				into[m[1]] = m[2]
			}
		}
	}
	if len(light) < 14 || len(dark) < 14 {
		t.Fatalf("%d and %d colours", len(light), len(dark))
	}
	return light, dark
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	linear := func(v uint64) float64 {
		c := float64(v&255) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}

// What the content security policy of the site forbids must be in neither the
// script nor the drawings.
func TestPolicyIsKept(t *testing.T) {
	js := asset(t, "charts.js")
	if n := strings.Count(js, "\n"); n > 300 {
		t.Errorf("charts.js has %d lines", n)
	}
	for _, word := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "document.write", "http:", "https:", "cssText", "globalThis.", "window."} {
		if strings.Contains(js, word) {
			t.Errorf("charts.js uses %s", word)
		}
	}
	for name, s := range examples(t) {
		if svg := string(s.AppendFile(s.AppendSpark(nil))); strings.Contains(svg, "style=") || strings.Contains(svg, "<style") {
			t.Errorf("%s is styled within itself", name)
		}
	}
}
