//go:build !linux

package publish

// exchange swaps two directories.
func exchange(newDir, dir string) error { return replace(newDir, dir) }
