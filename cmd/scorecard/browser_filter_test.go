package main

import (
	"strings"
	"testing"
)

// filterScript begins a function of the page with what the tests of the month
// page's controls need: put gives a control a value as a reader does, left are the
// rows that can be seen, and said is what is announced.
const filterScript = `() => {
	const put = (n, value) => { const e = document.querySelectorAll('.filter :is(input, select)')[n]; e.value = value; e.dispatchEvent(new Event('input')); };
	const left = () => [...document.querySelectorAll('.section tr[id]')].filter((e) => e.checkVisibility()).map((e) => e.id);
	const said = () => document.querySelector('.filter output').textContent;
	const all = () => document.querySelectorAll('.filter button')[0].click();
	const data = JSON.parse(document.getElementById('filter.data').textContent).indicators;
	const wrong = [], want = (what, is) => { if (!is) wrong.push(what + ': ' + said() + ': ' + left()); };
	%
	return wrong;
}`

// testFilter finds rows of a month page by each control and all at once, sorts
// tables, and wants the state in the address, announced, and undone.
func testFilter(t *testing.T, b *browser) {
	tb := b.tab(t)
	tb.look(t, view{width: 320})
	tb.visit(t, "dorset/2023-03/")
	tb.sees(t, "folded from the start: heads without buttons", `!document.querySelector('th button') && document.querySelector('.filter select')`)
	tb.look(t, view{width: 1280})
	tb.sees(t, "unfolded: heads with buttons", headsScript+`.every((h) => h.querySelector('button')?.tabIndex === 0)`)
	tb.look(t, view{width: 320})
	tb.sees(t, "folded again: buttons that are no stop", headsScript+`.every((h) => h.querySelector('button').tabIndex === -1)`)
	tb.look(t, view{width: 1280})
	for name, script := range map[string]string{"filter": filterSteps, "sort": sortSteps, "print": printSteps} {
		for _, wrong := range ask[[]string](t, tb, strings.Replace(filterScript, "%", script, 1)) {
			t.Errorf("%s: %s", name, wrong)
		}
	}
	for _, v := range []view{{width: 320}, {width: 1280}, {width: 1280, dark: true}} {
		tb.look(t, v)
		tb.report(t, v, sidewaysScript)
		for _, wrong := range tb.judge(t, "document", allRules) {
			t.Errorf("%s: %s", v, wrong)
		}
	}
}

// headsScript gives the heads that sort.
const headsScript = `[...document.querySelectorAll('th[data-sort]')]`

const filterSteps = `
	const every = left().length, count = (f) => data.filter(f).length;
	want('all at first', said() === data.length + ' of ' + data.length + ' indicators' && every > 50);
	for (const [n, at, name] of [[1, 1, 'health'], [2, 2, 'met'], [2, 2, 'not-met'], [2, 2, 'none'], [3, 3, 'better'], [3, 3, 'worse'], [3, 3, 'none']]) {
		put(n, name);
		const fits = data.filter((i) => i[at].split(' ').includes(name)).map((i) => i[0]);
		want(name, fits.length > 0 && fits.length < data.length && said().startsWith(fits.length + ' of ') && left().length > 0 && left().every((id) => fits.includes(id)));
		for (const e of document.querySelectorAll('.section [data-of]')) {
			const belongs = e.dataset.of.split(' ').some((id) => fits.includes(id));
			if (belongs === e.matches('.out')) wrong.push(name + ': ' + e.outerHTML.slice(0, 90));
		}
		for (const e of document.querySelectorAll('.section:not(.out) > :is(.charts, .notes, .scroll):not(.out)'))
			if (![...e.querySelectorAll('[data-of], tbody tr[id], .notes li'), e].some((x) => x.matches('[data-of], tr[id], li') && !x.matches('.out'))) wrong.push(name + ' leaves an empty ' + e.className);
		put(n, '');
		want('all again after ' + name, left().length === every);
	}
	put(0, 'DENTAL  checks');
	want('words', left().length > 0 && left().length < 5 && !document.getElementById('adoption').checkVisibility());
	put(0, 'zzz <b>');
	want('nothing', left().length === 0 && said().startsWith('0 of '));
	all();
	want('show all', left().length === every);`

