package timeaxis

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"scorecard/cmd/scorecard/internal/lettering"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// english gives the built-in words.
func english(t testing.TB) *words.Words {
	t.Helper()
	w, problems := words.Load(fstest.MapFS{}, layouts.Files, words.English, source.Place{})
	if len(problems) > 0 {
		t.Fatalf("the built-in words have problems: %v", problems)
	}
	return w
}

var latest = []scorecard.Period{
	scorecard.NewMonth(2031, time.December), scorecard.NewQuarter(2031, 4), scorecard.NewTerm(2031, scorecard.Autumn),
	scorecard.NewYear(scorecard.Financial, 2031), scorecard.NewYear(scorecard.Academic, 2031), scorecard.NewYear(scorecard.Calendar, 2031),
}

// Slots follow one another as periods do, and a slot's label is the period's.
func TestSlotsAreThePeriods(t *testing.T) {
	w := english(t)
	labels := NewWords(w.Say)
	for _, p := range latest {
		first, _ := p.Days()
		for slot := slotOf(p.Kind(), first); p.Month().Compare(scorecard.NewMonth(1995, time.January)) > 0; slot-- {
			first, last := p.Days()
			for _, day := range []int{first, (first + last) / 2, last} {
				if got := slotOf(p.Kind(), day); got != slot {
					t.Fatalf("day %d of %s is in slot %d, want %d", day, p, got, slot)
				}
			}
			if from, to := days(p.Kind(), slot); from != first || to != last {
				t.Fatalf("slot %d is days %d to %d, want %d to %d of %s", slot, from, to, first, last, p)
			}
			label := strings.TrimSpace(labels.upper(p.Kind(), slot).text + " " + labels.lower(p.Kind(), slot).text)
			if label != w.Short(p) {
				t.Fatalf("%s is labelled %q, want %q", p, label, w.Short(p))
			}
			p = p.Previous()
		}
	}
}

// Places on a timeline, in hundredths of a per cent.
func TestPlaces(t *testing.T) {
	w := NewWords(english(t).Say)
	month := func(m time.Month) scorecard.Period { return scorecard.NewMonth(2023, m) }
	for _, c := range []struct {
		name   string
		even   bool
		points []scorecard.Period
		want   []int64
	}{
		{"one period stands in the middle", false, []scorecard.Period{month(2)}, []int64{5000}},
		{"months are as wide as they are long", false, []scorecard.Period{month(1), month(2), month(3)}, []int64{1722, 5000, 8278}},
		{"columns are all as wide", true, []scorecard.Period{month(1), month(2), month(3)}, []int64{1667, 5000, 8333}},
		{"a month left out leaves its space", true, []scorecard.Period{month(1), month(3), month(4)}, []int64{1250, 6250, 8750}},
		{"August is in no term", false, []scorecard.Period{scorecard.NewTerm(2023, scorecard.Summer), scorecard.NewTerm(2023, scorecard.Autumn)}, []int64{2218, 7782}},
		{"a span counts as the month it ends in", false, []scorecard.Period{month(1), scorecard.NewSpan(month(1), month(2)), month(3)}, []int64{1722, 5000, 8278}},
		{"so does a quarter among months", false, []scorecard.Period{month(1), month(2), scorecard.NewQuarter(2022, 4)}, []int64{1722, 5000, 8278}},
		{"a day stands at itself", false, []scorecard.Period{scorecard.NewDay(2023, 1, 1), scorecard.NewDay(2023, 1, 31)}, []int64{161, 9839}},
		{"the order does not matter", true, []scorecard.Period{month(3), month(1), month(2)}, []int64{8333, 1667, 5000}},
	} {
		tl := of(w, c.points, c.even)
		for i, p := range c.points {
			if got := tl.At(p); got != c.want[i] {
				t.Errorf("%s: %s is at %d, want %d", c.name, p, got, c.want[i])
			}
		}
	}
}

// A target begins with the first period that it holds for.
func TestStartAgreesWithInForce(t *testing.T) {
	w := NewWords(english(t).Say)
	for _, p := range latest {
		var points []scorecard.Period
		for range 12 {
			points = append([]scorecard.Period{p}, points...)
			p = p.Previous()
		}
		tl := of(w, points, true)
		for from := scorecard.NewMonth(2015, time.January); from.Compare(scorecard.NewMonth(2033, time.January)) < 0; from = from.AddMonths(1) {
			target := scorecard.Target{From: from}
			start := tl.Start(from)
			for _, point := range points {
				if in := tl.At(point) > start; in != target.InForce(point) {
					t.Fatalf("%s: a target from %s is drawn there: %t", point, from, in)
				}
			}
		}
	}
	if tl := of(w, run(scorecard.NewMonth(2022, 1), 2), false); tl.Start(scorecard.Period{}) != 0 {
		t.Error("a target without a start does not begin with the axis")
	}
}

