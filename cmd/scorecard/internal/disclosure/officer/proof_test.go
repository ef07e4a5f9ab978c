package officer

import (
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure"
)

// TestProof counts a number as proved when enough of its other values made the
// same site, and never because of one world said again.
func TestProof(t *testing.T) {
	in := homes("by-home")
	plan, audit := disclosure.Make(in, nil)
	joints := audit.Joints()
	if len(joints) < 2 {
		t.Fatalf("%d worlds; this is no test", len(joints))
	}
	p := NewProof(in, audit, 12)
	if p.Numbers != 1 || p.Holds() || !slices.Equal(p.Short, []string{"homes/secure 2020-04"}) {
		t.Errorf("before any world: %+v", p)
	}
	p.Add(&joints[0], nil)
	p.Add(&joints[0], nil)
	if p.Holds() {
		t.Error("one world, said twice, proves it")
	}
	p.Add(&joints[1], nil)
	if !p.Holds() || p.Worlds != 3 {
		t.Errorf("%+v", p)
	}
	r := New("board", in, plan, audit)
	r.Proof = p
	if got := text(t, r); !r.Safe() || !strings.Contains(got, "built from other figures 3 times over, 12 files each time, and no byte of it differs\n") {
		t.Error(got)
	}
}

// TestProofOfLeaks tells which files differ in a world, and how many beyond the
// first few; what is short of values has leaked.
func TestProofOfLeaks(t *testing.T) {
	in := homes("by-home")
	plan, audit := disclosure.Make(in, nil)
	joints := audit.Joints()
	p := NewProof(in, audit, 12)
	p.Add(&joints[0], []string{"a", "b", "c", "d", "e", "f", "g"})
	r := New("board", in, plan, audit)
	r.Proof = p
	got := text(t, r)
	for _, want := range []string{"NOT PROVED by substitution: of 1 other worlds 1 make another site, and 1 of 1 numbers are short of values\n",
		"  with other values of homes/kin 2020-04, homes/secure 2020-04\n    another site in a, b, c, d, e and 2 more\n", "  short of values: homes/secure 2020-04\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\nis without\n%s", got, want)
		}
	}
	if r.Safe() {
		t.Error("a leak is safe")
	}
	in.Rule.Thresholds = [len(in.Rule.Thresholds)]int{}
	_, audit = disclosure.Make(in, nil)
	if p = NewProof(in, audit, 12); !p.Holds() || string(p.appendText(nil)) != "by substitution: nothing is small\n" {
		t.Errorf("where nothing is small: %s", p.appendText(nil))
	}
}
