package scorecard

import "scorecard/cmd/scorecard/internal/source"

// A Target is the rules that an indicator, or one category of it, is held
// against from a period on. The zero value has no rule.
type Target struct {
	Indicator string
	Category  string
	From      Period // first period in force; zero for always
	Target    Rule
	Green     Rule
	Amber     Rule
	Text      string // what readers see; made from the rule where the file has none
	Note      string
	Follows   string         // comparator whose figure it was taken from; empty for none
	Spot      source.Spot    // of the row
	Cells     [3]source.Spot // of Target, Green and Amber; zero in a table without the column
}

// Aim is the rule that says what is wanted: the target, or green where only
// lights are given. The zero Rule where neither is.
func (t *Target) Aim() Rule {
	if !t.Target.IsZero() {
		return t.Target
	}
	return t.Green
}

// Words is the target as problems name it; "" where there is none.
func (t *Target) Words(unit Unit) string {
	if t.Text != "" {
		return t.Text
	}
	return t.Aim().Text(unit)
}

// InForce reports whether the target holds for a figure about a period: one
// that ends on or after the first day of From.
func (t *Target) InForce(p Period) bool {
	return t.From.IsZero() || !p.EndsBefore(t.From)
}

// Status gives the light of a value as shown: green within Green, amber within
// Amber, else red; Unrated where the target has no rule for lights.
func (t *Target) Status(shown Decimal) Status {
	switch {
	case t.Green.IsZero():
		return Unrated
	case t.Green.Holds(shown):
		return Green
	case !t.Amber.IsZero() && t.Amber.Holds(shown):
		return Amber
	}
	return Red
}

// Red is the rule outside which a figure is red: amber or, where there is none,
// green. The zero Rule where the target gives no light.
func (t *Target) Red() Rule {
	if t.Amber.IsZero() || t.Green.IsZero() {
		return t.Green
	}
	return t.Amber
}

// Status is a RAG light. The zero value is Unrated.
type Status uint8

const (
	Unrated Status = iota
	Green
	Amber
	Red
)

var statusWords = []string{"none", "green", "amber", "red"}

// String gives "green", "amber", "red" or "none".
func (s Status) String() string { return statusWords[s] }

// ParseStatus reads what String gives.
func ParseStatus(s string) (Status, bool) { return parseWord[Status](statusWords, s) }

// An Override is a manager's word against a light that works out, with the
// reason, which readers see.
type Override struct {
	Indicator string
	Status    Status
	Reason    string
	Place     source.Place
}

// Movement is which way a figure went. The zero value is Unmoved, for a
// movement that cannot be given.
type Movement uint8

const (
	Unmoved Movement = iota // not given: there is nothing to compare with
	Up
	Down
	Level
)

var movementWords = []string{"none", "up", "down", "same"}

// String gives "up", "down", "same" or "none".
func (m Movement) String() string { return movementWords[m] }

// ParseMovement reads what String gives.
func ParseMovement(s string) (Movement, bool) { return parseWord[Movement](movementWords, s) }

// Judgement is whether a movement is good. The zero value is Unjudged.
type Judgement uint8

const (
	Unjudged Judgement = iota
	Better
	Worse
	Unchanged
)

var judgementWords = []string{"none", "better", "worse", "same"}

// String gives "better", "worse", "same" or "none".
func (j Judgement) String() string { return judgementWords[j] }

// ParseJudgement reads what String gives.
func ParseJudgement(s string) (Judgement, bool) { return parseWord[Judgement](judgementWords, s) }

// A Yardstick is how two figures of an indicator are compared. The zero value
// judges nothing.
type Yardstick struct {
	Good   Good
	Least  Decimal // a change smaller than this counts as none; zero for all count
	Within Rule    // the range that is aimed at, where a range is good
}

// Compare gives the movement from one value as shown to another, and whether it
// is good. Where a range is good, it is the distance from the range that must
// shrink; without a range there is no judgement.
func (y Yardstick) Compare(now, before Decimal) (Movement, Judgement) {
	change := now.Sub(before)
	if change.Sign() == 0 || change.Abs().Cmp(y.Least) < 0 {
		if y.Good == None {
			return Level, Unjudged
		}
		return Level, Unchanged
	}
	movement := Up
	if change.Sign() < 0 {
		movement = Down
	}
	switch y.Good {
	case High:
		return movement, judged(change.Sign())
	case Low:
		return movement, judged(-change.Sign())
	case Range:
		if y.Within.IsZero() {
			return movement, Unjudged
		}
		return movement, judged(y.Within.Distance(before).Cmp(y.Within.Distance(now)))
	}
	return movement, Unjudged
}

func judged(sign int) Judgement {
	switch {
	case sign > 0:
		return Better
	case sign < 0:
		return Worse
	}
	return Unchanged
}
