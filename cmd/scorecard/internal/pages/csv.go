package pages

import (
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// sheet is CSV in the making: UTF-8, one header row, CRLF as RFC 4180 has it.
type sheet struct {
	b     []byte
	begun bool // a cell of the current row is there

	at        leaf // whose figures they are
	corrected map[record.Cell]string
}

// cell appends a cell. A text that a spreadsheet would take for a formula is
// kept from it by an apostrophe.
func (s *sheet) cell(text string) {
	if s.begun {
		s.b = append(s.b, ',')
	}
	s.begun = true
	if text != "" && strings.IndexByte("=+-@\t\r", text[0]) >= 0 {
		text = "'" + text
	}
	if !strings.ContainsAny(text, ",\"\r\n") {
		s.b = append(s.b, text...)
		return
	}
	s.b = append(s.b, '"')
	s.b = append(s.b, strings.ReplaceAll(text, `"`, `""`)...)
	s.b = append(s.b, '"')
}

// number appends a cell with a number, or an empty one.
func (s *sheet) number(d scorecard.Decimal, has bool) {
	if s.begun {
		s.b = append(s.b, ',')
	}
	s.begun = true
	if has {
		s.b = d.Append(s.b)
	}
}

func (s *sheet) end() {
	s.b = append(s.b, "\r\n"...)
	s.begun = false
}

// dataColumns are the columns of data.csv, the same in every month.
var dataColumns = []string{"month", "area_code", "area_name", "indicator_id", "ref", "indicator", "section", "category_id", "category",
	"period", "period_type", "value", "unit", "marker", "numerator", "denominator", "target", "status", "movement", "judgement", "good", "note",
	"corrected_from", "later_value", "later_in"}

func (s *sheet) header() {
	for _, c := range dataColumns {
		s.cell(c)
	}
	s.end()
}

// editionCSV prints data.csv: the figures known in a month, one a row, each
// indicator's back as far as its chart on the month's page; or, with all, as
// far as they go.
func (w *worker) editionCSV(l leaf, all bool) []byte {
	e := w.edition(l)
	s := &sheet{b: w.data[:0], at: l, corrected: correctedFrom(e)}
	s.header()
	for n := range e.Rows {
		s.row(e, &e.Rows[n], all)
		for c := range e.Rows[n].Categories {
			s.row(e, &e.Rows[n].Categories[c], all)
		}
	}
	w.data = s.b
	return s.b
}

func (s *sheet) row(e *record.Edition, r *record.Row, all bool) {
	history := points(r, chartPlace{all: all})
	for n := range history {
		s.figure(e, r, &history[n], "")
	}
	for n := range r.Companions {
		s.figure(e, r, &r.Companions[n].Figure, r.Companions[n].Kind)
	}
}

// periodTypes name the kinds of period in data.csv.
var periodTypes = map[scorecard.Kind]string{
	scorecard.Day: "day", scorecard.Month: "month", scorecard.Quarter: "quarter", scorecard.Term: "term",
	scorecard.FinancialYear: "financial-year", scorecard.AcademicYear: "academic-year", scorecard.CalendarYear: "year", scorecard.Span: "span",
}

// figure prints one figure. Movement and judgement stand beside the latest
// alone; a companion has no status.
func (s *sheet) figure(e *record.Edition, r *record.Row, f *record.Figure, companion string) {
	i := r.Indicator
	kind := periodTypes[f.Period.Kind()]
	if companion == "ytd" {
		kind = "year-to-date"
	}
	category, name := "", ""
	if r.Category != nil {
		category, name = r.Category.ID, r.Category.Name
	}
	for _, text := range []string{e.Month.Period.String(), e.Scorecard.AreaCode, e.Scorecard.Publisher, i.ID, i.Ref, i.Name, i.Section,
		category, name, f.Period.String(), kind} {
		s.cell(text)
	}
	s.number(f.Exact, f.Has)
	s.cell(string(i.Unit))
	s.cell(strings.Join(strings.FieldsFunc(f.Markers.String(), func(c rune) bool { return c == '[' || c == ']' }), " "))
	fraction := f.Fraction
	if fraction == nil {
		fraction = &record.Fraction{}
	}
	s.number(fraction.Numerator, f.Fraction != nil)
	s.number(fraction.Denominator, f.Fraction != nil)
	target, status, movement, judgement := "", "", "", ""
	if companion == "" {
		status = f.Status.String()
		target = f.Target
		if f.Period == r.Figure.Period {
			movement, judgement = r.Movement.String(), r.Judgement.String()
		}
	}
	for _, text := range []string{target, status, movement, judgement, i.Good.String(), f.Note} {
		s.cell(text)
	}
	s.notices(r, f)
	s.end()
}

// notices prints what the version before said of a figure that this one corrects
// and, at the month's own address, what is known of it now.
func (s *sheet) notices(r *record.Row, f *record.Figure) {
	cell := record.Cell{Indicator: r.Indicator.ID, Period: f.Period}
	if r.Category != nil {
		cell.Category = r.Category.ID
	}
	s.cell(s.corrected[cell])
	var now *figures.Stated
	if s.at.version == 0 {
		now = laterOf(s.at.s, r, f)
	}
	if now == nil {
		s.cell("")
		s.cell("")
		return
	}
	s.number(now.Shown, true)
	s.cell(statedIn(s.at.s, now))
}
