package prose

// stayed reads “remained stable”, “stayed the same”, “is unchanged”, “has not
// changed”, “in line with last month”, “the same as in February”.
func (s *scan) stayed(i int) (claim, bool) {
	t := s.word(i)
	c := claim{at: i, to: i + 1, backward: true}
	switch {
	case t.is("unchanged"):
		c.way = level
	case t.is("changed") && s.denied(i):
		c.way = level
	case t.is("same") && s.word(i-1).is("the") && (s.word(i+1).is("as") && s.earlier(i+2) || s.word(s.back(i-1)).is("remained", "remains", "stayed", "is", "are", "was", "were", "stays")):
		if s.word(i+1).kind == wordToken && !s.word(i+1).is("as", "in", "this", "since", "at", "for", "compared", "over") {
			return c, false
		}
		c.way = level
	case t.is("stable", "steady", "static", "consistent", "constant", "level") && s.word(s.back(i)).is("remained", "remains", "stayed", "is", "are", "was", "were", "been", "remain", "held", "stays", "broadly", "relatively", "fairly", "largely"):
		c.way = steady
		if s.word(i+1).is("of", "with") {
			return c, false
		}
	default:
		return c, false
	}
	if c.way == steady {
		c.not = s.denied(s.back(i) + 1)
	}
	return c, true
}

// earlier reports whether what follows is an earlier time: “(in) February”,
// “last month”, “the month before”.
func (s *scan) earlier(i int) bool {
	if s.word(i).is("it", "they", "we", "there") && auxiliary[s.word(i+1).low] {
		i += 2
	}
	if s.word(i).is("in", "at", "for") {
		i++
	}
	if s.word(i).is("the") {
		i++
	}
	t := s.word(i)
	return s.month(i) || t.is("last") && s.word(i+1).kind == punctToken || t.is("last", "previous") && s.word(i+1).is("month", "quarter", "year", "term", "month's") || t.is("month", "quarter", "year", "term") && s.word(i+1).is("before") ||
		t.is("a") && s.word(i+1).is("year", "month", "quarter") && !s.word(i+2).is("before", "or") || t.is("year") && s.word(i+1).is("ago") || t.is("end") && s.word(i+1).is("of") && s.month(i+2)
}

// particle reads “up from 444”, “down 7”, “is up”, “higher than last month”.
func (s *scan) particle(i int) (claim, bool) {
	t := s.word(i)
	c := claim{at: i, to: i + 1, backward: true}
	next := s.word(i + 1)
	switch {
	case t.is("up", "down"):
		if !next.is("from", "by", "on", "slightly", "again") && next.kind != digitsToken || next.is("on") && !s.earlier(i+2) || s.word(i-1).is("followed", "drawn", "draw", "step", "stepped", "set", "follow", "made", "make", "taken", "take", "went", "gone", "going", "catch", "close", "moved", "goes") {
			return c, false
		}
		c.way = up
		if t.is("down") {
			c.way = down
		}
	case comparatives[t.low] > 0 && next.is("than") && s.earlier(i+2):
		c.way = comparatives[t.low]
	default:
		return c, false
	}
	c.not = s.denied(i)
	return c, true
}

// around reads “more people are waiting than in August”: the word that says
// which way, and far behind it what it is compared with.
func (s *scan) around(i int) (claim, bool) {
	t := s.word(i)
	c := claim{kind: moved, at: i, across: true, backward: true, way: comparatives[t.low]}
	if c.way == 0 {
		return c, false
	}
	if s.word(i + 1).is("than") {
		return c, false
	}
	for k := i + 1; k < min(len(s.tokens), i+16); k++ {
		switch u := s.word(k); {
		case u.is("than") && s.earlier(k+1):
			c.to = k
			return c, true
		case u.kind == punctToken, u.is("than", "but", "and", "while", "who", "which", "because", "so") && !s.hidden[k]:
			return c, false
		}
	}
	return c, false
}

// turns are words for a way that something takes.
var turns = map[string]way{"right": better, "wrong": worse, "up": up, "rise": up, "increase": up, "decline": down, "wane": down, "decrease": down,
	"upward": up, "downward": down, "upwards": up, "downwards": down, "better": better, "worse": worse, "positive": better, "negative": worse}

// trend reads “on the rise”, “got worse”, “is moving in the right direction”, “an
// upward trend”.
func (s *scan) trend(i int) (claim, bool) {
	t := s.word(i)
	c := claim{kind: moved, at: i, to: i + 1, backward: true}
	next, after := s.word(i+1), s.word(i+2)
	switch {
	case t.is("on") && next.is("the") && after.is("up", "rise", "increase", "decline", "wane", "decrease"):
		c.way, c.to = turns[after.low], i+3
	case t.is("got", "gotten", "getting", "gets", "become", "became", "becoming") && comparatives[s.word(s.after(i)).low] > 0 && !s.word(s.after(i)).is("more", "less"):
		end := s.after(i)
		c.way, c.to = comparatives[s.word(end).low], end+1
		if s.word(end+1).is("than", "at") {
			return c, false
		}
	case t.is("in", "the") && (next.is("the") && after.is("right", "wrong") && s.word(i+3).is("direction") || next.is("right", "wrong") && after.is("way")):
		c.way = max(turns[next.low], turns[after.low])
		c.to = i + 3
		if t.is("in") {
			c.to = i + 4
		}
		if !s.word(i-1).is("going", "gone", "went", "moving", "moved", "heading", "headed", "is", "are", "go", "goes", "continues", "still", "up", "down") {
			return c, false
		}
	case t.is("upward", "downward", "upwards", "downwards", "positive") && next.is("trend", "trajectory", "movement", "direction"):
		c.way, c.to = turns[t.low], i+2
	default:
		return c, false
	}
	c.not = s.denied(i)
	return c, c.way > 0
}

// comparatives are the ways that they go.
var comparatives = ways(map[way]string{up: "higher more longer greater bigger larger", down: "lower fewer less shorter smaller", better: "better stronger faster quicker", worse: "worse weaker slower"})

// after gives the token after a verb and its adverbs.
func (s *scan) after(i int) int {
	for i++; adverbs[s.word(i).low] && !s.word(i).is("well"); i++ {
	}
	return i
}
