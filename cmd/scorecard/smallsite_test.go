package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// A smallSite is a made-up site whose scorecard is rich in small numbers: a stock
// with its flows, breakdowns, totals over time, percentages of a known base and
// of one that is printed nowhere, a mean, nested populations, figures that are
// restated, rare events that add up, targets, charts and commentary that refers
// to what is shown and to what is withheld.
type smallSite struct {
	months int
	events int // groups of rare events, of seven indicators each
	seed   uint64

	undeclared string // a relation that its authors do not know; "" for none
}

// smallScorecard is the scorecard of a small site in the making.
type smallScorecard struct {
	smallSite
	r     *rand.Rand
	files fstest.MapFS
	toml  strings.Builder
	defs  strings.Builder
	rows  []strings.Builder // of each month
}

func (s smallSite) month(n int) scorecard.Period {
	first, _ := scorecard.ParseMonth("2021-04")
	return first.AddMonths(n)
}

// A plannedSite is a site and what is withheld of it.
type plannedSite struct {
	files fstest.MapFS
	board *site.Scorecard
	plan  *disclosure.Plan
	audit *disclosure.Audit
}

// make writes the site, with the plan that is made for it.
func (s smallSite) make(t *testing.T) *plannedSite {
	t.Helper()
	m := &smallScorecard{smallSite: s, r: rand.New(rand.NewPCG(s.seed, 19)), files: fstest.MapFS{}, rows: make([]strings.Builder, s.months)}
	m.put("site.toml", "title = \"Few\"\nbase_url = \"https://example.org/\"\nfeedback = \"a@example.org\"\norganisation = \"Nobody\"\n")
	m.put("content/index.md", "A made-up site with [few](board/) in many figures.\n")
	m.toml.WriteString("title = \"Children's board\"\npublisher = \"Anyshire Council\"\nmonths = 4\nchart_files = \"all\"\n\n[comparators.england]\ntitle = \"England\"\n\n" +
		"[sections.care]\ntitle = \"Children in care\"\n\n[sections.parts]\ntitle = \"Who they are\"\n\n[sections.later]\ntitle = \"Care leavers\"\n\n[sections.events]\ntitle = \"What happened\"\n")
	m.defs.WriteString("id,name,section,unit,good,decimals,covers,additive,categories,sensitivity,headline,young,zero_sensitive\n")
	m.put("data/board/categories.csv", "set,id,name\nage,under-1,Under 1\nage,1-to-9,1 to 9\nage,10-to-15,10 to 15\nage,16-17,16 to 17\nplace,foster,Foster carers\nplace,kin,Family and friends\nplace,home,Children's homes\nplace,secure,Secure homes\nplace,other,Elsewhere\n")
	m.people()
	m.percentages()
	m.scarce()
	for n := range s.events {
		m.happenings(n)
	}
	m.texts()
	m.put("data/board/scorecard.toml", m.toml.String())
	m.put("data/board/indicators.csv", m.defs.String())
	targets := "indicator,from,target,green,amber\nleft,,,<=4,<=9\neet,,,>=60,>=50\nunaccompanied,,<=3,,\n"
	for n := range s.events {
		targets += fmt.Sprintf("event-%d-0,,,<=1,<=3\n", n)
	}
	m.put("data/board/targets.csv", targets)
	m.put("data/board/benchmarks.csv", "indicator,comparator,period,value\neet,england,2020-FY,52\n")
	for n := range m.rows {
		m.put(fmt.Sprintf("data/board/%s.csv", s.month(n)), "indicator,category,period,value,numerator,denominator,marker,note\n"+m.rows[n].String())
	}
	return m.planned(t)
}

// planned adds the plan.
func (m *smallScorecard) planned(t *testing.T) *plannedSite {
	t.Helper()
	read, problems := site.Load(m.files)
	if problems.Fatal() {
		t.Fatal(problems)
	}
	board := read.Scorecards[0]
	plan, audit := disclosure.Make(figures.Protected(board, board.Months), nil)
	m.put("data/board/withheld.csv", string(plan.AppendCSV(nil)))
	return &plannedSite{m.files, board, plan, audit}
}

