package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// A desk is an author's: a site's folder and scorecard serve at work on it.
type desk struct {
	t       testing.TB
	dir     string
	address string // "http://127.0.0.1:1234/"
	out     transcript
	err     transcript
	stop    func() int // gives the exit status
}

// transcript is what a program prints, which may be read meanwhile.
type transcript struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.Write(p)
}

func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.b.String()
}

// newDesk writes the site that scripts begin with, changed by edits from names
// to texts, and serves it.
func newDesk(t *testing.T, edits map[string]string, flags ...string) *desk {
	t.Helper()
	d := &desk{t: t, dir: t.TempDir()}
	base, err := txtar.ParseFile(filepath.Join("testdata", "site.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range base.Files {
		d.write(f.Name, string(f.Data))
	}
	for name, text := range edits {
		d.write(name, text)
	}
	d.serve(append([]string{"-addr", "127.0.0.1:0"}, flags...)...)
	return d
}

// serve starts the program and waits until it says where the site is.
func (d *desk) serve(flags ...string) {
	d.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	status := make(chan int, 1)
	d.out, d.err = transcript{}, transcript{}
	go func() {
		status <- run(ctx, append([]string{"serve", "-site", d.dir}, flags...), stdio{strings.NewReader(""), &d.out, &d.err})
	}()
	d.stop = sync.OnceValue(func() int {
		cancel()
		return <-status
	})
	d.t.Cleanup(func() { d.stop() })
	said := regexp.MustCompile(`http://[^ ]+/`)
	d.until("the program to say where the site is", func() bool {
		d.address = said.FindString(d.out.String())
		return d.address != ""
	})
}

// until waits for something to come true.
func (d *desk) until(what string, true func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); !true(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			d.t.Fatalf("waited for %s in vain\n%s%s", what, d.out.String(), d.err.String())
		}
	}
}

