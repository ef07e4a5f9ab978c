package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"

	"scorecard/cmd/scorecard/internal/pages"
)

// testLabels looks at the words of every kind of page's charts, still, at the
// widths between those of testGeometry too. None leaves its box, touches another
// or is cut short.
func testLabels(t *testing.T, b *browser) {
	for _, s := range charted(t, b) {
		t.Run(s.kind, func(t *testing.T) {
			t.Parallel()
			tb := b.tab(t)
			for n, width := range []int{320, 500, 768, 1280} {
				v := view{width: width}
				tb.look(t, v)
				if n == 0 {
					tb.visit(t, s.path)
				}
				tb.report(t, v, labelsScript)
			}
			tb.report(t, view{}, `() => [...document.querySelectorAll('.chart-svg text')].filter((e) => e.textContent.includes('…')).map((e) => 'cut short: ' + e.textContent)`)
		})
	}
}

// testShades prints the counts, and shows them in forced colours: the parts of
// each bar are as different in lightness as a calm page allows.
func testShades(t *testing.T, b *browser) {
	tb := b.tab(t)
	tb.visit(t, "dorset/2023-03/")
	tb.look(t, view{width: 718, print: true})
	tb.report(t, view{print: true}, shadesScript)
	forced := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "forced-colors", Value: "active"}}}
	call(t, tb, emulation.SetEmulatedMedia, forced)
	tb.report(t, view{width: 718}, shadesScript)
}

// shadesScript finds parts of one bar whose lightness, from 0 to 100, differs by
// less than 20, or that have no edge which stands out from the page.
const shadesScript = `() => {
	const rgb = (c) => (c.match(/[\d.]+/g) || []).map(Number), lin = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	const lightness = (c) => { const y = 0.2126 * lin(c[0]) + 0.7152 * lin(c[1]) + 0.0722 * lin(c[2]); return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y; };
	const ground = rgb(getComputedStyle(document.body).backgroundColor), page = ground[3] === 0 ? [255, 255, 255] : ground, wrong = [];
	const bars = [...document.querySelectorAll('.chart-share')];
	if (bars.length < 2) wrong.push('there are ' + bars.length + ' bars');
	for (const bar of bars) {
		const parts = [...bar.querySelectorAll('rect')].map((e) => {
			const s = getComputedStyle(e), fill = rgb(s.fill), over = Number(s.fillOpacity);
			if (Math.abs(lightness(rgb(s.stroke)) - lightness(page)) < 40) wrong.push('no edge: ' + e.outerHTML);
			return lightness(fill.slice(0, 3).map((c, n) => c * over + page[n] * (1 - over)));
		});
		parts.forEach((a, n) => parts.slice(0, n).forEach((b) => { if (Math.abs(a - b) < 20) wrong.push('parts are as light as each other: ' + parts.map(Math.round)); }));
	}
	return wrong;
}`

// testTicks ticks and unticks what a line is compared with, still and live: on
// an indicator's page, and in a chart of several indicators.
func testTicks(t *testing.T, b *browser) {
	tb := b.tab(t)
	for _, c := range []struct{ path, figure string }{
		{tb.pageWith(t, `"legend"`, "indicators/"), "figure.chart:has(.chart-filter)"},
		{"dorset/2023-03/", "#carers:has(.chart-filter)"},
	} {
		tb.visit(t, c.path)
		tb.report(t, view{width: 1280}, fmt.Sprintf(ticksScript, c.figure))
	}
}

// ticksScript ticks the boxes of a chart. A line that is not ticked is in no
// drawing, and is not read out.
const ticksScript = `async () => {
	const figure = document.querySelector('%s'), wrong = [];
	if (!figure) return ['nothing can be ticked'];
	figure.querySelector('details').open = true;
	` + drawnScript + `
	const option = JSON.parse(figure.querySelector('.chart-option').textContent), newest = option.series[0].data.filter((d) => d.name !== undefined).at(-1).name;
	const stated = (n) => option.series[n].data.some((d) => d.name === newest && d.display);
	const said = (box) => figure.querySelector('output').textContent.includes(box.parentElement.textContent.trim() + ' ');
	const svg = figure.querySelector('.chart-svg'), boxes = [...figure.querySelectorAll('.chart-filter input')];
	const seen = (n) => { const e = svg.querySelector('.chart-line-' + n + ', .chart-dot-' + n); return !e || getComputedStyle(e).visibility === 'visible'; };
	const lines = () => figure.querySelectorAll('.chart-canvas svg path[fill=none][stroke-width="2"]').length;
	const until = async (f) => { for (let n = 0; n < 400 && !f(); n++) await new Promise((done) => setTimeout(done, 10)); return f(); };
	for (const live of [false, true]) {
		if (live) {
			figure.dispatchEvent(new PointerEvent('pointerenter'));
			if (!await until(() => figure.matches('.chart-live'))) return ['it does not come alive'];
		}
		for (const [n, box] of boxes.entries()) {
			const off = () => svg.classList.contains('chart-off-' + (n + 2));
			for (let twice = 0; twice < 2; twice++) {
				const before = lines();
				box.click();
				if (said(box) !== (box.checked && stated(n + 1))) wrong.push(box.parentElement.textContent + ': ticked ' + box.checked + ', and read out is ' + figure.querySelector('output').textContent);
				if (off() === box.checked || !live && seen(n + 2) !== box.checked) wrong.push(box.parentElement.textContent + ': ticked ' + box.checked + ', hidden ' + off());
				if (live && !await until(() => box.checked ? lines() > before : lines() < before)) wrong.push(box.parentElement.textContent + ': ticked ' + box.checked + ', live lines ' + before + ' and ' + lines());
			}
		}
	}
	return boxes.some((box, n) => stated(n + 1)) ? wrong : ['there is no box whose line has a newest figure'];
}`

