//go:build !unix

package publish

import (
	"errors"
	"io/fs"
	"os"
)

// lock takes a lock by making a file that must not be there yet. A process that
// is killed leaves it behind.
func lock(path string) (unlock func() error, err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return func() error { return errors.Join(f.Close(), os.Remove(path)) }, nil
}
