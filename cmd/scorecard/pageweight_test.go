package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

// heaviestMonth is what a month page may weigh on its way to a reader, in
// bytes, compressed.
const heaviestMonth = 100_000

// TestPageWeight compares what the largest page of each kind and what all pages
// load weigh with testdata/pageweight.txt. Growing by more than a tenth fails;
// -update takes note of the new weights.
func TestPageWeight(t *testing.T) {
	s := buildSite(t)
	golden := filepath.Join("testdata", "pageweight.txt")
	table := "# what                        raw    gzip  brotli, in bytes\n"
	weights := map[string]int{}
	weigh := func(what, name string) {
		weights[what] = compressed(t, s.files[name])
		table += fmt.Sprintf("%-26s %7d %7d %7d\n", what, len(s.files[name]), weights[what], brotlied(t, s.files[name]))
	}
	for _, sample := range s.samples(t) {
		weigh(sample.kind, sample.name)
	}
	hash := regexp.MustCompile(`\.[0-9a-f]{10}\.`)
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if plain := hash.ReplaceAllString(name, "."); plain != name {
			weigh(plain, name)
		}
	}
	for _, month := range s.months(t) {
		if n := compressed(t, s.files[month+"/index.html"]); n > heaviestMonth {
			t.Errorf("the page of %s weighs %d bytes, compressed; it may weigh %d", month, n, heaviestMonth)
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	before, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range heavier(string(before), weights) {
		t.Error(wrong)
	}
}

// heavier gives what weighs over a tenth more than a table says, and what only
// one of the two has.
func heavier(table string, weights map[string]int) (wrong []string) {
	line := regexp.MustCompile(`^(.+?) +\d+ +(\d+) +\d+$`)
	known := map[string]bool{}
	for l := range strings.Lines(table) {
		m := line.FindStringSubmatch(strings.TrimSpace(l))
		if m == nil {
			continue
		}
		var was int
		_, _ = fmt.Sscan(m[2], &was) // digits, by the pattern
		known[m[1]] = true
		switch now, ok := weights[m[1]]; {
		case !ok:
			wrong = append(wrong, fmt.Sprintf("there is no %q any more", m[1]))
		case now*10 > was*11:
			wrong = append(wrong, fmt.Sprintf("%s weighs %d bytes, compressed, and weighed %d", m[1], now, was))
		}
	}
	for _, what := range slices.Sorted(maps.Keys(weights)) {
		if !known[what] {
			wrong = append(wrong, fmt.Sprintf("%q has never been weighed", what))
		}
	}
	return wrong
}

func TestHeavier(t *testing.T) {
	const table = "# what raw gzip brotli\nmonth of a   900 100 90\nasset.css   50   10  9\n"
	for _, c := range []struct {
		month, asset, wrong int
	}{{100, 10, 0}, {110, 11, 0}, {1, 1, 0}, {111, 10, 1}, {100, 12, 1}, {111, 12, 2}} {
		if wrong := heavier(table, map[string]int{"month of a": c.month, "asset.css": c.asset}); len(wrong) != c.wrong {
			t.Errorf("%d and %d: %q", c.month, c.asset, wrong)
		}
	}
	if wrong := heavier(table, map[string]int{"month of a": 100, "new.js": 1}); len(wrong) != 2 {
		t.Errorf("one gone and one new: %q", wrong)
	}
}

// compressed gives how many bytes a server sends of a file, compressed by gzip,
// which every server can.
func compressed(t *testing.T, data []byte) int {
	t.Helper()
	return through(t, data, func(b *bytes.Buffer) io.WriteCloser { return gzip.NewWriter(b) })
}

// brotlied gives how many bytes a server sends that can do better.
func brotlied(t *testing.T, data []byte) int {
	t.Helper()
	return through(t, data, func(b *bytes.Buffer) io.WriteCloser { return brotli.NewWriterLevel(b, brotli.DefaultCompression) })
}

// through gives how many bytes are left of a file by a compressor.
func through(t *testing.T, data []byte, compressor func(*bytes.Buffer) io.WriteCloser) int {
	t.Helper()
	var b bytes.Buffer
	w := compressor(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
