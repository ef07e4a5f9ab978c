package figures

import (
	"slices"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/prose"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// secrets gives what an edition's texts must not tell: the figures of its own
// month's file and of the one before that are withheld. It is asked of the files
// and not of the edition, which knows no more than its readers, and goes to
// nobody but the reader of the texts.
func (s *Scorecard) secrets(from *site.Scorecard, e *Edition) *prose.Secrets {
	out := &prose.Secrets{Least: int64(from.Disclosure.Threshold())}
	if from.Disclosure.Off != "" {
		out.Least = 0 // small numbers are shown, and only what was withdrawn is a secret
	}
	for _, m := range from.Months {
		if s.door.plan == nil || m.Period != e.Month.Period && m.Period != e.Month.Period.Previous() {
			continue
		}
		for n := range m.Figures {
			f := &m.Figures[n]
			if s.door.hides(f, m) {
				out.Of = append(out.Of, s.secret(f))
			}
		}
	}
	return out
}

func (s *Scorecard) secret(f *scorecard.Figure) prose.Secret {
	i := s.Indicator(f.Indicator)
	out := prose.Secret{Indicator: i.ID, Section: i.Section, Percent: i.Unit.Percent()}
	if v, ok := f.Shown(max(i.Decimals, 1), i.Unit); ok {
		out.Values = append(out.Values, v)
	}
	if f.HasFraction {
		out.Values = append(out.Values, f.Numerator, f.Denominator)
	}
	return out
}

// notes gives the notes beside figures of an edition's month that are printed,
// and the reasons for its overrides: they are texts that readers read too.
func (s *Scorecard) notes(from *site.Scorecard, e *Edition) (out []prose.Text) {
	add := func(id, text string, place source.Place) {
		if i := s.Indicator(id); i != nil && text != "" {
			out = append(out, prose.Text{Section: i.Section, Passages: []commentary.Passage{{Text: text}}, Place: place})
		}
	}
	for _, m := range from.Months {
		if m.Period != e.Month.Period {
			continue
		}
		for n := range m.Figures {
			if f := &m.Figures[n]; f.Said != nil && !s.door.hides(f, m) {
				add(f.Indicator, f.Said.Note, f.Spot.Place())
			}
		}
	}
	for _, o := range e.Month.overrides {
		add(o.Indicator, o.Reason, o.Place)
	}
	return out
}

// Tells reports whether a text about a month as a whole may tell a figure that
// is withheld: the reason for a correction, say.
func (s *Scorecard) Tells(from *site.Scorecard, month int, text string) bool {
	e := s.Edition(month)
	secrets := s.secrets(from, e)
	if len(secrets.Of) == 0 {
		return false
	}
	facts := new(textReader).facts(e)
	note := prose.Text{Passages: []commentary.Passage{{Text: text}}}
	return len(prose.NewReader(facts).Telling(facts, []prose.Text{note}, secrets)) > 0
}

// telling finds what texts may tell of a month's figures that are withheld. The
// line is on the problem, because a person accepts words of it; whoever prints
// problems takes it off.
func (r *textReader) telling(e *Edition, s *prose.Secrets, texts []prose.Text) (problems source.Problems) {
	if len(s.Of) == 0 || len(texts) == 0 {
		return nil
	}
	if r.reader == nil {
		r.reader = prose.NewReader(r.facts(e))
	}
	for _, f := range r.reader.Telling(r.facts(e), texts, s) {
		p := source.Errorf(f.Place, f.Rule, "%s", f.Message).WithHint("%s", f.Hint)
		if !slices.Contains(problems, p) {
			problems.Add(p)
		}
	}
	return problems
}
