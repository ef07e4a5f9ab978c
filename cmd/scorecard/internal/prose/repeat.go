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
		for k := range before[n].Passages {
			if key, ok := repeatable(&before[n].Passages[k]); ok {
				last[before[n].Section+"\n"+key] = true
			}
		}
	}
	for n := range texts {
		for k := range texts[n].Passages {
			p := &texts[n].Passages[k]
			if key, ok := repeatable(p); ok && last[texts[n].Section+"\n"+key] {
				found = append(found, Finding{Rule: "repeated-text", Place: p.Place(0, len(p.Text)),
					Message: "this paragraph stood word for word in the month before",
					Hint:    "say what is new, or move what holds every month to the indicator's definition"})
			}
		}
	}
	return found
}

// repeatable gives a paragraph's words; false for one that is too short, or that
// has references.
func repeatable(p *commentary.Passage) (string, bool) {
	fields := strings.Fields(p.Text)
	return strings.ToLower(strings.Join(fields, " ")), p.Kind == commentary.Prose && len(p.References) == 0 && len(fields) >= leastRepeated
}
