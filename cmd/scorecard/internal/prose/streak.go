package prose

// streaks turns claims that are said to have lasted into streaks, and adds what
// times say: “for the third month running”, “two months in a row”.
func (s *scan) streaks(claims []claim) []claim {
	for i := range s.tokens {
		if !s.tokens[i].means.lasts {
			continue
		}
		n, exactly, end := s.run(i)
		if n < 2 {
			continue
		}
		k := s.lasting(claims, i, end)
		if k < 0 {
			continue
		}
		c := &claims[k]
		c.times, c.exactly, c.against, c.when = n, exactly, usual, moment{}
		if c.kind == moved {
			c.kind = streak
		}
	}
	for k := range claims {
		if c := &claims[k]; c.kind == moved && c.times > 1 && c.exactly && c.against == usual && !c.not {
			c.kind = streak
		}
	}
	return claims
}

// lasting gives the claim that is said to have lasted: the last before the words
// that say so, or the first after them; -1 where it is one that is not counted.
func (s *scan) lasting(claims []claim, at, end int) int {
	nearest := -1
	for k := range claims {
		if c := &claims[k]; c.at <= end || nearest < 0 {
			nearest = k
		}
	}
	if nearest < 0 {
		return -1
	}
	c := &claims[nearest]
	if c.kind != moved && c.kind != lit || s.bounding(c) {
		return -1
	}
	for k := min(at, c.to); k < max(at, c.at); k++ {
		if s.word(k).is(";", "but", "while", "whereas", "although", "though") {
			return -1
		}
	}
	return nearest
}

// bounding reports whether a verb says which side of a number something is on,
// so that what lasted is that: “has fallen below £1.50 for the second month”.
func (s *scan) bounding(c *claim) bool {
	return s.word(c.to).is("below", "above", "under", "over", "past", "beyond") && s.word(c.to+1).kind == digitsToken
}

// lastings are the words at which run reads.
var lastings = set("running", "in", "on", "back", "consecutive", "successive", "straight", "for", "each")

// run reads how often something is said to have happened in a row.
func (s *scan) run(i int) (n int, exactly bool, end int) {
	t, next := s.word(i), s.word(i+1)
	unit := func(k int) bool { return spans[s.word(k).low] }
	count := func(k int) (int, bool) {
		if o := ordinals[s.word(k).low]; o > 0 {
			return o, !s.word(k-2).is("least") && !s.word(k-1).is("least")
		}
		return small(s.word(k)), false
	}
	switch {
	case t.is("running") && unit(i-1), t.is("in") && (next.is("a") && s.word(i+2).is("row") || next.is("succession")), t.is("on") && next.is("the") && s.word(i+2).is("trot"), t.is("back") && next.is("to") && s.word(i+2).is("back"):
		for k := i - 1; k >= max(0, i-3); k-- {
			if n, exactly = count(k); n > 0 {
				return n, exactly, i
			}
		}
	case t.is("consecutive", "successive", "straight") && (unit(i+1) || nouns[next.low] > 0):
		n, exactly = count(i - 1)
		return n, exactly || !s.word(i-2).is("least", "than", "over", "last", "past"), i
	case t.is("for") && next.is("the") && ordinals[s.word(i+2).low] > 0 && unit(i+3), t.is("for") && next.is("a") && ordinals[s.word(i+2).low] > 0 && unit(i+3):
		return ordinals[s.word(i+2).low], true, i
	case t.is("each") && next.is("of") && s.word(i+2).is("the") && s.word(i+3).is("last", "past") && unit(i+5):
		return small(s.word(i + 4)), false, i
	}
	return 0, false, 0
}

// spans are what streaks are counted in.
var spans = set("month", "months", "quarter", "quarters", "term", "terms", "time", "times")

// every reads “every month since June”: a streak from that month on.
func (s *scan) every(claims []claim) []claim {
	for i := range s.tokens {
		if !s.word(i).is("every", "each") || !spans[s.word(i+1).low] || !s.word(i+2).is("since") {
			continue
		}
		m, _, ok := s.readMonth(i + 3)
		if !ok {
			continue
		}
		if k := s.lasting(claims, i, i); k >= 0 && claims[k].kind == moved && !claims[k].not {
			claims[k].kind, claims[k].month, claims[k].against = streak, m, usual
		}
	}
	return claims
}
