package prose

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A verdict is whether figures bear a claim out.
type verdict uint8

const (
	unknown verdict = iota
	holds
	fails
)

func verdictOf(ok bool) verdict {
	if ok {
		return holds
	}
	return fails
}

// judge holds a claim against the figures of an indicator. What it gives beside
// the verdict is what the figures say, in words that follow the indicator's
// name.
func (f *Facts) judge(c *claim, i *Indicator) (verdict, string) {
	if !i.Known || !i.Now.Has {
		return unknown, ""
	}
	var v verdict
	var says string
	switch c.kind {
	case moved:
		v, says = f.judgeMove(c, i)
	case streak:
		v, says = f.judgeStreak(c, i)
	case extreme:
		v, says = f.judgeExtreme(c, i)
	case compared:
		v, says = f.judgeCompared(c, i)
	case lit:
		v, says = f.judgeLight(c, i)
	}
	if c.not && v != unknown && c.kind != streak && c.kind != extreme {
		v = holds + fails - v
	}
	return v, says
}

// judgeMove compares the figure with the one before, or with the one that the
// claim names.
func (f *Facts) judgeMove(c *claim, i *Indicator) (verdict, string) {
	now, base := i.Now, i.Before
	if c.when.month > 0 {
		at := i.at(c.when, f.Month)
		if at < 1 {
			return unknown, ""
		}
		now, base = i.History[at], i.previous(at)
	}
	switch c.against {
	case yearAgo:
		base = i.of(now.Period.YearBefore())
	case named:
		at := i.at(c.month, f.Month)
		if at < 0 || i.History[at].Period == now.Period {
			return unknown, ""
		}
		base = i.History[at]
	case farther:
		return unknown, ""
	}
	if !base.Has || !now.Has {
		return unknown, ""
	}
	return i.direction(c.way, now, base), i.movedWords(now, base)
}

// direction reports whether a figure went a way from another.
func (i *Indicator) direction(w way, now, base Value) verdict {
	cmp := now.Shown.Cmp(base.Shown)
	switch w {
	case up:
		return verdictOf(cmp > 0)
	case down:
		return verdictOf(cmp < 0)
	case level:
		return verdictOf(cmp == 0)
	case steady:
		return verdictOf(!far(now.Shown, base.Shown, i.Unit))
	}
	_, judged := i.Yardstick.Compare(now.Shown, base.Shown)
	switch {
	case judged == scorecard.Unjudged:
		return unknown
	case w == better:
		return verdictOf(judged == scorecard.Better)
	}
	return verdictOf(judged == scorecard.Worse)
}

// far reports whether two figures are farther apart than “stable” can mean: by
// more than a tenth, and more than 2 percentage points or 2 of anything.
func far(a, b scorecard.Decimal, u scorecard.Unit) bool {
	apart := a.Sub(b).Abs()
	if apart.Cmp(scorecard.Int(2)) <= 0 {
		return false
	}
	tenth, ok := scorecard.Ratio(b.Abs(), scorecard.Int(10), 1, 4)
	return ok && apart.Cmp(tenth) > 0 || u.Percent() && apart.Cmp(scorecard.Int(5)) > 0
}

// at gives the index in the history of the figure whose period ends in a month,
// the newest such month where the year is not said; -1 for none.
func (i *Indicator) at(m moment, month scorecard.Period) int {
	for n := len(i.History) - 1; n >= 0; n-- {
		y, mm := ym(i.History[n].Period)
		if mm == m.month && (m.year == 0 || m.year == y) {
			if m.year == 0 && i.History[n].Period.EndsBefore(month.AddMonths(-12)) {
				return -1
			}
			return n
		}
	}
	return -1
}

// ym gives the year and month in which a period ends.
func ym(p scorecard.Period) (year, month int) {
	y, m, _ := p.End()
	return y, int(m)
}

// previous gives the figure of the period before one of the history's.
func (i *Indicator) previous(at int) Value {
	if at < 1 || i.History[at-1].Period != i.History[at].Period.Previous() {
		return Value{}
	}
	return i.History[at-1]
}

