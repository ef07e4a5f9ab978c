package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"scorecard/cmd/scorecard/internal/source"
)

// told is what a terminal has been told of a site's problems by a command that
// goes on. The zero value is nothing.
type told struct {
	errors   source.Problems // that stand
	warnings map[telling]int // of the last site without errors: how often each
}

// A telling is what a warning says, wherever in its file it stands: a line that
// is added above it makes no other warning of it.
type telling struct{ file, rule, message string }

func tellings(warnings source.Problems) []telling {
	out := make([]telling, 0, len(warnings))
	for _, p := range warnings {
		out = append(out, telling{p.Place.File, p.Rule, p.Message})
	}
	return out
}

// keep notes what there is now.
func (t *told) keep(problems source.Problems) {
	t.errors = problems.Of(source.Error)
	if len(t.errors) > 0 {
		return
	}
	t.warnings = map[telling]int{}
	for _, said := range tellings(problems.Of(source.Warning)) {
		t.warnings[said]++
	}
}

// all tells of every problem in full.
func (t *told) all(problems source.Problems, w io.Writer) error {
	t.keep(problems)
	if err := problems.WriteText(w); err != nil || len(problems) == 0 {
		return err
	}
	_, err := fmt.Fprintln(w, problems.Summary())
	return err
}

// first tells of the errors that a site has at the start, in full.
func (t *told) first(problems source.Problems, w io.Writer) {
	t.keep(problems)
	if len(t.errors) > 0 {
		_ = t.errors.WriteText(w) // the terminal may be gone, and the site is still shown
		fmt.Fprintln(w, problems.Summary())
	}
}

// next tells of the problems after a change: errors in full where they are others
// than before, and warnings that are new. Warnings beside errors are not told,
// for they are not all; those that stay are, when the errors are mended.
func (t *told) next(problems source.Problems, w io.Writer) {
	if problems.Fatal() {
		before := t.errors
		t.keep(problems)
		if !slices.Equal(t.errors, before) {
			_ = t.errors.WriteText(w)
		}
		return
	}
	if len(t.errors) > 0 {
		fmt.Fprintln(w, "There are no errors any more.")
	}
	warnings := problems.Of(source.Warning)
	before := map[telling]int{}
	maps.Copy(before, t.warnings)
	var fresh source.Problems
	for n, said := range tellings(warnings) {
		if before[said]--; before[said] < 0 {
			fresh.Add(warnings[n])
		}
	}
	t.keep(problems)
	_ = fresh.WriteText(w)
}
