package commentary

import (
	"strings"
	"testing"
)

func TestAddress(t *testing.T) {
	for _, a := range []string{
		"../about/", "about", "/about/", "#cic", "?q=a:b", "./a:b", "a/b:c", "a#b:c", "", "plan 2023.pdf", "Cynllun-Môn.pdf", "annual%20report.pdf", "100%", "%zz",
		"https://example.org", "http://example.org:8080/a?b=c#d", "HTTPS://example.org/a@b", "https://example.org?a@b", "https://[::1]/", "https://example.org/%3A", "https://café.example/",
		"mailto:a@example.org", "MailTo:a@example.org?subject=a%20b", "tel:+441305221000",
	} {
		if why := address(a).wrong(); why != "" {
			t.Errorf("%q may not be used: %s", a, why)
		}
	}
	for _, c := range []struct{ in, why string }{
		{"javascript:alert(1)", `it begins with "javascript:"`},
		{"JaVaScRiPt:alert(1)", `it begins with "javascript:"`},
		{" javascript:alert(1)", `it begins with " javascript:"`},
		{"java script:alert(1)", `it begins with "java script:"`},
		{"vbscript:x", `it begins with "vbscript:"`},
		{"data:text/html,x", `it begins with "data:"`},
		{"data:image/png;base64,x", `it begins with "data:"`},
		{"file:///etc/passwd", `it begins with "file:"`},
		{"ftp://example.org", `it begins with "ftp:"`},
		{"blob:https://example.org/x", `it begins with "blob:"`},
		{"note:1", `it begins with "note:"`},
		{"https\u200b://example.org", "it has a character in it that cannot be seen"},
		{":x", `it begins with ":"`},
		{"java\tscript:alert(1)", "it has a character in it that cannot be seen"},
		{"java\nscript:alert(1)", "it has a character in it that cannot be seen"},
		{"\x01javascript:alert(1)", "it has a character in it that cannot be seen"},
		{"a\u00adb", "it has a character in it that cannot be seen"},
		{"a\u202eb", "it has a character in it that cannot be seen"},
		{"a\u00a0b", "it has a character in it that cannot be seen"},
		{"a\ufffdb", "it has a character in it that cannot be seen"},
		{"javascript%3Aalert(1)", "it hides a colon or a percent sign behind a percent sign"},
		{"javascript%3aalert(1)", "it hides a colon or a percent sign behind a percent sign"},
		{"java%73cript%253Ax", "it hides a colon or a percent sign behind a percent sign"},
		{"%zz%3A", "it hides a colon or a percent sign behind a percent sign"},
		{"%6aavascript:alert(1)", `it begins with "%6aavascript:"`},
		{"//example.org/", "it leads to another site without saying how"},
		{`\\example.org`, "it has a backslash in it"},
		{`/\example.org`, "it has a backslash in it"},
		{"https:", "it names no website"},
		{"https:/example.org", "it names no website"},
		{"https:///example.org", "it names no website"},
		{"http://?a", "it names no website"},
		{"http://:80/", "it names no website"},
		{"https://example.org@evil.example/", "it hides the website behind an @"},
		{"https://ex%61mple.org/", "the name of the website is not spelt out"},
		{"https://exa mple.org/", "the name of the website is not spelt out"},
		{"mailto:", "nothing follows the colon"},
		{"tel:", "nothing follows the colon"},
	} {
		if why := address(c.in).wrong(); why != c.why {
			t.Errorf("%q: %q, want %q", c.in, why, c.why)
		}
	}
}

