package commentary

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
)

func TestPassages(t *testing.T) {
	text, _ := parse(t, "## Of *5* homes\n\nWe had\nfive\\* &pound;7 in {{cic}}, `6 %`; [8 more](x \"or 9\").\n\n"+
		"- ![12 lines](y)\n- <a@b.org>\n\n{{cic chart}}\n\nTable: 13\n\n| 14 | |\n|--|--|\n| 15 | {{a}} |\n\n    16\n\n[17]: x\n<b>18</b>\n\nx  \n\\{{y}} {{Z}}")
	want := []string{"Of 5 homes", "We had five* £7 in \ufffc, 6 %; 8 more or 9.", "12 lines", "a@b.org", "\ufffc", "13", "14", "15", "\ufffc", "16\n", "18", "x {{y}} {{Z}}"}
	var got []string
	for _, p := range text.Passages() {
		got = append(got, p.Text)
	}
	equal(t, "the list of passages", strings.Join(got, "\n"), strings.Join(want, "\n"))
}

// TestPassageKinds gives the kind of each passage and the references in it, one
// for each mark.
func TestPassageKinds(t *testing.T) {
	text, _ := parse(t, "## Of {{a}}\n\n- {{b/c previous}} and \\{{no}} {{No}} [{{d}}](x)\n\nTable: {{e}}\n\n| {{f}} | g |\n|--|--|\n\n    {{h}}\n\n![{{i}}](y)\n")
	var got []string
	for _, p := range text.Passages() {
		s := [...]string{"prose", "heading", "caption", "cell", "code"}[p.Kind]
		for _, r := range p.References {
			s += " " + r.ID + "/" + r.Category + "/" + r.Ask
		}
		if marks := strings.Count(p.Text, string(FigureMark)); marks != len(p.References) {
			t.Errorf("%q has %d marks and %d references", p.Text, marks, len(p.References))
		}
		got = append(got, s)
	}
	equal(t, "the list of kinds", strings.Join(got, "\n"), "heading a//\nprose b/c/previous d//\ncaption e//\ncell f//\ncell\ncode\nprose i//")
}

func TestPassagePlaces(t *testing.T) {
	const in = "é\n\n> We had\n> f\\*ve &pound;7 in {{cic}}, `6`; [8 *m*](x \"or 9\") ![10](y) <a@b.org>.\n"
	text, _ := parse(t, in)
	passage := text.Passages()[1]
	for _, c := range []struct{ find, place string }{
		{"We", "3:3+2"}, {"had", "3:6+3"}, {"f*ve", "4:3+5"}, {"*", "4:4+2"}, {"ve", "4:6+2"}, {"£", "4:9+7"}, {"£7", "4:9+8"}, {"7 in", "4:16+4"},
		{"\ufffc", "4:21+7"}, {"\ufffc,", "4:21+8"}, {"6", "4:31+1"}, {"8", "4:36+1"}, {"m", "4:39+1"}, {"9", "4:35+1"}, {"10", "4:55+2"}, {"b.org", "4:65+5"}, {"a@b", "4:63+3"},
	} {
		at := strings.Index(passage.Text, c.find)
		if at < 0 {
			t.Fatalf("%q is not in %q", c.find, passage.Text)
		}
		if got := where(passage.Place(at, at+len(c.find))); got != c.place {
			t.Errorf("%q is at %s, want %s", c.find, got, c.place)
		}
	}
	if got := (Passage{file: &source.File{Name: "a.md"}}).Place(0, 1); got != (source.Place{File: "a.md"}) {
		t.Errorf("an empty passage is at %v", got)
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"", 0}, {"one", 1}, {"one two\nthree", 3}, {"re*bound* – and  & ", 2}, {"{{cic statistical neighbours}} children", 2}, {"{{cic}}% of **{{a}}**", 3},
		{"{{cic chart}}", 0}, {"## A b\n\n- c\n- d e\n", 5}, {"Table: a b\n\n| c | d |\n|--|--|\n| e f | {{g}} |\n", 7}, {"    code here\n", 0}, {"`code` here", 2},
		{"don't 12.5 a-b", 3}, {"&eacute; \\* *", 1}, {"<b>a</b>", 1}, {"[a b](c)", 2},
	} {
		text, _ := parse(t, c.in)
		if got := text.Words(); got != c.want {
			t.Errorf("%q has %d words, want %d", c.in, got, c.want)
		}
	}
}

func TestCharacterReferences(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"&amp;", "&"}, {"&AMP;", "&"}, {"&ngE;", "≧̸"}, {"&CounterClockwiseContourIntegral;", "∳"}, {"&#35;", "#"}, {"&#0;", "�"}, {"&#1234567;", "�"}, {"&#x1F600;", "😀"}, {"&#XD800;", "�"},
		{"&#12345678;", ""}, {"&#x1234567;", ""}, {"&amp", ""}, {"&;", ""}, {"&#;", ""}, {"&#x;", ""}, {"&#xx1;", ""}, {"&#-1;", ""}, {"&nope;", ""}, {"& amp;", ""}, {"&#x+1;", ""},
	} {
		n, got := characterReference([]byte(c.in + " ;"))
		if string(got) != c.want || n != len(c.in)*min(1, len(c.want)) {
			t.Errorf("%q means %q (%d bytes), want %q", c.in, got, n, c.want)
		}
	}
}
