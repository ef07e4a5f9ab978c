package site

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var (
	targetColumns = source.Columns{
		Required: []string{"indicator"},
		Optional: []string{"category", "from", "target", "green", "amber", "text", "note", "follows", "accept"},
	}
	benchmarkColumns = source.Columns{
		Required: []string{"indicator", "comparator", "value"},
		Optional: []string{"category", "period", "from", "source", "note", "accept"},
	}
)

// subject finds the indicator and category that a row is about. It reports
// what is not known, and gives nil then.
func (l *loader) subject(s *Scorecard, index map[string]*scorecard.Indicator, row source.Row) (*scorecard.Indicator, string) {
	cell := row.Cell("indicator")
	indicator := index[cell.Text]
	if indicator == nil && s.lostIndicator(cell.Text) {
		return nil, ""
	}
	if indicator == nil {
		p := source.Errorf(cell.Place(), "unknown-indicator", "%q is not an indicator of this scorecard", cell.Text)
		if cell.Text == "" {
			p = source.Errorf(row.Place(), "unknown-indicator", "this row names no indicator")
		}
		l.add(p.WithHint("%s", source.DidYouMean(cell.Text, s.indicatorIDs())))
		return nil, ""
	}
	category := row.Cell("category")
	if category.Text == "" {
		return indicator, ""
	}
	set := s.Set(indicator.Categories)
	if set == nil && indicator.Categories != "" || s.lost[indicator.Categories+"/"+category.Text] {
		return nil, "" // which is a problem already
	}
	if set == nil {
		l.add(source.Errorf(category.Place(), "unknown-category", "%q has no categories", indicator.ID).
			WithHint("name its category set in the column categories of indicators.csv"))
		return nil, ""
	}
	if set.Index(category.Text) < 0 {
		l.add(unknownCategory(set, category))
		return nil, ""
	}
	return indicator, category.Text
}

func unknownCategory(set *scorecard.CategorySet, cell source.Cell) source.Problem {
	p := source.Errorf(cell.Place(), "unknown-category", "%q is not a category of the set %q", cell.Text, set.ID)
	if original := unshaped(cell.Text); original != "" {
		return p.WithHint("a spreadsheet may have made a date of it: was it %q? format the column as text", original)
	}
	var valid []string
	for _, c := range set.Categories {
		valid = append(valid, c.ID)
	}
	return p.WithHint("%s", source.DidYouMean(cell.Text, valid))
}

func (s *Scorecard) index() map[string]*scorecard.Indicator {
	index := make(map[string]*scorecard.Indicator, len(s.Indicators))
	for _, i := range s.Indicators {
		index[i.ID] = i
	}
	return index
}

// targets reads targets.csv.
func (l *loader) targets(s *Scorecard) {
	table := l.table(s, "targets.csv", targetColumns)
	if table == nil {
		return
	}
	type key struct {
		indicator, category string
		from                scorecard.Period
	}
	seen := map[key]source.Place{}
	index := s.index()
	for row := range table.Rows() {
		l.acceptedRow(row)
		indicator, category := l.subject(s, index, row)
		if indicator == nil {
			continue
		}
		t, ok := l.target(row, indicator)
		if !ok {
			continue
		}
		t.Category = category
		t.Follows = l.follows(s, row.Cell("follows"))
		k := key{t.Indicator, t.Category, t.From}
		if at, twice := seen[k]; twice {
			l.add(source.Errorf(row.Place(), "duplicate-target", "%q has two targets from the same period", indicator.ID).
				WithHint("the other one is at line %d; give each its own first period in the column from", at.Line))
			continue
		}
		seen[k] = row.Place()
		s.Targets = append(s.Targets, t)
	}
	slices.SortStableFunc(s.Targets, func(a, b scorecard.Target) int { return a.From.Compare(b.From) })
}

// follows reads the comparator that a target was taken from.
func (l *loader) follows(s *Scorecard, cell source.Cell) string {
	if cell.Text == "" {
		return ""
	}
	if c := s.Comparator(cell.Text); c != nil {
		return c.ID
	}
	if !s.lost["scorecard.toml"] {
		l.add(source.Errorf(cell.Place(), "unknown-comparator", "%q is not a comparator of this scorecard", cell.Text).
			WithHint("%s", nearest(cell.Text, s.comparatorIDs(), "comparators are declared in scorecard.toml")))
	}
	return ""
}

func (s *Scorecard) comparatorIDs() (ids []string) {
	for _, c := range s.Comparators {
		ids = append(ids, c.ID)
	}
	return ids
}

// target reads one row of targets.csv; false where something in it cannot be
// read.
func (l *loader) target(row source.Row, indicator *scorecard.Indicator) (scorecard.Target, bool) {
	t := scorecard.Target{Indicator: indicator.ID, Text: row.Text("text"), Note: row.Text("note"), Spot: row.Spot()}
	var ok bool
	t.From, ok = l.period(row.Cell("from"), scorecard.Reading{Year: indicator.Year})
	for n, rule := range []*scorecard.Rule{&t.Target, &t.Green, &t.Amber} {
		cell := row.Cell([]string{"target", "green", "amber"}[n])
		t.Cells[n] = cell.Spot()
		r, read := l.rule(cell, indicator)
		*rule, ok = r, ok && read
	}
	return t, ok
}

