package site

import (
	"encoding/csv"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var figureColumns = source.Columns{
	Required: []string{"indicator", "value"},
	Optional: []string{"category", "period", "numerator", "denominator", "marker", "note",
		"stated_status", "stated_movement", "stated_judgement", "accept"},
}

var workbooks = []string{".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".numbers"}

// months reads the months' files of figures.
func (l *loader) months(s *Scorecard) {
	for _, e := range l.list("data/" + s.ID) {
		name := e.Name()
		at := source.Place{File: path.Join("data", s.ID, name)}
		switch {
		case e.IsDir() && name == "published", slices.Contains(knownFiles, name):
		case e.IsDir() && path.Ext(name) == ".csv":
			l.add(notAFile(at.File))
		case e.IsDir():
			l.add(source.Errorf(at, "unknown-file", "%q is not a folder that a scorecard has", name).
				WithHint("a scorecard's months are files here, named such as 2023-03.csv"))
		default:
			l.monthFile(s, name, at)
		}
	}
	index := s.index()
	each(len(s.Months), func(i int) {
		m := s.Months[i]
		m.Figures, m.Sum = remember(l, m.Place.File, s.Sum, func(l *loader, file *source.File) []scorecard.Figure {
			return l.figures(s, index, m.Period, file)
		})
	})
}

func (l *loader) monthFile(s *Scorecard, name string, at source.Place) {
	stem, isCSV := strings.CutSuffix(name, ".csv")
	month, err := scorecard.ParseMonth(stem)
	switch {
	case isCSV && err == nil:
		s.Months = append(s.Months, &Month{Period: month, Place: at, HasFigures: true})
	case isCSV && pageNumbers.MatchString(stem):
		l.add(source.Errorf(at, "month", "%v", err).WithHint("a month's file is named for its year and month, such as 2023-03.csv"))
	case slices.Contains(workbooks, strings.ToLower(path.Ext(name))):
		l.add(source.Errorf(at, "unknown-file", "a workbook stands among the data").WithHint("save the month's sheet as CSV, named such as 2023-03.csv"))
	default:
		l.add(source.Errorf(at, "unknown-file", "%q is not a file that a scorecard has", name).WithHint("%s", nameHint(name)))
	}
}

var yearMonth = regexp.MustCompile(`([0-9]{4})[-_ ]?([0-9]{1,2})([^0-9]|$)`)

// nameHint says how a file among the data may have been meant.
func nameHint(name string) string {
	stem := strings.TrimSuffix(name, path.Ext(name))
	month, err := scorecard.ParsePeriod(stem, scorecard.Reading{})
	if f := yearMonth.FindStringSubmatch(stem); err != nil && f != nil {
		month, err = scorecard.ParseMonth(fmt.Sprintf("%s-%02s", f[1], f[2]))
	}
	if err == nil && month.Kind() == scorecard.Month {
		return fmt.Sprintf("the figures of %s are in a file named %s.csv: give it that name, or move it away", month.Name(), month)
	}
	return nearest(name, knownFiles, "a month's figures are named such as 2023-03.csv")
}

// figureKey is what two rows of one file must not share.
type figureKey struct {
	indicator, category string
	period              scorecard.Period
}

// figures reads one month's file.
func (l *loader) figures(s *Scorecard, index map[string]*scorecard.Indicator, month scorecard.Period, file *source.File) []scorecard.Figure {
	file.Hide(s.keptBack(index))
	table, problems := file.Table(figureColumns)
	l.add(problems...)
	if table.Len() == 0 && !problems.Fatal() {
		l.add(source.Errorf(file.Whole(), "no-figures", "this month's file has a header and no figures").
			WithHint("a row is an indicator and its value: children-in-care,437"))
	}
	figures := make([]scorecard.Figure, 0, table.Len())
	seen := make(map[figureKey]int, table.Len())
	for row := range table.Rows() {
		l.acceptedRow(row)
		indicator, category := l.subject(s, index, row)
		if indicator == nil {
			continue
		}
		r := &figureRow{l, s, month, indicator, row}
		f, ok := r.read(category)
		if !ok {
			continue
		}
		key := figureKey{f.Indicator, f.Category, f.Period}
		if first, twice := seen[key]; twice {
			l.add(r.twice(&f, &figures[first]))
			continue
		}
		seen[key] = len(figures)
		figures = append(figures, f)
	}
	return figures
}

// figureRow reads one row of a month's file.
type figureRow struct {
	l         *loader
	s         *Scorecard
	month     scorecard.Period
	indicator *scorecard.Indicator
	row       source.Row
}

func (r *figureRow) wrong(column, rule, format string, args ...any) complaint {
	cell := r.row.Cell(column)
	at := cell.Place()
	if cell.Text == "" {
		at = r.row.Place()
	}
	return complaint{r.l, source.Errorf(at, rule, format, args...)}
}

func (r *figureRow) twice(f, first *scorecard.Figure) source.Problem {
	what := f.Indicator
	if f.Category != "" {
		what += "/" + f.Category
	}
	hint := "take one of the two rows out"
	if f.HasValue && first.HasValue && f.Value.Cmp(first.Value) != 0 {
		hint = "keep the one that is right and take the other out"
	}
	return source.Errorf(r.row.Place(), "duplicate-figure", "%q is given twice for %s", what, f.Period.Name()).
		WithHint("%s; the first is at line %d", hint, first.Spot.Place().Line)
}

// read reads the row; false where it is no figure.
func (r *figureRow) read(category string) (scorecard.Figure, bool) {
	f := scorecard.Figure{Indicator: r.indicator.ID, Category: category, Spot: r.row.Spot()}
	ok := r.period(&f)
	ok = r.value(&f) && ok
	ok = r.fraction(&f) && ok
	ok = r.markers(&f) && ok
	if !ok {
		return f, false
	}
	f.Said = r.said()
	return f, r.complete(&f)
}

func (r *figureRow) period(f *scorecard.Figure) bool {
	cell := r.row.Cell("period")
	if cell.Text == "" {
		p, ok := scorecard.EndingIn(r.indicator.Kind(), r.month)
		if !ok {
			r.wrong("period", "period", "%q is %s, and none of its periods ends in %s", r.indicator.ID, r.indicator.Frequency, r.month.Name()).
				hint("write the period that the figure is about in the column period, such as %s", scorecard.LatestBy(r.indicator.Kind(), r.month))
		}
		f.Period = p
		return ok
	}
	p, err := scorecard.ParsePeriod(cell.Text, scorecard.Reading{Year: r.indicator.Year, Month: r.month})
	if err != nil {
		r.wrong("period", "period", "%v", err).
			hint("periods are written 2023-03, 2022-Q3, 2022-autumn, 2022-FY, 2022-AY, 2022, 2023-03-31, 2022-04/2022-12 or ytd")
		return false
	}
	f.Period = p
	return true
}

func (r *figureRow) value(f *scorecard.Figure) bool {
	cell := r.row.Cell("value")
	if cell.Text == "" {
		return true
	}
	d, wrong := scorecard.ParseNumber(cell.Text, r.indicator.Unit)
	if wrong != nil {
		r.notNumber("value", wrong)
		return false
	}
	if d.Sign() < 0 && r.indicator.Unit.Count() {
		r.wrong("value", "negative-count", "%q counts something, and cannot be %s", r.indicator.ID, d).
			hint("a figure that may not be shown is left empty, with the marker [c]")
		return false
	}
	f.Value, f.HasValue = d, true
	return true
}

// notNumber reports a cell that is no number, without its text where the line
// may not be printed.
func (r *figureRow) notNumber(column string, wrong *scorecard.NumberError) {
	cell := r.row.Cell(column)
	if cell.Place().Text == "" && strings.ContainsAny(cell.Text, "0123456789") && !strings.HasPrefix(cell.Text, "<") {
		r.wrong(column, "number", "this value is not a number").
			hint("it is not shown here since it may be a small one; write digits, such as 437 or 93.5")
		return
	}
	r.wrong(column, "number", "%s", wrong.Wrong).hint("%s", wrong.Hint)
}

// keptBack gives what says of a line of figures that it may not be printed with a
// problem, since the logs of a build may be public: one with a number below the
// threshold, with the marker of a figure that is withheld, about a figure that
// the plan withholds, however large, or with decimals of a percentage of people,
// of which readers may be shown fewer. Which column is which does not matter.
func (s *Scorecard) keptBack(index map[string]*scorecard.Indicator) func(line string) bool {
	if s.Disclosure.Off != "" {
		return func(string) bool { return false }
	}
	planned := map[string][]string{} // the categories, of each indicator
	for _, w := range s.Plan.Withheld {
		planned[w.Operand.Indicator] = append(planned[w.Operand.Indicator], w.Operand.Category)
	}
	return func(line string) bool {
		in := csv.NewReader(strings.NewReader(line))
		in.LazyQuotes, in.TrimLeadingSpace = true, true
		cells, err := in.Read()
		if err != nil {
			return line != ""
		}
		for n := range cells {
			cells[n] = strings.TrimSpace(cells[n])
		}
		return slices.ContainsFunc(cells, func(cell string) bool {
			i := index[cell]
			return s.tells(cell) || i != nil && s.limited(i) && slices.ContainsFunc(cells, hasDecimals) ||
				slices.ContainsFunc(planned[cell], func(category string) bool { return category == "" || slices.Contains(cells, category) })
		})
	}
}

// tells reports whether a cell is marked as withheld, or has a small number.
func (s *Scorecard) tells(cell string) bool {
	m, _ := scorecard.ParseMarkers(cell)
	least := scorecard.Int(s.Disclosure.Threshold())
	return m.Has(scorecard.Withheld) || slices.ContainsFunc(strings.Fields(cell), func(word string) bool {
		d, err := scorecard.ParseDecimal(strings.Trim(word, "'()[]~*%£-"))
		return err == nil && d.Sign() != 0 && d.Cmp(least) < 0
	})
}

// limited reports whether the decimals of an indicator's figures may be cut.
func (s *Scorecard) limited(i *scorecard.Indicator) bool {
	return i.Unit.Percent() && s.Disclosure.Rule.Thresholds[i.Sensitivity] > 0
}

func hasDecimals(cell string) bool {
	d, wrong := scorecard.ParseNumber(cell, "%")
	return wrong == nil && d.Trim().Decimals() > 0
}

// fraction reads numerator and denominator, which come together or not at all.
func (r *figureRow) fraction(f *scorecard.Figure) bool {
	n, d := r.row.Cell("numerator"), r.row.Cell("denominator")
	if n.Text == "" && d.Text == "" {
		return true
	}
	if n.Text == "" || d.Text == "" {
		r.wrong("numerator", "fraction", "a numerator and a denominator come together").hint("fill in both, or neither")
		return false
	}
	for _, part := range []struct {
		column string
		text   string
		value  *scorecard.Decimal
	}{{"numerator", n.Text, &f.Numerator}, {"denominator", d.Text, &f.Denominator}} {
		var wrong *scorecard.NumberError
		if strings.HasSuffix(part.text, "%") {
			wrong = &scorecard.NumberError{
				Wrong: fmt.Sprintf("%q has a per cent sign, and a %s is a number", part.text, part.column),
				Hint:  "write how many; a percentage stands in the column value"}
		} else {
			*part.value, wrong = scorecard.ParseNumber(part.text, "")
		}
		if wrong != nil {
			r.notNumber(part.column, wrong)
			return false
		}
	}
	if f.Denominator.Sign() <= 0 {
		r.wrong("denominator", "fraction", "nothing can be divided by %s", f.Denominator).
			hint("where nobody was concerned, leave the figures empty and write the marker [z]")
		return false
	}
	f.HasFraction = true
	return true
}

func (r *figureRow) markers(f *scorecard.Figure) bool {
	cell := r.row.Cell("marker")
	m, unknown := scorecard.ParseMarkers(cell.Text)
	if unknown != "" {
		hint := "in place of a value: [c] withheld, [x] not available, [z] not applicable, [low] or [k] rounds to zero; " +
			"beside one: [p] provisional, [r] revised, [e] estimated, [b] break in series, [f] forecast, [u] low reliability"
		if near := source.Nearest("["+unknown+"]", scorecard.MarkerWords()); len(unknown) > 1 && len(near) > 0 {
			hint = "did you mean " + source.OneOf(near) + "?"
		}
		r.wrong("marker", "marker", "%q is not a marker", unknown).hint("%s", hint)
		return false
	}
	f.Markers = m
	return true
}

// complete reports a row without a value or a reason, one with both, and a
// figure about a time that had not ended.
func (r *figureRow) complete(f *scorecard.Figure) bool {
	has := f.HasValue || f.HasFraction
	switch {
	case !has && f.Markers.Replacing() == 0:
		r.wrong("value", "empty-figure", "%q has no value for %s, and no marker says why", f.Indicator, f.Period.Name()).
			hint("write the marker [x] where there is no figure, [z] where there cannot be one, [c] where it is withheld; or take the row out")
		return false
	case has && f.Markers.Replacing() != 0:
		r.wrong("marker", "marker", "%s stands in place of a value, and there is a value", f.Markers.Replacing()).
			hint("take out the one that is wrong")
		return false
	case !f.Period.EndsBy(r.month) && !f.Markers.Has(scorecard.Forecast):
		r.wrong("period", "future-period", "%s had not ended in %s", f.Period.Name(), r.month.Name()).
			hint("a forecast carries the marker [f]; otherwise mend the period")
		return false
	}
	return true
}

// said keeps the words of a row; nil where it has none.
func (r *figureRow) said() *scorecard.Said {
	note := r.row.Text("note")
	status := r.stated("stated_status", statusWords)
	movement := r.stated("stated_movement", movementWords)
	judgement := r.stated("stated_judgement", judgementWords)
	if note+status+movement+judgement == "" {
		return nil
	}
	return &scorecard.Said{Note: note, Status: status, Movement: movement, Judgement: judgement}
}

func (r *figureRow) stated(column string, known func() vocabulary) string {
	cell := r.row.Cell(column)
	if cell.Text == "" || r.s.lost["scorecard.toml"] {
		return ""
	}
	return r.l.stated(cell, &r.s.Labels, known())
}
