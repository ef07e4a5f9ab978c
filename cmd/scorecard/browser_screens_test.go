package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// TestScreens writes, where SCORECARD_SCREENS is set, pictures of pages at three
// widths to testdata/screens, for people to look at: `make screens`.
func TestScreens(t *testing.T) {
	if os.Getenv("SCORECARD_SCREENS") == "" {
		t.Skip("it takes pictures, and only where SCORECARD_SCREENS is set: make screens")
	}
	b := openBrowser(t)
	dir := filepath.Join("testdata", "screens")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, s := range b.site.samples(t) {
		pictured := s.kind == "index" || s.kind == "month of dorset" || s.kind == "indicator with a chart" || strings.HasSuffix(s.kind, "young-people")
		if !pictured {
			continue
		}
		t.Run(s.kind, func(t *testing.T) {
			tb := b.tab(t)
			tb.visit(t, s.path)
			for _, width := range []int{320, 768, 1280} {
				tb.look(t, view{width: width})
				name := fmt.Sprintf("%s-%d.png", strings.ReplaceAll(s.kind, " ", "-"), width)
				shot := call(t, tb, page.CaptureScreenshot, page.CaptureScreenshotParams{})
				if err := os.WriteFile(filepath.Join(dir, name), shot.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
