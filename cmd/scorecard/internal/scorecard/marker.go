package scorecard

import "strings"

// Markers is a set of the markers that stand in place of a value or beside
// one. The zero value is none.
type Markers uint16

// The markers of the Government Analysis Function's guidance on symbols in
// tables that a scorecard uses.
const (
	Withheld       Markers = 1 << iota // [c]
	Unavailable                        // [x]
	NotApplicable                      // [z]
	RoundsToZero                       // [low]
	RoundsToZeroK                      // [k], where "low" would be insensitive
	Provisional                        // [p]
	Revised                            // [r]
	Estimated                          // [e]
	Break                              // [b]
	Forecast                           // [f]
	LowReliability                     // [u]
)

// replacing are the markers that stand in place of a value.
const replacing = Withheld | Unavailable | NotApplicable | RoundsToZero | RoundsToZeroK

var markerWords = [...]string{"c", "x", "z", "low", "k", "p", "r", "e", "b", "f", "u"}

// Replacing gives those of the markers that stand in place of a value.
func (m Markers) Replacing() Markers { return m & replacing }

// Has reports whether all of the markers in n are in m.
func (m Markers) Has(n Markers) bool { return m&n == n }

// Append prints the markers in brackets, "[p][r]".
func (m Markers) Append(b []byte) []byte {
	for i, w := range markerWords {
		if m&(1<<i) != 0 {
			b = append(b, '[')
			b = append(b, w...)
			b = append(b, ']')
		}
	}
	return b
}

// String prints the markers in brackets, "[p][r]"; "" for none.
func (m Markers) String() string { return string(m.Append(nil)) }

// Word is a single marker as it is written between the brackets: "low".
func (m Markers) Word() string {
	for i, w := range markerWords {
		if m == 1<<i {
			return w
		}
	}
	return ""
}

// Each calls f with every single marker of the set, in the order of the
// constants.
func (m Markers) Each(f func(Markers)) {
	for i := range markerWords {
		if m&(1<<i) != 0 {
			f(1 << i)
		}
	}
}

// MarkerWords lists the markers as people write them.
func MarkerWords() []string {
	out := make([]string, len(markerWords))
	for i, w := range markerWords {
		out[i] = "[" + w + "]"
	}
	return out
}

// ParseMarkers reads markers as people write them: "[x]", "x", "[p][r]",
// "p r". On a word that is no marker it reports that word.
func ParseMarkers(s string) (m Markers, unknown string) {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune("[] ,", r) })
next:
	for _, word := range words {
		for i, w := range markerWords {
			if w == word {
				m |= 1 << i
				continue next
			}
		}
		return 0, word
	}
	return m, ""
}
