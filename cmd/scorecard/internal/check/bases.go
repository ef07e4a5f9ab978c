package check

import "scorecard/cmd/scorecard/internal/source"

var baseUnknown = Rule{
	Name: "base-unknown",
	Doc: `It is known of how many people a percentage is.
Two or three exact percentages of the same people tell how many they are, and each
number behind them. Where nobody says what a percentage of people is a percentage of,
nothing can be proved of it, and it is printed as a whole number. Give numerator and
denominator in the months' files, or the base as a relation (ratio, same-population);
what counts no people is sensitivity not-people. A warning; an error where
scorecard.toml has strict = true under [disclosure].`,
	History: func(h *history) (problems source.Problems) {
		bases := h.s.Bases(h.s.Months)
		said := map[string]bool{}
		for edition, m := range h.s.Months {
			for n := range m.Figures {
				f := &m.Figures[n]
				i := h.index[f.Indicator]
				if _, unknown := bases.Decimals(i, f, edition); !unknown || said[i.ID] {
					continue
				}
				said[i.ID] = true
				p := source.Warnf(i.Spot.Place(), "base-unknown", "nobody says of how many people %q is a percentage", i.ID).
					WithHint("give numerator and denominator with its figures, or its base under [relations]; until then it is printed in whole numbers")
				if h.s.Disclosure.Strict {
					p.Severity = source.Error
				}
				problems.Add(p)
			}
		}
		return problems
	},
}
