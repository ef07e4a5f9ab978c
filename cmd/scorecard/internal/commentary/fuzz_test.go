package commentary

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/source"
)

// typical is a section's commentary with one of everything.
const typical = `The number of children in care {{cic movement}} in March 2023, the third fall in a row. It is still above the target of
{{cic target}}, and **above** [similar councils](../indicators/cic/), {{cic statistical neighbours}}.

{{cic chart}}

## What we are doing

- *Earlier help* for {{by-age/under-1}} families, with ` + "`code`" + ` and an image: ![A line that falls](fall.svg "Fall")
- A review of <https://example.org/plan>, a [plan][p] & more.

> “Listen to us”, said one.

Table: Children in care by age

| Age | Children | Share |
| --- | ---: | :-: |
| Under 1 | {{by-age/under-1}} | 5% |
| 1 to 4 | {{by-age/1-to-4 previous}} | 12% |

1. First
2. Second

    code block

[p]: plan.html
`

// tags are all the tags that a text may print.
var tags = regexp.MustCompile(`^(?:</?(?:p|em|strong|ul|li|blockquote|code|pre|table|thead|tbody|tr|td|th)>|</(?:ol|a|div|caption|h[2-6])>|<(?:hr|br)>` +
	`|<ol(?: start="[0-9]+")?>|<code class="language-[^"<>]*">` +
	`|<a href="[^"<>]*"(?: title="[^"<>]*")?>|<img src="[^"<>]*" alt="[^"<>]*"(?: title="[^"<>]*")?>` +
	`|<h[2-6] id="[^"<>]*">|<caption id="[^"<>]*">|<div class="scroll" role="region" tabindex="0"(?: aria-labelledby="[^"<>]*")?>` +
	`|<th scope="(?:col|row)"(?: class="(?:left|right|centre)")?>|<td(?: class="(?:left|right|centre)")?>)`)

var (
	tagName = regexp.MustCompile(`^</?([a-z0-9]+)`)
	leads   = regexp.MustCompile(`(?:href|src)="([^"]*)"`)
	idAttr  = regexp.MustCompile(` id="([^"]*)"`)
	scheme  = regexp.MustCompile(`^(?:(?i:https?://[^/?#@]|mailto:.|tel:.)|[^:/?#]*(?:[/?#]|$))`)
)

