package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 99)) }

const (
	childrenToml       = "data/children/scorecard.toml"
	childrenIndicators = "data/children/indicators.csv"
	childrenTargets    = "data/children/targets.csv"
	childrenBenchmarks = "data/children/benchmarks.csv"
	childrenCategories = "data/children/categories.csv"
)

// kindsOfError lists the errors that are planted. A kind is added by a row.
func kindsOfError() []kindOfError {
	var all []kindOfError
	all = append(all, sumErrors...)
	all = append(all, figureErrors...)
	all = append(all, timeErrors...)
	all = append(all, definitionErrors...)
	all = append(all, fileErrors...)
	return append(all, wordErrors...)
}

// off gives a kind that changes a value by a few.
func off(key string, by ...int) func(*planter) {
	return func(p *planter) { p.value(p.month(), key, add(by[p.r.IntN(len(by))])) }
}

// swapText gives a kind that changes a text in a file.
func swapText(file, from, to string) func(*planter) {
	return func(p *planter) { p.replace(file, from, to) }
}

var sumErrors = []kindOfError{
	{"a part of a breakdown", "parts-and-total", "", off("by-age/5-9", -9, 4, 18)},
	{"a difference", "parts-and-total", "", off("elsewhere", -2, 1, 10)},
	{"two breakdowns whose total is not known", "parts-and-total", "", func(p *planter) {
		n := p.month()
		p.figure(n, "cic", func(c []string) [][]string { c[2], c[6] = "", "[x]"; return [][]string{c} })
		p.value(n, "by-age/5-9", add(p.between(1, 9)))
	}},
	{"leavers who do not fit", "stock-and-flow", "", off("leavers", -4, 1, 3)},
	{"shares that are not all", "shares", "", off("gender/boys", -3, 2, 3)},
	{"a part above its whole", "part-of-whole", "implausible", off("with-siblings", 400)},
	{"a year to date", "sum-over-time", "", off("starts-year", 1, 2)},
	{"a rolling sum", "sum-over-time", "", off("starts-12", -3, 1, 9)},
	{"a quarter of its months", "sum-over-time", "", func(p *planter) {
		p.edit(figuresOf("children", 17), func(c []string) [][]string {
			if c[0] == "starts" && strings.Contains(c[3], "Q") {
				c[2] = add(5)(c[2])
			}
			return [][]string{c}
		})
	}},
	{"a ratio", "ratio", "", off("missing-share", -2, 1)},
	{"a rate of another population", "steady-base", "", off("rate", -1, 1)},
	{"a numerator under another name", "same-figure", "", off("health-count", -1, 7)},
	{"one figure with two values", "same-figure", "", off("lac", -8, 1)},
	{"a percentage of no whole number", "attainable", "", func(p *planter) {
		n := p.month()
		var base int
		p.figure(n, "cic", func(c []string) [][]string { fmt.Sscan(c[2], &base); return [][]string{c} })
		reached := map[string]bool{}
		for k := range base {
			reached[percent(k, base, 100, 1)] = true
		}
		for v := 800; ; v++ {
			if !reached[tenths(v)] {
				p.value(n, "dental", func(string) string { return tenths(v) })
				return
			}
		}
	}},
	{"a value that is not its fraction", "value-and-fraction", "", off("health", -2, 1)},
	{"a value that is cut off", "cut-off", "same-figure", func(p *planter) {
		p.figure(p.month(), "health", func(c []string) [][]string {
			c[2], c[4], c[5] = "88.8", "352", "396" // 88.889
			return [][]string{c}
		})
	}},
}

// adult changes the figures of one indicator of the second scorecard: f gets
// the number of the month and the value, and gives "" to take the row out.
func (p *planter) adult(key string, f func(n int, value string) string) {
	for n := range faultlessMonths {
		p.edit(figuresOf("adults", n), func(c []string) [][]string {
			if c[0] != key {
				return [][]string{c}
			}
			if c[1] = f(n, c[1]); c[1] == "" {
				return nil
			}
			return [][]string{c}
		})
	}
}

// once gives a change of one month's value alone.
func once(n int, change func(string) string) func(int, string) string {
	return func(m int, value string) string {
		if m == n {
			return change(value)
		}
		return value
	}
}

// always gives a change of the values from one month to another.
func always(from, to int, text string) func(int, string) string {
	return func(m int, value string) string {
		if m >= from && m <= to {
			return text
		}
		return value
	}
}

