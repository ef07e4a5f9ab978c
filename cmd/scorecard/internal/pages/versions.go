package pages

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// A VersionLink leads to a version of a closed month.
type VersionLink struct {
	Number int
	URL    string // from the root: "dorset/2023-03/v1/"
	Date   string // when it was published, or corrected: "30 April 2023"
	Reason string // of a correction; "" for the first
	By     string // who published it; may be empty
	Here   bool   // the page is at its address
}

// versionLinks lists the versions of a leaf's month, from the first; none of
// one that is open.
func (w *worker) versionLinks(l leaf) (out []VersionLink) {
	m := l.month()
	for n := 1; n <= m.Versions(); n++ {
		v := m.Version(n)
		out = append(out, VersionLink{n, leaf{l.s, l.n, n}.dir(), w.site.words.Day(dateOf(v)), v.Reason, v.By, n == l.version})
	}
	return out
}

// dateOf is when a version was published.
func dateOf(v *figures.Version) string { return cmp.Or(v.Corrected, v.Published) }

// A board is where it is said what was put right: the head of a page of a month.
type board struct {
	leaf
	root  string                              // from the page to the root
	said  func(r *record.Row) []record.Figure // what the page says of a row
	about []*record.Row                       // what the page is about; nil for all
	frame bool                                // the page is a chart in a frame, and says what concerns that alone
}

// link begins a link to the page of a month, which does not open in the frame
// that the board is in.
func (b *board) link(to leaf) string {
	return b.anchor(to.dir())
}

func (b *board) anchor(address string) string {
	out := `<a href="` + b.root + escaped(address) + `"`
	if b.frame {
		out += ` target="_top"`
	}
	return out + `>`
}

// concerns reports whether the page is about an indicator.
func (b *board) concerns(indicator string) bool {
	return len(b.about) == 0 || slices.ContainsFunc(b.about, func(r *record.Row) bool { return r.Indicator.ID == indicator })
}

// differences gives what a version says otherwise than the one before, as far as
// the page is about it.
func (b *board) differences(v *figures.Version) []record.Difference {
	switch {
	case v.Correction == nil:
		return nil
	case len(b.about) == 0:
		return v.Correction.Differences
	}
	return slices.DeleteFunc(slices.Clone(v.Correction.Differences), func(d record.Difference) bool { return !b.concerns(d.Indicator) })
}

// notices prints what must be said at the head of a month's pages, whatever their
// layout is: what they put right, what has been put right since, and which of
// the figures that they say of a row were mistaken in months before. On a chart
// in a frame that is what concerns the chart.
func (w *worker) notices(b *board) []byte {
	var out markup
	m, number := b.month(), b.number()
	if b.version == 0 && m.Tried() {
		w.tried(&out, b)
		return out
	}
	if !b.frame {
		w.withdrawn(&out, b.leaf)
	}
	for n := number; n > 1; n-- { // what this version and those before it put right
		if v := m.Version(n); !b.frame || len(b.differences(v)) > 0 {
			w.corrected(&out, b, v)
		}
	}
	for n := number + 1; n <= m.Versions(); n++ {
		v := m.Version(n)
		all, key := b.differences(v), "correction.superseded"
		switch {
		case b.frame && len(all) == 0:
			continue
		case v.Correction == nil:
		case b.frame && slices.ContainsFunc(all, func(d record.Difference) bool { return d.Began <= number }), !b.frame && v.Correction.Began <= number:
			key = "correction.mistaken"
		}
		out.raw(`<div class="inset"><p><strong>`)
		out.say(w.site.words, "correction.notice")
		out.raw(`</strong> `)
		out = w.site.words.AppendMarkup(out, key, "date", escaped(w.site.words.Day(dateOf(v))), "reason", escaped(v.Reason),
			"link", b.link(leaf{b.s, b.n, n}), "/link", "</a>")
		out.raw(`</p></div>`)
	}
	out = append(out, w.carried(b)...)
	return out
}

// tried says that a page is not as it is published, but as its files are now.
func (w *worker) tried(out *markup, b *board) {
	n := b.month().Versions()
	out.raw(`<div class="inset"><p><strong>`)
	out.say(w.site.words, "correction.preview")
	out.raw(`</strong> `)
	*out = w.site.words.AppendMarkup(*out, "correction.tried", "version", fmt.Sprint(n),
		"link", b.link(leaf{b.s, b.n, n}), "/link", "</a>")
	out.raw(`</p></div>`)
}

