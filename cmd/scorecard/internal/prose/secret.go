package prose

import (
	"slices"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// Secrets are a month's figures that are withheld, and that its texts must not
// tell.
type Secrets struct {
	Least int64 // smallest count of people that is shown
	Of    []Secret
}

// A Secret is what is withheld of an indicator.
type Secret struct {
	Indicator string
	Section   string
	Values    []scorecard.Decimal // as it would be shown, with numerators and denominators; all of them at once
	Percent   bool                // the first of them has a per cent sign
}

// Telling finds what may tell a figure that is withheld, in texts about a
// section that withholds some, or about the month as a whole:
//
//   - a count of people below the smallest that is shown
//   - a number that is what is withheld
//   - any number that is not one of its printed figures, “none”, “all”, “both” and
//     the like in a sentence that names what is withheld
//
// Numbers in tables and code are read too. All findings read alike, so that
// none of them tells why it was found.
func (r *Reader) Telling(f *Facts, texts []Text, s *Secrets) []Finding {
	p := &pass{reader: r, facts: f, named: map[string]map[int]bool{}}
	for n := range texts {
		t := &texts[n]
		w := &warden{pass: p, secrets: s, place: t.Place}
		sectioned := slices.ContainsFunc(f.Indicators, func(i Indicator) bool { return i.Section == t.Section })
		for k := range s.Of {
			if !sectioned || s.Of[k].Section == t.Section {
				w.here = append(w.here, &s.Of[k])
			}
		}
		for k := range t.Passages {
			if len(w.here) > 0 {
				w.passage(&t.Passages[k], t.read(k), t.Section)
			}
		}
	}
	return p.found
}

// A warden reads one text for what it may tell.
type warden struct {
	*pass
	secrets *Secrets
	place   source.Place // of the text
	here    []*Secret
}

func (w *warden) passage(in *commentary.Passage, tokens []token, section string) {
	for r := range w.readings(in, tokens, section) {
		about := slices.ContainsFunc(r.about(), func(k int) bool {
			return slices.ContainsFunc(w.here, func(s *Secret) bool { return s.Indicator == w.facts.Indicators[k].ID })
		})
		for k := range r.typedNumbers {
			if n := &r.typedNumbers[k]; w.tells(r, n, about) {
				w.report(r, n.at, n.to)
			}
		}
		for i := range r.tokens {
			typed := slices.ContainsFunc(r.typedNumbers, func(n number) bool { return n.at <= i && i < n.to })
			if about && !typed && !r.hidden[i] && r.quantity(i) {
				w.report(r, i, i+1)
			}
		}
	}
}

// quantities are words that say how many without a number.
var quantities = []string{"none", "nobody", "every", "everyone", "both", "neither", "couple", "pair", "twins", "twin", "single", "sole", "only", "dozen", "handful"}

// quantity reports whether a word says how many. “In all” comes before a number,
// “no longer” before none.
func (r *reading) quantity(i int) bool {
	switch t := r.word(i); {
	case t.is("all"):
		return !r.word(i-1).is("in", "at", "above", "after")
	case t.is("no"):
		return !r.word(i+1).is("longer", "later", "doubt")
	default:
		return t.is(quantities...)
	}
}

// tells reports whether a number may tell what is withheld.
func (w *warden) tells(r *reading, n *number, about bool) bool {
	switch n.kind {
	case Figure, Share, Bound, Base, Age, Ordinal:
	default:
		return false
	}
	counts := n.kind == Figure && !n.percent && !n.points && !n.money && n.unit == "" && !n.rough
	if counts && n.value.Sign() > 0 && n.value.Cmp(scorecard.Int(int(w.secrets.Least))) < 0 && (about || r.countsPeople(n)) {
		return true
	}
	if n.kind != Figure && n.kind != Share {
		return false
	}
	if about && r.hold(n).held != matched {
		return true
	}
	large := n.percent || n.value.Cmp(scorecard.Int(int(w.secrets.Least))) >= 0
	return large && !n.money && slices.ContainsFunc(w.here, func(s *Secret) bool { return s.is(n) })
}

// is reports whether a number is one that is withheld, at the decimals that it
// was typed with.
func (s *Secret) is(n *number) bool {
	for k, v := range s.Values {
		if (k == 0 && s.Percent) == n.percent && v.Round(n.value.Decimals()).Cmp(n.value) == 0 {
			return true
		}
	}
	return false
}

// countsPeople reports whether a number is followed by whom it counts, an
// adjective or two between, or stands after them: “a sibling group of three”.
func (r *reading) countsPeople(n *number) bool {
	for k := range 3 {
		switch t := r.word(n.to + k); {
		case peopleWord[t.low]:
			return true
		case t.kind != wordToken:
			return r.word(n.at-1).is("of") && peopleWord[r.word(n.at-3).low]
		}
	}
	return r.word(n.at-1).is("of") && (peopleWord[r.word(n.at-3).low] || peopleWord[r.word(n.at-2).low])
}

// peopleWord has whom small numbers are about.
var peopleWord = set("child", "children", "person", "people", "baby", "babies", "infant", "infants", "toddler", "toddlers", "boy", "boys", "girl", "girls", "sibling",
	"siblings", "brother", "brothers", "sister", "sisters", "twins", "teenager", "teenagers", "adolescent", "adolescents", "family", "families", "household",
	"households", "parent", "parents", "mother", "mothers", "father", "fathers", "carer", "carers", "adopter", "adopters", "adoption", "adoptions", "leaver",
	"leavers", "placement", "placements", "moves", "case", "cases", "referral", "referrals", "allegation", "allegations", "complaint", "complaints", "episode",
	"episodes", "escalation", "escalations", "order", "orders", "suspension", "suspensions", "exclusion", "exclusions", "them", "whom", "young", "ypas", "uasc")

// report notes a place, and nothing of what stands there.
func (w *warden) report(r *reading, at, to int) {
	f := Finding{Rule: "withheld-in-words", Place: w.place, Message: "this may tell a figure that is withheld",
		Hint: "refer to the figure, which then shows as [c], or say it without a number; scorecard check -explain withheld-in-words has how it is accepted"}
	if !r.passage.Located() {
		w.found = append(w.found, f) // a note, which is in one cell
		return
	}
	w.add(r, f, at, to)
}
