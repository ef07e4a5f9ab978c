package prose

import (
	"slices"
	"strconv"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// period reports a typed figure that is said to be of a month that has another
// figure.
func (p *pass) period(r *reading, n *number) {
	m, ok := r.monthOf(n.at, n.to)
	subject := r.owner(n)
	if !ok || len(subject) != 1 || n.hedge != exactly || n.spelt || !r.governed(n) {
		return
	}
	i := p.facts.at(subject[0])
	at := i.at(m, p.facts.Month)
	if at < 0 || !i.History[at].Has || n.equals(&i.History[at], i.Unit) {
		return
	}
	v := r.first(n, i)
	if v == nil || v.Kind != Own || v.Category != "" {
		return
	}
	p.add(r, Finding{Rule: "named-period",
		Message: "“" + r.typed(n) + "” is the figure of “" + i.Short + "” for " + v.Period.Name() + "; for " + i.History[at].Period.Name() + " it is " + i.Unit.Figure(i.History[at].Shown),
		Hint:    "write {{" + i.ID + " " + i.History[at].Period.String() + "}} for that month"}, n.at, n.to)
}

// monthOf reads the month that a number or reference is said to be of: “437 in
// March”, or “In March …” where it is the first of its sentence.
func (r *reading) monthOf(at, to int) (moment, bool) {
	for k := range r.mentions {
		if m := &r.mentions[k]; !m.reference && m.at == to {
			to = m.to
		}
	}
	if r.word(to).is("in", "for", "during") && r.month(to+1) || r.word(to).is("at") && r.word(to+2).is("end") {
		m, _, ok := r.readMonth(to + 1)
		return m, ok
	}
	if !r.word(0).is("in", "during", "for", "at", "by") {
		return moment{}, false
	}
	m, end, ok := r.readMonth(1)
	if !ok {
		return m, false
	}
	for i := end; i < at; i++ {
		if t := r.word(i); t.kind == markToken || t.kind == digitsToken && !r.hidden[i] || r.month(i) || t.is("compared", "than", "from", "since") {
			return m, false
		}
	}
	return m, !r.word(at - 1).is("from")
}

// referencePeriods reports a reference that is said to be of a month, quarter or
// term that its figure is not of.
func (p *pass) referencePeriods(r *reading) {
	for k := range r.mentions {
		m := &r.mentions[k]
		if !m.reference {
			continue
		}
		i := p.facts.at(m.indicators[0])
		ref := r.passage.References[r.tokens[m.at].ref]
		period, ok := i.asked(ref)
		if !ok {
			continue
		}
		if said, wrong := r.otherPeriod(m, period); wrong {
			p.add(r, Finding{Rule: "named-period",
				Message: "the figure of “" + i.Short + "” that stands here is for " + period.Name() + ", and the text says " + said,
				Hint:    "name the period that the figure is about, or refer to the figure of that period"}, m.at, m.to)
		}
	}
}

// asked gives the period of the figure that a reference stands for.
func (i *Indicator) asked(ref commentary.Reference) (scorecard.Period, bool) {
	if !i.Known || ref.Category != "" {
		return scorecard.Period{}, false
	}
	switch ref.Ask {
	case "", "movement", "status":
		return i.Now.Period, i.Now.Has
	case "previous":
		return i.Before.Period, i.Before.Has
	}
	return scorecard.Period{}, false
}

// otherPeriod reports whether the text beside a reference names a month outside
// a period.
func (r *reading) otherPeriod(m *mention, period scorecard.Period) (said string, wrong bool) {
	if name, n := r.quarterBefore(m.at); n > 0 && period.Kind() == scorecard.Quarter {
		s := period.String()
		return name, s[len(s)-1:] != strconv.Itoa(n)
	}
	named, ok := r.monthOf(m.at, m.to)
	if !ok || period.Kind() != scorecard.Month && period.Kind() != scorecard.Quarter && period.Kind() != scorecard.Term {
		return "", false
	}
	year, last := ym(period)
	_, from := ym(period.FirstMonth())
	inside := named.month >= from && named.month <= last
	said = capitalised(months[named.month-1])
	if named.year != 0 {
		said += " " + strconv.Itoa(named.year)
	}
	return said, !inside || named.year != 0 && named.year != year
}

func capitalised(s string) string { return string(s[0]-'a'+'A') + s[1:] }

// quarterBefore reads “In quarter 3” or “In Q3” at the start of a sentence.
func (r *reading) quarterBefore(at int) (string, int) {
	for i := range min(at, 4) {
		t := r.word(i)
		if t.is("quarter") && small(r.word(i+1)) > 0 {
			return "quarter " + r.word(i+1).text, small(r.word(i + 1))
		}
		if len(t.low) == 2 && t.low[0] == 'q' && t.low[1] >= '1' && t.low[1] <= '4' {
			return t.text, int(t.low[1] - '0')
		}
	}
	return "", 0
}

// points reports a difference of percentages that is called a percentage.
func (p *pass) points(r *reading, n *number) {
	if !n.percent || n.points {
		return
	}
	if !r.changes(n) {
		p.pointsApart(r, n)
		return
	}
	for _, k := range r.owner(n) {
		i := p.facts.at(k)
		if !i.Known || !i.Unit.Percent() || !i.Before.Has || !i.Now.Has {
			return
		}
		apart := i.Now.Shown.Sub(i.Before.Shown).Abs()
		relative, ok := scorecard.Ratio(apart, i.Before.Shown, 100, n.value.Decimals()+1)
		if n.value.Cmp(apart.Round(n.value.Decimals())) != 0 || ok && relative.Cmp(n.value) == 0 || n.value.Decimals() > apart.Decimals() {
			return
		}
	}
	if len(r.owner(n)) == 0 {
		return
	}
	p.calledPercent(r, n)
}

// pointsApart reports a distance from a target or benchmark that is called a
// percentage: “1% above the England average”, where it is a point.
func (p *pass) pointsApart(r *reading, n *number) {
	for k := range r.claims {
		c := &r.claims[k]
		if c.kind != compared || c.at != n.to || len(c.subject) != 1 {
			continue
		}
		i := p.facts.at(c.subject[0])
		if !i.Known || !i.Unit.Percent() || !i.Now.Has {
			return
		}
		for o := range i.Others {
			v := &i.Others[o]
			if !v.Has || v.Category != "" || !c.with(v) {
				continue
			}
			apart := i.Now.Shown.Sub(v.Shown).Abs()
			relative, ok := scorecard.Ratio(apart, v.Shown.Abs(), 100, n.value.Decimals()+1)
			if n.value.Decimals() <= apart.Decimals() && apart.Round(n.value.Decimals()).Cmp(n.value) == 0 && !(ok && relative.Cmp(n.value) == 0) {
				p.calledPercent(r, n)
				return
			}
		}
	}
}

// with reports whether a claim compares with one of an indicator's figures.
func (c *claim) with(v *Value) bool {
	if c.against == toTarget {
		return v.Kind == Target
	}
	return v.Kind == Benchmark && slices.ContainsFunc(c.groups, func(g []int) bool { return slices.Contains(g, v.Comparator) })
}

func (p *pass) calledPercent(r *reading, n *number) {
	p.add(r, Finding{Rule: "percentage-points",
		Message: "“" + r.typed(n) + "” is the difference of two percentages, which is counted in percentage points",
		Hint:    "write " + scorecard.Unit("%").Difference(n.value)}, n.at, n.to)
}

// changes reports whether a number says by how much something changed.
func (r *reading) changes(n *number) bool {
	b := r.word(n.at - 1)
	return b.is("by", "up", "down") || verbs[b.low] > 0 || b.is("of") && nouns[r.word(n.at-2).low] > 0 || b.is("a") && nouns[r.word(n.to).low] > 0
}
