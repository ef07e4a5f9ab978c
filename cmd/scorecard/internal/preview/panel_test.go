package preview

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/source"
)

func TestConcerns(t *testing.T) {
	for _, c := range []struct{ file, about string }{
		{"data/dorset/2023-03.csv", "/dorset/2023-03/"},
		{"content/dorset/2023-03/health.md", "/dorset/2023-03/"},
		{"content/dorset/2023-03", "/dorset/2023-03/"},
		{"content/dorset/indicators/cic.md", "/dorset/indicators/cic/"},
		{"content/dorset/meetings/2022-01-20.md", "/dorset/meetings/2022-01-20/"},
		{"content/dorset/index.md", "/dorset/"},
		{"data/dorset/targets.csv", "/dorset/"},
		{"data/dorset/scorecard.toml", "/dorset/"},
		{"content/about.md", "/about/"},
		{"content/index.md", "/"},
		{"site.toml", "/"},
		{"layouts/month.html", "/"},
		{"static/crest.svg", "/"},
		{"", "/"},
	} {
		if got := about(c.file); got != c.about {
			t.Errorf("%s is about %s, want %s", c.file, got, c.about)
		}
	}
	for _, c := range []struct {
		file, at string
		want     bool
	}{
		{"data/dorset/2023-03.csv", "/dorset/2023-03/", true},
		{"data/dorset/2023-03.csv", "/dorset/2023-03/embed/cic/", true},
		{"data/dorset/2023-03.csv", "/dorset/2023-04/", false},
		{"data/dorset/2023-03.csv", "/dorset/", false},
		{"data/dorset/2023-03.csv", "/", false},
		{"data/dorset/targets.csv", "/dorset/2023-03/", true},
		{"data/dorset/targets.csv", "/dorset-west/", false},
		{"site.toml", "/", true},
		{"site.toml", "/dorset/", false},
	} {
		if got := concerns(c.file, c.at); got != c.want {
			t.Errorf("%s concerns %s: %v", c.file, c.at, got)
		}
	}
}

// mistakes has an error and warnings about several pages.
var mistakes = source.Problems{
	source.Errorf(source.Place{File: "data/dorset/2023-03.csv", Line: 14, Col: 1, Width: 5, Text: "calls,12,<b>"}, "duplicate-figure", "%q is given twice", "calls").WithHint("take one of the two rows out"),
	source.Warnf(source.Place{File: "content/dorset/2023-03"}, "commentary-missing", "march lacks words"),
	source.Warnf(source.Place{File: "data/dorset/targets.csv"}, "target", "a doubtful target"),
	source.Warnf(source.Place{File: "site.toml"}, "base-url", "no address"),
}

// TestPanel looks for problems on pages.
func TestPanel(t *testing.T) {
	warnings := mistakes[1:]
	for _, c := range []struct {
		name     string
		problems source.Problems
		target   string
		has      []string
		lacks    []string
	}{
		{"nothing wrong", nil, "/dorset/2023-03/", []string{`<section class="preview" id="_preview" aria-label="Preview">`, `href="/_preview/"`, `data-page="`}, []string{"<details", "preview-wrong"}},
		{"warnings of a month", warnings, "/dorset/2023-03/", []string{"March lacks words", "A doubtful target", "2 warnings about this page"}, []string{"No address", "preview-wrong", " open"}},
		{"warnings of another month", warnings, "/dorset/", []string{"A doubtful target", "1 warning about this page"}, []string{"March lacks words"}},
		{"warnings of the site", warnings, "/", []string{"No address"}, []string{"March lacks words", "A doubtful target"}},
		{"an error", mistakes, "/", []string{"preview-wrong", "1 error to mend", "&#34;calls&#34; is given twice", "(duplicate-figure)", "data/dorset/2023-03.csv:14:1", "calls,12,&lt;b&gt;\n^^^^^</pre>",
			"Hint: take one of the two rows out", "March lacks words", "3 warnings<", "home"}, []string{"<b>"}},
		{"an error, no such page", mistakes, "/nowhere", []string{"&#34;calls&#34; is given twice", "not here"}, nil},
		{"a chart in a frame", warnings, "/dorset/2023-03/embed/cic/", []string{"preview.js"}, []string{"<section"}},
		{"a part of a page", mistakes, "/files/part.html", []string{"<p>a part"}, []string{"preview"}},
	} {
		s := serving(&Version{Number: 1, Files: site(), Problems: c.problems})
		body := ask(s, http.MethodGet, c.target).Body.String()
		for _, want := range c.has {
			if !strings.Contains(body, want) {
				t.Errorf("%s: %q is not on the page\n%s", c.name, want, body)
			}
		}
		for _, wrong := range c.lacks {
			if strings.Contains(body, wrong) {
				t.Errorf("%s: %q is on the page\n%s", c.name, wrong, body)
			}
		}
	}
}

// TestPanelSecret has a problem in a line that may not be shown.
func TestPanelSecret(t *testing.T) {
	p := source.Errorf(source.Place{File: "data/dorset/2023-03.csv", Line: 3, Col: 5, Width: 1}, "number", "this is not a number")
	body := ask(serving(&Version{Files: site(), Problems: source.Problems{p}}), http.MethodGet, "/").Body.String()
	if !strings.Contains(body, "2023-03.csv:3:5") || strings.Contains(body, "<pre") {
		t.Errorf("a place without its line: %s", body)
	}
}

