package commentary

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"
)

// references prints the references of a text with their places.
func references(text *Text) string {
	var b []byte
	for _, r := range text.References() {
		b = showFigure(b, &r)
		b = append(append(append(b, ' '), where(r.Place)...), '\n')
	}
	return strings.TrimSuffix(string(b), "\n")
}

func TestReferences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"{{cic}}", "[cic] 1:1+7"},
		{"a\t{{cic}}", "[cic] 1:3+7"},
		{"£é€😀{{cic}}", "[cic] 1:5+7"},
		{"a\nb {{cic previous}} {{cic}}", "[cic:previous] 2:3+16\n[cic] 2:20+7"},
		{"{{by-age/under-1}} {{by-age/under-1 2022-12}}", "[by-age/under-1] 1:1+18\n[by-age/under-1:2022-12] 1:20+26"},
		{"{{ cic\t statistical \u00a0 neighbours }}", "[cic:statistical neighbours] 1:1+35"},
		{"{{cic 2022/23}} {{cic St. Helen’s & Region (all), +1: 5%}}", "[cic:2022/23] 1:1+15\n[cic:St. Helen’s & Region (all), +1: 5%] 1:17+42"},
		{"{{4-10}} {{cic Ynys Môn}}", "[4-10] 1:1+8\n[cic:Ynys Môn] 1:10+16"},
		{"**{{a}}** *{{b}}* ***{{c}}***", "[a] 1:3+5\n[b] 1:12+5\n[c] 1:22+5"},
		{"{{a}}_x_{{b}}", "[a] 1:1+5\n[b] 1:9+5"},
		{"> - {{a}}\n>\n>   1. {{b}}", "[a] 1:5+5\n[b] 3:8+5"},
		{"-\t{{a}}\n\n \t {{b}}\n", "[a] 1:3+5\n[b] 3:4+5"},
		{"## É {{a}}\n\n{{b}}\n===\n", "[a] 1:6+5\n[b] 3:1+5"},
		{"Table: {{a}}\n\n| é {{b}} | {{c}}|\n|--|:-:|\n|{{d England}}|  {{e}}\n", "[a] 1:8+5\n[b] 3:5+5\n[c] 3:13+5\n[d:England] 5:2+13\n[e] 5:18+5"},
		{"[a {{b}}](c) [{{d}}][e]\n\n[e]: f", "[b] 1:4+5\n[d] 1:15+5"},
		{"{{cic chart}}", "[cic:chart as a block] 1:1+13"},
		{"a\n\n  {{ cic  chart }}  \n\nb", "[cic:chart as a block] 3:3+16"},
		{"## A\n{{cic chart}}\n- b", "[cic:chart as a block] 2:1+13"},
		{"`{{a}}` ``{{b}}``\n\n    {{c}}\n\n```{{d}}\n{{e}}\n```", ""},
		{`\{{a}} {\{b}} \{\{c}} \\{{d}} \\\{{e}}`, "[d] 1:25+5"},
		{"a {b c [d] e} f}", ""},
	} {
		text, problems := parse(t, c.in)
		if got := references(text); got != c.want {
			t.Errorf("%q has references\n%s\nwant\n%s", c.in, got, c.want)
		}
		if problems.Fatal() && !strings.Contains(c.in, "===") {
			t.Errorf("%q has problems:\n%s", c.in, list(problems))
		}
	}
}

