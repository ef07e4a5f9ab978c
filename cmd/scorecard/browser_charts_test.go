package main

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
)

// charted gives the sample pages that have charts, which must be there.
func charted(t *testing.T, b *browser) []sample {
	t.Helper()
	var out []sample
	for _, s := range b.site.samples(t) {
		if len(elements(b.site.pages[s.name], classed("figure", "chart"))) > 0 {
			out = append(out, s)
		}
	}
	if len(out) < 3 {
		t.Fatalf("%d kinds of page have charts", len(out))
	}
	return out
}

// everyCharted gives all pages that have charts where SCORECARD_SOAK is set,
// which takes minutes, and the sample pages elsewhere.
func everyCharted(t *testing.T, b *browser) []sample {
	t.Helper()
	if os.Getenv("SCORECARD_SOAK") == "" {
		return charted(t, b)
	}
	var out []sample
	for _, name := range slices.Sorted(maps.Keys(b.site.pages)) {
		if len(elements(b.site.pages[name], classed("figure", "chart"))) > 0 {
			out = append(out, sample{name, name, strings.TrimSuffix(name, "index.html")})
		}
	}
	t.Logf("%d pages have charts", len(out))
	return out
}

// testWake moves the pointer onto every chart. Each comes alive and says its
// figures, and the page is then still as it has to be. An indicator's charts are
// woken on a narrow screen in the dark too.
func testWake(t *testing.T, b *browser) {
	for _, s := range charted(t, b) {
		t.Run(s.kind, func(t *testing.T) {
			t.Parallel()
			tb := b.tab(t)
			v := view{width: 1280, reduced: true}
			tb.look(t, v)
			tb.visit(t, s.path)
			tb.hover(t)
			tb.woken(t, v, allRules)
			if strings.HasPrefix(s.kind, "month") {
				return
			}
			v = view{width: 320, dark: true}
			tb.look(t, v)
			tb.report(t, v, wakeScript)
			tb.woken(t, v, colourRules)
		})
	}
}

// woken looks at a page whose charts are live.
func (tb *tab) woken(t *testing.T, v view, rules string) {
	t.Helper()
	tb.report(t, v, movingScript)
	tb.report(t, v, sidewaysScript)
	for _, wrong := range tb.judge(t, "{include: ['figure.chart']}", rules) {
		t.Errorf("%s, charts woken, %s: %s", tb.at, v, wrong)
	}
}

// wakeScript wakes every chart at once.
const wakeScript = `async () => {
	await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));
	const figures = [...document.querySelectorAll('figure.chart')].filter((f) => f.querySelector('.chart-option')), asleep = () => figures.filter((f) => !f.matches('.chart-live'));
	for (const f of figures) f.dispatchEvent(new PointerEvent('pointerenter'));
	for (let n = 0; n < 400 && asleep().length; n++) await new Promise((done) => setTimeout(done, 25));
	return asleep().map((f) => f.id + ' does not come alive');
}`

// hover moves the pointer onto a figure of each chart, which must then be live
// and show a tooltip.
func (tb *tab) hover(t *testing.T) {
	t.Helper()
	charts := ask[[]string](t, tb, `() => [...document.querySelectorAll('figure.chart')].map((f) => f.id)`)
	for _, id := range charts {
		at := ask[[2]float64](t, tb, `() => {
			const box = document.getElementById('`+id+`').querySelector('.chart-box');
			box.scrollIntoView({block: 'center', behavior: 'instant'});
			const marks = [...box.querySelectorAll('.chart-svg :is(circle, .chart-bar rect, [class*=chart-green], [class*=chart-amber], [class*=chart-red])')];
			const r = (marks.findLast((e) => !e.closest('.chart-stay')) ?? box).getBoundingClientRect(); // what stays is the key and the bands
			return [r.left + r.width / 2, r.top + r.height / 2];
		}`)
		for _, off := range []float64{0, 1} { // the first move wakes it, and ECharts listens from then on
			call(t, tb, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: at[0] + off, Y: at[1]})
			awake := ask[bool](t, tb, `async () => {
				const figure = document.getElementById('`+id+`');
				for (let n = 0; n < 400 && !figure.matches('.chart-live'); n++) await new Promise((done) => setTimeout(done, 10));
				return figure.matches('.chart-live');
			}`)
			if !awake {
				t.Errorf("%s: the chart %s does not come alive", tb.at, id)
			}
		}
		tip := ask[string](t, tb, `async () => {
			const tip = () => [...document.getElementById('`+id+`').querySelectorAll('.chart-tip')].find((e) => e.checkVisibility({visibilityProperty: true, opacityProperty: true}));
			for (let n = 0; n < 200 && !tip(); n++) await new Promise((done) => setTimeout(done, 10));
			return tip()?.textContent ?? '';
		}`)
		if tip == "" {
			t.Errorf("%s: the chart %s, hovered, says nothing", tb.at, id)
		}
	}
}

