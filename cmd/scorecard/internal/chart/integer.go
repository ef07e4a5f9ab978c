package chart

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"strconv"
	"strings"
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

// A numeral is up to four characters of a number as it is printed. A drawing
// prints some two hundred numbers, nearly all from the tables below.
type numeral struct {
	text uint32 // the first character in its lowest byte
	size uint32 // of the text
}

var (
	wholes    = numerals(1000, strconv.Itoa)                                         // 0 to 999
	padded    = numerals(1000, func(n int) string { return fmt.Sprintf("%03d", n) }) // the same behind a thousand: 000 to 999
	fractions = numerals(100, func(n int) string { return strings.TrimRight(fmt.Sprintf(".%02d", n), ".0") })
)

// numerals tables so many numbers, from 0.
func numerals(count int, text func(n int) string) []numeral {
	out := make([]numeral, count)
	for n := range out {
		var b [4]byte
		out[n].size = uint32(copy(b[:], text(n)))
		out[n].text = binary.LittleEndian.Uint32(b[:])
	}
	return out
}

func (n *numeral) append(b []byte) []byte {
	b = binary.LittleEndian.AppendUint32(b, n.text)
	return b[:len(b)-4+int(n.size)]
}

// appendHundredths prints a number of hundredths as a short decimal: 1250 is
// 12.5.
func appendHundredths(b []byte, n int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	whole := n / 100
	return fractions[n-whole*100].append(appendWhole(b, whole))
}

// appendWhole prints a whole number, most of which are not negative.
func appendWhole(b []byte, n int64) []byte {
	switch n := uint64(n); {
	case n < 1000:
		return wholes[n].append(b)
	case n < 1_000_000:
		return padded[n%1000].append(wholes[n/1000].append(b))
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
