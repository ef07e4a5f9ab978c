package main

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// largestStyle is what the style sheet may weigh, in bytes, compressed.
const largestStyle = 6_800

// unstyled are classes without a rule of their own, and what they are for.
var unstyled = map[string]string{
	"chart-option":   "charts.js reads what it holds",
	"count-none":     "in the text's own colour, as nothing is said of it",
	"direction-none": "in the text's own colour, as nothing is said of it",
	"direction-same": "the same",
	"part":           "tells shares from figures in a chart's table",
	"term":           "tells an abbreviation's meaning from other links",
	"tile-name":      "a layout's own style sheet may need it",
}

// TestStyles holds the classes of the style sheet against those of all pages:
// what has no use is dropped, and what has no style has a reason.
func TestStyles(t *testing.T) {
	s := buildSite(t)
	css, scripts, used := "", "", map[string]bool{}
	for name, data := range s.files {
		switch {
		case strings.HasPrefix(name, "assets/site.") && strings.HasSuffix(name, ".css"):
			css = string(data)
			if n := compressed(t, data); n > largestStyle {
				t.Errorf("the style sheet weighs %d bytes, compressed; it may weigh %d", n, largestStyle)
			}
		case strings.HasPrefix(name, "assets/") && strings.HasSuffix(name, ".js") && !strings.HasPrefix(name, "assets/echarts."):
			scripts += string(data)
		case strings.HasSuffix(name, ".html"):
			for _, m := range classList.FindAllSubmatch(data, -1) {
				for _, class := range strings.Fields(string(m[1])) {
					used[class] = true
				}
			}
		}
	}
	styled := styledClasses(css)
	if len(styled) < 50 || len(used) < 50 {
		t.Fatalf("%d classes are styled and %d used; the test is broken", len(styled), len(used))
	}
	for _, class := range slices.Sorted(maps.Keys(styled)) {
		if !used[class] && !strings.Contains(scripts, class) && !rarelyUsed.MatchString(class) {
			t.Errorf("the style sheet has .%s, which no page has", class)
		}
	}
	for _, class := range slices.Sorted(maps.Keys(used)) {
		if !styled[class] && unstyled[class] == "" {
			t.Errorf("pages have the class %q, of which the style sheet says nothing", class)
		}
	}
}

var (
	classList = regexp.MustCompile(`\sclass="([^"]*)"`)
	cssClass  = regexp.MustCompile(`\.([a-z][a-z0-9-]*)`)
	// rarelyUsed are classes that this site happens to have no use for: places of
	// charts, drafts, lights, columns that a layout has to ask for, and alignments of
	// a table in commentary.
	rarelyUsed = regexp.MustCompile(`^(chart-.*|draft|tag-draft|tag-green|tag-amber|tag-red|count-(green|amber|red|met|not-met)|centre|right|crest|embed|good|met|tile-period)$`)
)

// styledClasses gives the classes that a style sheet's selectors name.
func styledClasses(css string) map[string]bool {
	out := map[string]bool{}
	css = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(css, "")
	for _, selector := range regexp.MustCompile(`[^{}]*\{`).FindAllString(css, -1) {
		for _, m := range cssClass.FindAllStringSubmatch(selector, -1) {
			out[m[1]] = true
		}
	}
	return out
}

// TestContrastOfTokens computes the contrast of every pair of the style sheet's
// own colours that stand on each other, for the light and for the dark.
func TestContrastOfTokens(t *testing.T) {
	css := ""
	for name, data := range buildSite(t).files {
		if strings.HasPrefix(name, "assets/site.") && strings.HasSuffix(name, ".css") {
			css = string(data)
		}
	}
	blocks := regexp.MustCompile(`:root(?::root)?\{([^}]*)\}`).FindAllStringSubmatch(css, 2)
	if len(blocks) != 2 {
		t.Fatalf("the style sheet has %d blocks of tokens", len(blocks))
	}
	light := tokens(blocks[0][1])
	dark := maps.Clone(light)
	maps.Copy(dark, tokens(blocks[1][1]))
	for mode, colours := range map[string]map[string]string{"light": light, "dark": dark} {
		for _, p := range []struct {
			texts, grounds string
			least          float64
		}{
			{"ink muted link green amber red accent", "paper wash", 4.5}, // words, and on the accent the paper's colour
			{"ink", "green-wash amber-wash red-wash", 4.5},
			{"green", "green-wash", 4.5}, {"amber", "amber-wash", 4.5}, {"red", "red-wash", 4.5},
			{"link", "amber-wash", 4.5}, // of a row that an address leads to
			{"faint", "paper", 3},       // shapes that mean something
			{"accent green amber red", "green-wash amber-wash red-wash", 3},
		} {
			for _, text := range strings.Fields(p.texts) {
				for _, ground := range strings.Fields(p.grounds) {
					if colours[text] == "" || colours[ground] == "" {
						t.Fatalf("there is no --%s or no --%s", text, ground)
					}
					if got := contrastOf(t, colours[text], colours[ground]); got < p.least {
						t.Errorf("%s: --%s %s on --%s %s has a contrast of %.2f, and needs %v", mode, text, colours[text], ground, colours[ground], got, p.least)
					}
				}
			}
		}
	}
}

// tokens gives the colours among a block of custom properties.
func tokens(block string) map[string]string {
	out := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+):(#[0-9a-f]{6}|#[0-9a-f]{3})\b`).FindAllStringSubmatch(block, -1) {
		if c := m[2]; len(c) == 4 {
			m[2] = "#" + strings.Repeat(c[1:2], 2) + strings.Repeat(c[2:3], 2) + strings.Repeat(c[3:4], 2)
		}
		out[m[1]] = m[2]
	}
	return out
}

// contrastOf gives the contrast ratio of two colours (#rrggbb) by WCAG 2.2.
func contrastOf(t *testing.T, a, b string) float64 {
	t.Helper()
	luminance := func(c string) float64 {
		sum := 0.0
		for n, weight := range []float64{0.2126, 0.7152, 0.0722} {
			v, err := strconv.ParseUint(c[1+2*n:3+2*n], 16, 8)
			if err != nil {
				t.Fatalf("%q is no colour", c)
			}
			x := float64(v) / 255
			if x <= 0.04045 {
				x /= 12.92
			} else {
				x = math.Pow((x+0.055)/1.055, 2.4)
			}
			sum += weight * x
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrastOf(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#000000", 21}, {"#777777", "#777777", 1}, {"#767676", "#ffffff", 4.54}} {
		if got := contrastOf(t, c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}
