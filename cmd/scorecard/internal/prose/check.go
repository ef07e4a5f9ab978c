package prose

import (
	"iter"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// A Reader reads the texts of a scorecard. It knows the names of its
// indicators; the figures it is given with each month's texts.
type Reader struct {
	names  *names
	ids    map[string]int // of indicators: which
	units  map[string]bool
	others *comparators
}

// NewReader makes a Reader of a scorecard's names, which are the same in every
// month.
func NewReader(f *Facts) *Reader {
	r := &Reader{newNames(f), map[string]int{}, map[string]bool{}, newComparators(f.Comparators)}
	for k := range f.Indicators {
		r.ids[f.Indicators[k].ID] = k
		for _, w := range strings.Fields(strings.ToLower(f.Indicators[k].Unit.Word())) {
			r.units[w] = true
		}
	}
	return r
}

// Check holds what was written of a month against its figures.
func (r *Reader) Check(f *Facts, texts []Text) ([]Finding, Count) {
	p := &pass{reader: r, facts: f, named: map[string]map[int]bool{}}
	for n := range texts {
		p.text(&texts[n])
	}
	for n := range texts {
		p.unmentioned(&texts[n])
	}
	return p.found, p.count
}

// A pass is one month's texts being read.
type pass struct {
	reader *Reader
	facts  *Facts
	found  []Finding
	count  Count
	named  map[string]map[int]bool // by section: indicators that were spoken of
	hidden []bool                  // room for those of a sentence
	typed  []number                // likewise
}

func (p *pass) text(t *Text) {
	if p.named[t.Section] == nil {
		p.named[t.Section] = map[int]bool{}
	}
	for n := 0; n < len(t.Passages); {
		in, next := &t.Passages[n], n+1
		switch in.Kind {
		case commentary.CellPassage:
			for next < len(t.Passages) && t.Passages[next].Kind == in.Kind && t.Passages[next].Cell.Table == in.Cell.Table {
				next++
			}
			p.table(t, n, next)
		case commentary.CodePassage:
			p.notRead(t.read(n))
		default:
			p.prose(in, t.read(n), t.Section)
		}
		n = next
	}
}

// prose reads a passage sentence by sentence.
func (p *pass) prose(in *commentary.Passage, tokens []token, section string) {
	for r := range p.readings(in, tokens, section) {
		p.count.Sentences++
		for _, m := range r.mentions {
			for _, k := range m.indicators {
				p.named[section][k] = true
			}
		}
		p.numbers(r)
		p.claims(r)
	}
}

// readings gives a passage's sentences as they are read. One holds until the
// next, which takes its room.
func (p *pass) readings(in *commentary.Passage, tokens []token, section string) iter.Seq[*reading] {
	return func(yield func(*reading) bool) {
		var carried []int
		for s := range sentences(tokens) {
			r := &reading{scan: p.scan(s.tokens), facts: p.facts, section: section, passage: in, carried: carried}
			r.scan.first = &s.tokens[0] == &tokens[0]
			p.read(r)
			if !yield(r) {
				return
			}
			if carried = r.about(); len(carried) == 0 {
				carried = nil
			}
		}
	}
}

// scan makes ready to read tokens. What it hides is known until the next.
func (p *pass) scan(tokens []token) *scan {
	size := len(tokens) + 1
	if len(p.hidden) < size {
		p.hidden = make([]bool, 2*size)
	}
	clear(p.hidden[:size])
	return &scan{tokens: tokens, units: p.reader.units, others: p.reader.others, hidden: p.hidden[:size]}
}

// read reads one sentence.
func (p *pass) read(r *reading) {
	s, in := r.scan, r.passage
	r.mentions = p.reader.names.find(s, p.facts)
	for _, m := range r.mentions {
		for i := m.at; i < m.to; i++ {
			s.hidden[i] = true
		}
	}
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind != markToken || int(t.ref) >= len(in.References) {
			continue
		}
		if k, ok := p.reader.ids[in.References[t.ref].ID]; ok {
			r.mentions = append(r.mentions, mention{at: i, to: i + 1, indicators: []int{k}, reference: true})
		}
	}
	slices.SortStableFunc(r.mentions, func(a, b mention) int { return a.at - b.at })
	r.narrow()
	r.claimsRead()
	p.typed = s.numbers(p.typed[:0])
	r.typedNumbers = slices.DeleteFunc(p.typed, func(n number) bool { return s.hidden[n.at] })
}

func (r *reading) claimsRead() {
	for _, c := range r.scan.claims() {
		if !r.hidden[c.at] {
			r.claims = append(r.claims, c)
		}
	}
	for k := range r.claims {
		r.claims[k].subject = r.bind(&r.claims[k])
	}
}

// numbers holds the sentence's numbers against the figures.
func (p *pass) numbers(r *reading) {
	for k := range r.typedNumbers {
		n := &r.typedNumbers[k]
		p.count.Numbers++
		if n.astray && p.astray(r, n) {
			continue
		}
		if n.kind != Figure && n.kind != Share {
			p.count.Skipped[n.kind]++
			continue
		}
		out := r.hold(n)
		if out.held == tooSmall {
			p.count.Small++
			continue
		}
		p.count.Compared++
		if out.held == matched {
			p.count.Matched++
			p.period(r, n)
			p.points(r, n)
			continue
		}
		n.wrong = true
		p.wrongNumber(r, n, out)
	}
	p.referencePeriods(r)
}