func TestLinks(t *testing.T) {
	const unsafe, seen = "unsafe-link: this address may not be used: ", "it has a character in it that cannot be seen"
	const js, data, vb = unsafe + `it begins with "javascript:"`, unsafe + `it begins with "data:"`, unsafe + `it begins with "vbscript:"`
	for _, c := range []struct{ in, html, problems string }{
		{"é [a *b*](javascript:x)", "é a <em>b</em>", "1:11+12 " + js},
		{"[a](<javascript:x>)", "a", "1:6+12 " + js},
		{"[a](JAVA&#x73;cript&colon;x)", "a", "1:5+23 " + js},
		{"[a](javascript\\:x)", "a", "1:5+13 " + js},
		{"[a](java&Tab;script:x)", "a", "1:5+17 " + unsafe + seen},
		{"[a](java&NewLine;script:x)", "a", "1:5+21 " + unsafe + seen},
		{"[a](&#1;javascript:x)", "a", "1:5+16 " + unsafe + seen},
		{"[a](\x01javascript:x)", "a", "1:5+13 " + unsafe + seen},
		{"[a](javascript%3Ax)", "a", "1:5+14 " + unsafe + "it hides a colon or a percent sign behind a percent sign"},
		{"[a](<\tjavascript:x>)", "a", "1:6+13 " + unsafe + seen},
		{"[a][b] [b] [b][]\n\n   [b]: data:text/html,x 'y'\n", "a b b", "3:9+16 " + data},
		{"[unused]: vbscript:x", "", "1:11+10 " + vb},
		{"<javascript:x> <data:x>", "javascript:x data:x", "1:2+12 " + js + "\n1:17+6 " + data},
		{"<JavaScript:x>", "JavaScript:x", "1:2+12 " + js},
		{"![a](javascript:x)", "a", "1:6+12 " + js},
		{"![a](data:image/png;base64,x)", "a", "1:6+23 " + data},
		{"![a](mailto:a@b.org)", `<img src="mailto:a@b.org" alt="a">`,
			"1:6+14 warning: outside-image: readers will not see this image: pages load nothing from elsewhere"},
		{"[![a](vbscript:x)](../b)", `<a href="../b">a</a>`, "1:7+10 " + vb},
		{"| [a](data:x) |\n|--|", "", "1:1+15 table-caption: this table has no caption\n1:7+6 " + data},
		{"[a]( )", "a", "1:1+1 empty-link: there is no address here"},
		{"[a](<>)", "a", "1:1+1 empty-link: there is no address here"},
		{"![a]()", "a", "1:1+1 empty-link: there is no address here"},
		{"[](b)", `<a href="b"></a>`, "1:1+1 warning: link-text: this link has no words"},
		{"[here](b)", `<a href="b">here</a>`, "1:1+1 warning: link-text: this link says \"here\", and not where it leads"},
		{"[Click *here*.](b)", `<a href="b">Click <em>here</em>.</a>`, "1:1+1 warning: link-text: this link says \"click here\", and not where it leads"},
		{"[Read\nmore →](b)", "<a href=\"b\">Read\nmore →</a>", "1:1+1 warning: link-text: this link says \"read more\", and not where it leads"},
		{"[here to help](b)", `<a href="b">here to help</a>`, ""},
		{"[{{cic}}](b)", `<a href="b">[cic]</a>`, ""},
		{"é [ \\\n ](b)", "é <a href=\"b\"> <br>\n</a>", "1:3+1 warning: link-text: this link has no words"},
		{"[![](a.svg)](b)", `<a href="b"><img src="a.svg" alt=""></a>`, "1:1+1 warning: link-text: this link has no words\n1:2+1 warning: alt-text: this image has no description"},
		{"é ![ ](a.svg)", `é <img src="a.svg" alt=" ">`, "1:3+1 warning: alt-text: this image has no description"},
		{"![a](https://b.org/c.png)", `<img src="https://b.org/c.png" alt="a">`,
			"1:6+19 warning: outside-image: readers will not see this image: pages load nothing from elsewhere"},
		{`[a](b" onclick="x)`, `[a](b&quot; onclick=&quot;x)`, ""},
		{`[a](<b" onclick="x>)`, `<a href="b%22%20onclick=%22x">a</a>`, ""},
		{`[a](b 'c" style="x')`, `<a href="b" title="c&quot; style=&quot;x">a</a>`, ""},
		{`![" onerror="x](b)`, `<img src="b" alt="&quot; onerror=&quot;x">`, ""},
	} {
		text, problems := parse(t, c.in)
		if got := list(problems); got != c.problems {
			t.Errorf("%q has problems\n%s\nwant\n%s", c.in, got, c.problems)
		}
		got := strings.TrimSuffix(strings.TrimPrefix(show(text), "<p>"), "</p>\n")
		if !strings.Contains(c.in, "|") && got != c.html {
			t.Errorf("%q gives\n%s\nwant\n%s", c.in, got, c.html)
		}
		if n := len(text.Links()); n != strings.Count(got, `href="`)+strings.Count(got, `src="`) {
			t.Errorf("%q: %d links are listed", c.in, n)
		}
	}
}
