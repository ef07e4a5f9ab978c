package disclosure

import (
	"runtime"
	"slices"
	"sync"

	"scorecard/cmd/scorecard/internal/disclosure/cover"
	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Finding is what a reader of everything that is printed can work out about a
// number that nobody may work out.
type Finding struct {
	Target    Target
	True      scorecard.Decimal
	Values    []scorecard.Decimal // that it could have, the true one included, ascending; not more than were asked for
	All       bool                // it is proved that it could have no others
	Spent     bool                // the budget ran out: it counts as not protected
	Protected bool
	Insider   *Figure // whoever knows this figure can work it out; nil for nobody
	Worlds    []World // a substitute for the figures for each of Values but the true one

	worlds []solve.World // the same, in numbers
}

// A World is figures that could stand in place of the true ones without a reader
// seeing a difference: in everything that is printed they are the same.
type World []Substitute

// A Substitute is an item as it is in a World.
type Substitute struct {
	Item                          int // of the input
	Value, Numerator, Denominator scorecard.Decimal
}

// An Audit is what readers can work out, all in all.
type Audit struct {
	Findings []Finding
	Broken   []Broken
	Unproved []int // items that are printed and whose base is not known
	Cause    error // why nothing could be audited; nil where it could

	system *system
	hidden []bool // of each item
}

// Exposed gives the findings that are not protected.
func (a *Audit) Exposed() (out []*Finding) {
	for n := range a.Findings {
		if !a.Findings[n].Protected {
			out = append(out, &a.Findings[n])
		}
	}
	return out
}

// Examine audits a scorecard of which some items are withheld.
func Examine(in *Input, withheld func(item int) bool) *Audit {
	s := newSystem(in)
	hidden := make([]bool, len(in.Items))
	for n := range hidden {
		hidden[n] = withheld(n) && !in.Items[n].Printed
	}
	return s.audit(hidden, nil)
}

// audit asks of each target how many values it could have. The worlds that covers
// lead to are tried before others are searched for.
func (s *system) audit(hidden []bool, covers []cover.Cover) *Audit {
	a := &Audit{Findings: make([]Finding, len(s.Targets)), Broken: s.Broken, system: s, hidden: hidden}
	for _, n := range s.Unproved {
		if !hidden[n] {
			a.Unproved = append(a.Unproved, n)
		}
	}
	for n := range s.Targets {
		t := s.Targets[n]
		a.Findings[n] = Finding{Target: t, True: s.decimal(t.Number, s.Numbers[t.Number].Home)}
		a.Findings[n].Values = []scorecard.Decimal{a.Findings[n].True}
	}
	whole := s.solvable(hidden)
	if a.Cause = whole.Check(); a.Cause != nil {
		return a
	}
	parts, settled := whole.Components()
	var known []solve.World
	for n := range covers {
		known = append(known, s.movements(covers[n], s.In.Rule.Values)...)
	}
	jobs := s.jobs(parts, settled, a)
	jobs.share(known)
	var wg sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for n := range jobs {
		wg.Go(func() {
			limit <- struct{}{}
			jobs[n].run(s, a)
			<-limit
		})
	}
	wg.Wait()
	return a
}

// A job is a component and the targets in it.
type job struct {
	c       *solve.Component
	targets []int
	known   []solve.World
	moving  map[int][]int // worlds that move a number, by number
	found   []solve.World
}

type jobs []*job

// jobs hands the targets to their components. A target that is settled is
// known to every reader.
func (s *system) jobs(parts []*solve.Component, settled []bool, a *Audit) jobs {
	of := map[int]int{}
	for n, c := range parts {
		for _, v := range c.Vars {
			of[v] = n
		}
	}
	all := make(jobs, len(parts))
	for n := range s.Targets {
		v := s.Targets[n].Number
		if settled[v] {
			a.Findings[n].All = true
			continue
		}
		at := of[v]
		if all[at] == nil {
			all[at] = &job{c: parts[at], moving: map[int][]int{}}
		}
		all[at].targets = append(all[at].targets, n)
	}
	return slices.DeleteFunc(all, func(j *job) bool { return j == nil })
}

// share hands worlds to the components that they move: a world may move
// several at once, and each keeps its own part of it.
func (all jobs) share(worlds []solve.World) {
	owner := map[int]*job{}
	for _, j := range all {
		for _, v := range j.c.Vars {
			owner[v] = j
		}
	}
	for _, w := range worlds {
		own := map[*job]solve.World{}
		var in jobs
		for _, set := range w {
			j := owner[set.Var]
			if j == nil {
				continue
			}
			if own[j] == nil {
				in = append(in, j)
			}
			own[j] = append(own[j], set)
		}
		for _, j := range in {
			if j.c.Keeps(own[j]) {
				j.learn(own[j])
			}
		}
	}
}

// learn keeps a world for the targets that it moves.
func (j *job) learn(w solve.World) {
	for _, set := range w {
		j.moving[set.Var] = append(j.moving[set.Var], len(j.found))
	}
	j.found = append(j.found, w)
}

// worldsOf gives the worlds that move a number.
func (j *job) worldsOf(v int) (out []solve.World) {
	for _, n := range j.moving[v] {
		out = append(out, j.found[n])
	}
	return out
}

// run audits the targets of a component, one after the other.
func (j *job) run(s *system, a *Audit) {
	for _, n := range j.targets {
		t := &s.Targets[n]
		need := s.need(t)
		known := j.worldsOf(t.Number)
		got := j.c.Values(t.Number, need, known, s.In.Rule.Budget)
		for _, w := range got.Worlds {
			if !slices.ContainsFunc(known, func(k solve.World) bool { return slices.Equal(k, w) }) {
				j.learn(w)
			}
		}
		f := &a.Findings[n]
		f.All, f.Spent, f.Protected = got.All, got.Spent, need.Met(got.Values)
		f.Values = f.Values[:0]
		for _, value := range got.Values {
			f.Values = append(f.Values, s.decimal(t.Number, value))
		}
		f.worlds = got.Worlds
		for _, w := range got.Worlds {
			f.Worlds = append(f.Worlds, s.world(w))
		}
	}
	if s.In.Rule.Insider {
		j.insiders(s, a)
	}
}

// decimal gives a number's value as its figure has it.
func (s *system) decimal(v int, value int64) scorecard.Decimal {
	return scorecard.Scaled(value, s.Numbers[v].Scale)
}

// world puts a world into items. Numbers that no item shows need no substitute.
func (s *system) world(w solve.World) World {
	value := func(v int) int64 { return w.Value(v, s.Numbers[v].Home) }
	var touched []int
	for _, set := range w {
		touched = append(touched, s.ItemsOf[set.Var]...)
	}
	slices.Sort(touched)
	var out World
	for _, n := range slices.Compact(touched) {
		item := &s.In.Items[n]
		sub := Substitute{n, item.Value, item.Numerator, item.Denominator}
		if r := &s.Ratios[n]; r.Has {
			sub.Numerator, sub.Denominator = s.decimal(r.Num, value(r.Num)), s.decimal(r.Den, value(r.Den))
			if equations.Divided(item, s.decimal(r.Num, s.Numbers[r.Num].Home), s.decimal(r.Den, s.Numbers[r.Den].Home)).Cmp(item.Value) == 0 {
				sub.Value = equations.Divided(item, sub.Numerator, sub.Denominator)
			}
		} else {
			sub.Value = s.decimal(s.Nails[n][0], value(s.Nails[n][0])).Round(max(item.Value.Decimals(), s.Numbers[s.Nails[n][0]].Scale))
		}
		out = append(out, sub)
	}
	return out
}
