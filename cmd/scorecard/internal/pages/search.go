package pages

import (
	"encoding/json"
	"html/template"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/source"
)

// SearchPage is the data of search.html: every indicator of the site from A to
// Z, and what a script finds things by.
type SearchPage struct {
	Page
	Groups []IndicatorGroup
	Index  template.JS // a list of [title, address from the root, what it is part of, other words], and "Draft" after these where it is of a draft
}

// search prints the page that things are looked up on. Its index has names and
// meanings, and no figure.
func (w *worker) search() {
	said := w.site.words
	p := SearchPage{Page: w.page("search/", said.Say("search.title"), Crumb{w.site.Title, ""})}
	p.Description = said.Say("search.description")
	type listed struct {
		IndicatorLink
		order string
	}
	var all []listed
	index := [][]string{}
	for _, s := range w.in.Book.Scorecards {
		part := s.Title
		if s.Publisher != "" {
			part = said.Say("search.part", "section", s.Title, "scorecard", s.Publisher)
		}
		sections := map[string]string{}
		for _, section := range s.Sections {
			sections[section.ID] = section.Title
		}
		index = append(index, []string{s.Title, s.ID + "/", s.Publisher, ""})
		for _, i := range s.Indicators {
			name := i.Alone
			link := IndicatorLink{name, said.Say("search.part", "section", sections[i.Section], "scorecard", part), s.ID + "/indicators/" + i.ID + "/"}
			all = append(all, listed{link, alphabetical(name)})
			index = append(index, []string{link.Name, link.URL, link.Section, w.wordsOf(i, name)})
		}
		if n := s.Latest(); n >= 0 {
			m := &s.Months[n].Month
			for _, section := range s.Sections {
				index = append(index, w.found(m, section.Title, monthURL(&s.Frame, m)+"#"+section.ID, part, ""))
			}
		}
		for n := len(s.Months) - 1; n >= 0; n-- {
			m := &s.Months[n].Month
			index = append(index, w.found(m, said.Period(m.Period), monthURL(&s.Frame, m), part, m.Period.String()))
		}
	}
	for n := range w.in.Book.Terms {
		t := &w.in.Book.Terms[n]
		index = append(index, []string{strings.Join(t.Names, ", "), "glossary/#" + t.ID, t.Meaning, ""})
	}
	slices.SortStableFunc(all, func(a, b listed) int { return strings.Compare(a.order, b.order) })
	for n := range all {
		letter := initial(said, all[n].Name)
		if len(p.Groups) == 0 || p.Groups[len(p.Groups)-1].Letter != letter {
			p.Groups = append(p.Groups, IndicatorGroup{Letter: letter})
		}
		g := &p.Groups[len(p.Groups)-1]
		g.Indicators = append(g.Indicators, all[n].IndicatorLink)
	}
	data, err := json.Marshal(index) // escapes <, > and &
	if err != nil {
		w.fail(err)
		return
	}
	p.Index = template.JS(data)
	w.execute("search.html", "search/index.html", &p)
}

// found is what the index has of something in a month.
func (w *worker) found(m *record.Month, words ...string) []string {
	if m.Draft() {
		words = append(words, w.site.words.Say("page.draft"))
	}
	return words
}

// wordsOf gives by what else than the name it is listed under an indicator is
// found: its full name, what it counts, its own words and abbreviations in both forms.
func (w *worker) wordsOf(i *figures.Indicator, listed string) string {
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, s := range []string{i.Name, i.Short} {
		if s != listed {
			add(s)
		}
	}
	add(i.Ref)
	add(i.Plain)
	for _, s := range append(slices.Clone(i.Aliases), i.Tags...) {
		add(s)
	}
	said := strings.ToLower(i.Name + " " + i.Plain)
	for _, t := range w.in.Book.Terms {
		if strings.Contains(said, strings.ToLower(t.Short)) {
			add(t.Names[0])
		}
	}
	for _, t := range w.site.glossary.in(nil, i.Name+" "+i.Plain) {
		add(t.Short)
	}
	return strings.Join(out, " ")
}

// foundBy stands for what the search page says of a scorecard.
func foundBy(s *figures.Scorecard) source.Sum {
	var all source.Makings
	all.Text(s.ID, s.Title, s.Publisher)
	all.Int(len(s.Sections))
	for _, section := range s.Sections {
		all.Text(section.ID, section.Title)
	}
	all.Int(len(s.Indicators))
	for _, i := range s.Indicators {
		all.Text(i.ID, i.Section, i.Alone, i.Short, i.Name, i.Ref, i.Plain)
		all.Texts(i.Aliases)
		all.Texts(i.Tags)
	}
	for n := range s.Months {
		all.Text(s.Months[n].Period.String())
		if s.Months[n].Draft() {
			all.Text("draft")
		}
	}
	return all.Sum()
}