func TestWrongReferences(t *testing.T) {
	for _, c := range []struct{ in, problems string }{
		{"{{}}", "1:1+4 figure-reference: this figure reference names no indicator"},
		{"é\t{{ \t }} b", "1:3+7 figure-reference: this figure reference names no indicator"},
		{"{{CIC}}", `1:3+3 figure-reference: "CIC" is not an id`},
		{"£ {{ under_1 previous}}", `1:6+7 figure-reference: "under_1" is not an id`},
		{"{{cic.2}} {{c*c*}} {{é}}", `1:3+5 figure-reference: "cic.2" is not an id
1:13+4 figure-reference: "c*c*" is not an id
1:22+1 figure-reference: "é" is not an id`},
		{"{{by-age/Under 1}}", `1:10+5 figure-reference: "Under" is not an id`},
		{"{{by-age/}}", "1:1+11 figure-reference: the slash in this figure reference has no category after it"},
		{"{{by-age / under-1}}", "1:1+20 figure-reference: the slash in this figure reference has no category after it"},
		{"{{by-age/ under-1}}", "1:1+19 figure-reference: the slash in this figure reference has no category after it"},
		{"{{/under-1}}", "1:1+12 figure-reference: this figure reference names no indicator before its slash"},
		{"{{/}}", "1:1+5 figure-reference: this figure reference names no indicator before its slash"},
		{"{{a/b/c}}", "1:1+9 figure-reference: this figure reference has more than one slash"},
		{"{{cic [x](y)}}", `1:7+1 figure-reference: '[' may not stand in a figure reference`},
		{"{{cic <b>}} {{cic `x`}} {{cic \x01}}", `1:7+1 figure-reference: '<' may not stand in a figure reference
1:19+1 figure-reference: '` + "`" + `' may not stand in a figure reference
1:31+1 figure-reference: '\x01' may not stand in a figure reference`},
		{"{{cic", "1:1+2 figure-reference: this figure reference is not closed"},
		{"{{", "1:1+2 figure-reference: this figure reference is not closed"},
		{"{{{{", "1:1+4 figure-reference: this figure reference is not closed"},
		{"a {{cic} b", "1:3+2 figure-reference: this figure reference is not closed"},
		{"{{cic\nprevious}}", "1:1+2 figure-reference: this figure reference is not closed\n2:9+2 figure-reference: these braces close a figure reference that does not begin"},
		{"{{cic {{a}}", "1:1+2 figure-reference: this figure reference is not closed"},
		{"| a {{b | c}} |\n|--|--|\n", `1:1+15 table-caption: this table has no caption
1:5+2 figure-reference: this figure reference is not closed
1:12+2 figure-reference: these braces close a figure reference that does not begin`},
		{"cic}}", "1:4+2 figure-reference: these braces close a figure reference that does not begin"},
		{"{cic}}", "1:1+6 figure-reference: a figure reference has two braces on each side"},
		{"{{{cic}}}", "1:1+9 figure-reference: a figure reference has two braces on each side"},
		{"{{cic}}}", "1:1+8 figure-reference: a figure reference has two braces on each side"},
		{"a {cic previous}", "1:3+14 warning: figure-reference: these braces are printed as they are"},
		{"a {{cic chart}}", "1:3+13 figure-reference: a chart may not stand here"},
		{"{{a chart}}\n{{b chart}}", "1:1+11 figure-reference: a chart may not stand here\n2:1+11 figure-reference: a chart may not stand here"},
		{"- {{a chart}}\n\n> {{b chart}}\n\n## {{c chart}}\n\n*{{d chart}}*", `1:3+11 figure-reference: a chart may not stand here
3:3+11 figure-reference: a chart may not stand here
5:4+11 figure-reference: a chart may not stand here
7:2+11 figure-reference: a chart may not stand here`},
		{"- a\n\n  {{b chart}}\n", "3:3+11 figure-reference: a chart may not stand here"},
		{"![a {{b}} {{C}} \\{{d}}](e)", "1:5+5 figure-reference: a figure reference may not stand in the description of an image\n" +
			`1:13+1 figure-reference: "C" is not an id`},
		{"![a *{{b}}*](e)", "1:6+5 figure-reference: a figure reference may not stand in the description of an image"},
		{"é [a]({{b}})", "1:7+5 figure-reference: a figure reference may not stand in an address"},
		{"[a][b]\n\n[b]: {{c}}\n", "3:6+5 figure-reference: a figure reference may not stand in an address"},
		{"<https://a.org/{{b}}>", "1:2+19 figure-reference: a figure reference may not stand in an address"},
		{"b [a](c '{{d}}')", "1:3+1 figure-reference: a figure reference may not stand in the title of a link"},
	} {
		text, problems := parse(t, c.in)
		if got := list(problems); got != c.problems {
			t.Errorf("%q has problems\n%s\nwant\n%s", c.in, got, c.problems)
		}
		for _, p := range problems {
			if p.Hint == "" {
				t.Errorf("%q: no hint for %s", c.in, p.Message)
			}
		}
		for _, r := range text.References() {
			if r.ID != "a" || r.Ask != "" {
				t.Errorf("%q has the reference %+v", c.in, r)
			}
		}
	}
}

func TestReferenceHints(t *testing.T) {
	for _, c := range []struct{ in, hint string }{
		{"{{Under_1}}", `did you mean "under-1"? ids are lower-case letters a to z, digits and hyphens`},
		{"{{é}}", "ids are lower-case letters a to z, digits and hyphens"},
		{"{cic}", `did you mean {{cic}}? \{cic} says that they are meant`},
		{"{{{ cic }}", "write {{cic}}"},
		{"{{cic", `it ends with }} on the same line; \{{ prints the braces`},
	} {
		_, problems := parse(t, c.in)
		if len(problems) != 1 || problems[0].Hint != c.hint {
			t.Errorf("%q has %v; want the hint %q", c.in, problems, c.hint)
		}
	}
}

func TestSingleSpaced(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"a b", "a b"}, {" a\tb ", "a b"}, {"a  b", "a b"}, {"", ""}, {"a\u00a0b", "a b"}, {"é ü", "é ü"},
	} {
		if got := words(c.in); got != c.want {
			t.Errorf("words(%q) is %q, want %q", c.in, got, c.want)
		}
	}
}

// TestSharedLines checks that the places of one line hold one copy of it.
func TestSharedLines(t *testing.T) {
	const n = 500
	text, problems := parse(t, strings.Repeat("{{a}} {{}} ", n))
	first := unsafe.StringData(text.References()[0].Place.Text)
	for i, r := range text.References() {
		if unsafe.StringData(r.Place.Text) != first || unsafe.StringData(problems[i].Place.Text) != first {
			t.Fatalf("place %d has a copy of its line", i)
		}
	}
	if last := text.References()[n-1].Place; where(last) != fmt.Sprintf("1:%d+5", 11*n-10) {
		t.Errorf("the last reference is at %s", where(last))
	}
}
