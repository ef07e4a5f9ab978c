package prose

import (
	"slices"
	"strconv"
	"strings"
)

// A phrase is the words by which a text may name an indicator.
type phrase struct {
	stems     []string // in order
	indicator int
	short     bool // it is not the whole name
}

// A mention is a place where a sentence names indicators: one, or several
// that the words do not tell apart.
type mention struct {
	at, to     int // tokens; to excluded
	indicators []int
	reference  bool // by a reference
	length     int  // stems
}

// names finds indicators in sentences by their names, short names, aliases,
// refs and tags.
type names struct {
	phrases  map[string][]phrase // by first stem
	glossary map[string][]string // stems of what an abbreviation means
	known    map[string]string   // stems of words that were read: most come again
	stemmed  [][]string          // room for those of a sentence
	single   []string
}

// empty are words that do not tell one name from another.
var empty = set("the", "of", "a", "an", "at", "in", "on", "for", "to", "with", "by", "per", "and", "or", "who", "are", "is", "were", "that", "their", "our", "have",
	"had", "has", "end", "month", "no", "no.", "number", "%", "percentage", "percent", "proportion", "share", "rate", "average", "total", "as", "been", "being", "all",
	"from", "s", "be", "this", "these", "those", "which", "least", "cent", "his", "her", "them", "they", "av")

// stem takes the endings off a word that do not tell names apart.
func stem(w string) string {
	w = strings.TrimSuffix(w, "'s")
	w = strings.TrimSuffix(w, "'")
	w = strings.ReplaceAll(w, "-", "")
	if v, ok := spelt[w]; ok {
		return strconv.Itoa(v)
	}
	for _, suffix := range []string{"ies", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ees", "ed", "es", "s", "e"} {
		if rest, ok := strings.CutSuffix(w, suffix); ok && len(rest) >= 4 {
			if suffix == "ies" {
				return rest + "y"
			}
			return rest
		}
	}
	return w
}

// newNames gathers the names of a scorecard's indicators.
func newNames(f *Facts) *names {
	n := &names{phrases: map[string][]phrase{}, glossary: map[string][]string{}, known: map[string]string{}}
	for short, long := range f.Glossary {
		meaning, _, _ := strings.Cut(long, ",")
		n.glossary[strings.ToLower(short)] = n.stems(meaning, false)
	}
	for k := range f.Indicators {
		i := &f.Indicators[k]
		whole, _, _ := strings.Cut(i.Name, "(")
		for _, name := range slices.Concat([]string{i.Name, i.Short, whole}, i.Aliases) {
			if all := n.stems(name, true); len(all) > 0 {
				n.put(phrase{stems: all, indicator: k})
			}
		}
		for _, code := range append(i.Tags[:len(i.Tags):len(i.Tags)], i.Ref) {
			if strings.ContainsAny(code, "0123456789.") && len(code) > 1 {
				n.put(phrase{stems: []string{strings.ToLower(code)}, indicator: k})
			}
		}
	}
	for k := range f.Indicators {
		i := &f.Indicators[k]
		for _, name := range slices.Concat([]string{i.Name, i.Short}, i.Aliases) {
			n.shorten(k, name)
		}
	}
	n.unique()
	return n
}

// unique takes out names of one word that several indicators share.
func (n *names) unique() {
	for first, all := range n.phrases {
		of := map[int]bool{}
		for _, p := range all {
			if len(p.stems) == 1 {
				of[p.indicator] = true
			}
		}
		if len(of) > 1 {
			n.phrases[first] = slices.DeleteFunc(all, func(p phrase) bool { return len(p.stems) == 1 })
		}
	}
}

// shorten takes in what people shorten a name to: without whom it counts, and
// up to where its period or its base is told. What is another indicator's whole
// name then, or anybody's at all, is left out.
func (n *names) shorten(k int, name string) {
	if rest := n.stems(dropAbbreviation(name, n.glossary), true); len(rest) > 1 {
		n.putShort(phrase{stems: rest, indicator: k})
	}
	low := strings.ToLower(name)
	for _, cut := range []string{" in last ", " in the last ", " at end of", " over last ", " within ", ", percentage", " as at ", " up to date", " on time"} {
		if head, _, ok := strings.Cut(low, cut); ok {
			if short := n.stems(head, true); len(short) > 1 || len(short) == 1 && len(short[0]) > 5 {
				n.putShort(phrase{stems: short, indicator: k})
			}
		}
	}
}

func (n *names) putShort(p phrase) {
	for _, q := range n.phrases[p.stems[0]] {
		if q.indicator != p.indicator && !q.short && slices.Equal(q.stems, p.stems) {
			return
		}
	}
	p.short = true
	for _, meaning := range n.glossary {
		if slices.Equal(meaning, p.stems) {
			return
		}
	}
	n.put(p)
}

// dropAbbreviation takes the abbreviation off that many names begin with: whom
// all of them count, which a sentence says otherwise or not at all.
func dropAbbreviation(name string, glossary map[string][]string) string {
	fields := strings.Fields(name)
	for i, w := range fields {
		if low := strings.ToLower(w); i < 4 && len(glossary[low]) > 1 && low != w {
			return strings.Join(fields[i+1:], " ")
		}
		if !empty[strings.ToLower(w)] {
			break
		}
	}
	return ""
}

