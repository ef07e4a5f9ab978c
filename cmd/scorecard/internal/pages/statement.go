package pages

import (
	"cmp"
	"html/template"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
)

// statementID is the address of the accessibility statement.
const statementID = "accessibility"

// StatementPage is the data of accessibility.html: what site.toml says of how
// accessible the site is. Texts without a remark are the council's own, and
// may be empty.
type StatementPage struct {
	Page
	Status   string // "full", "partial" or "non"
	Prepared string // "1 July 2026", as are those that follow
	Reviewed string
	Tested   string // "" for never

	TestedBy, TestedHow string
	Email, Phone, Form  string // one of them at least
	Reply               string // "5 working days"
	EnforcedBy          string // "EHRC" or "ECNI"
	NonCompliance       []Barrier
	Burden              []Barrier // what would be a disproportionate burden
	OutOfScope          []Barrier
	Text                template.HTML // content/accessibility.md
}

// Barrier is something that is not accessible.
type Barrier struct {
	What, Why   string
	Criteria    string // "1.1.1 and 1.4.10 Reflow"; may be empty, as may those that follow
	Several     bool   // criteria
	Alternative string
	FixBy       string // "31 December 2026"
}

// statement prints the accessibility statement. page is what was written to
// stand after it, if anything was.
func (w *worker) statement(page *figures.Page, s *figures.Statement) {
	said := w.site.words
	p := StatementPage{
		Page:   w.page(statementID+"/", cmp.Or(page.Title, said.Say("statement.title")), Crumb{w.site.Title, ""}),
		Status: s.Status, Prepared: said.Day(s.Prepared), Reviewed: said.Day(s.Reviewed), Tested: said.Day(s.Tested),
		TestedBy: s.TestedBy, TestedHow: s.TestedHow, Email: s.Email, Phone: s.Phone, Form: s.Form, Reply: s.Reply, EnforcedBy: s.EnforcedBy,
	}
	for n := range s.Barriers {
		b := &s.Barriers[n]
		view := Barrier{b.What, b.Why, said.List(b.Criteria), len(b.Criteria) > 1, b.Alternative, said.Day(b.FixBy)}
		switch b.Kind {
		case "disproportionate-burden":
			p.Burden = append(p.Burden, view)
		case "out-of-scope":
			p.OutOfScope = append(p.OutOfScope, view)
		default:
			p.NonCompliance = append(p.NonCompliance, view)
		}
	}
	p.Description = cmp.Or(page.Description, said.Say("statement.description", "site", w.site.Title))
	p.Text = w.text(page.Text, p.Root, nil)
	w.execute("accessibility.html", statementID+"/index.html", &p)
}

// Call is the address that rings the telephone number.
func (p *StatementPage) Call() template.URL {
	return template.URL("tel:" + strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' || c == '+' {
			return c
		}
		return -1
	}, strings.ReplaceAll(p.Phone, "(0)", "")))
}
