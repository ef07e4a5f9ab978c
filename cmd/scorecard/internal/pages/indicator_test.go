package pages

import (
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

func TestAlphabetical(t *testing.T) {
	names := []string{"% of plans", "3 or more homes", "adopted", "Éducation", "Zoos", "“Stable” homes", "Adoption", "10 visits", "ŵyr", ""}
	slices.SortStableFunc(names, func(a, b string) int { return strings.Compare(alphabetical(a), alphabetical(b)) })
	const want = "adopted|Adoption|Zoos|Éducation|ŵyr|10 visits|3 or more homes||% of plans|“Stable” homes"
	if got := strings.Join(names, "|"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestUnitBeside(t *testing.T) {
	for _, c := range []struct{ name, unit, want string }{
		{"Children in care", "per 10,000", "per 10,000"},
		{"Children in care per 10,000", "per 10,000", ""},
		{"Children in care Per 10,000 children", "per 10,000", ""},
		{"Days to placement", "days", ""},
		{"Birthdays", "days", "days"},
		{"Average caseload", "age", "age"},
		{"Days to placement", "%", ""},
		{"", "days", "days"},
		{"Care leavers", "", ""},
	} {
		if got := unitBeside(c.name, scorecard.Unit(c.unit)); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.name, c.unit, got, c.want)
		}
	}
}
