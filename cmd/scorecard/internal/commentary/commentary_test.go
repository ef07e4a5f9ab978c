package commentary

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"scorecard/cmd/scorecard/internal/source"
)

// parse reads a text as one of a section called s.
func parse(t testing.TB, in string) (*Text, source.Problems) {
	t.Helper()
	file, problems := source.NewFile("content/d/2023-03/s.md", []byte(in))
	if file == nil {
		t.Fatalf("%q is not text: %v", in, problems)
	}
	return Parse(file, Options{IDPrefix: "s", Level: 3})
}

// show prints a text with each figure as [id/category:ask].
func show(text *Text) string { return string(text.Append(nil, showFigure)) }

func showFigure(b []byte, r *Reference) []byte {
	b = append(b, '[')
	b = append(b, r.ID...)
	if r.Category != "" {
		b = append(append(b, '/'), r.Category...)
	}
	if r.Ask != "" {
		b = append(append(b, ':'), r.Ask...)
	}
	if r.Block {
		b = append(b, " as a block"...)
	}
	return append(b, ']')
}

// where prints a place as line:column+width.
func where(p source.Place) string { return fmt.Sprintf("%d:%d+%d", p.Line, p.Col, p.Width) }

// list prints problems, one on a line, without their hints.
func list(problems source.Problems) string {
	var b strings.Builder
	for _, p := range problems {
		mark := ""
		if p.Severity == source.Warning {
			mark = "warning: "
		}
		fmt.Fprintf(&b, "%s %s%s: %s\n", where(p.Place), mark, p.Rule, p.Message)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func equal(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is\n%s\nwant\n%s", what, got, want)
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{" \n\t\n", ""},
		{"[only]: definitions\n", ""},
		{"A line\nand *another*, **strong**.", "<p>A line\nand <em>another</em>, <strong>strong</strong>.</p>\n"},
		{`"quoted" 'as' typed -- with 3 < 4 & <5`, "<p>&quot;quoted&quot; 'as' typed -- with 3 &lt; 4 &amp; &lt;5</p>\n"},
		{"~~kept~~ https://example.org/ kept", "<p>~~kept~~ https://example.org/ kept</p>\n"},
		{"a \x0bpage\x01 break\x7f, &#8; and &#xFFFF;", "<p>a page break,  and </p>\n"},
		{"one  \ntwo\\\nthree", "<p>one<br>\ntwo<br>\nthree</p>\n"},
		{"`{{cic}}` and ``a ` b``", "<p><code>{{cic}}</code> and <code>a ` b</code></p>\n"},
		{"    {{cic}} <b>\n", "<pre><code>{{cic}} &lt;b&gt;\n</code></pre>\n"},
		{"```a\"b style\n{{cic}}\n```", "<pre><code class=\"language-a&quot;b\">{{cic}}\n</code></pre>\n"},
		{"> {{cic}}\n", "<blockquote>\n<p>[cic]</p>\n</blockquote>\n"},
		{"- {{cic}}\n- *{{a previous}}*\n", "<ul>\n<li>[cic]</li>\n<li><em>[a:previous]</em></li>\n</ul>\n"},
		{"- a\n\n  - b\n", "<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"},
		{"3. three\n4. four\n", "<ol start=\"3\">\n<li>three</li>\n<li>four</li>\n</ol>\n"},
		{"a\n\n***\n", "<p>a</p>\n<hr>\n"},
		{"[{{cic}} **in** care](../cic/ \"A & \\\"b\\\"\")", "<p><a href=\"../cic/\" title=\"A &amp; &quot;b&quot;\">[cic] <strong>in</strong> care</a></p>\n"},
		{"[the *plan*][p]\n\n[p]: plan.html?a=1&b=2\n", "<p><a href=\"plan.html?a=1&amp;b=2\">the <em>plan</em></a></p>\n"},
		{"<https://example.org/?q=a&b=é> <team@example.org>",
			"<p><a href=\"https://example.org/?q=a&amp;b=%C3%A9\">https://example.org/?q=a&amp;b=é</a> <a href=\"mailto:team@example.org\">team@example.org</a></p>\n"},
		{"![A *falling* line & more](a b.svg)", "<p>![A <em>falling</em> line &amp; more](a b.svg)</p>\n"},
		{"![A *falling* line & more](<a b.svg> \"T\")", "<p><img src=\"a%20b.svg\" alt=\"A falling line &amp; more\" title=\"T\"></p>\n"},
		{"## Children's homes: {{cic}} {.red}\n", "<h3 id=\"s-childrens-homes-cic-red\">Children's homes: [cic] {.red}</h3>\n"},
	} {
		text, problems := parse(t, c.in)
		if got := show(text); got != c.want {
			t.Errorf("%q gives\n%s\nwant\n%s", c.in, got, c.want)
		}
		if problems.Fatal() {
			t.Errorf("%q has problems:\n%s", c.in, list(problems))
		}
		if text.Empty() != (c.want == "") {
			t.Errorf("%q: Empty is %v", c.in, text.Empty())
		}
	}
}

// TestLikeTheLibrary compares what is printed here with what the library
// prints, for all that both print alike.
func TestLikeTheLibrary(t *testing.T) {
	library := renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(ghtml.NewRenderer(), 1000)))
	for _, in := range []string{
		"a\n\nb\nc", "*a **b** c* _d_ __e__ ***f***", "*a **b*", "a\\*b\\* \\\\ \\a \\", "a  \nb", "a\\\nb", "&copy; &nope; &#65; &#x41; &#xffffffff; &amp;amp;",
		"`a`` b`", "` a `", "` `", "`a\nb`", "    a\n\n      b\n", "```\na\n\n b\n```", "~~~ go run\n<&>\n", "- a\n- b\n\n- c", "- a\n  - b\n    - c\n- d",
		"1) a\n2) b", "0. a", "- a\n\n  b\n\n      c", "> a\nb\n> > c", "> ```\n> a\n", "-", "- \n\n  a", "* * *", "a\n***\nb", "[a](b)", "[a](<b c> 'd')", "[a [b](c) d](e)", "[a]\n\n[a]: b (c)", "![a](b)", "![a [b](c)](d \"e\")",
		"[a](b\\)c)", "<http://a.b/c?d=e&f>", "<a@b.c>", "a]b[c](d", "![a", "*[b*](c)", "\ta", "-\ta\n\n\tb", "é *à*",
	} {
		text, _ := parse(t, in)
		doc, _ := tree([]byte(in))
		var want bytes.Buffer
		if err := library.Render(&want, []byte(in), doc); err != nil {
			t.Fatal(err)
		}
		if got := show(text); got != want.String() {
			t.Errorf("%q gives\n%s\nand in the library\n%s", in, got, want.String())
		}
	}
}

