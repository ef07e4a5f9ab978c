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
	limit := s.wording.ReadingAge
	if t.Young {
		limit = s.wording.YoungAge
	}
	if !ok || age <= limit {
		return nil
	}
	return []Finding{{Rule: "reading-age", Place: source.Place{File: t.Place.File},
		Message: "this text asks for a reader of " + itoa(age) + " years or more; the limit is " + itoa(limit),
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
	for _, beside := range t.Beside {
		length += len(beside)
	}
	if length < 2*leastWords {
		return 0, false // not even words of one letter would be enough
	}
	var c counted
	for n := range t.Passages {
		if t.Passages[n].Kind == commentary.Prose {
			c.add(t.read(n))
		}
	}
	for _, beside := range t.Beside {
		c.add(tokenize(nil, beside))
	}
	if c.words < leastWords || c.sentences < leastSentences {
		return 0, false
	}
	// In hundredths, each part rounded down, so that nothing is a float.
	index := 471*c.characters/c.words + 50*c.words/c.sentences - 2143
	grade := (max(index, 0) + 99) / 100
	return grade + 5, true
}

// counted is what a reading age is worked out from.
type counted struct{ characters, words, sentences int }

func (c *counted) add(tokens []token) {
	for i := range tokens {
		switch tokens[i].kind {
		case punctToken:
			continue
		case markToken:
			c.characters += 3
		default:
			c.characters += letters(tokens[i].text)
		}
		c.words++
	}
	for range sentences(tokens) {
		c.sentences++
	}
}

// letters counts the letters and digits of a word.
func letters(s string) (n int) {
	if plainWord(s) {
		return len(s)
	}
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}