func (d *desk) write(name, text string) {
	d.t.Helper()
	file := filepath.Join(d.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) read(name string) string {
	d.t.Helper()
	data, err := os.ReadFile(filepath.Join(d.dir, filepath.FromSlash(name)))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(data)
}

// get gives the page at a path.
func (d *desk) get(path string) string {
	d.t.Helper()
	answer, err := http.Get(d.address + path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	return string(body)
}

// shows waits until the page at a path holds a text, or after "!" does not.
func (d *desk) shows(path, text string) {
	d.t.Helper()
	text, not := strings.CutPrefix(text, "!")
	d.until(fmt.Sprintf("/%s to show %q", path, text), func() bool { return strings.Contains(d.get(path), text) != not })
}

// TestServe writes for a while.
func TestServe(t *testing.T) {
	d := newDesk(t, nil)
	before, err := digests(d.dir)
	if err != nil {
		t.Fatal(err)
	}
	const month, figures, words = "board/2023-03/", "data/board/2023-03.csv", "content/board/2023-03/care.md"
	d.shows("", "/_preview/preview.js")
	d.shows(month, "preview.css")

	wrote := d.read(words)
	d.write(words, wrote+"\nThe lift is mended.\n")
	d.shows(month, "The lift is mended.")
	figured := d.read(figures)
	d.write(figures, figured+"nonsense,1\n")
	d.shows(month, "preview-wrong")
	d.shows("", "nonsense")
	d.shows(month, "The lift is mended.") // the last good page
	d.until("the terminal to say what is wrong", func() bool { return strings.Contains(d.err.String(), "1 error, the pages are as they were before") })
	if said := d.err.String(); !strings.Contains(said, figures+":") || !strings.Contains(said, "(unknown-indicator)") {
		t.Errorf("the terminal says %s", said)
	}
	d.write(words, wrote) // while the other file is broken
	d.write(figures, figured)
	d.shows(month, "!preview-wrong")
	d.shows(month, "!The lift is mended.")

	d.write("layouts/month.html", "{{define \"main\"}}{{.NoSuchThing}}{{end}}")
	d.shows(month, "preview-wrong")
	d.shows(month, "layouts/month.html:1:")
	d.write("layouts/month.html", "{{define \"main\"}}<h1>Ours</h1>{{end}}")
	d.shows(month, "<h1>Ours</h1>")
	d.shows(month, "!preview-wrong")
	if err := os.RemoveAll(filepath.Join(d.dir, "layouts")); err != nil {
		t.Fatal(err)
	}
	d.shows(month, "!<h1>Ours</h1>")

	if status := d.stop(); status != fine {
		t.Errorf("exit status %d\n%s", status, d.err.String())
	}
	if after, err := digests(d.dir); err != nil || after != before {
		t.Errorf("something is left behind, %v:\n%s\nbefore:\n%s", err, after, before)
	}
	if lines := strings.Count(d.out.String(), "\n"); lines != 1 {
		t.Errorf("%d lines were printed:\n%s", lines, d.out.String())
	}
}

// TestServeBegins wants one line at the start, whatever the site's warnings are,
// and of a change one line more where it brings no other.
func TestServeBegins(t *testing.T) {
	for site, warned := range map[string]string{
		"": "",
		"title = \"A site\"\norganisation = \"Nobody\"\n": ` \((\d+ warnings?) at %s_preview/\)`,
	} {
		edits := map[string]string{}
		if site != "" {
			edits["site.toml"] = site
		}
		d := newDesk(t, edits)
		want := regexp.QuoteMeta("The site is at "+d.address+" and follows what you save") + strings.ReplaceAll(warned, "%s", d.address) + `\. Press Ctrl-C to stop\.\n`
		said := regexp.MustCompile("^" + want + "$").FindStringSubmatch(d.out.String())
		if said == nil || d.err.String() != "" {
			t.Errorf("it begins with\n%s%s\nwant %s", d.out.String(), d.err.String(), want)
		} else if len(said) > 1 && !strings.Contains(d.get("_preview/"), "<summary>"+said[1]+"</summary>") {
			t.Errorf("the list has not the %s", said[1])
		}
		d.write("content/board/2023-03/care.md", d.read("content/board/2023-03/care.md")+"\nThe lift is mended.\n")
		const line = "content/board/2023-03/care.md changed: the pages are up to date\n"
		d.until("a line about the change", func() bool { return strings.Contains(d.err.String(), line) })
		if status := d.stop(); status != fine || d.err.String() != line || strings.Count(d.out.String(), "\n") != 1 {
			t.Errorf("exit status %d; in the end it had said\n%s%s", status, d.out.String(), d.err.String())
		}
	}
}

// TestServeBuild builds a site while it is served: what is written has nothing of
// the preview in it.
func TestServeBuild(t *testing.T) {
	d := newDesk(t, map[string]string{
		"content/board/2023-04/index.md": "+++\n+++\n", "data/board/2023-04.csv": "indicator,value\ncic,430\n",
		"content/help.md": "No title, which is an error, for its panel.\n",
	})
	out := filepath.Join(t.TempDir(), "out")
	served := d.get("board/2023-03/") + d.get("_preview/") + d.get("_preview/preview.js") + d.get("_preview/preview.css")
	d.write("content/help.md", "+++\ntitle = \"Help\"\n+++\nThere is none.\n")
	d.shows("board/2023-04/", `id="_preview"`)
	served += d.get("board/2023-04/")
	if status := run(context.Background(), []string{"build", "-drafts", "-q", "-site", d.dir, "-out", out}, stdio{strings.NewReader(""), io.Discard, io.Discard}); status != fine {
		t.Fatalf("exit status %d", status)
	}
	marks := []string{"_preview", "EventSource", "preview.js", "preview.css", "data-page", `class="preview`, ".preview", "preview-problem", "scorecard.preview"}
	for _, mark := range marks {
		if !strings.Contains(served, mark) {
			t.Errorf("nothing that is served has %q", mark)
		}
	}
	pages := 0
	err := filepath.WalkDir(out, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		if strings.HasSuffix(name, ".html") {
			pages++
		}
		for _, mark := range marks {
			if strings.Contains(string(data), mark) || strings.Contains(name, mark) {
				t.Errorf("%s has %q", name, mark)
			}
		}
		return err
	})
	if err != nil || pages < 10 {
		t.Errorf("%d pages were written, %v", pages, err)
	}
}

// TestServeDrafts asks what a draft lacks.
func TestServeDrafts(t *testing.T) {
	d := newDesk(t, map[string]string{
		"data/board/2023-04.csv":         "indicator,value\ncic,430\n",
		"content/board/2023-04/index.md": "+++\n+++\n",
	})
	d.shows("board/2023-04/", `class="draft"`)
	d.shows("_preview/", "April 2023")
	d.shows("_preview/", "Sections without commentary")
	d.shows("_preview/", "content/board/2023-04/care.md")
	d.shows("_preview/", `href="/board/2023-04/#care"`)
	d.shows("_preview/", "Indicators without figures")
	d.write("content/board/2023-04/care.md", "All is well.\n")
	d.shows("_preview/", "!content/board/2023-04/care.md")
	d.write("content/board/2023-04/index.md", "+++\npublished = 2023-05-31\n+++\n")
	d.shows("_preview/", "No month is a draft")
}

// TestServeNeverGood begins with a site that cannot be built.
func TestServeNeverGood(t *testing.T) {
	d := newDesk(t, map[string]string{"site.toml": "title = \n"})
	d.shows("", "This page cannot be shown yet")
	d.shows("", "site.toml:1:")
	d.write("site.toml", "title = \"Mended\"\n")
	d.shows("", "Mended")
}

// TestServeStops wants the program to stop at once, with pages listening, and
// to leave nothing behind.
func TestServeStops(t *testing.T) {
	before := runtime.NumGoroutine()
	d := newDesk(t, nil)
	var answers []*http.Response
	client := &http.Client{Transport: &http.Transport{}}
	for range 20 {
		answer, err := client.Get(d.address + "_preview/events")
		if err != nil {
			t.Fatal(err)
		}
		answers = append(answers, answer)
	}
	if status := d.stop(); status != fine {
		t.Errorf("exit status %d", status)
	}
	for _, answer := range answers {
		_, _ = io.Copy(io.Discard, answer.Body) // ends with the program
		answer.Body.Close()
	}
	client.CloseIdleConnections()
	http.DefaultClient.CloseIdleConnections()
	if l, err := net.Listen("tcp", strings.TrimSuffix(strings.TrimPrefix(d.address, "http://"), "/")); err != nil {
		t.Errorf("the port is still taken: %v", err)
	} else {
		l.Close()
	}
	d.until("goroutines to end", func() bool { return runtime.NumGoroutine() <= before+2 })
}

// TestServeTaken wants a port that is taken.
func TestServeTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	var out, errs bytes.Buffer
	status := run(context.Background(), []string{"serve", "-site", filepath.Join("..", ".."), "-addr", l.Addr().String()}, stdio{strings.NewReader(""), &out, &errs})
	offer := regexp.MustCompile(`-addr (127\.0\.0\.1:\d+)\n`).FindStringSubmatch(errs.String())
	if status != failed || !strings.Contains(errs.String(), l.Addr().String()+" is taken by another program") || offer == nil {
		t.Fatalf("exit status %d, %s", status, &errs)
	}
	free, err := net.Listen("tcp", offer[1])
	if err != nil {
		t.Fatalf("%s was offered: %v", offer[1], err)
	}
	free.Close()
}

