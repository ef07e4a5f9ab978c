package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A pageRule is something that every page keeps.
type pageRule struct {
	name  string
	check func(doc *html.Node) []string // what is wrong
	wrong []string                      // pages that it must object to
}

var pageRules = []pageRule{
	{"ids", wrongIDs, []string{`<p id="a"></p><p id="a">`, `<p id="">`, `<p id="a b">`, `<p aria-labelledby="b">`}},
	{"charts", wrongCharts, []string{
		`<figure class="chart">` + goodDrawing + goodTable + goodWords + goodOption + `</figure>`,
		`<figure class="chart">` + goodCaption + goodTable + goodWords + goodOption + `</figure>`,
		`<figure class="chart">` + goodCaption + goodDrawing + goodWords + goodOption + `</figure>`,
		`<figure class="chart">` + goodCaption + goodDrawing + goodTable + `<p class="chart-words"> </p>` + goodOption + `</figure>`,
		`<figure class="chart">` + goodCaption + goodDrawing + goodTable + goodWords + `</figure>`,
		`<figure class="chart">` + goodCaption + goodDrawing + goodTable + goodWords + `<script type="application/json">{"a":}</script></figure>`,
		`<svg></svg>`, `<svg role="img"><g></g></svg>`}},
	{"inline", wrongInline, []string{`<p style="color:red">`, `<style>p{}</style>`, `<p onclick="x()">`, `<script>x()</script>`,
		`<script type="module">x()</script>`, `<script src="a.js">x()</script>`, `<a href="javascript:x()">a</a>`}},
	{"policy", wrongPolicy, []string{``, `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="` + policy + `"></head>`,
		`<head><meta http-equiv="Content-Security-Policy" content="default-src 'self'"></head>`}},
	{"language", wrongLanguage, []string{`<html>`, `<html lang="">`, `<html lang="english">`}},
	{"headings", wrongHeadings, []string{`<p>`, `<h1>a</h1><h1>b</h1>`, `<h2>a</h2><h1>b</h1>`, `<h1>a</h1><h3>b</h3>`, `<h1> </h1>`}},
	{"origins", wrongOrigins, []string{`<script src="https://a.example/x.js"></script>`, `<img src="http://a.example/x.png">`,
		`<link rel="stylesheet" href="//a.example/x.css">`, `<iframe src="https://a.example/"></iframe>`, `<form action="https://a.example/"></form>`}},
	{"tables", wrongTables, []string{`<table><tr><th scope="col">a</th></tr></table>`, `<table><caption> </caption><tr><th scope="col">a</th></tr></table>`,
		`<table><caption>a</caption><tr><th>a</th></tr></table>`, `<table><caption>a</caption><tr><td>a</td></tr></table>`,
		`<table><caption>a</caption><tr><th scope="col">a</th><td> </td></tr></table>`}},
	{"regions", wrongRegions, []string{`<div role="region"></div>`, `<div role="region" aria-label="a"></div><div role="region" aria-label="A"></div>`}},
	{"images", wrongImages, []string{`<img src="a.png">`}},
	{"escaping", wrongEscaping, []string{`<p>&amp;lt;b</p>`, `<p>&amp;amp;</p>`, `<p title="&amp;#39;">`, `<a href="#ZgotmplZ">a</a>`, `<p>%!s(MISSING)</p>`}},
}

const (
	policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
		"font-src 'self'; base-uri 'none'; form-action 'none'"
	goodCaption = `<figcaption>a</figcaption>`
	goodDrawing = `<svg aria-label="a"></svg>`
	goodTable   = `<table><caption>a</caption><tbody><tr><th scope="row">a</th><td>1</td></tr></tbody></table>`
	goodWords   = `<p class="chart-words">a</p>`
	goodOption  = `<script type="application/json">{"a":1}</script>`
)

// TestPages holds every page against every rule.
func TestPages(t *testing.T) {
	s := buildSite(t)
	for _, r := range pageRules {
		t.Run(r.name, func(t *testing.T) {
			for _, name := range slices.Sorted(maps.Keys(s.pages)) {
				for _, wrong := range r.check(s.pages[name]) {
					t.Errorf("%s: %s", name, wrong)
				}
			}
		})
	}
	charts := 0
	for _, doc := range s.pages {
		charts += len(elements(doc, classed("figure", "chart")))
	}
	if charts == 0 {
		t.Error("the site has no chart")
	}
}

