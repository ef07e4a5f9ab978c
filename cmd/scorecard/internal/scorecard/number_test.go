package scorecard

import (
	"strings"
	"testing"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct {
		in   string
		unit Unit
		want string
	}{
		{"437", "number", "437"},
		{" 437\u00a0", "number", "437"},
		{"1,234", "number", "1234"},
		{"12,345,678.90", "£", "12345678.90"},
		{"-1,234.5", "number", "-1234.5"},
		{"93.0%", "%", "93.0"},
		{"93.0 %", "%", "93.0"},
		{"93.0%", "", "93.0"}, // numerators and denominators have no unit
		{"93", "%", "93"},
		{"0%", "%", "0"},
		{"−5", "number", "-5"}, // a Unicode minus
		{"−£5", "£", "-5"},
		{"-£5", "£", "-5"},
		{"£-5", "£", "-5"},
		{"£1,200", "£", "1200"},
		{"£1.2m", "£", "1200000"},
		{"£1.2M", "£", "1200000"},
		{"-£1.25m", "£", "-1250000"},
		{"30k", "number", "30000"},
		{"1.2345k", "number", "1234.5"},
		{"0.000001m", "number", "1"},
		{"1.5bn", "£", "1500000000"},
		{"99bn", "£", "99000000000"},
		{"99999.999999m", "£", "99999999999"},
	} {
		d, err := ParseNumber(c.in, c.unit)
		if err != nil {
			t.Errorf("ParseNumber(%q, %q) is wrong: %s", c.in, c.unit, err.Wrong)
		} else if d.String() != c.want {
			t.Errorf("ParseNumber(%q, %q) = %s, want %s", c.in, c.unit, d, c.want)
		}
	}
}

// TestStandIns has every text that people write where a number is missing: none
// is guessed at, and each is told which marker to write.
func TestStandIns(t *testing.T) {
	for _, group := range []struct {
		texts, wrong, hint string
	}{
		{"- – — . .. : na NA n/a N/A n.a. nil Nil none null tbc TBC tba −", "is not a number", "a true zero is 0"},
		{"* c x z [c] [x] [X] [z] [low] [k]", "is not a number", "write the marker in the column marker"},
		{"#REF! #DIV/0! #N/A #VALUE! #NAME? #NUM! #NULL!", "is an error from the spreadsheet, not a number", "write the marker [x]"},
		{"<5 <10 ≤5 >95 ≥95", "is not a number", "with the marker [c]"},
	} {
		for text := range strings.FieldsSeq(group.texts) {
			d, err := ParseNumber(text, "%")
			if err == nil {
				t.Errorf("%q is read as %s", text, d)
				continue
			}
			if want := quote(strings.ReplaceAll(text, "−", "-")) + " " + group.wrong; strings.ReplaceAll(err.Wrong, "−", "-") != want {
				t.Errorf("%q: %s; want %s", text, err.Wrong, want)
			}
			if !strings.Contains(err.Hint, group.hint) {
				t.Errorf("%q has the hint %q, without %q", text, err.Hint, group.hint)
			}
		}
	}
	if _, err := ParseNumber("< 5", "number"); err == nil || !strings.Contains(err.Hint, "[c]") {
		t.Errorf("< 5 with a space: %v", err)
	}
}