// testGeometry wakes the charts and holds each live drawing against its still
// one: the same marks in the same colours, half a pixel apart at most. They
// are right from the start, and when the page becomes narrower.
func testGeometry(t *testing.T, b *browser) {
	for _, s := range everyCharted(t, b) {
		t.Run(s.kind, func(t *testing.T) {
			t.Parallel()
			tb := b.tab(t)
			for n, width := range []int{320, 1200, 800} {
				v := view{width: width}
				tb.look(t, v)
				if n < 2 {
					tb.visit(t, s.path)
				}
				tb.report(t, v, wakeScript)
				tb.report(t, v, geometryScript)
			}
		})
	}
}

// geometryScript compares each chart's two drawings mark by mark: words by
// their boxes; shapes by fill, line and box; lines by their corners too. What
// stays when a chart is live is in one drawing alone, and what is not ticked in
// neither.
const geometryScript = `() => {
	const point = (m, x, y) => { const p = new DOMPoint(x, y).matrixTransform(m); return [p.x, p.y]; };
	function corners(e, m) {
		if (e.localName === 'line') return [...point(m, e.x1.baseVal.value, e.y1.baseVal.value), ...point(m, e.x2.baseVal.value, e.y2.baseVal.value)];
		const d = e.getAttribute('d') || '';
		return /^[ML\d., -]+$/.test(d) ? [...d.matchAll(/(-?[\d.]+)[ ,]+(-?[\d.]+)/g)].flatMap((n) => point(m, +n[1], +n[2])) : [];
	}
	// A pattern in the still drawing has a ground; in the live one it lies on a mark of that colour.
	function plain(e, fill) {
		const pattern = /^url\("#(.*)"\)$/.exec(fill);
		if (!pattern) return fill;
		return e.closest('.chart-canvas') ? 'none' : getComputedStyle(document.getElementById(pattern[1]).querySelector('rect')).fill;
	}
	function mark(e) {
		const style = getComputedStyle(e), m = e.getScreenCTM();
		const series = /chart-(?:line|dot)-(\d)/.exec(e.getAttribute('class') || e.closest('g')?.getAttribute('class') || '');
		if (e.closest('.chart-stay, defs') || !e.getClientRects().length || series && e.closest('.chart-off-' + series[1])) return [];
		if (e.localName === 'text') {
			const r = e.getBoundingClientRect();
			return e.textContent ? [{what: e.textContent + ' ' + style.fill, at: [r.left, r.top, r.right, r.bottom]}] : [];
		}
		const fill = e.localName === 'line' ? 'none' : plain(e, style.fill), stroked = style.stroke !== 'none' && style.strokeOpacity !== '0' && style.opacity !== '0';
		if (fill === 'none' && !stroked) return [];
		const scale = style.vectorEffect === 'none' ? Math.sqrt(Math.abs(m.a * m.d - m.b * m.c)) : 1;
		const line = stroked ? ', line ' + style.stroke + ' ' + (parseFloat(style.strokeWidth) * scale).toFixed(1) : '';
		const b = e.getBBox();
		if (!b.width && !b.height) return []; // a line to nowhere is not drawn
		return [{what: 'fill ' + fill + line, at: [...point(m, b.x, b.y), ...point(m, b.x + b.width, b.y + b.height), ...(fill === 'none' ? corners(e, m) : [])]}];
	}
	const marks = (svg) => [...svg.querySelectorAll('line, path, circle, rect, text')].flatMap(mark);
	const near = (a, b) => a.what === b.what && a.at.length === b.at.length && a.at.every((n, i) => Math.abs(n - b.at[i]) <= 0.5);
	const say = (m) => m.what + ' at ' + m.at.map((n) => n.toFixed(2)).join(' ');
	return [...document.querySelectorAll('figure.chart.chart-live')].flatMap((f) => {
		const still = marks(f.querySelector('.chart-svg')), foot = f.querySelector('.chart-svg').getBoundingClientRect().bottom;
		const live = marks(f.querySelector('.chart-canvas svg')).filter((m) => m.at[1] < foot); // below it is the slider of a long history
		return [
			...(still.length || 'blank' in f.dataset ? [] : [f.id + ' has no marks']),
			...still.filter((m) => !live.some((o) => near(m, o))).map((m) => f.id + ', only in the still drawing: ' + say(m)),
			...live.filter((m) => !still.some((o) => near(m, o))).map((m) => f.id + ', only in the live drawing: ' + say(m)),
		];
	});
}`

