package site

import "strings"

// longestAbbreviation is the most characters before the colon of an entry.
const longestAbbreviation = 20

// Glossary gives what abbreviations mean, by the page glossary.md: items that
// begin with an abbreviation and a colon. “also written” names another form.
func (s *Site) Glossary() map[string]string {
	out := map[string]string{}
	for _, p := range s.Pages {
		if p.ID != "glossary" || p.Text == nil {
			continue
		}
		for _, passage := range p.Text.Passages() {
			word, meaning, ok := strings.Cut(passage.Text, ":")
			if !ok || len(word) > longestAbbreviation {
				continue
			}
			meaning = strings.TrimSpace(meaning)
			out[strings.TrimSpace(word)] = meaning
			if _, also, ok := strings.Cut(meaning, "also written "); ok {
				also, _, _ = strings.Cut(also, ",")
				out[strings.TrimRight(strings.TrimSpace(also), ".")] = meaning
			}
		}
	}
	return out
}
