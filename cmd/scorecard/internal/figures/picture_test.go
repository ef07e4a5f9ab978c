package figures

import (
	"fmt"
	"slices"
	"testing"
)

func TestBands(t *testing.T) {
	for _, c := range []struct {
		good, targets string
		want          []string
	}{
		{"high", "a,,,>=95,>=87", []string{"Green: 95% or more", "Amber: 87% to below 95%", "Red: below 87%"}},
		{"high", "a,,,>95,>87", []string{"Green: above 95%", "Amber: above 87% to 95%", "Red: 87% or less"}},
		{"low", "a,,,<=42,<=48", []string{"Green: 42% or less", "Amber: above 42% to 48%", "Red: above 48%"}},
		{"low", "a,,,<42,<48", []string{"Green: below 42%", "Amber: 42% to below 48%", "Red: 48% or more"}},
		{"high", "a,,,>=95", []string{"Green: 95% or more", "Red: below 95%"}},
		{"range", "a,,,60 to 70,55 to 75", []string{"Green: 60% to 70%", "Amber: 55% to 75%, outside green", "Amber: 55% to 75%, outside green",
			"Red: below 55% or above 75%", "Red: below 55% or above 75%"}},
		{"high", "a,,>=95", nil},
	} {
		b := board{indicators: []string{indicator("a", "unit=%", "good="+c.good)}, targets: []string{c.targets}, months: monthly("2023-03", "a,90")}
		var got []string
		for _, band := range b.edition(t, "2023-03").Row("a").Bands() {
			got = append(got, band.Words)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.targets, got, c.want)
		}
	}
}

func TestShares(t *testing.T) {
	set := []string{"age,x,Under 1,", "age,y,Over 1,"}
	for _, c := range []struct {
		says, column string
		categories   []string
		rows         string
		want         []string
	}{
		{"the sum is the total", "unit=number", set, "a,1,,,x\na,3,,,y", []string{"25%", "75%"}},
		{"the indicator's own figure is", "unit=number", set, "a,4\na,1,,,x\na,3,,,y", []string{"25%", "75%"}},
		{"it is and they do not add up", "unit=number", set, "a,5\na,1,,,x\na,3,,,y", nil},
		{"one is missing", "unit=number", set, "a,1,,,x", nil},
		{"one is withheld", "unit=number", set, "a,1,,,x\na,,,[c],y", nil},
		{"none of nothing", "unit=number", set, "a,0,,,x\na,0,,,y", nil},
		{"averages", "unit=cases", set, "a,1,,,x\na,3,,,y", nil},
		{"percentages", "unit=%", set, "a,25,,,x\na,75,,,y", nil},
	} {
		b := board{indicators: []string{indicator("a", "categories=age", c.column)}, categories: c.categories, months: monthly("2023-03", c.rows)}
		if got := b.edition(t, "2023-03").Row("a").Shares(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

func TestYearToDate(t *testing.T) {
	for _, c := range []struct {
		says string
		with []string
		rows []string
		want string
	}{
		{"from April on", []string{"additive=yes", "covers=flow"}, []string{"a,9", "a,2", "a,3", "a,4"}, "[[x] false] [2 true] [5 false] [9 false]"},
		{"a missing month", []string{"additive=yes", "covers=flow"}, []string{"a,2", "a,3", "a,,,[x]", "a,1"}, "[]"},
		{"not additive", []string{"covers=flow"}, []string{"a,9", "a,2", "a,3", "a,4"}, "[]"},
		{"as supplied, and a sum where it was not", []string{"additive=yes", "covers=flow"}, []string{"a,9", "a,2", "a,3\na,6,ytd", "a,4"}, "[[x] false] [2 true] [6 false] [9 false]"},
		{"supplied, of what is not additive", []string{"covers=flow"}, []string{"a,9", "a,2\na,2,ytd", "a,3", "a,4\na,9,ytd"}, "[[x] false] [2 true] [[x] false] [9 false]"},
		{"supplied, of percentages", []string{"unit=%"}, []string{"a,9\na,7.5,ytd", "a,2\na,2,ytd", "a,3\na,,ytd,[c]", "a,4\na,3.1,ytd"}, "[7.5% false] [2% true] [[c] false] [3.1% false]"},
		{"withheld, and no sum in its place", []string{"additive=yes", "covers=flow"}, []string{"a,9", "a,2", "a,3\na,,ytd,[c]", "a,4"}, "[[x] false] [2 true] [[c] false] [9 false]"},
		{"of another kind of year", []string{"covers=flow"}, []string{"a,2\na,9,2022-09/2023-03", "a,3\na,9,2022-09/2023-04", "a,4"}, "[]"},
		{"supplied once", []string{"covers=flow"}, []string{"a,2", "a,3", "a,4\na,9,ytd"}, "[]"},
		{"supplied too seldom", []string{"covers=flow"}, []string{"a,2\na,2,ytd", "a,3", "a,3", "a,3", "a,4\na,9,ytd"}, "[]"},
		{"what builds up itself", []string{"covers=year-to-date"}, []string{"a,2\na,2,ytd", "a,3\na,5,ytd", "a,4\na,9,ytd"}, "[]"},
		{"a snapshot", []string{"additive=yes", "covers=snapshot"}, []string{"a,9", "a,2", "a,3", "a,4"}, "[]"},
	} {
		b := board{indicators: []string{indicator("a", c.with...)}, months: monthly("2023-06", c.rows...)}
		words := "["
		for n, f := range b.edition(t, "2023-06").Row("a").YearToDate() {
			if n > 0 {
				words += " "
			}
			words += fmt.Sprint([]any{f.String(), f.Fresh})
		}
		if words += "]"; words != c.want && words != "["+c.want+"]" {
			t.Errorf("%s: %s, want %s", c.says, words, c.want)
		}
	}
}
