package advice

import (
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// words gives a relation as one line.
func words(r *scorecard.Relation) string {
	out := r.Kind.String() + " " + r.Result.String() + " ="
	for _, o := range r.Plus {
		out += " +" + o.String()
	}
	for _, o := range r.Minus {
		out += " -" + o.String()
	}
	return out
}

// TestSuggest takes the relations of a scorecard away and wants them found; with
// them, nothing more is, and with one figure changed that relation is not.
func TestSuggest(t *testing.T) {
	in := madeup.Made(4, 14, false)
	for _, s := range Suggest(in) {
		t.Errorf("with all declared: %s", words(&s.Relation))
	}
	in.Relations = nil
	suggested := func() []string {
		var out []string
		for _, s := range Suggest(in) {
			if s.Periods < fewestPeriods {
				t.Errorf("%s holds in %d periods", words(&s.Relation), s.Periods)
			}
			out = append(out, words(&s.Relation))
		}
		return out
	}
	all := suggested()
	for _, want := range []string{"sum cic = +status/a +status/b +status/c +status/d +status/e", "stock-and-flow cic = +starts -leavers",
		"cumulative starts-ytd = +starts", "cumulative missing-ytd = +missing"} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is not found", want)
		}
	}
	for n := range in.Items {
		if in.Items[n].Indicator == "starts" && in.Items[n].Edition == 5 {
			in.Items[n].Value = scorecard.Int(1000)
		}
	}
	if less := suggested(); slices.Contains(less, "stock-and-flow cic = +starts -leavers") || slices.Contains(less, "cumulative starts-ytd = +starts") ||
		!slices.Contains(less, "cumulative missing-ytd = +missing") {
		t.Errorf("with a figure changed: %q", less)
	}
}

// TestSuggestFractions finds what a percentage is made of, and not what it only
// could be made of once.
func TestSuggestFractions(t *testing.T) {
	m := &madeup.Scorecard{Months: 6, In: &equations.Input{Rule: scorecard.DefaultProtection()}}
	for k := range 6 {
		m.In.Months = append(m.In.Months, m.Month(k))
		num, den := 40+7*k, 90+3*k
		m.Item("done", k, num)
		m.Item("due", k, den)
		m.Item("other", k, []int{45, 61, 50, 70, 20, 33}[k])
		item := m.Item("share", k, 0)
		item.Kind, item.Times = equations.Percentage, 100
		item.Value, _ = scorecard.Ratio(scorecard.Int(num), scorecard.Int(den), 100, 0)
	}
	got := Suggest(m.In)
	if len(got) != 1 || words(&got[0].Relation) != "ratio share = +done -due" || got[0].Periods != 6 {
		t.Errorf("%+v", got)
	}
}
