package site

import (
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/source"
)

// counted is a folder that notes which files are read.
type counted struct {
	fstest.MapFS
	mu   sync.Mutex
	read []string
}

func (c *counted) Open(name string) (fs.File, error) {
	if f := c.MapFS[name]; f != nil && !f.Mode.IsDir() {
		c.mu.Lock()
		c.read = append(c.read, name)
		c.mu.Unlock()
	}
	return c.MapFS.Open(name)
}

// ReadFile goes by Open, so that it is counted.
func (c *counted) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(struct{ fs.FS }{c}, name)
}

func (c *counted) put(name, text string) { c.MapFS[name] = &fstest.MapFile{Data: []byte(text)} }

// two is a site of two scorecards.
func two() *counted {
	c := &counted{MapFS: fstest.MapFS{}}
	c.put("site.toml", "title = \"A site\"\n")
	c.put("content/about.md", "+++\ntitle = \"About\"\n+++\nWords.\n")
	for _, id := range []string{"east", "west"} {
		data, content := "data/"+id+"/", "content/"+id+"/"
		c.put(data+"scorecard.toml", "title = \"One\"\n[disclosure]\noff = \"made up\"\n[sections.a]\ntitle = \"A\"\n")
		c.put(data+"indicators.csv", "id,name,section,unit,good\ncic,Children,a,number,low\n")
		c.put(data+"2023-01.csv", "indicator,value\ncic,1\n")
		c.put(data+"2023-02.csv", "indicator,value\ncic,2\n")
		c.put(content+"index.md", "What it is.\n")
		c.put(content+"2023-01/index.md", "+++\npublished = 2023-02-10\n+++\n")
		c.put(content+"2023-01/a.md", "There were {{cic}}.\n")
		c.put(content+"2023-02/index.md", "+++\npublished = 2023-03-10\n+++\n")
	}
	return c
}

// TestLoaderReads says which files are read again after a change.
func TestLoaderReads(t *testing.T) {
	define := []string{"data/west/indicators.csv", "data/west/scorecard.toml"}
	for _, c := range []struct {
		name    string
		change  func(c *counted)
		changed []string
		read    []string // beside site.toml
	}{
		{"nothing", func(*counted) {}, []string{}, nil},
		{"a page", func(c *counted) { c.put("content/about.md", "+++\ntitle = \"Us\"\n+++\n") }, []string{"content/about.md"}, []string{"content/about.md"}},
		{"commentary", func(c *counted) { c.put("content/west/2023-01/a.md", "New.\n") }, []string{"content/west/2023-01/a.md"},
			append([]string{"content/west/2023-01/a.md"}, define...)},
		{"figures", func(c *counted) { c.put("data/west/2023-02.csv", "indicator,value\ncic,9\n") }, []string{"data/west/2023-02.csv"},
			append([]string{"data/west/2023-02.csv"}, define...)},
		{"a folder is named", func(*counted) {}, []string{"content/west/2023-01"},
			append([]string{"content/west/2023-01/a.md", "content/west/2023-01/index.md"}, define...)},
		{"the definition", func(c *counted) {
			c.put("data/west/indicators.csv", "id,name,section,unit,good\ncic,Children in care,a,number,low\n")
		}, []string{"data/west/indicators.csv"}, []string{"content/west/2023-01/index.md", "content/west/2023-02/index.md",
			"data/west/2023-01.csv", "data/west/2023-02.csv", "data/west/indicators.csv", "data/west/scorecard.toml"}},
		{"an empty folder of content", func(c *counted) { c.MapFS["content/west/2023-03"] = &fstest.MapFile{Mode: fs.ModeDir} },
			[]string{"content/west/2023-03"}, define},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := two()
			l := NewLoader(root)
			first, _ := l.Load(nil)
			root.read = nil
			c.change(root)
			s, problems := l.Load(c.changed)
			slices.Sort(root.read)
			if want := append(slices.Clone(c.read), "site.toml"); !slices.Equal(root.read, want) {
				t.Errorf("read %q, want %q", root.read, want)
			}
			if s.Scorecards[0] != first.Scorecards[0] {
				t.Error("the other scorecard was read again")
			}
			if same := s.Scorecards[1] == first.Scorecards[1]; same != (len(c.read) < 2) {
				t.Errorf("the scorecard is the same pointer: %v", same)
			}
			want, wanted := Load(root)
			if !reflect.DeepEqual(s.Pages, want.Pages) || !slices.Equal(problems.Sorted(), wanted.Sorted()) {
				t.Errorf("a loader that starts anew gives other pages, or\n%v for\n%v", wanted.Sorted(), problems.Sorted())
			}
		})
	}
}

