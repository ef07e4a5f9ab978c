package preview

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/source"
)

// shelf is a site's files. A text that begins with "fails:" is a page whose
// layout fails, one that begins with "lost:" a file that cannot be read.
type shelf map[string]string

func (s shelf) Key(name string) (string, bool) {
	text, ok := s[name]
	return "key of " + text, ok
}

func (s shelf) File(name string) ([]byte, source.Problems, error) {
	text, ok := s[name]
	switch {
	case !ok:
		return nil, nil, fs.ErrNotExist
	case strings.HasPrefix(text, "fails:"):
		return nil, source.Problems{source.Errorf(source.Place{File: "layouts/month.html", Line: 3, Col: 1, Text: "{{.No}}"}, "layout", "this layout fails")}, nil
	case strings.HasPrefix(text, "lost:"):
		return nil, nil, errors.New("input/output error")
	}
	return []byte(text), nil, nil
}

const page = "<!doctype html><html><head><title>A</title></head><body><main>%</main></body></html>"

// site is a small site, and what could be mistaken for its files.
func site() shelf {
	text := func(s string) string { return strings.Replace(page, "%", s, 1) }
	return shelf{
		"index.html": text("home"), "404.html": text("not here"), "dorset/index.html": text("dorset"), "dorset/2023-03/index.html": text("march"),
		"dorset/2023-03/data.csv": "indicator,value\n", "dorset/2023-03/data.json": "{}", "dorset/2023-03/charts/cic.svg": "<svg/>",
		"dorset/2023-03/embed/cic/index.html": text("chart"), "dorset/feed.xml": "<feed/>", "assets/site.0.css": "a{}", "assets/charts.0.js": ";", "files/paper.PDF": "%PDF",
		"files/odd.xyz": "?", "files/part.html": "<p>a part", "empty.txt": "", "a b/ü.txt": "x", "fails/index.html": "fails:", "lost.csv": "lost:", "lost/index.html": "lost:",
		"_headers": "/*\n  Content-Security-Policy: default-src 'none'\n  referrer-policy: no-referrer\n\n/\n  Content-Security-Policy: frame-ancestors 'none'\n\n/:a/:b/\n  Content-Security-Policy: frame-ancestors 'none'\n\n/assets/*\n  Cache-Control: public, immutable\n",
	}
}

// serving gives a server that shows a site.
func serving(v *Version) *Server {
	s := New("127.0.0.1:8080")
	s.Show(v)
	return s
}

