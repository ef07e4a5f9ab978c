package site

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var indicatorColumns = source.Columns{
	Required: []string{"id", "name", "section", "unit", "good"},
	Optional: []string{"ref", "short", "decimals", "frequency", "covers", "year", "lag", "provisional", "baseline", "least_change", "additive",
		"categories", "numerator_of", "sensitivity", "zero_sensitive", "headline", "plain", "young", "aliases", "tags", "note", "accept"},
}

// indicators reads indicators.csv.
func (l *loader) indicators(s *Scorecard, names namespace) {
	name := "data/" + s.ID + "/indicators.csv"
	file := l.need(name, "its first row is id,name,section,unit,good; then a row for each indicator")
	if file == nil {
		s.lost["indicators.csv"] = true
		return
	}
	table, problems := file.Table(indicatorColumns)
	l.add(problems...)
	s.lost["indicators.csv"] = problems.Fatal() || table.Len() == 0
	if table.Len() == 0 && !problems.Fatal() {
		l.add(source.Errorf(file.Whole(), "no-indicator", "this file names no indicator").
			WithHint("below the header stands a row for each indicator, such as children-in-care,Children in care,profile,number,low"))
	}
	refs := map[string]source.Place{}
	for row := range table.Rows() {
		l.acceptedRow(row)
		r := &indicatorRow{l, s, row}
		indicator := r.read()
		if p, ok := names.claim(indicator.ID, "indicator", row.Cell("id").Place()); !ok {
			s.lost[indicator.ID] = true
			l.add(p)
			continue
		}
		l.aliases(names, indicator.Aliases, "indicator", row.Cell("aliases").Place())
		l.checkRef(refs, row.Cell("ref"))
		s.Indicators = append(s.Indicators, indicator)
	}
	for row := range table.Rows() {
		l.checkNumeratorOf(s, row.Cell("numerator_of"))
	}
}

// checkRef reports a ref that is there twice, as 4.10 is when a spreadsheet
// has made 4.1 of it.
func (l *loader) checkRef(refs map[string]source.Place, cell source.Cell) {
	if cell.Text == "" {
		return
	}
	first, twice := refs[cell.Text]
	if !twice {
		refs[cell.Text] = cell.Place()
		return
	}
	p := source.Errorf(cell.Place(), "duplicate-ref", "the ref %q is there twice, also at line %d", cell.Text, first.Line)
	if whole, tenth, ok := strings.Cut(cell.Text, "."); ok && len(tenth) == 1 {
		p = p.WithHint("a spreadsheet may have made %s.%s of %s.%s0: format the column as text", whole, tenth, whole, tenth)
	}
	l.add(p)
}

func (l *loader) checkNumeratorOf(s *Scorecard, cell source.Cell) {
	if cell.Text != "" && s.Indicator(cell.Text) == nil && !s.lostIndicator(cell.Text) {
		l.add(source.Errorf(cell.Place(), "unknown-indicator", "%q is not an indicator of this scorecard", cell.Text).
			WithHint("%s", source.DidYouMean(cell.Text, s.indicatorIDs())))
	}
}

// indicatorRow reads one row of indicators.csv.
type indicatorRow struct {
	l   *loader
	s   *Scorecard
	row source.Row
}

func (r *indicatorRow) read() *scorecard.Indicator {
	i := &scorecard.Indicator{
		ID:          r.row.Text("id"),
		Ref:         r.row.Text("ref"),
		Name:        r.row.Text("name"),
		Short:       r.row.Text("short"),
		Plain:       r.row.Text("plain"),
		Young:       r.young(),
		Section:     r.section(),
		Unit:        scorecard.Unit(r.row.Text("unit")),
		Good:        word(r, "good", scorecard.ParseGood, scorecard.GoodWords()),
		Decimals:    r.whole("decimals", -1, 6),
		Frequency:   word(r, "frequency", scorecard.ParseFrequency, scorecard.FrequencyWords()),
		Covers:      r.covers(),
		Year:        word(r, "year", scorecard.ParseYear, scorecard.YearWords()),
		Lag:         max(0, r.whole("lag", 0, 36)),
		Provisional: max(0, r.whole("provisional", 0, 36)),
		Additive:    r.yes("additive"),
		Categories:  r.categories(),
		NumeratorOf: r.row.Text("numerator_of"),
		Sensitivity: word(r, "sensitivity", scorecard.ParseSensitivity, scorecard.SensitivityWords()),
		ZeroTells:   r.yes("zero_sensitive"),
		Headline:    r.yes("headline"),
		Tags:        strings.Fields(r.row.Text("tags")),
		Aliases:     strings.Fields(r.row.Text("aliases")),
		Note:        r.row.Text("note"),
		LeastBase:   r.s.LeastBase,
		Spot:        r.row.Cell("id").Spot(),
	}
	i.Baseline = r.baseline(i.Year)
	i.LeastChange = r.leastChange(i.Unit)
	if i.Name == "" {
		r.wrong("name", "name", "this indicator has no name").hint("its name is what readers see")
	}
	if i.Short == "" {
		i.Short = i.Name
	}
	return i
}

// young reads what follows the figure in a sentence to young people.
func (r *indicatorRow) young() string {
	text := r.row.Text("young")
	first, _ := utf8.DecodeRuneInString(text)
	if text != "" && (strings.ContainsAny(text[len(text)-1:], ".!?:;,") || unicode.IsUpper(first)) {
		r.wrong("young", "young-words", "these words follow a figure in a sentence, which begins and ends without them").
			hint("without a capital and a full stop, such as: of you saw a dentist in the last year")
	}
	return text
}

