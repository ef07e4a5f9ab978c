package watch

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// saves are the ways in which editors put a new text in the place of an old
// one.
var saves = map[string]func(p *place, name, text string){
	"truncate and write": func(p *place, name, text string) {
		f, err := os.OpenFile(p.path(name), os.O_WRONLY|os.O_TRUNC, 0)
		p.must(err)
		_, err = f.WriteString(text)
		p.must(err)
		p.must(f.Close())
	},
	"backup and rename": func(p *place, name, text string) { // vim, with a file to try whether it may
		dir := filepath.Dir(p.path(name))
		p.must(os.WriteFile(filepath.Join(dir, "4913"), nil, 0o644))
		p.must(os.Remove(filepath.Join(dir, "4913")))
		p.must(os.Rename(p.path(name), p.path(name)+"~"))
		p.must(os.WriteFile(p.path(name), []byte(text), 0o644))
		p.must(os.Remove(p.path(name) + "~"))
	},
	"lock, temporary file and rename": func(p *place, name, text string) { // LibreOffice
		dir, base := filepath.Split(p.path(name))
		lock := filepath.Join(dir, ".~lock."+base+"#")
		p.must(os.WriteFile(lock, []byte(",me,,;"), 0o644))
		p.must(os.WriteFile(filepath.Join(dir, "lu1234abcd.tmp"), []byte(text), 0o644))
		p.must(os.Rename(filepath.Join(dir, "lu1234abcd.tmp"), p.path(name)))
		p.must(os.Remove(lock))
	},
	"new file and rename": func(p *place, name, text string) { // sed -i
		dir := filepath.Dir(p.path(name))
		f, err := os.CreateTemp(dir, "sed")
		p.must(err)
		_, err = f.WriteString(text)
		p.must(err)
		p.must(f.Close())
		p.must(os.Rename(f.Name(), p.path(name)))
	},
	"remove and write": func(p *place, name, text string) {
		p.must(os.Remove(p.path(name)))
		p.must(os.WriteFile(p.path(name), []byte(text), 0o644))
	},
	"same size and date": func(p *place, name, text string) {
		info, err := os.Stat(p.path(name))
		p.must(err)
		p.must(os.WriteFile(p.path(name), []byte(text), 0o644))
		p.must(os.Chtimes(p.path(name), info.ModTime(), info.ModTime()))
	},
}

// TestSave saves a file in every way: the file is reported, when it has the new
// text, and nothing else is.
func TestSave(t *testing.T) {
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, p *place) {
				save(p, csv, after)
				p.reports(csv)
				if text, err := os.ReadFile(p.path(csv)); err != nil || string(text) != after {
					t.Errorf("when it was reported the file had %q, %v", text, err)
				}
				save(p, csv, before) // and once more: the watch on the folder has outlived the first
				p.reports(csv)
				p.still()
			})
		})
	}
}

// TestSed runs the program itself.
func TestSed(t *testing.T) {
	t.Parallel()
	p := begin(t, false)
	if out, err := exec.Command("sed", "-i", "s/444/437/", p.path(csv)).CombinedOutput(); err != nil {
		t.Skipf("sed -i does not work here: %v %s", err, out)
	}
	p.reports(csv)
}

// TestNoChange does what changes no contents.
func TestNoChange(t *testing.T) {
	for name, save := range saves {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			both(t, func(t *testing.T, p *place) {
				save(p, csv, before)
				p.still()
			})
		})
	}
	both(t, func(t *testing.T, p *place) {
		p.must(os.Chmod(p.path(csv), 0o600))
		p.write("data/dorset/.2023-03.csv.swp", "b0VIM")
		p.write("data/dorset/2023-03.csv~", before)
		p.write("public/index.html", "<p>other")
		p.write("notes.txt", "not read")
		p.write("node_modules/a/b.js", "")
		p.still()
	})
}
