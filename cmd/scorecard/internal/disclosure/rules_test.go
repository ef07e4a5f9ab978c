package disclosure

import (
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// TestPrimary tries every rule just below, on and just above its limit.
func TestPrimary(t *testing.T) {
	ratio := func(kind equations.Kind, num, den int) Item {
		return Item{Kind: kind, Numerator: scorecard.Int(num), Denominator: scorecard.Int(den), HasFraction: true, Times: map[equations.Kind]int64{equations.Percentage: 100, equations.Rate: 10000, equations.Mean: 1}[kind]}
	}
	of := func(i Item, s scorecard.Sensitivity) Item { i.Sensitivity = s; return i }
	sensitive := func(i Item) Item { i.ZeroSensitive = true; return i }
	count := func(n int) Item { return Item{Value: scorecard.Int(n)} }
	for _, c := range []struct {
		name string
		item Item
		want scorecard.Reason
	}{
		{"no children", count(0), scorecard.Shown},
		{"one child", count(1), scorecard.SmallCount},
		{"five children", count(5), scorecard.SmallCount},
		{"six children", count(6), scorecard.Shown},
		{"no children, which tells of all", sensitive(count(0)), scorecard.SensitiveZero},
		{"six children, where none would tell", sensitive(count(6)), scorecard.Shown},
		{"five carers", of(count(5), scorecard.Household), scorecard.SmallCount},
		{"five escalations", of(count(5), scorecard.Event), scorecard.SmallCount},
		{"four staff", of(count(4), scorecard.Staff), scorecard.SmallCount},
		{"five staff", of(count(5), scorecard.Staff), scorecard.Shown},
		{"one lamp post", of(count(1), scorecard.NotPeople), scorecard.Shown},
		{"five of a hundred", ratio(equations.Percentage, 5, 100), scorecard.SmallNumerator},
		{"six of a hundred", ratio(equations.Percentage, 6, 100), scorecard.Shown},
		{"ninety-five of a hundred", ratio(equations.Percentage, 95, 100), scorecard.SmallRest},
		{"ninety-four of a hundred", ratio(equations.Percentage, 94, 100), scorecard.Shown},
		{"none of a hundred", ratio(equations.Percentage, 0, 100), scorecard.Shown},
		{"all of a hundred", ratio(equations.Percentage, 100, 100), scorecard.Shown},
		{"none of a hundred, which tells of all", sensitive(ratio(equations.Percentage, 0, 100)), scorecard.SmallNumerator},
		{"all of a hundred, which tells of all", sensitive(ratio(equations.Percentage, 100, 100)), scorecard.SmallRest},
		{"all of ten", ratio(equations.Percentage, 10, 10), scorecard.SmallBase},
		{"all of eleven", ratio(equations.Percentage, 11, 11), scorecard.Shown},
		{"two of five lamp posts", of(ratio(equations.Percentage, 2, 5), scorecard.NotPeople), scorecard.Shown},
		{"five in ten thousand", ratio(equations.Rate, 5, 60000), scorecard.SmallNumerator},
		{"six in ten thousand", ratio(equations.Rate, 6, 60000), scorecard.Shown},
		{"all but one of a population", ratio(equations.Rate, 59999, 60000), scorecard.Shown},
		{"a mean of seven", ratio(equations.Mean, 300, 7), scorecard.FewGiving},
		{"a mean of eight", ratio(equations.Mean, 300, 8), scorecard.Shown},
		{"a mean of eight that is small", ratio(equations.Mean, 3, 8), scorecard.Shown},
		{"a hundred that its author withholds", Item{Value: scorecard.Int(100), Secret: true}, scorecard.WithheldByAuthor},
	} {
		m := &madeup.Scorecard{In: &Input{Rule: scorecard.DefaultProtection()}}
		m.In.Months = []scorecard.Period{m.Month(0)}
		c.item.Figure, c.item.Cost = Figure{Operand: madeup.Operand("x"), Period: m.Month(0)}, 1
		if c.item.HasFraction {
			c.item.Value, _ = scorecard.Ratio(c.item.Numerator, c.item.Denominator, c.item.Times, 0)
		}
		m.In.Items = []Item{c.item}
		plan, audit := Make(m.In, nil)
		got := scorecard.Shown
		if len(plan.Withheld) > 0 {
			got = plan.Withheld[0].Why
		}
		if got != c.want || len(audit.Exposed()) > 0 {
			t.Errorf("%s: %v, wanted %v; %d are exposed", c.name, got, c.want, len(audit.Exposed()))
		}
	}
}

// A story is a scorecard of a few figures and what is withheld of it.
type story struct {
	*madeup.Scorecard
	t *testing.T
}

func tell(t *testing.T, months int) *story {
	m := &madeup.Scorecard{Months: months, In: &Input{Rule: scorecard.DefaultProtection()}}
	for k := range months {
		m.In.Months = append(m.In.Months, m.Month(k))
	}
	return &story{m, t}
}

// wants plans the story and compares what is withheld, as "id month".
func (s *story) wants(name string, earlier *Plan, want ...string) (*Plan, *Audit) {
	s.t.Helper()
	plan, audit := Make(s.In, earlier)
	var got []string
	for _, w := range plan.Withheld {
		got = append(got, w.Operand.String()+" "+w.Period.String()[5:])
	}
	if !slices.Equal(got, want) {
		s.t.Errorf("%s: %q is withheld, wanted %q", name, got, want)
	}
	return plan, audit
}

func (s *story) series(id string, values ...int) {
	for t, v := range values {
		s.Item(id, t, v)
	}
}

// TestLeaks plants a leak of each kind and wants it closed.
func TestLeaks(t *testing.T) {
	s := tell(t, 1)
	s.series("all", 100)
	s.series("listed", 97)
	s.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand("all"), Plus: []scorecard.Operand{madeup.Operand("listed"), madeup.Operand("unlisted")}})
	s.wants("a part that is not listed", nil, "listed 04")

	s = tell(t, 1)
	s.series("in-care", 100)
	s.series("without-asylum", 97)
	s.In.Items[0].Headline = true
	s.Relate(scorecard.Relation{Kind: scorecard.Part, Result: madeup.Operand("in-care"), Plus: []scorecard.Operand{madeup.Operand("without-asylum")}})
	s.wants("two populations that differ by a few", nil, "without-asylum 04")

	s = tell(t, 2)
	s.series("in-care", 100, 103)
	s.series("came", 9, 8)
	s.In.Items[0].Headline, s.In.Items[1].Headline = true, true
	s.Relate(scorecard.Relation{Kind: scorecard.StockAndFlow, Result: madeup.Operand("in-care"), Plus: []scorecard.Operand{madeup.Operand("came")}, Minus: []scorecard.Operand{madeup.Operand("left")}})
	s.wants("a flow that is not printed", nil, "came 05")

	s = tell(t, 2)
	s.series("adopted", 7, 2)
	s.series("adopted-ytd", 7, 9)
	s.Relate(scorecard.Relation{Kind: scorecard.Cumulative, Result: madeup.Operand("adopted-ytd"), Plus: []scorecard.Operand{madeup.Operand("adopted")}, Additive: true, ToDate: true})
	s.wants("a year to date and its month", nil, "adopted 05", "adopted-ytd 05")

	s = tell(t, 1)
	s.series("one", 3)
	s.series("other", 3)
	s.Relate(scorecard.Relation{Kind: scorecard.SameFigure, Plus: []scorecard.Operand{madeup.Operand("one"), madeup.Operand("other")}})
	s.wants("one figure under two names", nil, "one 04", "other 04")
}

