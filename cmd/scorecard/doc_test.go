package main

import (
	"go/format"
	"os"
	"strings"
	"testing"
)

// docText is doc.go as the help has it, so that `go doc` and `scorecard help`
// never tell different things.
func docText(t *testing.T) string {
	var b strings.Builder
	b.WriteString("/*\n")
	b.WriteString(usage())
	for _, v := range verbs() {
		b.WriteString("\n# " + strings.ToUpper(v.name[:1]) + v.name[1:] + ": " + v.short + "\n\n" + v.manual())
	}
	b.WriteString("*/\npackage main\n")
	text, err := format.Source([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestDocIsTheHelp(t *testing.T) {
	want := docText(t)
	if *update {
		if err := os.WriteFile("doc.go", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("doc.go differs from the help; make update-golden rewrites it")
	}
}
