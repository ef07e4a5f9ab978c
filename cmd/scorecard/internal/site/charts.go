package site

import (
	"slices"

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
		c := scorecard.Chart{ID: id, Title: t.String("title"), Section: t.String("section"), Indicators: t.Strings("indicators"), Place: t.Place(), Places: t.Items("indicators")}
		if c.Form, ok = scorecard.ParseForm(t.String("form")); !ok {
			l.add(source.Errorf(t.Place("form"), "chart", "%q is no form of chart", t.String("form")).
				WithHint("%s", source.DidYouMean(t.String("form"), scorecard.FormWords())))
		}
		switch order := t.String("order"); {
		case order != "" && order != "own" && order != "size":
			l.add(source.Errorf(t.Place("order"), "chart", "%q is no order of bars", order).
				WithHint(`order = "size" puts the greatest first; without it, or with "own", they stand as they were declared`))
		case order != "" && !c.Form.Ordered():
			l.add(source.Errorf(t.Place("order"), "chart", "the chart %q has an order, and nothing to put in it", id).
				WithHint(`only bars and comparisons have one`))
		default:
			c.BySize = order == "size"
		}
		t.Done()
		s.Charts = append(s.Charts, c)
	}
}

// checkCharts looks up the indicators of each chart, which must share one unit
// and frequency, be as many as its form can draw, and have what it draws.
func (l *loader) checkCharts(s *Scorecard) {
	for n := range s.Charts {
		c := &s.Charts[n]
		var first *scorecard.Indicator
		for k, id := range c.Indicators {
			i := s.Indicator(id)
			switch {
			case i == nil && s.lostIndicator(id):
				continue
			case i == nil:
				l.add(source.Errorf(c.Places[k], "unknown-indicator", "the chart %q names %q, which is not an indicator of this scorecard", c.ID, id).
					WithHint("%s", source.DidYouMean(id, s.indicatorIDs())))
				continue
			case slices.Contains(c.Indicators[:k], id):
				l.add(source.Errorf(c.Places[k], "chart", "the chart %q names %q twice", c.ID, id))
			case first == nil:
				first = i
			case i.Unit != first.Unit:
				l.add(source.Errorf(c.Places[k], "chart", "the chart %q has two units: %q is in %q, and %q in %q", c.ID, first.ID, first.Unit, id, i.Unit).
					WithHint("one axis has one unit; make a chart of each"))
			case i.Frequency != first.Frequency && c.Form != scorecard.BarsForm && c.Form != scorecard.MultiplesForm:
				l.add(source.Errorf(c.Places[k], "chart", "the chart %q has two frequencies: %q is %s, and %q %s", c.ID, first.ID, first.Frequency, id, i.Frequency).
					WithHint(`form = "multiples" draws each by itself`))
			}
			if c.Section == "" {
				c.Section = i.Section
			}
			l.checkFit(s, c, i, c.Places[k])
		}
		l.checkChart(s, c)
	}
}

// checkFit reports an indicator that lacks what the form of a chart draws.
func (l *loader) checkFit(s *Scorecard, c *scorecard.Chart, i *scorecard.Indicator, at source.Place) {
	problem := func(lacks, hint string) {
		l.add(source.Errorf(at, "chart", "the chart %q cannot draw %q as %s: %s", c.ID, i.ID, c.Form, lacks).WithHint("%s", hint))
	}
	switch c.Form {
	case scorecard.BarsForm:
		if len(c.Indicators) == 1 && i.Categories == "" && !s.lost["categories.csv"] {
			problem("it has no categories", "name several indicators, or give it a set in the column categories of indicators.csv")
		}
	case scorecard.YearToDateForm:
		if i.Frequency != scorecard.Monthly || i.Covers.Of != scorecard.Flow {
			problem("a year to date is of months that each count what happened in them", "see frequency and covers in indicators.csv")
		}
	case scorecard.BulletForm:
		aims := func(t *scorecard.Target) bool { return t.Indicator == i.ID && t.Category == "" }
		if !slices.ContainsFunc(s.Targets, func(t scorecard.Target) bool { return aims(&t) }) && !s.lost["targets.csv"] {
			problem("it has no target", "targets.csv has the targets")
		}
	case scorecard.ComparisonForm:
		var others []string
		for n := range s.Benchmarks {
			if b := &s.Benchmarks[n]; b.Indicator == i.ID && b.Category == "" && !slices.Contains(others, b.Comparator) {
				others = append(others, b.Comparator)
			}
		}
		if len(others) < 2 && !s.lost["benchmarks.csv"] {
			problem("fewer than two others have a figure", "benchmarks.csv has the figures of others")
		}
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
