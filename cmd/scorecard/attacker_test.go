package main

import (
	"fmt"
	"maps"
	"math"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// An attacker has the files of a small site as anybody can fetch them, and knows
// how the board's figures hang together. It shares no code with what protects
// them: it reads tables, data files and drawings by itself, and reasons by
// itself (see attackersolve_test.go).
type attacker struct {
	small smallSite
	puzzle
	names map[string]string // of categories, as pages print them: the operand
	seen  map[string]int    // facts by kind of file
}

// secret is a number of the board: of an indicator or category, n and d for
// numerator and denominator, for a month, as it was before or after it was put
// right.
type secret struct {
	operand string
	part    byte
	month   int
	again   bool
}

func newAttacker(small smallSite) *attacker {
	a := &attacker{small: small, names: map[string]string{}, seen: map[string]int{}}
	for operand, name := range map[string]string{"by-age/under-1": "Under 1", "by-age/1-to-9": "1 to 9", "by-age/10-to-15": "10 to 15", "by-age/16-17": "16 to 17",
		"by-place/foster": "Foster carers", "by-place/kin": "Family and friends", "by-place/home": "Children's homes", "by-place/secure": "Secure homes", "by-place/other": "Elsewhere"} {
		a.names[name] = operand
	}
	return a
}

// cellOf gives the secret of a figure as an edition knows it.
func (a *attacker) cellOf(operand string, part byte, month, edition int) secret {
	c := secret{operand: operand, part: part, month: month}
	if strings.HasPrefix(operand, "event") && (strings.HasSuffix(operand, "-4") || strings.HasPrefix(operand, "events-")) {
		c.again = month%3 == 1 && month+1 < a.small.months && (month+1)%12 > 0 && edition > month
	}
	if part == 'd' && slices.Contains([]string{"eet", "suitable", "in-touch"}, operand) {
		c.operand = "leavers" // one base for all three
	}
	return c
}

// learn takes up a number that a file shows.
func (a *attacker) learn(format string, c secret, text string) {
	text = strings.NewReplacer(",", "", "%", "", "£", "").Replace(strings.TrimSuffix(text, " [r]"))
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return
	}
	a.seen[format]++
	whole := int64(math.Round(value))
	if c.part != 0 || !a.ratio(c.operand) {
		a.row([]term{{a.number(c), 1}}, whole, whole)
		return
	}
	n, d := a.number(secret{c.operand, 'n', c.month, false}), a.number(a.cellOf(c.operand, 'd', c.month, c.month))
	times := int64(100)
	if c.operand == "days" {
		times = 1
	}
	a.row([]term{{n, 2 * times}, {d, -(2*whole - 1)}}, 0, none)
	a.row([]term{{n, 2 * times}, {d, -(2*whole + 1)}}, -none, -1)
}

func (a *attacker) ratio(operand string) bool {
	return strings.HasPrefix(operand, "check-") || slices.Contains([]string{"eet", "suitable", "in-touch", "days"}, operand)
}

// monthOf gives the index of a month written as 2021-04, Apr 2021 or April 2021.
func (a *attacker) monthOf(text string) (int, bool) {
	for _, layout := range []string{"2006-01", "Jan 2006", "January 2006"} {
		if at, err := time.Parse(layout, text); err == nil {
			n := at.Year()*12 + int(at.Month()) - (2021*12 + 4)
			return n, n >= 0 && n < a.small.months
		}
	}
	return 0, false
}

// read reads all files of a site.
func (a *attacker) read(files map[string][]byte) {
	for name, data := range files {
		parts := strings.Split(name, "/")
		edition := a.small.months - 1
		if len(parts) > 2 {
			if n, ok := a.monthOf(parts[1]); ok {
				edition = n
			}
		}
		switch {
		case parts[0] != "board":
		case path.Ext(name) == ".csv":
			a.csv(data, edition)
		case path.Ext(name) == ".json":
			a.json(data, edition)
		case path.Ext(name) == ".svg":
			a.svg(data, strings.TrimSuffix(path.Base(name), ".svg"), edition)
		case path.Ext(name) == ".html":
			a.html(data, parts, edition)
		}
	}
}

