package disclosure

import (
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// divides makes an item the ratio of so many by so many.
func divides(item *Item, kind equations.Kind, num, den int) {
	item.Kind, item.Times, item.HasFraction, item.ShowsFraction = kind, map[equations.Kind]int64{equations.Percentage: 100, equations.Mean: 1}[kind], true, true
	item.Numerator, item.Denominator = scorecard.Int(num), scorecard.Int(den)
	item.Value, _ = scorecard.Ratio(item.Numerator, item.Denominator, item.Times, 1)
}

func aspect(id string, a scorecard.Aspect) scorecard.Operand {
	return scorecard.Operand{Indicator: id, Aspect: a}
}

// TestAverages: what percentages and averages are made of adds up over time, and
// over those who are in one population and not in another.
func TestAverages(t *testing.T) {
	overYear := scorecard.Relation{Kind: scorecard.Cumulative, Result: madeup.Operand("year"), Plus: []scorecard.Operand{madeup.Operand("month")}, Mean: true, ToDate: true}
	s := tell(t, 2)
	for k, of := range [][2]int{{40, 60}, {3, 60}} {
		divides(s.Item("month", k, 0), equations.Percentage, of[0], of[1])
	}
	divides(s.Item("year", 1, 0), equations.Percentage, 43, 120)
	s.Relate(overYear)
	_, audit := s.wants("a percentage of the year to date", nil, "month 04", "month 05")
	if len(audit.Exposed())+len(audit.Broken) > 0 {
		t.Errorf("%d are exposed, %v", len(audit.Exposed()), audit.Broken)
	}

	s = tell(t, 2)
	for k, of := range [][2]int{{400, 20}, {300, 7}} {
		divides(s.Item("month", k, 0), equations.Mean, of[0], of[1])
	}
	divides(s.Item("year", 1, 0), equations.Mean, 700, 27)
	s.Relate(overYear)
	s.wants("an average of the year to date", nil, "month 04", "month 05")

	s = tell(t, 2)
	divides(s.Item("month", 0, 0), equations.Percentage, 40, 60)
	divides(s.Item("month", 1, 0), equations.Percentage, 3, 60)
	divides(s.Item("year", 1, 0), equations.Percentage, 41, 90) // people are counted once a year
	s.Relate(overYear)
	if _, audit = s.wants("a year to date that is no sum", nil, "month 05"); len(audit.Broken) != 2 {
		t.Errorf("not reasoned with: %v", audit.Broken)
	}

	s = tell(t, 1)
	for _, id := range []string{"month", "year"} {
		s.Item(id, 0, 40).Kind = equations.Percentage
	}
	s.Relate(overYear)
	if _, audit = s.wants("percentages without a base", nil); len(audit.Broken) != 1 {
		t.Errorf("not reasoned with: %v", audit.Broken)
	}

	var before *Plan
	for _, c := range []struct {
		name string
		some [2]int
		want []string
	}{
		{"nine who are in one average alone", [2]int{500, 21}, nil},
		{"seven of them", [2]int{500, 23}, []string{"some 04"}},
		{"one of them", [2]int{500, 29}, []string{"some 04"}},
	} {
		s = tell(t, 1)
		divides(s.Item("all", 0, 0), equations.Mean, 700, 30)
		s.In.Items[0].Headline = true
		divides(s.Item("some", 0, 0), equations.Mean, c.some[0], c.some[1])
		s.Relate(scorecard.Relation{Kind: scorecard.Part, Result: aspect("all", scorecard.OfDenominator), Plus: []scorecard.Operand{aspect("some", scorecard.OfDenominator)}})
		plan, audit := s.wants(c.name, nil, c.want...)
		if len(audit.Exposed()) > 0 {
			t.Errorf("%s: exposed", c.name)
		}
		if before != nil && len(before.Verify(s.In).Stale) == 0 {
			t.Errorf("%s: the plan for other figures is taken for theirs", c.name)
		}
		before = plan
	}
}
