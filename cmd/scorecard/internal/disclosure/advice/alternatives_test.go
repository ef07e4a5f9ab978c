package advice

import (
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// TestAlternatives prices other ways of publishing a scorecard that is published
// as reports are today.
func TestAlternatives(t *testing.T) {
	in := madeup.Made(6, 13, false)
	before := slices.Clone(in.Items)
	shown := map[string]Alternative{}
	for _, a := range Alternatives(in) {
		t.Logf("%s: %d of %d shown, %d exposed", a.Name, a.Shown, a.Figures, a.Exposed)
		shown[a.Name] = a
		if a.Shown > a.Figures || a.Figures > len(in.Items) {
			t.Errorf("%+v", a)
		}
	}
	if !slices.Equal(in.Items, before) || in.Rule.Thresholds[scorecard.Person] != 6 {
		t.Error("the scorecard itself was changed")
	}
	if len(shown) != 8 {
		t.Fatalf("%d are offered", len(shown))
	}
	asItIs := shown["as it is"]
	plan, _ := disclosure.Make(in, nil)
	if asItIs.Figures != len(in.Items) || asItIs.Shown != len(in.Items)-len(plan.Withheld) || asItIs.Exposed != 0 {
		t.Errorf("as it is: %+v", asItIs)
	}
	withheld := func(name string) int { return shown[name].Figures - shown[name].Shown }
	for _, name := range []string{"no year to date beside the months", "no rolling figures beside the months", "quarters in place of months with few", "small categories merged"} {
		if withheld(name) >= withheld("as it is") || shown[name].Exposed > 0 {
			t.Errorf("%s withholds %d, as it is %d are; %d are exposed", name, withheld(name), withheld("as it is"), shown[name].Exposed)
		}
	}
	if a := shown["counts rounded to multiples of 5"]; a.Figures != len(in.Items) {
		t.Errorf("rounded: %+v", a)
	}
	sound := Alternatives(madeup.Made(6, 12, true))
	if slices.ContainsFunc(sound, func(a Alternative) bool { return a.Name == "percentages as whole numbers" }) {
		t.Errorf("what changes nothing is offered: %+v", sound)
	}
}

// TestOverTime follows figures that are printed for other times: they add up, and
// no month is among those that a quarter stands for.
func TestOverTime(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(*equations.Input) bool
		figures map[string]int // of an indicator, that are printed then
	}{
		{"as it is", func(*equations.Input) bool { return true }, map[string]int{"adoptions": 15, "adoptions-ytd": 15, "leavers": 15, "cic": 15}},
		{"quarters", quarterly, map[string]int{"adoptions": 5, "adoptions-ytd": 5, "missing": 5, "leavers": 15, "cic": 15}},
		{"twelve months", rollingForYear, map[string]int{"adoptions": 15, "adoptions-ytd": 4, "leavers": 15}},
	} {
		in := madeup.Made(6, 15, false)
		if !c.change(in) {
			t.Fatalf("%s: nothing changes", c.name)
		}
		got := map[string]int{}
		for _, item := range in.Items {
			got[item.Indicator]++
			if want := scorecard.Quarter; c.name == "quarters" && item.Indicator == "adoptions" && item.Period.Kind() != want {
				t.Errorf("%v is no quarter", item.Figure)
			}
		}
		for id, want := range c.figures {
			if got[id] != want {
				t.Errorf("%s: %d figures of %s, wanted %d", c.name, got[id], id, want)
			}
		}
		if _, audit := disclosure.Make(in, nil); len(audit.Broken)+len(audit.Exposed()) > 0 || audit.Cause != nil {
			t.Errorf("%s: %v, %d exposed, %v", c.name, audit.Broken, len(audit.Exposed()), audit.Cause)
		}
	}
	sound := madeup.Made(6, 12, true)
	sound.Relations = nil
	if quarterly(sound) || rollingForYear(sound) {
		t.Error("of what adds up with nothing there are no quarters")
	}
}