// TestRestated restates a figure after it was withheld: it stays withheld, and
// each edition's relations hold of the figures that it knew.
func TestRestated(t *testing.T) {
	s := tell(t, 2)
	for _, id := range []string{"all", "few", "many", "others"} {
		s.Item(id, 0, map[string]int{"all": 40, "few": 2, "many": 30, "others": 8}[id])
	}
	s.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand("all"), Plus: []scorecard.Operand{madeup.Operand("few"), madeup.Operand("many"), madeup.Operand("others")}})
	first, _ := s.wants("at first", nil, "few 04", "many 04")
	for n := range s.In.Items {
		s.In.Items[n].Printed = !first.Has(s.In.Items[n].Figure, s.In.Months[0])
	}
	again := s.Item("many", 1, 33)
	again.Period = s.Month(0)
	plan, audit := s.wants("restated", first, "few 04", "many 04", "many 04")
	if len(audit.Exposed()) > 0 {
		t.Errorf("%d are exposed", len(audit.Exposed()))
	}
	if w := plan.Withheld[2]; w.Month != s.Month(1) || w.Why != scorecard.StaysWithheld {
		t.Errorf("what was withheld and is restated: %+v", w)
	}
}

// TestOldMonthsStay plans month by month: what was printed stays in print and
// what was withheld stays withheld, whatever is added.
func TestOldMonthsStay(t *testing.T) {
	whole := madeup.Made(3, 14, false)
	var plan *Plan
	for months := 1; months <= 14; months++ {
		in := *whole
		in.Months, in.Items = whole.Months[:months], nil
		for n := range whole.Items {
			if whole.Items[n].Edition < months {
				in.Items = append(in.Items, whole.Items[n])
			}
		}
		next, now := Make(&in, plan)
		if plan != nil {
			var old []scorecard.Withholding
			for _, w := range next.Withheld {
				if w.Month != whole.Months[months-1] {
					old = append(old, w)
				}
			}
			if !slices.Equal(old, plan.Withheld) {
				t.Fatalf("with month %d the plan for those before is another", months)
			}
			if stale := plan.Verify(&in).Stale; !slices.Equal(stale, in.Months[months-1:]) {
				t.Fatalf("with month %d the plan before is stale for %v", months, stale)
			}
		}
		if n := len(now.Exposed()); n > 0 {
			t.Errorf("with month %d %d figures are exposed", months, n)
		}
		plan = next
	}
	again, _ := Make(whole, plan)
	if !slices.Equal(again.Withheld, plan.Withheld) {
		t.Error("planned again, the plan is another")
	}
}