// checkHTML finds whatever is not in tags, not closed in order, or leads
// where it may not.
func checkHTML(t *testing.T, page string) {
	t.Helper()
	var open []string
	for rest := page; ; {
		i := strings.IndexAny(rest, `<>"`)
		if i < 0 {
			break
		}
		tag := tags.FindString(rest[i:])
		if tag == "" {
			t.Fatalf("not a tag of ours: %q in\n%s", rest[i:min(len(rest), i+40)], page)
		}
		rest = rest[i+len(tag):]
		name := tagName.FindStringSubmatch(tag)[1]
		switch {
		case name == "hr" || name == "br" || name == "img":
		case tag[1] != '/':
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("%s closes nothing in\n%s", tag, page)
		default:
			open = open[:len(open)-1]
		}
		if to := leads.FindStringSubmatch(tag); to != nil {
			address := html.UnescapeString(to[1])
			if !scheme.MatchString(address) || strings.HasPrefix(address, "//") || strings.ContainsAny(address, "\\ \t\n") {
				t.Fatalf("a link to %q in\n%s", address, page)
			}
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v not closed in\n%s", open, page)
	}
	seen := map[string]bool{}
	for _, id := range idAttr.FindAllStringSubmatch(page, -1) {
		if seen[id[1]] {
			t.Fatalf("the id %q is there twice in\n%s", id[1], page)
		}
		seen[id[1]] = true
	}
	for _, c := range page {
		if c < ' ' && c != '\n' && c != '\t' || c == 0x7f || c == 0xfffe || c == 0xffff {
			t.Fatalf("a character %#x in\n%q", c, page)
		}
	}
}

// checkPlace finds a place that is not one of the file.
func checkPlace(t *testing.T, lines []string, p source.Place) {
	t.Helper()
	if p.Line < 1 || p.Line > len(lines) {
		t.Fatalf("line %d of %d", p.Line, len(lines))
	}
	l := lines[p.Line-1]
	if p.Text != l || p.Col < 1 || p.Width < 0 || p.Col-1+p.Width > utf8.RuneCountInString(l) {
		t.Fatalf("place %s of %q is not in line %q", where(p), p.Text, l)
	}
}

func checkText(t *testing.T, raw []byte) {
	t.Helper()
	file, _ := source.NewFile("a.md", append([]byte("+++\n+++\n"), raw...))
	if file == nil {
		return
	}
	before := bytes.Clone(file.Text)
	part := file.Part(len("+++\n+++\n"), len(file.Text))
	text, problems := Parse(part, Options{IDPrefix: "s", Level: 3})
	if !bytes.Equal(before, file.Text) {
		t.Fatal("the file was written to")
	}
	lines := strings.Split(string(file.Text), "\n")
	for i, p := range problems {
		checkPlace(t, lines, p.Place)
		if p.Rule == "" || p.Message == "" || p.Hint == "" {
			t.Fatalf("problem %d says nothing: %+v", i, p)
		}
	}
	for _, r := range text.References() {
		checkPlace(t, lines, r.Place)
		at := []rune(r.Place.Text)[r.Place.Col-1:][:r.Place.Width]
		again, wrong := readFigure(string(at))
		if wrong != nil || again.ID != r.ID || again.Category != r.Category || again.Ask != r.Ask || r.ID == "" {
			t.Fatalf("%q is not at %s of %q", r.ID, where(r.Place), r.Place.Text)
		}
	}
	for _, l := range text.Links() {
		checkPlace(t, lines, l.Place)
	}
	for _, h := range text.Headings() {
		checkPlace(t, lines, h.Place)
	}
	printFigure := func(b []byte, r *Reference) []byte {
		if r.Block {
			return append(b, "<hr>"...)
		}
		return append(b, "FIGURE"...)
	}
	page := string(text.Append(nil, printFigure))
	checkHTML(t, page)
	linked := text.AppendFilled(nil, Filling{Figure: printFigure, Address: func(b []byte, l *Link) []byte { return appendEscaped(b, []byte(l.URL)) },
		Word: func(b []byte, word, _ string) []byte { return append(b, word...) }})
	if string(linked) != page {
		t.Fatalf("AppendFilled prints\n%s\nand Append\n%s", linked, page)
	}
	for _, p := range text.Passages() {
		for i := range p.Text {
			place := p.Place(i, i+1)
			if place.Line < 1 || place.Line > len(lines) || place.Col > utf8.RuneCountInString(lines[place.Line-1])+1 {
				t.Fatalf("byte %d of the passage %q is at %s", i, p.Text, where(place))
			}
		}
	}
}

// hostile are beginnings that are repeated until they are long.
var hostile = []string{"{{", "{", "}}", "{{a}}", "{{}}", "{a}", "\\{", "{{a b}} ", "[", "[a](", "![", "]", "[a][", "![](x)", "[a](javascript:x)", "[a]: x\n", "[a]: javascript:x\n[a]\n\n",
	">", "> ", "- ", "-\n", "1. ", "`", "`a", "*", "*a ", "**a", "_a*", "<", "<!--", "<a ", "</", "<?", "<![CDATA[", "&", "&#", "|", "|a|\n|-|\n|b|\n\n", "Table: x\n\n|a|\n|-|\n|b|\n\n", "a|",
	"\\", "# a\n", "#\n", "    x\n", "```\n", "- \t", "> - ", "\n", "a\n===\n", "*{{a}}*", "[{{a}}](x)", "%25", "é", "a\n", "<javascript:x>"}

func TestHostileText(t *testing.T) {
	for _, unit := range hostile {
		for _, n := range []int{1, 2, 3, 500} {
			checkText(t, []byte(strings.Repeat(unit, n)))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(typical))
	for _, unit := range hostile {
		f.Add([]byte(unit))
		f.Add([]byte(unit + typical[:200] + unit))
	}
	for _, in := range []string{"[a](b \"c\n{{d}}\")", "Table: {{a}}\n| b\n|-", "- \t## a\n-\t{{b chart}}", "[&#x6a;](&#106;avascript:x)", "a\n\n  {{b\tchart}}  ", "> [a]:\n> b\n\n[a]", "\x80\xff<b>"} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) < 1<<12 {
			checkText(t, raw)
		}
	})
}

// FuzzAddress compares what an address may be with a browser's rules: without
// what a browser leaves out, it begins with no scheme but those allowed.
func FuzzAddress(f *testing.F) {
	for _, in := range []string{"javascript:x", "a/b:c", "https://a", "\x01j\tavascript:", "//a", "%3A", "mailto:a", "a?b:c"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if address(in).wrong() != "" || !utf8.ValidString(in) {
			return
		}
		seen := strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(strings.TrimFunc(urlOf(address(in)), func(c rune) bool { return c <= ' ' }))
		if !scheme.MatchString(seen) || strings.HasPrefix(seen, "//") {
			t.Errorf("%q was let through", in)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	file := &source.File{Name: "a.md", Text: []byte(typical)}
	b.SetBytes(int64(len(typical)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(file, Options{IDPrefix: "s", Level: 3})
	}
}

func BenchmarkAppend(b *testing.B) {
	text, _ := Parse(&source.File{Name: "a.md", Text: []byte(typical)}, Options{})
	figure := func(b []byte, r *Reference) []byte { return append(b, "437"...) }
	out := make([]byte, 0, 1<<16)
	b.ReportAllocs()
	for b.Loop() {
		out = text.Append(out[:0], figure)
	}
}
