package figures

import (
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A YoungFact is an indicator as young people are told it: one sentence of how
// many they are, and what it was before. It says nothing of good or bad, of
// targets or of lights.
type YoungFact struct {
	Share  *Share // of a percentage from 0 to 100; nil for any other figure
	People bool   // the figure counts people, not events, households or things
	Lead   string // what the sentence begins with: "About 9 in 10", "437"
	Words  string // the rest of it, without a full stop: "of you saw a dentist"
	Beside string // further sentences: the exact figure, its period, what it was before
}

// A Share is a percentage as so many out of ten.
type Share struct {
	Tenths int // of ten, how many to fill in; 0 is none and 10 all, exactly
	Bound  Bound
}

// Bound says how a Share's tenths are meant. The zero value is as they are.
type Bound uint8

const (
	Exactly  Bound = iota
	About          // it is rounded to them
	LessThan       // 1, and it is less, though not none
	MoreThan       // 9, and it is more, though not all
)

// ShareOf gives a percentage as so many out of ten, decided on the figure as
// shown and rounded half up; only that it is none, or all, has to be so before
// rounding too. It reports false for what is no share: a figure without a
// value, of another unit, below 0 or above 100.
func ShareOf(f *Figure) (Share, bool) {
	all := scorecard.Int(100)
	if !f.Has || !f.Unit.Percent() || f.Shown.Sign() < 0 || f.Shown.Cmp(all) > 0 {
		return Share{}, false
	}
	none, every := f.Exact.Sign() == 0, f.Exact.Cmp(all) == 0
	if r := f.Fraction; r != nil {
		none, every = r.Numerator.Sign() == 0, r.Numerator.Cmp(r.Denominator) == 0
	}
	switch {
	case none && f.Shown.Sign() == 0:
		return Share{0, Exactly}, true
	case every && f.Shown.Cmp(all) == 0:
		return Share{10, Exactly}, true
	}
	tenths, _ := scorecard.Ratio(f.Shown, all, 10, 0)
	n := int(tenths.Coefficient(0))
	switch {
	case n == 0:
		return Share{1, LessThan}, true
	case n == 10:
		return Share{9, MoreThan}, true
	case f.Shown.Cmp(scorecard.Int(10*n)) == 0:
		return Share{n, Exactly}, true
	}
	return Share{n, About}, true
}

// shareKeys are the messages for a Share's words, by its Bound.
var shareKeys = [...]string{Exactly: "young.share", About: "young.share-about", LessThan: "young.share-less", MoreThan: "young.share-more"}

// YoungPeople is what was written for young people; nil for nothing.
func (e *Edition) YoungPeople() *commentary.Text { return e.Month.commentary[site.YoungPeople] }

// YoungPeople is what was written for young people of a month, which has a page
// for them where there is any; nil for nothing.
func (s *Scorecard) YoungPeople(month int) *commentary.Text {
	return s.Months[month].commentary[site.YoungPeople]
}

// YoungFacts gives what young people are told of a month: the indicators that
// have words for them and a figure that may be shown, in the definition's
// order. Of others there is no trace.
func (e *Edition) YoungFacts() []YoungFact {
	var out []YoungFact
	for n := range e.Rows {
		if r := &e.Rows[n]; r.Indicator.Young != "" && r.Known && r.Figure.Has {
			out = append(out, r.youngFact(e.Month.Period))
		}
	}
	return out
}

func (r *Row) youngFact(month scorecard.Period) YoungFact {
	w := r.Indicator.Words
	who := r.Indicator.Sensitivity
	fact := YoungFact{People: who == scorecard.Person || who == scorecard.Staff, Words: r.Indicator.Young, Lead: r.quantity(&r.Figure)}
	var beside []string
	if share, ok := ShareOf(&r.Figure); ok {
		fact.Share = &share
		fact.Lead = share.words(r)
		if f := r.Figure.Fraction; f != nil {
			number := scorecard.Unit("").Figure
			beside = append(beside, w.Say("young.fraction", "figure", r.Figure.String(), "part", number(f.Numerator), "base", number(f.Denominator)))
		} else {
			beside = append(beside, w.Say("young.exact", "figure", r.Figure.String()))
		}
	}
	if r.Figure.Period != month {
		beside = append(beside, w.Say("young.period", "period", w.Period(r.Figure.Period)))
	}
	if before := r.before(); before != "" {
		beside = append(beside, before)
	}
	r.Figure.Markers.Each(func(m scorecard.Markers) {
		beside = append(beside, w.Say("young.marker", "meaning", w.Marker(m)))
	})
	fact.Beside = strings.Join(beside, " ")
	return fact
}

// words are what a sentence about the share begins with.
func (s *Share) words(r *Row) string {
	w := r.Indicator.Words
	switch {
	case s.Tenths == 0:
		return w.Say("young.none")
	case s.Tenths == 10:
		return w.Say("young.every")
	case s.Tenths == 5 && s.Bound == About:
		return w.Say("young.half-about")
	case s.Tenths == 5:
		return w.Say("young.half")
	}
	return w.Count(shareKeys[s.Bound], s.Tenths)
}

// quantity is a figure with the word of its unit, where it has one: "236 days".
func (r *Row) quantity(f *Figure) string {
	w := r.Indicator.Words
	switch word := f.Unit.Word(); {
	case word == "days":
		return w.Difference(f.Shown, f.Unit)
	case word != "" && !f.Unit.Count():
		return w.Say("young.unit", "figure", f.String(), "unit", word)
	}
	return f.String()
}

// before says what the figure was before; "" where it is compared with nothing.
func (r *Row) before() string {
	w := r.Indicator.Words
	key := "young.was"
	switch {
	case r.Movement == scorecard.Unmoved:
		return ""
	case r.Change.Sign() == 0:
		key = "young.same"
	case r.Indicator.Unit.Count() && r.Change.Sign() > 0:
		key = "young.more"
	case r.Indicator.Unit.Count():
		key = "young.fewer"
	}
	args := []string{"period", w.Period(r.Baseline.Period)}
	if key != "young.same" {
		args = append(args, "from", r.quantity(r.Baseline))
	}
	if key == "young.more" || key == "young.fewer" {
		args = append(args, "change", w.Difference(r.Change, r.Indicator.Unit))
	}
	return w.Say(key, args...)
}

// told gives the sentences that young people read beside what was written.
func (e *Edition) told() (out []string) {
	for _, fact := range e.YoungFacts() {
		out = append(out, fact.Lead+" "+fact.Words+".")
	}
	return out
}

// As many facts as a page for young people has: fewer say little, and more are
// a report again (A15).
const fewestFacts, mostFacts = 5, 10

// factsInReason reports a page for young people that has too few facts, or too
// many.
func (e *Edition) factsInReason() (problems source.Problems) {
	if e.YoungPeople() == nil {
		return nil
	}
	at := source.Place{File: "content/" + e.Scorecard.ID + "/" + e.Month.Period.String() + "/" + site.YoungPeople + ".md"}
	if n := len(e.YoungFacts()); n < fewestFacts || n > mostFacts {
		problems.Add(source.Warnf(at, "young-facts", "young people are told %d facts on this page; %d to %d are best", n, fewestFacts, mostFacts).
			WithHint("a fact is an indicator with words in the column young of indicators.csv and a figure that is shown"))
	}
	return problems
}
