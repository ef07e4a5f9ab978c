package watch

import (
	"cmp"
	"hash/maphash"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A spot is an entry of a folder. The name "" is the folder as a whole.
type spot struct {
	folder string // slash-separated, from the root; "" for the root itself
	name   string
}

func (s spot) compare(t spot) int {
	return cmp.Or(strings.Compare(s.folder, t.folder), strings.Compare(s.name, t.name))
}

// folderEvents are what a stock asks for: to hear of changes in a folder of the
// system, and no longer to.
type folderEvents struct{ enter, leave func(real string) }

// stock is what is known of a site's files. A folder that links lead to is in
// it under each of its names, and watched once. It is for one goroutine.
type stock struct {
	root    string
	options Options
	ask     folderEvents
	seed    maphash.Seed

	begun   bool                // folders may have moved since they were taken up
	folders map[string]*folder  // by name from the root
	order   []string            // their names, sorted; nil where they are others
	names   map[string][]string // of the folders at a place in the system
	next    string              // the folder that the last sweep ended before
}

// folder is a folder as it was last looked at.
type folder struct {
	real    string // its place in the system, links followed
	info    fs.FileInfo
	entries map[string]entry
}

// entry is a file or folder as it was last looked at.
type entry struct {
	info  fs.FileInfo // of what a link leads to
	sum   uint64      // of a file's contents
	fresh bool        // its date may stay the same although it changes once more
}

// freshFor is how coarse the dates of files may be.
const freshFor = 2 * time.Second

func newStock(root string, o Options, ask folderEvents) *stock {
	return &stock{root: root, options: o, ask: ask, seed: maphash.MakeSeed(), folders: map[string]*folder{}, names: map[string][]string{}}
}

// ignored reports whether nobody reads an entry of a folder.
func (s *stock) ignored(folder, name string) bool {
	if folder == "" {
		return !slices.Contains(s.options.Names, name)
	}
	return s.options.Ignore(name)
}

func (s *stock) path(name string) string { return filepath.Join(s.root, filepath.FromSlash(name)) }

// spots gives what a path that the system reports stands for.
func (s *stock) spots(reported string) []spot {
	var out []spot
	for _, name := range s.names[reported] {
		out = append(out, spot{name, ""})
	}
	base := filepath.Base(reported)
	for _, name := range s.names[filepath.Dir(reported)] {
		if !s.ignored(name, base) {
			out = append(out, spot{name, base})
		}
	}
	return out
}

// everything gives every folder as a whole.
func (s *stock) everything() []spot {
	var out []spot
	for name := range s.folders {
		out = append(out, spot{name, ""})
	}
	return out
}

// unfinished reports whether a file is being written: it is empty and was not,
// or open for writing.
func (s *stock) unfinished(at spot) (bool, fs.FileInfo) {
	if at.name == "" {
		return false, nil
	}
	name := path.Join(at.folder, at.name)
	info, err := os.Stat(s.path(name))
	if err != nil || !info.Mode().IsRegular() {
		return false, nil
	}
	before := entry{}
	if f := s.folders[at.folder]; f != nil {
		before = f.entries[at.name]
	}
	emptied := info.Size() == 0 && (before.info == nil || before.info.Size() > 0)
	return emptied || openForWriting(s.path(name)), info
}

// compare looks at spots again and gives the names of what changed, sorted.
// Folders that vanished are let go before new ones are taken up, because one
// that was moved is both.
func (s *stock) compare(spots []spot) []string {
	forced := map[string]map[string]bool{}
	for _, at := range spots {
		if forced[at.folder] == nil {
			forced[at.folder] = map[string]bool{}
		}
		forced[at.folder][at.name] = true
	}
	var names []string
	for name := range forced {
		names = append(names, name)
	}
	slices.Sort(names)
	var changed []string
	for _, name := range names {
		changed = append(changed, s.vanished(name)...)
	}
	for _, name := range names {
		changed = append(changed, s.look(name, forced[name])...)
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}

// vanished lets go what a folder no longer has; the folder itself where it is
// gone. Another that stands in its place is taken up.
func (s *stock) vanished(name string) (changed []string) {
	f := s.folders[name]
	if f == nil && name == "" {
		s.add(name)
		return slices.Clone(s.options.Names)
	}
	if f == nil {
		return nil
	}
	info, err := os.Stat(s.path(name))
	if real, linkErr := filepath.EvalSymlinks(s.path(name)); err != nil || linkErr != nil || real != f.real || !os.SameFile(info, f.info) {
		s.forget(name)
		s.add(name)
		if name == "" {
			return slices.Clone(s.options.Names)
		}
		return []string{name}
	}
	now := s.read(name)
	for base, e := range f.entries {
		if _, ok := now[base]; ok {
			continue
		}
		child := path.Join(name, base)
		if e.info.IsDir() {
			s.forget(child)
		}
		delete(f.entries, base)
		changed = append(changed, child)
	}
	return changed
}

// read gives what is in a folder, links followed.
func (s *stock) read(name string) map[string]fs.FileInfo {
	list, _ := os.ReadDir(s.path(name)) // a folder that cannot be read has nothing to compare
	out := make(map[string]fs.FileInfo, len(list))
	for _, e := range list {
		if s.ignored(name, e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // gone since
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			if to, err := os.Stat(s.path(path.Join(name, e.Name()))); err == nil {
				info = to
			}
		}
		out[e.Name()] = info
	}
	return out
}

// look compares what is in a folder with what is known of it. Files that are
// forced are read, whatever their dates say.
func (s *stock) look(name string, forced map[string]bool) (changed []string) {
	f := s.folders[name]
	if f == nil {
		return nil
	}
	for base, info := range s.read(name) {
		child, before := path.Join(name, base), f.entries[base]
		known := before.info != nil
		switch {
		case known && before.info.IsDir() && info.IsDir():
			if !os.SameFile(before.info, info) {
				s.forget(child)
				s.add(child)
				changed = append(changed, child)
			}
			f.entries[base] = entry{info: info}
			continue
		case known && before.info.IsDir():
			s.forget(child)
			known = false
		case info.IsDir():
			s.add(child)
			f.entries[base] = entry{info: info}
			changed = append(changed, child)
			continue
		}
		if known && !forced[base] && !forced[""] && !before.doubtful(info) {
			continue
		}
		now := entry{info, s.sum(child, info), time.Since(info.ModTime()) < freshFor}
		f.entries[base] = now
		if !known || now.sum != before.sum || now.info.Mode().Type() != before.info.Mode().Type() {
			changed = append(changed, child)
		}
	}
	return changed
}

// doubtful reports whether a file may have other contents than when it was
// read.
func (e entry) doubtful(now fs.FileInfo) bool {
	return e.fresh || !sameStamp(e.info, now) || !os.SameFile(e.info, now)
}

// unreadable stands for the contents of a file that cannot be read.
const unreadable = 1

// sum is the digest of a file's contents.
func (s *stock) sum(name string, info fs.FileInfo) uint64 {
	if !info.Mode().IsRegular() {
		return 0 // a link that leads nowhere, a pipe
	}
	f, err := os.Open(s.path(name))
	if err != nil {
		return unreadable
	}
	defer f.Close()
	var h maphash.Hash
	h.SetSeed(s.seed)
	if _, err := io.Copy(&h, f); err != nil {
		return unreadable
	}
	return h.Sum64()
}

// add takes up a folder and everything below it. It is asked to be watched
// before it is read, so that nothing falls between the two.
func (s *stock) add(name string) {
	real, err := filepath.EvalSymlinks(s.path(name))
	if err != nil {
		return
	}
	info, err := os.Stat(real)
	if err != nil || !info.IsDir() || s.within(name, real) {
		return
	}
	if s.begun {
		s.moved(real, info)
	}
	f := &folder{real: real, info: info, entries: map[string]entry{}}
	s.folders[name], s.order = f, nil
	s.names[real] = append(s.names[real], name)
	s.ask.enter(real)
	for base, info := range s.read(name) {
		child := path.Join(name, base)
		if info.IsDir() {
			f.entries[base] = entry{info: info}
			s.add(child)
			continue
		}
		f.entries[base] = entry{info, s.sum(child, info), time.Since(info.ModTime()) < freshFor}
	}
}

// moved lets go a folder that was moved to a place and is still watched under
// its old name.
func (s *stock) moved(real string, info fs.FileInfo) {
	for _, f := range s.folders {
		if f.real != real && os.SameFile(f.info, info) {
			s.ask.leave(f.real)
		}
	}
}

// within reports whether a folder lies in itself, by a link.
func (s *stock) within(name, real string) bool {
	for name != "" {
		name = strings.TrimSuffix(path.Dir(name), ".")
		if f := s.folders[name]; f != nil && f.real == real {
			return true
		}
	}
	return false
}

// forget lets go a folder and everything below it.
func (s *stock) forget(name string) {
	for n, f := range s.folders {
		if n != name && name != "" && !strings.HasPrefix(n, name+"/") {
			continue
		}
		delete(s.folders, n)
		s.order = nil
		s.names[f.real] = slices.DeleteFunc(s.names[f.real], func(other string) bool { return other == n })
		if len(s.names[f.real]) == 0 {
			delete(s.names, f.real)
			s.ask.leave(f.real)
		}
	}
}

// sweep compares the sizes and dates of some files with those that are known,
// and gives the spots that may have changed. The next sweep goes on where this
// one ended.
func (s *stock) sweep(most int) (stirred []spot) {
	if s.order == nil {
		s.order = slices.Sorted(maps.Keys(s.folders))
	}
	names := s.order
	if _, err := os.Stat(s.root); err == nil && s.folders[""] == nil {
		return []spot{{"", ""}} // it was gone, and is back
	}
	from, _ := slices.BinarySearch(names, s.next)
	for n := range names {
		name := names[(from+n)%len(names)]
		if s.next = name; most <= 0 {
			return stirred
		}
		f := s.folders[name]
		if info, err := os.Stat(s.path(name)); err != nil || !os.SameFile(info, f.info) {
			stirred = append(stirred, spot{name, ""})
			continue
		}
		now := s.read(name)
		most -= 1 + len(now)
		stirred = append(stirred, f.differences(name, now)...)
	}
	return stirred
}

// differences gives the entries that may not be what they were.
func (f *folder) differences(name string, now map[string]fs.FileInfo) (stirred []spot) {
	for base, info := range now {
		e, known := f.entries[base]
		switch {
		case !known, e.info.IsDir() != info.IsDir(), !os.SameFile(e.info, info), !info.IsDir() && e.doubtful(info):
			stirred = append(stirred, spot{name, base})
		}
	}
	for base := range f.entries {
		if _, ok := now[base]; !ok {
			stirred = append(stirred, spot{name, base})
		}
	}
	return stirred
}
