package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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