// of gives the figure of a period.
func (i *Indicator) of(p scorecard.Period) Value {
	for n := range i.History {
		if i.History[n].Period == p {
			return i.History[n]
		}
	}
	return Value{}
}

// judgeStreak counts how often in a row the figure went the way that is
// claimed. A history that begins within the streak leaves the claim open.
func (f *Facts) judgeStreak(c *claim, i *Indicator) (verdict, string) {
	times := c.times
	if c.month.month > 0 {
		from := i.at(c.month, f.Month)
		if times = len(i.History) - 1 - from; from < 0 || times < 1 {
			return unknown, ""
		}
	}
	n, open := 0, true
	for at := len(i.History) - 1; at >= 1; at-- {
		base := i.previous(at)
		if !base.Has || !i.History[at].Has {
			break
		}
		v := i.direction(c.way, i.History[at], base)
		if v == unknown {
			return unknown, ""
		}
		if v == fails {
			open = false
			break
		}
		n++
	}
	says := "went that way " + timesWords(n) + " in a row"
	switch {
	case n < times && open && n > 0, n == 0 && open:
		return unknown, ""
	case c.exactly && (!open || n > times):
		return verdictOf(n == times), says
	}
	return verdictOf(n >= times), says
}

func timesWords(n int) string {
	switch n {
	case 0:
		return "not once"
	case 1:
		return "once"
	}
	return scorecard.Int(n).String() + " times"
}

// judgeExtreme looks for a figure in the time named that is more extreme.
func (f *Facts) judgeExtreme(c *claim, i *Indicator) (verdict, string) {
	from, whole := 0, true
	last := len(i.History) - 1
	switch {
	case c.month.month > 0:
		at := i.at(c.month, f.Month)
		from, whole = at+1, at >= 0
		if at == last {
			return unknown, ""
		}
	case c.month.year > 0, c.thisYear:
		from, whole = i.sinceYear(c.month.year, f.Month)
	case c.since != 0:
		n := c.since
		if n < 0 {
			n = -n * max(1, perYear(i))
		}
		from = last + 1 - n
		from, whole = max(0, from), from >= 0
	default:
		whole = false
	}
	for at := from; at < last; at++ {
		h := &i.History[at]
		if h.Has && i.beyond(c.way, *h) {
			return fails, "was " + i.Unit.Figure(h.Shown) + " in " + h.Period.Name() + ", and is " + i.Unit.Figure(i.Now.Shown)
		}
	}
	if !whole {
		return unknown, ""
	}
	return holds, ""
}

// sinceYear gives the first figure after a year, or the first that is of this
// year whether years begin in January or in April, and whether the history goes back so far.
func (i *Indicator) sinceYear(year int, month scorecard.Period) (from int, whole bool) {
	first := 1
	if year == 0 {
		this, m := ym(month)
		year = this - 1
		if m >= 4 {
			first = 4
		}
	}
	for n := range i.History {
		if y, m := ym(i.History[n].Period); y > year+1 || y == year+1 && m >= first {
			return n, n > 0
		}
	}
	return len(i.History), false
}

func perYear(i *Indicator) int {
	switch i.Now.Period.Kind() {
	case scorecard.Month:
		return 12
	case scorecard.Quarter:
		return 4
	case scorecard.Term:
		return 3
	}
	return 1
}

// beyond reports whether a figure is further in a direction than the newest.
func (i *Indicator) beyond(w way, h Value) bool {
	return i.direction(w, h, i.Now) == holds
}

// judgeCompared holds the figure against the target, or against every
// comparator that is named.
func (f *Facts) judgeCompared(c *claim, i *Indicator) (verdict, string) {
	if c.against == toTarget {
		return f.judgeTarget(c, i)
	}
	out, says := unknown, ""
	for _, group := range c.groups {
		v, words := f.judgeGroup(c, group, i)
		if v == fails {
			return fails, words
		}
		if v == holds {
			out, says = holds, words
		}
	}
	return out, says
}

