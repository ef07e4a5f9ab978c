package site

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// knownFiles are the files of a scorecard's data folder beside its months.
var knownFiles = []string{"scorecard.toml", "indicators.csv", "categories.csv", "targets.csv", "benchmarks.csv", "withheld.csv", "known.csv"}

// scorecardIDs lists the folders below data/.
func (l *loader) scorecardIDs() []string {
	var ids []string
	for _, e := range l.list("data") {
		at := source.Place{File: path.Join("data", e.Name())}
		if !e.IsDir() {
			l.add(source.Errorf(at, "unknown-file", "a file stands among the scorecards' folders").
				WithHint("the files of a scorecard are in a folder of their own: data/<scorecard>/%s", e.Name()))
			continue
		}
		if p, ok := checkID(e.Name(), "scorecard", at); !ok {
			l.add(p)
			continue
		}
		if slices.Contains(reservedFolders, e.Name()) {
			l.add(source.Errorf(at, "reserved-id", "%q is a folder of our own on every site", e.Name()).WithHint("give the scorecard's folder another name"))
			continue
		}
		ids = append(ids, e.Name())
	}
	if len(ids) == 0 {
		l.add(source.Errorf(source.Place{File: "data"}, "no-scorecard", "there is no scorecard here").
			WithHint("each scorecard is a folder below data/ with a scorecard.toml and an indicators.csv; `scorecard new DIR` writes one to start from"))
	}
	return ids
}

// scorecard reads everything about one scorecard.
func (l *loader) scorecard(id string) *Scorecard {
	s := l.defined(id)
	l.months(s)
	l.published(s)
	l.content(s)
	s.Accepted, s.Sound = inOrder(l.accepted), !l.problems.Fatal()
	return s
}

// definitionFiles are read together: what one says hangs on the others.
var definitionFiles = []string{"scorecard.toml", "categories.csv", "indicators.csv", "targets.csv", "benchmarks.csv", "withheld.csv", "known.csv"}

// defined gives a scorecard with its definition and nothing else. The caller
// may set fields, and change nothing that is there.
func (l *loader) defined(id string) *Scorecard {
	var all source.Makings
	once := &loader{root: l.root, held: map[string]holding{}}
	for _, file := range definitionFiles {
		name := "data/" + id + "/" + file
		h := once.hold(name)
		for _, p := range h.problems {
			all.Text(p.Message)
		}
		all.Text(name, fmt.Sprint(h.err), string(h.raw))
	}
	name := "data/" + id + "/"
	m, sum := l.before[name], all.Sum()
	if m == nil || m.sum != sum {
		s := once.definitions(id)
		s.Sum = sum
		m = &memo{sum: sum, value: s, problems: once.problems, accepted: once.accepted}
	}
	l.keep(name, m)
	s := *m.value.(*Scorecard)
	return &s
}

// definitions reads the files of a scorecard's definition.
func (l *loader) definitions(id string) *Scorecard {
	s := &Scorecard{ID: id, Columns: 3, Disclosure: defaultDisclosure(), lost: map[string]bool{}, Place: source.Place{File: "data/" + id + "/scorecard.toml"}}
	names := namespace{}
	relations := l.definition(s, names)
	l.categories(s)
	l.indicators(s, names)
	l.checkTables(s)
	l.checkRelations(s, relations)
	l.targets(s)
	l.benchmarks(s)
	l.checkCharts(s)
	l.withheld(s)
	l.known(s)
	return s
}

// table reads a CSV file of the scorecard; nil where there is none, or where it
// cannot be read.
func (l *loader) table(s *Scorecard, name string, columns source.Columns) *source.Table {
	file, problems, _ := l.open("data/" + s.ID + "/" + name)
	var table *source.Table
	if file != nil {
		table, problems = file.Table(columns)
	}
	if problems.Fatal() {
		s.lost[name] = true
	}
	l.add(problems...)
	return table
}

