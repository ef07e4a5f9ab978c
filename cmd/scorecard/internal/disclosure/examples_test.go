package disclosure

import (
	"slices"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/disclosure/madeup"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// table makes a table of counts with the totals of its rows and columns: an
// indicator a cell, named r1c1. Totals are r1, c1 and all.
func table(rule scorecard.Protection, cells [][]int) *Input {
	m := &madeup.Scorecard{In: &Input{Rule: rule, Months: []scorecard.Period{scorecard.NewMonth(2020, time.April)}}}
	name := func(row, column int) string {
		out := ""
		if row >= 0 {
			out += "r" + string(rune('1'+row))
		}
		if column >= 0 {
			out += "c" + string(rune('1'+column))
		}
		if out == "" {
			return "all"
		}
		return out
	}
	line := func(total string, sum int, parts []scorecard.Operand) {
		m.Item(total, 0, sum).Headline = true
		m.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: madeup.Operand(total), Plus: parts})
	}
	all := 0
	for row := range cells {
		sum := 0
		var parts []scorecard.Operand
		for column, value := range cells[row] {
			m.Item(name(row, column), 0, value)
			parts = append(parts, madeup.Operand(name(row, column)))
			sum += value
		}
		all += sum
		line(name(row, -1), sum, parts)
	}
	for column := range cells[0] {
		sum := 0
		var parts []scorecard.Operand
		for row := range cells {
			parts = append(parts, madeup.Operand(name(row, column)))
			sum += cells[row][column]
		}
		line(name(-1, column), sum, parts)
	}
	line("all", all, []scorecard.Operand{madeup.Operand("r1"), madeup.Operand("r2"), madeup.Operand("r3")})
	if len(cells) > 3 {
		m.In.Relations = m.In.Relations[:len(m.In.Relations)-1]
	}
	return m.In
}

// named gives the position of an item.
func named(in *Input, t *testing.T, id string) int {
	t.Helper()
	n := slices.IndexFunc(in.Items, func(i Item) bool { return i.Operand == madeup.Operand(id) })
	if n < 0 {
		t.Fatalf("there is no item %s", id)
	}
	return n
}

// finding gives what was found about an indicator.
func (a *Audit) finding(t *testing.T, id string) *Finding {
	t.Helper()
	for n := range a.Findings {
		if a.Findings[n].Target.Figure.Value().Operand == madeup.Operand(id) {
			return &a.Findings[n]
		}
	}
	t.Fatalf("nothing was found about %s", id)
	return nil
}

func ints(values []scorecard.Decimal) (out []int64) {
	for _, v := range values {
		out = append(out, v.Coefficient(0))
	}
	return out
}

// TestTauArgus is the table of the τ-ARGUS manual: four cells withheld, of which
// the first can be told to lie between 3 and 6.
func TestTauArgus(t *testing.T) {
	rule := scorecard.DefaultProtection()
	rule.Values = 100
	in := table(rule, [][]int{{5, 2}, {1, 2}, {3, 3}})
	withheld := []int{named(in, t, "r1c1"), named(in, t, "r1c2"), named(in, t, "r2c1"), named(in, t, "r2c2")}
	got := Examine(in, func(n int) bool { return slices.Contains(withheld, n) }).finding(t, "r1c1")
	if !got.All || !slices.Equal(ints(got.Values), []int64{3, 4, 5, 6}) {
		t.Errorf("%v, all %v", ints(got.Values), got.All)
	}
}

// fiveByFive has two or more withheld cells in every line, and yet r2c3, which is
// 47, is the sum of two rows less the sum of two columns.
func fiveByFive(t *testing.T) (*Input, []int) {
	in := table(scorecard.DefaultProtection(), [][]int{
		{20, 31, 12, 44, 15}, {25, 28, 47, 19, 33}, {17, 52, 39, 26, 41}, {36, 24, 18, 29, 22}, {13, 45, 27, 38, 16}})
	var withheld []int
	for _, id := range []string{"r1c1", "r1c2", "r2c1", "r2c2", "r2c3", "r3c3", "r3c4", "r4c4", "r4c5", "r5c5", "r5c3"} {
		n := named(in, t, id)
		in.Items[n].Withheld = true
		withheld = append(withheld, n)
	}
	in.Items[named(in, t, "r2c3")].Secret = true
	return in, withheld
}

// TestFiveByFive: counting withheld cells a line proves nothing.
func TestFiveByFive(t *testing.T) {
	in, withheld := fiveByFive(t)
	before := Examine(in, func(n int) bool { return slices.Contains(withheld, n) }).finding(t, "r2c3")
	if before.Protected || !before.All || !slices.Equal(ints(before.Values), []int64{47}) {
		t.Errorf("with two withheld a line: %+v", before)
	}
	plan, audit := Make(in, nil)
	after := audit.finding(t, "r2c3")
	if !after.Protected || len(after.Values) < 3 {
		t.Errorf("as planned: %+v", after)
	}
	if more := len(plan.Withheld) - len(withheld); more != 1 {
		t.Errorf("%d more are withheld", more)
	}
}

// TestTriangulation: three percentages with two decimals on a base that is
// printed nowhere tell the base and all three numerators; as whole numbers they
// do not.
func TestTriangulation(t *testing.T) {
	for decimals, known := range map[int]bool{2: true, 0: false} {
		rule := scorecard.DefaultProtection()
		rule.Thresholds[scorecard.Person] = 0 // so that none is withheld
		m := &madeup.Scorecard{In: &Input{Rule: rule, Months: []scorecard.Period{scorecard.NewMonth(2020, time.April)}}}
		var all []scorecard.Operand
		for k, num := range []int{31, 47, 58} {
			id := string(rune('a' + k))
			m.Percentage(id, 0, 0, 67)
			item := &m.In.Items[k]
			item.Numerator = scorecard.Int(num)
			item.Value, _ = scorecard.Ratio(item.Numerator, item.Denominator, 100, decimals)
			all = append(all, madeup.Operand(id))
		}
		m.Relate(scorecard.Relation{Kind: scorecard.SamePopulation, Plus: all, Times: 100})
		m.In.Known = []Known{{Figure: Figure{Operand: madeup.Operand("a denominator"), Period: m.Month(0)}, Hi: scorecard.Int(130), HasHi: true, Source: "no council this size has more"}}
		s := newSystem(m.In)
		s.Targets = []Target{{Number: s.Ratios[0].Den}, {Number: s.Ratios[0].Num}, {Number: s.Ratios[2].Num}}
		a := s.audit(make([]bool, 3), nil)
		for n, f := range a.Findings {
			if got := f.All && len(f.Values) == 1; got != known {
				t.Errorf("%d decimals: number %d is known: %v (%v)", decimals, n, got, ints(f.Values))
			}
		}
	}
}
