package main

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/check"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
	"scorecard/layouts"
)

// A rebuild plans a site's pages, again and again as its files change. Each
// stage keeps what it made and hands on what did not change as it was, so that
// the work follows the change and not the site. What it gives is what a rebuild
// that starts anew would give: nothing else that happened before is in it.
type rebuild struct {
	root    fs.FS
	base    string // the site's address, in place of its own; "" for that
	loader  *site.Loader
	checker check.Checker
	deriver figures.Deriver
	drafts  bool
	correct string // a closed month that is made from its files
	try     bool   // so are all whose files are not as they were
	layouts keptLayouts
	static  keptStatic
	good    rebuilt // the last that had no errors
}

// rebuilt is what a rebuild gives.
type rebuilt struct {
	site     *site.Site
	problems source.Problems // of the files as they are now
	accepted []source.Accepted
	book     *figures.Book // of the last site without errors; nil where there was none
	plan     *pages.Plan   // likewise
}

// newRebuild makes ready to plan a site.
func newRebuild(root fs.FS, o buildOptions) *rebuild {
	r := &rebuild{root: root, drafts: o.drafts, correct: o.correct, try: o.try, loader: site.NewLoader(root)}
	if o.base != "" {
		r.base = strings.TrimSuffix(o.base, "/") + "/"
	}
	return r
}

// run plans the site as it is now, in the order of the stages, and finds
// everything that is wrong with it short of running its layouts. changed names
// files and folders from the site's root that appeared, vanished or whose
// contents may differ since the last time; nil stands for all.
func (r *rebuild) run(changed []string) rebuilt {
	s, problems := r.loader.Load(changed)
	if r.base != "" {
		s.Config.BaseURL = r.base
	}
	looks := r.layouts.read(r.root, changed, &s.Config)
	checked := r.checker.Site(s)
	in := pages.Input{Root: r.root, Layouts: r.layouts.parsed}
	var found source.Problems
	if !looks.Fatal() {
		in.Book, found = r.deriver.Derive(sound(s), figures.Options{Words: r.layouts.words, Drafts: r.drafts, Correct: r.correct, Try: r.try})
	}
	problems = slices.Concat(problems, checked, found)
	copied := r.static.read(r.root, changed)
	in.Static = r.static.files
	var plan *pages.Plan
	if in.Book != nil && len(in.Book.Scorecards) == len(s.Scorecards) {
		plan = pages.NewPlan(in, r.good.plan)
		problems.Add(plan.Links(!problems.Fatal())...)
		problems.Add(plan.Gone(!problems.Fatal())...)
	}
	problems, accepted := check.Settle(s, problems, r.drafts)
	problems.Add(looks...)
	problems.Add(copied...)
	if in.Book != nil {
		problems.Add(clashes(r.static.names, in.Book)...)
	}
	if !problems.Fatal() {
		r.good.book, r.good.plan = in.Book, plan
	}
	return rebuilt{s, problems.Sorted(), accepted, r.good.book, r.good.plan}
}

// words gives the fixed words of a site.
func (r *rebuild) words(c *site.Config) *words.Words {
	r.layouts.read(r.root, nil, c)
	return r.layouts.words
}

// sound gives a site with those of its scorecards that were read without an
// error: what only shows when figures are put together is found in them even
// where the site as a whole cannot be built.
func sound(s *site.Site) *site.Site {
	t := *s
	t.Scorecards = slices.DeleteFunc(slices.Clone(s.Scorecards), func(sc *site.Scorecard) bool { return !sc.Sound })
	return &t
}

// touched reports whether a change may be in a folder.
func touched(changed []string, dir string) bool {
	if changed == nil {
		return true
	}
	for _, name := range changed {
		name = path.Clean(name)
		if name == "." || name == dir || strings.HasPrefix(name, dir+"/") || strings.HasPrefix(dir, name+"/") {
			return true
		}
	}
	return false
}

// keptLayouts are a site's layouts and fixed words as they were read.
type keptLayouts struct {
	theme    string
	language string
	at       source.Place // where the language is chosen
	words    *words.Words
	parsed   *pages.Layouts
	problems source.Problems
}

// read reads the layouts where they, the council's colours or the language may
// be others.
func (k *keptLayouts) read(root fs.FS, changed []string, c *site.Config) source.Problems {
	theme := pages.Theme(c)
	if k.parsed != nil && k.theme == theme && k.language == c.Language && k.at == c.LanguageAt && !touched(changed, "layouts") {
		return k.problems
	}
	*k = keptLayouts{theme: theme, language: c.Language, at: c.LanguageAt}
	own, problems := ownLayouts(root)
	var found source.Problems
	k.words, found = words.Load(own, layouts.Files, c.Language, c.LanguageAt)
	problems.Add(found...)
	k.parsed, found = pages.ParseLayouts(own, layouts.Files, k.words, theme)
	k.problems = append(problems, found...)
	return k.problems
}

// keptStatic is the files below static/.
type keptStatic struct {
	names    []string
	files    []*pages.Static
	problems source.Problems
}

// read lists the files anew where there may be others. One that did not change
// is the same one as before.
func (k *keptStatic) read(root fs.FS, changed []string) source.Problems {
	if !touched(changed, "static") {
		return k.problems
	}
	before := map[string]*pages.Static{}
	for _, f := range k.files {
		before[f.Name] = f
	}
	k.names, k.problems = site.Static(root)
	k.files = nil
	for _, name := range k.names {
		f := before[name]
		if f == nil || touched(changed, name) {
			f = &pages.Static{Name: name}
		}
		k.files = append(k.files, f)
	}
	return k.problems
}