// astray reports a figure of what the sentence is about whose commas do not stand
// between its thousands. Other numbers with a comma in them may be lists.
func (p *pass) astray(r *reading, n *number) bool {
	for _, k := range r.owner(n) {
		i := p.facts.at(k)
		if v := r.first(n, i); v != nil {
			p.count.Compared++
			p.wrongNumber(r, n, result{held: slipped, near: v, of: i, how: "its comma is not between thousands"})
			return true
		}
	}
	if out, ok := r.nearSubject(n, r.owner(n)); ok {
		p.count.Compared++
		p.wrongNumber(r, n, out)
		return true
	}
	return false
}

func (p *pass) add(r *reading, f Finding, at, to int) {
	f.Place = r.passage.Place(r.tokens[at].from, r.tokens[to-1].to())
	p.found = append(p.found, f)
}

// typed gives a number as it was typed.
func (r *reading) typed(n *number) string {
	return r.passage.Text[r.tokens[n.at].from:r.tokens[n.to-1].to()]
}

// wrongNumber reports a number that is none of the figures.
func (p *pass) wrongNumber(r *reading, n *number, out result) {
	id := "id"
	if out.of != nil {
		id = out.of.ID
	}
	f := Finding{Rule: "unmatched-number", Hint: "refer to a figure, as in {{" + id + "}}; a number from elsewhere is accepted with its source as the reason"}
	typed := "“" + r.typed(n) + "”"
	switch {
	case p.facts.Withheld && out.held != outdated:
		f.Message = "a number here is none of the figures that are shown"
		p.add(r, f, n.at, n.to)
		return
	case out.held == slipped:
		f = Finding{Rule: "misquoted-figure"}
		f.Message = typed + " is no figure of “" + out.of.Short + "”, and " + out.of.Unit.Figure(out.near.sized()) + " is (" + out.near.words(p.facts) + "): " + out.how
		f.Hint = "write {{" + out.of.ask(out.near, p.facts) + "}}, which cannot be mistyped"
	case out.held == outdated:
		f = Finding{Rule: "misquoted-figure"}
		f.Message = typed + " is the figure of “" + out.of.Short + "” for " + out.near.Period.Name() + ", and not the newest, " + out.of.Unit.Figure(out.of.Now.Shown)
		f.Hint = "write {{" + out.of.ID + "}}, or say which period it is about"
	case out.near != nil && out.near.Kind == Change:
		f.Message = typed + " does not fit “" + out.of.Short + "”, which changed by " + out.of.Unit.Figure(out.near.Shown.Abs())
		f.Hint = "write {{" + out.of.ID + " change}}"
	case out.near != nil:
		f.Message = typed + " does not fit “" + out.of.Short + "”, which is " + out.of.Unit.Figure(out.near.Shown)
	case out.of != nil:
		f.Message = typed + " is none of the figures of “" + out.of.Short + "”, which is " + out.of.Unit.Figure(out.of.Now.Shown)
	default:
		f.Message = typed + " is none of this scorecard's figures"
	}
	p.add(r, f, n.at, n.to)
}

// claims holds the sentence's statements against the figures.
func (p *pass) claims(r *reading) {
	for k := range r.claims {
		c := &r.claims[k]
		p.count.Claims++
		if len(c.subject) == 0 {
			continue
		}
		if p.typedBoth(r, c) {
			continue
		}
		out, says, of := holds, "", (*Indicator)(nil)
		for n, s := range c.subject {
			i := p.facts.at(s)
			v, words := p.facts.judge(c, i)
			if n == 0 || v != fails {
				out, says, of = v, words, i
			}
			if v != fails {
				break
			}
		}
		if out == holds && c.kind == moved && c.again && !c.not && c.against == usual && c.when.month == 0 {
			lasted := *c
			lasted.kind, lasted.times = streak, 2
			if v, words := p.facts.judge(&lasted, of); v == fails {
				c, out, says = &lasted, v, words
			}
		}
		if out != unknown {
			p.count.Judged++
		}
		if out == fails {
			p.add(r, p.contradiction(r, c, of, says), c.at, c.to)
		}
	}
}

// claimFindings are what a statement that is wrong is reported as.
var claimFindings = [...]Finding{moved: {Rule: "direction"}, extreme: {Rule: "extreme"}, streak: {Rule: "streak"}, compared: {Rule: "comparison"}, lit: {Rule: "status-word"}}

// contradiction words a statement that the figures do not bear out.
func (p *pass) contradiction(r *reading, c *claim, i *Indicator, says string) Finding {
	said := r.passage.Text[r.tokens[c.at].from:r.tokens[c.to-1].to()]
	f := claimFindings[c.kind]
	f.Message = "“" + said + "” is said of “" + i.Short + "”, which " + says
	switch c.kind {
	case moved:
		f.Hint = "write {{" + i.ID + " movement}}, which says what the figures say"
	case lit:
		f.Hint = "write {{" + i.ID + " status}}"
	default:
		f.Hint = "mend the words, or the figures if they are wrong"
	}
	return f
}

