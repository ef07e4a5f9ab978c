package prose

import (
	"strings"
	"testing"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/source"
)

// FuzzCheck reads anything: no panic, every place within the file, and the same
// findings twice.
func FuzzCheck(f *testing.F) {
	w := readWorld(f, "testdata/corpus.txt")
	for _, l := range w.lines {
		f.Add(l.text)
	}
	for _, s := range []string{"", ".", "£", "%", "1,", "0", "-", "half", "a third of", "one in", "{{children-in-care}}", "from 1 to", "In March", "the highest since", "£1.2m £k £", "12345678901234567890", "3+ 3-4 3/4 3:4", "LAC LAC", "(", "’s", "in a row", "rose for the third month running in"} {
		f.Add(s)
	}
	for _, s := range tables {
		head, rest, _ := strings.Cut(strings.TrimPrefix(s, "\n"), "\n")
		f.Add(head + "\n\n" + rest)
	}
	for _, s := range []string{"| |\n|-|\n| 1 |\n", "| a | b |\n|-|-|\n|\n| | 437 | 1 |\n", "| Children in care | Children in care |\n|-|-|\n| March 2023 | 473 |\n", "fell to 4,37,1.", "fell to ,4,37."} {
		f.Add(s)
	}
	reader := NewReader(w.facts)
	stylist := NewStylist(Wording{}, w.facts.Glossary)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		file, _ := source.NewFile("a.md", []byte(s))
		if file == nil {
			return // it is no text
		}
		text, _ := commentary.Parse(file, commentary.Options{})
		texts := []Text{{Section: "care", Passages: text.Passages(), Place: file.Whole()}}
		found, count := reader.Check(w.facts, texts)
		again, _ := reader.Check(w.facts, texts)
		if len(again) != len(found) {
			t.Errorf("%d findings, then %d", len(found), len(again))
		}
		lines := strings.Split(string(file.Text), "\n")
		for k, x := range append(append(found, stylist.Check(texts)...), Repeated(texts, texts)...) {
			switch {
			case k < len(again) && x != again[k]:
				t.Errorf("%v, then %v", x, again[k])
			case x.Rule == "" || x.Message == "" || x.Hint == "":
				t.Errorf("a finding says too little: %+v", x)
			case x.Place.Line > len(lines), x.Place.Line > 0 && x.Place.Col > utf8.RuneCountInString(lines[x.Place.Line-1])+1:
				t.Errorf("%v is outside the text", x.Place)
			}
		}
		if sum := count.Compared + count.Small + count.skipped(); sum != count.Numbers {
			t.Errorf("%d numbers are accounted for, of %d", sum, count.Numbers)
		}
	})
}

// BenchmarkCheck measures the reading of a sentence, with the facts of twenty
// indicators.
func BenchmarkCheck(b *testing.B) {
	w := readWorld(b, "testdata/corpus.txt")
	var texts []Text
	for _, l := range w.lines {
		texts = append(texts, Text{Section: l.section, Passages: passages(b, l.text)})
	}
	reader := NewReader(w.facts)
	count := Count{}
	for b.Loop() {
		_, count = reader.Check(w.facts, texts)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*count.Sentences), "µs/sentence")
}

// BenchmarkStyle measures the same for words.
func BenchmarkStyle(b *testing.B) {
	w := readWorld(b, "testdata/corpus.txt")
	var texts []Text
	for _, l := range w.lines {
		texts = append(texts, Text{Section: l.section, Passages: passages(b, l.text)})
	}
	stylist := NewStylist(Wording{}, w.facts.Glossary)
	for b.Loop() {
		stylist.Check(texts)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(texts)), "µs/text")
}
