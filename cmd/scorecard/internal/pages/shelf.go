package pages

import (
	"fmt"
	"strings"
	"sync"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/source"
)

// shelved is what a scorecard's shelf is made from.
type shelved struct {
	s         *figures.Scorecard
	addressed bool       // whether the site knows its own address
	addresses source.Sum // of what the site map says of it
	link      source.Sum // of what the home page says of it
	feed      source.Sum // of what feeds say of it
	found     source.Sum // of what it is found by in the search
}

// charted is the charts of a month that are files of their own. Which of them
// there are shows only when the month's edition is worked out.
type charted struct {
	known source.Sum
	once  sync.Once
	ids   []string
}

// stamp adds what everybody may know of a month.
func stamp(all *source.Makings, m *record.Month) {
	all.Text(m.Period.String(), m.Published, m.NextDate, m.Extracted, m.Corrected, m.By)
	all.Texts(m.Meetings)
}

// newShelf lists the files of a scorecard, and what each is made from. before is
// the scorecard's shelf in an earlier plan, or nil.
func newShelf(s *figures.Scorecard, addressed bool, before *shelf) *shelf {
	out := &shelf{months: []int{0}, printed: &shelved{s: s, addressed: addressed, addresses: addressesOf(s), link: linkOf(s), feed: feedSum(s), found: foundBy(s)}, leads: leadsOf(s)}
	listed := map[source.Sum]*charted{}
	if before != nil {
		for _, c := range before.charts {
			listed[c.known] = c
		}
	}
	for n := range s.Months {
		for version := range 1 + s.Months[n].Versions() {
			l := leaf{s, n, version}
			out.month(l)
			if out.byDir == nil {
				out.byDir = map[string]int{}
			}
			out.byDir[l.dir()] = len(out.leaves)
			out.leaves, out.months = append(out.leaves, l), append(out.months, len(out.entries))
			c := listed[l.known()]
			if c == nil {
				c = &charted{known: l.known()}
				listed[c.known] = c
			}
			out.charts = append(out.charts, c)
		}
	}
	out.scorecard(s)
	if addressed && newestOf(s) != "" {
		out.add(s.ID+"/"+feedName, dataFile, out.printed.feed[:], func(w *worker) { w.feed(s) })
	}
	for n, i := range s.Indicators {
		var all source.Makings
		all.Add(s.Figures(), s.ToldSum(), s.Definitions[i.ID].Sum())
		all.Text(i.ID)
		if latest := s.Latest(); latest >= 0 {
			stamp(&all, &s.Months[latest].Month)
		}
		out.add(s.ID+"/indicators/"+i.ID+"/index.html", "indicator.html", all, func(w *worker) { w.indicator(s, n) })
	}
	for n, m := range s.Meetings {
		all := source.Makings(s.Sum[:])
		all.Text(m.ID, m.Title, m.AgendaItem)
		all.Texts(m.Months)
		all.Add(m.Text.Sum())
		for k := range s.Months {
			if s.Months[k].Seen(m) {
				stamp(&all, &s.Months[k].Month)
				all.Int(s.Months[k].SeenAs(m))
			}
		}
		if k := s.MeetingMonth(m); k >= 0 {
			stamp(&all, &s.Months[k].Month)
			if len(m.Text.References()) > 0 {
				all.Add(s.Known(k))
			}
		}
		out.add(s.ID+"/meetings/"+m.ID+"/index.html", "meeting.html", all, func(w *worker) { w.meeting(s, n) })
	}
	return out.finish()
}