func TestWrongNumbers(t *testing.T) {
	const (
		write  = "write digits"
		commas = "commas stand between thousands (1,234), and a point before decimals (93.5)"
	)
	for _, c := range []struct {
		in          string
		unit        Unit
		wrong, hint string
	}{
		{"12,34", "number", `"12,34" is not a number`, commas},
		{"1,23", "number", `"1,23" is not a number`, commas},
		{"1234,567", "number", `"1234,567" is not a number`, commas},
		{"93,5", "%", `"93,5" is not a number`, commas},
		{"0,125", "%", `"0,125" is not a number`, commas}, // a decimal comma, not 125
		{"00,125", "%", `"00,125" is not a number`, commas},
		{"1,234,56", "number", `"1,234,56" is not a number`, commas},
		{",123", "number", `",123" is not a number`, commas},
		{"1,234.", "number", `"1,234." is not a number`, commas},
		{"1,,234", "number", `"1,,234" is not a number`, commas},
		{"(5)", "number", `"(5)" is not a number`, "a negative number is written with a minus sign: -5"},
		{"(1,234)", "number", `"(1,234)" is not a number`, "a negative number is written with a minus sign: -1,234"},
		{"1E+05", "number", `"1E+05" was shortened by the spreadsheet`, "format the column as a number and save again"},
		{"1.23E-4", "number", `"1.23E-4" was shortened by the spreadsheet`, "format the column as a number and save again"},
		{"-1e5", "number", `"-1e5" was shortened by the spreadsheet`, "format the column as a number and save again"},
		{"93%", "number", `"93%" has a per cent sign, and the indicator's unit is "number"`, "change the unit in indicators.csv to %, or take the sign out"},
		{"93%", "days", `"93%" has a per cent sign, and the indicator's unit is "days"`, "change the unit in indicators.csv to %, or take the sign out"},
		{"93%%", "%", `"93%%" is not a number`, write},
		{"%", "%", `"%" is not a number`, write},
		{"£", "£", `"£" is not a number`, write},
		{"-£", "£", `"-£" is not a number`, write},
		{"-£-5", "£", `"-£-5" is not a number`, write},
		{"££5", "£", `"££5" is not a number`, write},
		{"5£", "£", `"5£" is not a number`, write},
		{"", "number", `"" is not a number`, write},
		{"--5", "number", `"--5" is not a number`, write},
		{"5-", "number", `"5-" is not a number`, write},
		{"+5", "number", `"+5" is not a number`, write},
		{"1 234", "number", `"1 234" is not a number`, write},
		{"4.5.6", "number", `"4.5.6" is not a number`, write},
		{"437 children", "number", `"437 children" is not a number`, write},
		{"m", "£", `"m" is not a number`, write},
		{"£m", "£", `"£m" is not a number`, write},
		{"1.2mm", "£", `"1.2mm" is not a number`, write},
		{"five", "number", `"five" is not a number`, write},
		{"100000000000", "number", `"100000000000" has more digits than can be kept exactly (11 before the point, 6 after)`, "round it to the decimals that it really has"},
		{"0.12345678901", "%", `"0.12345678901" has more digits than can be kept exactly (11 before the point, 6 after)`, "round it to the decimals that it really has"},
		{"100bn", "£", `"100bn" has more digits than can be kept exactly (11 before the point, 6 after)`, "write it in millions, and say so in the indicator's unit"},
		{"-£999999m", "£", `"-£999999m" has more digits than can be kept exactly (11 before the point, 6 after)`, "write it in millions, and say so in the indicator's unit"},
	} {
		d, err := ParseNumber(c.in, c.unit)
		if err == nil {
			t.Errorf("%q is read as %s", c.in, d)
			continue
		}
		if err.Wrong != c.wrong || !strings.HasPrefix(err.Hint, c.hint) || err.Error() != err.Wrong {
			t.Errorf("%q: %s (hint: %s)\nwant %s (hint: %s)", c.in, err.Wrong, err.Hint, c.wrong, c.hint)
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"437", "1,234.5", "93.0%", "£1.2m", "−5", "-£5", "£-5", "(5)", "1E+05", "<5", "#REF!", "0,125", "99999999999.999999bn", "\xff"} {
		f.Add(s, "%")
		f.Add(s, "£")
	}
	f.Fuzz(func(t *testing.T, s, u string) {
		d, wrong := ParseNumber(s, Unit(u))
		if wrong != nil {
			if wrong.Wrong == "" || wrong.Hint == "" {
				t.Errorf("%q is refused without a word: %+v", s, wrong)
			}
			return
		}
		again, err := ParseDecimal(d.String())
		if err != nil || again != d {
			t.Errorf("%q is read as %s, which is read as %s, %v", s, d, again, err)
		}
		shown, wrong := ParseNumber(Unit(u).Figure(d), Unit(u))
		if wrong != nil || shown.Cmp(d) != 0 {
			t.Errorf("%q is shown as %q, which is read as %s, %v", s, Unit(u).Figure(d), shown, wrong)
		}
	})
}
