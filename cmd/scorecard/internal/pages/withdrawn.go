package pages

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
)

// A withdrawal is figures that were taken out of versions of a scorecard on one
// day, for one reason.
type withdrawal struct {
	s            *figures.Scorecard
	date, reason string
	id           string // on the page of corrections: "board-2023-06-01"
	from         []leaf
	figures      []int // of each
}

// withdrawals lists those of some scorecards, newest first.
func withdrawals(of ...*figures.Scorecard) (out []*withdrawal) {
	for _, s := range of {
		var all []*withdrawal
		days := map[string]int{}
		for n := range s.Months {
			for k := 1; k <= s.Months[n].Versions(); k++ {
				for _, one := range s.Months[n].Version(k).Withdrawn {
					at := slices.IndexFunc(all, func(w *withdrawal) bool { return w.date == one.Date && w.reason == one.Reason })
					if at < 0 {
						id := s.ID + "-" + one.Date
						if days[one.Date]++; days[one.Date] > 1 {
							id += "-" + strconv.Itoa(days[one.Date])
						}
						at, all = len(all), append(all, &withdrawal{s: s, date: one.Date, reason: one.Reason, id: id})
					}
					all[at].from, all[at].figures = append(all[at].from, leaf{s, n, k}), append(all[at].figures, one.Figures)
				}
			}
		}
		out = append(out, all...)
	}
	slices.SortStableFunc(out, func(a, b *withdrawal) int {
		return cmp.Or(strings.Compare(b.date, a.date), strings.Compare(a.s.ID, b.s.ID), strings.Compare(b.id, a.id))
	})
	return out
}

// withdrawn says at the head of a version's page that figures were taken out of
// it: when, why, and how many.
func (w *worker) withdrawn(out *markup, l leaf) {
	if l.number() == 0 {
		return
	}
	say := w.site.words
	all := l.month().Version(l.number()).Withdrawn
	for n := range slices.Backward(all) {
		out.raw(`<div class="inset"><p><strong>`)
		out.say(say, "withdrawn.notice")
		out.raw(`</strong> `)
		out.say(say, "withdrawn.figures", "n", strconv.Itoa(all[n].Figures), "date", say.Day(all[n].Date), "reason", all[n].Reason)
		out.raw(` `)
		out.say(say, "withdrawn.marked")
		out.raw(`</p></div>`)
	}
}

// lastWithdrawn is the day on which figures were last taken out of what a page
// shows; "" where none were.
func lastWithdrawn(v *figures.Version) string {
	if n := len(v.Withdrawn); n > 0 {
		return v.Withdrawn[n-1].Date
	}
	return ""
}

// withdrawalView is a withdrawal as the page of corrections lists it.
func (w *worker) withdrawalView(one *withdrawal) CorrectionView {
	say := w.site.words
	var what markup
	what.raw(`<ul>`)
	for n, l := range one.from {
		what.raw(`<li><a href="../`)
		what.text(l.dir())
		what.raw(`">`)
		what.say(say, "edition.version-title", "title", say.Period(l.month().Period), "version", fmt.Sprint(l.version))
		what.raw(`</a> (`)
		what.text(say.Count("withdrawn.count", one.figures[n]))
		what.raw(`)</li>`)
	}
	what.raw(`</ul>`)
	return CorrectionView{Title: say.Say("withdrawn.heading", "scorecard", w.whose(one.s)), Scorecard: one.s.Title, URL: one.from[0].dir(), ID: one.id, Date: say.Day(one.date), Reason: one.reason, What: what.html(), Withdrawn: true}
}

// withdrawalEntry tells of a withdrawal.
func (w *worker) withdrawalEntry(one *withdrawal, author string) atomEntry {
	address := w.site.BaseURL + "corrections/#" + one.id
	out := atomEntry{
		ID: address, Title: w.site.words.Say("withdrawn.heading", "scorecard", joined(one.s.Title, one.s.Publisher)), Published: beginning(one.date), Updated: beginning(one.date),
		Links: []atomLink{{"alternate", "text/html", address}}, Category: atomCategory{"withdrawal"}, Summary: one.reason,
	}
	if of := cmp.Or(one.s.Publisher, author); of != author {
		out.Author = &atomAuthor{of}
	}
	return out
}

// withdrawnFile stands for a drawing that says that its figures were withdrawn.
const withdrawnFile = "withdrawn.svg"

// withoutFigures finds what has the place of a file or page of a month that had
// nothing left to show when figures were withdrawn: for a drawing one that says so,
// for a page that of its version.
func withoutFigures(s *figures.Scorecard, parts []string) (to string, ok bool) {
	n := slices.IndexFunc(s.Months, func(m figures.Month) bool { return m.Period.String() == parts[0] && m.Versions() > 0 })
	if n < 0 || len(parts) < 3 {
		return "", false
	}
	l, m := leaf{s, n, 0}, &s.Months[n]
	for k := 1; k <= m.Versions(); k++ {
		if parts[1] == "v"+strconv.Itoa(k) {
			l.version = k
		}
	}
	switch {
	case len(m.Version(l.number()).Withdrawn) == 0:
		return "", false
	case strings.HasSuffix(parts[len(parts)-1], ".svg"):
		return withdrawnFile, true
	case parts[len(parts)-1] == "":
		return l.dir(), true
	}
	return "", false
}

// withdrawnDrawing is a drawing that says that its figures were withdrawn.
func (w *worker) withdrawnDrawing() []byte {
	text := w.site.words.Say("withdrawn.drawing")
	var out markup
	out.raw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 80" width="720" height="80" role="img"><title>`)
	out.text(text)
	out.raw(`</title><rect width="720" height="80" fill="#fff"/><text x="16" y="48" font-family="sans-serif" font-size="20" fill="#0b0c0c">`)
	out.text(text)
	out.raw("</text></svg>\n")
	return out
}
