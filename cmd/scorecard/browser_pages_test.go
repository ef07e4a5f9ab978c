package main

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// A sample is a page that stands for others of its kind.
type sample struct {
	kind string // "month of dorset"
	name string // of the file
	path string // of the address
}

// versionPage is the file of a page of a version, by its month and its number.
var versionPage = regexp.MustCompile(`^([a-z0-9-]+/\d{4}-\d\d)/v(\d+)/(?:young-people/)?index\.html$`)

// kindOf says what kind of page a file is.
func (s *rendered) kindOf(name string) string {
	part := strings.Split(strings.TrimSuffix(name, "index.html"), "/")
	has := func(class string) bool { return len(elements(s.pages[name], classed("figure", class))) > 0 }
	switch {
	case name == "404.html", name == "index.html":
		return strings.TrimSuffix(name, ".html")
	case part[0] == "search", part[0] == "corrections":
		return part[0]
	case part[0] == "accessibility":
		return "accessibility statement"
	case s.pages[part[0]+"/indicators/index.html"] == nil:
		return "ordinary page"
	case len(part) == 2:
		return "scorecard"
	case slices.Contains(part[1:], "embed"):
		return "embed"
	case part[len(part)-2] == "young-people":
		return "young people"
	case versionPage.MatchString(name):
		number, _ := strconv.Atoi(versionPage.FindStringSubmatch(name)[2])
		if s.pages[part[0]+"/"+part[1]+"/v"+strconv.Itoa(number+1)+"/index.html"] != nil {
			return "superseded version"
		}
		return "version"
	case regexp.MustCompile(`^\d{4}-\d\d$`).MatchString(part[1]):
		return strings.TrimSuffix("month of "+part[0]+" "+strings.Join(part[2:], " "), " ")
	case part[1] == "indicators" && len(part) == 3:
		return "A to Z"
	case part[1] == "indicators" && strings.Contains(string(s.files[name]), `.breakdown`):
		return "indicator with a breakdown"
	case part[1] == "indicators" && has("chart"):
		return "indicator with a chart"
	case part[1] == "indicators":
		return "indicator without a chart"
	case part[1] == "meetings" && len(part) == 4:
		return "meeting"
	}
	return "other: " + strings.Join(part[1:], "/")
}

// samples gives the largest page of each kind. All kinds that readers are
// promised must be there.
func (s *rendered) samples(t *testing.T) []sample {
	t.Helper()
	largest := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(s.pages)) {
		kind := s.kindOf(name)
		if before, ok := largest[kind]; !ok || len(s.files[name]) > len(s.files[before]) {
			largest[kind] = name
		}
	}
	for _, kind := range []string{"404", "index", "ordinary page", "accessibility statement", "scorecard", "month of dorset", "month of rotherham", "month of cambridgeshire",
		"month of peterborough", "month of board-minutes", "A to Z", "search", "corrections", "indicator with a breakdown", "indicator with a chart", "indicator without a chart", "meeting", "embed", "young people", "version", "superseded version"} {
		if largest[kind] == "" {
			t.Errorf("there is no page of the kind %q", kind)
		}
	}
	var out []sample
	for _, kind := range slices.Sorted(maps.Keys(largest)) {
		name := largest[kind]
		path := strings.TrimSuffix(name, "index.html")
		if kind == "404" {
			path = missing
		}
		out = append(out, sample{kind, name, path})
	}
	return out
}

// everyKind runs a check of the page of each kind, as subtests.
func everyKind(t *testing.T, b *browser, check func(*testing.T, *tab, sample)) {
	for _, s := range b.site.samples(t) {
		t.Run(s.kind, func(t *testing.T) {
			t.Parallel()
			check(t, b.tab(t), s)
		})
	}
}

// report fails the test for each thing that a script finds wrong.
func (tb *tab) report(t *testing.T, v view, script string) {
	t.Helper()
	for _, wrong := range ask[[]string](t, tb, script) {
		t.Errorf("%s, %s: %s", tb.at, v, wrong)
	}
}

// axeViews are how pages are held against the rules of axe-core. In the dark, on
// paper and where a reader has chosen the colours nothing is different but the
// colours; enlarged and with wide spaces nothing but the places.
var axeViews = []struct {
	view
	rules    string
	unfolded bool // with every note opened
}{
	{view{width: 1280}, allRules, false},
	{view{width: 1280, dark: true}, colourRules, false},
	{view{width: 768}, allRules, true},
	{view{width: 768, forced: true}, contrastRules, true},
	{view{width: 718, print: true}, colourRules, false},
	{view{width: 320, dark: true}, colourRules, true},
	{view{width: 320, reduced: true}, allRules, true},
	{view{width: 320, height: 256, scale: 4}, placeRules, true},
	{view{width: 320, spaced: true}, placeRules, true},
}