// TestServeOpens has a browser of its own.
func TestServeOpens(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the browser is another program here")
	}
	bin := t.TempDir()
	opened := filepath.Join(bin, "opened")
	if err := os.WriteFile(filepath.Join(bin, "xdg-open"), []byte("#!/bin/sh\necho \"$1\" >"+opened+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	d := newDesk(t, nil, "-open", "-q")
	d.until("the browser to open", func() bool {
		said, err := os.ReadFile(opened)
		return err == nil && strings.TrimSpace(string(said)) == d.address
	})
	d.stop()
	t.Setenv("PATH", "/nowhere")
	d.serve("-addr", "127.0.0.1:0", "-open")
	d.until("the terminal to say so", func() bool {
		return strings.Contains(d.err.String(), "No browser could be opened") && strings.Contains(d.err.String(), d.address)
	})
}

func TestBrowserCommand(t *testing.T) {
	for system, want := range map[string]string{"windows": "rundll32 url.dll,FileProtocolHandler", "darwin": "open", "linux": "xdg-open", "freebsd": "xdg-open"} {
		if got := strings.Join(browserCommand(system, "http://127.0.0.1:8080/"), " "); got != want+" http://127.0.0.1:8080/" {
			t.Errorf("on %s: %s", system, got)
		}
	}
}

func TestParseAddress(t *testing.T) {
	for from, want := range map[string]string{
		"127.0.0.1:8080": "127.0.0.1 8080", "8081": "127.0.0.1 8081", ":8081": "127.0.0.1 8081", "localhost:0": "localhost 0", "0.0.0.0:80": "0.0.0.0 80",
		"[::1]:8080": "::1 8080", "desk-12.council.example:65535": "desk-12.council.example 65535",
		"": "", "localhost": "", "127.0.0.1": "", "127.0.0.1:": "", "127.0.0.1:http": "", "127.0.0.1:65536": "", "127.0.0.1:-1": "", "-1": "", "70000": "",
		"http://127.0.0.1:8080": "", "127.0.0.1:8080/": "", "::1:8080": "", "a b:8080": "", "-x:8080": "", "host_:8080": "", "127.0.0.1:8080:1": "",
	} {
		host, port, err := parseAddress(from)
		got := fmt.Sprintf("%s %d", host, port)
		if (err != nil) != (want == "") || err == nil && got != want {
			t.Errorf("%q is read as %s, %v", from, got, err)
		}
		if err != nil && !strings.Contains(err.Error(), "127.0.0.1:8081") {
			t.Errorf("%q: %v does not say what to write", from, err)
		}
	}
}
