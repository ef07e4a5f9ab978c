package prose

import (
	"strconv"
	"unicode"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/source"
)

func itoa(n int) string { return strconv.Itoa(n) }

// leastWords and leastSentences are how much text a reading age needs to mean
// anything.
const (
	leastWords     = 100
	leastSentences = 5
)

// age reports a text that asks for an older reader than the limit.
func (s *Stylist) age(t *Text) []Finding {
	age, ok := ReadingAge(t)
	if !ok || age <= s.wording.ReadingAge {
		return nil
	}
	return []Finding{{Rule: "reading-age", Place: source.Place{File: t.Place.File},
		Message: "this text asks for a reader of " + itoa(age) + " years or more; the limit is " + itoa(s.wording.ReadingAge),
		Hint:    "shorter sentences and shorter words lower it (Automated Readability Index, plus 5 for the age)"}}
}

// ReadingAge gives the age of a reader who can follow a text: the Automated
// Readability Index of Smith and Senter (1967), rounded up, plus 5 for the age at
// which the first school year begins.
//
//	4.71 × characters ÷ words + 0.5 × words ÷ sentences − 21.43
//
// It counts letters and digits rather than syllables, so that anybody can count
// again and get the same. A reference counts as a number of three digits. It
// reports false for a text that is too short to tell.
func ReadingAge(t *Text) (int, bool) {
	length := 0
	for n := range t.Passages {
		length += len(t.Passages[n].Text)
	}
	if length < 2*leastWords {
		return 0, false // not even words of one letter would be enough
	}
	characters, words, count := 0, 0, 0
	for n := range t.Passages {
		p := &t.Passages[n]
		if p.Kind != commentary.Prose {
			continue
		}
		tokens := t.read(n)
		for i := range tokens {
			switch tokens[i].kind {
			case punctToken:
				continue
			case markToken:
				characters += 3
			default:
				characters += letters(tokens[i].text)
			}
			words++
		}
		count += len(sentences(tokens))
	}
	if words < leastWords || count < leastSentences {
		return 0, false
	}
	// In hundredths, each part rounded down, so that nothing is a float.
	index := 471*characters/words + 50*words/count - 2143
	grade := (max(index, 0) + 99) / 100
	return grade + 5, true
}

// letters counts the letters and digits of a word.
func letters(s string) (n int) {
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}
