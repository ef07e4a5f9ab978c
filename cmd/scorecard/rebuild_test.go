package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/source"
)

// tree is the files of a site as somebody keeps them who is told what changed.
type tree struct {
	files   map[string][]byte
	written *pages.Plan // what they are; nil for none yet
}

// take brings the tree up to date with what a rebuild gave. It stays as it is
// where that has errors, or its layouts fail.
func (t *tree) take(built rebuilt) (source.Problems, error) {
	if built.problems.Fatal() {
		return nil, nil
	}
	var names []string
	if t.written == nil {
		built.plan.Each(func(name string, _ pages.Key) { names = append(names, name) })
	} else {
		names = built.plan.Since(t.written)
	}
	fresh := map[string][]byte{}
	problems, err := built.plan.RenderSome(names, into(fresh))
	if err != nil || problems.Fatal() {
		return problems, err
	}
	if t.files == nil {
		t.files = map[string][]byte{}
	}
	for _, name := range names {
		if data, ok := fresh[name]; ok {
			t.files[name] = data
		} else {
			delete(t.files, name)
		}
	}
	t.written = built.plan
	return problems, nil
}

// into collects files.
func into(files map[string][]byte) pages.Emit {
	var mu sync.Mutex
	return func(f pages.File) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := files[f.Name]; twice {
			return fmt.Errorf("%s is made twice", f.Name)
		}
		files[f.Name] = bytes.Clone(f.Data)
		return nil
	}
}

// historian holds what rebuilds give against builds from nothing.
type historian struct {
	t     *testing.T
	edits *edits
	o     buildOptions
	tree  tree
	keys  map[string]source.Sum // of a file's bytes, by its name and key
	good  int                   // how many had no errors
}

// compare builds from nothing, and reports what the rebuild has otherwise.
func (h *historian) compare(built rebuilt) {
	h.t.Helper()
	found, err := h.tree.take(built)
	anew := newRebuild(h.edits.site, h.o).run(nil)
	if !slices.Equal(built.problems, anew.problems) {
		h.fail("the problems are\n%v\nand from nothing\n%v", built.problems, anew.problems)
	}
	if err != nil {
		h.fail("%v", err)
	}
	if anew.problems.Fatal() {
		return
	}
	files := map[string][]byte{}
	wanted, err := anew.plan.RenderAll(into(files))
	if err != nil || wanted.Fatal() != found.Fatal() || wanted.Fatal() && !slices.Equal(found.Sorted(), wanted.Sorted()) {
		h.fail("rendering gives\n%v\nand from nothing\n%v (%v)", found.Sorted(), wanted.Sorted(), err)
	}
	if wanted.Fatal() {
		return
	}
	h.good++
	for name, data := range files {
		if !bytes.Equal(h.tree.files[name], data) {
			h.fail("%s is not what it is from nothing: %s", name, firstDifference(h.tree.files[name], data))
		}
		key, ok := built.plan.Key(name)
		other, _ := anew.plan.Key(name)
		if !ok || key != other {
			h.fail("%s has the key %s, and from nothing %s", name, key, other)
		}
		at, sum := name+" "+key.String(), source.SumOf(data)
		if before, ok := h.keys[at]; ok && before != sum {
			h.fail("%s had the same key and other bytes", name)
		}
		h.keys[at] = sum
	}
	for name := range h.tree.files {
		if _, ok := files[name]; !ok {
			h.fail("%s should be gone", name)
		}
	}
}

func (h *historian) fail(format string, args ...any) {
	h.t.Helper()
	last := h.edits.log[max(0, len(h.edits.log)-12):]
	h.t.Fatalf("after %d edits: %s\n\nthe last were\n%s", len(h.edits.log), fmt.Sprintf(format, args...), strings.Join(last, "\n"))
}

func firstDifference(got, want []byte) string {
	n := 0
	for n < min(len(got), len(want)) && got[n] == want[n] {
		n++
	}
	part := func(b []byte) string { return string(b[max(0, min(n-60, len(b))):min(len(b), n+60)]) }
	return fmt.Sprintf("at %d …%q…, not …%q…", n, part(got), part(want))
}

// historySize is how many edits a site lives through: after more of them it has
// so many versions of months that most of the time goes into those.
const historySize = 500

// histories is how many sites are edited, each with drafts and without, and the
// seed of the first.
func histories(t *testing.T) (sites int, seed uint64) {
	sites, seed = 1, 1
	if os.Getenv("SCORECARD_SOAK") != "" {
		sites, seed = 10, rand.Uint64()
	}
	if v := os.Getenv("SCORECARD_SEED"); v != "" {
		var err error
		if seed, err = strconv.ParseUint(v, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	return sites, seed
}

// TestRandomEdits changes sites at random, some edits at a time. After each
// rebuild its problems, its files and their keys are those of a build from
// nothing, whatever happened before. SCORECARD_SEED repeats a run.
func TestRandomEdits(t *testing.T) {
	sites, seed := histories(t)
	t.Logf("SCORECARD_SEED=%d repeats this", seed)
	for n := range 2 * sites {
		drafts := n%2 > 0
		t.Run(fmt.Sprintf("%d/drafts=%v", n/2, drafts), func(t *testing.T) {
			t.Parallel()
			liveThrough(t, seed+uint64(n), buildOptions{drafts: drafts})
		})
	}
}

// liveThrough edits one site, from a seed.
func liveThrough(t *testing.T, seed uint64, o buildOptions) {
	t.Helper()
	e := newEdits(seed)
	h := &historian{t: t, edits: e, o: o, keys: map[string]source.Sum{}}
	r := newRebuild(e.site, h.o)
	built := r.run(nil)
	h.compare(built)
	if h.good == 0 {
		t.Fatalf("the site has errors before it is edited:\n%v", built.problems)
	}
	builds := 0
	for len(e.log) < historySize {
		changed := []string{}
		for range 1 + e.r.IntN(4) {
			changed = append(changed, e.edit()...)
		}
		if built.problems.Fatal() && e.r.IntN(3) == 0 {
			changed = append(changed, e.mendAll()...)
		}
		built = r.run(e.told(changed))
		h.compare(built)
		builds++
	}
	t.Logf("%d edits, %d rebuilds, %d of them without errors, %d records", len(e.log), builds, h.good, len(e.closed))
	if h.good < builds/5 || len(e.closed) < historySize/100 {
		t.Errorf("only %d of %d rebuilds had no errors, and %d months were closed, which shows little", h.good, builds, len(e.closed))
	}
}
