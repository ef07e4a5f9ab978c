package scorecard

import (
	"regexp"
	"strings"
)

// A NumberError says why a cell is not a number, and what to write instead.
type NumberError struct {
	Wrong string // "“<5” is not a number"
	Hint  string
}

// Error is Wrong alone.
func (e *NumberError) Error() string { return e.Wrong }

var (
	grouped     = regexp.MustCompile(`^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$`)
	scientific  = regexp.MustCompile(`^-?\d+(\.\d+)?[eE][+-]?\d+$`)
	spreadsheet = regexp.MustCompile(`^#[A-Z0-9/]+[!?]?$`)
	lessThan    = regexp.MustCompile(`^[<>≤≥]\s*\d`)
)

// ParseNumber reads a number as spreadsheets show it: "1,234", "93.0%",
// "£1.2m". What is often written where a number is missing ("-", "n/a", "*",
// "<5", "#REF!") is never guessed at: the error says which marker to write.
func ParseNumber(s string, unit Unit) (Decimal, *NumberError) {
	text := strings.ReplaceAll(strings.TrimSpace(s), "−", "-")
	if e := standIn(text); e != nil {
		return Decimal{}, e
	}
	if rest, ok := strings.CutSuffix(text, "%"); ok {
		if unit != "" && !unit.Percent() {
			return Decimal{}, &NumberError{quote(s) + " has a per cent sign, and the indicator's unit is " + quote(string(unit)),
				"change the unit in indicators.csv to %, or take the sign out"}
		}
		text = strings.TrimSpace(rest)
	}
	negative := strings.HasPrefix(text, "-£")
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "-"), "£"); ok {
		text = rest
		if negative {
			text = "-" + text
		}
	}
	text, zeros := cutMagnitude(text)
	if grouped.MatchString(text) {
		text = strings.ReplaceAll(text, ",", "")
	}
	d, err := ParseDecimal(text)
	switch {
	case err == ErrTooLong:
		return Decimal{}, &NumberError{quote(s) + " has " + err.Error(), "round it to the decimals that it really has"}
	case err != nil:
		return Decimal{}, notNumber(s, text)
	}
	return scaled(d, zeros, s)
}

// cutMagnitude takes the m of £1.2m or the k of 30k off, and gives how many
// zeros it stands for.
func cutMagnitude(s string) (string, int) {
	for suffix, zeros := range map[string]int{"bn": 9, "m": 6, "k": 3} {
		if rest, ok := strings.CutSuffix(strings.ToLower(s), suffix); ok && rest != "" && rest[len(rest)-1] >= '0' && rest[len(rest)-1] <= '9' {
			return rest, zeros
		}
	}
	return s, 0
}

func scaled(d Decimal, zeros int, s string) (Decimal, *NumberError) {
	for ; zeros > 0; zeros-- {
		if d.scale > 0 {
			d.scale--
		} else {
			d.coef *= 10
		}
		if d.coef/pow10[d.scale] > 99_999_999_999 || d.coef/pow10[d.scale] < -99_999_999_999 {
			return Decimal{}, &NumberError{quote(s) + " has " + ErrTooLong.Error(), "write it in millions, and say so in the indicator's unit"}
		}
	}
	return d, nil
}

func quote(s string) string { return `"` + s + `"` }

// standIn knows what people write in place of a number.
func standIn(s string) *NumberError {
	wrong := quote(s) + " is not a number"
	switch strings.ToLower(s) {
	case "-", "–", "—", ".", "..", ":", "na", "n/a", "n.a.", "nil", "none", "null", "tbc", "tba":
		return &NumberError{wrong, "leave the value empty and write a marker: [x] not available, [z] not applicable, [c] withheld; a true zero is 0"}
	case "*", "c", "x", "z", "[c]", "[x]", "[z]", "[low]", "[k]":
		return &NumberError{wrong, "leave the value empty and write the marker in the column marker: [c] withheld, [x] not available, [z] not applicable"}
	}
	switch {
	case spreadsheet.MatchString(s):
		return &NumberError{quote(s) + " is an error from the spreadsheet, not a number",
			"mend the formula, or leave the value empty and write the marker [x]"}
	case lessThan.MatchString(s):
		return &NumberError{wrong, "a figure that may not be shown is left empty, with the marker [c]"}
	}
	return nil
}

// notNumber words what is wrong with a text that has the look of a number.
func notNumber(s, text string) *NumberError {
	wrong := quote(s) + " is not a number"
	switch {
	case scientific.MatchString(text):
		return &NumberError{quote(s) + " was shortened by the spreadsheet", "format the column as a number and save again"}
	case strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")"):
		return &NumberError{wrong, "a negative number is written with a minus sign: -" + strings.Trim(text, "()")}
	case strings.Contains(text, ","):
		return &NumberError{wrong, "commas stand between thousands (1,234), and a point before decimals (93.5)"}
	}
	return &NumberError{wrong, "write digits, such as 437 or 93.5; where there is no figure leave it empty and write a marker such as [x]"}
}
