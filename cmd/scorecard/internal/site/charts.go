package site

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// charts reads [charts.<id>]; checkCharts looks at what they name once the
// indicators are known.
func (l *loader) charts(s *Scorecard, keys *source.Keys, names namespace) {
	table, ok := keys.Table("charts")
	if !ok {
		return
	}
	for _, id := range table.Names() {
		t, ok := table.Table(id)
		if !ok {
			continue
		}
		if p, ok := names.claim(id, "chart", t.Place()); !ok {
			l.add(p)
			continue
		}
		c := scorecard.Chart{ID: id, Title: t.String("title"), Section: t.String("section"), Indicators: t.Strings("indicators"), Place: t.Place()}
		if c.Form, ok = scorecard.ParseForm(t.String("form")); !ok {
			l.add(source.Errorf(t.Place("form"), "chart", "%q is no form of chart", t.String("form")).
				WithHint("%s", source.DidYouMean(t.String("form"), scorecard.FormWords())))
		}
		t.Done()
		s.Charts = append(s.Charts, c)
	}
}

// checkCharts looks up the indicators of each chart, which must share one unit
// and be no more than its form can draw.
func (l *loader) checkCharts(s *Scorecard) {
	for n := range s.Charts {
		c := &s.Charts[n]
		unit, first := scorecard.Unit(""), ""
		for _, id := range c.Indicators {
			indicator := s.Indicator(id)
			switch {
			case indicator == nil && s.lostIndicator(id):
				continue
			case indicator == nil:
				l.add(source.Errorf(c.Place, "unknown-indicator", "the chart %q names %q, which is not an indicator of this scorecard", c.ID, id).
					WithHint("%s", source.DidYouMean(id, s.indicatorIDs())))
				continue
			case first == "":
				unit, first = indicator.Unit, id
			case indicator.Unit != unit:
				l.add(source.Errorf(c.Place, "chart", "the chart %q has two units: %q is in %q, and %q in %q", c.ID, first, unit, id, indicator.Unit).
					WithHint("one axis has one unit; make a chart of each"))
			}
			if c.Section == "" {
				c.Section = indicator.Section
			}
		}
		l.checkChart(s, c)
	}
}

func (l *loader) checkChart(s *Scorecard, c *scorecard.Chart) {
	most := c.Form.Most()
	switch {
	case len(c.Indicators) == 0:
		l.add(source.Errorf(c.Place, "chart", "the chart %q names no indicators", c.ID).WithHint(`indicators = ["entered-care", "left-care"]`))
	case most > 0 && len(c.Indicators) > most:
		l.add(source.Errorf(c.Place, "chart", "the chart %q has %d indicators, and one of the form %s has at most %d", c.ID, len(c.Indicators), c.Form, most).
			WithHint(`form = "multiples" draws any number, side by side on one scale`))
	case c.Form == scorecard.PairForm && len(c.Indicators) < 2:
		l.add(source.Errorf(c.Place, "chart", "the chart %q is a pair of one indicator", c.ID).WithHint("name two"))
	case c.Section != "" && s.section(c.Section) < 0 && !s.lostSection(c.Section):
		l.add(source.Errorf(c.Place, "unknown-section", "the chart %q is in %q, which is not a section", c.ID, c.Section).
			WithHint("%s", source.DidYouMean(c.Section, s.sectionIDs())))
	}
}
