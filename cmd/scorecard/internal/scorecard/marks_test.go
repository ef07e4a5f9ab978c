package scorecard_test

import (
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

func TestMarks(t *testing.T) {
	french := &scorecard.Marks{Thousands: "\u202f", Point: ",", Minus: [2]string{"−"}, Percent: [2]string{"", "\u00a0%"}, Money: [2]string{"", "\u00a0£"}}
	after := &scorecard.Marks{Point: "·", Minus: [2]string{"(", ")"}, Percent: [2]string{"%"}, Money: [2]string{"£ "}}
	for _, c := range []struct {
		marks        *scorecard.Marks
		number, unit string
		want         string
	}{
		{nil, "0", "", "0"},
		{nil, "999", "", "999"},
		{nil, "1000", "", "1,000"},
		{nil, "-999999.50", "", "-999,999.50"},
		{nil, "99999999999.999999", "", "99,999,999,999.999999"},
		{nil, "93.0", "%", "93.0%"},
		{nil, "-5", "%", "-5%"},
		{nil, "-1200", "£", "-£1,200"},
		{nil, "1200", "£ per week", "£1,200"},
		{nil, "12", "days", "12"},
		{french, "1234567.05", "", "1\u202f234\u202f567,05"},
		{french, "-0.5", "%", "−0,5\u00a0%"},
		{french, "-1200", "£", "−1\u202f200\u00a0£"},
		{after, "-1234.5", "", "(1234·5)"},
		{after, "-1234.5", "%", "(%1234·5)"},
		{after, "-100", "£", "(£ 100)"},
		{after, "100", "£", "£ 100"},
	} {
		d, err := scorecard.ParseDecimal(c.number)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.marks.Figure(d, scorecard.Unit(c.unit)); got != c.want {
			t.Errorf("%s in %q: %q, want %q", c.number, c.unit, got, c.want)
		}
		if got := d.String(); got != c.number {
			t.Errorf("files have %q for %s", got, c.number)
		}
	}
}
