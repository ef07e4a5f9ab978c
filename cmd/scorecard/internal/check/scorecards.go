package check

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var unusedSection = Rule{
	Name:  "unused-section",
	Fixed: true,
	Doc: `Every section has an indicator.
A section without one would be an empty heading on every page. Take it out of
scorecard.toml, or name it in the column section of indicators.csv. An error.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		if len(s.Indicators) == 0 {
			return nil // which is a problem of its own
		}
		for _, section := range s.Sections {
			used := slices.ContainsFunc(s.Indicators, func(i *scorecard.Indicator) bool { return i.Section == section.ID })
			if !used {
				problems.Add(source.Errorf(section.Place, "unused-section", "no indicator is in the section %q", section.ID).
					WithHint("name it in the column section of indicators.csv, or take it out"))
			}
		}
		return problems
	},
}

var benchmarkPeriod = Rule{
	Name: "benchmark-period",
	Doc: `A benchmark says which period it is about.
“Latest available” is not a period: an annual figure of England beside a monthly
one of ours misleads unless both are dated. Fill in the column period of
benchmarks.csv. A warning, once for each comparator.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		for _, c := range s.Comparators {
			all, without := 0, 0
			var first source.Place
			for n := range s.Benchmarks {
				b := &s.Benchmarks[n]
				if b.Comparator != c.ID {
					continue
				}
				all++
				if b.Period.IsZero() {
					if without == 0 {
						first = b.Spot.Place()
					}
					without++
				}
			}
			if without > 0 {
				problems.Add(source.Warnf(first, "benchmark-period", "figures of %q do not say which period they are about: %d of %d", c.Title, without, all).
					WithHint("fill in the column period; until then readers see “period not stated”"))
			}
		}
		return problems
	},
}

var valueAndFraction = Rule{
	Name: "value-and-fraction",
	Doc: `A value given beside its numerator and denominator is their ratio.
At the decimals that the value is written with, 47% beside 10 of 21 is 48%. One
of the three is wrong, or the percentage was cut off rather than rounded. A
warning; the value is what is shown.`,
	Scorecard: func(s *site.Scorecard) (problems source.Problems) {
		index := map[string]*scorecard.Indicator{}
		for _, i := range s.Indicators {
			index[i.ID] = i
		}
		for _, m := range s.Months {
			for n := range m.Figures {
				f := &m.Figures[n]
				if !f.HasValue || !f.HasFraction {
					continue
				}
				ratio, ok := scorecard.Ratio(f.Numerator, f.Denominator, index[f.Indicator].Unit.Times(), f.Value.Decimals())
				if ok && ratio.Cmp(f.Value) == 0 || cutDown(f, index[f.Indicator].Unit) {
					continue
				}
				p := source.Warnf(f.Spot.Place(), "value-and-fraction", "the value of %q is not its numerator divided by its denominator", f.Indicator)
				if ok && !p.Place.Secret() {
					p = p.WithHint("%s of %s is %s", f.Numerator, f.Denominator, index[f.Indicator].Unit.Figure(ratio))
				}
				problems.Add(p)
			}
		}
		return problems
	},
}
