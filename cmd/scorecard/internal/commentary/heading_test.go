package commentary

import (
	"fmt"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
)

func headings(text *Text) string {
	var out []string
	for _, h := range text.Headings() {
		out = append(out, fmt.Sprintf("h%d %s %q %s", h.Level, h.ID, h.Text, where(h.Place)))
	}
	return strings.Join(out, "\n")
}

func TestHeadings(t *testing.T) {
	for _, c := range []struct{ in, headings, problems string }{
		{"## Who is in care\n\n### Age\n\n## Next", "h3 s-who-is-in-care \"Who is in care\" 1:1+17\nh4 s-age \"Age\" 3:1+7\nh3 s-next \"Next\" 5:1+7", ""},
		{"## A\n## A\n## A 2\n## A\n", "h3 s-a \"A\" 1:1+4\nh3 s-a-2 \"A\" 2:1+4\nh3 s-a-2-2 \"A 2\" 3:1+6\nh3 s-a-3 \"A\" 4:1+4", ""},
		{"## *One* `two` [three](x) &amp; \\# {{cic previous}} ##\n", "h3 s-one-two-three-cic-previous \"One two three & # {{cic previous}}\" 1:1+54", ""},
		{"## Plant Môn, 2022/23: children’s “view”\n", "h3 s-plant-môn-2022-23-childrens-view \"Plant Môn, 2022/23: children’s “view”\" 1:1+40", ""},
		{"## !!!\n", `h3 s-heading "!!!" 1:1+6`, ""},
		{"Two\nlines\n---\n", `h3 s-two-lines "Two lines" 1:1+3`, ""},
		{"   ## Indented\n", `h3 s-indented "Indented" 1:4+11`, ""},
		{"> ##\té\n", `h3 s-é "é" 1:3+4`, ""},
		{"-\t## A\n1.\t ## B\n", "h3 s-a \"A\" 1:3+4\nh3 s-b \"B\" 2:5+4", ""},
		{"## Table 1\n\nTable: a\n\n| a |\n|--|\n", "h3 s-table-1-2 \"Table 1\" 1:1+10", ""},

		{"# Title\n\n## A", "h3 s-title \"Title\" 1:1+7\nh3 s-a \"A\" 3:1+4", "1:1+7 heading-level: a text has no heading of the first level"},
		{"Title\n=====\n\n### A", "h3 s-title \"Title\" 1:1+5\nh4 s-a \"A\" 4:1+5", "1:1+5 heading-level: a text has no heading of the first level"},
		{"### A\n", `h4 s-a "A" 1:1+5`, "1:1+5 warning: heading-level: this heading leaves a level out"},
		{"## A\n\n#### B\n\n#### C", "h3 s-a \"A\" 1:1+4\nh5 s-b \"B\" 3:1+6\nh5 s-c \"C\" 5:1+6", "3:1+6 warning: heading-level: this heading leaves a level out"},
		{"## A\n### B\n#### C\n##### D\n###### E\n", "h3 s-a \"A\" 1:1+4\nh4 s-b \"B\" 2:1+5\nh5 s-c \"C\" 3:1+6\nh6 s-d \"D\" 4:1+7\nh6 s-e \"E\" 5:1+8",
			"5:1+8 warning: heading-level: this heading is deeper than pages go"},
		{"##\n", `h3 s-heading "" 1:1+2`, "1:1+2 empty-heading: this heading has no words"},
		{"> \t## ##\n", `h3 s-heading "" 1:4+5`, "1:4+5 empty-heading: this heading has no words"},
		{"## <b>\n", `h3 s-heading "" 1:1+6`, "1:1+6 empty-heading: this heading has no words\n1:4+3 raw-html: HTML may not be used in a text"},
		{"#A", "", ""},
		{"####### A", "", ""},
	} {
		text, problems := parse(t, c.in)
		if got := headings(text); got != c.headings {
			t.Errorf("%q has headings\n%s\nwant\n%s", c.in, got, c.headings)
		}
		if got := list(problems); got != c.problems {
			t.Errorf("%q has problems\n%s\nwant\n%s", c.in, got, c.problems)
		}
	}
}

func TestOptions(t *testing.T) {
	const in = "## A\n\nTable: b\n\n| c |\n|--|\n"
	for _, c := range []struct {
		o    Options
		want string
	}{
		{Options{}, `<h2 id="a">A</h2> table-1`},
		{Options{Level: 2}, `<h2 id="a">A</h2> table-1`},
		{Options{IDPrefix: "x", Level: 3}, `<h3 id="x-a">A</h3> x-table-1`},
		{Options{IDPrefix: `"><b>`, Level: 99}, `<h6 id="&quot;&gt;&lt;b&gt;-a">A</h6> &quot;&gt;&lt;b&gt;-table-1`},
		{Options{Level: -1}, `<h2 id="a">A</h2> table-1`},
	} {
		text, _ := Parse(&source.File{Name: "a.md", Text: []byte(in)}, c.o)
		heading, table, _ := strings.Cut(show(text), "\n")
		id := strings.TrimPrefix(table, `<div class="scroll" role="region" tabindex="0" aria-labelledby="`)
		if got := heading + " " + id[:strings.Index(id, `">`)]; got != c.want {
			t.Errorf("%+v gives %s, want %s", c.o, got, c.want)
		}
	}
}
