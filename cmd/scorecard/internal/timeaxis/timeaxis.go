// Package timeaxis lays periods out along an axis: where each stands, which of
// them are labelled at a width, and what the labels say. It knows no figures and
// no language, and draws nothing.
//
//	axis := timeaxis.New(words, len(points), func(i int) scorecard.Period { … }, false)
//	x := axis.At(period)           // hundredths of a per cent of the axis
//	labels := axis.Thin(400)       // on an axis of 400 pixels
//	if axis.Upper(labels, 3) { // the fourth slot is labelled
//		text = axis.UpperLine(3)
//	}
//
// Periods of one kind stand in slots, numbered so that those that follow one
// another have numbers that do; a period left out leaves its slot empty.
package timeaxis

import (
	"math"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// whole is the length of an axis: 100 per cent in hundredths.
const Whole = 10_000

// An Axis is whole slots of one kind, from the first period's to the last's.
// Places on it are hundredths of a per cent. The zero value has no slot.
type Axis struct {
	Kind  scorecard.Kind
	First int // slot
	Count int // slots; none where there is no period

	words *Words
	even  bool
	from  int // first day
	days  int // to the last day

	upperWidth, lowerWidth int // of the widest labels
}

// New gives the axis of n periods, of which zero ones are skipped. Its kind is
// theirs, or months where theirs differ or are spans or days. On an even axis
// all slots are as wide; on another, a slot is as wide as its period is long,
// and a period stands at its middle. Without words it has no labels.
func New(words *Words, n int, period func(i int) scorecard.Period, even bool) Axis {
	t := Axis{words: words, even: even}
	low, high := math.MaxInt, math.MinInt // the last days
	for i := range n {
		p := period(i)
		if p.IsZero() {
			continue
		}
		switch kind := p.Kind(); {
		case t.Kind == scorecard.NoPeriod:
			t.Kind = kind
		case t.Kind != kind:
			t.Kind = scorecard.Month
		}
		_, last := p.Days()
		low, high = min(low, last), max(high, last)
	}
	if t.Kind == scorecard.Day || t.Kind == scorecard.Span {
		t.Kind = scorecard.Month
	}
	if low <= high {
		t.First = slotOf(t.Kind, low)
		last := slotOf(t.Kind, high)
		t.Count = last - t.First + 1
		t.from, _ = days(t.Kind, t.First)
		_, end := days(t.Kind, last)
		t.days = end - t.from + 1
		t.measureLabels()
	}
	return t
}

// Slot gives the slot that a period ends in.
func (t *Axis) Slot(p scorecard.Period) int {
	_, last := p.Days()
	return slotOf(t.Kind, last)
}

// Next reports whether no slot is left out between that of a period and that of
// a later one.
func (t *Axis) Next(from, to scorecard.Period) bool {
	_, last := from.Days()
	if first, _ := to.Days(); from.Kind() == t.Kind && to.Kind() == t.Kind && first <= last+1 {
		return true
	}
	return t.Slot(to) <= t.Slot(from)+1 // also where both end in one slot, or August lies between terms
}

// At gives the place of a period.
func (t *Axis) At(p scorecard.Period) int64 {
	first, last := p.Days()
	if t.even {
		return t.Label(slotOf(t.Kind, last) - t.First)
	}
	if p.Kind() != t.Kind && p.Kind() != scorecard.Day {
		first, last = days(t.Kind, slotOf(t.Kind, last))
	}
	return t.middle(first, last)
}

// Label gives the place of the i-th slot's label: its middle.
func (t *Axis) Label(i int) int64 {
	if t.even {
		return scaled(2*i+1, 2*t.Count)
	}
	return t.middle(days(t.Kind, t.First+i))
}

// Part gives the place that is so many parts of a number into the i-th slot of
// an even axis.
func (t *Axis) Part(i, parts, of int) int64 { return scaled(of*i+parts, of*t.Count) }

func (t *Axis) middle(first, last int) int64 { return scaled(first+last+1-2*t.from, 2*t.days) }

// scaled gives a ÷ b of the axis, rounded half up.
func scaled(a, b int) int64 { return (int64(a)*Whole + int64(b)/2) / int64(b) }

// Start gives the place within the axis where the first slot begins that ends
// on or after the first day of a period: the first that a target from that
// period on holds for.
func (t *Axis) Start(p scorecard.Period) int64 {
	if p.IsZero() {
		return 0
	}
	first, _ := p.Days()
	if first <= t.from {
		return 0
	}
	slot := slotOf(t.Kind, first)
	day, last := days(t.Kind, slot)
	if last < first {
		slot++
		day, _ = days(t.Kind, slot)
	}
	switch {
	case slot <= t.First:
		return 0
	case slot >= t.First+t.Count:
		return Whole
	case t.even:
		return scaled(slot-t.First, t.Count)
	}
	return scaled(day-t.from, t.days)
}

// A Thinning says which labels of a timeline are shown at a width.
type Thinning struct {
	stride int
	part   uint64 // of 2 to the power of 64: a stride's, rounded up
	First  int    // the first slot shown, counted from the axis's first
	bare   bool   // the first shown has no lower line: the next is too near
}

// divides reports whether a number of slots is a multiple of the stride, by
// Lemire's test of divisibility (Lemire, Kaser and Kurz, Faster remainder by
// direct computation, 2019): a drawing asks some hundred times.
func (h *Thinning) divides(slots int) bool {
	return h.stride == 1 || uint64(slots)*h.part < h.part
}

// Apart is the least distance between labels in pixels.
const Apart = 8

// Thin thins the labels so that none collide on an axis of so many pixels. The
// newest slot is always labelled, and where no stride fits the oldest too if there
// is room for both.
func (t *Axis) Thin(pixels int) Thinning {
	if t.Count == 0 {
		return Thinning{stride: 1}
	}
	h := Thinning{stride: t.Count}
	for _, stride := range strides(t.Kind) {
		cycle := max(stride, perYear(t.Kind)) // from one lower line to the next
		if stride >= t.Count || t.Room(stride, pixels) >= t.upperWidth+Apart && t.Room(cycle, pixels) >= t.lowerWidth+Apart {
			h.stride = stride
			break
		}
	}
	if h.stride >= t.Count && t.Count > 1 && (t.Label(t.Count-1)-t.Label(0))*int64(pixels) >= int64(t.upperWidth+Apart)*Whole {
		h.stride = t.Count - 1
	}
	h.First, h.part = (t.Count-1)%h.stride, math.MaxUint64/uint64(h.stride)+1
	year := t.year(h.First)
	for i := h.First + h.stride; i < t.Count; i += h.stride {
		if t.year(i) != year {
			h.bare = (t.Label(i)-t.Label(h.First))*int64(pixels) < int64(t.lowerWidth+Apart)*Whole
			break
		}
	}
	return h
}

// Room gives the least distance in pixels between the labels of slots so far
// apart.
func (t *Axis) Room(slots, pixels int) int {
	if t.even {
		return slots * pixels / t.Count
	}
	days := 365 // from the middle of one slot to that of the next, at least
	switch t.Kind {
	case scorecard.Month:
		days = 29
	case scorecard.Quarter:
		days = 90
	case scorecard.Term:
		days = 106
	}
	return slots * pixels * days / t.days
}

// measureLabels works out the greatest widths of upper and lower lines. Lower
// lines are years, and all as wide.
func (t *Axis) measureLabels() {
	if t.words == nil {
		return
	}
	for i := range min(t.Count, perYear(t.Kind)) {
		t.upperWidth = max(t.upperWidth, t.words.upper(t.Kind, t.First+i).width)
	}
	t.lowerWidth = t.words.lower(t.Kind, t.First).width
}

// Width gives the width in pixels of the label of the i-th slot.
func (t *Axis) Width(h Thinning, i int) int {
	if t.Lower(h, i) {
		return max(t.upperWidth, t.lowerWidth)
	}
	return t.upperWidth
}

func (t *Axis) year(i int) int { return (t.First + i) / perYear(t.Kind) }

// Upper reports whether the i-th slot is labelled.
func (t *Axis) Upper(h Thinning, i int) bool {
	return t.words != nil && h.divides(t.Count-1-i)
}

// UpperLine gives the upper line of the label of the i-th slot, which is
// labelled.
func (t *Axis) UpperLine(i int) string { return t.words.upper(t.Kind, t.First+i).text }

// LowerLine gives the lower line of the label of the i-th slot, which is
// labelled.
func (t *Axis) LowerLine(i int) string { return t.words.lower(t.Kind, t.First+i).text }

// Lower reports whether the i-th slot's label has a lower line: where the year
// is not that of the label before.
func (t *Axis) Lower(h Thinning, i int) bool {
	switch {
	case !t.Upper(h, i) || t.Kind == scorecard.CalendarYear:
		return false
	case i == h.First:
		return !h.bare
	}
	return t.year(i) != t.year(i-h.stride)
}
