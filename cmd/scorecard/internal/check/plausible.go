package check

import (
	"fmt"
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var implausible = Rule{
	Name: "implausible",
	Doc: `A figure is not far from all others of its indicator.
It is held against the others' median: a figure is doubtful where it is more than ten
times as far from the median as the others usually are, more than a third of the
median away, and further from the figures before and after it than any two
others in succession are from one another; or where it is ten times the largest or a tenth
of the smallest. It takes eight figures. Slips of a key, of the decimal point and of a
row look like that; what is true is accepted. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			if !l.indicator.Covers.Cumulative() {
				problems.Add(l.outliers()...)
			}
		}
		return problems
	},
}

// leastHistory is how many figures there must be to say what is usual.
const leastHistory = 8

// point is a figure as a whole number of millionths.
type point struct {
	at int64
	k  *known
}

// points gives the figures that have a value, in order; none that is withheld, of
// which a log could tell how it compares with others.
func (l *line) points() []point {
	out := make([]point, 0, len(l.figures))
	for n := range l.figures {
		if v, ok := l.figures[n].value(l.indicator); ok && !l.figures[n].withheld {
			out = append(out, point{v.Coefficient(6), &l.figures[n]})
		}
	}
	return out
}

func (l *line) outliers() (problems source.Problems) {
	points := l.points()
	if len(points) < leastHistory {
		return nil
	}
	values := make([]int64, len(points))
	for n, p := range points {
		values[n] = p.at
	}
	slices.Sort(values)
	middle := values[len(values)/2]
	away := make([]int64, len(values))
	for n, v := range values {
		away[n] = size(v - middle)
	}
	slices.Sort(away)
	usual := away[len(away)/2]
	if away[len(away)-1] <= max(10*usual, middle/3) {
		return nil // the quick way out, for nearly all
	}
	for n, p := range points {
		if l.outlies(points, n, middle, usual) {
			problems.Add(finding(p.k.place(), "implausible", fmt.Sprintf("%q for %s is far from its other figures", l.name(), p.k.Period.Name()),
				fmt.Sprintf("%q is %s for %s, far from its other figures: their median is %s", l.name(), valueOf(p.k, l), p.k.Period.Name(), printed(middle, l))).
				WithHint("a key, a decimal point or a row may have slipped; accept it where it is true"))
		}
	}
	return problems
}

func valueOf(k *known, l *line) string {
	v, _ := k.value(l.indicator)
	return v.Round(min(v.Decimals(), max(l.indicator.Decimals, v.Trim().Decimals()))).String()
}

// printed prints a number of millionths with the decimals of a line.
func printed(millionths int64, l *line) string {
	d, _ := scorecard.Ratio(scorecard.Int(int(millionths/1000)), scorecard.Int(1000), 1, max(0, min(l.indicator.Decimals, 3)))
	return d.String()
}

// outlies reports whether a figure is doubtful.
func (l *line) outlies(points []point, n int, middle, usual int64) bool {
	v := points[n].at
	far := size(v - middle)
	if far <= max(10*usual, middle/3) || far < least(l.indicator) {
		return false
	}
	step := int64(0) // the largest between two others in succession
	for i := 1; i < len(points); i++ {
		if i != n && i-1 != n {
			step = max(step, size(points[i].at-points[i-1].at))
		}
	}
	for _, i := range []int{n - 1, n + 1} {
		if i >= 0 && i < len(points) && size(v-points[i].at) <= 2*step {
			return false
		}
	}
	return true
}

// least is the smallest distance that anyone would wonder at: a few people, or
// a few units of the last decimal.
func least(i *scorecard.Indicator) int64 {
	if i.Unit.Count() {
		return 10_000_000
	}
	return 5_000_000
}

func size(v int64) int64 { return max(v, -v) }

var identicalMonth = Rule{
	Name: "identical-month",
	Doc: `A month's file is not that of the month before.
Where five or more figures are all the same in two months running, the file was
copied and not filled in. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for n := 1; n < len(h.s.Months); n++ {
			m, before := h.s.Months[n], h.s.Months[n-1]
			if h.alike(m, before) {
				problems.Add(source.Warnf(m.Place, "identical-month", "all figures of %s are those of %s", m.Period.Name(), before.Period.Name()).
					WithHint("the file may be a copy that nobody has filled in"))
			}
		}
		return problems
	},
}

