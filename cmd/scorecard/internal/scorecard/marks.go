package scorecard

import "strconv"

// Marks are what stands in and around the digits of a number in one language. A
// nil *Marks is British English: 1,234.5, 93.0%, -£1,200.
type Marks struct {
	Thousands string    // between groups of three digits
	Point     string    // before decimals
	Minus     [2]string // before and after a number below zero, with its sign
	Percent   [2]string // before and after a percentage
	Money     [2]string // before and after an amount of pounds
}

// British gives the marks of British English.
func British() Marks { return british }

var british = Marks{Thousands: ",", Point: ".", Minus: [2]string{"-"}, Percent: [2]string{"", "%"}, Money: [2]string{"£"}}

// AppendFigure prints a figure as readers see it: with marks between
// thousands, and with the sign of its unit. Other units stand in headings, not
// on the figure.
func (m *Marks) AppendFigure(b []byte, d Decimal, u Unit) []byte {
	if m == nil {
		m = &british
	}
	var minus, sign [2]string
	if d.coef < 0 {
		minus = m.Minus
		d.coef = -d.coef
	}
	switch {
	case u.Money():
		sign = m.Money
	case u.Percent():
		sign = m.Percent
	}
	b = append(append(b, minus[0]...), sign[0]...)
	b = d.appendGrouped(b, m.Thousands, m.Point)
	return append(append(b, sign[1]...), minus[1]...)
}

// Figure prints a figure as AppendFigure does.
func (m *Marks) Figure(d Decimal, u Unit) string { return string(m.AppendFigure(nil, d, u)) }

// appendGrouped prints d, which is not below zero, with marks between groups of
// three digits and before its decimals.
func (d Decimal) appendGrouped(b []byte, thousands, point string) []byte {
	if whole := d.coef / pow10[d.scale]; whole < 1000 {
		b = strconv.AppendInt(b, whole, 10)
	} else {
		var buf [24]byte
		digits := strconv.AppendInt(buf[:0], whole, 10)
		for i, c := range digits {
			if i > 0 && (len(digits)-i)%3 == 0 {
				b = append(b, thousands...)
			}
			b = append(b, c)
		}
	}
	if d.scale == 0 {
		return b
	}
	b = append(b, point...)
	rest := d.coef % pow10[d.scale]
	for n := int(d.scale) - 1; n >= 0; n-- {
		b = append(b, byte('0'+rest/pow10[n]%10))
	}
	return b
}
