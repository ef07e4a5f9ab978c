package figures

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// Bands gives the row's lights over time as ranges, the best first; none where
// no target of it gives lights.
func (r *Row) Bands() []Band {
	var out []Band
	lit := false
	for _, t := range r.Targets() {
		if t.Green.IsZero() {
			out = append(out, Band{From: t.From, HasLow: true, HasHigh: true})
			continue
		}
		lit = true
		out = append(out, r.bandsOf(&t)...)
	}
	if !lit {
		return nil
	}
	return out
}

// bandsOf cuts the axis at the bounds of a target's green and amber.
func (r *Row) bandsOf(t *scorecard.Target) []Band {
	w, unit := r.Indicator.Words, r.Indicator.Unit
	green, amber := t.Green, t.Amber
	if amber.IsZero() {
		amber = green
	}
	gl, gh, gHasLow, gHasHigh := green.Bounds()
	al, ah, aHasLow, aHasHigh := amber.Bounds()
	var out []Band
	add := func(light scorecard.Status, rule string, low, high *scorecard.Decimal) {
		b := Band{From: t.From, Status: light, Words: w.Say("chart.band", "status", w.Status(light), "rule", rule), HasLow: low != nil, HasHigh: high != nil}
		if low != nil {
			b.Low = *low
		}
		if high != nil {
			b.High = *high
		}
		out = append(out, b)
	}
	end := func(d *scorecard.Decimal, has bool) *scorecard.Decimal {
		if !has {
			return nil
		}
		return d
	}
	add(scorecard.Green, w.Rule(green, unit), end(&gl, gHasLow), end(&gh, gHasHigh))
	between := amberText(w, green, amber, unit)
	if gHasLow && (!aHasLow || al.Cmp(gl) < 0) {
		add(scorecard.Amber, between, end(&al, aHasLow), &gl)
	}
	if gHasHigh && (!aHasHigh || ah.Cmp(gh) > 0) {
		add(scorecard.Amber, between, &gh, end(&ah, aHasHigh))
	}
	outside := w.Outside(t.Red(), unit)
	if aHasLow {
		add(scorecard.Red, outside, nil, &al)
	}
	if aHasHigh {
		add(scorecard.Red, outside, &ah, nil)
	}
	return out
}

// amberText words what is amber and not green: "87% to below 95%", "above 420
// to 487".
func amberText(w *words.Words, green, amber scorecard.Rule, unit scorecard.Unit) string {
	gl, gh, gHasLow, gHasHigh := green.Bounds()
	al, ah, aHasLow, aHasHigh := amber.Bounds()
	between := func(low, high scorecard.Decimal, above, below bool) string {
		from, to := w.Figure(low, unit), w.Figure(high, unit)
		if above {
			from = w.Say("rule.above", "low", from)
		}
		if below {
			to = w.Say("rule.below", "high", to)
		}
		return w.Say("rule.range", "low", from, "high", to)
	}
	switch {
	case gHasLow && !gHasHigh && aHasLow:
		return between(al, gl, !amber.Holds(al), green.Holds(gl))
	case gHasHigh && !gHasLow && aHasHigh:
		return between(gh, ah, green.Holds(gh), !amber.Holds(ah))
	}
	return w.Say("rule.outside-green", "rule", w.Rule(amber, unit))
}

// Shares gives what part of the total each category is, "68%", one for each of
// Categories. It is nil unless the figures are counts of one period, none is
// missing, and they add up to the total that was declared, where one was: that
// of the set's whole, or the indicator's own figure.
func (r *Row) Shares() []string {
	if !r.Indicator.Unit.Count() || len(r.Categories) < 2 {
		return nil
	}
	var sum, declared scorecard.Decimal
	hasDeclared := false
	period := r.Categories[0].Figure.Period
	for n := range r.Categories {
		c := &r.Categories[n]
		if c.Category.Whole {
			declared, hasDeclared = c.Figure.Shown, c.Figure.Has
			continue
		}
		if !c.Figure.Has || c.Figure.Period != period {
			return nil
		}
		sum = sum.Add(c.Figure.Shown)
	}
	if !hasDeclared && r.Known && r.Figure.Has && r.Figure.Period == period {
		declared, hasDeclared = r.Figure.Shown, true
	}
	if hasDeclared && declared.Cmp(sum) != 0 || sum.Sign() <= 0 {
		return nil
	}
	out := make([]string, len(r.Categories))
	for n := range r.Categories {
		if c := &r.Categories[n]; !c.Category.Whole {
			share, ok := scorecard.Ratio(c.Figure.Shown, sum, 100, 0)
			if !ok {
				return nil
			}
			out[n] = r.Indicator.Words.Figure(share, "%")
		}
	}
	return out
}

