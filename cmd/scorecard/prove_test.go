package main

import (
	"os"
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/officer"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// smallSites are the sites that are proved: a tenth of the work, or all of it.
func smallSites() []smallSite {
	if os.Getenv("SCORECARD_SOAK") != "" {
		return []smallSite{{months: 24, events: 7, seed: 1}, {months: 24, events: 7, seed: 2}}
	}
	return []smallSite{{months: 8, events: 1, seed: 1}}
}

// proved puts all worlds through the pipeline that the audit found.
func (s *plannedSite) proved(t *testing.T) *officer.Proof {
	t.Helper()
	p, err := newProver(s.files)
	if err != nil {
		t.Fatal(err, p.true.problems)
	}
	proof, err := p.prove(s.board, s.plan, s.audit, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return proof
}

// TestCertificate builds sites from other figures than the true ones, under the
// same plan. No byte of any file, and nothing that a build says, may differ, and
// every number that nobody may work out has two other values at least.
func TestCertificate(t *testing.T) {
	for _, small := range smallSites() {
		s := small.make(t)
		if n := len(s.audit.Exposed()); n > 0 || s.audit.Cause != nil {
			t.Fatalf("%d of %d numbers are exposed, %v", n, len(s.audit.Findings), s.audit.Cause)
		}
		proof := s.proved(t)
		t.Logf("%d months, %d indicators: %d figures are withheld; %d files, %d numbers, %d worlds built",
			len(s.board.Months), len(s.board.Indicators), len(s.plan.Withheld), proof.Files, proof.Numbers, proof.Worlds)
		for _, leak := range proof.Leaks {
			t.Errorf("a world of %d figures shows in %d files: %q", len(leak.Figures), len(leak.Files), leak.Files[:min(5, len(leak.Files))])
		}
		if len(proof.Short) > 0 {
			t.Errorf("not proved: %q", proof.Short[:min(5, len(proof.Short))])
		}
		if proof.Numbers < 8*small.months || proof.Worlds < 2 {
			t.Errorf("%d numbers in %d worlds; the site is no test", proof.Numbers, proof.Worlds)
		}
		s.plannedAnew(t)
	}
}

// plannedAnew plans anew in each world that leaves all figures in their classes:
// the plan is the same, and so tells nothing.
func (s *plannedSite) plannedAnew(t *testing.T) {
	t.Helper()
	kept := 0
	for _, j := range s.audit.Joints() {
		root, err := (&prover{root: s.files}).world(s.board, s.plan, j.World)
		if err != nil {
			t.Fatal(err)
		}
		there, _ := site.Load(root)
		in := figures.Protected(there.Scorecards[0], there.Scorecards[0].Months)
		if len(s.plan.Verify(in).Stale) > 0 {
			continue // a figure is of another class
		}
		kept++
		again, _ := disclosure.Make(in, nil)
		if !slices.Equal(again.Withheld, s.plan.Withheld) {
			t.Error("in a world that keeps all classes the plan is another")
		}
	}
	if kept == 0 {
		t.Error("no world keeps all classes; this is no test")
	}
}

// TestCertificateFails prints what a plan withholds, a figure at a time and
// after the worlds were found: the certificate names the files that tell.
func TestCertificateFails(t *testing.T) {
	s := smallSite{months: 6, events: 1, seed: 2}.make(t)
	whole := s.plan
	tried := map[scorecard.Reason]bool{}
	for n, w := range whole.Withheld {
		if tried[w.Why] {
			continue
		}
		tried[w.Why] = true
		s.plan = &disclosure.Plan{Withheld: slices.Delete(slices.Clone(whole.Withheld), n, n+1)}
		s.plan = s.plan.Rekeyed(figures.Protected(s.board, s.board.Months))
		s.files["data/board/withheld.csv"].Data = s.plan.AppendCSV(nil)
		proof := s.proved(t)
		month := "board/" + w.Month.String() + "/"
		if proof.Holds() || !slices.ContainsFunc(proof.Leaks, func(l officer.Leak) bool {
			return slices.Contains(l.Files, month+"index.html") && slices.Contains(l.Files, month+"data.csv") && slices.Contains(l.Files, month+"data.json")
		}) {
			t.Errorf("%v %v (%v) is printed, and the certificate holds: %+v", w.Operand, w.Period, w.Why, proof.Leaks)
		}
	}
	if len(tried) < 3 {
		t.Errorf("only %v is withheld for", tried)
	}
}
