package main

import (
	"encoding/json"
	"maps"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
)

// testTables asks Chromium what a screen reader is told of tables. A table must
// stay one where the style sheet lays it out as cards: nothing in the page says
// by roles what its elements say.
func testTables(t *testing.T, b *browser) {
	everyKind(t, b, func(t *testing.T, tb *tab, s sample) {
		tb.visit(t, s.path)
		want := ask[map[string]int](t, tb, tablePartsScript)
		for _, v := range []view{{width: 1280}, {width: 320}} {
			tb.look(t, v)
			if got := tb.tableParts(t); !maps.Equal(got, want) {
				t.Errorf("%s, %s: of tables screen readers are told %v; the page has %v", s.path, v, got, want)
			}
		}
	})
}

// tablePartsScript opens everything and counts the parts of all tables, by the
// roles that their elements have.
const tablePartsScript = `() => {
	for (const e of document.querySelectorAll('details')) e.open = true;
	const counts = {};
	for (const [role, part] of Object.entries({table: 'table', row: 'tr', columnheader: 'th[scope=col]', rowheader: 'th[scope=row]', cell: 'td'})) {
		const n = document.querySelectorAll(part).length;
		if (n) counts[role] = n;
	}
	return counts;
}`

// tableParts counts the parts of tables that the page's accessibility tree has.
func (tb *tab) tableParts(t *testing.T) map[string]int {
	t.Helper()
	counts := map[string]int{}
	for _, n := range call(t, tb, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{}).Nodes {
		var role string
		if n.Ignored || n.Role == nil || json.Unmarshal(n.Role.Value, &role) != nil {
			continue
		}
		switch role {
		case "table", "row", "columnheader", "rowheader", "cell":
			counts[role]++
		}
	}
	return counts
}