// YearToDate gives the year to date at each figure of a monthly row's history:
// as supplied, also where it is withheld, or else worked out from the months,
// for an additive count alone. Where it is not known the figure has no value. It
// is nil where it is known of fewer than two months, or from the first of them
// on of less than half.
func (r *Row) YearToDate() []Running {
	i := r.Indicator
	if i.Frequency != scorecard.Monthly || i.Covers.Cumulative() {
		return nil
	}
	sums := i.Additive && i.Covers.Of == scorecard.Flow && !i.ratio(r.History)
	if !sums && len(r.toDate) < 2 {
		return nil
	}
	out := make([]Running, len(r.History))
	known, first := 0, 0
	for n := range r.History {
		month := r.History[n].Period.Month()
		over := scorecard.YearToDateOf(i.Year, month)
		f := r.runningTo(n, over, sums)
		if f.Has {
			known++
		}
		if known == 0 {
			first = n + 1
		}
		f.Period = r.History[n].Period
		out[n] = Running{Figure: f, Fresh: over.FirstMonth() == month}
	}
	if known < 2 || 2*known < len(out)-first {
		return nil
	}
	return out
}

// runningTo gives the year to date at the n-th figure of the history.
func (r *Row) runningTo(n int, over scorecard.Period, sums bool) Figure {
	if f := find(r.toDate, over); f != nil {
		return *f
	}
	if sums {
		if f, ok := r.Indicator.sum(r.History[:n+1], over, r.History[n].Shown.Decimals()); ok {
			return f
		}
	}
	return Figure{Unit: r.Indicator.Unit, Markers: scorecard.Unavailable}
}

// mostTitle is how many words a chart's title may have.
const mostTitle = 15

// titled ends a title with how the figure stands to its target, in fewer words
// where there is no room for all, and not at all rather than without a number.
func (r *Row) titled(title string) string {
	if r.Met == NoTarget {
		return title
	}
	keys := r.side()
	wanted := r.Wanted()
	long := keys.of // "the target of 420 or less"
	if first, _ := utf8.DecodeRuneInString(wanted); unicode.IsLetter(first) {
		long = keys.words // "the target (below 487)"
	}
	w := r.Indicator.Words
	ends := []string{w.Say(long, "title", title, "target", wanted)}
	if number, ok := r.targetNumber(); ok {
		ends = append(ends, w.Say(keys.of, "title", title, "target", number))
	}
	for _, ended := range ends {
		if len(strings.Fields(ended)) <= mostTitle {
			return ended
		}
	}
	return title
}

// targetNumber gives the number alone of a target that has one and takes it in:
// "420" for "420 or less". A title's clause says on which side of it is wrong.
func (r *Row) targetNumber() (string, bool) {
	aim := r.Target.Aim()
	low, high, hasLow, hasHigh := aim.Bounds()
	switch {
	case hasLow && !hasHigh && aim.Holds(low):
		return r.Indicator.Words.Figure(low, r.Indicator.Unit), true
	case hasHigh && !hasLow && aim.Holds(high):
		return r.Indicator.Words.Figure(high, r.Indicator.Unit), true
	}
	return "", false
}

// standing are the messages for how a figure stands to its target: to one that
// is a number, and to one in words.
type standing struct{ of, words string }

// side says how the figure stands to its target, and on which side of it one
// lies that does not meet it.
func (r *Row) side() standing {
	low, high, hasLow, hasHigh := r.Target.Aim().Bounds()
	switch {
	case r.Met == IsMet:
		return standing{"title.meeting-of", "title.meeting-words"}
	case hasLow && r.Figure.Shown.Cmp(low) < 0:
		return standing{"title.below-of", "title.below-words"}
	case hasHigh && r.Figure.Shown.Cmp(high) > 0:
		return standing{"title.above-of", "title.above-words"}
	}
	return standing{"title.missing-of", "title.missing-words"} // an end that is itself outside
}
