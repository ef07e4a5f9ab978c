package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// accepting is a report with two problems of one rule, one of another, and one
// that is accepted.
var accepting = Report{
	Problems: Problems{
		Errorf(Place{File: "a.csv", Line: 2, Col: 1, Width: 3, Text: "cic,437"}, "number", "one"),
		Errorf(Place{File: "a.csv", Line: 3, Col: 1, Width: 3, Text: "cic,438"}, "number", "two"),
		Warnf(Place{File: "b.csv"}, "late-figure", "three"),
	},
	Accepted: []Accepted{{Warnf(Place{File: "a.csv", Line: 4, Col: 5, Width: 2, Text: "x,y,4"}, "stock-and-flow", "four").WithHint("mend it"),
		"they were recorded late", Place{File: "a.csv", Line: 4, Col: 9}}},
	Manual: func(rule string) string { return "The rule " + rule + ".\nMore of it." },
}

func TestReportText(t *testing.T) {
	var b bytes.Buffer
	if err := accepting.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(b.String(), "\n2 errors and 1 warning; 1 accepted\n") || strings.Contains(b.String(), "four") {
		t.Errorf("the text is\n%s", &b)
	}
	b.Reset()
	if err := accepting.WriteAccepted(&b); err != nil {
		t.Fatal(err)
	}
	want := "a.csv:4:5: warning: four (stock-and-flow)\n  x,y,4\n      ^\n  accepted at a.csv:4:9: they were recorded late\n1 accepted\n"
	if b.String() != want {
		t.Errorf("what is accepted is\n%s\nwant\n%s", &b, want)
	}
}

// TestReportSummary: by rule, the most first, where there are more than a few.
func TestReportSummary(t *testing.T) {
	var r Report
	for n := range few {
		r.Problems.Add(Warnf(Place{File: "a.csv", Line: n + 1}, []string{"b", "a", "c", "c"}[n%4], "x"))
	}
	text := func() string {
		var b bytes.Buffer
		if err := r.WriteText(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if !strings.HasSuffix(text(), fmt.Sprintf("(c)\n%d warnings\n", few)) {
		t.Errorf("a few problems end with\n%s", text())
	}
	r.Problems.Add(Errorf(Place{}, "a", "x"))
	r.Manual = func(rule string) string { return map[string]string{"a": "Rule a.\nMore."}[rule] }
	want := fmt.Sprintf("\n1 error and %d warnings\n   10 c\n    6 a                      Rule a.\n    5 b\n", few)
	if !strings.HasSuffix(text(), want) {
		t.Errorf("more than a few end with\n%s\nwant\n%s", text(), want)
	}
}

// TestReportSARIF checks what the format asks of suppressions, regions and
// descriptions: the enumerations and types of the published schema that we use.
func TestReportSARIF(t *testing.T) {
	var b bytes.Buffer
	if err := accepting.WriteSARIF(&b); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID               string
						ShortDescription struct{ Text string }
						Help             struct{ Text string }
					}
				}
			}
			Results []struct {
				Level        string
				RuleIndex    int
				Fingerprints map[string]string `json:"partialFingerprints"`
				Locations    []struct {
					PhysicalLocation struct {
						Region struct{ StartLine, StartColumn, EndColumn int }
					}
				}
				Suppressions []struct {
					Kind, Justification string
					Location            struct {
						PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
					}
				}
			}
		}
	}
	decoder := json.NewDecoder(&b)
	if err := decoder.Decode(&log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != 4 || len(run.Tool.Driver.Rules) != 3 {
		t.Fatalf("%d results of %d rules", len(run.Results), len(run.Tool.Driver.Rules))
	}
	for n, r := range run.Results {
		rule := run.Tool.Driver.Rules[r.RuleIndex]
		if rule.ShortDescription.Text != "The rule "+rule.ID+"." || rule.Help.Text != "The rule "+rule.ID+".\nMore of it." {
			t.Errorf("the rule %s is described as %+v", rule.ID, rule)
		}
		if r.Level != "error" && r.Level != "warning" || len(r.Fingerprints["problem/v1"]) != 16 {
			t.Errorf("result %d is %+v", n, r)
		}
		if (len(r.Suppressions) > 0) != (n == 3) {
			t.Errorf("result %d is suppressed by %+v", n, r.Suppressions)
		}
	}
	if run.Results[0].Fingerprints["problem/v1"] == run.Results[1].Fingerprints["problem/v1"] {
		t.Error("two problems have one fingerprint")
	}
	at, s := run.Results[3].Locations[0].PhysicalLocation.Region, run.Results[3].Suppressions[0]
	if at.StartLine != 4 || at.StartColumn != 5 || at.EndColumn != 7 {
		t.Errorf("the region is %+v", at)
	}
	if s.Kind != "inSource" || s.Justification != "they were recorded late" || s.Location.PhysicalLocation.ArtifactLocation.URI != "a.csv" {
		t.Errorf("the suppression is %+v", s)
	}
}