// The labels at the narrowest width and in a wide box.
func TestLabels(t *testing.T) {
	w := NewWords(english(t).Say)
	for _, c := range []struct {
		first        scorecard.Period
		n            int
		narrow, wide string
	}{
		{scorecard.NewMonth(2022, time.March), 13, "Mar/2022 Jun Sept Dec Mar/2023", "Mar/2022 May Jul Sept Nov Jan/2023 Mar"},
		{scorecard.NewMonth(2022, time.November), 5, "Nov/2022 Dec Jan/2023 Feb Mar", "Nov/2022 Dec Jan/2023 Feb Mar"},
		{scorecard.NewMonth(2022, time.December), 24, "May/2023 Nov May/2024 Nov", "Feb/2023 May Aug Nov Feb/2024 May Aug Nov"},
		{scorecard.NewMonth(1990, time.January), 400, "Apr/1993 Apr/2003 Apr/2013 Apr/2023", "Apr/1993 Apr/1998 Apr/2003 Apr/2008 Apr/2013 Apr/2018 Apr/2023"},
		{scorecard.NewQuarter(2022, 4), 5, "Q4 Q1/2023 to 2024 Q2 Q3 Q4", "Q4 Q1/2023 to 2024 Q2 Q3 Q4"},
		{scorecard.NewTerm(2021, scorecard.Autumn), 5, "Spring/2022 Spring/2023", "Autumn/2021 Spring/2022 Summer Autumn Spring/2023"},
		{scorecard.NewYear(scorecard.Financial, 2019), 4, "2019 to/2020 2020 to/2021 2021 to/2022 2022 to/2023", "2019 to/2020 2020 to/2021 2021 to/2022 2022 to/2023"},
		{scorecard.NewYear(scorecard.Calendar, 2010), 12, "2011 2013 2015 2017 2019 2021", "2011 2013 2015 2017 2019 2021"},
	} {
		tl := of(w, run(c.first, c.n), false)
		for _, level := range []struct {
			name   string
			pixels int
			want   string
		}{{"narrow", 240, c.narrow}, {"wide", 400, c.wide}} {
			var got []string
			for i := range tl.Count {
				if label := labelOf(&tl, tl.Thin(level.pixels), i); label != "" {
					got = append(got, strings.ReplaceAll(label, "\n", "/"))
				}
			}
			if g := strings.Join(got, " "); g != level.want {
				t.Errorf("%d from %s, %s: %s, want %s", c.n, c.first, level.name, g, level.want)
			}
		}
	}
}

func of(w *Words, periods []scorecard.Period, even bool) Axis {
	return New(w, len(periods), func(i int) scorecard.Period { return periods[i] }, even)
}

// run gives so many periods from one on.
func run(first scorecard.Period, n int) []scorecard.Period {
	var out []scorecard.Period
	for month := first.Month(); len(out) < n; month = month.AddMonths(1) {
		if p, ok := scorecard.EndingIn(first.Kind(), month); ok {
			out = append(out, p)
		}
	}
	return out
}

func labelOf(axis *Axis, h Thinning, i int) string {
	var label string
	if axis.Upper(h, i) {
		label = axis.UpperLine(i)
	}
	if axis.Lower(h, i) {
		label += "\n" + axis.LowerLine(i)
	}
	return label
}

// Where two labels have room at the ends of an axis, two are shown at least, the
// newest among them; and none touches the next.
func TestTwoLabelsAtLeast(t *testing.T) {
	w := NewWords(english(t).Say)
	single := 0
	for _, last := range latest {
		for n := 1; n <= 60; n++ {
			first := last
			for range n - 1 {
				first = first.Previous()
			}
			for _, even := range []bool{true, false} {
				tl := of(w, run(first, n), even)
				for pixels := 40; pixels <= 640; pixels += 20 {
					h := tl.Thin(pixels)
					upper, lower, shown := -1<<40, -1<<40, 0 // where the lines so far end
					for i := range tl.Count {
						if !tl.Upper(h, i) {
							continue
						}
						shown++
						middle := int(tl.Label(i)) * pixels
						if half := tl.upperWidth * Whole / 2; middle-half < upper {
							t.Fatalf("%d from %s on %d pixels: slot %d touches the label before", n, first, pixels, i)
						} else {
							upper = middle + half
						}
						if half := tl.lowerWidth * Whole / 2; tl.Lower(h, i) && middle-half < lower {
							t.Fatalf("%d from %s on %d pixels: the year of slot %d touches the one before", n, first, pixels, i)
						} else if tl.Lower(h, i) {
							lower = middle + half
						}
					}
					room := int(tl.Label(tl.Count-1)-tl.Label(0))*pixels >= (tl.upperWidth+Apart)*Whole
					if room != (shown > 1) || !tl.Upper(h, tl.Count-1) {
						t.Fatalf("%d from %s on %d pixels, even %t: %d labels, room for two: %t", n, first, pixels, even, shown, room)
					}
					if shown == 1 {
						single++
					}
				}
			}
		}
	}
	if single == 0 {
		t.Error("every axis had room for two labels")
	}
}

