package figures

import (
	"fmt"
	"slices"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// examine reports what shows only when every edition is worked out. Months of
// which that is known already are not.
func (k *kept) examine(known map[source.Sum]examined, r *textReader) {
	s := k.scorecard
	files := map[scorecard.Period]*site.Month{}
	for _, m := range k.from.Months {
		files[m.Period] = m
	}
	for n := range s.Months {
		if s.Months[n].newest() != nil {
			continue // it was read when it was closed, against what it then said
		}
		var all source.Makings
		all.Add(s.Known(n), s.Written(n))
		if n > 0 {
			all.Add(s.Written(n - 1))
		}
		sum := all.Sum()
		found, ok := known[sum]
		if !ok {
			e := r.edition(s, n)
			found = r.read(e)
			if secrets := s.secrets(k.from, e); len(secrets.Of) > 0 {
				found.problems.Add(r.telling(e, secrets, slices.Concat(r.textsOf(e), s.notes(k.from, e)))...)
			}
			found.problems.Add(e.references()...)
			found.problems.Add(e.factsInReason()...)
			found.problems.Add(e.stated(files[e.Month.Period])...)
		}
		k.months[sum] = found
		k.add(found)
	}
	if s.Latest() < 0 {
		k.problems.Add(s.orphans()...)
		return
	}
	k.asides(r)
}

func (k *kept) add(found examined) {
	k.problems.Add(found.problems...)
	k.count.Add(found.count)
}

// asides examines the texts that are not about one month: against the newest
// or, of meetings, against the one that they had.
func (k *kept) asides(r *textReader) {
	s := k.scorecard
	newest := func(t *commentary.Text) {
		k.add(r.aside(s, s.Latest(), t))
		k.problems.Add(r.style(t)...)
	}
	newest(s.Introduction)
	for _, i := range s.Indicators {
		newest(s.Definitions[i.ID])
	}
	for _, m := range s.Meetings {
		month := s.MeetingMonth(m)
		k.add(r.aside(s, month, m.Text))
		if texts := proseOf(nil, "", m.Text); len(texts) > 0 && s.door.plan != nil {
			e := r.edition(s, month)
			k.problems.Add(r.telling(e, s.secrets(k.from, e), texts)...)
		}
	}
}

// orphans reports figure references of a scorecard that has no month.
func (s *Scorecard) orphans() (problems source.Problems) {
	if s.Introduction == nil {
		return nil
	}
	for _, ref := range s.Introduction.References() {
		problems.Add(source.Errorf(ref.Place, "figure-reference", "the scorecard has no month to take %q from", ref.ID).
			WithHint("a month is on the site when its index.md has published in its front matter"))
	}
	return problems
}

// references reports the references in an edition's commentary that stand for
// nothing.
func (e *Edition) references() (problems source.Problems) {
	problems.Add(e.answerable(e.Month.overview)...)
	for _, id := range e.of.written() {
		problems.Add(e.answerable(e.Month.commentary[id])...)
	}
	return problems
}

// answerable reports the references in a text that stand for nothing.
func (e *Edition) answerable(t *commentary.Text) source.Problems { return unanswered(t, e.unanswered) }

// unanswered reports the references in a text that have no answer.
func unanswered(t *commentary.Text, problem func(*commentary.Reference) *source.Problem) (problems source.Problems) {
	refs := t.References()
	for n := range refs {
		if p := problem(&refs[n]); p != nil {
			problems.Add(*p)
		}
	}
	return problems
}

// stated compares what the council stated in the month's own file with what
// was worked out.
func (e *Edition) stated(m *site.Month) (problems source.Problems) {
	for n := range m.Figures {
		f := &m.Figures[n]
		r := e.rowOf(f)
		switch {
		case r == nil:
		case r.Figure.Period == f.Period:
			// what is stated of a withheld figure tells of it, and so would a problem
			if found := e.contradictions(r, f); len(found) > 0 && !r.leansOnWithheld() {
				problems.Add(found...)
			}
		case f.Said != nil && f.Said.Status+f.Said.Movement+f.Said.Judgement != "":
			problems.Add(source.Warnf(f.Spot.Place(), "stated-status", "what is stated about %q for %s is compared with nothing: its newest figure is that for %s",
				f.Indicator, f.Period.Name(), r.Figure.Period.Name()))
		}
	}
	return problems
}

// leansOnWithheld reports whether the row's figure, or the one that it would be
// compared with, is withheld.
func (r *Row) leansOnWithheld() bool {
	before := find(r.History, r.Indicator.baselinePeriod(r.Figure.Period))
	return r.Figure.Markers.Has(scorecard.Withheld) || before != nil && before.Markers.Has(scorecard.Withheld)
}

// rowOf gives the row that a figure of the month's file is the latest of.
func (e *Edition) rowOf(f *scorecard.Figure) *Row {
	r := e.Row(f.Indicator)
	if f.Category == "" {
		return r
	}
	for n := range r.Categories {
		if r.Categories[n].Category.ID == f.Category {
			return &r.Categories[n]
		}
	}
	return nil
}

// contradictions compares one figure's stated words with what was worked out,
// and its light with the one that it would have before rounding.
func (e *Edition) contradictions(r *Row, f *scorecard.Figure) (problems source.Problems) {
	problems.Add(r.borderline(f)...)
	if f.Said == nil {
		return problems
	}
	labels := &e.of.labels
	compare := func(rule, said, computed, none string) {
		if said == "" || labels.Ours(said) == computed {
			return
		}
		p := source.Warnf(f.Spot.Place(), rule, "%q is stated as %s and works out as %s", f.Indicator, said, computed)
		if computed == "none" {
			p = source.Warnf(f.Spot.Place(), rule, "%q is stated as %s, and nothing can be worked out: %s", f.Indicator, said, none)
		}
		problems.Add(p)
	}
	compare("stated-status", f.Said.Status, computed(r).String(), withoutStatus(r))
	compare("stated-movement", f.Said.Movement, r.Movement.String(), r.Why)
	compare("stated-judgement", f.Said.Judgement, r.Judgement.String(), withoutJudgement(r))
	return problems
}

// borderline warns where the figure before rounding would have another light. It
// goes by the figure as it left: decimals that readers are not shown would tell
// them, by the light alone, more than the site does.
func (r *Row) borderline(f *scorecard.Figure) source.Problems {
	exact, ok := r.Figure.Exact, r.Figure.Has
	if part := r.Figure.Fraction; ok && part != nil && !f.HasValue {
		exact, ok = scorecard.Ratio(part.Numerator, part.Denominator, r.Indicator.Unit.Times(), 6)
	}
	if !ok || r.Target == nil || computed(r) == scorecard.Unrated || r.Target.Status(exact) == computed(r) {
		return nil
	}
	at := f.Spot.Place()
	p := source.Warnf(at, "borderline", "%q is %s as shown, and would be %s before rounding", f.Indicator, computed(r), r.Target.Status(exact))
	if !at.Secret() {
		p.Message = fmt.Sprintf("%q is %s as shown (%s), and would be %s before rounding (%s)", f.Indicator, computed(r), &r.Figure, r.Target.Status(exact), exact.Trim())
	}
	return source.Problems{p.WithHint("show more decimals, or live with the light that readers can check")}
}

// computed is the light that works out, whatever a manager says.
func computed(r *Row) scorecard.Status {
	if r.Override != nil {
		return r.Override.Computed
	}
	return r.Status
}

func withoutStatus(r *Row) string {
	if r.Target == nil {
		return "it has no target in targets.csv"
	}
	if r.Target.Green.IsZero() {
		return "its target has no rule for green"
	}
	return r.Reason()
}

func withoutJudgement(r *Row) string {
	if r.Movement != scorecard.Unmoved {
		return "no direction is good for this indicator"
	}
	return r.Why
}