// testAxe holds pages against the rules of axe-core, and without scripts too,
// which it does not need.
func testAxe(t *testing.T, b *browser) {
	if b.axe == "" {
		absent(t, "axe-core is not there; `make tools` fetches it")
	}
	everyKind(t, b, func(t *testing.T, tb *tab, s sample) {
		hold := func(v view, how, rules string) {
			for _, wrong := range tb.judge(t, "document", rules) {
				t.Errorf("%s, %s%s: %s", s.path, v, how, wrong)
			}
		}
		tb.visit(t, s.path)
		for _, v := range axeViews {
			tb.look(t, v.view)
			if v.unfolded {
				ask[int](t, tb, unfoldScript)
			}
			if v.spaced {
				ask[bool](t, tb, spaceScript)
			}
			hold(v.view, "", v.rules)
		}
		tb.scripts(t, false)
		v := view{width: 320}
		tb.look(t, v)
		tb.visit(t, s.path)
		tb.scripts(t, true) // those of the page have had their turn
		hold(v, ", no scripts", allRules)
	})
}

// unfoldScript opens every note of the page.
const unfoldScript = `() => [...document.querySelectorAll('details')].map((e) => e.open = true).length`

// Sets of axe-core's rules.
const (
	allRules    = `{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']}`
	colourRules = `{type: 'tag', values: ['cat.color']}` // AAA too
	// Where colours are forced axe-core reads those that the page asked for.
	contrastRules = `{type: 'tag', values: ['wcag143']}`
	placeRules    = `{type: 'rule', values: ['target-size', 'scrollable-region-focusable', 'color-contrast', 'meta-viewport']}`
)

// judge gives what axe-core finds wrong with a part of the page; nothing where
// it is not there.
func (tb *tab) judge(t *testing.T, part, rules string) []string {
	t.Helper()
	if tb.axe == "" {
		return nil
	}
	if !ask[bool](t, tb, `() => 'axe' in window`) {
		try(t, tb, chromedp.Evaluate[bool](tb.axe+"\n;true"))
	}
	return ask[[]string](t, tb, `() => axe.run(`+part+`, {runOnly: `+rules+`, resultTypes: ['violations'], preload: false})
		.then((r) => r.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\s+/g, ' '))))`)
}

// testReflow wants nothing to scroll sideways or to be cut off on a narrow
// screen, a middling one and one of 1280 by 1024 pixels at 400%, but for regions
// that say what they are; with spaces as wide as WCAG 1.4.12 has them too.
// Nothing moves where readers ask for that.
func testReflow(t *testing.T, b *browser) {
	everyKind(t, b, func(t *testing.T, tb *tab, s sample) {
		v := view{width: 1280, reduced: true}
		tb.look(t, v)
		tb.visit(t, s.path)
		tb.report(t, v, movingScript)
		for _, v := range []view{{width: 768}, {width: 320, height: 256, scale: 4}, {width: 320}, {width: 320, spaced: true}, {width: 1280, spaced: true}} {
			tb.look(t, v)
			if v.spaced {
				ask[bool](t, tb, spaceScript)
			}
			tb.report(t, v, sidewaysScript)
			tb.report(t, v, clippedScript)
		}
	})
}

// drawnScript waits until what was changed is drawn, and until scripts that
// watch sizes have done what follows from it.
const drawnScript = `await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));`

// spaceScript widens the spaces of text.
const spaceScript = `() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}');
	document.adoptedStyleSheets = [sheet];
	return true;
}`

// sidewaysScript finds what scrolls sideways or stands out of the page, and is
// not in a region with a name that the keyboard reaches.
const sidewaysScript = `async () => {
	` + drawnScript + `
	const wrong = [], page = document.scrollingElement, say = (e) => e.outerHTML.replace(/\s+/g, ' ').slice(0, 90);
	if (page.scrollWidth > innerWidth) wrong.push('the page is ' + page.scrollWidth + ' px wide');
	const region = (e) => e.matches('[role=region][tabindex="0"]:is([aria-label], [aria-labelledby])');
	const scrolls = (e) => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
	for (const e of document.body.querySelectorAll('*')) {
		const r = e.getBoundingClientRect(), style = getComputedStyle(e);
		if (scrolls(e) && e.scrollWidth > e.clientWidth + 1 && !region(e)) wrong.push('scrolls without a name: ' + say(e));
		let holder = e.parentElement;
		while (holder && !(region(holder) && scrolls(holder))) holder = holder.parentElement;
		const seen = e.localName !== 'g' && e.checkVisibility({visibilityProperty: true}) && r.width > 1 && r.height > 1 && style.clipPath === 'none';
		if (seen && !holder && r.left < innerWidth && r.right > innerWidth + 0.5) wrong.push('ends at ' + r.right.toFixed(1) + ' px: ' + say(e));
	}
	return wrong;
}`

