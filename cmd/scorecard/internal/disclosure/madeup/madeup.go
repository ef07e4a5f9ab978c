// Package madeup makes scorecards for the tests and benchmarks of package
// disclosure and of those that stand on it. Nothing else imports it.
package madeup

import (
	"fmt"
	"math/rand/v2"
	"time"

	"scorecard/cmd/scorecard/internal/disclosure/equations"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Scorecard is one like a council's, deliberately rich in small
// numbers: a stock with its flows, four breakdowns, totals over time, nine
// percentages of which four are on a base that is printed nowhere.
type Scorecard struct {
	Rand   *rand.Rand
	In     *equations.Input
	Months int
	Sound  bool // published as domain rule X21 recommends
}

// Made makes scorecards: as reports are today, or as recommended:
// whole percentages, categories merged, one way of counting over time.
func Made(seed uint64, months int, sound bool) *equations.Input {
	m := &Scorecard{Rand: rand.New(rand.NewPCG(seed, 77)), Months: months, Sound: sound, In: &equations.Input{Rule: scorecard.DefaultProtection()}}
	for t := range months {
		m.In.Months = append(m.In.Months, m.Month(t))
	}
	m.stock()
	m.events()
	m.percentages()
	return m.In
}

// Month gives a month, counted from the first.
func (m *Scorecard) Month(t int) scorecard.Period {
	return scorecard.NewMonth(2020, time.April).AddMonths(t)
}

// Operand reads an operand that is written well.
func Operand(id string) scorecard.Operand {
	o, _ := scorecard.ParseOperand(id)
	return o
}

// Item adds an item and gives it to be changed.
func (m *Scorecard) Item(id string, t int, value int) *equations.Item {
	m.In.Items = append(m.In.Items, equations.Item{Figure: equations.Figure{Operand: Operand(id), Period: m.Month(t)}, Edition: t, Value: scorecard.Int(value), Cost: scorecard.DefaultCosts().Own})
	return &m.In.Items[len(m.In.Items)-1]
}

// Relate adds a relation of months.
func (m *Scorecard) Relate(r scorecard.Relation) {
	r.Frame, r.Step = scorecard.Month, scorecard.Month
	r.ID = fmt.Sprintf("r%d", len(m.In.Relations))
	m.In.Relations = append(m.In.Relations, r)
}

// overTime adds the year to date and the last twelve months of an indicator.
func (m *Scorecard) overTime(id string, values []int, ytd, rolling bool) {
	for t := range m.Months {
		if ytd {
			sum := 0
			for k := t - t%12; k <= t; k++ {
				sum += values[k]
			}
			m.Item(id+"-ytd", t, sum).Cost = scorecard.DefaultCosts().OverTime
		}
		if rolling && t >= 11 {
			sum := 0
			for k := t - 11; k <= t; k++ {
				sum += values[k]
			}
			m.Item(id+"-r12", t, sum).Cost = scorecard.DefaultCosts().OverTime
		}
	}
	if ytd {
		m.Relate(scorecard.Relation{Kind: scorecard.Cumulative, Result: Operand(id + "-ytd"), Plus: []scorecard.Operand{Operand(id)}, Additive: true, ToDate: true})
	}
	if rolling {
		m.Relate(scorecard.Relation{Kind: scorecard.RollingSum, Months: 12, Result: Operand(id + "-r12"), Plus: []scorecard.Operand{Operand(id)}, Additive: true})
	}
}

// stock makes children in care, who come and who go, and their breakdowns.
func (m *Scorecard) stock() {
	cic := make([]int, m.Months)
	starts, leavers := make([]int, m.Months), make([]int, m.Months)
	now := 430 + m.Rand.IntN(40)
	for t := range m.Months {
		starts[t], leavers[t] = 8+m.Rand.IntN(14), 8+m.Rand.IntN(14)
		if m.Rand.IntN(3) == 0 {
			leavers[t] = 2 + m.Rand.IntN(4)
		}
		now += starts[t] - leavers[t]
		cic[t] = now
		m.Item("cic", t, now).Headline = true
		m.Item("starts", t, starts[t])
		m.Item("leavers", t, leavers[t])
	}
	m.Relate(scorecard.Relation{Kind: scorecard.StockAndFlow, Result: Operand("cic"), Plus: []scorecard.Operand{Operand("starts")}, Minus: []scorecard.Operand{Operand("leavers")}})
	m.overTime("starts", starts, !m.Sound, !m.Sound)
	m.overTime("leavers", leavers, !m.Sound, !m.Sound)
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
		if m.Sound {
			shares = b.merged
		}
		m.breakdown(b.id, shares, cic)
	}
}

