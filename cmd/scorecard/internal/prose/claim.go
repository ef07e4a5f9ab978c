package prose

// ClaimKind is what a statement says of a figure.
type claimKind uint8

const (
	moved    claimKind = iota // rose, fell, improved, stayed
	extreme                   // highest since …
	streak                    // for the third month running
	compared                  // better than England, above target
	lit                       // is red, turned amber
)

// way is a direction: of a figure, or of how good it is.
type way uint8

const (
	up way = iota + 1
	down
	better
	worse
	level  // exactly the same
	steady // much the same
)

var wayWords = [...]string{"", "rose", "fell", "got better", "got worse", "stayed the same", "stayed much the same"}

// against is what a claim compares with.
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
	light    string  // red, amber, green
	was      string  // the light before, where it is said
	forward  bool    // what it is about follows: “a fall in …”
	backward bool    // what it is about comes before
	when     moment  // the month that it is said to be about; zero for the figure's own
}

// A moment is a month that a text names; year is 0 where it does not say.
type moment struct {
	month, year int
}

// verbs are finite forms; nouns take an article or an adjective before them.
var (
	verbs = map[string]way{"rose": up, "risen": up, "rises": up, "increased": up, "increases": up, "grew": up, "grown": up, "climbed": up, "jumped": up,
		"fell": down, "fallen": down, "falls": down, "decreased": down, "decreases": down, "declined": down, "declines": down, "dropped": down, "drops": down, "reduced": down,
		"reduces": down, "dipped": down, "shrank": down, "shrunk": down, "dwindled": down, "improved": better, "improves": better, "worsened": worse,
		"worsens": worse, "deteriorated": worse, "deteriorates": worse, "slipped": worse, "rising": up, "falling": down, "increasing": up, "decreasing": down, "improving": better, "worsening": worse,
		"declining": down, "reducing": down, "deteriorating": worse, "growing": up, "dropping": down}
	baseForms = map[string]way{"rise": up, "increase": up, "grow": up, "fall": down, "decrease": down, "decline": down, "drop": down, "reduce": down,
		"improve": better, "worsen": worse, "deteriorate": worse, "climb": up, "change": level, "go": 0, "move": level}
	nouns = map[string]way{"rise": up, "increase": up, "growth": up, "rises": up, "fall": down, "decrease": down, "decline": down, "drop": down, "reduction": down,
		"dip": down, "improvement": better, "deterioration": worse, "worsening": worse, "increases": up, "reductions": down, "improvements": better, "change": level, "uplift": up, "spike": up}
	adverbs = set("slightly", "sharply", "significantly", "steadily", "markedly", "also", "again", "further", "then", "now", "still", "only", "just", "a", "little", "bit",
		"considerably", "substantially", "marginally", "gradually", "slowly", "notably", "actually", "both", "all", "since", "recently", "once", "more", "dramatically", "much", "even", "quickly", "continually", "consistently", "generally", "overall", "subsequently", "not", "n't", "already", "never", "clearly", "greatly")
	auxiliary = set("has", "have", "had", "is", "are", "was", "were", "been", "being", "did", "does", "do", "has", "hasn't", "haven't", "didn't", "not", "isn't", "aren't", "wasn't", "weren't", "it", "they", "that", "this", "we", "there", "which", "who", "seen", "shows", "showed", "shown", "saw", "see", "remain", "remains", "remained", "stayed", "stays", "held", "moved", "went", "turned", "gone", "changed", "stood", "stands", "reached", "averaged", "against", "compared")
	// unreal are words before a verb that make it a wish, a plan or a condition.
	unreal = set("to", "will", "would", "should", "could", "may", "might", "can", "must", "shall", "aim", "aims", "hope", "hopes", "expect", "expects", "expected",
		"need", "needs", "help", "helps", "plan", "plans", "if", "whether", "unless", "until", "target", "intend", "likely", "ensure", "let", "for", "towards", "why", "want", "wants", "forecast", "predicted", "projected", "anticipated", "hoped", "support", "supports", "promote", "drive", "through", "by", "how", "ought", "cannot", "couldn't", "wouldn't", "ambition")
	denied = set("not", "n't", "never", "no", "without", "neither", "nor", "hasn't", "haven't", "didn't", "isn't", "aren't", "wasn't", "weren't", "doesn't", "don't", "little", "failed", "nothing")
)

// claims reads the statements of a sentence.
func (s *scan) claims(f *Facts) []claim {
	var out []claim
	for i := range s.tokens {
		c, ok := s.claimAt(i, f)
		if !ok || s.wished(c) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].to > c.at {
			continue
		}
		s.scope(&c, f)
		out = append(out, c)
	}
	return s.streaks(out, f)
}

