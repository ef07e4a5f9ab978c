package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"scorecard/cmd/scorecard/internal/check"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/publish"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// benchSize is the site that benchmarks run on. SCORECARD_BENCH=153x69x24 sets
// councils, indicators and months.
func benchSize(tb testing.TB) synthetic {
	s := synthetic{councils: 10, indicators: 69, months: 24, seed: 1}
	if v := os.Getenv("SCORECARD_BENCH"); v != "" {
		if _, err := fmt.Sscanf(v, "%dx%dx%d", &s.councils, &s.indicators, &s.months); err != nil {
			tb.Fatalf("SCORECARD_BENCH=%s: %v", v, err)
		}
	}
	return s
}

// onDisk writes a synthetic site to a folder and gives it.
func onDisk(tb testing.TB, files fstest.MapFS) string {
	tb.Helper()
	dir := tb.TempDir()
	for name, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

func fatal(tb testing.TB, problems source.Problems) {
	tb.Helper()
	if problems.Fatal() {
		problems.Sorted().WriteText(os.Stderr)
		tb.Fatal("the synthetic site has errors")
	}
}

func BenchmarkLoad(b *testing.B) {
	dir := onDisk(b, benchSize(b).files())
	b.ReportAllocs()
	for b.Loop() {
		s, problems := site.Load(os.DirFS(dir))
		fatal(b, problems)
		runtime.KeepAlive(s)
	}
}

func BenchmarkCheck(b *testing.B) {
	s, problems := site.Load(benchSize(b).files())
	fatal(b, problems)
	for b.Loop() {
		fatal(b, check.Site(s))
	}
}

func BenchmarkDerive(b *testing.B) {
	s, problems := site.Load(benchSize(b).files())
	fatal(b, problems)
	said := english(b)
	b.ReportAllocs()
	for b.Loop() {
		_, problems := figures.Derive(s, figures.Options{Words: said})
		fatal(b, problems)
	}
}

// english gives the built-in words.
func english(t testing.TB) *words.Words {
	t.Helper()
	said, problems := words.Load(fstest.MapFS{}, layouts.Files, words.English, source.Place{})
	if len(problems) > 0 {
		t.Fatalf("the built-in words have problems:\n%v", problems)
	}
	return said
}

// derived gives a synthetic site's Book and layouts.
func derived(b *testing.B) pages.Input {
	s, problems := site.Load(benchSize(b).files())
	fatal(b, problems)
	said := english(b)
	book, found := figures.Derive(s, figures.Options{Words: said})
	fatal(b, found)
	l, found := pages.ParseLayouts(fstest.MapFS{}, layouts.Files, said, "")
	fatal(b, found)
	return pages.Input{Book: book, Layouts: l, Root: fstest.MapFS{}}
}

func BenchmarkRender(b *testing.B) {
	in := derived(b)
	var files, size atomic.Int64
	b.ReportAllocs()
	for b.Loop() {
		files.Store(0)
		size.Store(0)
		problems, err := pages.NewPlan(in, nil).RenderAll(func(f pages.File) error {
			files.Add(1)
			size.Add(int64(len(f.Data)))
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		fatal(b, problems)
	}
	perPage(b, files.Load(), size.Load())
}

func perPage(b *testing.B, files, size int64) {
	perOp := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(files), "files")
	b.ReportMetric(float64(size)/1e6, "MB-out")
	b.ReportMetric(perOp/float64(files)*1e6, "µs/file")
}

func BenchmarkWrite(b *testing.B) {
	in := derived(b)
	var all []pages.File
	var mu sync.Mutex
	if _, err := pages.NewPlan(in, nil).RenderAll(func(f pages.File) error {
		mu.Lock()
		defer mu.Unlock()
		all = append(all, pages.File{Name: f.Name, Data: bytes.Clone(f.Data)})
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for b.Loop() {
		out, err := publish.Begin(filepath.Join(dir, fmt.Sprint("out", b.N)), filepath.Join(dir, "site"))
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range all {
			if err := out.Put(f.Name, f.Data); err != nil {
				b.Fatal(err)
			}
		}
		if err := out.Commit(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBuild is the whole command on a folder: the first build, which
// writes every file.
func BenchmarkBuild(b *testing.B) {
	dir := onDisk(b, benchSize(b).files())
	for b.Loop() {
		b.StopTimer()
		out := filepath.Join(dir, "public")
		os.RemoveAll(out)
		b.StartTimer()
		if err := build(buildOptions{site: dir, out: out, quiet: true}, stdio{out: io.Discard, err: io.Discard}); err != nil {
			b.Fatal(err)
		}
	}
	memory(b)
}

// BenchmarkBuildAgain is the whole command where nothing changed.
func BenchmarkBuildAgain(b *testing.B) {
	dir := onDisk(b, benchSize(b).files())
	o := buildOptions{site: dir, out: filepath.Join(dir, "public"), quiet: true}
	quiet := stdio{out: io.Discard, err: io.Discard}
	if err := build(o, quiet); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if err := build(o, quiet); err != nil {
			b.Fatal(err)
		}
	}
}

// memory reports the most that the program has asked the system for.
func memory(b *testing.B) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/1e6, "MB-sys")
}

// BenchmarkCheckBesideLoad compares the whole of check, from the files to the
// list of findings, with reading the files, which it should cost no more than
// twice of. It counts processor time, which other programs on the machine
// leave alone.
func BenchmarkCheckBesideLoad(b *testing.B) {
	dir := onDisk(b, benchSize(b).files())
	var load, rules, whole time.Duration
	var read string
	for b.Loop() {
		load += spent(b, func() {
			s, problems := site.Load(os.DirFS(dir))
			fatal(b, problems)
			runtime.KeepAlive(s)
		})
		s, problems := site.Load(os.DirFS(dir))
		fatal(b, problems)
		rules += spent(b, func() { fatal(b, check.Site(s)) })
		whole += spent(b, func() {
			report, err := checkSite(dir)
			if err != nil {
				b.Fatal(err)
			}
			fatal(b, report.Problems)
			read = report.Read
		})
	}
	b.ReportMetric(load.Seconds()*1000/float64(b.N), "cpu-ms-load")
	b.ReportMetric(rules.Seconds()*1000/float64(b.N), "cpu-ms-rules")
	b.ReportMetric(whole.Seconds()*1000/float64(b.N), "cpu-ms-check")
	b.ReportMetric(whole.Seconds()/load.Seconds(), "check/load")
	b.Log(read)
}

// spent gives the processor time of f, begun without garbage.
func spent(b *testing.B, f func()) time.Duration {
	runtime.GC()
	before := processorTime(b)
	f()
	return processorTime(b) - before
}
