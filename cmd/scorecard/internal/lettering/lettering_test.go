package lettering

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Widths are those of Helvetica at 12 pixels and 15 per cent more, rounded up.
func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, " ": 4, "Mar": 24, "2022": 31, "100%": 36, "WWWW": 53, "£1": 18, "子": 14, "\x00": 0} {
		if got := Width(text); got != want {
			t.Errorf("%q is %d wide, want %d", text, got, want)
		}
	}
}

func TestCutLine(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"", 50, ""},
		{"short", 50, "short"},
		{"two words", 40, "two|words"},
		{"three more words", 70, "three more|words"},
		{"unbreakable", 30, "unbr|eaka|ble"},
		{"a unbreakable", 30, "a|unbr|eaka|ble"},
		{"ab", 1, "a|b"}, // at least a character, lest it never ends
		{"子ども", 15, "子|ど|も"},
		{"ends in a space ", 200, "ends in a space "},
		{" ", 1, " "},
	} {
		var got []string
		for rest := c.text; rest != ""; {
			var line string
			line, rest = CutLine(rest, c.limit)
			got = append(got, line)
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.limit, g, c.want)
		}
		if n := Lines(c.text, c.limit); n != len(got) {
			t.Errorf("%q in %d: %d lines, want %d", c.text, c.limit, n, len(got))
		}
	}
}

func TestFitted(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
		cut   bool
	}{
		{"withheld", 100, "withheld", false},
		{"withheld to protect", 100, "withheld to", true},
		{"withheld", 30, "wit", true},
		{"withheld", 10, "", true},
		{"withheld", -5, "", true},
		{"", 10, "", false},
	} {
		got, cut := Fitted(c.text, c.limit)
		if got != c.want || cut != c.cut {
			t.Errorf("%q in %d: %q %t, want %q %t", c.text, c.limit, got, cut, c.want, c.cut)
		}
	}
}

func FuzzCutLine(f *testing.F) {
	for _, s := range awkward {
		f.Add(s, 40)
	}
	f.Fuzz(func(t *testing.T, text string, limit int) {
		limit = limit % 400
		for rest, left := text, len(text); rest != ""; left = len(rest) {
			var line string
			line, rest = CutLine(rest, limit)
			if len(rest) >= left {
				t.Fatalf("%q in %d: nothing was cut off", text, limit)
			}
			if Width(line) > limit && utf8.RuneCountInString(line) > 1 {
				t.Fatalf("%q in %d: %q is too wide", text, limit, line)
			}
		}
		if line, cut := Fitted(text, limit); cut && Width(line)+Width("…") > max(limit, Width("…")) {
			t.Fatalf("%q in %d: %q leaves no room", text, limit, line)
		}
	})
}

var awkward = []string{
	"", "March 2023", "\x00\x01\x1f", "\n\t", "\u2028", "\xff\xfe", "a\xc3", "\ufeff\ufffe", "£1,200 – ½", "子ども", "👨‍👩‍👧", " ", "a  b",
	"A very long name that goes on and on, longer than any box is wide", "Antidisestablishmentarianismandfloccinaucinihilipilification",
}
