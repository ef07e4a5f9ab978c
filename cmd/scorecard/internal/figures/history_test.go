package figures

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// chance makes small histories: indicators of every kind, and months whose
// files give, restate, withhold and leave out figures.
type chance struct{ *rand.Rand }

func (c chance) of(words ...string) string { return words[c.IntN(len(words))] }

// rarely gives a text one time in n, else none.
func (c chance) rarely(n int, text string) string {
	if c.IntN(n) > 0 {
		return ""
	}
	return text
}

func (c chance) board() board {
	b := board{
		settings:   c.rarely(3, "least_base = 10\n") + comparators,
		categories: []string{"age,x,X,part", "age,y,Y,part", "age,all,All,whole"},
		months:     map[string][]string{},
	}
	for n := range 5 {
		id := fmt.Sprintf("i%d", n)
		good := c.of("high", "low", "range", "none")
		b.indicators = append(b.indicators, indicator(id, "good="+good, "unit="+c.of("number", "%", "days"), "decimals="+c.of("", "", "0", "1"),
			"frequency="+c.of("monthly", "monthly", "quarterly", "termly", "annual"), "covers="+c.of("snapshot", "flow", "flow", "year-to-date", "rolling-12"),
			"year="+c.of("financial", "academic", "calendar"), "lag="+c.of("", "1"), "baseline="+c.of("", "previous", "year-ago", "year-end", "none", "2022-03"),
			"least_change="+c.rarely(3, "2"), "additive="+c.of("yes", ""), "categories="+c.of("", "age")))
		if good == "none" {
			continue
		}
		rules := map[string]string{"high": ",>=60,>=40", "low": ",<=40,<=60", "range": ",40 to 60,20 to 80"}[good]
		b.targets = append(b.targets, id+","+c.rarely(2, "2022-02")+","+rules)
		if c.IntN(2) == 0 {
			b.targets = append(b.targets, id+",2022-06,"+c.of(rules, ""))
		}
		b.benchmarks = append(b.benchmarks, id+",england,50,2021", id+",england,55,2022,"+c.of("2022-03", "2022-05"))
	}
	month := scorecard.NewMonth(2022, 1)
	for range 6 {
		if c.IntN(6) > 0 {
			b.months[month.String()] = c.rows(&b, month)
		}
		month = month.AddMonths(1)
	}
	return b
}

// rows makes the file of a month: each figure once, of this month or before.
func (c chance) rows(b *board, month scorecard.Period) []string {
	rows := map[string]string{}
	for range 14 {
		definition := strings.Split(c.of(b.indicators...), ",")
		kind := map[string]scorecard.Kind{"monthly": scorecard.Month, "quarterly": scorecard.Quarter, "termly": scorecard.Term, "annual": map[string]scorecard.Kind{
			"financial": scorecard.FinancialYear, "academic": scorecard.AcademicYear, "calendar": scorecard.CalendarYear}[definition[8]]}[definition[6]]
		period := scorecard.LatestBy(kind, month)
		for range c.IntN(3) * c.IntN(2) {
			period = period.Previous()
		}
		text := period.String()
		if c.IntN(8) == 0 {
			text = c.of("ytd", "2020-FY", "2020-AY", "2021")
		}
		category := ""
		if definition[13] != "" {
			category = c.of("", "x", "y", "all")
		}
		row := definition[0] + "," + fmt.Sprint(c.IntN(100)) + c.rarely(4, ".5") + "," + text + "," + c.rarely(6, c.of("[b]", "[r]", "[p]")) + "," + category
		switch c.IntN(6) {
		case 0:
			row = definition[0] + ",," + text + "," + c.of("[c]", "[x]", "[z]") + "," + category
		case 1:
			row += fmt.Sprintf(",%d,%d", c.IntN(20), 1+c.IntN(20))
		}
		key := definition[0] + category + text
		if p, err := scorecard.ParsePeriod(text, scorecard.Reading{Month: month}); err == nil && text != "ytd" {
			key = definition[0] + category + p.String()
		}
		rows[key] = row
	}
	out := make([]string, 0, len(rows))
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		out = append(out, rows[key])
	}
	return out
}

// upTo gives a site as it was when it had so many months.
func upTo(s *site.Site, months int) *site.Site {
	out, sc := *s, *s.Scorecards[0]
	sc.Months = sc.Months[:months]
	out.Scorecards = []*site.Scorecard{&sc}
	return &out
}

// all prints everything that an edition says.
func all(e *Edition) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %+v %s %v\n%s\n", e.Month.Period, e.Counts, e.recordFigures().Markers(), e.recordFigures().Columns(), changed(e))
	for n := range e.Rows {
		row(&b, &e.Rows[n])
	}
	return b.String()
}

