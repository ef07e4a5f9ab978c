package pages

import (
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// Days are told where both are known, in the words for one and for many.
func TestLags(t *testing.T) {
	english, _ := words.Load(fstest.MapFS{}, layouts.Files, words.English, source.Place{})
	w := &worker{renderer: &renderer{Plan: &Plan{site: &Site{words: english}}}}
	for _, c := range []struct{ key, from, to, want string }{
		{"edition.later", "2022-12-31", "2023-01-31", "31 days later"},
		{"edition.later", "2024-02-29", "2024-03-01", "1 day later"},
		{"edition.later", "2023-02-28", "2023-03-01", "1 day later"},
		{"edition.later", "2023-03-25", "2023-03-27", "2 days later"}, // the clocks changed
		{"edition.later", "2022-12-31", "2022-12-31", ""},
		{"edition.later", "2022-12-31", "2022-12-30", ""},
		{"edition.later", "2022-12-31", "", ""},
	} {
		if got := w.lag(c.key, c.from, c.to); got != c.want {
			t.Errorf("from %s to %s is %q, want %q", c.from, c.to, got, c.want)
		}
	}
	for _, c := range []struct{ published, meeting, want string }{
		{"2023-01-31", "2023-02-24", "24 days after publication"},
		{"2023-01-31", "2023-01-31", "on the day of publication"},
		{"2023-01-31", "2023-01-30", "1 day before publication"},
		{"2023-01-31", "2023-02", ""},
		{"", "2023-02-24", ""},
	} {
		if got := w.meetingLag(&figures.Month{Month: record.Month{Published: c.published}}, &figures.Meeting{ID: c.meeting}); got != c.want {
			t.Errorf("published on %q, a meeting on %q sees it %q, want %q", c.published, c.meeting, got, c.want)
		}
	}
}
