package officer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// homes is a breakdown of which one part is small, and how a relation is called.
func homes(relation string) *disclosure.Input {
	m := &madeup.Scorecard{Months: 2, In: &disclosure.Input{Rule: scorecard.DefaultProtection(), Months: nil}}
	for k := range 2 {
		m.In.Months = append(m.In.Months, m.Month(k))
		for id, n := range map[string]int{"homes/foster": 30, "homes/kin": 20, "homes/secure": 3 + 9*k} {
			m.Item(id, k, n)
		}
		m.Item("all", k, 53+9*k).Headline = true
	}
	slices.SortStableFunc(m.In.Items, func(a, b disclosure.Item) int { return strings.Compare(a.String(), b.String()) })
	m.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand("all"),
		Plus: []scorecard.Operand{madeup.Operand("homes/foster"), madeup.Operand("homes/kin"), madeup.Operand("homes/secure")}})
	m.In.Relations[0].ID = relation
	return m.In
}

func text(t *testing.T, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestReport tells of a plan that holds: what is withheld, why, by which relation
// it would tell, and no value of anything.
func TestReport(t *testing.T) {
	in := homes("by-home")
	plan, audit := disclosure.Make(in, nil)
	r := New("board", in, plan, audit)
	want := "board: 2 of 8 figures are withheld (25.0%), 1 for themselves and 1 to cover others\n" +
		"proved: 1 of 1 small numbers could have 3 values or more\n" +
		"2020-04\n" +
		"  homes/kin 2020-04                        covers homes/secure 2020-04 (by-home)\n" +
		"  homes/secure 2020-04                     small-count\n"
	if got := text(t, r); got != want || !r.Safe() {
		t.Errorf("%s\nwanted\n%s", got, want)
	}
	if r.ForItself() != 1 || r.Protected() != 1 || fmt.Sprint(r.Months()) != "[{2020-04 2 1}]" {
		t.Errorf("%d, %d, %v", r.ForItself(), r.Protected(), r.Months())
	}
	if of := r.Of("2020-05"); len(of.Lines) != 0 || len(r.Lines) != 2 || of.Withheld != 2 || of.Lines == nil {
		t.Errorf("of a month that withholds nothing: %+v", of)
	}
	var b bytes.Buffer
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var read map[string]any
	if err := json.Unmarshal(b.Bytes(), &read); err != nil || strings.Contains(b.String(), ": null") || strings.Contains(b.String(), "\"proof\"") {
		t.Errorf("%v: %s", err, &b)
	}
}

// TestReportOfWhatIsExposed names what readers can work out, each in its words,
// and what cannot be helped any more.
func TestReportOfWhatIsExposed(t *testing.T) {
	in := homes("by-home")
	plan, _ := disclosure.Make(in, nil)
	only := func(n int) bool { return in.Items[n].String() == "homes/secure 2020-04" }
	r := New("board", in, plan, disclosure.Examine(in, only))
	if got := text(t, r); r.Safe() || !strings.Contains(got, "NOT PROTECTED: 1 of 1 small numbers\n  homes/secure 2020-04 (small-count): every reader can work it out\n") {
		t.Error(got)
	}
	for _, c := range []struct {
		e    Exposure
		want string
	}{
		{Exposure{Values: 1}, "every reader can work it out"},
		{Exposure{Values: 2}, "it could have 2 values"},
		{Exposure{Values: 1, Spent: true}, "the search was not finished"},
		{Exposure{Values: 3, Insider: "kin 2020-04"}, "whoever is counted in kin 2020-04 can work it out"},
	} {
		if c.e.Said() != c.want {
			t.Errorf("%+v: %s", c.e, c.e.Said())
		}
	}
	in = homes("by-home")
	for n := range in.Items {
		in.Items[n].Printed = true
	}
	plan, audit := disclosure.Make(in, nil)
	r = New("board", in, plan, audit)
	if got := text(t, r); !r.Safe() || len(r.Published) != 1 || r.Protected() != 0 || !strings.Contains(got, "what was public cannot be withheld any more: 1\n  homes/secure 2020-04\n") {
		t.Error(got)
	}
}

// TestAdvise offers other ways to publish where something is withheld, and
// relations that nobody declared.
func TestAdvise(t *testing.T) {
	in := madeup.Made(4, 14, false)
	in.Relations = nil
	plan, audit := disclosure.Make(in, nil)
	r := New("board", in, plan, audit)
	r.Advise(in)
	if len(r.Alternatives) < 2 || !slices.ContainsFunc(r.Suggested, func(s string) bool {
		return strings.HasPrefix(s, "stock-and-flow: cic of starts less leavers, in 13 periods")
	}) {
		t.Errorf("%d ways, %q", len(r.Alternatives), r.Suggested)
	}
	none := homes("by-home")
	none.Rule.Thresholds = [len(none.Rule.Thresholds)]int{}
	plan, audit = disclosure.Make(none, nil)
	r = New("board", none, plan, audit)
	r.Advise(none)
	if len(r.Alternatives) > 0 || r.Withheld > 0 || share(r.Withheld, 0) != "0.0%" {
		t.Errorf("where nothing is withheld: %+v", r.Alternatives)
	}
}

// TestPage prints names that are no markup, and nothing from elsewhere.
func TestPage(t *testing.T) {
	in := homes("<script>alert(1)</script>")
	plan, audit := disclosure.Make(in, nil)
	r := New("St Helen's <b>", in, plan, audit)
	var b bytes.Buffer
	if err := WritePage(&b, []*Report{r, r}); err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{"<script", "St Helen's <b>", "http://", "https://", "ZgotmplZ"} {
		if strings.Contains(b.String(), not) {
			t.Errorf("the page has %s", not)
		}
	}
	if !strings.Contains(b.String(), "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("the page does not name the relation")
	}
}
