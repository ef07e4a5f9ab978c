package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var duplicateName = Rule{
	Name: "duplicate-name",
	Doc: `Two indicators do not have one name.
Readers tell them apart by their names alone, in tables, lists and downloads. A
warning.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		first := map[string]*scorecard.Indicator{}
		for _, i := range s.Indicators {
			key := strings.Join(strings.Fields(strings.ToLower(i.Name)), " ")
			if other := first[key]; other != nil && key != "" {
				problems.Add(source.Warnf(i.Spot.Place(), "duplicate-name", "%q and %q have the same name", other.ID, i.ID).
					WithHint("say in each name what it is that the other is not"))
				continue
			}
			first[key] = i
		}
		return problems
	},
}

var nameAndDefinition = Rule{
	Name: "name-and-definition",
	Doc: `The name of an indicator says what its columns say.
“% of …” has the unit %, “No. of …” has not; “rolling 12 months” covers rolling-12,
“in the last 6 months” is not rolling-12, “year to date” is year-to-date; “per
10,000” is in the unit. Where name and columns differ the figure is shown, judged and
compared as something that it is not. A warning.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for _, i := range s.Indicators {
			if why, hint := misnamed(i); why != "" {
				problems.Add(source.Warnf(i.Spot.Place(), "name-and-definition", "%q is %s by its name, and %s", i.ID, why, hint).
					WithHint("mend the column, or the name"))
			}
		}
		return problems
	},
}

var (
	percentName = regexp.MustCompile(`(?i)^(%|per ?cent(age)?\b)`)
	countName   = regexp.MustCompile(`(?i)^(no\.?|number) of\b`)
	perName     = regexp.MustCompile(`(?i)\bper ([0-9][0-9,]*)\b`)
	rollingName = regexp.MustCompile(`(?i)\brolling ([0-9]+|six|twelve)[- ]months?\b`)
	toDateName  = regexp.MustCompile(`(?i)\b(year[- ]to[- ]date|ytd|since (1 )?april)\b`)
)

// misnamed says what an indicator is by its name and what by its columns; ""
// where they agree.
func misnamed(i *scorecard.Indicator) (named, defined string) {
	name := i.Name
	switch per := perName.FindStringSubmatch(name); {
	case percentName.MatchString(name) && !i.Unit.Percent():
		return "a percentage", fmt.Sprintf("has the unit %q", i.Unit)
	case countName.MatchString(name) && i.Unit.Percent():
		return "a number", `has the unit "%"`
	case per != nil && strconv.FormatInt(i.Unit.Times(), 10) != strings.ReplaceAll(per[1], ",", ""):
		return "a rate per " + per[1], fmt.Sprintf("has the unit %q", i.Unit)
	}
	if f := rollingName.FindStringSubmatch(name); f != nil {
		months := map[string]int{"six": 6, "twelve": 12}[strings.ToLower(f[1])]
		if months == 0 {
			months, _ = strconv.Atoi(f[1])
		}
		if i.Covers.Of != scorecard.Rolling || i.Covers.Months != months {
			return fmt.Sprintf("of the last %d months", months), "does not cover rolling-" + strconv.Itoa(months)
		}
	}
	if toDateName.MatchString(name) && i.Covers.Of == scorecard.Rolling {
		return "of the year to date", fmt.Sprintf("covers rolling-%d", i.Covers.Months)
	}
	return "", ""
}

