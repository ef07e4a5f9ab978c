// Tells the page that frames a chart how high the chart is, whenever that changes. The message has no address to keep
// from anybody: it is a number, and the page that frames the chart is not known here. layouts/README.md has the lines that
// listen to it.
'use strict';
if (parent !== self) {
  const tell = () => parent.postMessage({scorecard: 'height', height: Math.ceil(document.body.getBoundingClientRect().height)}, '*');
  new ResizeObserver(tell).observe(document.body);
  addEventListener('load', tell);
}
