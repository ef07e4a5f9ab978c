package figures

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// TestRecordAgain writes the record of every month, and reads it: nothing in the
// edition is other than in the one that it was written from.
func TestRecordAgain(t *testing.T) {
	boards := []board{asked()}
	for seed := range uint64(40) {
		boards = append(boards, chance{rand.New(rand.NewPCG(seed, 8))}.board())
	}
	for k, b := range boards {
		book, _ := Derive(b.load(t), Options{Words: english})
		s := book.Scorecards[0]
		for n := range s.Months {
			made := s.record(s.Edition(n))
			written, err := record.Write(made)
			if err != nil {
				t.Fatal(err)
			}
			e, wrong := record.Read(&source.File{Name: "v1.json", Text: written})
			if len(wrong) > 0 {
				t.Fatalf("board %d, %s: %s", k, made.Month.Period, list(wrong))
			}
			e.Say(english)
			shown(e)
			shown(made)
			if !reflect.DeepEqual(e, made) {
				t.Fatalf("board %d, %s: what was read is not what was written:\n%+v\n%+v", k, made.Month.Period, e, made)
			}
		}
	}
}

// shown gives each figure what its readers see, as a record does, and takes out
// the places, which a record has not.
func shown(e *record.Edition) {
	see := func(f *Figure) { f.Display = f.String() }
	all := func(r *record.Row) {
		r.History = slices.Clone(r.History)
		for n := range r.History {
			see(&r.History[n])
		}
		for _, f := range []*Figure{&r.Figure, r.Previous, r.Baseline} {
			if f != nil {
				see(f)
			}
		}
		for n := range r.Companions {
			see(&r.Companions[n].Figure)
		}
		for n := range r.Benchmarks {
			see(&r.Benchmarks[n].Figure)
		}
		for n := range r.YearToDate {
			see(&r.YearToDate[n].Figure)
		}
	}
	for n := range e.Rows {
		r := &e.Rows[n]
		i := *r.Indicator.Indicator
		i.Spot = source.Spot{}
		r.Indicator.Indicator = &i
		if set := r.Indicator.Set; set != nil {
			r.Indicator.Set = &scorecard.CategorySet{ID: set.ID, Categories: slices.Clone(set.Categories)}
			for k := range set.Categories {
				r.Indicator.Set.Categories[k].Spot = source.Spot{}
			}
		}
		all(r)
		for k := range r.Categories {
			part := &r.Categories[k]
			part.Category = &r.Indicator.Set.Categories[k]
			all(part)
		}
	}
	frame := *e.Scorecard
	frame.Sections, frame.Comparators = nil, nil
	e.Scorecard = &frame
}