func (s *scan) claimAt(i int, f *Facts) (claim, bool) {
	if s.tokens[i].kind != wordToken || !opens[s.tokens[i].low] {
		return claim{}, false
	}
	if c, ok := s.comparison(i, f); ok {
		return c, true
	}
	for _, read := range readers {
		if c, ok := read(s, i); ok {
			return c, true
		}
	}
	return claim{}, false
}

// readers read the forms of a statement, but for comparisons.
var readers = [...]func(*scan, int) (claim, bool){(*scan).light, (*scan).superlative, (*scan).stayed, (*scan).verb, (*scan).noun, (*scan).particle}

// opens are the words at which a statement is read: what is not among them is
// passed over at once.
var opens = func() map[string]bool {
	all := set("above", "exceeding", "exceeds", "exceeded", "exceed", "over", "below", "under", "higher", "more", "greater", "longer", "lower", "fewer", "less", "shorter",
		"better", "worse", "stronger", "weaker", "ahead", "behind", "meets", "met", "meet", "meeting", "achieved", "achieves", "hit", "hits", "reached", "reaches", "beat", "beats",
		"misses", "missed", "missing", "miss", "short", "shy", "within", "on", "off", "outside", "target", "red", "amber", "green", "highest", "most", "lowest", "fewest", "best",
		"worst", "record", "unchanged", "changed", "same", "stable", "steady", "static", "consistent", "constant", "level", "went", "gone", "goes", "going", "moved", "up", "down")
	for _, list := range []map[string]way{verbs, baseForms, nouns} {
		for w := range list {
			all[w] = true
		}
	}
	return all
}()

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
	if t.is("went", "gone", "goes", "going", "moved") && s.word(i+1).is("up", "down") {
		c.way, c.to = map[string]way{"up": up, "down": down}[s.word(i+1).low], i+2
	}
	switch t.low {
	case "rising", "falling", "increasing", "decreasing", "improving", "worsening", "declining", "reducing", "deteriorating", "growing", "dropping":
		if !s.word(s.back(i)).is("is", "are", "was", "were", "be", "been", "isn't", "aren't") {
			return c, false // increasing our offer; an increasing number
		}
	case "reduced", "increased", "improved":
		if s.word(i-1).is("the", "our", "an", "this", "their", "of", "and", "with", "more", "much", "or", "for", "in", "on") || i == 0 {
			return c, false // the improved offer
		}
		c.forward = s.objectFollows(i)
	}
	if c.way == 0 {
		return c, false
	}
	c.not = s.denied(i)
	if s.nearby(i, "further", "again", "continued", "another") && !c.not {
		c.again = true
	}
	return c, true
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
	if s.word(k).is("of", "with", "without", "despite", "by", "towards", "for", "through", "on", "after", "about", "any", "because") && s.word(k).low != "with" {
		return c, false
	}
	if w == level {
		c.not = false
	}
	c.at = k + 1
	c.forward = s.word(i+1).is("in", "on") && !s.month(i+2)
	c.backward = !c.forward
	return c, true
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
		"considerable", "substantial", "notable", "overall", "month-on-month", "monthly", "net", "little", "disappointing", "considerable", "year-on-year", "encouraging", "major", "minor", "great", "in-year"):
	case ordinals[t.low] > 0:
		c.times, c.exactly = ordinals[t.low], true
	default:
		return false
	}
	return true
}

// month reports whether a token is a month's name.
func (s *scan) month(i int) bool { return isMonth(s.word(i).low) && s.word(i).capital() }

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
		if s.word(i+1).is("at", "of", "with") && s.word(i+1).low != "at" {
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
	if s.word(i).is("in", "at", "for") {
		i++
	}
	if s.word(i).is("the") {
		i++
	}
	t := s.word(i)
	return s.month(i) || t.is("last", "previous") && s.word(i+1).is("month", "quarter", "year", "term", "month's") || t.is("month", "quarter", "year", "term") && s.word(i+1).is("before") ||
		t.is("a") && s.word(i+1).is("year") || t.is("year") && s.word(i+1).is("ago") || t.is("end") && s.word(i+1).is("of") && s.month(i+2)
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
		c.way = map[string]way{"up": up, "down": down}[t.low]
	case t.is("higher", "more", "lower", "fewer", "less", "better", "worse", "shorter", "longer") && next.is("than") && s.earlier(i+2):
		c.way = map[string]way{"higher": up, "more": up, "longer": up, "lower": down, "fewer": down, "less": down, "shorter": down, "better": better, "worse": worse}[t.low]
	default:
		return c, false
	}
	c.not = s.denied(i)
	return c, true
}

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
