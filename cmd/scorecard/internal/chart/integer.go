package chart

import (
	"math/bits"
	"strconv"
)

var tens = [...]int64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000}

// muldiv gives a × b ÷ c rounded half up, exactly, however large a × b is. None
// may be negative, c may not be zero, and the result must fit.
func muldiv(a, b, c int64) int64 {
	high, low := bits.Mul64(uint64(a), uint64(b))
	low, carry := bits.Add64(low, uint64(c)/2, 0)
	quotient, _ := bits.Div64(high+carry, low, uint64(c))
	return int64(quotient)
}

// down gives the multiple of step at or below n.
func down(n, step int64) int64 {
	r := n % step
	if r < 0 {
		r += step
	}
	return n - r
}

// up gives the multiple of step at or above n.
func up(n, step int64) int64 { return -down(-n, step) }

// appendHundredths prints a number of hundredths as a short decimal: 1250 is
// 12.5. Most of what is printed of a drawing goes through here.
func appendHundredths(b []byte, n int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = appendWhole(b, n/100)
	n %= 100
	switch {
	case n == 0:
		return b
	case n%10 == 0:
		return append(b, '.', byte('0'+n/10))
	}
	return append(b, '.', byte('0'+n/10), byte('0'+n%10))
}

// appendWhole prints a number that is not negative.
func appendWhole(b []byte, n int64) []byte {
	switch {
	case n < 10:
		return append(b, byte('0'+n))
	case n < 100:
		return append(b, byte('0'+n/10), byte('0'+n%10))
	case n < 1000:
		return append(b, byte('0'+n/100), byte('0'+n/10%10), byte('0'+n%10))
	case n < 10_000:
		return append(b, byte('0'+n/1000), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
	}
	return strconv.AppendInt(b, n, 10)
}

// appendScaled prints n ÷ 10^scale without trailing zeros.
func appendScaled(b []byte, n int64, scale int) []byte {
	for scale > 0 && n%10 == 0 {
		n /= 10
		scale--
	}
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = appendWhole(b, n/tens[scale])
	if scale == 0 {
		return b
	}
	b = append(b, '.')
	return appendPadded(b, n%tens[scale], scale)
}

// appendPadded prints the digits after a point.
func appendPadded(b []byte, n int64, digits int) []byte {
	for i := digits - 1; i >= 0; i-- {
		b = append(b, byte('0'+n/tens[i]%10))
	}
	return b
}