// TestPageRules shows each rule pages that it must object to, and one with
// which nothing is wrong.
func TestPageRules(t *testing.T) {
	good, err := html.Parse(strings.NewReader(`<html lang="en-GB"><head><meta http-equiv="Content-Security-Policy" content="` + policy +
		`"></head><h1 id="a">a &lt; b &amp; c</h1><figure class="chart">` + goodCaption + goodDrawing + goodTable + goodWords + goodOption + `</figure>`))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range pageRules {
		if wrong := r.check(good); len(wrong) > 0 {
			t.Errorf("the rule %q objects to a good page: %q", r.name, wrong)
		}
		for _, wrong := range r.wrong {
			doc, err := html.Parse(strings.NewReader(wrong))
			if err != nil {
				t.Fatal(err)
			}
			if len(r.check(doc)) == 0 {
				t.Errorf("the rule %q finds nothing wrong with %s", r.name, wrong)
			}
		}
	}
}

// wrongRegions finds regions that a list of them cannot tell apart.
func wrongRegions(doc *html.Node) (wrong []string) {
	seen := map[string]bool{"": true}
	for _, n := range elements(doc, func(n *html.Node) bool { role, _ := attribute(n, "role"); return role == "region" }) {
		label, _ := attribute(n, "aria-label")
		if id, ok := attribute(n, "aria-labelledby"); ok {
			label = "#" + id
		}
		if seen[strings.ToLower(label)] {
			wrong = append(wrong, fmt.Sprintf("a region is called %q, which is empty or another's name", label))
		}
		seen[strings.ToLower(label)] = true
	}
	return wrong
}

func wrongIDs(doc *html.Node) (wrong []string) {
	seen := map[string]bool{}
	for _, n := range elements(doc, func(*html.Node) bool { return true }) {
		id, ok := attribute(n, "id")
		switch {
		case !ok:
		case id == "" || strings.ContainsAny(id, " \t\n"):
			wrong = append(wrong, fmt.Sprintf("%q is no id", id))
		case seen[id]:
			wrong = append(wrong, fmt.Sprintf("the id %q is there twice", id))
		}
		seen[id] = true
	}
	for _, n := range elements(doc, func(*html.Node) bool { return true }) {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"} {
			v, _ := attribute(n, key)
			for _, id := range strings.Fields(v) {
				if !seen[id] {
					wrong = append(wrong, fmt.Sprintf("%s names %q, which is no id", key, id))
				}
			}
		}
	}
	return wrong
}

// wrongCharts wants a caption, a table, words and an option of every chart, and
// of every other drawing that it is either hidden or named.
func wrongCharts(doc *html.Node) (wrong []string) {
	for _, n := range elements(doc, classed("figure", "chart")) {
		id, _ := attribute(n, "id")
		complain := func(s string) { wrong = append(wrong, fmt.Sprintf("the chart %q %s", id, s)) }
		if c := elements(n, named("figcaption")); len(c) != 1 || wordsOf(c[0]) == "" {
			complain("has no caption")
		}
		if len(elements(n, named("td"))) == 0 {
			complain("has no table")
		}
		if len(elements(n, named("svg"))) == 0 {
			complain("has no drawing")
		}
		if w := elements(n, classed("p", "chart-words")); len(w) != 1 || wordsOf(w[0]) == "" {
			complain("has no words")
		}
		options := elements(n, named("script"))
		if len(options) != 1 || options[0].FirstChild == nil || json.Unmarshal([]byte(options[0].FirstChild.Data), &map[string]any{}) != nil {
			complain("has no option that can be read")
		}
	}
	for _, n := range elements(doc, named("svg")) {
		hidden, _ := attribute(n, "aria-hidden")
		label, _ := attribute(n, "aria-label")
		by, _ := attribute(n, "aria-labelledby")
		if hidden != "true" && label == "" && by == "" && n.Parent.Data != "svg" && n.Parent.Data != "g" {
			wrong = append(wrong, "a drawing is neither hidden nor named")
		}
	}
	return wrong
}

func wrongInline(doc *html.Node) (wrong []string) {
	for _, n := range elements(doc, func(*html.Node) bool { return true }) {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				wrong = append(wrong, fmt.Sprintf("<%s> has the attribute %s", n.Data, a.Key))
			case (a.Key == "href" || a.Key == "src") && strings.HasPrefix(strings.ToLower(a.Val), "javascript:"):
				wrong = append(wrong, fmt.Sprintf("<%s> leads to a script", n.Data))
			}
		}
		if n.Data == "style" {
			wrong = append(wrong, "there is a <style> element")
		}
		_, outside := attribute(n, "src")
		kind, _ := attribute(n, "type")
		if n.Data == "script" && (outside && n.FirstChild != nil || !outside && kind != "application/json") {
			wrong = append(wrong, "there is a script in the page itself")
		}
	}
	return wrong
}

