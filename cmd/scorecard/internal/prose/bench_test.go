package prose

import "testing"

// BenchmarkReader reads the sentences of the corpus.
func BenchmarkReader(b *testing.B) {
	w := readWorld(b, "testdata/corpus.txt")
	texts := make([]Text, len(w.lines))
	words := 0
	for n, l := range w.lines {
		texts[n] = Text{Section: l.section, Passages: passages(b, l.text)}
		words += len(texts[n].read(0))
	}
	reader := NewReader(w.facts)
	for b.Loop() {
		for n := range texts {
			texts[n].tokens = nil
			reader.Check(w.facts, texts[n:n+1])
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/token")
	b.ReportAllocs()
}