var ageRange = Rule{
	Name: "age-range",
	Doc: `An age range is the same wherever it is written.
“Aged 16 to 25” in the name and “aged 17 to 25” in the plain words, or in the name of
the indicator that this one is the numerator or the rate of, are two groups of
people. So are a category's id and its name. And the age groups of one set neither
overlap nor leave an age out. A warning.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for _, i := range s.Indicators {
			own := ages(i.Name)
			for _, other := range []struct{ what, text string }{{"short name", i.Short}, {"plain words", i.Plain}} {
				if differ(own, ages(other.text)) {
					problems.Add(source.Warnf(i.Spot.Place(), "age-range", "the name of %q is of people aged %s, and its %s of people aged %s", i.ID, spans(own), other.what, spans(ages(other.text))).
						WithHint("give the one that is counted, everywhere"))
				}
			}
			if whole := s.Indicator(i.NumeratorOf); whole != nil && differ(own, ages(whole.Name)) {
				problems.Add(source.Warnf(i.Spot.Place(), "age-range", "%q is of people aged %s, and %q, whose numerator it is, of people aged %s", i.ID, spans(own), whole.ID, spans(ages(whole.Name))).
					WithHint("a percentage and its numerator are of the same people"))
			}
		}
		problems.Add(relatedAges(s)...)
		for n := range s.Sets {
			problems.Add(bands(s, &s.Sets[n])...)
		}
		return problems
	},
}

// relatedAges compares the indicators of ratios, populations and figures that
// are the same.
func relatedAges(s *site.Scorecard) (problems source.Problems) {
	for n := range s.Relations {
		r := &s.Relations[n]
		if !slices.Contains([]scorecard.RelationKind{scorecard.RatioOf, scorecard.SamePopulation, scorecard.SameFigure}, r.Kind) {
			continue
		}
		var first *scorecard.Indicator
		for _, o := range slices.Concat([]scorecard.Operand{r.Result}, r.Plus, r.Minus) {
			i := s.Indicator(o.Indicator)
			if i == nil || len(ages(i.Name)) == 0 {
				continue
			}
			if first == nil {
				first = i
			} else if differ(ages(first.Name), ages(i.Name)) {
				problems.Add(source.Warnf(r.Place, "age-range", "by %s %q and %q are of the same people, aged %s and %s by their names", r.Name(), first.ID, i.ID, spans(ages(first.Name)), spans(ages(i.Name))).
					WithHint("mend the name that is wrong, or take the relation out"))
			}
		}
	}
	return problems
}

// An ageSpan is an age range in whole years, both ends included.
type ageSpan struct{ from, to int }

var agesWritten = regexp.MustCompile(`(?i)\b(?:aged?|ages|between)?\s*\b([0-9]{1,2})\s*(?:to|-|–|and)\s*([0-9]{1,2})(?:[- ]?(years?|yrs?|months?|weeks?|days?))?\b`)

// ages reads the age ranges in a text: "aged 16 to 17", "19 - 21 year olds",
// "population aged 0-17".
func ages(text string) (out []ageSpan) {
	if !strings.ContainsAny(text, "0123456789") {
		return nil // most names, at a fraction of the expression's cost
	}
	for _, f := range agesWritten.FindAllStringSubmatchIndex(text, -1) {
		whole := strings.ToLower(text[f[0]:f[1]])
		unit := ""
		if f[6] >= 0 {
			unit = strings.ToLower(text[f[6]:f[7]])
		}
		if unit != "" && !strings.HasPrefix(unit, "y") || unit == "" && !strings.HasPrefix(strings.TrimSpace(whole), "age") {
			continue
		}
		from, _ := strconv.Atoi(text[f[2]:f[3]])
		to, _ := strconv.Atoi(text[f[4]:f[5]])
		if from < to {
			out = append(out, ageSpan{from, to})
		}
	}
	return out
}

// differ reports whether both texts give age ranges, and not the same ones.
func differ(a, b []ageSpan) bool {
	return len(a) > 0 && len(b) > 0 && !slices.Equal(a, b)
}

func spans(all []ageSpan) string {
	var words []string
	for _, s := range all {
		words = append(words, fmt.Sprintf("%d to %d", s.from, s.to))
	}
	return listed(words)
}

var (
	bandForm  = regexp.MustCompile(`^(?:aged?[ -])?([0-9]{1,2})(?:[ -]*(?:to|-|–|and)[ -]*)([0-9]{1,2})(?:[- ](?:years?|year olds?))?$`)
	underForm = regexp.MustCompile(`^(?:aged? )?(?:under|below)[ -]([0-9]{1,2})(?:[- ](?:years?|year olds?))?$`)
	overForm  = regexp.MustCompile(`^(?:aged? )?(?:over|above)[ -]([0-9]{1,2})$|^([0-9]{1,2})(?:\+|[ -](?:plus|and[ -]over|or[ -]over))$`)
)

// band reads an age group: "under-10", "10-15", "16 and 17", "18 and over".
func band(text string) (ageSpan, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	if f := bandForm.FindStringSubmatch(text); f != nil {
		return ageSpan{number(f[1]), number(f[2])}, number(f[1]) <= number(f[2])
	}
	if f := underForm.FindStringSubmatch(text); f != nil {
		return ageSpan{0, number(f[1]) - 1}, true
	}
	if f := overForm.FindStringSubmatch(text); f != nil {
		if f[1] != "" {
			return ageSpan{number(f[1]) + 1, 99}, true
		}
		return ageSpan{number(f[2]), 99}, true
	}
	return ageSpan{}, false
}

// An ageBand is the age group of a category.
type ageBand struct {
	ageSpan
	spot source.Spot
}

// bands looks at a category set that is one of ages: each category that is a
// part is an age group.
func bands(s *site.Scorecard, set *scorecard.CategorySet) (problems source.Problems) {
	var all []ageBand
	for _, c := range set.Categories {
		name, named := band(c.Name)
		id, coded := band(c.ID)
		if named && coded && name != id {
			problems.Add(source.Warnf(c.Spot.Place(), "age-range", "the category %q of the set %q is %q by its name", c.ID, set.ID, c.Name).
				WithHint("one of the two is wrong; ids are addresses, so that a new group has a new id"))
		}
		switch {
		case c.Whole:
		case named:
			all = append(all, ageBand{name, c.Spot})
		default:
			return problems
		}
	}
	slices.SortStableFunc(all, func(a, b ageBand) int { return a.from - b.from })
	for n := 1; n < len(all); n++ {
		if a, b := all[n-1], all[n]; b.from != a.to+1 {
			wrong := "leave out an age between"
			if b.from <= a.to {
				wrong = "overlap:"
			}
			problems.Add(source.Warnf(b.spot.Place(), "age-range", "the age groups of the set %q %s %s and %s", set.ID, wrong, spans([]ageSpan{a.ageSpan}), spans([]ageSpan{b.ageSpan})).
				WithHint("each person is in one group"))
		}
	}
	return problems
}
