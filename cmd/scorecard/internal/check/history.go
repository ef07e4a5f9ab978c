package check

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A history is the figures of a scorecard in order of time: what is known last
// of each.
type history struct {
	s     *site.Scorecard
	index map[string]*scorecard.Indicator
	lines []*line // in the order of first figures
	find  map[lineKey]*line
	last  *site.Month // with figures; nil for none
	since map[figureKey]scorecard.Period
}

// figureKey names a figure that the plan withholds, in history.since from the month
// on that it gives.
type figureKey struct {
	scorecard.Operand
	period scorecard.Period
}

type lineKey struct{ indicator, category string }

// A line is the figures of one indicator, or of one category of it.
type line struct {
	indicator *scorecard.Indicator
	category  string
	figures   []known // of the indicator's own kind of period, oldest first
	others    []known // of other kinds: a year to date, an outturn
}

// name is the line as a reference writes it.
func (l *line) name() string {
	if l.category == "" {
		return l.indicator.ID
	}
	return l.indicator.ID + "/" + l.category
}

// known is what is known last of a figure.
type known struct {
	*scorecard.Figure
	month    *site.Month       // whose file has it
	before   *scorecard.Figure // what it replaces; nil for nothing
	withheld bool              // by the plan: what it is like beside others is not told
}

// value gives the figure as it is written or, where only its fraction is,
// as exactly as can be; false where there is none.
func (k *known) value(i *scorecard.Indicator) (scorecard.Decimal, bool) {
	if k.HasValue && k.Markers.Replacing() == 0 {
		return k.Value, true
	}
	return k.Shown(6, i.Unit)
}

// place is where the figure stands.
func (k *known) place() source.Place { return k.Spot.Place() }

func newHistory(s *site.Scorecard) *history {
	h := &history{s: s, index: make(map[string]*scorecard.Indicator, len(s.Indicators)), find: map[lineKey]*line{}}
	for _, i := range s.Indicators {
		h.index[i.ID] = i
	}
	h.since = make(map[figureKey]scorecard.Period, len(s.Plan.Withheld))
	for _, w := range s.Plan.Withheld {
		key := figureKey{w.Operand, w.Period}
		if at, ok := h.since[key]; s.Disclosure.Off == "" && (!ok || w.Month.Compare(at) < 0) {
			h.since[key] = w.Month
		}
	}
	for _, m := range s.Months {
		if m.HasFigures {
			h.last = m
		}
		for n := range m.Figures {
			f := &m.Figures[n]
			h.line(f).add(known{Figure: f, month: m, withheld: h.withheld(f, m)})
		}
	}
	return h
}

// withheld reports whether the plan withholds a figure of a month's file.
func (h *history) withheld(f *scorecard.Figure, m *site.Month) bool {
	at, ok := h.since[figureKey{scorecard.Operand{Indicator: f.Indicator, Category: f.Category}, f.Period}]
	return ok && at.Compare(m.Period) <= 0
}

func (h *history) line(f *scorecard.Figure) *line {
	key := lineKey{f.Indicator, f.Category}
	l := h.find[key]
	if l == nil {
		l = &line{indicator: h.index[f.Indicator], category: f.Category}
		if l.indicator.Kind() == scorecard.Month {
			l.figures = make([]known, 0, len(h.s.Months)) // one a month, for most
		}
		h.find[key] = l
		h.lines = append(h.lines, l)
	}
	return l
}

func (l *line) add(k known) {
	list := &l.figures
	if k.Period.Kind() != l.indicator.Kind() {
		list = &l.others
	}
	at, there := at(*list, k.Period)
	if there {
		k.before = (*list)[at].Figure
		(*list)[at] = k
		return
	}
	*list = slices.Insert(*list, at, k)
}

func at(list []known, p scorecard.Period) (int, bool) {
	if n := len(list); n == 0 || list[n-1].Period.Compare(p) < 0 {
		return n, false
	}
	return slices.BinarySearchFunc(list, p, func(k known, p scorecard.Period) int { return k.Period.Compare(p) })
}

// of gives what is known of a line for a period; nil for nothing.
func (l *line) of(p scorecard.Period) *known {
	list := l.figures
	if p.Kind() != l.indicator.Kind() {
		list = l.others
	}
	if n, ok := at(list, p); ok {
		return &list[n]
	}
	return nil
}

// A reading is the number of an operand for a period.
type reading struct {
	value scorecard.Decimal
	exact bool // nothing was rounded
	from  *known
}

// read gives the number of an operand for a period; false where it is not
// known, or is withheld.
func (h *history) read(o scorecard.Operand, p scorecard.Period) (reading, bool) {
	l := h.find[lineKey{o.Indicator, o.Category}]
	if l == nil {
		return reading{}, false
	}
	k := l.of(p)
	if k == nil || k.Markers.Replacing() != 0 {
		return reading{}, false
	}
	switch {
	case o.Aspect == scorecard.OfNumerator:
		return reading{k.Numerator, true, k}, k.HasFraction
	case o.Aspect == scorecard.OfDenominator:
		return reading{k.Denominator, true, k}, k.HasFraction
	}
	v, ok := k.value(l.indicator)
	return reading{v, l.indicator.Unit.Count(), k}, ok
}

// secret reports whether one of the figures stands in a line that may not be
// printed, so that no message may hold a number that follows from it.
func secret(all ...reading) bool {
	return slices.ContainsFunc(all, func(r reading) bool { return r.from.place().Secret() })
}

// finding makes a warning about figures: in full, or without numbers where the
// line may not be printed or there is nothing fuller to say.
func finding(at source.Place, rule, plain, full string) source.Problem {
	if full == "" || at.Secret() {
		full = plain
	}
	return source.Warnf(at, rule, "%s", full)
}

// unless gives words with numbers in them where these may be printed.
func unless(hidden bool, full string) string {
	if hidden {
		return ""
	}
	return full
}
