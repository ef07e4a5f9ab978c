//go:build unix

package publish

import (
	"path/filepath"
	"testing"
)

// TestLockLeftBehind: the lock of a process that was killed is the file alone,
// and holds nobody up.
func TestLockLeftBehind(t *testing.T) {
	dir, site := newSite(t)
	write(t, dir, ".public.scorecard-lock")
	build(t, filepath.Join(dir, "public"), site, "index.html", "home")
	onlyThese(t, dir, "public", "site")
}
