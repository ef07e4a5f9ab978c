// Package preview shows a site to its authors while they write it.
//
// A Server answers with the files of the newest Version that was built without
// an error, and tells every open page when there is a newer one. A page then
// takes up what is different, and stays where it was scrolled to. What is wrong
// with the files stands in a panel at the foot of every page: errors on all of
// them, warnings on those that they concern. /_preview/ lists what each draft
// month lacks.
//
//	s := preview.New(address)
//	s.Show(version) // again after every build
//	http.Serve(listener, s)
//
// It knows nothing of files on a disk: a path is looked up among the names of
// the Version's files, so there is no way out of them. It adds a style sheet, a
// script and the panel to HTML pages as they are sent; the pages themselves, and
// so what a build writes, know nothing of it. What it adds comes from the same
// origin and keeps the policy that published pages have.
//
// Only a page that can be seen listens for changes. A browser has six
// connections for a host, and tabs in the background would use them up; a page
// that comes to the front catches up.
package preview

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"sync"

	"scorecard/cmd/scorecard/internal/source"
)

// Files are the files of a site that was built without an error. They are used
// by many goroutines at once.
type Files interface {
	// Key gives what changes with a file's contents, and false where there is no
	// such file. Names are as "dorset/2023-03/index.html".
	Key(name string) (string, bool)
	// File gives a file. The problems are those of a layout that fails on it.
	File(name string) ([]byte, source.Problems, error)
}

// A Version is the outcome of a build.
type Version struct {
	Number   int             // grows from build to build
	Problems source.Problems // of the site as it is written now, sorted
	Files    Files           // of the newest build without an error; nil where there was none
	Drafts   func() []Draft  // of the same build; worked out when asked for
}

// A Draft is a month that is not yet published, and what it lacks.
type Draft struct {
	Title     string // "Corporate parenting scorecard, April 2023"
	Publisher string // may be empty
	Page      string // its address, from the root: "dorset/2023-04/"
	File      string // where its date of publication goes
	Gaps      []Gap
}

// A Gap is something that a draft lacks.
type Gap struct {
	Lacks Lack
	Name  string // of the section or indicator
	Why   string // may be empty
	Page  string // address of the spot, from the root
	File  string // to write it in
}

// Lack is what kind of thing is missing.
type Lack uint8

const (
	Commentary Lack = iota // a section without commentary
	Figure                 // an indicator without a figure
	Mention                // a red indicator that the commentary does not mention
)

// A Server shows versions. It is an http.Handler.
type Server struct {
	hosts  hosts
	closed chan struct{}

	mu    sync.Mutex
	now   *Version
	newer chan struct{} // closed when now changes
	ended bool
}

// New makes a server that listens at an address of the form HOST:PORT, the port
// being of no account.
func New(address string) *Server {
	return &Server{hosts: hostsOf(address), closed: make(chan struct{}), newer: make(chan struct{})}
}

// Show makes a version the one that is shown, and tells the open pages.
func (s *Server) Show(v *Version) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = v
	close(s.newer)
	s.newer = make(chan struct{})
}

// Close lets go the pages that listen for changes.
func (s *Server) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.ended {
		s.ended = true
		close(s.closed)
	}
}

// version gives what is shown, nil for nothing yet, and what is closed when
// that changes.
func (s *Server) version() (*Version, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now, s.newer
}

// dir is where the server's own files are; no page of a site has its name.
const dir = "/_preview/"

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// digest gives some bytes' name.
func digest(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}