func TestRawHTML(t *testing.T) {
	for _, c := range []struct{ in, html, problems string }{
		{"a <b>bold</b>", "<p>a bold</p>\n", "1:3+3 raw-html\n1:10+4 raw-html"},
		{"é\t<i\nx>", "<p>é\t</p>\n", "1:3+2 raw-html"},
		{"<div>\n{{cic}}\n</div>\n\nb", "<p>b</p>\n", "1:1+5 raw-html"},
		{"a\n\n<!-- {{nothing}} -->\n", "<p>a</p>\n", "3:1+20 raw-html"},
		{"a <!-- b --> c", "<p>a  c</p>\n", "1:3+10 raw-html"},
		{"<script>\nalert(1)\n</script>", "", "1:1+8 raw-html"},
		{"x <SCRIPT SRC=//h>", "<p>x </p>\n", "1:3+16 raw-html"},
		{"<style>*{color:red}</style>", "", "1:1+27 raw-html"},
		{"a <?php x ?> <![CDATA[y]]> <!DOCTYPE z>", "<p>a   </p>\n", "1:3+10 raw-html\n1:14+13 raw-html\n1:28+12 raw-html"},
		{"- \t<p>\n", "<ul>\n<li>\n</li>\n</ul>\n", "1:4+3 raw-html"},
		{"> <hr>\n", "<blockquote>\n</blockquote>\n", "1:3+4 raw-html"},
		{"## A <b>\n", "<h3 id=\"s-a\">A </h3>\n", "1:6+3 raw-html"},
		{"[<img src=x onerror=y>](z)", "<p><a href=\"z\"></a></p>\n", "1:1+1 warning: link-text\n1:2+21 raw-html"},
		{"\\<b> `<b>` &lt;b&gt;", "<p>&lt;b&gt; <code>&lt;b&gt;</code> &lt;b&gt;</p>\n", ""},
		{"<svg/onload=alert(1)>", "<p>&lt;svg/onload=alert(1)&gt;</p>\n", ""},
	} {
		text, problems := parse(t, c.in)
		if got := show(text); got != c.html {
			t.Errorf("%q gives\n%s\nwant\n%s", c.in, got, c.html)
		}
		if got := withoutMessages(problems); got != c.problems {
			t.Errorf("%q has problems\n%s\nwant\n%s", c.in, got, c.problems)
		}
	}
}