// TestStale changes what a plan was made from.
func TestStale(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Input)
		stale  bool
	}{
		"nothing":                      {func(*Input) {}, false},
		"a figure within its class":    {func(in *Input) { in.Items[1].Value = scorecard.Int(31) }, false},
		"a figure that is small now":   {func(in *Input) { in.Items[1].Value = scorecard.Int(3) }, true},
		"a figure that is none now":    {func(in *Input) { in.Items[1].Value = scorecard.Int(0) }, true},
		"the rule":                     {func(in *Input) { in.Rule.Thresholds[scorecard.Person] = 10 }, true},
		"a relation":                   {func(in *Input) { in.Relations = nil }, true},
		"a figure more":                {func(in *Input) { in.Items = append(in.Items, in.Items[1]); in.Items[2].Indicator = "y" }, true},
		"a figure that may be printed": {func(in *Input) { in.Items[0].Sensitivity = scorecard.NotPeople }, true},
		"a headline":                   {func(in *Input) { in.Items[1].Headline = true }, true},
	} {
		s := tell(t, 1)
		s.series("x", 3)
		s.series("all", 30)
		s.Relate(scorecard.Relation{Kind: scorecard.Part, Result: madeup.Operand("all"), Plus: []scorecard.Operand{madeup.Operand("x")}})
		plan, _ := Make(s.In, nil)
		c.change(s.In)
		if got := len(plan.Verify(s.In).Stale) > 0; got != c.stale {
			t.Errorf("%s: stale is %v", name, got)
		}
	}
}

// TestInsider: of two children withheld in two placements each knows its own, and
// so the other's.
func TestInsider(t *testing.T) {
	s := tell(t, 1)
	s.series("all", 40)
	s.series("a", 1)
	s.series("b", 1)
	s.series("c", 38)
	s.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand("all"), Plus: []scorecard.Operand{madeup.Operand("a"), madeup.Operand("b"), madeup.Operand("c")}})
	_, audit := s.wants("strangers", nil, "a 04", "b 04")
	if len(audit.Exposed()) > 0 {
		t.Error("a stranger works it out")
	}
	s.In.Rule.Insider = true
	known := Examine(s.In, func(n int) bool { return s.In.Items[n].Value.Cmp(scorecard.Int(1)) == 0 })
	if len(known.Exposed()) != 2 || known.Exposed()[0].Insider == nil || known.Exposed()[0].Insider.Indicator != "b" {
		t.Errorf("insiders are not seen: %+v", known.Exposed())
	}
	_, audit = s.wants("insiders", nil, "a 04", "b 04", "c 04")
	if len(audit.Exposed()) > 0 {
		t.Error("an insider works it out")
	}
}

// TestKnown adds what a reader knows from elsewhere.
func TestKnown(t *testing.T) {
	s := tell(t, 1)
	s.series("all", 40)
	s.series("a", 3)
	s.series("b", 20)
	s.series("c", 17)
	s.In.Items[0].Headline = true
	s.In.Items[2].Cost = 1
	s.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand("all"), Plus: []scorecard.Operand{madeup.Operand("a"), madeup.Operand("b"), madeup.Operand("c")}})
	s.wants("nothing is known", nil, "a 04", "b 04")
	s.In.Known = []Known{{Figure: Figure{Operand: madeup.Operand("b"), Period: s.Month(0)}, Lo: scorecard.Int(20), Hi: scorecard.Int(20), HasLo: true, HasHi: true, Source: "the board's minutes"}}
	_, audit := s.wants("what would cover is known", nil, "a 04", "c 04")
	if len(audit.Exposed()) > 0 || len(audit.Broken) > 0 {
		t.Errorf("%d are exposed, %v", len(audit.Exposed()), audit.Broken)
	}
	s.In.Known = append(s.In.Known,
		Known{Figure: Figure{Operand: madeup.Operand("c"), Period: s.Month(0)}, Lo: scorecard.Int(18), HasLo: true, Source: "a mistaken paper"},
		Known{Figure: Figure{Operand: madeup.Operand("none"), Period: s.Month(0)}, Lo: scorecard.Int(18), HasLo: true, Source: "a paper about something else"})
	if _, audit = Make(s.In, nil); len(audit.Broken) != 2 {
		t.Errorf("%v", audit.Broken)
	}
}

