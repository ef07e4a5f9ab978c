// Takes up what changed in the page's files while it is looked at. The server says that there is a newer version; the page
// asks for itself again, and where it is different puts the parts that differ in the place of those that are there, so that
// it stays where it was scrolled to. New style sheets take the place of old ones; new scripts reload the page.
'use strict';
(() => {
  const address = '/_preview/events';
  const silence = 30000; // milliseconds without a sign of life after which the connection is made again
  const lostAfter = 2000; // after which a page says that the preview has stopped
  const own = document.currentScript;
  let tag = own.dataset.page; // names what was sent of this page
  let was = null; // the page as it was sent, before any script touched it
  const pictures = new Map(); // address → what names its contents

  // Scripts that wait for the page run after this.
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    was = document.documentElement.cloneNode(true);
    collapse();
  });

  const panel = (id) => document.getElementById('_preview' + id);

  // Errors that somebody has closed stay closed on other pages, until there are others.
  const closedKey = 'scorecard.preview.closed';
  function collapse() {
    const errors = panel('.errors');
    if (errors) errors.open = sessionStorage.getItem(closedKey) !== errors.dataset.digest;
  }
  addEventListener('toggle', (event) => {
    if (!was || event.target.id !== '_preview.errors') return; // a page that is still read opens it by itself
    if (!event.target.open) sessionStorage.setItem(closedKey, event.target.dataset.digest);
    else if (sessionStorage.getItem(closedKey) === event.target.dataset.digest) sessionStorage.removeItem(closedKey);
  }, true);
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    for (const details of document.querySelectorAll('.preview details[open]')) {
      if (details.contains(document.activeElement)) details.querySelector('summary').focus({preventScroll: true});
      details.open = false;
    }
  });

  // What the head has that only a reload can take up.
  const lasting = (root) => [...root.querySelectorAll('head script, head meta[http-equiv], head base')]
    .filter((e) => !e.hasAttribute('data-page')).map((e) => e.outerHTML).join('\n');
  const sheets = (root) => [...root.querySelectorAll('head link[rel~=stylesheet]')];

  function attributes(live, before, now) {
    for (const {name} of [...before.attributes]) if (!now.hasAttribute(name)) live.removeAttribute(name);
    for (const {name, value} of now.attributes) if (before.getAttribute(name) !== value) live.setAttribute(name, value);
  }

  // New sheets are put beside the old, which go when the new are there.
  function restyle(now) {
    const old = sheets(document);
    const fresh = sheets(now).map((link) => document.importNode(link));
    const kept = new Set(old.map((link) => link.href));
    const wait = [];
    fresh.forEach((link, n) => {
      if (kept.has(new URL(link.getAttribute('href'), document.baseURI).href)) return;
      wait.push(new Promise((done) => { link.onload = link.onerror = done; }));
      (old[n] || document.head.lastElementChild).after(link);
    });
    const wanted = new Set(fresh.map((link) => new URL(link.getAttribute('href'), document.baseURI).href));
    return Promise.all(wait).then(() => { for (const link of old) if (!wanted.has(link.href)) link.remove(); });
  }

  // A node of the page has the children that it was sent with, and perhaps more that a script put after them.
  const untouched = (live, before) => [...before.childNodes].every((child, i) => live.childNodes[i] && live.childNodes[i].nodeName === child.nodeName);

  function replace(live, now) {
    const node = document.importNode(now, true);
    const parts = (element) => (element.querySelectorAll ? [...element.querySelectorAll('details')] : []);
    const open = parts(live).map((d) => d.open);
    parts(node).forEach((d, i) => { if (open[i] && d.id !== '_preview.errors') d.open = true; });
    live.replaceWith(node);
  }

  // Makes the part of the page that is shown, live, into now. before is what it was sent as.
  function patch(live, before, now) {
    if (before.isEqualNode(now)) return;
    const element = before.nodeType === Node.ELEMENT_NODE && now.nodeType === Node.ELEMENT_NODE;
    if (!element || before.nodeName !== now.nodeName || before.id !== now.id || !untouched(live, before) || live.matches('figure, svg, script')) {
      replace(live, now);
      return;
    }
    attributes(live, before, now);
    const [a, b] = [[...before.childNodes], [...now.childNodes]];
    const l = [...live.childNodes].slice(0, a.length);
    const most = Math.min(a.length, b.length);
    let start = 0;
    let end = 0;
    while (start < most && a[start].isEqualNode(b[start])) start++;
    while (end < most - start && a[a.length - 1 - end].isEqualNode(b[b.length - 1 - end])) end++;
    const gone = l.slice(start, a.length - end);
    const fresh = b.slice(start, b.length - end);
    if (gone.length === fresh.length) {
      gone.forEach((node, i) => patch(node, a[start + i], fresh[i]));
      return;
    }
    const after = l[a.length - end] || live.childNodes[a.length] || null;
    for (const node of fresh) live.insertBefore(document.importNode(node, true), after);
    for (const node of gone) node.remove();
  }

  // Keeps what is at the top of the window where it is, and the focus where it was. A heading or a row near the top is what
  // somebody went to, and goes before what stands beside it in another column; what went over into another column is no guide.
  function steadily(change) {
    const sought = ({e, box}) => e.id !== '' && box.top < 64;
    const seen = [...document.querySelectorAll('main :is([id], p, li, tr, h1, h2, h3)')].map((e) => ({e, box: e.getBoundingClientRect()}))
      .filter(({box}) => box.height && box.top >= 0 && box.top < innerHeight);
    seen.sort((a, b) => sought(b) - sought(a));
    const focus = document.activeElement;
    change();
    if (focus && focus.id && !focus.isConnected) document.getElementById(focus.id)?.focus({preventScroll: true});
    for (const {e, box} of seen) {
      const same = e.isConnected ? e : e.id && document.getElementById(e.id);
      const now = same && same.getBoundingClientRect();
      if (!now || !now.height || Math.abs(now.left - box.left) > 1) continue;
      scrollBy({top: now.top - box.top, behavior: 'instant'});
      return;
    }
  }

  async function take() {
    const answer = await fetch(location.pathname + location.search, {headers: {'If-None-Match': '"' + tag + '"'}, cache: 'no-store'});
    if (answer.status !== 304) {
      const kind = answer.headers.get('Content-Type') || '';
      const now = new DOMParser().parseFromString(await answer.text(), 'text/html').documentElement;
      const sent = now.querySelector('script[data-page]');
      if (answer.redirected || !kind.startsWith('text/html') || !sent || !was || lasting(now) !== lasting(was)) {
        location.reload();
        return;
      }
      const errors = panel('.errors')?.dataset.digest;
      await restyle(now);
      steadily(() => {
        document.dispatchEvent(new Event('scorecard:replacing')); // for scripts that have put parts in another order
        attributes(document.documentElement, was, now);
        if (document.title !== now.querySelector('title')?.textContent) document.title = now.querySelector('title')?.textContent || '';
        patch(document.body, was.querySelector('body'), now.querySelector('body'));
        tag = sent.dataset.page;
        was = now;
        if (panel('.errors')?.dataset.digest !== errors) collapse();
        document.dispatchEvent(new Event('scorecard:replaced'));
      });
    }
    await refresh();
  }

  // Pictures have the same address when they have other contents.
  async function refresh(first) {
    for (const picture of document.querySelectorAll('img[src]')) {
      const url = new URL(picture.getAttribute('src'), document.baseURI);
      if (url.origin !== location.origin) continue;
      const name = (await fetch(url.pathname, {method: 'HEAD', cache: 'no-store'})).headers.get('ETag');
      const before = pictures.get(url.pathname);
      pictures.set(url.pathname, name);
      if (!first && before !== undefined && before !== name) picture.src = url.pathname + '?' + encodeURIComponent(name);
    }
  }

  // One change is taken up at a time; those that come in between, together.
  let busy = false;
  let more = false;
  async function update() {
    more = true;
    if (busy) return;
    busy = true;
    while (more) {
      more = false;
      try {
        await take();
      } catch {
        // The server is gone. When it is back, the connection is made again.
      }
    }
    busy = false;
  }

  let events = null;
  let heard = 0;
  let lost = 0;
  const said = (text) => {
    const line = document.querySelector('.preview-lost');
    if (line) line.textContent = text;
  };
  const alive = () => {
    heard = Date.now();
    clearTimeout(lost);
    lost = 0;
    said('');
  };

  function listen() {
    hush();
    heard = Date.now();
    events = new EventSource(address);
    events.addEventListener('open', alive);
    events.addEventListener('beat', alive);
    events.addEventListener('version', () => { alive(); update(); });
    events.addEventListener('error', () => {
      lost = lost || setTimeout(said, lostAfter, 'The preview has stopped. Start scorecard serve again.');
      if (events && events.readyState === EventSource.CLOSED) setTimeout(() => { if (events && events.readyState === EventSource.CLOSED) listen(); }, 1000);
    });
  }
  function hush() {
    if (events) events.close();
    events = null;
  }
  // A page that cannot be seen leaves its connection to one that can.
  const attend = () => {
    if (document.visibilityState === 'hidden') hush();
    else if (!events) listen();
  };
  document.addEventListener('visibilitychange', attend);
  addEventListener('pagehide', hush);
  addEventListener('pageshow', attend);
  addEventListener('online', listen);
  setInterval(() => { if (events && Date.now() - heard > silence) listen(); }, silence / 3);
  document.addEventListener('DOMContentLoaded', () => { refresh(true).catch(() => {}); attend(); });
})();