// TestLoaderAll reads everything where it is not told what changed, and still
// keeps what is the same.
func TestLoaderAll(t *testing.T) {
	root := two()
	l := NewLoader(root)
	first, _ := l.Load(nil)
	root.put("content/west/2023-01/a.md", "New.\n")
	s, _ := l.Load(nil)
	before, now := first.Scorecards[1].Months[0], s.Scorecards[1].Months[0]
	if before.Commentary["a"].Sum() == now.Commentary["a"].Sum() {
		t.Error("the change was not noticed")
	}
	if &before.Figures[0] != &now.Figures[0] || before.Sum != now.Sum {
		t.Error("the figures were read into others")
	}
}

// TestLoaderProblems mends and breaks files: the problems are those of a loader
// that starts anew.
func TestLoaderProblems(t *testing.T) {
	root := two()
	l := NewLoader(root)
	l.Load(nil)
	for n, change := range []struct{ name, text string }{
		{"data/west/2023-02.csv", "indicator,value\ncic,many\n"},
		{"content/west/2023-01/a.md", "<b>\n"},
		{"data/west/2023-02.csv", "indicator,value\ncic,3\n"},
		{"data/west/indicators.csv", "id,name,section,unit,good\ncic,Children,b,number,low\n"},
		{"content/east/2023-01/b.md", "No such section.\n"},
		{"data/west/indicators.csv", "id,name,section,unit,good\nlac,Children,a,number,low\n"},
		{"data/west/2023-02.csv", ""},
		{"content/east/2023-01/b.md", ""},
		{"data/north/scorecard.toml", "title = \"No indicators\"\n"},
		{"content/about.md", "\x00"},
		{"data/north/scorecard.toml", ""},
		{"site.toml", "titel = 1\n"},
		{"static/crest.svg", "<svg/>"},
		{"site.toml", "title = \"x\"\n[theme]\ncrest = \"crest.svg\"\n"},
		{"static/crest.svg", ""},
	} {
		if change.text == "" {
			delete(root.MapFS, change.name)
		} else {
			root.put(change.name, change.text)
		}
		s, problems := l.Load([]string{change.name})
		want, wanted := Load(root)
		if !slices.Equal(problems.Sorted(), wanted.Sorted()) {
			t.Fatalf("change %d, %s: %v, want %v", n, change.name, problems.Sorted(), wanted.Sorted())
		}
		if len(s.Scorecards) != len(want.Scorecards) || s.Config.Title != want.Config.Title {
			t.Fatalf("change %d, %s: %d scorecards, want %d", n, change.name, len(s.Scorecards), len(want.Scorecards))
		}
	}
}

// TestLoaderForgets keeps nothing of what is gone.
func TestLoaderForgets(t *testing.T) {
	root := two()
	l := NewLoader(root)
	l.Load(nil)
	delete(root.MapFS, "content/west/2023-01/a.md")
	delete(root.MapFS, "content/about.md")
	maps.DeleteFunc(root.MapFS, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "data/east/") })
	l.Load([]string{"content/west/2023-01/a.md", "content/about.md", "data/east"})
	if _, ok := l.scorecards["west"].memos["content/west/2023-01/a.md"]; ok {
		t.Error("a file that is gone is remembered")
	}
	if len(l.common.memos) != 0 || l.scorecards["east"] != nil {
		t.Errorf("%d pages and the scorecard %v are remembered", len(l.common.memos), l.scorecards["east"])
	}
}

// TestRemembered keeps what a file was read into, for the same bytes and
// circumstances alone.
func TestRemembered(t *testing.T) {
	root := fstest.MapFS{"a": {Data: []byte("1")}}
	l := NewLoader(root)
	count := 0
	read := func(changed []string, under string) int {
		run := l.run(l.common, newNews(changed))
		value, _ := remember(run, "a", source.SumOf([]byte(under)), func(*loader, *source.File) int { count++; return count })
		l.common = &kept{memos: run.memos}
		return value
	}
	for n, c := range []struct {
		text, under string
		changed     []string
		want        int
	}{
		{"1", "x", nil, 1},
		{"1", "x", nil, 1},           // read again, the same
		{"2", "x", []string{}, 1},    // nobody said so
		{"2", "x", []string{"b"}, 1}, // another file
		{"2", "x", []string{"a"}, 2},
		{"2", "y", []string{}, 3}, // under other circumstances
		{"3", "y", []string{"."}, 4},
		{"4", "y", []string{"./a"}, 5},
		{"4", "y", []string{"a/b"}, 5},
	} {
		root["a"].Data = []byte(c.text)
		if got := read(c.changed, c.under); got != c.want {
			t.Errorf("step %d: %d, want %d", n, got, c.want)
		}
	}
}