// month lists a leaf's files but for its charts.
func (out *shelf) month(l leaf) {
	s, m, dir := l.s, l.month(), l.dir()
	var page, json, csv source.Makings
	page.Add(l.known(), l.written(), s.ToldSum())
	for k := max(0, l.n-1); k < min(l.n+2, len(s.Months)); k++ {
		page.Int(k - l.n)
		stamp(&page, &s.Months[k].Month)
	}
	for _, meeting := range s.Meetings {
		if m.Seen(meeting) {
			page.Text(meeting.ID, meeting.Title)
		}
	}
	versions(&page, l)
	for _, data := range []*source.Makings{&json, &csv} {
		data.Add(l.known())
		if versions(data, l); l.version == 0 {
			data.Add(s.ToldSum())
		}
	}
	json.Text(m.Published)
	out.add(dir+"index.html", "month.html", page, func(w *worker) { w.month(l) })
	out.add(dir+"data.json", dataFile, json, func(w *worker) { w.put(dir+"data.json", w.monthJSON(l)) })
	out.add(dir+"data.csv", dataFile, csv, func(w *worker) { w.put(dir+"data.csv", w.editionCSV(l, false)) })
	if l.young() {
		young := source.Makings{}
		young.Add(l.known())
		if l.number() == 0 {
			young.Add(s.YoungPeople(l.n).Sum())
		}
		stamp(&young, &m.Month)
		young.Add(s.ToldSum())
		versions(&young, l)
		out.add(dir+youngDir+"index.html", "young-people.html", young, func(w *worker) { w.young(l) })
	}
}

// versions adds what is said of a closed month's versions on each of them.
func versions(all *source.Makings, l leaf) {
	m := l.month()
	all.Int(m.Versions())
	for _, r := range l.s.Renamed {
		all.Text(r.Was, r.Now)
	}
	for n := range m.Versions() {
		all.Add(m.Version(n + 1).Sum)
	}
}

// scorecard lists a scorecard's page, its list of indicators and all its
// figures as data.
func (out *shelf) scorecard(s *figures.Scorecard) {
	page := source.Makings{}
	page.Add(s.Figures(), s.Introduction.Sum())
	page.Int(len(s.Months))
	for n := range s.Months {
		stamp(&page, &s.Months[n].Month)
	}
	for _, m := range s.Meetings {
		page.Text(m.ID, m.Title)
	}
	latest := s.Latest()
	if latest >= 0 {
		page.Add(leaf{s, latest, 0}.written())
	}
	out.add(s.ID+"/index.html", "scorecard.html", page, func(w *worker) { w.scorecard(s) })
	if latest >= 0 {
		known := source.Makings{}
		known.Add(s.Known(latest), s.ToldSum())
		out.add(s.ID+"/data.csv", dataFile, known, func(w *worker) { w.put(s.ID+"/data.csv", w.editionCSV(leaf{s, latest, 0}, true)) })
	}
	list := source.Makings(s.Sum[:])
	if latest >= 0 {
		stamp(&list, &s.Months[latest].Month)
	}
	out.add(s.ID+"/indicators/index.html", "indicators.html", list, func(w *worker) { w.indicators(s) })
}

// chartEntries lists a leaf's charts that are files, and the page of each for
// a frame; of the newest month each is also at an address that stays with the
// newest. The worker, if it is not nil, works them out where need be.
func (p *Plan) chartEntries(of *shelf, n int, w *worker) []entry {
	l, c := of.leaves[n], of.charts[n]
	s := l.s
	c.once.Do(func() {
		if w == nil {
			w = &worker{renderer: &renderer{Plan: p}}
		}
		for _, p := range w.filed(l) {
			c.ids = append(c.ids, p.file)
		}
	})
	var page source.Makings
	page.Add(c.known)
	stamp(&page, &l.month().Month)
	stamp(&page, &s.Months[s.Latest()].Month)
	page.Add(s.ToldSum())
	versions(&page, l)
	dir := l.dir()
	pageSum := page.Sum()
	out := make([]entry, 0, 3*len(c.ids))
	for k, id := range c.ids {
		frame := func(dir string) entry {
			dir += "embed/" + id + "/"
			return entry{name: dir + "index.html", kind: "embed.html", made: pageSum, print: func(w *worker) { w.embed(l, k, dir) }}
		}
		if l.newest() {
			out = append(out, frame(s.ID+"/"))
		}
		out = append(out, frame(dir),
			entry{name: dir + "charts/" + id + ".svg", kind: dataFile, made: c.known, print: func(w *worker) { w.chartFile(l, k) }})
	}
	return out
}

