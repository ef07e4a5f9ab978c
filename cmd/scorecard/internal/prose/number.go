package prose

import (
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A NumberKind tells figures from the other numbers of a text. The zero value
// is a number that may be a figure.
type NumberKind uint8

const (
	Figure       NumberKind = iota // 437, 93.0%, seven children
	Share                          // half, a third, one in five
	Date                           // 31 March, 01/03/2023
	YearNumber                     // 2022, 2022/23, 2021 to 2022
	Age                            // aged 16 to 17, under 5s
	Window                         // the last 12 months, within 20 days
	Bound                          // 3 or more placements: part of a definition
	Base                           // per 10,000
	Ordinal                        // 3rd
	ListNumber                     // 1. at the start
	Phone                          // 01305 251000
	Numbered                       // Section 47, Year 11, page 4, Q3
	Code                           // P1, KS4, OC3
	Idiom                          // 24/7, one another
	OtherMeasure                   // 20 miles, 9.30am
	numberKinds                    // how many there are
)

var kindWords = [numberKinds]string{"figures", "shares in words", "dates", "years", "ages", "windows of time", "bounds in definitions", "bases of rates",
	"ordinals", "numbers of lists", "telephone numbers", "numbers of sections, years of school and pages", "codes", "idioms", "other measures"}

// String names numbers of the kind, in the plural.
func (k NumberKind) String() string { return kindWords[k] }

// A hedge is how a number was softened.
type hedge uint8

const (
	exactly hedge = iota
	about         // about, around, nearly, almost, just under: within a tenth
	above         // over, more than, at least
	below         // under, fewer than, less than, up to
)

// A number is a number that was typed.
type number struct {
	kind       NumberKind
	at, to     int // tokens of the sentence, to excluded
	value      scorecard.Decimal
	percent    bool // 93%, 93 per cent
	points     bool // percentage points
	money      bool
	unit       string // "days", "weeks" … where it follows
	spelt      bool   // in words
	rough      bool   // 1.2m: as many digits as were written, times a million
	scale      int64  // what a rough number was multiplied by; 1 for others
	hedge      hedge
	wrong      bool // it was reported
	calculated bool // a share: compared with room for rounding
	astray     bool // a Code that would be a number if its commas stood between thousands: 11,26
}

var spelt = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

// numbers adds the numbers of a sentence to a list, which is empty.
func (s *scan) numbers(out []number) []number {
	for i := 0; i < len(s.tokens); {
		if t := &s.tokens[i]; t.kind != digitsToken && !t.means.counts {
			i++
			continue
		}
		n, ok := s.numberAt(i)
		if !ok {
			i++
			continue
		}
		if len(out) > 0 {
			s.carry(&out[len(out)-1], &n)
		}
		out = append(out, n)
		i = n.to
	}
	return out
}

// numberAt reads the number that begins at a token.
func (s *scan) numberAt(i int) (number, bool) {
	if s.tokens[i].kind == wordToken {
		return s.inWords(i)
	}
	if n, ok := s.share(i); ok {
		return n, true
	}
	n := s.digits(i)
	s.measure(&n)
	if n.kind == Figure {
		n.kind = s.tell(&n)
	}
	n.hedge = s.hedged(n.at)
	return n, true
}

// inWords reads a number in words.
func (s *scan) inWords(i int) (number, bool) {
	if n, ok := s.share(i); ok {
		n.hedge = s.hedged(i)
		return n, true
	}
	t := &s.tokens[i]
	v, ok := spelt[t.low]
	if t.is("both") && s.word(i+1).is("children", "people", "families", "cases") {
		v, ok = 2, true
	}
	if !ok {
		return number{}, false
	}
	n := number{at: i, to: i + 1, value: scorecard.Int(v), spelt: true, scale: 1}
	s.measure(&n)
	n.kind = s.tell(&n)
	if v == 1 && n.kind == Figure && !n.percent && n.unit == "" && !countNoun[s.word(i+1).low] {
		n.kind = Idiom
	}
	n.hedge = s.hedged(i)
	return n, true
}

// sizes are what may stand right behind an amount of money: £1.2m.
var sizes = []struct {
	suffix string
	scale  int64
}{{"m", 1_000_000}, {"k", 1_000}, {"bn", 1_000_000_000}}

// digits reads what a token with digits is by itself.
func (s *scan) digits(i int) number {
	n := number{at: i, to: i + 1, scale: 1}
	text := s.tokens[i].low
	text = strings.TrimPrefix(text, "+")
	text = strings.TrimPrefix(text, "−")
	if rest, ok := strings.CutPrefix(text, "£"); ok {
		n.money, text = true, rest
	}
	if rest, ok := strings.CutSuffix(text, "%"); ok {
		n.percent, text = true, rest
	}
	for _, size := range sizes {
		if rest, ok := strings.CutSuffix(text, size.suffix); ok && n.money && plain(rest) {
			n.rough, n.scale, text = true, size.scale, rest
			break
		}
	}
	if plain(text) {
		d, err := scorecard.ParseDecimal(strings.ReplaceAll(text, ",", ""))
		n.value = d
		if err != nil {
			n.kind = Code
		}
		if long := strings.IndexAny(text, ".,"); long < 0 && len(text) >= 4 && text[0] == '0' {
			n.kind = Phone
		}
		return n
	}
	n.kind = shape(text)
	if bare := strings.ReplaceAll(text, ",", ""); n.kind == Code && bare != text && plain(bare) && text[len(text)-1] != ',' && text[0] != ',' {
		d, err := scorecard.ParseDecimal(bare)
		n.value, n.astray = d, err == nil
	}
	if n.kind == Ordinal && s.word(i+1).means.month {
		n.kind = Date
	}
	if whole, rest, ok := strings.Cut(text, "-"); ok && plain(whole) && allLetters(rest) { // 12-month, 16-year-olds
		n.kind = Window
		if strings.HasSuffix(rest, "old") || strings.HasSuffix(rest, "olds") {
			n.kind = Age
		}
	}
	return n
}

// plain reports whether a text is digits, with thousands commas and decimals
// where they belong.
func plain(s string) bool {
	whole, fraction, point := strings.Cut(s, ".")
	if point && (fraction == "" || !allDigits(fraction)) {
		return false
	}
	groups := strings.Split(whole, ",")
	for i, g := range groups {
		if !allDigits(g) || g == "" || i > 0 && len(g) != 3 {
			return false
		}
	}
	return true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func allLetters(s string) bool { return s != "" && !strings.ContainsAny(s, "0123456789") }

// shape tells what a token with digits is that is no plain number.
func shape(s string) NumberKind {
	digits := strings.TrimRight(s, "stndrh")
	switch {
	case plain(digits) && (strings.HasSuffix(s, "st") || strings.HasSuffix(s, "nd") || strings.HasSuffix(s, "rd") || strings.HasSuffix(s, "th")):
		return Ordinal
	case strings.HasPrefix(s, "http") || strings.Contains(s, "@"):
		return Code
	case strings.Count(s, "/") == 2, strings.Count(s, "-") == 2 && allDigits(strings.ReplaceAll(s, "-", "")):
		return Date
	case strings.HasSuffix(s, "am"), strings.HasSuffix(s, "pm"):
		return OtherMeasure
	case strings.HasSuffix(s, "s") && plain(s[:len(s)-1]): // the under 5s, the 1990s
		if len(s) == 5 {
			return YearNumber
		}
		return Age
	case strings.HasSuffix(s, "+"), strings.HasSuffix(s, "+%"):
		return Bound
	case strings.HasSuffix(s, "yrs"), strings.HasSuffix(s, "yr"), strings.HasSuffix(s, "yo"):
		return Age
	}
	return pair(s)
}

// pair tells what two numbers with a mark between them are.
func pair(s string) NumberKind {
	at := strings.IndexAny(s, "/-–:‑")
	if at <= 0 {
		return Code
	}
	a, b := s[:at], strings.TrimLeft(s[at:], "/-–:‑")
	switch {
	case !allDigits(a) || !allDigits(b):
		return Code
	case len(a) == 4 && (len(b) == 2 || len(b) == 4), len(a) == 2 && len(b) == 2 && s[at] == '/' && follows(a, b):
		return YearNumber
	case s[at] == '/' || s[at] == ':':
		return Idiom
	}
	return Age // 16-17: of whatever, it is a range and no figure
}

// follows reports whether two-digit numbers are years that follow, as 22/23.
func follows(a, b string) bool {
	x, y := int(a[0]-'0')*10+int(a[1]-'0'), int(b[0]-'0')*10+int(b[1]-'0')
	return y == (x+1)%100
}

// carry hands what is known of a number to its neighbour: in “16 to 17”, “96
// to 97%” and “Years 7, 8 and 9” what is said of one holds for both.
func (s *scan) carry(a, b *number) {
	between := s.tokens[a.to:b.at]
	joined := len(between) == 1 && between[0].is("to", "and", "or", "-", "–", ",", "&")
	if len(between) == 0 && a.kind == Phone {
		b.kind = Phone
	}
	if !joined {
		return
	}
	to := between[0].is("to", "-", "–")
	switch {
	case a.kind == Numbered && b.kind == Figure && !b.percent && b.value.Decimals() == 0:
		b.kind = Numbered
	case b.kind == YearNumber && a.kind == Figure && to:
	case (b.kind == Age || b.kind == Bound || b.kind == Window || b.kind == OtherMeasure) && a.kind == Figure && !a.percent && !s.moves(a.at):
		a.kind = b.kind
	case a.kind == Age && b.kind == Figure && !b.percent:
		b.kind = Age
	case a.kind == Date && b.kind == Figure && to:
		b.kind = Date
	case to && b.percent && !a.percent && a.kind == Figure && !a.money:
		a.percent, a.points = true, b.points
	case to && b.unit != "" && a.unit == "" && a.kind == Figure:
		a.unit = b.unit
	}
	if to && a.kind == Figure && b.kind == Figure && s.ranged(a.at) {
		a.kind, b.kind = Bound, Bound
	}
}

// moves reports whether a number is the start of a movement: fell from 16 to 17.
func (s *scan) moves(at int) bool { return s.word(at - 1).is("from") }

// ranged reports whether a number begins a range rather than a movement: “10 to
// 15 children”, not “from 10 to 15” or “fell 15 to 10”.
func (s *scan) ranged(at int) bool {
	b := s.word(at - 1)
	return !b.is("from", "by", "up", "down") && verbs[b.low] == 0 && !(b.is("of") && nouns[s.word(at-2).low] > 0)
}
