package officer

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure"
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
func (l Line) Reason() string { return disclosure.WhyWords(l.why) }

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
