package publish

import (
	"errors"
	"os"
)

// A disk is the file system, by the steps with which an output is made. The zero
// value takes them.
type disk struct {
	before func(s *step) error // comes before each step, and may refuse it; nil for nothing
}

// A step is one change of the file system. Of a process that is stopped, or of
// a disk that is full, each is either done or not, but for a write, of which a
// part may be.
type step struct {
	what string // "write", "mkdir", "link", "rename", "exchange" or "remove"
	path string // what is changed
	data []byte // what is written
}

// take takes a step.
func (d disk) take(s step, do func() error) error {
	if d.before != nil {
		if err := d.before(&s); err != nil {
			return err
		}
	}
	return do()
}

func (d disk) write(path string, data []byte) error {
	return d.take(step{"write", path, data}, func() error { return os.WriteFile(path, data, 0o644) })
}

func (d disk) mkdir(path string) error {
	return d.take(step{what: "mkdir", path: path}, func() error { return os.Mkdir(path, 0o755) })
}

func (d disk) mkdirAll(path string) error {
	return d.take(step{what: "mkdir", path: path}, func() error { return os.MkdirAll(path, 0o755) })
}

func (d disk) link(old, path string) error {
	return d.take(step{what: "link", path: path}, func() error { return os.Link(old, path) })
}

func (d disk) rename(old, path string) error {
	return d.take(step{what: "rename", path: path}, func() error { return os.Rename(old, path) })
}

func (d disk) remove(path string) error {
	return d.take(step{what: "remove", path: path}, func() error { return os.Remove(path) })
}

func (d disk) removeAll(path string) error {
	return d.take(step{what: "remove", path: path}, func() error { return os.RemoveAll(path) })
}

// exchange swaps two directories: in one step where the file system can.
func (d disk) exchange(newDir, dir string) error {
	err := d.take(step{what: "exchange", path: dir}, func() error { return exchange(newDir, dir) })
	if errors.Is(err, errNoExchange) {
		return d.replace(newDir, dir)
	}
	return err
}

// errNoExchange is that of a file system that cannot swap two directories.
var errNoExchange = errors.New("directories cannot be swapped in one step")

// replace swaps two directories in steps. Between the first two there is no
// directory; Begin puts the old one back where it finds that.
func (d disk) replace(newDir, dir string) error {
	old := beside(dir, "old")
	if err := d.removeAll(old); err != nil {
		return err
	}
	if err := d.rename(dir, old); err != nil {
		return err
	}
	if err := d.rename(newDir, dir); err != nil {
		return errors.Join(err, d.rename(old, dir))
	}
	return d.rename(old, newDir)
}
