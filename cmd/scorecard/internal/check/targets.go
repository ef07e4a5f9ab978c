package check

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var targetRules = Rule{
	Name:  "target-rules",
	Fixed: true,
	Doc: `The rules of a target are complete, in order and on the right side.
Green is decided first, then amber, and all else is red. So amber must take in
green (amber >=87 with green >=95), a rule must be a lower bound where high is
good and an upper bound where low is, and amber needs a green beside it. A
measure with good = none is never judged and has no rules.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for n := range s.Targets {
			t := &s.Targets[n]
			problems.Add(checkTarget(t, s.Indicator(t.Indicator))...)
		}
		return problems
	},
}

func checkTarget(t *scorecard.Target, i *scorecard.Indicator) (problems source.Problems) {
	wrong := func(at source.Spot, hint, format string, args ...any) {
		problems.Add(source.Errorf(at.Place(), "target-rules", format, args...).WithHint("%s", hint))
	}
	target, green, amber := t.Cells[0], t.Cells[1], t.Cells[2]
	empty := t.Target.IsZero() && t.Green.IsZero() && t.Amber.IsZero()
	switch {
	case empty && t.From.IsZero():
		wrong(t.Spot, "fill in target, or green and amber", "the target of %q says nothing", t.Indicator)
		return problems
	case !empty && i.Good == scorecard.None:
		wrong(t.Spot, "say in indicators.csv which way is good, or take the target out", "%q has a target and no side that is good", t.Indicator)
		return problems
	case t.Green.IsZero() && !t.Amber.IsZero():
		wrong(amber, "fill in green too: amber lies between green and red", "%q has a rule for amber and none for green", t.Indicator)
	}
	for _, named := range []struct {
		column string
		rule   scorecard.Rule
		at     source.Spot
	}{{"target", t.Target, target}, {"green", t.Green, green}, {"amber", t.Amber, amber}} {
		if !named.rule.IsZero() && !named.rule.Suits(i.Good) {
			wrong(named.at, sideHint(i.Good), "the rule for %s of %q (%s) is on the wrong side: its good is %s", named.column, t.Indicator, named.rule.Written, i.Good)
		}
	}
	if !t.Green.IsZero() && !t.Target.IsZero() && !t.Green.Covers(t.Target) {
		problems.Add(source.Warnf(target.Place(), "target-rules", "%q can meet its target (%s) and not be green (%s)", t.Indicator, t.Target.Written, t.Green.Written).
			WithHint("the target is usually the rule for green"))
	}
	if !t.Green.IsZero() && !t.Amber.IsZero() && t.Green.Suits(i.Good) && t.Amber.Suits(i.Good) && !t.Amber.Covers(t.Green) {
		wrong(amber, orderHint(i.Good), "amber (%s) of %q does not take in green (%s)", t.Amber.Written, t.Indicator, t.Green.Written)
	}
	return problems
}

func orderHint(good scorecard.Good) string {
	switch good {
	case scorecard.High:
		return "amber takes in green: with green >=95 it is >=87, not >=97"
	case scorecard.Low:
		return "amber takes in green: with green <=10 it is <=12, not <=8"
	}
	return "amber takes in green: with green 60 to 70 it is 55 to 75, not 62 to 68"
}

func sideHint(good scorecard.Good) string {
	switch good {
	case scorecard.High:
		return "where high is good a rule is a lower bound, such as >=95"
	case scorecard.Low:
		return "where low is good a rule is an upper bound, such as <=10"
	}
	return "where a range is good a rule is a range, such as 60 to 70"
}
