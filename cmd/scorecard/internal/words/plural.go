package words

import (
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// classes is how many classes of numbers a language can tell apart.
const classes = 6

// classNames are the classes by CLDR, in the order of package plural's.
var classNames = [classes]string{"other", "zero", "one", "two", "few", "many"}

// plurals knows the class of a number in one language.
type plurals struct {
	tag   language.Tag
	small [101]plural.Form // of 0 to 100
	has   [classes]bool
	point string // what stands before decimals
}

func newPlurals(tag string) plurals {
	p := plurals{tag: language.Make(tag), point: "."}
	p.has[plural.Other] = true
	for n := range p.small {
		p.small[n] = plural.Cardinal.MatchPlural(p.tag, n, 0, 0, 0, 0)
		p.has[p.small[n]] = true
	}
	return p
}

// names lists the classes that the language tells apart.
func (p *plurals) names() []string {
	var out []string
	for n := range classes {
		if n = (n + 1) % classes; p.has[n] { // other comes last
			out = append(out, classNames[n])
		}
	}
	return out
}

// class gives the class of a number as it is printed, "1,234" or "0.5". Zeros
// at the end of its decimals do not count.
func (p *plurals) class(number string) plural.Form {
	whole, decimals, _ := strings.Cut(number, p.point)
	decimals = strings.TrimRight(decimals, "0")
	i, f := digits(whole), digits(decimals)
	switch {
	case decimals != "":
		return plural.Cardinal.MatchPlural(p.tag, i, len(decimals), len(decimals), f, f)
	case i < len(p.small):
		return p.small[i]
	}
	return plural.Cardinal.MatchPlural(p.tag, i, 0, 0, 0, 0)
}

// digits reads the digits of a text as a number, and passes over all else. Of
// a number of many digits it gives the last nine, which decide.
func digits(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c >= '0' && c <= '9' {
			n = (n*10 + int(c-'0')) % 1_000_000_000
		}
	}
	return n
}
