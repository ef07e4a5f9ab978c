package disclosure

import (
	"bytes"
	"encoding/csv"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// planColumns are the columns of withheld.csv.
var planColumns = []string{"month", "indicator", "category", "period", "why", "because"}

// AppendCSV prints a plan as withheld.csv, a line a figure: month by month, so
// that a new month adds lines at the end and leaves those before it alone. A
// month's first line says that it was decided, and for which figures; it stands
// there for months that withhold nothing too.
//
//	month,indicator,category,period,why,because
//	2023-03,,,,decided,5d41402abc4b2a76
//	2023-03,adopted,,2023-03,small-count,
//	2023-03,adopted,,2022-04/2023-03,covers,adopted 2023-03
func (p *Plan) AppendCSV(b []byte) []byte {
	buf := bytes.NewBuffer(b)
	w := csv.NewWriter(buf)
	line := func(fields ...string) { _ = w.Write(fields) } // a Buffer refuses nothing
	line(planColumns...)
	figure := func(w *scorecard.Withholding) {
		line(w.Month.String(), w.Operand.Indicator, w.Operand.Category, w.Period.String(), w.Why.String(), w.Because)
	}
	n := 0
	for _, d := range p.Months {
		line(d.Month.String(), "", "", "", scorecard.DecidedWord, d.Key)
		for ; n < len(p.Withheld) && p.Withheld[n].Month.Compare(d.Month) <= 0; n++ {
			figure(&p.Withheld[n])
		}
	}
	for ; n < len(p.Withheld); n++ {
		figure(&p.Withheld[n])
	}
	w.Flush()
	return buf.Bytes()
}

// Withholds reports whether a plan withholds an item of an input.
func (p *Plan) Withholds(in *Input, item int) bool {
	i := &in.Items[item]
	return !i.Printed && p.Has(i.Figure, in.Months[i.Edition])
}

// Unknown gives the lines of a plan that are about no figure of an input: of one
// that was taken out, or misspelt.
func (p *Plan) Unknown(in *Input) (out []scorecard.Withholding) {
	known := map[Figure]bool{}
	for n := range in.Items {
		known[in.Items[n].Figure] = true
	}
	for _, f := range in.Gone {
		known[f] = true
	}
	for _, w := range p.Withheld {
		if !known[Figure{Operand: w.Operand, Period: w.Period}] {
			out = append(out, w)
		}
	}
	return out
}