// openScript opens everything on a page, and waits for what scripts then add.
const openScript = `async () => { for (const e of document.querySelectorAll('details')) e.open = true; ` + drawnScript + ` return true; }`

// testLater wants no controls on a page that nobody has touched. They are there
// once the keyboard comes to a chart, in the order of the page, and once its
// table is opened by whatever means; and each once.
func testLater(t *testing.T, b *browser) {
	tb := b.tab(t)
	tb.visit(t, "dorset/2023-03/")
	tb.report(t, view{width: 1280}, `() => [...document.querySelectorAll('figure :is(.chart-reader, .chart-downloads)')].map((e) => 'there already: ' + e.outerHTML)`)
	const chart = `document.querySelectorAll('figure.chart:has(.chart-option):has(details)')`
	ask[bool](t, tb, `() => { `+chart+`[0].querySelector('summary').focus(); return true; }`)
	for _, key := range []struct {
		name string
		code int64
		text string
	}{{"Enter", 13, "\r"}, {"Tab", 9, ""}, {"ArrowLeft", 37, ""}} {
		press := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key.name, Code: key.name, WindowsVirtualKeyCode: key.code, Text: key.text}
		call(t, tb, input.DispatchKeyEvent, press)
	}
	tb.report(t, view{width: 1280}, `async () => {
		const [keyed, pointed, opened, copied] = `+chart+`, wrong = [], slider = document.activeElement, until = async (f) => { for (let n = 0; n < 300 && !f(); n++) await new Promise((done) => setTimeout(done, 10)); return f(); };
		if (slider.type !== 'range' || !keyed.contains(slider) || !keyed.querySelector('details').open) wrong.push('by the keyboard: ' + slider.outerHTML);
		if (+slider.value !== slider.max - 1 || keyed.querySelector('output').textContent !== slider.getAttribute('aria-valuetext')) wrong.push('it says ' + keyed.querySelector('output').textContent);
		pointed.dispatchEvent(new PointerEvent('pointerenter'));
		opened.querySelector('details').open = true;
		copied.querySelector('details').replaceWith(...copied.querySelector('details').children);
		const copy = copied.cloneNode(true);
		copied.replaceWith(copy);
		document.dispatchEvent(new Event('scorecard:replaced'));
		for (const figure of [keyed, pointed, opened, copy]) {
			await until(() => figure.querySelector('.chart-reader'));
			for (let twice = 0; twice < 2; twice++) {
				if (figure.querySelector('details')) figure.querySelector('details').open = !twice;
				for (const event of ['pointerenter', 'focusin']) figure.dispatchEvent(new Event(event));
				`+drawnScript+`
			}
			for (const part of ['.chart-reader', '.chart-downloads']) {
				const n = figure.querySelectorAll(part).length;
				if (n !== 1) wrong.push(figure.id + ' has ' + n + ' of ' + part);
			}
		}
		return wrong;
	}`)
}

// pageWith gives the path of a page below a folder that has a text.
func (tb *tab) pageWith(t *testing.T, text, folder string) string {
	t.Helper()
	best := ""
	for name := range tb.site.pages {
		if strings.Contains(name, folder) && bytes.Contains(tb.site.files[name], []byte(text)) && (best == "" || name < best) {
			best = name
		}
	}
	if best == "" {
		t.Fatalf("no page below %s has %s", folder, text)
	}
	return strings.TrimSuffix(best, "index.html")
}

