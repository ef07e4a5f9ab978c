package scorecard

import "testing"

// TestFinal tries periods just inside a provisional window, at its end and
// beyond it, for each frequency and with a lag.
func TestFinal(t *testing.T) {
	for _, c := range []struct {
		frequency      Frequency
		window, lag    int
		period, month  string
		final, another bool // another: the period before it
	}{
		{Monthly, 0, 0, "2023-03", "2023-03", true, true},
		{Monthly, 1, 0, "2023-03", "2023-03", false, true},
		{Monthly, 2, 0, "2023-02", "2023-03", false, true},
		{Monthly, 2, 0, "2023-01", "2023-02", false, true}, // over the end of a year
		{Monthly, 2, 1, "2023-01", "2023-03", false, true}, // February is the newest to expect
		{Monthly, 2, 1, "2023-03", "2023-03", false, false},
		{Monthly, 1, 0, "2024-02", "2024-02", false, true},
		{Monthly, 12, 0, "2022-04", "2023-03", false, true},
		{Quarterly, 1, 0, "2022-Q4", "2023-03", false, true},
		{Quarterly, 1, 0, "2022-Q3", "2023-02", false, true}, // the fourth has not ended
		{Quarterly, 2, 2, "2022-Q2", "2023-03", false, true},
		{Termly, 1, 0, "2022-autumn", "2023-02", false, true},
		{Annual, 1, 3, "2021-FY", "2023-03", false, true},
		{Annual, 1, 0, "2022-FY", "2023-03", false, true},
	} {
		i := &Indicator{Frequency: c.frequency, Provisional: c.window, Lag: c.lag}
		p, err := ParsePeriod(c.period, Reading{})
		if err != nil {
			t.Fatal(err)
		}
		month, err := ParseMonth(c.month)
		if err != nil {
			t.Fatal(err)
		}
		if got := i.Final(p, month); got != c.final {
			t.Errorf("%s with a window of %d and a lag of %d in %s: final is %t", c.period, c.window, c.lag, c.month, got)
		}
		if got := i.Final(p.Previous(), month); got != c.another {
			t.Errorf("%s with a window of %d and a lag of %d in %s: final is %t", p.Previous(), c.window, c.lag, c.month, got)
		}
	}
}
