package source

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSeverity(t *testing.T) {
	at := Place{File: "a.csv", Line: 1}
	e, w := Errorf(at, "number", "%q is not a number", "x").WithHint("write %d", 5), Warnf(at, "borderline", "near %s", "87%")
	if e.Severity != Error || e.Message != `"x" is not a number` || e.Hint != "write 5" || e.Rule != "number" || e.Place != at {
		t.Errorf("the error is %+v", e)
	}
	if w.Severity != Warning || w.Message != "near 87%" || w.Hint != "" {
		t.Errorf("the warning is %+v", w)
	}
	if Error.String() != "error" || Warning.String() != "warning" {
		t.Errorf("the severities are called %s and %s", Error, Warning)
	}
	for _, c := range []struct {
		problems Problems
		fatal    bool
		summary  string
	}{
		{nil, false, "no problems"},
		{Problems{w}, false, "1 warning"},
		{Problems{w, w}, false, "2 warnings"},
		{Problems{e}, true, "1 error"},
		{Problems{w, e}, true, "1 error and 1 warning"},
		{Problems{e, w, e, w, e}, true, "3 errors and 2 warnings"},
	} {
		if c.problems.Fatal() != c.fatal || c.problems.Summary() != c.summary {
			t.Errorf("%d problems are fatal: %t, %s; want %s", len(c.problems), c.problems.Fatal(), c.problems.Summary(), c.summary)
		}
		if c.problems.Count(Error)+c.problems.Count(Warning) != len(c.problems) {
			t.Errorf("%d problems are counted as %d and %d", len(c.problems), c.problems.Count(Error), c.problems.Count(Warning))
		}
	}
	var ps Problems
	ps.Add()
	ps.Add(e, w)
	ps.Add(w)
	if len(ps) != 3 {
		t.Errorf("three problems are %d", len(ps))
	}
}

// TestSorted: by file, line, column, rule and message; the same order and the
// same problems however they were found.
func TestSorted(t *testing.T) {
	at := func(file string, line, col int) Place { return Place{File: file, Line: line, Col: col} }
	want := Problems{
		Errorf(Place{}, "no-scorecard", "nothing here"),
		Errorf(at("a.csv", 0, 0), "missing-file", "this file is missing"),
		Errorf(at("a.csv", 1, 0), "missing-column", "the column is missing"),
		Errorf(at("a.csv", 1, 3), "unknown-column", "b"),
		Errorf(at("a.csv", 1, 20), "unknown-column", "a"), // 20 after 3
		Errorf(at("a.csv", 2, 1), "number", "a is not"),
		Errorf(at("a.csv", 2, 1), "number", "b is not"),
		Errorf(at("a.csv", 2, 1), "period", "a is not"),
		Errorf(at("a.csv", 10, 1), "number", "a is not"), // 10 after 2
		Errorf(at("b.csv", 1, 1), "label", "a is both").WithHint("zzz"),
		Errorf(at("b.csv", 1, 2), "label", "a has two hints").WithHint("one"),
		Errorf(at("b/a.csv", 1, 1), "number", "a is not"),
	}
	again := append(Problems{
		Warnf(at("b.csv", 1, 1), "label", "a is both"), // and an error
		Errorf(at("b.csv", 1, 2), "label", "a has two hints").WithHint("other"),
	}, want[:5]...)
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		found := append(slices.Clone(want), again...) // some of them found twice
		random.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
		before := slices.Clone(found)
		got := found.Sorted()
		if !slices.Equal(got, want) {
			t.Fatalf("found as\n%v\nthey are sorted as\n%v\nwant\n%v", found, got, want)
		}
		if !slices.Equal(found, before) {
			t.Fatal("sorting has changed the list that was sorted")
		}
	}
	if got := (Problems{}).Sorted(); len(got) > 0 {
		t.Errorf("no problems are sorted as %v", got)
	}
}
