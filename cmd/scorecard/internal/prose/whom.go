package prose

import (
	"slices"
	"strings"
)

// comparators finds by their names whom figures are compared with.
type comparators struct {
	names  map[string][]comparatorName // by first word, as names and as texts have it
	common map[string][]int            // by a word that means any of a kind: “national”, “neighbours”
	first  map[string]bool             // words of either
}

// A comparatorName is a name, and whose it is.
type comparatorName struct {
	words []string
	of    int
}

// kinds are the words that mean any comparator with a word in its title.
var kinds = []struct {
	words []string
	title []string
}{
	{[]string{"england", "england's", "english", "national", "nationally"}, []string{"england", "national"}},
	{[]string{"neighbours", "neighbour", "neighbours'", "neighbour's", "neighbouring", "sn"}, []string{"neighbour", "sn"}},
	{[]string{"regional", "region", "region's", "regionally"}, []string{"region"}},
}

func newComparators(all []Comparator) *comparators {
	c := &comparators{names: map[string][]comparatorName{}, common: map[string][]int{}, first: map[string]bool{}}
	for k := range all {
		for _, name := range []string{all[k].ID, all[k].Title, all[k].Short} {
			words := strings.FieldsFunc(lower(name), func(r rune) bool { return r == ' ' || r == '-' || r == '+' || r == '(' || r == ')' })
			if len(words) == 0 {
				continue
			}
			for _, first := range []string{words[0], words[0] + "'s", words[0] + "s"} {
				c.names[first] = append(c.names[first], comparatorName{words, k})
				c.first[first] = true
			}
		}
		title := strings.ToLower(all[k].Title)
		for _, kind := range kinds {
			if slices.ContainsFunc(kind.title, func(w string) bool { return strings.Contains(title, w) }) {
				for _, w := range kind.words {
					c.common[w] = append(c.common[w], k)
					c.first[w] = true
				}
			}
		}
	}
	return c
}

// find gives the comparators that a text begins with the name of, and how many
// tokens the name has.
func (c *comparators) find(tokens []token) (who []int, length int) {
	if tokens[0].kind != wordToken || !c.first[tokens[0].low] {
		return nil, 0
	}
	for _, name := range c.names[tokens[0].low] {
		switch n := begins(tokens, name.words); {
		case n > length:
			who, length = []int{name.of}, n
		case n > 0 && n == length && !slices.Contains(who, name.of):
			who = append(who, name.of)
		}
	}
	if length > 0 {
		return who, length
	}
	if who = c.common[tokens[0].low]; len(who) > 0 {
		return who, 1
	}
	return nil, 0
}

// begins reports how many tokens a name takes up at the start of a text; 0 where
// the text does not begin with it.
func begins(tokens []token, name []string) int {
	if len(name) > len(tokens) {
		return 0
	}
	for n, w := range name {
		if strings.TrimSuffix(tokens[n].low, "'s") != w && tokens[n].low != w+"s" {
			return 0
		}
	}
	return len(name)
}
