package source

import (
	"fmt"
	"slices"
	"strings"
)

// Nearest gives those of the valid words that a person may have meant by the
// word they wrote, nearest first, three at most. It gives none when nothing
// is near.
func Nearest(word string, valid []string) []string {
	type candidate struct {
		word     string
		distance int
	}
	var found []candidate
	w := strings.ToLower(word)
	for _, v := range valid {
		d := distance(w, strings.ToLower(v))
		limit := max(1, min(len(w), len(v))/3)
		if d <= limit || len(w) >= 3 && strings.Contains(strings.ToLower(v), w) {
			found = append(found, candidate{v, d})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int {
		if a.distance != b.distance {
			return a.distance - b.distance
		}
		return strings.Compare(a.word, b.word)
	})
	var out []string
	for _, c := range found[:min(3, len(found))] {
		out = append(out, c.word)
	}
	return out
}

// DidYouMean words a hint from the nearest valid words, or lists what is
// valid where nothing is near.
func DidYouMean(word string, valid []string) string {
	if near := Nearest(word, valid); len(near) > 0 {
		return "did you mean " + OneOf(near) + "?"
	}
	if len(valid) == 0 {
		return ""
	}
	if len(valid) > 12 {
		return fmt.Sprintf("there are %d to choose from, among them %s", len(valid), OneOf(valid[:5]))
	}
	return "valid here: " + OneOf(valid)
}

// OneOf words a choice: `"a", "b" or "c"`.
func OneOf(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = `"` + w + `"`
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}

// distance is the number of insertions, deletions, substitutions and swaps
// of neighbours between two words (optimal string alignment).
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	older, old, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(old[j]+1, now[j-1]+1, old[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], older[j-2]+1)
			}
		}
		older, old, now = old, now, older
	}
	return old[len(y)]
}
