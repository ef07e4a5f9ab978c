package pages

import (
	"testing"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A figure is sorted by the number that readers see and by no other; one that
// they do not see has no key, whatever number is left in it.
func TestSortKeys(t *testing.T) {
	for _, c := range []struct {
		f    figures.Figure
		want string
	}{
		{figures.Figure{Has: true, Shown: scorecard.Scaled(125, 1), Exact: scorecard.Scaled(12468, 3)}, "12.5"},
		{figures.Figure{Has: true, Shown: scorecard.Int(-3), Markers: scorecard.Provisional}, "-3"},
		{figures.Figure{Has: true, Shown: scorecard.Int(0)}, "0"},
		{figures.Figure{Shown: scorecard.Int(4), Exact: scorecard.Int(4), Markers: scorecard.Withheld}, ""},
		{figures.Figure{Shown: scorecard.Int(4), Markers: scorecard.Unavailable}, ""},
		{figures.Figure{}, ""},
	} {
		got := ""
		if d, ok := shownNumber(&c.f); ok {
			got = d.String()
		}
		if got != c.want {
			t.Errorf("%+v is sorted by %q, want %q", c.f, got, c.want)
		}
	}
	if _, ok := shownNumber(nil); ok {
		t.Error("no figure has a key")
	}
}

// Red comes before green and worse before better; what has neither has no key.
func TestSortRanks(t *testing.T) {
	key := func(name string, r figures.Row) string {
		cell := tableRow{Row: &r, col: &column{name: name}}
		if d, ok := cell.sortKey(); ok {
			return d.String()
		}
		return ""
	}
	aim := &scorecard.Target{}
	for _, c := range []struct {
		column string
		row    figures.Row
		want   string
	}{
		{"status", figures.Row{Status: scorecard.Red}, "1"}, {"status", figures.Row{Status: scorecard.Green}, "3"}, {"status", figures.Row{}, ""},
		{"status", figures.Row{Target: aim, Met: figures.NotMet}, "1"}, {"status", figures.Row{Target: aim, Met: figures.IsMet}, "3"}, {"status", figures.Row{Target: aim}, ""},
		{"direction", figures.Row{Judgement: scorecard.Worse}, "1"}, {"direction", figures.Row{Judgement: scorecard.Better}, "3"}, {"direction", figures.Row{Movement: scorecard.Up}, ""},
		{"target", figures.Row{}, ""}, {"target", figures.Row{Target: aim}, ""}, {"indicator", figures.Row{Status: scorecard.Red}, ""},
	} {
		if got := key(c.column, c.row); got != c.want {
			t.Errorf("%s of %+v is sorted by %q, want %q", c.column, c.row, got, c.want)
		}
	}
}