// testZoom drags the handle of the slider below a long history. The chart shows
// a part then, labelled as that; the reader's slider shows the whole again.
func testZoom(t *testing.T, b *browser) {
	tb := b.tab(t)
	tb.visit(t, randomPages+"1/0/24/")
	at := ask[[3]float64](t, tb, `async () => {
		const figure = document.querySelector('figure.chart-zoom');
		figure.dataset.zoomed = 'here';
		figure.querySelector('.chart-box').scrollIntoView({block: 'center', behavior: 'instant'});
		figure.dispatchEvent(new PointerEvent('pointerenter'));
		for (let n = 0; n < 400 && !figure.matches('.chart-live'); n++) await new Promise((done) => setTimeout(done, 10));
		const option = JSON.parse(figure.querySelector('.chart-option').textContent), box = figure.querySelector('.chart-canvas').getBoundingClientRect();
		return [box.left + option.grid.left, box.bottom - 18, box.width - option.grid.left - option.grid.right];
	}`)
	mouse := func(kind input.DispatchMouseEventType, x float64) {
		p := input.DispatchMouseEventParams{Type: kind, X: x, Y: at[1], Button: input.MouseButtonLeft, ClickCount: 1}
		call(t, tb, input.DispatchMouseEvent, p)
	}
	mouse(input.DispatchMouseEventTypeMouseMoved, at[0])
	mouse(input.DispatchMouseEventTypeMousePressed, at[0])
	for part := 0.1; part < 0.65; part += 0.1 {
		mouse(input.DispatchMouseEventTypeMouseMoved, at[0]+at[2]*part)
	}
	mouse(input.DispatchMouseEventTypeMouseReleased, at[0]+at[2]*0.6)
	tb.report(t, view{width: 1280}, `async () => {
		const figure = document.querySelector('[data-zoomed]'), wrong = [], until = async (f) => { for (let n = 0; n < 300 && !f(); n++) await new Promise((done) => setTimeout(done, 10)); return f(); };
		if (!await until(() => figure.matches('.chart-zoomed'))) return ['the handle does nothing'];
		const along = figure.querySelector('.chart-along');
		if (along && getComputedStyle(along).visibility !== 'hidden') wrong.push('what belongs to the whole is still there');
		const slider = figure.querySelector('input[type=range]');
		slider.value = 0;
		slider.dispatchEvent(new Event('input'));
		if (!await until(() => !figure.matches('.chart-zoomed'))) wrong.push('the reader does not show the whole again');
		return wrong;
	}`)
}

// testDownloads presses the buttons that save a chart, and reads what is saved.
func testDownloads(t *testing.T, b *browser) {
	for _, path := range []string{"dorset/2023-03/", "dorset/indicators/children-in-care/"} {
		tb := b.tab(t)
		tb.visit(t, path)
		ask[bool](t, tb, openScript)
		tb.report(t, view{width: 1280}, downloadsScript)
	}
}

// downloadsScript saves the first three charts of the page in each form. A saved
// file is taken where the page hands it to the browser.
const downloadsScript = `async () => {
	const wrong = [], saved = [], urls = URL.createObjectURL;
	URL.createObjectURL = (blob) => { saved.push(blob); return urls.call(URL, blob); };
	HTMLAnchorElement.prototype.click = function () { saved[saved.length - 1].name = this.download; };
	const figures = [...document.querySelectorAll('figure.chart:has(.chart-downloads)')].slice(0, 3);
	if (!figures.length) return ['nothing can be saved'];
	const press = async (figure, kind) => {
		const before = saved.length;
		document.getElementById(figure.id + '.' + kind).click();
		for (let n = 0; n < 1000 && saved.length === before; n++) await new Promise((done) => setTimeout(done, 10));
		const blob = saved[before];
		if (!blob || blob.name !== figure.id + '.' + kind) wrong.push(figure.id + ': saved as ' + blob?.name);
		return blob;
	};
	for (const figure of figures) {
		const svg = new DOMParser().parseFromString(await (await press(figure, 'svg')).text(), 'image/svg+xml'), root = svg.documentElement;
		const width = Number(root.getAttribute('width')), height = Number(root.getAttribute('height')), title = figure.querySelector('figcaption').firstElementChild.textContent;
		if (svg.querySelector('parsererror') || svg.querySelector('title')?.textContent !== title || !(width > 200 && height > 100)) wrong.push(figure.id + ': the SVG is ' + width + ' by ' + height + ', titled ' + svg.querySelector('title')?.textContent);
		if (svg.querySelectorAll('text').length < 3) wrong.push(figure.id + ': the SVG has no words');
		const png = await press(figure, 'png'), image = await createImageBitmap(png);
		if (png.type !== 'image/png' || Math.abs(image.width - 3 * width) > 3 || Math.abs(image.height - 3 * height) > 3) wrong.push(figure.id + ': the PNG is ' + image.width + ' by ' + image.height + ' of ' + width + ' by ' + height);
		const canvas = new OffscreenCanvas(image.width, image.height), pen = canvas.getContext('2d');
		pen.drawImage(image, 0, 0);
		if (new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size < 5) wrong.push(figure.id + ': the PNG is empty');
		const csv = new TextDecoder('utf-8', {ignoreBOM: true}).decode(await (await press(figure, 'csv')).arrayBuffer());
		const rows = csv.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((m) => m[1].startsWith('"') ? m[1].slice(1, -1).replaceAll('""', '"') : m[1]).slice(0, -1));
		const table = [...figure.querySelector('table').rows].map((r) => [...r.cells].map((c) => c.textContent.trim().replace(/\s+/g, ' ')));
		const plain = (list) => JSON.stringify(list.map((r) => r.filter((c, n) => n < table[0].length)));
		if (!csv.startsWith('\ufeff') || plain(rows).replaceAll("\"'", '"') !== plain(table)) wrong.push(figure.id + ': the CSV has ' + plain(rows) + ', the table ' + plain(table));
	}
	return wrong;
}`

