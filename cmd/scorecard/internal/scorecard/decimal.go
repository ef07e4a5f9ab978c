package scorecard

import (
	"errors"
	"math/bits"
	"strconv"
	"strings"
)

// A Decimal is an exact decimal number that remembers how many decimals it was
// written with: 70.0 and 70 are equal and print differently. It holds up to 11
// digits before the point and 6 after. The zero value is 0.
type Decimal struct {
	coef  int64 // the number times 10 to the power of scale
	scale uint8
}

const (
	maxWhole = 11 // digits before the point
	maxScale = 6  // digits after it
)

var pow10 = [...]int64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000}

// Reasons why a text is not a Decimal.
var (
	ErrNotNumber = errors.New("not a number")
	ErrTooLong   = errors.New("more digits than can be kept exactly (11 before the point, 6 after)")
)

// Int makes a Decimal of a whole number of at most 11 digits.
func Int(n int) Decimal { return Decimal{coef: int64(n)} }

// Scaled makes a Decimal of a whole number of units of 10 to the power of
// -decimals: Scaled(1234, 2) is 12.34. It takes at most 6 decimals.
func Scaled(coef int64, decimals int) Decimal { return Decimal{coef, uint8(decimals)} }

// ParseDecimal reads digits with an optional sign and point, and nothing else.
func ParseDecimal(s string) (Decimal, error) {
	digits := s
	negative := strings.HasPrefix(digits, "-")
	digits = strings.TrimPrefix(digits, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if whole == "" || point && fraction == "" || !allDigits(whole) || !allDigits(fraction) {
		return Decimal{}, ErrNotNumber
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > maxWhole || len(fraction) > maxScale {
		return Decimal{}, ErrTooLong
	}
	coef, err := strconv.ParseInt("0"+whole+fraction, 10, 64)
	if err != nil {
		return Decimal{}, ErrTooLong
	}
	if negative {
		coef = -coef
	}
	return Decimal{coef, uint8(len(fraction))}, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Decimals is the number of decimals that d was written with.
func (d Decimal) Decimals() int { return int(d.scale) }

// Ulp is one unit of d's last decimal: 0.01 for 93.40, and 1 for 93.
func (d Decimal) Ulp() Decimal { return Decimal{1, d.scale} }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.coef < 0:
		return -1
	case d.coef > 0:
		return 1
	}
	return 0
}

// Coefficient gives d as a whole number of units of 10 to the power of
// -decimals; decimals must be at least d's own and at most 6.
func (d Decimal) Coefficient(decimals int) int64 {
	return d.coef * pow10[decimals-int(d.scale)]
}

// aligned gives the coefficients of two numbers at their larger scale.
func aligned(d, e Decimal) (int64, int64, uint8) {
	scale := max(d.scale, e.scale)
	return d.coef * pow10[scale-d.scale], e.coef * pow10[scale-e.scale], scale
}

// Cmp is negative, zero or positive as d is less than, equal to or greater
// than e, whatever decimals they were written with.
func (d Decimal) Cmp(e Decimal) int {
	x, y, _ := aligned(d, e)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// Add gives d + e, with the decimals of whichever has more.
func (d Decimal) Add(e Decimal) Decimal {
	x, y, scale := aligned(d, e)
	return Decimal{x + y, scale}
}

// Sub gives d - e, with the decimals of whichever has more.
func (d Decimal) Sub(e Decimal) Decimal {
	x, y, scale := aligned(d, e)
	return Decimal{x - y, scale}
}

// Abs gives d without its sign.
func (d Decimal) Abs() Decimal {
	if d.coef < 0 {
		d.coef = -d.coef
	}
	return d
}

// Round gives d with so many decimals (6 at most), rounded half away from
// zero, or filled up with zeros where d has fewer.
func (d Decimal) Round(decimals int) Decimal {
	if decimals >= int(d.scale) {
		return Decimal{d.coef * pow10[decimals-int(d.scale)], uint8(decimals)}
	}
	unit := pow10[int(d.scale)-decimals]
	half := unit / 2
	if d.coef < 0 {
		half = -half
	}
	return Decimal{(d.coef + half) / unit, uint8(decimals)}
}

// Ratio gives times × num ÷ den with so many decimals, rounded half away from
// zero. It reports false when den is zero or the result does not fit.
func Ratio(num, den Decimal, times int64, decimals int) (Decimal, bool) {
	x, y, _ := aligned(num, den)
	if y == 0 {
		return Decimal{}, false
	}
	negative := (x < 0) != (y < 0)
	size := func(v int64) uint64 { return uint64(max(v, -v)) }
	// Twice the wanted number, in 128 bits, divided and cut towards zero; half
	// of that plus one is the wanted number rounded half away from zero.
	high, low := bits.Mul64(size(x), uint64(times*pow10[decimals]*2))
	if high >= size(y) {
		return Decimal{}, false
	}
	twice, _ := bits.Div64(high, low, size(y))
	coef := twice/2 + twice%2
	if coef/uint64(pow10[decimals]) >= 100_000_000_000 {
		return Decimal{}, false
	}
	if negative {
		return Decimal{-int64(coef), uint8(decimals)}, true
	}
	return Decimal{int64(coef), uint8(decimals)}, true
}

// Trim gives d without trailing zeros after the point.
func (d Decimal) Trim() Decimal {
	for d.scale > 0 && d.coef%10 == 0 {
		d.coef /= 10
		d.scale--
	}
	return d
}

// Append prints d as digits with a point, without thousands commas: what a
// data file wants.
func (d Decimal) Append(b []byte) []byte {
	if d.coef < 0 {
		b = append(b, '-')
		d.coef = -d.coef
	}
	return d.appendGrouped(b, "", ".")
}

// String prints d as Append does.
func (d Decimal) String() string { return string(d.Append(nil)) }
