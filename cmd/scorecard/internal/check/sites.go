package check

import (
	"time"

	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var baseURL = Rule{
	Name:  "base-url",
	Fixed: true,
	Doc: `The site knows its own address.
Without base_url in site.toml pages carry no canonical address and there is no
site map, so that search engines may show a copy. A warning.`,
	Site: func(s *site.Site) source.Problems {
		if s.Config.BaseURL != "" || s.Config.Lost {
			return nil
		}
		return source.Problems{source.Warnf(s.Config.Place, "base-url", "the site does not know its own address").
			WithHint(`base_url = "https://www.example.gov.uk/scorecards/"; until then canonical addresses and the site map are left out`)}
	},
}

var accessibilityReview = Rule{
	Name:  "accessibility-review",
	Fixed: true,
	Doc: `The accessibility statement was looked at in the last year.
What is published newest on the site is at most a year younger than reviewed under
[accessibility] in site.toml, and what was to be put right by a date (fix_by) is
not listed after it. A warning.`,
	Site: func(s *site.Site) (problems source.Problems) {
		newest, a := s.Newest(), s.Config.Accessibility
		if a == nil || newest == "" {
			return nil
		}
		if reviewed, err := time.Parse(time.DateOnly, a.Reviewed); err == nil && reviewed.AddDate(1, 0, 0).Format(time.DateOnly) < newest {
			problems.Add(source.Warnf(a.ReviewedAt, "accessibility-review", "the accessibility statement was last reviewed on %s, and the site is of %s", a.Reviewed, newest).
				WithHint("look at it again, and write the day: reviewed = %s", newest))
		}
		for _, b := range a.Barriers {
			if b.FixBy >= a.Prepared && b.FixBy != "" && b.FixBy < newest { // before that it is an error already
				problems.Add(source.Warnf(b.FixByAt, "accessibility-review", "this was to be put right by %s, and the site is of %s", b.FixBy, newest).
					WithHint("take out what has been put right, or give another date"))
			}
		}
		return problems
	},
}
