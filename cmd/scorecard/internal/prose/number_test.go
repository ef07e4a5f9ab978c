package prose

import (
	"strings"
	"testing"
)

// TestNumbers tells the numbers of a sentence apart: their kinds in order.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"437 children, 93.0% and £1,200", "figures, figures, figures"},
		{"on 31 March 2023 and 01/03/2023 and 2023-03-31", "dates, years, dates, dates"},
		{"in 2022/23 and 22/23, from 2021 to 2022", "years, years, years, years"},
		{"aged 16 to 17, the under 5s, 16-year-olds, 11 years old", "ages, ages, ages, ages, ages"},
		{"in the last 12 months, within 20 working days, a 12-month plan", "windows of time, windows of time, windows of time"},
		{"3 or more homes, 16+, 16 and over, 10 to 15", "bounds in definitions, bounds in definitions, bounds in definitions, bounds in definitions, bounds in definitions"},
		{"65 per 10,000", "figures, bases of rates"},
		{"the 3rd time", "ordinals"},
		{"1. First", "numbers of lists"},
		{"call 01305 251000", "telephone numbers, telephone numbers"},
		{"Section 47, Year 11, page 4, Years 7 to 9", "numbers of sections, years of school and pages, numbers of sections, years of school and pages, numbers of sections, years of school and pages, numbers of sections, years of school and pages, numbers of sections, years of school and pages"},
		{"P1, KS4, 11,26, 1.2.3", "codes, codes, codes, codes"},
		{"24/7, one another, one to one", "idioms, idioms, idioms, idioms"},
		{"20 miles at 9.30am", "other measures, other measures"},
		{"half of them, a third of them, one in five, 9 out of 10", "shares in words, shares in words, shares in words, shares in words"},
		{"the first half, half term, a third fall", ""},
		{"a quarter of 2026, one quarter of 2023/24", "years, idioms, years"},
		{"a quarter of 2000 children, a third of 2000 homes", "shares in words, years, shares in words, years"},
		{"5 percentage points, 5 per cent, 5 %", "figures, figures, figures"},
		{"99999999999999999999", "codes"},
	} {
		s := &scan{tokens: tokenize(nil, c.text), first: true, units: map[string]bool{}}
		var got []string
		for _, n := range s.numbers(nil) {
			got = append(got, n.kind.String())
		}
		if words := strings.Join(got, ", "); words != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, words, c.want)
		}
	}
}
