package main

import (
	"fmt"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// A saying is a sentence of the faultless site that the figures bear out.
type saying struct{ file, text string }

const streetsScorecard = `title = "Streets scorecard"
publisher = "Anyshire Council"

[comparators.england]
title = "England"

[sections.roads]
title = "Roads"

[sections.waste]
title = "Waste"

[relations.area]
kind = "sum"
total = "potholes"
parts = ["by-area/*"]
`

const streetsIndicators = `id,name,section,unit,good,decimals,categories,sensitivity
potholes,Potholes repaired,roads,number,high,0,,not-people
by-area,Potholes repaired by area,roads,number,none,0,area,not-people
inspections,Roads inspected on time,roads,%,high,1,,not-people
lamps,Street lights repaired within 5 days,roads,%,high,1,,not-people
days,Days to answer a report,roads,days,low,1,,not-people
missed,Missed bin collections,waste,number,low,0,,not-people
recycling,Household waste recycled,waste,%,high,1,,not-people
spend,Spend on clearing fly-tipping,waste,£,low,0,,not-people
`

// streets is a scorecard whose commentary types its figures in all the ways that
// are read, each sentence noted by its kind, between sentences with numbers that
// are no figures.
type streets struct {
	*faultlessSite
	potholes, north, south                []int
	inspections, lamps, days, missed, rec []int
	spend                                 []int
	month                                 int
	file                                  string
	text                                  strings.Builder
}

const streetsID = "streets"

func (f *faultlessSite) streets() {
	const dir = "data/" + streetsID + "/"
	f.put(dir+"scorecard.toml", streetsScorecard)
	f.put(dir+"indicators.csv", streetsIndicators)
	f.put(dir+"categories.csv", "set,id,name\narea,north,North\narea,south,South\narea,east,East and coast\n")
	f.put(dir+"targets.csv", "indicator,from,target,green,amber\ninspections,,,>=90,>=85\nmissed,,,<=60,<=75\ndays,,6,,\n")
	f.put(dir+"benchmarks.csv", "indicator,comparator,period,from,value\nrecycling,england,2020-FY,2021-07,43.8\nrecycling,england,2021-FY,2022-07,44.1\n")
	s := &streets{faultlessSite: f, potholes: f.wander(1400, 190), inspections: f.wander(900, 38), lamps: f.wander(930, 30),
		days: f.wander(62, 9), missed: f.wander(66, 14), rec: f.wander(440, 20), spend: f.wander(61_400, 9_000)}
	for n := range faultlessMonths {
		s.north = append(s.north, 400+f.between(-60, 60))
		s.south = append(s.south, 380+f.between(-60, 60))
		f.put(figuresOf(streetsID, n), s.figures(n))
		s.write(n)
	}
	f.put("content/"+streetsID+"/index.md", "Each pothole is counted once, by the 5th of the next month. The council has 2,400 km of roads and 31,000 street lights.\n")
}

func (s *streets) figures(n int) string {
	return fmt.Sprintf("indicator,category,value\npotholes,,%d\nby-area,north,%d\nby-area,south,%d\nby-area,east,%d\ninspections,,%s\nlamps,,%s\ndays,,%s\nmissed,,%d\nrecycling,,%s\nspend,,%d\n",
		s.potholes[n], s.north[n], s.south[n], s.east(n), tenths(s.inspections[n]), tenths(s.lamps[n]), tenths(s.days[n]), s.missed[n], tenths(s.rec[n]), s.spend[n])
}

func (s *streets) east(n int) int { return s.potholes[n] - s.north[n] - s.south[n] }

// say writes a sentence and notes its kind.
func (s *streets) say(kind, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	s.said[kind] = append(s.said[kind], saying{s.file, text})
	s.text.WriteString(text + "\n")
}

func (s *streets) write(n int) {
	s.month = n
	month := faultlessMonth(n)
	dir := fmt.Sprintf("content/%s/%s/", streetsID, month)
	next := month.AddMonths(1)
	s.put(dir+"index.md", fmt.Sprintf("+++\npublished = %s-27\nnext = %s-27\nextracted = %s-10\n+++\n\nThese are the figures of %s.\n", next, next.AddMonths(1), next, month.Name()))
	for _, section := range []string{"roads", "waste"} {
		s.file = dir + section + ".md"
		s.text.Reset()
		if section == "roads" {
			s.roads(month)
		} else {
			s.waste(month)
		}
		s.put(s.file, s.text.String())
	}
}

func (s *streets) roads(month scorecard.Period) {
	n := s.month
	if n == 0 {
		s.text.WriteString("In April 2021 we repaired {{potholes}} potholes. Of roads {{inspections}} were inspected on time.\n")
		return
	}
	was, is := s.potholes[n-1], s.potholes[n]
	s.say("movement", "Potholes repaired %s from %s to %s in %s.", went(was, is), thousands(was), thousands(is), month.Name())
	if run := inARow(s.potholes[:n+1]); run > 1 {
		s.say("streak", "They have %s for %s months running.", risen(was, is), inWords[run])
	}
	if back := beats(s.potholes[:n+1]); back > 1 {
		s.say("extreme", "It is the %s since %s.", highest(was, is), faultlessMonth(n-back).Name())
	}
	s.aside(month)
	was, is = s.inspections[n-1], s.inspections[n]
	s.say("points", "\nRoads inspected on time %s by %s percentage points to %s%%.", went(was, is), tenths(abs(is-was)), tenths(is))
	s.say("light", "Roads inspected on time are %s.", light(is >= 900, is >= 850))
	s.say("plain", "Street lights repaired within 5 days reached %s%%.", tenths(s.lamps[n]))
	if s.days[n] != 60 {
		s.say("target", "Days to answer a report averaged %s, %s the target of 6.", tenths(s.days[n]), side(s.days[n], 60))
	}
	s.text.WriteString("\nTable: Potholes repaired by area\n\n")
	fmt.Fprintf(&s.text, "| Area | %s | %s |\n|--|--|--|\n", faultlessMonth(n-1).Name(), month.Name())
	s.say("cell", "| North | %d | %d |", s.north[n-1], s.north[n])
	s.say("cell", "| South | %d | %d |", s.south[n-1], s.south[n])
	s.say("cell", "| East and coast | %d | %d |", s.east(n-1), s.east(n))
}

func (s *streets) waste(month scorecard.Period) {
	n := s.month
	if n == 0 {
		s.text.WriteString("In April 2021 bins were missed {{missed}} times, and {{recycling}} of waste was recycled.\n")
		return
	}
	england := 438
	if n >= 15 {
		england = 441
	}
	if is := s.rec[n]; n >= 3 && is != england {
		s.say("england", "In %s, household waste recycled was %s%%, %s England, at %s%%.", month.Name(), tenths(is), side(is, england), tenths(england))
	}
	was, is := s.missed[n-1], s.missed[n]
	s.say("month-before", "Missed bin collections %s to %d, from %d in %s.", went(was, is), is, was, faultlessMonth(n-1).Name())
	s.say("money", "Spend on clearing fly-tipping was £%s in %s.", thousands(s.spend[n]), month.Name())
	s.aside(month)
	s.text.WriteString("\n")
	s.aside(month.AddMonths(1))
}

// aside writes a sentence whose numbers are no figures.
func (s *streets) aside(month scorecard.Period) {
	all := []string{
		"The board met on 14 %s, at 2.30pm.", "Our plan for 2022/23 was drawn up in %s under Section 41.", "Call the depot on 01305 251000 until the end of %s.",
		"From %s on, crews work 24/7 in teams of two or more.", "A survey in %s will ask those aged 16 to 25 and those over 65.", "We wrote in %s to everyone within 20 miles of the works.",
		"In %s we want Roads inspected on time to improve.", "The 3rd round of gritting begins in %s, on pages 4 to 9 of the plan.", "By %s we hope that fewer potholes open again.",
		"Every 2 weeks until %s, a lorry checks the A35.", "In %s, step 1 of 3 will be complete.", "Since %s, holes of 40mm or more are ours to mend.",
	}
	fmt.Fprintf(&s.text, all[s.r.IntN(len(all))]+"\n", month.Name())
}

var inWords = map[int]string{2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine"}

func abs(n int) int { return max(n, -n) }

func either(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

func went(was, is int) string    { return either(is > was, "rose", "fell") }
func risen(was, is int) string   { return either(is > was, "risen", "fallen") }
func highest(was, is int) string { return either(is > was, "highest", "lowest") }
func side(is, other int) string  { return either(is > other, "above", "below") }
func light(green, amber bool) string {
	return either(green, "green", either(amber, "amber", "red"))
}

func thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return thousands(n/1000) + fmt.Sprintf(",%03d", n%1000)
}

// inARow counts how often the last figures went the same way; at most nine.
func inARow(v []int) (n int) {
	last := len(v) - 1
	up := v[last] > v[last-1]
	for i := last; i > 0 && (v[i] > v[i-1]) == up && n < 9; i-- {
		n++
	}
	return n
}

// beats counts how many figures before the last one it is above, if it rose, or
// below.
func beats(v []int) (n int) {
	last := len(v) - 1
	up := v[last] > v[last-1]
	for i := last - 1; i >= 0 && v[i] != v[last] && (v[last] > v[i]) == up; i-- {
		n++
	}
	return n
}
