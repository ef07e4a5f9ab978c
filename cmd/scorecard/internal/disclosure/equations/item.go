package equations

import "scorecard/cmd/scorecard/internal/scorecard"

// Kind says how an item shows what it counts. The zero value is a count.
type Kind uint8

const (
	Count      Kind = iota // how many
	Percentage             // a part of a base, of a hundred
	Rate                   // a part of a population, of so many
	Mean                   // a sum divided by how many it is a sum of
	Amount                 // anything else: points, pounds
)

// A Figure names a number of a scorecard: of which indicator and category, for
// which period, and whether the figure itself or its numerator or denominator is
// meant.
type Figure struct {
	scorecard.Operand
	Period scorecard.Period
}

// String gives a figure as people write it: "moves/under-1 2023-03".
func (f Figure) String() string { return f.Operand.String() + " " + f.Period.String() }

// Value is the figure that a numerator or denominator belongs to.
func (f Figure) Value() Figure {
	f.Aspect = scorecard.OfValue
	return f
}

func (f Figure) of(a scorecard.Aspect) Figure {
	f.Aspect = a
	return f
}

// An Item is one figure as a scorecard prints it, and the least that can be
// withheld. A figure that is restated is an item of its own, with a later
// Edition.
type Item struct {
	Figure
	Edition       int // that first prints it, an index of Months
	Kind          Kind
	Sensitivity   scorecard.Sensitivity
	ZeroSensitive bool              // none of them, or all of them, tells as much as few
	Value         scorecard.Decimal // as it is printed
	Written       scorecard.Decimal // as its author wrote it, where that has more decimals; else zero
	Numerator     scorecard.Decimal
	Denominator   scorecard.Decimal
	HasFraction   bool  // numerator and denominator are known
	ShowsFraction bool  // and are printed beside the value
	Times         int64 // what the fraction is multiplied by: 100 for a percentage
	Rounding      scorecard.Rounding
	RoundedTo     int64 // a count is printed rounded to multiples of this; 0 or 1 for as it is
	Cost          int   // of withholding it; see CostOf
	Headline      bool  // never withheld to cover another
	Printed       bool  // it was published and is known for ever
	Withheld      bool  // it was withheld and stays so
	Secret        bool  // its author withholds it, however large it is
}

// CostOf is what it costs to withhold an item that is a figure of an indicator:
// least for a percentage, most for an indicator's own count for its own period.
func CostOf(c *scorecard.Costs, i *scorecard.Indicator, item *Item) int {
	switch {
	case item.Kind == Percentage || item.Kind == Rate || item.Kind == Mean:
		return c.Percentage
	case item.Period.Kind() != i.Kind() || i.Covers.Of == scorecard.YearToDate || i.Covers.Of == scorecard.Rolling:
		return c.OverTime
	case item.Category != "":
		return c.Part
	}
	return c.Own
}

// KindOf is how an indicator shows what it counts.
func KindOf(i *scorecard.Indicator, fraction bool) Kind {
	switch {
	case i.Unit.Percent():
		return Percentage
	case i.Unit.Times() > 1:
		return Rate
	case i.Unit.Count():
		return Count
	case fraction:
		return Mean
	}
	return Amount
}

// Known is a fact that a reader has from elsewhere: a national table, an
// earlier paper, an answer to a question. The figure lies between two numbers, both
// allowed.
type Known struct {
	Figure Figure
	Lo, Hi scorecard.Decimal
	HasLo  bool
	HasHi  bool
	Source string
}

// Input is everything that a plan and an audit are made from.
type Input struct {
	Rule      scorecard.Protection
	Months    []scorecard.Period // of the editions, oldest first; a month that was corrected has one for each version
	Open      []bool             // of each: nobody has seen it yet, and it is decided anew each time; nil for none
	Items     []Item
	Relations []scorecard.Relation // declared, and those that follow from definitions
	Known     []Known
	Gone      []Figure // that records withhold, and of which nothing else is known; what a plan says of them stays
}
