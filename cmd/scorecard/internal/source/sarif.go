package source

import (
	"io"
	"net/url"
)

// WriteSARIF prints the problems in the Static Analysis Results Interchange
// Format, version 2.1.0, so that code hosts can show them beside a change.
func (ps Problems) WriteSARIF(w io.Writer) error {
	type object = map[string]any
	rules, index := []object{}, map[string]int{}
	results := []object{}
	for _, p := range ps {
		i, ok := index[p.Rule]
		if !ok {
			i = len(rules)
			index[p.Rule] = i
			rules = append(rules, object{"id": p.Rule})
		}
		message := p.Message
		if p.Hint != "" {
			message += ". Hint: " + p.Hint
		}
		place := object{"artifactLocation": object{"uri": (&url.URL{Path: p.Place.File}).String()}}
		if p.Place.Line > 0 {
			region := object{"startLine": p.Place.Line}
			if p.Place.Col > 0 {
				region["startColumn"] = p.Place.Col
			}
			place["region"] = region
		}
		places := []object{}
		if p.Place.File != "" {
			places = append(places, object{"physicalLocation": place})
		}
		results = append(results, object{
			"ruleId": p.Rule, "ruleIndex": i, "level": p.Severity.String(),
			"message":   object{"text": message},
			"locations": places,
		})
	}
	return writeIndented(w, object{
		"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
		"version": "2.1.0",
		"runs": []object{{
			"tool":       object{"driver": object{"name": "scorecard", "rules": rules}},
			"columnKind": "unicodeCodePoints",
			"results":    results,
		}},
	})
}
