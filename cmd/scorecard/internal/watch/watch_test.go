package watch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	csv     = "data/dorset/2023-03.csv"
	before  = "indicator,value\ncic,444\n"
	after   = "indicator,value\ncic,437\n"
	article = "content/dorset/2023-03/health.md"
)

// patience is for what must happen; haste for what must not.
const (
	patience = 30 * time.Second
	haste    = 300 * time.Millisecond
)

// A place is a site's folder and what watches it.
type place struct {
	t   *testing.T
	dir string
	w   *Watcher
}

// begin makes a small site and begins to watch it; blindly, by sweeps alone.
func begin(t *testing.T, blind bool) *place {
	t.Helper()
	p := &place{t: t, dir: t.TempDir()}
	p.write("site.toml", "title = \"A\"\n")
	p.write(csv, before)
	p.write(article, "Well.\n")
	p.write("public/index.html", "<p>")
	p.open(blind)
	return p
}

func (p *place) open(blind bool) {
	p.t.Helper()
	o := Options{
		Names: []string{"site.toml", "data", "content", "layouts", "static"},
		Ignore: func(name string) bool {
			return strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".tmp")
		},
		Quiet:   40 * time.Millisecond,
		Writing: 200 * time.Millisecond,
		Sweep:   time.Hour,
	}
	var err error
	if blind {
		o.Sweep = 20 * time.Millisecond
		p.w, err = open(p.dir, o, nil, errors.New("blind"))
	} else {
		p.w, err = Open(p.dir, o)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() {
		if err := p.w.Close(); err != nil {
			p.t.Error(err)
		}
	})
}

func (p *place) path(name string) string { return filepath.Join(p.dir, filepath.FromSlash(name)) }

func (p *place) write(name, text string) {
	p.t.Helper()
	p.must(os.MkdirAll(filepath.Dir(p.path(name)), 0o755))
	p.must(os.WriteFile(p.path(name), []byte(text), 0o644))
}

func (p *place) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// reports waits until all names have been reported, and wants no others.
func (p *place) reports(names ...string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	missing := slices.Clone(names)
	for len(missing) > 0 {
		changed, err := p.w.Next(ctx)
		if err != nil {
			p.t.Fatalf("%q was not reported: %v", missing, err)
		}
		for _, name := range changed {
			if !slices.Contains(names, name) {
				p.t.Errorf("%q was reported", name)
			}
			missing = slices.DeleteFunc(missing, func(m string) bool { return m == name })
		}
	}
}

// still wants nothing to be reported.
func (p *place) still() {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), haste)
	defer cancel()
	if changed, err := p.w.Next(ctx); err == nil {
		p.t.Errorf("%q was reported", changed)
	} else if !errors.Is(err, context.DeadlineExceeded) {
		p.t.Error(err)
	}
}

// both runs a test with events and with sweeps alone.
func both(t *testing.T, test func(t *testing.T, p *place)) {
	for _, blind := range []bool{false, true} {
		t.Run(fmt.Sprintf("blind=%v", blind), func(t *testing.T) {
			t.Parallel()
			test(t, begin(t, blind))
		})
	}
}

// TestSlowly writes a file in pieces further apart than the quiet that is
// waited for. The file is reported once, whole. By sweeps alone, and where the
// system does not tell who writes, that cannot be had.
func TestSlowly(t *testing.T) {
	t.Parallel()
	p := begin(t, false)
	f, err := os.OpenFile(p.path(csv), os.O_WRONLY|os.O_TRUNC, 0)
	p.must(err)
	if !openForWriting(p.path(csv)) {
		t.Skip("the system does not tell that a file is open for writing")
	}
	text := strings.Repeat(after, 3)
	wrote := make(chan error)
	go func() {
		for _, piece := range []string{text[:1], text[1:20], text[20:40], text[40:]} {
			time.Sleep(2 * p.w.options.Quiet)
			if _, err := io.WriteString(f, piece); err != nil {
				wrote <- err
				return
			}
		}
		wrote <- f.Close()
	}()
	p.reports(csv)
	if got, err := os.ReadFile(p.path(csv)); err != nil || string(got) != text {
		t.Errorf("when it was reported the file had %d of %d bytes, %v", len(got), len(text), err)
	}
	p.must(<-wrote)
	p.still()
}

