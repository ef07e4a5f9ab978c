package prose

import (
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
)

// leastRepeated is the fewest words of a paragraph that is told from one that
// happens to be alike.
const leastRepeated = 12

// Repeated reports paragraphs that stood word for word in the month before. One
// with references is new by its figures, and is left alone.
func Repeated(texts, before []Text) (found []Finding) {
	type paragraph struct{ section, words string }
	last := map[paragraph]bool{}
	for n := range before {
		for _, words := range before[n].repeatable() {
			if words != "" {
				last[paragraph{before[n].Section, words}] = true
			}
		}
	}
	if len(last) == 0 {
		return nil
	}
	for n := range texts {
		if texts[n].Young {
			continue // it says anew what its facts are
		}
		for k, words := range texts[n].repeatable() {
			if words == "" || !last[paragraph{texts[n].Section, words}] {
				continue
			}
			p := &texts[n].Passages[k]
			found = append(found, Finding{Rule: "repeated-text", Place: p.Place(0, len(p.Text)),
				Message: "this paragraph stood word for word in the month before",
				Hint:    "say what is new, or move what holds every month to the indicator's definition"})
		}
	}
	return found
}

// repeatable gives the words of each paragraph; "" for one that is too short,
// or that has references.
func (t *Text) repeatable() []string {
	if t.keys != nil {
		return t.keys
	}
	t.keys = make([]string, len(t.Passages))
	for k := range t.Passages {
		p := &t.Passages[k]
		if p.Kind != commentary.Prose || len(p.References) > 0 || len(p.Text) < 2*leastRepeated {
			continue
		}
		var words strings.Builder
		words.Grow(len(p.Text))
		count := 0
		for w := range strings.FieldsSeq(p.Text) {
			words.WriteString(lower(w))
			words.WriteByte(' ')
			count++
		}
		if count >= leastRepeated {
			t.keys[k] = words.String()
		}
	}
	return t.keys
}
