// Package pages prints a Book as a static site: HTML pages through layouts,
// data files, and the small files that a web server wants.
//
// Layouts are html/template files that decide what is on a page and in what
// order. What has many cells (tables of figures, headlines, counts, the key of
// markers) is printed by components: methods of a page's data that append HTML,
// so that what is a rule stays in one tested place and a page is cheap.
// layouts/README.md documents the data of each layout.
//
// A Plan lists every file with a key of what it is made from, and makes any one
// of them. RenderAll makes them all, and streams: it emits one file at a time, from
// several goroutines at once, and keeps none. No rule of the domain is decided
// here; a figure is printed as the Book has it.
package pages

import (
	"io/fs"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
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
	Root    fs.FS // for Static
	Static  []*Static
}

// RenderAll emits every file of a site. A layout that fails is a problem; an
// error is one of emit, or of reading a static file. After either, the files
// emitted so far are not a site.
func (p *Plan) RenderAll(emit Emit) (source.Problems, error) {
	r := &renderer{Plan: p, emit: emit}
	r.run(r.jobs())
	return r.problems, r.err
}

// RenderSome emits those files that are named, as RenderAll does: those of a
// month are one job. Names that the plan does not have are left out.
func (p *Plan) RenderSome(names []string, emit Emit) (source.Problems, error) {
	r := &renderer{Plan: p, emit: emit}
	var jobs []job
	months := map[string]int{} // by the month's folder, where its job is
	for _, name := range names {
		e := p.entry(name)
		if e == nil {
			continue
		}
		dir := p.monthOf(name)
		at, begun := months[dir]
		if dir == "" || !begun {
			months[dir] = len(jobs)
			jobs = append(jobs, e.print)
			continue
		}
		others := jobs[at]
		jobs[at] = func(w *worker) { others(w); e.print(w) }
	}
	r.run(jobs)
	return r.problems, r.err
}

// monthOf is the folder of the month that a file is below, "dorset/2023-03/"; ""
// for a file of no month.
func (p *Plan) monthOf(name string) string {
	id, rest, _ := strings.Cut(name, "/")
	month, _, below := strings.Cut(rest, "/")
	dir := id + "/" + month + "/"
	if s := p.byID[id]; s == nil || !below {
		return ""
	} else if _, ok := s.byDir[dir]; !ok {
		return ""
	}
	return dir
}

// renderer is one run over a plan's files.
type renderer struct {
	*Plan
	emit Emit

	mu       sync.Mutex
	problems source.Problems
	reported map[source.Problem]bool
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
	at   desk
	met  []*commentary.Term // abbreviations that the page has explained already

	landings []landing // further ids of the page
	notice   []byte    // what stands at the head of the page, whatever its layout is
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
	return r.err != nil
}

func (r *renderer) fail(err error, problems ...source.Problem) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err == nil {
		r.err = err
	}
	for _, p := range problems {
		if r.reported == nil {
			r.reported = map[source.Problem]bool{}
		}
		if !r.reported[p] { // one mistake in a layout shows on every page
			r.reported[p] = true
			r.problems.Add(p)
		}
	}
}

// put emits a file.
func (w *worker) put(name string, data []byte) {
	if err := w.emit(File{name, data}); err != nil {
		w.fail(err)
	}
}

// jobs lists everything that the site consists of, the largest pages first so
// that no worker is left with one at the end. The files of a month are one job,
// since they are made from one edition, and so are those of its newest version.
func (r *renderer) jobs() []job {
	var jobs []job
	for _, s := range r.shelves {
		printLeaf := func(w *worker, n int) {
			for k := s.months[n]; k < s.months[n+1]; k++ {
				s.entries[k].print(w)
			}
			for _, e := range r.chartEntries(s, n, w) {
				e.print(w)
			}
		}
		for n, l := range s.leaves {
			shown := leaf{l.s, l.n, 0}.number() // by the month's own page
			switch {
			case l.version == 0 && shown > 0: // it is followed by the leaves of its versions
				jobs = append(jobs, func(w *worker) { printLeaf(w, n); printLeaf(w, n+shown) })
			case l.version == 0 || l.version != shown:
				jobs = append(jobs, func(w *worker) { printLeaf(w, n) })
			}
		}
	}
	for _, s := range append(slices.Clone(r.shelves), r.own, r.moved) {
		for n := s.monthly(); n < len(s.entries); n++ {
			jobs = append(jobs, s.entries[n].print)
		}
	}
	return jobs
}

