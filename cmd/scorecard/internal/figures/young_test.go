package figures

import (
	"fmt"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
)

func decimal(t *testing.T, s string) scorecard.Decimal {
	t.Helper()
	d, err := scorecard.ParseDecimal(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestShareOf: every edge at which a percentage becomes another number out of
// ten, just below it, on it and just above.
func TestShareOf(t *testing.T) {
	bounds := [...]string{record.Exactly: "", record.About: "about ", record.LessThan: "less than ", record.MoreThan: "more than "}
	for _, c := range []struct{ shown, exact, want string }{
		{"0", "0", "0"}, {"0.0", "0", "0"}, {"0", "0.4", "less than 1"}, {"0.1", "0.1", "less than 1"}, {"4.9", "4.94", "less than 1"}, {"4.99", "4.99", "less than 1"},
		{"5", "4.9", "about 1"}, {"5.0", "5", "about 1"}, {"9.9", "9.9", "about 1"}, {"10", "10", "1"}, {"10.0", "10.04", "1"}, {"10.1", "10.1", "about 1"}, {"14.9", "14.9", "about 1"},
		{"15", "15", "about 2"}, {"20", "20", "2"}, {"24.9", "24.9", "about 2"}, {"25", "25", "about 3"}, {"30", "30", "3"}, {"34.9", "34.9", "about 3"},
		{"35", "35", "about 4"}, {"40", "40", "4"}, {"44.9", "44.9", "about 4"}, {"45", "45", "about 5"}, {"49.9", "49.9", "about 5"}, {"50", "50", "5"}, {"50.1", "50.1", "about 5"}, {"54.9", "54.9", "about 5"},
		{"55", "55", "about 6"}, {"60", "60", "6"}, {"64.9", "64.9", "about 6"}, {"65", "65", "about 7"}, {"70", "70", "7"}, {"74.9", "74.9", "about 7"},
		{"75", "75", "about 8"}, {"80", "80", "8"}, {"84.9", "84.9", "about 8"}, {"85", "85", "about 9"}, {"89.9", "89.9", "about 9"}, {"90", "90", "9"}, {"94.9", "94.9", "about 9"},
		{"95", "94.9", "more than 9"}, {"95.0", "95", "more than 9"}, {"99.9", "99.9", "more than 9"}, {"100", "99.6", "more than 9"}, {"100.0", "99.96", "more than 9"}, {"100", "100", "10"}, {"100.00", "100", "10"},
		{"100.1", "100.1", "no"}, {"107", "107", "no"}, {"-0.1", "-0.1", "no"}, {"-12", "-12", "no"},
	} {
		f := Figure{Unit: "%", Has: true, Shown: decimal(t, c.shown), Exact: decimal(t, c.exact)}
		got := "no"
		if s, ok := ShareOf(&f); ok {
			got = fmt.Sprint(bounds[s.Bound], s.Tenths)
		}
		if got != c.want {
			t.Errorf("%s%% (exactly %s%%) is %s out of ten, want %s", c.shown, c.exact, got, c.want)
		}
	}
}

// TestShareOfFraction: that it is none, or all, is decided on the fraction.
func TestShareOfFraction(t *testing.T) {
	for _, c := range []struct {
		part, base int
		shown      string
		want       int
	}{{0, 300, "0", 0}, {1, 300, "0", 1}, {300, 300, "100", 10}, {299, 300, "100", 9}, {150, 300, "50", 5}} {
		d := decimal(t, c.shown)
		f := Figure{Unit: "%", Has: true, Shown: d, Exact: d, Fraction: &Fraction{Numerator: scorecard.Int(c.part), Denominator: scorecard.Int(c.base)}}
		if s, ok := ShareOf(&f); !ok || s.Tenths != c.want {
			t.Errorf("%d of %d is %d out of ten, want %d", c.part, c.base, s.Tenths, c.want)
		}
	}
	for _, f := range []Figure{{Unit: "%"}, {Unit: "number", Has: true, Shown: scorecard.Int(50)}, {Unit: "%", Markers: scorecard.Withheld}, {}} {
		if s, ok := ShareOf(&f); ok {
			t.Errorf("%v is %d out of ten", f, s.Tenths)
		}
	}
}

// TestYoungFacts: what young people are told of an indicator, in all its forms.
func TestYoungFacts(t *testing.T) {
	for _, c := range []struct{ indicator, before, now, want string }{
		{"unit=number", "a,7", "a,9", "9 of you. That is 2 more than in January 2023, when it was 7."},
		{"unit=number", "a,9", "a,7", "7 of you. That is 2 fewer than in January 2023, when it was 9."},
		{"unit=number", "a,7", "a,7", "7 of you. It was the same in January 2023."},
		{"unit=number", "a,,,[x]", "a,1234", "1,234 of you. "},
		{"unit=number", "a,,,[c]", "a,1234", "1,234 of you. "},
		{"unit=days", "a,1", "a,2", "2 days of you. In January 2023 it was 1 day."},
		{"unit=£", "a,1", "a,2", "£2 of you. In January 2023 it was £1."},
		{"unit=score", "a,1", "a,2", "2 score of you. In January 2023 it was 1 score."},
		{"unit=%", "a,100", "a,0", "None of you. The exact number is 0%. In January 2023 it was 100%."},
		{"unit=%", "a,0", "a,100", "All of you. The exact number is 100%. In January 2023 it was 0%."},
		{"unit=%", "a,50", "a,50", "Half of you. The exact number is 50%. It was the same in January 2023."},
		{"unit=%", "a,50", "a,51", "About half of you. The exact number is 51%. In January 2023 it was 50%."},
		{"unit=%", "a,2", "a,20", "2 in 10 of you. The exact number is 20%. In January 2023 it was 2%."},
		{"unit=%", "a,20", "a,2", "Fewer than 1 in 10 of you. The exact number is 2%. In January 2023 it was 20%."},
		{"unit=%", "a,20", "a,97", "More than 9 in 10 of you. The exact number is 97%. In January 2023 it was 20%."},
		{"unit=%", "a,,,[x]", "a,107", "107% of you. "},
		{"unit=%", "a,,,[x]", "a,21,,[e]", "About 2 in 10 of you. The exact number is 21%. This number is marked: estimated."},
		{"unit=number", "a,7", "b,1", "7 of you. It is for January 2023."},
		{"unit=number", "a,7", "a,,,[c]", ""},
		{"unit=number", "a,7", "a,,,[x]", ""},
		{"unit=%", "a,7", "a,,,[low]", ""},
		{"unit=number", "b,1", "b,1", ""},
	} {
		b := board{indicators: []string{indicator("a", c.indicator, "good=high", "young=of you"), indicator("b", "unit=number", "good=none")},
			months: map[string][]string{"2023-01": {c.before}, "2023-02": {c.now}}}
		var got []string
		for _, f := range b.edition(t, "2023-02").YoungFacts() {
			got = append(got, f.Lead+" "+f.Words+". "+f.Beside)
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s: %s, then %s: %q\nwant %q", c.indicator, c.before, c.now, s, c.want)
		}
	}
}
