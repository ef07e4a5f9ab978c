package prose

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A score counts, for one rule, what was found and what should have been.
type score struct{ right, wrong, missed int }

// measure reads every line of a corpus and counts. The words are one line for
// each mistake, for people who tune a rule.
func measure(t testing.TB, w *world) (map[string]*score, []string) {
	scores := map[string]*score{}
	of := func(rule string) *score {
		if scores[rule] == nil {
			scores[rule] = &score{}
		}
		return scores[rule]
	}
	var words []string
	reader := NewReader(w.facts)
	for _, l := range w.lines {
		found, _ := reader.Check(w.facts, []Text{{Section: l.section, Passages: passages(t, l.text)}})
		hit := false
		for _, f := range found {
			switch {
			case f.Rule == "unmentioned-red":
			case f.Rule == l.rule && !hit:
				hit = true
				of(l.rule).right++
			case f.Rule == l.also:
			case f.Rule != l.rule:
				of(f.Rule).wrong++
				words = append(words, fmt.Sprintf("%d: %s, not %s: %s: %s", l.number, f.Rule, l.rule, l.text, f.Message))
			}
		}
		if l.rule != "ok" && !hit {
			of(l.rule).missed++
			words = append(words, fmt.Sprintf("%d: %s is missed: %s", l.number, l.rule, l.text))
		}
	}
	return scores, words
}

// TestCorpus measures precision and recall on sentences that were written for
// the purpose, and holds them: what is found may change only with the golden
// file.
func TestCorpus(t *testing.T) {
	for _, name := range []string{"corpus", "fresh", "third", "fourth"} {
		t.Run(name, func(t *testing.T) {
			w := readWorld(t, "testdata/"+name+".txt")
			scores, words := measure(t, w)
			var b strings.Builder
			var all score
			fmt.Fprintf(&b, "%d texts, %d of them right\n\n", len(w.lines), len(slices.DeleteFunc(slices.Clone(w.lines), func(l line) bool { return l.rule != "ok" })))
			fmt.Fprintf(&b, "%-18s %5s %5s %6s %9s %6s\n", "rule", "found", "false", "missed", "precision", "recall")
			for _, rule := range slices.Sorted(maps.Keys(scores)) {
				s := scores[rule]
				b.WriteString(s.row(rule))
				all = score{all.right + s.right, all.wrong + s.wrong, all.missed + s.missed}
			}
			b.WriteString(all.row("all"))
			fmt.Fprintf(&b, "\n%s\n", strings.Join(words, "\n"))
			t.Log("\n" + b.String())
			golden(t, "testdata/"+name+".golden", b.String())
		})
	}
}

func (s *score) row(rule string) string {
	precision, recall := 1.0, 1.0
	if s.right+s.wrong > 0 {
		precision = float64(s.right) / float64(s.right+s.wrong)
	}
	if s.right+s.missed > 0 {
		recall = float64(s.right) / float64(s.right+s.missed)
	}
	return fmt.Sprintf("%-18s %5d %5d %6d %9.3f %6.3f\n", rule, s.right, s.wrong, s.missed, precision, recall)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; go test -update writes it anew. Got:\n%s", name, got)
	}
}
