package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/officer"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A prover builds a site from other figures than the true ones, and compares.
// Files are read and pages printed by what builds a site; nothing here knows
// where a figure may show.
type prover struct {
	root fs.FS
	true built // the site as it is
}

// built is a site as its readers get it, and what its authors are told of it.
type built struct {
	files    map[string][sha256.Size]byte
	problems source.Problems
	fatal    bool
}

// buildSums builds a site, and keeps a sum of each file.
func buildSums(root fs.FS) (built, error) {
	r := newRebuild(root, buildOptions{}).run(nil)
	out := built{files: map[string][sha256.Size]byte{}, problems: r.problems, fatal: r.problems.Fatal()}
	if out.fatal {
		return out, nil
	}
	var mu sync.Mutex
	problems, err := r.plan.RenderAll(func(f pages.File) error {
		sum := sha256.Sum256(f.Data)
		mu.Lock()
		defer mu.Unlock()
		out.files[f.Name] = sum
		return nil
	})
	out.fatal = problems.Fatal()
	return out, err
}

// newProver builds the site as it is. It is an error where that cannot be done.
func newProver(root fs.FS) (*prover, error) {
	p := &prover{root: root}
	var err error
	if p.true, err = buildSums(root); err != nil {
		return nil, err
	}
	if p.true.fatal {
		return p, errors.New("the site has errors, and nothing can be proved of it\nhint: scorecard check lists them")
	}
	return p, nil
}

// laid is a folder with some files in place of its own.
type laid struct {
	fs.FS
	files map[string][]byte
}

// ReadFile reads a file.
func (l laid) ReadFile(name string) ([]byte, error) {
	if text, ok := l.files[name]; ok {
		return bytes.Clone(text), nil
	}
	return fs.ReadFile(l.FS, name)
}

// world gives the site's folder as it would be in a world: other figures in the
// months' files, and a plan that withholds the same and belongs to them.
func (p *prover) world(s *site.Scorecard, plan *disclosure.Plan, w disclosure.World) (fs.FS, error) {
	out := laid{p.root, map[string][]byte{}}
	for month, instead := range figures.Substituted(s, s.Months, w) {
		name := "data/" + s.ID + "/" + month.Period.String() + ".csv"
		text, err := site.Substitute(p.root, name, instead)
		if err != nil {
			return nil, err
		}
		out.files[name] = text
	}
	there, _ := site.Load(out)
	for _, other := range there.Scorecards {
		if other.ID == s.ID {
			out.files["data/"+s.ID+"/withheld.csv"] = plan.Rekeyed(figures.Protected(other, other.Months)).AppendCSV(nil)
		}
	}
	return out, nil
}

// prove builds the site from every world that an audit found, and gives what
// shows a difference. step is called before each build.
func (p *prover) prove(s *site.Scorecard, plan *disclosure.Plan, audit *disclosure.Audit, step func(done, all int)) (*officer.Proof, error) {
	joints := audit.Joints()
	proof := officer.NewProof(figures.Protected(s, s.Months), audit, len(p.true.files))
	for n := range joints {
		step(n, len(joints))
		root, err := p.world(s, plan, joints[n].World)
		if err != nil {
			return nil, err
		}
		other, err := buildSums(root)
		if err != nil {
			return nil, err
		}
		proof.Add(&joints[n], p.differences(&other))
	}
	return proof, nil
}

// differences lists the files in which a site differs from the true one.
func (p *prover) differences(other *built) []string {
	if other.fatal {
		return append([]string{"the site cannot be built"}, onlyIn(other.problems, p.true.problems)...)
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(p.true.files)) {
		if sum, ok := other.files[name]; !ok || sum != p.true.files[name] {
			out = append(out, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(other.files)) {
		if _, ok := p.true.files[name]; !ok {
			out = append(out, name)
		}
	}
	return append(append(out, onlyIn(p.true.problems, other.problems)...), onlyIn(other.problems, p.true.problems)...)
}

// onlyIn names the problems of one build that another has not, by place and rule:
// their words may have figures in them.
func onlyIn(all, other source.Problems) (out []string) {
	for _, p := range all {
		if !slices.Contains(other, p) {
			out = append(out, fmt.Sprintf("a message at %s (%s)", p.Place, p.Rule))
		}
	}
	return out
}
