package prose

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// A world is the facts and sentences of a corpus.
type world struct {
	facts *Facts
	lines []line
}

// A line is one text of the corpus, and what is wrong with it.
type line struct {
	number  int
	rule    string // "ok" for nothing
	also    string // another rule that may find it too
	section string
	text    string
}

// readWorld reads a corpus, in the form that corpus.txt describes.
func readWorld(t testing.TB, name string) *world {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	w := &world{facts: &Facts{Glossary: map[string]string{}}}
	section := ""
	for n, s := range strings.Split(string(text), "\n") {
		key, rest, ok := strings.Cut(s, ": ")
		fields := strings.Split(rest, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		switch {
		case s == "" || s[0] == '#':
		case !ok:
			t.Fatalf("%s:%d: no colon", name, n+1)
		case key == "month":
			w.facts.Month = period(t, rest)
		case key == "comparator":
			w.facts.Comparators = append(w.facts.Comparators, Comparator{fields[0], fields[1], fields[1]})
		case key == "gloss":
			w.facts.Glossary[fields[0]] = fields[1]
		case key == "section":
			section = rest
		case key == "indicator":
			w.facts.Indicators = append(w.facts.Indicators, w.indicator(t, section, fields))
		default:
			rule, also, _ := strings.Cut(key, "+")
			w.lines = append(w.lines, line{n + 1, rule, also, section, rest})
		}
	}
	return w
}

func period(t testing.TB, s string) scorecard.Period {
	t.Helper()
	p, err := scorecard.ParsePeriod(s, scorecard.Reading{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func decimal(t testing.TB, s string) scorecard.Decimal {
	t.Helper()
	d, err := scorecard.ParseDecimal(s)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return d
}

func (w *world) indicator(t testing.TB, section string, fields []string) Indicator {
	t.Helper()
	good, _ := scorecard.ParseGood(fields[4])
	i := Indicator{ID: fields[0], Name: fields[1], Short: fields[2], Section: section, Unit: scorecard.Unit(fields[3]), Good: good, Known: true}
	i.Yardstick.Good = good
	from, figures, _ := strings.Cut(fields[6], ":")
	month := period(t, from)
	var target scorecard.Target
	for _, rule := range regexp.MustCompile(`(green|amber) (\S+)`).FindAllStringSubmatch(fields[5], -1) {
		r, err := scorecard.ParseRule(rule[2], good, i.Unit)
		if err != nil {
			t.Fatal(err)
		}
		if rule[1] == "green" {
			target.Green = r
			number, _ := r.Number()
			i.HasTarget = true
			i.Others = append(i.Others, Value{Kind: Target, Shown: number, Exact: number, Has: true})
		} else {
			target.Amber = r
			number, _ := r.Number()
			i.Others = append(i.Others, Value{Kind: Threshold, Shown: number, Exact: number, Has: true})
		}
	}
	for n, s := range strings.Fields(figures) {
		d := decimal(t, s)
		i.History = append(i.History, Value{Period: month.AddMonths(n), Shown: d, Exact: d, Has: true})
		i.Statuses = append(i.Statuses, target.Status(d))
	}
	last := len(i.History) - 1
	i.Now, i.Before, i.Status = i.History[last], i.History[last-1], i.Statuses[last]
	i.Met = i.HasTarget && target.Green.Holds(i.Now.Shown)
	change := i.Now.Shown.Sub(i.Before.Shown)
	i.Others = append(i.Others, Value{Kind: Change, Period: i.Now.Period, Shown: change, Exact: change, Has: true})
	if fields[7] == "" {
		return i
	}
	for _, b := range strings.Split(fields[7], ", ") {
		who, value, _ := strings.Cut(b, " ")
		d := decimal(t, value)
		k := slices.IndexFunc(w.facts.Comparators, func(c Comparator) bool { return c.ID == who })
		i.Others = append(i.Others, Value{Kind: Benchmark, Comparator: k, Shown: d, Exact: d, Has: true})
	}
	return i
}

// passages reads a text of Markdown.
func passages(t testing.TB, text string) []commentary.Passage {
	t.Helper()
	file, problems := source.NewFile("a.md", []byte(text))
	parsed, found := commentary.Parse(file, commentary.Options{})
	if problems = append(problems, found...); len(problems) > 0 {
		t.Fatalf("%q: %v", text, problems)
	}
	return parsed.Passages()
}
