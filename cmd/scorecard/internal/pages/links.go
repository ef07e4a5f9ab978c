package pages

import (
	"bytes"
	"html"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/source"
)

// Links reports the links and images of texts, and the entries of the
// navigation, that lead to nothing on the site: to no file, or to no fragment of
// a page. What a page's fragments are is known by printing it, whatever its
// layout is, so fragments says whether to look at those too; it wants a Book
// without errors.
//
// What was found of a scorecard's links stays found until something changes that
// they could lead to.
func (p *Plan) Links(fragments bool) source.Problems {
	p.known.mu.Lock()
	defer p.known.mu.Unlock()
	own := &linkCheck{plan: p, fragments: fragments}
	for _, l := range p.in.Book.Config.Navigation {
		own.link(lead{"", "/" + strings.TrimPrefix(l.URL, "/"), l.URL, l.Place})
	}
	for _, page := range p.in.Book.Pages {
		dir := page.ID + "/"
		if page.ID == "index" {
			dir = ""
		}
		for _, l := range leads(dir, page.Text) {
			own.link(l)
		}
	}
	lists := []source.Problems{own.problems}
	checks := make(map[*shelf]*linkCheck, len(p.shelves))
	for _, s := range p.shelves {
		c := p.known.checks[s]
		if !c.holds(p, fragments) {
			c = &linkCheck{plan: p, fragments: fragments, shared: p.shared, reached: map[string]*shelf{}}
			for _, l := range s.leads {
				c.link(l)
			}
			c.plan = nil // which would be kept with it
		}
		checks[s] = c
		lists = append(lists, c.problems)
	}
	p.known.checks = checks
	return slices.Concat(lists...)
}

// A lead is a link of a text that is printed on the page at dir.
type lead struct {
	dir     string
	address string
	written string // as its author has it
	at      source.Place
}

// leads lists a text's links.
func leads(dir string, t *commentary.Text) (all []lead) {
	if t == nil {
		return nil
	}
	for _, l := range t.Links() {
		all = append(all, lead{dir, l.URL, l.URL, l.Place})
	}
	return all
}

// leadsOf lists the links of everything that is written about a scorecard.
func leadsOf(s *figures.Scorecard) []lead {
	all := leads(s.ID+"/", s.Introduction)
	for _, i := range s.Indicators {
		all = append(all, leads(s.ID+"/indicators/"+i.ID+"/", s.Definitions[i.ID])...)
	}
	for _, m := range s.Meetings {
		all = append(all, leads(s.ID+"/meetings/"+m.ID+"/", m.Text)...)
	}
	for n := range s.Months {
		dir := monthURL(&s.Frame, &s.Months[n].Month)
		all = append(all, leads(dir, s.Overview(n))...)
		for _, section := range s.Sections {
			all = append(all, leads(dir, s.Commentary(n, section.ID))...)
		}
		all = append(all, leads(dir+youngDir, s.YoungPeople(n))...)
	}
	return all
}

// linkCheck follows links.
type linkCheck struct {
	plan      *Plan
	fragments bool              // also to fragments of pages
	shared    map[kind]Key      // what pages are made from beside what is their own
	reached   map[string]*shelf // by the first part of addresses
	problems  source.Problems
}

// holds reports whether the links, followed in another plan, would give what
// they gave. A check that is nil does not. The site's address is in what all
// pages share, and its scorecards in what the home page is made from.
func (c *linkCheck) holds(p *Plan, fragments bool) bool {
	if c == nil || c.fragments != fragments || !maps.Equal(c.shared, p.shared) {
		return false
	}
	for first, s := range c.reached {
		if p.shelf(first) != s {
			return false
		}
	}
	return true
}

// link follows one link.
func (c *linkCheck) link(l lead) {
	dir, address, written, at := l.dir, l.address, l.written, l.at
	if rest, own := strings.CutPrefix(written, c.plan.site.BaseURL); own && c.plan.site.BaseURL != "" {
		dir, address = "", "/"+rest
	} else if u, err := url.Parse(written); err != nil || u.Scheme != "" || u.Host != "" {
		return // elsewhere
	}
	u, err := url.Parse(address)
	if err != nil {
		c.broken(at, written, "is no address", "an address of this site begins with / and ends in /, as /about/ does")
		return
	}
	to, inside := from(dir, u.Path)
	if !inside {
		c.broken(at, written, "leads out of the site", "there are fewer folders above this page; begin with / to start from the site's own root")
		return
	}
	name := to
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if first, _, _ := strings.Cut(name, "/"); c.reached != nil {
		c.reached[first] = c.plan.shelf(first)
	}
	e := c.plan.entry(name)
	switch {
	case e != nil:
		if u.Fragment != "" && u.Fragment != "top" && c.fragments && strings.HasSuffix(name, ".html") {
			if hint, gone := c.plan.fragment(name, u.Fragment, c.plan.key(e)); gone {
				c.broken(at, written, "leads to a page that has no #"+u.Fragment, hint)
			}
		}
	case c.plan.entry(name+"/index.html") != nil:
		c.broken(at, written, "is a page without the / that its address ends in", "write /"+to+"/")
	default:
		c.broken(at, written, "leads to nothing on this site", source.DidYouMean("/"+to, c.plan.near(to)))
	}
}

