// Package check holds the rules that a site as a whole must keep, each a value
// with a name, a manual and a function.
//
// A rule looks at one scorecard, or at the site, and reports what it finds as
// problems at their places. It changes nothing. Whether a finding is an error,
// which stops a build, or a warning is the rule's own choice: an error where a
// wrong light or a broken page would follow, a warning where a person has to
// judge. A scorecard may choose otherwise under [checks], and may accept single
// findings for a reason; Settle applies both.
//
// Rules that look at figures over time are given a history: what is known last
// of each figure, in the order of its periods, so that each is put in order once.
//
// Problems that show already when a file is read are reported by the package
// that reads it, and those that show only when figures are put together by
// package figures; Manual describes those too, so that every name in brackets
// at the end of a problem can be looked up.
package check

import (
	"runtime"
	"slices"
	"strings"
	"sync"

	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A Rule is one check. Exactly one of Site, Scorecard and History is set.
type Rule struct {
	Name      string
	Doc       string // first line: one sentence; then how to mend it
	Fixed     bool   // no scorecard has a word on it: see Settle
	Absence   bool   // it looks for what is missing, and needs a scorecard that could be read without an error
	Site      func(*site.Site) source.Problems
	Scorecard func(*site.Scorecard) source.Problems
	History   func(*history) source.Problems
}

// Rules lists the rules in the order of their names.
func Rules() []Rule {
	rules := slices.Concat(definitionRules(), figureRules(), []Rule{accessibilityReview, baseURL, benchmarkPeriod, commentaryMissing, datedMonths, dayFigures, headingClash,
		meetings, monthFigures, publishedOrder, targetRules, themeContrast, undatedMonth, unusedSection, valueAndFraction})
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
	found := make([]source.Problems, len(s.Scorecards))
	limit := make(chan bool, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for n, sc := range s.Scorecards {
		if before, ok := c.found[sc]; ok {
			found[n] = before
			continue
		}
		limit <- true
		wg.Go(func() {
			found[n] = scorecardRules(rules, sc)
			<-limit
		})
	}
	wg.Wait()
	c.found = make(map[*site.Scorecard]source.Problems, len(s.Scorecards))
	for n, sc := range s.Scorecards {
		c.found[sc] = found[n]
	}
	return slices.Concat(append(found, problems)...)
}

// scorecardRules runs the rules that look at one scorecard alone. What they
// find depends on nothing else.
func scorecardRules(rules []Rule, s *site.Scorecard) (problems source.Problems) {
	h := newHistory(s)
	for _, r := range rules {
		switch {
		case r.Absence && !s.Sound:
		case r.Scorecard != nil:
			problems.Add(r.Scorecard(s)...)
		case r.History != nil:
			problems.Add(r.History(h)...)
		}
	}
	return problems
}
