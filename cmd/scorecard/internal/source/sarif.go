package source

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/url"
)

type object = map[string]any

// WriteSARIF prints the report in the Static Analysis Results Interchange
// Format, version 2.1.0, so that code hosts can show problems beside a change.
// What is accepted is there too, as suppressed.
func (r *Report) WriteSARIF(w io.Writer) error {
	s := sarif{report: r, rules: []object{}, index: map[string]int{}}
	results := []object{}
	for n := range r.Problems {
		results = append(results, s.result(&r.Problems[n]))
	}
	for n := range r.Accepted {
		a := &r.Accepted[n]
		result := s.result(&a.Problem)
		result["suppressions"] = []object{{"kind": "inSource", "justification": a.Reason, "location": object{"physicalLocation": physical(a.Place)}}}
		results = append(results, result)
	}
	return writeIndented(w, object{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs": []object{{
			"tool":       object{"driver": object{"name": "scorecard", "rules": s.rules}},
			"columnKind": "unicodeCodePoints",
			"results":    results,
		}},
	})
}

// sarif collects the rules that results speak of.
type sarif struct {
	report *Report
	rules  []object
	index  map[string]int
}

func (s *sarif) rule(name string) int {
	i, ok := s.index[name]
	if ok {
		return i
	}
	i = len(s.rules)
	s.index[name] = i
	rule := object{"id": name}
	if first := s.report.sentence(name); first != "" {
		rule["shortDescription"] = object{"text": first}
		rule["help"] = object{"text": s.report.Manual(name)}
	}
	s.rules = append(s.rules, rule)
	return i
}

func (s *sarif) result(p *Problem) object {
	message := p.Message
	if p.Hint != "" {
		message += ". Hint: " + p.Hint
	}
	places := []object{}
	if p.Place.File != "" {
		places = append(places, object{"physicalLocation": physical(p.Place)})
	}
	return object{
		"ruleId": p.Rule, "ruleIndex": s.rule(p.Rule), "level": p.Severity.String(),
		"message":             object{"text": message},
		"locations":           places,
		"partialFingerprints": object{"problem/v1": p.fingerprint()},
	}
}

// fingerprint tells a problem from others wherever in its file it stands, so
// that a host knows it again when lines have moved.
func (p *Problem) fingerprint() string {
	sum := sha256.Sum256([]byte(p.Rule + "\x00" + p.Place.File + "\x00" + p.Message))
	return hex.EncodeToString(sum[:8])
}

func physical(at Place) object {
	place := object{"artifactLocation": object{"uri": (&url.URL{Path: at.File}).String()}}
	if at.Line == 0 {
		return place
	}
	region := object{"startLine": at.Line}
	if at.Col > 0 {
		region["startColumn"] = at.Col
		region["endColumn"] = at.Col + max(at.Width, 1)
	}
	place["region"] = region
	return place
}
