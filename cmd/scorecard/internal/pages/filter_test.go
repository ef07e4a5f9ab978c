package pages

import (
	"testing"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A figure is sorted by the number that readers see and by no other; one that
// they do not see has no key, whatever number is left in it.
func TestSortKeys(t *testing.T) {
	for _, c := range []struct {
		f    record.Figure
		want string
	}{
		{record.Figure{Has: true, Shown: scorecard.Scaled(125, 1), Exact: scorecard.Scaled(12468, 3)}, "12.5"},
		{record.Figure{Has: true, Shown: scorecard.Int(-3), Markers: scorecard.Provisional}, "-3"},
		{record.Figure{Has: true, Shown: scorecard.Int(0)}, "0"},
		{record.Figure{Shown: scorecard.Int(4), Exact: scorecard.Int(4), Markers: scorecard.Withheld}, ""},
		{record.Figure{Shown: scorecard.Int(4), Markers: scorecard.Unavailable}, ""},
		{record.Figure{}, ""},
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
	key := func(name string, r record.Row) string {
		cell := tableRow{Row: &r, col: &column{name: name}}
		if d, ok := cell.sortKey(); ok {
			return d.String()
		}
		return ""
	}
	aim := &record.Target{}
	for _, c := range []struct {
		column string
		row    record.Row
		want   string
	}{
		{"status", record.Row{Status: scorecard.Red}, "1"}, {"status", record.Row{Status: scorecard.Green}, "3"}, {"status", record.Row{}, ""},
		{"status", record.Row{Target: aim, Met: record.NotMet}, "1"}, {"status", record.Row{Target: aim, Met: record.IsMet}, "3"}, {"status", record.Row{Target: aim}, ""},
		{"direction", record.Row{Judgement: scorecard.Worse}, "1"}, {"direction", record.Row{Judgement: scorecard.Better}, "3"}, {"direction", record.Row{Movement: scorecard.Up}, ""},
		{"target", record.Row{}, ""}, {"target", record.Row{Target: aim}, ""}, {"indicator", record.Row{Status: scorecard.Red}, ""},
	} {
		if got := key(c.column, c.row); got != c.want {
			t.Errorf("%s of %+v is sorted by %q, want %q", c.column, c.row, got, c.want)
		}
	}
}
