package pages

import (
	"fmt"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// What a month's data files say of corrections. Those of a version say what it
// and the versions before it put right, which never changes; what has been learned
// since stands in those at the month's own address alone, as on its page.

// laterOf gives what is known now of a figure of a row, where that is something
// else; nil where it is not.
func laterOf(s *figures.Scorecard, r *record.Row, f *record.Figure) *figures.Stated {
	if len(s.Told) == 0 {
		return nil
	}
	category := ""
	if r.Category != nil {
		category = r.Category.ID
	}
	return s.Later(r.Indicator.ID, category, f)
}

// statedIn names where a figure is stated: "2023-04" or, of a version that
// corrects one, "2023-02/v2".
func statedIn(s *figures.Scorecard, st *figures.Stated) string {
	month := s.Months[st.Month].Period.String()
	if st.Correction {
		return fmt.Sprintf("%s/v%d", month, st.Version)
	}
	return month
}

// notices prints the keys of data.json that say what was corrected, withdrawn and
// learned since.
func (d *document) notices(l leaf, e *record.Edition) {
	m, number := l.month(), l.number()
	d.key("corrections")
	d.open('[')
	for n := 2; n <= number; n++ {
		d.correction(m.Version(n))
	}
	d.close(']')
	d.key("withdrawn")
	d.open('[')
	for n := 0; number > 0 && n < len(m.Version(number).Withdrawn); n++ {
		one := &m.Version(number).Withdrawn[n]
		d.open('{')
		d.string("date", one.Date)
		d.string("reason", one.Reason)
		d.int("figures", one.Figures)
		d.close('}')
	}
	d.close(']')
	d.key("later")
	d.open('[')
	if l.version == 0 {
		for n := range e.Rows {
			r := &e.Rows[n]
			d.later(l.s, r)
			for k := range r.Categories {
				d.later(l.s, &r.Categories[k])
			}
		}
	}
	d.close(']')
}

func (d *document) correction(v *figures.Version) {
	d.open('{')
	d.int("version", v.Number)
	d.string("date", dateOf(v))
	d.string("reason", v.Reason)
	c := v.Correction
	if c == nil {
		c = &record.Correction{}
	}
	d.bool("substantial", c.Substantial)
	d.key("changes")
	d.open('[')
	for n := range c.Differences {
		one := &c.Differences[n]
		d.open('{')
		d.string("kind", one.Kind.String())
		for _, id := range [][2]string{{"section", one.Section}, {"indicator", one.Indicator}, {"category", one.Category}, {"period", one.Period.String()}, {"of", one.Other}} {
			if id[1] != "" {
				d.string(id[0], id[1])
			}
		}
		d.string("before", one.Before)
		d.string("after", one.After)
		if size, err := scorecard.ParseDecimal(one.Size); one.Size != "" && err == nil {
			d.decimal("change", size)
		}
		d.bool("substantial", one.Substantial)
		d.int("since", one.Began)
		d.close('}')
	}
	d.close(']')
	d.close('}')
}

func (d *document) later(s *figures.Scorecard, r *record.Row) {
	for n := range r.History {
		f := &r.History[n]
		st := laterOf(s, r, f)
		if st == nil {
			continue
		}
		d.open('{')
		d.string("indicator", r.Indicator.ID)
		if r.Category != nil {
			d.string("category", r.Category.ID)
		}
		d.string("period", f.Period.String())
		d.decimal("value", st.Shown)
		d.string("display", st.Display)
		d.string("in", statedIn(s, st))
		d.bool("correction", st.Correction)
		d.close('}')
	}
}

// correctedFrom gives what the version before said of the figures that one
// corrects.
func correctedFrom(e *record.Edition) map[record.Cell]string {
	if e.Correction == nil {
		return nil
	}
	out := map[record.Cell]string{}
	for n := range e.Correction.Differences {
		if d := &e.Correction.Differences[n]; d.Kind == record.FigureDiffers && d.Before != "" {
			out[record.Cell{Indicator: d.Indicator, Category: d.Category, Period: d.Period}] = d.Before
		}
	}
	return out
}
