package figures

import (
	"bytes"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// A Withdrawal is figures on their way out of every version of a scorecard's
// closed months, because they should never have been published.
type Withdrawal struct {
	Plan    *disclosure.Plan        // the scorecard's, with the figures
	Lines   []scorecard.Withholding // of Plan, that are new: the figures that were named, and those that would tell them
	Exposed []string                // numbers that were named and that readers could still work out

	from  *site.Scorecard
	known *knower
	cells map[record.Cell]bool
	lost  *record.Lost
	left  source.Problems // passages that files still have
}

// Withdraw finds what has to go with some figures: by the rule for small numbers
// and the relations of the scorecard, whatever of it was published. A headline
// never has to. Where small numbers are shown, only the figures that were named
// are protected. The cells have the ids that indicators have now.
func Withdraw(from *site.Scorecard, named []record.Cell) *Withdrawal {
	w := &Withdrawal{from: from, known: newKnower(from), cells: map[record.Cell]bool{}, lost: record.NewLost()}
	for _, c := range named {
		w.add(c)
	}
	in := Protected(from, from.Months)
	if from.Disclosure.Off != "" {
		in.Rule.Thresholds = [len(in.Rule.Thresholds)]int{}
	}
	var published []int
	for n := range in.Items {
		item := &in.Items[n]
		item.Secret = item.Secret || w.cells[cellAt(item.Figure)]
		if item.Printed {
			published = append(published, n)
		}
		item.Printed = false // it can be called back
	}
	earlier := &disclosure.Plan{Withheld: from.Plan.Withheld}
	first := disclosure.Decide(in, earlier)
	for _, n := range published { // a small number that was published is not called back with others
		item := &in.Items[n]
		item.Printed = !item.Secret && !earlier.Has(item.Figure, in.Months[item.Edition]) && first.Withholds(in, n) && !covers(first, item.Figure)
	}
	plan, audit := disclosure.Make(in, earlier)
	w.Plan = &disclosure.Plan{Months: from.Plan.Months, Withheld: slices.Clone(from.Plan.Withheld)}
	for _, line := range plan.Withheld {
		at := record.Cell{Indicator: line.Operand.Indicator, Category: line.Operand.Category, Period: line.Period}
		if earlier.Has(disclosure.Figure{Operand: line.Operand, Period: line.Period}, line.Month) || !w.cells[at] && line.Why != scorecard.CoversAnother {
			continue // it was withheld before, or for itself
		}
		line.Why = scorecard.Withdrawn
		w.line(line)
		w.add(at)
	}
	for _, f := range audit.Exposed() {
		if w.cells[cellAt(f.Target.Figure)] && f.Target.Why == scorecard.WithheldByAuthor {
			w.Exposed = append(w.Exposed, audit.Name(f))
		}
	}
	slices.SortStableFunc(w.Plan.Withheld, func(a, b scorecard.Withholding) int { return a.Month.Compare(b.Month) })
	return w
}

// covers reports whether a plan withholds a figure for the sake of another.
func covers(p *disclosure.Plan, f disclosure.Figure) bool {
	return slices.ContainsFunc(p.Withheld, func(w scorecard.Withholding) bool {
		return w.Operand == f.Operand && w.Period == f.Period && w.Why == scorecard.CoversAnother
	})
}

func cellAt(f disclosure.Figure) record.Cell {
	return record.Cell{Indicator: f.Indicator, Category: f.Category, Period: f.Period}
}

// line takes up a line of the plan, once.
func (w *Withdrawal) line(line scorecard.Withholding) {
	if !slices.ContainsFunc(w.Lines, func(l scorecard.Withholding) bool { return l.Operand == line.Operand && l.Period == line.Period }) {
		w.Lines = append(w.Lines, line)
		w.Plan.Withheld = append(w.Plan.Withheld, line)
	}
}

// add takes up a figure, and what is the same figure: the whole of an
// indicator's set and the indicator itself.
func (w *Withdrawal) add(c record.Cell) {
	w.cells[c] = true
	i := w.known.now[c.Indicator]
	if i == nil {
		return
	}
	set := w.from.Set(i.Categories)
	for n := 0; set != nil && n < len(set.Categories); n++ {
		if part := &set.Categories[n]; part.Whole && (c.Category == part.ID || c.Category == "") {
			w.cells[record.Cell{Indicator: c.Indicator, Period: c.Period}] = true
			w.cells[record.Cell{Indicator: c.Indicator, Category: part.ID, Period: c.Period}] = true
		}
	}
}

// gone reports whether a figure of a record is among them.
func (w *Withdrawal) gone(c record.Cell) bool {
	if i := w.known.now[c.Indicator]; i != nil {
		c.Indicator = i.ID
	}
	return w.cells[c]
}

// A Rewritten is a version's record without the figures that were withdrawn.
type Rewritten struct {
	*site.Version
	Text              []byte
	Figures, Passages int // that were taken out
}

// rewriting is a version whose record is written anew.
type rewriting struct {
	Rewritten
	old, now *record.Edition
	raw      []byte
}

// Records gives the records that change, in order. said is the note that each is
// to have, but for its counts and its digest.
func (w *Withdrawal) Records(root fs.FS, words *words.Words, said record.Withdrawal) ([]Rewritten, error) {
	var months [][]*rewriting
	for _, m := range w.from.Months {
		versions, touched := []*rewriting(nil), false
		for _, v := range m.Versions {
			r, err := open(root, v, words)
			if err != nil {
				return nil, err
			}
			r.Figures = r.now.Withdraw(w.gone, w.lost)
			touched = touched || r.Figures > 0
			versions = append(versions, r)
		}
		if touched {
			months = append(months, versions)
		}
	}
	var out []Rewritten
	for _, versions := range months {
		if err := w.rewrite(versions, words); err != nil {
			return nil, err
		}
		for _, r := range versions {
			if text, err := record.Write(r.now); err != nil || bytes.Equal(text, r.raw) {
				continue
			}
			note := said
			note.Figures, note.Passages, note.Digest = r.Figures, r.Passages, record.DigestIn(r.raw)
			r.now.Withdrawn = append(r.now.Withdrawn, note)
			var err error
			if r.Text, err = record.Write(r.now); err != nil {
				return nil, err
			}
			out = append(out, r.Rewritten)
		}
	}
	return out, nil
}

// open reads a record twice: as it was, and as it will be.
func open(root fs.FS, v *site.Version, w *words.Words) (*rewriting, error) {
	r := &rewriting{Rewritten: Rewritten{Version: v}}
	var err error
	if r.raw, err = fs.ReadFile(root, v.Name); err != nil {
		return nil, err
	}
	if r.old, err = v.Edition(); err != nil {
		return nil, err
	}
	if r.now, err = v.Edition(); err != nil {
		return nil, err
	}
	r.old.Say(w)
	r.now.Say(w)
	return r, nil
}

// rewrite takes what tells of figures that are lost out of the versions of a
// month.
func (w *Withdrawal) rewrite(versions []*rewriting, say *words.Words) error {
	var before []*record.Edition
	var headings []string
	for _, r := range versions {
		r.now.Hush(w.lost, say)
		t := &texts{old: r.old, now: r.now, lost: w.lost, say: say}
		if err := t.all(); err != nil {
			return fmt.Errorf("%s: %v", r.Name, err)
		}
		r.Passages = t.passages
		w.leftIn(r.Period, t.taken)
		headings = append(headings, t.headings...)
		if r.Figures == 0 && r.now.Correction != nil { // it is the one that took them out
			for _, d := range r.now.Correction.Differences {
				if d.Kind == record.FigureDiffers && w.gone(record.Cell{Indicator: d.Indicator, Category: d.Category, Period: d.Period}) {
					r.Figures++
				}
			}
		}
		r.now.Recorrect(before)
		before = append(before, r.now)
	}
	for _, r := range versions {
		for n := range r.now.Addresses {
			a := &r.now.Addresses[n]
			a.Fragments = slices.DeleteFunc(a.Fragments, func(id string) bool { return slices.Contains(headings, id) })
		}
	}
	return nil
}

// leftIn warns of files that still have passages which told.
func (w *Withdrawal) leftIn(month scorecard.Period, taken []passage) {
	at := slices.IndexFunc(w.from.Months, func(m *site.Month) bool { return m.Period == month })
	m := w.from.Months[at]
	for _, p := range taken {
		text := m.Commentary[p.file]
		if p.file == "overview" {
			p.file, text = "index", m.Overview
		}
		if text == nil || !strings.Contains(text.Source(), p.text) {
			continue
		}
		left := source.Warnf(source.Place{File: "content/" + w.from.ID + "/" + month.String() + "/" + p.file + ".md"}, "withheld-in-words",
			"this text still has a passage that told of figures which are withdrawn").
			WithHint("take it out of the file, or the next correction publishes it again")
		if !slices.Contains(w.left, left) {
			w.left.Add(left)
		}
	}
}

// Left warns of texts that still have passages which Records took out.
func (w *Withdrawal) Left() source.Problems { return w.left }

// Tells reports whether a text has a number that Records took out.
func (w *Withdrawal) Tells(text string) bool { return w.lost.Tells(text) }

// Problem says that figures cannot be withdrawn alone.
func (w *Withdrawal) Problem() source.Problems {
	var all source.Problems
	for _, name := range w.Exposed {
		all.Add(source.Errorf(source.Place{File: "data/" + w.from.ID + "/scorecard.toml"}, "withheld", "readers could still work out %s from what stays, of which nothing can be withdrawn with it", name).
			WithHint("name further figures that it follows from, headline figures too: -redact takes several, with commas between them"))
	}
	return all
}