func (m *smallScorecard) put(name, text string) {
	m.files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

func (m *smallScorecard) define(format string, args ...any) {
	fmt.Fprintf(&m.defs, format+"\n", args...)
}

func (m *smallScorecard) relate(id, text string) {
	if id != m.undeclared {
		fmt.Fprintf(&m.toml, "\n[relations.%s]\n%s\n", id, text)
	}
}

// row adds a row: indicator,category,period,value,numerator,denominator,marker,note.
func (m *smallScorecard) row(n int, format string, args ...any) {
	fmt.Fprintf(&m.rows[n], format+"\n", args...)
}

// people are children in care, who comes and who goes, and their breakdowns.
func (m *smallScorecard) people() {
	m.define("cic,Children in care,care,number,low,0,snapshot,,,,yes,are in care")
	m.define("came,Children who came into care,care,number,none,0,flow,,,,,")
	m.define("left,Children who left care,care,number,low,0,flow,yes,,,,")
	m.define("left-year,Children who left care this year,care,number,none,0,year-to-date,,,,,")
	m.define("left-6,Children who left care in six months,care,number,none,0,rolling-6,,,,,")
	m.define("unaccompanied,Unaccompanied children,care,number,low,0,snapshot,,,,,")
	m.define("by-age,Children in care by age,parts,number,none,0,snapshot,,age,,,")
	m.define("by-place,Children in care by placement,parts,number,none,0,snapshot,,place,,,")
	m.define("days,Average days to a plan,care,days,low,0,snapshot,,,,,")
	m.relate("flow", "kind = \"stock-and-flow\"\nstock = \"cic\"\nin = \"came\"\nout = \"left\"")
	m.relate("ages", "kind = \"sum\"\ntotal = \"cic\"\nparts = [\"by-age/*\"]")
	m.relate("places", "kind = \"sum\"\ntotal = \"cic\"\nparts = [\"by-place/*\"]")
	m.relate("alone", "kind = \"part\"\nwhole = \"cic\"\nparts = [\"unaccompanied\"]")
	m.relate("year", "kind = \"cumulative\"\ntotal = \"left-year\"\nof = \"left\"")
	m.relate("six", "kind = \"rolling\"\ntotal = \"left-6\"\nof = \"left\"")
	cic := 140 + m.r.IntN(30)
	var left []int
	for n := range m.months {
		came, went := m.r.IntN(12), m.r.IntN(9)
		left = append(left, went)
		cic += came - went
		m.row(n, "cic,,,%d,,,,", cic)
		m.row(n, "came,,,%d,,,,", came)
		m.row(n, "left,,,%d,,,,a note", went)
		m.row(n, "left-year,,,%d,,,,", sumOf(left[n-n%12:]))
		if n >= 5 {
			m.row(n, "left-6,,,%d,,,,", sumOf(left[n-5:]))
		}
		m.row(n, "unaccompanied,,,%d,,,,", 1+m.r.IntN(9))
		m.parts(n, cic, []share{{"by-age,1-to-9", 0}, {"by-age,10-to-15", 400}, {"by-age,16-17", 200}, {"by-age,under-1", 20}})
		m.parts(n, cic, []share{{"by-place,foster", 0}, {"by-place,kin", 200}, {"by-place,home", 100}, {"by-place,other", 40}, {"by-place,secure", 8}})
		of := 3 + m.r.IntN(12)
		total := of * (30 + m.r.IntN(20))
		m.row(n, "days,,,,%d,%d,,", total, of)
	}
}

func sumOf(all []int) (sum int) {
	for _, n := range all {
		sum += n
	}
	return sum
}

// share is a part of a breakdown, in thousandths.
type share struct {
	id string
	of int
}

// parts adds a breakdown; the first part has the rest.
func (m *smallScorecard) parts(n, total int, shares []share) {
	rest := total
	for k := len(shares) - 1; k > 0; k-- {
		part := min(rest, max(0, total*shares[k].of/1000+m.r.IntN(5)-2))
		rest -= part
		m.row(n, "%s,,%d,,,,", shares[k].id, part)
	}
	m.row(n, "%s,,%d,,,,", shares[0].id, rest)
}

// percentages are some of children in care, and some of care leavers, of whom
// nobody says how many there are.
func (m *smallScorecard) percentages() {
	for k, name := range []string{"Reviews in time", "Health assessments in time", "Dental checks in time"} {
		m.define("check-%d,%s,care,%%,high,0,snapshot,,,,,", k, name)
	}
	for k, name := range []string{"eet", "suitable", "in-touch"} {
		m.define("%s,Care leavers: part %d,later,%%,high,0,snapshot,,,,,", name, k)
	}
	m.relate("leavers", "kind = \"same-population\"\nindicators = [\"eet\", \"suitable\", \"in-touch\"]")
	for n := range m.months {
		for k := range 3 {
			base := 20 + m.r.IntN(90)
			num := min(base, m.r.IntN(12))
			if k < 2 {
				num = base - num
			}
			m.row(n, "check-%d,,,,%d,%d,,", k, num, base)
		}
		base := 40 + m.r.IntN(6)
		for k, name := range []string{"eet", "suitable", "in-touch"} {
			num := base - m.r.IntN(14+6*k)
			m.row(n, "%s,,,%s,%d,%d,,", name, percent(num, base, 100, 0), num, base)
		}
	}
}

// scarce are percentages of so few that none is printed; children held, of whom
// that there were none tells as much as that there were few; and adoptions, of
// which only the year to date is printed. They are drawn by themselves.
func (m *smallScorecard) scarce() {
	m.define("check-few,Return interviews in time,care,%%,high,0,snapshot,,,,,,")
	m.define("held,Children held,care,number,low,0,flow,,,,,,")
	m.define("held-home,Children held at home,care,number,low,0,flow,,,,,,")
	m.define("held-school,Children held at school,care,number,low,0,flow,,,,,,yes")
	m.relate("held", "kind = \"sum\"\ntotal = \"held\"\nparts = [\"held-home\", \"held-school\"]")
	m.define("adopted-year,Children adopted this year,care,number,high,0,year-to-date,,,,,,")
	r := rand.New(rand.NewPCG(m.seed, 20))
	adopted := 0
	for n := range m.months {
		if n%12 == 0 {
			adopted = 0
		}
		adopted += r.IntN(9)
		m.row(n, "adopted-year,,,%d,,,,", adopted)
		num, base := 7+r.IntN(4), 0
		if base = num; n%2 == 1 { // every other month all of them are
			base += r.IntN(5)
		}
		m.row(n, "check-few,,,,%d,%d,,", num, base)
		home, school := 8+r.IntN(12), max(0, r.IntN(6)-2)
		m.row(n, "held,,,%d,,,,", home+school)
		m.row(n, "held-home,,,%d,,,,", home)
		m.row(n, "held-school,,,%d,,,,", school)
	}
}

// happenings are five rare events that add up to a sixth, and its year to date;
// one of them is restated every third month, with the sum.
func (m *smallScorecard) happenings(group int) {
	var parts []string
	for k := range 5 {
		m.define("event-%d-%d,Event %d of group %d,events,number,low,0,flow,,,%s,,", group, k, k, group, []string{"person", "household", "event"}[group%3])
		parts = append(parts, fmt.Sprintf("%q", fmt.Sprintf("event-%d-%d", group, k)))
	}
	m.define("events-%d,Events of group %d,events,number,low,0,flow,yes,,,,", group, group)
	m.define("events-%d-year,Events of group %d this year,events,number,low,0,year-to-date,,,,,", group, group)
	m.relate(fmt.Sprintf("events-%d", group), fmt.Sprintf("kind = \"sum\"\ntotal = \"events-%d\"\nparts = [%s]", group, strings.Join(parts, ", ")))
	m.relate(fmt.Sprintf("events-%d-year", group), fmt.Sprintf("kind = \"cumulative\"\ntotal = \"events-%d-year\"\nof = \"events-%d\"", group, group))
	var sums []int
	for n := range m.months {
		sum := 0
		for k := range 5 {
			count := m.r.IntN(3 + 5*k)
			sum += count
			m.row(n, "event-%d-%d,,,%d,,,,", group, k, count)
			if k == 4 && n%3 == 1 && n+1 < m.months && (n+1)%12 > 0 {
				m.row(n+1, "event-%d-4,,%s,%d,,,[r],", group, m.smallSite.month(n), count+1)
				m.row(n+1, "events-%d,,%s,%d,,,[r],", group, m.smallSite.month(n), sum+1)
				m.row(n+1, "events-%d-year,,%s,%d,,,[r],", group, m.smallSite.month(n), sumOf(sums[n-n%12:])+sum+1)
			}
		}
		m.row(n, "events-%d,,,%d,,,,", group, sum)
		if n%3 == 1 && n+1 < m.months && (n+1)%12 > 0 {
			sum++
		}
		sums = append(sums, sum)
		before := sumOf(sums[n-n%12 : n])
		at := sum
		if n%3 == 1 && n+1 < m.months && (n+1)%12 > 0 {
			at--
		}
		m.row(n, "events-%d-year,,,%d,,,,", group, before+at)
	}
}

// texts are written about every section of every month, and refer to figures of
// which some are withheld.
func (m *smallScorecard) texts() {
	for n := range m.months {
		month, next := m.smallSite.month(n), m.smallSite.month(n+1)
		dir := fmt.Sprintf("content/board/%s/", month)
		m.put(dir+"index.md", fmt.Sprintf("+++\npublished = %s-27\n+++\n\nThere were {{cic}} children in care.\n", next))
		m.put(dir+"care.md", "{{left}} children left care. This year {{left-year}} did.\n\n{{left chart}}\n")
		m.put(dir+"parts.md", "{{by-age/under-1}} of the children were babies.\n")
		m.put(dir+"later.md", "{{eet}} of care leavers were in work or education.\n")
		if m.events > 0 {
			m.put(dir+"events.md", "It happened {{event-0-0}} times. In all there were {{events-0}} events.\n")
		}
	}
}
