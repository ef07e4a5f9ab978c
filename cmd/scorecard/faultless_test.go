package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// faultless makes up a site that has no error and is varied: three scorecards, one
// of them with every kind of relation, one whose commentary types its figures, 24 months, figures by the month, quarter,
// term and year, in arrears, provisional and revised, breakdowns, numerators,
// targets that change, benchmarks and commentary. The same seed makes the same
// site; each seed other figures.
func faultless(seed uint64) *faultlessSite {
	f := &faultlessSite{r: rand.New(rand.NewPCG(seed, 7)), files: fstest.MapFS{}, said: map[string][]saying{}}
	f.put("site.toml", "title = \"Faultless\"\nbase_url = \"https://example.org/\"\nfeedback = \"a@example.org\"\norganisation = \"Nobody\"\n")
	f.put("content/index.md", "A made-up site without an error: [children](children/), one [figure](/children/indicators/cic/) and [another](/adults/2022-05/#support-3).\n")
	f.children()
	f.adults()
	f.streets()
	return f
}

type faultlessSite struct {
	r     *rand.Rand
	files fstest.MapFS
	said  map[string][]saying // sentences that the figures bear out, by kind
}

const faultlessMonths = 24

func (f *faultlessSite) put(name, text string) {
	f.files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

// between gives a whole number from a to b.
func (f *faultlessSite) between(a, b int) int { return a + f.r.IntN(b-a+1) }

// wander gives figures with one decimal that go up and down around a level, as
// tenths, and never stay the same.
func (f *faultlessSite) wander(level, width int) (out []int) {
	last := level
	for range faultlessMonths {
		next := last
		for next == last {
			next = level + f.between(-width, width)
		}
		out = append(out, next)
		last = next
	}
	return out
}

func tenths(n int) string { return fmt.Sprintf("%d.%d", n/10, n%10) }

// percent gives a percentage with so many decimals as the program rounds it.
func percent(n, of, times, decimals int) string {
	d, _ := scorecard.Ratio(scorecard.Int(n), scorecard.Int(of), int64(times), decimals)
	return d.String()
}

func faultlessMonth(n int) scorecard.Period {
	first, _ := scorecard.ParseMonth("2021-04")
	return first.AddMonths(n)
}

const faultlessScorecard = `title = "Children's scorecard"
publisher = "Anyshire Council"
indicator_count = 25

[comparators.england]
title = "England"

[comparators.best]
title = "Best neighbour"
better_than = ["england"]

[sections.care]
title = "Children in care"

[sections.wellbeing]
title = "Health"

[sections.later]
title = "Care leavers"

[relations.flow]
kind = "stock-and-flow"
stock = "cic"
in = "starts"
out = "leavers"

[relations.age]
kind = "sum"
total = "cic"
parts = ["by-age/*"]

[relations.place]
kind = "sum"
total = "cic"
parts = ["at-home", "elsewhere"]

[relations.gender]
kind = "shares"
parts = ["gender/*"]

[relations.with-siblings]
kind = "part"
whole = "cic"
parts = ["with-siblings"]

[relations.year]
kind = "cumulative"
total = "starts-year"
of = "starts"

[relations.twelve]
kind = "rolling"
total = "starts-12"
of = "starts"

[relations.missing]
kind = "ratio"
ratio = "missing-share"
numerator = "missing"
denominator = "cic"

[relations.rate]
kind = "ratio"
ratio = "rate"
numerator = "cic"
steady = true

[relations.dental]
kind = "same-population"
base = "cic"
indicators = ["dental"]

[relations.total]
kind = "same"
indicators = ["cic", "lac"]

[relations.others]
kind = "difference"
difference = "elsewhere"
whole = "cic"
less = ["at-home"]
`

const faultlessIndicators = `id,ref,name,section,unit,good,decimals,frequency,covers,year,lag,baseline,additive,categories,numerator_of,plain,headline,sensitivity
cic,1.1,Children in care,care,number,low,0,,snapshot,,,,,,,,yes,
lac,1.2,Children looked after in all,care,number,low,0,,snapshot,,,,,,,,,
rate,1.3,"Rate of children in care per 10,000",care,"per 10,000",low,2,,snapshot,,,,,,,,,
by-age,1.4,Children in care by age,care,number,none,0,,snapshot,,,,,age,,,,
gender,1.5,Children in care by gender,care,%,none,0,,snapshot,,,,,gender,,,,not-people
starts,1.6,Children who came into care,care,number,none,0,,flow,,,,yes,,,,,
leavers,1.7,Children who left care,care,number,none,0,,flow,,,,yes,,,,,
starts-year,1.8,Children who came into care this year,care,number,none,0,,year-to-date,,,,,,,,,
starts-12,1.9,Children who came into care (rolling 12 months),care,number,none,0,,rolling-12,,,,,,,,,
with-siblings,1.10,Children who live with a brother or sister,care,number,high,0,,snapshot,,,,,,,,,
at-home,1.11,Children who live in the county,care,number,high,0,,snapshot,,,,,,,,,
elsewhere,1.12,Children who live elsewhere,care,number,low,0,,snapshot,,,,,,,,,
missing,1.13,Children who went missing,care,number,low,0,,flow,,,,,,,,,
missing-share,1.14,% of children who went missing,care,%,low,1,,flow,,,,,,,,,
moves-year,1.15,Moves this year,care,number,low,0,,year-to-date,,,,,,,,,
health,2.1,Health assessments in time,wellbeing,%,high,1,,snapshot,,,,,,,,yes,
health-count,2.2,Children whose health assessment was in time,wellbeing,number,high,0,,snapshot,,,,,,health,,,
dental,2.3,Dental checks in time,wellbeing,%,high,1,,snapshot,,,,,,,,,
visits,2.4,Visits in time,wellbeing,%,high,1,,flow,,,2022-03,,,,,yes,not-people
plans,2.5,Education plans,wellbeing,%,high,1,quarterly,snapshot,,,,,,,,,not-people
attendance,2.6,Attendance at school,wellbeing,%,high,1,termly,flow,academic,,,,,,,,not-people
score,2.7,Strengths and difficulties score,wellbeing,score,range,1,,snapshot,,,,,,,,,
leavers-eet,3.1,Care leavers aged 17 to 21 in work or education,later,%,high,0,,snapshot,,,,,,,Young people aged 17 to 21 in work or education.,yes,not-people
adoption-days,3.2,Average days to adoption,later,days,low,0,,rolling-12,,1,,,,,,,
homes,3.3,Foster homes,later,homes,high,0,annual,snapshot,,,,,,,,,
`

func (f *faultlessSite) children() {
	const dir = "data/children/"
	f.put(dir+"scorecard.toml", faultlessScorecard)
	f.put(dir+"indicators.csv", faultlessIndicators)
	f.put(dir+"categories.csv", "set,id,name\nage,under-5,Under 5\nage,5-9,5 to 9\nage,10-15,10 to 15\nage,16-17,16 to 17\ngender,boys,Boys\ngender,girls,Girls\n")
	f.put(dir+"targets.csv", "indicator,from,target,green,amber,note,follows\ncic,,430,,,,\nlac,,430,,,,\nrate,,63.5,,,,\nhealth,,,>=90,>=80,,england\nvisits,,,>=88,>=80,,\nvisits,2022-04,,>=90,>=85,,\nscore,,,12 to 15,10 to 17,,\n")
	f.put(dir+"benchmarks.csv", "indicator,comparator,period,from,value\nhealth,england,2021-FY,2022-09,87.1\nhealth,best,2021-FY,2022-09,95.4\nrate,england,2021-FY,2022-09,70.0\nrate,best,2021-FY,2022-09,44.1\nvisits,england,2020-FY,2021-09,88.4\nvisits,england,2021-FY,2022-09,88.9\n")
	m := &faultlessChildren{faultlessSite: f, cic: 430 + f.r.IntN(20), visits: f.wander(910, 25), score: f.wander(135, 12), days: f.wander(4260, 120)}
	for n := range faultlessMonths {
		m.month(n)
	}
	f.commentary("children", []string{"care", "wellbeing", "later"}, []string{"cic", "visits", "leavers-eet"})
}

// faultlessChildren is the figures of one scorecard from month to month.
type faultlessChildren struct {
	*faultlessSite
	cic, year, moves int
	starts           []int
	visits           []int
	score, days      []int
	rows             strings.Builder
}

func (m *faultlessChildren) row(format string, args ...any) {
	fmt.Fprintf(&m.rows, format+"\n", args...)
}

func (m *faultlessChildren) month(n int) {
	month := faultlessMonth(n)
	m.rows.Reset()
	m.row("indicator,category,value,period,numerator,denominator,marker")
	if n%12 == 0 {
		m.year, m.moves = 0, 0
	}
	m.people(n, month)
	m.shares()
	m.row("visits,,%s,,,,[p]", tenths(m.visits[n]))
	if n > 0 { // last month's are revised
		m.row("visits,,%s,%s,,,[r]", tenths(m.visits[n-1]+1), month.AddMonths(-1))
		m.row("adoption-days,,%d,%s,,,", m.days[n-1]/10, month.AddMonths(-1))
	}
	if n == 5 {
		m.row("score,,,,,,[x]")
	} else {
		m.row("score,,%s,,,,", tenths(m.score[n]))
	}
	if _, ok := scorecard.EndingIn(scorecard.Quarter, month); ok {
		base := m.between(280, 320)
		m.row("plans,,,,%d,%d,", base-m.between(10, 60), base)
		last := m.starts[n] + m.starts[n-1] + m.starts[n-2]
		m.row("starts,,%d,%s,,,", last, scorecard.LatestBy(scorecard.Quarter, month))
	}
	if _, ok := scorecard.EndingIn(scorecard.Term, month); ok {
		m.row("attendance,,%s,,,,", tenths(m.between(880, 940)))
	}
	if _, ok := scorecard.EndingIn(scorecard.FinancialYear, month); ok {
		m.row("homes,,%d,,,,", m.between(180, 220))
	}
	m.put(fmt.Sprintf("data/children/%s.csv", month), m.rows.String())
}

// people are the counts, each following from the one before.
func (m *faultlessChildren) people(n int, month scorecard.Period) {
	starts := m.between(12, 24)
	leavers := starts + m.between(-5, 5)
	if m.cic > 450 {
		leavers = starts + 5
	}
	m.starts = append(m.starts, starts)
	m.cic += starts - leavers
	m.year += starts
	m.moves += m.between(20, 40)
	m.row("cic,,%d,,,,", m.cic)
	m.row("lac,,%d,,,,", m.cic)
	m.row("rate,,%s,,,,", percent(m.cic, 67_000+700*(n/12), 10_000, 2))
	m.row("starts,,%d,,,,", starts)
	m.row("leavers,,%d,,,,", leavers)
	m.row("starts-year,,%d,,,,", m.year)
	if n >= 11 {
		sum := 0
		for _, s := range m.starts[n-11:] {
			sum += s
		}
		m.row("starts-12,,%d,,,,", sum)
	}
	m.row("moves-year,,%d,,,,", m.moves)
	m.row("with-siblings,,%d,,,,", m.between(110, 130))
	home := m.cic - m.between(90, 130)
	m.row("at-home,,%d,,,,", home)
	m.row("elsewhere,,%d,,,,", m.cic-home)
	left := m.cic
	for _, age := range []string{"under-5", "5-9", "10-15"} {
		part := m.cic/4 + m.between(-15, 15)
		left -= part
		m.row("by-age,%s,%d,,,,", age, part)
	}
	m.row("by-age,16-17,%d,,,,", left)
	missing := m.between(25, 45)
	m.row("missing,,%d,,,,", missing)
	m.row("missing-share,,%s,,,,", percent(missing, m.cic, 100, 1))
}

// shares are the percentages.
func (m *faultlessChildren) shares() {
	boys := m.between(53, 58)
	m.row("gender,boys,%d,,,,", boys)
	m.row("gender,girls,%d,,,,", 100-boys)
	base := m.between(380, 399)
	done := base - m.between(30, 60)
	m.row("health,,%s,,%d,%d,", percent(done, base, 100, 1), done, base)
	m.row("health-count,,%d,,,,", done)
	m.row("dental,,%s,,,,", percent(m.cic-m.between(50, 110), m.cic, 100, 1))
	m.row("leavers-eet,,%d,,,,", m.between(52, 66))
}

// adults is a scorecard of figures that have nothing to do with one another.
func (f *faultlessSite) adults() {
	f.put("data/adults/scorecard.toml", "title = \"Adults' scorecard\"\n[comparators.england]\ntitle = \"England\"\n[sections.support]\ntitle = \"Support\"\n")
	indicators, files := "id,name,section,unit,good,decimals,sensitivity\n", make([]string, faultlessMonths)
	for i := range 12 {
		indicators += fmt.Sprintf("support-%d,Support of kind %d in time,support,%%,high,1,not-people\n", i, i)
		for n, v := range f.wander(700+20*i, 30+i) {
			files[n] += fmt.Sprintf("support-%d,%s,,\n", i, tenths(v))
		}
	}
	f.put("data/adults/indicators.csv", indicators)
	for n, text := range files {
		f.put(fmt.Sprintf("data/adults/%s.csv", faultlessMonth(n)), "indicator,value,period,stated_movement\n"+text)
	}
	f.commentary("adults", []string{"support"}, []string{"support-0"})
}

// commentary writes a text for every section of every month.
func (f *faultlessSite) commentary(id string, sections, indicators []string) {
	for n := range faultlessMonths {
		month := faultlessMonth(n)
		dir := fmt.Sprintf("content/%s/%s/", id, month)
		next := month.AddMonths(1)
		f.put(dir+"index.md", fmt.Sprintf("+++\npublished = %s-27\nnext = %s-27\nextracted = %s-10\n+++\n\nThese are the figures of %s.\n", next, next.AddMonths(1), next, month.Name()))
		for i, section := range sections {
			f.put(dir+section+".md", fmt.Sprintf("In %s the figure was {{%s}}.\n", month.Name(), indicators[i]))
		}
	}
}
