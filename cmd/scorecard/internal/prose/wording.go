package prose

import (
	_ "embed"
	"maps"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/source"
)

//go:embed wording.toml
var ownWording []byte

// Wording says which words a site's texts are held against.
type Wording struct {
	Instead map[string]string // what to write in place of a term; "" for a term of ours that is taken out
	Known   []string          // abbreviations that need no explanation

	SentenceWords  int // most words of a sentence
	ParagraphWords int // most words of a paragraph
	ReadingAge     int // highest age that a text may ask for
	YoungAge       int // and one that is for young people
}

// A Stylist holds texts against a Wording.
type Stylist struct {
	wording  Wording
	terms    map[string][]term // by first word
	known    map[string]bool
	glossary map[string]string
}

// A term is words to avoid.
type term struct {
	words   []string
	written string
	instead string
	cased   bool // it is matched with its capitals
}

// Limits of A12 to A14 of the style guides that councils publish: sentences of
// 25 words, paragraphs of 120, and a text that a reader of 14 can follow, which
// is where the most patient of the councils stands. Of what is for young people,
// most of whom who read it by themselves are 11 or more, one of 11.
const (
	sentenceWords  = 25
	paragraphWords = 120
	readingAge     = 14
	youngAge       = 11
)

// NewStylist makes a Stylist of our own list with a site's laid over it. The
// glossary explains abbreviations.
func NewStylist(w Wording, glossary map[string]string) *Stylist {
	s := &Stylist{wording: w, terms: map[string][]term{}, known: map[string]bool{}, glossary: glossary}
	for _, limit := range []struct {
		at  *int
		own int
	}{{&s.wording.SentenceWords, sentenceWords}, {&s.wording.ParagraphWords, paragraphWords}, {&s.wording.ReadingAge, readingAge}, {&s.wording.YoungAge, youngAge}} {
		if *limit.at == 0 {
			*limit.at = limit.own
		}
	}
	instead, known := own()
	maps.Copy(instead, w.Instead)
	for _, words := range slices.Sorted(maps.Keys(instead)) {
		if instead[words] != "" {
			s.avoid(words, instead[words])
		}
	}
	for _, k := range slices.Concat(known, w.Known) {
		s.known[k] = true
	}
	return s
}

// own reads our own list.
func own() (instead map[string]string, known []string) {
	instead = map[string]string{}
	file, _ := source.NewFile("wording.toml", ownWording)
	keys, _ := file.TOML()
	for _, pair := range keys.Texts("instead") {
		instead[pair[0]] = pair[1]
	}
	if table, ok := keys.Table("known"); ok {
		known = table.Strings("words")
	}
	return instead, known
}

func (s *Stylist) avoid(words, instead string) {
	t := term{written: words, instead: instead, cased: strings.ToLower(words) != words}
	for _, token := range tokenize(nil, words) {
		if t.cased {
			t.words = append(t.words, token.text)
		} else {
			t.words = append(t.words, token.low)
		}
	}
	if len(t.words) > 0 {
		first := strings.ToLower(t.words[0])
		s.terms[first] = append(s.terms[first], t)
	}
}

// Check holds one text, as readers see it on its page, against the Wording.
func (s *Stylist) Check(texts []Text) (found []Finding) {
	explained := map[string]bool{}
	told := map[string]bool{}
	for n := range texts {
		for k := range texts[n].Passages {
			p := &texts[n].Passages[k]
			if p.Kind == commentary.CodePassage {
				continue
			}
			tokens := texts[n].read(k)
			found = append(found, s.abbreviations(p, tokens, explained)...)
			found = append(found, s.terminology(p, tokens, told)...)
			if p.Kind == commentary.Prose {
				found = append(found, s.lengths(p, tokens)...)
			}
		}
		found = append(found, s.age(&texts[n])...)
	}
	return found
}

// abbreviations reports each abbreviation that neither the glossary nor the
// text explains, where it first stands.
func (s *Stylist) abbreviations(p *commentary.Passage, tokens []token, explained map[string]bool) (found []Finding) {
	for i := range tokens {
		t := &tokens[i]
		word, ok := abbreviation(t)
		if !ok || explained[word] {
			continue
		}
		explained[word] = true
		if s.known[word] || s.known[t.text] || s.glossed(word) || written(tokens, i, word) {
			continue
		}
		found = append(found, Finding{Rule: "abbreviation", Place: p.Place(t.from, t.to()),
			Message: "“" + word + "” is not in the glossary, and is not explained here",
			Hint:    "write it out, or add a line to content/glossary.md: - **" + word + "**: what it stands for"})
	}
	return found
}

