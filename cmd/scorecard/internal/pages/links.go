package pages

import (
	"html"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/source"
)

// Links reports the links and images of texts, and the entries of the
// navigation, that lead to nothing on the site: to no file, or to no fragment of
// a page. What a page's fragments are is known by printing it, whatever its
// layout is, so fragments says whether to look at those too; it wants a Book
// without errors.
func (p *Plan) Links(fragments bool) source.Problems {
	c := &linkCheck{plan: p, fragments: fragments}
	for _, l := range p.in.Book.Config.Navigation {
		c.link("", "/"+strings.TrimPrefix(l.URL, "/"), l.URL, l.Place)
	}
	for _, page := range p.in.Book.Pages {
		dir := page.ID + "/"
		if page.ID == "index" {
			dir = ""
		}
		c.text(dir, page.Text)
	}
	for _, s := range p.in.Book.Scorecards {
		c.text(s.ID+"/", s.Introduction)
		for _, i := range s.Indicators {
			c.text(s.ID+"/indicators/"+i.ID+"/", s.Definitions[i.ID])
		}
		for _, m := range s.Meetings {
			c.text(s.ID+"/meetings/"+m.ID+"/", m.Text)
		}
		for n := range s.Months {
			dir := monthURL(&s.Frame, &s.Months[n].Month)
			c.text(dir, s.Overview(n))
			for _, section := range s.Sections {
				c.text(dir, s.Commentary(n, section.ID))
			}
			c.text(dir+youngDir, s.YoungPeople(n))
		}
	}
	return c.problems
}

// linkCheck follows links.
type linkCheck struct {
	plan      *Plan
	fragments bool
	problems  source.Problems
}

// text follows the links of a text that is printed on the page at dir.
func (c *linkCheck) text(dir string, t *commentary.Text) {
	if t == nil {
		return
	}
	for _, l := range t.Links() {
		c.link(dir, l.URL, l.URL, l.Place)
	}
}

// link follows one link from the page at dir; written is how its author has it.
func (c *linkCheck) link(dir, address, written string, at source.Place) {
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
	key, ok := c.plan.Key(name)
	switch {
	case ok:
		if u.Fragment != "" && u.Fragment != "top" && c.fragments && strings.HasSuffix(name, ".html") {
			if hint, gone := c.plan.fragment(name, u.Fragment, key); gone {
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
	ids := p.anchors.of(name, key, func() []byte {
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
	if s := p.byID[first]; s != nil {
		add(s)
		return all
	}
	add(p.own)
	for _, s := range p.in.Book.Scorecards {
		all = append(all, "/"+s.ID+"/")
	}
	return all
}

// anchors keeps the ids of pages that links lead into, by the pages' keys.
type anchors struct {
	mu    sync.Mutex
	pages map[string]anchored
}

type anchored struct {
	key Key
	ids []string
}

var idAttribute = regexp.MustCompile(`\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)

// of gives the ids of a page, which is printed where it is not the one that is
// known; nil where it cannot be printed.
func (a *anchors) of(name string, key Key, print func() []byte) []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if known, ok := a.pages[name]; ok && known.key == key {
		return known.ids
	}
	var ids []string
	for _, m := range idAttribute.FindAllSubmatch(print(), -1) {
		ids = append(ids, html.UnescapeString(string(slices.Concat(m[1], m[2], m[3]))))
	}
	if a.pages == nil {
		a.pages = map[string]anchored{}
	}
	a.pages[name] = anchored{key, ids}
	return ids
}
