package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// testPreview looks at scorecard serve as an author does.
func testPreview(t *testing.T, b *browser) {
	sheet, err := os.ReadFile(filepath.Join("..", "..", "layouts", "assets", "site.css"))
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, map[string]string{
		"layouts/assets/site.css": string(sheet) + "main h1{color:rgb(1,2,3)}",
		"content/board/2023-03/care.md": "The first sentence.\n" + strings.Repeat("\nA sentence that makes the page long.\n", 60) +
			"\n## The middle\n\nThe last sentence.\n",
	})
	port := strings.TrimSuffix(d.address[strings.LastIndex(d.address, ":")+1:], "/")
	for _, step := range []struct {
		name string
		run  func(*testing.T, *desk, *browser)
	}{
		{"words", previewWords},
		{"figures", previewFigures},
		{"panel", previewPanel},
		{"warnings", previewWarnings},
		{"writing", previewWriting},
		{"style", previewStyle},
		{"drafts", previewDrafts},
		{"tabs", previewTabs},
		{"restart", func(t *testing.T, d *desk, b *browser) { previewRestart(t, d, b, port) }},
	} {
		t.Run(step.name, func(t *testing.T) { step.run(t, d, b) })
	}
}

const (
	previewMonth = "board/2023-03/"
	previewText  = "content/board/2023-03/care.md"
	previewCSV   = "data/board/2023-03.csv"
)

// author opens a page of the preview in a tab, which is marked, so that a
// reload can be told.
func (b *browser) author(t *testing.T, d *desk, path string) *tab {
	t.Helper()
	tb := b.tab(t)
	tb.lock.Lock()
	before := tb.origin
	tb.browser = &browser{site: b.site, origin: d.address, axe: b.axe, tabs: b.tabs}
	tb.lock.Unlock()
	t.Cleanup(func() { // before the tab is given back
		tb.open(t, "about:blank")
		tb.lock.Lock()
		tb.browser = b
		tb.lock.Unlock()
		if tb.origin != before {
			t.Errorf("the tab is of %s", tb.origin)
		}
	})
	tb.visit(t, path)
	ask[bool](t, tb, `() => { window.marked = true; return true; }`)
	return tb
}

