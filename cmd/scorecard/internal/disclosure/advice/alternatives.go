// Package advice says what an author could do to withhold less: other ways to
// publish the same scorecard, each with its price (Alternatives), and relations
// that the figures keep and nobody declared (Suggest).
package advice

import (
	"maps"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// An Alternative is another way to publish a scorecard, and what it would show.
type Alternative struct {
	Name    string `json:"name"`
	Figures int    `json:"figures"` // that would be published
	Shown   int    `json:"shown"`   // of them, not withheld
	Exposed int    `json:"exposed"` // numbers that would not be protected all the same
}

// Alternatives prices other ways to publish: as it is, and with percentages as
// whole numbers, without totals over time beside the months, with the last twelve
// months in place of the year to date, with quarters in place of months where
// what happens in a month is little, with categories merged until each is large
// enough, and with counts rounded to multiples of 5 at a threshold of 8, as the
// health service does. Those that change nothing are left out.
func Alternatives(in *equations.Input) []Alternative {
	var out []Alternative
	for _, a := range []struct {
		name   string
		change func(*equations.Input) bool
	}{
		{"as it is", func(*equations.Input) bool { return true }},
		{"percentages as whole numbers", wholePercentages},
		{"no year to date beside the months", func(in *equations.Input) bool { return without(in, scorecard.Cumulative) }},
		{"no rolling figures beside the months", func(in *equations.Input) bool { return without(in, scorecard.RollingSum) }},
		{"twelve months in place of the year to date", rollingForYear},
		{"quarters in place of months with few", quarterly},
		{"small categories merged", mergeCategories},
		{"counts rounded to multiples of 5", roundToFive},
	} {
		other := *in
		other.Items, other.Relations = slices.Clone(in.Items), slices.Clone(in.Relations)
		for n := range other.Items {
			other.Items[n].Withheld, other.Items[n].Printed = false, false
		}
		if a.change(&other) {
			plan, audit := disclosure.Make(&other, nil)
			out = append(out, Alternative{a.name, len(other.Items), len(other.Items) - len(plan.Withheld), len(audit.Exposed())})
		}
	}
	return out
}

func wholePercentages(in *equations.Input) (changed bool) {
	for n := range in.Items {
		if item := &in.Items[n]; item.Kind == equations.Percentage && item.Value.Decimals() > 0 {
			item.Value, changed = item.Value.Round(0), true
			if item.HasFraction {
				item.Value = equations.Divided(item, item.Numerator, item.Denominator)
			}
		}
	}
	return changed
}

// without takes out what relations of a kind add up to from figures that are
// printed too, an indicator's own figures for longer times among them.
func without(in *equations.Input, kind scorecard.RelationKind) bool {
	gone, months := map[scorecard.Operand]bool{}, map[scorecard.Operand]bool{}
	for n := range in.Relations {
		if r := &in.Relations[n]; r.Kind == kind && r.Result != r.Plus[0] {
			gone[r.Result] = true
		} else if r.Kind == kind && r.Step == scorecard.Month {
			months[r.Result] = true
		}
	}
	before := len(in.Items)
	in.Items = slices.DeleteFunc(in.Items, func(i equations.Item) bool {
		return gone[i.Operand] || months[i.Operand] && i.Period.Kind() != scorecard.Month
	})
	return len(in.Items) < before
}

// mergeCategories adds the smallest categories of each breakdown of counts up
// until the sum is not small in any period.
func mergeCategories(in *equations.Input) bool {
	groups := map[string][]scorecard.Operand{}
	least := map[scorecard.Operand]int64{}
	for n := range in.Items {
		item := &in.Items[n]
		if item.Kind != equations.Count || item.Category == "" || in.Threshold(item.Sensitivity) == 0 {
			continue
		}
		value := item.Value.Trim().Coefficient(item.Value.Trim().Decimals())
		known, ok := least[item.Operand]
		if !ok {
			groups[item.Indicator] = append(groups[item.Indicator], item.Operand)
		}
		if !ok || value < known {
			least[item.Operand] = value
		}
	}
	changed := false
	for _, indicator := range slices.Sorted(maps.Keys(groups)) {
		parts := groups[indicator]
		slices.SortFunc(parts, func(a, b scorecard.Operand) int {
			if least[a] != least[b] {
				return int(least[a] - least[b])
			}
			return strings.Compare(a.String(), b.String())
		})
		sum, n := int64(0), 0
		for n < len(parts) && (sum < equations.ClassThreshold || n < 2) {
			sum += least[parts[n]]
			n++
		}
		if least[parts[0]] < equations.ClassThreshold && n < len(parts) {
			merge(in, indicator, parts[:n])
			changed = true
		}
	}
	return changed
}

// merge puts one category in the place of several.
func merge(in *equations.Input, indicator string, parts []scorecard.Operand) {
	merged := scorecard.Operand{Indicator: indicator, Category: "merged"}
	at := map[equations.Figure]int{}
	var items []equations.Item
	for _, item := range in.Items {
		if !slices.Contains(parts, item.Operand) {
			items = append(items, item)
			continue
		}
		item.Operand = merged
		if n, ok := at[item.Figure]; ok && items[n].Edition == item.Edition {
			items[n].Value = items[n].Value.Add(item.Value)
			continue
		}
		at[item.Figure] = len(items)
		items = append(items, item)
	}
	in.Items = items
	in.Relations = slices.DeleteFunc(in.Relations, func(r scorecard.Relation) bool {
		return r.Kind != scorecard.Sum && slices.ContainsFunc(slices.Concat(r.Plus, r.Minus, []scorecard.Operand{r.Result}), func(o scorecard.Operand) bool { return slices.Contains(parts, o) })
	})
	for n := range in.Relations {
		r := &in.Relations[n]
		rest := slices.DeleteFunc(slices.Clone(r.Plus), func(o scorecard.Operand) bool { return slices.Contains(parts, o) })
		if len(rest) < len(r.Plus) {
			r.Plus = append(rest, merged)
		}
	}
}

func roundToFive(in *equations.Input) bool {
	for class := range in.Rule.Thresholds {
		if in.Rule.Thresholds[class] > 0 {
			in.Rule.Thresholds[class] = 8
		}
	}
	changed := wholePercentages(in)
	for n := range in.Items {
		if item := &in.Items[n]; item.Kind == equations.Count && item.Sensitivity != scorecard.NotPeople {
			item.RoundedTo, changed = 5, true
		}
		in.Items[n].ShowsFraction = false
	}
	return changed
}
