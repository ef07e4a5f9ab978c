package figures

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// board is a small scorecard as its authors write it: rows without their
// headers, which are those below.
type board struct {
	settings   string // of scorecard.toml, beside its title and its section s
	indicators []string
	categories []string
	targets    []string
	benchmarks []string
	months     map[string][]string // rows by month
	content    map[string]string   // by name, such as 2023-03/s.md
	protected  bool                // small numbers are; otherwise all is shown
}

const (
	indicatorHead = "id,name,section,unit,good,decimals,frequency,covers,year,lag,baseline,least_change,additive,categories,headline,young"
	categoryHead  = "set,id,name,total"
	targetHead    = "indicator,from,target,green,amber,category,text"
	benchmarkHead = "indicator,comparator,value,period,from,category,source"
	figureHead    = "indicator,value,period,marker,category,numerator,denominator,note,stated_status,stated_movement,stated_judgement"
)

// indicator is a row of indicators.csv: an id, and columns as column=text.
// Without them it counts something of which less is better.
func indicator(id string, columns ...string) string {
	row := make([]string, 0, 16)
	for _, name := range strings.Split(indicatorHead, ",") {
		text := map[string]string{"id": id, "name": strings.ToUpper(id), "section": "s", "unit": "number", "good": "low"}[name]
		for _, c := range columns {
			if value, ok := strings.CutPrefix(c, name+"="); ok {
				text = value
			}
		}
		row = append(row, text)
	}
	return strings.Join(row, ",")
}

// files writes the board as a site called b. A month without an index.md of its
// own is published.
func (b board) files() fs.FS {
	root := fstest.MapFS{}
	file := func(name, text string) { root[name] = &fstest.MapFile{Data: []byte(text)} }
	table := func(name, head string, rows []string) {
		if len(rows) > 0 {
			file("data/b/"+name, head+"\n"+strings.Join(rows, "\n")+"\n")
		}
	}
	file("site.toml", "title = \"T\"\n")
	disclosure := "off = \"made up\""
	if b.protected {
		disclosure = "threshold = 6"
	}
	file("data/b/scorecard.toml", "title = \"B\"\n"+b.settings+"\n[disclosure]\n"+disclosure+"\n[sections.s]\ntitle = \"S\"\n")
	table("indicators.csv", indicatorHead, b.indicators)
	table("categories.csv", categoryHead, b.categories)
	table("targets.csv", targetHead, b.targets)
	table("benchmarks.csv", benchmarkHead, b.benchmarks)
	for month, rows := range b.months {
		table(month+".csv", figureHead, rows)
		file("content/b/"+month+"/index.md", "+++\npublished = "+month+"-28\n+++\n")
	}
	for name, text := range b.content {
		file("content/b/"+name, text)
	}
	return root
}

// load loads the board. It may have no errors.
func (b board) load(t testing.TB) *site.Site {
	t.Helper()
	s, problems := site.Load(b.files())
	if problems.Fatal() {
		t.Fatal(list(problems))
	}
	return s
}

// derive makes the board's scorecard, and the problems that show then.
func (b board) derive(t testing.TB) (*Scorecard, source.Problems) {
	t.Helper()
	book, problems := Derive(b.load(t), Options{Words: english})
	return book.Scorecards[0], problems
}

// edition gives the board as at a month.
func (b board) edition(t testing.TB, month string) *Edition {
	t.Helper()
	s, _ := b.derive(t)
	return asAtMonth(t, s, month)
}

// asAtMonth gives a scorecard as at a month.
func asAtMonth(t testing.TB, s *Scorecard, month string) *Edition {
	t.Helper()
	for n := range s.Months {
		if s.Months[n].Period.String() == month {
			return s.Edition(n)
		}
	}
	t.Fatalf("there is no month %s", month)
	return nil
}

// list prints problems in order, one on a line, each with its hint below.
func list(problems source.Problems) string {
	var b strings.Builder
	for _, p := range problems.Sorted() {
		mark := ""
		if p.Severity == source.Warning {
			mark = "warning: "
		}
		fmt.Fprintf(&b, "%s: %s%s (%s)\n", p.Place, mark, p.Message, p.Rule)
		if p.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", p.Hint)
		}
	}
	return b.String()
}

// show prints figures: periods and what is shown, in turn.
func show(figures []Figure) string {
	var s []string
	for n := range figures {
		s = append(s, figures[n].Period.String()+" "+figures[n].String()+(figures[n].Markers&^figures[n].Markers.Replacing()).String())
	}
	return strings.Join(s, ", ")
}

