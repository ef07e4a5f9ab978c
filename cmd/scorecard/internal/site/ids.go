package site

import (
	"regexp"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

var (
	idForm      = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	versionForm = regexp.MustCompile(`^v[0-9]+$`)
	notID       = regexp.MustCompile(`[^a-z0-9]+`)
	pageNumbers = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2})?$`)
)

// reservedIDs are fragments and folders of our own pages.
var reservedIDs = []string{
	"index", "young-people", "embed", "charts", "indicators", "meetings", "data", "feed",
	"main", "contents", "at-a-glance", "what-changed", AboutMonth, "home",
}

// reservedFolders are names at the root of a site that no scorecard and no
// page may take.
var reservedFolders = []string{"assets", "corrections", "search", "404", "sitemap", "robots", "data", "feed", "licences"}

// checkID reports what is wrong with an id that somebody chose.
func checkID(id string, what string, at source.Place) (source.Problem, bool) {
	switch {
	case id == "":
		return source.Errorf(at, "id", "this %s has no id", what).
			WithHint("an id is lower-case letters, digits and hyphens, such as children-in-care"), false
	case !idForm.MatchString(id):
		p := source.Errorf(at, "id", "%q cannot be the id of %s", id, article(what))
		if slug := suggestID(id); slug != "" {
			return p.WithHint("an id is lower-case letters, digits and hyphens: %s", slug), false
		}
		return p.WithHint("an id is lower-case letters, digits and hyphens, such as children-in-care"), false
	case slices.Contains(reservedIDs, id) || versionForm.MatchString(id):
		return source.Errorf(at, "reserved-id", "%q is the name of a page or part of a page of our own", id).
			WithHint("choose another id, such as %s-measure", id), false
	}
	return source.Problem{}, true
}

// suggestID makes an id of a text.
func suggestID(s string) string {
	return strings.Trim(notID.ReplaceAllString(strings.ToLower(s), "-"), "-")
}

// namespace is the ids of one scorecard, which are fragments of one page.
type namespace map[string]taken

type taken struct {
	what string
	at   source.Place
}

// claim takes an id, and reports one that is wrong or taken.
func (n namespace) claim(id, what string, at source.Place) (source.Problem, bool) {
	if p, ok := checkID(id, what, at); !ok {
		return p, false
	}
	if t, ok := n[id]; ok {
		p := source.Errorf(at, "duplicate-id", "%q is already the id of %s", id, article(t.what))
		return p.WithHint("the other one is at %s; the ids of sections, indicators, tables and charts must all differ", t.at), false
	}
	n[id] = taken{what, at}
	return source.Problem{}, true
}

// nearest words a hint: what there is to say anyway, and the valid words that
// are near.
func nearest(word string, valid []string, anyway string) string {
	if near := source.DidYouMean(word, valid); near != "" {
		return anyway + "; " + near
	}
	return anyway
}

// article puts "a" or "an" before a noun.
func article(noun string) string {
	if noun != "" && strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
