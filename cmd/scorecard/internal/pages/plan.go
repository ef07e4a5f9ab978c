package pages

import (
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/source"
)

// A Plan is every file of a site, each with a key: the sum of everything that
// the file is made from. Files of one name and key have the same bytes, in
// whichever Plan they stand; so a file is made again only where its key is
// another. A Plan never changes, and may be used by many goroutines at once.
//
// What a page is made from is what its layout can reach from the page's data,
// and nothing else (layouts/README.md): the site, what its own kind of page
// has, and for a month the figures that it knew. TestReach walks the types.
type Plan struct {
	in      Input
	site    *Site
	shared  map[kind]Key
	shelves []*shelf // of the scorecards, in their order
	byID    map[string]*shelf
	own     *shelf // of what belongs to no scorecard
	known   *known // from plan to plan
	moved   *shelf // addresses that were published and lead on
	moves   []move // those addresses, in order
}

// A Key stands for what a file is made from.
type Key struct {
	Made  source.Sum // everything but the style sheet's address
	Style string     // a page's style sheet, from the root: "assets/site.1a2b3c.css"; "" for other files
}

// String prints the key as one word.
func (k Key) String() string {
	all := source.Makings(k.Made[:])
	all.Text(k.Style)
	return all.Sum().String()
}

// A kind is what files have in common: a layout's name, or one of these.
type kind string

const (
	copiedFile kind = ""     // nothing
	dataFile   kind = "data" // what every file may know of the site
)

// isPage reports whether the files have a layout, whose name the kind then is.
func (k kind) isPage() bool { return k != copiedFile && k != dataFile }

// An entry is a file of the site.
type entry struct {
	name   string
	kind   kind
	made   source.Sum // of what is its own, beside what its kind shares
	static *Static    // whose bytes are what it is made from, where it is one
	print  func(w *worker)
}

// A shelf is the files of one scorecard, or those of none.
type shelf struct {
	entries []entry
	index   map[string]int
	leaves  []leaf         // of a scorecard
	byDir   map[string]int // of a leaf, its index
	months  []int          // where among entries the files of each leaf begin, and those of the last end
	charts  []*charted     // of the leaves
	printed *shelved       // what it was made from; nil for the files of none
	leads   []lead         // the links of a scorecard's texts
}

func (s *shelf) add(name string, k kind, all source.Makings, print func(w *worker)) {
	s.entries = append(s.entries, entry{name: name, kind: k, made: all.Sum(), print: print})
}

// monthly is how many of the entries, which come first, are files of months.
func (s *shelf) monthly() int {
	if len(s.months) == 0 {
		return 0
	}
	return s.months[len(s.months)-1]
}

// same reports whether another shelf has the same files, made from the same. It is
// for shelves without charts.
func (s *shelf) same(other *shelf) bool {
	return slices.EqualFunc(s.entries, other.entries, func(a, b entry) bool {
		return a.name == b.name && a.kind == b.kind && a.made == b.made && a.static == b.static
	})
}

// finish makes ready to look up names.
func (s *shelf) finish() *shelf {
	s.index = make(map[string]int, len(s.entries))
	for n := range s.entries {
		s.index[s.entries[n].name] = n
	}
	return s
}

// NewPlan plans a site. What an earlier plan, which may be nil, has of
// scorecards that are the same is taken over.
func NewPlan(in Input, before *Plan) *Plan {
	p := &Plan{in: in, site: newSite(in), byID: map[string]*shelf{}, known: new(known)}
	p.site.options = new(chart.Options)
	if before != nil {
		p.site.options = before.site.options
		p.known = before.known
	}
	p.share()
	for _, s := range in.Book.Scorecards {
		var old *shelf
		if before != nil {
			old = before.byID[s.ID]
		}
		addressed := p.site.BaseURL != ""
		if old == nil || old.printed.s != s || old.printed.addressed != addressed {
			old = newShelf(s, addressed, old)
		}
		p.shelves = append(p.shelves, old)
		p.byID[s.ID] = old
	}
	if p.own = p.ownShelf(); before != nil && p.own.same(before.own) {
		p.own = before.own
	}
	p.move()
	return p
}

// share gives each kind of file what all files of it are made from.
func (p *Plan) share() {
	site := p.site.makings()
	p.shared = map[kind]Key{copiedFile: {}, dataFile: {Made: site.Sum()}}
	for _, name := range pageLayouts {
		all := slices.Clone(site)
		all.Add(p.in.Layouts.sum(name))
		p.shared[kind(name)] = Key{all.Sum(), p.in.Layouts.assets["site.css"].name}
	}
}

// makings lists everything that a file may know of the site: its words, and
// whatever fields a Site has. TestMakings holds that these are plain values.
func (s *Site) makings() (all source.Makings) {
	all.Add(s.words.Sum(), s.glossary.sum)
	v := reflect.ValueOf(s).Elem()
	for n := range v.NumField() {
		if v.Type().Field(n).IsExported() {
			all.Text(fmt.Sprintf("%#v", v.Field(n).Interface()))
		}
	}
	return all
}

