package main

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// A browserRule is a script that finds what is wrong with a page.
type browserRule struct {
	name   string
	script string
	wrong  []string // pages that it must object to
}

var browserRules = []browserRule{
	{"sideways", sidewaysScript, []string{
		`<p style="width:2000px">a`,
		`<div style="overflow:auto"><p style="width:2000px">a</p></div>`,
		`<div style="overflow:auto" role="region" aria-label="a"><p style="width:2000px">a</p></div>`,
		`<div style="overflow:auto" role="region" tabindex="0"><p style="width:2000px">a</p></div>`,
		`<body style="overflow-x:hidden"><p style="width:2000px">a`}},
	{"clipped", clippedScript, []string{
		`<p style="height:20px;overflow:hidden">a<br>b<br>c`,
		`<p style="width:30px;overflow:clip;white-space:nowrap">a long line of words`}},
	{"focus", reachedScript, []string{
		`<a href="#a" style="outline:none">a</a>`,
		`<a href="#a" tabindex="2">a</a><a href="#b" tabindex="1">b</a>`,
		`<a href="#a" style="outline:3px solid red">a</a>`,
		`<style>a:focus{outline:3px solid #ddd}</style><a href="#a">a</a>`,
		`<style>a:focus{outline:3px solid #0000}</style><a href="#a">a</a>`,
		`<style>p{background:#000}a:focus{outline:3px solid #333}</style><p><a href="#a">a</a>`,
		`<a href="#a" onfocus="this.blur()">a</a><a href="#b">b</a>`,
		`<a href="#a">a</a><div style="position:fixed;inset:0;background:#fff"></div>`,
		`<p>a`}},
	{"print", cutChartsScript, []string{
		`<figure class="chart" style="break-inside:avoid"></figure>`,
		`<figure class="chart" style="break-inside:avoid;margin:0"><svg class="chart-svg" width="900"></svg></figure>`,
		`<figure class="chart"><svg class="chart-svg"></svg></figure>`,
		`<figure class="chart" style="break-inside:avoid"><svg class="chart-svg" style="width:2000px"></svg></figure>`,
		`<figure class="chart" style="break-inside:avoid;height:1100px"><svg class="chart-svg"></svg></figure>`,
		`<figure class="chart" style="break-inside:avoid"><svg class="chart-svg" overflow="visible"><text x="-90" y="9">a</text></svg></figure>`}},
	{"motion", movingScript, []string{
		`<style>@keyframes a{to{opacity:0}}</style><p style="animation:a 1s infinite">a`,
		`<p style="transition:color 1s">a`,
		`<html style="scroll-behavior:smooth">`}},
	{"geometry", geometryScript, []string{
		aliveChart(`<rect width="9" height="9"/>`, ``),
		aliveChart(``, `<rect width="9" height="9"/>`),
		aliveChart(`<rect width="9" height="9"/>`, `<rect width="10" height="9"/>`),
		aliveChart(`<rect width="9" height="9"/>`, `<rect width="9" height="9" fill="red"/>`),
		aliveChart(`<path d="M0 0L9 9L20 0" fill="none" stroke="red"/>`, `<path d="M0 0L11 9L20 0" fill="none" stroke="red"/>`),
		aliveChart(`<text x="9" y="9">a</text>`, `<text x="10" y="9">a</text>`),
		aliveChart(`<text x="9" y="9">a</text>`, `<text x="9" y="9">b</text>`),
		aliveChart(``, ``)}},
	{"labels", labelsScript, []string{
		stillChart(`<text x="-2" y="20">a</text>`),
		stillChart(`<text x="99" y="20">a</text>`),
		stillChart(`<text x="9" y="5">a</text>`),
		stillChart(`<text x="9" y="49">a</text>`),
		stillChart(`<text x="9" y="20">a</text><text x="12" y="25">b</text>`),
		aliveChart(``, `<text x="9" y="20">a</text><text x="12" y="25">b</text>`)}},
	{"words", `() => { const s = (` + wordsScript + `)(); return s.includes('hidden') ? [] : [s]; }`, []string{
		`<details><summary>a</summary>shown</details>`}},
}

