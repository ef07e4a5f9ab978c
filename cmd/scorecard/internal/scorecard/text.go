package scorecard

import "fmt"

// A TextError says that a text is not the one of a value: of a period, a number,
// a word of a set.
type TextError struct {
	Text   string // as it was read
	Wanted string // "a period"
}

// Error names the text, and what was wanted.
func (e *TextError) Error() string { return fmt.Sprintf("%q is not %s", e.Text, e.Wanted) }

// What follows writes values as the text that String gives, and reads that and
// nothing else. No values are ever read in a way that depends on their place.

func readWord[T ~uint8](to *T, words []string, text []byte, wanted string) error {
	v, ok := parseWord[T](words, string(text))
	if !ok {
		return &TextError{string(text), wanted}
	}
	*to = v
	return nil
}

// MarshalText writes the number with all its decimals.
func (d Decimal) MarshalText() ([]byte, error) { return d.Append(nil), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Decimal) UnmarshalText(text []byte) error {
	v, err := ParseDecimal(string(text))
	if err != nil || v.String() != string(text) {
		return &TextError{string(text), "a number"}
	}
	*d = v
	return nil
}

// MarshalText writes the period in its canonical form.
func (p Period) MarshalText() ([]byte, error) { return p.Append(nil), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Period) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Period{}
		return nil
	}
	v, err := ParsePeriod(string(text), Reading{})
	if err != nil || v.String() != string(text) {
		return &TextError{string(text), "a period"}
	}
	*p = v
	return nil
}

// MarshalText writes the markers in brackets.
func (m Markers) MarshalText() ([]byte, error) { return m.Append(nil), nil }

// UnmarshalText reads what MarshalText writes.
func (m *Markers) UnmarshalText(text []byte) error {
	v, unknown := ParseMarkers(string(text))
	if unknown != "" || v.String() != string(text) {
		return &TextError{string(text), "a list of markers"}
	}
	*m = v
	return nil
}

// MarshalText writes the light's word.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Status) UnmarshalText(text []byte) error { return readWord(s, statusWords, text, "a status") }

// MarshalText writes the movement's word.
func (m Movement) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (m *Movement) UnmarshalText(text []byte) error {
	return readWord(m, movementWords, text, "a movement")
}

// MarshalText writes the judgement's word.
func (j Judgement) MarshalText() ([]byte, error) { return []byte(j.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (j *Judgement) UnmarshalText(text []byte) error {
	return readWord(j, judgementWords, text, "a judgement")
}

// MarshalText writes the word for which way is good.
func (g Good) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (g *Good) UnmarshalText(text []byte) error {
	return readWord(g, goodWords, text, "a word for which way is good")
}

// MarshalText writes the frequency's word.
func (f Frequency) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (f *Frequency) UnmarshalText(text []byte) error {
	return readWord(f, frequencyWords, text, "a frequency")
}

// MarshalText writes the word of the kind of year.
func (y Year) MarshalText() ([]byte, error) { return []byte(y.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (y *Year) UnmarshalText(text []byte) error {
	return readWord(y, yearWords, text, "a kind of year")
}

// MarshalText writes the word of whom a figure counts.
func (s Sensitivity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Sensitivity) UnmarshalText(text []byte) error {
	return readWord(s, sensitivityWords, text, "a sensitivity")
}

// MarshalText writes the form's word.
func (f Form) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (f *Form) UnmarshalText(text []byte) error {
	return readWord(f, formWords, text, "a form of chart")
}

var coversWords = []string{"snapshot", "flow", "year-to-date", "rolling"}

// MarshalText writes what the figures cover, in a word.
func (c CoversKind) MarshalText() ([]byte, error) { return []byte(coversWords[c]), nil }

// UnmarshalText reads what MarshalText writes.
func (c *CoversKind) UnmarshalText(text []byte) error {
	return readWord(c, coversWords, text, "a word for what figures cover")
}

var baselineWords = []string{"", "previous", "year-ago", "year-end", "period", "none"}

// MarshalText writes the baseline's word.
func (b BaselineKind) MarshalText() ([]byte, error) { return []byte(baselineWords[b]), nil }

// UnmarshalText reads what MarshalText writes.
func (b *BaselineKind) UnmarshalText(text []byte) error {
	return readWord(b, baselineWords, text, "a baseline")
}
