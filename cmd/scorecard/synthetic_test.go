package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
	"time"
)

// synthetic is the size of a made-up site. The same size and seed make the
// same site.
type synthetic struct {
	councils   int
	indicators int
	months     int
	seed       uint64
}

// files writes the site. Figures wander from month to month as real ones do; a
// few are missing, some indicators are quarterly, some have numerators and
// denominators, and one in ten has a breakdown.
func (s synthetic) files() fstest.MapFS {
	fs := fstest.MapFS{}
	put := func(name, text string) { fs[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	put("site.toml", "title = \"Synthetic\"\nbase_url = \"https://example.org/\"\nfeedback = \"a@example.org\"\norganisation = \"Nobody\"\n")
	put("content/index.md", "A made-up site of the size of a region.\n")
	for c := range s.councils {
		g := &council{synthetic: s, id: fmt.Sprintf("council-%03d", c), r: rand.New(rand.NewPCG(s.seed, uint64(c))), put: put}
		g.write()
	}
	return fs
}

// council writes one scorecard of a synthetic site.
type council struct {
	synthetic
	id    string
	r     *rand.Rand
	put   func(name, text string)
	level []float64 // where each indicator's figures are now

	now, before []int // figures that commentary types, in tenths; 0 for none
}

const syntheticSections = 8

func (c *council) write() {
	var b strings.Builder
	fmt.Fprintf(&b, "title = \"Scorecard of %s\"\npublisher = \"Council of %s\"\n[disclosure]\noff = \"made up\"\n[comparators.england]\ntitle = \"England\"\n", c.id, c.id)
	for n := range syntheticSections {
		fmt.Fprintf(&b, "[sections.section-%d]\ntitle = \"Section %d\"\n", n, n)
	}
	c.put("data/"+c.id+"/scorecard.toml", b.String())
	c.put("data/"+c.id+"/categories.csv", "set,id,name\nages,under-5,Under 5\nages,5-to-9,5 to 9\nages,10-to-15,10 to 15\nages,16-to-17,16 to 17\n")
	c.definitions()
	start := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for m := range c.months {
		c.month(start.AddDate(0, m, 0))
	}
}

func (c *council) definitions() {
	var indicators, targets, benchmarks strings.Builder
	indicators.WriteString("id,name,section,unit,good,decimals,frequency,covers,categories,sensitivity,headline\n")
	targets.WriteString("indicator,from,green,amber\n")
	benchmarks.WriteString("indicator,comparator,period,value\n")
	for n := range c.indicators {
		c.level = append(c.level, 60+30*c.r.Float64())
		frequency, covers, categories := "monthly", "snapshot", ""
		if n%9 == 8 {
			frequency, covers = "quarterly", "flow"
		}
		if n%10 == 5 {
			categories = "ages"
		}
		fmt.Fprintf(&indicators, "indicator-%d,Percentage of children with the %dth thing,section-%d,%%,high,1,%s,%s,%s,not-people,%s\n",
			n, n, n%syntheticSections, frequency, covers, categories, map[bool]string{true: "yes"}[n < 6])
		fmt.Fprintf(&targets, "indicator-%d,,>=%d,>=%d\n", n, 80, 50)
		fmt.Fprintf(&benchmarks, "indicator-%d,england,2019-FY,%.1f\n", n, 60+30*c.r.Float64())
	}
	c.put("data/"+c.id+"/indicators.csv", indicators.String())
	c.put("data/"+c.id+"/targets.csv", targets.String())
	c.put("data/"+c.id+"/benchmarks.csv", benchmarks.String())
}

func (c *council) month(t time.Time) {
	var b strings.Builder
	b.WriteString("indicator,value,category,numerator,denominator,marker\n")
	month := t.Format("2006-01")
	c.before, c.now = c.now, make([]int, c.indicators)
	for n := range c.indicators {
		if n%9 == 8 && t.Month()%3 != 0 {
			continue
		}
		c.level[n] = min(99, max(48, c.level[n]+4*c.r.Float64()-2))
		switch {
		case n > 0 && c.r.IntN(50) == 0: // the first indicator is never missing: commentary quotes it
			fmt.Fprintf(&b, "indicator-%d,,,,,[x]\n", n)
		case n%4 == 1:
			fmt.Fprintf(&b, "indicator-%d,,,%d,%d,\n", n, int(c.level[n]*4), 400)
		default:
			c.now[n] = int(c.level[n] * 10)
			fmt.Fprintf(&b, "indicator-%d,%s,,,,\n", n, tenths(c.now[n]))
		}
		if n%10 == 5 {
			for _, age := range []string{"under-5", "5-to-9", "10-to-15", "16-to-17"} {
				fmt.Fprintf(&b, "indicator-%d,%.1f,%s,,,\n", n, 60+30*c.r.Float64(), age)
			}
		}
	}
	c.put("data/"+c.id+"/"+month+".csv", b.String())
	dir := "content/" + c.id + "/" + month + "/"
	c.put(dir+"index.md", "+++\npublished = "+t.AddDate(0, 1, 27).Format(time.DateOnly)+"\n+++\n\nIn this month {{indicator-0}} of children had the first thing, [which is counted every month](../indicators/indicator-0/).\n")
	for n := range syntheticSections {
		c.put(fmt.Sprintf("%ssection-%d.md", dir, n), fmt.Sprintf(
			"The percentage is {{indicator-%[1]d}}, against a target of {{indicator-%[1]d target}}. England has {{indicator-%[1]d england}}.\n\n"+
				"We looked at *every* case of %[2]s and will report again next month, with more about what we found and what we will do.\n\n"+
				"- more people to do the work\n- better records\n\n", n, t.Month())+c.typed(n, t))
	}
}

// typed writes a section's first figure as people type it, with what they say of
// it. A text then has about 70 words and 8 figures, typed or referred to; those
// of the five reports have 64 and 8.
func (c *council) typed(n int, t time.Time) string {
	if n >= c.indicators || c.before == nil || c.now[n] == 0 || c.before[n] == 0 || c.now[n] == c.before[n] {
		return ""
	}
	apart, went := c.now[n]-c.before[n], "rose"
	if apart < 0 {
		apart, went = -apart, "fell"
	}
	return fmt.Sprintf("The percentage of children with the %dth thing %s by %s percentage points to %s%% in %s, from %s%% in the month before. We wrote to 14 schools, and 3 of them answered within 20 days.\n",
		n, went, tenths(apart), tenths(c.now[n]), t.Format("January 2006"), tenths(c.before[n]))
}
