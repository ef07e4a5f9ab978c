package main

import (
	"fmt"
	"strings"
)

// inSentence changes one sentence of a kind in the typed commentary, after the
// first months.
func inSentence(kind string, change func(p *planter, text string) string) func(*planter) {
	return func(p *planter) {
		var late []saying
		for _, s := range p.said[kind] {
			if s.file >= "content/"+streetsID+"/2021-10" {
				late = append(late, s)
			}
		}
		for {
			s := late[p.r.IntN(len(late))]
			if to := change(p, s.text); to != s.text {
				p.replace(s.file, s.text, to)
				return
			}
		}
	}
}

// exchange changes one word into another, or that one into the first.
func exchange(a, b string) func(*planter, string) string {
	return func(_ *planter, text string) string {
		if strings.Contains(text, " "+a) {
			return strings.Replace(text, " "+a, " "+b, 1)
		}
		return strings.Replace(text, " "+b, " "+a, 1)
	}
}

// digitsOf changes the last number of a sentence that has three digits at least.
func digitsOf(change func(p *planter, digits []byte)) func(*planter, string) string {
	return func(p *planter, text string) string {
		fields := strings.Split(text, " ")
		for i := len(fields) - 1; i >= 0; i-- {
			var at []int
			for k := range len(fields[i]) {
				if c := fields[i][k]; c >= '0' && c <= '9' {
					at = append(at, k)
				}
			}
			if len(at) < 3 || strings.HasPrefix(fields[i], "20") {
				continue
			}
			digits := make([]byte, len(at))
			for n, k := range at {
				digits[n] = fields[i][k]
			}
			change(p, digits)
			out := []byte(fields[i])
			for n, k := range at {
				out[k] = digits[n]
			}
			fields[i] = string(out)
			break
		}
		return strings.Join(fields, " ")
	}
}

// swapDigits swaps the last two digits.
func swapDigits(_ *planter, d []byte) {
	n := len(d)
	d[n-1], d[n-2] = d[n-2], d[n-1]
}

// farOff changes the first digits.
func farOff(_ *planter, d []byte) {
	d[0], d[1], d[2] = '0'+(d[0]-'0'+4)%9+1, '0'+(d[1]-'0'+5)%10, '0'+(d[2]-'0'+3)%10
}

// otherMonth moves the name of the last month in a sentence.
func otherMonth(_ *planter, text string) string {
	for n := range faultlessMonths {
		if name := faultlessMonth(n).Name(); strings.Contains(text, name) {
			return strings.Replace(text, name, faultlessMonth(n-1).Name(), 1)
		}
	}
	return text
}

// added adds a text to a month's commentary on roads.
func added(text string) func(*planter) {
	return func(p *planter) {
		name := fmt.Sprintf("content/%s/%s/roads.md", streetsID, faultlessMonth(p.month()))
		p.put(name, text+"\n\n"+string(p.files[name].Data))
	}
}

