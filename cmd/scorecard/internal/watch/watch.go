// Package watch tells which files of a site changed.
//
// It watches folders and never files, because editors save by renaming; waits
// until nothing has stirred for a moment; and then compares contents, so that a
// file saved as it was is no change. What the system does not report (a network
// drive, a link to a file elsewhere, a queue that ran over) a sweep finds: once
// a second it compares sizes and dates of some of the files with those it knows.
//
//	w, err := watch.Open(dir, watch.Options{Names: []string{"data"}})
//	// read the files
//	for {
//		changed, err := w.Next(ctx)
//		// read them again
//	}
//
// A change is never lost: Open takes stock before the files are first read, and
// what stirs while they are read is for the next Next. A file is not reported
// half-written where that can be told: one that somebody has open for writing,
// or that was emptied, is waited for longer. Something that is written without
// end is reported as it is when Options.Longest is over.
//
// It knows nothing of what is in the files. It is the only door to fsnotify.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options say what is watched and how patiently. A duration of zero is the one
// in its comment.
type Options struct {
	Names   []string               // files and folders directly in the root; everything below the folders
	Ignore  func(name string) bool // names, without their folders, that nobody reads; nil for none
	Quiet   time.Duration          // how long nothing stirs before a change is reported: that of the constant
	Writing time.Duration          // the same where a file is open for writing or empty: 500 ms
	Longest time.Duration          // how long a change waits at most: 2 s
	Sweep   time.Duration          // between two sweeps: 1 s
}

// Quiet is how long nothing stirs before a change is reported, where Options do
// not say.
const Quiet = 60 * time.Millisecond

func (o Options) withDefaults() Options {
	for _, d := range []struct {
		of    *time.Duration
		value time.Duration
	}{{&o.Quiet, Quiet}, {&o.Writing, 500 * time.Millisecond}, {&o.Longest, 2 * time.Second}, {&o.Sweep, time.Second}} {
		if *d.of == 0 {
			*d.of = d.value
		}
	}
	if o.Ignore == nil {
		o.Ignore = func(string) bool { return false }
	}
	return o
}

// sweepFiles is how many files one sweep looks at, so that its cost does not
// grow with the site.
const sweepFiles = 500

// A Watcher watches one site. Next is for one goroutine; Close, Blind and
// Stirring are for any.
type Watcher struct {
	options Options
	root    string // links followed
	stock   *stock
	pending pending
	swept   time.Time

	events  *fsnotify.Watcher // nil where the system reports nothing
	stirred chan struct{}     // holds one where heard is not empty
	ended   chan struct{}     // closed when listen has returned

	mu    sync.Mutex
	blind error
	heard map[string]time.Time // paths that the system reported, and when it last did
	over  bool                 // it reported more than it could hold
}

// Open begins to watch a site's folder and takes stock of its files.
func Open(dir string, o Options) (*Watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		events = nil
	}
	return open(dir, o, events, err)
}

// open is Open with what reports changes; nil, and the reason, for nothing.
func open(dir string, o Options, events *fsnotify.Watcher, blind error) (*Watcher, error) {
	root, err := filepath.Abs(dir)
	if err == nil {
		root, err = filepath.EvalSymlinks(root)
	}
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(root)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder", dir)
	}
	w := &Watcher{options: o.withDefaults(), root: root, stirred: make(chan struct{}, 1), ended: make(chan struct{}), heard: map[string]time.Time{},
		events: events, blind: blind}
	w.stock = newStock(root, w.options, folderEvents{w.enter, w.leave})
	go w.listen()
	w.stock.add("")
	w.stock.begun = true
	w.swept = time.Now()
	return w, nil
}

// Blind says why the system does not report changes, which the sweep then finds
// alone; nil where it does.
func (w *Watcher) Blind() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.blind
}

// Stirring reports whether something has stirred since Next last returned.
func (w *Watcher) Stirring() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.heard) > 0 || w.over
}

// Close ends the watch.
func (w *Watcher) Close() error {
	var err error
	if w.events != nil {
		err = w.events.Close()
	}
	<-w.ended
	return err
}

// Next waits for a change and gives the names of files and folders that
// appeared, vanished or have other contents: slash-separated, from the root,
// sorted. A folder stands for everything below it. The error is that of ctx.
func (w *Watcher) Next(ctx context.Context) ([]string, error) {
	for {
		if err := w.wait(ctx, w.swept.Add(w.options.Sweep).Sub(time.Now())); err != nil {
			return nil, err
		}
		if time.Since(w.swept) >= w.options.Sweep {
			w.pending.touch(time.Now(), w.stock.sweep(sweepFiles))
			w.swept = time.Now()
		}
		for w.collect(); !w.pending.empty(); w.collect() {
			wait := w.pending.wait(time.Now(), w.options, w.stock.unfinished)
			if wait <= 0 {
				break
			}
			if err := w.wait(ctx, wait); err != nil {
				return nil, err
			}
		}
		if changed := w.stock.compare(w.pending.take()); len(changed) > 0 {
			return changed, nil
		}
	}
}