// knows writes down how the board's figures hang together, as each edition has
// them.
func (a *attacker) knows() {
	for e := range a.small.months {
		v := func(operand string, month int) term { return term{a.number(a.cellOf(operand, 0, month, e)), 1} }
		less := func(t term) term { return term{t.number, -t.times} }
		sum := func(total term, parts ...term) { a.row(append(parts, less(total)), 0, 0) }
		for t := range e + 1 {
			if t > 0 {
				sum(v("cic", t), v("cic", t-1), v("came", t), less(v("left", t)))
			}
			sum(v("cic", t), v("by-age/under-1", t), v("by-age/1-to-9", t), v("by-age/10-to-15", t), v("by-age/16-17", t))
			sum(v("cic", t), v("by-place/foster", t), v("by-place/kin", t), v("by-place/home", t), v("by-place/secure", t), v("by-place/other", t))
			a.row([]term{v("unaccompanied", t), less(v("cic", t))}, -none, 0)
			over := func(operand string, from int) (out []term) {
				for k := from; k <= t; k++ {
					out = append(out, v(operand, k))
				}
				return out
			}
			sum(v("left-year", t), over("left", t-t%12)...)
			sum(v("held", t), v("held-home", t), v("held-school", t))
			if t%12 == 0 {
				sum(v("adopted-year", t), v("adopted", t))
			} else {
				sum(v("adopted-year", t), v("adopted-year", t-1), v("adopted", t))
			}
			if t >= 5 {
				sum(v("left-6", t), over("left", t-5)...)
			}
			for g := range a.small.events {
				var parts []term
				for k := range 5 {
					parts = append(parts, v(fmt.Sprintf("event-%d-%d", g, k), t))
				}
				events := fmt.Sprintf("events-%d", g)
				sum(v(events, t), parts...)
				sum(v(events+"-year", t), over(events, t-t%12)...)
			}
			for _, share := range []string{"check-0", "check-1", "check-2", "check-few", "eet", "suitable", "in-touch"} {
				d := a.cellOf(share, 'd', t, e)
				sum(term{a.number(d), 1}, term{a.number(secret{share, 'n', t, false}), 1}, term{a.number(secret{share, 'r', t, false}), 1})
				a.row([]term{{a.number(d), 1}}, 1, none)
			}
		}
	}
}

// truth gives every number that nobody may work out, by what the files of the
// council say.
func (a *attacker) truth(board *site.Scorecard) map[secret]int64 {
	out, adopted := map[secret]int64{}, int64(0)
	for edition, m := range board.Months {
		for _, f := range m.Figures {
			month, _ := a.monthOf(f.Period.String())
			operand := f.Indicator
			if f.Category != "" {
				operand += "/" + f.Category
			}
			add := func(part byte, n int64, whatever bool) {
				c := a.cellOf(operand, part, month, edition)
				if part == 'r' {
					c = secret{operand, 'r', month, false}
				}
				if n > 0 && n < 6 || whatever {
					out[c] = n
				}
			}
			switch n, d := f.Numerator.Coefficient(0), f.Denominator.Coefficient(0); {
			case operand == "days":
				add('n', n, d < 8)
			case f.HasFraction:
				add('n', n, d < 11)
				add('r', d-n, false)
			default:
				value := f.Value.Coefficient(0)
				add(0, value, operand == "held-school" && value == 0)
				if operand == "adopted-year" { // which tells of a month that is printed nowhere
					if month%12 > 0 {
						value, adopted = value-adopted, value
					} else {
						adopted = value
					}
					operand = "adopted"
					add(0, value, false)
				}
			}
		}
	}
	return out
}

// A raid is what an attack came to.
type raid struct {
	secrets, recovered, wrong, open int
	worst                           secret
	of                              []secret // that are recovered
}

// attack reads a site and tries to work out each of its secrets.
func attack(t *testing.T, s *plannedSite, small smallSite, files map[string][]byte) raid {
	t.Helper()
	a := newAttacker(small)
	a.knows()
	a.read(files)
	for _, format := range []string{"csv", "json", "html", "svg"} {
		if a.seen[format] == 0 {
			t.Errorf("nothing was read from %s", format)
		}
	}
	var out raid
	if !a.begin() {
		t.Fatal("what the files say contradicts itself")
	}
	for c, value := range a.truth(s.board) {
		out.secrets++
		if _, ok := a.index[c]; !ok {
			out.open++ // nothing is said of it at all
			continue
		}
		got, known, sure := a.workOut(a.number(c))
		switch {
		case known && got == value:
			out.recovered++
			out.worst = c
			out.of = append(out.of, c)
		case known:
			out.wrong++
			out.worst = c
		case sure:
			out.open++ // it found another value that is possible
		}
	}
	return out
}

// renderedFiles makes the files of a site.
func renderedFiles(t *testing.T, files fstest.MapFS) map[string][]byte {
	t.Helper()
	r := newRebuild(files, buildOptions{}).run(nil)
	out := map[string][]byte{}
	if r.problems.Fatal() {
		t.Fatal(r.problems)
	}
	if _, err := r.plan.RenderAll(into(out)); err != nil {
		t.Fatal(err)
	}
	return out
}

// raidSites are as many sites as are attacked.
func raidSites() int {
	if os.Getenv("SCORECARD_SOAK") != "" {
		return 1000
	}
	return 50
}

