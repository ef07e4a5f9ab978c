package pages

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// Whatever address was there when a month was closed stays. The records have
// them all; one that the site has no file for leads on to what took its place,
// as aliases in the definition say, and without those is an error.

// A move is an address that was published, and what has its place now. Both are
// from the root; to may end in a fragment.
type move struct{ from, to string }

// MovedPage is the data of moved.html.
type MovedPage struct {
	Page
	Onto string // from the root
}

// Addresses lists what a month that is about to be closed as a version gives
// addresses to: its files, at its own address and at the version's, its
// scorecard's and the site's pages. Fragments are those of months and of
// indicators.
func (p *Plan) Addresses(of string, month scorecard.Period, version int) ([]record.Address, source.Problems) {
	s := p.byID[of]
	n := slices.IndexFunc(s.leaves, func(l leaf) bool { return l.version == 0 && l.month().Period == month })
	dir := s.leaves[n].dir()
	var out []record.Address
	var problems source.Problems
	add := func(e *entry) {
		a := record.Address{Path: strings.TrimSuffix(e.name, "index.html")}
		if e.kind == "month.html" || e.kind == "indicator.html" {
			f, wrong, _ := p.Render(e.name)
			problems.Add(wrong...)
			a.Fragments = lasting(idsOf(f.Data))
		}
		out = append(out, a)
		if rest, own := strings.CutPrefix(a.Path, dir); own {
			out = append(out, record.Address{Path: fmt.Sprintf("%sv%d/%s", dir, version, rest), Fragments: a.Fragments})
		}
	}
	for k := s.months[n]; k < s.months[n+1]; k++ {
		add(&s.entries[k])
	}
	for _, e := range p.chartEntries(s, n, nil) {
		add(&e)
	}
	for _, e := range p.chartEntries(s, slices.IndexFunc(s.leaves, leaf.newest), nil) {
		if strings.HasPrefix(e.name, of+"/embed/") && s.leaves[n].n != s.printed.s.Latest() {
			add(&e)
		}
	}
	for k := s.monthly(); k < len(s.entries); k++ {
		add(&s.entries[k])
	}
	for k := range p.own.entries {
		if e := &p.own.entries[k]; e.kind == "page.html" || e.kind == "accessibility.html" {
			add(e)
		}
	}
	slices.SortFunc(out, func(a, b record.Address) int { return strings.Compare(a.Path, b.Path) })
	return out, problems
}