// TestPieces writes a file in pieces closer than the quiet that is waited for,
// opening it each time.
func TestPieces(t *testing.T) {
	both(t, func(t *testing.T, p *place) {
		text := strings.Repeat(after, 40)
		wrote := make(chan error, 1)
		go func() {
			_ = os.Truncate(p.path(csv), 0)
			for n := 0; n < len(text); n += 100 {
				f, err := os.OpenFile(p.path(csv), os.O_WRONLY|os.O_APPEND, 0)
				if err == nil {
					_, err = f.WriteString(text[n:min(n+100, len(text))])
				}
				if err = errors.Join(err, f.Close()); err != nil {
					wrote <- err
					return
				}
				time.Sleep(time.Millisecond)
			}
			wrote <- nil
		}()
		p.must(<-wrote)
		p.reports(csv)
		if got, err := os.ReadFile(p.path(csv)); err != nil || string(got) != text {
			t.Errorf("when it was reported the file had %d of %d bytes, %v", len(got), len(text), err)
		}
	})
}

// TestWithoutEnd writes a file all the time: it is reported nevertheless.
func TestWithoutEnd(t *testing.T) {
	t.Parallel()
	p := begin(t, false)
	p.w.options.Longest = 200 * time.Millisecond
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for n := 0; ; n++ {
			select {
			case <-done:
				return
			case <-time.After(5 * time.Millisecond):
				_ = os.WriteFile(p.path(csv), fmt.Appendf(nil, "indicator,value\ncic,%d\n", n), 0o644)
			}
		}
	}()
	p.reports(csv)
	p.reports(csv)
	close(done)
	<-ended
}

// TestFolders makes, moves and removes folders, and changes what is in them
// afterwards.
func TestFolders(t *testing.T) {
	both(t, func(t *testing.T, p *place) {
		p.write("content/dorset/2023-04/deep/er/health.md", "New.\n")
		p.reports("content/dorset/2023-04")
		p.write("content/dorset/2023-04/deep/er/health.md", "Newer.\n")
		p.reports("content/dorset/2023-04/deep/er/health.md")
		p.must(os.Rename(p.path("content/dorset/2023-04"), p.path("content/dorset/2023-05")))
		p.reports("content/dorset/2023-04", "content/dorset/2023-05")
		p.write("content/dorset/2023-05/deep/er/health.md", "Newest.\n")
		p.reports("content/dorset/2023-05/deep/er/health.md")
		p.must(os.MkdirAll(p.path("content/rotherham"), 0o755))
		p.reports("content/rotherham")
		p.must(os.Rename(p.path("content/dorset/2023-05/deep"), p.path("content/rotherham/deep")))
		p.reports("content/dorset/2023-05/deep", "content/rotherham/deep")
		p.write("content/rotherham/deep/er/health.md", "Moved.\n")
		p.reports("content/rotherham/deep/er/health.md")
		p.must(os.RemoveAll(p.path("content/rotherham")))
		p.reports("content/rotherham")
		p.must(os.Remove(p.path(csv)))
		p.reports(csv)
		p.must(os.Mkdir(p.path(csv), 0o755)) // a folder with the name of a file
		p.reports(csv)
		p.must(os.Remove(p.path(csv)))
		p.write(csv, after)
		p.reports(csv)
		p.write("layouts/month.html", "{{.Title}}")
		p.reports("layouts")
		p.still()
	})
}

// TestExchange puts two folders in each other's place.
func TestExchange(t *testing.T) {
	both(t, func(t *testing.T, p *place) {
		p.write("data/rotherham/2023-03.csv", after)
		p.reports("data/rotherham")
		p.must(os.Rename(p.path("data/dorset"), p.path("data/x")))
		p.must(os.Rename(p.path("data/rotherham"), p.path("data/dorset")))
		p.must(os.Rename(p.path("data/x"), p.path("data/rotherham")))
		p.reports("data/dorset", "data/rotherham")
		for _, name := range []string{"data/rotherham/2023-03.csv", csv} {
			p.write(name, "indicator,value\n")
			p.reports(name)
		}
	})
}

// TestLinks changes what links lead to: a folder that has two names, and a file.
func TestLinks(t *testing.T) {
	both(t, func(t *testing.T, p *place) {
		elsewhere := t.TempDir()
		p.must(os.WriteFile(filepath.Join(elsewhere, "2023-04.csv"), []byte(before), 0o644))
		if err := os.Symlink(elsewhere, p.path("data/linked")); err != nil {
			t.Skip(err)
		}
		p.must(os.Symlink(elsewhere, p.path("data/again")))
		p.reports("data/linked", "data/again")
		p.must(os.WriteFile(filepath.Join(elsewhere, "2023-04.csv"), []byte(after), 0o644))
		p.reports("data/linked/2023-04.csv", "data/again/2023-04.csv")
		p.must(os.Remove(p.path("data/again")))
		p.reports("data/again")
		p.must(os.WriteFile(filepath.Join(elsewhere, "2023-04.csv"), []byte(before), 0o644))
		p.reports("data/linked/2023-04.csv")
		p.must(os.Symlink("..", p.path("data/dorset/loop")))
		p.reports("data/dorset/loop")
		p.must(os.Symlink("nowhere", p.path("data/dorset/nowhere")))
		p.reports("data/dorset/nowhere")
		p.still()
	})
}

