package check

import (
	"fmt"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

func TestAges(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Care leavers aged 17 to 21", "[{17 21}]"},
		{"Care leavers (Active aged 17-25) in Bed and Breakfast", "[{17 25}]"},
		{"Rate per 10,000 population aged 0-17", "[{0 17}]"},
		{"19 to 21 year old care leavers", "[{19 21}]"},
		{"children of 16 and 17 years", "[{16 17}]"},
		{"aged 19-21 and aged 17–18", "[{19 21} {17 18}]"},
		{"ages 4 to 16yrs", "[{4 16}]"},
		{"CIC for 2.5 years or more, aged under 16", "[]"},
		{"within 10 to 15 days", "[]"},
		{"3 to 6 months", "[]"},
		{"from 10 to 15 April", "[]"},
		{"2022 to 2023", "[]"},
		{"aged 21 to 19", "[]"},
		{"10 to 20 mile away", "[]"},
		{"", "[]"},
	} {
		if got := fmt.Sprint(ages(c.text)); got != c.want {
			t.Errorf("%q has the ages %s, want %s", c.text, got, c.want)
		}
	}
}

func TestBand(t *testing.T) {
	for text, want := range map[string]ageSpan{
		"Under 10": {0, 9}, "under-1": {0, 0}, "5 to 9": {5, 9}, "10-15": {10, 15}, "16 and 17": {16, 17}, "aged 16 to 17": {16, 17},
		"16 to 17 year olds": {16, 17}, "18+": {18, 99}, "18 and over": {18, 99}, "over 65": {66, 99}, "65-and-over": {65, 99},
	} {
		if got, ok := band(text); !ok || got != want {
			t.Errorf("%q is %v, %t; want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "White British", "15 to 10", "10", "1 to 5 days", "aged", "Ward 10-15"} {
		if got, ok := band(text); ok {
			t.Errorf("%q is the age group %v", text, got)
		}
	}
}

// TestMisnamed: a name that says nothing is no finding, whatever the columns say.
func TestMisnamed(t *testing.T) {
	rolling := func(n int) scorecard.Covers { return scorecard.Covers{Of: scorecard.Rolling, Months: n} }
	for _, c := range []struct {
		name   string
		unit   scorecard.Unit
		covers scorecard.Covers
		want   string
	}{
		{"% of children", "%", scorecard.Covers{}, ""},
		{"% of children", "number", scorecard.Covers{}, "a percentage"},
		{"Percentage of children", "number", scorecard.Covers{}, "a percentage"},
		{"Children as a %", "number", scorecard.Covers{}, ""},
		{"No. of children", "%", scorecard.Covers{}, "a number"},
		{"Number of children", "number", scorecard.Covers{}, ""},
		{"The average No. of days", "days", scorecard.Covers{}, ""},
		{"Rate per 10,000", "per 10,000", scorecard.Covers{}, ""},
		{"Rate per 10000", "per 10,000", scorecard.Covers{}, ""},
		{"Rate per 1,000", "per 10,000", scorecard.Covers{}, "a rate per 1,000"},
		{"Moves (rolling 12 months)", "number", rolling(12), ""},
		{"Moves - rolling six months", "number", rolling(6), ""},
		{"Moves - rolling six months", "number", rolling(12), "of the last 6 months"},
		{"Moves (rolling 12 months)", "number", scorecard.Covers{}, "of the last 12 months"},
		{"Children who moved in the last 12 months", "number", scorecard.Covers{}, ""},
		{"Moves (year to date)", "number", rolling(12), "of the year to date"},
		{"Moves (year to date)", "number", scorecard.Covers{Of: scorecard.YearToDate}, ""},
		{"Moves YTD", "number", scorecard.Covers{Of: scorecard.Flow}, ""}, // a companion may be the year to date
	} {
		named, _ := misnamed(&scorecard.Indicator{Name: c.name, Unit: c.unit, Covers: c.covers})
		if named != c.want {
			t.Errorf("%q in %q is %q, want %q", c.name, c.unit, named, c.want)
		}
	}
}
