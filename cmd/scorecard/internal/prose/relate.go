package prose

import (
	"slices"
	"strings"
)

var ordinals = map[string]int{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
	"2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6}

// comparison reads “above target”, “better than England”, “meets its target”,
// “below both averages”.
func (s *scan) comparison(i int, f *Facts) (claim, bool) {
	t := s.word(i)
	c := claim{kind: compared, at: i, to: i + 1, backward: true}
	next := s.word(i + 1)
	switch {
	case t.is("above", "exceeding", "exceeds", "exceeded", "exceed", "over"):
		c.way = up
	case t.is("below", "under"):
		c.way = down
	case t.is("higher", "more", "greater", "longer") && next.is("than"):
		c.way, c.to = up, i+2
	case t.is("lower", "fewer", "less", "shorter") && next.is("than"):
		c.way, c.to = down, i+2
	case t.is("better", "worse", "stronger", "weaker") && next.is("than"):
		c.way, c.to = map[string]way{"better": better, "worse": worse, "stronger": better, "weaker": worse}[t.low], i+2
	case t.is("ahead") && next.is("of"):
		c.way, c.to = better, i+2
	case t.is("behind"):
		c.way = worse
	default:
		return s.met(i)
	}
	to, ok := s.whom(&c, f)
	if !ok {
		return c, false
	}
	if c.against == toTarget && t.is("exceeds", "exceeded", "exceeding", "exceed") {
		c.way = better
	}
	c.to = to
	c.not = s.denied(i)
	return c, true
}

// met reads what is said of a target: “meets its target”, “on target”, “short of
// the target”.
func (s *scan) met(i int) (claim, bool) {
	t := s.word(i)
	c := claim{kind: compared, against: toTarget, at: i, to: i + 1, backward: true, way: better}
	switch {
	case t.is("meets", "met", "meet", "meeting", "achieved", "achieves", "hit", "hits", "reached", "reaches", "beat", "beats", "met"):
	case t.is("misses", "missed", "missing", "miss"):
		c.way = worse
	case t.is("short", "shy") && s.word(i+1).is("of"):
		c.way, c.to = worse, i+2
	case t.is("within", "on") && s.target(i+1) > 0:
		if end := s.target(i + 1); t.is("on") && end > i+2 {
			return c, false // work on the target
		}
	case t.is("off") && s.word(i+1).is("target"):
		c.way = worse
	case t.is("outside") && s.target(i+1) > 0:
		c.way = worse
	case t.is("target") && s.word(i-1).is("the", "its", "our") && s.word(s.negated(i+1)).is("met", "achieved", "missed", "reached") && s.word(i+1).is("is", "was", "has", "still"):
		return s.targetPassive(i)
	default:
		return c, false
	}
	end := s.target(c.to)
	if end == 0 {
		return c, false
	}
	c.to = end
	c.not = s.denied(i)
	return c, true
}

// negated gives the first token from i on that is neither auxiliary nor adverb.
func (s *scan) negated(i int) int {
	for auxiliary[s.word(i).low] || adverbs[s.word(i).low] {
		i++
	}
	return i
}

// targetPassive reads “the target was (not) met”.
func (s *scan) targetPassive(i int) (claim, bool) {
	c := claim{kind: compared, against: toTarget, at: i, backward: true, way: better}
	at := s.negated(i + 1)
	for k := i + 1; k < at; k++ {
		c.not = c.not || denied[s.word(k).low]
	}
	if s.word(at).is("missed") {
		c.way = worse
	}
	c.to = at + 1
	return c, true
}

// target gives the end of “the target”, “its target of”, “target” that begins at
// a token; 0 for anything else.
func (s *scan) target(i int) int {
	for s.word(i).is("the", "its", "our", "their", "a", "local", "council", "council's", "national", "monthly", "annual", "yearly", "agreed", "that") {
		i++
	}
	if s.word(i).is("target", "targets") && !s.word(i+1).is("for", "group", "date") {
		return i + 1
	}
	return 0
}

// whom reads what something is compared with, and where that ends.
func (s *scan) whom(c *claim, f *Facts) (int, bool) {
	if end := s.target(c.to); end > 0 {
		c.against = toTarget
		return end, true
	}
	end := 0
	for i := c.to; i < min(len(s.tokens), c.to+12); i++ {
		t := s.word(i)
		if t.kind == punctToken && !t.is(",", "(", "'", "’") || t.is("but", "while", "although", "though", "whereas", "not") || s.closes(i) {
			break
		}
		who, to := f.comparator(s.tokens[i:])
		if len(who) == 0 {
			continue
		}
		c.groups = append(c.groups, who)
		end = i + to
		i = end - 1
	}
	c.against = comparator
	return end, end > 0
}

// closes reports whether a list of comparators ends: something else is said.
func (s *scan) closes(i int) bool {
	t := s.word(i)
	return verbs[t.low] > 0 || t.is("above", "below", "better", "worse", "higher", "lower", "is", "are", "was", "were", "which", "it", "target", "last", "month")
}

// comparator gives the comparators that a text begins with the name of, and how
// many tokens the name has.
func (f *Facts) comparator(tokens []token) (who []int, length int) {
	t := &tokens[0]
	if t.kind != wordToken {
		return nil, 0
	}
	for k := range f.Comparators {
		c := &f.Comparators[k]
		for _, name := range []string{c.ID, c.Title, c.Short} {
			if n := begins(tokens, name); n > length {
				who, length = []int{k}, n
			} else if n > 0 && n == length && !slices.Contains(who, k) {
				who = append(who, k)
			}
		}
	}
	if length > 0 {
		return who, length
	}
	for k := range f.Comparators {
		title := strings.ToLower(f.Comparators[k].Title)
		switch {
		case t.is("england", "england's", "english", "national", "nationally") && (strings.Contains(title, "england") || strings.Contains(title, "national")),
			t.is("neighbours", "neighbour", "neighbours'", "neighbour's", "neighbouring", "sn") && (strings.Contains(title, "neighbour") || strings.Contains(title, "sn")),
			t.is("regional", "region", "region's", "regionally") && strings.Contains(title, "region"):
			who, length = append(who, k), 1
		}
	}
	return who, length
}

// begins reports how many tokens a name takes up at the start of a text; 0 where
// the text does not begin with it.
func begins(tokens []token, name string) int {
	n := 0
	for _, w := range strings.FieldsFunc(lower(name), func(r rune) bool { return r == ' ' || r == '-' || r == '+' || r == '(' || r == ')' }) {
		if n >= len(tokens) || strings.TrimSuffix(tokens[n].low, "'s") != w && tokens[n].low != w+"s" {
			return 0
		}
		n++
	}
	return n
}

// light reads what is said of a status: “is red”, “turned amber”, “from amber to
// green”.
func (s *scan) light(i int) (claim, bool) {
	t := s.word(i)
	if !t.is("red", "amber", "green") {
		return claim{}, false
	}
	c := claim{kind: lit, at: i, to: i + 1, light: t.low, backward: true}
	if s.word(i-1).is("from") && s.word(i+1).is("to") && s.word(i+2).is("red", "amber", "green") {
		c.was, c.light, c.to = t.low, s.word(i+2).low, i+3
		return c, true
	}
	next := s.word(i + 1)
	follows := next.kind == punctToken || next.is("and", "against", "for", "this", "in", "with", "because", "but", "since", "as", "again", "rated", "from", "at", "too", "status")
	b := s.word(s.back(i))
	if !follows || !b.is("is", "are", "remains", "remain", "remained", "turned", "turns", "rated", "stays", "stayed", "became", "become", "becomes", "gone", "went", "at", "to") {
		return c, false
	}
	if b.is("to", "at") && !s.word(s.back(i)-1).is("turned", "moved", "changed", "gone", "went", "fallen", "back", "improved", "dropped", "rated", "risen") {
		return c, false
	}
	if next.is("from") && s.word(i+2).is("red", "amber", "green") {
		c.was, c.to = s.word(i+2).low, i+3
	}
	if b.is("turned", "turns", "became") {
		c.was = "other"
	}
	c.not = s.denied(i)
	return c, true
}

// superlative reads “the highest since March”, “the lowest on record”, “the best
// of the 6 months”.
func (s *scan) superlative(i int) (claim, bool) {
	t := s.word(i)
	c := claim{kind: extreme, at: i, to: i + 1, backward: true}
	switch {
	case t.is("highest", "most"):
		c.way = up
	case t.is("lowest", "fewest"):
		c.way = down
	case t.is("best"):
		c.way = better
	case t.is("worst"):
		c.way = worse
	case t.is("record") && s.word(i+1).is("high", "low"):
		c.way, c.to = map[string]way{"high": up, "low": down}[s.word(i+1).low], i+2
		return c, true
	default:
		return c, false
	}
	at := i + 1
	for s.word(at).is("level", "number", "figure", "rate", "percentage", "value", "result", "point", "it", "has", "been", "recorded", "seen", "performance", "we", "have", "total", "monthly", "so", "far") {
		at++
	}
	end, ok := s.span(&c, at)
	c.to = end
	return c, ok && !s.word(i-1).is("at", "one", "our")
}

// span reads how far back a superlative reaches.
func (s *scan) span(c *claim, at int) (int, bool) {
	t, next := s.word(at), s.word(at+1)
	switch {
	case t.is("ever"), t.is("yet"), t.is("on", "since") && next.is("record", "records"):
		return at + 1, true
	case t.is("since"):
		if m, to, ok := s.readMonth(at + 1); ok {
			c.month = m
			return to, true
		}
		return at + 1, false
	case t.is("of", "in", "for", "over", "across") && s.word(at+1).is("the", "these", "last", "all", "at", "more", "over"), t.is("in", "for", "of", "over"):
		k := at + 1
		for s.word(k).is("the", "these", "last", "past", "all", "at", "least", "more", "than", "over", "whole", "previous", "latest", "a") {
			k++
		}
		n := small(s.word(k))
		switch {
		case n > 1 && s.word(k+1).is("month", "months", "quarters", "terms"):
			c.since = n
		case n > 0 && s.word(k+1).is("year", "years"):
			c.since = -n
		case s.word(k).is("year") && !s.word(at+1).is("the"):
			c.since = -1
		default:
			return k, false
		}
		return k + 2, true
	}
	return at, false
}

// readMonth reads a month, with its year where it is there.
func (s *scan) readMonth(i int) (moment, int, bool) {
	for s.word(i).is("the", "end", "of", "in", "late", "early", "mid", "at") || s.word(i).kind == digitsToken && s.month(i+1) {
		i++
	}
	if !s.month(i) {
		return moment{}, i, false
	}
	t := s.word(i)
	m := moment{month: slices.Index(months, t.low) + 1}
	if m.month == 0 {
		m.month = slices.Index(shortMonth, t.low) + 1
	}
	if y := s.word(i + 1); len(y.low) == 4 && allDigits(y.low) {
		for _, c := range y.low {
			m.year = m.year*10 + int(c-'0')
		}
		return m, i + 2, true
	}
	return m, i + 1, true
}