// corrected says what a version puts right.
func (w *worker) corrected(out *markup, b *board, v *figures.Version) {
	out.raw(`<div class="inset"><p><strong>`)
	out.say(w.site.words, "correction.corrected", "date", w.site.words.Day(dateOf(v)))
	out.raw(`</strong> `)
	out.text(v.Reason)
	out.raw(` `)
	*out = w.site.words.AppendMarkup(*out, "correction.before", "version", fmt.Sprint(v.Number-1),
		"link", b.link(leaf{b.s, b.n, v.Number - 1}), "/link", "</a>",
		"all", b.anchor("corrections/"), "/all", "</a>")
	out.raw(`</p>`)
	w.differences(out, b, v)
	out.raw(`</div>`)
}

// differences lists what a version says otherwise than the one before.
func (w *worker) differences(out *markup, b *board, v *figures.Version) {
	if v.Correction == nil {
		return
	}
	all := b.differences(v)
	out.raw(`<details><summary>`)
	out.text(w.site.words.Count("correction.count", len(all)))
	out.raw(`</summary><ul>`)
	e := w.at.edition
	if w.at.s != b.s || w.at.n != b.n || w.at.number() != v.Number { // it is not the one that the page is made from
		var err error
		if e, err = b.s.Version(b.n, v.Number); err != nil {
			w.fail(err)
			return
		}
	}
	for n := range all {
		out.raw(`<li>`)
		w.difference(out, &all[n], e)
		out.raw(`</li>`)
	}
	out.raw(`</ul></details>`)
}

// differenceKeys are the messages of what differs, by its kind.
var differenceKeys = [...]string{
	record.FigureDiffers: "correction.figure", record.StatusDiffers: "correction.status", record.DirectionDiffers: "correction.direction",
	record.TargetDiffers: "correction.target", record.ComparatorDiffers: "correction.comparator",
}

// difference says one thing that a version says otherwise.
func (w *worker) difference(out *markup, d *record.Difference, e *record.Edition) {
	say := w.site.words
	before, after := cmp.Or(d.Before, say.Say("correction.nothing")), cmp.Or(d.After, say.Say("correction.nothing"))
	switch d.Kind {
	case record.StatusDiffers:
		before, after = statusSaid(say, d.Before), statusSaid(say, d.After)
	case record.SentenceDiffers:
		if d.After == "" {
			out.say(say, "correction.taken-out", "text", d.Before)
		} else {
			out.say(say, "correction.written", "text", d.After)
		}
		return
	case record.DefinitionDiffers:
		out.say(say, "correction.definition", "name", d.Name)
		return
	case record.OtherDiffers:
		out.say(say, "correction.other")
		return
	}
	name := d.Name
	if d.Other != "" && d.Kind == record.ComparatorDiffers {
		name = say.Say("correction.name", "name", name, "of", d.Other)
	}
	if !d.Period.IsZero() {
		name = say.Say("correction.name", "name", name, "of", say.Period(d.Period))
	}
	out.say(say, differenceKeys[d.Kind], "name", name, "before", before, "after", after)
	var unit scorecard.Unit
	if r := e.Row(d.Indicator); r != nil {
		unit = r.Indicator.Unit
	}
	if size := sizeOf(say, unit, d.Size, d.Percent); size != "" {
		out.text(" (" + size + ")")
	}
	if d.Began < e.Version-1 {
		out.raw(` `)
		out.say(say, "correction.since", "version", fmt.Sprint(d.Began))
	}
}

// sizeOf words the size of a change, "−7, −1.6%", of a percentage "−2.4 percentage
// points"; "" where there is none.
func sizeOf(w *words.Words, unit scorecard.Unit, size, percent string) string {
	sign := func(s string, unit scorecard.Unit) string {
		d, err := scorecard.ParseDecimal(s)
		if err != nil {
			return s
		}
		if d.Sign() < 0 {
			return w.Say("correction.less", "by", w.Difference(d, unit))
		}
		return w.Say("correction.more", "by", w.Difference(d, unit))
	}
	switch {
	case size == "":
		return ""
	case percent == "" || unit.Percent():
		return sign(size, unit)
	}
	return w.Say("correction.size", "size", sign(size, unit), "percent", sign(percent, ""))
}

// statusSaid words a status of a difference.
func statusSaid(w *words.Words, word string) string {
	switch word {
	case "":
		return w.Say("light.none")
	case "yes":
		return w.Say("correction.met")
	case "no":
		return w.Say("correction.not-met")
	}
	return w.Say("light." + word)
}

