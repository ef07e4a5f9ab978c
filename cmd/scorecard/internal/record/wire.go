package record

import (
	"bytes"
	"encoding/json"

	"scorecard/cmd/scorecard/internal/scorecard"
)

// wire is a figure in a record: flat, so that it stands on one line, and with
// what its readers saw.
type wire struct {
	Kind        string             `json:"kind,omitzero"`     // of a companion
	Computed    bool               `json:"computed,omitzero"` // likewise
	Period      scorecard.Period   `json:"period,omitzero"`
	Value       *scorecard.Decimal `json:"value,omitzero"`
	Shown       *scorecard.Decimal `json:"shown,omitzero"` // where it is not Value
	Display     string             `json:"display"`
	Numerator   *scorecard.Decimal `json:"numerator,omitzero"`
	Denominator *scorecard.Decimal `json:"denominator,omitzero"`
	Markers     scorecard.Markers  `json:"markers,omitzero"`
	Status      scorecard.Status   `json:"status,omitzero"`
	Target      string             `json:"target,omitzero"`
	Note        string             `json:"note,omitzero"`
	Fresh       bool               `json:"fresh,omitzero"` // of a year to date
}

func (f *Figure) wire() wire {
	w := wire{Period: f.Period, Display: f.String(), Markers: f.Markers, Status: f.Status, Target: f.Target, Note: f.Note}
	if f.Has {
		w.Value = &f.Exact
		if f.Exact != f.Shown {
			w.Shown = &f.Shown
		}
	}
	if f.Fraction != nil {
		w.Numerator, w.Denominator = &f.Fraction.Numerator, &f.Fraction.Denominator
	}
	return w
}

func (w *wire) figure() Figure {
	f := Figure{Period: w.Period, Display: w.Display, Markers: w.Markers, Status: w.Status, Target: w.Target, Note: w.Note}
	if w.Value != nil {
		f.Has, f.Exact, f.Shown = true, *w.Value, *w.Value
		if w.Shown != nil {
			f.Shown = *w.Shown
		}
	}
	if w.Numerator != nil && w.Denominator != nil {
		f.Fraction = &Fraction{*w.Numerator, *w.Denominator}
	}
	return f
}

// unwire reads a figure of a record, which has nothing that is not known.
func unwire(data []byte) (w wire, err error) {
	in := json.NewDecoder(bytes.NewReader(data))
	in.DisallowUnknownFields()
	err = in.Decode(&w)
	return w, err
}

// MarshalJSON writes the figure with what its readers see.
func (f Figure) MarshalJSON() ([]byte, error) { return plain(f.wire()) }

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Figure) UnmarshalJSON(data []byte) error {
	w, err := unwire(data)
	*f = w.figure()
	return err
}

// MarshalJSON writes the companion as a figure.
func (c Companion) MarshalJSON() ([]byte, error) {
	w := c.Figure.wire()
	w.Kind, w.Computed = c.Kind, c.Computed
	return plain(w)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Companion) UnmarshalJSON(data []byte) error {
	w, err := unwire(data)
	*c = Companion{w.figure(), w.Kind, w.Computed}
	return err
}

// MarshalJSON writes the year to date as a figure.
func (r Running) MarshalJSON() ([]byte, error) {
	w := r.Figure.wire()
	w.Fresh = r.Fresh
	return plain(w)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Running) UnmarshalJSON(data []byte) error {
	w, err := unwire(data)
	*r = Running{w.figure(), w.Fresh}
	return err
}

// plain writes JSON without escapes that only a script element needs.
func plain(v any) ([]byte, error) {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	err := to.Encode(v)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

var (
	metWords   = []string{"", "yes", "no"}
	boundWords = []string{"", "about", "less", "more"}
)

// readWord reads a word of a list as its index.
func readWord[T ~uint8](to *T, words []string, text []byte) error {
	for n, w := range words {
		if w == string(text) {
			*to = T(n)
			return nil
		}
	}
	return &scorecard.TextError{Text: string(text), Wanted: "a word of a record"}
}

// MarshalText writes whether the target is met.
func (m Met) MarshalText() ([]byte, error) { return []byte(metWords[m]), nil }

// UnmarshalText reads what MarshalText writes.
func (m *Met) UnmarshalText(text []byte) error { return readWord(m, metWords, text) }

// MarshalText writes how the tenths are meant.
func (b Bound) MarshalText() ([]byte, error) { return []byte(boundWords[b]), nil }

// UnmarshalText reads what MarshalText writes.
func (b *Bound) UnmarshalText(text []byte) error { return readWord(b, boundWords, text) }