// pointMoved moves the decimal point of 71.2 to the right or to the left.
func pointMoved(right bool) func(string) string {
	return func(s string) string {
		digits := strings.Replace(s, ".", "", 1)
		if right {
			return digits
		}
		return digits[:1] + "." + digits[1:]
	}
}

func wholeNumber(_ int, s string) string { w, _, _ := strings.Cut(s, "."); return w }

var figureErrors = []kindOfError{
	{"a percentage above 100", "percentage-range", "implausible", func(p *planter) { p.adult("support-3", once(p.month(), pointMoved(true))) }},
	{"a percentage below 0", "percentage-range", "implausible", func(p *planter) {
		p.adult("support-4", once(p.month(), func(s string) string { return "-" + s }))
	}},
	{"a decimal point that slipped", "implausible", "", func(p *planter) { p.adult("support-5", once(p.month(), pointMoved(false))) }},
	{"a count with a digit too many", "implausible", "part-of-whole", func(p *planter) {
		p.value(p.month(), "with-siblings", func(s string) string { return s[:1] + "0" + s[1:] })
	}},
	{"a percentage as a share", "share-as-percentage", "implausible", func(p *planter) {
		p.adult("support-6", once(p.month(), func(s string) string { return "0." + strings.Replace(s, ".", "", 1) }))
	}},
	{"percentages as shares", "share-as-percentage", "", func(p *planter) {
		p.adult("support-6", func(_ int, s string) string { return "0." + strings.Replace(s, ".", "", 1) })
	}},
	{"decimals that are padded", "padded-decimals", "repeated-figure", func(p *planter) {
		p.adult("support-7", func(n int, s string) string { return wholeNumber(n, s) + ".0" })
		p.at = append(p.at, "data/adults/indicators.csv")
	}},
	{"decimals in half of the figures", "mixed-decimals", "", func(p *planter) {
		p.adult("support-8", func(n int, s string) string {
			if n%2 == 0 {
				return s
			}
			return wholeNumber(n, s)
		})
	}},
	{"a numerator and denominator exchanged", "numerator-above", "", func(p *planter) {
		p.figure(17, "plans", func(c []string) [][]string {
			c[4], c[5] = c[5], c[4]
			return [][]string{c}
		})
	}},
	{"half a child", "part-of-a-person", "", func(p *planter) {
		p.value(p.month(), "with-siblings", func(s string) string { return s + ".5" })
	}},
	{"a figure that is copied from month to month", "repeated-figure", "", func(p *planter) {
		n := p.between(3, 18)
		p.adult("support-9", always(n, n+3, "88.7"))
	}},
	{"a category without a row", "missing-category", "", func(p *planter) {
		p.figure(p.month(), "by-age/10-15", func([]string) [][]string { return nil })
	}},
	{"decimals that the base cannot fill", "false-precision", "", func(p *planter) {
		p.replace(childrenIndicators, "wellbeing,%,high,1,quarterly", "wellbeing,%,high,3,quarterly")
		p.at = append(p.at, childrenIndicators)
	}},
}

