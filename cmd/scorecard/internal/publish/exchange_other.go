//go:build !linux && !darwin

package publish

// exchange swaps two directories in one step, which these systems cannot.
func exchange(newDir, dir string) error { return errNoExchange }