// TestMissed changes what no event tells of, between two sweeps: they find it.
func TestMissed(t *testing.T) {
	t.Parallel()
	p := begin(t, true)
	elsewhere := filepath.Join(t.TempDir(), "a.md")
	p.must(os.WriteFile(elsewhere, []byte("one"), 0o644))
	if err := os.Symlink(elsewhere, p.path("content/a.md")); err != nil {
		t.Skip(err)
	}
	p.reports("content/a.md")
	p.must(os.WriteFile(elsewhere, []byte("two"), 0o644))
	p.reports("content/a.md")
}

// TestOverflow has the system report more than it could hold.
func TestOverflow(t *testing.T) {
	t.Parallel()
	p := begin(t, false)
	info, err := os.Stat(p.path(csv))
	p.must(err)
	p.write(csv, after)
	p.must(os.Chtimes(p.path(csv), info.ModTime(), info.ModTime()))
	p.w.mu.Lock()
	clear(p.w.heard) // lost
	p.w.mu.Unlock()
	p.w.hear("", true)
	p.reports(csv)
}

// TestRoot takes the whole site away and puts another in its place.
func TestRoot(t *testing.T) {
	both(t, func(t *testing.T, p *place) {
		p.w.options.Sweep = 20 * time.Millisecond // nobody reports what becomes of the root
		aside := p.dir + ".aside"
		p.must(os.Rename(p.dir, aside))
		p.reports(p.w.options.Names...)
		p.must(os.Rename(aside, p.dir))
		p.reports(p.w.options.Names...)
		p.write(csv, after)
		p.reports(csv)
	})
}

// TestCheckout goes back and forth between two commits with hundreds of files.
func TestCheckout(t *testing.T) {
	t.Parallel()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("there is no git")
	}
	p := &place{t: t, dir: t.TempDir()}
	run := func(args ...string) {
		t.Helper()
		c := exec.Command(git, append([]string{"-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"}, args...)...)
		c.Dir = p.dir
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	run("init", "-q")
	var names []string
	commit := func(text string) {
		names = nil
		for n := range 300 {
			name := fmt.Sprintf("data/council-%d/2023-%02d.csv", n%25, 1+n/25)
			p.write(name, text)
			names = append(names, name)
		}
		run("add", "-A")
		run("commit", "-q", "-m", "figures")
	}
	commit(before)
	run("branch", "first")
	p.write("content/dorset/index.md", "New.\n")
	p.must(os.Remove(p.path(names[0])))
	run("add", "-A")
	run("commit", "-q", "-m", "other")
	commit(after)
	p.open(false)
	run("checkout", "-q", "first")
	p.reports(append(names, "content")...)
	run("checkout", "-q", "-")
	p.reports(append(names, "content")...)
	p.still()
}

// TestWhileAway changes files while nobody waits for them.
func TestWhileAway(t *testing.T) {
	both(t, func(t *testing.T, p *place) {
		p.write(csv, after)
		p.reports(csv)
		p.write(csv, before)
		p.write(article, "Better.\n")
		for until := time.Now().Add(patience); p.w.Blind() == nil && !p.w.Stirring(); time.Sleep(time.Millisecond) {
			if time.Now().After(until) {
				t.Fatal("nothing stirs")
			}
		}
		p.reports(csv, article)
		if p.w.Stirring() {
			t.Error("something still stirs")
		}
	})
}

// TestOpen wants a folder.
func TestOpen(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{filepath.Join(dir, "nowhere"), file} {
		if w, err := Open(wrong, Options{}); err == nil {
			t.Errorf("%s is watched", wrong)
			_ = w.Close()
		}
	}
}

// TestSweepPart wants each sweep to look at a part of a large site, and all of
// them together at everything.
func TestSweepPart(t *testing.T) {
	p := &place{t: t, dir: t.TempDir()}
	for n := range 20 {
		p.write(fmt.Sprintf("data/council-%02d/2023-03.csv", n), before)
	}
	s := newStock(p.dir, Options{Names: []string{"data"}}.withDefaults(), folderEvents{func(string) {}, func(string) {}})
	s.add("")
	for _, f := range s.folders {
		for base, e := range f.entries {
			e.fresh = false // as if two seconds had passed
			f.entries[base] = e
		}
	}
	p.write("data/council-07/2023-03.csv", after+after)
	found, sweeps := 0, 0
	for ; sweeps < 20 && found == 0; sweeps++ {
		found += len(s.sweep(4))
	}
	if found != 1 || sweeps < 3 {
		t.Errorf("%d spots were found in %d sweeps", found, sweeps)
	}
}
