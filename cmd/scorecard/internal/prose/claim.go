package prose

// A claimKind is what a statement says of a figure.
type claimKind uint8

const (
	moved    claimKind = iota // rose, fell, improved, stayed
	extreme                   // highest since …
	streak                    // for the third month running
	compared                  // better than England, above target
	lit                       // is red, turned amber
)

// A way is a direction: of a figure, or of how good it is.
type way uint8

const (
	up way = iota + 1
	down
	better
	worse
	level  // exactly the same
	steady // much the same
)

// An against is what a claim compares with.
type against uint8

const (
	usual      against = iota // the period before
	yearAgo                   // the same period of the year before
	named                     // a month that is named
	farther                   // something else: the claim is not judged
	toTarget                  // the target
	comparator                // England, statistical neighbours …
)

// A claim is a statement that figures can bear out or contradict.
type claim struct {
	kind     claimKind
	way      way
	not      bool // it is denied
	at, to   int  // tokens
	subject  []int
	against  against
	month    moment  // of named
	since    int     // of extreme: how many periods it covers; negative in years, 0 for all
	again    bool    // further, continues to: it went that way before too
	times    int     // of streak, and 2 for “further”
	exactly  bool    // of streak: “the third month”, rather than “three months”
	groups   [][]int // comparators, one group for each that is named; a name that fits several makes a group of them
	thisYear bool    // of extreme: it covers this year
	light    string  // red, amber, green
	was      string  // the light before, where it is said
	across   bool    // what it is about stands within it: “more potholes were repaired than …”
	forward  bool    // what it is about follows: “a fall in …”
	backward bool    // what it is about comes before
	when     moment  // the month that it is said to be about; zero for the figure's own
}

// A moment is a month that a text names; year is 0 where it does not say.
type moment struct {
	month, year int
}

// claims reads the statements of a sentence.
func (s *scan) claims() []claim {
	var out []claim
	for i := range s.tokens {
		c, ok := s.claimAt(i)
		if !ok || s.wished(c) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].to > c.at {
			continue
		}
		s.scope(&c)
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil
	}
	return s.every(s.streaks(out))
}

func (s *scan) claimAt(i int) (claim, bool) {
	if s.tokens[i].kind != wordToken || s.hidden[i] {
		return claim{}, false
	}
	for _, read := range s.tokens[i].means.opens {
		if c, ok := read(s, i); ok {
			return c, true
		}
	}
	return claim{}, false
}

// verb reads “rose”, “has improved”, “did not fall”, “continues to fall”.
func (s *scan) verb(i int) (claim, bool) {
	t := s.word(i)
	c := claim{way: verbs[t.low], at: i, to: i + 1, backward: true}
	if w, ok := baseForms[t.low]; ok && c.way == 0 {
		switch back := s.back(i); {
		case s.word(back).is("did", "didn't", "does", "doesn't", "do") || s.word(back+1).is("not") && s.word(back).is("did"):
			c.way = w
		case s.word(i-1).is("to") && s.word(i-2).is("continues", "continued", "continue", "continuing", "began", "begun", "started"):
			c.way, c.again = w, !s.word(i-2).is("began", "begun", "started")
			c.at = i - 2
		}
	}
	if t.is("cut") && auxiliary[s.word(s.back(i)).low] && s.word(s.back(i)).is("was", "were", "been", "being") {
		c.way = down
	}
	if t.is("keep", "keeps", "kept") && verbs[s.word(i+1).low] > 0 && progressive(s.word(i+1).low) {
		c.way, c.again, c.to = verbs[s.word(i+1).low], true, i+2
	}
	if w, end := s.stir(i); w > 0 {
		c.way, c.to = w, end
		c.forward = t.is("brought", "pushed", "pulled") && s.objectFollows(end-1)
	}
	switch {
	case progressive(t.low):
		if !s.word(s.back(i)).is("is", "are", "was", "were", "be", "been", "isn't", "aren't", "keeps", "keep", "kept") {
			return c, false // increasing our offer; an increasing number
		}
	case isPassive(t.low):
		if s.word(i-1).is("the", "our", "an", "this", "their", "of", "and", "with", "more", "much", "or", "for", "in", "on") || i == 0 {
			return c, false // the improved offer
		}
		c.forward = s.objectFollows(i)
	}
	if c.way == 0 || s.word(c.to).is("short", "within", "outside", "into", "foul", "behind", "through", "apart") {
		return c, false // fell short of the target
	}
	if s.word(s.back(i)).is("had", "having") {
		c.against = farther // before something else did
	}
	c.not = s.denied(i)
	if s.nearby(i, "further", "again", "continued", "another") && !c.not {
		c.again = true
	}
	return c, true
}

// stir reads a verb with the word that gives it a way, and where that ends:
// “crept up”, “has come back down”, “picked up”.
func (s *scan) stir(i int) (way, int) {
	if !stirred[s.word(i).low] {
		return 0, 0
	}
	k := i + 1
	for s.word(k).is("back", "slightly", "further", "right", "sharply", "gently", "gradually", "steadily") {
		k++
	}
	next := s.word(k).low
	switch {
	case upward[next] && !(s.word(i).is("came", "come", "comes", "coming", "brought", "bring") && next == "up"): // an issue comes up
		return up, k + 1
	case s.word(i).is("picked", "picks", "picking", "pick", "turned"):
	case downward[next]:
		return down, k + 1
	}
	return 0, 0
}

