//go:build unix

package publish

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// manyFiles gives two trees: of the second some files are as in the first, some
// other, some gone and some new, and a folder stands where a file was.
func manyFiles() (old, changed map[string]string) {
	old, changed = map[string]string{mark: markText}, map[string]string{mark: markText}
	for n := range 16 {
		name := fmt.Sprintf("a%d/b%d/page-%d.html", n%3, n%5, n)
		text := strings.Repeat(fmt.Sprintf("page %d\n", n), 50)
		old[name] = text
		switch n % 4 {
		case 0, 1:
			changed[name] = text
		case 2:
			changed[name] = text + "and more\n"
		case 3:
			changed[strings.Replace(name, "a", "new", 1)] = text
		}
	}
	old["papers"], changed["papers/one.txt"] = "a file\n", "in a folder\n"
	return old, changed
}

// whole gives a tree with its folders.
func whole(files map[string]string) map[string]string {
	out := maps.Clone(files)
	for name := range files {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			out[dir+"/"] = ""
		}
	}
	return out
}

// A fault is what goes wrong with the disk.
type fault struct {
	name    string
	strikes func(n, at int, s *step) error // whether at step n, where the fault is at another
	inSteps bool                           // the file system cannot swap directories
}

var faults = []fault{
	{"killed", func(n, at int, s *step) error {
		if n == at {
			half(s)
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	}, false},
	{"full", func(n, at int, s *step) error {
		if n >= at && (s.what == "write" || s.what == "mkdir" || s.what == "link") {
			half(s)
			return syscall.ENOSPC
		}
		return nil
	}, false},
	{"denied", func(n, at int, s *step) error {
		if n == at {
			return syscall.EACCES
		}
		return nil
	}, false},
}

// half writes the first half of what a step would write.
func half(s *step) {
	if s.what == "write" {
		os.WriteFile(s.path, s.data[:len(s.data)/2], 0o644)
	}
}

// disk gives a disk with the fault at a step, and where to read how many steps
// were taken.
func (f fault) disk(at int) (disk, *int) {
	n, mu := 0, sync.Mutex{}
	return disk{before: func(s *step) error {
		mu.Lock()
		defer mu.Unlock()
		n++
		if err := f.strikes(n, at, s); err != nil {
			return err
		}
		if f.inSteps && s.what == "exchange" {
			return errNoExchange
		}
		return nil
	}}, &n
}

// work does what is to be interrupted: a build, or a change of the tree that a
// build keeps.
func work(d disk, way, dir string, files map[string]string) error {
	if way == "rewrite" {
		return d.rewrite(filepath.Join(dir, "published"), map[string][]byte{"2023-02/v1.json": []byte(second), "2023-03/v2.json": []byte(second)})
	}
	if way == "record" {
		return d.record(filepath.Join(dir, "published", "2023-03", "v2.json"), []byte(second))
	}
	out, site := filepath.Join(dir, "public"), filepath.Join(dir, "site")
	o, err := beginOn(d, out, site)
	if err != nil {
		return err
	}
	if way == "update" {
		err = kept(o, files)
	} else {
		err = built(o, files)
	}
	return err
}

func built(o *Output, files map[string]string) error {
	if err := putAll(o.Put, files); err != nil {
		return errors.Join(err, o.Abandon())
	}
	if err := o.Commit(); err != nil {
		return errors.Join(err, o.Abandon())
	}
	return nil
}

func putAll(put func(string, []byte) error, files map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name == mark {
			continue
		}
		if err := put(name, []byte(files[name])); err != nil {
			return err
		}
	}
	return nil
}

// kept builds the old tree and then makes the new one of it.
func kept(o *Output, files map[string]string) error {
	old, _ := manyFiles()
	if err := putAll(o.Put, old); err != nil {
		return errors.Join(err, o.Abandon())
	}
	tr, err := o.Stay()
	if err != nil {
		return errors.Join(err, o.Abandon())
	}
	defer tr.Close()
	u, err := tr.Update()
	if err != nil {
		return err
	}
	if err := putAll(u.Put, files); err != nil {
		return errors.Join(err, u.Abandon())
	}
	for name := range old {
		if _, stays := files[name]; !stays {
			u.Remove(name)
		}
	}
	return u.Commit()
}

// TestKilled is what a process does that is killed: it is no test of its own.
func TestKilled(t *testing.T) {
	dir, way := os.Getenv("PUBLISH_DIR"), os.Getenv("PUBLISH_WAY")
	if dir == "" {
		t.Skip("TestFaults runs it")
	}
	at, err := strconv.Atoi(os.Getenv("PUBLISH_AT"))
	if err != nil {
		t.Fatal(err)
	}
	f := faults[0]
	f.inSteps = os.Getenv("PUBLISH_STEPS") != ""
	d, _ := f.disk(at)
	_, changed := manyFiles()
	if err := work(d, way, dir, changed); err != nil {
		t.Fatal(err)
	}
}

