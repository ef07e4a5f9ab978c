package disclosure

import (
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// TestAlternatives prices other ways of publishing a scorecard that is published
// as reports are today.
func TestAlternatives(t *testing.T) {
	in := maker(6, 13, false)
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
	if len(shown) != 6 {
		t.Fatalf("%d are offered", len(shown))
	}
	asItIs := shown["as it is"]
	plan, _ := Make(in, nil, nil)
	if asItIs.Figures != len(in.Items) || asItIs.Shown != len(in.Items)-len(plan.Withheld) || asItIs.Exposed != 0 {
		t.Errorf("as it is: %+v", asItIs)
	}
	withheld := func(name string) int { return shown[name].Figures - shown[name].Shown }
	for _, name := range []string{"no year to date beside the months", "no rolling figures beside the months", "small categories merged"} {
		if withheld(name) >= withheld("as it is") || shown[name].Exposed > 0 {
			t.Errorf("%s withholds %d, as it is %d are; %d are exposed", name, withheld(name), withheld("as it is"), shown[name].Exposed)
		}
	}
	if a := shown["counts rounded to multiples of 5"]; a.Figures != len(in.Items) {
		t.Errorf("rounded: %+v", a)
	}
	sound := Alternatives(maker(6, 12, true))
	if slices.ContainsFunc(sound, func(a Alternative) bool { return a.Name == "percentages as whole numbers" }) {
		t.Errorf("what changes nothing is offered: %+v", sound)
	}
}
