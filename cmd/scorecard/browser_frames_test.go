package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
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
	tb.opensInFrame(t, path)
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

// opensInFrame opens the figures of a chart that another site frames, by a click
// into the frame, which then becomes as high as they need.
func (tb *tab) opensInFrame(t *testing.T, path string) {
	t.Helper()
	tb.visit(t, path)
	at := ask[[3]float64](t, tb, `async () => {
		const details = document.querySelector('details'), r = details.querySelector('summary').getBoundingClientRect();
		details.open = true;
		`+drawnScript+`
		return [r.left + 10, r.top + r.height / 2, Math.ceil(document.body.getBoundingClientRect().height)];
	}`)
	tb.open(t, tb.elsewhere+path)
	ask[int](t, tb, framedScript)
	for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
		call(t, tb, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1], Button: input.MouseButtonLeft, ClickCount: 1})
	}
	high := ask[float64](t, tb, fmt.Sprintf(`async () => {
		const frame = document.querySelector('iframe');
		for (let n = 0; n < 400 && Number(frame.height) < %g; n++) await new Promise((done) => setTimeout(done, 10));
		return Number(frame.height);
	}`, at[2]))
	if high != at[2] {
		t.Errorf("with its figures open the chart is %g px high and its frame %g", at[2], high)
	}
}

// framedScript waits until the frame is no longer as high as the page made it,
// and gives its height.
const framedScript = `async () => {
	const frame = document.querySelector('iframe');
	for (let n = 0; n < 400 && frame.height === '600'; n++) await new Promise((done) => setTimeout(done, 25));
	return Number(frame.height);
}`
