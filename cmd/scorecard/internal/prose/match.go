package prose

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// equals reports whether a typed number is a figure, at the decimals that it
// was typed with.
func (n *number) equals(v *Value, u scorecard.Unit) bool {
	if !v.Has || !n.suits(v.Kind, u) {
		return false
	}
	switch {
	case n.calculated:
		return n.value.Sub(v.Shown).Abs().Cmp(scorecard.Int(2)) <= 0 || n.hedge == about && n.value.Sub(v.Shown).Abs().Cmp(scorecard.Int(4)) <= 0
	case n.rough:
		return n.roughly(v.Shown)
	}
	typed := n.value.Decimals()
	shown := v.Shown.Abs()
	if typed <= shown.Decimals() {
		return shown.Round(typed).Cmp(n.value) == 0 || v.Exact.Abs().Round(typed).Cmp(n.value) == 0
	}
	return shown.Cmp(n.value) == 0 || v.Exact.Decimals() >= typed && v.Exact.Abs().Round(typed).Cmp(n.value) == 0
}

// suits reports whether a number has the sign of a figure of a kind: a percentage is
// typed with one, an amount of money with the other, and a count with neither.
func (n *number) suits(kind ValueKind, u scorecard.Unit) bool {
	if kind == Numerator || kind == Denominator {
		return !n.percent && !n.money && n.unit == ""
	}
	if n.points && kind != Change {
		return false
	}
	if n.unit != "" && !strings.Contains(strings.ToLower(string(u)), n.unit) {
		return false
	}
	return n.percent == u.Percent() && n.money == u.Money()
}

// roughly compares £1.2m with 1,234,567.
func (n *number) roughly(d scorecard.Decimal) bool {
	rounded, ok := scorecard.Ratio(d, scorecard.Int(int(n.scale)), 1, n.value.Decimals())
	return ok && rounded.Cmp(n.value) == 0
}

// values calls f with every figure of an indicator that a text may quote, until
// f reports true.
func (i *Indicator) values(f func(*Value) bool) bool {
	if i.recent(f) {
		return true
	}
	for n := len(i.History) - 3; n >= 0; n-- {
		if f(&i.History[n]) {
			return true
		}
	}
	return false
}

// recent is values without figures of periods further back than the one before.
func (i *Indicator) recent(f func(*Value) bool) bool {
	if f(&i.Now) || f(&i.Before) {
		return true
	}
	for n := range i.Others {
		if f(&i.Others[n]) {
			return true
		}
	}
	return false
}

// held is what came of comparing a number.
type held uint8

const (
	matched held = iota
	tooSmall
	missed
	slipped // it is nearly one of the figures
	outdated
)

// A result says what a number was taken for.
type result struct {
	held held
	near *Value
	of   *Indicator
	how  string // how a slipped number differs
}

// hold compares a number with the figures: those of what it is about first,
// then the section's, then the scorecard's.
func (r *reading) hold(n *number) result {
	if n.hedge != exactly {
		return r.holdHedged(n)
	}
	subject := r.owner(n)
	if out, ok := r.holdChange(n, subject); ok {
		return out
	}
	if out, ok := r.holdRole(n, subject); ok {
		return out
	}
	for _, k := range subject {
		i := r.facts.at(k)
		if v := r.first(n, i); v != nil {
			if out, ok := r.cutOff(n, i, v); ok && len(subject) == 1 {
				return out
			}
			return r.dated(n, subject, v)
		}
	}
	governed := len(subject) > 0 && r.suitable(n, subject) && r.governed(n)
	near, ok := r.nearSubject(n, subject)
	if ok && len(subject) == 1 && near.how == swapped {
		return near
	}
	if out, ok := r.holdApart(n); ok {
		return out
	}
	if r.elsewhere(n, governed) || r.apart(n) {
		return result{held: matched}
	}
	if ok {
		return near
	}
	if governed {
		if out, ok := r.ofMonth(n, subject); ok {
			return out
		}
		return result{held: missed, of: r.facts.at(subject[0])}
	}
	if r.loose(n) {
		return result{held: tooSmall}
	}
	if len(subject) == 0 {
		if out, ok := r.holdChange(n, r.ofSection()); ok {
			return out
		}
	}
	out := r.nearAny(n, subject)
	if out.held == missed && !n.percent && len(r.mentions) == 0 && !r.pronoun() {
		return result{held: tooSmall} // of what, nothing says
	}
	return out
}