// months names count months up to and including a month.
func months(last string, count int) []string {
	p, err := scorecard.ParseMonth(last)
	if err != nil {
		panic(err)
	}
	out := make([]string, count)
	for n := range out {
		out[n] = p.AddMonths(n + 1 - count).String()
	}
	return out
}

// monthly gives one row a month to an indicator, the last in the last month;
// an empty row is a month without one.
func monthly(last string, rows ...string) map[string][]string {
	out := map[string][]string{}
	for n, month := range months(last, len(rows)) {
		out[month] = nil
		if rows[n] != "" {
			out[month] = []string{rows[n]}
		}
	}
	return out
}

func TestBook(t *testing.T) {
	b := board{
		settings:   "publisher = \"P\"\narea_code = \"E1\"\nsource = \"R\"\nmonths = 4\n[labels]\nYellow = \"amber\"\n[comparators.england]\ntitle = \"England\"",
		indicators: []string{indicator("a", "headline=yes"), indicator("b", "categories=age")},
		categories: []string{"age,x,X,", "age,y,Y,"},
		months:     map[string][]string{"2023-03": {"a,1"}, "2023-01": {"a,3"}, "2023-02": {"a,2"}},
		content: map[string]string{"index.md": "Introduction\n", "indicators/a.md": "Definition\n", "meetings/2023-04.md": "+++\ntitle = \"M\"\nmonths = [\"2023-03\"]\n+++\nAgreed\n",
			"2023-02/s.md": "Commentary\n", "2023-03/index.md": "+++\npublished = 2023-04-30\nnext = 2023-05-31\nextracted = 2023-04-12\nmeeting = \"2023-04\"\n+++\nOverview\n"},
	}
	book, problems := Derive(b.load(t), Options{Words: english})
	if len(problems) > 0 || book.Config.Title != "T" || book.Newest != "2023-04-30" || len(book.Scorecards) != 1 {
		t.Fatalf("the book is %+v, %v", book, problems)
	}
	s := book.Scorecards[0]
	if s.ID != "b" || s.Title != "B" || s.Publisher != "P" || s.AreaCode != "E1" || s.Source != "R" || s.ShownInFull != "made up" || s.Columns != 4 ||
		s.labels.Ours("yellow") != "amber" || len(s.Labels) != 1 || len(s.Sections) != 1 || len(s.Comparators) != 1 || len(s.Meetings) != 1 || s.Introduction == nil {
		t.Errorf("the scorecard is %+v", s)
	}
	if s.Latest() != 2 || s.Definitions["a"] == nil || s.Definitions["b"] != nil || s.Indicator("b").Set.ID != "age" || s.Indicator("c") != nil {
		t.Error("months or indicators are not found")
	}
	march, february := s.Edition(2), s.Edition(1)
	if m := march.Month; m.Published != "2023-04-30" || m.NextDate != "2023-05-31" || m.Extracted != "2023-04-12" || !slices.Equal(m.Meetings, []string{"2023-04"}) || m.Draft() {
		t.Errorf("March is %+v", m)
	}
	if march.Overview() == nil || march.Commentary("s") != nil || february.Overview() != nil || february.Commentary("s") == nil || february.Commentary("t") != nil {
		t.Error("commentary is not with its month")
	}
	if march.Before().Period != february.Month.Period || s.record(s.Edition(2)).Since != february.Month.Period || s.Edition(0).Before() != nil || !s.record(s.Edition(0)).Since.IsZero() {
		t.Error("the months are not side by side")
	}
	if len(march.Section("s")) != 2 || len(march.Section("t")) != 0 || march.Row("c") != nil {
		t.Error("rows are not found")
	}
	printed := s.record(s.Edition(2))
	if h := printed.Headlines(); len(h) != 1 || h[0] != printed.Row("a") {
		t.Error("headlines are not found")
	}
	var columns []string
	for _, p := range printed.Columns() {
		columns = append(columns, p.String())
	}
	if got := strings.Join(columns, " "); got != "2022-12 2023-01 2023-02 2023-03" {
		t.Errorf("the columns are %s", got)
	}
	if s.Edition(0).Changes != nil || march.Changes == nil {
		t.Error("the first month has changes, or a later one has no list of them")
	}
}

