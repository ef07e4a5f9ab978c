package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// screen is what a program prints, for others to read while it does.
type screen struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// kept is a site on disk that a build keeps up to date.
type kept struct {
	t        *testing.T
	dir, out string
	said     *screen
	stop     func() error
}

// keep begins to keep a site.
func keep(t *testing.T, files map[string]string) *kept {
	t.Helper()
	dir := t.TempDir()
	k := &kept{t: t, dir: filepath.Join(dir, "site"), out: filepath.Join(dir, "public"), said: new(screen)}
	for name, text := range files {
		k.write(name, text)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- keepBuilding(ctx, buildOptions{site: k.dir, out: k.out}, stdio{out: k.said, err: k.said})
	}()
	k.stop = func() error { cancel(); return <-ended }
	t.Cleanup(cancel)
	return k
}

func (k *kept) write(name, text string) {
	k.t.Helper()
	path := filepath.Join(k.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		k.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		k.t.Fatal(err)
	}
}

// until waits until something is so.
func (k *kept) until(what string, so func() bool) {
	k.t.Helper()
	for end := time.Now().Add(30 * time.Second); !so(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			k.t.Fatalf("waited in vain for %s; it said\n%s", what, k.said)
		}
	}
}

// shows reports whether a file of the output has a text.
func (k *kept) shows(name, text string) func() bool {
	return func() bool {
		data, err := os.ReadFile(filepath.Join(k.out, name))
		return err == nil && strings.Contains(string(data), text)
	}
}

// same holds the output against a build from nothing.
func (k *kept) same() {
	k.t.Helper()
	anew := filepath.Join(k.t.TempDir(), "anew")
	if err := build(buildOptions{site: k.dir, out: anew, quiet: true}, stdio{out: io.Discard, err: io.Discard}); err != nil {
		k.t.Fatal(err)
	}
	want, err := digests(anew)
	if err != nil {
		k.t.Fatal(err)
	}
	var got string
	k.until("the output of a build from nothing", func() bool {
		got, err = digests(k.out)
		return err == nil && got == want
	})
}

// TestBuildWatch changes a site's files while a build watches them.
func TestBuildWatch(t *testing.T) {
	k := keep(t, wholeSite())
	k.until("the first build", k.shows("east/2023-03/index.html", "children"))
	k.same()

	k.write("content/east/2023-03/profile.md", "A new sentence.\n")
	k.until("the new sentence", k.shows("east/2023-03/index.html", "A new sentence."))
	k.same()

	k.write("data/east/2023-03.csv", "indicator,value\ncic,many\n")
	k.until("the problem", func() bool { return strings.Contains(k.said.String(), "data/east/2023-03.csv:2:5: ") })
	if !k.shows("east/2023-03/index.html", "A new sentence.")() {
		t.Error("the page is not what it was before the error")
	}
	k.write("data/east/2023-03.csv", "indicator,value\ncic,4321\n")
	k.until("the new figure", k.shows("east/2023-03/index.html", "4,321"))
	k.same()

	k.write("layouts/month.html", `{{define "main"}}{{.Nothing}}{{end}}`)
	k.until("the layout's problem", func() bool { return strings.Contains(k.said.String(), "layouts/month.html:1:20: ") })
	k.write("layouts/month.html", `{{define "main"}}Another layout{{end}}`)
	k.until("the new layout", k.shows("west/2023-01/index.html", "Another layout"))
	k.same()

	if err := os.RemoveAll(filepath.Join(k.dir, "data", "west")); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(k.dir, "content", "west")); err != nil {
		t.Fatal(err)
	}
	k.until("the scorecard to go", func() bool {
		_, err := os.Stat(filepath.Join(k.out, "west"))
		return os.IsNotExist(err)
	})
	k.same()
	if err := k.stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	entries, err := os.ReadDir(filepath.Dir(k.out))
	if err != nil || len(entries) != 2 {
		t.Errorf("it left behind %v, %v", entries, err)
	}
}

// TestBuildWatchBegins with errors in the files, and waits until they are
// mended.
func TestBuildWatchBegins(t *testing.T) {
	files := wholeSite()
	files["site.toml"] = "title = \n"
	k := keep(t, files)
	k.until("the problem", func() bool { return strings.Contains(k.said.String(), "site.toml:1:") })
	k.write("layouts/page.html", `{{define "main"}}{{.Nothing}}{{end}}`)
	k.write("site.toml", wholeSite()["site.toml"])
	k.until("the layout's problem", func() bool { return strings.Contains(k.said.String(), "layouts/page.html:1:20: ") })
	if err := os.Remove(filepath.Join(k.dir, "layouts", "page.html")); err != nil {
		t.Fatal(err)
	}
	k.until("the first build", k.shows("index.html", "A site"))
	k.same()
	if err := k.stop(); err != nil {
		t.Errorf("it ended with %v", err)
	}
}

// TestBuildWatchRefuses what a build refuses, and does not wait then.
func TestBuildWatchRefuses(t *testing.T) {
	dir := t.TempDir()
	said := stdio{out: io.Discard, err: new(screen)}
	if err := keepBuilding(t.Context(), buildOptions{site: filepath.Join(dir, "none"), out: filepath.Join(dir, "out")}, said); err == nil {
		t.Error("a folder that is not there is watched")
	}
	k := &kept{t: t, dir: dir}
	for name, text := range wholeSite() {
		k.write(name, text)
	}
	if err := keepBuilding(t.Context(), buildOptions{site: dir, out: filepath.Join(dir, "data")}, said); err == nil || !strings.Contains(fmt.Sprint(said.err), "inputs") {
		t.Errorf("an output among the inputs: %v, %s", err, said.err)
	}
}

// TestBuildWatchTakenAway takes the output away while a build keeps it.
func TestBuildWatchTakenAway(t *testing.T) {
	k := keep(t, wholeSite())
	k.until("the first build", k.shows("east/2023-03/index.html", "children"))
	if err := os.RemoveAll(k.out); err != nil {
		t.Fatal(err)
	}
	k.write("content/east/2023-03/profile.md", "A new sentence.\n")
	k.until("the new sentence", k.shows("east/2023-03/index.html", "A new sentence."))
	k.same()
	if err := k.stop(); err != nil {
		t.Error(err)
	}
}