// objectFollows reports whether a verb has an object: “we have reduced the
// number of …”.
func (s *scan) objectFollows(i int) bool {
	return s.word(i+1).is("the", "our", "its", "their", "both")
}

// back gives the token before a verb and its adverbs.
func (s *scan) back(i int) int {
	for i--; i >= 0 && adverbs[s.tokens[i].low]; i-- {
	}
	return i
}

// denied reports whether a verb is denied by what stands close before it.
func (s *scan) denied(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		t := s.word(k)
		switch {
		case t.is("not") && s.word(k+1).is("only", "just"):
			return false
		case denied[t.low] && !(t.low == "little" && s.word(k-1).is("a")):
			return true
		case t.kind != wordToken || !auxiliary[t.low] && !adverbs[t.low] && !t.is("yet", "to", "any", "significant", "be", "further"):
			return false
		}
	}
	return false
}

// nearby reports whether a word stands beside a token, adverbs aside.
func (s *scan) nearby(i int, words ...string) bool {
	for k := max(0, i-2); k <= i+2; k++ {
		if k != i && s.word(k).is(words...) {
			return true
		}
	}
	return false
}

// noun reads “a fall in …”, “an increase of 7”, “no change”, “a further
// reduction”.
func (s *scan) noun(i int) (claim, bool) {
	t := s.word(i)
	w, ok := nouns[t.low]
	if !ok {
		return claim{}, false
	}
	c := claim{way: w, at: i, to: i + 1}
	k := i - 1
	for ; k >= 0 && s.adjective(k, &c); k-- {
	}
	article := s.word(k+1).is("a", "an", "the", "another", "this", "no", "further", "little", "slight", "small", "continued", "significant") && k+1 < i || k+1 < i && c.not
	if !article || w == level && !c.not {
		return c, false
	}
	if s.word(k).is("of", "without", "despite", "by", "towards", "for", "through", "on", "after", "about", "any", "because") {
		return c, false
	}
	if w == level {
		c.not = false
	}
	c.at = k + 1
	c.forward = s.word(i+1).is("in", "on") && !s.month(i+2)
	c.backward = !c.forward
	return c, !s.overcome(i)
}

// overcome reports whether what a noun of direction says is said to be over:
// “the fall in … has ended”.
func (s *scan) overcome(i int) bool {
	for k := i + 1; k < min(len(s.tokens), i+16) && s.tokens[k].kind != punctToken; k++ {
		if s.word(k).is("ended", "stopped", "slowed", "halted", "reversed", "stalled", "slowing", "ending", "stopping", "over") && !s.hidden[k] && auxiliary[s.word(s.back(k)).low] {
			return true
		}
	}
	return false
}

// adjective takes in a word that may stand before a noun of direction.
func (s *scan) adjective(k int, c *claim) bool {
	t := s.tokens[k]
	switch {
	case t.is("no", "any"):
		c.not = c.not || t.is("no")
	case t.is("further", "another", "continued", "continuing", "successive", "again", "consecutive"):
		c.again = true
	case t.is("first"):
		return true
	case t.is("a", "an", "the", "this", "slight", "small", "significant", "sharp", "marked", "steady", "large", "big", "modest", "gradual", "welcome", "real", "clear",
		"considerable", "substantial", "notable", "overall", "month-on-month", "monthly", "net", "little", "disappointing", "year-on-year", "encouraging", "major", "minor", "great", "in-year"):
	case ordinals[t.low] > 0:
		c.times, c.exactly = ordinals[t.low], true
	default:
		return false
	}
	return true
}

// month reports whether a token is a month's name.
func (s *scan) month(i int) bool { return s.word(i).means.month && s.word(i).capital() }

// wished reports whether a claim is a wish, a plan or a condition.
func (s *scan) wished(c claim) bool {
	if s.word(c.at).is("continues", "continued", "continue", "continuing", "began", "begun", "started") {
		return unreal[s.word(s.back(c.at)).low]
	}
	for k := range c.at {
		if s.word(k).is("if", "unless", "whether") {
			return true
		}
	}
	for k := c.at - 1; k >= max(0, c.at-6); k-- {
		t := s.word(k)
		switch {
		case t.kind == punctToken && !t.is("(", "“", "\""):
			return false
		case t.is("if", "whether", "unless", "should", "would", "will", "could", "may", "might", "must", "aim", "hope", "expect", "expected", "want", "cannot"):
			return true
		case unreal[t.low] && (k == c.at-1 || auxiliary[s.word(k+1).low] && k == c.at-2 || k == s.back(c.at) || t.is("to") && s.word(k+1).is("see", "be", "have", "achieve", "deliver", "secure", "make", "show")):
			return !(t.is("for", "by") && c.kind != moved) && !(t.is("by", "for", "through", "to") && !s.verbAfter(k+1))
		}
	}
	return false
}

// verbAfter reports whether a claim follows a word directly, so that “to” is
// that of an infinitive and not that of “up to”.
func (s *scan) verbAfter(k int) bool {
	w := s.word(k).low
	_, base := baseForms[w]
	return base || verbs[w] > 0 || nouns[w] > 0 || auxiliary[w] || adverbs[w] || w == "achieve" || w == "deliver" || w == "secure" || w == "make"
}
