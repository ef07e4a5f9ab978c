package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// testRandom shows the browser random charts. Still and live, at three widths,
// every mark of the one is where the other has it, no label leaves its box or
// touches another, and nothing offends the policy or complains, whether charts
// are woken or hovered.
func testRandom(t *testing.T, b *browser) {
	seeds, each := 1, 500
	if os.Getenv("SCORECARD_SOAK") != "" {
		seeds, each = 10, 1000
	}
	t.Logf("seeds 1 to %d, %d charts of each", seeds, each)
	for seed := 1; seed <= seeds; seed++ {
		for first := 0; first < each; first += batchSize {
			name := fmt.Sprintf("%d/%d/%d/", seed, first, min(first+batchSize, each))
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				tb := b.tab(t)
				widths := []int{320, 800, 1200}
				if first%(2*batchSize) > 0 {
					widths = []int{1200, 320, 800}
				}
				tb.lookThrough(t, randomPages+name, widths)
			})
		}
	}
}

// lookThrough looks at the charts of a page at widths, first still and then
// live.
func (tb *tab) lookThrough(t *testing.T, path string, widths []int) {
	t.Helper()
	for _, width := range widths {
		v := view{width: width}
		tb.look(t, v)
		if width == widths[0] {
			tb.visit(t, path)
		}
		tb.report(t, v, labelsScript)
	}
	for _, width := range widths {
		v := view{width: width}
		tb.look(t, v)
		tb.report(t, v, wakeScript)
		tb.report(t, v, geometryScript)
		tb.report(t, v, labelsScript)
		tb.report(t, v, sidewaysScript)
	}
	tb.report(t, view{width: widths[2]}, tipsScript)
}

// labelsScript finds words of charts that are not within their box, or touch
// others. Of what stands in a group that is not displayed checkVisibility says
// that it is seen.
const labelsScript = `() => [...document.querySelectorAll('figure.chart')].flatMap((f) => {
	const hidden = (e) => !e.checkVisibility({visibilityProperty: true}) || [e.parentElement, e.parentElement.parentElement].some((g) => getComputedStyle(g).display === 'none');
	const box = f.querySelector('.chart-box, .chart-svg').getBoundingClientRect(), wrong = [], seen = [];
	for (const e of f.querySelectorAll('.chart-svg text, .chart-canvas svg text')) {
		const b = e.getBBox(), m = e.getScreenCTM();
		const r = {left: m.e + b.x, right: m.e + b.x + b.width, top: m.f + b.y, bottom: m.f + b.y + b.height}, say = f.id + ' (' + f.querySelector('figcaption')?.textContent + '): "' + e.textContent + '"';
		if (!b.width || hidden(e)) continue;
		if (r.left < box.left - 0.05 || r.right > box.right + 0.05 || r.top < box.top - 0.05 || r.bottom > box.bottom + 0.05) {
			wrong.push(say + ' leaves its box: ' + [r.left - box.left, r.top - box.top, r.right - box.right, r.bottom - box.bottom].map((n) => n.toFixed(1)));
		}
		for (const [o, words] of seen) {
			if (r.left < o.right && o.left < r.right && r.top < o.bottom && o.top < r.bottom) {
				wrong.push(say + ' touches "' + words + '" by ' + (Math.min(r.right, o.right) - Math.max(r.left, o.left)).toFixed(1) + ' by ' + (Math.min(r.bottom, o.bottom) - Math.max(r.top, o.top)).toFixed(1));
			}
		}
		seen.push([r, e.textContent]);
	}
	return wrong;
})`

// tipsScript moves a pointer over every live chart. Where there are figures it
// must be told of one.
const tipsScript = `async () => {
	const wrong = [];
	for (const f of document.querySelectorAll('figure.chart-live')) {
		const box = f.querySelector('.chart-canvas').getBoundingClientRect(), inner = f.querySelector('.chart-canvas > div');
		for (const part of [0.3, 0.5, 0.7, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9]) { // a slot without a period has nothing to say
			if (part < 0.3 && f.querySelector('.chart-tip')?.textContent) break;
			const at = {clientX: box.left + box.width * part, clientY: box.top + box.height * part, bubbles: true};
			inner.dispatchEvent(new PointerEvent('pointermove', at));
			inner.dispatchEvent(new MouseEvent('mousemove', at));
		}
		await new Promise((done) => setTimeout(done));
		const option = JSON.parse(f.querySelector('script.chart-option').textContent);
		if (option.series[0].data.filter((d) => d.display).length > 2 && !f.querySelector('.chart-tip')?.textContent) wrong.push(f.id + ' says nothing when hovered');
	}
	return wrong;
}`

// testSamePrint prints pages before and after their charts were woken. There is
// no difference but in the dates that a PDF has.
func testSamePrint(t *testing.T, b *browser) {
	dates := regexp.MustCompile(`/(CreationDate|ModDate) \(D:[^)]*\)|/ID \[[^\]]*\]`)
	paths := []string{randomPages + "1/0/24/", randomPages + "1/24/60/"}
	for _, s := range charted(t, b) {
		if s.kind == "month of dorset" || s.kind == "indicator with a breakdown" || s.kind == "superseded version" {
			paths = append(paths, s.path)
		}
	}
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			tb := b.tab(t)
			yes := true
			pdf := func() []byte {
				return dates.ReplaceAll(call(t, tb, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, PrintBackground: &yes}).Data, nil)
			}
			v := view{width: 1200}
			tb.look(t, v)
			tb.visit(t, path)
			still := pdf()
			tb.report(t, v, wakeScript)
			tb.report(t, v, tipsScript)
			live := pdf()
			if !bytes.Equal(still, live) {
				t.Errorf("woken, it prints otherwise: %d bytes, %d before", len(live), len(still))
			}
		})
	}
}