// wait waits until something stirs, or for a time.
func (w *Watcher) wait(ctx context.Context, most time.Duration) error {
	timer := time.NewTimer(max(0, most))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-w.stirred:
	case <-timer.C:
	}
	return ctx.Err()
}

// collect takes up what was heard.
func (w *Watcher) collect() {
	w.mu.Lock()
	heard, over := w.heard, w.over
	w.heard, w.over = map[string]time.Time{}, false
	w.mu.Unlock()
	for name, at := range heard {
		w.pending.touch(at, w.stock.spots(name))
	}
	if over {
		w.pending.touch(time.Now(), w.stock.everything())
	}
}

// listen takes what the system reports until the watch is closed. It waits for
// nobody: on some systems a folder can be taken up only while it listens.
func (w *Watcher) listen() {
	defer close(w.ended)
	if w.events == nil {
		return
	}
	for {
		select {
		case e, ok := <-w.events.Events:
			if !ok {
				return
			}
			if e.Op != fsnotify.Chmod && !w.foreign(e.Name) {
				w.hear(e.Name, false)
			}
		case err, ok := <-w.events.Errors:
			if !ok {
				return
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				w.hear("", true)
			}
		}
	}
}

// foreign knows the names of what nobody reads.
func (w *Watcher) foreign(name string) bool {
	base := filepath.Base(name)
	if filepath.Dir(name) == w.root {
		return !slices.Contains(w.options.Names, base)
	}
	return name != w.root && w.options.Ignore(base)
}

func (w *Watcher) hear(name string, over bool) {
	w.mu.Lock()
	if over {
		w.over = true
	} else {
		w.heard[name] = time.Now()
	}
	w.mu.Unlock()
	select {
	case w.stirred <- struct{}{}:
	default:
	}
}

func (w *Watcher) enter(folder string) {
	if w.events == nil {
		return
	}
	if err := w.events.Add(folder); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		w.mu.Lock()
		w.blind = err
		w.mu.Unlock()
	}
}

func (w *Watcher) leave(folder string) {
	if w.events != nil {
		_ = w.events.Remove(folder) // it may have left by itself
	}
}

// pending is what stirred since it was last looked at. The zero value is
// nothing.
type pending struct {
	first, last time.Time
	spots       []spot
	known       map[spot]bool
	seen        map[spot]fs.FileInfo // of files that were not finished
}

func (p *pending) empty() bool { return len(p.spots) == 0 }

func (p *pending) touch(at time.Time, spots []spot) {
	if len(spots) == 0 {
		return
	}
	if p.empty() {
		*p = pending{first: at, last: at, known: map[spot]bool{}, seen: map[spot]fs.FileInfo{}}
	}
	if at.After(p.last) {
		p.last = at
	}
	if at.Before(p.first) {
		p.first = at
	}
	for _, s := range spots {
		if !p.known[s] {
			p.known[s] = true
			p.spots = append(p.spots, s)
		}
	}
}

func (p *pending) take() []spot {
	spots := p.spots
	*p = pending{}
	slices.SortFunc(spots, spot.compare)
	return spots
}

// wait gives how much longer to wait; 0 or less when all is quiet. unfinished
// tells of a spot whether it is still being written, and its size and date.
func (p *pending) wait(now time.Time, o Options, unfinished func(spot) (bool, fs.FileInfo)) time.Duration {
	limit := p.first.Add(o.Longest).Sub(now)
	if quiet := p.last.Add(o.Quiet).Sub(now); quiet > 0 {
		return min(quiet, limit)
	}
	if limit <= 0 {
		return 0
	}
	wait := time.Duration(0)
	for _, s := range p.spots {
		busy, info := unfinished(s)
		if !busy {
			continue
		}
		if before := p.seen[s]; info != nil && before != nil && !sameStamp(before, info) {
			p.last = now // it grows, and nothing was reported
		}
		p.seen[s] = info
		wait = p.last.Add(o.Writing).Sub(now)
		if wait <= 0 {
			continue
		}
		return min(wait, o.Quiet, limit) // it may be finished at any time
	}
	return max(0, min(wait, limit))
}

// sameStamp reports whether a file has the size and date that it had.
func sameStamp(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && a.Mode() == b.Mode()
}
