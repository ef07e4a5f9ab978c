package prose

import (
	"slices"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// owner gives the indicators that a number belongs to: the name that stands
// nearest before it, or else what the sentence is about.
func (r *reading) owner(n *number) []int {
	all := r.owners(n)
	if len(all) < 2 {
		return all
	}
	rates := r.speaksOfRates()
	fits := func(k int) bool {
		i := r.facts.at(k)
		return n.suits(Own, i.Unit) && (rates || i.Unit.Times() <= 100)
	}
	if kept := slices.DeleteFunc(slices.Clone(all), func(k int) bool { return !fits(k) }); len(kept) > 0 {
		return kept
	}
	return all
}

func (r *reading) owners(n *number) []int {
	var last *mention
	for k := range r.mentions {
		if r.mentions[k].to <= n.at {
			last = &r.mentions[k]
		}
	}
	if last != nil {
		return last.indicators
	}
	if len(r.mentions) > 0 && (r.mentions[0].at >= n.to && r.leadsOn(n.to, r.mentions[0].at) || r.setOff(n)) {
		return r.mentions[0].indicators
	}
	if len(r.mentions) == 0 && r.pronoun() {
		return r.carried
	}
	return nil
}

// leadsOn reports whether a number stands before the name of what it counts:
// “437 children in care”, “93% of reviews held on time”.
func (r *reading) leadsOn(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &r.tokens[i]; !t.means.empty && !t.is("all", "our", "children", "new", "had", "have", "has", "received", "did", "young", "people") {
			return false
		}
	}
	return true
}

// setOff reports whether a number stands before a comma and the name of what it
// is the value of: “At 97.3%, street lights working is …”.
func (r *reading) setOff(n *number) bool {
	return n.at == 1 && r.word(0).is("at", "with") && r.word(n.to).is(",") && len(r.mentions) > 0 && r.mentions[0].at > n.to && r.onlyEmpty(n.to+1, r.mentions[0].at)
}

// governed reports whether a number says the value of what the sentence is
// about: it follows the name and a verb, with nothing else between that could be
// counted, or stands right before the name.
func (r *reading) governed(n *number) bool {
	for k := len(r.mentions) - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if m.to <= n.at {
			return r.leads(m.to, n.at) && r.valueWord(n)
		}
	}
	if len(r.mentions) > 0 {
		return r.setOff(n) || r.leadsOn(n.to, r.mentions[0].at) && (n.percent || r.mentions[0].at == n.to || n.value.Cmp(scorecard.Int(12)) > 0)
	}
	return r.pronoun() && r.leads(1, n.at) && r.valueWord(n)
}

// valueWord reports whether the word before a number, hedges aside, leads to a
// value and what follows does not make it another thing's.
func (r *reading) valueWord(n *number) bool {
	b := r.word(n.at - 1)
	leads := b.is("to", "at", "from", "was", "is", "are", "were", "now", "stands", "stood", "reached", "of", "by", "up", "down", "only", "just", "still", "remains", "remained", "(", "a", "another", "with", "against", "than", "take", "takes", "took", "taken", "cost", "costs", "totalled", "averaged", "averages", "hit", "scored", "been", "be", "remain", "stand")
	if !leads {
		return false
	}
	next := r.word(n.to)
	if b.is("of") && !r.word(n.at-2).is("total", "figure", "target", "average", "rate", "high", "low", "peak", "value", "level", "score", "percentage", "number", "performance", "increase", "decrease", "fall", "rise", "reduction", "drop", "at") {
		return false
	}
	return n.percent && !next.is("of") || n.money || n.unit != "" || next.kind == punctToken || !countNoun[next.low] && next.is("in", "from", "at", "this", "last", "for", "and", "compared", "since", "against", "by", "to", "but", "on", "children", "per", "down", "up", "over", "which", "", "during", "after", "as", "with", "again", "now", "while", "before", "days", "than")
}

// present reports whether a number is said to be of now: “is”, “stands at”,
// “rose to”, or beside the month's name.
func (r *reading) present(n *number) bool {
	b := r.word(n.at - 1)
	if b.is("to") {
		for k := n.at - 2; k >= max(0, n.at-5); k-- {
			if verbs[r.word(k).low] > 0 {
				return true
			}
		}
		return false
	}
	if b.is("at", "with") && r.setOff(n) || r.counting(n) {
		return true
	}
	return b.is("is", "are", "now", "stands", "take", "takes") || b.is("at") && r.word(n.at-2).is("stand", "stands", "is", "now", "remains", "remain", "are", "currently", "sits", "sit")
}

// counting reports whether what a number counts is said to be so now: “171
// people are waiting for …”.
func (r *reading) counting(n *number) bool {
	if len(r.mentions) == 0 {
		return false
	}
	for i := range n.at {
		if r.tokens[i].kind != punctToken {
			return false
		}
	}
	for i := n.to; i < r.mentions[0].to; i++ {
		if r.word(i).is("are", "is") {
			return true
		}
	}
	return false
}

// past reports whether a sentence speaks of an earlier time beside a number.
func (r *reading) past(n *number) bool {
	after := 0
	for k := range r.mentions {
		if r.mentions[k].to <= n.at {
			after = r.mentions[k].to
		}
	}
	for i := range r.tokens {
		t := &r.tokens[i]
		if r.hidden[i] {
			continue
		}
		switch {
		case t.is("last", "previous", "previously", "before", "ago", "earlier", "was", "were", "compared", "peak"),
			i >= after && i < n.at && (t.is("since", "against", "target") || t.is("than") && n.hedge == exactly || t.is("from") && i > n.at-3):
			return true
		case r.month(i) && i > 0:
			if _, m := ym(r.facts.Month); months[m-1] != t.low && shortMonth[m-1] != t.low {
				return true
			}
		}
	}
	return false
}
