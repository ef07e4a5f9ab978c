package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
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
		all := tb.sheets(t)
		t.Logf("%s: %d sheets, used to%s", month, len(all), used(all))
		if len(all) > most {
			t.Logf("warning: %s prints on %d sheets, more than %d", month, len(all), most)
		}
		for _, wrong := range faults(all) {
			t.Logf("warning: %s: %s", month, wrong)
		}
	}
}

// testPrint prints every month page, and a page of each other kind. On paper no
// chart is cut off, and no sheet ends with a heading or half empty.
func testPrint(t *testing.T, b *browser) {
	t.Run("faults", func(t *testing.T) { testSheetFaults(t, b) })
	paths := []string{}
	for _, month := range b.site.months(t) {
		paths = append(paths, month+"/")
	}
	for _, s := range b.site.samples(t) {
		if !slices.Contains(paths, s.path) && s.kind != "embed" {
			paths = append(paths, s.path)
		}
	}
	for _, path := range paths {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			tb := b.tab(t)
			tb.visit(t, path)
			all := tb.sheets(t)
			t.Logf("%d sheets, used to%s", len(all), used(all))
			for _, wrong := range faults(all) {
				t.Error(wrong)
			}
			for _, width := range []int{642, 718} { // an A4 page within margins of 20 and of 10 mm
				v := view{width: width, print: true}
				tb.look(t, v)
				tb.report(t, v, cutChartsScript)
			}
		})
	}
}

// testSheetFaults prints pages that have a fault, and one that has none.
func testSheetFaults(t *testing.T, b *browser) {
	tb := b.tab(t)
	for body, want := range map[string]string{
		`<h2>Head</h2><p class="whole">b`:                                                              "a heading ends it",
		`<table><caption>Head</caption><tr class="whole"><td>b</table>`:                                "a heading ends it",
		`<table><thead class="rows"><tr><th>Head</thead><tr class="whole"><td>b</table>`:               "a heading ends it",
		`<details open><summary>Head</summary><p class="whole">b</details>`:                            "a heading ends it",
		`<div class="two"><h3>Head</h3><p class="next">b</div>`:                                        "a heading ends it",
		`<div class="next"></div><div class="next">b`:                                                  "nothing stands on it",
		`<div class="next">b</div><p class="whole">c<p class="whole">d`:                                "sheet 2: it is used to 5%",
		`<h2 class="stay">Head</h2><p class="whole">b`:                                                 "",
		`<h2>Head</h2><p>b<p class="whole">c`:                                                          "",
		`<div class="two"><h3>Head</h3><p>b<p class="next">c</div>`:                                    "",
		`<table><thead><tr><th>Head</thead><tr><td>b<tr class="whole"><td>c<tr><td>d<tr><td>e</table>`: "",
	} {
		tb.open(t, "data:text/html,"+url.PathEscape(`<!doctype html><html lang="en-GB"><title>a</title><style>@page{size:A4;margin:15mm}
			body{margin:0}.a{height:780px}.whole{height:600px;break-inside:avoid}.two{columns:2;height:150px;column-fill:auto}
			.two .next{break-before:column}.next{break-before:page}.stay{break-after:avoid}.rows{display:table-row-group}</style>
			<div class="a"></div><p>a</p>`+body))
		got := strings.Join(faults(tb.sheets(t)), "; ")
		if !strings.Contains(got, want) || (want == "") != (got == "") {
			t.Errorf("of %s is said %q, and not %q", body, got, want)
		}
	}
}

// A printedText is a piece of text on a sheet, where it begins: in points from the
// left and from the top.
type printedText struct {
	x, y    float64
	heading bool
}

const (
	paper  = 841.92         // how high A4 is, in points
	margin = 15 * 72 / 25.4 // above and below what a page says
	column = 60             // what begins no further from a heading's beginning may belong to it
	least  = .5             // of a sheet that is not the last
)

// faults says of sheets on which a heading has nothing below it that it could be
// of, which are empty, and which but the last are used to less than a half.
func faults(sheets [][]printedText) []string {
	var out []string
	for n, texts := range sheets {
		if len(texts) == 0 {
			out = append(out, fmt.Sprintf("sheet %d: nothing stands on it", n+1))
			continue
		}
		for _, h := range texts {
			follows := func(p printedText) bool { return !p.heading && p.y > h.y && p.x > h.x-column && p.x < h.x+column }
			if h.heading && !slices.ContainsFunc(texts, follows) {
				out = append(out, fmt.Sprintf("sheet %d: a heading ends it, %.0f points from its top", n+1, h.y))
			}
		}
		if n < len(sheets)-1 && lowest(texts) < least {
			out = append(out, fmt.Sprintf("sheet %d: it is used to %.0f%%", n+1, 100*lowest(texts)))
		}
	}
	if len(sheets) == 0 {
		out = append(out, "it prints on no sheet")
	}
	return out
}