const first, second = "version 1\n", "version 2, which is longer\n"

// TestRecordFaults lets the writing of a record fail at every step: version 1
// stays, version 2 is there whole or not at all, and writing it again needs no
// repair.
func TestRecordFaults(t *testing.T) {
	points := 0
	for _, f := range faults {
		for at := 1; ; at++ {
			dir, _ := newSite(t)
			path := filepath.Join(dir, "published", "2023-03")
			if err := Record(filepath.Join(path, "v1.json"), []byte(first)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(path, ".v2.json.1.tmp"), []byte("left behind"), 0o644); err != nil {
				t.Fatal(err)
			}
			d, steps := f.disk(at)
			if f.name != "killed" {
				_ = work(d, "record", dir, nil)
			} else if *steps = recordSteps(t); at <= *steps {
				f.strike(t, "record", at, dir)
			}
			if at > *steps {
				break
			}
			points++
			if got, err := os.ReadFile(filepath.Join(path, "v1.json")); string(got) != first {
				t.Errorf("%s at step %d: version 1 is %q, %v", f.name, at, got, err)
			}
			got, err := os.ReadFile(filepath.Join(path, "v2.json"))
			if there := err == nil; there && string(got) != second {
				t.Errorf("%s at step %d: version 2 is %q", f.name, at, got)
			} else if err := work(disk{}, "record", dir, nil); there != errors.Is(err, ErrRecorded) {
				t.Errorf("%s at step %d: writing it again: %v", f.name, at, err)
			}
			sameTree(t, fmt.Sprintf("%s at step %d", f.name, at), tree(t, path), map[string]string{"v1.json": first, "v2.json": second})
		}
	}
	if points < 15 {
		t.Errorf("only %d points of failure were tried", points)
	}
}

// TestRewriteFaults lets the rewriting of records fail at every step: where
// folders can be swapped all are as they were or all are new, elsewhere each is;
// and doing it again needs no repair.
func TestRewriteFaults(t *testing.T) {
	old := map[string]string{"2023-02/v1.json": first, "2023-03/v1.json": first, "2023-03/v2.json": first}
	changed := map[string]string{"2023-02/v1.json": second, "2023-03/v1.json": first, "2023-03/v2.json": second}
	points := 0
	for _, inSteps := range []bool{false, true} {
		for _, f := range faults {
			f.inSteps = inSteps
			for at := 1; ; at++ {
				dir, _ := newSite(t)
				for name, text := range old {
					if err := Record(filepath.Join(dir, "published", name), []byte(text)); err != nil {
						t.Fatal(err)
					}
				}
				d, steps := f.disk(at)
				if f.name != "killed" {
					_ = work(d, "rewrite", dir, nil)
				} else if *steps = rewriteSteps(t, dir, inSteps); at <= *steps {
					f.strike(t, "rewrite", at, dir)
				}
				if at > *steps {
					break
				}
				points++
				got := tree(t, filepath.Join(dir, "published"))
				if err := eachOldOrNew(got, old, changed); err != nil {
					t.Errorf("%s at step %d: %v", f.name, at, err)
				}
				if !inSteps && !maps.Equal(got, whole(old)) && !maps.Equal(got, whole(changed)) {
					t.Errorf("%s at step %d: some are rewritten and some are not: %v", f.name, at, got)
				}
				if err := work(disk{}, "rewrite", dir, nil); err != nil {
					t.Errorf("%s at step %d: doing it again: %v", f.name, at, err)
				}
				sameTree(t, fmt.Sprintf("%s at step %d", f.name, at), tree(t, filepath.Join(dir, "published")), whole(changed))
				onlyThese(t, dir, "published", "site")
			}
		}
	}
	if points < 30 {
		t.Errorf("only %d points of failure were tried", points)
	}
}

// rewriteSteps is how many steps the rewriting of records takes, which are put
// back as they were.
func rewriteSteps(t *testing.T, dir string, inSteps bool) int {
	t.Helper()
	there := filepath.Join(dir, "published")
	before := filepath.Join(t.TempDir(), "published")
	if err := os.CopyFS(before, os.DirFS(there)); err != nil {
		t.Fatal(err)
	}
	f := faults[0]
	f.inSteps = inSteps
	d, steps := f.disk(math.MaxInt)
	if err := errors.Join(work(d, "rewrite", dir, nil), os.RemoveAll(there), os.CopyFS(there, os.DirFS(before))); err != nil {
		t.Fatal(err)
	}
	return *steps
}