// desk is what a worker has made of one month.
type desk struct {
	leaf
	edition *record.Edition
	view    *MonthView
	filed   []*picture
}

// A leaf is a month of a scorecard, or one version of a month that is closed.
type leaf struct {
	s       *figures.Scorecard
	n       int // of the month
	version int // from 1; 0 for the month at its own address, which is the newest
}

func (l leaf) month() *figures.Month { return &l.s.Months[l.n] }

// dir is the leaf's address, from the root: "dorset/2023-03/" or, of a version,
// "dorset/2023-03/v1/".
func (l leaf) dir() string {
	dir := monthURL(&l.s.Frame, &l.month().Month)
	if l.version > 0 {
		dir += versionDir(l.version)
	}
	return dir
}

// versionDir is the folder of a version, below its month's: "v1/".
func versionDir(version int) string { return "v" + strconv.Itoa(version) + "/" }

// newest reports whether the leaf is the newest month, at its own address.
func (l leaf) newest() bool { return l.version == 0 && l.n == l.s.Latest() }

// number is the version that the leaf shows; 0 where it is made from the month's
// files.
func (l leaf) number() int {
	switch {
	case l.version > 0:
		return l.version
	case l.month().Tried():
		return 0
	}
	return l.month().Versions()
}

// known stands for what the leaf's figures are made from, and where it is closed
// for everything that it says.
func (l leaf) known() source.Sum {
	if l.version > 0 {
		return l.s.KnownAs(l.n, l.version)
	}
	return l.s.Known(l.n)
}

// written stands for what was written about the month, where that is not in its
// record.
func (l leaf) written() source.Sum {
	if l.number() > 0 {
		return source.Sum{}
	}
	return l.s.Written(l.n)
}

// young reports whether the leaf has a page for young people.
func (l leaf) young() bool {
	if n := l.number(); n > 0 {
		return l.month().Version(n).Young
	}
	return l.s.YoungPeople(l.n) != nil
}

// edition gives a scorecard as at a month. The last one is kept, because files
// that are made one after the other are often of one month, which shows its
// newest version. One that cannot be read ends the run.
func (w *worker) edition(l leaf) *record.Edition {
	if w.at.leaf == l {
		return w.at.edition
	}
	if at := w.at; at.edition != nil && at.s == l.s && at.n == l.n && at.number() == l.number() {
		w.at = desk{leaf: l, edition: at.edition}
		return at.edition
	}
	var e *record.Edition
	var err error
	if n := l.number(); n > 0 {
		e, err = l.s.Version(l.n, n)
	} else {
		e, err = l.s.Record(l.n)
	}
	if err != nil {
		w.fail(err)
		e = &record.Edition{Month: l.month().Month, Scorecard: &l.s.Frame}
	}
	w.at = desk{leaf: l, edition: e}
	return e
}

// static copies a file of static/ to the site's root.
func (w *worker) static(f *Static) {
	data, err := fs.ReadFile(w.in.Root, f.Name)
	if err != nil {
		w.fail(err)
		return
	}
	f.once.Do(func() { f.sum = source.SumOf(data) }) // no later, or a change in between would go unnoticed
	w.put(strings.TrimPrefix(f.Name, "static/"), data)
}

// Clashes reports static files that would take the address of a page, or stand
// where a page's folder has to be. taken are the names at the site's root that
// are scorecards or pages.
func Clashes(static []string, taken []string) (problems source.Problems) {
	for _, name := range static {
		first, _, below := strings.Cut(strings.TrimPrefix(name, "static/"), "/")
		if first == "assets" || first == "search" || slices.Contains(taken, first) || !below && slices.Contains(ownFiles, first) {
			problems.Add(source.Errorf(source.Place{File: name}, "static-clash", "this file would take the place of a page of the site").
				WithHint("give it another name, or put it in a folder of its own such as static/files/"))
		}
	}
	return problems
}

// ownFiles are the files at the site's root that every site has.
var ownFiles = []string{"index.html", "404.html", "sitemap.xml", feedName, "robots.txt", "_headers"}
