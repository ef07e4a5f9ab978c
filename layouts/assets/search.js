// Finds indicators, sections, months and terms by names and meanings, as the
// reader types. What is looked for stands in the address. Without this script
// the page is a list from A to Z.
(function () {
  "use strict";
  var root = document.currentScript.dataset.root, by = function (id) { return document.getElementById(id) };
  by("search.form").replaceWith(by("search.form").content);
  var form = document.querySelector("form.search"), box = by("q"), found = by("search.found"), status = by("search.status"), all = by("search.all");
  function plain(s) { return s.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase() }
  function split(s) { return plain(s.replace(/\b(\w)\.(?=\w\.)|(\b\w)\.(?!\w)/g, "$1$2")).match(/[\p{L}\p{N}]+/gu) || [] }
  var entries = JSON.parse(by("search.index").textContent).map(function (e) {
    return { title: e[0], to: e[1], part: e[2], draft: e[4], words: [split(e[0]), split(e[3] + " " + (e[4] || "")), split(e[2])] };
  });
  // near tells whether two words are one slip apart: a letter more, less, other or exchanged.
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1) return false;
    var i = 0, j = 0;
    while (i < a.length && a[i] === b[i]) i++;
    while (j < Math.min(a.length, b.length) - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    var x = a.slice(i, a.length - j), y = b.slice(i, b.length - j);
    return x.length < 2 && y.length < 2 || x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0];
  }
  function fit(asked, word) {
    if (word === asked || word + "s" === asked || asked + "s" === word) return 8;
    if (word.startsWith(asked)) return 6;
    if (asked.length > 2 && word.includes(asked)) return 3;
    if (asked.length > 3 && (near(asked, word) || near(asked, word.slice(0, asked.length)))) return 2;
    return 0;
  }
  function score(e, asked) {
    var sum = 0;
    for (var n = 0; n < asked.length; n++) {
      var best = 0;
      e.words.forEach(function (words, k) {
        words.forEach(function (w) { best = Math.max(best, fit(asked[n], w) * (k ? 2 - k / 2 : 4)) });
      });
      if (!best) return 0;
      sum += best;
    }
    return sum / asked.length - e.words[0].length / 50;
  }
  var later;
  function look() {
    var asked = split(box.value), hits = [];
    if (asked.length) entries.forEach(function (e, n) { var s = score(e, asked); if (s > 0) hits.push({ e: e, s: s, n: n }) });
    hits.sort(function (a, b) { return b.s - a.s || a.n - b.n });
    found.replaceChildren.apply(found, hits.slice(0, 30).map(function (h) {
      var li = document.createElement("li"), a = document.createElement("a"), span = document.createElement("span");
      a.href = root + h.e.to; a.textContent = h.e.title; span.className = "quiet"; span.textContent = h.e.part;
      li.append(a, " ", span);
      if (h.e.draft) { var tag = document.createElement("strong"); tag.className = "tag tag-draft"; tag.textContent = h.e.draft; a.after(" ", tag) }
      return li;
    }));
    all.hidden = asked.length > 0;
    clearTimeout(later);
    later = setTimeout(function () {
      var said = !asked.length ? "" : hits.length ? form.dataset.results.replace("{n}", hits.length) : form.dataset.none;
      if (status.textContent !== said) status.textContent = said;
      try { history.replaceState(null, "", box.value ? "?q=" + encodeURIComponent(box.value) : location.pathname) } catch (e) { /* a page in a file has no address to change */ }
    }, 250);
  }
  form.addEventListener("submit", function (e) { e.preventDefault(); var a = found.querySelector("a"); if (a) a.focus() });
  form.addEventListener("keydown", function (e) {
    var stops = [box].concat(Array.from(found.querySelectorAll("a"))), at = stops.indexOf(document.activeElement);
    var next = e.key === "ArrowDown" ? at + 1 : e.key === "ArrowUp" ? at - 1 : -1;
    if (at >= 0 && next >= 0 && stops[next]) { e.preventDefault(); stops[next].focus() }
    if (e.key === "Escape" && at > 0) box.focus();
  });
  box.addEventListener("input", look);
  box.value = new URLSearchParams(location.search).get("q") || "";
  look();
})();
