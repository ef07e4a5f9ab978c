package main

import (
	"sync"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/preview"
	"scorecard/cmd/scorecard/internal/source"
)

// A previewer builds versions of a site, each from the files as they are then.
type previewer struct {
	rebuild *rebuild
	number  int
	tried   bool                 // the newest layouts ran on a page of each kind, and none failed
	passed  map[string]pages.Key // those pages
	plan    *pages.Plan          // that is shown: the newest without an error
	book    *figures.Book        // of the same
}

// build makes the next version. changed is as for rebuild.run. Where there is
// an error it has the files of the version before.
func (p *previewer) build(changed []string) *preview.Version {
	p.number++
	r := p.rebuild.run(changed)
	problems := r.problems
	if !problems.Fatal() {
		if !p.tried || touched(changed, "layouts") || touched(changed, "site.toml") {
			found := p.try(r.plan, !p.tried || touched(changed, "layouts"))
			problems.Add(found...)
			p.tried = !found.Fatal()
		}
		if p.tried {
			p.plan, p.book = r.plan, r.book
		}
	}
	v := &preview.Version{Number: p.number, Problems: problems.Sorted()}
	if p.plan != nil {
		book := p.book
		v.Files = planned{p.plan}
		v.Drafts = sync.OnceValue(func() []preview.Draft { return drafts(book) })
	}
	return v
}

// try runs layouts on a page or two of each kind, but for pages on which they ran
// already. They are run on the others when those are asked for. The search page,
// which is as large as the site, has to wait for a change of layouts.
func (p *previewer) try(plan *pages.Plan, layouts bool) source.Problems {
	passed := map[string]pages.Key{}
	var names []string
	for _, name := range plan.Samples() {
		key, _ := plan.Key(name)
		before, ran := p.passed[name]
		if name == "search/index.html" && ran && !layouts {
			key = before
		}
		if passed[name] = key; before != key {
			names = append(names, name)
		}
	}
	problems, _ := plan.RenderSome(names, func(pages.File) error { return nil }) // what cannot be read says so when it is asked for
	if !problems.Fatal() {
		p.passed = passed
	}
	return problems
}

// planned are a plan's files, rendered when they are asked for.
type planned struct{ plan *pages.Plan }

// Key gives what a file is made from.
func (p planned) Key(name string) (string, bool) {
	key, ok := p.plan.Key(name)
	return key.String(), ok
}

// File renders a file.
func (p planned) File(name string) ([]byte, source.Problems, error) {
	f, problems, err := p.plan.Render(name)
	return f.Data, problems, err
}