// TestWordsOfALanguage: every word on an axis is a message, in the order that
// the language has, in the years that are tabled and in others.
func TestWordsOfALanguage(t *testing.T) {
	short := strings.NewReplacer("month-short.", "", "axis.", "")
	w := NewWords(func(key string, args ...string) string { return short.Replace(key) + strings.Join(args, "") })
	for _, year := range []int{1989, 1990, 2022, 2059, 2060} {
		first, last := strconv.Itoa(year), strconv.Itoa(year+1)
		for _, c := range []struct {
			of           scorecard.Period
			upper, lower string
		}{
			{scorecard.NewMonth(year, time.September), "september", "yearyear" + first},
			{scorecard.NewQuarter(year, 4), "quarterquarter4", "quarter-yearsfirst" + first + "last" + last},
			{scorecard.NewTerm(year, scorecard.Spring), "spring", "yearyear" + first},
			{scorecard.NewTerm(year, scorecard.Summer), "summer", "yearyear" + first},
			{scorecard.NewTerm(year, scorecard.Autumn), "autumn", "yearyear" + first},
			{scorecard.NewYear(scorecard.Financial, year), "yearsfirst" + first + "last" + last, "years-endfirst" + first + "last" + last},
			{scorecard.NewYear(scorecard.Academic, year), "yearsfirst" + first + "last" + last, "years-endfirst" + first + "last" + last},
			{scorecard.NewYear(scorecard.Calendar, year), "yearyear" + first, ""},
		} {
			tl := of(w, []scorecard.Period{c.of}, false)
			for _, l := range []struct{ got, want string }{{tl.UpperLine(0), c.upper}, {tl.LowerLine(0), c.lower}} {
				begun, cut := strings.CutSuffix(l.got, "…")
				if !cut && l.got != l.want || cut && (len(begun) < 10 || !strings.HasPrefix(l.want, begun)) {
					t.Errorf("%s: a line is %q, want %q", c.of, l.got, l.want)
				}
				if got := lettering.Width(l.got); got > mostLine || !cut && got > tl.Width(tl.Thin(400), 0) {
					t.Errorf("%s: %q is %d wide, and there is room for %d", c.of, l.got, got, tl.Width(tl.Thin(400), 0))
				}
			}
		}
	}
}

// TestLongWordsAreThinnedOut: what is shown of a year depends on how wide the
// language's words are.
func TestLongWordsAreThinnedOut(t *testing.T) {
	short, long := NewWords(english(t).Say), NewWords(func(key string, args ...string) string { return strings.Repeat("w", 12) })
	months := run(scorecard.NewMonth(2022, time.January), 12)
	count := func(w *Words) (n int) {
		tl := of(w, months, false)
		h := tl.Thin(400)
		for i := range tl.Count {
			if tl.Upper(h, i) {
				n++
			}
		}
		return n
	}
	if few, many := count(long), count(short); few < 1 || few >= many {
		t.Errorf("%d labels of long words and %d of short ones", few, many)
	}
}

// TestCenturies: where the longest stride of a kind is not long enough, the
// newest period alone is labelled.
func TestCenturies(t *testing.T) {
	w := NewWords(func(string, ...string) string { return "fourteen letters" })
	for _, newest := range latest {
		points := []scorecard.Period{newest, scorecard.NewYear(scorecard.Calendar, 1531)}
		if newest.Kind() != scorecard.CalendarYear {
			points[1] = scorecard.LatestBy(newest.Kind(), scorecard.NewMonth(1531, time.December))
		}
		tl := of(w, points, true)
		h, last, before := tl.Thin(120), tl.Count-1, -1
		for i := range tl.Count {
			if !tl.Upper(h, i) {
				continue
			}
			if before >= 0 && int(tl.Label(i)-tl.Label(before))*120 < (tl.upperWidth+Apart)*Whole {
				t.Errorf("%s: slots %d and %d touch", newest, before, i)
			}
			before = i
		}
		if before != last {
			t.Errorf("%s: the newest slot has no label", newest)
		}
	}
}

// TestNoWords: an axis without words has places and no labels.
func TestNoWords(t *testing.T) {
	for _, p := range latest {
		tl := of(nil, run(p, 3), false)
		h := tl.Thin(400)
		for i := range tl.Count {
			if tl.Upper(h, i) || tl.Lower(h, i) || tl.Width(h, i) != 0 {
				t.Errorf("%s: slot %d of an axis without words is labelled", p, i)
			}
		}
		if tl.Count != 3 || tl.At(p) <= 0 {
			t.Errorf("%s: %d slots, and it stands at %d", p, tl.Count, tl.At(p))
		}
	}
}

// The table of months agrees with the arithmetic on each of its days, and for
// some years to both sides of it.
func TestMonthOf(t *testing.T) {
	for day := int(firstDays[0]) - 1_000; day < int(firstDays[len(firstDays)-1])+1_000; day++ {
		if got, want := monthOf(day), monthOfDay(day); got != want {
			t.Fatalf("day %d is in month %d, want %d", day, got, want)
		}
		if month := monthOf(day); day < firstDay(month) || day >= firstDay(month+1) {
			t.Fatalf("day %d is not in month %d, which has %d to %d", day, month, firstDay(month), firstDay(month+1)-1)
		}
	}
}