func TestDrafts(t *testing.T) {
	b := board{
		indicators: []string{indicator("a")},
		targets:    []string{"a,,<=5"},
		months:     map[string][]string{"2023-01": {"a,1"}, "2023-02": {"a,2"}, "2023-03": {"a,3", "a,9,2023-01"}},
		content: map[string]string{"2023-02/index.md": "No date, so a draft {{nothing}}\n", "index.md": "{{a}}\n",
			"2023-03/index.md": "+++\npublished = 2023-04-30\n+++\n"},
	}
	s := b.load(t)
	book, problems := Derive(s, Options{Words: english})
	if len(problems) > 0 {
		t.Errorf("a draft has problems: %s", list(problems))
	}
	sc := book.Scorecards[0]
	if len(sc.Months) != 2 || sc.Months[0].Draft() || sc.Months[1].Draft() {
		t.Fatalf("the months are %+v", sc.Months)
	}
	march := sc.Edition(1).Row("a")
	if got := show(march.History); got != "2023-01 9[r], 2023-03 3" || march.Previous != nil || march.Movement != scorecard.Unmoved {
		t.Errorf("without the draft, March has %s, and moved %s", got, march.Movement)
	}
	book, problems = Derive(s, Options{Words: english, Drafts: true})
	sc = book.Scorecards[0]
	if got := show(sc.Edition(2).Row("a").History); len(sc.Months) != 3 || !sc.Months[1].Draft() || got != "2023-01 9[r], 2023-02 2, 2023-03 3" {
		t.Errorf("with the draft, March has %s", got)
	}
	want := "content/b/2023-02/index.md:1:21: there is no indicator \"nothing\" (figure-reference)\n  hint: valid here: \"a\"\n"
	if got := list(problems); got != want {
		t.Errorf("with the draft, the problems are\n%swant\n%s", got, want)
	}
	if book.Newest != "2023-04-30" {
		t.Errorf("the newest date is %s", book.Newest)
	}
}

func TestNoMonths(t *testing.T) {
	b := board{indicators: []string{indicator("a")}, months: map[string][]string{"2023-01": {"a,1"}},
		content: map[string]string{"2023-01/index.md": "A draft\n", "index.md": "There are {{a}}.\n"}}
	s, problems := b.derive(t)
	want := "content/b/index.md:1:11: the scorecard has no month to take \"a\" from (figure-reference)\n" +
		"  hint: a month is on the site when its index.md has published in its front matter\n"
	if got := list(problems); len(s.Months) != 0 || s.Latest() != -1 || got != want {
		t.Errorf("without a month:\n%swant\n%s", got, want)
	}
	b.content = map[string]string{"2023-01/index.md": "A draft\n"}
	if _, problems := b.derive(t); len(problems) > 0 {
		t.Errorf("without a month and without an introduction:\n%s", list(problems))
	}
}

// TestMeetings: a meeting saw the months that it names, and those that name it.
func TestMeetings(t *testing.T) {
	meeting := func(months string) string { return "+++\ntitle = \"M\"\nmonths = [" + months + "]\n+++\n{{a}}\n" }
	b := board{
		indicators: []string{indicator("a")},
		months:     map[string][]string{"2023-01": {"a,1"}, "2023-02": {"a,2"}, "2023-03": {"a,3"}},
		content: map[string]string{
			"2023-02/index.md":    "+++\npublished = 2023-02-28\nmeeting = [\"2023-05\", \"2023-04-20\"]\n+++\n",
			"meetings/2023-03.md": meeting(`"2023-01"`), "meetings/2023-04-20.md": meeting(""), "meetings/2023-05.md": meeting(`"2023-01/v1"`),
			"meetings/2023-06.md": meeting(""), "meetings/2023-07.md": meeting(`"2022-12"`),
		},
	}
	s, problems := b.derive(t)
	if len(problems) > 0 {
		t.Error(list(problems))
	}
	for n, want := range []struct{ id, seen, figure string }{
		{"2023-03", "2023-01", "1"}, {"2023-04-20", "2023-02", "2"}, {"2023-05", "2023-01 2023-02", "2"}, {"2023-06", "", "3"}, {"2023-07", "", "3"},
	} {
		m := s.Meetings[n]
		var seen []string
		for k := range s.Months {
			if s.Months[k].Seen(m) {
				seen = append(seen, s.Months[k].Period.String())
			}
		}
		a, p := Answer(s.record(s.Edition(s.MeetingMonth(m))), &references(m.Text)[0])
		if m.ID != want.id || strings.Join(seen, " ") != want.seen || p != nil || a.Figure != want.figure {
			t.Errorf("%s saw %q, and says %s, %v; want %+v", m.ID, seen, a.Figure, p, want)
		}
	}
	if none := (&Scorecard{}).MeetingMonth(s.Meetings[0]); none != -1 {
		t.Errorf("without months a meeting saw month %d", none)
	}
}

// references gives the references of a text, which may be nil.
func references(text *commentary.Text) []commentary.Reference {
	if text == nil {
		return nil
	}
	return text.References()
}
