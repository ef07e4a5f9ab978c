package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// A Tree is a directory that a build has made and goes on to keep up to date.
// Other builds are kept out until Close.
type Tree struct {
	dir     string
	staging string // beside it, where files are made
	unlock  func() error
	disk    disk
}

// Stay is Commit for a build that goes on: the new directory is put in the old
// one's place, and stays locked. Where it fails, Abandon is still to be called.
func (o *Output) Stay() (*Tree, error) {
	if err := o.swap(); err != nil {
		return nil, err
	}
	return &Tree{o.dir, o.new, o.unlock, o.disk}, nil
}

// Whole reports whether the directory is still the one that a build made, and
// not one that somebody emptied or took away since.
func (t *Tree) Whole() bool {
	_, err := os.Stat(filepath.Join(t.dir, mark))
	return err == nil
}

// Close lets other builds at the directory again.
func (t *Tree) Close() error { return t.unlock() }

// An Update changes some files of a Tree. Until Commit the tree is as it was.
// Put and Remove may be called from several goroutines at once.
type Update struct {
	tree *Tree

	mu      sync.Mutex
	staged  map[string]string // by name, where the file is made
	removed []string
}

// Update begins to change files of the tree.
func (t *Tree) Update() (*Update, error) {
	if err := t.disk.removeAll(t.staging); err != nil { // left by an update that failed
		return nil, err
	}
	return &Update{tree: t, staged: map[string]string{}}, t.disk.mkdir(t.staging)
}

// Put makes a file of the tree, or another in its place. Where the tree has the
// same bytes already nothing is written.
func (u *Update) Put(name string, data []byte) error {
	if !fs.ValidPath(name) || name == "." || name == mark {
		return fmt.Errorf("%q is not a name for a file of the site", name)
	}
	if same(u.path(name), data) {
		return nil
	}
	u.mu.Lock()
	if _, twice := u.staged[name]; twice {
		u.mu.Unlock()
		return fmt.Errorf("two files of the site would be %s", name)
	}
	at := filepath.Join(u.tree.staging, fmt.Sprint(len(u.staged)))
	u.staged[name] = at
	u.mu.Unlock()
	return u.tree.disk.write(at, data)
}

// Remove takes a file out of the tree, and its folder where nothing else is in
// it. A file that is not there is none to take out.
func (u *Update) Remove(name string) {
	u.mu.Lock()
	u.removed = append(u.removed, name)
	u.mu.Unlock()
}

// Files is how many files are to be written and removed.
func (u *Update) Files() (written, removed int) {
	u.mu.Lock()
	defer u.mu.Unlock()
	return len(u.staged), len(u.removed)
}

// Commit puts the files in their places, each in one step: first those that are
// new, so that nothing leads to what is not there yet, then those that are
// other, and last it takes files out. A file that stands in a new one's way goes
// before all others. Where it fails, some files may have been changed, and a
// later update or build puts that right.
func (u *Update) Commit() error {
	later, err := u.clear()
	if err != nil {
		return err
	}
	var added, other []string
	for name := range u.staged {
		if _, err := os.Lstat(u.path(name)); err == nil {
			other = append(other, name)
		} else {
			added = append(added, name)
		}
	}
	slices.Sort(added)
	slices.Sort(other)
	for _, name := range slices.Concat(added, other) {
		if err := u.tree.disk.mkdirAll(filepath.Dir(u.path(name))); err != nil {
			return err
		}
		if err := u.tree.disk.rename(u.staged[name], u.path(name)); err != nil {
			return err
		}
	}
	for _, name := range later {
		if err := u.remove(name); err != nil {
			return err
		}
	}
	return u.tree.disk.removeAll(u.tree.staging)
}

// Abandon leaves the tree as it is.
func (u *Update) Abandon() error { return u.tree.disk.removeAll(u.tree.staging) }

func (u *Update) path(name string) string {
	return filepath.Join(u.tree.dir, filepath.FromSlash(name))
}

// clear takes out what is to go and stands in a new file's way: a file where it
// needs a folder, or the files of a folder that has its name. It gives the rest
// of what is to go.
func (u *Update) clear() (later []string, err error) {
	inTheWay := map[string]bool{}
	gone := map[string]bool{}
	for _, name := range u.removed {
		gone[name] = true
	}
	for name := range u.staged {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			inTheWay[dir] = gone[dir]
		}
	}
	for name := range gone {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if u.staged[dir] != "" {
				inTheWay[name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(gone)) {
		if !inTheWay[name] {
			later = append(later, name)
		} else if err := u.remove(name); err != nil {
			return nil, err
		}
	}
	return later, nil
}

// remove takes a file out, and the folders above it that are then empty.
func (u *Update) remove(name string) error {
	if err := u.tree.disk.remove(u.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if u.tree.disk.remove(u.path(dir)) != nil { // it is not empty, or not there
			break
		}
	}
	return nil
}
