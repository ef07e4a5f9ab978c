package site

import (
	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/source"
)

// glossary is the page whose lists explain terms.
const glossary = "glossary"

// explained reports terms that a glossary explains twice, or not at all.
func explained(terms []commentary.Term) (problems source.Problems) {
	first := map[string]source.Place{}
	for n := range terms {
		t := &terms[n]
		if t.Meaning == "" {
			problems.Add(source.Errorf(t.Place, "term", "%q has no meaning", t.Names[0]).
				WithHint("- **PEP**: personal education plan; it says how a child in care will be helped to learn"))
		}
		for _, name := range t.Names {
			if at, twice := first[name]; twice {
				problems.Add(source.Errorf(t.Place, "term", "%q is explained twice", name).WithHint("the other one is at %s", at))
			}
			first[name] = t.Place
		}
	}
	return problems
}

// Terms gives what the site's glossary explains.
func (s *Site) Terms() []commentary.Term {
	for _, p := range s.Pages {
		if p.ID == glossary {
			return p.Text.Terms()
		}
	}
	return nil
}

// Glossary gives the meaning of every name that the site's glossary explains.
func (s *Site) Glossary() map[string]string {
	out := map[string]string{}
	for _, t := range s.Terms() {
		for _, name := range t.Names {
			out[name] = t.Meaning
		}
	}
	return out
}
