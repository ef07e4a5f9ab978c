package figures

import (
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// Reason is the working behind a row's status, as a sentence without a full
// stop: "74.5% against 95% or more; red below 87%".
func (r *Row) Reason() string {
	if r.Override != nil {
		return r.working() + "; works out as " + r.Override.Computed.String() + ", and the manager gives " + r.Status.String() + ": " + r.Override.Reason
	}
	return r.working()
}

// working is the reason by the rules alone.
func (r *Row) working() string {
	switch {
	case r.Target == nil:
		return "no target"
	case !r.Figure.Has:
		return "no figure to hold against " + r.Target.Words(r.Indicator.Unit)
	}
	unit := r.Indicator.Unit
	s := r.against()
	switch {
	case r.smallBase:
		return s + "; too few to judge"
	case r.Target.Green.IsZero():
		return s + ": " + r.Met.String()
	}
	return s + "; red " + r.Target.RedBelow(unit)
}

// against sets the figure beside what decides on it: the rule for green where
// there is one, else the target. "437 against 420 or less".
func (r *Row) against() string {
	words := r.Target.Words(r.Indicator.Unit)
	if t := r.Target; !t.Green.IsZero() && !t.Target.IsZero() && !(t.Green.Covers(t.Target) && t.Target.Covers(t.Green)) {
		words = t.Green.Text(r.Indicator.Unit) + " for green"
	}
	return r.Figure.String() + " against " + words
}

// smallGroup is the number of people below which one of them moves a percentage
// by a whole point or more.
const smallGroup = 100

// OneMore says how much one person more or less moves a percentage of a small
// group: "One of 23 is 4.3 percentage points." Empty for anything else.
func (r *Row) OneMore() string {
	f := r.Figure.Fraction
	if f == nil || !r.Indicator.Unit.Percent() || f.Denominator.Cmp(scorecard.Int(smallGroup)) > 0 {
		return ""
	}
	share, ok := scorecard.Ratio(scorecard.Int(1), f.Denominator, 100, 1)
	if !ok {
		return ""
	}
	return "One of " + f.Denominator.String() + " is " + r.Indicator.Unit.Difference(share.Trim()) + "."
}

// String gives "met", "not met" or "no target".
func (m Met) String() string {
	return [...]string{"no target", "met", "not met"}[m]
}

// MovementWords says how the figure moved, as words that follow a subject:
// "fell from 444 to 437", "rose from 96.0% to 96.4%", "stayed at 6". It
// reports false where there is no movement.
func (r *Row) MovementWords() (string, bool) {
	switch r.Movement {
	case scorecard.Up:
		return "rose from " + r.Baseline.String() + " to " + r.Figure.String(), true
	case scorecard.Down:
		return "fell from " + r.Baseline.String() + " to " + r.Figure.String(), true
	case scorecard.Level:
		if r.Change.Sign() != 0 {
			return "changed little, from " + r.Baseline.String() + " to " + r.Figure.String(), true
		}
		return "stayed at " + r.Figure.String(), true
	}
	return "", false
}

// DirectionWords says movement and judgement in a few words: "down 7,
// improving", "up 2.4 percentage points", "no change". Empty where there is no
// movement.
func (r *Row) DirectionWords() string {
	var s string
	switch r.Movement {
	case scorecard.Up:
		s = "up " + r.Indicator.Unit.Difference(r.Change)
	case scorecard.Down:
		s = "down " + r.Indicator.Unit.Difference(r.Change)
	case scorecard.Level:
		return "no change"
	default:
		return ""
	}
	switch r.Judgement {
	case scorecard.Better:
		s += ", better"
	case scorecard.Worse:
		s += ", worse"
	}
	return s
}

// Title says in one sentence what the figures say, for a chart's heading:
// "Children in care fell to 437 in March 2023, above the target of 420 or
// less". It states no more than a rule can justify.
func (r *Row) Title() string {
	subject, in := r.Subject(), " in "+r.Figure.Period.Name()
	if !r.Figure.Has {
		return subject + ": no figure for " + r.Figure.Period.Name()
	}
	verb := ": "
	switch {
	case r.Movement == scorecard.Up:
		verb = " rose to "
	case r.Movement == scorecard.Down:
		verb = " fell to "
	case r.Movement == scorecard.Level && r.Change.Sign() != 0:
		verb = " changed little, to "
	case r.Movement == scorecard.Level:
		verb = " stayed at "
	}
	return r.titled(subject + verb + r.Figure.String() + in)
}

// Subject is what the row is about: the indicator's short name and, for a
// category, the category's name.
func (r *Row) Subject() string {
	if r.Category != nil {
		return r.Indicator.Short + ", " + r.Category.Name
	}
	return r.Indicator.Short
}

// Summary says in sentences what a chart of the row shows, for readers who do
// not see it.
func (r *Row) Summary() string {
	var s []string
	low, high := extremes(r.History)
	if low != nil && low.Shown.Cmp(high.Shown) != 0 {
		s = append(s, "Between "+low.String()+" ("+low.Period.Name()+") and "+high.String()+" ("+high.Period.Name()+").")
	}
	if words, ok := r.MovementWords(); ok {
		s = append(s, upperFirst(words)+" between "+r.Baseline.Period.Name()+" and "+r.Figure.Period.Name()+".")
	} else if r.Figure.Has {
		s = append(s, r.Figure.String()+" in "+r.Figure.Period.Name()+".")
	}
	if words := runWords(r.History); words != "" {
		s = append(s, words)
	}
	if r.Met != NoTarget {
		s = append(s, "Target "+r.Target.Words(r.Indicator.Unit)+": "+r.Met.String()+".")
	}
	if words := r.comparedWords(); words != "" {
		s = append(s, words)
	}
	if n := gaps(r.History); n > 0 {
		s = append(s, "The line has gaps where there is no figure.")
	}
	return strings.Join(s, " ")
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// extremes gives the lowest and highest figure of a history, the earliest
// where several are equal; nil where there is no value.
func extremes(history []Figure) (low, high *Figure) {
	for n := range history {
		f := &history[n]
		if !f.Has {
			continue
		}
		if low == nil || f.Shown.Cmp(low.Shown) < 0 {
			low = f
		}
		if high == nil || f.Shown.Cmp(high.Shown) > 0 {
			high = f
		}
	}
	return low, high
}

// gaps counts the periods between the first and last figure of a history that
// have no value.
func gaps(history []Figure) int {
	n := 0
	for k := range history {
		f := &history[k]
		if !f.Has {
			n++
		}
		if k > 0 && f.Period.Previous() != history[k-1].Period {
			n++
		}
	}
	return n
}

// Words says what changed, as a clause that follows the indicator's name:
// "turned red, from amber (74.5% against 95% or more; red below 87%)".
func (c *Change) Words() string {
	switch c.Kind {
	case NewlyRed, Turned:
		return "turned " + c.To.String() + ", from " + c.From.String() + " (" + c.Row.Reason() + ")"
	case Lost:
		return "has no status; it was " + c.From.String()
	case Gained:
		return "is " + c.To.String() + "; it had no status (" + c.Row.Reason() + ")"
	case NowNotMet:
		return "no longer meets its target (" + c.Row.against() + ")"
	case NowMet:
		return "now meets its target (" + c.Row.against() + ")"
	case NowMissing:
		return "has no figure for " + c.Row.Figure.Period.Name()
	case Late:
		return "has no newer figure than that for " + c.Row.Figure.Period.Name()
	}
	return "has its first figure, " + c.Row.Figure.String() + " in " + c.Row.Figure.Period.Name()
}
