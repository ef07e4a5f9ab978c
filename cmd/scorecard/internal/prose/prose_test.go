package prose

import (
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/commentary"
)

// TestTakeRoom reads texts one after another, each in the room of the one
// before, as if each had its own.
func TestTakeRoom(t *testing.T) {
	written := [][]string{
		{"There are 437 children in care. That is 7 fewer.", "", "Reviews rose to {{x}}."},
		{"", "One word and then many more of them, so that the room is too small for it: 12, 13 and 14."},
		{"Short."},
		{},
		{"After nothing.", "Again.", "And again.", "Four."},
	}
	text := func(passages []string) (out Text) {
		for _, p := range passages {
			out.Passages = append(out.Passages, commentary.Passage{Text: p})
		}
		return out
	}
	var before Text
	for n, passages := range written {
		own, taken := text(passages), text(passages)
		taken.TakeRoom(&before)
		for k := range passages {
			want, got := own.read(k), taken.read(k)
			if !slices.Equal(got, want) {
				t.Errorf("text %d, passage %d: %v; want %v", n, k, got, want)
			}
			if again := taken.read(k); !slices.Equal(again, want) {
				t.Errorf("text %d, passage %d, read again: %v; want %v", n, k, again, want)
			}
		}
		before = taken
	}
}
