package main

import (
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
)

// TestTold goes through versions of a site and looks at what each adds to the
// terminal.
func TestTold(t *testing.T) {
	at := func(line int) source.Place { return source.Place{File: "a.csv", Line: line} }
	wrong := source.Errorf(at(1), "number", "not a number")
	early, late := source.Warnf(at(2), "unlikely", "low"), source.Warnf(at(7), "unlikely", "low")
	other := source.Warnf(at(2), "unlikely", "high")
	const low, high, number, mended = "a.csv:2: warning: low (unlikely)\n", "a.csv:2: warning: high (unlikely)\n", "a.csv:1: not a number (number)\n", "There are no errors any more.\n"
	var d told
	var b strings.Builder
	for n, step := range []struct {
		now  source.Problems
		want string
	}{
		{source.Problems{early}, ""}, // the start
		{source.Problems{early}, ""},
		{source.Problems{late}, ""}, // lines were added above it
		{source.Problems{early, late}, "a.csv:7: warning: low (unlikely)\n"},
		{source.Problems{early, other}, high},
		{source.Problems{wrong, early}, number},
		{source.Problems{wrong}, ""},
		{source.Problems{early, other}, mended}, // they were known before the error
		{nil, ""},
		{source.Problems{early}, low},
		{source.Problems{wrong}, number},
		{nil, mended},
	} {
		b.Reset()
		if n == 0 {
			d.first(step.now, &b)
		} else {
			d.next(step.now, &b)
		}
		if b.String() != step.want {
			t.Errorf("step %d says\n%s\nwant\n%s", n, &b, step.want)
		}
	}
	for _, c := range []struct {
		now  source.Problems
		want string
	}{
		{nil, ""},
		{source.Problems{early, other}, ""},
		{source.Problems{wrong, early}, number + "1 error and 1 warning\n"},
	} {
		b.Reset()
		if new(told).first(c.now, &b); b.String() != c.want {
			t.Errorf("the start says\n%s\nwant\n%s", &b, c.want)
		}
	}
}
