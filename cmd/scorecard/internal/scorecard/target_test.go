package scorecard

import "testing"

// target makes a target of rules as a targets.csv has them.
func target(good Good, aim, green, amber string) Target {
	return Target{Target: rule(aim, good), Green: rule(green, good), Amber: rule(amber, good)}
}

// TestStatus tries every polarity at every position against its thresholds. In
// each row the values go from the best to the worst, so that red and green
// cannot be swapped unseen.
func TestStatus(t *testing.T) {
	type step struct {
		value string
		want  Status
	}
	for _, c := range []struct {
		says         string
		good         Good
		green, amber string
		steps        []step
	}{
		{"reviews on time: 95% or more, and red below 87%", High, ">=95", ">=87", []step{
			{"100", Green}, {"95.1", Green}, {"95.0", Green}, {"95", Green}, {"94.9", Amber}, {"90", Amber}, {"87.1", Amber}, {"87", Amber}, {"86.9", Red}, {"0", Red}, {"-1", Red}}},
		{"reviews on time: above 95%, and red at 87% or less", High, ">95", ">87", []step{
			{"95.1", Green}, {"95", Amber}, {"94.9", Amber}, {"87.1", Amber}, {"87", Red}, {"86.9", Red}}},
		{"reviews on time: 95, a bare number", High, "95", "87", []step{
			{"95", Green}, {"94.9", Amber}, {"87", Amber}, {"86.9", Red}}},
		{"reviews on time without amber", High, ">=95", "", []step{
			{"95.1", Green}, {"95", Green}, {"94.9", Red}, {"0", Red}}},
		{"days to adoption: 426 or fewer, and red above 487", Low, "<=426", "<=487", []step{
			{"-1", Green}, {"0", Green}, {"425.9", Green}, {"426", Green}, {"426.1", Amber}, {"487", Amber}, {"487.1", Red}, {"1000", Red}}},
		{"days to adoption: below 426, and red from 487", Low, "<426", "<487", []step{
			{"425.9", Green}, {"426", Amber}, {"486.9", Amber}, {"487", Red}, {"487.1", Red}}},
		{"days to adoption: 426, a bare number", Low, "426", "487", []step{
			{"425.9", Green}, {"426", Green}, {"426.1", Amber}, {"487", Amber}, {"487.1", Red}}},
		{"children in bed and breakfast: none, and red from 3", Low, "=0", "<3", []step{
			{"0", Green}, {"1", Amber}, {"2", Amber}, {"3", Red}, {"4", Red}}},
		{"days to adoption without amber", Low, "<=426", "", []step{
			{"426", Green}, {"426.1", Red}}},
		{"places filled: 85% to 95%, and red outside 80% to 98%", Range, "85 to 95", "80 to 98", []step{
			{"90", Green}, {"85", Green}, {"84.9", Amber}, {"80", Amber}, {"79.9", Red}, {"95", Green}, {"95.1", Amber}, {"98", Amber}, {"98.1", Red}, {"0", Red}, {"150", Red}}},
		{"places filled without amber", Range, "85 to 95", "", []step{
			{"85", Green}, {"95", Green}, {"84.9", Red}, {"95.1", Red}}},
	} {
		target := target(c.good, "", c.green, c.amber)
		for _, s := range c.steps {
			if got := target.Status(dec(s.value)); got != s.want {
				t.Errorf("%s: %s is %s, want %s", c.says, s.value, got, s.want)
			}
		}
	}
	only := target(High, ">=95", "", "")
	for _, value := range []string{"0", "95", "100"} {
		if got := only.Status(dec(value)); got != Unrated {
			t.Errorf("a target alone gives %s the light %s", value, got)
		}
	}
	amber := target(High, "", "", ">=87")
	if got := amber.Status(dec("90")); got != Unrated {
		t.Errorf("amber without green gives the light %s", got)
	}
}

func TestTargetWords(t *testing.T) {
	for _, c := range []struct {
		good              Good
		aim, green, amber string
		text              string
		words             string
	}{
		{High, ">=95", "", "", "", "95% or more"},
		{High, ">95", ">=95", ">=87", "", "above 95%"}, // the target goes before green
		{High, "", ">=95", ">=87", "", "95% or more"},
		{High, "", ">=95", ">87", "", "95% or more"},
		{High, "", ">=95", "", "", "95% or more"},
		{Low, "", "<=10", "<=15", "", "10% or less"},
		{Low, "", "<10", "<15", "", "below 10%"},
		{Low, "", "=0", "", "", "0%"},
		{Range, "", "60 to 70", "50 to 80", "", "60% to 70%"},
		{Range, "", "60 to 70", "", "", "60% to 70%"},
		{High, ">=95", "", "", "as many as last year", "as many as last year"},
		{High, "", "", "", "under review", "under review"},
		{None, "", "", "", "", ""},
	} {
		target := target(c.good, c.aim, c.green, c.amber)
		target.Text = c.text
		if target.Words("%") != c.words {
			t.Errorf("%s/%s/%s reads %q, want %q", c.aim, c.green, c.amber, target.Words("%"), c.words)
		}
	}
}

