package source

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is the number of characters of a line that an excerpt shows.
const longest = 100

// WriteText prints problems for a person:
//
//	data/dorset/2025-06.csv:14:9: "calls" is given twice for 2025-04 (duplicate-figure)
//	  calls,12,2025-04
//	  ^^^^^
//	  hint: take one of the two rows out
func (ps Problems) WriteText(w io.Writer) error {
	var b []byte
	for _, p := range ps {
		b = p.appendText(b)
	}
	_, err := w.Write(b)
	return err
}

// inert gives what a terminal prints and does not obey: characters that move the
// cursor, change colours or turn the direction of what follows come from files
// that anybody may have written, and go to the logs of builds.
func inert(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r != '\n' && unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			return utf8.RuneError
		}
		return r
	}, s)
}

func (p Problem) appendText(b []byte) []byte {
	if p.Place.File != "" {
		b = append(b, inert(p.Place.String())...)
		b = append(b, ": "...)
	}
	if p.Severity == Warning {
		b = append(b, "warning: "...)
	}
	b = append(b, inert(p.Message)...)
	b = append(b, " ("...)
	b = append(b, p.Rule...)
	b = append(b, ")\n"...)
	b = p.Place.appendExcerpt(b)
	if p.Hint != "" {
		b = append(b, "  hint: "...)
		b = append(b, inert(p.Hint)...)
		b = append(b, '\n')
	}
	return b
}

// Excerpt gives the line and, below it, a caret under the column, as problems
// are printed; "" where there is nothing to show.
func (p Place) Excerpt() string {
	lines := strings.Split(strings.TrimSuffix(string(p.appendExcerpt(nil)), "\n"), "\n")
	for n := range lines {
		lines[n] = strings.TrimPrefix(lines[n], "  ")
	}
	return strings.Join(lines, "\n")
}

// appendExcerpt prints the line and a caret under the column. A long line is
// cut on both sides of the column.
func (p Place) appendExcerpt(b []byte) []byte {
	if p.Line == 0 || strings.TrimSpace(p.Text) == "" {
		return b
	}
	runes := []rune(inert(p.Text))
	col := min(max(p.Col, 1), len(runes)+1)
	from, to := 0, len(runes)
	if to > longest {
		from = max(0, min(col-1-longest/3, len(runes)-longest))
		to = from + longest
	}
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if to < len(runes) {
		after = "…"
	}
	b = append(b, "  "+before...)
	b = append(b, string(runes[from:to])...)
	b = append(b, after+"\n"...)
	if p.Col == 0 {
		return b
	}
	b = append(b, strings.Repeat(" ", 2+utf8.RuneCountInString(before)+col-1-from)...)
	width := max(1, min(p.Width, to-(col-1)))
	b = append(b, strings.Repeat("^", width)...)
	return append(b, '\n')
}

func writeIndented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// Summary says how many problems there are: "2 errors and 1 warning".
func (ps Problems) Summary() string {
	e, w := ps.Count(Error), ps.Count(Warning)
	switch {
	case e == 0 && w == 0:
		return "no problems"
	case w == 0:
		return counted(e, "error")
	case e == 0:
		return counted(w, "warning")
	}
	return counted(e, "error") + " and " + counted(w, "warning")
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
