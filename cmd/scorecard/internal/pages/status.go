package pages

import (
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/words"
)

// icon prints one of the pictures that base.html defines once a page.
func (m *markup) icon(name string) {
	m.raw(`<svg class="icon" aria-hidden="true" width="12" height="12"><use href="#i.`, name, `"/></svg>`)
}

// status prints a light as a word, a shape and a colour.
func (m *markup) status(w *words.Words, s scorecard.Status) {
	if s == scorecard.Unrated {
		m.raw(`<span class="tag tag-none">`)
		m.say(w, "status.none")
		m.raw(`</span>`)
		return
	}
	m.raw(`<strong class="tag tag-`, s.String(), `">`)
	m.icon(s.String())
	m.text(w.Status(s))
	m.raw(`</strong>`)
}

// met prints whether a target is met, as a word and a shape.
func (m *markup) met(w *words.Words, met record.Met) {
	switch met {
	case record.IsMet:
		m.raw(`<span class="tag tag-met">`)
		m.icon("met")
		m.say(w, "status.met")
	case record.NotMet:
		m.raw(`<span class="tag tag-not-met">`)
		m.icon("not-met")
		m.say(w, "status.not-met")
	default:
		m.raw(`<span class="tag tag-none">`)
		m.say(w, "status.no-target")
	}
	m.raw(`</span>`)
}

// direction prints an arrow and what it says in words.
func (m *markup) direction(r *record.Row) {
	said := r.Direction
	if said == "" {
		m.raw(`<span class="direction quiet">`)
		m.say(r.Indicator.Words, "direction.not-compared")
		m.raw(`</span>`)
		return
	}
	m.raw(`<span class="direction direction-`, r.Judgement.String(), `">`)
	m.icon(r.Movement.String())
	m.text(words.Upper(said))
	m.raw(`</span>`)
}

// figure prints a figure with the markers that qualify it.
func (m *markup) figure(f *record.Figure) {
	if !f.Has {
		m.marker(f.Markers.Replacing())
		return
	}
	if f.Display != "" {
		m.text(f.Display)
	} else {
		*m = f.AppendDisplay(*m) // digits, commas, a point, % and £: nothing to escape
	}
	if q := f.Markers &^ f.Markers.Replacing(); q != 0 {
		m.raw(` <span class="marker">`)
		*m = q.Append(*m)
		m.raw(`</span>`)
	}
}

// goodKeys are the messages for which way is good.
var goodKeys = [...]string{"good.none", "good.high", "good.low", "good.range"}

// goodIsKeys are those that need no title before them.
var goodIsKeys = [...]string{"good.none", "good.high-is", "good.low-is", "good.range-is"}
