package pages

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/words"
)

// youngDir is where a month's page for young people stands below the month.
const youngDir = "young-people/"

// YoungPage is the data of young-people.html.
type YoungPage struct {
	Page
	Scorecard *record.Frame
	Name      string // of the month: "March 2023"
	Published string // "30 April 2023"; "" for a draft
	Text      template.HTML
	Facts     []YoungFact
	Pictures  bool          // some fact has a picture
	Terms     template.HTML // what the glossary says of words that the page uses, as items of a list; empty for none
}

// YoungFact is an indicator as young people are told it.
type YoungFact struct {
	record.YoungFact
	words *words.Words
}

// Picture prints a percentage as ten people, or ten circles where it does not
// count people, some filled in and the others outlines, so that no colour is
// needed; nothing for other figures.
func (f *YoungFact) Picture() template.HTML {
	if f.Share == nil {
		return ""
	}
	var m markup
	m.raw(`<svg class="people" viewBox="0 0 240 30" role="img" aria-label="`)
	mark := "i.thing"
	if f.People {
		mark = "i.person"
		m.text(f.words.Count("young.picture-people", f.Share.Tenths))
	} else {
		m.text(f.words.Count("young.picture-things", f.Share.Tenths))
	}
	m.raw(`">`)
	for n := range 10 {
		m.raw(`<use href="#`, mark, `" x="`)
		m.number(24*n + 2)
		m.raw(`" y="1" width="20" height="28"`)
		if n < f.Share.Tenths {
			m.raw(` class="filled"`)
		}
		m.raw(`/>`)
	}
	m.raw(`</svg>`)
	return m.html()
}

// young prints a month's page for young people.
func (w *worker) young(l leaf) {
	e, s := w.edition(l), l.s
	month, name := l.dir(), w.site.words.Period(e.Month.Period)
	p := YoungPage{
		Page: w.page(month+youngDir, w.site.words.Say("young.title", "scorecard", e.Scorecard.Title, "month", name),
			Crumb{w.site.Title, ""}, Crumb{s.Title, s.ID + "/"}, Crumb{name, month}),
		Scorecard: e.Scorecard, Name: name, Published: w.site.words.Day(e.Month.Published),
	}
	p.Title, p.version = w.versioned(l, p.Title), l.version > 0
	p.Publisher, p.Draft = e.Scorecard.Publisher, e.Month.Draft()
	p.sheet = w.sheet(l, p.HeadTitle())
	p.Charts = e.Young.Charted()
	p.Description = w.site.words.Say("young.description", "month", name)
	p.Text = w.written(e.Young, p.Root, e)
	var said strings.Builder
	for _, line := range e.Young.Plain() {
		said.WriteString(line + "\n")
	}
	for _, fact := range e.YoungFacts {
		p.Facts = append(p.Facts, YoungFact{fact, w.site.words})
		p.Pictures = p.Pictures || fact.Share != nil
		said.WriteString(fact.Words + "\n")
	}
	var terms markup
	terms.terms(p.Root, w.site.glossary.used(said.String()))
	p.Terms = terms.html()
	w.notice = w.notices(&board{leaf: l, root: p.Root, said: beforeFacts})
	w.execute("young-people.html", month+youngDir+"index.html", &p)
}

// beforeFacts is what a fact says of a row besides its figure: what that was.
func beforeFacts(r *record.Row) []record.Figure {
	if r.Indicator.Young == "" || r.Category != nil || r.Baseline == nil {
		return nil
	}
	return []record.Figure{*r.Baseline}
}

// used gives the terms of the glossary, in its order, that stand in a text as
// words of their own, in the plural too: abbreviations as they are written,
// other terms whatever their capitals.
func (g *glossary) used(text string) (out []*commentary.Term) {
	low := strings.ToLower(text)
	for n := range g.terms {
		t := &g.terms[n]
		for _, name := range t.Names {
			found := holds(low, strings.ToLower(name))
			if strings.ToUpper(name) == name || len(commentary.Abbreviations(name)) > 0 {
				found = holds(text, name)
			}
			if found {
				out = append(out, t)
				break
			}
		}
	}
	return out
}

// holds reports whether a text has words with nothing but a plural's s around
// them that is part of a word.
func holds(text, words string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], words)
		if words == "" || at < 0 {
			return false
		}
		at += from
		from = at + len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after := strings.TrimPrefix(text[from:], "s")
		first, _ := utf8.DecodeRuneInString(after)
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(first) && !unicode.IsDigit(first) {
			return true
		}
	}
}