// sees waits until something is true of the page. While the page is loaded again
// there may be nobody to ask, or half a page.
func (tb *tab) sees(t *testing.T, what, condition string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	for {
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("(() => Boolean("+condition+"))()"))
		if is {
			return
		}
		if ctx.Err() != nil {
			t.Fatalf("%s: waited for %s in vain (%v); the page reads\n%s", tb.at, what, err, ask[string](t, tb, `() => document.body.innerText.slice(-1500)`))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// stayed wants the page not to have been loaded again.
func (tb *tab) stayed(t *testing.T) {
	t.Helper()
	if !ask[bool](t, tb, `() => window.marked === true`) {
		t.Errorf("%s was loaded again", tb.at)
	}
}

const wholeText = `(document.querySelector('main')?.textContent ?? '')`

// previewWords changes commentary: the text changes in place, and the page
// stays where it was scrolled to, with its focus and what was opened; where prose
// is in two columns and where it is in one, and by whatever rows are sorted.
func previewWords(t *testing.T, d *desk, b *browser) {
	before := d.read(previewText)
	defer d.write(previewText, before)
	tb := b.author(t, d, previewMonth)
	for _, c := range []struct {
		view
		down, within int // how far down the heading is, and may move: where it is not at the top, what is there stays
	}{{view{width: 1280}, 0, 2}, {view{width: 600}, 0, 2}, {view{width: 600}, 200, 60}, {view{width: 1280}, 150, 400}} {
		v := c.view
		tb.look(t, v)
		tb.visit(t, previewMonth+"?sort=1.-2")
		ask[bool](t, tb, `() => {
			window.marked = true;
			const details = document.querySelector('main details');
			if (details) details.open = true;
			document.querySelector('#care-the-middle').scrollIntoView({behavior: 'instant'});
			scrollBy({top: -`+fmt.Sprint(c.down)+`, behavior: 'instant'});
			const link = document.querySelector('.top a');
			link.id = 'focused-before';
			link.focus({preventScroll: true});
			return true;
		}`)
		const place = `() => Math.round(document.querySelector('#care-the-middle').getBoundingClientRect().top) | 0` // and not -0, which is no JSON
		was := ask[int](t, tb, place)
		moved := func(when string) {
			t.Helper()
			if now := ask[int](t, tb, place); now < was-c.within || now > was+c.within {
				t.Errorf("at %s, %s, what was at %d is at %d", v, when, was, now)
			}
		}
		for _, c := range []struct{ old, new, shown string }{
			{"The first sentence.", "A longer beginning.\n\nOf two paragraphs, above what is looked at.\n\nAnd a third.", "And a third."},
			{"The first sentence.\n", "Short.\n" + strings.Repeat("\nA sentence that is put in.\n", 9), "A sentence that is put in."},
			{"The last sentence.", "The last of all.", "The last of all."},
			{"\n## The middle\n", "\nBefore the middle.\n\n## The middle\n\nAfter it.\n", "After it."},
		} {
			d.write(previewText, strings.Replace(before, c.old, c.new, 1))
			tb.sees(t, "the new words", wholeText+`.includes('`+c.shown+`')`)
			tb.stayed(t)
			moved("with " + c.shown)
			if !ask[bool](t, tb, `() => document.activeElement.id === 'focused-before' && document.querySelector('main details').open`) {
				t.Errorf("at %s, with %q, the focus is elsewhere, or what was open is closed", v, c.shown)
			}
			d.write(previewText, before)
			tb.sees(t, "the words as they were", `!`+wholeText+`.includes('`+c.shown+`')`)
			moved("without " + c.shown)
		}
	}
}

// previewWriting changes the paragraph at the top of the window, which stays
// there while it grows.
func previewWriting(t *testing.T, d *desk, b *browser) {
	before := d.read(previewText)
	defer d.write(previewText, before)
	var text strings.Builder
	for n := range 60 {
		fmt.Fprintf(&text, "Paragraph %d says a little.\n\n", n)
	}
	d.write(previewText, text.String())
	tb := b.author(t, d, previewMonth)
	tb.sees(t, "the paragraphs", wholeText+`.includes('Paragraph 59')`)
	tb.look(t, view{width: 600})
	const place = `() => Math.round([...document.querySelectorAll('.commentary p')].find((p) => p.textContent.startsWith('Paragraph 30 ')).getBoundingClientRect().top) | 0`
	ask[bool](t, tb, `() => { scrollBy({top: (`+place+`)() - 3, behavior: 'instant'}); return true; }`)
	was := ask[int](t, tb, place)
	written := text.String()
	for n := range 5 {
		more := fmt.Sprintf(" And more of it, the %dth time, which makes the paragraph a line longer than it was before.", n)
		written = strings.Replace(written, "Paragraph 30 says a little.", "Paragraph 30 says a little."+more, 1)
		d.write(previewText, written)
		tb.sees(t, "what was written", wholeText+`.includes('`+strings.TrimSpace(more)+`')`)
		tb.stayed(t)
		if now := ask[int](t, tb, place); was < 0 || was > 5 || now < was-2 || now > was+2 {
			t.Errorf("after %d lines, what was at %d is at %d", n+1, was, now)
		}
	}
}

// previewFigures changes a figure: its table and its chart change in place, the
// chart that was awake is put to rest, and the one that is put in wakes.
func previewFigures(t *testing.T, d *desk, b *browser) {
	before := d.read(previewCSV)
	defer d.write(previewCSV, before)
	tb := b.author(t, d, previewMonth)
	const furnished = `[...document.querySelectorAll('figure.chart:has(.chart-svg)')].every((f) => {
		f.querySelector('details').dispatchEvent(new Event('toggle'));
		return f.querySelectorAll('.chart-downloads').length === 1;
	})`
	wake := func(value string) {
		ask[bool](t, tb, `() => {
			const having = [...document.querySelectorAll('figure.chart')].filter((f) => f.querySelector('script.chart-option')?.textContent.includes('`+value+`'));
			window.chart = having[0];
			window.chart.dispatchEvent(new PointerEvent('pointerenter'));
			return true;
		}`)
		tb.sees(t, "the chart with "+value+" to wake", `window.chart.isConnected && window.chart.matches('.chart-live') && window.chart.querySelector('.chart-box :is(canvas, svg)')`)
	}
	wake("437")
	other := ask[string](t, tb, `() => {
		window.before = window.chart;
		window.chart.querySelector('details').open = true;
		window.others = [...document.querySelectorAll('figure.chart')].filter((f) => !f.querySelector('script.chart-option')?.textContent.includes('437'));
		return window.chart.id;
	}`)
	d.write(previewCSV, strings.Replace(before, "cic,,437", "cic,,401", 1))
	tb.sees(t, "the new figure", wholeText+`.includes('401')`)
	tb.stayed(t)
	tb.sees(t, "controls with every chart that is opened, once", furnished)
	tb.sees(t, "the chart that was awake to be gone", `!window.before.isConnected && !document.querySelector('.chart-live') && document.getElementById('`+other+`').querySelector('.chart-svg')`)
	if !ask[bool](t, tb, `() => window.others.length > 0 && window.others.every((f) => f.isConnected)`) {
		t.Error("charts without the figure were put in anew")
	}
	if !ask[bool](t, tb, `() => document.getElementById('`+other+`').querySelector('details').open`) {
		t.Error("its table, which was open, is closed")
	}
	wake("401")
	tb.stayed(t)
	d.write(previewText, strings.Replace(d.read(previewText), "The first sentence.", "Other words.", 1))
	defer d.write(previewText, strings.Replace(d.read(previewText), "Other words.", "The first sentence.", 1))
	tb.sees(t, "other words", wholeText+`.includes('Other words.')`)
	if !ask[bool](t, tb, `() => window.chart.isConnected && window.chart.matches('.chart-live')`) {
		t.Error("a change of words puts a chart to rest")
	}
}

// previewWarnings looks at a page that a warning concerns: its list is closed
// until somebody opens it, stays open while the page follows, and goes with the
// warning. Other pages do not have it.
func previewWarnings(t *testing.T, d *desk, b *browser) {
	before, words := d.read(previewCSV), d.read(previewText)
	defer d.write(previewCSV, before)
	defer d.write(previewText, words)
	tb := b.author(t, d, previewMonth)
	const list, said = `document.querySelector('#_preview\\.warnings')`, `document.querySelector('#_preview\\.warnings summary').textContent`
	if ask[bool](t, tb, "() => Boolean("+list+")") {
		t.Fatal("there is a warning before anything is wrong")
	}
	wrong := strings.Replace(strings.Replace(before, "indicator,category,value", "indicator,category,value,stated_status", 1), "on-time,,93.0", "on-time,,93.0,green", 1)
	wrong = strings.Replace(wrong, "\n", ",\n", -1)
	wrong = strings.Replace(strings.Replace(wrong, "stated_status,", "stated_status", 1), "green,", "green", 1)
	d.write(previewCSV, wrong)
	tb.sees(t, "the warning", list+` && !`+list+`.open && `+said+`.includes('1 warning about this page')`)
	if ask[bool](t, tb, `() => Boolean(document.querySelector('.preview-wrong') || document.querySelector('#_preview').getBoundingClientRect().height > 120)`) {
		t.Error("a warning is not quiet")
	}
	ask[bool](t, tb, `() => { `+list+`.querySelector('summary').click(); return true; }`)
	tb.sees(t, "the list to open", list+`.open && `+list+`.textContent.includes('`+previewCSV+`') && `+list+`.textContent.includes('(stated-status)')`)
	for _, v := range []view{{width: 1280}, {width: 320, dark: true}} {
		tb.look(t, v)
		for _, wrong := range tb.judge(t, "document.querySelector('#_preview')", allRules) {
			t.Errorf("the warnings at %s: %s", v, wrong)
		}
		tb.report(t, v, sidewaysScript)
	}
	tb.look(t, view{width: 1280})
	d.write(previewText, strings.Replace(words, "The first sentence.", "Still so.", 1))
	tb.sees(t, "the new words", wholeText+`.includes('Still so.')`)
	tb.stayed(t)
	if !ask[bool](t, tb, `() => `+list+`.open`) {
		t.Error("the list is closed when the page follows")
	}
	ask[bool](t, tb, `() => { `+list+`.querySelector('summary').dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true})); return true; }`)
	tb.sees(t, "the list to close", `!`+list+`.open`)
	tb.visit(t, "board/2023-02/")
	if ask[bool](t, tb, "() => Boolean("+list+")") {
		t.Error("another month has the warning too")
	}
	tb.visit(t, previewMonth)
	ask[bool](t, tb, `() => { window.marked = true; return true; }`)
	d.write(previewCSV, before)
	tb.sees(t, "the warning to go", `document.querySelector('#_preview') && !`+list)
	tb.stayed(t)
}

// previewPanel breaks a file and mends it.
func previewPanel(t *testing.T, d *desk, b *browser) {
	before := d.read(previewCSV)
	defer d.write(previewCSV, before)
	tb := b.author(t, d, previewMonth)
	const errors = `document.querySelector('.preview-wrong details[open]')`
	d.write(previewCSV, before+"nonsense,,1\n")
	tb.sees(t, "the panel", errors+` && `+errors+`.textContent.includes('nonsense') && `+errors+`.textContent.includes('data/board/2023-03.csv:8:1')`)
	words := d.read(previewText)
	defer d.write(previewText, words)
	d.write(previewText, words+"\nSome <b>HTML</b>.\n") // a line that may be shown
	tb.sees(t, "the line and what is under it", errors+`.textContent.includes('Some <b>HTML</b>.\n     ^^^')`)
	tb.sees(t, "the page as it was", wholeText+`.includes('437')`)
	tb.stayed(t)
	for _, v := range []view{{width: 1280}, {width: 1280, dark: true}, {width: 320}, {width: 320, height: 480, dark: true}} {
		tb.look(t, v)
		for _, wrong := range tb.judge(t, "document.querySelector('#_preview')", allRules) {
			t.Errorf("the panel at %s: %s", v, wrong)
		}
		tb.report(t, v, sidewaysScript)
		if covered := ask[float64](t, tb, `() => document.querySelector('#_preview').getBoundingClientRect().height / innerHeight`); covered > 0.6 {
			t.Errorf("at %s the panel covers %.2f of the window", v, covered)
		}
	}
	tb.look(t, view{width: 1280})
	ask[bool](t, tb, `() => { document.querySelector('.preview-excerpt').focus(); document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true})); return true; }`)
	tb.sees(t, "the panel to become small", `!document.querySelector('.preview-wrong details[open]') && document.activeElement.matches('.preview summary')`)
	tb.visit(t, "board/")
	tb.sees(t, "the panel to stay small on another page", `document.querySelector('.preview-wrong details:not([open])')`)
	tb.visit(t, previewMonth)
	ask[bool](t, tb, `() => { window.marked = true; return true; }`)
	d.write(previewText, words)
	d.write(previewCSV, before+"another,,1\n")
	tb.sees(t, "other errors to open the panel", errors+` && `+errors+`.textContent.includes('another')`)
	d.write(previewCSV, before)
	tb.sees(t, "the panel to go", `document.querySelector('#_preview') && !document.querySelector('.preview-wrong')`)
	tb.stayed(t)
}

// previewStyle changes a style sheet.
func previewStyle(t *testing.T, d *desk, b *browser) {
	tb := b.author(t, d, previewMonth)
	const colour = `getComputedStyle(document.querySelector('main h1')).color`
	tb.sees(t, "the first colour", colour+` === 'rgb(1, 2, 3)'`)
	d.write("layouts/assets/site.css", strings.Replace(d.read("layouts/assets/site.css"), "rgb(1,2,3)", "rgb(4,5,6)", 1))
	tb.sees(t, "the second colour", colour+` === 'rgb(4, 5, 6)' && document.querySelectorAll('link[rel=stylesheet]').length === 2`)
	tb.stayed(t)
	d.write("layouts/month.html", `{{define "main"}}<h1>Another layout</h1><p>Short.</p>{{end}}`)
	tb.sees(t, "the layout", wholeText+`.includes('Another layout')`)
	d.write("layouts/month.html", `{{define "main"}}<h1>Once more</h1><p>Short.</p>{{end}}`)
	tb.sees(t, "the next layout", wholeText+`.includes('Once more')`)
	if err := os.Remove(filepath.Join(d.dir, "layouts", "month.html")); err != nil {
		t.Fatal(err)
	}
	tb.sees(t, "the layout to go", wholeText+`.includes('437')`)
}

// previewDrafts follows the author's list.
func previewDrafts(t *testing.T, d *desk, b *browser) {
	d.write("data/board/2023-04.csv", "indicator,category,value\ncic,,430\n")
	d.write("content/board/2023-04/index.md", "+++\n+++\n")
	tb := b.author(t, d, "_preview/")
	tb.sees(t, "the draft", wholeText+`.includes('April 2023')`)
	ask[bool](t, tb, `() => { window.marked = true; return true; }`)
	const gap = `[...document.querySelectorAll('.preview-gaps code')].some((c) => c.textContent === 'content/board/2023-04/care.md')`
	tb.sees(t, "what it lacks", gap)
	for _, v := range []view{{width: 1280}, {width: 1280, dark: true}, {width: 320}} {
		tb.look(t, v)
		for _, wrong := range tb.judge(t, "document", allRules) {
			t.Errorf("the author's list at %s: %s", v, wrong)
		}
		tb.report(t, v, sidewaysScript)
	}
	d.write("content/board/2023-04/care.md", "All is well.\n")
	tb.sees(t, "it to be there", "!"+gap)
	tb.stayed(t)
	tb.visit(t, "search/?q=april")
	tb.sees(t, "the search to mark the draft", `[...document.querySelectorAll('main li')].some((li) => li.querySelector('a[href$="board/2023-04/"]') && li.querySelector('.tag-draft')?.textContent === 'Draft')`)
}

// previewTabs looks at two pages at once.
func previewTabs(t *testing.T, d *desk, b *browser) {
	before := d.read(previewText)
	defer d.write(previewText, before)
	one, two := b.author(t, d, "board/2023-02/"), b.author(t, d, "board/indicators/cic/")
	figures := d.read("data/board/2023-02.csv")
	d.write("data/board/2023-02.csv", strings.Replace(figures, "cic,,444", "cic,,499", 1))
	for n, tb := range []*tab{one, two} {
		tb.sees(t, fmt.Sprintf("the new figure in tab %d", n+1), wholeText+`.includes('499')`)
		tb.stayed(t)
	}
	d.write("data/board/2023-02.csv", figures)
}

// previewRestart stops the program, changes a file, and starts it again.
func previewRestart(t *testing.T, d *desk, b *browser, port string) {
	before := d.read("data/board/2023-02.csv")
	tb := b.author(t, d, "board/2023-02/")
	d.stop()
	tb.sees(t, "the page to say that the preview has stopped", `document.querySelector('.preview-lost').textContent.includes('has stopped')`)
	d.write("data/board/2023-02.csv", strings.Replace(before, "cic,,444", "cic,,488", 1))
	d.serve("-addr", "127.0.0.1:"+port)
	tb.sees(t, "what changed meanwhile", wholeText+`.includes('488') && !document.querySelector('.preview-lost').textContent`)
	tb.stayed(t)
	tb.heard() // that it could not be reached
}
