package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// some problems of every shape.
var some = Problems{
	Errorf(Place{}, "no-scorecard", "there is no scorecard here").WithHint("write one"),
	Errorf(Place{File: "site.toml"}, "missing-file", "this file is missing"),
	Errorf(Place{File: "data/board/2023-03 (copy é).csv"}, "unknown-file", "this is not a file that a scorecard has"),
	Warnf(Place{File: "data/a.csv", Line: 2, Text: "cic,437"}, "borderline", `"cic" is 100%% of <b>`),
	Errorf(Place{File: "data/a.csv", Line: 3, Col: 5, Width: 3, Text: "é£\t,n/a"}, "number", `"n/a" is not a number`).WithHint("leave it & write [x]"),
	Errorf(Place{File: "data/a.csv", Line: 4, Col: 5, Width: 3}, "number", "this value is not a number"), // the line may not be printed
}

func TestWriteText(t *testing.T) {
	var b bytes.Buffer
	if err := some.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	want := `there is no scorecard here (no-scorecard)
  hint: write one
site.toml: this file is missing (missing-file)
data/board/2023-03 (copy é).csv: this is not a file that a scorecard has (unknown-file)
data/a.csv:2: warning: "cic" is 100% of <b> (borderline)
  cic,437
data/a.csv:3:5: "n/a" is not a number (number)
  é£ ,n/a
      ^^^
  hint: leave it & write [x]
data/a.csv:4:5: this value is not a number (number)
`
	if b.String() != want {
		t.Errorf("the text is\n%s\nwant\n%s", &b, want)
	}
}

func TestExcerpts(t *testing.T) {
	digits := strings.Repeat("0123456789", 30)
	for _, c := range []struct {
		says        string
		col, width  int
		text        string
		line, caret string
	}{
		{"a column without a width", 2, 0, "abc", "abc", " ^"},
		{"the end of the line", 4, 0, "abc", "abc", "   ^"},
		{"a width to the end of the line", 2, 2, "abc", "abc", " ^^"},
		{"a width past the end of the line", 2, 99, "abc", "abc", " ^^"},
		{"a column past the end of the line", 99, 1, "abc", "abc", "   ^"},
		{"characters of several bytes", 3, 2, "éé€€", "éé€€", "  ^^"},
		{"tabs are one space wide", 3, 1, "\t\tx\t", "  x ", "  ^"},
		{"a line of 100 characters is whole", 100, 1, digits[:100], digits[:100], strings.Repeat(" ", 99) + "^"},
		{"a longer one, near its beginning", 5, 3, digits, digits[:100] + "…", "    ^^^"},
		{"a longer one, in its middle", 151, 3, digits, "…" + digits[117:217] + "…", strings.Repeat(" ", 34) + "^^^"},
		{"a longer one, near its end", 299, 2, digits, "…" + digits[200:], strings.Repeat(" ", 99) + "^^"},
		{"a longer one, at its end", 301, 0, digits, "…" + digits[200:], strings.Repeat(" ", 101) + "^"},
		{"a width that is cut", 151, 200, digits, "…" + digits[117:217] + "…", strings.Repeat(" ", 34) + strings.Repeat("^", 67)},
		{"a longer line of characters of several bytes", 151, 1, strings.Repeat("é", 300), "…" + strings.Repeat("é", 100) + "…", strings.Repeat(" ", 34) + "^"},
	} {
		var b bytes.Buffer
		p := Errorf(Place{File: "a", Line: 1, Col: c.col, Width: c.width, Text: c.text}, "r", "m")
		if err := (Problems{p}).WriteText(&b); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(b.String(), "\n")
		if len(lines) != 4 || lines[1] != "  "+c.line || lines[2] != "  "+c.caret {
			t.Errorf("%s:\n%s\nwant\n  %s\n  %s", c.says, &b, c.line, c.caret)
		}
	}
	for _, text := range []string{"", "  ", "\t"} {
		var b bytes.Buffer
		if err := (Problems{Errorf(Place{File: "a", Line: 1, Col: 1, Text: text}, "r", "m")}).WriteText(&b); err != nil || b.String() != "a:1:1: m (r)\n" {
			t.Errorf("an empty line is shown: %q, %v", &b, err)
		}
	}
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := (&Report{Problems: some[2:5]}).WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	want := `{
  "problems": [
    {
      "severity": "error",
      "rule": "unknown-file",
      "message": "this is not a file that a scorecard has",
      "file": "data/board/2023-03 (copy é).csv",
      "line": 0,
      "column": 0
    },
    {
      "severity": "warning",
      "rule": "borderline",
      "message": "\"cic\" is 100% of <b>",
      "file": "data/a.csv",
      "line": 2,
      "column": 0
    },
    {
      "severity": "error",
      "rule": "number",
      "message": "\"n/a\" is not a number",
      "file": "data/a.csv",
      "line": 3,
      "column": 5,
      "width": 3,
      "hint": "leave it & write [x]"
    }
  ],
  "errors": 2,
  "warnings": 1,
  "rules": [
    {
      "rule": "borderline",
      "errors": 0,
      "warnings": 1
    },
    {
      "rule": "number",
      "errors": 1,
      "warnings": 0
    },
    {
      "rule": "unknown-file",
      "errors": 1,
      "warnings": 0
    }
  ],
  "accepted": []
}
`
	if b.String() != want {
		t.Errorf("the JSON is\n%s\nwant\n%s", &b, want)
	}
	b.Reset()
	if err := (&Report{}).WriteJSON(&b); err != nil || b.String() != "{\n  \"problems\": [],\n  \"errors\": 0,\n  \"warnings\": 0,\n  \"rules\": [],\n  \"accepted\": []\n}\n" {
		t.Errorf("the JSON of no problems is %s, %v", &b, err)
	}
}