func (s *Stylist) glossed(word string) bool {
	if s.glossary[word] != "" {
		return true
	}
	for key := range s.glossary {
		if strings.EqualFold(key, word) {
			return true
		}
	}
	return false
}

// abbreviation gives a word that is written in capitals, without the s of its
// plural. Codes with digits, Roman numerals and single letters are none.
func abbreviation(t *token) (string, bool) {
	if t.kind == punctToken || t.kind == markToken {
		return "", false
	}
	w := strings.TrimSuffix(strings.TrimSuffix(t.text, "'s"), "’s")
	if rest, ok := strings.CutSuffix(w, "s"); ok && len(rest) > 1 {
		w = rest
	}
	if len(w) < 2 || len(w) > 8 || strings.Trim(w, "IVX") == "" {
		return "", false
	}
	for _, c := range w {
		if c < 'A' || c > 'Z' {
			return "", false
		}
	}
	return w, true
}

// written reports whether an abbreviation stands in brackets after its words,
// or its words in brackets after it.
func written(tokens []token, i int, word string) bool {
	at := func(k int) *token {
		if k < 0 || k >= len(tokens) {
			return &noToken
		}
		return &tokens[k]
	}
	if at(i-1).low == "(" {
		initials := strings.ToLower(word)
		for k := i - 2; k >= 0 && initials != ""; k-- {
			if w := at(k).low; w[0] == initials[len(initials)-1] {
				initials = initials[:len(initials)-1]
			} else if !empty[w] && at(k).kind == wordToken && k < i-2-2*len(word) {
				return false
			}
		}
		return initials == "" || at(i+1).low == ")" && i > 2
	}
	return at(i+1).low == "(" && at(i+2).kind == wordToken && at(i+3).kind == wordToken
}

// terminology reports each term to avoid, where it first stands.
func (s *Stylist) terminology(p *commentary.Passage, tokens []token, told map[string]bool) (found []Finding) {
	for i := range tokens {
		for _, t := range s.terms[tokens[i].low] {
			if told[t.written] || !t.stands(tokens[i:]) {
				continue
			}
			told[t.written] = true
			last := &tokens[i+len(t.words)-1]
			found = append(found, Finding{Rule: "wording", Place: p.Place(tokens[i].from, last.to()),
				Message: "“" + p.Text[tokens[i].from:last.to()] + "” is a term that readers have asked not to read, or stumble over",
				Hint:    "write: " + t.instead})
		}
	}
	return found
}

func (t *term) stands(tokens []token) bool {
	if len(tokens) < len(t.words) {
		return false
	}
	for i, w := range t.words {
		if t.cased && tokens[i].text != w || !t.cased && tokens[i].low != w {
			return false
		}
	}
	return true
}

// lengths reports long sentences and long paragraphs.
func (s *Stylist) lengths(p *commentary.Passage, tokens []token) (found []Finding) {
	words := 0
	for sentence := range sentences(tokens) {
		words += sentence.words
		if sentence.words <= s.wording.SentenceWords {
			continue
		}
		first, last := &sentence.tokens[0], &sentence.tokens[len(sentence.tokens)-1]
		found = append(found, Finding{Rule: "long-sentence", Place: p.Place(first.from, last.to()),
			Message: "this sentence has " + itoa(sentence.words) + " words; " + itoa(s.wording.SentenceWords) + " are as many as readers can hold",
			Hint:    "make two of it: a full stop often fits where “and”, “which” or a comma stands"})
	}
	if words > s.wording.ParagraphWords {
		found = append(found, Finding{Rule: "long-paragraph", Place: p.Place(0, len(p.Text)),
			Message: "this paragraph has " + itoa(words) + " words; " + itoa(s.wording.ParagraphWords) + " are enough",
			Hint:    "begin a new paragraph, or a list, where a new thought begins"})
	}
	return found
}
