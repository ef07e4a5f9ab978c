package site

import (
	"net/mail"
	"regexp"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/source"
)

// A Statement is [accessibility] of site.toml: what a public body has to say of
// how accessible its site is. The Public Sector Bodies (Websites and Mobile
// Applications) (No. 2) Accessibility Regulations 2018 (SI 2018/952), regulation
// 8, ask for it; its parts are those of the model statement.
//
//	[accessibility]
//	status = "partial"                 # or full, or non
//	prepared = 2026-07-01
//	reviewed = 2026-07-20              # without it, the day when it was prepared
//	tested = 2026-06-24
//	tested_by = "Anytown Council's web team"
//	tested_how = "We tested a page of each kind, with a keyboard and a screen reader."
//	email = "web@anytown.example"      # without it, the site's feedback
//	phone = "01632 960 000"
//	reply = "5 working days"
//	enforced_by = "EHRC"               # in Northern Ireland ECNI
//
//	[[accessibility.not_accessible]]
//	what = "Some tables are wider than a phone."
//	kind = "non-compliance"            # or disproportionate-burden, or out-of-scope
//	criteria = ["1.4.10 Reflow"]
//	why = "They have to be moved sideways to be read."
//	alternative = "Each figure has a page of its own, which has no such table."
//	fix_by = 2026-12-31
type Statement struct {
	Status   string // "full", "partial" or "non": compliant with WCAG 2.2, level AA
	Prepared string // a date, as are those that follow
	Reviewed string
	Tested   string // "" for never

	TestedBy, TestedHow string
	Email, Phone, Form  string // ways to tell of a problem, one at least
	Reply               string // how soon there is an answer: "5 working days"
	EnforcedBy          string // "EHRC", or "ECNI" for Northern Ireland
	Barriers            []Barrier
	Place               source.Place
	ReviewedAt          source.Place // or where the date of preparation stands
}

// A Barrier is something that is not accessible.
type Barrier struct {
	What, Why   string   // sentences of the council's
	Kind        string   // "non-compliance", "disproportionate-burden" or "out-of-scope"
	Criteria    []string // success criteria of WCAG 2.2 that it fails: "1.4.10 Reflow"
	Alternative string   // how to get at the same thing; may be empty
	FixBy       string   // a date; "" where there is none
	FixByAt     source.Place
}

// accessibilityID is the address of the page on which a Statement stands.
const accessibilityID = "accessibility"

// criteria are the success criteria of WCAG 2.2 at the levels A and AA, by
// principle and guideline: the numbers that are A or AA, of those up to the last.
var criteria = map[string]string{
	"1.1": "1", "1.2": "1 2 3 4 5", "1.3": "1 2 3 4 5", "1.4": "1 2 3 4 5 10 11 12 13",
	"2.1": "1 2 4", "2.2": "1 2", "2.3": "1", "2.4": "1 2 3 4 5 6 7 11", "2.5": "1 2 3 4 7 8",
	"3.1": "1 2", "3.2": "1 2 3 4 6", "3.3": "1 2 3 4 7 8", "4.1": "2 3",
}

var criterionForm = regexp.MustCompile(`^([1-4]\.[1-5])\.([0-9]{1,2})(?:[ (:].*)?$`)

// isCriterion reports whether a text begins with the number of a criterion that
// the regulations ask for.
func isCriterion(s string) bool {
	m := criterionForm.FindStringSubmatch(s)
	return m != nil && slices.Contains(strings.Fields(criteria[m[1]]), m[2])
}

var phoneForm = regexp.MustCompile(`^[0-9+][0-9 ()-]{4,}[0-9]$`)

