package disclosure

import (
	"fmt"
	"math/rand/v2"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A synthetic scorecard is one like a council's, deliberately rich in small
// numbers: a stock with its flows, four breakdowns, totals over time, nine
// percentages of which four are on a base that is printed nowhere.
type synthetic struct {
	r      *rand.Rand
	in     *Input
	months int
	sound  bool // published as domain rule X21 recommends
}

// maker makes synthetic scorecards: as reports are today, or as recommended:
// whole percentages, categories merged, one way of counting over time.
func maker(seed uint64, months int, sound bool) *Input {
	m := &synthetic{r: rand.New(rand.NewPCG(seed, 77)), months: months, sound: sound, in: &Input{Rule: scorecard.DefaultProtection()}}
	for t := range months {
		m.in.Months = append(m.in.Months, m.month(t))
	}
	m.stock()
	m.events()
	m.percentages()
	return m.in
}

func (m *synthetic) month(t int) scorecard.Period {
	return scorecard.NewMonth(2020, time.April).AddMonths(t)
}

func operand(id string) scorecard.Operand {
	o, _ := scorecard.ParseOperand(id)
	return o
}

// item adds an item and gives it to be changed.
func (m *synthetic) item(id string, t int, value int) *Item {
	m.in.Items = append(m.in.Items, Item{Figure: Figure{operand(id), m.month(t)}, Edition: t, Value: scorecard.Int(value), Cost: scorecard.DefaultCosts().Own})
	return &m.in.Items[len(m.in.Items)-1]
}

func (m *synthetic) relate(r scorecard.Relation) {
	r.Frame, r.Step = scorecard.Month, scorecard.Month
	r.ID = fmt.Sprintf("r%d", len(m.in.Relations))
	m.in.Relations = append(m.in.Relations, r)
}

// overTime adds the year to date and the last twelve months of an indicator.
func (m *synthetic) overTime(id string, values []int, ytd, rolling bool) {
	for t := range m.months {
		if ytd {
			sum := 0
			for k := t - t%12; k <= t; k++ {
				sum += values[k]
			}
			m.item(id+"-ytd", t, sum).Cost = scorecard.DefaultCosts().OverTime
		}
		if rolling && t >= 11 {
			sum := 0
			for k := t - 11; k <= t; k++ {
				sum += values[k]
			}
			m.item(id+"-r12", t, sum).Cost = scorecard.DefaultCosts().OverTime
		}
	}
	if ytd {
		m.relate(scorecard.Relation{Kind: scorecard.Cumulative, Result: operand(id + "-ytd"), Plus: []scorecard.Operand{operand(id)}, Additive: true, ToDate: true})
	}
	if rolling {
		m.relate(scorecard.Relation{Kind: scorecard.RollingSum, Months: 12, Result: operand(id + "-r12"), Plus: []scorecard.Operand{operand(id)}, Additive: true})
	}
}

// stock makes children in care, who come and who go, and their breakdowns.
func (m *synthetic) stock() {
	cic := make([]int, m.months)
	starts, leavers := make([]int, m.months), make([]int, m.months)
	now := 430 + m.r.IntN(40)
	for t := range m.months {
		starts[t], leavers[t] = 8+m.r.IntN(14), 8+m.r.IntN(14)
		if m.r.IntN(3) == 0 {
			leavers[t] = 2 + m.r.IntN(4)
		}
		now += starts[t] - leavers[t]
		cic[t] = now
		m.item("cic", t, now).Headline = true
		m.item("starts", t, starts[t])
		m.item("leavers", t, leavers[t])
	}
	m.relate(scorecard.Relation{Kind: scorecard.StockAndFlow, Result: operand("cic"), Plus: []scorecard.Operand{operand("starts")}, Minus: []scorecard.Operand{operand("leavers")}})
	m.overTime("starts", starts, !m.sound, !m.sound)
	m.overTime("leavers", leavers, !m.sound, !m.sound)
	for _, b := range []struct {
		id     string
		shares []int // of a thousand; what is left is the first
		merged []int
	}{
		{"age", []int{412, 8, 40, 130, 220, 182, 8}, []int{560, 230, 210}},
		{"status", []int{560, 260, 160, 8, 8}, []int{700, 300}},
		{"placement", []int{590, 180, 110, 70, 8, 7}, []int{640, 200, 160}},
		{"ethnicity", []int{740, 90, 114, 45, 7}, []int{750, 250}},
	} {
		shares := b.shares
		if m.sound {
			shares = b.merged
		}
		m.breakdown(b.id, shares, cic)
	}
}

func (m *synthetic) breakdown(id string, shares, total []int) {
	var parts []scorecard.Operand
	for k := range shares {
		parts = append(parts, operand(fmt.Sprintf("%s/%c", id, 'a'+k)))
	}
	for t := range m.months {
		rest := total[t]
		for k := len(shares) - 1; k > 0; k-- {
			part := min(rest, max(0, total[t]*shares[k]/1000+m.r.IntN(7)-3))
			rest -= part
			m.item(parts[k].String(), t, part).Cost = scorecard.DefaultCosts().Part
		}
		m.item(parts[0].String(), t, rest).Cost = scorecard.DefaultCosts().Part
	}
	m.relate(scorecard.Relation{Kind: scorecard.Sum, Result: operand("cic"), Plus: parts})
}

// events makes what happens seldom.
func (m *synthetic) events() {
	adoptions, missing := make([]int, m.months), make([]int, m.months)
	for t := range m.months {
		adoptions[t], missing[t] = m.r.IntN(5), 2+m.r.IntN(10)
		if !m.sound {
			m.item("adoptions", t, adoptions[t])
		}
		m.item("missing", t, missing[t])
		m.item("moves", t, 25+m.r.IntN(15))
		m.item("unaccompanied", t, 22+m.r.IntN(9))
	}
	m.overTime("adoptions", adoptions, !m.sound, m.sound)
	m.overTime("missing", missing, !m.sound, false)
	m.relate(scorecard.Relation{Kind: scorecard.Part, Result: operand("cic"), Plus: []scorecard.Operand{operand("unaccompanied")}})
	m.relate(scorecard.Relation{Kind: scorecard.Part, Result: operand("cic"), Plus: []scorecard.Operand{operand("moves")}})
}

// percentages makes nine, five of children in care and four of care leavers.
func (m *synthetic) percentages() {
	cic := map[scorecard.Period]int{}
	for n := range m.in.Items {
		if item := &m.in.Items[n]; item.Indicator == "cic" {
			cic[item.Period] = int(item.Value.Coefficient(0))
		}
	}
	leavers := 55 + m.r.IntN(20)
	for t := range m.months {
		for k, share := range []int{930, 880, 960, 640, 90} {
			m.percentage(fmt.Sprintf("share%d", k), t, share, cic[m.month(t)])
		}
		leavers += m.r.IntN(5) - 2
		for k, share := range []int{620, 910, 950, 480} {
			if !m.sound || k%2 == 0 {
				m.percentage(fmt.Sprintf("leaver%d", k), t, share, leavers)
			}
		}
	}
	for k := range 5 {
		m.relate(scorecard.Relation{Kind: scorecard.RatioOf, Result: operand(fmt.Sprintf("share%d", k)), Minus: []scorecard.Operand{operand("cic")}, Times: 100})
	}
	all := []scorecard.Operand{operand("leaver0"), operand("leaver1"), operand("leaver2"), operand("leaver3")}
	if m.sound {
		all = []scorecard.Operand{all[0], all[2]}
	}
	m.relate(scorecard.Relation{Kind: scorecard.SamePopulation, Plus: all, Times: 100})
}

func (m *synthetic) percentage(id string, t, share, base int) {
	num := base * share / 1000
	if m.r != nil {
		num = min(base, max(0, num+m.r.IntN(5)-2))
	}
	item := m.item(id, t, 0)
	decimals := 2
	if m.sound {
		decimals = 0
	}
	item.Kind, item.Times, item.Cost = Percentage, 100, scorecard.DefaultCosts().Percentage
	item.Numerator, item.Denominator, item.HasFraction = scorecard.Int(num), scorecard.Int(base), true
	item.Value, _ = scorecard.Ratio(item.Numerator, item.Denominator, 100, decimals)
}