// inHistory are the figures that a month's page says of a row.
func inHistory(r *record.Row) []record.Figure { return r.History }

// carried lists figures of a page that were mistaken in another month, and put
// right since.
func (w *worker) carried(b *board) (out markup) {
	if len(b.s.Told) == 0 {
		return nil
	}
	type place struct{ month, version int }
	seen := map[place]bool{}
	look := func(r *record.Row, category string) {
		all := b.said(r)
		for n := range all {
			now := b.s.Later(r.Indicator.ID, category, &all[n])
			if now == nil || !now.Correction || now.Month == b.n || seen[place{now.Month, now.Version}] {
				continue
			}
			seen[place{now.Month, now.Version}] = true
			v := b.s.Months[now.Month].Version(now.Version)
			out.raw(`<div class="inset"><p><strong>`)
			out.say(w.site.words, "correction.notice")
			out.raw(`</strong> `)
			out = w.site.words.AppendMarkup(out, "correction.carried", "date", escaped(w.site.words.Day(dateOf(v))), "month", escaped(w.site.words.Period(v.Period)),
				"reason", escaped(v.Reason), "link", b.link(leaf{b.s, now.Month, now.Version}), "/link", "</a>")
			out.raw(`</p></div>`)
		}
	}
	e := w.edition(b.leaf)
	for n := range e.Rows {
		r := &e.Rows[n]
		if !b.concerns(r.Indicator.ID) {
			continue
		}
		look(r, "")
		for k := range r.Categories {
			look(&r.Categories[k], r.Categories[k].Category.ID)
		}
	}
	return out
}

// later says beside a figure that it was restated or corrected since.
func (m *markup) later(w *worker, root string, r *record.Row, f *record.Figure) {
	s := w.at.s
	now := laterOf(s, r, f)
	if now == nil {
		return
	}
	l, key := leaf{s, now.Month, 0}, "later.revised"
	if now.Correction {
		l.version, key = now.Version, "later.corrected"
	}
	m.raw(` <span class="quiet">`)
	*m = w.site.words.AppendMarkup(*m, key, "figure", escaped(now.Display), "month", escaped(w.site.words.Period(l.month().Period)),
		"link", `<a href="`+root+escaped(l.dir())+`#`+r.Indicator.ID+`">`, "/link", "</a>")
	m.raw(`</span>`)
}

// announce puts notices at the head of a page's main part.
func announce(page, notices []byte) []byte {
	if at := inside(page, "main"); at >= 0 {
		return slices.Insert(page, at, notices...)
	}
	for _, tag := range []string{"<main", "<body"} {
		if at := bytes.Index(page, []byte(tag)); at >= 0 {
			return slices.Insert(page, at+bytes.IndexByte(page[at:], '>')+1, notices...)
		}
	}
	return append(notices, page...)
}

// CorrectionsPage is the data of corrections.html.
type CorrectionsPage struct {
	Page
	Corrections []CorrectionView // newest first
}

// A CorrectionView is a correction, or a withdrawal, for layouts.
type CorrectionView struct {
	Title            string // what it is of: with whose it is where that is not the site's own council
	Scorecard, Month string // a withdrawal may be of several months, and has none
	URL              string // of the version, from the root
	ID               string // of a withdrawal, for links to it; "" for a correction
	Date, Reason, By string
	Substantial      bool
	What             template.HTML // what was put right, or what figures were taken out of; empty on the home page
	Withdrawn        bool          // figures were taken out that should not have been published
}

// correction is a version that puts something right.
type correction struct {
	leaf
	*figures.Version
}