var timeErrors = []kindOfError{
	{"a year so far that falls", "cumulative-fall", "", func(p *planter) { p.value(20, "moves-year", func(string) string { return "31" }) }},
	{"a month that is a copy", "identical-month", "twin-indicators", func(p *planter) {
		n := p.month()
		p.files[figuresOf("adults", n)] = p.files[figuresOf("adults", n-1)]
	}},
	{"a column pasted twice", "twin-indicators", "", func(p *planter) {
		var column []string
		p.adult("support-1", func(_ int, s string) string { column = append(column, s); return s })
		p.adult("support-2", func(n int, _ string) string { return column[n] })
		p.at = append(p.at, "data/adults/indicators.csv")
	}},
	{"a figure that is late", "late-figure", "", func(p *planter) { p.adult("support-2", once(faultlessMonths-1, func(string) string { return "" })) }},
	{"a figure that is left out", "missing-figure", "", func(p *planter) { p.adult("support-2", once(p.month(), func(string) string { return "" })) }},
	{"a revision without a word", "unmarked-revision", "", func(p *planter) {
		n := p.month()
		p.edit(figuresOf("adults", n), func(c []string) [][]string {
			if c[0] != "support-0" {
				return [][]string{c}
			}
			return [][]string{c, {c[0], "70.9", faultlessMonth(n - 2).String(), ""}}
		})
	}},
	{"an indicator without figures", "never-measured", "indicator-count", func(p *planter) {
		p.put(childrenIndicators, string(p.files[childrenIndicators].Data)+"new,9.9,Something new,later,number,none,0,,,,,,,,,,\n")
	}},
	{"a baseline without a figure", "missing-baseline", "", swapText(childrenIndicators, "2022-03,,,,,yes", "2019-03,,,,,yes")},
	{"a month without a date", "undated-month", "", func(p *planter) {
		p.put(fmt.Sprintf("content/adults/%s/index.md", faultlessMonth(p.month())), "Nothing was published.\n")
		p.at = append(p.at, "data/adults")
		for n := range faultlessMonths {
			p.at = append(p.at, figuresOf("adults", n))
		}
	}},
	{"a month published before it ended", "published-order", "", func(p *planter) {
		month := faultlessMonth(p.month())
		name := fmt.Sprintf("content/adults/%s/index.md", month)
		p.replace(name, "published = "+month.AddMonths(1).String(), "published = "+month.AddMonths(-1).String())
	}},
	{"a section without commentary", "commentary-missing", "", func(p *planter) {
		delete(p.files, fmt.Sprintf("content/children/%s/wellbeing.md", faultlessMonth(p.month())))
	}},
	{"a figure about a day", "day-figure", "", func(p *planter) {
		n := p.month()
		p.edit(figuresOf("adults", n), func(c []string) [][]string {
			if c[0] != "support-0" {
				return [][]string{c}
			}
			return [][]string{c, {c[0], "70.9", faultlessMonth(n-1).String() + "-28", ""}}
		})
	}},
}

var definitionErrors = []kindOfError{
	{"too few indicators", "indicator-count", "", swapText(childrenToml, "indicator_count = 25", "indicator_count = 26")},
	{"a target above 100%", "impossible-target", "", swapText(childrenTargets, "visits,2022-04,,>=90,>=85", "visits,2022-04,,>100,>=85")},
	{"a target weaker than what it follows", "weak-target", "", swapText(childrenTargets, ">=90,>=80,,england", ">=85,>=80,,england")},
	{"a target that becomes weaker", "weakened-target", "", swapText(childrenTargets, "visits,2022-04,,>=90,>=85", "visits,2022-04,,>=86,>=80")},
	{"sister targets", "sister-targets", "", swapText(childrenTargets, "rate,,63.5", "rate,,60")},
	{"two targets of one figure", "same-figure", "", swapText(childrenTargets, "lac,,430", "lac,,420")},
	{"amber above green", "target-rules", "unmentioned-red", swapText(childrenTargets, ">=90,>=80,,england", ">=90,>=95,,england")},
	{"a best neighbour below England", "benchmark-order", "", swapText(childrenBenchmarks, "2022-09,95.4", "2022-09,85.4")},
	{"an old benchmark", "old-benchmark", "", swapText(childrenBenchmarks, "health,best,2021-FY,2022-09", "health,best,2018-FY,2022-09")},
	{"a benchmark of the future", "future-benchmark", "", swapText(childrenBenchmarks, "health,best,2021-FY,2022-09", "health,best,2022-FY,2022-09")},
	{"a benchmark of another unit", "benchmark-range", "weak-target benchmark-order", swapText(childrenBenchmarks, "2022-09,88.9", "2022-09,0.889")},
	{"a benchmark above 100%", "benchmark-range", "", swapText(childrenBenchmarks, "2022-09,95.4", "2022-09,954")},
	{"a benchmark without a period", "benchmark-period", "", swapText(childrenBenchmarks, "health,best,2021-FY,2022-09", "health,best,,2022-09")},
	{"two indicators of one name", "duplicate-name", "", swapText(childrenIndicators, "Dental checks in time", "Health assessments in time")},
	{"a rolling figure of another length", "name-and-definition", "", swapText(childrenIndicators, "(rolling 12 months)", "(rolling 6 months)")},
	{"a percentage by name alone", "name-and-definition", "", swapText(childrenIndicators, "Children who live elsewhere", "% of children who live elsewhere")},
	{"a rate by another number", "name-and-definition", "", swapText(childrenIndicators, "per 10,000\",care", "per 1,000\",care")},
	{"two age ranges", "age-range", "", swapText(childrenIndicators, "Young people aged 17 to 21", "Young people aged 16 to 25")},
	{"age groups that overlap", "age-range", "", swapText(childrenCategories, "age,5-9,5 to 9", "age,5-9,5 to 10")},
	{"age groups with a gap", "age-range", "", swapText(childrenCategories, "16 to 17", "17 to 18")},
	{"a light that the council states otherwise", "stated-movement", "", func(p *planter) {
		p.edit(figuresOf("adults", p.month()), func(c []string) [][]string {
			if c[0] == "support-0" {
				c[3] = "same"
			}
			return [][]string{c}
		})
	}},
	{"a section that nothing is in", "unused-section", "commentary-missing", swapText(childrenToml, "[sections.later]", "[sections.empty]\ntitle = \"Empty\"\n\n[sections.later]")},
}

