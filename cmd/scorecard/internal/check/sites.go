package check

import (
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
