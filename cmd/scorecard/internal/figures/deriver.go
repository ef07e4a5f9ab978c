package figures

import (
	"maps"
	"slices"
	"sync"

	"scorecard/cmd/scorecard/internal/prose"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A Deriver makes a Book again and again. The zero value has nothing yet. Scorecards that the loader gives
// again as they were keep what was derived from them; of others, the indicators
// are kept where no figure changed, and the problems of each month where
// nothing did that they are made from.
type Deriver struct {
	options Options
	said    source.Sum       // of the words and the glossary
	kept    map[string]*kept // by scorecard

	glossary map[string]string
	stylist  *prose.Stylist
}

// kept is what was derived from a scorecard.
type kept struct {
	from      *site.Scorecard
	scorecard *Scorecard
	problems  source.Problems
	months    map[source.Sum]examined // by what they are made from
	count     prose.Count
}

// examined is what was found of a month.
type examined struct {
	problems source.Problems
	count    prose.Count // of its commentary
}

// Derive makes a Book, as the function Derive does. By other options everything
// is derived again.
func (d *Deriver) Derive(s *site.Site, o Options) (*Book, source.Problems) {
	d.glossary = s.Glossary()
	d.stylist = newStylist(s.Config.Wording, d.glossary)
	said := saying(o, s.Config.Wording, d.glossary)
	if d.options.Drafts != o.Drafts || d.options.Correct != o.Correct || d.options.Try != o.Try || d.said != said {
		d.kept = nil
	}
	d.options, d.said = o, said
	b := &Book{Config: s.Config, Words: d.options.Words, Pages: s.Pages, Terms: s.Terms(), Newest: s.Newest(), Scorecards: make([]*Scorecard, len(s.Scorecards))}
	all := make([]*kept, len(s.Scorecards))
	var wg sync.WaitGroup
	limit := make(chan struct{}, 8)
	for i, from := range s.Scorecards {
		before := d.kept[from.ID]
		if before != nil && before.from == from {
			all[i] = before
			continue
		}
		wg.Go(func() {
			limit <- struct{}{}
			all[i] = d.derive(from, before)
			<-limit
		})
	}
	wg.Wait()
	d.kept = make(map[string]*kept, len(all))
	lists := make([]source.Problems, len(all))
	for i, k := range all {
		d.kept[k.from.ID] = k
		b.Scorecards[i] = k.scorecard
		lists[i] = k.problems
		b.Read.Add(k.count)
	}
	return b, slices.Concat(lists...)
}

// derive makes one scorecard; before, which may be nil, is what was made of it
// the last time.
func (d *Deriver) derive(from *site.Scorecard, before *kept) *kept {
	if before == nil {
		before = &kept{}
	}
	k := &kept{from: from, months: map[source.Sum]examined{}}
	var undecided source.Problems
	k.scorecard, undecided = newScorecard(from, d.options, before.scorecard)
	k.examine(before.months, &textReader{glossary: d.glossary, stylist: d.stylist, records: map[int]*record.Edition{}})
	k.problems.Add(undecided...)
	return k
}

// saying stands for what texts are read by, besides the scorecard itself.
func saying(o Options, w site.Wording, glossary map[string]string) source.Sum {
	var all source.Makings
	all.Add(o.Words.Sum())
	for _, list := range []map[string]string{glossary, w.Instead} {
		all.Int(len(list))
		for _, word := range slices.Sorted(maps.Keys(list)) {
			all.Text(word, list[word])
		}
	}
	all.Texts(w.Known)
	all.Int(w.Sentence)
	all.Int(w.Paragraph)
	all.Int(w.ReadingAge)
	all.Int(w.YoungAge)
	return all.Sum()
}

// know gives each month the sum of what its edition's figures are made from:
// the definition, the files of all months so far, and what a manager said of
// this month's lights and of those that they are compared with.
func (s *Scorecard) know(months []*site.Month) {
	files := source.Makings(s.Sum[:])
	s.figures = s.Sum
	var before []scorecard.Override
	for n, m := range months {
		files.Text(m.Period.String())
		if v := s.Months[n].newest(); v != nil {
			files.Add(v.Sum)
			s.Months[n].known, s.figures, before = s.KnownAs(n, s.Months[n].Versions()), files.Sum(), nil
			continue
		}
		files.Add(m.Sum)
		all := slices.Clone(files)
		for _, o := range slices.Concat(before, []scorecard.Override{{}}, m.Overrides) {
			all.Text(o.Indicator, o.Status.String(), o.Reason)
		}
		s.Months[n].known = all.Sum()
		s.figures = s.Months[n].known
		before = m.Overrides
	}
}

// Known stands for everything that the figures of a month's edition are made
// from, and the scorecard's frame: not for what was written, nor for the dates
// of months.
func (s *Scorecard) Known(month int) source.Sum { return s.Months[month].known }

// KnownAs stands for everything that the figures and words of a version of a
// closed month are made from: its record, and what its pages say of the scorecard
// as it is today.
func (s *Scorecard) KnownAs(month, version int) source.Sum {
	all := source.Makings(s.Sum[:])
	all.Add(s.Months[month].Version(version).Sum)
	return all.Sum()
}

// Figures stands for everything that the newest edition's figures are made
// from; for the definition alone where there is no month.
func (s *Scorecard) Figures() source.Sum { return s.figures }

// written names what is written about a month beside its overview: sections'
// commentary, in their order, how the figures came to be and what is for young
// people.
func (s *Scorecard) written() (ids []string) {
	for _, section := range s.Sections {
		ids = append(ids, section.ID)
	}
	return append(ids, site.AboutMonth, site.YoungPeople)
}

// Written stands for what was written about a month: its overview, its
// sections' commentary, how its figures came to be and what is for young people.
func (s *Scorecard) Written(month int) source.Sum {
	m := &s.Months[month]
	all := source.Makings{}
	all.Add(m.overview.Sum())
	for _, id := range s.written() {
		all.Add(m.commentary[id].Sum())
	}
	return all.Sum()
}
