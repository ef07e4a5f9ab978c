// Package check holds the rules that a site as a whole must keep, each a value
// with a name, a manual and a function.
//
// A rule looks at one scorecard, or at the site, and reports what it finds as
// problems at their places. It changes nothing. Whether a finding is an error,
// which stops a build, or a warning is the rule's own choice: an error where a
// wrong light or a broken page would follow, a warning where a person has to
// judge.
//
// Problems that show already when a file is read are reported by the package
// that reads it, and those that show only when figures are put together by
// package figures; Manual describes those too, so that every name in brackets
// at the end of a problem can be looked up.
package check

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A Rule is one check. Exactly one of Site and Scorecard is set.
type Rule struct {
	Name      string
	Doc       string // first line: one sentence; then how to mend it
	Site      func(*site.Site) source.Problems
	Scorecard func(*site.Scorecard) source.Problems
}

// Rules lists the rules in the order of their names.
func Rules() []Rule {
	rules := []Rule{baseURL, benchmarkPeriod, commentaryMissing, datedMonths, dayFigures, headingClash, meetings, monthFigures, publishedOrder,
		smallNumbers, targetRules, themeContrast, undatedMonth, unusedSection, valueAndFraction}
	slices.SortFunc(rules, func(a, b Rule) int { return strings.Compare(a.Name, b.Name) })
	return rules
}

// Site runs every rule over a site.
func Site(s *site.Site) source.Problems { return new(Checker).Site(s) }

// A Checker runs the rules again and again. A scorecard that the loader gives
// again as it was is not looked at again. The zero value is ready.
type Checker struct {
	found map[*site.Scorecard]source.Problems
}

// Site runs every rule over a site.
func (c *Checker) Site(s *site.Site) source.Problems {
	rules := Rules()
	var problems source.Problems
	for _, r := range rules {
		if r.Site != nil {
			problems.Add(r.Site(s)...)
		}
	}
	now := make(map[*site.Scorecard]source.Problems, len(s.Scorecards))
	for _, sc := range s.Scorecards {
		found, ok := c.found[sc]
		if !ok {
			for _, r := range rules {
				if r.Scorecard != nil {
					found.Add(r.Scorecard(sc)...)
				}
			}
		}
		now[sc] = found
		problems.Add(found...)
	}
	c.found = now
	return problems
}