func TestWriteSARIFExactly(t *testing.T) {
	var b bytes.Buffer
	if err := (&Report{Problems: some[4:5]}).WriteSARIF(&b); err != nil {
		t.Fatal(err)
	}
	want := `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "runs": [
    {
      "columnKind": "unicodeCodePoints",
      "results": [
        {
          "level": "error",
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "data/a.csv"
                },
                "region": {
                  "endColumn": 8,
                  "startColumn": 5,
                  "startLine": 3
                }
              }
            }
          ],
          "message": {
            "text": "\"n/a\" is not a number. Hint: leave it & write [x]"
          },
          "partialFingerprints": {
            "problem/v1": "5711feafef4d8559"
          },
          "ruleId": "number",
          "ruleIndex": 0
        }
      ],
      "tool": {
        "driver": {
          "name": "scorecard",
          "rules": [
            {
              "id": "number"
            }
          ]
        }
      }
    }
  ],
  "version": "2.1.0"
}
`
	if b.String() != want {
		t.Errorf("the SARIF is\n%s\nwant\n%s", &b, want)
	}
}

// TestWriteSARIF checks what the format asks for: rules once, results that
// point at them, addresses that are addresses, and columns from 1.
func TestWriteSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := (&Report{Problems: some}).WriteSARIF(&b); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Schema  string `json:"$schema"`
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct{ ID string }
				}
			}
			ColumnKind string
			Results    []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           *struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || !strings.Contains(log.Schema, "sarif-2.1.0") || len(log.Runs) != 1 || log.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Fatalf("the log is %s", &b)
	}
	run := log.Runs[0]
	var rules []string
	for _, r := range run.Tool.Driver.Rules {
		rules = append(rules, r.ID)
	}
	if got := strings.Join(rules, " "); got != "no-scorecard missing-file unknown-file borderline number" {
		t.Errorf("the rules are %s", got)
	}
	want := []struct {
		uri, level, text string
		line, column     int
	}{
		{"", "error", "there is no scorecard here. Hint: write one", 0, 0},
		{"site.toml", "error", "this file is missing", 0, 0},
		{"data/board/2023-03%20%28copy%20%C3%A9%29.csv", "error", "this is not a file that a scorecard has", 0, 0},
		{"data/a.csv", "warning", `"cic" is 100% of <b>`, 2, 0},
		{"data/a.csv", "error", `"n/a" is not a number. Hint: leave it & write [x]`, 3, 5},
		{"data/a.csv", "error", "this value is not a number", 4, 5},
	}
	if len(run.Results) != len(want) {
		t.Fatalf("%d results, want %d", len(run.Results), len(want))
	}
	for n, w := range want {
		r := run.Results[n]
		if r.Level != w.level || r.Message.Text != w.text || r.RuleID != some[n].Rule || rules[r.RuleIndex] != r.RuleID {
			t.Errorf("result %d is %+v, want %+v", n, r, w)
		}
		if w.uri == "" { // a result about nothing in particular has no place
			if len(r.Locations) > 0 {
				t.Errorf("result %d has the places %+v", n, r.Locations)
			}
			continue
		}
		at := r.Locations[0].PhysicalLocation
		if at.ArtifactLocation.URI != w.uri {
			t.Errorf("result %d is in %s, want %s", n, at.ArtifactLocation.URI, w.uri)
		}
		if (at.Region == nil) != (w.line == 0) || at.Region != nil && (at.Region.StartLine != w.line || at.Region.StartColumn != w.column) {
			t.Errorf("result %d is at %+v, want %d:%d", n, at.Region, w.line, w.column)
		}
	}
}

// full is a disk without space.
type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteFails(t *testing.T) {
	for name, err := range map[string]error{"text": some.WriteText(full{}), "JSON": (&Report{Problems: some}).WriteJSON(full{}), "SARIF": (&Report{Problems: some}).WriteSARIF(full{})} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s on a full disk gives %v", name, err)
		}
	}
}

// TestInert: nothing that stands in a file is obeyed by a terminal, and the caret
// stands where it did.
func TestInert(t *testing.T) {
	line := "a\tb \x1b[31mred\u202e right\u0085\u2028 x"
	p := Warnf(Place{File: "content/\x1b]0;t\x07.md", Line: 1, Col: strings.Index(line, "red") + 1, Width: 3, Text: line}, "direction", "“\x1b[2J” is\r wrong").WithHint("mend \x9b it")
	var b strings.Builder
	if err := (Problems{p}).WriteText(&b); err != nil {
		t.Fatal(err)
	}
	want := "content/\ufffd]0;t\ufffd.md:1:10: warning: “\ufffd[2J” is\ufffd wrong (direction)\n" +
		"  a b \ufffd[31mred\ufffd right\ufffd\ufffd x\n           ^^^\n  hint: mend \ufffd it\n"
	if got := b.String(); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
