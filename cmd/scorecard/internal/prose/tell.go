package prose

import (
	"maps"
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A scan is a sentence that is being read.
type scan struct {
	tokens []token
	first  bool            // the sentence begins a passage
	units  map[string]bool // words of the units that the scorecard's figures have
	others *comparators    // whom figures are compared with
	hidden []bool          // tokens that are part of an indicator's name
}

var noToken = token{kind: punctToken, means: &nothing}

// word gives a token of the sentence; an empty one outside it.
func (s *scan) word(i int) *token {
	if i < 0 || i >= len(s.tokens) {
		return &noToken
	}
	return &s.tokens[i]
}

// set makes a set of words.
func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// keys gives the words of a map as a set.
func keys[V any](m map[string]V) map[string]bool { return set(slices.Collect(maps.Keys(m))...) }

var (
	months     = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	shortMonth = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"}

	timeUnits = map[string]string{"day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months",
		"year": "years", "years": "years", "hour": "hours", "hours": "hours", "minute": "minutes", "minutes": "minutes",
		"yrs": "years", "mths": "months", "term": "terms", "terms": "terms", "quarters": "quarters", "weekdays": "days", "nights": "nights"}
	otherUnits = set("miles", "mile", "km", "metres", "hectares", "tonnes", "degrees", "am", "pm", "o'clock", "bedroom", "bedrooms", "bed", "beds", "litres", "mph",
		"stars", "star", "pages", "page", "hrs", "mins", "times", "occasions", "points")
	windowBefore = set("within", "last", "past", "previous", "next", "every", "in", "under", "after", "over", "for", "than", "first", "least", "per", "each", "these",
		"those", "coming", "preceding", "following", "rolling", "latest", "other", "the", "all", "some", "another", "once", "until", "before", "at")
	referenceBefore = set("section", "sections", "s", "regulation", "regulations", "part", "parts", "article", "schedule", "chapter", "clause", "paragraph", "page",
		"pages", "appendix", "annex", "table", "chart", "item", "items", "agenda", "slide", "question", "questions", "recommendation", "recommendations",
		"objective", "priority", "priorities", "outcome", "standard", "standards", "year", "years", "stage", "phase", "tier", "band", "level", "grade", "step",
		"ward", "room", "floor", "version", "week", "day", "quarter", "quarters", "q", "class", "type", "category", "pillar", "strand", "theme", "no",
		"block", "cohort", "form", "rule", "option", "line", "lines", "note", "act", "route", "junction", "covid", "working", "key", "nos", "ref", "group", "team", "unit", "building", "box", "action", "actions", "module", "issue", "report")
	countNoun = set("child", "children", "young", "person", "people", "baby", "babies", "family", "families", "household", "households", "carer", "carers",
		"care", "case", "cases", "adoption", "adoptions", "adopter", "adopters", "placement", "placements", "home", "homes", "leaver", "leavers", "boy", "girl",
		"boys", "girls", "order", "orders", "referral", "referrals", "visit", "visits", "review", "reviews", "allegation", "allegations", "episode",
		"episodes", "escalation", "escalations", "complaint", "complaints", "suspension", "suspensions", "applicant", "applicants", "worker", "workers",
		"match", "matches", "approval", "approvals", "plan", "plans", "sibling", "siblings", "teenager", "teenagers", "unaccompanied", "mainstream",
		"connected", "social", "further", "new", "more", "fewer", "were", "was", "foster", "approved")
)

var monthNames = set(append(months[:len(months):len(months)], shortMonth...)...)

// measure reads the sign or unit that follows a number, and takes it in.
func (s *scan) measure(n *number) {
	next := s.word(n.to)
	switch {
	case next.is("%", "percent", "pct"):
		n.percent = true
		n.to++
	case next.is("per") && s.word(n.to+1).is("cent"):
		n.percent = true
		n.to += 2
	case n.money && next.is("million", "billion", "thousand"):
		n.rough, n.scale = true, map[string]int64{"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}[next.low]
		n.to++
	}
	next, after := s.word(n.to), s.word(n.to+1)
	switch {
	case next.is("percentage", "%") && after.is("point", "points"):
		n.percent, n.points = true, true
		n.to += 2
	case n.percent && next.is("points", "point"), next.is("pp", "ppts", "ppt"):
		n.percent, n.points = true, true
		n.to++
	}
}

// tell tells a plain number from figures by the words around it.
func (s *scan) tell(n *number) NumberKind {
	if n.percent || n.money {
		if n.percent && s.bounded(n) {
			return Bound
		}
		return Figure
	}
	if k := s.calendar(n); k != Figure {
		return k
	}
	before, next := s.word(n.at-1), s.word(n.to)
	switch {
	case n.at == 0 && s.first && next.is(".", ")") && s.word(n.to+1).kind != punctToken && n.value.Decimals() == 0:
		return ListNumber
	case before.is("per", "every") || before.is("in") && s.word(n.at-2).is("every"):
		return Base
	case before.is("to") && s.word(n.at-2).is("one") && n.spelt, next.is("to") && n.spelt && s.word(n.to+1).is("one"):
		return Idiom
	case n.spelt && next.is("another", "size", "thing"), before.is("no", "any", "this", "that", "each", "every") && n.spelt && n.value.Cmp(scorecard.Int(1)) == 0:
		return Idiom
	}
	if k := s.timed(n); k != Figure {
		return k
	}
	switch {
	case s.referenced(n):
		return Numbered
	case s.bounded(n):
		return Bound
	case otherUnits[next.low] && !s.units[next.low]:
		return OtherMeasure
	}
	return Figure
}

// calendar tells days of a month and years.
func (s *scan) calendar(n *number) NumberKind {
	before, next := s.word(n.at-1), s.word(n.to)
	whole := n.value.Decimals() == 0 && !n.spelt
	v := n.value
	day := whole && v.Sign() > 0 && v.Cmp(scorecard.Int(31)) <= 0
	year := whole && v.Cmp(scorecard.Int(1950)) >= 0 && v.Cmp(scorecard.Int(2050)) <= 0 && len(s.word(n.at).low) == 4
	switch {
	case day && next.means.month && (next.capital() || next.low != "may"):
		return Date
	case before.means.month && (day || year) && before.capital():
		if year {
			return YearNumber
		}
		return Date
	case year:
		return YearNumber
	}
	return Figure
}

// timed tells ages and windows of time, and takes in the unit of a figure that
// is measured in one.
func (s *scan) timed(n *number) NumberKind {
	before, next := s.word(n.at-1), s.word(n.to)
	if s.aged(n) {
		return Age
	}
	at := n.to
	for s.word(at).is("working", "school", "calendar", "full", "consecutive", "calender", "more", "further", "-", "whole", "academic", "financial") {
		at++
	}
	unit, ok := timeUnits[s.word(at).low]
	if !ok {
		return Figure
	}
	if s.word(at+1).is("old", "olds") || s.word(at+1).is("of") && s.word(at+2).is("age") {
		return Age
	}
	if next.kind == punctToken && !next.is("-") {
		return Figure
	}
	if !s.units[unit] || windowBefore[before.low] || s.word(at+1).is("or", "ago", "running", "later", "earlier") {
		if s.units[unit] && s.valued(n.at) {
			n.unit = unit
			return Figure
		}
		return Window
	}
	n.unit = unit
	return Figure
}

// valued reports whether a number of days or weeks follows what leads to a
// figure: “fell to 229 days”, “an average of 517 days”.
func (s *scan) valued(at int) bool {
	b := s.word(at - 1)
	return b.is("to", "from", "of", "was", "is", "at", "by", "were", "average", "averaged", "took", "takes", "reached", "target", "now", "against", "days")
}

// aged tells ages.
func (s *scan) aged(n *number) bool {
	before, next := s.word(n.at-1), s.word(n.to)
	if before.is("aged", "age", "ages") || before.is("over", "under", "between", "from") && s.word(n.at-2).is("aged", "age", "ages") {
		return true
	}
	if next.is("year", "years", "yr", "yrs", "year-old", "year-olds") && (s.word(n.to+1).is("old", "olds", "of") && !s.word(n.to+2).is("care") || next.is("year-old", "year-olds")) {
		return true
	}
	if next.is("to", "and", "-", "–") && s.word(n.to+1).kind == digitsToken && s.word(n.to+2).is("year", "years", "yr", "yrs") && s.word(n.to+3).is("old", "olds", "of") {
		return true
	}
	small := n.value.Cmp(scorecard.Int(25)) <= 0 && n.value.Decimals() == 0
	return small && before.is("under", "over", "post") && s.word(n.at-2).is("children", "people", "those", "pupils", "leavers", "were", "are") &&
		(next.kind == punctToken || next.is("who", "with", "and", "in"))
}

// referenced tells the numbers of sections, school years and the like.
func (s *scan) referenced(n *number) bool {
	before := s.word(n.at - 1)
	if before.is("figure", "figures", "number") {
		return before.capital() && s.word(n.at-2).kind == punctToken
	}
	if before.is("£") || n.value.Decimals() > 1 || !referenceBefore[before.low] {
		return false
	}
	switch before.low {
	case "year", "years", "group", "team", "report", "act", "level", "standard", "outcome", "day", "week", "quarter", "issue", "form", "class", "action":
		return before.capital() || n.value.Cmp(scorecard.Int(14)) <= 0
	case "no":
		return s.word(n.at-2).low != "there"
	}
	return true
}

// bounded tells the numbers of definitions: “3 or more placements”.
func (s *scan) bounded(n *number) bool {
	next, after := s.word(n.to), s.word(n.to+1)
	bound := next.is("or", "and") && after.is("more", "over", "fewer", "less", "above", "older", "under", "below", "higher", "lower", "younger") || next.is("plus")
	if !bound {
		return false
	}
	for k := n.at - 1; k >= max(0, n.at-3); k-- {
		if s.word(k).is("target", "targets", "aim", "goal") {
			return false
		}
	}
	return true
}

// parts are what shares in words are parts of.
var parts = map[string]int{"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}

// share reads a fraction in words: half, a third of, two thirds, one in five,
// three quarters.
func (s *scan) share(i int) (number, bool) {
	t, next, after := s.word(i), s.word(i+1), s.word(i+2)
	if t.kind == wordToken && spelt[t.low] == 0 && !t.is("half", "a") {
		return number{}, false
	}
	n := number{kind: Share, at: i, to: i + 1, percent: true, spelt: true, calculated: true, scale: 1}
	before := s.word(i - 1)
	switch {
	case t.is("half") && !before.is("first", "second", "last", "next", "and", "other", "this", "latter", "year") && !next.is("a", "term", "year", "way", "day", "-term", "hour", "terms", "and"):
		n.value = ratio(1, 2)
		return n, true
	case (t.is("a", "one") && parts[next.low] > 0 || spelt[t.low] > 1 && parts[next.low] > 0) && (after.is("of") || spelt[t.low] > 1 && !after.is("ago", "running")):
		if next.is("quarter", "quarters") && after.is("of") && isYear(s.word(i+3)) && !countNoun[s.word(i+4).low] {
			return n, false
		}
		n.to, n.value = i+2, ratio(max(1, spelt[t.low]), parts[next.low])
		return n, true
	case (spelt[t.low] > 0 || t.kind == digitsToken) && (next.is("in") || next.is("out") && after.is("of")):
		return s.oneIn(n)
	}
	return n, false
}

// oneIn reads “one in five” and “three out of four”.
func (s *scan) oneIn(n number) (number, bool) {
	of := n.at + 2
	if s.word(n.at + 1).is("out") {
		of++
	}
	a, b := small(s.word(n.at)), small(s.word(of))
	if a < 1 || b <= a || b > 20 || timeUnits[s.word(of+1).low] != "" || s.word(of+1).means.month {
		return n, false
	}
	n.to, n.value = of+1, ratio(a, b)
	return n, true
}

// small reads a whole number of at most two digits, or one in words; 0 for
// none.
func small(t *token) int {
	if v, ok := spelt[t.low]; ok {
		return v
	}
	if len(t.low) > 2 || len(t.low) == 0 || !allDigits(t.low) {
		return 0
	}
	v := 0
	for i := range len(t.low) {
		v = v*10 + int(t.low[i]-'0')
	}
	return v
}

// ratio gives a share as a percentage with one decimal.
func ratio(a, b int) scorecard.Decimal {
	d, _ := scorecard.Ratio(scorecard.Int(a), scorecard.Int(b), 100, 1)
	return d
}

// hedged reads how a number was softened by the words before it.
func (s *scan) hedged(at int) hedge {
	b, bb := s.word(at-1), s.word(at-2)
	switch {
	case b.is("about", "around", "approximately", "roughly", "nearly", "almost", "circa", "some", "near", "approx", "c"):
		return about
	case bb.is("just", "slightly", "little") && b.is("under", "over", "above", "below"):
		return about
	case b.is("over", "above", "exceeding") || b.is("than") && bb.is("more", "greater", "higher") || b.is("least") && bb.is("at"):
		return above
	case b.is("under", "below") || b.is("than") && bb.is("fewer", "less", "lower") || b.is("to") && bb.is("up", "close"):
		if b.is("to") && bb.is("close") {
			return about
		}
		return below
	}
	return exactly
}
