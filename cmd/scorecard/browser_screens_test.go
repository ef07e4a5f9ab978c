package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// pictured are the kinds of pages that pictures are taken of.
var pictured = []string{"index", "scorecard", "month of dorset", "month of rotherham", "young people", "indicator with a chart", "indicator with a breakdown",
	"meeting", "A to Z", "search", "corrections", "accessibility statement", "ordinary page"}

// tallest is how much of a page a picture shows, in CSS pixels.
const tallest = 3000

// TestScreens writes, where SCORECARD_SCREENS is set, pictures of pages at three
// widths, in the dark and in forced colours to testdata/screens, for people to
// look at: `make screens`.
func TestScreens(t *testing.T) {
	if os.Getenv("SCORECARD_SCREENS") == "" {
		t.Skip("it takes pictures, and only where SCORECARD_SCREENS is set: make screens")
	}
	b := openBrowser(t)
	dir := filepath.Join("testdata", "screens")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, s := range b.site.samples(t) {
		if !slices.Contains(pictured, s.kind) {
			continue
		}
		found++
		t.Run(s.kind, func(t *testing.T) {
			tb := b.tab(t)
			tb.visit(t, s.path)
			for _, v := range []view{{width: 320}, {width: 768}, {width: 1280}, {width: 1280, dark: true}, {width: 1280, forced: true}} {
				tb.look(t, v)
				high := min(ask[float64](t, tb, `() => document.documentElement.scrollHeight`), tallest)
				name := strings.NewReplacer(" ", "-", ",", "", "-px", "").Replace(fmt.Sprintf("%s %s.png", s.kind, v))
				beyond := true
				shot := call(t, tb, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &beyond,
					Clip: &page.Viewport{Width: float64(v.width), Height: high, Scale: 1}})
				if err := os.WriteFile(filepath.Join(dir, name), shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if found != len(pictured) {
		t.Errorf("pictures of %d kinds of pages were taken, and not of %d", found, len(pictured))
	}
}
