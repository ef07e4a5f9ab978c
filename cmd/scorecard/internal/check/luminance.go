package check

import "math"

// luminance is the relative luminance of a colour (#rrggbb) by the definition
// of WCAG 2.2: 0 for black, 1 for white.
func luminance(c string) float64 {
	return 0.2126*linear(channel(c, 1)) + 0.7152*linear(channel(c, 3)) + 0.0722*linear(channel(c, 5))
}

func linear(v int64) float64 {
	x := float64(v) / 255
	if x <= 0.04045 {
		return x / 12.92
	}
	return math.Pow((x+0.055)/1.055, 2.4)
}
