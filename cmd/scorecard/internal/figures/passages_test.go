package figures

import (
	"fmt"
	"strings"
	"testing"
)

// TestBlocks cuts texts into what is withdrawn as a whole, and puts them together
// again as they were.
func TestBlocks(t *testing.T) {
	for text, want := range map[string]string{
		"":                                 "",
		"\n\n":                             "",
		"One.\nStill one.\n\nTwo.":         `"One.|Still one." "Two."`,
		"## Heading\n\nText.":              `"## Heading" "Text."`,
		"Before.\n\n- a\n- b\n  more\n- c": `"Before." "- a" "- b|  more" "- c"`,
		"- a\n\n- b":                       `"- a" "- b"`,
		"1. a\n2) b\n\nAfter.":             `"1. a" "2) b" "After."`,
		"Text\n- is one with what follows": `"Text|- is one with what follows"`,
		"Table: Ages\n\n| a |\n| - |\n| b |\n\nAfter.": `"Table: Ages||| a ||| - ||| b |" "After."`,
		"Table: Ages\n| a |\n| - |":                    `"Table: Ages|| a ||| - |"`,
		"-5 is no item\n\n> quoted":                    `"-5 is no item" "> quoted"`,
	} {
		var got, again []string
		for _, b := range blocks(strings.Split(text, "\n")) {
			got = append(got, fmt.Sprintf("%q", strings.Join(b.lines, "|")))
			if len(again) > 0 && !b.close {
				again = append(again, "")
			}
			again = append(again, b.lines...)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q is %s, want %s", text, s, want)
		}
		if s := strings.Join(again, "\n"); s != strings.Trim(text, "\n") {
			t.Errorf("%q is put together as %q", text, s)
		}
	}
}
