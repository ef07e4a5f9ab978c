package site

import (
	"io/fs"
	"path"
	"slices"
	"sync"

	"scorecard/cmd/scorecard/internal/source"
)

// Load reads a site. The Site is never nil; where there are errors among the
// problems, parts of it are missing. The problems are in no particular order.
func Load(root fs.FS) (*Site, source.Problems) { return NewLoader(root).Load(nil) }

// A Loader reads a site again and again. It remembers what it read: each
// scorecard, and what each file was read into with a sum of its bytes and of
// what else that depends on. What it gives is never changed afterwards; what
// did not change is given again as it is, a whole scorecard as the same
// pointer. What is no longer there is forgotten.
type Loader struct {
	root       fs.FS
	common     *kept // what belongs to no scorecard
	scorecards map[string]*kept
}

// kept is what was read of a part of a site.
type kept struct {
	scorecard *Scorecard // nil for what belongs to none
	problems  source.Problems
	memos     map[string]*memo // by file
}

// A memo is what a file, or files that are read together, were read into.
type memo struct {
	sum      source.Sum // of the bytes
	under    source.Sum // of what else it depends on
	value    any
	problems source.Problems
	accepted []Acceptance
}

// NewLoader makes a Loader that remembers nothing yet.
func NewLoader(root fs.FS) *Loader {
	return &Loader{root: root, common: &kept{}, scorecards: map[string]*kept{}}
}

// Load reads the site as it is now, as the function Load does. changed names
// the files and folders, from the site's root, that appeared, vanished or whose
// contents may differ since the last time; a folder stands for everything below
// it. nil stands for all: then every file is read again.
func (l *Loader) Load(changed []string) (*Site, source.Problems) {
	told := newNews(changed)
	top := l.run(l.common, told)
	s := &Site{Config: top.config()}
	ids := top.scorecardIDs()
	s.Scorecards = make([]*Scorecard, len(ids))
	now := make(map[string]*kept, len(ids))
	var stale []int
	for i, id := range ids {
		before := l.scorecards[id]
		if before != nil && !told.below("data/"+id) && !told.below("content/"+id) {
			s.Scorecards[i], now[id] = before.scorecard, before
			continue
		}
		now[id] = &kept{}
		stale = append(stale, i)
	}
	each(len(stale), func(n int) {
		i := stale[n]
		before := l.scorecards[ids[i]]
		if before == nil {
			before = &kept{}
		}
		run := l.run(before, told)
		s.Scorecards[i] = run.scorecard(ids[i])
		*now[ids[i]] = kept{s.Scorecards[i], run.problems, run.memos}
	})
	s.Pages = top.withStatement(top.pages(ids), &s.Config, ids)
	l.common, l.scorecards = &kept{nil, top.problems, top.memos}, now
	lists := []source.Problems{top.problems}
	for _, id := range ids {
		lists = append(lists, now[id].problems)
	}
	return s, slices.Concat(lists...)
}

func (l *Loader) run(before *kept, told news) *loader {
	return &loader{root: l.root, told: told, before: before.memos, memos: map[string]*memo{}}
}

// news is what is known to have changed.
type news struct {
	all   bool
	names map[string]bool // what changed
	above map[string]bool // folders that something changed in, however deep
}

func newNews(changed []string) news {
	n := news{all: changed == nil, names: map[string]bool{}, above: map[string]bool{}}
	for _, name := range changed {
		name = path.Clean(name)
		n.names[name] = true
		for dir := path.Dir(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
			n.above[dir] = true
		}
	}
	return n
}

// file reports whether a file may have changed: it, or a folder that it is in.
func (n news) file(name string) bool {
	if n.all || n.names["."] {
		return true
	}
	for ; name != "."; name = path.Dir(name) {
		if n.names[name] {
			return true
		}
	}
	return false
}

// below reports whether anything in a folder may have changed.
func (n news) below(dir string) bool { return n.file(dir) || n.above[dir] }

// loader reads a part of a site once, from many goroutines at once, and
// collects problems and memos.
type loader struct {
	root   fs.FS
	told   news
	before map[string]*memo // of the run before
	held   map[string]holding

	mu       sync.Mutex
	problems source.Problems
	accepted []Acceptance
	memos    map[string]*memo
}

func (l *loader) add(p ...source.Problem) {
	if len(p) == 0 {
		return
	}
	l.mu.Lock()
	l.problems.Add(p...)
	l.mu.Unlock()
}

// remember gives what read makes of a file, and the sum of the file's bytes. It
// is made anew only where those, or under, which stands for all else that it
// depends on, are not as they were. read must not change what it gives later,
// and gives its problems to the loader that it is handed. Where the file is
// missing or cannot be read the value is zero, and nothing is remembered.
func remember[T any](l *loader, name string, under source.Sum, read func(l *loader, file *source.File) T) (value T, sum source.Sum) {
	m := l.before[name]
	if m == nil || m.under != under || l.told.file(name) {
		raw, problems, _ := source.Raw(l.root, name)
		if raw == nil {
			l.add(problems...)
			return value, sum
		}
		if sum := source.SumOf(raw); m == nil || m.sum != sum || m.under != under {
			once := &loader{root: l.root}
			file, problems := source.NewFile(name, raw)
			once.add(problems...)
			if file != nil {
				value = read(once, file)
			}
			m = &memo{sum, under, value, once.problems, once.accepted}
		}
	}
	l.keep(name, m)
	return m.value.(T), m.sum
}

// keep notes a memo for the next run, and passes on what was found with it.
func (l *loader) keep(name string, m *memo) {
	l.mu.Lock()
	l.memos[name] = m
	l.problems.Add(m.problems...)
	l.accepted = append(l.accepted, m.accepted...)
	l.mu.Unlock()
}

// each calls f for 0 to n-1, several at once.
func each(n int, f func(i int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(n, 8) {
		wg.Go(func() {
			for i := range next {
				f(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}

// holding is a file that was read beforehand.
type holding struct {
	raw      []byte
	problems source.Problems
	err      error
}

// hold reads a file and keeps it, so that whatever asks for it in this run gets
// the same bytes.
func (l *loader) hold(name string) holding {
	h, ok := l.held[name]
	if !ok {
		h.raw, h.problems, h.err = source.Raw(l.root, name)
		if l.held != nil {
			l.held[name] = h
		}
	}
	return h
}

// open reads a file as source.Read does, from what is held where it is.
func (l *loader) open(name string) (*source.File, source.Problems, error) {
	h := l.hold(name)
	if h.raw == nil {
		return nil, h.problems, h.err
	}
	f, problems := source.NewFile(name, h.raw)
	return f, problems, nil
}

// need reads a file that must be there.
func (l *loader) need(name, hint string) *source.File {
	f, problems, err := l.open(name)
	l.add(problems...)
	if err != nil {
		l.add(source.Errorf(source.Place{File: name}, "missing-file", "this file is missing").WithHint("%s", hint))
	}
	return f
}
