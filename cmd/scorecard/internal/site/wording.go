package site

import "scorecard/cmd/scorecard/internal/source"

// Wording is what a site says of its own words, beside what every site is held
// against: under [wording] in site.toml.
type Wording struct {
	Instead map[string]string // by a term, what to write in its place; "" for a term that is not to be minded
	Known   []string          // abbreviations that need no explanation

	Sentence   int // most words of a sentence; 0 for our own limit, as of the others
	Paragraph  int // most words of a paragraph
	ReadingAge int // highest age that a text may ask for
	YoungAge   int // and one that is for young people
}

// wording reads [wording].
func (l *loader) wording(keys *source.Keys) Wording {
	w := Wording{Known: keys.Strings("known"), Instead: map[string]string{}}
	for _, limit := range []struct {
		key         string
		at          *int
		least, most int
	}{{"sentence", &w.Sentence, 10, 100}, {"paragraph", &w.Paragraph, 30, 1000}, {"reading_age", &w.ReadingAge, 7, 25}, {"young_reading_age", &w.YoungAge, 7, 18}} {
		n := keys.Int(limit.key, 0)
		if keys.Has(limit.key) && (n < limit.least || n > limit.most) {
			l.add(source.Errorf(keys.Place(limit.key), "wording-limit", "%s is from %d to %d", limit.key, limit.least, limit.most).
				WithHint("leave it out for the limit that every site has"))
			n = 0
		}
		*limit.at = n
	}
	for _, pair := range keys.Texts("instead") {
		w.Instead[pair[0]] = pair[1]
	}
	keys.Done()
	return w
}
