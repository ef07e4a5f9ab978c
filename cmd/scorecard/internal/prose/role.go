package prose

import "slices"

// holdRole compares a number that is said to be a target or a comparator's
// figure with that. It reports false where it is said to be neither, or where
// what it is said to be is not known.
func (r *reading) holdRole(n *number, subject []int) (result, bool) {
	if len(subject) != 1 || n.spelt || n.rough || n.points {
		return result{}, false
	}
	i := r.facts.at(subject[0])
	var of func(*Value) bool
	strict := false
	if r.aimed(n) {
		of, strict = func(v *Value) bool { return v.Kind == Target || v.Kind == Threshold }, true
	} else if group, said := r.theirs(n); group != nil {
		of, strict = func(v *Value) bool { return v.Kind == Benchmark && slices.Contains(group, v.Comparator) }, said
	}
	if of == nil || !i.Known {
		return result{}, false
	}
	var near *Value
	for k := range i.Others {
		v := &i.Others[k]
		if v.Category != "" || !v.Has || !of(v) || !n.suits(v.Kind, i.Unit) {
			continue
		}
		if n.equals(v, i.Unit) {
			return result{held: matched}, true
		}
		if near == nil || v.Kind == Target {
			near = v
		}
	}
	switch {
	case near == nil:
		return result{}, false
	case !strict && n.slip(near.Shown) == "", !strict && r.first(n, i) != nil:
		return result{}, false
	case n.slip(near.Shown) == "" && (r.toCome() || !r.close(n, near)):
		return result{}, false
	}
	return result{held: slipped, near: near, of: i, how: n.differs(near)}, true
}

// close reports whether a number is within half of a figure: one that is not
// was hardly meant for it.
func (r *reading) close(n *number, v *Value) bool {
	apart := n.value.Sub(v.Shown.Abs()).Abs()
	return apart.Add(apart).Cmp(v.Shown.Abs()) <= 0
}

// differs says how a number differs from a figure that it is said to be.
func (n *number) differs(v *Value) string {
	if how := n.slip(v.Shown); how != "" {
		return how
	}
	return "it is another number"
}

// toCome reports whether a sentence speaks of targets that were, or are to be.
func (r *reading) toCome() bool {
	for i := range r.tokens {
		if t := &r.tokens[i]; !r.hidden[i] && t.is("new", "next", "stretch", "interim", "future", "previous", "previously", "old", "original", "will", "raise", "raised", "lower", "lowered", "proposed", "national", "would", "former", "last", "set", "agreed", "by", "end", "quarter", "year", "annual", "ago", "was", "were") {
			return true
		}
	}
	return false
}

// aimed reports whether a number is said to be a target: “the target of 95%”,
// “(target: 95%)”.
func (r *reading) aimed(n *number) bool {
	for i := n.at - 1; i >= max(0, n.at-8); i-- {
		t := r.word(i)
		switch {
		case t.is("target"):
			return !r.word(i-1).is("new", "stretch", "next")
		case t.is("of", "is", "was", ":", "at", "remains", "=", "stands", "stays"):
		case t.is("for", "the") || r.hidden[i]:
		default:
			return false
		}
	}
	return false
}

// theirs gives the comparators whose figure a number is said to be, and whether
// it can be nothing else: “the England average for reviews is 68%”, rather than
// “below England at 68%”.
func (r *reading) theirs(n *number) (group []int, said bool) {
	for i := max(0, n.at-14); i < n.at; i++ {
		if r.hidden[i] || !r.others.first[r.tokens[i].low] {
			continue
		}
		who, length := r.others.find(r.tokens[i:n.at])
		if len(who) == 0 {
			continue
		}
		if said, ok := r.saysOf(i+length, n.at); ok && !r.word(i-1).is("than") {
			return who, said
		}
		i += length - 1
	}
	return nil, false
}

// saysOf reports whether what stands between a comparator and a number hands it
// the number, and whether it does so by a verb.
func (r *reading) saysOf(from, to int) (verb, ok bool) {
	for i := from; i < to; i++ {
		t := r.word(i)
		switch {
		case t.is("is", "was", "stands", "stood"):
			verb = true
		case t.is("average", "averages", "figure", "rate", "level", "mean", "for", "of", "at", "(", ":", "which", "the", "'s", "has", "had", "in") || r.hidden[i]:
		default:
			return false, false
		}
	}
	return verb, true
}

// ofMonth gives the figure of the month that a number is said to be of.
func (r *reading) ofMonth(n *number, subject []int) (result, bool) {
	m, ok := r.monthOf(n.at, n.to)
	if !ok || len(subject) != 1 || n.spelt {
		return result{}, false
	}
	i := r.facts.at(subject[0])
	at := i.at(m, r.facts.Month)
	if at < 0 || !i.History[at].Has || !n.suits(i.History[at].Kind, i.Unit) {
		return result{}, false
	}
	return result{held: slipped, near: &i.History[at], of: i, how: n.differs(&i.History[at])}, true
}

// holdApart compares a number that says how far what the sentence is about is
// from its target, or from a comparator, with the distance. It reports false
// where the number says no such thing, or neither is known.
func (r *reading) holdApart(n *number) (result, bool) {
	for k := range r.claims {
		c := &r.claims[k]
		if c.kind != compared || c.at != n.to || len(c.subject) != 1 || c.not || len(c.groups) > 1 || n.spelt || n.rough || n.unit != "" {
			continue
		}
		i := r.facts.at(c.subject[0])
		if !i.Known || !i.Now.Has || n.percent && !n.points || !n.points && !n.suits(Own, i.Unit) || n.points && !i.Unit.Percent() {
			continue
		}
		var apart *Value
		for o := range i.Others {
			v := &i.Others[o]
			if !v.Has || v.Category != "" || !c.with(v) {
				continue
			}
			d := i.Now.Shown.Sub(v.Shown)
			apart = &Value{Kind: Distance, Comparator: v.Comparator, OfTarget: v.Kind == Target, Shown: d.Abs(), Exact: d.Abs(), Has: true}
			if d.Abs().Round(n.value.Decimals()).Cmp(n.value) == 0 {
				return result{held: matched}, true
			}
		}
		if apart != nil {
			return result{held: slipped, near: apart, of: i, how: n.differs(apart)}, true
		}
	}
	return result{}, false
}
