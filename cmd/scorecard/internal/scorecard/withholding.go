package scorecard

import "scorecard/cmd/scorecard/internal/source"

// Reason says why a figure is withheld. The zero value is that it is not.
type Reason uint8

const (
	Shown            Reason = iota
	SmallCount              // it is a small count
	SensitiveZero           // none of them tells as much as few
	SmallNumerator          // a small part of its base
	SmallRest               // all but a small part of its base
	SmallBase               // of too few to be a percentage
	FewGiving               // a mean of too few
	SmallUnprinted          // a small number that is not printed and would follow from what is
	CoversAnother           // it would give another figure away
	StaysWithheld           // it was withheld before
	WithheldByAuthor        // its author withholds it, however large it is
	Withdrawn               // it was taken out of what had been published, or would tell what was
)

var reasonWords = []string{"shown", "small-count", "zero", "small-numerator", "small-rest", "small-base", "few", "unprinted", "covers", "stays", "author", "withdrawn"}

// String gives the word that withheld.csv uses.
func (r Reason) String() string { return reasonWords[r] }

// ParseReason reads the word that withheld.csv uses.
func ParseReason(s string) (Reason, bool) {
	r, ok := parseWord[Reason](reasonWords, s)
	return r, ok && r != Shown
}

// ReasonWords lists what ParseReason reads.
func ReasonWords() []string { return reasonWords[1:] }

// A Withholding is a line of withheld.csv: a figure that is withheld from the
// month on that first has it.
type Withholding struct {
	Month   Period
	Operand Operand // an indicator or a category of it
	Period  Period
	Why     Reason
	Because string // the figure that it covers; "" where it is withheld for itself
	Spot    source.Spot
}

// DecidedWord stands in the column why of a Decided.
const DecidedWord = "decided"

// A Decided is a line of withheld.csv that closes a month: what was to be
// withheld in it has been decided.
type Decided struct {
	Month Period
	Key   string // of what the decision was made from
	Spot  source.Spot
}
