package figures

import (
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
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
		return Share{Tenths: 0}, true
	case every && f.Shown.Cmp(all) == 0:
		return Share{Tenths: 10}, true
	}
	tenths, _ := scorecard.Ratio(f.Shown, all, 10, 0)
	n := int(tenths.Coefficient(0))
	switch {
	case n == 0:
		return Share{Tenths: 1, Bound: record.LessThan}, true
	case n == 10:
		return Share{Tenths: 9, Bound: record.MoreThan}, true
	case f.Shown.Cmp(scorecard.Int(10*n)) == 0:
		return Share{Tenths: n}, true
	}
	return Share{Tenths: n, Bound: record.About}, true
}

// shareKeys are the messages for a Share's words, by its Bound.
var shareKeys = [...]string{record.Exactly: "young.share", record.About: "young.share-about", record.LessThan: "young.share-less", record.MoreThan: "young.share-more"}

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
		fact.Lead = shareWords(&share, r)
		if f := r.Figure.Fraction; f != nil {
			beside = append(beside, w.Say("young.fraction", "figure", r.Figure.String(), "part", w.Number(f.Numerator), "base", w.Number(f.Denominator)))
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

// shareWords are what a sentence about a share begins with.
func shareWords(s *Share, r *Row) string {
	w := r.Indicator.Words
	switch {
	case s.Tenths == 0:
		return w.Say("young.none")
	case s.Tenths == 10:
		return w.Say("young.every")
	case s.Tenths == 5 && s.Bound == record.About:
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