func TestInForce(t *testing.T) {
	for _, c := range []struct {
		from, at string
		want     bool
	}{
		{"", "1999-01", true}, // always
		{"2022-04", "2022-03", false},
		{"2022-04", "2022-04", true},
		{"2022-04", "2023-01", true},
		{"2022-FY", "2022-03", false},
		{"2022-FY", "2022-04", true},
		{"2022-FY", "2021-FY", false},
		{"2022-FY", "2022-FY", true},
		{"2022-05", "2022-Q1", true}, // the quarter ends after the rule began
		{"2022-05", "2021-Q4", false},
		{"2022-05", "2022-FY", true},
		{"2022-Q2", "2022-06", false},
		{"2022-Q2", "2022-07", true},
		{"2022-04-15", "2022-04", true},
		{"2022-04-15", "2022-03", false},
		{"2022-AY", "2022-summer", false},
		{"2022-AY", "2022-autumn", true},
	} {
		target := Target{From: period(c.from)}
		if got := target.InForce(period(c.at)); got != c.want {
			t.Errorf("a target from %q is in force for %s: %t", c.from, c.at, got)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		says          string
		now, before   string
		good          Good
		least, within string
		movement      Movement
		judgement     Judgement
	}{
		{"more is better", "96.4", "96", High, "0", "", Up, Better},
		{"less is worse", "96", "96.4", High, "0", "", Down, Worse},
		{"nothing changed", "96.0", "96", High, "0", "", Level, Unchanged},
		{"less is better", "437", "444", Low, "0", "", Down, Better},
		{"more is worse", "444", "437", Low, "0", "", Up, Worse},
		{"nothing changed where low is good", "437", "437", Low, "0", "", Level, Unchanged},
		{"negative numbers rise too", "-3", "-5", High, "0", "", Up, Better},
		{"for information: up", "5", "3", None, "0", "", Up, Unjudged},
		{"for information: down", "3", "5", None, "0", "", Down, Unjudged},
		{"for information: the same", "5", "5", None, "0", "", Level, Unjudged},
		{"nearer to the range from below", "58", "55", Range, "0", "60 to 70", Up, Better},
		{"further below the range", "55", "58", Range, "0", "60 to 70", Down, Worse},
		{"nearer to the range from above", "72", "75", Range, "0", "60 to 70", Down, Better},
		{"further above the range", "75", "72", Range, "0", "60 to 70", Up, Worse},
		{"into the range", "60", "59", Range, "0", "60 to 70", Up, Better},
		{"out of the range", "71", "70", Range, "0", "60 to 70", Up, Worse},
		{"within the range", "69", "61", Range, "0", "60 to 70", Up, Unchanged},
		{"from one side to the other, as far", "72", "58", Range, "0", "60 to 70", Up, Unchanged},
		{"from one side to the other, further", "73", "58", Range, "0", "60 to 70", Up, Worse},
		{"a range without a rule", "73", "58", Range, "0", "", Up, Unjudged},
		{"a range without a rule, the same", "58", "58", Range, "0", "", Level, Unchanged},
		{"less than the least change", "96.4", "96", High, "0.5", "", Level, Unchanged},
		{"less than the least change, downwards", "95.6", "96", High, "0.5", "", Level, Unchanged},
		{"the least change itself", "96.5", "96", High, "0.5", "", Up, Better},
		{"the least change itself, downwards", "95.5", "96.0", High, "0.5", "", Down, Worse},
		{"more than the least change", "96.6", "96", Low, "0.5", "", Up, Worse},
		{"less than the least change, for information", "96.4", "96", None, "0.5", "", Level, Unjudged},
		{"less than the least change, out of the range", "70.4", "70", Range, "0.5", "60 to 70", Level, Unchanged},
	} {
		movement, judgement := Yardstick{c.good, dec(c.least), rule(c.within, Range)}.Compare(dec(c.now), dec(c.before))
		if movement != c.movement || judgement != c.judgement {
			t.Errorf("%s: from %s to %s is %s and %s, want %s and %s", c.says, c.before, c.now, movement, judgement, c.movement, c.judgement)
		}
	}
}

// TestCompareMirrors: turning time round, or polarity round, turns the
// judgement round.
func TestCompareMirrors(t *testing.T) {
	opposite := map[Judgement]Judgement{Better: Worse, Worse: Better, Unchanged: Unchanged, Unjudged: Unjudged}
	within := rule("-1 to 2", Range)
	for a := -4; a <= 4; a++ {
		for b := -4; b <= 4; b++ {
			for _, good := range []Good{None, High, Low, Range} {
				_, there := Yardstick{good, Int(2), within}.Compare(Int(a), Int(b))
				_, back := Yardstick{good, Int(2), within}.Compare(Int(b), Int(a))
				if back != opposite[there] {
					t.Fatalf("%s: from %d to %d is %s, and back is %s", good, b, a, there, back)
				}
			}
			up, high := Yardstick{Good: High, Least: Int(2)}.Compare(Int(a), Int(b))
			down, low := Yardstick{Good: Low, Least: Int(2)}.Compare(Int(a), Int(b))
			if up != down || low != opposite[high] {
				t.Fatalf("from %d to %d is %s and %s where high is good, %s and %s where low is", b, a, up, high, down, low)
			}
		}
	}
}
