package main

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/record"
)

// edits makes random changes to a site in memory, as people do: other words,
// other figures, renames, deletions, broken files and repairs.
type edits struct {
	r     *rand.Rand
	site  fstest.MapFS
	whole map[string]string // the site as it was before the first edit
	log   []string          // what was done, for whom a failure puzzles

	closed []string // the records of months that were written
}

// newEdits begins with a small site that has something of everything.
func newEdits(seed uint64) *edits {
	e := &edits{r: rand.New(rand.NewPCG(seed, 4)), site: fstest.MapFS{}, whole: wholeSite()}
	for name, text := range e.whole {
		e.put(name, text)
	}
	return e
}

func (e *edits) put(name, text string) {
	e.site[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

// files lists the site's files.
func (e *edits) files() []string {
	var names []string
	for name, f := range e.site {
		if !f.Mode.IsDir() {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func pick[T any](e *edits, all []T) T { return all[e.r.IntN(len(all))] }

// edit makes one change and names what changed.
func (e *edits) edit() []string {
	kinds := []struct {
		share int
		name  string
		do    func() []string
	}{
		{26, "write", e.write}, {22, "retype", e.retype}, {7, "break", e.damage}, {7, "delete", e.remove},
		{6, "rename", e.rename}, {4, "move", e.move}, {4, "folder", e.folder}, {14, "mend", e.mend}, {10, "close", e.close},
	}
	n := e.r.IntN(100)
	for _, k := range kinds {
		if n -= k.share; n < 0 {
			changed := k.do()
			e.log = append(e.log, fmt.Sprintf("%s %q", k.name, changed))
			return changed
		}
	}
	panic("the shares do not add up")
}

// free reports whether a file may stand under a name: nothing is below it, and
// no file is above it.
func (e *edits) free(name string) bool {
	for other, f := range e.site {
		if strings.HasPrefix(other, name+"/") || !f.Mode.IsDir() && strings.HasPrefix(name, other+"/") || other == name && f.Mode.IsDir() {
			return false
		}
	}
	return true
}

// write puts another text that makes sense under a name.
func (e *edits) write() []string {
	v := pick(e, variants)
	name, text := v.name, pick(e, v.texts)
	if c := e.r.IntN(3); strings.Contains(name, "east") && c > 0 {
		name = strings.ReplaceAll(name, "east", "west")
	}
	if !e.free(name) {
		return nil
	}
	e.put(name, text)
	return []string{name}
}

// retype changes a line of a file: takes it out, doubles it, swaps it with
// another, or changes a digit or a letter.
func (e *edits) retype() []string {
	name := pick(e, e.files())
	lines := strings.SplitAfter(string(e.site[name].Data), "\n")
	n, m := e.r.IntN(len(lines)), e.r.IntN(len(lines))
	switch e.r.IntN(5) {
	case 0:
		lines = slices.Delete(lines, n, n+1)
	case 1:
		lines = slices.Insert(lines, n, lines[n])
	case 2:
		lines[n], lines[m] = lines[m], lines[n]
	case 3:
		digits := strings.NewReplacer("1", "2", "2", "3", "3", "7", "4", "1", "7", "4", "9", "8")
		lines[n] = digits.Replace(lines[n])
	default:
		if i := strings.LastIndexAny(lines[n], "aeiou"); i >= 0 {
			lines[n] = lines[n][:i] + string("aeiou"[e.r.IntN(5)]) + lines[n][i+1:]
		}
	}
	e.put(name, strings.Join(lines, ""))
	return []string{name}
}

// damage breaks a file.
func (e *edits) damage() []string {
	name := pick(e, e.files())
	text := string(e.site[name].Data)
	e.put(name, pick(e, []string{"", "\x00", "\xff\xfeu\x00", text[:len(text)/2], text + "\n{{nothing}} <b> {{\n", "+++\n", "a,b\n1\n", "= 1\n"}))
	return []string{name}
}

func (e *edits) remove() []string {
	name := pick(e, e.files())
	delete(e.site, name)
	return []string{name}
}

// rename gives a file the name of another kind of file, or of none.
func (e *edits) rename() []string {
	from := pick(e, e.files())
	to := path.Dir(from) + "/" + pick(e, []string{"2023-01.csv", "2023-05.csv", "index.md", "safety.md", "profile.md", "cic.md", "2022-01.md", "new.txt", "scorecard.toml", ".hidden", "about.md"})
	if e.r.IntN(3) == 0 {
		to = pick(e, variants).name
	}
	if to == from || !e.free(to) {
		return nil
	}
	e.site[to] = e.site[from]
	delete(e.site, from)
	return []string{from, to}
}

// move moves or copies a folder, a scorecard's among them, or takes one away.
func (e *edits) move() []string {
	pairs := [][2]string{{"data/east", "data/north"}, {"content/east", "content/north"}, {"content/west/2023-01", "content/west/2023-02"},
		{"content/east/2023-03", "content/east/2023-04"}, {"static/papers", "static/files"}, {"data/north", ""}, {"content/north", ""}, {"layouts", ""}, {"content/east/meetings", ""}}
	p := pick(e, pairs)
	copied := e.r.IntN(2) == 0
	if p[1] != "" && !e.free(p[1]+"/x") {
		return nil
	}
	for _, name := range e.files() {
		below, ok := strings.CutPrefix(name, p[0]+"/")
		if !ok {
			continue
		}
		if to := p[1] + "/" + below; p[1] != "" && e.free(to) {
			e.site[to] = e.site[name]
		}
		if !copied || p[1] == "" {
			delete(e.site, name)
		}
	}
	return []string{p[0], p[1]}
}

// folder makes an empty folder, or takes one away.
func (e *edits) folder() []string {
	name := pick(e, []string{"data/south", "data/east/2023-06", "content/east/2023-06", "content/south", "content/west/2023-02/notes", "layouts/assets", "static/empty", "data/east/published"})
	if f := e.site[name]; f != nil {
		delete(e.site, name)
	} else if e.free(name) {
		e.site[name] = &fstest.MapFile{Mode: fs.ModeDir | 0o755}
	}
	return []string{name}
}

// close closes a month, or corrects one that is closed, where that can be done.
// Mending keeps its record.
func (e *edits) close() []string {
	m := 1 + e.r.IntN(3)
	c := closing{id: pick(e, []string{"east", "west"}), month: fmt.Sprintf("2023-%02d", m)}
	words := fmt.Sprintf("content/%s/%s/index.md", c.id, c.month)
	before := e.site[words]
	if e.site["data/"+c.id+"/published/"+c.month+"/v1.json"] != nil {
		c.reason = fmt.Sprintf("Slip %d.", len(e.log))
		if !e.free(words) {
			return nil
		}
		e.put(words, dated(fmt.Sprintf("2023-%02d-20", m+1), "corrected = 2023-07-01\n", fmt.Sprintf("It is {{cic}}, not %d.\n", len(e.log))))
	}
	made, problems, err := c.make(e.site)
	if err != nil || problems.Fatal() {
		if e.site[words] = before; before == nil {
			delete(e.site, words)
		}
		return nil
	}
	// What only an edit gave an address would be missed for ever once it is mended.
	made.Addresses = slices.DeleteFunc(made.Addresses, func(a record.Address) bool { return !strings.HasPrefix(a.Path, c.id+"/"+c.month+"/") })
	text, err := record.Write(made)
	if err != nil {
		panic(err)
	}
	name := fmt.Sprintf("data/%s/published/%s/v%d.json", c.id, c.month, made.Version)
	e.put(name, string(text))
	e.whole[name] = string(text)
	e.closed = append(e.closed, name)
	return []string{name, words}
}

// mend puts a few files back as they were, or takes away what was not there.
func (e *edits) mend() []string {
	var wrong []string
	for name := range e.site {
		if text, ok := e.whole[name]; !ok || text != string(e.site[name].Data) {
			wrong = append(wrong, name)
		}
	}
	for name := range e.whole {
		if e.site[name] == nil {
			wrong = append(wrong, name)
		}
	}
	slices.Sort(wrong)
	e.r.Shuffle(len(wrong), func(i, j int) { wrong[i], wrong[j] = wrong[j], wrong[i] })
	return e.restore(wrong[:min(len(wrong), 1+e.r.IntN(4))])
}

// restore puts files back as they were.
func (e *edits) restore(names []string) []string {
	for _, name := range names {
		if _, ok := e.whole[name]; !ok {
			delete(e.site, name)
		}
	}
	for _, name := range names {
		if text, ok := e.whole[name]; ok && e.free(name) {
			e.put(name, text)
		}
	}
	return names
}

// mendAll puts everything back, but for what can do no harm.
func (e *edits) mendAll() []string {
	names := slices.Collect(maps.Keys(e.site))
	names = slices.AppendSeq(names, maps.Keys(e.whole))
	slices.Sort(names)
	e.log = append(e.log, "mend everything")
	return e.restore(slices.Compact(names))
}

// told is how a change is reported: exactly, by its folder, or as everything.
func (e *edits) told(changed []string) []string {
	if e.r.IntN(20) == 0 {
		return nil
	}
	out := []string{}
	for _, name := range changed {
		switch e.r.IntN(8) {
		case 0:
			name = path.Dir(name)
		case 1:
			out = append(out, "static/nothing-there") // one name too many is harmless
		}
		out = append(out, name)
	}
	return out
}
