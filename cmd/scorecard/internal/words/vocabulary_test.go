package words_test

import (
	"testing"
	"testing/fstest"
	"time"

	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// period reads a period that a test is sure of; "" is no period.
func period(t testing.TB, s string) scorecard.Period {
	t.Helper()
	if s == "" {
		return scorecard.Period{}
	}
	p, err := scorecard.ParsePeriod(s, scorecard.Reading{})
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return p
}

// TestNumbers writes numbers as another language does, in all that is made of
// them, and finds their plural forms.
func TestNumbers(t *testing.T) {
	own := fstest.MapFS{"messages/cy.toml": &fstest.MapFile{Data: []byte(`
[number]
thousands = "{thousands}.{hundreds}"
decimals = "{whole},{decimals}"
negative = "−{figure}"
percent = "{figure} %"
money = "{figure} £"
[unit]
points = {zero = "{n} sero", one = "{n} un", two = "{n} dau", few = "{n} tri", many = "{n} chwech", other = "{n} arall"}
`)}}
	w, problems := words.Load(own, layouts.Files, "cy", source.Place{})
	if problems.Fatal() {
		t.Fatal(problems)
	}
	number := func(s string) scorecard.Decimal {
		d, err := scorecard.ParseDecimal(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	rule := func(s string) scorecard.Rule {
		r, err := scorecard.ParseRule(s, scorecard.High, "%")
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for _, c := range []struct{ got, want string }{
		{w.Figure(number("-1234.50"), "%"), "−1.234,50 %"},
		{w.Figure(number("1234567"), "£"), "1.234.567 £"},
		{w.Number(number("1000")), "1.000"},
		{w.Rule(rule(">=95.5"), "%"), "95,5 % or more"},
		{w.Difference(number("1.0"), "%"), "1,0 un"},
		{w.Difference(number("-2"), "%"), "2 dau"},
		{w.Difference(number("2.5"), "%"), "2,5 arall"},
		{w.Difference(number("1001"), "%"), "1.001 arall"},
		{w.Difference(number("1001"), "£"), "1.001 £"},
		{w.Figure(number("0.5"), ""), "0,5"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if english(t).Marks() != nil {
		t.Error("English has marks of its own")
	}
}

func TestPeriods(t *testing.T) {
	w := english(t)
	for _, c := range []struct{ in, name, short string }{
		{"2023-03", "March 2023", "Mar 2023"},
		{"2022-09", "September 2022", "Sept 2022"}, // four letters, as GOV.UK has it
		{"2022-05", "May 2022", "May 2022"},
		{"2022-06", "June 2022", "Jun 2022"},
		{"2022-Q1", "April to June 2022 (quarter 1)", "Q1 2022 to 2023"},
		{"2022-Q2", "July to September 2022 (quarter 2)", "Q2 2022 to 2023"},
		{"2022-Q3", "October to December 2022 (quarter 3)", "Q3 2022 to 2023"},
		{"2022-Q4", "January to March 2023 (quarter 4)", "Q4 2022 to 2023"},
		{"1999-Q4", "January to March 2000 (quarter 4)", "Q4 1999 to 2000"},
		{"2022-autumn", "autumn term 2022", "Autumn 2022"},
		{"2023-spring", "spring term 2023", "Spring 2023"},
		{"2023-summer", "summer term 2023", "Summer 2023"},
		{"2022-FY", "2022 to 2023", "2022 to 2023"},
		{"1999-FY", "1999 to 2000", "1999 to 2000"},
		{"2022-AY", "academic year 2022 to 2023", "2022 to 2023"},
		{"2022", "2022", "2022"},
		{"2023-03-31", "31 March 2023", "31 Mar 2023"},
		{"2023-09-01", "1 September 2023", "1 Sept 2023"},
		{"2022-04/2022-12", "April to December 2022", "Apr to Dec 2022"},
		{"2022-09/2023-03", "September 2022 to March 2023", "Sept 2022 to Mar 2023"},
		{"2022-04/2022-04", "April 2022", "Apr 2022"},
		{"2022-03/2023-03", "March 2022 to March 2023", "Mar 2022 to Mar 2023"},
		{"", "", ""},
	} {
		p := period(t, c.in)
		if w.Period(p) != c.name || w.Short(p) != c.short {
			t.Errorf("%s is called %q, in short %q; want %q and %q", c.in, w.Period(p), w.Short(p), c.name, c.short)
		}
		if p.Name() != c.name {
			t.Errorf("problems call %s %q, and readers %q", c.in, p.Name(), c.name)
		}
	}
	if got := w.PeriodOr(scorecard.Period{}); got != "period not stated" {
		t.Errorf("no period is called %q", got)
	}
}

// TestShortNamesReadBack: what our pages print may be pasted into a data file.
func TestShortNamesReadBack(t *testing.T) {
	w := english(t)
	last := scorecard.NewMonth(2031, time.December)
	for _, kind := range []scorecard.Kind{scorecard.Month, scorecard.Quarter, scorecard.Term, scorecard.FinancialYear, scorecard.CalendarYear} {
		for p := scorecard.LatestBy(kind, last); p.Month().Compare(scorecard.NewMonth(1995, time.January)) > 0; p = p.Previous() {
			if got, err := scorecard.ParsePeriod(w.Short(p), scorecard.Reading{}); err != nil || got != p {
				t.Fatalf("%q is read as %s, %v; want %s", w.Short(p), got, err, p)
			}
		}
	}
}

func TestDays(t *testing.T) {
	w := english(t)
	for _, c := range []struct{ in, want string }{
		{"2023-04-30", "30 April 2023"},
		{"2024-02-29", "29 February 2024"},
		{"2023-01-01", "1 January 2023"},
		{"2023-02-29", "2023-02-29"}, // no such day: given back
		{"2023-04", "2023-04"},
		{"30/04/2023", "30/04/2023"},
		{"soon", "soon"},
		{"", ""},
	} {
		if got := w.Day(c.in); got != c.want {
			t.Errorf("%q is called %q, want %q", c.in, got, c.want)
		}
	}
}

// rule reads a rule that a test is sure of; "" is no rule.
func rule(t testing.TB, s string, good scorecard.Good, unit scorecard.Unit) scorecard.Rule {
	t.Helper()
	if s == "" {
		return scorecard.Rule{}
	}
	r, err := scorecard.ParseRule(s, good, unit)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return r
}

func TestRules(t *testing.T) {
	w := english(t)
	for _, c := range []struct {
		in            string
		good          scorecard.Good
		unit          scorecard.Unit
		text, outside string
	}{
		{">=95", scorecard.High, "%", "95% or more", "below 95%"},
		{"=>95", scorecard.High, "%", "95% or more", "below 95%"},
		{"≥ 95", scorecard.High, "%", "95% or more", "below 95%"},
		{">= 95.0%", scorecard.High, "%", "95.0% or more", "below 95.0%"},
		{">95", scorecard.High, "%", "above 95%", "95% or less"},
		{"<=120", scorecard.Low, "days", "120 or less", "above 120"},
		{"=<120", scorecard.Low, "days", "120 or less", "above 120"},
		{"≤120", scorecard.Low, "days", "120 or less", "above 120"},
		{"<487", scorecard.Low, "days", "below 487", "487 or more"},
		{"<95.2", scorecard.High, "%", "below 95.2%", "95.2% or more"}, // the side is the check's business
		{"=0", scorecard.Low, "number", "0", "below 0 or above 0"},
		{"= 100%", scorecard.High, "%", "100%", "below 100% or above 100%"},
		{"60 to 70", scorecard.Range, "%", "60% to 70%", "below 60% or above 70%"},
		{"60%  to  70%", scorecard.Range, "%", "60% to 70%", "below 60% or above 70%"},
		{"-5 to 5", scorecard.Range, "number", "-5 to 5", "below -5 or above 5"},
		{"60 to 60", scorecard.Range, "%", "60%", "below 60% or above 60%"},
		{"95", scorecard.High, "%", "95% or more", "below 95%"},
		{"95%", scorecard.High, "%", "95% or more", "below 95%"},
		{"120", scorecard.Low, "number", "120 or less", "above 120"},
		{"1,234", scorecard.Low, "number", "1,234 or less", "above 1,234"},
		{"<£1.2m", scorecard.Low, "£", "below £1,200,000", "£1,200,000 or more"},
		{">=-£500", scorecard.High, "£", "-£500 or more", "below -£500"},
		{"<−2", scorecard.Low, "number", "below -2", "-2 or more"},
		{"  >=95  ", scorecard.High, "%", "95% or more", "below 95%"},
	} {
		r := rule(t, c.in, c.good, c.unit)
		if w.Rule(r, c.unit) != c.text || w.Outside(r, c.unit) != c.outside {
			t.Errorf("%q takes in %q and not %q; want %q and %q", c.in, w.Rule(r, c.unit), w.Outside(r, c.unit), c.text, c.outside)
		}
		if r.Text(c.unit) != c.text {
			t.Errorf("problems word %q as %q, and readers see %q", c.in, r.Text(c.unit), c.text)
		}
	}
	if r := (scorecard.Rule{}); w.Rule(r, "%") != "" || w.Outside(r, "%") != "" {
		t.Errorf("no rule takes in %q and not %q", w.Rule(r, "%"), w.Outside(r, "%"))
	}
}

func TestTargets(t *testing.T) {
	w := english(t)
	for _, c := range []struct {
		good              scorecard.Good
		aim, green, amber string
		text              string
		words, red        string
	}{
		{scorecard.High, ">=95", "", "", "", "95% or more", ""},
		{scorecard.High, ">95", ">=95", ">=87", "", "above 95%", "below 87%"}, // the target goes before green
		{scorecard.High, "", ">=95", ">=87", "", "95% or more", "below 87%"},
		{scorecard.High, "", ">=95", ">87", "", "95% or more", "87% or less"},
		{scorecard.High, "", ">=95", "", "", "95% or more", "below 95%"},
		{scorecard.Low, "", "<=10", "<=15", "", "10% or less", "above 15%"},
		{scorecard.Low, "", "<10", "<15", "", "below 10%", "15% or more"},
		{scorecard.Low, "", "=0", "", "", "0%", "below 0% or above 0%"},
		{scorecard.Range, "", "60 to 70", "50 to 80", "", "60% to 70%", "below 50% or above 80%"},
		{scorecard.Range, "", "60 to 70", "", "", "60% to 70%", "below 60% or above 70%"},
		{scorecard.High, ">=95", "", "", "as many as last year", "as many as last year", ""},
		{scorecard.High, "", "", "", "under review", "under review", ""},
		{scorecard.None, "", "", "", "", "", ""},
	} {
		read := func(s string) scorecard.Rule { return rule(t, s, c.good, "%") }
		target := &scorecard.Target{Target: read(c.aim), Green: read(c.green), Amber: read(c.amber), Text: c.text}
		if w.Target(target, "%") != c.words || w.Red(target, "%") != c.red {
			t.Errorf("%s/%s/%s reads %q, red %q; want %q, red %q", c.aim, c.green, c.amber, w.Target(target, "%"), w.Red(target, "%"), c.words, c.red)
		}
		if target.Words("%") != c.words {
			t.Errorf("problems word a target as %q, and readers see %q", target.Words("%"), c.words)
		}
	}
}

func TestDifferences(t *testing.T) {
	w := english(t)
	for _, c := range []struct {
		unit     scorecard.Unit
		in, want string
	}{
		{"number", "1234", "1,234"},
		{"", "1234567.50", "1,234,567.50"},
		{"Number", "-7", "7"},
		{"%", "93.0", "93.0 percentage points"},
		{"%", "-1.04", "1.04 percentage points"},
		{"%", "1", "1 percentage point"},
		{"%", "-1.0", "1.0 percentage point"},
		{"%", "0.5", "0.5 percentage points"},
		{"days", "1200", "1,200 days"},
		{"days", "-1", "1 day"},
		{"per 10,000", "64.55", "64.55"},
		{"score", "-100000", "100,000"},
		{"£", "-1200.50", "£1,200.50"},
		{"£ million", "-1.2", "£1.2"},
	} {
		d, err := scorecard.ParseDecimal(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := w.Difference(d, c.unit); got != c.want || c.unit.Difference(d) != c.want {
			t.Errorf("a change of %s in %q is %q, and to problems %q; want %q", c.in, c.unit, got, c.unit.Difference(d), c.want)
		}
	}
}

func TestUpper(t *testing.T) {
	for in, want := range map[string]string{"": "", "a": "A", "up 3": "Up 3", "état": "État", "ŵyr": "Ŵyr", "3": "3", "Ä": "Ä", "\xff": "\xff"} {
		if got := words.Upper(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
