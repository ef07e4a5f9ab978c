package main

import (
	"strings"
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
	tried   bool          // the newest plan's layouts were run on a page of each kind, and none failed
	plan    *pages.Plan   // that is shown: the newest without an error
	book    *figures.Book // of the same
}

// build makes the next version. changed is as for rebuild.run. Where there is
// an error it has the files of the version before.
func (p *previewer) build(changed []string) *preview.Version {
	p.number++
	r := p.rebuild.run(changed)
	problems := r.problems
	if !problems.Fatal() {
		if !p.tried || touched(changed, "layouts") || touched(changed, "site.toml") {
			found := tryLayouts(r.plan, r.book)
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

// tryLayouts runs every layout on a page or two. It is run on the others when those
// are asked for.
func tryLayouts(plan *pages.Plan, book *figures.Book) source.Problems {
	names := []string{"index.html", "404.html"}
	for _, p := range book.Pages[:min(len(book.Pages), 2)] {
		names = append(names, p.ID+"/index.html") // of the first page there is none
	}
	for _, s := range book.Scorecards[:min(len(book.Scorecards), 3)] {
		names = append(names, s.ID+"/index.html", s.ID+"/indicators/index.html")
		for _, i := range s.Indicators[:min(len(s.Indicators), 1)] {
			names = append(names, s.ID+"/indicators/"+i.ID+"/index.html")
		}
		for _, m := range s.Meetings[:min(len(s.Meetings), 1)] {
			names = append(names, s.ID+"/meetings/"+m.ID+"/index.html")
		}
		if n := s.Latest(); n >= 0 {
			names = append(names, s.ID+"/"+s.Months[n].Period.String()+"/index.html")
		}
	}
	embed := ""
	plan.Each(func(name string, _ pages.Key) {
		if strings.Contains(name, "/embed/") {
			embed = name
		}
	})
	var problems source.Problems
	for _, name := range append(names, embed) {
		_, found, _ := plan.Render(name) // one that is not there, or cannot be read, says so when it is asked for
		problems.Add(found...)
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
