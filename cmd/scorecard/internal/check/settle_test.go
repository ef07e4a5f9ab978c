package check

import (
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// settled reads a site of two scorecards, of which one has a word on a rule, and
// settles a warning of that rule in each.
func settled(t *testing.T, word, rule string) source.Problems {
	t.Helper()
	files := fstest.MapFS{"site.toml": {Data: []byte("title = \"S\"\n")}}
	for _, id := range []string{"a", "b"} {
		toml := "title = \"S\"\n[sections.s]\ntitle = \"S\"\n"
		if id == "a" {
			toml += word
		}
		files["data/"+id+"/scorecard.toml"] = &fstest.MapFile{Data: []byte(toml)}
		files["data/"+id+"/indicators.csv"] = &fstest.MapFile{Data: []byte("id,name,section,unit,good\ni,I,s,number,low\n")}
	}
	s, problems := site.Load(files)
	if problems.Fatal() {
		t.Fatal(problems[0].Message)
	}
	var found source.Problems
	for _, file := range []string{"data/a/2023-03.csv", "content/a/2023-03/s.md", "data/b/2023-03.csv", "content/b/2023-03/s.md"} {
		found.Add(source.Warnf(source.Place{File: file, Line: 1}, rule, "it is wrong"))
	}
	out, _ := Settle(s, found, true)
	return out
}

// TestLevels gives every rule every level in one of two scorecards: it holds for
// that one alone, in its data and in its texts, and for no rule without which
// pages would be wrong.
func TestLevels(t *testing.T) {
	judged := 0
	for _, e := range Manual() {
		if e.Name == "acceptance" || e.Name == "checks" {
			continue // they are about these words themselves
		}
		fixed := e.Fixed || e.Signed
		if !fixed {
			judged++
		}
		for level, want := range map[string]string{"error": "a: error a: error", "warning": "a: warning a: warning", "off": ""} {
			var got []string
			told := false
			for _, p := range settled(t, "[checks]\n"+e.Name+" = \""+level+"\"\n", e.Name) {
				parts := strings.Split(p.Place.File, "/")
				switch {
				case p.Rule == "checks":
					told = true
				case parts[1] == "b" && p.Severity != source.Warning:
					t.Errorf("%s = %q: the other scorecard has a finding of severity %v", e.Name, level, p.Severity)
				case parts[1] == "a":
					got = append(got, "a: "+p.Severity.String())
				}
			}
			if fixed {
				want = "a: warning a: warning"
			}
			if s := strings.Join(got, " "); s != want || told != fixed {
				t.Errorf("%s = %q gives %q and tells %v of it; want %q", e.Name, level, s, told, want)
			}
		}
	}
	if judged < 60 {
		t.Errorf("only %d rules have a level", judged)
	}
	t.Logf("%d rules have a level", judged)
}

// TestJudgedRules: whatever is read from words may be judged otherwise.
func TestJudgedRules(t *testing.T) {
	fixed := map[string]bool{}
	for _, e := range Manual() {
		fixed[e.Name] = e.Fixed
	}
	for _, name := range []string{"abbreviation", "comparison", "direction", "extreme", "long-paragraph", "long-sentence", "misquoted-figure", "named-period",
		"percentage-points", "reading-age", "repeated-text", "status-word", "streak", "unmatched-number", "unmentioned-red", "wording"} {
		if f, ok := fixed[name]; !ok || f {
			t.Errorf("%s: is a rule: %v, and fixed: %v", name, ok, f)
		}
	}
}
