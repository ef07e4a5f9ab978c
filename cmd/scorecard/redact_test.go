package main

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/source"
)

// redactSite gives a site with something of everything that a figure may show
// in: three closed months, one of them corrected, one that restates, and one to
// come. instead has other values for figures: "cic,,2023-05" gives "444".
func redactSite(t *testing.T, off bool, instead map[string]string) fstest.MapFS {
	t.Helper()
	root := fstest.MapFS{}
	put := func(name, text string) { root[name] = &fstest.MapFile{Data: []byte(text)} }
	protection := ""
	if off {
		protection = "[disclosure]\noff = \"The board published them.\"\n\n"
	}
	put("site.toml", "title = \"Anyshire scorecards\"\norganisation = \"Anyshire Council\"\nbase_url = \"https://scorecards.example/\"\nfeedback = \"a@example.gov.uk\"\n")
	put("data/board/scorecard.toml", "title = \"Children's board\"\npublisher = \"Anyshire Council\"\n\n"+protection+`[comparators.england]
title = "England"

[comparators.near]
title = "Neighbours"

[sections.care]
title = "Children in care"

[sections.reviews]
title = "Reviews"

[charts.both]
section = "care"
indicators = ["cic", "begun"]

[charts.bars]
section = "reviews"
indicators = ["on-time", "seen"]
form = "bars"

[charts.so-far]
section = "care"
indicators = ["begun"]
form = "year-to-date"
`)
	put("data/board/indicators.csv", `id,name,section,unit,good,decimals,frequency,covers,categories,additive,headline,young,sensitivity,numerator_of
cic,Children in care,care,number,low,0,,,,,yes,of you are in care,,
begun,Children who began to be looked after,care,number,low,0,,flow,,yes,yes,,,
by-age,Children in care by age,care,number,none,0,,,age,,,,,
on-time,Reviews held on time,reviews,%,high,1,,,,,yes,of your reviews were on time,,
seen,Children seen,reviews,%,high,1,,,,,,,not-people,
`)
	put("data/board/categories.csv", "set,id,name\nage,under-10,Under 10\nage,10-15,10 to 15\nage,16-17,16 and 17\n")
	put("data/board/targets.csv", "indicator,from,target,green,amber\non-time,2022-04,,>=95,>=87\nseen,2022-04,90,,\ncic,2022-04,,<=420,<=450\n")
	put("data/board/benchmarks.csv", "indicator,comparator,period,value\non-time,england,2022-FY,91.0\non-time,near,2022-FY,90.0\ncic,england,2022-FY,400\ncic,near,2022-FY,410\n")
	for month := 1; month <= 5; month++ {
		put(fmt.Sprintf("data/board/2023-%02d.csv", month+3), redactFigures(month, instead))
		put(fmt.Sprintf("content/board/2023-%02d/index.md", month+3), fmt.Sprintf("+++\npublished = 2023-%02d-27\n+++\n\nOf {{cic}} children {{on-time}} had reviews; the light was {{on-time target}}.\n\n{{cic chart}}\n", month+4))
		if month > 1 && month < 4 {
			put(fmt.Sprintf("content/board/2023-%02d/care.md", month+3), "The number {{cic movement}}.\n\nBefore there were {{cic previous}}, and {{begun ytd}} began.\n\nIn the {{by-age/under-10}} there were more.\n")
		}
		put(fmt.Sprintf("content/board/2023-%02d/young-people.md", month+3), "This is about you.\n")
	}
	return root
}

// redactFigures is the file of a month.
func redactFigures(month int, instead map[string]string) string {
	out := "indicator,category,period,value,numerator,denominator\n"
	line := func(name, period string, value int, rest string) {
		id, category, _ := strings.Cut(name, "/")
		when := period
		if when == "" {
			when = fmt.Sprintf("2023-%02d", month+3)
		}
		key := id + "," + category + "," + when
		text := fmt.Sprint(value)
		if v, ok := instead[key]; ok {
			text = v
			if rest != "" {
				rest = v + "00,100000"
			}
		}
		if rest != "" {
			text = ""
		} else {
			rest = ","
		}
		out += fmt.Sprintf("%s,%s,%s,%s,%s\n", id, category, period, text, rest)
	}
	line("cic", "", 440+7*month, "")
	line("begun", "", 30+month, "")
	line("by-age/under-10", "", 130+month, "")
	line("by-age/10-15", "", 180+month, "")
	line("by-age/16-17", "", 110+month, "")
	line("on-time", "", 0, fmt.Sprintf("%d,100000", 90000+1000*month))
	line("seen", "", 80+3*month, "")
	if month == 4 {
		line("cic", "2023-05", 455, "")
		line("begun", "2023-05", 35, "")
	}
	return out
}

// publishAll closes three months, of which it corrects the first.
func publishAll(t *testing.T, root fstest.MapFS, instead map[string]string) {
	t.Helper()
	for _, month := range []string{"2023-04", "2023-05", "2023-06"} {
		closeMonth(t, root, closing{id: "board", month: month})
	}
	corrected := maps.Clone(instead)
	if corrected == nil {
		corrected = map[string]string{}
	}
	corrected["seen,,2023-04"] = "82"
	if corrected["cic,,2023-04"] != "" {
		corrected["cic,,2023-04"] += "1" // the correction is of the figure itself
	}
	root["data/board/2023-04.csv"] = &fstest.MapFile{Data: []byte(redactFigures(1, corrected))}
	index := root["content/board/2023-04/index.md"]
	root["content/board/2023-04/index.md"] = &fstest.MapFile{Data: bytes.Replace(index.Data, []byte("\n+++\n"), []byte("\ncorrected = 2023-08-28\n+++\n"), 1)}
	closeMonth(t, root, closing{id: "board", month: "2023-04", reason: "Some were missed."})
}

