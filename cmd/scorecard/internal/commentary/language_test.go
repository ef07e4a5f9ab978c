package commentary

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
)

func TestLanguages(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A [Cymraeg]{lang=cy} b", `<p>A <span lang="cy">Cymraeg</span> b</p>`},
		{`[Cymraeg]{lang="cy"}`, `<p><span lang="cy">Cymraeg</span></p>`},
		{"[Cymraeg]{lang = cy }", `<p><span lang="cy">Cymraeg</span></p>`},
		{"[C]{lang=CY-gb}", `<p><span lang="cy-GB">C</span></p>`},
		{"[漢]{lang=zh-Hant}", `<p><span lang="zh-Hant">漢</span></p>`},
		{"[اردو]{lang=ur}", `<p><span lang="ur" dir="rtl">اردو</span></p>`},
		{"[a]{lang=ar} [b]{lang=ar-Latn}", `<p><span lang="ar" dir="rtl">a</span> <span lang="ar-Latn">b</span></p>`},
		{"[two\nlines]{lang=cy}", "<p><span lang=\"cy\">two\nlines</span></p>"},
		{"[*a* **b** `c`]{lang=cy}", `<p><span lang="cy"><em>a</em> <strong>b</strong> <code>c</code></span></p>`},
		{"*[a]{lang=cy} b*", `<p><em><span lang="cy">a</span> b</em></p>`},
		{"[a [b](/x/) c]{lang=cy}", `<p><span lang="cy">a <a href="/x/">b</a> c</span></p>`},
		{"[the [b]{lang=cy} page](/x/)", `<p><a href="/x/">the <span lang="cy">b</span> page</a></p>`},
		{"[a [b]{lang=fr} c]{lang=cy}", `<p><span lang="cy">a <span lang="fr">b</span> c</span></p>`},
		{"[a]{lang=cy}[b]{lang=fr}", `<p><span lang="cy">a</span><span lang="fr">b</span></p>`},
		{"[<&\"]{lang=cy}", `<p><span lang="cy">&lt;&amp;&quot;</span></p>`},
		{`[a \] b]{lang=cy}`, `<p><span lang="cy">a ] b</span></p>`},
		{"[{{cic}}]{lang=cy}", `<p><span lang="cy"><b>cic</b></span></p>`},
		{"[PEP]{lang=cy} PEP", `<p><span lang="cy">PEP</span> <i>PEP</i></p>`},
		{"- [a]{lang=cy}", "<ul>\n<li><span lang=\"cy\">a</span></li>\n</ul>"},
		{"[a]\n\n[a]: /x/", `<p><a href="/x/">a</a></p>`},
		// What is another's stays another's.
		{"`[a]{lang=cy}`", "<p><code>[a]{lang=cy}</code></p>"},
		{`\[a\]`, "<p>[a]</p>"},
		{"[a]{.big} [c] {#x}", "<p>[a]{.big} [c] {#x}</p>"},
		{"[a [b]", "<p>[a [b]</p>"}, {strings.Repeat("[", 40) + strings.Repeat("]", 40), "<p>" + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "</p>"},
		{"[", "<p>[</p>"}, {"[[[", "<p>[[[</p>"}, {"]", "<p>]</p>"}, {"[a\n\nb]", "<p>[a</p>\n<p>b]</p>"},
	} {
		got, problems := filled(c.text)
		if got != c.want || len(problems) > 0 {
			t.Errorf("%q is printed as %q, %v; want %q", c.text, got, problems, c.want)
		}
	}
}

func TestLanguagesRefused(t *testing.T) {
	for _, c := range []struct{ text, want, problem string }{
		{"[a]{lang=welsh}", "<p>a</p>", `1:3: "welsh" is not a language`},
		{"[a]{lang=}", "<p>a</p>", `1:3: "" is not a language`},
		{"[a]{lang=xx}", "<p>a</p>", `1:3: "xx" is not a language`},
		{"[a]{lang=und}", "<p>a</p>", `1:3: "und" is not a language`},
		{"[a]{lang=en_GB}", "<p>a</p>", `1:3: "en_GB" is not a language`},
		{"[a]{lang=x-private}", "<p>a</p>", `1:3: "x-private" is not a language`},
		{"[a]{lang=cy onclick=x}", "<p>a</p>", `1:3: "cy onclick=x" is not a language`},
		{`[a]{lang="cy"><script>"}`, "<p>a</p>", `1:3: "cy\"><script>" is not a language`},
		{"{lang=cy}", "<p>{lang=cy}</p>", "1:1: this says the language of nothing"},
		{"a]{lang=cy}", "<p>a]{lang=cy}</p>", "1:2: this says the language of nothing"},
		{"[a](/x/){lang=cy}", `<p><a href="/x/">a</a>{lang=cy}</p>`, "1:9: this says the language of nothing"},
		{"![a](/x.png){lang=cy}", `<p><img src="/x.png" alt="a">{lang=cy}</p>`, "1:13: this says the language of nothing"},
		{"*[a* b]{lang=cy}", `<p><em>[a</em> b]{lang=cy}</p>`, "1:7: this says the language of nothing"},
		{"[a\n\nb]{lang=cy}", "<p>[a</p>\n<p>b]{lang=cy}</p>", "3:2: this says the language of nothing"},
		{"[a] {lang=cy}", "<p>[a] {lang=cy}</p>", "1:5: this says the language of nothing"},
	} {
		got, problems := filled(c.text)
		if got != c.want || len(problems) != 1 {
			t.Errorf("%q is printed as %q, %v; want %q", c.text, got, problems, c.want)
			continue
		}
		if p := problems[0]; p.Rule != "language-of-part" || !strings.HasSuffix(p.Place.String()+": "+p.Message, c.problem) || p.Severity != source.Error {
			t.Errorf("%q: %s: %s (%s), want %s", c.text, p.Place, p.Message, p.Rule, c.problem)
		}
	}
}

// filled prints a text with its figures in <b> and its abbreviations in <i>.
func filled(s string) (string, source.Problems) {
	file, _ := source.NewFile("care.md", []byte(s))
	text, problems := Parse(file, Options{})
	html := text.AppendFilled(nil, Filling{
		Figure: func(b []byte, r *Reference) []byte { return append(b, "<b>"+r.ID+"</b>"...) },
		Word:   func(b []byte, word, _ string) []byte { return append(b, "<i>"+word+"</i>"...) },
	})
	return strings.TrimSpace(string(html)), problems
}

// A reader of plain words gets what is in another language too: what may not
// be told is looked for there as well.
func TestLanguagePassages(t *testing.T) {
	file, _ := source.NewFile("care.md", []byte("A [b *c*]{lang=cy} d {lang=cy}"))
	text, _ := Parse(file, Options{})
	if got := text.Passages(); len(got) != 1 || got[0].Text != "A b c d {lang=cy}" || got[0].Place(4, 5).Col != 7 {
		t.Errorf("got %+v", got)
	}
}
