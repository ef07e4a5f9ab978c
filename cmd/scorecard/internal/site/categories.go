package site

import (
	"regexp"
	"slices"
	"strconv"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var categoryColumns = source.Columns{Required: []string{"set", "id", "name"}, Optional: []string{"order", "total", "accept"}}

// categories reads categories.csv. Within a set, categories stand in the order
// of the column order and, where that is the same or empty, of the rows.
func (l *loader) categories(s *Scorecard) {
	table := l.table(s, "categories.csv", categoryColumns)
	if table == nil {
		return
	}
	order := map[*scorecard.CategorySet][]int{}
	for row := range table.Rows() {
		set := l.categorySet(s, row)
		id := row.Cell("id")
		l.acceptedRow(row)
		if set == nil {
			continue
		}
		if p, ok := checkCategory(set, id); !ok {
			s.lost[set.ID+"/"+id.Text] = true
			l.add(p)
			continue
		}
		name := row.Text("name")
		if name == "" {
			name = id.Text
		}
		set.Categories = append(set.Categories, scorecard.Category{ID: id.Text, Name: name, Whole: l.whole(row.Cell("total")), Spot: id.Spot()})
		order[set] = append(order[set], l.order(row.Cell("order")))
	}
	for i := range s.Sets {
		sortCategories(&s.Sets[i], order[&s.Sets[i]])
	}
}

// categorySet finds the set that a row names, or begins it. Sets are kept in a
// slice made large enough beforehand, so that pointers to them stay good.
func (l *loader) categorySet(s *Scorecard, row source.Row) *scorecard.CategorySet {
	cell := row.Cell("set")
	if set := s.Set(cell.Text); set != nil && cell.Text != "" {
		return set
	}
	if p, ok := checkID(cell.Text, "category set", cell.Place()); !ok {
		l.add(p)
		return nil
	}
	if s.Sets == nil {
		s.Sets = make([]scorecard.CategorySet, 0, 256)
	}
	if len(s.Sets) == cap(s.Sets) {
		l.add(source.Errorf(cell.Place(), "categories", "there are more than %d category sets", cap(s.Sets)))
		return nil
	}
	s.Sets = append(s.Sets, scorecard.CategorySet{ID: cell.Text})
	return &s.Sets[len(s.Sets)-1]
}

// checkCategory reports a category id that is wrong or there twice. A category
// is not a fragment of a page, so no id of our own is in its way.
func checkCategory(set *scorecard.CategorySet, id source.Cell) (source.Problem, bool) {
	if p, ok := checkID(id.Text, "category", id.Place()); !ok && p.Rule == "id" {
		if original := unshaped(id.Text); original != "" {
			p = p.WithHint("a spreadsheet may have made a date of it: was it %q?", original)
		}
		return p, false
	}
	if set.Index(id.Text) >= 0 {
		return source.Errorf(id.Place(), "duplicate-id", "the category %q is in the set %q twice", id.Text, set.ID), false
	}
	return source.Problem{}, true
}

func (l *loader) whole(cell source.Cell) bool {
	switch cell.Text {
	case "", "part":
		return false
	case "whole":
		return true
	}
	l.add(source.Errorf(cell.Place(), "categories", "%q does not say whether the category is a part or the whole", cell.Text).
		WithHint("write part, or whole for the total of the others"))
	return false
}

func (l *loader) order(cell source.Cell) int {
	n, err := strconv.Atoi(cell.Text)
	if err != nil && cell.Text != "" {
		l.add(source.Errorf(cell.Place(), "number", "%q is not a whole number", cell.Text).
			WithHint("leave the cells empty to keep the order of the rows"))
	}
	return n
}

func sortCategories(set *scorecard.CategorySet, order []int) {
	index := make([]int, len(order))
	for i := range index {
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int { return order[a] - order[b] })
	sorted := make([]scorecard.Category, len(order))
	for i, from := range index {
		sorted[i] = set.Categories[from]
	}
	set.Categories = sorted
}

var (
	dayMonth = regexp.MustCompile(`^(\d{1,2})-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)$`)
	monthDay = regexp.MustCompile(`^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-(\d{1,2})$`)
)

// unshaped gives what a spreadsheet may have made a date of: 15-Oct was 10-15
// and Oct-15 was 10-15 too. "" for anything else.
func unshaped(s string) string {
	day, month := "", ""
	if f := dayMonth.FindStringSubmatch(s); f != nil {
		day, month = f[1], f[2]
	} else if f := monthDay.FindStringSubmatch(s); f != nil {
		month, day = f[1], f[2]
	} else {
		return ""
	}
	p, err := scorecard.ParsePeriod(month+" 2000", scorecard.Reading{})
	if err != nil {
		return ""
	}
	n, _ := strconv.Atoi(p.String()[5:])
	return strconv.Itoa(n) + "-" + day
}
