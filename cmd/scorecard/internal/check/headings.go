package check

import (
	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var headingClash = Rule{
	Name:  "heading-clash",
	Fixed: true,
	Doc: `A heading's address is its own.
A heading in commentary is a fragment of the month's page, named for its section
and its words: “Rate” in adoption is adoption-rate. Where an indicator, section,
table or other heading of the page has that id already, links would lead to the
wrong place. An error; change the heading's words.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		own := map[string]string{}
		for _, x := range s.Sections {
			own[x.ID] = "a section"
		}
		for _, x := range s.Indicators {
			own[x.ID] = "an indicator"
		}
		for _, x := range s.Tables {
			own[x.ID] = "a table"
		}
		for _, m := range s.Months {
			seen := map[string]bool{}
			problems.Add(clashes(m.Overview, own, seen)...)
			for _, section := range s.Sections {
				problems.Add(clashes(m.Commentary[section.ID], own, seen)...)
			}
			problems.Add(clashes(m.Commentary[site.AboutMonth], own, seen)...)
		}
		return problems
	},
}

func clashes(t *commentary.Text, own map[string]string, seen map[string]bool) (problems source.Problems) {
	if t == nil {
		return nil
	}
	for _, h := range t.Headings() {
		what := own[h.ID]
		if what == "" && seen[h.ID] {
			what = "another heading of the month"
		}
		seen[h.ID] = true
		if what != "" {
			problems.Add(source.Errorf(h.Place, "heading-clash", "the address of this heading, #%s, is that of %s", h.ID, what).
				WithHint("change the heading's words"))
		}
	}
	return problems
}
