package commentary

import (
	"fmt"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
)

func TestAbbreviations(t *testing.T) {
	for _, c := range [][2]string{
		{"", ""}, {"a PEP, and PEPs", "PEP PEPs"}, {"CiC (CIC)", "CiC CIC"}, {"D.O.T. and D.O.T.", "D.O.T. D.O.T."},
		{"The DfE.", "DfE"}, {"A10 and Q1. P2", "A10 Q1 P2"}, {"Dorset Council", ""}, {"I saw A", ""}, {"e.g. this. That", ""},
		{"2023", ""}, {"% of CIC/UASC", "CIC UASC"}, {"ÉÀ", "ÉÀ"}, {"...AB..", "AB"}, {"U.", ""}, {"AB's", "AB"}, {"x AB", "AB"},
	} {
		if got := strings.Join(Abbreviations(c[0]), " "); got != c[1] {
			t.Errorf("%q has %q, want %q", c[0], got, c[1])
		}
	}
}

func TestTerms(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"- **PEP**: personal education plan; it says how", "[page-pep] PEP = personal education plan (personal education plan; it says how)"},
		{"- **CIC**, **CiC**: children in care. They are many.", "[page-cic] CIC CiC = children in care (children in care. They are many.)"},
		{"- **CIC** or **CiC**: a & *b*", "[page-cic] CIC CiC = a & b (a & b)"},
		{"- **A**:\n- **B**: b", "[page-a] A =  ()\n[page-b] B = b (b)"},
		{"- **A**: x\n\n- **A**: y.", "[page-a] A = x (x)\n[page-a-2] A = y (y.)"},
		{"- **Two words**: a", "[page-two-words] Two words = a (a)"},
		{"- PEP: plan", ""}, {"- *PEP*: plan", ""}, {"- **PEP** plan", ""}, {"**PEP**: plan", ""}, {"- **PEP** plan: a", ""},
		{"- a **PEP**: plan", "[page-pep] PEP = plan (plan)"}, {"- > **PEP**: plan", ""}, {"-", ""}, {"- # **PEP**: a", ""},
		{"- PEP: a **b**: c", ""}, {"- **&amp;A**: `b`", "[page-a] &A = b (b)"},
	} {
		file, _ := source.NewFile("content/glossary.md", []byte(c.text))
		text, _ := Parse(file, Options{IDPrefix: "page", Terms: true})
		var got []string
		for _, term := range text.Terms() {
			got = append(got, fmt.Sprintf("[%s] %s = %s (%s)", term.ID, strings.Join(term.Names, " "), term.Short, term.Meaning))
			if !strings.Contains(text.html, `<li id="`+term.ID+`">`) {
				t.Errorf("%q: the entry %s has no id in %s", c.text, term.ID, text.html)
			}
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
		if plain, _ := Parse(file, Options{}); plain.Terms() != nil || plain.Sum() == text.Sum() {
			t.Errorf("%q: read as no glossary it is the same", c.text)
		}
	}
	if (*Text)(nil).Terms() != nil {
		t.Error("no text has terms")
	}
}

// TestEachWord wants to be asked about words in running text alone.
func TestEachWord(t *testing.T) {
	text, _ := parse(t, "## The PEP\n\nA PEP (plan) and *CIC* & [an IRO](a) `LAC` ![SDQ](b.png)\n\nTable: DfE\n\n| EET | a |\n| --- | --- |\n| NEET | {{cic}} |\n")
	var asked []string
	text.EachWord(func(word string) { asked = append(asked, word) })
	equal(t, "the words", strings.Join(asked, " "), "PEP CIC DfE EET NEET")
	word := func(b []byte, word, after string) []byte {
		if strings.HasPrefix(after, " (") {
			return append(append(b, word...), "!"...)
		}
		return append(append(b, '_'), word...)
	}
	got := string(text.AppendFilled(nil, Filling{Figure: showFigure, Word: word}))
	for _, want := range []string{">The PEP</h3>", "A PEP! (plan)", "<em>_CIC</em> &amp;", ">an IRO</a>", "<code>LAC</code>", `alt="SDQ"`, "_DfE", "_EET", "_NEET"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	equal(t, "without words", strings.NewReplacer("!", "", "_", "").Replace(got), string(text.Append(nil, showFigure)))
}
