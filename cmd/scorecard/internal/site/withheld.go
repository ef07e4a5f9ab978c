package site

import (
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var withheldColumns = source.Columns{
	Required: []string{"month", "indicator", "period", "why"},
	Optional: []string{"category", "because"},
}

// withheld reads withheld.csv, the plan that `scorecard disclosure` writes.
func (l *loader) withheld(s *Scorecard) {
	table := l.table(s, "withheld.csv", withheldColumns)
	if table == nil {
		return
	}
	s.Plan.There = true
	index := s.index()
	seen := map[scorecard.Withholding]source.Place{}
	for row := range table.Rows() {
		month, ok := l.withheldMonth(row)
		if !ok {
			continue
		}
		var w scorecard.Withholding
		if row.Text("why") == scorecard.DecidedWord {
			d := scorecard.Decided{Month: month, Key: row.Text("because"), Spot: row.Spot()}
			w = scorecard.Withholding{Month: month}
			if l.once(row, seen, w) {
				s.Plan.Months = append(s.Plan.Months, d)
			}
			continue
		}
		if w, ok = l.withholding(s, index, row); !ok {
			continue
		}
		w.Month = month
		if l.once(row, seen, scorecard.Withholding{Month: month, Operand: w.Operand, Period: w.Period}) {
			s.Plan.Withheld = append(s.Plan.Withheld, w)
		}
	}
}

// once reports a line that says again what another says.
func (l *loader) once(row source.Row, seen map[scorecard.Withholding]source.Place, w scorecard.Withholding) bool {
	at, twice := seen[w]
	if twice {
		l.add(source.Errorf(row.Place(), "withheld", "this line says again what line %d says", at.Line).WithHint("take one of them out"))
		return false
	}
	seen[w] = row.Place()
	return true
}

func (l *loader) withheldMonth(row source.Row) (scorecard.Period, bool) {
	cell := row.Cell("month")
	month, err := scorecard.ParseMonth(cell.Text)
	if err != nil {
		l.add(source.Errorf(cell.Place(), "period", "%v", err).
			WithHint("the month whose file first has the figure, as 2023-03"))
		return month, false
	}
	return month, true
}

// withholding reads a line about a figure.
func (l *loader) withholding(s *Scorecard, index map[string]*scorecard.Indicator, row source.Row) (scorecard.Withholding, bool) {
	w := scorecard.Withholding{Because: row.Text("because"), Spot: row.Spot()}
	why := row.Cell("why")
	var ok bool
	if w.Why, ok = scorecard.ParseReason(why.Text); !ok {
		l.add(source.Errorf(why.Place(), "withheld", "%q is no reason for withholding a figure", why.Text).
			WithHint("%s", source.DidYouMean(why.Text, append(scorecard.ReasonWords(), scorecard.DecidedWord))))
		return w, false
	}
	indicator, category := l.subject(s, index, row)
	if indicator == nil {
		return w, false
	}
	w.Operand = scorecard.Operand{Indicator: indicator.ID, Category: category}
	cell := row.Cell("period")
	if cell.Text == "" {
		l.add(source.Errorf(row.Place(), "period", "this line does not say which period's figure is withheld"))
		return w, false
	}
	w.Period, ok = l.period(cell, scorecard.Reading{Year: indicator.Year})
	return w, ok
}
