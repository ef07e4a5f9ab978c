package main

import (
	"os"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// TestReportsProtected switches the protection of small numbers on over the five
// published reports, which their councils printed in full: what could be told from
// them as they stand, and what would be withheld.
func TestReportsProtected(t *testing.T) {
	s, problems := site.Load(os.DirFS("../.."))
	if problems.Fatal() {
		t.Fatal(problems)
	}
	small, reports := 0, 0
	for _, from := range s.Scorecards {
		if from.ID == "example" {
			continue // invented, and protected already
		}
		reports++
		for _, m := range from.Months {
			m.Versions = nil // as though none was closed: what stands in a record is not withheld any more
		}
		if from.Disclosure.Off == "" {
			t.Errorf("%s does not say why it shows everything", from.ID)
		}
		in := figures.Protected(from, from.Months)
		shown := disclosure.Examine(in, func(int) bool { return false })
		plan, audit := disclosure.Make(in, nil)
		covering := 0
		for _, w := range plan.Withheld {
			if w.Why == scorecard.CoversAnother {
				covering++
			}
		}
		small += len(shown.Findings)
		t.Logf("%s: %d figures; %d small numbers, %d of which its readers know; as planned %d figures are withheld, %d of them to cover others; %d not protected, %d percentages without a base, %d relations not kept",
			from.ID, len(in.Items), len(shown.Findings), len(shown.Exposed()), len(plan.Withheld), covering, len(audit.Exposed()), len(audit.Unproved), len(audit.Broken))
		if audit.Cause != nil {
			t.Errorf("%s cannot be audited: %v", from.ID, audit.Cause)
		}
		for _, e := range audit.Exposed() {
			t.Errorf("%s: %v %s (%v) is not protected", from.ID, e.Target.Figure, e.Target.Group, e.Target.Why)
		}
		if verdict := plan.Verify(in); !verdict.Fits() || len(verdict.Unknown) > 0 {
			t.Errorf("%s: the plan does not belong to the figures that it was made for", from.ID)
		}
	}
	if reports != 5 || small < 20 {
		t.Errorf("%d scorecards with %d small numbers", reports, small)
	}
}