// TestAttacker sets the attacker on random sites. It recovers nothing; and of
// nearly everything it can show another value that is possible.
func TestAttacker(t *testing.T) {
	var all raid
	for n := range raidSites() {
		small := smallSite{months: 3 + n%3, events: 1, seed: uint64(100 + n)}
		s := small.make(t)
		got := attack(t, s, small, renderedFiles(t, s.files))
		if got.recovered+got.wrong > 0 {
			t.Errorf("site %d: %d of %d secrets are recovered, %d are something else: %v", n, got.recovered, got.secrets, got.wrong, got.worst)
		}
		all.secrets += got.secrets
		all.open += got.open
	}
	t.Logf("%d secrets on %d sites; of %d another value is shown to be possible", all.secrets, raidSites(), all.open)
	if all.secrets < 20*raidSites() || all.open < all.secrets*9/10 {
		t.Errorf("the attacker is weak: %d secrets, and of %d it knows that there is another value", all.secrets, all.open)
	}
}

// TestAttackerFindsLeaks switches off one protection at a time, and wants the
// attacker to profit: what is withheld for one reason, one relation, or one kind
// of file through which figures leave.
func TestAttackerFindsLeaks(t *testing.T) {
	small := smallSite{months: 5, events: 1, seed: 7}
	s := small.make(t)
	try := func(name string, files map[string][]byte) {
		t.Helper()
		if got := attack(t, s, small, files); got.recovered == 0 {
			t.Errorf("%s: nothing is recovered of %d secrets", name, got.secrets)
		}
	}
	whole := s.plan
	for why, which := range map[string]func(secret) bool{
		"covers": nil, "small-count": nil, "small-rest": nil, "small-numerator": nil,
		"small-base": func(c secret) bool { return c.operand == "check-few" && c.part == 'n' },
		"few":        func(c secret) bool { return c.operand == "days" },
		"zero":       func(c secret) bool { return c.operand == "held-school" },
	} {
		s.plan = &disclosure.Plan{Withheld: slices.DeleteFunc(slices.Clone(whole.Withheld), func(w scorecard.Withholding) bool { return w.Why.String() == why })}
		if len(s.plan.Withheld) == len(whole.Withheld) {
			t.Errorf("nothing is withheld for %s", why)
			continue
		}
		s.plan = s.plan.Rekeyed(figures.Protected(s.board, s.board.Months))
		s.files["data/board/withheld.csv"].Data = s.plan.AppendCSV(nil)
		got := attack(t, s, small, renderedFiles(t, s.files))
		if which != nil && !slices.ContainsFunc(got.of, which) || got.recovered == 0 {
			t.Errorf("without what is withheld for %s: nothing of it is recovered of %d secrets", why, got.secrets)
		}
	}
	s.plan = &disclosure.Plan{Withheld: slices.DeleteFunc(slices.Clone(whole.Withheld), func(w scorecard.Withholding) bool { return strings.Contains(w.Because, "new in adopted-year") })}
	s.plan = s.plan.Rekeyed(figures.Protected(s.board, s.board.Months))
	s.files["data/board/withheld.csv"].Data = s.plan.AppendCSV(nil)
	try("without what covers a month that is printed nowhere", renderedFiles(t, s.files))
	s.files["data/board/withheld.csv"].Data = whole.AppendCSV(nil)
	for _, id := range []string{"flow", "ages", "places", "events-0"} {
		unsaid := small
		unsaid.undeclared = id
		try("without the relation "+id, renderedFiles(t, unsaid.make(t).files))
	}
	small.undeclared = "year" // which follows all the same: what a year to date grows by is what happened in between
	if s := small.make(t); attack(t, s, small, renderedFiles(t, s.files)).recovered > 0 {
		t.Error("a year to date of which nobody says what it is the sum of tells")
	}
	small.undeclared = ""
	longer := smallSite{months: 7, events: 1, seed: 1}
	for _, id := range []string{"six", "events-0-year"} {
		longer.undeclared = id
		one := longer.make(t)
		if got := attack(t, one, longer, renderedFiles(t, one.files)); got.recovered == 0 {
			t.Errorf("without the relation %s: nothing is recovered of %d secrets", id, got.secrets)
		}
	}
	safe := renderedFiles(t, s.files)
	toml := s.files["data/board/scorecard.toml"]
	toml.Data = append(slices.Clone(toml.Data), "\n[disclosure]\noff = \"a test\"\n"...)
	open := renderedFiles(t, s.files)
	for name, is := range map[string]func(name string) bool{
		"a month's data.csv":  func(name string) bool { return name == "board/2021-06/data.csv" },
		"the whole data.csv":  func(name string) bool { return name == "board/data.csv" },
		"a month's data.json": func(name string) bool { return name == "board/2021-06/data.json" },
		"a month's page":      func(name string) bool { return name == "board/2021-06/index.html" },
		"indicators' pages":   func(name string) bool { return strings.HasPrefix(name, "board/indicators/") },
		"drawings":            func(name string) bool { return strings.HasSuffix(name, ".svg") },
	} {
		mixed := maps.Clone(safe)
		for file, data := range open {
			if is(file) {
				mixed[file] = data
			}
		}
		try("with figures in "+name, mixed)
	}
}
