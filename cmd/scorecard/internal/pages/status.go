package pages

import (
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// icon prints one of the pictures that base.html defines once a page.
func (m *markup) icon(name string) {
	m.raw(`<svg class="icon" aria-hidden="true" width="12" height="12"><use href="#i.`, name, `"/></svg>`)
}

var statusWord = map[scorecard.Status]string{
	scorecard.Green: "Green", scorecard.Amber: "Amber", scorecard.Red: "Red", scorecard.Unrated: "No status",
}

// status prints a light as a word, a shape and a colour.
func (m *markup) status(s scorecard.Status) {
	if s == scorecard.Unrated {
		m.raw(`<span class="tag tag-none">No status</span>`)
		return
	}
	m.raw(`<strong class="tag tag-`, s.String(), `">`)
	m.icon(s.String())
	m.raw(statusWord[s], `</strong>`)
}

// met prints whether a target is met, as a word and a shape.
func (m *markup) met(met figures.Met) {
	switch met {
	case figures.IsMet:
		m.raw(`<span class="tag tag-met">`)
		m.icon("met")
		m.raw(`Met</span>`)
	case figures.NotMet:
		m.raw(`<span class="tag tag-not-met">`)
		m.icon("not-met")
		m.raw(`Not met</span>`)
	default:
		m.raw(`<span class="tag tag-none">No target</span>`)
	}
}

// direction prints an arrow and what it says in words.
func (m *markup) direction(r *figures.Row) {
	words := r.DirectionWords()
	if words == "" {
		m.raw(`<span class="direction quiet">Not compared</span>`)
		return
	}
	m.raw(`<span class="direction direction-`, r.Judgement.String(), `">`)
	m.icon(r.Movement.String())
	m.text(upperFirst(words))
	m.raw(`</span>`)
}

// figure prints a figure with the markers that qualify it.
func (m *markup) figure(f *figures.Figure) {
	if !f.Has {
		m.marker(f.Markers.Replacing())
		return
	}
	*m = f.AppendDisplay(*m) // digits, commas, a point, % and £: nothing to escape
	if q := f.Markers &^ f.Markers.Replacing(); q != 0 {
		m.raw(` <span class="marker">`)
		*m = q.Append(*m)
		m.raw(`</span>`)
	}
}

var goodWord = [...]string{"For information", "High", "Low", "In range"}

// markerMeaning explains each marker to readers.
var markerMeaning = map[scorecard.Markers]string{
	scorecard.Withheld:       "withheld to protect people",
	scorecard.Unavailable:    "not available, or not yet due",
	scorecard.NotApplicable:  "not applicable: there is no such figure",
	scorecard.RoundsToZero:   "rounds to zero, and is not zero",
	scorecard.RoundsToZeroK:  "rounds to zero, and is not zero",
	scorecard.Provisional:    "provisional: expected to be revised",
	scorecard.Revised:        "revised since it was first published",
	scorecard.Estimated:      "estimated",
	scorecard.Break:          "break in series: not comparable with earlier figures",
	scorecard.Forecast:       "forecast, not observed",
	scorecard.LowReliability: "low reliability",
}
