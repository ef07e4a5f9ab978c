package site

import (
	"fmt"
	"io/fs"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// Substitute gives the text of a month's file with other numbers for some of its
// figures, and everything else as it stands: the file as it would be if they
// had been the true ones.
func Substitute(root fs.FS, name string, instead []scorecard.Figure) ([]byte, error) {
	file, problems, err := source.Read(root, name)
	if err != nil || problems.Fatal() {
		return nil, fmt.Errorf("%s cannot be read again", name)
	}
	table, _ := file.Table(figureColumns)
	byLine := make(map[int]*scorecard.Figure, len(instead))
	for n := range instead {
		byLine[instead[n].Spot.Place().Line] = &instead[n]
	}
	var edits []source.Edit
	for row := range table.Rows() {
		f := byLine[row.Place().Line]
		if f == nil {
			continue
		}
		delete(byLine, row.Place().Line)
		for _, one := range []struct {
			column string
			number scorecard.Decimal
		}{{"value", f.Value}, {"numerator", f.Numerator}, {"denominator", f.Denominator}} {
			if cell := row.Cell(one.column); cell.Text != "" {
				edits = append(edits, source.Edit{Cell: cell, Text: one.number.String()})
			}
		}
	}
	if len(byLine) > 0 {
		return nil, fmt.Errorf("%s has changed since it was read", name)
	}
	return file.Edited(edits), nil
}