// definition reads scorecard.toml. It gives the relations as they are written,
// whose indicators are not known yet.
func (l *loader) definition(s *Scorecard, names namespace) (relations []declaredRelation) {
	s.lost["scorecard.toml"] = true
	file := l.need(s.Place.File, `every scorecard has one, with at least a title and its sections: [sections.profile] title = "Profile"`)
	if file == nil {
		return nil
	}
	keys, problems := file.TOML()
	l.add(problems...)
	if problems.Fatal() {
		return nil
	}
	s.lost["scorecard.toml"] = !keys.Has("sections")
	s.Title = keys.String("title")
	if keys.Empty("title") {
		l.add(source.Errorf(keys.Place("title"), "missing-key", "the scorecard has no title").WithHint(`title = "Corporate parenting scorecard"`))
	}
	s.Publisher = keys.String("publisher")
	s.AreaCode = keys.String("area_code")
	s.Source = keys.String("source")
	s.Aliases = keys.Strings("aliases")
	for _, id := range s.Aliases {
		if p, ok := checkID(id, "scorecard", keys.Place("aliases")); !ok {
			l.add(p)
		}
	}
	s.Columns = keys.Int("months", 3)
	if s.Columns < 1 || s.Columns > 24 {
		l.add(source.Errorf(keys.Place("months"), "months", "a table cannot show %d months", s.Columns).WithHint("from 1 to 24"))
		s.Columns = 3
	}
	s.Count = Count{keys.Int("indicator_count", 0), keys.Place("indicator_count")}
	s.LeastBase = max(0, keys.Int("least_base", 0))
	l.disclosure(s, keys)
	s.Labels = l.labels(keys)
	l.comparators(s, keys)
	l.sections(s, keys, names)
	l.tables(s, keys, names)
	l.charts(s, keys, names)
	relations = l.relations(keys)
	l.levels(s, keys)
	s.ChartFiles = keys.String("chart_files")
	if s.ChartFiles != "" && s.ChartFiles != "all" {
		l.add(source.Errorf(keys.Place("chart_files"), "chart", "%q does not say which charts are files", s.ChartFiles).
			WithHint(`chart_files = "all"; without it, those of headline indicators and those that are declared`))
	}
	keys.Done()
	l.add(keys.Problems()...)
	return relations
}

// comparators reads [comparators.<id>] or, shorter, a list of titles.
func (l *loader) comparators(s *Scorecard, keys *source.Keys) {
	if !keys.Has("comparators") {
		return
	}
	table, ok := keys.IsTable("comparators")
	if !ok {
		for n, title := range keys.Strings("comparators") {
			at := keys.Item("comparators", n)
			id := suggestID(title)
			if p, ok := checkID(id, "comparator", at); !ok {
				l.add(p)
			} else if s.Comparator(id) != nil {
				l.add(source.Errorf(at, "duplicate-id", "two comparators would have the id %q", id).
					WithHint("give each an id of its own: [comparators.england] with title = \"England\""))
			} else {
				s.Comparators = append(s.Comparators, scorecard.Comparator{ID: id, Title: title, Short: title})
			}
		}
		return
	}
	for _, id := range table.Names() {
		if p, ok := checkID(id, "comparator", table.Place(id)); !ok {
			l.add(p)
			continue
		}
		c, ok := table.Table(id)
		if !ok {
			continue
		}
		comparator := scorecard.Comparator{ID: id, Title: c.String("title"), Short: c.String("short"), Note: c.String("note"), BetterThan: c.Strings("better_than")}
		if c.Empty("title") {
			l.add(source.Errorf(c.Place(), "missing-key", "the comparator %q has no title", id).WithHint(`title = "England"`))
		}
		if comparator.Short == "" {
			comparator.Short = comparator.Title
		}
		c.Done()
		s.Comparators = append(s.Comparators, comparator)
	}
	for _, c := range s.Comparators {
		for n, other := range c.BetterThan {
			if o := s.Comparator(other); o == nil || o.ID != other || other == c.ID {
				l.add(source.Errorf(table.Place(c.ID, "better_than", strconv.Itoa(n)), "unknown-comparator", "the comparator %q is better than %q, which is no other comparator", c.ID, other).
					WithHint("%s", source.DidYouMean(other, s.comparatorIDs())))
			}
		}
	}
}