// rightPage is one that no rule objects to; but axe-core does.
var rightPage = `<p style="color:#eee;background:#fff">hidden</p><a href="#a">a</a><div style="overflow:auto" role="region" tabindex="0" aria-label="a"><p style="width:2000px">a</p></div>
	<p style="position:absolute;width:1px;height:1px;overflow:hidden">words for those who listen</p>
	<img src="data:,"><button style="width:9px;height:9px;padding:0"></button><button style="width:9px;height:9px;padding:0"></button>` +
	aliveChart(`<rect width="9" height="9" fill="red"/><text x="9" y="30">a</text>`, `<rect width="9" height="9.3" fill="red"/><text x="9" y="30">a</text>`)

// aliveChart is a chart with two drawings.
func aliveChart(still, live string) string {
	return `<figure class="chart chart-live" style="position:relative;break-inside:avoid"><svg class="chart-svg" style="display:block"><g visibility="hidden">` + still +
		`</g></svg><div class="chart-canvas" style="position:absolute;inset:0"><svg style="display:block">` + live + `</svg></div></figure>`
}

// stillChart is a chart of 100 by 50 pixels that nobody has woken.
func stillChart(drawing string) string {
	return `<figure class="chart" style="break-inside:avoid"><div class="chart-box" style="width:100px"><svg class="chart-svg" width="100" height="50" overflow="visible" style="display:block">` +
		drawing + `</svg></div></figure>`
}

// serveWrong serves page number n of rule r below wrong/, as "r/n"; rightPage
// for any other.
func serveWrong(w http.ResponseWriter, name string) {
	body := rightPage
	rule, number, _ := strings.Cut(name, "/")
	for _, r := range browserRules {
		if n, err := strconv.Atoi(number); err == nil && r.name == rule {
			body = r.wrong[n]
		}
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, `<!doctype html><html lang="en-GB"><title>a</title><link rel="icon" href="data:,">`+body)
}

// testBrowserRules shows each rule pages that it must object to, and one with
// which nothing is wrong; and axe-core one that breaks some of its rules.
func testBrowserRules(t *testing.T, b *browser) {
	tb := b.tab(t)
	tb.look(t, view{width: 800})
	finds := func(path string, r browserRule) []string {
		tb.visit(t, wrongPages+path)
		if r.name == "focus" {
			tb.pressTabs(t)
		}
		return ask[[]string](t, tb, r.script)
	}
	for _, r := range browserRules {
		for n, wrong := range r.wrong {
			if len(finds(fmt.Sprint(r.name, "/", n), r)) == 0 {
				t.Errorf("the rule %q finds nothing wrong with %s", r.name, wrong)
			}
		}
		if wrong := finds("right", r); len(wrong) > 0 {
			t.Errorf("the rule %q objects to a good page: %q", r.name, wrong)
		}
	}
	tb.visit(t, wrongPages)
	if found := strings.Join(tb.judge(t, "document", allRules), "\n"); tb.axe != "" {
		for _, rule := range []string{"color-contrast", "image-alt", "page-has-heading-one", "target-size"} {
			if !strings.Contains(found, rule+":") {
				t.Errorf("axe-core does not find %s, but %s", rule, found)
			}
		}
	}
	if bad := tb.heard(); len(bad) > 0 {
		t.Errorf("pages complain that have no reason to: %q", bad)
	}
	testHear(t, tb)
}

// testHear has pages do what hear must take note of.
func testHear(t *testing.T, tb *tab) {
	const styled = `() => { document.body.innerHTML += '<p style="color:red">'; return true; }`
	for _, c := range []struct{ path, script, want string }{
		{"", `() => { console.error('a'); return true; }`, "console error"},
		{"", `() => { setTimeout(() => { throw new Error('a'); }); return true; }`, "exception"},
		{"", `() => fetch('/no/such/file').then(() => true)`, "answered with 404"},
		{"", `() => fetch('https://elsewhere.example/').catch(() => true)`, "policy: connect-src"},
		{"", styled, "policy: style-src"},
		{wrongPages, `() => fetch('https://elsewhere.example/').catch(() => true)`, "leaves the site"},
		{wrongPages, styled, ""},
	} {
		tb.visit(t, c.path)
		ask[bool](t, tb, c.script)
		ask[bool](t, tb, `() => new Promise((done) => setTimeout(() => done(true), 50))`)
		if bad := strings.Join(tb.heard(), "\n"); !strings.Contains(bad, c.want) || c.want == "" && bad != "" {
			t.Errorf("after %s the tab has heard %q", c.script, bad)
		}
	}
}