// TestManyProblems lists a hundred and says how many there are.
func TestManyProblems(t *testing.T) {
	var many source.Problems
	for n := range 250 {
		many.Add(source.Errorf(source.Place{File: "data/dorset/2023-03.csv", Line: n + 1}, "number", "row %d is wrong", n+1))
	}
	body := ask(serving(&Version{Files: site(), Problems: many}), http.MethodGet, "/").Body.String()
	if strings.Count(body, "preview-message") != most || !strings.Contains(body, "And 150 more") || !strings.Contains(body, "250 errors") {
		t.Errorf("%d problems are listed", strings.Count(body, "preview-message"))
	}
}

// TestNeverGood shows a site that was never without errors.
func TestNeverGood(t *testing.T) {
	s := serving(&Version{Number: 1, Problems: mistakes})
	for _, target := range []string{"/", "/dorset/", "/assets/site.css"} {
		w := ask(s, http.MethodGet, target)
		for _, want := range []string{"This page cannot be shown yet", "&#34;calls&#34; is given twice", "preview.js"} {
			if w.Code != 503 || !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s: %d, %q is not there", target, w.Code, want)
			}
		}
	}
	for _, target := range []string{"/_preview/", "/_preview/preview.js", "/_preview/preview.css"} {
		if w := ask(s, http.MethodGet, target); w.Code != 200 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

// TestAuthorsPage lists drafts.
func TestAuthorsPage(t *testing.T) {
	gap := func(lacks Lack, name, why string) Gap {
		return Gap{lacks, name, why, "dorset/2023-04/#x", "content/dorset/2023-04/x.md"}
	}
	full := Draft{Title: "Corporate <i>parenting</i>, April 2023", Publisher: "King's Dorset", Page: "dorset/2023-04/", File: "content/dorset/2023-04/index.md",
		Gaps: []Gap{gap(Mention, "Visits", "74.5% against 95% or more"), gap(Commentary, "Adoption", ""), gap(Figure, "Calls \"on hold\"", "The newest is for March 2023.")}}
	ready := Draft{Title: "Housing, April 2023", Page: "housing/2023-04/", File: "content/housing/2023-04/index.md"}
	one := Draft{Title: "Roads", Page: "roads/2023-04/", Gaps: []Gap{gap(Commentary, "Potholes", "")}}
	warning := source.Warnf(source.Place{File: "data/dorset/2023-04.csv", Line: 2}, "target", "a doubtful row")
	for _, c := range []struct {
		name   string
		v      Version
		has    []string
		lacks  []string
		inTurn []string
	}{
		{"no draft", Version{Files: site()}, []string{"No month is a draft", "No errors and no warnings"}, []string{"preview-draft"}, nil},
		{"a draft with gaps", Version{Files: site(), Problems: source.Problems{warning}, Drafts: func() []Draft { return []Draft{full} }},
			[]string{"Corporate &lt;i&gt;parenting&lt;/i&gt;", "King&#39;s Dorset", "3 things are missing", "Calls &#34;on hold&#34;", "74.5% against 95% or more", `href="/dorset/2023-04/#x"`,
				"<code>content/dorset/2023-04/x.md</code>", "A doubtful row", "1 warning"}, []string{"No month is a draft", "Nothing is missing", "<i>"},
			[]string{"Sections without commentary", "Indicators without figures", "Red indicators that the commentary does not mention", "<h3>Warnings</h3>"}},
		{"a draft that is ready", Version{Files: site(), Problems: source.Problems{warning}, Drafts: func() []Draft { return []Draft{ready} }},
			[]string{"Nothing is missing", "content/housing/2023-04/index.md"}, []string{"<h3>", "are missing", "is missing</p>\n<h3"}, nil},
		{"one gap", Version{Files: site(), Drafts: func() []Draft { return []Draft{one} }}, []string{"1 thing is missing"}, nil, nil},
		{"an error", Version{Files: site(), Problems: mistakes, Drafts: func() []Draft { return []Draft{one} }}, []string{"There are errors in the files", "1 error and 3 warnings", " open>"}, nil, nil},
	} {
		body := ask(serving(&c.v), http.MethodGet, "/_preview/").Body.String()
		for _, want := range c.has {
			if !strings.Contains(body, want) {
				t.Errorf("%s: %q is not on the page\n%s", c.name, want, body)
			}
		}
		for _, wrong := range c.lacks {
			if strings.Contains(body, wrong) {
				t.Errorf("%s: %q is on the page", c.name, wrong)
			}
		}
		rest := body
		for _, want := range c.inTurn {
			_, after, ok := strings.Cut(rest, want)
			if !ok {
				t.Errorf("%s: %q is not on the page, or not in its turn", c.name, want)
			}
			rest = after
		}
	}
}

// TestOwnPagesKeepThePolicy wants no inline script or style in what is added.
func TestOwnPagesKeepThePolicy(t *testing.T) {
	s := serving(&Version{Files: site(), Problems: mistakes})
	for _, target := range []string{"/", "/_preview/", "/nowhere", "/fails/"} {
		body := ask(s, http.MethodGet, target).Body.String()
		for _, wrong := range []string{"style=", "<style", "onclick", "onload", "javascript:", "<script>", "http://", "https://"} {
			if strings.Contains(body, wrong) {
				t.Errorf("%s has %q", target, wrong)
			}
		}
	}
}

func TestSentence(t *testing.T) {
	for from, want := range map[string]string{"": "", "a": "A", "élan": "Élan", "\"x\" is": "\"x\" is", "1 a": "1 a"} {
		if got := sentence(from); got != want {
			t.Errorf("%q becomes %q", from, got)
		}
	}
}

func ExampleServer() {
	s := New("127.0.0.1:8080")
	s.Show(&Version{Number: 1, Files: site()})
	fmt.Println(ask(s, http.MethodGet, "/dorset").Header().Get("Location"))
	// Output: /dorset/
}