// leastAlike is how many figures must be the same before it is no chance.
const leastAlike = 5

// alike reports whether two months' files have the same figures, and enough of
// them that are not withheld.
func (h *history) alike(a, b *site.Month) bool {
	if len(a.Figures) != len(b.Figures) {
		return false
	}
	shown := 0
	for n := range a.Figures {
		x, y := &a.Figures[n], &b.Figures[n]
		if x.Indicator != y.Indicator || x.Category != y.Category {
			return false
		}
		if h.withheld(x, a) || h.withheld(y, b) {
			continue
		}
		shown++
		if x.HasValue != y.HasValue || x.Value.Cmp(y.Value) != 0 ||
			x.HasFraction != y.HasFraction || x.Numerator.Cmp(y.Numerator) != 0 || x.Denominator.Cmp(y.Denominator) != 0 {
			return false
		}
	}
	return shown >= leastAlike
}

var repeatedFigure = Rule{
	Name: "repeated-figure",
	Doc: `A percentage with decimals does not stay the same for months.
Four figures running that agree to the decimal are more often a row that was copied
from month to month than the truth. Those that move in no month, and 0 and 100, are
left alone. A warning.`,
	History: func(h *history) (problems source.Problems) {
		for _, l := range h.lines {
			problems.Add(l.repeated()...)
		}
		return problems
	},
}

// leastRepeated is how many figures in succession must be the same.
const leastRepeated = 4

func (l *line) repeated() (problems source.Problems) {
	points := l.points()
	run := 1
	for n := 1; n < len(points); n++ {
		if points[n].at != points[n-1].at {
			run = 1
			continue
		}
		run++
		v, _ := points[n].k.value(l.indicator)
		if run != leastRepeated || !points[n].k.HasValue || v.Trim().Decimals() == 0 || l.indicator.Frequency == scorecard.Annual {
			continue
		}
		problems.Add(finding(points[n].k.place(), "repeated-figure", fmt.Sprintf("%q is the same for the fourth time running", l.name()),
			fmt.Sprintf("%q is %s for the fourth time running", l.name(), v)).
			WithHint("the row may have been copied from month to month"))
	}
	return problems
}

var twinIndicators = Rule{
	Name: "twin-indicators",
	Doc: `Two indicators do not have the same figures.
Where all of six or more figures agree, and they are not all the same, a column was
pasted twice; or the two are one figure, which a relation of the kind same says. A
warning.`,
	History: func(h *history) (problems source.Problems) {
		first := map[[leastTwin]int64]*line{}
		for _, l := range h.lines {
			points := l.points()
			if len(points) < leastTwin || steadyPoints(points) {
				continue
			}
			var key [leastTwin]int64
			for n := range key {
				key[n] = points[len(points)-leastTwin+n].at
			}
			other := first[key]
			if other == nil {
				first[key] = l
			} else if twins(points, other.points()) && !h.declaredSame(l, other) {
				problems.Add(source.Warnf(l.indicator.Spot.Place(), "twin-indicators", "%q and %q have the same figures in all of %d periods", other.name(), l.name(), len(points)).
					WithHint(`a column may have been pasted twice; where they are one figure, say so with a relation: kind = "same"`))
			}
		}
		return problems
	},
}

// leastTwin is how many figures two indicators must share.
const leastTwin = 6

func steadyPoints(points []point) bool {
	for _, p := range points[1:] {
		if p.at != points[0].at {
			return false
		}
	}
	return true
}

func twins(a, b []point) bool {
	return slices.EqualFunc(a, b, func(p, q point) bool { return p.at == q.at && p.k.Period == q.k.Period })
}

// declaredSame reports whether a relation says that two lines are one figure,
// or one of them the total of the other alone.
func (h *history) declaredSame(a, b *line) bool {
	for n := range h.s.Relations {
		r := &h.s.Relations[n]
		both := 0
		for _, o := range append(slices.Clone(r.Plus), r.Result) {
			if o.Indicator == a.indicator.ID && o.Category == a.category || o.Indicator == b.indicator.ID && o.Category == b.category {
				both++
			}
		}
		if both == 2 {
			return true
		}
	}
	return false
}