func (m *Scorecard) breakdown(id string, shares, total []int) {
	var parts []scorecard.Operand
	for k := range shares {
		parts = append(parts, Operand(fmt.Sprintf("%s/%c", id, 'a'+k)))
	}
	for t := range m.Months {
		rest := total[t]
		for k := len(shares) - 1; k > 0; k-- {
			part := min(rest, max(0, total[t]*shares[k]/1000+m.Rand.IntN(7)-3))
			rest -= part
			m.Item(parts[k].String(), t, part).Cost = scorecard.DefaultCosts().Part
		}
		m.Item(parts[0].String(), t, rest).Cost = scorecard.DefaultCosts().Part
	}
	m.Relate(scorecard.Relation{Kind: scorecard.Sum, Result: Operand("cic"), Plus: parts})
}

// events makes what happens seldom.
func (m *Scorecard) events() {
	adoptions, missing := make([]int, m.Months), make([]int, m.Months)
	for t := range m.Months {
		adoptions[t], missing[t] = m.Rand.IntN(5), 2+m.Rand.IntN(10)
		if !m.Sound {
			m.Item("adoptions", t, adoptions[t])
		}
		m.Item("missing", t, missing[t])
		m.Item("moves", t, 25+m.Rand.IntN(15))
		m.Item("unaccompanied", t, 22+m.Rand.IntN(9))
	}
	m.overTime("adoptions", adoptions, !m.Sound, m.Sound)
	m.overTime("missing", missing, !m.Sound, false)
	m.Relate(scorecard.Relation{Kind: scorecard.Part, Result: Operand("cic"), Plus: []scorecard.Operand{Operand("unaccompanied")}})
	m.Relate(scorecard.Relation{Kind: scorecard.Part, Result: Operand("cic"), Plus: []scorecard.Operand{Operand("moves")}})
}

// percentages makes nine, five of children in care and four of care leavers.
func (m *Scorecard) percentages() {
	cic := map[scorecard.Period]int{}
	for n := range m.In.Items {
		if item := &m.In.Items[n]; item.Indicator == "cic" {
			cic[item.Period] = int(item.Value.Coefficient(0))
		}
	}
	leavers := 55 + m.Rand.IntN(20)
	for t := range m.Months {
		for k, share := range []int{930, 880, 960, 640, 90} {
			m.Percentage(fmt.Sprintf("share%d", k), t, share, cic[m.Month(t)])
		}
		leavers += m.Rand.IntN(5) - 2
		for k, share := range []int{620, 910, 950, 480} {
			if !m.Sound || k%2 == 0 {
				m.Percentage(fmt.Sprintf("leaver%d", k), t, share, leavers)
			}
		}
	}
	for k := range 5 {
		m.Relate(scorecard.Relation{Kind: scorecard.RatioOf, Result: Operand(fmt.Sprintf("share%d", k)), Minus: []scorecard.Operand{Operand("cic")}, Times: 100})
	}
	all := []scorecard.Operand{Operand("leaver0"), Operand("leaver1"), Operand("leaver2"), Operand("leaver3")}
	if m.Sound {
		all = []scorecard.Operand{all[0], all[2]}
	}
	m.Relate(scorecard.Relation{Kind: scorecard.SamePopulation, Plus: all, Times: 100})
}

// Percentage adds one, of which so many of a thousand are the share.
func (m *Scorecard) Percentage(id string, t, share, base int) {
	num := base * share / 1000
	if m.Rand != nil {
		num = min(base, max(0, num+m.Rand.IntN(5)-2))
	}
	item := m.Item(id, t, 0)
	decimals := 2
	if m.Sound {
		decimals = 0
	}
	item.Kind, item.Times, item.Cost = equations.Percentage, 100, scorecard.DefaultCosts().Percentage
	item.Numerator, item.Denominator, item.HasFraction = scorecard.Int(num), scorecard.Int(base), true
	item.Value, _ = scorecard.Ratio(item.Numerator, item.Denominator, 100, decimals)
}