// written gives the stems of an abbreviation's meaning; nil for other words.
func (n *names) written(t *token) []string {
	if t.text == t.low {
		return nil
	}
	if long := n.glossary[t.low]; len(long) > 0 {
		return long
	}
	return n.glossary[strings.TrimSuffix(t.low, "s")]
}

func (n *names) put(p phrase) {
	first := p.stems[0]
	for _, q := range n.phrases[first] {
		if q.indicator == p.indicator && slices.Equal(q.stems, p.stems) {
			return
		}
	}
	n.phrases[first] = append(n.phrases[first], p)
}

// stems gives what tells a name from others, abbreviations written out.
func (n *names) stems(name string, expand bool) []string {
	var out []string
	tokens := tokenize(nil, name)
	for i := range tokens {
		t := &tokens[i]
		if t.kind == punctToken || t.means.empty {
			continue
		}
		if long := n.glossary[t.low]; expand && len(long) > 0 {
			out = append(out, long...)
			continue
		}
		out = append(out, stem(t.low))
	}
	return out
}

// longestGap is how many words that a name does not have may stand between two
// of its own, besides empty ones.
const longestGap = 1

// find gives the mentions of a sentence, in order, none within another.
func (n *names) find(s *scan, f *Facts) []mention {
	var out []mention
	stems, room := n.room(len(s.tokens))
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind == punctToken || t.kind == markToken || t.means.empty {
			continue
		}
		if long := n.written(t); long != nil {
			stems[i] = long
			continue
		}
		room[i] = n.stem(t.low)
		stems[i] = room[i : i+1 : i+1]
	}
	for i := 0; i < len(stems); i++ {
		if len(stems[i]) == 0 {
			continue
		}
		if m, ok := n.longest(stems, i); ok {
			if m.indicators = s.cue(m, f); len(m.indicators) > 0 {
				out = append(out, m)
			}
			i = m.to - 1
		}
	}
	return out
}

// room gives room for the stems of a sentence, which the next one takes.
func (n *names) room(size int) ([][]string, []string) {
	if len(n.stemmed) < size {
		n.stemmed, n.single = make([][]string, 2*size), make([]string, 2*size)
	}
	clear(n.stemmed[:size])
	return n.stemmed[:size], n.single[:size]
}

// mostKnown is how many words' stems are kept.
const mostKnown = 20_000

// stem gives a word's stem.
func (n *names) stem(w string) string {
	s, ok := n.known[w]
	if !ok {
		if s = stem(w); len(n.known) < mostKnown {
			n.known[strings.Clone(w)] = s
		}
	}
	return s
}

// longest gives the longest name that begins at a token.
func (n *names) longest(stems [][]string, i int) (mention, bool) {
	m := mention{at: i}
	for _, p := range n.phrases[stems[i][0]] {
		to, ok := covers(stems, i, p.stems)
		if !ok || len(p.stems) == 1 && len(p.stems[0]) < 4 && !strings.ContainsAny(p.stems[0], "0123456789") {
			continue
		}
		switch {
		case len(p.stems) > m.length:
			m.to, m.length, m.indicators = to, len(p.stems), []int{p.indicator}
		case len(p.stems) == m.length && !slices.Contains(m.indicators, p.indicator):
			m.indicators = append(m.indicators, p.indicator)
		}
	}
	return m, m.length > 0
}

// covers reports whether a name's stems stand from a token on, in order, and
// where they end.
func covers(stems [][]string, i int, name []string) (int, bool) {
	k, gap := 0, 0
	for ; i < len(stems) && k < len(name); i++ {
		if len(stems[i]) == 0 {
			continue
		}
		matched := 0
		for _, st := range stems[i] {
			if k+matched < len(name) && st == name[k+matched] {
				matched++
			}
		}
		if matched > 0 && matched == len(stems[i]) {
			k += matched
			gap = 0
			continue
		}
		if gap++; gap > longestGap || k == 0 || stems[i][0][0] >= '0' && stems[i][0][0] <= '9' {
			return 0, false
		}
	}
	return i, k == len(name)
}

// cue tells indicators with the same name apart by what is said to be measured:
// “the number of”, “the rate of”, “the percentage of”.
func (s *scan) cue(m mention, f *Facts) []int {
	var keep func(*Indicator) bool
	for i := m.at - 1; i >= max(0, m.at-4) && keep == nil; i-- {
		t := s.word(i)
		switch {
		case t.is("number", "numbers", "many", "fewer"):
			keep = func(i *Indicator) bool { return i.Unit.Count() }
		case t.is("percentage", "proportion", "%", "share", "percent"):
			keep = func(i *Indicator) bool { return i.Unit.Percent() }
		case t.is("rate", "rates"):
			keep = func(i *Indicator) bool { return i.Unit.Times() > 1 }
		case t.is("days", "time", "weeks"), t.is("average") && !s.word(i+1).is("for"):
			keep = func(i *Indicator) bool { return i.Unit.Times() == 1 && !i.Unit.Count() }
		}
	}
	if keep == nil {
		return m.indicators
	}
	return slices.DeleteFunc(slices.Clone(m.indicators), func(k int) bool { return !keep(&f.Indicators[k]) })
}
