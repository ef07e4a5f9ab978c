package officer

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page.html").Funcs(template.FuncMap{
	"share": share,
	"list":  func(all []string) string { return strings.Join(all, ", ") },
	"notes": func(heading string, names []string) named { return named{heading, names} },
}).Parse(pageText))

// named is a list and what it is of.
type named struct {
	Heading string
	Names   []string
}

// A monthShare is what is given up in one month.
type monthShare struct {
	Month              string
	Withheld, Covering int
}

// Reason says in words why a line's figure is withheld.
func (l Line) Reason() string { return whyWords[l.why] }

// whyWords say why a figure is withheld, to somebody who has not read how.
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

// Said says what a reader can do about a number.
func (e Exposure) Said() string { return e.words() }

// Months adds the lines up by month.
func (r *Report) Months() (out []monthShare) {
	for _, l := range r.Lines {
		n := slices.IndexFunc(out, func(m monthShare) bool { return m.Month == l.Month })
		if n < 0 {
			out = append(out, monthShare{Month: l.Month})
			n = len(out) - 1
		}
		out[n].Withheld++
		if l.Because != "" {
			out[n].Covering++
		}
	}
	return out
}

// ForItself counts the figures that are withheld for themselves.
func (r *Report) ForItself() int { return r.Withheld - r.Covering }

// Protected counts the small numbers that are not public already.
func (r *Report) Protected() int { return r.Targets - len(r.Published) }

// WritePage prints reports as one page that needs nothing else: no script, no
// other file, nothing from the web.
func WritePage(w io.Writer, reports []*Report) error { return pageTemplate.Execute(w, reports) }