// complaint lets a hint be added to a problem that is already on the list.
type complaint struct {
	l *loader
	p source.Problem
}

func (r *indicatorRow) wrong(column, rule, format string, args ...any) complaint {
	return complaint{r.l, source.Errorf(r.row.Cell(column).Place(), rule, format, args...)}
}

func (c complaint) hint(format string, args ...any) { c.l.add(c.p.WithHint(format, args...)) }

// word reads a cell that holds one of a few words; an empty cell is the first
// of them.
func word[T ~uint8](r *indicatorRow, column string, parse func(string) (T, bool), valid []string) T {
	text := strings.ToLower(r.row.Text(column))
	if text == "" {
		if column == "good" {
			r.wrong(column, column, "this indicator does not say which way is good").hint("write %s", source.OneOf(valid))
		}
		return 0
	}
	v, ok := parse(text)
	if !ok {
		r.wrong(column, column, "%q is not known in the column %s", r.row.Text(column), column).hint("%s", source.DidYouMean(text, valid))
	}
	return v
}

func (r *indicatorRow) whole(column string, otherwise, most int) int {
	text := r.row.Text(column)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > most {
		r.wrong(column, "number", "%q is not a whole number from 0 to %d", text, most).hint("leave the cell empty where it does not matter")
		return otherwise
	}
	return n
}

func (r *indicatorRow) yes(column string) bool {
	switch strings.ToLower(r.row.Text(column)) {
	case "", "no", "n", "false", "0":
		return false
	case "yes", "y", "true", "1":
		return true
	}
	r.wrong(column, "yes-no", "%q is neither yes nor no", r.row.Text(column)).hint("write yes, or leave the cell empty")
	return false
}

func (r *indicatorRow) section() string {
	id := r.row.Text("section")
	if r.s.section(id) >= 0 || r.s.lostSection(id) {
		return id
	}
	if id == "" {
		r.wrong("section", "unknown-section", "this indicator is in no section").hint("%s", source.DidYouMean("", r.s.sectionIDs()))
	} else {
		r.wrong("section", "unknown-section", "%q is not a section of this scorecard", id).hint("%s", nearest(id, r.s.sectionIDs(), "sections are declared in scorecard.toml"))
	}
	return id
}

func (r *indicatorRow) categories() string {
	id := r.row.Text("categories")
	if id == "" || r.s.Set(id) != nil || r.s.lost["categories.csv"] {
		return id
	}
	var sets []string
	for _, set := range r.s.Sets {
		sets = append(sets, set.ID)
	}
	r.wrong("categories", "unknown-category-set", "%q is not a category set of this scorecard", id).
		hint("%s", nearest(id, sets, "sets are declared in categories.csv"))
	return id
}

func (r *indicatorRow) covers() scorecard.Covers {
	text := strings.ToLower(r.row.Text("covers"))
	if months, ok := strings.CutPrefix(text, "rolling-"); ok {
		if n, err := strconv.Atoi(months); err == nil && n >= 2 && n <= 120 {
			return scorecard.Covers{Of: scorecard.Rolling, Months: n}
		}
	}
	switch text {
	case "", "snapshot":
		return scorecard.Covers{Of: scorecard.Snapshot}
	case "flow":
		return scorecard.Covers{Of: scorecard.Flow}
	case "year-to-date":
		return scorecard.Covers{Of: scorecard.YearToDate}
	}
	r.wrong("covers", "covers", "%q is not what a figure can cover", r.row.Text("covers")).
		hint("%s", source.DidYouMean(text, []string{"snapshot", "flow", "year-to-date", "rolling-6", "rolling-12"}))
	return scorecard.Covers{}
}

func (r *indicatorRow) baseline(year scorecard.Year) scorecard.Baseline {
	text := strings.ToLower(r.row.Text("baseline"))
	switch text {
	case "":
		return scorecard.Baseline{}
	case "previous":
		return scorecard.Baseline{To: scorecard.Previous}
	case "year-ago":
		return scorecard.Baseline{To: scorecard.YearAgo}
	case "year-end":
		return scorecard.Baseline{To: scorecard.YearEnd}
	case "none":
		return scorecard.Baseline{To: scorecard.NoBaseline}
	}
	p, err := scorecard.ParsePeriod(text, scorecard.Reading{Year: year})
	if err != nil {
		r.wrong("baseline", "baseline", "%q is not a baseline", r.row.Text("baseline")).
			hint("write previous, year-ago, year-end, none or a period such as 2022-03")
		return scorecard.Baseline{}
	}
	return scorecard.Baseline{To: scorecard.NamedPeriod, Period: p}
}

func (r *indicatorRow) leastChange(unit scorecard.Unit) scorecard.Decimal {
	text := r.row.Text("least_change")
	if text == "" {
		return scorecard.Decimal{}
	}
	d, wrong := scorecard.ParseNumber(text, unit)
	if wrong != nil {
		r.wrong("least_change", "number", "%s", wrong.Wrong).hint("write its size in digits, such as 0.5, or leave the cell empty")
	} else if d.Sign() < 0 {
		r.wrong("least_change", "number", "a least change cannot be negative").hint("write its size alone")
	}
	return d.Abs()
}
