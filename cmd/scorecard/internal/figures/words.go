package figures

import (
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// Reason is the working behind a row's status, as a sentence without a full
// stop: "74.5% against 95% or more; red below 87%".
func (r *Row) Reason() string {
	if r.Override == nil {
		return r.working()
	}
	w := r.Indicator.Words
	return w.Say("reason.override", "working", r.working(), "computed", w.Light(r.Override.Computed), "status", w.Light(r.Status), "reason", r.Override.Reason)
}

// working is the reason by the rules alone.
func (r *Row) working() string {
	w := r.Indicator.Words
	switch {
	case r.Target == nil:
		return w.Say("reason.no-target")
	case !r.Figure.Has:
		return w.Say("reason.no-figure", "target", r.Wanted())
	}
	s := r.against()
	switch {
	case r.smallBase:
		return w.Say("reason.too-few", "working", s)
	case r.Target.Green.IsZero() && r.Met == IsMet:
		return w.Say("reason.met", "working", s)
	case r.Target.Green.IsZero():
		return w.Say("reason.not-met", "working", s)
	}
	return w.Say("reason.red", "working", s, "rule", w.Outside(r.Target.Red(), r.Indicator.Unit))
}

// Wanted is the row's target as readers see it; there must be one.
func (r *Row) Wanted() string { return r.Indicator.Words.Target(r.Target, r.Indicator.Unit) }

// against sets the figure beside what decides on it: the rule for green where
// there is one, else the target. "437 against 420 or less".
func (r *Row) against() string {
	w := r.Indicator.Words
	wanted := r.Wanted()
	if t := r.Target; !t.Green.IsZero() && !t.Target.IsZero() && !(t.Green.Covers(t.Target) && t.Target.Covers(t.Green)) {
		wanted = w.Say("reason.for-green", "rule", w.Rule(t.Green, r.Indicator.Unit))
	}
	return w.Say("reason.against", "figure", r.Figure.String(), "target", wanted)
}

// OneMore says how much one person more or less moves a percentage of a small
// group. Empty for anything else.
func (r *Row) OneMore() string {
	return (&record.Row{Indicator: indicatorOf(r), Figure: r.Figure}).OneMore()
}

// byMovement are the messages for each way in which a figure can have moved.
type byMovement struct{ rose, fell, little, stayed string }

// key gives the message for the way in which the row's figure moved; "" where
// there is no movement.
func (m *byMovement) key(r *Row) string {
	switch {
	case r.Movement == scorecard.Up:
		return m.rose
	case r.Movement == scorecard.Down:
		return m.fell
	case r.Movement == scorecard.Level && r.Change.Sign() != 0:
		return m.little
	case r.Movement == scorecard.Level:
		return m.stayed
	}
	return ""
}

var (
	movementKeys = byMovement{"movement.rose", "movement.fell", "movement.little", "movement.stayed"}
	titleKeys    = byMovement{"title.rose", "title.fell", "title.little", "title.stayed"}
)

// MovementWords says how the figure moved, as words that follow a subject:
// "fell from 444 to 437", "rose from 96.0% to 96.4%", "stayed at 6". It
// reports false where there is no movement.
func (r *Row) MovementWords() (string, bool) {
	key := movementKeys.key(r)
	if key == "" {
		return "", false
	}
	return r.Indicator.Words.Say(key, "from", r.Baseline.String(), "to", r.Figure.String()), true
}

var directionKeys = [...][4]string{
	scorecard.Up:    {"direction.up", "direction.up-better", "direction.up-worse", "direction.up"},
	scorecard.Down:  {"direction.down", "direction.down-better", "direction.down-worse", "direction.down"},
	scorecard.Level: {"direction.none", "direction.none", "direction.none", "direction.none"},
}

// DirectionWords says movement and judgement in a few words: "down 7,
// improving", "up 2.4 percentage points", "no change". Empty where there is no
// movement.
func (r *Row) DirectionWords() string {
	w := r.Indicator.Words
	switch r.Movement {
	case scorecard.Unmoved:
		return ""
	case scorecard.Level:
		return w.Say("direction.none")
	}
	return w.Say(directionKeys[r.Movement][r.Judgement], "change", w.Difference(r.Change, r.Indicator.Unit))
}

// Title says in one sentence what the figures say, for a chart's heading:
// "Children in care fell to 437 in March 2023, above the target of 420 or
// less". It states no more than a rule can justify.
func (r *Row) Title() string {
	w := r.Indicator.Words
	period := w.Period(r.Figure.Period)
	if !r.Figure.Has {
		return w.Say("title.none", "subject", r.Subject(), "period", period)
	}
	key := titleKeys.key(r)
	if key == "" {
		key = "title.plain"
	}
	return r.titled(w.Say(key, "subject", r.Subject(), "figure", r.Figure.String(), "period", period))
}

// Subject is what the row is about: the indicator's name where it stands alone
// and, for a category, the category's name.
func (r *Row) Subject() string {
	if r.Category != nil {
		return r.Indicator.Words.Say("title.part", "name", r.Indicator.Alone, "part", r.Category.Name)
	}
	return r.Indicator.Alone
}

// Summary says in sentences what a chart of the row shows, for readers who do
// not see it.
func (r *Row) Summary() string {
	printed := record.Row{Indicator: indicatorOf(r), Figure: r.Figure, Baseline: r.Baseline, History: r.History, Movement: r.Movement, Met: r.Met, Benchmarks: r.Benchmarks}
	if r.Target != nil {
		printed.Target = &record.Target{Text: r.Wanted()}
	}
	return printed.Summarise()
}

// Words says what changed, as a clause that follows the indicator's name:
// "turned red, from amber (74.5% against 95% or more; red below 87%)".
func (c *Change) Words() string {
	w := c.Row.Indicator.Words
	period := w.Period(c.Row.Figure.Period)
	switch c.Kind {
	case NewlyRed, Turned:
		return w.Say("change.turned", "to", w.Light(c.To), "from", w.Light(c.From), "reason", c.Row.Reason())
	case Lost:
		return w.Say("change.lost", "from", w.Light(c.From))
	case Gained:
		return w.Say("change.gained", "to", w.Light(c.To), "reason", c.Row.Reason())
	case NowNotMet:
		return w.Say("change.now-not-met", "reason", c.Row.against())
	case NowMet:
		return w.Say("change.now-met", "reason", c.Row.against())
	case NowMissing:
		return w.Say("change.missing", "period", period)
	case Late:
		return w.Say("change.late", "period", period)
	}
	return w.Say("change.first", "figure", c.Row.Figure.String(), "period", period)
}
