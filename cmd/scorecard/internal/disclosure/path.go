package disclosure

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

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

// WhyWords says why a figure is withheld, to somebody who has not read how.
func WhyWords(r scorecard.Reason) string { return whyWords[r] }

var whyWords = [...]string{
	scorecard.Shown:            "it is shown",
	scorecard.SmallCount:       "it is a small count",
	scorecard.SensitiveZero:    "that there are none tells as much as a small count",
	scorecard.SmallNumerator:   "it is a small part of its base",
	scorecard.SmallRest:        "it is all but a small part of its base",
	scorecard.SmallBase:        "its base is too small for a percentage",
	scorecard.FewGiving:        "it is an average of too few",
	scorecard.SmallUnprinted:   "a small number that is not printed would follow from it",
	scorecard.CoversAnother:    "it would give another figure away",
	scorecard.StaysWithheld:    "it was withheld before",
	scorecard.WithheldByAuthor: "its author withholds it",
	scorecard.Withdrawn:        "it was withdrawn after it had been published",
}