func (l *loader) sections(s *Scorecard, keys *source.Keys, names namespace) {
	table, ok := keys.Table("sections")
	if !ok {
		l.add(source.Errorf(keys.Place(), "missing-key", "the scorecard has no sections").WithHint(`[sections.profile] with title = "Profile"`))
		return
	}
	for _, id := range table.Names() {
		section, ok := table.Table(id)
		if !ok {
			continue
		}
		if p, ok := names.claim(id, "section", section.Place()); !ok {
			s.lost[id] = true
			l.add(p)
			continue
		}
		title := section.String("title")
		if section.Empty("title") {
			l.add(source.Errorf(section.Place(), "missing-key", "the section %q has no title", id).WithHint(`title = "Profile"`))
		}
		aliases := section.Strings("aliases")
		l.aliases(names, aliases, "section", section.Place("aliases"))
		section.Done()
		s.Sections = append(s.Sections, scorecard.Section{ID: id, Title: title, Aliases: aliases, Place: section.Place()})
	}
}

// aliases claims the ids that something had before: links to them lead there.
func (l *loader) aliases(names namespace, ids []string, what string, at source.Place) {
	for _, id := range ids {
		if p, ok := names.claim(id, "former "+what, at); !ok {
			l.add(p)
		}
	}
}

// tables reads [tables.<id>]; checkTables looks at what they name once the
// indicators are known.
func (l *loader) tables(s *Scorecard, keys *source.Keys, names namespace) {
	table, ok := keys.Table("tables")
	if !ok {
		return
	}
	for _, id := range table.Names() {
		t, ok := table.Table(id)
		if !ok {
			continue
		}
		if p, ok := names.claim(id, "table", t.Place()); !ok {
			l.add(p)
			continue
		}
		s.Tables = append(s.Tables, scorecard.Table{ID: id, Title: t.String("title"), Section: t.String("section"),
			Indicators: t.Strings("indicators"), Place: t.Place(), Places: t.Items("indicators")})
		t.Done()
	}
}

// checkTables looks up the indicators of each table, which must share one
// category set.
func (l *loader) checkTables(s *Scorecard) {
	for n := range s.Tables {
		t := &s.Tables[n]
		set := ""
		for i, id := range t.Indicators {
			indicator := s.Indicator(id)
			if indicator == nil && s.lostIndicator(id) {
				continue
			}
			if indicator == nil {
				l.add(source.Errorf(t.Places[i], "unknown-indicator", "the table %q names %q, which is not an indicator of this scorecard", t.ID, id).
					WithHint("%s", source.DidYouMean(id, s.indicatorIDs())))
				continue
			}
			if indicator.Categories == "" || i > 0 && set != "" && indicator.Categories != set {
				l.add(source.Errorf(t.Places[i], "table", "the indicators of the table %q do not share one category set", t.ID).
					WithHint("give each of them the same set in the column categories of indicators.csv"))
			}
			set = indicator.Categories
			if t.Section == "" {
				t.Section = indicator.Section
			}
		}
		if len(t.Indicators) == 0 {
			l.add(source.Errorf(t.Place, "table", "the table %q names no indicators", t.ID).WithHint(`indicators = ["staff", "caseload"]`))
		} else if t.Section != "" && s.section(t.Section) < 0 && !s.lostSection(t.Section) {
			l.add(source.Errorf(t.Place, "unknown-section", "the table %q is in %q, which is not a section", t.ID, t.Section).
				WithHint("%s", source.DidYouMean(t.Section, s.sectionIDs())))
		}
		if t.Title == "" {
			t.Title = strings.ToUpper(t.ID[:1]) + strings.ReplaceAll(t.ID[1:], "-", " ")
		}
	}
}

// lostIndicator reports whether an id may be that of an indicator that could
// not be read.
func (s *Scorecard) lostIndicator(id string) bool { return s.lost["indicators.csv"] || s.lost[id] }

// lostSection reports the same of a section.
func (s *Scorecard) lostSection(id string) bool { return s.lost["scorecard.toml"] || s.lost[id] }

func (s *Scorecard) section(id string) int {
	return slices.IndexFunc(s.Sections, func(x scorecard.Section) bool { return x.ID == id })
}

func (s *Scorecard) sectionIDs() []string {
	var out []string
	for _, x := range s.Sections {
		out = append(out, x.ID)
	}
	return out
}

func (s *Scorecard) indicatorIDs() []string {
	var out []string
	for _, i := range s.Indicators {
		out = append(out, i.ID)
	}
	return out
}
