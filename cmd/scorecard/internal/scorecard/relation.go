package scorecard

import (
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// RelationKind is the kind of a Relation. The zero value is Sum.
type RelationKind uint8

const (
	Sum            RelationKind = iota // Result is the sum of Plus
	Difference                         // Result is Plus[0] less all of Minus
	Part                               // each of Plus is at most Result, and so is their sum where they are Apart
	StockAndFlow                       // Result is itself a period earlier, and Plus, less Minus
	RatioOf                            // Result is Plus[0] divided by Minus[0], times what its unit says
	Cumulative                         // Result is Plus[0] summed over the periods within Result's own
	RollingSum                         // Result is Plus[0] summed over the last Months months
	SamePopulation                     // the percentages Plus are of the same people: of Result, where it is given
	SameFigure                         // Plus are one figure under several names
	Shares                             // Plus are the percentages of a whole, and add to 100
)

var relationWords = []string{"sum", "difference", "part", "stock-and-flow", "ratio", "cumulative", "rolling", "same-population", "same", "shares"}

// String gives the word that scorecard.toml uses.
func (k RelationKind) String() string { return relationWords[k] }

// ParseRelationKind reads the word that scorecard.toml uses.
func ParseRelationKind(s string) (RelationKind, bool) {
	return parseWord[RelationKind](relationWords, s)
}

// RelationWords lists what ParseRelationKind reads.
func RelationWords() []string { return relationWords }

// Aspect is which number of a figure an Operand means.
type Aspect uint8

const (
	OfValue Aspect = iota
	OfNumerator
	OfDenominator
)

var aspectWords = []string{"", "numerator", "denominator"}

// An Operand is what a relation speaks of: an indicator or one category of it,
// or the numerator or denominator of either. The zero value is none: in a
// ratio a number that is published nowhere.
type Operand struct {
	Indicator string
	Category  string // empty for the indicator itself
	Aspect    Aspect
}

// IsZero reports whether o is no operand.
func (o Operand) IsZero() bool { return o.Indicator == "" }

// String gives the operand as scorecard.toml writes it: "by-age/under-1",
// "reviews denominator".
func (o Operand) String() string {
	s := o.Indicator
	if o.Category != "" {
		s += "/" + o.Category
	}
	if o.Aspect != OfValue {
		s += " " + aspectWords[o.Aspect]
	}
	return s
}

// ParseOperand reads what String gives; false where it has not that form.
// Whether there is such an indicator is not looked at.
func ParseOperand(s string) (o Operand, ok bool) {
	name, aspect, _ := strings.Cut(strings.TrimSpace(s), " ")
	if o.Aspect, ok = parseWord[Aspect](aspectWords, strings.TrimSpace(aspect)); !ok {
		return Operand{}, false
	}
	var slash bool
	o.Indicator, o.Category, slash = strings.Cut(name, "/")
	return o, o.Indicator != "" && (!slash || o.Category != "")
}

// Rounding is how a published ratio was made of its exact value.
type Rounding uint8

const (
	RoundHalfUp Rounding = iota // to the nearest, halves away from zero
	RoundDown                   // cut off
)

var roundingWords = []string{"half-up", "down"}

// String gives the word that scorecard.toml uses.
func (r Rounding) String() string { return roundingWords[r] }

// ParseRounding reads the word that scorecard.toml uses.
func ParseRounding(s string) (Rounding, bool) { return parseWord[Rounding](roundingWords, s) }

// RoundingWords lists what ParseRounding reads.
func RoundingWords() []string { return roundingWords }

// A Relation holds among the figures of a scorecard by their definitions. It is
// declared once and holds in every period between Since and Until; At gives
// what it says of one.
type Relation struct {
	ID       string // empty for one that follows from the definitions
	Words    string // what it is, of such a one: "its breakdown"
	Kind     RelationKind
	Result   Operand
	Plus     []Operand
	Minus    []Operand
	Apart    bool     // of a Part: nobody is in two of the parts
	Additive bool     // of a Cumulative or RollingSum: nobody is counted in two periods, so that the sum is exact
	Mean     bool     // of a Cumulative or RollingSum: of percentages or averages, which lie between their parts
	ToDate   bool     // of a Cumulative: from the start of the year, rather than within the period itself; of a StockAndFlow: in each year by itself
	Steady   bool     // of a RatioOf: the operand that is published nowhere is the same all year
	Months   int      // of a RollingSum
	Year     Year     // that Result counts in
	Frame    Kind     // kind of the periods of Result, in which the relation is looked at
	Step     Kind     // kind of the periods of Plus[0], in a Cumulative or RollingSum
	Times    int64    // of a RatioOf and a SamePopulation: 100 where the result is a percentage
	Rounding Rounding // of a RatioOf and a SamePopulation
	Within   Decimal  // by how much the sides may differ beyond rounding
	Since    Period   // first period in which it holds; zero for always
	Until    Period   // last such period; zero for always
	Note     string
	Place    source.Place
}

// Name is what a message calls the relation.
func (r *Relation) Name() string {
	if r.ID == "" {
		return r.Words
	}
	return "the relation \"" + r.ID + "\""
}

// A Summand is the figure of an operand for a period, taken so many times.
type Summand struct {
	Operand Operand
	Period  Period
	Times   int64 // 1 or -1
}

// Sense says how the two sides of a Statement compare.
type Sense uint8

const (
	Equal   Sense = iota // the summands add to Constant, give or take Within
	AtMost               // the summands add to Constant or less, give or take Within
	Between              // the last summand lies between the smallest and the largest of the others
	Divided              // the first summand is the second divided by the third, times Times, rounded
)

// A Statement is what a relation says of one period, in exact numbers before
// any rounding. A Divided statement has three summands; an Operand that is zero
// stands there for a number that is published nowhere. As the denominator of
// a SamePopulation it is one number for all statements of the period; of a
// Steady ratio, one for all periods of a year.
type Statement struct {
	Relation *Relation
	Period   Period
	Sense    Sense
	Summands []Summand
	Constant int64 // 100 of Shares, else 0
}

// At gives what the relation says of a period of its result; nothing where it
// does not hold then.
func (r *Relation) At(p Period) []Statement {
	if !r.Since.IsZero() && p.EndsBefore(r.Since) || !r.Until.IsZero() && r.Until.EndsBefore(p) {
		return nil
	}
	switch r.Kind {
	case Sum:
		return r.linear(p, Equal, summands(r.Plus, p, 1), summands([]Operand{r.Result}, p, -1))
	case Difference:
		return r.linear(p, Equal, summands(r.Plus, p, 1), summands(r.Minus, p, -1), summands([]Operand{r.Result}, p, -1))
	case Part:
		return r.parts(p)
	case StockAndFlow:
		before := p.Previous()
		if r.ToDate && YearStart(r.Year, p.Month()) == p.FirstMonth() {
			return nil
		}
		return r.linear(p, Equal, summands([]Operand{r.Result}, before, 1), summands(r.Plus, p, 1), summands(r.Minus, p, -1), summands([]Operand{r.Result}, p, -1))
	case RatioOf:
		return []Statement{{r, p, Divided, []Summand{{r.Result, p, 1}, {first(r.Plus), p, 1}, {first(r.Minus), p, 1}}, 0}}
	case Cumulative, RollingSum:
		return r.overTime(p)
	case SamePopulation:
		return r.population(p)
	case Shares:
		return []Statement{{r, p, Equal, summands(r.Plus, p, 1), 100}}
	}
	var out []Statement
	for _, o := range r.Plus[1:] {
		out = append(out, r.linear(p, Equal, []Summand{{o, p, 1}, {r.Plus[0], p, -1}})...)
	}
	return out
}

func (r *Relation) linear(p Period, sense Sense, sides ...[]Summand) []Statement {
	var all []Summand
	for _, side := range sides {
		all = append(all, side...)
	}
	return []Statement{{r, p, sense, all, 0}}
}

func summands(operands []Operand, p Period, times int64) []Summand {
	out := make([]Summand, len(operands))
	for i, o := range operands {
		out[i] = Summand{o, p, times}
	}
	return out
}

func first(operands []Operand) Operand {
	if len(operands) == 0 {
		return Operand{}
	}
	return operands[0]
}

// parts states that each part is at most the whole and, where nobody is in two
// of them, that all of them together are.
func (r *Relation) parts(p Period) (out []Statement) {
	whole := Summand{r.Result, p, -1}
	if r.Apart && len(r.Plus) > 1 {
		return r.linear(p, AtMost, summands(r.Plus, p, 1), []Summand{whole})
	}
	for _, o := range r.Plus {
		out = append(out, Statement{r, p, AtMost, []Summand{{o, p, 1}, whole}, 0})
	}
	return out
}

// population states of percentages of the same people that each is some whole
// number of them. The numerators are published nowhere.
func (r *Relation) population(p Period) (out []Statement) {
	for _, o := range r.Plus {
		out = append(out, Statement{r, p, Divided, []Summand{{o, p, 1}, {Operand{}, p, 1}, {r.Result, p, 1}}, 0})
	}
	return out
}

// overTime states that a figure over a longer time is the sum of those within
// it; where somebody may be counted in several, that it lies between the largest
// of them and their sum.
func (r *Relation) overTime(p Period) (out []Statement) {
	from := p.FirstMonth()
	switch {
	case r.Kind == RollingSum:
		from = p.Month().AddMonths(1 - r.Months)
	case r.ToDate:
		from = YearStart(r.Year, p.Month())
	}
	var within []Summand
	for _, q := range Within(r.Step, from, p.Month()) {
		within = append(within, Summand{r.Plus[0], q, 1})
	}
	if len(within) == 0 {
		return nil
	}
	switch {
	case r.Mean:
		return r.linear(p, Between, within, []Summand{{r.Result, p, 1}})
	case r.Additive:
		return r.linear(p, Equal, within, []Summand{{r.Result, p, -1}})
	}
	for _, t := range within {
		out = append(out, Statement{r, p, AtMost, []Summand{t, {r.Result, p, -1}}, 0})
	}
	sum := make([]Summand, len(within))
	for i, t := range within {
		t.Times = -1
		sum[i] = t
	}
	return append(out, Statement{r, p, AtMost, append([]Summand{{r.Result, p, 1}}, sum...), 0})
}

// Within lists the periods of a kind that lie wholly between the first day of
// one month and the last of another, in order.
func Within(kind Kind, from, to Period) (out []Period) {
	for month := from; month.EndsBy(to); month = month.AddMonths(1) {
		if p, ok := EndingIn(kind, month); ok && !p.FirstMonth().EndsBefore(from) {
			out = append(out, p)
		}
	}
	return out
}