// recordSteps is how many steps the writing of a record takes where another
// left something behind.
func recordSteps(t *testing.T) int {
	dir := t.TempDir()
	path := filepath.Join(dir, "published", "2023-03", ".v2.json.1.tmp")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	d, steps := faults[0].disk(math.MaxInt)
	if err := work(d, "record", dir, nil); err != nil {
		t.Fatal(err)
	}
	return *steps
}

// TestRecordOnce never writes over a record.
func TestRecordOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "published", "v1.json")
	if err := Record(path, []byte(first)); err != nil {
		t.Fatal(err)
	}
	if err := Record(path, []byte(second)); !errors.Is(err, ErrRecorded) {
		t.Errorf("a second record: %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != first {
		t.Errorf("the record is now %q", got)
	}
	onlyThese(t, filepath.Dir(path), "v1.json")
}

// TestFaults lets a build, and a change of a tree that is kept, fail at every
// step: killed, on a full disk, without permission. What is there then is the
// old tree or the new one; of a tree that is kept, each file is. The next build
// needs no repair.
func TestFaults(t *testing.T) {
	points := 0
	for _, f := range faults {
		for _, way := range []string{"build", "build in steps", "update"} {
			f.inSteps = way == "build in steps"
			t.Run(f.name+" "+way, func(t *testing.T) { points += f.everywhere(t, way) })
		}
	}
	if points < 100 {
		t.Errorf("only %d points of failure were tried", points)
	}
}

// everywhere lets the fault strike at each step of the work, and gives how many
// these are.
func (f fault) everywhere(t *testing.T, way string) int {
	old, changed := manyFiles()
	dir, site := newSite(t)
	out := filepath.Join(dir, "public")
	fresh(t, dir, old)
	d, steps := f.disk(math.MaxInt)
	if err := work(d, way, dir, changed); err != nil {
		t.Fatal(err)
	}
	sameTree(t, "without a fault", tree(t, out), whole(changed))
	for at := 1; at <= *steps; at++ {
		fresh(t, dir, old)
		f.strike(t, way, at, dir)
		if way == "update" {
			if err := eachOldOrNew(tree(t, out), old, changed); err != nil {
				t.Errorf("step %d: %v", at, err)
			}
		} else {
			if _, err := os.Stat(out); f.inSteps && err != nil { // as it is between two steps, until the next build begins
				begin(t, out, site).Abandon()
			}
			if got := tree(t, out); !maps.Equal(got, whole(old)) && !maps.Equal(got, whole(changed)) {
				t.Errorf("step %d: it is neither the old tree nor the new one", at)
			}
		}
		if err := work(disk{}, "build", dir, changed); err != nil {
			t.Fatalf("step %d: the next build: %v", at, err)
		}
		sameTree(t, fmt.Sprintf("the next build after step %d", at), tree(t, out), whole(changed))
		onlyThese(t, dir, "public", filepath.Base(site))
	}
	return *steps
}

// fresh builds the old tree.
func fresh(t *testing.T, dir string, old map[string]string) {
	t.Helper()
	if err := work(disk{}, "build", dir, old); err != nil {
		t.Fatal(err)
	}
}

// strike does the work with the fault at a step, in a process of its own where
// that is killed.
func (f fault) strike(t *testing.T, way string, at int, dir string) {
	t.Helper()
	if f.name != "killed" {
		d, _ := f.disk(at)
		_, changed := manyFiles()
		work(d, way, dir, changed) // it may fail, or not mind
		return
	}
	command := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	command.Env = append(os.Environ(), "PUBLISH_DIR="+dir, "PUBLISH_WAY="+way, "PUBLISH_AT="+strconv.Itoa(at))
	if f.inSteps {
		command.Env = append(command.Env, "PUBLISH_STEPS=1")
	}
	said, err := command.CombinedOutput()
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Fatalf("step %d: the process was not killed: %v %s", at, err, said)
	}
}

// eachOldOrNew wants every file of a tree to be as it was before or as it is to
// be, and all that are in both.
func eachOldOrNew(got, old, changed map[string]string) (err error) {
	for name, text := range got {
		if !strings.HasSuffix(name, "/") && text != old[name] && text != changed[name] {
			err = errors.Join(err, fmt.Errorf("%s is neither the old file nor the new one", name))
		}
	}
	for name := range old {
		if _, stays := changed[name]; stays && got[name] == "" {
			err = errors.Join(err, fmt.Errorf("%s is not there", name))
		}
	}
	return err
}
