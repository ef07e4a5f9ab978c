package main

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// The published reports that this repository's figures come from stand outside
// it; the tests here skip where they are not. Each has a page, and a list of
// the numbers in it that are no figures of that page, each with its line and
// the reason.
var reports = []struct{ name, scorecard, month string }{
	{"board-minutes-2022-01", "board-minutes", "2021-12"},
	{"cambridgeshire-2021-09", "cambridgeshire", "2021-09"},
	{"dorset-2023-03", "dorset", "2023-03"},
	{"peterborough-2023-01", "peterborough", "2023-01"},
	{"rotherham-2022-12", "rotherham", "2022-12"},
}

// reportLines gives the lines of a report.
func reportLines(t *testing.T, s *rendered, name string) []string {
	t.Helper()
	dir := filepath.Join(s.root, "..", "shared", "reports")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the published reports are not here: there is no folder shared/reports beside the repository")
	}
	data, err := os.ReadFile(filepath.Join(dir, name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}

// A numeral is a number as it is printed.
type numeral struct {
	text    string // "44%", "1,234"
	number  string // without commas and padding: "44", "1234", "70" for 70.0
	percent bool   // a per cent sign follows
	bold    bool   // the number stands between ** and **, as in Dorset's tiles
}

func (k numeral) String() string { return k.text }

const monthNames = `January|February|March|April|May|June|July|August|September|October|November|December`

// What has digits and is no figure, by three rules: dates, years, and codes,
// which are digits joined to a letter before them (Q3, TB5, Y11) or with a zero
// in front (01).
var noFigures = []*regexp.Regexp{
	regexp.MustCompile(`(\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)? (?:` + monthNames + `)\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[ -]\d{2}\b)`),
	regexp.MustCompile(`(\b(?:20)?\d{2} ?/ ?(?:20)?\d{2}\b|\b20\d{2}\b)`),
	regexp.MustCompile(`(?:^|[^.,\d])(\pL\d+|\b0\d+)`),
}

var (
	aNumber  = regexp.MustCompile(`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`)
	thenSign = regexp.MustCompile(`^\**\+? ?%`)
)

// numerals gives the numbers of a line that may be figures.
func numerals(line string) []numeral {
	for _, rule := range noFigures {
		for _, at := range rule.FindAllStringSubmatchIndex(line, -1) {
			line = line[:at[2]] + strings.Repeat(" ", at[3]-at[2]) + line[at[3]:]
		}
	}
	var out []numeral
	for _, at := range aNumber.FindAllStringIndex(line, -1) {
		before, text, after := line[:at[0]], line[at[0]:at[1]], line[at[1]:]
		k := numeral{text: text, number: plain(text), percent: thenSign.MatchString(after)}
		k.bold = strings.HasSuffix(before, "**") && strings.HasPrefix(after, "**")
		if k.percent {
			k.text += "%"
		}
		out = append(out, k)
	}
	return out
}

// plain is a number without what does not count: commas, and zeros at the end
// of its decimals.
func plain(number string) string {
	number = strings.ReplaceAll(number, ",", "")
	if strings.Contains(number, ".") {
		number = strings.TrimRight(strings.TrimRight(number, "0"), ".")
	}
	return number
}

// TestNumerals tries the rules on lines as reports have them.
func TestNumerals(t *testing.T) {
	for line, want := range map[string]string{
		"**96** % of them (**97** last month)":     "96% 97",
		"Rate of 10,000 is 64.50 or 70.0":          "64.5 70 10000",
		"Date created: 31/01/2023 (21.2.23)":       "",
		"in 2021/22, 22/25 and 2022 / 23":          "",
		"on 29th March 2023, Jan 23 and Oct-22":    "",
		"TB5 CH04 Q3 Y1 -Y11 (P1) Ω4 2021/22 01":   "",
		"aged 16-25, 4-16yrs, 3+ and 4th":          "16 25 4 16 3 4",
		"95%+, 95.2+, <87%, 95+ % and £1,200.50":   "95% 95.2 87% 95% 1200.5",
		"0.00, 12.05 and 0.6":                      "0 12.05 0.6",
		"33.3% 41.0% 56.0%":                        "33.3% 41% 56%",
		"In January 2021, 123 of 617 (20%)":        "123 617 20%",
		"| % CIC | 8.24 | 7.78 | % of the others ": "8.24 7.78",
	} {
		var got []string
		for _, k := range numerals(line) {
			n := k.number
			if k.percent {
				n += "%"
			}
			got = append(got, n)
		}
		wanted := strings.Fields(want)
		slices.Sort(got)
		slices.Sort(wanted)
		if !slices.Equal(got, wanted) {
			t.Errorf("%q has the numbers %q, want %q", line, got, wanted)
		}
	}
}

// onPage is the numbers that stand on a page.
type onPage []numeral

// standsOn gives the numbers of a page's text. Those of drawings and scripts do
// not count.
func standsOn(page *html.Node) onPage { return numerals(wordsOf(elements(page, named("main"))[0])) }

// has reports whether a report's number stands on the page: exactly, and with
// its per cent sign (tables often leave it out, so a number without one may
// have it on the page). A number in a tile may be rounded.
func (p onPage) has(k numeral) bool {
	return slices.ContainsFunc(p, func(q numeral) bool {
		return (!k.percent || q.percent) && (q.number == k.number || k.bold && rounds(q.number, k.number))
	})
}

// rounds reports whether a number rounds to another, half away from zero.
func rounds(exact, to string) bool {
	r, ok := new(big.Rat).SetString(exact)
	return ok && written(exact) > written(to) && plain(r.FloatString(written(to))) == to
}

// sentence reports whether a line is running text: ten words or more, and no
// row of a table.
func sentence(line string) bool {
	return len(strings.Fields(line)) >= 10 && !strings.ContainsAny(line, "|\t")
}

// TestReports wants every number of a report on its page, or in its list. The
// numbers of the list must be needed: each occurs at its line and does not
// stand on the page, but that a number in running text may stand there as
// another figure.
func TestReports(t *testing.T) {
	s := buildSite(t)
	for _, report := range reports {
		t.Run(report.name, func(t *testing.T) {
			lines := reportLines(t, s, report.name)
			_, html := s.month(t, report.scorecard, report.month)
			page := standsOn(html)
			listed := map[string]bool{} // by line and figure
			for _, r := range records(t, filepath.Join("testdata", "reports", report.name+".csv")) {
				key := r.cells["line"] + " " + r.cells["figure"]
				if len(strings.Fields(r.cells["reason"])) < 2 {
					t.Errorf("%s in the list has no reason", key)
				}
				if listed[key] {
					t.Errorf("%s is in the list twice", key)
				}
				listed[key] = true
				checkListed(t, lines, r, page)
			}
			counted := 0
			for n, line := range lines {
				for _, k := range numerals(line) {
					counted++
					if !page.has(k) && !listed[fmt.Sprintf("%d %s", n+1, k.text)] {
						t.Errorf("line %d: %s neither stands on the page nor in the list: %.80s", n+1, k.text, line)
					}
				}
			}
			if counted < 50 {
				t.Errorf("the report has %d numbers", counted)
			}
		})
	}
}

// checkListed wants a number of the list to be needed.
func checkListed(t *testing.T, lines []string, r sheetRow, page onPage) {
	t.Helper()
	n, _ := strconv.Atoi(r.cells["line"])
	if n < 1 || n > len(lines) {
		t.Errorf("the list has line %q", r.cells["line"])
		return
	}
	found := numerals(lines[n-1])
	at := slices.IndexFunc(found, func(k numeral) bool { return k.text == r.cells["figure"] })
	switch {
	case at < 0:
		t.Errorf("the list has %s at line %d, where there is no such number", r.cells["figure"], n)
	case page.has(found[at]) && !sentence(lines[n-1]):
		t.Errorf("the list has %s at line %d, which stands on the page", r.cells["figure"], n)
	}
}

// TestReportLists wants a list for every report, and a report for every list.
func TestReportLists(t *testing.T) {
	s := buildSite(t)
	reportLines(t, s, reports[0].name)
	var want []string
	for _, r := range reports {
		want = append(want, r.name)
	}
	for pattern, ext := range map[string]string{filepath.Join("testdata", "reports", "*.csv"): ".csv", filepath.Join(s.root, "..", "shared", "reports", "*.txt"): ".txt"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for n := range names {
			names[n] = strings.TrimSuffix(filepath.Base(names[n]), ext)
		}
		if !slices.Equal(names, want) {
			t.Errorf("there are %s files for %q, want %q", ext, names, want)
		}
	}
}

// TestNothingInvented wants every figure of a month's data to stand in its
// report.
func TestNothingInvented(t *testing.T) {
	s := buildSite(t)
	for _, report := range reports {
		lines := reportLines(t, s, report.name)
		in := map[string]bool{}
		for _, k := range numerals(strings.Join(lines, "\n")) {
			in[k.number] = true
		}
		d, _ := s.month(t, report.scorecard, report.month)
		for n := range d.Indicators {
			i := &d.Indicators[n]
			all := append([]figureData{i.figureData}, i.History...)
			for _, b := range i.Benchmarks {
				all = append(all, b.figureData)
			}
			for _, c := range i.Companions {
				all = append(all, c.figureData)
			}
			for _, c := range i.Categories {
				all = append(all, c.figureData)
			}
			for _, f := range all {
				if f.Value != nil && !in[plain(string(*f.Value))] {
					t.Errorf("%s: the figure of %s for %s, %s, is not in the report", report.name, i.ID, f.Period, f.Display)
				}
			}
			if i.Target != nil && i.Target.Value != nil && !in[plain(string(*i.Target.Value))] {
				t.Errorf("%s: the target of %s, %s, is not in the report", report.name, i.ID, *i.Target.Value)
			}
		}
	}
}