func wrongPolicy(doc *html.Node) []string {
	all := elements(elements(doc, named("head"))[0], func(*html.Node) bool { return true })
	if len(all) == 0 || all[0].Data != "meta" {
		return []string{"the head does not begin with the policy"}
	}
	what, _ := attribute(all[0], "http-equiv")
	if content, _ := attribute(all[0], "content"); what != "Content-Security-Policy" || content != policy {
		return []string{fmt.Sprintf("the head begins with %q, %q", what, content)}
	}
	return nil
}

func wrongLanguage(doc *html.Node) []string {
	lang, _ := attribute(elements(doc, named("html"))[0], "lang")
	if !regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`).MatchString(lang) {
		return []string{fmt.Sprintf("%q is no language", lang)}
	}
	return nil
}

func wrongHeadings(doc *html.Node) (wrong []string) {
	level, first := 0, 0
	for _, n := range elements(doc, named("h1", "h2", "h3", "h4", "h5", "h6")) {
		l := int(n.Data[1] - '0')
		if l > level+1 {
			wrong = append(wrong, fmt.Sprintf("after h%d comes h%d, %q", level, l, wordsOf(n)))
		}
		if wordsOf(n) == "" {
			wrong = append(wrong, "a heading is empty")
		}
		if level = l; l == 1 {
			first++
		}
	}
	if first != 1 {
		wrong = append(wrong, fmt.Sprintf("there are %d first headings", first))
	}
	return wrong
}

// wrongOrigins objects to whatever a browser would fetch from elsewhere. A
// canonical address is not fetched.
func wrongOrigins(doc *html.Node) (wrong []string) {
	for _, n := range elements(doc, named("link", "script", "img", "iframe", "source", "video", "audio", "embed", "object", "use", "image", "form", "input")) {
		if rel, _ := attribute(n, "rel"); rel == "canonical" {
			continue
		}
		for _, key := range []string{"src", "srcset", "href", "data", "poster", "action"} {
			if v, _ := attribute(n, key); strings.Contains(v, "//") {
				wrong = append(wrong, fmt.Sprintf("<%s> asks for %s", n.Data, v))
			}
		}
	}
	return wrong
}

func wrongTables(doc *html.Node) (wrong []string) {
	for _, n := range elements(doc, named("table")) {
		all := elements(n, func(*html.Node) bool { return true })
		if all[0].Data != "caption" || wordsOf(all[0]) == "" {
			wrong = append(wrong, "a table has no caption")
		}
		heads := elements(n, named("th"))
		if len(heads) == 0 {
			wrong = append(wrong, fmt.Sprintf("the table %q has no heading", wordsOf(all[0])))
		}
		for _, th := range heads {
			if scope, _ := attribute(th, "scope"); !slices.Contains([]string{"col", "row", "colgroup", "rowgroup"}, scope) {
				wrong = append(wrong, fmt.Sprintf("the heading %q has the scope %q", wordsOf(th), scope))
			}
		}
		for _, cell := range elements(n, named("td", "th")) {
			if wordsOf(cell) == "" {
				wrong = append(wrong, fmt.Sprintf("the table %q has an empty cell", wordsOf(all[0])))
			}
		}
	}
	return wrong
}

func wrongImages(doc *html.Node) (wrong []string) {
	for _, n := range elements(doc, named("img")) {
		if _, ok := attribute(n, "alt"); !ok {
			wrong = append(wrong, "an image has no alt")
		}
	}
	return wrong
}

// wrongEscaping objects to what was escaped twice, and to what html/template
// and fmt leave behind where something was wrong.
func wrongEscaping(doc *html.Node) (wrong []string) {
	left := regexp.MustCompile(`&(lt|gt|amp|quot|#[0-9]+);|ZgotmplZ|%!|<no value>`)
	for n := range doc.Descendants() {
		texts := []string{}
		if n.Type == html.TextNode && n.Parent.Data != "script" {
			texts = append(texts, n.Data)
		}
		for _, a := range n.Attr {
			texts = append(texts, a.Val)
		}
		for _, text := range texts {
			if found := left.FindString(text); found != "" {
				wrong = append(wrong, fmt.Sprintf("%q in %q", found, text))
			}
		}
	}
	return wrong
}

// links gives the addresses that a page names: those that a reader follows
// and, where all is asked for, those that a browser fetches.
func links(doc *html.Node, all bool) []string {
	var out []string
	for _, n := range elements(doc, func(n *html.Node) bool { return all || n.Data == "a" }) {
		for _, key := range []string{"href", "src", "data-echarts"} {
			if v, ok := attribute(n, key); ok {
				out = append(out, v)
			}
		}
		if p, _ := attribute(n, "property"); p == "og:image" || p == "og:url" {
			v, _ := attribute(n, "content")
			out = append(out, v)
		}
	}
	return out
}

// follow gives the file that an address on a page leads to, and the fragment;
// "" for an address outside the site.
func (s *rendered) follow(from, address string) (file, fragment string, err error) {
	at, err := url.Parse(s.base + from)
	if err != nil {
		return "", "", err
	}
	to, err := at.Parse(address)
	if err != nil {
		return "", "", err
	}
	fragment, to.Fragment, to.RawFragment = to.Fragment, "", ""
	rest, inside := strings.CutPrefix(to.String(), s.base)
	switch {
	case to.Scheme == "mailto" || to.Scheme == "tel" || !inside && strings.HasPrefix(to.Scheme, "http"):
		return "", "", nil
	case !inside:
		return "", "", errors.New("it is no address of a page")
	case rest == "" || strings.HasSuffix(rest, "/"):
		rest += "index.html"
	}
	if _, ok := s.files[rest]; !ok {
		return "", "", errors.New("there is no such file")
	}
	return rest, fragment, nil
}

// TestLinks follows every address of every page, and those of the site map.
func TestLinks(t *testing.T) {
	s := buildSite(t)
	if !strings.HasPrefix(s.base, "https://") {
		t.Fatalf("the site's address is %q", s.base)
	}
	ids := map[string]map[string]bool{}
	for name, doc := range s.pages {
		ids[name] = map[string]bool{}
		for _, n := range elements(doc, func(*html.Node) bool { return true }) {
			if id, ok := attribute(n, "id"); ok {
				ids[name][id] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.pages)) {
		for _, address := range links(s.pages[name], true) {
			file, fragment, err := s.follow(name, address)
			switch {
			case err != nil:
				t.Errorf("%s leads to %s: %v", name, address, err)
			case strings.Contains(address, "#") && (fragment == "" || !ids[file][fragment]):
				t.Errorf("%s leads to %s: there is no such place on that page", name, address)
			}
		}
	}
	locations := regexp.MustCompile(`<loc>([^<]*)</loc>`).FindAllSubmatch(s.files["sitemap.xml"], -1)
	if len(locations) < 10 {
		t.Errorf("the site map has %d addresses", len(locations))
	}
	for _, l := range locations {
		if file, _, err := s.follow("", string(l[1])); err != nil || file == "" {
			t.Errorf("the site map has %s, which leads nowhere", l[1])
		}
	}
}

// TestReachable wants every page to be reached from the first by links, and
// every file to be named by some page.
func TestReachable(t *testing.T) {
	s := buildSite(t)
	reached, named := map[string]bool{"index.html": true}, map[string]bool{}
	for queue := []string{"index.html"}; len(queue) > 0; queue = queue[1:] {
		for _, address := range links(s.pages[queue[0]], false) {
			if file, _, _ := s.follow(queue[0], address); file != "" && !reached[file] {
				reached[file] = true
				if s.pages[file] != nil {
					queue = append(queue, file)
				}
			}
		}
		for _, address := range links(s.pages[queue[0]], true) {
			file, _, _ := s.follow(queue[0], address)
			named[file] = true
		}
	}
	forServers := []string{"404.html", "_headers", "robots.txt", "sitemap.xml"}
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		switch {
		case slices.Contains(forServers, name) || path.Dir(name) == "assets/licences":
		case s.pages[name] != nil && !reached[name]:
			t.Errorf("no way leads from the first page to %s", name)
		case s.pages[name] == nil && !named[name]:
			t.Errorf("no page names %s", name)
		}
	}
}

// TestTitles wants a title of every page that no other page has.
func TestTitles(t *testing.T) {
	s := buildSite(t)
	first := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(s.pages)) {
		titles := elements(s.pages[name], func(n *html.Node) bool { return n.Data == "title" && n.Parent.Data == "head" })
		if len(titles) != 1 || wordsOf(titles[0]) == "" {
			t.Errorf("%s has no title", name)
			continue
		}
		title := wordsOf(titles[0])
		if other, taken := first[title]; taken {
			t.Errorf("%s and %s have the title %q", other, name, title)
		}
		first[title] = name
	}
}

// TestStyleSheets wants style sheets to ask for nothing.
func TestStyleSheets(t *testing.T) {
	s := buildSite(t)
	sheets := 0
	for name, data := range s.files {
		if path.Ext(name) != ".css" {
			continue
		}
		sheets++
		if found := regexp.MustCompile(`@import|url\(\s*["']?(?:https?:)?//`).Find(data); found != nil {
			t.Errorf("%s has %s", name, found)
		}
	}
	if sheets == 0 {
		t.Error("the site has no style sheet")
	}
}
