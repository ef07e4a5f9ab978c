package figures

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
)

// A Draft is a month that is not yet published, and what a reader would miss in
// it.
type Draft struct {
	Scorecard   *Scorecard
	Month       *Month
	Sections    []scorecard.Section // that have indicators and no commentary
	Missing     []*Row              // indicators whose figure is due
	Unmentioned []*Row              // red indicators that no commentary of the month names
}

// Drafts lists the months of the Book that are not yet published, by scorecard,
// the newest first. It works their editions out: it is for somebody who asks.
func (b *Book) Drafts() []Draft {
	var out []Draft
	for _, s := range b.Scorecards {
		for n := len(s.Months) - 1; n >= 0; n-- {
			if s.Months[n].Draft() {
				out = append(out, s.draft(n))
			}
		}
	}
	return out
}

func (s *Scorecard) draft(month int) Draft {
	e := s.Edition(month)
	d := Draft{Scorecard: s, Month: e.Month}
	said := mentions{ids: map[string]bool{}}
	said.add(e.Overview())
	for _, section := range s.Sections {
		text := e.Commentary(section.ID)
		said.add(text)
		if text == nil && len(e.Section(section.ID)) > 0 {
			d.Sections = append(d.Sections, section)
		}
	}
	for n := range e.Rows {
		r := &e.Rows[n]
		if r.Due {
			d.Missing = append(d.Missing, r)
		}
		if r.Status == scorecard.Red && !said.of(r.Indicator) {
			d.Unmentioned = append(d.Unmentioned, r)
		}
	}
	return d
}

// mentions is what a month's commentary names: indicators by a figure
// reference, or by their names in its words.
type mentions struct {
	ids   map[string]bool
	words []string // of each passage, in lower case
}

func (m *mentions) add(t *commentary.Text) {
	if t == nil {
		return
	}
	for _, ref := range t.References() {
		m.ids[ref.ID] = true
	}
	for _, p := range t.Passages() {
		m.words = append(m.words, lower(p.Text))
	}
}

// of reports whether an indicator is named.
func (m *mentions) of(i *Indicator) bool {
	return m.ids[i.ID] || slices.ContainsFunc(m.words, func(text string) bool {
		return holdsWords(text, lower(i.Name)) || holdsWords(text, lower(i.Short))
	})
}

// lower gives a text in lower case, with single spaces and one kind of
// apostrophe.
func lower(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "’", "'"))
}

// holdsWords reports whether a text holds others as whole words.
func holdsWords(text, words string) bool {
	for from := 0; words != ""; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(words):])
		if !inWord(before) && !inWord(after) {
			return true
		}
		from = at + 1
	}
	return false
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