// redact takes figures out of a site's records.
func redact(t *testing.T, root fstest.MapFS, month, figures string) *redacted {
	t.Helper()
	r, err := (&redaction{closing{id: "board", month: month, reason: "It tells of people."}, figures, "2023-12-01"}).make(root)
	if err != nil || r.problems.Fatal() {
		t.Fatalf("%s of %s is not withdrawn: %v %v", figures, month, err, r.problems.Of(source.Error))
	}
	for n := range r.records {
		root[r.records[n].Name] = &fstest.MapFile{Data: r.records[n].Text}
	}
	root["data/board/withheld.csv"] = &fstest.MapFile{Data: r.plan}
	return r
}

var aDigest = regexp.MustCompile(`"digest": "[0-9a-f]+"`)

// ofVersion names the pages of a month that say what was withdrawn.
var ofVersion = regexp.MustCompile(`^board/2023-../(v[0-9]+/)?(young-people/)?index\.html$`)

// TestRedactedWorlds publishes two sites that differ in one figure alone, and
// withdraws it: afterwards every file of the one is that of the other, and so is
// every record but for its digests.
func TestRedactedWorlds(t *testing.T) {
	for n, c := range []struct{ figure, month, one, other string }{
		{"cic", "2023-05", "454", "401"},
		{"cic", "2023-04", "447", "40"},
		{"cic", "2023-06", "461", "460"},
		{"cic 2023-04", "2023-05", "447", "512"},
		{"begun", "2023-05", "32", "39"},
		{"begun", "2023-06", "33", "900"},
		{"by-age/under-10", "2023-05", "132", "13200"},
		{"by-age/10-15", "2023-06", "183", "99"},
		{"on-time", "2023-05", "920", "990"},
		{"on-time", "2023-06", "930", "870"},
		{"seen", "2023-05", "86", "96"},
	} {
		for _, off := range [][]bool{{false, true}, {false}, {true}}[n%3] {
			t.Run(fmt.Sprintf("%s of %s, %t", c.figure, c.month, off), func(t *testing.T) {
				name, when, _ := strings.Cut(c.figure, " ")
				if when == "" {
					when = c.month
				}
				id, category, _ := strings.Cut(name, "/")
				key := id + "," + category + "," + when
				one, other := map[string]string{key: c.one}, map[string]string{key: c.other}
				a, b := redactSite(t, off, one), redactSite(t, off, other)
				publishAll(t, a, one)
				publishAll(t, b, other)
				if same := allFiles(t, a, b); len(same) == 0 {
					t.Fatal("the sites are the same before, and this shows nothing")
				}
				redact(t, a, c.month, c.figure)
				redact(t, b, c.month, c.figure)
				for _, differs := range allFiles(t, a, b) {
					t.Error(differs)
				}
				for name, page := range below(t, rebuiltOf(t, a).plan, "board/"+when+"/") {
					if says := bytes.Contains(page, []byte("<strong>Withdrawn.</strong>")); !says && ofVersion.MatchString(name) {
						t.Errorf("%s does not say that something was withdrawn", name)
					}
				}
				for name := range a {
					if x, y := aDigest.ReplaceAll(a[name].Data, nil), aDigest.ReplaceAll(b[name].Data, nil); strings.Contains(name, "/published/") && !bytes.Equal(x, y) {
						t.Errorf("%s tells: %s", name, firstDifference(x, y))
					}
				}
			})
		}
	}
}

// TestRedactUndeclared withdraws a part of a total that nothing says is its total:
// whoever withdraws it is told.
func TestRedactUndeclared(t *testing.T) {
	for _, c := range []struct {
		says  string
		more  int // that the parts are than the total, which they then are not of
		wants bool
	}{{"adds up", 0, true}, {"does not", 1, false}} {
		parts := map[string]string{"cic,,2023-05": "454"}
		for month := 1; month <= 5; month++ {
			parts[fmt.Sprintf("by-age,under-10,2023-%02d", month+3)] = fmt.Sprint(150 + 5*month + c.more*month*month)
		}
		root := redactSite(t, true, parts)
		publishAll(t, root, parts)
		r := redact(t, root, "2023-05", "by-age/under-10")
		var said bytes.Buffer
		r.tell(stdio{out: &said})
		if got := strings.Contains(said.String(), "not declared, and holds: sum: cic of by-age/10-15 and by-age/16-17 and by-age/under-10"); got != c.wants {
			t.Errorf("a breakdown that %s: %s", c.says, said.String())
		}
	}
}

// allFiles builds two sites and gives where they differ.
func allFiles(t *testing.T, a, b fstest.MapFS) (out []string) {
	t.Helper()
	x, y := below(t, rebuiltOf(t, a).plan, ""), below(t, rebuiltOf(t, b).plan, "")
	for name := range x {
		if !bytes.Equal(x[name], y[name]) {
			out = append(out, name+": "+firstDifference(x[name], y[name]))
		}
	}
	if len(x) != len(y) {
		out = append(out, fmt.Sprintf("%d files and %d", len(x), len(y)))
	}
	return out
}