func row(b *strings.Builder, r *Row) {
	fmt.Fprintf(b, "%s: %s known %t due %t; %s; %s, %d: %s\n", r.Subject(), show([]Figure{r.Figure}), r.Known, r.Due, moved(r), r.Status, r.Met, r.Reason())
	fmt.Fprintf(b, "  %s\n  %s\n  %s\n  %s %s\n", show(r.History), beside(r), against(r), r.Title(), r.Summary())
	if r.Previous != nil {
		fmt.Fprintf(b, "  before %s\n", show([]Figure{*r.Previous}))
	}
	for n := range r.History {
		f := &r.History[n]
		fmt.Fprintf(b, "  %s %s %v %s\n", f.Status, f.Target, f.Fraction != nil, f.Exact)
	}
	for n := range r.Categories {
		row(b, &r.Categories[n])
	}
}

// TestHistories: what an edition says comes from the files up to its month,
// and no later month changes it.
func TestHistories(t *testing.T) {
	for seed := range uint64(120) {
		s := chance{rand.New(rand.NewPCG(seed, 7))}.board().load(t)
		months := s.Scorecards[0].Months
		var first []string // what each edition said when it was the newest
		for n := range months {
			book, _ := Derive(upTo(s, n+1), Options{Words: english})
			sc := book.Scorecards[0]
			first = append(first, all(sc.Edition(n)))
			for earlier := range n {
				if got := all(sc.Edition(earlier)); got != first[earlier] {
					t.Fatalf("seed %d: with %s, the edition of %s says\n%s\nand said\n%s", seed, months[n].Period, months[earlier].Period, got, first[earlier])
				}
			}
			e := sc.Edition(n)
			addUp(t, seed, e)
			for k := range e.Rows {
				h := histories{t, seed, months[:n+1]}
				h.asSaid(&e.Rows[k])
			}
		}
	}
}

// addUp checks that each group of counts adds up to the number of indicators.
func addUp(t *testing.T, seed uint64, e *Edition) {
	t.Helper()
	c := e.Counts
	for _, sum := range []int{c.Green + c.Amber + c.Red + c.Unrated, c.Better + c.Worse + c.Unchanged + c.Unjudged, c.TargetMet + c.TargetNotMet + c.WithoutATarget} {
		if sum != len(e.Rows) || sum != c.Total {
			t.Errorf("seed %d: the counts of %s do not add up: %+v", seed, e.Month.Period, c)
		}
	}
}

// histories is what the rows of an edition are checked against.
type histories struct {
	*testing.T
	seed   uint64
	months []*site.Month // up to the edition's
}

// asSaid checks a row's history against what the files up to its month say,
// found the simple way: for each period, the last file that has it.
func (h *histories) asSaid(r *Row) {
	h.Helper()
	at := h.months[len(h.months)-1].Period
	said := map[scorecard.Period]*scorecard.Figure{}
	category := ""
	if r.Category != nil {
		category = r.Category.ID
	}
	restated := map[scorecard.Period]bool{}
	for k, m := range h.months {
		in := map[scorecard.Period]*scorecard.Figure{}
		for n := range m.Figures {
			f := &m.Figures[n]
			if f.Indicator != r.Indicator.ID || f.Period.Kind() != r.Indicator.Kind() {
				continue
			}
			own := f.Category == category
			if whole := category == "" && f.Category == "all"; own || whole && in[f.Period] == nil {
				in[f.Period] = f
			}
		}
		for p, f := range in {
			was := said[p]
			restated[p] = k == len(h.months)-1 && was != nil && was.Markers.Replacing() == 0 && f.Markers.Replacing() == 0 && was.Value != f.Value
		}
		maps.Copy(said, in)
	}
	if len(said) != len(r.History) || r.Known != (len(said) > 0) {
		h.Errorf("seed %d: %s as at %s has %s, and the files have %d periods", h.seed, r.Subject(), at, show(r.History), len(said))
		return
	}
	for n := range r.History {
		f := &r.History[n]
		want := said[f.Period]
		if want != nil && restated[f.Period] {
			again := *want
			again.Markers |= scorecard.Revised
			want = &again
		}
		if want == nil || f.Has != (want.Markers.Replacing() == 0) || f.Markers != want.Markers || f.Has && want.HasValue && f.Exact != want.Value {
			h.Errorf("seed %d: %s as at %s has %s for %s, and the files say %+v", h.seed, r.Subject(), at, f, f.Period, want)
		}
		if n > 0 && r.History[n-1].Period.Compare(f.Period) >= 0 {
			h.Errorf("seed %d: %s as at %s is out of order: %s", h.seed, r.Subject(), at, show(r.History))
		}
		if !f.Period.EndsBy(at) {
			h.Errorf("seed %d: %s as at %s knows of %s", h.seed, r.Subject(), at, f.Period)
		}
	}
	for n := range r.Categories {
		h.asSaid(&r.Categories[n])
	}
}