// clippedScript finds elements that cut off what is in them. What is hidden
// from sight on purpose is a pixel large.
const clippedScript = `() => [...document.body.querySelectorAll('*')].flatMap((e) => {
	const style = getComputedStyle(e), cuts = (o) => o === 'hidden' || o === 'clip', wrong = [];
	if (e.namespaceURI.endsWith('/svg') || !e.checkVisibility() || e.clientWidth <= 1 || e.clientHeight <= 1) return wrong;
	const say = (what) => wrong.push(what + ' is cut off: ' + e.outerHTML.replace(/\s+/g, ' ').slice(0, 90));
	if (cuts(style.overflowY) && e.scrollHeight > e.clientHeight + 1) say((e.scrollHeight - e.clientHeight) + ' px of height');
	if (cuts(style.overflowX) && e.scrollWidth > e.clientWidth + 1) say((e.scrollWidth - e.clientWidth) + ' px of width');
	return wrong;
})`

// testWithoutScripts wants the same words without scripts as with them. The
// controls alone are made by scripts; without them one that does nothing would
// be in the way.
func testWithoutScripts(t *testing.T, b *browser) {
	everyKind(t, b, func(t *testing.T, tb *tab, s sample) {
		tb.visit(t, s.path)
		with := ask[string](t, tb, wordsScript)
		tb.scripts(t, false)
		tb.visit(t, s.path)
		without := ask[string](t, tb, wordsScript)
		if dead := ask[int](t, tb, `() => document.querySelectorAll('button, fieldset, input, label, output').length`); dead > 0 {
			t.Errorf("%s: without scripts %d controls do nothing", s.path, dead)
		}
		if with != without || len(with) < 50 {
			t.Errorf("%s: with scripts %d bytes of words, without %d; they differ from\n%s\n%s", s.path, len(with), len(without), differs(with, without), differs(without, with))
		}
	})
}

// differs gives a little of a text from where it differs from another.
func differs(a, b string) string {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return a[max(0, n-20):min(len(a), n+60)]
}

// wordsScript gives what can be read on the page once everything is opened,
// but for the words of controls. Headings of columns that a script has made
// buttons are words of the page.
const wordsScript = `() => {
	for (const e of document.querySelectorAll('details')) e.open = true;
	for (const e of document.querySelectorAll('button:not(th *), fieldset, input, label, output')) e.style.display = 'none';
	return document.body.innerText.replace(/\s+/g, ' ').trim();
}`

// testKeyboard presses Tab through the page: it must reach every control in
// the order of the document, and show where it is: a sign of focus that can be
// seen, and a part of the control that nothing covers. From the last control it
// leads out of the page.
func testKeyboard(t *testing.T, b *browser) {
	everyKind(t, b, func(t *testing.T, tb *tab, s sample) {
		for _, v := range []view{{width: 1280}, {width: 320, dark: true}} {
			tb.look(t, v)
			tb.visit(t, s.path)
			tb.pressTabs(t)
			tb.report(t, v, reachedScript)
			tb.pressTab(t)
			if at := ask[string](t, tb, `() => document.activeElement === document.body ? '' : document.activeElement.outerHTML.slice(0, 90)`); at != "" {
				t.Errorf("%s, %s: from the last control Tab leads to %s", s.path, v, at)
			}
		}
	})
}

// pressTabs presses Tab as often as the page has controls.
func (tb *tab) pressTabs(t *testing.T) {
	t.Helper()
	for range ask[int](t, tb, controlsScript) {
		tb.pressTab(t)
	}
}

func (tb *tab) pressTab(t *testing.T) {
	t.Helper()
	press := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9}
	call(t, tb, input.DispatchKeyEvent, press)
}

