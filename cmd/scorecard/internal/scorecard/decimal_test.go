package scorecard

import (
	"errors"
	"math/big"
	"testing"
)

// dec reads a decimal that a test is sure of.
func dec(s string) Decimal {
	d, err := ParseDecimal(s)
	if err != nil {
		panic(s + ": " + err.Error())
	}
	return d
}

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct {
		in, want string
		decimals int
	}{
		{"0", "0", 0},
		{"437", "437", 0},
		{"93.0", "93.0", 1}, // padding is remembered
		{"64.550", "64.550", 3},
		{"0.05", "0.05", 2},
		{"-1.04", "-1.04", 2},
		{"-0", "0", 0}, // there is no minus zero
		{"-0.00", "0.00", 2},
		{"007", "7", 0},
		{"000000000000000000001.5", "1.5", 1},
		{"99999999999", "99999999999", 0},
		{"-99999999999.999999", "-99999999999.999999", 6},
	} {
		d, err := ParseDecimal(c.in)
		if err != nil || d.String() != c.want || d.Decimals() != c.decimals {
			t.Errorf("ParseDecimal(%q) = %s with %d decimals, %v; want %s with %d", c.in, d, d.Decimals(), err, c.want, c.decimals)
		}
	}
}

func TestWrongDecimals(t *testing.T) {
	for _, c := range []struct {
		in   string
		want error
	}{
		{"", ErrNotNumber},
		{"-", ErrNotNumber},
		{".", ErrNotNumber},
		{"-.5", ErrNotNumber},
		{".5", ErrNotNumber},
		{"5.", ErrNotNumber},
		{"+5", ErrNotNumber},
		{"--5", ErrNotNumber},
		{"5-", ErrNotNumber},
		{"1.2.3", ErrNotNumber},
		{"1,234", ErrNotNumber},
		{" 5", ErrNotNumber},
		{"5 ", ErrNotNumber},
		{"1e5", ErrNotNumber},
		{"0x10", ErrNotNumber},
		{"Inf", ErrNotNumber},
		{"NaN", ErrNotNumber},
		{"٣", ErrNotNumber}, // a digit, but not one that councils write
		{"100000000000", ErrTooLong},
		{"-100000000000", ErrTooLong},
		{"0.0000001", ErrTooLong},
		{"1.0000000", ErrTooLong},
		{"99999999999999999999999999", ErrTooLong},
	} {
		if d, err := ParseDecimal(c.in); !errors.Is(err, c.want) {
			t.Errorf("ParseDecimal(%q) = %s, %v; want %v", c.in, d, err, c.want)
		}
	}
}

func TestCmp(t *testing.T) {
	for _, c := range []struct {
		d, e string
		want int
	}{
		{"70", "70.0", 0},
		{"70.0", "70.000000", 0},
		{"0", "-0.00", 0},
		{"69.99", "70", -1},
		{"70.000001", "70", 1},
		{"-5", "4", -1},
		{"-5", "-4.9", -1},
		{"-4.9", "-5", 1},
		{"99999999999.999999", "99999999999", 1},
		{"-99999999999.999999", "99999999999.999999", -1},
	} {
		if got := dec(c.d).Cmp(dec(c.e)); got != c.want {
			t.Errorf("%s against %s is %d, want %d", c.d, c.e, got, c.want)
		}
		if got := dec(c.e).Cmp(dec(c.d)); got != -c.want {
			t.Errorf("%s against %s is %d, want %d", c.e, c.d, got, -c.want)
		}
	}
}

func TestAddAndSub(t *testing.T) {
	for _, c := range []struct{ d, e, sum, difference string }{
		{"437", "444", "881", "-7"},
		{"96.4", "96", "192.4", "0.4"},
		{"0.1", "0.2", "0.3", "-0.1"}, // what a float gets wrong
		{"65.59", "64.55", "130.14", "1.04"},
		{"-5", "5.00", "0.00", "-10.00"},
		{"99999999999", "0.000001", "99999999999.000001", "99999999998.999999"},
	} {
		if got := dec(c.d).Add(dec(c.e)).String(); got != c.sum {
			t.Errorf("%s + %s = %s, want %s", c.d, c.e, got, c.sum)
		}
		if got := dec(c.d).Sub(dec(c.e)).String(); got != c.difference {
			t.Errorf("%s - %s = %s, want %s", c.d, c.e, got, c.difference)
		}
	}
}