// withoutMessages lists problems by place and rule alone.
func withoutMessages(problems source.Problems) string {
	var out []string
	for _, l := range strings.Split(list(problems), "\n") {
		if i := strings.LastIndex(l, ": "); i >= 0 {
			if head, _, ok := strings.Cut(l, ": "); ok && strings.HasSuffix(head, "warning") {
				rule, _, _ := strings.Cut(l[len(head)+2:], ": ")
				l = head + ": " + rule
			} else {
				l = head
			}
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// TestPart has a text below front matter, which gives the places of the whole
// file.
func TestPart(t *testing.T) {
	const whole = "\ufeff+++\r\ntitle = \"é\"\r\n+++\r\n\r\nSo:\té {{cic}}\r\n\r\n<b>\r\n"
	file, _ := source.NewFile("a.md", []byte(whole))
	from := bytes.Index(file.Text, []byte("\n\n")) + 1
	text, problems := Parse(file.Part(from, len(file.Text)), Options{})
	if got := where(text.References()[0].Place); got != "5:7+7" {
		t.Errorf("the reference is at %s", got)
	}
	var b strings.Builder
	if err := problems.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	equal(t, "the report", b.String(), `a.md:7:1: HTML may not be used in a text (raw-html)
  <b>
  ^^^
  hint: write it in Markdown; a < that is meant is written as \<
`)
	if place := text.Passages()[0].Place(0, 3); where(place) != "5:1+3" {
		t.Errorf("the passage is at %s", where(place))
	}
}

// TestPartIsLeftAlone has a code block that ends where the part does: the
// library would write a line feed behind it.
func TestPartIsLeftAlone(t *testing.T) {
	const whole = "```\ncode###\n"
	file := &source.File{Name: "a.md", Text: []byte(whole)}
	text, _ := Parse(file.Part(0, len("```\ncode")), Options{})
	equal(t, "the HTML", show(text), "<pre><code>code\n</code></pre>\n")
	equal(t, "the file", string(file.Text), whole)
}

func TestLongText(t *testing.T) {
	text, problems := parse(t, strings.Repeat("a", longest))
	if text.Empty() || len(problems) > 0 {
		t.Errorf("a text of %d bytes is refused: %s", longest, list(problems))
	}
	text, problems = parse(t, strings.Repeat("a", longest+1))
	equal(t, "the report", list(problems), "0:0+0 long-text: this text is longer than 64 KiB")
	if !text.Empty() || text.Passages() != nil {
		t.Error("something of the text was kept")
	}
}

func TestZeroText(t *testing.T) {
	var text Text
	if !text.Empty() || show(&text) != "" || text.Passages() != nil || text.Words() != 0 {
		t.Error("the zero Text is not empty")
	}
}

func TestAppendFilled(t *testing.T) {
	text, _ := parse(t, "[a](../x/?p&q) {{cic}} ![b](c.svg) <https://d.org/> [bad](javascript:x)")
	address := func(b []byte, l *Link) []byte {
		if l.Image || strings.Contains(l.URL, ":") {
			return append(b, fmt.Sprintf("(%s %v)", l.URL, l.Image)...)
		}
		return append(append(b, "../"...), "moved"...)
	}
	equal(t, "the HTML", string(text.AppendFilled([]byte("before "), Filling{Figure: showFigure, Address: address})),
		`before <p><a href="../moved">a</a> [cic] <img src="(c.svg true)" alt="b"> <a href="(https://d.org/ false)">https://d.org/</a> bad</p>`+"\n")
	var places []string
	for _, l := range text.Links() {
		places = append(places, l.URL+" "+where(l.Place))
	}
	equal(t, "the list of links", strings.Join(places, "\n"), "../x/?p&q 1:5+9\nc.svg 1:29+5\nhttps://d.org/ 1:37+14")
}

func TestAppendAllocatesNothing(t *testing.T) {
	text, _ := parse(t, typical)
	b := make([]byte, 0, 1<<16)
	figure := func(b []byte, r *Reference) []byte { return append(b, r.ID...) }
	if n := testing.AllocsPerRun(50, func() { b = text.Append(b[:0], figure) }); n != 0 {
		t.Errorf("Append allocates %v times", n)
	}
}

// TestParallel parses and prints from many goroutines, for the race detector.
func TestParallel(t *testing.T) {
	text, _ := parse(t, typical)
	want := show(text)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			own, _ := parse(t, typical)
			if show(text) != want || show(own) != want || len(text.Passages()) == 0 {
				t.Error("the same text gives another page")
			}
		})
	}
	group.Wait()
}

func ExampleParse() {
	file, _ := source.NewFile("content/dorset/2023-03/profile.md", []byte("In March {{cic}} children were in care, <b>fewer</b> than {{cic England}}."))
	text, problems := Parse(file, Options{IDPrefix: "profile", Level: 3})
	for _, p := range problems[:1] {
		fmt.Printf("%v: %s (%s)\n", p.Place, p.Message, p.Rule)
	}
	fmt.Printf("%s", text.Append(nil, func(b []byte, r *Reference) []byte {
		return append(b, "("+r.ID+" "+r.Ask+")"...)
	}))
	// Output:
	// content/dorset/2023-03/profile.md:1:41: HTML may not be used in a text (raw-html)
	// <p>In March (cic ) children were in care, fewer than (cic England).</p>
}