// typedBoth judges a movement whose two figures are both typed: “fell from 437 to
// 444” contradicts itself.
func (p *pass) typedBoth(r *reading, c *claim) bool {
	if c.kind != moved || c.way != up && c.way != down || c.not {
		return false
	}
	for k := 1; k < len(r.typedNumbers); k++ {
		a, b := &r.typedNumbers[k-1], &r.typedNumbers[k]
		if a.kind != Figure || b.kind != Figure || a.at < c.to || a.at > c.to+2 || !r.word(a.at-1).is("from") || b.at != a.to+1 || !r.word(a.to).is("to") {
			continue
		}
		cmp := a.value.Cmp(b.value)
		if cmp < 0 == (c.way == up) && cmp != 0 {
			return c.against != usual || !r.newest(c, b)
		}
		p.count.Judged++
		if a.wrong || b.wrong {
			return true // one finding for one mistake
		}
		said := r.passage.Text[r.tokens[c.at].from:r.tokens[b.to-1].to()]
		p.add(r, Finding{Rule: "direction", Message: "“" + said + "” contradicts itself", Hint: "one of the numbers or the word is wrong"}, c.at, b.to)
		return true
	}
	return false
}

// newest reports whether a number is the newest figure of what a claim is
// about.
func (r *reading) newest(c *claim, n *number) bool {
	return slices.ContainsFunc(c.subject, func(k int) bool {
		i := r.facts.at(k)
		return n.equals(&i.Now, i.Unit)
	})
}

// ask gives the reference that stands for one of the indicator's figures.
func (i *Indicator) ask(v *Value, f *Facts) string {
	id := i.ID
	if v.Category != "" {
		id += "/" + v.Category
	}
	switch v.Kind {
	case Target, Threshold:
		return id + " target"
	case Benchmark:
		return id + " " + f.Comparators[v.Comparator].Title
	case YearToDate:
		return id + " ytd"
	case Numerator:
		return id + " numerator"
	case Denominator:
		return id + " denominator"
	case Change:
		return id + " change"
	case Distance:
		return id
	case Companion:
		return id + " " + v.Period.String()
	}
	newest := i.Now.Period
	if k := slices.IndexFunc(i.Others, func(o Value) bool { return o.Category == v.Category && o.Kind == Own }); k >= 0 && v.Category != "" {
		newest = i.Others[k].Period
	}
	switch {
	case v.Period == newest:
		return id
	case v.Category == "" && v.Period == i.Before.Period:
		return id + " previous"
	}
	return id + " " + v.Period.String()
}

// sized gives a figure as a sentence has it: a change without its sign.
func (v *Value) sized() scorecard.Decimal {
	if v.Kind == Change {
		return v.Shown.Abs()
	}
	return v.Shown
}

// distant names what a Distance is from.
func (f *Facts) distant(v *Value) string {
	if v.OfTarget {
		return "the target"
	}
	return f.Comparators[v.Comparator].Title
}

// words says what a figure is.
func (v *Value) words(f *Facts) string {
	var s string
	switch v.Kind {
	case Target, Threshold:
		s = "the target"
	case Benchmark:
		s = f.Comparators[v.Comparator].Title
	case YearToDate:
		s = "the year to date"
	case Numerator:
		s = "the numerator"
	case Denominator:
		s = "the denominator"
	case Change:
		s = "the change"
	case Distance:
		s = "the distance from " + f.distant(v)
	default:
		s = v.Period.Name()
	}
	if v.CategoryOf != "" {
		s = strings.TrimSuffix(v.CategoryOf+", "+s, ", ")
	}
	return s
}

// unmentioned reports indicators that turned red, or have been red for three
// periods, and that neither their section nor the overview speaks of.
func (p *pass) unmentioned(t *Text) {
	if t.Section == "" || len(t.Passages) == 0 {
		return
	}
	var turned, long []string
	for k := range p.facts.Indicators {
		if i := &p.facts.Indicators[k]; i.Section != t.Section || i.Status != scorecard.Red || p.named[t.Section][k] || p.named[""][k] {
			continue
		}
		i := p.facts.at(k)
		n := len(i.Statuses)
		switch {
		case n > 1 && i.Statuses[n-2] != scorecard.Red && i.Statuses[n-2] != scorecard.Unrated:
			turned = append(turned, "“"+i.Short+"”")
		case n > 2 && i.Statuses[n-2] == scorecard.Red && i.Statuses[n-3] == scorecard.Red:
			long = append(long, "“"+i.Short+"”")
		}
	}
	report := func(names []string, what string) {
		if len(names) > 0 {
			p.found = append(p.found, Finding{Rule: "unmentioned-red", Place: source.Place{File: t.Place.File},
				Message: strings.Join(names, ", ") + " " + what + ", and the text does not say so",
				Hint:    "readers want to know what a manager makes of a red light"})
		}
	}
	report(turned, "turned red")
	report(long, "has been red for three periods or more")
}
