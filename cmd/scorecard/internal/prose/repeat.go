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
	last := map[string]bool{}
	for n := range before {
		for _, key := range before[n].repeatable() {
			if key != "" {
				last[before[n].Section+"\n"+key] = true
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
		for k, key := range texts[n].repeatable() {
			if key == "" || !last[texts[n].Section+"\n"+key] {
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
		if fields := strings.Fields(p.Text); len(fields) >= leastRepeated {
			t.keys[k] = strings.ToLower(strings.Join(fields, " "))
		}
	}
	return t.keys
}
