package commentary

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	text, problems := parse(t, `Table: Children by *age*, {{cic}} in all

| Age | Children | Share | |
| :-- | ---: | :-: | --- |
| Under 1 \| baby | {{by-age/under-1}} | 5% | `+"`a|b`"+` |
| **1 to 4** |
| | x | [y](z) |

table:
  Another
|a|b|
|-|-|
`)
	equal(t, "the HTML", show(text), `<div class="scroll" role="region" tabindex="0" aria-labelledby="s-table-1"><table><caption id="s-table-1">Children by <em>age</em>, [cic] in all</caption>
<thead><tr><th scope="col" class="left">Age</th><th scope="col" class="right">Children</th><th scope="col" class="centre">Share</th><td></td></tr></thead>
<tbody>
<tr><th scope="row" class="left">Under 1 | baby</th><td class="right">[by-age/under-1]</td><td class="centre">5%</td><td>`+"`a"+`</td></tr>
<tr><th scope="row" class="left"><strong>1 to 4</strong></th><td class="right"></td><td class="centre"></td><td></td></tr>
<tr><td class="left"></td><td class="right">x</td><td class="centre"><a href="z">y</a></td><td></td></tr>
</tbody>
</table></div>
<div class="scroll" role="region" tabindex="0" aria-labelledby="s-table-2"><table><caption id="s-table-2">Another</caption>
<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>
</table></div>
`)
	// A bar in code parts cells too, as it does elsewhere.
	equal(t, "the list of problems", list(problems), "5:50+4 table-shape: this row has more cells than the table has columns")
}

func TestTableProblems(t *testing.T) {
	const none, no = "table-caption: this table has no caption", "table-caption: no table follows this caption"
	for _, c := range []struct{ in, problems string }{
		{"| a |\n|---|\n", "1:1+5 " + none},
		{"é\n\n > \t| é |  \n > |---|\n", "3:5+5 " + none},
		{"- \ta | b\n\t--|--\n", "1:4+5 " + none},
		{"Some text.\nTable: a\n| b |\n|---|\n", "3:1+5 " + none},
		{"Table: a\n\nand text\n\n| b |\n|---|\n", "1:1+8 " + no + "\n5:1+5 " + none},
		{"**Table:** a\n\n| b |\n|---|\n", "3:1+5 " + none},
		{"## Table: a\n\n| b |\n|---|\n", "3:1+5 " + none},
		{"Table: a\n\n| b |\n|---|\n\n| c |\n|---|\n", "6:1+5 " + none},
		{"Table:\n\n| b |\n|---|\n", "1:1+6 table-caption: this caption has no words"},
		{"  Table:  &nbsp;\n| b |\n|---|\n", "1:3+14 table-caption: this caption has no words"},
		{"Table: a\n", "1:1+8 " + no},
		{"é\n\nTABLE: a\n\n| b | c |\n|---|\n| d | e |\n", "3:1+8 " + no},
		{"- Table: a\n- b", "1:3+8 " + no},
		{"Table: a\n\n| b | c |\n|--|--|\n| é | d | e | f |\n| g |\n", "5:11+7 table-shape: this row has more cells than the table has columns"},
		{"Table: a\n\nb | c\n--|--\nd | e |   \nf | g | |\nh | i || j", "6:9+1 table-shape: this row has more cells than the table has columns\n7:8+3 table-shape: this row has more cells than the table has columns"},
		{"Table: a\n\n| b | c |\n|--|--|\n| d | e |\nSo é grew.\n", "6:1+10 table-shape: this line has become a row of the table above"},
		{"Table: a\n\n| b |\n|--|\n| c |\nd\n", ""},
		{"Table: {{a}\n\n| {{ |\n|--|\n", "1:8+2 figure-reference: this figure reference is not closed\n3:3+2 figure-reference: this figure reference is not closed"},
		{"> Table: a\n>\n> | b |\n> |---|\n", ""},
	} {
		_, problems := parse(t, c.in)
		if got := list(problems); got != c.problems {
			t.Errorf("%q has problems\n%s\nwant\n%s", c.in, got, c.problems)
		}
		for _, p := range problems {
			if p.Hint == "" || strings.Contains(p.Hint, "%") {
				t.Errorf("%q: the hint is %q", c.in, p.Hint)
			}
		}
	}
}
