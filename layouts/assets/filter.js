// Finds indicators of a month by section, status, direction and words, and sorts its tables by their columns. What is asked
// stands in the address. What is left out is so on the screen alone: print and the preview get the page as it was sent.
'use strict';
(() => {
  const folded = matchMedia('(max-width:63.99rem)'); // where rows are cards, as in site.css
  const keys = ['q', 'section', 'status', 'direction'];
  const by = (id) => document.getElementById(id);
  const make = (name, properties, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };
  const plain = (s) => s.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase();
  let text, data, form, fields, order, output, tables, later;
  let sorts = {}; // number of a table, from 1 → column, from 1, negative for descending

  function furnish() {
    const script = by('filter.data');
    if (!script) return;
    tables = [...document.querySelectorAll('table:has(th[data-sort])')].map((table) => ({
      heads: [...table.tHead.rows[0].cells], body: table.tBodies[0], rows: [...table.tBodies[0].rows],
    }));
    addButtons();
    if (text === script.textContent && form.isConnected) return;
    data = JSON.parse(text = script.textContent);
    build(script);
  }

  // Heads that sort are buttons, which cards leave to the list of orders: they are made when the page is first wide.
  function addButtons() {
    if (!tables || folded.matches) return;
    tables.forEach(({heads}, n) => heads.forEach((head, i) => {
      if (!head.dataset.sort || head.querySelector('button')) return;
      const button = make('button', {type: 'button'}, ...head.childNodes);
      button.addEventListener('click', () => {
        const now = sorts[n + 1], down = head.dataset.sort === 'number' ? -1 : 1, first = (i + 1) * down;
        if (now === -first) delete sorts[n + 1];
        else sorts[n + 1] = now === first ? -first : first;
        change();
      });
      head.append(button);
    }));
  }
  folded.addEventListener('change', () => {
    addButtons();
    for (const b of document.querySelectorAll('th[data-sort] button')) b.tabIndex = folded.matches ? -1 : 0;
  });

  function choice(options, first) {
    return make('select', {}, make('option', {value: '', textContent: first}), ...options.map(([value, textContent]) => make('option', {value, textContent})));
  }
  function build(script) {
    const say = data.words, label = (word, control) => make('label', {}, make('span', {textContent: say[word]}), control);
    fields = {
      q: make('input', {type: 'search', autocomplete: 'off', spellcheck: false}),
      section: choice(data.sections, say.any), status: choice(data.statuses, say.any), direction: choice(data.judgements, say.any),
    };
    const titles = [...new Set(tables.flatMap(({heads}) => heads.filter((h) => h.dataset.sort).map((h) => h.textContent)))];
    order = choice(titles.flatMap((t) => [['+' + t, say.up.replace('{column}', t)], ['-' + t, say.down.replace('{column}', t)]]), say.page);
    output = make('output');
    const all = make('button', {type: 'button', textContent: say.all});
    all.addEventListener('click', reset);
    for (const key of keys) fields[key].addEventListener('input', change);
    order.addEventListener('input', () => {
      sorts = {};
      tables.forEach(({heads}, n) => {
        const at = heads.findIndex((h) => h.dataset.sort && h.textContent === order.value.slice(1));
        if (order.value && at >= 0) sorts[n + 1] = (at + 1) * (order.value[0] === '-' ? -1 : 1);
      });
      change();
    });
    const made = make('fieldset', {}, make('legend', {textContent: say.title}), label('text', fields.q), label('section', fields.section),
      label('status', fields.status), label('direction', fields.direction), label('sort', order), make('p', {}, all, ' ', output));
    if (form && form.isConnected) form.replaceWith(made);
    else script.after(made);
    form = made;
    restore();
  }

  function reset() {
    for (const key of keys) fields[key].value = '';
    sorts = {};
    change();
  }
  function restore() {
    const asked = new URLSearchParams(location.search);
    sorts = {};
    for (const key of keys) {
      fields[key].value = asked.get(key) || '';
      if (fields[key].selectedIndex < 0) fields[key].value = '';
    }
    for (const part of (asked.get('sort') || '').split(',')) {
      const [table, column] = part.split('.').map(Number);
      if (tables[table - 1]?.heads[Math.abs(column) - 1]?.dataset.sort) sorts[table] = column;
    }
    apply();
  }
  function change() {
    apply();
    clearTimeout(later);
    later = setTimeout(() => {
      const asked = new URLSearchParams(location.search);
      const put = (key, value) => (value ? asked.set(key, value) : asked.delete(key));
      for (const key of keys) put(key, fields[key].value);
      put('sort', Object.entries(sorts).map((s) => s.join('.')).join(','));
      try { history.replaceState(history.state, '', location.pathname + (asked.size ? '?' + asked : '') + location.hash); } catch { /* a page in a file has no address to change */ }
    }, 200);
  }

  // What has no key stands last in either order; what is equal stays as it was.
  function sort({heads, body, rows}, column) {
    const at = Math.abs(column) - 1;
    const number = column && heads[at].dataset.sort === 'number';
    const key = (row) => (number ? row.cells[at].dataset.key : row.cells[at].textContent.trim()) || null;
    const compare = (a, b) => (a === null || b === null ? (a === null) - (b === null) : (number ? a - b : a.localeCompare(b, document.documentElement.lang, {numeric: true})) * Math.sign(column));
    const wanted = column ? rows.map((row) => [key(row), row]).sort((a, b) => compare(a[0], b[0])).map((r) => r[1]) : rows;
    if (wanted.some((row, n) => body.rows[n] !== row)) body.append(...wanted);
    heads.forEach((head, n) => (column && n === at ? head.setAttribute('aria-sort', column < 0 ? 'descending' : 'ascending') : head.removeAttribute('aria-sort')));
  }

  // What words are looked for in, made plain once somebody asks.
  const texts = new WeakMap(); // indicator → its text
  const has = (indicator, words) => {
    if (!texts.has(indicator)) texts.set(indicator, plain(indicator[4]));
    return words.every((w) => texts.get(indicator).includes(w));
  };
  const out = (element, is) => element?.classList.toggle('out', is);
  const empty = (list) => list.length > 0 && list.every((e) => e.matches('.out'));
  function apply() {
    const words = plain(fields.q.value).split(/\s+/).filter(Boolean), is = (key, value) => !fields[key].value || value.split(' ').includes(fields[key].value);
    const left = data.indicators.filter((i) => is('section', i[1]) && is('status', i[2]) && is('direction', i[3]) && (!words.length || has(i, words)));
    const shown = new Set(left.map(([id]) => id)), sections = new Set(left.map((i) => i[1]));
    for (const [id] of data.indicators) if (by(id)?.localName === 'tr') out(by(id), !shown.has(id));
    for (const e of document.querySelectorAll('[data-of]')) out(e, !e.dataset.of.split(' ').some((id) => shown.has(id)));
    tables.forEach((table, n) => {
      sort(table, sorts[n + 1] || 0);
      const region = table.body.closest('.scroll');
      if (!region.dataset.of) out(region, empty(table.rows));
    });
    for (const group of document.querySelectorAll('.section > :is(.charts, .notes)')) {
      out(group, empty([...group.querySelectorAll('[data-of], .notes li')]));
      if (group.previousElementSibling?.localName === 'h3') out(group.previousElementSibling, group.matches('.out'));
    }
    for (const [id] of data.sections) out(by(id)?.closest('.section'), !sections.has(id));
    const orders = new Set(Object.entries(sorts).map(([n, s]) => (s < 0 ? '-' : '+') + tables[n - 1].heads[Math.abs(s) - 1].textContent));
    order.value = orders.size === 1 ? [...orders][0] : '';
    const said = data.words.count.replace('{shown}', shown.size) + (orders.size ? '. ' + [...orders].map((o) => data.words[o[0] === '-' ? 'down' : 'up'].replace('{column}', o.slice(1))).join('; ') : '');
    if (output.textContent !== said) output.textContent = said;
  }

  // A link leads to what is left out by showing all.
  function reveal() {
    const target = by(location.hash.slice(1));
    if (!target || !form) return;
    if (target.closest('.out')) reset();
    target.scrollIntoView();
  }
  const asSent = () => tables?.forEach((table) => sort(table, 0));
  const asAsked = () => { furnish(); if (form) apply(); };
  addEventListener('beforeprint', asSent);
  addEventListener('afterprint', asAsked);
  document.addEventListener('scorecard:replacing', asSent);
  document.addEventListener('scorecard:replaced', asAsked);
  addEventListener('popstate', () => { if (form) restore(); });
  addEventListener('hashchange', reveal);
  furnish();
  if (location.search) reveal();
})();
