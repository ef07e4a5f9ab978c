package main

import (
	"fmt"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/officer"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// planAgain reads a site whose files have changed, and plans it with the plan
// that it had.
func (s *plannedSite) planAgain(t *testing.T) {
	t.Helper()
	read, problems := site.Load(s.files)
	if problems.Fatal() {
		t.Fatal(problems)
	}
	s.board = read.Scorecards[0]
	before := &disclosure.Plan{Months: s.board.Plan.Months, Withheld: s.board.Plan.Withheld}
	s.plan, s.audit = disclosure.Make(figures.Protected(s.board, s.board.Months), before)
	s.files["data/board/withheld.csv"].Data = s.plan.AppendCSV(nil)
}

// exposed gives the numbers that could still be protected, and are not.
func (s *plannedSite) exposed() []officer.Exposure {
	return officer.New("board", figures.Protected(s.board, s.board.Months), s.plan, s.audit).Exposed
}

// correct changes counts of a month's file and closes the month again.
func (s *plannedSite) correct(t *testing.T, month scorecard.Period, change map[string]int) {
	t.Helper()
	name := fmt.Sprintf("data/board/%s.csv", month)
	lines := strings.Split(string(s.files[name].Data), "\n")
	for n, line := range lines {
		cells := strings.Split(line, ",")
		for id, by := range change {
			if len(cells) > 3 && cells[0]+"/"+cells[1] == id && cells[2] == "" {
				var value int
				fmt.Sscan(cells[3], &value)
				cells[3] = fmt.Sprint(value + by)
				delete(change, id)
			}
		}
		lines[n] = strings.Join(cells, ",")
	}
	if len(change) > 0 {
		t.Fatalf("%s has no %v", name, change)
	}
	s.files[name].Data = []byte(strings.Join(lines, "\n"))
	index := s.files[fmt.Sprintf("content/board/%s/index.md", month)]
	index.Data = []byte(strings.Replace(string(index.Data), "\n+++\n\n", "\ncorrected = 2022-01-15\n+++\n\n", 1))
	s.planAgain(t)
	telling := closing{id: "board", month: month.String(), reason: "Two children were counted in the wrong home."}
	if _, _, err := telling.make(s.files); err == nil || !strings.Contains(err.Error(), "may tell a figure that is withheld") {
		t.Errorf("a reason that tells: %v", err)
	}
	closeMonth(t, s.files, closing{id: "board", month: month.String(), reason: "Children were counted in the wrong home."})
	s.planAgain(t)
}

// TestVersions closes months, corrects one of them, and wants what is withheld
// to be safe from whoever has every version, and every version the same in all
// other worlds that are possible.
func TestVersions(t *testing.T) {
	small := smallSite{months: 6, events: 1, seed: 5}
	s := small.make(t)
	for n := range 4 {
		closeMonth(t, s.files, closing{id: "board", month: small.month(n).String()})
	}
	s.planAgain(t)
	if again := s.plan.Verify(figures.Protected(s.board, s.board.Months)).Stale; len(again) > 0 {
		t.Errorf("closing months makes their plan stale: %v", again)
	}
	in := figures.Protected(s.board, s.board.Months)
	in.Rule.Thresholds[scorecard.Person] = 3
	anew := disclosure.Decide(in, nil)
	for _, w := range s.plan.Withheld {
		if f := (disclosure.Figure{Operand: w.Operand, Period: w.Period}); w.Month.Compare(small.month(3)) <= 0 && !anew.Has(f, w.Month) {
			t.Errorf("%v was withheld when its month was closed, and without the plan, by a lower threshold, it would be printed", f)
		}
	}
	withheld := len(s.plan.Withheld)
	s.correct(t, small.month(2), map[string]int{"by-place/foster": -20, "by-place/home": 20})
	if len(s.board.Months[2].Versions) != 2 {
		t.Fatal("there is one version; this is no test")
	}
	if e := s.exposed(); len(e) > 0 {
		t.Errorf("%d numbers are exposed to whoever has both versions: %+v", len(e), e[0])
	}
	proof := s.proved(t)
	t.Logf("%d figures are withheld, %d before the correction; %d files, %d numbers, %d worlds built", len(s.plan.Withheld), withheld, proof.Files, proof.Numbers, proof.Worlds)
	for _, leak := range proof.Leaks {
		t.Errorf("a world of %d figures shows in %q", len(leak.Figures), leak.Files[:min(5, len(leak.Files))])
	}
	if len(proof.Short) > 0 || proof.Numbers < 40 {
		t.Errorf("of %d numbers are not proved: %q", proof.Numbers, proof.Short)
	}
}

// TestProtectedLater closes a month that shows everything, and protects small
// numbers afterwards: what the record has is told to be public, and not to be
// protected; and while more could be worked out from it, nothing is closed.
func TestProtectedLater(t *testing.T) {
	small := smallSite{months: 3, events: 1, seed: 5}
	s := small.make(t)
	toml := s.files["data/board/scorecard.toml"]
	protected := string(toml.Data)
	toml.Data = []byte(protected + "\n[disclosure]\noff = \"a test\"\n")
	closeMonth(t, s.files, closing{id: "board", month: small.month(1).String()})
	toml.Data = []byte(protected)
	s.planAgain(t)
	r := officer.New("board", figures.Protected(s.board, s.board.Months), s.plan, s.audit)
	if len(r.Published) < 5 || r.Targets <= len(r.Published) {
		t.Errorf("%d of %d small numbers are public", len(r.Published), r.Targets)
	}
	for n := range s.audit.Findings {
		if f := &s.audit.Findings[n]; s.audit.Public(f) && f.Protected {
			t.Errorf("%s stands in a record and is called protected", s.audit.Name(f))
		}
	}
	for _, w := range s.plan.Withheld {
		if w.Month == small.month(1) && w.Why.String() == "small-count" && w.Period == small.month(1) {
			t.Errorf("%v %v is withheld, and stands in a record", w.Operand, w.Period)
		}
	}
	_, problems, err := (&closing{id: "board", month: small.month(0).String()}).make(s.files)
	if refused := problems.Fatal(); err != nil || refused != (len(r.Exposed) > 0) {
		t.Errorf("with %d numbers exposed: %v %v", len(r.Exposed), err, problems)
	}
}
