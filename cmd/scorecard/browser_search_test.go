package main

import (
	"strings"
	"testing"
)

// findScript looks for something as a reader does, and gives the address and
// the title of each thing that was found, the first three.
const findScript = `(() => {
  const box = document.querySelector("#q"), found = () => Array.from(document.querySelectorAll("[id='search.found'] a"));
  box.value = "%"; box.dispatchEvent(new Event("input"));
  return found().slice(0, 3).map(a => a.getAttribute("href") + " " + a.textContent);
})`

// testSearch finds by names, abbreviations, meanings and with slips, says how
// many it found, keeps what was asked in the address, and is used with keys.
func testSearch(t *testing.T, b *browser) {
	tb := b.tab(t)
	tb.visit(t, "search/")
	for _, c := range []struct{ asked, want string }{
		{"PEP", "../glossary/#page-pep PEP"}, {"peps", "../glossary/#page-pep PEP"}, {"D.O.T.", "#page-d-o-t"}, {"dot", "#page-d-o-t"},
		{"foster carers", "dorset/indicators/foster-carers/"}, {"fostr carers", "dorset/indicators/foster-carers/"}, {"CARERS foster", "dorset/indicators/foster-carers/"},
		{"dental", "dental"}, {"detnal", "dental"}, {"march 2023", "dorset/2023-03/ March 2023"}, {"2023-03", "dorset/2023-03/"}, {"sufficiency", "dorset/2023-03/#sufficiency"},
		{"unaccompanied asylum seeking", "dorset/indicators/unaccompanied-children/"}, {"zzzzz", ""}, {"<>", ""}, {"", ""},
	} {
		got := ask[[]string](t, tb, strings.Replace(findScript, "%", c.asked, 1))
		if all := strings.Join(got, "\n"); c.want == "" && all != "" || !strings.Contains(all, c.want) {
			t.Errorf("%q finds %q, want %q", c.asked, got, c.want)
		}
	}
	ask[[]string](t, tb, strings.Replace(findScript, "%", "dental checks", 1))
	tb.sees(t, "the number of results", `/^Results: [1-9]/.test(document.getElementById("search.status").textContent)`)
	tb.sees(t, "the question in the address", `location.search === "?q=dental%20checks"`)
	tb.visit(t, "search/?q=dental%20checks")
	if !ask[bool](t, tb, `() => {
  const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true}));
  const box = document.querySelector("#q"), links = document.querySelectorAll("[id='search.found'] a");
  box.focus();
  const path = [() => key("ArrowDown"), () => key("ArrowUp"), () => key("ArrowDown"), () => key("Escape")].map(f => { f(); return document.activeElement });
  return links.length > 0 && box.value === "dental checks" && path[0] === links[0] && path[1] === box && path[2] === links[0] && path[3] === box &&
    document.getElementById("search.all").hidden;
}`) {
		t.Error("the results cannot be walked through with keys")
	}
	tb.scripts(t, false)
	tb.visit(t, "search/")
	if !ask[bool](t, tb, `() => !document.querySelector("form") && document.querySelectorAll("[id='search.all'] a").length > 150`) {
		t.Error("without a script there is no list, or a form that does nothing")
	}
}