// TestPrintedBefore: what was published once cannot be called back, and the
// audit says so.
func TestPrintedBefore(t *testing.T) {
	s := tell(t, 1)
	s.series("x", 3)
	s.In.Items[0].Printed = true
	_, audit := s.wants("published", nil)
	if e := audit.Exposed(); len(e) != 1 || len(e[0].Values) != 1 || !e[0].All {
		t.Errorf("%+v", e)
	}
}

// TestBudget: what could not be searched to the end is not protected.
func TestBudget(t *testing.T) {
	in := madeup.Made(2, 6, false)
	s := newSystem(in)
	primary := func(n int) bool { return s.Primary[n] != scorecard.Shown }
	protected := map[int]bool{}
	for n, f := range Examine(in, primary).Findings {
		protected[n] = f.Protected
	}
	in.Rule.Budget = 1
	spent := 0
	for n, f := range Examine(in, primary).Findings {
		if f.Spent {
			spent++
		}
		if f.Protected && (f.Spent || !protected[n]) {
			t.Errorf("%v is called protected", f.Target.Figure)
		}
	}
	if spent == 0 {
		t.Error("no budget was spent")
	}
}

// TestShares: of percentages that add to 100 the one that is withheld follows from
// the others; under two names it is printed under the second.
func TestShares(t *testing.T) {
	s := tell(t, 1)
	var all []scorecard.Operand
	for id, num := range []int{3, 40, 57} {
		s.Percentage(string(rune('a'+id)), 0, 10*num, 100)
		s.In.Items[id].Numerator = scorecard.Int(num)
		all = append(all, madeup.Operand(string(rune('a'+id))))
	}
	s.Relate(scorecard.Relation{Kind: scorecard.Shares, Plus: all})
	s.wants("shares", nil, "a 04", "b 04")

	again := s.In.Items[0]
	again.Operand = madeup.Operand("also-a")
	s.In.Items = append(s.In.Items, again)
	s.In.Items[3].Sensitivity = scorecard.NotPeople
	s.Relate(scorecard.Relation{Kind: scorecard.SameFigure, Plus: []scorecard.Operand{madeup.Operand("a"), madeup.Operand("also-a")}})
	s.wants("shares under two names", nil, "a 04", "also-a 04", "b 04")

	s.Relate(scorecard.Relation{Kind: scorecard.Difference, Result: madeup.Operand("a"), Plus: all[1:2], Minus: all[2:]})
	if _, audit := Make(s.In, nil); len(audit.Broken) != 1 {
		t.Errorf("a difference of percentages: %v", audit.Broken)
	}
}

// TestOnePopulation: a year's rates have one population behind them, printed
// nowhere. The first rate alone would suit 52,288, the fourth no fewer than 52,293.
func TestOnePopulation(t *testing.T) {
	s := tell(t, 4)
	for n, cic := range []int{320, 323, 321, 325} {
		s.Item("cic", n, cic)
		rate := s.Item("rate", n, 0)
		rate.Kind, rate.Times = equations.Rate, 10000
		rate.Value, _ = scorecard.ParseDecimal([]string{"61.2", "61.8", "61.4", "62.1"}[n])
	}
	s.Relate(scorecard.Relation{Kind: scorecard.RatioOf, Result: madeup.Operand("rate"), Plus: []scorecard.Operand{madeup.Operand("cic")}, Steady: true, Year: scorecard.Financial})
	if _, audit := s.wants("rates", nil); len(audit.Broken) > 0 {
		t.Errorf("%v", audit.Broken)
	}
	s.In.Items[7].Value, _ = scorecard.ParseDecimal("63.1")
	if _, audit := s.wants("a rate of another population", nil); len(audit.Broken) == 0 {
		t.Error("rates of two populations were reasoned with as if they had one")
	}
}