// ask sends a request for an address, given as in its first line.
func ask(s *Server, method, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, "http://localhost:8080/", nil)
	r.Method = method
	u, err := url.ParseRequestURI(target)
	if err != nil {
		panic(err) // such a request does not reach a handler
	}
	r.URL, r.RequestURI = u, target
	for n := 0; n < len(headers); n += 2 {
		if headers[n] == "Host" {
			r.Host = headers[n+1]
		} else {
			r.Header.Set(headers[n], headers[n+1])
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestPaths(t *testing.T) {
	s := serving(&Version{Number: 1, Files: site()})
	for _, c := range []struct {
		target string
		status int
		kind   string
		holds  string
	}{
		{"/", 200, "text/html; charset=utf-8", "home"},
		{"/index.html", 200, "text/html; charset=utf-8", "home"},
		{"/dorset/", 200, "text/html; charset=utf-8", "dorset"},
		{"/dorset/2023-03/?q=1", 200, "text/html; charset=utf-8", "march"},
		{"/dorset/2023-03/data.csv", 200, "text/csv; charset=utf-8", "indicator,value"},
		{"/dorset/2023-03/data.json", 200, "application/json", "{}"},
		{"/dorset/2023-03/charts/cic.svg", 200, "image/svg+xml", "<svg/>"},
		{"/dorset/feed.xml", 200, "application/xml", "<feed/>"},
		{"/assets/site.0.css", 200, "text/css; charset=utf-8", "a{}"},
		{"/assets/charts.0.js", 200, "text/javascript; charset=utf-8", ";"},
		{"/files/paper.PDF", 200, "application/pdf", "%PDF"},
		{"/files/odd.xyz", 200, "application/octet-stream", "?"},
		{"/files/part.html", 200, "text/html; charset=utf-8", "<p>a part"},
		{"/empty.txt", 200, "text/plain; charset=utf-8", ""},
		{"/a%20b/%C3%BC.txt", 200, "text/plain; charset=utf-8", "x"},
		{"/_headers", 200, "text/plain; charset=utf-8", "referrer-policy"},
		{"/dorset", 302, "", ""},
		{"/dorset/2023-03?q=1", 302, "", ""},
		{"/_preview", 302, "", ""},
		{"/nowhere", 404, "text/html; charset=utf-8", "not here"},
		{"/nowhere/", 404, "text/html; charset=utf-8", "not here"},
		{"/dorset/2023-03/data.csv/", 404, "text/html; charset=utf-8", "not here"},
		{"/_preview/nothing", 404, "text/html; charset=utf-8", "not here"},
		{"/_preview/../index.html", 404, "", "not here"},
		{"/assets/", 404, "text/html; charset=utf-8", "not here"},
		{"/../site.toml", 404, "", "not here"},
		{"/..%2fsite.toml", 404, "", "not here"},
		{"/%2e%2e/site.toml", 404, "", "not here"},
		{"/dorset/%2e%2e/index.html", 404, "", "not here"},
		{"/dorset/../index.html", 404, "", "not here"},
		{"/dorset/./index.html", 404, "", "not here"},
		{"//index.html", 404, "", "not here"},
		{"/dorset//index.html", 404, "", "not here"},
		{"/dorset//", 404, "", "not here"},
		{"/..%5csite.toml", 404, "", "not here"},
		{"/dorset%5cindex.html", 404, "", "not here"},
		{"/index.html%00", 404, "", "not here"},
		{"/%00", 404, "", "not here"},
		{"/%ff", 404, "", "not here"},
		{"/C:/windows", 404, "", "not here"},
		{"/fails/", 500, "text/html; charset=utf-8", "This layout fails"},
		{"/lost/", 500, "text/html; charset=utf-8", "This page cannot be made: input/output error"},
		{"/lost/", 500, "text/html; charset=utf-8", "/_preview/preview.js"},
		{"/lost.csv", 500, "text/plain; charset=utf-8", "input/output error"},
	} {
		w := ask(s, http.MethodGet, c.target)
		if w.Code != c.status || c.kind != "" && w.Header().Get("Content-Type") != c.kind || !strings.Contains(w.Body.String(), c.holds) {
			t.Errorf("%s: %d %s %.300q", c.target, w.Code, w.Header().Get("Content-Type"), w.Body)
		}
		if w.Code == 200 && (w.Header().Get("ETag") == "" || w.Header().Get("Cache-Control") != "no-cache" || w.Header().Get("X-Content-Type-Options") != "nosniff") {
			t.Errorf("%s: headers %v", c.target, w.Header())
		}
	}
}

func TestRedirects(t *testing.T) {
	s := serving(&Version{Number: 1, Files: shelf{"dorset/index.html": page, "a b/index.html": page}})
	for target, want := range map[string]string{
		"/dorset": "/dorset/", "/dorset?a=b&c": "/dorset/?a=b&c", "/_preview": "/_preview/", "/a%20b": "/a%20b/",
	} {
		if w := ask(s, http.MethodGet, target); w.Code != 302 || w.Header().Get("Location") != want {
			t.Errorf("%s leads to %q (%d), want %q", target, w.Header().Get("Location"), w.Code, want)
		}
	}
	if w := ask(s, http.MethodGet, "//dorset"); w.Code == 302 {
		t.Errorf("//dorset leads to %q", w.Header().Get("Location"))
	}
}

func TestMethods(t *testing.T) {
	s := serving(&Version{Number: 1, Files: site()})
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions, http.MethodPatch, "ANY"} {
		if w := ask(s, method, "/"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d", method, w.Code)
		}
	}
	for _, target := range []string{"/", "/dorset/2023-03/data.csv", "/nowhere", "/_preview/", "/_preview/events"} {
		if w := ask(s, http.MethodHead, target); w.Body.Len() > 0 || w.Code >= 500 {
			t.Errorf("HEAD %s: %d with %d bytes", target, w.Code, w.Body.Len())
		}
	}
}

func TestHost(t *testing.T) {
	for _, c := range []struct{ address, host, want string }{
		{"127.0.0.1:8080", "localhost:8080", "yes"},
		{"127.0.0.1:8080", "LOCALHOST", "yes"},
		{"127.0.0.1:8080", "127.0.0.1:8080", "yes"},
		{"127.0.0.1:8080", "127.0.0.1:9999", "yes"}, // by way of another port
		{"127.0.0.1:8080", "[::1]:8080", "yes"},
		{"127.0.0.1:8080", "evil.example", "no"},
		{"127.0.0.1:8080", "localhost.evil.example:8080", "no"},
		{"127.0.0.1:8080", "127.0.0.1.evil.example", "no"},
		{"127.0.0.1:8080", "192.168.0.7:8080", "no"},
		{"127.0.0.1:8080", "", "no"},
		{"127.0.0.1:8080", "2130706433", "no"},
		{"192.168.0.7:8080", "192.168.0.7:8080", "yes"},
		{"192.168.0.7:8080", "192.168.0.8:8080", "no"},
		{"Desk-12.council.example:8080", "desk-12.council.example:8080", "yes"},
		{"desk-12.council.example:8080", "evil.example", "no"},
		{"0.0.0.0:8080", "192.168.0.7:8080", "yes"},
		{"0.0.0.0:8080", "evil.example", "no"},
		{"[::]:8080", "[fe80::1]:8080", "yes"},
		{"[::]:8080", "evil.example", "no"},
	} {
		s := New(c.address)
		s.Show(&Version{Number: 1, Files: site()})
		w := ask(s, http.MethodGet, "/", "Host", c.host)
		if got := map[int]string{200: "yes", 421: "no"}[w.Code]; got != c.want {
			t.Errorf("at %s, for %q: %d, want %s", c.address, c.host, w.Code, c.want)
		}
		if w.Code == 421 && strings.Contains(w.Body.String(), "<") {
			t.Errorf("for %q the answer has markup: %q", c.host, w.Body)
		}
	}
	if w := ask(serving(&Version{Files: site()}), http.MethodGet, "/_preview/events", "Host", "evil.example"); w.Code != 421 {
		t.Errorf("events are told to a stranger: %d", w.Code)
	}
}

// TestConditional asks again for what it has, before and after changes.
func TestConditional(t *testing.T) {
	files := site()
	s := serving(&Version{Number: 1, Files: files})
	targets := []string{"/", "/dorset/2023-03/", "/dorset/2023-03/data.csv", "/nowhere", "/_preview/", "/_preview/preview.js", "/_preview/preview.css"}
	tags := map[string]string{}
	for _, target := range targets {
		tags[target] = ask(s, http.MethodGet, target).Header().Get("ETag")
		for _, header := range []string{tags[target], "W/" + tags[target], `"other", ` + tags[target]} {
			if w := ask(s, http.MethodGet, target, "If-None-Match", header); w.Code != 304 || w.Body.Len() > 0 || w.Header().Get("ETag") != tags[target] {
				t.Errorf("%s with %s: %d, %d bytes", target, header, w.Code, w.Body.Len())
			}
		}
		if w := ask(s, http.MethodGet, target, "If-None-Match", `"other"`); w.Code == 304 {
			t.Errorf("%s is the same as another", target)
		}
	}
	s.Show(&Version{Number: 2, Files: files}) // nothing changed: every page is what it was
	for _, target := range targets {
		if w := ask(s, http.MethodGet, target, "If-None-Match", tags[target]); w.Code != 304 {
			t.Errorf("%s: %d after nothing changed", target, w.Code)
		}
	}
	changed := site()
	changed["dorset/2023-03/index.html"] = strings.Replace(page, "%", "other", 1)
	s.Show(&Version{Number: 3, Files: changed})
	for target, want := range map[string]int{"/": 304, "/dorset/2023-03/": 200, "/dorset/2023-03/data.csv": 304} {
		if w := ask(s, http.MethodGet, target, "If-None-Match", tags[target]); w.Code != want {
			t.Errorf("%s: %d after March changed, want %d", target, w.Code, want)
		}
	}
	wrong := source.Problems{source.Errorf(source.Place{File: "site.toml"}, "toml", "this is not TOML")}
	s.Show(&Version{Number: 4, Files: changed, Problems: wrong}) // a panel: every page is another
	if w := ask(s, http.MethodGet, "/", "If-None-Match", tags["/"]); w.Code != 200 || !strings.Contains(w.Body.String(), "This is not TOML") {
		t.Errorf("the panel does not show: %d", w.Code)
	}
	if w := ask(s, http.MethodGet, "/lost/"); w.Code != 500 || !strings.Contains(w.Body.String(), "This is not TOML") || strings.Contains(w.Body.String(), "input/output") {
		t.Errorf("a page that cannot be made does not say what to mend: %d", w.Code)
	}
	if w := ask(s, http.MethodGet, "/dorset/2023-03/data.csv", "If-None-Match", tags["/dorset/2023-03/data.csv"]); w.Code != 304 {
		t.Errorf("a data file is another because something is wrong: %d", w.Code)
	}
	if w := ask(s, http.MethodGet, "/files/paper.PDF", "Range", "bytes=1-2"); w.Code != 206 || w.Body.String() != "PD" {
		t.Errorf("a part of a file: %d %q", w.Code, w.Body)
	}
}

// TestHeaders wants the headers that _headers has.
func TestHeaders(t *testing.T) {
	s := serving(&Version{Number: 1, Files: site()})
	for target, want := range map[string]string{
		"/": "default-src 'none', frame-ancestors 'none'", "/dorset/2023-03/": "default-src 'none', frame-ancestors 'none'",
		"/dorset/2023-03/embed/cic/": "default-src 'none'", "/dorset/2023-03/data.csv": "default-src 'none'",
	} {
		w := ask(s, http.MethodGet, target)
		if got := w.Header().Get("Content-Security-Policy"); got != want {
			t.Errorf("%s has the policy %q, want %q", target, got, want)
		}
		if w.Header().Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s lacks a header", target)
		}
	}
	for _, target := range []string{"/_preview/", "/nowhere"} {
		if got := ask(s, http.MethodGet, target).Header().Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'; script-src 'self'") {
			t.Errorf("%s has the policy %q", target, got)
		}
	}
	if got := ask(s, http.MethodGet, "/assets/site.0.css").Header().Get("Cache-Control"); got != "no-cache" {
		t.Errorf("a style sheet may be kept: %s", got)
	}
	for _, target := range []string{"/", "/assets/site.0.css", "/_preview/"} {
		if w := ask(s, http.MethodGet, target); len(w.Header().Values("Set-Cookie")) > 0 {
			t.Errorf("%s sets a cookie", target)
		}
	}
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{{"/*", "/a/b", true}, {"/a", "/a", true}, {"/a", "/ab", false}, {"/:a/", "/a/", true}, {"/:a/", "/a/b/", false}, {"/:a/:b/", "/a/b/", true}, {"/:a/", "/a", false}, {"/a.c", "/abc", false}, {"/*.css", "/a.css", true}, {"/*.css", "/a.css/b", false}} {
		if got := matches(c.pattern, c.path); got != c.want {
			t.Errorf("%s matches %s: %v", c.pattern, c.path, got)
		}
	}
}