// controlsScript opens everything, lists what the keyboard has to reach and
// begins to take note of where it goes.
const controlsScript = `async () => {
	for (const e of document.querySelectorAll('details')) e.open = true;
	` + drawnScript + `
	const look = (e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(' '); };
	const list = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
		.filter((e) => !e.disabled && e.getAttribute('tabindex') !== '-1' && e.checkVisibility({visibilityProperty: true}));
	window.keyboard = {list, before: list.map(look), reached: []};
	const parts = (c) => [...(c.match(/^(?:rgba?|color)\((?:srgb )?([^)]*)\)/)?.[1] ?? '0 0 0 0').matchAll(/[\d.]+/g)].map(Number);
	const light = (c) => parts(c).slice(0, 3).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
		.reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
	const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
	const ground = (e) => {
		for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if ((parts(c)[3] ?? 1) === 1) return c; }
		return getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme:dark)').matches ? 'rgb(18, 18, 18)' : 'rgb(255, 255, 255)';
	};
	addEventListener('focusin', ({target: e}) => {
		const s = getComputedStyle(e), n = list.indexOf(e);
		const r = e.getBoundingClientRect(), within = [[r.left + 2, r.top + 2], [r.right - 2, r.bottom - 2], [(r.left + r.right) / 2, (r.top + r.bottom) / 2]];
		const seen = r.width <= 1 || within.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (e.contains(top) || top.contains(e)); });
		const shown = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== 'none';
		const rings = [s.outlineStyle === 'none' ? '' : s.outlineColor, s.boxShadow === 'none' ? '' : s.boxShadow].filter((c) => c && (parts(c)[3] ?? 1) === 1);
		const clear = Math.max(0, ...rings.map((c) => contrast(c, ground(e.parentElement)))) >= 3;
		window.keyboard.reached.push({e, seen, clear, shown: shown && look(e) !== window.keyboard.before[n]});
	});
	return list.length;
}`

// reachedScript says where the keyboard did not go as it should.
const reachedScript = `() => {
	const {list, reached} = window.keyboard, say = (e) => e ? e.outerHTML.replace(/\s+/g, ' ').slice(0, 90) : 'nothing';
	if (!list.length) return ['there is nothing to reach'];
	const astray = list.findIndex((e, n) => reached[n]?.e !== e);
	return [
		...(astray < 0 ? [] : ['press ' + (astray + 1) + ' of ' + list.length + ' reaches ' + say(reached[astray]?.e) + ', not ' + say(list[astray])]),
		...reached.filter((r) => !r.seen).map((r) => 'has focus and is covered: ' + say(r.e)),
		...reached.filter((r) => !r.shown).map((r) => 'no sign of focus on ' + say(r.e)),
		...reached.filter((r) => !r.clear).map((r) => 'the sign of focus has less than 3 to 1 on its ground: ' + say(r.e)),
	];
}`

// cutChartsScript finds drawings that stand out of their figure or of the page,
// or that no page of A4 can hold whole.
const cutChartsScript = `() => [...document.querySelectorAll('figure.chart')].flatMap((figure) => {
	const f = figure.getBoundingClientRect(), wrong = [], svg = figure.querySelector('.chart-svg');
	if (!svg?.checkVisibility({visibilityProperty: true})) return [figure.id + ' has no drawing'];
	if (f.left < -0.5 || f.right > innerWidth + 0.5) wrong.push(figure.id + ' stands out of the page');
	if (getComputedStyle(figure).breakInside !== 'avoid') wrong.push(figure.id + ' may be broken between pages');
	if (f.height > 1009) wrong.push(figure.id + ' is ' + f.height + ' px high, more than a page');
	for (const e of [svg, ...svg.querySelectorAll('text, path, circle, rect, line')]) {
		const r = e.getBoundingClientRect();
		if (e.getClientRects().length && (r.left < f.left - 1 || r.right > f.right + 1 || r.top < f.top - 1 || r.bottom > f.bottom + 1)) {
			wrong.push(figure.id + ' does not hold ' + e.outerHTML.slice(0, 80));
		}
	}
	return wrong;
})`

// movingScript finds what moves or would move. What runs with scrolling, and
// not with time, does not move where it is the same from beginning to end.
const movingScript = `(still = (a) => a.timeline !== document.timeline &&
	new Set(a.effect.getKeyframes().map(({offset, computedOffset, easing, composite, ...rest}) => JSON.stringify(rest))).size < 2) => [
	...document.getAnimations().filter((a) => !still(a)).map((a) => 'moves: ' + (a.animationName || a.transitionProperty || a.id)),
	...[...document.querySelectorAll('*')].flatMap((e) => ['', '::before', '::after'].flatMap((part) => {
		const s = getComputedStyle(e, part), lasts = (d) => d.split(',').some((n) => parseFloat(n) > 0.01);
		const moves = s.animationName !== 'none' && lasts(s.animationDuration) || lasts(s.transitionDuration) || s.scrollBehavior === 'smooth';
		return moves ? ['would move: ' + e.outerHTML.replace(/\s+/g, ' ').slice(0, 90) + part] : [];
	})),
]`
