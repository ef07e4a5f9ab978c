// A table's region is a stop for the keyboard and has a name only where it scrolls. Without this script each is one.
'use strict';
(() => {
  const watched = new WeakSet(), names = new WeakMap(); // region → the attributes that make it one
  function fit(region) {
    if (!names.has(region)) names.set(region, ['role', 'tabindex', 'aria-label', 'aria-labelledby'].filter((n) => region.hasAttribute(n)).map((n) => [n, region.getAttribute(n)]));
    const scrolls = region.scrollWidth > region.clientWidth + 1;
    if (region.hasAttribute('tabindex') === scrolls) return;
    for (const [name, value] of names.get(region)) scrolls ? region.setAttribute(name, value) : region.removeAttribute(name);
  }
  const sizes = new ResizeObserver((all) => { for (const {target} of all) fit(target.closest('.scroll')); });
  function watch() {
    for (const region of document.querySelectorAll('.scroll')) {
      if (watched.has(region)) continue;
      watched.add(region);
      sizes.observe(region);
      sizes.observe(region.querySelector('table'));
    }
  }
  document.addEventListener('scorecard:replaced', watch);
  watch();
})();