// TestBefore asks before anything was built.
func TestBefore(t *testing.T) {
	w := ask(New("127.0.0.1:8080"), http.MethodGet, "/")
	if w.Code != 503 || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %q", w.Code, w.Body)
	}
}

// hear connects to a server and gives what it tells, a line at a time.
func hear(t *testing.T, s *Server) (lines <-chan string, hangUp func()) {
	t.Helper()
	server := httptest.NewServer(s)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+"/_preview/events", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := server.Client().Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if kind := answer.Header.Get("Content-Type"); kind != "text/event-stream; charset=utf-8" {
		t.Fatalf("events are %s", kind)
	}
	out := make(chan string, 100)
	go func() {
		defer close(out)
		for scan := bufio.NewScanner(answer.Body); scan.Scan(); {
			out <- scan.Text()
		}
	}()
	return out, func() {
		cancel()
		_, _ = io.Copy(io.Discard, answer.Body)
		answer.Body.Close()
		server.Close()
	}
}

// await reads lines until one is as wanted.
func await(t *testing.T, lines <-chan string, want string) {
	t.Helper()
	for line := range lines {
		if line == want {
			return
		}
	}
	t.Fatalf("%q was not heard", want)
}

func TestEvents(t *testing.T) {
	s := serving(&Version{Number: 7})
	lines, hangUp := hear(t, s)
	defer hangUp()
	await(t, lines, "retry: 500")
	await(t, lines, "event: version")
	await(t, lines, "data: 7") // what is shown, at once
	s.Show(&Version{Number: 8})
	await(t, lines, "data: 8")
	for n := 9; n < 50; n++ {
		s.Show(&Version{Number: n})
	}
	await(t, lines, "data: 49") // the newest, whatever was missed
	s.Close()
	s.Close()
	for range lines { // ends
	}
}

// TestNothingIsLeft wants no goroutine to outlive the pages that listened.
func TestNothingIsLeft(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 20 {
		s := serving(&Version{Number: 1})
		lines, hangUp := hear(t, s)
		await(t, lines, "data: 1")
		hangUp() // before the server closes
		s.Close()
	}
	for until := time.Now().Add(20 * time.Second); runtime.NumGoroutine() > before+2; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(until) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}
