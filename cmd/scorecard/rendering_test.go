package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"scorecard/cmd/scorecard/internal/pages"
)

// TestRendering prints each site of testdata/rendering and compares what is
// wanted of it: the same figures as HTML, CSV and JSON under each other. Files
// of the archive whose names begin with "public/" are wanted, the others are
// the site. -update rewrites what is wanted; read the difference.
func TestRendering(t *testing.T) {
	names, err := filepath.Glob("testdata/rendering/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("%d renderings, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			input := fstest.MapFS{}
			for _, f := range archive.Files {
				if !strings.HasPrefix(f.Name, "public/") {
					input[f.Name] = &fstest.MapFile{Data: f.Data}
				}
			}
			output := render(t, input)
			for n := range archive.Files {
				f := &archive.Files[n]
				rest, wanted := strings.CutPrefix(f.Name, "public/")
				if !wanted {
					continue
				}
				got := readable(output[rest])
				if *update {
					f.Data = got
				} else if !bytes.Equal(got, f.Data) {
					t.Errorf("%s is\n%s\nwant\n%s", rest, got, f.Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// render prints a site without writing it.
func render(t *testing.T, input fstest.MapFS) map[string][]byte {
	t.Helper()
	built := newRebuild(input, buildOptions{}).run(nil)
	fatal(t, built.problems)
	output := map[string][]byte{}
	var mu sync.Mutex
	problems, err := built.plan.RenderAll(func(f pages.File) error {
		mu.Lock()
		defer mu.Unlock()
		output[f.Name] = bytes.Clone(f.Data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	fatal(t, problems)
	return output
}

var (
	mainPart = regexp.MustCompile(`(?s)<main.*</main>`)
	drawing  = regexp.MustCompile(`</?svg[^>]*>`)
	chartOpt = regexp.MustCompile(`(?s)<script.*?</script>`)
	blockEnd = regexp.MustCompile(`(</(?:tr|li|p|h1|h2|h3|dl|div|ul|ol|thead|tbody|table|figure|figcaption|details|summary|nav|section)>)`)
	blanks   = regexp.MustCompile(`\n\s*\n+`)
)

// readable makes a file fit for a golden: of a page its main part, without the
// drawings, which package chart has goldens of, a block a line; of a data file
// the file with line feeds.
func readable(data []byte) []byte {
	text := string(data)
	if page := mainPart.FindString(text); page != "" {
		text = withoutDrawings(page)
		text = chartOpt.ReplaceAllString(text, "<script/>")
		text = blockEnd.ReplaceAllString(text, "$1\n")
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, `},{"`, "},\n{\"")
	text = blanks.ReplaceAllString(text, "\n")
	return []byte(strings.TrimRight(text, "\n") + "\n")
}

// withoutDrawings puts <svg/> in the place of every drawing, also of one within
// another.
func withoutDrawings(page string) string {
	var b strings.Builder
	depth, from := 0, 0
	for _, tag := range drawing.FindAllStringIndex(page, -1) {
		open := page[tag[0]+1] != '/'
		if open && depth == 0 {
			b.WriteString(page[from:tag[0]] + "<svg/>")
		}
		if open {
			depth++
		} else {
			depth--
		}
		from = tag[1]
	}
	return b.String() + page[from:]
}