// statement reads [accessibility]; nil where there is none.
func (l *loader) statement(c *Config, keys *source.Keys) *Statement {
	table, ok := keys.Table("accessibility")
	if !ok {
		return nil
	}
	s := &Statement{
		Status: table.String("status"), Prepared: table.Date("prepared"), Reviewed: table.Date("reviewed"), Tested: table.Date("tested"),
		TestedBy: table.String("tested_by"), TestedHow: table.String("tested_how"),
		Email: table.String("email"), Phone: table.String("phone"), Form: table.String("form"), Reply: table.String("reply"),
		EnforcedBy: table.String("enforced_by"), Place: table.Place(), ReviewedAt: table.Place("reviewed"),
	}
	if s.Reviewed == "" {
		s.Reviewed, s.ReviewedAt = s.Prepared, table.Place("prepared")
	}
	if s.EnforcedBy == "" {
		s.EnforcedBy = "EHRC"
	}
	if s.Email == "" && s.Form == "" {
		if WebAddress(c.Feedback, false) {
			s.Form = c.Feedback
		} else {
			s.Email = c.Feedback
		}
	}
	r := &statementReader{loader: l, s: s, keys: table}
	for _, entry := range table.List("not_accessible") {
		r.barrier(entry)
	}
	table.Done()
	r.missing(c)
	r.words()
	r.status()
	r.dates()
	return s
}

// statementReader holds a statement against what it has to say.
type statementReader struct {
	*loader
	s    *Statement
	keys *source.Keys
}

// refuse reports what stands at a place.
func (r *statementReader) refuse(at source.Place, hint, format string, args ...any) {
	r.add(source.Errorf(at, "accessibility", format, args...).WithHint("%s", hint))
}

// need reports a key that is missing or empty.
func (r *statementReader) need(keys *source.Keys, key, what, hint string) {
	if keys.Empty(key) && !(keys.Has(key) && !keys.IsText(key)) {
		r.add(source.Errorf(keys.Place(key), "missing-key", "%s", what).WithHint("%s", hint))
	}
}

func (r *statementReader) missing(c *Config) {
	k := r.keys
	if c.Organisation == "" {
		r.add(source.Errorf(r.s.Place, "missing-key", "the accessibility statement does not say whose site it is").
			WithHint(`organisation = "Anytown Council", at the head of site.toml`))
	}
	r.need(k, "status", "the accessibility statement does not say how far the site complies", `status = "full", "partial" or "non"`)
	r.need(k, "prepared", "the accessibility statement does not say when it was prepared", "prepared = 2026-07-01")
	r.need(k, "reply", "the accessibility statement does not say how soon there is an answer", `reply = "5 working days"`)
	if r.s.Email == "" && r.s.Phone == "" && r.s.Form == "" {
		r.need(k, "email", "the accessibility statement has no contact", `email = "web@example.gov.uk", phone or form; or feedback, at the head of site.toml`)
	}
	const testing = `tested = 2026-06-24, with tested_by = "our web team" and tested_how = "We tested …"; without all three the statement says that there was no test`
	if k.Has("tested") || k.Has("tested_by") || k.Has("tested_how") {
		r.need(k, "tested", "the accessibility statement does not say when the site was tested", testing)
		r.need(k, "tested_by", "the accessibility statement does not say who tested the site", testing)
		r.need(k, "tested_how", "the accessibility statement does not say how the site was tested", testing)
	}
}

// words reports values that are not of their kind.
func (r *statementReader) words() {
	s, k := r.s, r.keys
	if _, err := mail.ParseAddress(s.Email); k.IsText("email") && s.Email != "" && (err != nil || strings.ContainsAny(s.Email, "<> ")) {
		r.refuse(k.Place("email"), `email = "web@example.gov.uk"`, "%q is not an e-mail address", s.Email)
	}
	if s.Phone != "" && !phoneForm.MatchString(s.Phone) {
		r.refuse(k.Place("phone"), `digits, spaces and brackets: phone = "01632 960 000"`, "%q is not a telephone number", s.Phone)
	}
	if k.IsText("form") && s.Form != "" && !WebAddress(s.Form, false) {
		r.refuse(k.Place("form"), `form = "https://www.example.gov.uk/contact"`, "%q is not a web address", s.Form)
	}
	r.oneOf(k, "enforced_by", s.EnforcedBy, "EHRC", "ECNI")
}

// oneOf reports a value that is none of those that are known, and whether it is
// one. An empty one is missing, which is another problem.
func (r *statementReader) oneOf(k *source.Keys, key, value string, valid ...string) bool {
	if value != "" && !slices.Contains(valid, value) {
		r.refuse(k.Place(key), source.DidYouMean(value, valid), "%q is not known here", value)
	}
	return slices.Contains(valid, value)
}

