package disclosure

import (
	"slices"

	"scorecard/cmd/scorecard/internal/disclosure/solve"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Joint is several worlds at once: they move different figures, and no row
// ties what one moves to what another does, so that all together are a World
// too. A pipeline that is run for a Joint is run for each of them.
type Joint struct {
	World World
	Moves []Moved
}

// Moved is a number that must not be worked out and that a Joint moves.
type Moved struct {
	Finding int // of the audit
	Value   scorecard.Decimal
}

// Joints gives, in as few worlds as a simple packing finds, every value but the
// true one that the audit found for any number.
func (a *Audit) Joints() []Joint {
	if a.Cause != nil {
		return nil
	}
	p := &packing{of: a.system.solvable(a.hidden)}
	p.index()
	for n := range a.Findings {
		for _, w := range a.Findings[n].worlds {
			p.put(w)
		}
	}
	out := make([]Joint, len(p.packs))
	for n := range p.packs {
		out[n].World = a.system.world(p.packs[n].world)
		for k := range a.Findings {
			v := a.Findings[k].Target.Number
			if at := moved(p.packs[n].world, v); at != solve.NoLess {
				out[n].Moves = append(out[n].Moves, Moved{k, a.system.decimal(v, at)})
			}
		}
	}
	return out
}

// packing puts worlds together.
type packing struct {
	of    *solve.System
	rows  [][]int // of each number
	packs []pack
}

// pack is worlds that are put together, and the rows that they touch.
type pack struct {
	world solve.World
	rows  map[int]bool
}

func (p *packing) index() {
	p.rows = make([][]int, len(p.of.Home))
	for n := range p.of.Rows {
		for _, t := range p.of.Rows[n].Terms {
			p.rows[t.Var] = append(p.rows[t.Var], n)
		}
	}
}

// put adds a world to the first pack that it shares no row and no number with.
func (p *packing) put(w solve.World) {
	for n := range p.packs {
		if p.packs[n].holds(w) {
			return
		}
	}
	for n := range p.packs {
		if p.apart(&p.packs[n], w) {
			p.add(&p.packs[n], w)
			return
		}
	}
	p.packs = append(p.packs, pack{rows: map[int]bool{}})
	p.add(&p.packs[len(p.packs)-1], w)
}

// holds reports whether a world is part of a pack already.
func (k *pack) holds(w solve.World) bool {
	for _, set := range w {
		if moved(k.world, set.Var) != set.Value {
			return false
		}
	}
	return true
}

func (p *packing) apart(k *pack, w solve.World) bool {
	return !slices.ContainsFunc(w, func(set solve.Setting) bool {
		return moved(k.world, set.Var) != solve.NoLess || slices.ContainsFunc(p.rows[set.Var], func(row int) bool { return k.rows[row] })
	})
}

func (p *packing) add(k *pack, w solve.World) {
	k.world = append(k.world, w...)
	slices.SortFunc(k.world, func(a, b solve.Setting) int { return a.Var - b.Var })
	for _, set := range w {
		for _, row := range p.rows[set.Var] {
			k.rows[row] = true
		}
	}
}