// linkOf stands for what the home page says of a scorecard.
func linkOf(s *figures.Scorecard) source.Sum {
	var all source.Makings
	all.Text(s.ID, s.Title, s.Publisher)
	all.Int(len(s.Months))
	all.Int(len(s.Indicators))
	if n := s.Latest(); n >= 0 {
		stamp(&all, &s.Months[n].Month)
	}
	return all.Sum()
}

// addressesOf stands for what the site map says of a scorecard.
func addressesOf(s *figures.Scorecard) source.Sum {
	var all source.Makings
	all.Text(s.ID)
	all.Int(len(s.Months))
	for n := range s.Months {
		all.Text(s.Months[n].Period.String(), s.Months[n].Published)
		if (leaf{s, n, 0}).young() {
			all.Text(youngDir)
		}
	}
	all.Int(len(s.Indicators))
	for _, i := range s.Indicators {
		all.Text(i.ID)
	}
	for _, m := range s.Meetings {
		all.Text(m.ID)
	}
	return all.Sum()
}

// ownShelf lists the files that belong to no scorecard.
func (p *Plan) ownShelf() *shelf {
	out := &shelf{}
	var home, sitemap, search, feed source.Makings
	for _, s := range p.shelves {
		feed.Add(s.printed.feed)
		search.Add(s.printed.found)
		home.Add(s.printed.link)
		sitemap.Add(s.printed.addresses)
	}
	for _, page := range p.in.Book.Pages {
		var all source.Makings
		all.Text(page.ID, page.Title, page.Description)
		all.Add(page.Text.Sum())
		if page.ID == "index" {
			home.Add(all.Sum())
			continue
		}
		sitemap.Text(page.ID)
		if s := p.in.Book.Config.Accessibility; s != nil && page.ID == statementID {
			all.Text(fmt.Sprintf("%#v", *s))
			out.add(page.ID+"/index.html", "accessibility.html", all, func(w *worker) { w.statement(page, s) })
			continue
		}
		out.add(page.ID+"/index.html", "page.html", all, func(w *worker) { w.ordinary(page) })
	}
	var corrected, headed source.Makings
	versions := 0
	for _, s := range p.in.Book.Scorecards {
		sum := correctionsSum(s)
		corrected.Add(sum)
		home.Add(sum)
		for n := range s.Months {
			versions = max(versions, s.Months[n].Versions())
		}
	}
	headed.Int(versions)
	if p.site.Corrections != "" {
		out.add("corrections/index.html", "corrections.html", corrected, (*worker).corrections)
	}
	out.add("index.html", "home.html", home, (*worker).home)
	out.add("search/index.html", "search.html", search, (*worker).search)
	out.add("404.html", "404.html", nil, (*worker).notFound)
	out.add("_headers", copiedFile, headed, func(w *worker) { w.put("_headers", headers(versions)) })
	out.add("robots.txt", dataFile, nil, (*worker).robots)
	if p.site.BaseURL != "" {
		out.add("sitemap.xml", dataFile, sitemap, func(w *worker) { w.put("sitemap.xml", w.sitemap()) })
	}
	if p.site.BaseURL != "" && p.in.Book.Newest != "" {
		out.add(feedName, dataFile, feed, func(w *worker) { w.feed(nil) })
	}
	for _, a := range p.in.Layouts.sortedAssets() {
		if a.name == p.in.Layouts.assets["moved.js"].name {
			continue // with the pages that load it
		}
		out.add(a.name, copiedFile, a.sum[:], func(w *worker) { w.put(a.name, a.data) })
	}
	for _, f := range p.in.Static {
		name := strings.TrimPrefix(f.Name, "static/")
		if name == redirectsName {
			continue // it may have more to say
		}
		out.add(name, copiedFile, nil, func(w *worker) { w.static(f) })
		out.entries[len(out.entries)-1].static = f
	}
	return out.finish()
}
