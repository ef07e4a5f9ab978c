package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkRebuild is the work between a change of a file and the new page
// ready to serve: the stages run over what changed, and the page that the author
// looks at is rendered. It is measured on 10 councils of 36 months and 69
// indicators, and on ten times as many.
func BenchmarkRebuild(b *testing.B) {
	for _, councils := range []int{10, 100} {
		b.Run(fmt.Sprintf("councils=%d", councils), func(b *testing.B) {
			s := &edited{dir: onDisk(b, synthetic{councils: councils, indicators: 69, months: 36, seed: 1}.files())}
			b.Run("start-up", s.startUp)
			s.rebuild = newRebuild(os.DirFS(s.dir), buildOptions{drafts: true})
			fatal(b, s.rebuild.run(nil).problems)
			for _, c := range []struct {
				name, file, old, new, page string
			}{
				{"commentary", "content/council-004/2022-12/section-1.md", "We looked", "We went and looked", "council-004/2022-12/index.html"},
				{"figures of the newest month", "data/council-004/2022-12.csv", ".1,", ".2,", "council-004/2022-12/index.html"},
				{"figures of the oldest month", "data/council-004/2020-01.csv", ".1,", ".2,", "council-004/2022-12/index.html"},
				{"target", "data/council-004/targets.csv", ">=80", ">=81", "council-004/2022-12/index.html"},
				{"layout", "layouts/month.html", "", "{{/* */}}", "council-004/2022-12/index.html"},
				{"site.toml", "site.toml", "Nobody", "Somebody", "council-004/2022-12/index.html"},
			} {
				b.Run(strings.ReplaceAll(c.name, " ", "-"), func(b *testing.B) { s.change(b, c.file, [2]string{c.old, c.new}, c.page) })
			}
			b.Run("memory", s.memory)
		})
	}
}

// edited is a site on disk that is changed again and again.
type edited struct {
	dir     string
	rebuild *rebuild
}

// startUp is from nothing to the first page.
func (s *edited) startUp(b *testing.B) {
	for b.Loop() {
		built := newRebuild(os.DirFS(s.dir), buildOptions{drafts: true}).run(nil)
		fatal(b, built.problems)
		if _, problems, err := built.plan.Render("index.html"); err != nil || problems.Fatal() {
			b.Fatal(problems, err)
		}
	}
}

// there writes a file's text with one word replaced by another, or as it is.
func (s *edited) there(b *testing.B, file, text string, words [2]string) {
	if words[0] != "" {
		text = strings.ReplaceAll(text, words[0], words[1])
	}
	if err := os.WriteFile(filepath.Join(s.dir, filepath.FromSlash(file)), []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

// change measures rebuilds after a change of one file, each with the page that
// shows it.
func (s *edited) change(b *testing.B, file string, words [2]string, page string) {
	path := filepath.Join(s.dir, filepath.FromSlash(file))
	raw, err := os.ReadFile(path)
	if err != nil { // a layout, of which the site has none of its own yet
		raw, err = os.ReadFile(filepath.Join("..", "..", file))
		if mkdir := os.MkdirAll(filepath.Dir(path), 0o755); mkdir != nil || err != nil {
			b.Fatal(mkdir, err)
		}
		words[0] = `{{define "main"}}`
		words[1] = words[0] + words[1]
	}
	var took []time.Duration
	var worked time.Duration
	n := 0
	for b.Loop() {
		b.StopTimer()
		if n++; n%2 == 1 {
			s.there(b, file, string(raw), words)
		} else {
			s.there(b, file, string(raw), [2]string{}) // and back
		}
		b.StartTimer()
		from, before := time.Now(), processorTime(b)
		built := s.rebuild.run([]string{file})
		_, problems, err := built.plan.Render(page)
		took, worked = append(took, time.Since(from)), worked+processorTime(b)-before
		fatal(b, append(built.problems, problems...))
		if err != nil {
			b.Fatal(err)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1000, "ms-worst")
	b.ReportMetric(float64(worked.Microseconds())/1000/float64(len(took)), "ms-of-processor")
	s.there(b, file, string(raw), [2]string{})
	s.rebuild.run([]string{file})
}

// memory reports what is held after the start, and how much more it is after a
// thousand rebuilds.
func (s *edited) memory(b *testing.B) {
	held := func() float64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / 1e6
	}
	before := held()
	const file = "content/council-003/2022-11/section-2.md"
	raw, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(file)))
	if err != nil {
		b.Fatal(err)
	}
	for n := range 1000 { // once, however long the benchmark is asked to run
		s.there(b, file, string(raw), [2]string{"We looked", fmt.Sprintf("We looked %d times", n)})
		built := s.rebuild.run([]string{file})
		fatal(b, built.problems)
		if _, _, err := built.plan.Render("council-003/2022-11/index.html"); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(before, "MB-held")
	b.ReportMetric(held()-before, "MB-more")
}
