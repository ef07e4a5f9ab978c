package pages

import (
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// A figure that a table marks is marked in what a chart says of it, too; the
// marker in the place of a figure is not said twice.
func TestChartsSayMarkers(t *testing.T) {
	english, _ := words.Load(fstest.MapFS{}, layouts.Files, words.English, source.Place{})
	row := &record.Row{Indicator: &record.Indicator{Words: english}}
	for _, c := range []struct {
		markers           scorecard.Markers
		has               bool
		status            scorecard.Status
		display, want, in string // shown, said where that is another, and in a table
	}{
		{0, true, scorecard.Unrated, "94%", "", "94%"},
		{0, true, scorecard.Green, "94%", "94%, green", "94%"},
		{scorecard.Revised, true, scorecard.Green, "94%", "94% [r], green", "94% [r]"},
		{scorecard.Provisional | scorecard.Estimated, true, scorecard.Unrated, "94%", "94% [p][e]", "94% [p][e]"},
		{scorecard.Break, true, scorecard.Red, "94%", "94% [b], red", "94% [b]"},
		{scorecard.Withheld, false, scorecard.Unrated, "[c]", "", "[c]"},
		{scorecard.Withheld | scorecard.Break, false, scorecard.Unrated, "[c]", "", "[c]"},
		{scorecard.Unavailable | scorecard.Provisional, false, scorecard.Unrated, "[x]", "", "[x]"},
	} {
		v := chartValue(row, &record.Figure{Unit: "%", Shown: scorecard.Int(94), Has: c.has, Markers: c.markers, Status: c.status})
		if v.Display != c.display || v.Said != c.want || qualified(&v) != c.in {
			t.Errorf("%v, %v: %q, said %q, in a table %q; want %q, %q, %q", c.markers, c.status, v.Display, v.Said, qualified(&v), c.display, c.want, c.in)
		}
	}
}