// lately reports whether a number says by how much something moved since the
// period before: nothing in its sentence names another time, and no other number
// tells where the movement began.
func (r *reading) lately(n *number) bool {
	if len(r.claims) != 1 || len(r.mentions) != 1 || r.claims[0].kind != moved || r.claims[0].against != usual || r.claims[0].again {
		return false
	}
	for k := range r.typedNumbers {
		if m := &r.typedNumbers[k]; m.at > n.at && r.word(m.at-1).is("from") {
			return false
		}
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		if r.hidden[i] {
			continue
		}
		if t.is("since", "year", "years", "quarter", "term", "weeks", "over", "total", "overall", "altogether", "together", "now", "period", "ago", "before", "peak", "annual", "annually", "so", "compared", "against", "than") || r.month(i) && i > 0 && !r.word(i-1).is("in") {
			return false
		}
	}
	return true
}

// holdChange compares a number that says by how much something changed: with
// the change from any earlier figure, in the indicator's own unit or per cent.
// It reports false where the number is no change, or none of these.
func (r *reading) holdChange(n *number, subject []int) (result, bool) {
	if !r.changes(n) {
		return result{}, false
	}
	for _, k := range subject {
		i := r.facts.at(k)
		if !i.Known || !i.Now.Has {
			continue
		}
		from := 0
		if r.lately(n) {
			from = max(0, len(i.History)-2)
		}
		for h := from; h < len(i.History); h++ {
			apart := i.Now.Shown.Sub(i.History[h].Shown)
			change := Value{Kind: Change, Shown: apart, Exact: apart, Has: i.History[h].Has}
			relative := change
			percent, ok := scorecard.Ratio(apart, i.History[h].Shown, 100, n.value.Decimals())
			relative.Shown, relative.Exact, relative.Has = percent, percent, ok && change.Has && !n.points
			if h < len(i.History)-1 && (n.equals(&change, i.Unit) || n.equals(&relative, "%")) {
				return result{held: matched}, true
			}
		}
	}
	return r.changedOtherwise(n, subject)
}

// changedOtherwise reports a number that is said right behind a verb to be the
// change since the period before, and is not.
func (r *reading) changedOtherwise(n *number, subject []int) (result, bool) {
	if len(subject) != 1 || !r.lately(n) || !r.word(n.at-1).is("by") || r.claims[0].to != n.at-1 || n.spelt || n.rough || n.unit != "" || n.percent && !n.points ||
		!(r.word(n.to).kind == punctToken || r.word(n.to).is("to", "in")) {
		return result{}, false
	}
	i := r.facts.at(subject[0])
	k := slices.IndexFunc(i.Others, func(v Value) bool { return v.Kind == Change && v.Category == "" && v.Has && n.suits(v.Kind, i.Unit) })
	if k < 0 || !i.Known {
		return result{}, false
	}
	out := result{held: missed, near: &i.Others[k], of: i, how: n.slip(i.Others[k].Shown)}
	if out.how != "" {
		out.held = slipped
	}
	return out, true
}

// ofSection gives the indicators of the text's own section.
func (r *reading) ofSection() (all []int) {
	for k := range r.facts.Indicators {
		if r.facts.Indicators[k].Section == r.section {
			all = append(all, k)
		}
	}
	return all
}

// elsewhere reports whether a number is a figure of another indicator than the
// sentence's own: of the section, or of the rest of the scorecard where the
// number is large enough for that to be no accident. Where the sentence gives it
// as the value of something else, the newest figures alone count.
func (r *reading) elsewhere(n *number, governed bool) bool {
	rates := r.speaksOfRates()
	for k := range r.facts.Indicators {
		i := &r.facts.Indicators[k]
		if !i.Known || !n.suits(Own, i.Unit) && !(i.Parts && n.suits(Numerator, i.Unit)) || i.Unit.Times() > 100 && !rates {
			continue
		}
		near := i.Section == r.section || r.section == ""
		found := false
		see := func(v *Value) bool { found = n.equals(v, i.Unit); return found }
		switch {
		case governed:
			_ = see(&i.Now) || see(&i.Before)
		case near:
			r.facts.at(k).values(see)
		case r.loose(n):
		case len(r.mentions) > 0: // another's benchmark would be an accident
			_ = see(&i.Now) || see(&i.Before)
		default:
			r.facts.at(k).recent(see)
		}
		if found {
			return true
		}
	}
	return false
}

// speaksOfRates reports whether a sentence has a word for rates, which a bare
// number would not be taken for.
func (r *reading) speaksOfRates() bool {
	for i := range r.tokens {
		if r.tokens[i].is("rate", "rates", "per") {
			return true
		}
	}
	return false
}

// apart reports whether a number says how far something is from something else:
// “21 fewer than our target”. Which two, is not read.
func (r *reading) apart(n *number) bool {
	return r.word(n.to).is("fewer", "more", "less", "higher", "lower", "above", "below", "short", "better", "worse", "shorter", "longer", "faster", "slower", "quicker", "up", "down") ||
		countNoun[r.word(n.to).low] && r.word(n.to+1).is("fewer", "more", "less", "higher", "lower", "above", "below", "short")
}

