package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says whether a problem stops a build. The zero value is Error.
type Severity uint8

const (
	Error   Severity = iota // stops the build
	Warning                 // is reported, and the build goes on
)

// String gives "error" or "warning".
func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// A Problem is something that the author of an input file can mend.
// Everything else that goes wrong is an ordinary error.
type Problem struct {
	Place    Place
	Rule     string // lower case with hyphens: "duplicate-figure"
	Message  string // lower case, no full stop, in the author's words
	Hint     string // what to do about it; may be empty
	Severity Severity

	// About is the row of the definition that the problem is about, where it
	// stands elsewhere: of a figure that is not there, its indicator's. What is
	// accepted in that row is accepted wherever it stands. Mostly zero.
	About Place
}

// Errorf makes an error at a place.
func Errorf(at Place, rule, format string, args ...any) Problem {
	return Problem{Place: at, Rule: rule, Message: fmt.Sprintf(format, args...)}
}

// Warnf makes a warning at a place.
func Warnf(at Place, rule, format string, args ...any) Problem {
	return Problem{Place: at, Rule: rule, Message: fmt.Sprintf(format, args...), Severity: Warning}
}

// WithHint gives the problem with a hint added.
func (p Problem) WithHint(format string, args ...any) Problem {
	p.Hint = fmt.Sprintf(format, args...)
	return p
}

// WithAbout gives the problem with the row of the definition that it is about.
func (p Problem) WithAbout(at Place) Problem {
	p.About = at
	return p
}

// Problems is a list of problems. The zero value is an empty list.
type Problems []Problem

// Add appends problems to the list.
func (ps *Problems) Add(p ...Problem) { *ps = append(*ps, p...) }

// Fatal reports whether any of the problems is an error.
func (ps Problems) Fatal() bool {
	return slices.ContainsFunc(ps, func(p Problem) bool { return p.Severity == Error })
}

// Count gives the number of problems of one severity.
func (ps Problems) Count(s Severity) int {
	n := 0
	for _, p := range ps {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// Of gives the problems of one severity, in their order.
func (ps Problems) Of(s Severity) Problems {
	var out Problems
	for _, p := range ps {
		if p.Severity == s {
			out.Add(p)
		}
	}
	return out
}

// Sorted gives the problems ordered by place, then rule, then message, each
// one once, as an error rather than a warning. What it gives does not depend on
// the order in which they were found.
func (ps Problems) Sorted() Problems {
	out := slices.Clone(ps)
	slices.SortFunc(out, func(a, b Problem) int { return a.Compare(&b) })
	return slices.CompactFunc(out, func(a, b Problem) bool {
		return a.Place.compare(b.Place) == 0 && a.Rule == b.Rule && a.Message == b.Message
	})
}

// Compare orders problems by place, then rule, message, severity and hint.
func (p *Problem) Compare(q *Problem) int {
	return cmp.Or(p.Place.compare(q.Place), strings.Compare(p.Rule, q.Rule), strings.Compare(p.Message, q.Message),
		int(p.Severity)-int(q.Severity), strings.Compare(p.Hint, q.Hint))
}
