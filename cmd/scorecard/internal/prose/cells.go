package prose

import (
	"slices"
	"strings"
	"time"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A head is what the heading of a row or a column, or a table's caption, says
// of cells.
type head struct {
	words  string // as written, in lower case
	names  []int  // the indicators that it names; several where it does not tell them apart
	role   role
	period scorecard.Period // of ofPeriod
	group  []int            // of ofComparator
	alone  bool             // it says nothing but its role
}

// A role is which of an indicator's figures a cell has. The zero value is one
// that nothing says.
type role uint8

const (
	unsaid role = iota
	ofNewest
	ofBefore
	ofPeriod
	ofTarget
	ofComparator
	ofChange
	ofCount   // of a percentage: its numerator
	ofPercent // a percentage, of whatever
)

// weak reports whether a role says only what is counted, and not of when or whose
// it is.
func (r role) weak() bool { return r == ofNewest || r == ofCount || r == ofPercent }

// roleWords are headings that say which figure stands below them.
var roleWords = func() map[string]role {
	all := map[string]role{}
	for r, words := range map[role]string{
		ofNewest:  "value,figure,actual,result,performance,now,latest,current,this month,month,figures,score,outcome,position,rate,average,days,latest figure,current position",
		ofBefore:  "last month,previous month,previous,month before,prior month",
		ofTarget:  "target,goal,our target,the target",
		ofChange:  "change,difference,movement,change on last month,change in month",
		ofCount:   "number,count,no,no.,children,people,total,how many",
		ofPercent: "%,percentage,per cent,percent,share,proportion,rate (%)",
	} {
		for _, w := range strings.Split(words, ",") {
			all[w] = r
		}
	}
	return all
}()

// table reads the cells of one of a text's tables, from one passage up to
// another. A number in a cell is held against the figure that the headings of
// its row and column, and the table's caption, say that it is.
func (p *pass) table(t *Text, from, to int) {
	caption := head{}
	foreign, long := p.foreign(t, from, to), false // long: changes are those from an earlier month
	if from > 0 && t.Passages[from-1].Kind == commentary.CaptionPassage {
		caption = p.head(t, from-1)
	}
	columns := map[int]head{}
	row := head{}
	for k := from; k < to; k++ {
		at := t.Passages[k].Cell
		switch {
		case at.Row == 0:
			h := p.head(t, k)
			columns[at.Column] = h
			long = long || h.role == ofPeriod && h.period.EndsBefore(p.facts.Month.AddMonths(-1))
		case at.Column == 0:
			row = p.head(t, k)
		default:
			if k == from || t.Passages[k-1].Cell.Row != at.Row {
				row = head{} // its first cell is empty
			}
			column := columns[at.Column]
			if foreign && (column.role.weak() || row.role.weak()) || long && column.role == ofChange {
				p.notRead(t.read(k))
				continue
			}
			p.cell(t, k, [3]head{row, column, caption})
		}
	}
}

// foreign reports whether a table has a column of numbers whose heading says
// nothing that is understood. What is headed “number” or “%” beside it may be
// anybody's: answers in a survey about an indicator.
func (p *pass) foreign(t *Text, from, to int) bool {
	unknown := map[int]bool{}
	for k := from; k < to; k++ {
		at := t.Passages[k].Cell
		if at.Row == 0 {
			h := p.head(t, k)
			unknown[at.Column] = at.Column > 0 && h.words != "" && len(h.names) == 0 && h.role == unsaid
			continue
		}
		tokens := t.read(k)
		if unknown[at.Column] && len(tokens) == 1 && tokens[0].kind == digitsToken {
			return true
		}
	}
	return false
}

// head reads a heading.
func (p *pass) head(t *Text, k int) head {
	tokens := t.read(k)
	h := head{words: strings.Trim(lower(strings.Join(strings.Fields(t.Passages[k].Text), " ")), " :*")}
	s := p.scan(tokens)
	mentions := p.reader.names.find(s, p.facts)
	for _, m := range mentions {
		for _, i := range m.indicators {
			p.named[t.Section][i] = true
		}
	}
	if len(mentions) == 1 {
		h.names = mentions[0].indicators
	}
	if h.role = roleWords[h.words]; h.role != unsaid {
		h.alone = true
		return h
	}
	if q, err := scorecard.ParsePeriod(h.words, scorecard.Reading{}); err == nil {
		h.role, h.period, h.alone = ofPeriod, q, true
		return h
	}
	for i := range tokens {
		if len(mentions) > 0 && i >= mentions[0].at && i < mentions[0].to {
			continue
		}
		if m, end, ok := s.readMonth(i); ok {
			h.role, h.period, h.alone = ofPeriod, m.before(p.facts.Month), i == 0 && end == len(tokens)
			return h
		}
		if who, length := p.reader.others.find(tokens[i:]); len(who) > 0 {
			h.role, h.group, h.alone = ofComparator, who, i == 0 && length == len(tokens)
			return h
		}
	}
	return h
}

// before gives the last month of a moment's name that is no later than a month.
func (m moment) before(month scorecard.Period) scorecard.Period {
	y, last := ym(month)
	if m.year > 0 {
		y = m.year
	} else if m.month > last {
		y--
	}
	return scorecard.NewMonth(y, time.Month(m.month))
}

// cell reads one cell below headings.
func (p *pass) cell(t *Text, k int, heads [3]head) {
	in, tokens := &t.Passages[k], t.read(k)
	words := 0
	for i := range tokens {
		if tokens[i].kind == wordToken {
			words++
		}
	}
	if words > 4 { // a remark
		p.prose(in, tokens, t.Section)
		return
	}
	r := &reading{scan: p.scan(tokens), facts: p.facts, section: t.Section, passage: in}
	numbers := r.numbers(nil)
	if len(numbers) != 1 || numbers[0].at != 0 || numbers[0].to != len(tokens) || numbers[0].kind != Figure || numbers[0].rough {
		p.notRead(tokens)
		return
	}
	n := &numbers[0]
	i, values, told := p.meant(heads, n)
	out, ok := n.among(i, values, told)
	if !ok {
		p.notRead(tokens)
		return
	}
	p.count.Numbers++
	p.count.Compared++
	switch {
	case out.held == matched:
		p.count.Matched++
	case out.held == outdated && told:
		p.add(r, Finding{Rule: "named-period",
			Message: "“" + r.typed(n) + "” is the figure of “" + i.Short + "” for " + out.near.Period.Name() + "; for " + values[0].Period.Name() + " it is " + i.Unit.Figure(values[0].Shown),
			Hint:    "write {{" + i.ask(values[0], p.facts) + "}}"}, n.at, n.to)
	default:
		p.wrongNumber(r, n, out)
	}
}

func (p *pass) notRead(tokens []token) {
	for n := range tokens {
		if tokens[n].kind == digitsToken {
			p.count.NotRead++
		}
	}
}

// meant gives whose figure a cell has by its headings, the figures that it may
// be, and whether the headings name one of them: a period, the target, a
// comparator. The number takes the sign of the indicator where it has none. There
// are none where a heading says something that is not understood.
func (p *pass) meant(heads [3]head, n *number) (of *Indicator, values []*Value, told bool) {
	giver, k := p.giver(&heads)
	if giver < 0 {
		return nil, nil, false
	}
	i := p.facts.at(k)
	said, category := head{}, ""
	for k := range 2 {
		h := &heads[k]
		if c := i.category(h.words); c != "" && category == "" {
			category = c
			continue
		}
		switch {
		case h.role.weak() && said.role != unsaid || said.role.weak() && h.role != unsaid:
			weak, strong := &said, h
			if h.role.weak() {
				weak, strong = h, &said
			}
			if strong.role.weak() || weak.role == ofCount && i.Unit.Percent() || !n.taken(i, weak.role) {
				return nil, nil, false
			}
			said = *strong
		case h.role != unsaid && said.role != unsaid:
			return nil, nil, false
		case h.role != unsaid && (h.alone || k == giver):
			said = *h
		case k != giver && h.words != "":
			return nil, nil, false
		}
	}
	if category == "" && (!i.Known || giver == 2 && said.role == unsaid) || !n.taken(i, said.role) {
		return nil, nil, false
	}
	return i, i.stated(&said, category, p.facts.Month), said.role >= ofBefore && said.role < ofCount
}

// giver gives which of the headings of a cell's row and column and the caption
// names an indicator, and which; -1 where none does, or two name others.
func (p *pass) giver(heads *[3]head) (giver, indicator int) {
	giver = -1
	for k := range heads {
		if len(heads[k].names) == 0 || k == 2 && giver >= 0 {
			continue
		}
		named := p.fitting(heads, k)
		if named < 0 || giver >= 0 && indicator != named {
			return -1, -1
		}
		giver, indicator = k, named
	}
	return giver, indicator
}

// fitting gives the one indicator that a heading names and the others fit, by the
// categories or the kind of figure that they say; -1 for none, or several.
func (p *pass) fitting(heads *[3]head, of int) int {
	names := heads[of].names
	for _, fits := range []func(i *Indicator, h *head) bool{
		func(i *Indicator, h *head) bool { return i.category(h.words) != "" },
		func(i *Indicator, h *head) bool {
			return h.role == ofCount && i.Unit.Count() || h.role == ofPercent && i.Unit.Percent()
		},
	} {
		if len(names) < 2 {
			break
		}
		var left []int
		for _, k := range names {
			i := p.facts.at(k)
			if of != 0 && fits(i, &heads[0]) || of != 1 && fits(i, &heads[1]) {
				left = append(left, k)
			}
		}
		if len(left) > 0 {
			names = left
		}
	}
	if len(names) != 1 {
		return -1
	}
	return names[0]
}

// category gives the category of an indicator that a heading names; "" for none.
func (i *Indicator) category(words string) string {
	for k := range i.Others {
		if v := &i.Others[k]; v.Category != "" && (words == strings.ToLower(v.CategoryOf) || words == v.Category) {
			return v.Category
		}
	}
	return ""
}

// taken gives a bare number the sign of the figures below a heading; false where
// it cannot be one of them.
func (n *number) taken(i *Indicator, said role) bool {
	switch {
	case said == ofCount && i.Unit.Percent():
		return !n.percent && !n.money
	case said == ofPercent && !i.Unit.Percent(), said == ofCount && !i.Unit.Count():
		return false
	}
	if !n.percent && !n.money {
		n.percent, n.money = i.Unit.Percent(), i.Unit.Money()
	}
	return n.suits(Own, i.Unit)
}

// stated gives the figures that a heading says.
func (i *Indicator) stated(h *head, category string, month scorecard.Period) (out []*Value) {
	first := true
	aims := slices.ContainsFunc(i.Others, func(v Value) bool { return v.Kind == Target && v.Category == category })
	i.values(func(v *Value) bool {
		if !v.Has || v.Category != category {
			return false
		}
		own := v.Kind == Own
		switch h.role {
		case ofBefore:
			own = own && (v.Period == i.Now.Period.Previous() || v.Period == month.AddMonths(-1))
		case ofPeriod:
			own = (own || v.Kind == Companion) && (v.Period == h.period || v.Period.Month() == h.period)
		case ofTarget:
			own = v.Kind == Target || v.Kind == Threshold && !aims
		case ofComparator:
			own = v.Kind == Benchmark && slices.Contains(h.group, v.Comparator)
		case ofChange:
			own = v.Kind == Change
		case ofCount:
			if i.Unit.Percent() {
				own = v.Kind == Numerator
			} else {
				own = own && first
			}
		default:
			own = own && first
		}
		if own {
			out, first = append(out, v), false
		}
		return false
	})
	return out
}

// among holds a cell's number against the figures that it may be; false where
// there are none. What no heading tells of may be another of the indicator's.
func (n *number) among(i *Indicator, values []*Value, told bool) (result, bool) {
	if len(values) == 0 {
		return result{}, false
	}
	for _, v := range values {
		if n.equals(v, i.Unit) {
			return result{held: matched}, true
		}
	}
	out := result{held: slipped, near: values[0], of: i, how: n.differs(values[0])}
	i.values(func(v *Value) bool {
		if !n.equals(v, i.Unit) || v.Category != values[0].Category {
			return false
		}
		switch {
		case v.Kind != Own && !told:
			out = result{held: matched}
		case v.Kind == Own && values[0].Kind == Own && v.Period != values[0].Period && (told || v.Category == ""):
			out = result{held: outdated, near: v, of: i}
		default:
			return false
		}
		return true
	})
	return out, true
}
