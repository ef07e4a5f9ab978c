// Package publish makes a directory equal to the files of a site, in one step.
//
// An Output is written beside the directory that it is to replace. Files whose
// bytes have not changed are hard links to the old ones, so that a web server's
// dates stay and little is written. Commit swaps the two directories; until
// then, and after any failure, the old one is untouched.
//
//	out, err := publish.Begin("public", "path/to/site")
//	err = out.Put("index.html", page)
//	err = out.Commit()
//
// A build that goes on watching calls Stay in place of Commit, and then makes
// Updates: each changes some files, one after the other.
//
// A directory that is not empty and does not bear the mark of an earlier build,
// and one that holds a site's inputs, are refused.
package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// mark is the file by which we know a directory that we made.
const mark = ".scorecard"

const markText = "This folder is made by scorecard. Whatever else is put here is lost at the next build.\n"

// inputs are the folders of a site that an output may not be in.
var inputs = []string{"cmd", "content", "data", "layouts", "static"}

// A Refusal is a directory that may not be written to.
type Refusal struct {
	Dir  string
	Why  string
	Hint string
}

// Error names the directory and says why.
func (r *Refusal) Error() string { return r.Dir + ": " + r.Why }

// Output is a directory in the making. Its methods may be called from several
// goroutines at once.
type Output struct {
	dir string // what it will be
	new string // where it is made
	old bool   // dir exists

	disk disk

	unlock func() error // lets other builds at the directory again

	mu      sync.Mutex
	written map[string]bool
	folders map[string]bool
	linked  int
}

// Begin makes ready to replace a directory. site is the root of the inputs.
// The error is a *Refusal where the directory may not be replaced.
func Begin(dir, site string) (*Output, error) { return beginOn(disk{}, dir, site) }

func beginOn(d disk, dir, site string) (*Output, error) {
	real, err := resolve(dir)
	if err != nil {
		return nil, err
	}
	if r := refuse(real, site); r != nil {
		r.Dir = dir
		return nil, r
	}
	o := &Output{dir: real, new: beside(real, "new"), disk: d, written: map[string]bool{}, folders: map[string]bool{}}
	if err := d.mkdirAll(filepath.Dir(real)); err != nil {
		return nil, err
	}
	o.unlock, err = lock(beside(real, "lock"))
	if errors.Is(err, errLocked) {
		return nil, &Refusal{Dir: dir, Why: "another build is writing it", Hint: "wait until that has ended, or choose another folder with -out"}
	}
	if err != nil {
		return nil, err
	}
	if err := o.begin(); err != nil {
		return nil, errors.Join(err, o.unlock())
	}
	return o, nil
}

// begin makes the new directory, with our mark in it. What a run that was
// stopped has left is taken away, or put back where it was.
func (o *Output) begin() error {
	_, err := os.Stat(o.dir)
	if o.old = err == nil; !o.old {
		o.old = o.disk.rename(beside(o.dir, "old"), o.dir) == nil
	}
	if err := errors.Join(o.disk.removeAll(o.new), o.disk.removeAll(beside(o.dir, "old"))); err != nil {
		return err
	}
	if err := o.disk.mkdir(o.new); err != nil {
		return err
	}
	return o.Put(mark, []byte(markText))
}

// resolve makes a path absolute and follows links, so that what is swapped is
// the directory itself. Of a path that does not exist it follows the part that
// does.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(abs)
	if !errors.Is(err, fs.ErrNotExist) || filepath.Dir(abs) == abs {
		return real, err
	}
	parent, err := resolve(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), err
}

func beside(dir, what string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".scorecard-"+what)
}

// refuse says why a directory may not be replaced; nil where it may.
func refuse(dir, site string) *Refusal {
	root, err := resolve(site)
	if err != nil {
		root = site
	}
	if within(root, dir) {
		return &Refusal{Why: "the site's own files are in it", Hint: "choose another folder with -out, such as public"}
	}
	for _, folder := range inputs {
		if in, err := resolve(filepath.Join(root, folder)); err == nil && within(dir, in) {
			return &Refusal{Why: "it is in a folder of the site's inputs", Hint: "choose another folder with -out, such as public"}
		}
	}
	info, err := os.Stat(dir)
	if err != nil {
		if _, err := os.Lstat(dir); err == nil {
			return &Refusal{Why: "it is a link to a folder that does not exist", Hint: "make the folder, or choose another one with -out"}
		}
		return nil
	}
	if !info.IsDir() {
		return &Refusal{Why: "a file stands where the folder should be", Hint: "move the file away, or choose another folder with -out"}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return &Refusal{Why: "it cannot be read", Hint: "give yourself permission to read it, or choose another folder with -out"}
	}
	if !Made(dir) && len(entries) > 0 {
		return &Refusal{Why: "it is not empty, and no earlier build made it", Hint: "empty it, or choose another folder with -out; a build replaces the whole folder"}
	}
	return nil
}

// Made reports whether a folder is a website that a build has made.
func Made(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, mark))
	return err == nil
}

// within reports whether a path is a directory or below it.
func within(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// Put writes a file, or links to the old one where that has the same bytes.
// The name is slash-separated. A name that was put before is an error.
func (o *Output) Put(name string, data []byte) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("%q is not a name for a file of the site", name)
	}
	if err := o.claim(name); err != nil {
		return err
	}
	path := filepath.Join(o.new, filepath.FromSlash(name))
	if o.old {
		old := filepath.Join(o.dir, filepath.FromSlash(name))
		if same(old, data) && o.disk.link(old, path) == nil {
			o.mu.Lock()
			if name != mark {
				o.linked++
			}
			o.mu.Unlock()
			return nil
		}
	}
	return o.disk.write(path, data)
}

// claim notes a name, and makes its folder where that is not there yet.
func (o *Output) claim(name string) error {
	folder := filepath.Dir(filepath.FromSlash(name))
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.written[name] {
		return fmt.Errorf("two files of the site would be %s", name)
	}
	o.written[name] = true
	if o.folders[folder] {
		return nil
	}
	o.folders[folder] = true
	return o.disk.mkdirAll(filepath.Join(o.new, folder))
}

// same reports whether a file is an ordinary one and has the given bytes.
func same(path string, data []byte) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(path)
	return err == nil && bytes.Equal(old, data)
}

// Files is the number of the site's files so far, and how many of them are
// unchanged.
func (o *Output) Files() (all, unchanged int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return len(o.written) - 1, o.linked // without the mark
}

// Commit puts the new directory in the old one's place. Where it fails, Abandon
// is still to be called.
func (o *Output) Commit() error {
	if err := o.swap(); err != nil {
		return err
	}
	return o.unlock()
}

func (o *Output) swap() error {
	if !o.old {
		return o.disk.rename(o.new, o.dir)
	}
	if err := o.disk.exchange(o.new, o.dir); err != nil {
		return err
	}
	return o.disk.removeAll(o.new) // the old one, after the exchange
}

// Abandon takes away what was written. The old directory stays as it was.
func (o *Output) Abandon() error { return errors.Join(o.disk.removeAll(o.new), o.unlock()) }
