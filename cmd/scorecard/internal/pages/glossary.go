package pages

import (
	"html/template"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/source"
)

// glossary finds the meanings of abbreviations.
type glossary struct {
	terms  []commentary.Term // in the glossary's order
	byName map[string]*commentary.Term
	sum    source.Sum
}

func newGlossary(terms []commentary.Term) glossary {
	g := glossary{terms: terms, byName: map[string]*commentary.Term{}}
	var all source.Makings
	for n := range terms {
		t := &terms[n]
		for _, name := range t.Names {
			g.byName[name] = t
		}
		all.Text(t.ID, t.Meaning)
		all.Texts(t.Names)
	}
	g.sum = all.Sum()
	return g
}

// term gives the meaning of an abbreviation, in the plural too; nil where there
// is none.
func (g *glossary) term(word string) *commentary.Term {
	if t := g.byName[word]; t != nil {
		return t
	}
	for _, plural := range []string{"’s", "'s", "s"} {
		if one, ok := strings.CutSuffix(word, plural); ok && g.byName[one] != nil {
			return g.byName[one]
		}
	}
	return nil
}

// in gives the abbreviations of a text that have a meaning, with it, each once.
func (g *glossary) in(out []*commentary.Term, text string) []*commentary.Term {
	for _, word := range commentary.Abbreviations(text) {
		if t := g.term(word); t != nil && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// meets reports whether a page uses a term for the first time.
func (w *worker) meets(t *commentary.Term) bool {
	if slices.Contains(w.met, t) {
		return false
	}
	w.met = append(w.met, t)
	return true
}

// termLink appends a link to a term of the glossary.
func (m *markup) termLink(root string, t *commentary.Term, text string) {
	m.raw(`<a class="term" href="`, rootOr(root), `glossary/#`)
	m.text(t.ID)
	m.raw(`">`)
	m.text(text)
	m.raw(`</a>`)
}

// word appends a word of a text; the first time that a page uses an
// abbreviation, with what it stands for and a link to the glossary. An author
// who says so himself is not said after.
func (m *markup) word(w *worker, root, word, after string) {
	t := w.site.glossary.term(word)
	if t == nil || !w.meets(t) {
		m.raw(word)
		return
	}
	said := strings.HasPrefix(after, " (") || strings.HasSuffix(strings.ToLower(string(*m)), strings.ToLower(escaped(t.Short))+" (")
	m.termLink(root, t, word)
	if !said {
		m.raw(" ")
		m.say(w.site.words, "glossary.short-for", "meaning", t.Short)
	}
}

// expansions appends, after a name that cannot have links in it, what those of
// its abbreviations stand for that the page has not used before.
func (m *markup) expansions(w *worker, root, name string) {
	for _, t := range w.site.glossary.in(nil, name) {
		if !w.meets(t) {
			continue
		}
		var link markup
		link.termLink(root, t, t.Names[0])
		m.raw(` <span class="quiet">`)
		*m = w.site.words.AppendMarkup(*m, "glossary.stands-for", "term", string(link), "meaning", escaped(t.Short))
		m.raw(`</span>`)
	}
}

// abbreviations appends what the abbreviations of a section stand for, all of
// them, wherever on the page they came first. One that only indicators use says
// which, and is left out with them.
func (s *SectionView) abbreviations(m *markup) {
	g, w := &s.month.w.site.glossary, s.month.w.site.words
	var used []*commentary.Term
	for _, word := range s.month.Edition.Written(s.ID).Words() {
		used = g.in(used, word)
	}
	said := len(used)
	users := map[*commentary.Term][]*record.Row{}
	for _, r := range s.rows {
		for _, t := range g.of(r) {
			users[t] = append(users[t], r)
			if !slices.Contains(used, t) {
				used = append(used, t)
			}
		}
	}
	if len(used) == 0 {
		return
	}
	m.raw(`<details class="notes"><summary>`)
	m.about(w, "glossary.abbreviations", s.Title)
	m.raw(`</summary><ul>`)
	for n, t := range used {
		m.raw(`<li`)
		if n >= said {
			m.data(users[t]...)
		}
		m.raw(`>`)
		m.term(s.month.root, t)
	}
	m.raw(`</ul></details>`)
}

// of gives the abbreviations of what stands in a table and a chart of a row.
func (g *glossary) of(r *record.Row) []*commentary.Term {
	used := g.in(nil, r.Indicator.Short+" "+r.Indicator.Name)
	for n := range r.Categories {
		used = g.in(used, r.Categories[n].Category.Name)
	}
	for n := range r.Benchmarks {
		used = g.in(used, r.Benchmarks[n].Comparator.Short)
	}
	return used
}

// terms appends an item of a list for each term.
func (m *markup) terms(root string, terms []*commentary.Term) {
	for _, t := range terms {
		m.raw(`<li>`)
		m.term(root, t)
	}
}

// term appends the rest of an item of a list: a term, and what it means.
func (m *markup) term(root string, t *commentary.Term) {
	m.raw(`<strong>`)
	m.termLink(root, t, t.Names[0])
	m.raw(`</strong>: `)
	m.text(t.Meaning)
	m.raw(`</li>`)
}

// fullName prints a name where it is not a page's title, and what the
// abbreviations of both stand for.
func (w *worker) fullName(p *Page, name string) template.HTML {
	var out markup
	if name != p.Title {
		out.text(name)
	}
	out.expansions(w, p.Root, p.Title+" "+name)
	return out.html()
}

// Abbreviations prints what the abbreviations of the indicator's names stand
// for, as items of a list; empty where there are none.
func (p *IndicatorPage) Abbreviations() template.HTML {
	var out markup
	out.terms(p.Root, p.Site.glossary.in(nil, p.Indicator.Short+" "+p.Indicator.Name))
	return out.html()
}
