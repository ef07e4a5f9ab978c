package figures

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/prose"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A textReader reads the texts of one scorecard.
type textReader struct {
	glossary map[string]string
	stylist  *prose.Stylist
	reader   *prose.Reader // nil until an edition gave it the indicators' names
	texts    [2]monthTexts // of the last two months that were asked for
	room     []prose.Indicator
	last     *Edition                // that was asked for
	records  map[int]*record.Edition // of closed months that were asked for; nil where there was none to read
}

// edition gives a scorecard as at a month. It holds until another month is asked
// for, which takes its room: most texts are about the one before's.
func (r *textReader) edition(s *Scorecard, month int) *Edition {
	if r.last == nil || r.last.Index != month {
		r.last = s.known(month, r.last)
	}
	return r.last
}

// monthTexts is what was written of a month.
type monthTexts struct {
	month *Month
	texts []prose.Text
}

// textsOf gives what was written about an edition's month. Each month is asked
// for twice: for itself, and by the month after.
func (r *textReader) textsOf(e *Edition) []prose.Text {
	for _, t := range r.texts {
		if t.month == e.Month {
			return t.texts
		}
	}
	forgotten := r.texts[1].texts
	r.texts[1] = r.texts[0]
	r.texts[0] = monthTexts{e.Month, e.texts()}
	for n := range min(len(forgotten), len(r.texts[0].texts)) {
		r.texts[0].texts[n].TakeRoom(&forgotten[n])
	}
	return r.texts[0].texts
}

// newStylist makes what a site's words are held against.
func newStylist(w site.Wording, glossary map[string]string) *prose.Stylist {
	return prose.NewStylist(prose.Wording{Instead: w.Instead, Known: w.Known, SentenceWords: w.Sentence, ParagraphWords: w.Paragraph, ReadingAge: w.ReadingAge, YoungAge: w.YoungAge}, glossary)
}

// read holds an edition's commentary against its figures, and against the
// commentary of the month before.
func (r *textReader) read(e *Edition) examined {
	texts := r.textsOf(e)
	if len(texts) == 0 {
		return examined{}
	}
	for n := range texts {
		if texts[n].Young {
			texts[n].Beside = e.told()
		}
	}
	found, count, facts := r.held(e, texts)
	for n := range texts {
		found = append(found, r.stylist.Check(texts[n:n+1])...)
	}
	if before := e.Before(); before != nil {
		last := &Edition{of: e.of, Scorecard: e.Scorecard, Month: before, Index: e.Index - 1}
		found = append(found, prose.Repeated(texts, r.textsOf(last))...)
	}
	return examined{problemsOf(found, facts), count}
}

// held holds texts against an edition's figures.
func (r *textReader) held(e *Edition, texts []prose.Text) ([]prose.Finding, prose.Count, *prose.Facts) {
	facts := r.facts(e)
	if r.reader == nil {
		r.reader = prose.NewReader(facts)
	}
	found, count := r.reader.Check(facts, texts)
	return found, count, facts
}

func problemsOf(found []prose.Finding, facts *prose.Facts) (problems source.Problems) {
	for _, f := range found {
		if facts.Withheld {
			f.Place.Text = "" // what was typed there may be a figure that is withheld
		}
		problems.Add(source.Warnf(f.Place, f.Rule, "%s", f.Message).WithHint("%s", f.Hint))
	}
	return problems
}

// aside holds a text that is not about one month against the figures of a month:
// an introduction or a definition against the newest, a meeting's against those
// that it had. Such texts tell of other times and places too, so that a number
// which is no figure of ours is no finding.
func (r *textReader) aside(s *Scorecard, month int, t *commentary.Text) examined {
	out := examined{problems: r.answers(s, month, t)}
	texts := proseOf(nil, "", t)
	if len(texts) == 0 {
		return out
	}
	found, count, facts := r.held(r.edition(s, month), texts)
	found = slices.DeleteFunc(found, func(f prose.Finding) bool { return f.Rule == "unmatched-number" })
	out.problems.Add(problemsOf(found, facts)...)
	out.count = count
	return out
}

// answers tells whether references in a text have an answer as at a month,
// which need not be worked out for a text without any.
func (r *textReader) answers(s *Scorecard, month int, t *commentary.Text) source.Problems {
	if len(t.References()) == 0 {
		return nil
	}
	if s.Months[month].newest() == nil {
		return r.edition(s, month).answerable(t)
	}
	e, ok := r.records[month]
	if !ok {
		e, _ = s.Record(month) // an error is said when the month is printed
		r.records[month] = e
	}
	if e == nil {
		return nil
	}
	return unanswered(t, func(ref *commentary.Reference) *source.Problem {
		_, p := Answer(e, ref)
		return p
	})
}

// style holds a text that is not about a month against the words that readers
// stumble over.
func (r *textReader) style(t *commentary.Text) (problems source.Problems) {
	for _, f := range r.stylist.Check(proseOf(nil, "", t)) {
		problems.Add(source.Warnf(f.Place, f.Rule, "%s", f.Message).WithHint("%s", f.Hint))
	}
	return problems
}

// texts gives what was written about an edition's month.
func (e *Edition) texts() []prose.Text {
	out := proseOf(nil, "", e.Month.overview)
	for _, id := range e.of.written() {
		before := len(out)
		out = proseOf(out, id, e.Month.commentary[id])
		for n := before; n < len(out); n++ {
			out[n].Young = id == site.YoungPeople
		}
	}
	return out
}