const sortSteps = `
	const tables = [...document.querySelectorAll('.section table:has(th[data-sort])')];
	for (const table of tables) {
		const sent = [...table.tBodies[0].rows];
		[...table.tHead.rows[0].cells].forEach((head, n) => {
			if (!head.dataset.sort) return;
			const name = table.caption.textContent + ', ' + head.textContent, number = head.dataset.sort === 'number';
			for (const way of number ? [-1, 1] : [1, -1]) {
				head.firstChild.click();
				if (head.getAttribute('aria-sort') !== (way > 0 ? 'ascending' : 'descending')) wrong.push(name + ': aria-sort is ' + head.getAttribute('aria-sort'));
				const rows = [...table.tBodies[0].rows];
				if (rows.length !== sent.length || new Set(rows).size !== sent.length) wrong.push(name + ': rows are gone');
				if (!number) continue;
				const keys = rows.map((r) => r.cells[n].dataset.key);
				for (let i = 1; i < rows.length; i++) {
					const [a, b] = [keys[i - 1], keys[i]], same = a === b || Number(a) === Number(b);
					if (a === undefined && b !== undefined || a !== undefined && b !== undefined && (b - a) * way < 0) wrong.push(name + ': ' + b + ' after ' + a);
					if (same && sent.indexOf(rows[i]) < sent.indexOf(rows[i - 1])) wrong.push(name + ': equal rows changed places');
				}
			}
			head.firstChild.click();
			if (head.hasAttribute('aria-sort') || sent.some((r, i) => table.tBodies[0].rows[i] !== r)) wrong.push(name + ': the third press does not undo');
		});
	}
	if (tables.length < 5) wrong.push('too few tables: ' + tables.length);
	put(4, '-Mar 2023');
	want('one order for all', tables.filter((t) => t.querySelector('[aria-sort=descending]')).length > 4 && said().endsWith('. Mar 2023, descending'));
	all();
	want('order undone', !document.querySelector('[aria-sort]'));`

const printSteps = `
	const sent = document.querySelector('.section tbody').innerHTML;
	put(2, 'not-met'); put(4, '-Mar 2023');
	want('something is out', document.querySelector('.out'));
	dispatchEvent(new Event('beforeprint'));
	const plain = document.createElement('div');
	plain.innerHTML = document.querySelector('.section tbody').innerHTML.replaceAll(' class="out"', '').replaceAll(' class=""', '');
	want('print has the order of the page', plain.textContent === Object.assign(document.createElement('div'), {innerHTML: sent}).textContent && !document.querySelector('[aria-sort]'));
	dispatchEvent(new Event('afterprint'));
	want('back after print', document.querySelector('[aria-sort]'));
	all();`

// testFilterAddress wants what is asked to be in the address, taken from it when a
// page is opened and when a reader goes back, and to give way to a fragment.
func testFilterAddress(t *testing.T, b *browser) {
	tb := b.tab(t)
	tb.visit(t, "dorset/2023-03/")
	ask[[]string](t, tb, strings.Replace(filterScript, "%", `put(1, 'health'); put(0, 'dental'); put(4, '-Mar 2023')`, 1))
	tb.sees(t, "the question in the address", `/^\?q=dental&section=health&sort=/.test(location.search)`)
	tb.visit(t, "dorset/2023-03/?q=dental&section=health&status=nonsense&sort=1.-3,99.1,x.y,1.999")
	tb.sees(t, "the question taken from the address", `/^[1-4] of /.test(document.querySelector('.filter output').textContent) && document.querySelector('.filter select').value === 'health'`)
	ask[bool](t, tb, `() => { location.hash = '#at-a-glance'; return true; }`)
	tb.sees(t, "a fragment that leaves the question", `location.hash === '#at-a-glance' && document.querySelector('.filter select').value === 'health'`)
	ask[[]string](t, tb, strings.Replace(filterScript, "%", `put(1, 'education'); put(0, '')`, 1))
	tb.sees(t, "the new question in the address", `/^\?section=education/.test(location.search)`)
	ask[bool](t, tb, `() => { history.back(); return true; }`)
	tb.sees(t, "the question before", `location.search.includes('dental') && document.querySelector('.filter input').value === 'dental'`)
	ask[bool](t, tb, `() => { location.hash = '#adoption'; return true; }`)
	tb.sees(t, "what a link leads to", `document.getElementById('adoption').checkVisibility() && !location.search && Math.abs(document.getElementById('adoption').getBoundingClientRect().top) < 200`)
	tb.visit(t, "dorset/2023-03/?q=zzz#adoption")
	tb.sees(t, "a shared fragment", `document.getElementById('adoption').checkVisibility()`)
}

// testRegions wants a region to be a stop for the keyboard where it scrolls, and
// only there; without scripts everywhere, as it might.
func testRegions(t *testing.T, b *browser) {
	tb := b.tab(t)
	for _, path := range []string{"dorset/2023-03/", "dorset/indicators/foster-carers/", "about/"} {
		tb.visit(t, path)
		for _, v := range []view{{width: 1280}, {width: 700}, {width: 320}, {width: 1024}} {
			tb.look(t, v)
			ask[bool](t, tb, `() => { for (const e of document.querySelectorAll('details')) e.open = true; return true; }`)
			tb.sees(t, path+", "+v.String()+": regions that scroll are those with a name", regionsScript)
		}
	}
	tb.scripts(t, false)
	tb.visit(t, "dorset/2023-03/")
	if !ask[bool](t, tb, `() => [...document.querySelectorAll('.scroll')].every((e) => e.matches('[role=region][tabindex="0"]:is([aria-label], [aria-labelledby])')) && !document.querySelector('.filter *:not(script)')`) {
		t.Error("without scripts a region cannot be reached, or there are controls that do nothing")
	}
}

const regionsScript = `[...document.querySelectorAll('.scroll')].every((e) =>
	(e.scrollWidth > e.clientWidth + 1) === e.matches('[role=region][tabindex="0"]:is([aria-label], [aria-labelledby])') && e.hasAttribute('tabindex') === e.hasAttribute('role'))`
