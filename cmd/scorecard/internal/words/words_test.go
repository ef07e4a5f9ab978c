package words_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// builtin is a small list of messages in English.
const builtin = `
[a]
plain = "Skip & go"
link = "Wrong? {link}Tell us{/link}, {who}."
months = {one = "{n} month", other = "{n} months"}
`

func files(at map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range at {
		out["messages/"+name+".toml"] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func load(own map[string]string, language string) (*words.Words, string) {
	w, problems := words.Load(files(own), files(map[string]string{"en-GB": builtin}), language, source.Place{File: "site.toml", Line: 4})
	var b strings.Builder
	problems.Sorted().WriteText(&b)
	return w, b.String()
}

func TestSay(t *testing.T) {
	w, problems := load(nil, "en-GB")
	if problems != "" {
		t.Fatal(problems)
	}
	for _, c := range []struct{ got, want string }{
		{w.Say("a.plain"), "Skip & go"},
		{w.Say("a.link", "who", "<you>", "link", "[", "/link", "]"), "Wrong? [Tell us], <you>."},
		{string(w.Append([]byte("x"), "a.plain")), "xSkip & go"},
		{string(w.AppendText(nil, "a.plain")), "Skip &amp; go"},
		{string(w.AppendText(nil, "a.link", "who", `<"you'>`)), "Wrong? Tell us, &lt;&#34;you&#39;&gt;."},
		{string(w.AppendMarkup(nil, "a.link", "who", "<b>", "link", "<a>", "/link", "</a>")), "Wrong? <a>Tell us</a>, <b>."},
		{w.Count("a.months", 1), "1 month"},
		{w.Count("a.months", 0), "0 months"},
		{w.Count("a.months", 21), "21 months"},
		{w.Say("a.months", "n", "1.0"), "1.0 month"},
		{w.Say("a.months", "n", "1.5"), "1.5 months"},
		{w.Say("a.months", "n", "1,001"), "1,001 months"},
		{w.Say("a.months", "n", "-1"), "-1 month"},
		{w.Say("a.months", "n", ""), " months"},
		{w.Say("no.such"), "no.such"},
		{string(w.Append(nil, "no.such")), "no.such"},
		{string(w.AppendText(nil, "no<")), "no&lt;"},
		{string(w.AppendMarkup(nil, "no<")), "no&lt;"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// TestWelsh tries every class of numbers that Welsh tells apart.
func TestWelsh(t *testing.T) {
	w, problems := load(map[string]string{"cy": `
[a]
plain = "Neidio"
link = "{who}: {link}dywedwch{/link}."
months = {zero = "dim mis", one = "un mis", two = "deufis", few = "tri mis", many = "chwe mis", other = "{n} mis"}
`}, "cy")
	if problems != "" {
		t.Fatal(problems)
	}
	for n, want := range map[int]string{0: "dim mis", 1: "un mis", 2: "deufis", 3: "tri mis", 4: "4 mis", 5: "5 mis", 6: "chwe mis", 7: "7 mis", 106: "106 mis", 1003: "1003 mis"} {
		if got := w.Count("a.months", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := w.Say("a.link", "who", "chi"); got != "chi: dywedwch." || w.Language != "cy" {
		t.Errorf("%s: %q", w.Language, got)
	}
}

func TestProblems(t *testing.T) {
	const all = "plain = \"x\"\nlink = \"{who} {link}x{/link}\"\n"
	for _, c := range []struct{ name, language, file, want string }{
		{"other words", "en-GB", "[a]\nplain = \"Straight to the text\"\n", ""},
		{"unknown key", "en-GB", "[a]\nplian = \"x\"\n", `layouts/messages/en-GB.toml:2:1: there is no message "a.plian" (message)` + "\n  plian = \"x\"\n  ^^^^^\n  hint: did you mean \"a.plain\"?\n"},
		{"unknown group", "en-GB", "[zzz]\nplain = \"x\"\n", `layouts/messages/en-GB.toml:2:1: there is no message "zzz.plain" (message)` + "\n  plain = \"x\"\n  ^^^^^\n"},
		{"no group", "en-GB", "plain = \"x\"\n", `layouts/messages/en-GB.toml:1:1: "plain" stands in no group of messages (message)`},
		{"no words", "en-GB", "[a]\nplain = \" \"\n", `layouts/messages/en-GB.toml:2:1: this message has no words (message)`},
		{"not a text", "en-GB", "[a]\nplain = 3\n", `layouts/messages/en-GB.toml:2:1: "plain" is the number 3; wanted text in quotation marks (wrong-type)`},
		{"no TOML", "en-GB", "[a\nplain = 3\n", "layouts/messages/en-GB.toml:1:"},
		{"unknown place", "en-GB", "[a]\nplain = \"x {who}\"\n", `layouts/messages/en-GB.toml:2:1: "a.plain" has no place {who} (message)` + "\n  plain = \"x {who}\"\n  ^^^^^\n  hint: it has no places to fill\n"},
		{"missing place", "en-GB", "[a]\nlink = \"x {who}\"\n", `layouts/messages/en-GB.toml:2:1: the place {/link} of "a.link" is missing (message)`},
		{"end before beginning", "en-GB", "[a]\nlink = \"{who} {/link}x{link}\"\n", `layouts/messages/en-GB.toml:2:1: {/link} stands before {link} (message)`},
		{"brace left open", "en-GB", "[a]\nplain = \"x {who\"\n", `layouts/messages/en-GB.toml:2:1: after { there must be the name of a place and }, as in {period} (message)`},
		{"brace alone", "en-GB", "[a]\nplain = \"x }\"\n", `layouts/messages/en-GB.toml:2:1: there is a } without a { before it (message)`},
		{"no name of a place", "en-GB", "[a]\nplain = \"x { who }\"\n", `layouts/messages/en-GB.toml:2:1: after { there must be the name`},
		{"forms for nothing", "en-GB", "[a]\nplain = {one = \"x\", other = \"y\"}\n", `layouts/messages/en-GB.toml:2:1: "a.plain" is not about a number, and has no forms for numbers (message)`},
		{"class of another language", "en-GB", "[a]\nmonths = {one = \"x\", few = \"y\", other = \"{n}\"}\n", `"few" is no class of numbers in this language (message)`},
		{"class of no language", "en-GB", "[a]\nmonths = {one = \"x\", several = \"y\", other = \"{n}\"}\n", `"several" is no class of numbers in this language (message)`},
		{"missing class", "cy", "[a]\n" + all + "months = {one = \"x\", other = \"{n}\"}\n", "layouts/messages/cy.toml:4:1: this message has no form for zero, two, few, many (message)\n  months = {one = \"x\", other = \"{n}\"}\n  ^^^^^^\n  hint: the language has zero, one, two, few, many, other\n"},
		{"missing number", "en-GB", "[a]\nmonths = {one = \"one\", other = \"many\"}\n", `layouts/messages/en-GB.toml:2:1: the place {n} of "a.months" is missing (message)`},
		{"one form for all numbers", "ga", "[a]\n" + all + "months = \"{n} mí\"\n", ""},
		{"missing messages", "cy", "[a]\nplain = \"x\"\n", "layouts/messages/cy.toml: warning: 2 messages are missing, and printed in English: a.link, a.months (message)\n  hint: layouts/messages/en-GB.toml has them in English\n"},
		{"no such language", "gd", "", "site.toml:4: there are no messages for the language \"gd\" (language)\n  hint: there are for en-GB; another language wants a file layouts/messages/gd.toml\n"},
		{"a language that names a file elsewhere", "../../secret", "", `site.toml:4: there are no messages for the language "../../secret" (language)`},
	} {
		own := map[string]string{c.language: c.file}
		if c.file == "" {
			own = nil
		}
		w, got := load(own, c.language)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
		if w.Say("a.plain") == "a.plain" || w.Count("a.months", 2) == "a.months" {
			t.Errorf("%s: nothing stands in for a message", c.name)
		}
	}
}

// TestStandIn keeps English numbers in order where Welsh has no message.
func TestStandIn(t *testing.T) {
	w, _ := load(map[string]string{"cy": "[a]\nplain = \"x\"\n"}, "cy")
	for n, want := range map[int]string{0: "0 months", 1: "1 month", 2: "2 months", 3: "3 months", 6: "6 months"} {
		if got := w.Count("a.months", n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestLists(t *testing.T) {
	w := english(t)
	for _, c := range []struct{ items, list, all string }{
		{"", "", ""}, {"a", "a", "a"}, {"a b", "a and b", "a, b"}, {"a b c d", "a, b, c and d", "a, b, c, d"},
	} {
		items := strings.Fields(c.items)
		if list, all := w.List(items), w.Items(items); list != c.list || all != c.all {
			t.Errorf("%q: %q and %q, want %q and %q", c.items, list, all, c.list, c.all)
		}
	}
}

func english(t testing.TB) *words.Words {
	t.Helper()
	w, problems := words.Load(fstest.MapFS{}, layouts.Files, words.English, source.Place{})
	if len(problems) > 0 {
		t.Fatalf("the built-in messages have problems: %v", problems)
	}
	return w
}

func BenchmarkSay(b *testing.B) {
	w := english(b)
	var out []byte
	b.ReportAllocs()
	for b.Loop() {
		out = w.AppendText(out[:0], "movement.rose", "from", "444", "to", "437")
	}
}

// FuzzFile keeps any file of messages from a panic, and every place in it.
func FuzzFile(f *testing.F) {
	f.Add(builtin)
	f.Add("[a]\nplain = \"{link}{/link}\"\nmonths = {few = \"{\"}\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, problems := words.Load(files(map[string]string{"cy": text}), files(map[string]string{"en-GB": builtin}), "cy", source.Place{})
		for _, p := range problems {
			if p.Place.Line > strings.Count(text, "\n")+1 {
				t.Fatalf("%v is outside the file", p.Place)
			}
		}
	})
}
