package solve

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
)

// drawn makes a small system at random, with a home that keeps it.
func drawn(r *rand.Rand) *System {
	s := &System{}
	for range 2 + r.IntN(5) {
		lo := int64(r.IntN(3)) - 1
		hi := lo + int64(r.IntN(6))
		s.Add(lo, hi, lo+r.Int64N(hi-lo+1))
	}
	for range 1 + r.IntN(6) {
		var row Row
		for v := range s.Home {
			if r.IntN(2) == 0 {
				row.Terms = append(row.Terms, Term{v, int64(r.IntN(7)) - 3})
			}
		}
		row.Terms = slices.DeleteFunc(row.Terms, func(t Term) bool { return t.Coef == 0 })
		sum := row.Sum(func(v int) int64 { return s.Home[v] })
		row.Lo, row.Hi = sum, sum
		switch r.IntN(4) {
		case 0:
			row.Lo, row.Hi = NoLess, sum+r.Int64N(3)
		case 1:
			row.Lo, row.Hi = sum-r.Int64N(3), sum+r.Int64N(2)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// every gives, for each number of a system, all values that it has in some
// world, by trying all assignments.
func every(s *System) []map[int64]bool {
	out := make([]map[int64]bool, len(s.Home))
	for v := range out {
		out[v] = map[int64]bool{}
	}
	at := slices.Clone(s.Lo)
	for {
		ok := true
		for n := range s.Rows {
			sum := s.Rows[n].Sum(func(v int) int64 { return at[v] })
			ok = ok && sum >= s.Rows[n].Lo && sum <= s.Rows[n].Hi
		}
		for v := range at {
			if ok {
				out[v][at[v]] = true
			}
		}
		v := 0
		for ; v < len(at) && at[v] == s.Hi[v]; v++ {
			at[v] = s.Lo[v]
		}
		if v == len(at) {
			return out
		}
		at[v]++
	}
}

// TestExact holds the answers against all assignments of small systems: not a
// value too few, not one too many, and a world that keeps every row for each.
func TestExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	severalRows := 0
	for n := range 4000 {
		s := drawn(r)
		if err := s.Check(); err != nil {
			t.Fatal(err)
		}
		want := every(s)
		parts, settled := s.Components()
		for v := range s.Home {
			if settled[v] {
				if len(want[v]) != 1 {
					t.Fatalf("system %d: number %d is settled and could have %d values", n, v, len(want[v]))
				}
				continue
			}
			c := parts[slices.IndexFunc(parts, func(c *Component) bool { return c.Has(v) })]
			a := c.Values(v, Need{Values: 100, AtLeast: NoLess}, nil, NoMore)
			if !a.All || a.Spent || len(a.Values) != len(want[v]) {
				t.Fatalf("system %d: number %d has the values %v, wanted %v", n, v, a, want[v])
			}
			if len(a.Values) > 1 {
				severalRows++
			}
			for _, w := range a.Worlds {
				if !s.Keeps(w) || !c.Keeps(w) {
					t.Fatalf("system %d: %v is no world", n, w)
				}
				if !want[v][w.Value(v, s.Home[v])] {
					t.Fatalf("system %d: %v has a value that it cannot have", n, w)
				}
			}
		}
	}
	if severalRows < 1000 {
		t.Errorf("only %d numbers had several values; the draw is no test", severalRows)
	}
}

// TestNeeds holds needs against what all values would say of them.
func TestNeeds(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	met, unmet := 0, 0
	for n := range 2000 {
		s := drawn(r)
		want := every(s)
		parts, _ := s.Components()
		need := Need{Values: 1 + r.IntN(4), Spread: r.Int64N(5), AtLeast: r.Int64N(5) - 1}
		for _, c := range parts {
			for _, v := range c.Vars {
				var all []int64
				for value := range want[v] {
					all = append(all, value)
				}
				slices.Sort(all)
				a := c.Values(v, need, nil, NoMore)
				if need.Met(a.Values) != need.Met(all) {
					t.Fatalf("system %d: %v of %v, and the need is %+v", n, a.Values, all, need)
				}
				if need.Met(all) {
					met++
				} else {
					unmet++
				}
			}
		}
	}
	if met < 500 || unmet < 500 {
		t.Errorf("%d needs were met and %d not; the draw is no test", met, unmet)
	}
}

// TestKnownWorlds hands worlds in that hold and worlds that do not.
func TestKnownWorlds(t *testing.T) {
	s := &System{}
	a, b := s.Add(0, 9, 4), s.Add(0, 9, 3)
	s.Rows = []Row{{[]Term{{a, 1}, {b, 1}}, 7, 7}}
	parts, _ := s.Components()
	good, bad, outside := World{{a, 5}, {b, 2}}, World{{a, 6}}, World{{a, 8}, {b, -1}}
	got := parts[0].Values(a, Need{Values: 2}, []World{bad, outside, {{99, 1}, {a, 3}}, good}, 0)
	if len(got.Worlds) != 1 || got.Worlds[0][0] != good[0] || got.Spent {
		t.Errorf("with a known world and no budget: %+v", got)
	}
	got = parts[0].Values(a, Need{Values: 2}, []World{bad, outside}, -1)
	if len(got.Values) != 1 || !got.Spent || got.All {
		t.Errorf("without a known world and without a budget: %+v", got)
	}
	for _, w := range []World{bad, outside, {{-1, 0}}, {{99, 1}}} {
		if s.Keeps(w) {
			t.Errorf("%v is said to keep the system", w)
		}
	}
}

// TestFixed asks again with one number known.
func TestFixed(t *testing.T) {
	s := &System{}
	a, b, c := s.Add(0, 9, 1), s.Add(0, 9, 1), s.Add(0, 9, 5)
	s.Rows = []Row{{[]Term{{a, 1}, {b, 1}}, 2, 2}, {[]Term{{b, 1}, {c, -1}}, NoLess, 5}}
	parts, _ := s.Components()
	need := Need{Values: 3}
	if got := parts[0].Values(b, need, nil, 1000); !need.Met(got.Values) {
		t.Errorf("to a stranger b has the values %v", got.Values)
	}
	got := parts[0].Fixed(a).Values(b, need, nil, 1000)
	if !got.All || !slices.Equal(got.Values, []int64{1}) {
		t.Errorf("to whoever knows a, b has the values %v", got.Values)
	}
}

// TestCheck refuses systems that cannot be reasoned with.
func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		row   Row
		large bool
	}{
		"not kept below": {Row{[]Term{{0, 1}}, 5, 9}, false},
		"not kept above": {Row{[]Term{{0, 3}}, 0, 11}, false},
		"too large":      {Row{[]Term{{0, NoMore / 8}}, NoLess, NoMore}, true},
	} {
		s := &System{Rows: []Row{c.row}}
		s.Add(0, 100, 4)
		if err := s.Check(); err == nil || errors.Is(err, ErrTooLarge) != c.large {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, bounds := range [][2]int64{{5, 9}, {0, 3}} {
		s := &System{}
		s.Add(bounds[0], bounds[1], 4)
		if s.Check() == nil {
			t.Errorf("a home outside %v is let through", bounds)
		}
	}
}
