package prose

import (
	"maps"
	"strings"
)

// A reader reads one form of a statement that begins at a token.
type reader func(*scan, int) (claim, bool)

// forms are the forms of statements in the order in which they are tried, each
// with the words at which it begins.
var forms = []struct {
	read  reader
	words string
	lists []map[string]way
	sets  []map[string]bool
}{
	{read: (*scan).comparison, lists: []map[string]way{comparatives}, words: `above exceeding exceeds exceeded exceed over below under ahead behind compares compare
		trail trails trailed trailing outperforms outperform outperformed beats beat meets met meet meeting achieved achieves hit hits reached reaches passed passes
		surpassed surpasses cleared misses missed missing miss short shy within on inside off outside past beyond target`},
	{read: (*scan).light, words: "red amber green"},
	{read: (*scan).superlative, lists: []map[string]way{superlatives, highLow}, words: "record"},
	{read: (*scan).stayed, words: "unchanged changed same stable steady static consistent constant level"},
	{read: (*scan).verb, lists: []map[string]way{verbs, baseForms}, sets: []map[string]bool{stirred}, words: "keep keeps kept cut"},
	{read: (*scan).noun, lists: []map[string]way{nouns}},
	{read: (*scan).around, lists: []map[string]way{comparatives}},
	{read: (*scan).trend, words: "on in the got gotten getting gets become became becoming upward downward upwards downwards positive"},
	{read: (*scan).particle, lists: []map[string]way{comparatives}, words: "up down"},
}

// A meaning is what is asked of every word, so that it is looked up once.
type meaning struct {
	opens  []reader // the forms of statements that may begin at it
	lasts  bool     // run reads at it
	counts bool     // a number in words may begin with it
	empty  bool     // it does not tell one name from another
	passes bool     // it may stand between what a sentence is about and what it says of it
	month  bool     // it is a month's name
	times  bool     // scoped reads at it
	ends   bool     // what a movement compares with ends at it
}

// nothing is what the meaning of most words is.
var nothing meaning

func meaningOf(low string) *meaning {
	if m := meanings[low]; m != nil {
		return m
	}
	return &nothing
}

// meanings are those of the words that have any.
var meanings = func() map[string]*meaning {
	all := map[string]*meaning{}
	each := func(words map[string]bool, f func(*meaning)) {
		for w := range words {
			if all[w] == nil {
				all[w] = &meaning{}
			}
			f(all[w])
		}
	}
	for _, form := range forms {
		words := set(strings.Fields(form.words)...)
		for _, list := range form.lists {
			maps.Copy(words, keys(list))
		}
		for _, s := range form.sets {
			maps.Copy(words, s)
		}
		each(words, func(m *meaning) { m.opens = append(m.opens, form.read) })
	}
	each(lastings, func(m *meaning) { m.lasts = true })
	each(empty, func(m *meaning) { m.empty = true })
	each(set("half", "a", "both"), func(m *meaning) { m.counts = true })
	each(keys(spelt), func(m *meaning) { m.counts = true })
	each(times, func(m *meaning) { m.times = true })
	each(endings, func(m *meaning) { m.ends = true })
	each(keys(superlatives), func(m *meaning) { m.ends = true })
	each(set("most", "least"), func(m *meaning) { m.ends = false })
	each(monthNames, func(m *meaning) { m.month = true })
	for _, words := range []map[string]bool{adverbs, auxiliary, tail, monthNames, keys(verbs), keys(nouns), keys(baseForms), keys(ordinals), keys(spelt)} {
		each(words, func(m *meaning) { m.passes = true })
	}
	return all
}()
