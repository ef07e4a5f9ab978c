package pages

import (
	"slices"
	"strings"
	"testing"
)

func TestAlphabetical(t *testing.T) {
	names := []string{"% of plans", "3 or more homes", "adopted", "Éducation", "Zoos", "“Stable” homes", "Adoption", "10 visits", "ŵyr", ""}
	slices.SortStableFunc(names, func(a, b string) int { return strings.Compare(alphabetical(a), alphabetical(b)) })
	const want = "adopted|Adoption|Zoos|Éducation|ŵyr|10 visits|3 or more homes||% of plans|“Stable” homes"
	if got := strings.Join(names, "|"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
