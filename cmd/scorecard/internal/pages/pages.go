// Package pages prints a Book as a static site: HTML pages through layouts,
// data files, and the small files that a web server wants.
//
// Layouts are html/template files that decide what is on a page and in what
// order. What has many cells (tables of figures, headlines, counts, the key of
// markers) is printed by components: methods of a page's data that append HTML,
// so that what is a rule stays in one tested place and a page is cheap.
// layouts/README.md documents the data of each layout.
//
// Render streams: it emits one file at a time, from several goroutines at once,
// and keeps none. No rule of the domain is decided here; a figure is printed as
// the Book has it.
package pages

import (
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/source"
)

// A File is one file of the site. Its Data may be reused once emit returns.
type File struct {
	Name string // slash-separated, relative to the site's root
	Data []byte
}

// Emit takes a file. It is called from several goroutines at once.
type Emit func(File) error

// Input is what a site is rendered from.
type Input struct {
	Book    *figures.Book
	Layouts *Layouts
	Root    fs.FS    // for Static
	Static  []string // files to copy, named from the site's root: "static/crest.svg"
}

// Render emits every file of a site. A layout that fails is a problem; an
// error is one of emit, or of reading a static file. After either, the files
// emitted so far are not a site.
func Render(in Input, emit Emit) (source.Problems, error) {
	r := &renderer{Input: in, emit: emit, site: newSite(in)}
	r.run(r.jobs())
	return r.problems, r.err
}

// renderer is one run of Render.
type renderer struct {
	Input
	emit Emit
	site *Site

	mu       sync.Mutex
	problems source.Problems
	err      error
}

// job prints one page or file, with a worker's buffers.
type job func(w *worker)

// worker is a goroutine's own buffers.
type worker struct {
	*renderer
	html []byte // a page's HTML, reused
	data []byte // a data file, reused
	part markup // a component's HTML, reused
}

func (r *renderer) run(jobs []job) {
	var wg sync.WaitGroup
	next := make(chan job, 64)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			w := &worker{renderer: r}
			for j := range next {
				if !r.stopped() {
					j(w)
				}
			}
		})
	}
	for _, j := range jobs {
		next <- j
	}
	close(next)
	wg.Wait()
}

func (r *renderer) stopped() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.err != nil || r.problems.Fatal()
}

func (r *renderer) fail(err error, problems ...source.Problem) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err == nil {
		r.err = err
	}
	r.problems.Add(problems...)
}

// put emits a file.
func (w *worker) put(name string, data []byte) {
	if err := w.emit(File{name, data}); err != nil {
		w.fail(err)
	}
}

// jobs lists everything that the site consists of, the largest pages first so
// that no worker is left with one at the end.
func (r *renderer) jobs() []job {
	var jobs []job
	for _, sc := range r.Book.Scorecards {
		for n := range sc.Months {
			jobs = append(jobs, func(w *worker) { w.month(sc, n) })
		}
	}
	for _, sc := range r.Book.Scorecards {
		jobs = append(jobs, func(w *worker) { w.scorecard(sc) })
		for n := range sc.Indicators {
			jobs = append(jobs, func(w *worker) { w.indicator(sc, n) })
		}
		for n := range sc.Meetings {
			jobs = append(jobs, func(w *worker) { w.meeting(sc, n) })
		}
	}
	for _, p := range r.Book.Pages {
		if p.ID != "index" {
			jobs = append(jobs, func(w *worker) { w.ordinary(p) })
		}
	}
	jobs = append(jobs, (*worker).home, (*worker).notFound, (*worker).serverFiles)
	jobs = append(jobs, r.Layouts.assetJobs()...)
	for _, name := range r.Static {
		jobs = append(jobs, func(w *worker) { w.static(name) })
	}
	return jobs
}

// static copies a file of static/ to the site's root.
func (w *worker) static(name string) {
	data, err := fs.ReadFile(w.Root, name)
	if err != nil {
		w.fail(err)
		return
	}
	w.put(strings.TrimPrefix(name, "static/"), data)
}

// Clashes reports static files that would take the address of a page, or stand
// where a page's folder has to be. taken are the names at the site's root that
// are scorecards or pages.
func Clashes(static []string, taken []string) (problems source.Problems) {
	for _, name := range static {
		first, _, below := strings.Cut(strings.TrimPrefix(name, "static/"), "/")
		if first == "assets" || slices.Contains(taken, first) || !below && slices.Contains(ownFiles, first) {
			problems.Add(source.Errorf(source.Place{File: name}, "static-clash", "this file would take the place of a page of the site").
				WithHint("give it another name, or put it in a folder of its own such as static/files/"))
		}
	}
	return problems
}

// ownFiles are the files at the site's root that Render makes.
var ownFiles = []string{"index.html", "404.html", "sitemap.xml", "robots.txt", "_headers"}