func proseOf(out []prose.Text, section string, t *commentary.Text) []prose.Text {
	if t == nil || t.Empty() {
		return out
	}
	passages := t.Passages()
	if len(passages) == 0 {
		return out
	}
	return append(out, prose.Text{Section: section, Passages: passages, Place: passages[0].Place(0, 0)})
}

// facts gives what an edition says, as far as texts may quote it. It holds until
// the next edition's are asked for, which take its room.
func (r *textReader) facts(e *Edition) *prose.Facts {
	f := &prose.Facts{Month: e.Month.Period, Glossary: r.glossary, Withheld: e.withheld()}
	for n := range e.Scorecard.Comparators {
		c := &e.Scorecard.Comparators[n]
		f.Comparators = append(f.Comparators, prose.Comparator{ID: c.ID, Title: c.Title, Short: c.Short})
	}
	if r.room == nil {
		r.room = make([]prose.Indicator, len(e.Rows))
	}
	f.Indicators = r.room
	for n := range e.Rows {
		old := &r.room[n]
		now := e.Rows[n].fact(e)
		now.History, now.Others, now.Statuses = old.History[:0], old.Others[:0], old.Statuses[:0]
		r.room[n] = now
	}
	return f
}

// withheld reports whether any figure of the edition is kept back.
func (e *Edition) withheld() bool {
	for n := range e.Rows {
		if e.Scorecard.ShownInFull == "" && e.Rows[n].markers().Has(scorecard.Withheld) {
			return true
		}
	}
	return false
}

func (r *Row) fact(e *Edition) prose.Indicator {
	i := r.Indicator
	out := prose.Indicator{ID: i.ID, Name: i.Name, Short: i.Short, Ref: i.Ref, Section: i.Section, Tags: i.Tags, Unit: i.Unit, Good: i.Good,
		Known: r.Known && r.Figure.Has, Yardstick: r.yardstick(scorecard.Decimal{}), Status: r.Status, HasTarget: r.Met != NoTarget, Met: r.Met == IsMet}
	for _, a := range i.Aliases {
		out.Aliases = append(out.Aliases, strings.ReplaceAll(a, "-", " "))
	}
	out.Parts = r.Figure.Fraction != nil || slices.ContainsFunc(r.Categories, func(c Row) bool { return c.Figure.Fraction != nil })
	out.Now = fact(&r.Figure)
	if r.Previous != nil {
		out.Before = fact(r.Previous)
	}
	out.Fill = func(i *prose.Indicator) { r.fill(i, e) }
	return out
}

// fill adds what few texts ask for.
func (r *Row) fill(out *prose.Indicator, e *Edition) {
	for n := range r.History {
		out.History = append(out.History, fact(&r.History[n]))
		out.Statuses = append(out.Statuses, r.History[n].Status)
	}
	if n := len(out.Statuses); n > 0 {
		out.Statuses[n-1] = r.Status
	}
	out.Others = r.otherFacts(out.Others, e)
	for n := range r.Categories {
		c := &r.Categories[n]
		from := len(out.Others)
		out.Others = append(out.Others, fact(&c.Figure))
		if c.Previous != nil {
			out.Others = append(out.Others, fact(c.Previous))
		}
		out.Others = c.otherFacts(out.Others, e)
		for k := from; k < len(out.Others); k++ {
			out.Others[k].Category, out.Others[k].CategoryOf = c.Category.ID, c.Category.Name
		}
	}
}

func fact(f *Figure) prose.Value {
	return prose.Value{Period: f.Period, Shown: f.Shown, Exact: f.Exact, Has: f.Has}
}

// otherFacts adds a row's figures of other kinds: targets, benchmarks, years to
// date, fractions and the change.
func (r *Row) otherFacts(out []prose.Value, e *Edition) []prose.Value {
	add := func(kind prose.ValueKind, p scorecard.Period, d scorecard.Decimal) {
		out = append(out, prose.Value{Kind: kind, Period: p, Shown: d, Exact: d, Has: true})
	}
	if r.Target != nil {
		for n, rule := range []scorecard.Rule{r.Target.Aim(), r.Target.Target, r.Target.Green, r.Target.Amber} {
			low, high, hasLow, hasHigh := rule.Bounds()
			kind := prose.Threshold
			if n == 0 && hasLow != hasHigh {
				kind = prose.Target
			}
			if hasLow {
				add(kind, scorecard.Period{}, low)
			}
			if hasHigh {
				add(kind, scorecard.Period{}, high)
			}
		}
	}
	for n := range r.Benchmarks {
		b := &r.Benchmarks[n]
		v := fact(&b.Figure)
		v.Kind = prose.Benchmark
		v.Comparator = slices.IndexFunc(e.Scorecard.Comparators, func(c scorecard.Comparator) bool { return c.ID == b.Comparator.ID })
		out = append(out, v)
	}
	for n := range r.Companions {
		v := fact(&r.Companions[n].Figure)
		v.Kind = prose.Companion
		if r.Companions[n].Kind == "ytd" {
			v.Kind = prose.YearToDate
		}
		out = append(out, v)
	}
	if f := r.Figure.Fraction; f != nil {
		add(prose.Numerator, r.Figure.Period, f.Numerator)
		add(prose.Denominator, r.Figure.Period, f.Denominator)
	}
	if r.Movement != scorecard.Unmoved {
		add(prose.Change, r.Figure.Period, r.Change)
	}
	return out
}
