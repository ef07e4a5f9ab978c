package record

import (
	"fmt"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// again gives the small edition once more, changed.
func again(t testing.TB, change func(*Edition)) *Edition {
	e := small(t)
	change(e)
	return e
}

// lineOf prints a difference in one line.
func lineOf(d *Difference) string {
	line := fmt.Sprintf("%s %s/%s %s %s %q -> %q", d.Kind, d.Indicator, d.Category, d.Period, d.Other+d.Section, d.Before, d.After)
	if d.Size != "" {
		line += " by " + d.Size + ", " + d.Percent + "%"
	}
	if d.Substantial {
		line += " substantial"
	}
	return line
}

func TestCorrect(t *testing.T) {
	history := func(e *Edition) *Figure { return &e.Rows[0].History[0] }
	for _, c := range []struct {
		says   string
		change func(*Edition)
		want   string
	}{
		{"nothing", func(*Edition) {}, "none"},
		{"its number and dates alone", func(e *Edition) { e.Version, e.Reason, e.Month.Corrected, e.Month.By = 2, "x", "2023-05-01", "y" }, "none"},
		{"a figure", func(e *Edition) {
			history(e).Exact, history(e).Shown = number(t, "90"), number(t, "90")
		}, `figure checks/ 2023-01  "94%" -> "90%" by -4, -4.3% substantial`},
		{"a figure by less than counts", func(e *Edition) {
			history(e).Exact, history(e).Shown = number(t, "93"), number(t, "93")
			i := *e.Rows[0].Indicator.Indicator
			i.LeastChange = number(t, "2")
			e.Rows[0].Indicator.Indicator = &i
		}, `figure checks/ 2023-01  "94%" -> "93%" by -1, -1.1%`},
		{"a marker", func(e *Edition) { history(e).Markers |= scorecard.Provisional }, `figure checks/ 2023-01  "94%" -> "94%[p]"`},
		{"a figure that goes", func(e *Edition) { history(e).Has, history(e).Markers = false, scorecard.Unavailable }, `figure checks/ 2023-01  "94%" -> "[x]" substantial`},
		{"a figure that is withheld, which is not told", func(e *Edition) { history(e).Has, history(e).Markers = false, scorecard.Withheld },
			`figure checks/ 2023-01  "" -> "[c]" substantial`},
		{"a figure that is no more", func(e *Edition) { e.Rows[0].History = e.Rows[0].History[1:] }, `figure checks/ 2023-01  "94%" -> "" substantial`},
		{"a status", func(e *Edition) { e.Rows[0].Status = scorecard.Green }, `status checks/   "red" -> "green" substantial`},
		{"a direction", func(e *Edition) { e.Rows[0].Direction = "up" }, `direction checks/   "down" -> "up" substantial`},
		{"a target", func(e *Edition) { e.Rows[0].Target.Text = "96% or more" }, `target checks/   "95% or more" -> "96% or more"`},
		{"a comparator", func(e *Edition) { e.Rows[0].Benchmarks[0].Figure.Shown = number(t, "92") }, `comparator checks/  England "91%" -> "92%"`},
		{"a sentence", func(e *Edition) { e.Overview = &Text{Pieces: []Piece{{HTML: "<p>One. Three.</p>"}}} }, `sentence`},
		{"a title, which is nothing else", func(e *Edition) { e.Rows[0].Title = "Other" }, `other /   "" -> ""`},
	} {
		got := "none"
		if correction := Correct([]*Edition{small(t)}, again(t, c.change)); correction != nil {
			var lines []string
			for n := range correction.Differences {
				lines = append(lines, lineOf(&correction.Differences[n]))
			}
			got = strings.Join(lines, "; ")
			if correction.Of != 1 || correction.Began != 1 || correction.Substantial != strings.Contains(got, "substantial") {
				t.Errorf("%s: %+v", c.says, correction)
			}
		}
		if got != c.want && (c.want != "sentence" || !strings.Contains(got, `"One."`) && !strings.Contains(got, `-> "One."`)) {
			t.Errorf("%s: %s\nwant %s", c.says, got, c.want)
		}
	}
}

// TestBegan: a mistake is traced to the first version that had it.
func TestBegan(t *testing.T) {
	value := func(s string) func(*Edition) {
		return func(e *Edition) {
			f := &e.Rows[0].History[0]
			f.Exact, f.Shown = number(t, s), number(t, s)
		}
	}
	v1, v2, v3 := again(t, value("90")), again(t, value("90")), again(t, value("80"))
	v2.Rows[0].Status = scorecard.Green
	c := Correct([]*Edition{v1, v2}, v3)
	var got []string
	for n := range c.Differences {
		got = append(got, fmt.Sprintf("%s since %d", c.Differences[n].Kind, c.Differences[n].Began))
	}
	if s := strings.Join(got, ", "); s != "figure since 1, status since 2" || c.Began != 1 || c.Of != 2 || !c.Substantial {
		t.Errorf("%s; %+v", s, c)
	}
}

func TestSentences(t *testing.T) {
	for line, want := range map[string]string{
		"One. Two? 3 of them! “Four.”": "One.|Two?|3 of them!|“Four.”",
		"It was 4.5% of e.g. that":     "It was 4.5% of e.g. that",
		"":                             "",
		".":                            ".",
		"A. B":                         "A.|B",
	} {
		if got := strings.Join(sentences(line), "|"); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}
