package disclosure

import "slices"

// Name names the number that a finding is about, as people would.
func (a *Audit) Name(f *Finding) string { return a.system.nameOf(&f.Target) }

// Public reports whether a finding is about a figure that stands in a record: it
// is too late to protect it.
func (a *Audit) Public(f *Finding) bool {
	return f.Target.Item >= 0 && a.system.In.Items[f.Target.Item].Printed
}

// Item gives the item that is withheld for a finding; false where nothing prints
// the number.
func (a *Audit) Item(f *Finding) (int, bool) { return f.Target.Item, f.Target.Item >= 0 }

// Through gives the relations by which an item would tell a number that is named
// so, the nearest to the number first: the fewest that lead from one to the other.
// None where none does.
func (a *Audit) Through(item int, name string) []string {
	s := a.system
	at := slices.IndexFunc(s.Targets, func(t Target) bool { return s.nameOf(&t) == name })
	if at < 0 {
		return nil
	}
	from := map[int]step{s.Targets[at].Number: {row: -1}}
	for next := []int{s.Targets[at].Number}; len(next) > 0; next = next[1:] {
		if slices.Contains(s.Nails[item], next[0]) {
			return s.named(from, next[0])
		}
		for _, row := range s.rowsWith(next[0]) {
			for _, t := range s.Rows[row].Terms {
				if _, seen := from[t.Var]; !seen {
					from[t.Var] = step{row, next[0]}
					next = append(next, t.Var)
				}
			}
		}
	}
	return nil
}

// A step leads over a row from a number to the next.
type step struct{ row, from int }

// named gives the relations of the steps that lead to a number, each once.
func (s *system) named(steps map[int]step, v int) (out []string) {
	for at := steps[v]; at.row >= 0; at = steps[at.from] {
		name := "numerator and denominator"
		if by := s.Rows[at.row].By; by != nil {
			name = by.ID
			if name == "" {
				name = by.Words
			}
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Reverse(out)
	return out
}

func (s *system) rowsWith(v int) []int {
	if s.rowsOf == nil {
		s.rowsOf = make([][]int, len(s.Numbers))
		for n := range s.Rows {
			for _, t := range s.Rows[n].Terms {
				s.rowsOf[t.Var] = append(s.rowsOf[t.Var], n)
			}
		}
	}
	return s.rowsOf[v]
}