// lasting leaves of a page's ids those that somebody may link to: not the ones
// with a dot, which only the page itself uses, nor its frame's.
func lasting(ids []string) (out []string) {
	for _, id := range ids {
		if !strings.Contains(id, ".") && id != "main" && id != "contents" {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// eachAddress calls f with every address of the records.
func eachAddress(s *figures.Scorecard, f func(a *record.Address, v *figures.Version)) {
	for n := range s.Months {
		for k := range s.Months[n].Versions() {
			v := s.Months[n].Version(k + 1)
			for i := range v.Addresses {
				f(&v.Addresses[i], v)
			}
		}
	}
}

// fileOf is the name of the file at an address.
func fileOf(path string) string {
	if path == "" || strings.HasSuffix(path, "/") {
		return path + "index.html"
	}
	return path
}

// move fills the shelf of what stands at addresses that have moved.
func (p *Plan) move() {
	p.moved = &shelf{}
	for _, s := range p.in.Book.Scorecards {
		eachAddress(s, func(a *record.Address, _ *figures.Version) {
			name := fileOf(a.Path)
			if p.entry(name) != nil {
				return
			}
			to, ok := p.takeover(s, a.Path)
			if !ok {
				return // Gone says so
			}
			m := move{a.Path, to}
			p.moves = append(p.moves, m)
			var made source.Makings
			made.Text(m.to)
			kept := entry{name: name, kind: "moved.html", made: made.Sum(), print: func(w *worker) { w.moved(m) }}
			if to == withdrawnFile {
				kept.kind, kept.print = dataFile, func(w *worker) { w.put(m.from, w.withdrawnDrawing()) }
			} else if name == a.Path { // no page, and so the very file
				there := p.entry(m.to)
				made.Add(there.made)
				kept.kind, kept.made, kept.print = there.kind, made.Sum(), func(w *worker) { w.again(m) }
			}
			p.moved.entries = append(p.moved.entries, kept)
		})
	}
	if a := p.in.Layouts.assets["moved.js"]; len(p.moves) > 0 {
		p.moved.add(a.name, copiedFile, a.sum[:], func(w *worker) { w.put(a.name, a.data) })
	}
	own := slices.IndexFunc(p.in.Static, func(f *Static) bool { return f.Name == "static/"+redirectsName })
	if len(p.moves) > 0 || own >= 0 {
		slices.SortFunc(p.moves, func(a, b move) int { return strings.Compare(a.from, b.from) })
		var made source.Makings
		for _, m := range p.moves {
			made.Text(m.from, m.to)
		}
		p.moved.add(redirectsName, dataFile, made, (*worker).redirects)
		if own >= 0 {
			p.moved.entries[len(p.moved.entries)-1].static = p.in.Static[own]
		}
	}
	p.moved.finish()
}

const redirectsName = "_redirects"

// takeover finds what has the place of an address; false where nothing has.
func (p *Plan) takeover(s *figures.Scorecard, path string) (to string, ok bool) {
	first, rest, _ := strings.Cut(path, "/")
	if page := slices.IndexFunc(p.in.Book.Pages, func(page *figures.Page) bool { return slices.Contains(page.Aliases, first) }); page >= 0 && rest == "" {
		return p.in.Book.Pages[page].ID + "/", true
	}
	if first != s.ID && !slices.Contains(s.Aliases, first) {
		return "", false
	}
	parts := strings.Split(rest, "/")
	there := func(parts ...string) (string, bool) {
		to := s.ID + "/" + strings.Join(parts, "/")
		return to, p.entry(fileOf(to)) != nil
	}
	if to, ok := there(parts...); ok {
		return to, true
	}
	for n := 1; n < len(parts); n++ {
		if of := parts[n-1]; of != "indicators" && of != "embed" && of != "charts" {
			continue
		}
		id, ending, _ := strings.Cut(parts[n], ".")
		now, section := successor(s, id)
		if now == "" {
			break
		}
		if section && ending == "" && s.Latest() >= 0 {
			return monthURL(&s.Frame, &s.Months[s.Latest()].Month) + "#" + now, true
		}
		other := slices.Clone(parts)
		if other[n] = now; ending != "" {
			other[n] += "." + ending
		}
		if to, ok := there(other...); ok {
			return to, true
		}
	}
	// what a correction took out of its month stays where it was before
	month, err := scorecard.ParseMonth(parts[0])
	if n := slices.IndexFunc(s.Months, func(m figures.Month) bool { return m.Period == month }); err == nil && n >= 0 {
		for k := s.Months[n].Versions(); k > 0; k-- {
			if to, ok := there(slices.Insert(slices.Clone(parts), 1, fmt.Sprintf("v%d", k))...); ok {
				return to, true
			}
		}
	}
	return withoutFigures(s, parts)
}

// successor gives the indicator or section that has taken over an id; "" for
// none.
func successor(s *figures.Scorecard, id string) (now string, section bool) {
	for _, r := range s.Renamed {
		if r.Was == id {
			return r.Now, r.Section
		}
	}
	return "", false
}

// moved prints the page of an address that has moved.
func (w *worker) moved(m move) {
	p := MovedPage{Page: w.page(m.from, w.site.words.Say("moved.title"), Crumb{w.site.Title, ""}), Onto: m.to}
	p.canonical, _, _ = strings.Cut(m.to, "#")
	p.Description = w.site.words.Say("moved.text")
	w.execute("moved.html", m.from+"index.html", &p)
}

// again emits a file at the address that it had before, too.
func (w *worker) again(m move) {
	f, problems, err := w.Render(m.to)
	if err != nil || len(problems) > 0 {
		w.fail(err, problems...)
		return
	}
	w.put(m.from, f.Data)
}

// redirects is the file _redirects, which Netlify, Cloudflare Pages and others
// read: there a browser is led on before it gets the page. A site's own of the
// name comes first.
func (w *worker) redirects() {
	root := pathOf(w.site.BaseURL)
	var b strings.Builder
	if f := w.entry(redirectsName).static; f != nil {
		own, err := fs.ReadFile(w.in.Root, f.Name)
		if err != nil {
			w.fail(err)
			return
		}
		b.WriteString(strings.TrimRight(string(own), "\n") + "\n")
	}
	for _, m := range w.moves {
		if strings.HasSuffix(m.from, "/") {
			fmt.Fprintf(&b, "%s%s %s%s 301\n", root, m.from, root, m.to)
		}
	}
	w.put(redirectsName, []byte(b.String()))
}

// A landing is an id that a page had, and the id of the element that has taken
// its place; "" for the page as a whole.
type landing struct{ id, on string }

// aliases are the landings of a scorecard's ids that have others now.
func aliases(s *figures.Scorecard) (out []landing) {
	for _, r := range s.Renamed {
		out = append(out, landing{r.Was, r.Now})
	}
	return out
}

// landings are the ids that links to a month's page may still have.
func (l leaf) landings() (out []landing) {
	out = aliases(l.s)
	if l.number() > 0 {
		for n := range out {
			out[n] = landing{out[n].on, out[n].id} // from where it has its new id
		}
	}
	if l.month().Tried() || l.version == 0 && l.number() > 1 || l.number() > 0 && len(l.month().Version(l.number()).Withdrawn) > 0 {
		eachAddress(l.s, func(a *record.Address, _ *figures.Version) {
			if a.Path == l.dir() {
				for _, id := range a.Fragments {
					out = append(out, landing{id, ""})
				}
			}
		})
	}
	return out
}

// land puts the ids that a page had where they lead now.
func land(page []byte, landings []landing) []byte {
	there := map[string]bool{}
	for _, id := range idsOf(page) {
		there[id] = true
	}
	for _, l := range landings {
		if there[l.id] {
			continue
		}
		on := l.on
		if on == "" {
			on = "main"
		}
		if at := inside(page, on); at >= 0 {
			there[l.id] = true
			page = slices.Insert(page, at, []byte(`<span id="`+html.EscapeString(l.id)+`"></span>`)...)
		}
	}
	return page
}

// inside finds where the contents of the element with an id begin; of a row of a
// table, those of its first cell. It is negative where there is no such element.
func inside(page []byte, id string) int {
	at := bytes.Index(page, []byte(` id="`+html.EscapeString(id)+`"`))
	if at < 0 {
		return -1
	}
	row := bytes.HasPrefix(page[bytes.LastIndexByte(page[:at], '<'):], []byte("<tr"))
	end := at + bytes.IndexByte(page[at:], '>') + 1
	if row && end > at {
		end += bytes.IndexByte(page[end:], '>') + 1
	}
	return end
}

// Gone reports the addresses and, where fragments says so, the fragments that
// were published and would vanish.
func (p *Plan) Gone(fragments bool) source.Problems {
	if fragments {
		p.learn(p.withFragments())
	}
	var problems source.Problems
	for _, s := range p.in.Book.Scorecards {
		lost, former := map[whole]*vanished{}, map[string]bool{}
		eachAddress(s, func(a *record.Address, _ *figures.Version) {
			if first, rest, _ := strings.Cut(a.Path, "/"); rest != "" {
				former[first] = true
			}
		})
		eachAddress(s, func(a *record.Address, v *figures.Version) {
			if p.entry(fileOf(a.Path)) == nil {
				note(lost, cause(s, a.Path, former), a.Path, v)
			} else if fragments && len(a.Fragments) > 0 {
				for _, id := range p.missing(a) {
					note(lost, whole{fragment: id}, a.Path+"#"+id, v)
				}
			}
		})
		for _, why := range slices.SortedFunc(maps.Keys(lost), whole.compare) {
			problems.Add(lost[why].problem(s, why))
		}
	}
	return problems
}

// withFragments lists the pages that must have fragments of the records, those
// that are made from one edition side by side.
func (p *Plan) withFragments() (names []string) {
	for _, s := range p.in.Book.Scorecards {
		eachAddress(s, func(a *record.Address, _ *figures.Version) {
			if len(a.Fragments) > 0 {
				names = append(names, p.holder(a))
			}
		})
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// holder is the file of the page that must have the fragments of an address, its
// own or that which it leads to; "" where all of them lead to one place.
func (p *Plan) holder(a *record.Address) string {
	n := slices.IndexFunc(p.moves, func(m move) bool { return m.from == a.Path })
	if n < 0 {
		return fileOf(a.Path)
	}
	to, _, section := strings.Cut(p.moves[n].to, "#")
	if section {
		return ""
	}
	return fileOf(to)
}

// missing gives the fragments of an address that are nowhere on the page that
// must have them.
func (p *Plan) missing(a *record.Address) (out []string) {
	name := p.holder(a)
	key, ok := p.Key(name)
	if !ok {
		return nil
	}
	p.known.mu.Lock()
	defer p.known.mu.Unlock()
	ids := p.known.of(name, key, func() []byte {
		f, _, _ := p.Render(name)
		return f.Data
	})
	for _, id := range a.Fragments {
		if ids != nil && !slices.Contains(ids, id) {
			out = append(out, id)
		}
	}
	return out
}

// whole is what addresses vanish with.
type whole struct{ scorecard, indicator, fragment, path string }

func (a whole) compare(b whole) int {
	return slices.Compare([]string{a.scorecard, a.indicator, a.fragment, a.path}, []string{b.scorecard, b.indicator, b.fragment, b.path})
}

// cause finds what an address vanishes with. former are the ids that the
// scorecard ever had.
func cause(s *figures.Scorecard, path string, former map[string]bool) whole {
	first, rest, _ := strings.Cut(path, "/")
	if first != s.ID && former[first] {
		return whole{scorecard: first}
	}
	parts := strings.Split(rest, "/")
	for n := 1; n < len(parts); n++ {
		switch parts[n-1] {
		case "indicators", "embed", "charts":
			id, _, _ := strings.Cut(parts[n], ".")
			return whole{indicator: id}
		}
	}
	return whole{path: path}
}

// vanished is what vanishes for one cause.
type vanished struct {
	first string
	in    *figures.Version
	count int
}

func note(lost map[whole]*vanished, why whole, path string, in *figures.Version) {
	v := lost[why]
	if v == nil {
		v = &vanished{first: path, in: in}
		lost[why] = v
	}
	v.count++
}

// problem words it.
func (v *vanished) problem(s *figures.Scorecard, why whole) source.Problem {
	also := ""
	if v.count > 1 {
		also = fmt.Sprintf(", nor at %d more", v.count-1)
	}
	path, _, _ := strings.Cut(v.first, "#")
	at := v.in.Place(`"path": "` + path + `"`)
	p := source.Errorf(at, "address-gone", "papers may link to /%s, and nothing would be there%s", v.first, also)
	switch {
	case why.scorecard != "":
		return p.WithHint("if the scorecard %s is now %s, write aliases = [%q] into data/%s/scorecard.toml", why.scorecard, s.ID, why.scorecard, s.ID)
	case why.indicator != "":
		return p.WithHint("put %s into the column aliases of the indicator that has its place; of one that is no longer measured, write aliases = [%q] into its section in data/%s/scorecard.toml",
			why.indicator, why.indicator, s.ID)
	case why.fragment != "":
		return p.WithHint("a layout must have an element with the id %s, or an alias take it over", why.fragment)
	}
	return p.WithHint("put back what was there; an ordinary page that has its place says aliases = [%q] in its front matter", strings.Trim(why.path, "/"))
}
