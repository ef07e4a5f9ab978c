package check

import (
	"fmt"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// Settle applies each scorecard's own word to the problems of its files,
// whatever stage found them: the severity that [checks] gives a rule, and the
// acceptances of single findings. It gives what remains, with what is wrong
// with those words themselves, and what was accepted. drafts says that months
// without a date of publication were looked at in full.
func Settle(s *site.Site, problems source.Problems, drafts bool) (source.Problems, []source.Accepted) {
	byName := map[string]Entry{}
	for _, e := range Manual() {
		byName[e.Name] = e
	}
	byID := map[string]*settler{}
	for _, sc := range s.Scorecards {
		w := &settler{s: sc, entries: byName}
		w.readLevels()
		w.readAccepts()
		byID[sc.ID] = w
	}
	kept := make(source.Problems, 0, len(problems))
	for _, p := range problems {
		w := byID[owner(p.Place.File)]
		if w == nil || byName[p.Rule].Fixed || w.settle(&p) {
			kept.Add(p)
		}
	}
	var accepted []source.Accepted
	for _, sc := range s.Scorecards {
		w := byID[sc.ID]
		accepted = append(accepted, w.accepted...)
		kept = append(kept, w.wrong...)
		if sc.Sound {
			kept = append(kept, w.unused(drafts)...)
		}
	}
	slices.SortStableFunc(accepted, func(a, b source.Accepted) int { return a.Problem.Compare(&b.Problem) })
	return kept, accepted
}

// owner is the id of the scorecard whose folder of data or content a file is in;
// "" for none.
func owner(file string) string {
	dir, rest, _ := strings.Cut(file, "/")
	if dir != "data" && dir != "content" {
		return ""
	}
	id, _, _ := strings.Cut(rest, "/")
	return id
}

// settler applies one scorecard's word.
type settler struct {
	s        *site.Scorecard
	entries  map[string]Entry
	levels   map[string]site.Level
	accepts  []site.Acceptance
	used     []bool
	accepted []source.Accepted
	wrong    source.Problems
}

// settle gives a problem the severity that it has here, and reports whether it
// remains.
func (w *settler) settle(p *source.Problem) bool {
	i := slices.IndexFunc(w.accepts, func(a site.Acceptance) bool { return a.Covers(p) })
	if w.entries[p.Rule].Signed {
		p.Place.Text = "" // what stands there is what nobody may read
	}
	if i >= 0 {
		w.used[i] = true
		w.accepted = append(w.accepted, source.Accepted{Problem: *p, Reason: w.accepts[i].Reason, Place: w.accepts[i].Place})
		return false
	}
	level, ok := w.levels[p.Rule]
	if ok && level.Off {
		return false
	}
	if ok {
		p.Severity = level.Severity
	}
	return true
}

// readLevels takes the levels whose rules may have one.
func (w *settler) readLevels() {
	w.levels = map[string]site.Level{}
	for _, level := range w.s.Levels {
		if why, hint := w.refused(level.Rule); why != "" {
			w.wrong.Add(source.Errorf(level.Place, "checks", "%s", why).WithHint("%s", hint))
			continue
		}
		if w.entries[level.Rule].Signed {
			w.wrong.Add(source.Errorf(level.Place, "checks", "the rule \"%s\" is not turned off or down", level.Rule).
				WithHint("accept its findings one by one in the front matter of the text, each with who answers for it and why"))
			continue
		}
		w.levels[level.Rule] = level
	}
}

// readAccepts takes the acceptances that name a rule and a reason.
func (w *settler) readAccepts() {
	for _, a := range w.s.Accepted {
		why, hint := w.refused(a.Rule)
		if why == "" && a.Reason == "" {
			why, hint = "a finding is accepted without a reason", "say why it may stand; check -accepted lists the reasons"
		}
		if why == "" && w.entries[a.Rule].Signed {
			why, hint = unsigned(&a)
		}
		if why != "" {
			w.wrong.Add(source.Errorf(a.Place, "acceptance", "%s", why).WithHint("%s", hint))
			continue
		}
		w.accepts = append(w.accepts, a)
	}
	w.used = make([]bool, len(w.accepts))
}

// unsigned says what an acceptance lacks that somebody has to answer for; ""
// for nothing.
func unsigned(a *site.Acceptance) (why, hint string) {
	const form = "[accept.%s] in the front matter, and \"the words\" = \"Data protection officer: the reason\""
	who, reason, _ := strings.Cut(a.Reason, ":")
	switch {
	case a.Text == "" && a.Line == 0:
		return "what may stand of what is withheld is accepted word by word", fmt.Sprintf(form, a.Rule)
	case len(strings.TrimSpace(who)) < 3 || len(strings.TrimSpace(reason)) < 3:
		return "this acceptance does not say who answers for it, and why", fmt.Sprintf(form, a.Rule)
	}
	return "", ""
}

// refused says why a scorecard has no word on a rule; "" where it has.
func (w *settler) refused(rule string) (why, hint string) {
	e, ok := w.entries[rule]
	var names []string
	for name, e := range w.entries {
		if !e.Fixed {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	switch {
	case !ok:
		return "there is no rule \"" + rule + "\"", source.DidYouMean(rule, names)
	case e.Fixed:
		return "the rule \"" + rule + "\" holds for everyone", "without it pages or figures would be wrong; mend what it finds"
	}
	return "", ""
}

// unused reports acceptances that nothing was found for, but for those of
// months that were not looked at in full: of a closed month nobody mends a word,
// and without drafts one that has no date of publication is left out.
func (w *settler) unused(drafts bool) (problems source.Problems) {
	for n, a := range w.accepts {
		if w.used[n] || w.levels[a.Rule].Off || w.unread(a, drafts) {
			continue
		}
		problems.Add(source.Warnf(a.Place, "acceptance", "nothing that the rule %q finds here is left to accept", a.Rule).
			WithHint("take the acceptance out: what it was for is mended, or its words have changed"))
	}
	return problems
}

// unread reports whether an acceptance stands in a file of a month that was not
// looked at in full.
func (w *settler) unread(a site.Acceptance, drafts bool) bool {
	return slices.ContainsFunc(w.s.Months, func(m *site.Month) bool {
		of := w.s.ID + "/" + m.Period.String()
		return (m.Closed() || !drafts && !m.Dated()) && (a.Place.File == "data/"+of+".csv" || strings.HasPrefix(a.Place.File, "content/"+of+"/"))
	})
}