// loose reports whether a number is too small to say anything by itself: up to
// twelve, without a sign or decimals.
func (r *reading) loose(n *number) bool {
	return n.spelt || !n.percent && !n.money && n.value.Decimals() == 0 && n.value.Cmp(scorecard.Int(12)) <= 0 || n.calculated || n.value.Sign() == 0
}

func (r *reading) first(n *number, i *Indicator) (found *Value) {
	if !i.Known {
		return nil
	}
	own := r.governed(n) && r.present(n) && !r.aimed(n)
	i.values(func(v *Value) bool {
		if own && (v.Kind == Target || v.Kind == Threshold || v.Kind == Benchmark) {
			return false // it is said to be the indicator's own
		}
		if n.equals(v, i.Unit) {
			found = v
			return true
		}
		return false
	})
	return found
}

// suitable reports whether a number could be a figure of what the sentence is
// about, by its sign.
func (r *reading) suitable(n *number, subject []int) bool {
	return slices.ContainsFunc(subject, func(k int) bool {
		i := r.facts.at(k)
		return i.Known && i.Now.Has && n.suits(Own, i.Unit)
	})
}

// dated makes sure that a number said to hold now is not that of an earlier
// period.
func (r *reading) dated(n *number, subject []int, v *Value) result {
	ok := result{held: matched}
	if len(subject) != 1 || v.Kind != Own || v.Category != "" || !r.governed(n) || n.spelt || r.past(n) {
		return ok
	}
	i := r.facts.at(subject[0])
	if v.Period == i.Now.Period || !i.Now.Has || !r.present(n) || r.turnedRound(n, i) {
		return ok
	}
	return result{held: outdated, near: v, of: i}
}

// cutOff reports a number that happens to be a figure of long ago as it would be
// rounded, and is the newest figure with its decimals cut off: no time but the
// newest is spoken of.
func (r *reading) cutOff(n *number, i *Indicator, v *Value) (result, bool) {
	if v.Kind != Own || v.Category != "" || !i.Now.Has || v.Period == i.Now.Period || v.Period == i.Before.Period || !r.governed(n) || n.rough || n.spelt ||
		n.value.Decimals() >= i.Now.Shown.Decimals() || i.Now.Shown.Abs().Sub(n.value).Sign() <= 0 || i.Now.Shown.Abs().Sub(n.value).Cmp(scorecard.Int(1)) >= 0 {
		return result{}, false
	}
	for k := range r.tokens {
		t := &r.tokens[k]
		if !r.hidden[k] && t.is("last", "previous", "previously", "before", "ago", "earlier", "compared", "peak", "from", "since", "year", "quarter", "in", "for", "than", "against", "at") {
			return result{}, false
		}
	}
	return result{held: slipped, near: &i.Now, of: i, how: n.slip(i.Now.Shown)}, true
}

// turnedRound reports whether a number follows the newest figure: “from 437 to
// 444”, which the claim of direction is judged by.
func (r *reading) turnedRound(n *number, i *Indicator) bool {
	return slices.ContainsFunc(r.typedNumbers, func(m number) bool {
		return m.to == n.at-1 && r.word(m.to).is("to") && r.word(m.at-1).is("from") && m.equals(&i.Now, i.Unit)
	})
}

// holdHedged compares “over 400”, “about 440” and “fewer than 10” with the newest
// figure of what the sentence is about, where that is one thing.
func (r *reading) holdHedged(n *number) result {
	subject := r.owner(n)
	if len(subject) != 1 || !r.governedHedge(n) || r.past(n) {
		return result{held: tooSmall}
	}
	i := r.facts.at(subject[0])
	if !i.Known || !i.Now.Has || !n.suits(Own, i.Unit) || n.rough {
		return result{held: tooSmall}
	}
	now := i.Now.Shown.Abs()
	ok := false
	switch n.hedge {
	case about:
		tenth, fits := scorecard.Ratio(now, scorecard.Int(10), 1, 4)
		ok = fits && n.value.Sub(now).Abs().Cmp(tenth) <= 0
	case above:
		ok = now.Cmp(n.value) >= 0
	case below:
		ok = now.Cmp(n.value) <= 0
	}
	found := false
	i.values(func(v *Value) bool { found = found || n.equals(v, i.Unit); return found })
	if ok || found {
		return result{held: matched}
	}
	return result{held: missed, of: i, near: &i.Now}
}

// governedHedge is governed, with the hedge's words between.
func (r *reading) governedHedge(n *number) bool {
	m := *n
	for m.at > 0 && r.word(m.at-1).is("about", "around", "approximately", "roughly", "nearly", "almost", "circa", "some", "just", "over", "under", "than", "more", "fewer", "less",
		"at", "least", "above", "below", "close", "slightly", "near", "well") && !(r.word(m.at-1).is("at") && !r.word(m.at).is("least")) {
		m.at--
	}
	return r.governed(&m)
}