var wordErrors = []kindOfError{
	{"two digits swapped in a sentence", "misquoted-figure", "", inSentence("movement", digitsOf(swapDigits))},
	{"a digit too few", "misquoted-figure", "direction unmatched-number", inSentence("money", func(_ *planter, s string) string {
		at := strings.LastIndex(s, ",")
		return s[:at+1] + s[at+2:]
	})},
	{"a comma in the wrong place", "misquoted-figure", "", inSentence("movement", func(_ *planter, s string) string {
		at := strings.LastIndex(s, ",")
		return s[:at] + s[at+1:at+2] + "," + s[at+2:]
	})},
	{"an amount of money with two digits swapped", "misquoted-figure", "", inSentence("money", digitsOf(swapDigits))},
	{"another percentage", "unmatched-number", "misquoted-figure", inSentence("plain", digitsOf(farOff))},
	{"a percentage that is rounded wrongly", "misquoted-figure", "", inSentence("plain", func(_ *planter, s string) string {
		at := strings.Index(s, "%")
		if s[at-1] < '5' {
			return s
		}
		return s[:at-2] + s[at:] // 93.8% cut off to 93%
	})},
	{"a rise that was a fall", "direction", "", inSentence("movement", exchange("rose", "fell"))},
	{"a fall to a figure", "direction", "", inSentence("month-before", exchange("rose", "fell"))},
	{"a rise by points that was a fall", "direction", "", inSentence("points", exchange("rose", "fell"))},
	{"a change by another number", "unmatched-number", "", inSentence("points", func(_ *planter, s string) string {
		at := strings.Index(s, " percentage")
		return s[:at-1] + string('0'+(s[at-1]-'0'+5)%10) + s[at:]
	})},
	{"per cent in place of percentage points", "percentage-points", "", inSentence("points", exchange("percentage points", "per cent"))},
	{"a streak that is longer", "streak", "", inSentence("streak", func(_ *planter, s string) string {
		for n := 2; n < 8; n++ {
			if strings.Contains(s, inWords[n]+" months") {
				return strings.Replace(s, inWords[n], inWords[n+2], 1)
			}
		}
		return s
	})},
	{"a streak the other way", "streak", "direction", inSentence("streak", exchange("risen", "fallen"))},
	{"a highest that is the lowest", "extreme", "", inSentence("extreme", exchange("highest", "lowest"))},
	{"a highest since long before", "extreme", "", inSentence("extreme", func(_ *planter, s string) string {
		if strings.Contains(s, "since "+faultlessMonth(0).Name()) {
			return s
		}
		return s[:strings.Index(s, "since")] + "on record."
	})},
	{"a light of another colour", "status-word", "", inSentence("light", func(_ *planter, s string) string {
		return s[:strings.LastIndex(s, " ")] + " red."
	})},
	{"above the target", "comparison", "", inSentence("target", exchange("above", "below"))},
	{"another target", "misquoted-figure", "unmatched-number comparison", inSentence("target", exchange("target of 6", "target of 7"))},
	{"below England", "comparison", "", inSentence("england", exchange("above", "below"))},
	{"another figure of England", "misquoted-figure", "unmatched-number comparison", inSentence("england", digitsOf(swapDigits))},
	{"a figure of another month", "named-period", "", inSentence("money", otherMonth)},
	{"a cell with two digits swapped", "misquoted-figure", "", inSentence("cell", func(p *planter, s string) string {
		parts := strings.Split(s, " | ")
		digits := []byte(strings.TrimSuffix(parts[2], " |"))
		swapDigits(p, digits)
		return parts[0] + " | " + parts[1] + " | " + string(digits) + " |"
	})},
	{"a cell of the month before", "named-period", "", inSentence("cell", func(_ *planter, s string) string {
		parts := strings.Split(s, " | ")
		return parts[0] + " | " + parts[1] + " | " + parts[1] + " |"
	})},
	{"a figure in the introduction that has gone by", "misquoted-figure", "", func(p *planter) {
		now := strings.Split(strings.Split(string(p.files[figuresOf(streetsID, faultlessMonths-1)].Data), "\n")[1], ",")[2]
		digits := []byte(now)
		swapDigits(p, digits)
		if string(digits) == now {
			digits = []byte(now[1:])
		}
		p.put("content/"+streetsID+"/index.md", fmt.Sprintf("In March 2023 potholes repaired were %s.\n", digits))
	}},
	{"a paragraph of the month before", "repeated-text", "", func(p *planter) {
		n := p.month()
		for k := n; k < n+2; k++ {
			name := fmt.Sprintf("content/%s/%s/waste.md", streetsID, faultlessMonth(k))
			p.put(name, string(p.files[name].Data)+"\nCrews go out early in the day so that streets are clean before people leave for work.\n")
		}
	}},
	{"a red light that nobody speaks of", "unmentioned-red", "", func(p *planter) {
		p.put("data/adults/targets.csv", "indicator,from,target,green,amber\nsupport-5,2021-04,,>=99,>=98\n")
		for n := range faultlessMonths {
			p.at = append(p.at, fmt.Sprintf("content/adults/%s/support.md", faultlessMonth(n)))
		}
	}},
	{"an abbreviation", "abbreviation", "", added("We asked the DSL to look at every road.")},
	{"a term that people have asked not to read", "wording", "", added("A service user told us of a hole.")},
	{"a long sentence", "long-sentence", "", added("We went to see every road in the north and then every road in the south and after that we came back to the roads that we had seen at the start.")},
	{"a long paragraph", "long-paragraph", "reading-age", added(strings.Repeat("We went out to see a road and we put it right. ", 11))},
	{"a text for scholars", "reading-age", "long-sentence long-paragraph wording", added(strings.Repeat("Infrastructural considerations notwithstanding, organisational responsibilities necessitate comprehensive reconsideration of methodological characteristics. ", 12))},
	{"a link that says here", "link-text", "", added("More is [here](/streets/).")},
	{"an image without a description", "alt-text", "", func(p *planter) {
		p.put("static/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>")
		added("![](/a.svg)")(p)
	}},
}