// from gives the address, from the root, that a path leads to from the page at
// dir; false where it leads above the root.
func from(dir, p string) (string, bool) {
	if rest, ok := strings.CutPrefix(p, "/"); ok {
		dir, p = "", rest
	}
	joined := path.Clean("./" + dir + p)
	if joined == ".." || strings.HasPrefix(joined, "../") {
		return "", false
	}
	last := path.Base("/" + dir + p)
	switch {
	case joined == ".":
		return "", true
	case p == "" || strings.HasSuffix(p, "/") || last == "." || last == "..":
		return joined + "/", true
	}
	return joined, true
}

// fragment looks for an id on a page; where it is gone, the hint says what is
// there.
func (p *Plan) fragment(name, id string, key Key) (hint string, gone bool) {
	ids := p.known.of(name, key, func() []byte {
		f, _, _ := p.Render(name) // what is wrong with the layout is found where it is tried
		return f.Data
	})
	if ids == nil || slices.Contains(ids, id) {
		return "", false
	}
	var near []string
	for _, n := range source.Nearest(id, ids) {
		near = append(near, "#"+n)
	}
	if len(near) > 0 {
		return "did you mean " + source.OneOf(near) + "?", true
	}
	return "an indicator, a section or a heading of the text has its own fragment", true
}

func (c *linkCheck) broken(at source.Place, written, what, hint string) {
	c.problems.Add(source.Warnf(at, "broken-link", "%q %s", written, what).WithHint("%s", hint))
}

// near lists the addresses that somebody may have meant who wrote one that is
// not there: those of the same scorecard, and those of none.
func (p *Plan) near(to string) (all []string) {
	add := func(s *shelf) {
		for n := range s.entries {
			if e := &s.entries[n]; e.static != nil || e.kind != copiedFile && strings.Contains(e.name, "/") {
				all = append(all, "/"+strings.TrimSuffix(e.name, "index.html"))
			}
		}
	}
	first, _, _ := strings.Cut(to, "/")
	s := p.shelf(first)
	add(s)
	if s != p.own {
		return all
	}
	for _, s := range p.in.Book.Scorecards {
		all = append(all, "/"+s.ID+"/")
	}
	return all
}

// known keeps what following links showed, from plan to plan.
type known struct {
	mu     sync.Mutex
	checks map[*shelf]*linkCheck // of scorecards' links
	pages  map[string]anchored   // the ids of pages that links lead into
}

type anchored struct {
	key Key
	ids []string
}

// of gives the ids of a page, which is printed where it is not the one that is
// known; nil where it cannot be printed.
func (k *known) of(name string, key Key, print func() []byte) []string {
	if known, ok := k.pages[name]; ok && known.key == key {
		return known.ids
	}
	ids := idsOf(print())
	if k.pages == nil {
		k.pages = map[string]anchored{}
	}
	k.pages[name] = anchored{key, ids}
	return ids
}

// learn finds the ids of those pages that are not known, several at once; pages
// that are side by side share an edition. What cannot be printed stays unknown.
func (p *Plan) learn(names []string) {
	keys := map[string]Key{}
	var unknown []string
	p.known.mu.Lock()
	for _, name := range names {
		if key, ok := p.Key(name); ok && (p.known.pages[name].key != key || p.known.pages[name].ids == nil) {
			keys[name] = key
			unknown = append(unknown, name)
		}
	}
	if p.known.pages == nil {
		p.known.pages = map[string]anchored{}
	}
	p.known.mu.Unlock()
	_, _ = p.RenderSome(unknown, func(f File) error { // what is wrong with the layout is found where it is tried
		ids := idsOf(f.Data)
		p.known.mu.Lock()
		defer p.known.mu.Unlock()
		p.known.pages[f.Name] = anchored{keys[f.Name], ids}
		return nil
	})
}

// idsOf gives the ids on a page; nil of none.
func idsOf(page []byte) (ids []string) {
	const attribute, space = "id=", " \t\n\f\r"
	for at := 0; ; {
		n := bytes.Index(page[at:], []byte(attribute))
		if n < 0 {
			return ids
		}
		at += n + len(attribute)
		if before := at - len(attribute) - 1; before < 0 || strings.IndexByte(space, page[before]) < 0 || at == len(page) {
			continue
		}
		rest, end := page[at:], -1
		if quote := rest[0]; quote == '"' || quote == '\'' {
			rest = rest[1:]
			end = bytes.IndexByte(rest, quote)
		} else if end = bytes.IndexAny(rest, space+`"'>`); end == 0 {
			end = -1 // nothing stands there
		}
		if end >= 0 {
			ids = append(ids, html.UnescapeString(string(rest[:end])))
		}
	}
}