func (p *Plan) key(e *entry) Key {
	k := p.shared[e.kind]
	var all source.Makings
	all.Add(k.Made, e.made)
	if e.static != nil {
		all.Add(e.static.sumOf(p.in.Root))
	}
	k.Made = all.Sum()
	return k
}

// shelf gives the shelf that has the files whose names begin with a part.
func (p *Plan) shelf(first string) *shelf {
	if s := p.byID[first]; s != nil {
		return s
	}
	return p.own
}

// entry finds a file; nil where there is none of the name.
func (p *Plan) entry(name string) *entry {
	id, below, _ := strings.Cut(name, "/")
	s, isScorecard := p.byID[id]
	if !isScorecard {
		s = p.own
	}
	if n, ok := s.index[name]; ok {
		return &s.entries[n]
	}
	if n, ok := s.leafOf(id, below); ok && isScorecard {
		for _, e := range p.chartEntries(s, n, nil) {
			if e.name == name {
				return &e
			}
		}
	}
	if n, ok := p.moved.index[name]; ok {
		return &p.moved.entries[n]
	}
	return nil
}

// leafOf finds the leaf that a chart's file or frame is of, by its address below
// the scorecard's.
func (s *shelf) leafOf(id, below string) (n int, ok bool) {
	dir, _, isChart := strings.Cut(below, "charts/")
	if !isChart {
		if dir, _, isChart = strings.Cut(below, "embed/"); !isChart {
			return 0, false
		}
	}
	if dir == "" && len(s.leaves) > 0 {
		return slices.IndexFunc(s.leaves, leaf.newest), true
	}
	n, ok = s.byDir[id+"/"+dir]
	return n, ok
}

// Key gives the key of a file; false where there is none of the name.
func (p *Plan) Key(name string) (Key, bool) {
	e := p.entry(name)
	if e == nil {
		return Key{}, false
	}
	return p.key(e), true
}

// Render makes one file. A layout that fails is a problem. The error is that of
// reading a static file, or wraps fs.ErrNotExist where there is no file of the
// name. The caller may not change the bytes.
func (p *Plan) Render(name string) (File, source.Problems, error) {
	e := p.entry(name)
	if e == nil {
		return File{}, nil, &fs.PathError{Op: "render", Path: name, Err: fs.ErrNotExist}
	}
	var made File
	r := &renderer{Plan: p, emit: func(f File) error { made = f; return nil }}
	e.print(&worker{renderer: r})
	return made, r.problems, r.err
}

// each calls f with every file of a shelf.
func (p *Plan) each(s *shelf, f func(e *entry)) {
	for n := range s.entries {
		f(&s.entries[n])
	}
	for n := range s.charts {
		for _, e := range p.chartEntries(s, n, nil) {
			f(&e)
		}
	}
}

// Each calls f with every file, in an order of the plan's own.
func (p *Plan) Each(f func(name string, key Key)) {
	for _, s := range append(slices.Clone(p.shelves), p.own, p.moved) {
		p.each(s, func(e *entry) { f(e.name, p.key(e)) })
	}
}

// Since lists the files that are not as they were in an earlier plan: other,
// new or gone. Scorecards that are the same are passed over as a whole, but
// for files of a kind that is made from something else now.
func (p *Plan) Since(old *Plan) []string {
	d := difference{now: p, old: old, kinds: map[kind]bool{}}
	for k, key := range p.shared {
		d.kinds[k] = old.shared[k] != key
	}
	for id, was := range old.byID {
		d.compare(was, p.byID[id])
	}
	for id, s := range p.byID {
		if old.byID[id] == nil {
			d.compare(nil, s)
		}
	}
	d.compare(old.own, p.own)
	d.compare(old.moved, p.moved)
	slices.Sort(d.names)
	return slices.Compact(d.names)
}

// difference is what is other in one plan than in another.
type difference struct {
	now, old *Plan
	kinds    map[kind]bool // made from something else than before
	names    []string
}

// compare notes the files of a shelf that are not as they were on the shelf
// before. Either may be nil.
func (d *difference) compare(was, s *shelf) {
	if s == was {
		if slices.Contains(slices.Collect(maps.Values(d.kinds)), true) {
			d.now.each(s, func(e *entry) {
				if d.kinds[e.kind] {
					d.names = append(d.names, e.name)
				}
			})
		}
		return
	}
	before := map[string]Key{}
	if was != nil {
		d.old.each(was, func(e *entry) { before[e.name] = d.old.key(e) })
	}
	if s != nil {
		d.now.each(s, func(e *entry) {
			if key, there := before[e.name]; !there || key != d.now.key(e) {
				d.names = append(d.names, e.name)
			}
			delete(before, e.name)
		})
	}
	d.names = slices.AppendSeq(d.names, maps.Keys(before))
}

// Static is a file that is copied as it is.
type Static struct {
	Name string // from the site's root: "static/crest.svg"

	once sync.Once
	sum  source.Sum
}

// sumOf gives the sum of the file's bytes, which are read once, when somebody
// first asks. It is zero where they cannot be read.
func (s *Static) sumOf(root fs.FS) source.Sum {
	s.once.Do(func() {
		if data, err := fs.ReadFile(root, s.Name); err == nil {
			s.sum = source.SumOf(data)
		}
	})
	return s.sum
}
