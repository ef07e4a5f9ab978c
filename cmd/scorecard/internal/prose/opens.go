package prose

import (
	"maps"
	"slices"
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

// opens are the words at which statements begin, each with what may begin there:
// a word that is not among them is passed over at once.
var opens = func() map[string][]reader {
	all := map[string][]reader{}
	for _, form := range forms {
		words := set(strings.Fields(form.words)...)
		for _, list := range form.lists {
			for w := range list {
				words[w] = true
			}
		}
		for _, s := range form.sets {
			maps.Copy(words, s)
		}
		for _, w := range slices.Sorted(maps.Keys(words)) {
			all[w] = append(all[w], form.read)
		}
	}
	return all
}()
