package scorecard

import "scorecard/cmd/scorecard/internal/source"

// A Figure is what a month's file says of an indicator, or of one category of
// it, for a period.
type Figure struct {
	Indicator   string
	Category    string // empty for the indicator itself
	Period      Period
	Value       Decimal
	HasValue    bool
	Numerator   Decimal
	Denominator Decimal
	HasFraction bool
	Markers     Markers
	Said        *Said // what else the row says; nil for nothing
	Spot        source.Spot
}

// Said is the words that came with a figure: a note for readers, and what the
// council itself stated about it.
type Said struct {
	Note      string
	Status    string // in the council's own words
	Movement  string
	Judgement string
}

// Shown gives the figure's value with so many decimals, as readers see it:
// the value rounded half away from zero or, where only numerator and
// denominator are given, their ratio (a percentage, or a rate, where the unit is one). It
// reports false where there is no value.
func (f *Figure) Shown(decimals int, unit Unit) (Decimal, bool) {
	switch {
	case f.Markers.Replacing() != 0:
		return Decimal{}, false
	case f.HasValue:
		return f.Value.Round(decimals), true
	case f.HasFraction:
		return Ratio(f.Numerator, f.Denominator, unit.Times(), decimals)
	}
	return Decimal{}, false
}