// judgeGroup compares with the comparators that one name may mean: all must
// contradict it.
func (f *Facts) judgeGroup(c *claim, group []int, i *Indicator) (verdict, string) {
	out, says := unknown, ""
	for n := range i.Others {
		b := &i.Others[n]
		if b.Kind != Benchmark || b.Category != "" || !b.Has || !slices.Contains(group, b.Comparator) {
			continue
		}
		v := i.direction(c.way, i.Now, *b)
		if v == unknown || v == holds {
			return v, i.againstWords(b.Shown, f.Comparators[b.Comparator].Title)
		}
		out, says = fails, i.againstWords(b.Shown, f.Comparators[b.Comparator].Title)
	}
	return out, says
}

func (f *Facts) judgeTarget(c *claim, i *Indicator) (verdict, string) {
	if !i.HasTarget {
		return unknown, ""
	}
	for n := range i.Others {
		t := &i.Others[n]
		if t.Kind != Target || t.Category != "" || !t.Has {
			continue
		}
		says := i.againstWords(t.Shown, "the target")
		switch c.way {
		case up, down:
			return i.direction(c.way, i.Now, *t), says
		case better:
			return verdictOf(i.Met), says
		}
		return verdictOf(!i.Met), says
	}
	return unknown, ""
}

// judgeLight compares the light, and the one before where it is said.
func (f *Facts) judgeLight(c *claim, i *Indicator) (verdict, string) {
	now, before := i.Status, ""
	at := len(i.Statuses) - 1
	if c.when.month > 0 {
		if at = i.at(c.when, f.Month); at < 0 || at >= len(i.Statuses) {
			return unknown, ""
		}
		now = i.Statuses[at]
	}
	if now == scorecard.Unrated {
		return unknown, ""
	}
	is := now.String()
	if at > 0 && i.Statuses[at-1] != scorecard.Unrated {
		before = i.Statuses[at-1].String()
	}
	says := "is " + is
	if before != "" {
		says += ", and was " + before
	}
	switch {
	case is != c.light:
		return fails, says
	case c.since != 0 || c.month.month > 0:
		return f.lightSince(c, i)
	case c.not || c.was == "" && c.times < 2:
		return holds, says
	case c.times > 1:
		return lightStreak(c, i)
	case before == "":
		return unknown, ""
	case c.was == "other":
		return verdictOf(before != c.light), says
	}
	return verdictOf(before == c.was), says
}

// lightSince holds “green since April” against every light from then on.
func (f *Facts) lightSince(c *claim, i *Indicator) (verdict, string) {
	from := i.at(c.month, f.Month)
	if from < 0 || from >= len(i.Statuses) {
		return unknown, ""
	}
	for at := from; at < len(i.Statuses); at++ {
		if s := i.Statuses[at]; s != i.Status && s != scorecard.Unrated {
			return fails, "was " + s.String() + " in " + i.History[at].Period.Name()
		}
	}
	return holds, ""
}

// lightStreak counts how long the light has been what it is.
func lightStreak(c *claim, i *Indicator) (verdict, string) {
	n := 0
	for n < len(i.Statuses) && i.Statuses[len(i.Statuses)-1-n] == i.Status {
		n++
	}
	says := "has been " + i.Status.String() + " for " + scorecard.Int(n).String() + " in a row"
	switch {
	case n == len(i.Statuses) && n < c.times:
		return unknown, ""
	case c.exactly && n < len(i.Statuses):
		return verdictOf(n == c.times), says
	}
	return verdictOf(n >= c.times), says
}

func (i *Indicator) againstWords(d scorecard.Decimal, whose string) string {
	return "is " + i.Unit.Figure(i.Now.Shown) + " against " + i.Unit.Figure(d) + " (" + whose + ")"
}

// movedWords says how a figure went, to follow an indicator's name.
func (i *Indicator) movedWords(now, base Value) string {
	from, to := i.Unit.Figure(base.Shown), i.Unit.Figure(now.Shown)
	switch cmp := now.Shown.Cmp(base.Shown); {
	case cmp > 0:
		return "rose from " + from + " to " + to
	case cmp < 0:
		return "fell from " + from + " to " + to
	}
	return "stayed at " + to
}
