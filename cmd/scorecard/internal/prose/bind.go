package prose

import "scorecard/cmd/scorecard/internal/commentary"

// A reading is a sentence with what was read in it.
type reading struct {
	*scan
	facts        *Facts
	section      string
	passage      *commentary.Passage
	mentions     []mention
	typedNumbers []number
	claims       []claim
	// carried is what the sentence before was about, for one that begins with
	// “it”; nil where it was not about one thing.
	carried []int
}

// pronouns begin sentences about what the sentence before was about.
var pronouns = set("it", "this", "that", "they", "these", "both", "performance")

// figureWords follow “the” at the start of such a sentence.
var figureWords = set("figure", "rate", "percentage", "number", "proportion", "total", "average", "result", "measure", "score", "indicator", "trend", "position", "numbers")

// tail are words that may stand between what a sentence is about and what it
// says of it.
var tail = set("completed", "done", "held", "carried", "out", "on", "time", "in", "the", "month", "year", "up", "to", "date", "of", "at", "end", "for", "during", "by", "last",
	"this", "within", "days", "months", "aged", "since", "their", "children", "care", "young", "people", "our", "all", "and", "but", "which", "that", "from", "figure", "rate",
	"percentage", "number", "level", "as", "per", "over", "under", "with", "or", "more", "council", "quarter", "term", "figures", "levels", "numbers", "rates", "performance", "so", "a",
	"is", "was", "therefore", "however", "yet", "who", "living", "also", "previous", "previously", "when", "compared", "children's", "weeks", "years", "target", "england", "well", "now", "currently", "together", "every", "an", "measure", "indicator", "running", "row", "consecutive", "straight", "successive", "times", "average", "averages", "both", "national", "neighbours", "neighbour", "statistical", "just", "its", "than", "red", "amber", "green", "rag", "status", "standing", "points", "point", "percent", "cent", "line", "took", "taken", "takes", "take", "across")

// bind finds what a claim is about; nil where that cannot be told.
func (r *reading) bind(c *claim) []int {
	if c.across {
		if in := r.within(c); in != nil || c.kind == compared && c.against == toTarget {
			return in
		}
		if r.named(c.at, c.to) || !r.plain(c.at+1, c.to) {
			return nil
		}
		return r.behind(c)
	}
	if c.kind == compared {
		if before := r.behind(c); before != nil {
			return before
		}
		for _, m := range r.mentions {
			if m.at > c.to && r.word(m.at-1).is("for", "on", "of") && r.onlyEmpty(c.to, m.at) {
				return m.indicators
			}
		}
		return nil
	}
	if c.forward {
		for _, m := range r.mentions {
			if m.at >= c.to && r.onlyEmpty(c.to, m.at) {
				return m.indicators
			}
		}
		if c.way == better || c.way == worse || c.kind != moved && c.kind != streak || c.backward {
			return r.behind(c)
		}
		return nil
	}
	return r.behind(c)
}

// within gives what stands in a claim, right behind its first word.
func (r *reading) within(c *claim) []int {
	for _, m := range r.mentions {
		if m.at > c.at && m.to <= c.to && r.leadsOn(c.at+1, m.at) {
			return m.indicators
		}
	}
	return nil
}

// named reports whether an indicator is named between two tokens.
func (r *reading) named(from, to int) bool {
	for _, m := range r.mentions {
		if m.at >= from && m.to <= to {
			return true
		}
	}
	return false
}

// behind gives what stands before a claim, or was carried over.
func (r *reading) behind(c *claim) []int {
	var last *mention
	for k := range r.mentions {
		if r.mentions[k].to <= c.at {
			last = &r.mentions[k]
		}
	}
	if last != nil {
		if r.leads(last.to, c.at) && !r.collected(last) {
			return last.indicators
		}
		return nil
	}
	if r.carried == nil || !r.pronoun() || !r.leads(1, c.at) {
		return nil
	}
	return r.carried
}

// collections are words for several figures at once. What is said of “four
// measures for children in care” is not said of how many children there are.
var collections = set("measures", "indicators", "areas", "targets", "checks", "aspects", "figures", "results", "percentages", "rates")

// collected reports whether a name only says what a collection is about.
func (r *reading) collected(m *mention) bool {
	if m.reference {
		return false
	}
	i := m.at - 1
	for i >= 0 && r.tokens[i].means.empty && !r.tokens[i].is("for", "on", "about", "in") {
		i--
	}
	return i > 0 && r.tokens[i].is("for", "on", "about", "in") && collections[r.word(i-1).low]
}

// pronoun reports whether the sentence is about what the one before was about.
func (r *reading) pronoun() bool {
	first := r.word(0)
	return pronouns[first.low] || first.is("the") && figureWords[r.word(1).low]
}

// plain reports whether the words between two tokens name nothing else that
// could be more or less.
func (r *reading) plain(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &r.tokens[i]; t.kind == wordToken && !tail[t.low] && !t.means.empty && !t.means.month && comparatives[t.low] == 0 {
			return false
		}
	}
	return true
}

// leads reports whether nothing between two tokens says that something else is
// spoken of.
func (r *reading) leads(from, to int) bool {
	for i := from; i < to; i++ {
		t := &r.tokens[i]
		switch {
		case t.kind != wordToken && !t.is(";"), t.means.passes, r.inClaim(i), r.hidden[i]:
		default:
			return false
		}
	}
	return true
}

func (r *reading) inClaim(i int) bool {
	for k := range r.claims {
		if r.claims[k].at <= i && i < r.claims[k].to {
			return true
		}
	}
	return false
}

// onlyEmpty reports whether only articles and the like stand between tokens.
func (r *reading) onlyEmpty(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &r.tokens[i]; !t.means.empty && !t.is("our", "both", "overall") {
			return false
		}
	}
	return true
}

// about gives what the sentence as a whole is about: the one thing, or things
// that its words do not tell apart, that all its mentions name.
func (r *reading) about() []int {
	var all []int
	for _, m := range r.mentions {
		if all == nil {
			all = m.indicators
			continue
		}
		all = common(all, m.indicators)
	}
	if len(r.mentions) == 0 && r.pronoun() {
		return r.carried
	}
	return all
}

// common gives what is in both lists; the empty list, which is not nil, for
// nothing.
func common(a, b []int) []int {
	out := []int{}
	for _, x := range a {
		for _, y := range b {
			if x == y {
				out = append(out, x)
			}
		}
	}
	return out
}

// narrow tells apart what a name leaves open by the references beside it.
func (r *reading) narrow() {
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.reference || len(m.indicators) < 2 {
			continue
		}
		for _, n := range r.mentions {
			if both := common(m.indicators, n.indicators); n.reference && len(both) > 0 {
				m.indicators = both
			}
		}
	}
}