// rule reads a rule; the zero Rule where the cell is empty.
func (l *loader) rule(cell source.Cell, indicator *scorecard.Indicator) (scorecard.Rule, bool) {
	if cell.Text == "" {
		return scorecard.Rule{}, true
	}
	r, err := scorecard.ParseRule(cell.Text, indicator.Good, indicator.Unit)
	if err != nil {
		l.add(source.Errorf(cell.Place(), "rule", "this rule cannot be read: %v", err).
			WithHint("a rule is written >=95, <95.2 or 60 to 70; a bare number means at least where high is good and at most where low is"))
	}
	return r, err == nil
}

// period reads a period; the zero Period where the cell is empty.
func (l *loader) period(cell source.Cell, r scorecard.Reading) (scorecard.Period, bool) {
	if cell.Text == "" {
		return scorecard.Period{}, true
	}
	p, err := scorecard.ParsePeriod(cell.Text, r)
	if err != nil {
		l.add(source.Errorf(cell.Place(), "period", "%v", err).
			WithHint("periods are written 2023-03, 2022-Q3, 2022-autumn, 2022-FY, 2022-AY, 2022, 2023-03-31, 2022-04/2022-12 or ytd"))
	}
	return p, err == nil
}

// benchmarks reads benchmarks.csv. Where scorecard.toml declares no
// comparators, those that the file names are taken as they come.
func (l *loader) benchmarks(s *Scorecard) {
	table := l.table(s, "benchmarks.csv", benchmarkColumns)
	if table == nil {
		return
	}
	open := len(s.Comparators) == 0
	type key struct {
		indicator, category, comparator string
		period, from                    scorecard.Period
	}
	seen := map[key]source.Place{}
	index := s.index()
	for row := range table.Rows() {
		l.acceptedRow(row)
		indicator, category := l.subject(s, index, row)
		comparator := l.comparator(s, row.Cell("comparator"), open)
		if indicator == nil || comparator == nil {
			continue
		}
		reading := scorecard.Reading{Year: indicator.Year}
		b := scorecard.Benchmark{
			Indicator: indicator.ID, Category: category, Comparator: comparator.ID,
			Source: row.Text("source"), Note: row.Text("note"), Spot: row.Cell("value").Spot(),
		}
		var ok [3]bool
		b.Period, ok[0] = l.period(row.Cell("period"), reading)
		b.From, ok[1] = l.period(row.Cell("from"), reading)
		b.Value, ok[2] = l.number(row.Cell("value"), indicator.Unit)
		if ok != [3]bool{true, true, true} {
			continue
		}
		k := key{b.Indicator, b.Category, b.Comparator, b.Period, b.From}
		if at, twice := seen[k]; twice {
			l.add(source.Errorf(row.Place(), "duplicate-benchmark", "%q has two figures of %q for the same period", indicator.ID, comparator.ID).
				WithHint("the other one is at line %d", at.Line))
			continue
		}
		seen[k] = row.Place()
		s.Benchmarks = append(s.Benchmarks, b)
	}
}

func (l *loader) comparator(s *Scorecard, cell source.Cell, open bool) *scorecard.Comparator {
	if c := s.Comparator(cell.Text); c != nil && cell.Text != "" {
		return c
	}
	if id := suggestID(cell.Text); open && id != "" {
		s.Comparators = append(s.Comparators, scorecard.Comparator{ID: id, Title: cell.Text, Short: cell.Text})
		return &s.Comparators[len(s.Comparators)-1]
	}
	what := fmt.Sprintf("%q is not a comparator of this scorecard", cell.Text)
	if cell.Text == "" {
		what = "this row names no comparator"
	}
	l.add(source.Errorf(cell.Place(), "unknown-comparator", "%s", what).
		WithHint("%s", nearest(cell.Text, s.comparatorIDs(), "comparators are declared in scorecard.toml")))
	return nil
}

// number reads a value; false where the cell is empty or wrong.
func (l *loader) number(cell source.Cell, unit scorecard.Unit) (scorecard.Decimal, bool) {
	if cell.Text == "" {
		l.add(source.Errorf(cell.Place(), "number", "there is no value here").WithHint("take the row out where there is none"))
		return scorecard.Decimal{}, false
	}
	d, wrong := scorecard.ParseNumber(cell.Text, unit)
	if wrong != nil {
		if !strings.ContainsAny(cell.Text, "0123456789") {
			wrong.Hint = "write digits, such as 437 or 93.5; take the row out where there is no figure"
		}
		l.add(source.Errorf(cell.Place(), "number", "%s", wrong.Wrong).WithHint("%s", wrong.Hint))
		return d, false
	}
	return d, true
}
