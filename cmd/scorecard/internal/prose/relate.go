package prose

var ordinals = map[string]int{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
	"2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6}

// comparison reads “above target”, “better than England”, “meets its target”,
// “below both averages”.
func (s *scan) comparison(i int) (claim, bool) {
	t := s.word(i)
	c := claim{kind: compared, at: i, to: i + 1, backward: true}
	next := s.word(i + 1)
	switch {
	case t.is("above", "exceeding", "exceeds", "exceeded", "exceed", "over"):
		c.way = up
	case t.is("below", "under"):
		c.way = down
	case comparatives[t.low] > 0 && comparatives[t.low] < better && next.is("than"):
		c.way, c.to = comparatives[t.low], i+2
	case comparatives[t.low] >= better && next.is("than"):
		c.way, c.to = comparatives[t.low], i+2
	case comparatives[t.low] > 0 && s.than(i+1) > 0:
		c.way, c.to, c.across = comparatives[t.low], s.than(i+1)+1, true
	case t.is("ahead") && next.is("of"):
		c.way, c.to = better, i+2
	case t.is("compares", "compare") && next.is("favourably", "unfavourably", "well", "poorly", "badly") && s.word(i+2).is("with", "to", "against"):
		c.way, c.to = better, i+3
		if next.is("unfavourably", "poorly", "badly") {
			c.way = worse
		}
	case t.is("behind"), t.is("trail", "trails", "trailed", "trailing"):
		c.way = worse
	case t.is("outperforms", "outperform", "outperformed"), t.is("beats", "beat"):
		c.way = better
	default:
		return s.met(i)
	}
	to, ok := s.whom(&c)
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

// than gives the word “than” that belongs to a comparative some words before it;
// 0 where something else comes first.
func (s *scan) than(from int) int {
	for k := from; k < min(len(s.tokens), from+14); k++ {
		switch t := s.word(k); {
		case t.is("than"):
			return k
		case t.kind == punctToken, t.is("but", "and", "while", "who", "which", "because", "so", "or") && !s.hidden[k]:
			return 0
		}
	}
	return 0
}

// met reads what is said of a target: “meets its target”, “on target”, “short of
// the target”.
func (s *scan) met(i int) (claim, bool) {
	t := s.word(i)
	c := claim{kind: compared, against: toTarget, at: i, to: i + 1, backward: true, way: better}
	switch {
	case t.is("meets", "met", "meet", "meeting", "achieved", "achieves", "hit", "hits", "reached", "reaches", "beat", "beats", "passed", "passes", "surpassed", "surpasses", "cleared", "outperforms", "outperformed", "exceeded", "exceeds"):
	case t.is("misses", "missed", "missing", "miss"):
		c.way = worse
	case t.is("short", "shy") && s.word(i+1).is("of"):
		c.way, c.to = worse, i+2
	case t.is("within", "on", "inside") && s.target(i+1) > 0:
		if end := s.target(i + 1); t.is("on") && end > i+2 {
			return c, false // work on the target
		}
	case t.is("off") && s.target(i+1) > 0:
		c.way = worse
	case t.is("outside", "past", "beyond") && s.target(i+1) > 0:
		c.way = worse
	case t.is("target") && s.word(i+1).is("for", "on"):
		return s.targetOf(i)
	case t.is("target") && s.word(i-1).is("the", "its", "our") && s.word(s.negated(i+1)).is("met", "achieved", "missed", "reached") && s.word(i+1).is("is", "was", "has", "still"):
		return s.targetPassive(i)
	default:
		return c, false
	}
	end := s.target(c.to)
	if end == 0 {
		return c, false
	}
	c.to, c.forward = end, s.word(end).is("for", "on")
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

// targetOf reads “the target for reviews was (not) met”.
func (s *scan) targetOf(i int) (claim, bool) {
	k := i + 2
	for k < len(s.tokens) && (s.hidden[k] || s.word(k).means.empty && !auxiliary[s.word(k).low]) {
		k++
	}
	at := s.negated(k)
	if k == i+2 || at == k || !s.word(at).is("met", "achieved", "missed", "reached", "exceeded", "hit") {
		return claim{}, false
	}
	c := claim{kind: compared, against: toTarget, at: i, to: at + 1, across: true, way: better}
	for j := k; j < at; j++ {
		c.not = c.not || denied[s.word(j).low]
	}
	if s.word(at).is("missed") {
		c.way = worse
	}
	return c, true
}

// target gives the end of “the target”, “its target of”, “target” that begins at
// a token; 0 for anything else.
func (s *scan) target(i int) int {
	for s.word(i).is("the", "its", "our", "their", "a", "local", "council", "council's", "national", "monthly", "annual", "yearly", "agreed", "that") {
		i++
	}
	next := s.word(i + 1)
	switch {
	case !s.word(i).is("target", "targets") || next.is("group", "date"):
		return 0
	case next.is("for"): // of what is named, or of something else
		k := i + 2
		for k < len(s.tokens) && s.word(k).means.empty && !s.hidden[k] {
			k++
		}
		if k >= len(s.tokens) || !s.hidden[k] {
			return 0
		}
	}
	return i + 1
}

// whom reads what something is compared with, and where that ends.
func (s *scan) whom(c *claim) (int, bool) {
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
		who, to := s.others.find(s.tokens[i:])
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

// lightNoun reads “our red indicator is”, after which the indicator's name
// follows, and where it ends.
func (s *scan) lightNoun(i int) (int, bool) {
	k := i + 1
	for s.word(k).is("rated", "rag", "rag-rated", "flagged") {
		k++
	}
	if !s.word(k).is("indicator", "indicators", "measure", "measures", "rating", "ratings") {
		return 0, false
	}
	for k++; s.word(k).is("is", "are", "this", "month", "include", "includes", "was", "only", "still", ":", "remaining", "now", "remains"); k++ {
	}
	return k, s.word(k-1).is("is", "are", "include", "includes", ":", "remains", "still", "now", "was")
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
		if m, _, ok := s.readMonth(i + 4); ok && s.word(i+3).is("in", "during") {
			c.when = m
		}
		return c, true
	}
	if end, ok := s.lightNoun(i); ok {
		c.forward, c.backward, c.to = true, false, end
		return c, true
	}
	next := s.word(i + 1)
	if s.word(i-1).is("the") && s.word(i-2).is("in", "into") && auxiliary[s.word(s.back(i-2)).low] {
		c.not = s.denied(i - 2)
		return c, true // in the red
	}
	follows := next.kind == punctToken || next.is("and", "against", "for", "this", "in", "with", "because", "but", "since", "as", "again", "rated", "from", "at", "too", "status")
	b := s.word(s.back(i))
	if !follows || !b.is("is", "are", "remains", "remain", "remained", "turned", "turns", "rated", "stays", "stayed", "became", "become", "becomes", "gone", "went", "at", "to", "shows", "showing", "show", "flagged", "coded", "showed", "stay") {
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
	if m, _, ok := s.readMonth(i + 2); ok && next.is("since") && !b.is("turned", "turns", "became") {
		c.month = m
	}
	if m, _, ok := s.readMonth(i + 2); ok && next.is("in") {
		c.when = m
	}
	c.not = s.denied(i)
	return c, true
}
