// Package lettering measures text that a browser will set later, and cuts it
// into lines: labels in a drawing must be kept apart and inside their box long
// before anyone sees them. A width is an upper estimate for the common sans
// serif fonts at one size, Size. The package knows nothing of what is drawn.
package lettering

// advances are those of printable ASCII in Helvetica, in thousandths of the
// font size; Arial and Liberation Sans share them.
var advances = [...]int64{
	278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
	667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
	556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
}

// Size is the font size in CSS pixels.
const Size = 12

const wider = 115 // per cent: other fonts are up to so much wider than Helvetica

// advance gives the width of a character in thousandths of the font size. One
// outside ASCII counts as wide as it may be.
func advance(r rune) int64 {
	switch {
	case r < ' ':
		return 0
	case r <= '~':
		return advances[r-' ']
	case r < 0x2e80:
		return 722
	}
	return 1000
}

// pixels turns thousandths of the font size into whole pixels, rounded up.
func pixels(thousandths int64) int {
	return int((thousandths*Size*wider + 99_999) / 100_000)
}

// Width gives an upper estimate of the width of a text in pixels.
func Width(text string) int {
	sum := int64(0)
	for _, r := range text {
		sum += advance(r)
	}
	return pixels(sum)
}

// CutLine cuts the text that fits a width off its front, at a space where there
// is one.
func CutLine(text string, limit int) (line, rest string) {
	sum, space := int64(0), -1
	for i, r := range text {
		if r == ' ' {
			space = i
		}
		sum += advance(r)
		if pixels(sum) <= limit || i == 0 {
			continue
		}
		if space > 0 {
			return text[:space], text[space+1:]
		}
		return text[:i], text[i:]
	}
	return text, ""
}

// Lines counts the lines that a text takes up in a width; none for no text.
func Lines(text string, limit int) int {
	n := 0
	for text != "" {
		_, text = CutLine(text, limit)
		n++
	}
	return n
}

// Fitted gives how much of a text to print in a width: all of it, or what
// leaves room for an ellipsis.
func Fitted(text string, limit int) (line string, cut bool) {
	if Width(text) <= limit {
		return text, false
	}
	limit -= Width("…")
	if line, _ = CutLine(text, limit); Width(line) > limit {
		line = "" // not even one character
	}
	return line, true
}