// testTheme looks at a site with colours of its own, in light and dark, still
// and live; what is a file has those for light.
func testTheme(t *testing.T, b *browser) {
	light, dark := []string{"#7a1fa2", "#005b8f", "#8f3a00", "#00605b"}, []string{"#d9a3f0", "#8fd0ff", "#ffb58a", "#7fe0d8"}
	theme := fmt.Sprintf("\n[theme]\naccent = %q\naccent_dark = %q\nseries = [%q, %q, %q]\nseries_dark = [%q, %q, %q]\n",
		light[0], dark[0], light[1], light[2], light[3], dark[1], dark[2], dark[3])
	files := buildThemed(t, theme)
	b.themed.Store(&files)
	tb := b.tab(t)
	path := themedPages + tb.pageWith(t, `chart-line-2`, "dorset/indicators/")
	for _, c := range []struct {
		v    view
		want []string
	}{{view{width: 1280}, light}, {view{width: 1280, dark: true}, dark}} {
		tb.look(t, c.v)
		tb.visit(t, path)
		tb.report(t, c.v, wakeScript)
		tb.report(t, c.v, fmt.Sprintf(themeScript, c.want[0], c.want[1]))
		tb.report(t, c.v, geometryScript)
	}
	own := 0
	for name, data := range files {
		if strings.Contains(name, "/charts/") && bytes.Contains(data, []byte(light[0])) {
			own++
		}
		if strings.Contains(name, "/charts/") && bytes.Contains(data, []byte(`"#12436d"`)) {
			t.Errorf("%s has our own accent", name)
		}
	}
	if own < 10 {
		t.Errorf("%d chart files have the site's accent", own)
	}
}

// themeScript wants the first line of a chart in one colour and the second in
// another, in both drawings.
const themeScript = `() => {
	const colour = (c) => { const e = document.body.appendChild(document.createElement('i')); e.style.color = c; const rgb = getComputedStyle(e).color; e.remove(); return rgb; };
	const figure = document.querySelector('figure.chart:has(.chart-line-2)'), wrong = [];
	for (const [n, hex] of [['', '%s'], ['-2', '%s']]) {
		const want = colour(hex), still = getComputedStyle(figure.querySelector('.chart-svg .chart-line' + n)).stroke;
		if (still !== want) wrong.push('line' + n + ' is ' + still + ', want ' + want);
		const off = figure.querySelector('.chart-off-2') && n;
		if (!off && ![...figure.querySelectorAll('.chart-canvas svg path')].some((e) => getComputedStyle(e).stroke === want)) wrong.push('live, no line is ' + want);
	}
	return wrong;
}`

// buildThemed renders the repository's site with an addition to its site.toml.
func buildThemed(t *testing.T, addition string) map[string][]byte {
	t.Helper()
	root, site := os.DirFS("../.."), fstest.MapFS{}
	for _, dir := range []string{"site.toml", "data", "content", "static"} {
		err := fs.WalkDir(root, dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := fs.ReadFile(root, name)
			site[name] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	site["site.toml"].Data = append(site["site.toml"].Data, addition...)
	built := newRebuild(site, buildOptions{}).run(nil)
	if built.problems.Fatal() {
		t.Fatal(built.problems)
	}
	var lock sync.Mutex
	files := map[string][]byte{}
	problems, err := built.plan.RenderAll(func(f pages.File) error {
		lock.Lock()
		defer lock.Unlock()
		files[f.Name] = bytes.Clone(f.Data)
		return nil
	})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return files
}
