package main

import (
	"os"
	"regexp"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// TestSheets counts, where SCORECARD_SHEETS has a number, on how many sheets of
// A4 each month prints, and warns of those that need more. `make print` runs it;
// no number of sheets is wrong, since a month may have more to say.
func TestSheets(t *testing.T) {
	most, err := strconv.Atoi(os.Getenv("SCORECARD_SHEETS"))
	if err != nil || most < 1 {
		t.Skip("it counts only where SCORECARD_SHEETS has a number: make print")
	}
	b := openBrowser(t)
	tb := b.tab(t)
	for _, month := range b.site.months(t) {
		tb.visit(t, month+"/")
		n := len(sheet.FindAll(tb.printed(t), -1))
		t.Logf("%s: %d sheets", month, n)
		if n > most {
			t.Logf("warning: %s prints on %d sheets, more than %d", month, n, most)
		}
	}
}

var sheet = regexp.MustCompile(`/Type\s*/Page\b`)

// printed gives the page as a PDF.
func (tb *tab) printed(t *testing.T) []byte {
	t.Helper()
	yes := true
	return call(t, tb, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes}).Data
}
