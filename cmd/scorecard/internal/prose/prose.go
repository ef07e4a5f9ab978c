package prose

import (
	"slices"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// Facts is what is known of a scorecard as at a month, as readers may see it.
// A figure that is withheld is not among them.
type Facts struct {
	Month       scorecard.Period
	Indicators  []Indicator
	Comparators []Comparator
	Glossary    map[string]string // what an abbreviation means; keys as they are written
	Withheld    bool              // some figure of the month is withheld: what was typed may be it
}

// A Comparator is whom figures are compared with.
type Comparator struct {
	ID, Title, Short string
}

// An Indicator is what is known of one indicator.
type Indicator struct {
	ID, Name, Short, Ref, Section string

	Aliases []string // other names and ids
	Tags    []string
	Unit    scorecard.Unit
	Good    scorecard.Good
	Parts   bool    // it has numerators, itself or for its categories
	Known   bool    // it has a figure; otherwise nothing is known but its names
	Now     Value   // the latest figure
	Before  Value   // that of the period before
	History []Value // of its own frequency, oldest first, up to and including Now
	Others  []Value // its target, benchmarks, year to date, categories and so on

	Yardstick scorecard.Yardstick // how two of its figures compare
	Status    scorecard.Status
	Statuses  []scorecard.Status // of History, as they would be now; the last is Status
	HasTarget bool
	Met       bool // its target, where it has one

	// Fill, where it is set, gives History, Others and Statuses when they are
	// first asked for: most texts ask for few.
	Fill func(*Indicator)
}

// at gives an indicator with all that is known of it.
func (f *Facts) at(k int) *Indicator {
	i := &f.Indicators[k]
	if fill := i.Fill; fill != nil {
		i.Fill = nil
		fill(i)
	}
	return i
}

// A Value is one figure, as readers see it.
type Value struct {
	Kind       ValueKind
	Category   string           // its id; "" for the indicator itself
	CategoryOf string           // the category's name
	Comparator int              // of a Benchmark: which
	Period     scorecard.Period // zero for none
	Shown      scorecard.Decimal
	Exact      scorecard.Decimal // as supplied
	Has        bool
	OfTarget   bool // of a Distance: from the target
}

// ValueKind is what a Value is. The zero value is a figure of the indicator.
type ValueKind uint8

const (
	Own ValueKind = iota // of the indicator's own periods
	Target
	Threshold // a number of the rules for lights
	Benchmark
	YearToDate
	Companion // a year's outturn, and figures of other kinds of period
	Numerator
	Denominator
	Change   // from the figure before
	Distance // from the target or from a comparator; only ever of a number that was typed wrong
)

// A Text is what was written about a section, or about the month as a whole.
type Text struct {
	Section  string // "" for the overview
	Passages []commentary.Passage
	Place    source.Place // of the text as a whole

	Young  bool     // it is for young people
	Beside []string // what its readers read with it, which counts for the age that it asks for

	tokens [][]token // of each passage, once somebody has asked
	keys   []string  // of each passage that can be told when it is repeated; nil before somebody has asked
}

// read gives the tokens of one of a text's passages. A text is read by one
// goroutine at a time.
func (t *Text) read(k int) []token {
	if n := len(t.Passages); len(t.tokens) < n {
		t.tokens = append(t.tokens, make([][]token, n-len(t.tokens))...)
	}
	if len(t.tokens[k]) == 0 {
		s := t.Passages[k].Text
		t.tokens[k] = tokenize(slices.Grow(t.tokens[k], len(s)/5+4), s)
	}
	return t.tokens[k]
}

// TakeRoom lets a text that was not read yet be read in the room of one that
// nobody reads any more.
func (t *Text) TakeRoom(of *Text) {
	for k := range of.tokens {
		of.tokens[k] = of.tokens[k][:0]
	}
	t.tokens, of.tokens = of.tokens, nil
}

// A Finding is a statement that the figures do not bear out, or words that
// readers stumble over.
type Finding struct {
	Rule    string
	Message string // lower case, no full stop
	Hint    string
	Place   source.Place
}

// Count says how much was read.
type Count struct {
	Sentences int
	Numbers   int              // every number that was typed
	Compared  int              // numbers that were held against figures
	Matched   int              // of these, those that are figures
	Claims    int              // statements of direction, comparison and the like that were read
	Judged    int              // of these, those that could be held against figures
	Skipped   [numberKinds]int // numbers that are no figures, by kind
	Small     int              // figures that are too small, or too loosely worded, to be told apart
	NotRead   int              // numbers in tables and code
}

// Add adds what was read elsewhere.
func (c *Count) Add(d Count) {
	c.Sentences += d.Sentences
	c.Numbers += d.Numbers
	c.Compared += d.Compared
	c.Matched += d.Matched
	c.Claims += d.Claims
	c.Judged += d.Judged
	c.Small += d.Small
	c.NotRead += d.NotRead
	for k := range c.Skipped {
		c.Skipped[k] += d.Skipped[k]
	}
}

// skipped is how many numbers were told to be no figures.
func (c *Count) skipped() (n int) {
	for _, k := range c.Skipped {
		n += k
	}
	return n
}

// String says how much was read, in a line; "" where no number was typed.
func (c *Count) String() string {
	if c.Numbers == 0 {
		return ""
	}
	return itoa(c.Numbers) + " typed numbers read: " + itoa(c.Compared) + " compared with figures, " + itoa(c.skipped()) + " no figures, " +
		itoa(c.Small) + " too small to tell; " + itoa(c.Claims) + " statements read, " + itoa(c.Judged) + " judged"
}