// corrections lists those of some scorecards, newest first.
func corrections(of ...*figures.Scorecard) (out []correction) {
	for _, s := range of {
		for n := range s.Months {
			for k := 2; k <= s.Months[n].Versions(); k++ {
				out = append(out, correction{leaf{s, n, k}, s.Months[n].Version(k)})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b correction) int {
		return cmp.Or(strings.Compare(dateOf(b.Version), dateOf(a.Version)), strings.Compare(a.s.ID, b.s.ID), b.n-a.n, b.version-a.version)
	})
	return out
}

// correctionsSum stands for what is said of a scorecard's corrections.
func correctionsSum(s *figures.Scorecard) source.Sum {
	all := source.Makings{}
	for _, c := range corrections(s) {
		all.Text(s.ID, s.Title, s.Publisher, c.dir())
		all.Add(c.Sum)
	}
	for _, one := range withdrawals(s) {
		for _, l := range one.from {
			all.Text(s.ID, s.Title, s.Publisher, l.dir())
			all.Add(l.month().Version(l.version).Sum)
		}
	}
	return all.Sum()
}

// corrections prints the list of everything that was put right.
func (w *worker) corrections() {
	p := CorrectionsPage{Page: w.page("corrections/", w.site.words.Say("correction.title"), Crumb{w.site.Title, ""})}
	p.Description = w.site.words.Say("correction.description")
	p.Corrections = w.allCorrections()
	w.execute("corrections.html", "corrections/index.html", &p)
}

// allCorrections are those of all scorecards and what was withdrawn, newest first.
func (w *worker) allCorrections() (out []CorrectionView) {
	withdrawn := withdrawals(w.in.Book.Scorecards...)
	for _, c := range corrections(w.in.Book.Scorecards...) {
		for len(withdrawn) > 0 && withdrawn[0].date >= dateOf(c.Version) {
			out, withdrawn = append(out, w.withdrawalView(withdrawn[0])), withdrawn[1:]
		}
		out = append(out, w.correctionView(c))
	}
	for _, one := range withdrawn {
		out = append(out, w.withdrawalView(one))
	}
	return out
}

func (w *worker) correctionView(c correction) CorrectionView {
	var what markup
	w.differences(&what, &board{leaf: c.leaf}, c.Version)
	month := w.site.words.Period(c.Period)
	return CorrectionView{Title: w.site.words.Say("correction.heading", "scorecard", w.whose(c.s), "month", month), Scorecard: c.s.Title, Month: month,
		URL: c.dir(), Date: w.site.words.Day(dateOf(c.Version)), Reason: c.Reason, By: c.By,
		Substantial: c.Correction != nil && c.Correction.Substantial, What: what.html()}
}

// whose is a scorecard's title, with its publisher where that is not the site's
// own council.
func (w *worker) whose(s *figures.Scorecard) string {
	if s.Publisher == w.site.Organisation {
		return s.Title
	}
	return joined(s.Title, s.Publisher)
}

// Revisions prints how the indicator's figures were restated and corrected: what
// was first published, and each change with its size. It is empty where none was.
func (p *IndicatorPage) Revisions() template.HTML {
	var out markup
	w := p.w
	for _, t := range p.told {
		if t.Indicator != p.Indicator.ID {
			continue
		}
		if len(out) == 0 {
			out.openTable(w.site.words, opening{caption: w.site.words.Say("revisions.title"), columns: 5})
			for _, key := range []string{"revisions.period", "revisions.figure", "revisions.change", "revisions.what", "revisions.in"} {
				out.columnHead("", w.site.words.Say(key), "")
			}
			out.raw(tableBody)
		}
		p.revisions(&out, t)
	}
	if len(out) > 0 {
		out.raw(tableEnd)
	}
	return out.html()
}

func (p *IndicatorPage) revisions(out *markup, t *figures.Told) {
	w := p.w.site.words
	name := words.Upper(w.Period(t.Period))
	if set := p.Indicator.Set; t.Category != "" && set != nil {
		name = w.Say("correction.name", "name", set.Categories[set.Index(t.Category)].Name, "of", w.Period(t.Period))
	}
	for n := range t.Statements {
		st := &t.Statements[n]
		out.raw(`<tr>`, rowHead)
		out.text(name)
		out.raw(`</th>`)
		out.cell("num", w.Say("revisions.figure"), st.Display)
		out.cell("num", w.Say("revisions.change"), cmp.Or(sizeOf(w, p.Indicator.Unit, st.Size, st.Percent), w.Say("table.none")))
		key := "revisions.revised"
		l := leaf{p.scorecard, st.Month, 0}
		switch {
		case n == 0:
			key = "revisions.first"
		case st.Correction:
			key, l.version = "revisions.corrected", st.Version
		}
		if st.Version > 0 && l.version == 0 {
			l.version = st.Version
		}
		out.cell("", w.Say("revisions.what"), w.Say(key))
		out.raw(`<td data-label="`)
		out.text(w.Say("revisions.in"))
		out.raw(`"><a href="`, p.Root)
		out.text(l.dir() + "#" + p.Indicator.ID)
		out.raw(`">`)
		out.text(w.Period(l.month().Period))
		out.raw(`</a></td></tr>`)
	}
}