// testReader moves the slider below every chart from end to end with the keys.
// It says the figures of the chart's table, in their order.
func testReader(t *testing.T, b *browser) {
	for _, s := range charted(t, b) {
		t.Run(s.kind, func(t *testing.T) {
			t.Parallel()
			tb := b.tab(t)
			tb.visit(t, s.path)
			ask[bool](t, tb, openScript)
			said := ask[[]readerSays](t, tb, readerScript)
			if len(said) == 0 {
				t.Errorf("%s: no chart can be read with a slider", s.path)
			}
			for _, r := range said {
				if r.Points < 2 || len(r.Wrong) > 0 {
					t.Errorf("%s: the slider of %s goes through %d figures: %s", s.path, r.Chart, r.Points, strings.Join(r.Wrong, "; "))
				}
			}
		})
	}
}

// readerSays is what the slider of a chart says, from readerScript.
type readerSays struct {
	Chart  string
	Points int
	Wrong  []string
}

const readerScript = `() => [...document.querySelectorAll('figure.chart')].filter((f) => f.querySelectorAll('tbody tr').length > 1).map((figure) => {
	const wrong = [], slider = figure.querySelector('input[type=range]'), clean = (s) => s.replace(/\s+/g, ' ').trim();
	if (!slider) return {Chart: figure.id, Points: 0, Wrong: ['there is none']};
	const said = [], status = (c) => c && clean(c.textContent) !== 'No status' ? ', ' + clean(c.textContent).toLowerCase() : '';
	const heads = [...figure.querySelectorAll('thead th')].map((h) => h.className === 'num' ? clean(h.textContent) : '');
	const several = heads.filter(Boolean).length > 1;
	const cells = [...figure.querySelectorAll('tbody tr')].map(({cells: c}) => several
		? heads.map((h, n) => h && h + ' ' + clean(c[n].textContent)).filter(Boolean).join(', ')
		: clean(c[1].textContent) + (c[2]?.className === 'part' ? ' (' + clean(c[2].textContent) + ')' : status(c[2])));
	for (let n = +slider.min; n <= +slider.max; n++) {
		slider.value = n;
		slider.dispatchEvent(new Event('input'));
		const text = clean(slider.getAttribute('aria-valuetext'));
		if (text !== clean(figure.querySelector('output').textContent)) wrong.push('shown and said differ at ' + text);
		said.push(text.slice(text.lastIndexOf(': ') + 2));
	}
	const within = (list) => said.every((s) => { while (list.length) if (list.shift() === s) return true; });
	if (!within([...cells]) && !within(cells.reverse())) wrong.push('it says ' + said.join(' | ') + ', the table ' + cells.join(' | '));
	return {Chart: figure.id, Points: slider.max - slider.min + 1, Wrong: wrong};
})`