// status holds what is said of the whole against what is listed.
func (r *statementReader) status() {
	s, k := r.s, r.keys
	if !r.oneOf(k, "status", s.Status, "full", "partial", "non") {
		return
	}
	switch listed := len(s.Barriers) > 0 || k.Has("not_accessible"); {
	case s.Status == "full" && listed:
		r.refuse(k.Place("status"), `status = "partial" where something is not accessible, for whatever reason`, "a site that complies in full has nothing that is not accessible")
	case s.Status == "full" && s.Tested == "" && !k.Has("tested"):
		r.refuse(k.Place("status"), "tested, tested_by and tested_how tell of the test", "a site that was not tested cannot be said to comply in full")
	case s.Status != "full" && !listed:
		r.refuse(k.Place("status"), "list each thing under [[accessibility.not_accessible]], with what, kind, criteria and why", "nothing says what is not accessible")
	}
}

// dates reports dates that are in no order. Dates have one form, so that they
// compare as texts.
func (r *statementReader) dates() {
	s, k := r.s, r.keys
	if s.Prepared == "" {
		return
	}
	if s.Reviewed < s.Prepared {
		r.refuse(k.Place("reviewed"), "a review comes after the statement was prepared, or on the day", "the statement was reviewed on %s, before it was prepared on %s", s.Reviewed, s.Prepared)
	}
	if s.Tested > s.Reviewed {
		r.refuse(k.Place("tested"), "after a test the statement is looked at again: reviewed is the day of that", "the site was tested on %s, after the statement was last reviewed on %s", s.Tested, s.Reviewed)
	}
	for _, b := range s.Barriers {
		if b.FixBy != "" && b.FixBy < s.Prepared {
			r.add(source.Errorf(b.FixByAt, "accessibility", "this was to be put right by %s, before the statement was prepared on %s", b.FixBy, s.Prepared).
				WithHint("take out what has been put right, or give the date by which it will be"))
		}
	}
}

// barrier reads an entry of [[accessibility.not_accessible]].
func (r *statementReader) barrier(k *source.Keys) {
	b := Barrier{
		What: k.String("what"), Why: k.String("why"), Kind: k.String("kind"), Criteria: k.Strings("criteria"),
		Alternative: k.String("alternative"), FixBy: k.Date("fix_by"), FixByAt: k.Place("fix_by"),
	}
	k.Done()
	r.need(k, "what", "this does not say what is not accessible", `what = "Some tables are wider than a phone."`)
	r.need(k, "why", "this does not say why it is not accessible", `why = "They have to be moved sideways to be read."`)
	r.need(k, "kind", "this does not say on what ground it is not accessible", `kind = "non-compliance", "disproportionate-burden" or "out-of-scope"`)
	known := r.oneOf(k, "kind", b.Kind, "non-compliance", "disproportionate-burden", "out-of-scope")
	if known && b.Kind != "out-of-scope" && len(b.Criteria) == 0 {
		r.need(k, "criteria", "this does not say which success criteria it fails", `criteria = ["1.4.10 Reflow"]`)
	}
	for n, c := range b.Criteria {
		if !isCriterion(c) {
			r.refuse(k.Item("criteria", n), `its number comes first, and its name may follow: "1.4.10 Reflow"`, "%q is not a success criterion of WCAG 2.2 at level A or AA", c)
		}
	}
	r.s.Barriers = append(r.s.Barriers, b)
}

// withStatement adds the page on which the site's statement stands, where
// nothing else was written for it.
func (l *loader) withStatement(pages []*Page, c *Config, scorecards []string) []*Page {
	switch {
	case c.Accessibility == nil, slices.ContainsFunc(pages, func(p *Page) bool { return p.ID == accessibilityID }):
		return pages
	case slices.Contains(scorecards, accessibilityID):
		l.add(source.Errorf(c.Accessibility.Place, "reserved-id", "the address of the accessibility statement is that of the scorecard %q", accessibilityID).
			WithHint("give the scorecard's folder another name"))
		return pages
	}
	pages = append(pages, &Page{ID: accessibilityID, Text: new(commentary.Text), Place: c.Accessibility.Place})
	slices.SortFunc(pages, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
	return pages
}
