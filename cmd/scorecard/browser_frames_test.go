package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// framingSnippet reads what layouts/README.md tells a council to put into a
// page that frames a chart.
func framingSnippet(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "layouts", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("(?s)```\n(<iframe.*?</script>)\n```").FindSubmatch(text)
	if found == nil {
		t.Fatal("layouts/README.md has no lines for a page that frames a chart")
	}
	return string(found[1])
}

// serveFraming is another site than ours: its page at a path frames our page at
// that path, by the lines that the documentation has.
func (b *browser) serveFraming(w http.ResponseWriter, r *http.Request) {
	text := strings.NewReplacer(
		"https://scorecard.example.gov.uk/dorset/2023-03/embed/children-in-care/", b.origin+strings.TrimPrefix(r.URL.Path, "/"),
		"https://scorecard.example.gov.uk", strings.TrimSuffix(b.origin, "/")).Replace(b.framing)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, `<!doctype html><html lang="en-GB"><title>Another site</title><link rel="icon" href="data:,"><body style="margin:0">`+text)
}

// testFrames frames charts in a page of another origin. Each becomes as high as
// it is, at whatever width, and all that it says can be seen; every other kind
// of page refuses.
func testFrames(t *testing.T, b *browser) {
	tb := b.tab(t)
	const path = "dorset/2023-03/embed/starts-and-leavers/"
	for _, width := range []int{320, 768, 1280} {
		v := view{width: width}
		tb.look(t, v)
		tb.visit(t, path)
		own := ask[int](t, tb, `() => Math.ceil(document.body.getBoundingClientRect().height)`)
		tb.report(t, v, sidewaysScript)
		tb.open(t, b.elsewhere+path)
		framed := ask[int](t, tb, framedScript)
		if own < 200 || framed != own {
			t.Errorf("%d px wide, the chart is %d px high and its frame %d", width, own, framed)
		}
	}
	narrower := ask[int](t, tb, `async () => {
		const frame = document.querySelector('iframe'), before = frame.height;
		frame.width = 320;
		for (let n = 0; n < 400 && frame.height === before; n++) await new Promise((done) => setTimeout(done, 25));
		return Number(frame.height) - Number(before);
	}`)
	if narrower <= 0 {
		t.Errorf("the frame is made narrower, and grows by %d px", narrower)
	}
	for _, s := range b.site.samples(t) {
		if s.kind == "404" {
			continue
		}
		tb.open(t, b.elsewhere+s.path)
		ask[bool](t, tb, `() => new Promise((done) => setTimeout(() => done(true), 100))`)
		heard := strings.Join(tb.heard(), "\n")
		if refuses := strings.Contains(heard, "frame-ancestors 'none'"); refuses == (s.kind == "embed") {
			t.Errorf("%s, framed by another site, says %q", s.path, heard)
		}
	}
}

// framedScript waits until the frame is no longer as high as the page made it,
// and gives its height.
const framedScript = `async () => {
	const frame = document.querySelector('iframe');
	for (let n = 0; n < 400 && frame.height === '600'; n++) await new Promise((done) => setTimeout(done, 25));
	return Number(frame.height);
}`
