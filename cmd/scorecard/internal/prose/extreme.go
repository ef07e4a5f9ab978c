package prose

import (
	"slices"
	"strconv"
	"strings"
)

// superlatives are the ways that they go.
var superlatives = ways(map[way]string{up: "highest most longest largest greatest", down: "lowest fewest shortest smallest least", better: "best", worse: "worst"})

// highLow are nouns for what is extreme.
var highLow = map[string]way{"high": up, "low": down, "peak": up}

// superlative reads “the highest since March”, “the lowest on record”, “the best
// of the 6 months”, “a five-month high”.
func (s *scan) superlative(i int) (claim, bool) {
	t := s.word(i)
	c := claim{kind: extreme, at: i, to: i + 1, backward: true, way: superlatives[t.low]}
	switch {
	case t.is("record") && s.word(i+1).is("high", "low"):
		c.way, c.to = highLow[s.word(i+1).low], i+2
		return c, true
	case t.is("high", "low", "peak"):
		c.way, c.at = highLow[t.low], i-1
		c.since = lookingBack(s.word(i - 1).low)
		return c, c.since != 0 || s.word(i-1).is("all-time")
	case c.way == 0:
		return c, false
	}
	at := i + 1
	for s.word(at).is("level", "levels", "number", "figure", "figures", "rate", "percentage", "value", "result", "results", "point", "it", "has", "been", "recorded", "seen", "performance", "we", "have", "total", "monthly", "so", "far", "count", "ever", "they", "share", "proportion", "score", "position", "month") ||
		at < len(s.tokens) && (s.hidden[at] || s.hidden[min(at+1, len(s.tokens)-1)] && s.word(at).means.empty) {
		if s.word(at).is("ever", "far") && !s.word(at+1).is("level", "recorded", "seen", "this") {
			break
		}
		c.across = c.across || s.hidden[at]
		at++
	}
	end, ok := s.span(&c, at)
	c.to = end
	return c, ok && !s.word(i-1).is("at", "one", "our", "second", "third") && !s.word(i-1).is("of")
}

// lookingBack reads how far “five-month” and “two-year” go back: months, or
// years as a negative number.
func lookingBack(w string) int {
	count, unit, ok := strings.Cut(w, "-")
	n := small(&token{low: count})
	switch {
	case !ok || n < 1:
		return 0
	case unit == "month" || unit == "quarter" || unit == "term":
		return n
	case unit == "year":
		return -n
	}
	return 0
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
		if y, ok := yearOf(next); ok {
			c.month = moment{year: y}
			return at + 2, true
		}
		return at + 1, false
	case t.is("this", "all") && next.is("year"), t.is("so") && next.is("far") && s.word(at+2).is("this") && s.word(at+3).is("year"):
		c.thisYear = true
		return at + 2, true
	case t.is("of", "in", "for", "over", "across"):
		return s.spanOf(c, at+1)
	}
	return at, false
}

// spanOf reads the rest of “in two years”, “of the last 6 months”, “of the year”.
func (s *scan) spanOf(c *claim, from int) (int, bool) {
	k := from
	for s.word(k).is("the", "these", "last", "past", "all", "at", "least", "more", "than", "over", "whole", "previous", "latest", "a", "well", "nearly", "almost", "this", "our") {
		k++
	}
	n := small(s.word(k))
	switch {
	case n > 1 && s.word(k+1).is("month", "months", "quarters", "terms"):
		c.since = n
		return k + 2, true
	case n > 0 && s.word(k+1).is("year", "years"):
		c.since = -n
		return k + 2, true
	case !s.word(k).is("year"):
		return k, false
	case s.word(from).is("a", "over", "more", "nearly", "almost", "at", "well") || s.word(k-1).is("last", "past"):
		c.since = -1
	default:
		c.thisYear = true
	}
	if s.word(from).is("nearly", "almost") {
		return k, false
	}
	return k + 1, !s.word(k+1).is("before", "ago", "group", "to")
}

// isYear reports whether a token is a year, of either kind: 2023, 2023/24.
func isYear(t *token) bool {
	_, ok := yearOf(t)
	return ok || t.kind == digitsToken && shape(t.low) == YearNumber
}

// yearOf reads a year of four digits.
func yearOf(t *token) (int, bool) {
	if len(t.low) != 4 || !allDigits(t.low) || t.low < "1950" || t.low > "2099" {
		return 0, false
	}
	y, err := strconv.Atoi(t.low)
	return y, err == nil
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
	if y, ok := yearOf(s.word(i + 1)); ok {
		m.year = y
		return m, i + 2, true
	}
	return m, i + 1, true
}
