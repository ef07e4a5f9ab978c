package prose

// scope reads what a claim of movement compares with.
func (s *scan) scope(c *claim) {
	if c.kind != moved || c.against == farther {
		return
	}
	limit := len(s.tokens)
	for i := c.to; i < min(limit, c.to+16); i++ {
		if s.hidden[i] {
			continue
		}
		t := s.word(i)
		if t.is(";") || t.means.ends {
			break
		}
		if s.scoped(c, i) {
			return
		}
	}
	for i := range min(c.at, 9) {
		if w := s.word(i); verbs[w.low] > 0 && !s.hidden[i] {
			return // what follows says when that was
		}
		if !s.hidden[i] && s.introduced(i) && s.scoped(c, i) {
			return
		}
	}
}

// endings are the words, beside superlatives, at which what a movement compares
// with ends.
var endings = set("while", "whereas", "although", "though", "but", "after", "following", "despite", "before", "record")

// times are the words at which scoped reads.
var times = set("last", "previous", "past", "this", "year", "the", "a", "over", "in", "during", "across", "within", "for", "quarter", "term", "week", "long", "medium",
	"since", "from", "with", "to", "than", "against", "on", "by", "at", "between")

// introduced reports whether words before a claim say when it was: at the start
// of the sentence, or set off from it.
func (s *scan) introduced(i int) bool {
	return s.word(i).is("since", "compared", "over", "in", "by", "during", "last", "at", "year")
}

// scoped reads a time from a token on; false where there is none.
func (s *scan) scoped(c *claim, i int) bool {
	if !s.word(i).means.times {
		return false
	}
	t, next, after := s.word(i), s.word(i+1), s.word(i+2)
	switch {
	case t.is("last", "previous", "past", "this") && next.is("year", "year's"), t.is("year") && next.is("ago", "before", "on", "earlier") && !(next.is("on") && !after.is("year")),
		t.is("the", "a") && next.is("year") && s.word(i-1).is("over", "in") && !after.is("to"):
		c.against = yearAgo
		if t.is("this") {
			c.against = farther
		}
		return true
	case t.is("over", "in") && next.is("the") && after.is("last", "past") && small(s.word(i+3)) == 12 && s.word(i+4).is("months"):
		c.against = yearAgo
		return true
	case t.is("over", "in", "during", "across", "within", "for") && (next.is("the", "recent", "time") && (after.is("last", "past", "previous", "summer", "winter", "autumn", "spring", "quarter", "term", "year", "months", "weeks", "long", "longer", "financial", "academic", "period", "pandemic", "first", "second") || next.is("recent", "time"))):
		if after.is("last", "past", "previous") && s.word(i+3).is("month") {
			return false
		}
		c.against = farther
		return true
	case t.is("quarter", "term", "week") && s.word(i-1).is("last", "this", "previous"), t.is("long", "medium") && next.is("term"):
		c.against = farther
		return true
	case t.is("since", "from", "with", "to", "than", "against", "on") || t.is("in") && s.word(i-1).is("than", "as"):
		return s.dated(c, i)
	case t.is("in", "during", "by", "for", "at") && s.monthAt(i+1):
		m, _, _ := s.readMonth(i + 1)
		if s.fromBefore(c, i) {
			c.against, c.month = named, m
			return true
		}
		c.when = m
		return false
	case t.is("between"), t.is("for") && small(next) > 0 && timeUnits[after.low] != "" && !s.word(i+3).is("running", "in"):
		c.against = farther
		return true
	}
	return false
}

// fromBefore reports whether a month is that of the figure that something is
// said to have come from: “up from 50% in February”.
func (s *scan) fromBefore(c *claim, i int) bool {
	from := false
	for k := c.to; k < i; k++ {
		t := s.word(k)
		from = from || t.is("from", "than", "with")
		if t.is("to") && from {
			from = false
		}
	}
	return from
}

func (s *scan) monthAt(i int) bool {
	_, _, ok := s.readMonth(i)
	return ok
}

// dated reads the month that something is compared with.
func (s *scan) dated(c *claim, i int) bool {
	if m, _, ok := s.readMonth(i + 1); ok {
		if s.word(i).is("to") && !s.word(i-1).is("compared") {
			return false
		}
		c.against, c.month = named, m
		return true
	}
	if s.word(i).is("since") || s.word(i).is("from") && s.word(i+1).is("the", "a", "last") && !s.word(i+2).is("previous", "last", "month") && !s.word(i+1).is("last") {
		if s.word(i+1).is("last", "the") && s.word(i+2).is("month", "previous", "last") {
			return false
		}
		c.against = farther
		return true
	}
	return false
}