func TestSignAbsTrimCoefficient(t *testing.T) {
	for _, c := range []struct {
		in        string
		sign      int
		abs, trim string
		of6       int64
	}{
		{"0.00", 0, "0.00", "0", 0},
		{"-7.50", -1, "7.50", "-7.5", -7_500_000},
		{"100", 1, "100", "100", 100_000_000},
		{"-10.00", -1, "10.00", "-10", -10_000_000},
		{"0.000001", 1, "0.000001", "0.000001", 1},
	} {
		d := dec(c.in)
		if d.Sign() != c.sign || d.Abs().String() != c.abs || d.Trim().String() != c.trim || d.Coefficient(6) != c.of6 {
			t.Errorf("%s has sign %d, size %s, shortest form %s, millionths %d; want %d, %s, %s, %d", c.in,
				d.Sign(), d.Abs(), d.Trim(), d.Coefficient(6), c.sign, c.abs, c.trim, c.of6)
		}
	}
}

func TestRound(t *testing.T) {
	for _, c := range []struct {
		in       string
		decimals int
		want     string
	}{
		{"74.95", 1, "75.0"}, // a half goes away from zero, not to the even
		{"74.85", 1, "74.9"},
		{"74.949999", 1, "74.9"},
		{"0.5", 0, "1"},
		{"1.5", 0, "2"},
		{"2.5", 0, "3"},
		{"2.499999", 0, "2"},
		{"-0.5", 0, "-1"},
		{"-2.5", 0, "-3"},
		{"-2.499999", 0, "-2"},
		{"-0.04", 1, "0.0"},
		{"-0.05", 1, "-0.1"},
		{"1.005", 2, "1.01"}, // 1.00 as a float
		{"437", 0, "437"},
		{"437", 2, "437.00"}, // filled up
		{"93.0", 0, "93"},
		{"99999999999.5", 0, "100000000000"},
		{"-99999999999.999999", 5, "-100000000000.00000"},
	} {
		if got := dec(c.in).Round(c.decimals).String(); got != c.want {
			t.Errorf("%s with %d decimals is %s, want %s", c.in, c.decimals, got, c.want)
		}
	}
}

// rounded is rounding half away from zero, worked out by fractions.
func rounded(r *big.Rat, decimals int) string { return r.FloatString(decimals) }

func rat(d Decimal) *big.Rat {
	r, ok := new(big.Rat).SetString(d.String())
	if !ok {
		panic(d.String())
	}
	return r
}

// positive gives a text without the sign of a negative zero.
func positive(s string) string {
	if s[0] == '-' && dec(s).Sign() == 0 {
		return s[1:]
	}
	return s
}

func TestRoundAgainstFractions(t *testing.T) {
	for coef := int64(-2_005); coef <= 2_005; coef++ {
		for scale := range uint8(4) {
			d := Decimal{coef, scale}
			for decimals := range 5 {
				want := positive(rounded(rat(d), decimals))
				if got := d.Round(decimals).String(); got != want {
					t.Fatalf("%s with %d decimals is %s, want %s", d, decimals, got, want)
				}
			}
		}
	}
}

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		num, den string
		times    int64
		decimals int
		want     string // "" for none
	}{
		{"2", "23", 100, 1, "8.7"},
		{"8", "14", 100, 1, "57.1"},
		{"1", "8", 100, 0, "13"}, // 12.5
		{"1", "8", 100, 1, "12.5"},
		{"3", "8", 100, 0, "38"}, // 37.5
		{"-1", "8", 100, 0, "-13"},
		{"-1", "1000", 100, 0, "0"},
		{"1", "3", 100, 6, "33.333333"},
		{"2", "3", 100, 6, "66.666667"},
		{"2", "3", 1, 0, "1"},
		{"437", "437", 100, 2, "100.00"},
		{"0", "7", 100, 0, "0"},
		{"12.5", "0.5", 1, 0, "25"}, // of different scales
		{"19", "1.900", 1, 1, "10.0"},
		{"5", "-2", 1, 0, "-3"},
		{"1", "0", 100, 0, ""},
		{"0", "0.00", 100, 0, ""},
		{"999999999.99", "0.01", 1, 0, "99999999999"},
		{"99999999999", "0.1", 1, 0, ""},
		{"99999999999", "0.000001", 100, 6, ""},
		{"-99999999999", "0.000001", 100, 6, ""},
		{"-99999999999", "0.1", 1, 0, ""},
	} {
		got, ok := Ratio(dec(c.num), dec(c.den), c.times, c.decimals)
		if ok != (c.want != "") || ok && got.String() != c.want {
			t.Errorf("%d × %s ÷ %s with %d decimals is %s, %t; want %q", c.times, c.num, c.den, c.decimals, got, ok, c.want)
		}
	}
}

func TestRatioAgainstFractions(t *testing.T) {
	for num := -45; num <= 45; num++ {
		for den := 1; den <= 64; den++ {
			for decimals := range 4 {
				want := positive(rounded(big.NewRat(int64(num)*100, int64(den)), decimals))
				got, ok := Ratio(Int(num), Int(den), 100, decimals)
				if !ok || got.String() != want {
					t.Fatalf("%d of %d with %d decimals is %s%%, want %s%%", num, den, decimals, got, want)
				}
			}
		}
	}
}