// row gives a kind that changes one row of a month of the second scorecard.
func row(change func(cells []string) [][]string) func(*planter) {
	return func(p *planter) {
		p.edit(figuresOf("adults", p.month()), func(c []string) [][]string {
			if c[0] != "support-1" {
				return [][]string{c}
			}
			return change(c)
		})
	}
}

// cell gives a kind that changes one cell of a month of the second scorecard.
func cell(column int, text string) func(*planter) {
	return row(func(c []string) [][]string { c[column] = text; return [][]string{c} })
}

var fileErrors = []kindOfError{
	{"a figure given twice", "duplicate-figure", "", row(func(c []string) [][]string { return [][]string{c, c} })},
	{"an indicator that is not there", "unknown-indicator", "", cell(0, "suport-1")},
	{"a value that is no number", "number", "", cell(1, "n/a")},
	{"a value that is missing", "empty-figure", "", cell(1, "")},
	{"a period that is none", "period", "", cell(2, "2021-13")},
	{"a period that has not ended", "future-period", "", cell(2, "2024-01")},
	{"a word that nobody knows", "label", "", cell(3, "sideways")},
	{"a column that nobody knows", "unknown-column", "", swapText(figuresOf("adults", 3), "period", "perriod")},
	{"a count below none", "negative-count", "", off("leavers", -100)},
	{"a marker that is none", "marker", "", func(p *planter) {
		p.figure(p.month(), "score", func(c []string) [][]string { c[6] = "[q]"; return [][]string{c} })
	}},
	{"half a fraction", "fraction", "", func(p *planter) {
		p.figure(p.month(), "health", func(c []string) [][]string { c[5] = ""; return [][]string{c} })
	}},
	{"a category that is not there", "unknown-category", "", func(p *planter) {
		p.figure(p.month(), "by-age/5-9", func(c []string) [][]string { c[1] = "5-8"; return [][]string{c} })
	}},
	{"a ref given twice", "duplicate-ref", "", swapText(childrenIndicators, "by-age,1.4,", "by-age,1.3,")},
	{"a rule that cannot be read", "rule", "", swapText(childrenTargets, ">=90,>=80,,england", "about 90,>=80,,england")},
	{"a relation with an unknown indicator", "unknown-indicator", "", swapText(childrenToml, "out = \"leavers\"", "out = \"leaver\"")},
	{"a relation of two units", "relation", "", swapText(childrenToml, "out = \"leavers\"", "out = \"visits\"")},
	{"a reference to nothing", "figure-reference", "", func(p *planter) {
		p.replace(fmt.Sprintf("content/children/%s/care.md", faultlessMonth(p.month())), "{{cic}}", "{{cci}}")
	}},
	{"a link without words", "link-text", "", func(p *planter) {
		p.replace(fmt.Sprintf("content/children/%s/care.md", faultlessMonth(p.month())), "In ", "[](https://example.org/) In ")
	}},
	{"a link to nothing", "broken-link", "", inCare("In ", "[A plan](/plans/care.pdf) and in ")},
	{"a link to no fragment", "broken-link", "", inCare("In ", "[A figure](#cci) and in ")},
	{"a navigation to nothing", "broken-link", "", func(p *planter) {
		p.put("site.toml", string(p.files["site.toml"].Data)+"[[navigation]]\ntitle = \"Help\"\nurl = \"/help/\"\n")
	}},
	{"a heading out of order", "heading-level", "", func(p *planter) {
		p.replace(fmt.Sprintf("content/children/%s/care.md", faultlessMonth(p.month())), "In ", "#### Deep\n\nIn ")
	}},
}

// inCare gives a kind that changes the words of a month's commentary.
func inCare(from, to string) func(*planter) {
	return func(p *planter) {
		p.replace(fmt.Sprintf("content/children/%s/care.md", faultlessMonth(p.month())), from, to)
	}
}
