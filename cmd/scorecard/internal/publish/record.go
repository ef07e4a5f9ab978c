package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrRecorded is that of a record that is there already.
var ErrRecorded = errors.New("there is a record already")

// Record writes the record of a closed month, which is there afterwards whole or
// not at all. It never takes the place of another: the error is then
// ErrRecorded.
func Record(path string, data []byte) error { return disk{}.record(path, data) }

func (d disk) record(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := d.mkdirAll(dir); err != nil {
		return err
	}
	if err := d.clear(dir); err != nil {
		return err
	}
	next := filepath.Join(dir, fmt.Sprintf(".%s.%d.tmp", filepath.Base(path), os.Getpid())) // which no loader reads
	err := d.take(step{"write", next, data}, func() error { return writeThrough(next, data) })
	if err == nil {
		err = d.link(next, path)
	}
	switch _, there := os.Lstat(path); {
	case errors.Is(err, fs.ErrExist):
		err = ErrRecorded
	case errors.Is(err, errors.ErrUnsupported) && errors.Is(there, fs.ErrNotExist):
		return d.rename(next, path) // a file system without links
	}
	_ = d.remove(next) // what cannot be removed goes with the next record
	syncDir(dir)
	return err
}

// Rewrite writes records anew in a folder of them, by their names below it. All
// are there afterwards or none, where the file system can swap folders in one
// step; elsewhere each is as it was or as it is to be, and doing it again does the
// rest.
func Rewrite(dir string, files map[string][]byte) error { return disk{}.rewrite(dir, files) }

func (d disk) rewrite(dir string, files map[string][]byte) error {
	next := beside(dir, "new") // which no loader reads
	if err := d.removeAll(next); err != nil {
		return err
	}
	err := d.renew(dir, next, files)
	if err == nil {
		err = d.take(step{what: "exchange", path: dir}, func() error { return exchange(next, dir) })
	}
	if errors.Is(err, errNoExchange) {
		err = nil
		for _, name := range slices.Sorted(maps.Keys(files)) {
			path := filepath.FromSlash(name)
			err = errors.Join(err, d.rename(filepath.Join(next, path), filepath.Join(dir, path)))
		}
	}
	syncDir(filepath.Dir(dir))
	if gone := d.removeAll(next); gone != nil { // which has what was taken out of them
		err = errors.Join(err, fmt.Errorf("%s is to be deleted, and cannot be: %v", next, gone))
	}
	return err
}

// ClearRewritten takes away what a Rewrite that was stopped has left beside a
// folder of records: it may have what was to be taken out of them.
func ClearRewritten(dir string) error { return os.RemoveAll(beside(dir, "new")) }

// renew makes a folder of records with some of them anew, and the rest linked or
// copied.
func (d disk) renew(dir, next string, files map[string][]byte) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		to := filepath.Join(next, rel)
		if e.IsDir() {
			return d.mkdir(to)
		}
		data, anew := files[filepath.ToSlash(rel)]
		if !anew {
			if d.link(path, to) == nil {
				return nil
			}
			if data, err = os.ReadFile(path); err != nil {
				return err
			}
		}
		return d.take(step{"write", to, data}, func() error { return writeThrough(to, data) })
	})
}

// clear takes away what others left behind that were stopped in a folder of
// records.
func (d disk) clear(dir string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, ".v") && strings.HasSuffix(name, ".tmp") {
			err = errors.Join(err, d.remove(filepath.Join(dir, name)))
		}
	}
	return err
}

// writeThrough writes a file to the disk itself: a record must outlive a power
// cut.
func writeThrough(path string, data []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// syncDir makes the names in a folder outlive a power cut, where the system can.
func syncDir(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
