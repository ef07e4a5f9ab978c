// Wakes charts. Each chart in the page is a drawing that needs no script; at the first pointer or focus on its figure
// ECharts is loaded and draws over it, in the same place. With each chart's table a slider reads it point by point and
// buttons save it; they are made when somebody comes near. Below the drawing boxes tick what it is compared with. Where
// ECharts cannot be had, and in forced colours, which it knows nothing of, the drawing stays as it is, and all of these
// still work.
'use strict';
(() => {
  const script = document.querySelector('script[data-echarts]');
  const forced = matchMedia('(forced-colors: active)');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const narrow = 400; // pixels of plot below which labels are thinned out, as in charts.css
  const zoomRoom = 40; // pixels below the plot for the slider of a long history, as in charts.css
  const live = new Map(); // figure → {chart, sizes, canvas}, or the promise of it
  const readers = new WeakMap(); // figure → what says its point again

  const make = (name, properties, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };
  const said = (name) => script.dataset[name] || ''; // words of the page's language
  const drawing = (figure) => figure.querySelector('.chart-svg');
  const lineName = (series) => 'line ' + series; // by which ECharts filters: two lines may have one name
  const off = (figure, series) => drawing(figure).classList.contains('chart-off-' + (series + 1));

  const textOf = (figure) => figure.querySelector('script.chart-option').textContent;

  // Colours in an option are names of custom properties.
  function parse(figure) {
    const style = getComputedStyle(figure);
    return JSON.parse(textOf(figure), (key, value) =>
      /color$/i.test(key) && typeof value === 'string' && value.startsWith('--') ? style.getPropertyValue(value).trim() : value);
  }

  // The points of a chart in order, each with its data from every series; gaps between points have no name.
  function points(option) {
    const series = option.series.map((s) => s.data.filter((d) => d.name !== undefined).map((d) => ({...d, series: s.name})));
    return series[0].map((first, i) => ({name: first.name, value: first.value, data: series.map((s) => s[i]).filter(Boolean)}));
  }

  const words = (data) => data.filter((d) => d.display).map((d) => (data.length > 1 && d.series ? d.series + ' ' : '') + d.display);

  // A tooltip is made of elements: markup with style attributes would offend the content security policy.
  function tooltip(params, names) {
    const list = [params].flat().filter((p) => p.data && p.data.name !== undefined);
    if (!list.length) return '';
    const lines = words(list.map((p) => ({...p.data, series: names[p.seriesIndex]})));
    return make('div', {}, make('b', {textContent: list[0].data.name}), ...lines.map((line) => make('div', {textContent: line})));
  }

  // Adds to an option what JSON cannot hold.
  function complete(figure, option, box, plot) {
    if (option.dataZoom) option.grid.bottom += zoomRoom;
    const names = option.series.map((s) => s.name);
    option.series.forEach((s, i) => { s.name = lineName(i); });
    if (option.legend) option.legend.selected = Object.fromEntries(names.map((name, i) => [lineName(i), !off(figure, i)]));
    option.textStyle = {fontFamily: getComputedStyle(box).fontFamily};
    option.tooltip.formatter = (params) => tooltip(params, names);
    for (const axis of [option.xAxis, option.yAxis].flat()) {
      const label = axis.axisLabel;
      if (label && label.wide) label.formatter = (value, i) => (plot() < narrow && label.narrow || label.wide)[i];
    }
    return option;
  }

  // Labels the part of a long history that is looked at closer; what the drawing has along its axis is hidden then.
  function zoomed(figure, chart, option, plot) {
    const {start, end} = chart.getOption().dataZoom[0];
    const whole = start <= 0 && end >= 100;
    figure.classList.toggle('chart-zoomed', !whole);
    const seen = points(option).filter((p) => p.value[0] >= start * 100 && p.value[0] <= end * 100);
    const stride = Math.ceil(seen.length / Math.max(1, Math.floor(plot / 100)));
    const shown = seen.filter((p, i) => (seen.length - 1 - i) % stride === 0);
    const {customValues, formatter} = option.xAxis[0].axisLabel;
    chart.setOption({xAxis: [{axisLabel: whole ? {customValues, formatter} : {
      customValues: shown.map((p) => p.value[0]),
      formatter: (value, i) => (shown[i] ? shown[i].name.replace(/ (\d{4}.*)$/, '\n$1') : ''),
    }}]});
  }

  async function start(figure) {
    const {init} = await import(new URL(script.dataset.echarts, document.baseURI).href);
    const box = figure.querySelector('.chart-box');
    const option = parse(figure);
    const canvas = make('div', {className: 'chart-canvas'});
    box.append(canvas);
    const plot = () => canvas.clientWidth - option.grid.left - option.grid.right;
    const chart = init(canvas, null, {renderer: 'svg'});
    chart.setOption(complete(figure, option, box, plot));
    if (option.dataZoom) chart.on('datazoom', () => zoomed(figure, chart, option, plot()));
    canvas.firstElementChild.setAttribute('aria-hidden', 'true'); // the canvas itself has the words
    figure.classList.add('chart-live');
    const sizes = new ResizeObserver(() => { if (canvas.clientWidth) chart.resize(); }); // it has no size while a page is printed
    sizes.observe(canvas);
    return {chart, sizes, canvas};
  }

  async function wake(figure) {
    if (forced.matches) return null;
    if (!live.has(figure)) live.set(figure, start(figure));
    try {
      return (await live.get(figure)).chart;
    } catch {
      live.delete(figure);
      figure.querySelector('.chart-canvas')?.remove();
      return null;
    }
  }

  // Puts a figure back to its drawing, to be woken in other colours.
  async function rest(figure) {
    const {chart, sizes, canvas} = await live.get(figure);
    live.delete(figure);
    sizes.disconnect();
    chart.dispose();
    canvas.remove();
    figure.classList.remove('chart-live', 'chart-zoomed');
  }

  async function show(figure, point) {
    const chart = await wake(figure);
    if (!chart) return;
    const middle = (axis) => (axis.scale.getExtent()[0] + axis.scale.getExtent()[1]) / 2;
    const grid = chart.getModel().getSeriesByIndex(0).coordinateSystem;
    const at = point.value.map((v, i) => (v === '-' ? middle(grid.getAxis('xy'[i])) : v));
    if (figure.classList.contains('chart-zoomed')) chart.dispatchAction({type: 'dataZoom', start: 0, end: 100});
    const [x, y] = chart.convertToPixel({seriesIndex: 0}, at);
    // A tooltip that appears under a resting pointer, and can be entered, would be left and hidden again.
    figure.classList.add('chart-reading');
    chart.dispatchAction({type: 'showTip', x, y});
  }

  function addReader(figure) {
    const list = points(JSON.parse(textOf(figure)));
    if (list.length < 2) return null;
    const label = make('label', {id: figure.id + '.l', htmlFor: figure.id + '.r', textContent: said('reader')});
    const slider = make('input', {type: 'range', id: figure.id + '.r', min: 0, max: list.length - 1, step: 1, value: list.length - 1});
    const out = make('output', {htmlFor: slider.id});
    named(figure, slider, label);
    const say = () => {
      const point = list[slider.value];
      const text = point.name + ': ' + words(point.data.filter((d, i) => !off(figure, i))).join(', ');
      slider.setAttribute('aria-valuetext', text);
      out.textContent = text;
      return point;
    };
    say();
    readers.set(figure, say);
    slider.addEventListener('input', () => show(figure, say()));
    return make('div', {className: 'chart-reader'}, label, slider, out);
  }

  // Names a control after its label and its chart, since each chart has the same.
  function named(figure, control, label) {
    const caption = figure.querySelector('figcaption');
    if (!caption) return;
    caption.id ||= figure.id + '.c';
    control.setAttribute('aria-labelledby', label.id + ' ' + caption.id);
  }

  // Boxes that tick the lines with which the first is compared.
  function addFilter(figure) {
    if (!textOf(figure).includes('"legend"')) return null;
    const option = JSON.parse(textOf(figure));
    if (!option.legend) return null;
    const boxes = option.series.map((s, i) => i > 0 && s.name && filterBox(figure, s.name, i)).filter(Boolean);
    return boxes.length ? make('fieldset', {className: 'chart-filter'}, make('legend', {textContent: said('compare')}), ...boxes) : null;
  }

  function filterBox(figure, name, series) {
    const box = make('input', {type: 'checkbox', checked: !off(figure, series)});
    box.addEventListener('change', async () => {
      drawing(figure).classList.toggle('chart-off-' + (series + 1), !box.checked);
      readers.get(figure)?.();
      const entry = live.get(figure);
      if (entry) (await entry).chart.dispatchAction({type: box.checked ? 'legendSelect' : 'legendUnSelect', name: lineName(series)});
    });
    return make('label', {}, box, ' ' + name);
  }

  // The drawing as a file: that of the site, where the figure names one, or the one in the page as it is seen, whose
  // attributes give it the colours that it has on white.
  async function svgOf(figure) {
    if (figure.dataset.file) {
      const answer = await fetch(new URL(figure.dataset.file, document.baseURI));
      if (answer.ok) return answer.text();
    }
    const seen = drawing(figure);
    const copy = seen.cloneNode(true);
    const ours = copy.querySelectorAll('*');
    seen.querySelectorAll('*').forEach((element, i) => {
      const series = /chart-(?:line|dot|name)-(\d)/.exec(element.getAttribute('class') || '');
      if (getComputedStyle(element).display === 'none' && !element.closest('pattern') || series && off(figure, series[1] - 1)) ours[i].remove();
      else ours[i].removeAttribute('display');
    });
    const box = figure.querySelector('.chart-box').getBoundingClientRect();
    const edge = 16;
    copy.setAttribute('x', seen.getBoundingClientRect().x - box.x + edge);
    copy.setAttribute('y', edge);
    copy.setAttribute('width', seen.getBoundingClientRect().width);
    const height = Number(seen.getAttribute('height')) + 2 * edge;
    const root = document.createElementNS(seen.namespaceURI, 'svg');
    const paper = document.createElementNS(root.namespaceURI, 'rect');
    for (const [name, value] of Object.entries({width: box.width + 2 * edge, height, viewBox: `0 0 ${box.width + 2 * edge} ${height}`, 'font-family': 'Arial, Helvetica, sans-serif'})) root.setAttribute(name, value);
    for (const [name, value] of Object.entries({width: '100%', height: '100%', fill: '#fff'})) paper.setAttribute(name, value);
    const title = document.createElementNS(root.namespaceURI, 'title');
    title.textContent = figure.querySelector('figcaption')?.firstElementChild?.textContent ?? '';
    root.append(title, paper, copy);
    return new XMLSerializer().serializeToString(root);
  }

  // A picture of the file, at three pixels to one.
  async function pngOf(figure) {
    const picture = new Image();
    picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(await svgOf(figure));
    await picture.decode();
    const canvas = make('canvas', {width: picture.naturalWidth * 3, height: picture.naturalHeight * 3});
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve));
  }

  // The figure's own table. A cell that a spreadsheet would take for a formula is made plain text.
  function csvOf(table) {
    const cell = (text) => {
      const plain = /^[=+@\t]|^-(?![\d.£])/.test(text) ? "'" + text : text;
      return /[",\n]/.test(plain) ? '"' + plain.replaceAll('"', '""') + '"' : plain;
    };
    const row = (r) => [...r.cells].map((c) => cell(c.textContent.trim().replace(/\s+/g, ' '))).join(',');
    return '\ufeff' + [...table.rows].map(row).join('\r\n') + '\r\n';
  }

  function save(figure, type, content) {
    const link = make('a', {href: URL.createObjectURL(new Blob([content], {type})), download: figure.id + '.' + type.match(/\/(\w+)/)[1]});
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function addDownloads(figure) {
    const table = figure.querySelector('table');
    const kinds = [['svg', 'image/svg+xml', svgOf], ['png', 'image/png', pngOf]]; // by the ending of a file, which also names them
    if (table) kinds.push(['csv', 'text/csv', () => csvOf(table)]);
    return make('div', {className: 'chart-downloads'}, ...kinds.map(([ending, type, content]) => {
      const button = make('button', {type: 'button', id: figure.id + '.' + ending, textContent: said('download') + ' ' + ending.toUpperCase()});
      named(figure, button, button);
      button.addEventListener('click', async () => save(figure, type, await content(figure)));
      return button;
    }));
  }

  const hide = async (entry) => (await entry).chart.dispatchAction({type: 'hideTip'});
  addEventListener('keydown', (event) => { if (event.key === 'Escape') for (const entry of live.values()) hide(entry); });
  for (const query of [dark, forced]) query.addEventListener('change', () => { for (const figure of live.keys()) rest(figure); });

  // Puts the slider and the buttons with the table, so that a page that nobody has touched is calm; where a layout has
  // no details, they stand below the drawing.
  function addControls(figure) {
    const summary = figure.querySelector('details > summary') || figure.querySelector('.chart-box');
    const reader = figure.querySelector('script.chart-option') && addReader(figure);
    summary.after(...[reader, addDownloads(figure)].filter(Boolean));
  }

  // Has them made once somebody comes near: a page of many charts can be used sooner. They are there before the details
  // are open, but where a script or a search within the page opens them.
  function controlsLater(figure) {
    const details = figure.querySelector('details');
    const stop = new AbortController();
    const now = () => { stop.abort(); addControls(figure); };
    if (!details || details.open) return now();
    for (const event of ['pointerenter', 'focusin']) figure.addEventListener(event, now, {signal: stop.signal});
    details.addEventListener('toggle', now, {signal: stop.signal});
  }

  // Looks after every chart that is new. Parts of a page may be replaced while it is looked at, as the preview does;
  // what was awake in them is put to rest.
  const furnished = new WeakSet();
  function furnish() {
    for (const figure of live.keys()) if (!figure.isConnected) rest(figure);
    for (const figure of document.querySelectorAll('figure.chart')) {
      if (furnished.has(figure) || !drawing(figure)) continue;
      furnished.add(figure);
      controlsLater(figure);
      if (!figure.querySelector('script.chart-option')) continue;
      const box = figure.querySelector('.chart-box');
      figure.classList.toggle('chart-zoom', textOf(figure).includes('"dataZoom"') && Boolean(JSON.parse(textOf(figure)).dataZoom));
      box.after(...[addFilter(figure)].filter(Boolean));
      box.addEventListener('pointermove', () => figure.classList.remove('chart-reading'));
      for (const event of ['pointerenter', 'focusin']) figure.addEventListener(event, () => wake(figure));
    }
  }
  document.addEventListener('scorecard:replaced', furnish);
  furnish();
})();