// lowest says how much of a sheet is above its last text.
func lowest(texts []printedText) float64 {
	low := margin
	for _, p := range texts {
		low = max(low, p.y)
	}
	return (low - margin) / (paper - 2*margin)
}

func used(sheets [][]printedText) string {
	s := ""
	for _, texts := range sheets {
		s += fmt.Sprintf(" %.0f%%", 100*lowest(texts))
	}
	return s
}

// headingScript makes red what must not end a sheet, which changes no place.
const headingScript = `() => {
	const red = new CSSStyleSheet(), lead = ':is(h1, h2, h3, h4, caption, thead th:first-child, summary)';
	red.insertRule('@media print {' + lead + ',' + lead + ' * {color: #f00 !important}}');
	document.adoptedStyleSheets = [red];
	return true;
}`

// sheets prints the page and reads where its text stands on each sheet, but for
// that in the margins.
func (tb *tab) sheets(t *testing.T) [][]printedText {
	t.Helper()
	ask[bool](t, tb, headingScript)
	pdf := tb.printed(t)
	var out [][]printedText
	for _, m := range printedSheet.FindAllSubmatch(pdf, -1) {
		out = append(out, standing(t, contents(t, pdf, string(m[1]))))
	}
	return out
}

// printed gives the page as a PDF.
func (tb *tab) printed(t *testing.T) []byte {
	t.Helper()
	yes := true
	return call(t, tb, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes}).Data
}

// A sheet in a PDF of Chromium's, whose objects but for drawings are plain text,
// and the number of the object that draws it.
var printedSheet = regexp.MustCompile(`(?s)/Type /Page\n.*?/Contents (\d+) 0 R`)

// contents gives what an object of a PDF draws.
func contents(t *testing.T, pdf []byte, object string) string {
	t.Helper()
	at := bytes.Index(pdf, []byte("\n"+object+" 0 obj\n"))
	if at < 0 {
		t.Fatalf("the PDF has no object %s", object)
	}
	head, data, found := bytes.Cut(pdf[at:], []byte("stream\n"))
	if !found {
		t.Fatalf("object %s of the PDF draws nothing", object)
	}
	if !bytes.Contains(head, []byte("/FlateDecode")) { // it has next to nothing to say
		data, _, _ = bytes.Cut(data, []byte("endstream"))
		return string(data)
	}
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	drawing, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(drawing)
}

// A matrix leads from one system of coordinates to another, as in a PDF.
type matrix [6]float64

func (m matrix) times(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

// standing gives the texts of a drawing within the margins: cm moves what follows,
// q and Q bound that, rg colours it, and Tm says where a text begins.
func standing(t *testing.T, drawing string) []printedText {
	t.Helper()
	type state struct {
		at  matrix
		red bool
	}
	var out []printedText
	var before []state
	now := state{at: matrix{1, 0, 0, 1, 0, 0}}
	for line := range strings.Lines(drawing) {
		operands := strings.Fields(line)
		for len(operands) > 0 {
			n := slices.IndexFunc(operands, func(s string) bool { return operator.MatchString(s) })
			if n < 0 {
				break
			}
			switch name := operands[n]; name {
			case "q":
				before = append(before, now)
			case "Q":
				now, before = before[len(before)-1], before[:len(before)-1]
			case "cm":
				now.at = numbers(t, operands[:n]).times(now.at)
			case "rg":
				now.red = slices.Equal(operands[max(0, n-3):n], []string{"1", "0", "0"})
			case "Tm":
				at := numbers(t, operands[:n]).times(now.at)
				if p := (printedText{at[4], paper - at[5], now.red}); p.y > margin && p.y < paper-margin {
					out = append(out, p)
				}
			}
			operands = operands[n+1:]
		}
	}
	return out
}

var operator = regexp.MustCompile(`^[A-Za-z*]+$`)

// numbers reads the last six operands.
func numbers(t *testing.T, operands []string) (m matrix) {
	t.Helper()
	for n := range m {
		v, err := strconv.ParseFloat(operands[len(operands)-6+n], 64)
		if err != nil {
			t.Fatal(err)
		}
		m[n] = v
	}
	return m
}
