package prose

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/commentary"
)

// mark stands in a text for a reference to a figure.
const mark = commentary.FigureMark

type tokenKind uint8

const (
	wordToken   tokenKind = iota
	digitsToken           // a word with a digit in it
	markToken             // a reference
	punctToken            // one character, or a dash
)

// A token is a word, a number, a reference or a punctuation mark.
type token struct {
	low   string // the text in lower case, with ’ as '
	text  string // as it was written
	from  int    // the passage's byte at which it begins
	means *meaning
	ref   int32 // of a markToken: which reference of the passage
	kind  tokenKind
}

// to is the passage's byte at which the token ends.
func (t *token) to() int { return t.from + len(t.text) }

func (t *token) is(words ...string) bool {
	for _, w := range words {
		if t.low == w {
			return true
		}
	}
	return false
}

// capital reports whether a token begins with a capital letter.
func (t *token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsUpper(r)
}

// tokenize adds a text's tokens to a list, which may have room for them.
func tokenize(out []token, s string) []token {
	refs := int32(0)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ' || unicode.IsSpace(r):
			i += n
		case r == mark:
			out = append(out, token{kind: markToken, from: i, text: s[i : i+n], low: "\uFFFC", ref: refs, means: &nothing})
			refs++
			i += n
		case inWord(r):
			end, kind := scanWord(s, i)
			low := lower(s[i:end])
			out = append(out, token{kind: kind, from: i, text: s[i:end], low: low, means: meaningOf(low)})
			i = end
		default:
			out = append(out, token{kind: punctToken, from: i, text: s[i : i+n], low: s[i : i+n], means: &nothing})
			i += n
		}
	}
	return out
}

func lower(s string) string {
	if plainWord(s) {
		return s
	}
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// plainWord reports whether a word has small letters of English and nothing
// else, as most have.
func plainWord(s string) bool {
	for i := range len(s) {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return true
}

// inWord reports whether a word can begin with a character.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '+' || r == '&' || r == '@' || r == '%'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '£' || r == '−' || unicode.IsMark(r)
}

// scanWord gives the end of the word that begins at i. A point, comma, colon,
// slash, hyphen or apostrophe is part of it between two letters or digits.
func scanWord(s string, i int) (int, tokenKind) {
	kind := wordToken
	for i < len(s) {
		if c := s[i]; 'a' <= c && c <= 'z' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if unicode.IsDigit(r) {
			kind = digitsToken
		}
		if !inWord(r) && !joins(s, i, n, r) {
			break
		}
		i += n
	}
	return i, kind
}

// joins reports whether a character that is no part of words on its own joins
// what stands on both sides of it.
func joins(s string, i, n int, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	digits := unicode.IsDigit(before) && unicode.IsDigit(after)
	letters := (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '%') && (unicode.IsLetter(after) || unicode.IsDigit(after) || after == '£')
	switch r {
	case ',', ':':
		return digits
	case '–':
		return digits
	case '-', '‑', '/', '_':
		return letters
	case '\'', '’', '.':
		return letters && (r != '.' || digits || !unicode.IsUpper(after))
	}
	return false
}

// A sentence is a run of a passage's tokens.
type sentence struct {
	tokens []token
	words  int
}

// before are the words after which a full stop ends no sentence.
var before = map[string]bool{"e.g": true, "i.e": true, "eg": true, "ie": true, "approx": true, "vs": true, "dr": true, "mr": true, "mrs": true,
	"ms": true, "st": true, "cf": true, "nos": true, "incl": true, "dept": true, "est": true, "para": true, "d.o.t": true}

// sentences cuts tokens into sentences.
func sentences(tokens []token) iter.Seq[sentence] {
	return func(yield func(sentence) bool) {
		from, words := 0, 0
		for i := range tokens {
			if tokens[i].kind != punctToken {
				words++
				continue
			}
			if ends(tokens, i) {
				if !yield(sentence{tokens[from : i+1], words}) {
					return
				}
				from, words = i+1, 0
			}
		}
		if from < len(tokens) {
			yield(sentence{tokens[from:], words})
		}
	}
}

// ends reports whether a sentence ends at a punctuation mark.
func ends(tokens []token, i int) bool {
	t := &tokens[i]
	if t.is("!", "?") {
		return i+1 == len(tokens) || !tokens[i+1].is("!", "?", "”", "\"", ")", "’")
	}
	if t.low != "." {
		return false
	}
	if i+1 == len(tokens) {
		return true
	}
	next := &tokens[i+1]
	if next.kind == punctToken && !next.is("“", "\"", "(", "‘", "'", "•", "-", "*") {
		return false
	}
	if i == 0 {
		return false
	}
	last := &tokens[i-1]
	if before[last.low] || len(last.text) == 1 && last.capital() && next.kind == wordToken {
		return false
	}
	if last.low == "no" && next.kind == digitsToken { // No. 4
		return false
	}
	return next.kind != wordToken || !isLowerWord(next)
}

func isLowerWord(t *token) bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsLower(r)
}
