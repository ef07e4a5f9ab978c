package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"scorecard/cmd/scorecard/internal/check"
	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/officer"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/publish"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

// A redaction takes figures out of every version of a scorecard's closed months.
type redaction struct {
	closing
	figures string // as they were named, with commas between them
	date    string
}

// redacted is what a redaction writes.
type redacted struct {
	from     *site.Scorecard
	out      *figures.Withdrawal
	records  []figures.Rewritten
	plan     []byte // withheld.csv
	problems source.Problems
	related  []string // relations that hold of what is withdrawn, and that nobody declared
}

// run writes what make gives: the plan first, so that files which still have the
// figures are never more than their records are.
func (c *redaction) run(root fs.FS, io stdio) error {
	data := filepath.Join(c.dir, "data", c.id)
	if err := publish.ClearRewritten(filepath.Join(data, "published")); err != nil {
		return err
	}
	made, err := c.make(root)
	if err != nil {
		return err
	}
	if err := report(made.problems, io); err != nil {
		return err
	}
	if err := writeWhole(filepath.Join(data, "withheld.csv"), made.plan); err != nil {
		return fmt.Errorf("withheld.csv cannot be written: %v", err)
	}
	files := map[string][]byte{}
	for n := range made.records {
		r := &made.records[n]
		files[fmt.Sprintf("%s/v%d.json", r.Period, r.Number)] = r.Text
	}
	if err := publish.Rewrite(filepath.Join(data, "published"), files); err != nil {
		return fmt.Errorf("the records cannot be written: %v\nhint: run the same command again", err)
	}
	made.tell(io)
	return nil
}

// tell says what was withdrawn, and what that does not reach. It has no values.
func (r *redacted) tell(io stdio) {
	for _, w := range r.out.Lines {
		why := "was named"
		if w.Because != "" {
			why = "would tell " + w.Because
		}
		fmt.Fprintf(io.out, "withdrawn: %s %s, which %s\n", w.Operand, w.Period, why)
	}
	for n := range r.records {
		v := &r.records[n]
		passages := ""
		if v.Passages > 0 {
			passages = fmt.Sprintf(", and passages of its texts: %d", v.Passages)
		}
		fmt.Fprintf(io.out, "%s: figures taken out: %d%s\n", v.Name, v.Figures, passages)
	}
	for _, line := range r.related {
		fmt.Fprintf(io.out, "not declared, and holds: %s. Whoever knows that can work out more: declare it under [relations] in scorecard.toml,\n"+
			"and withdraw the figures that it leads to.\n", line)
	}
	fmt.Fprintf(io.out, "Build and upload the site now. Files below data/ and content/ still have what people wrote there, and so have the history\n"+
		"of version control, backups, and copies that others took.\n")
}

// make works out what is written. Where there is an error among the problems,
// there is nothing to write.
func (c *redaction) make(root fs.FS) (*redacted, error) {
	s, problems := site.Load(root)
	problems.Add(check.Site(s)...)
	m, err := c.locate(s)
	switch {
	case problems.Fatal():
		return &redacted{problems: problems}, nil
	case err != nil:
		return nil, err
	case !m.Closed():
		return nil, fmt.Errorf("%s is not closed, and no record has its figures\nhint: what is not published for good is withheld by the marker [c] in the month's file", m.Period.Name())
	}
	from := s.Scorecards[slices.IndexFunc(s.Scorecards, func(s *site.Scorecard) bool { return s.ID == c.id })]
	if err := c.dated(m); err != nil {
		return nil, err
	}
	named, err := c.cells(from, m)
	if err != nil {
		return nil, err
	}
	r := &redacted{from: from, out: figures.Withdraw(from, named)}
	if r.problems = r.out.Problem(); r.problems.Fatal() {
		return r, nil
	}
	words := newRebuild(root, buildOptions{}).words(&s.Config)
	if r.records, err = r.out.Records(root, words, record.Withdrawal{Date: c.date, Reason: c.reason}); err != nil {
		return nil, err
	}
	r.related = undeclared(from, r.out)
	if len(r.records) == 0 {
		return nil, fmt.Errorf("no version of %s has a value for %s\nhint: one that is not published yet is withheld by the marker [c] in its month's file", c.id, c.figures)
	}
	return r, c.try(root, r)
}

// undeclared lists relations that the figures keep, that are about indicators or
// categories of which something is withdrawn, and that nothing was reasoned with.
func undeclared(from *site.Scorecard, w *figures.Withdrawal) (out []string) {
	var all officer.Report
	all.Advise(figures.Protected(from, from.Months))
	for _, line := range all.Suggested {
		words := strings.Fields(strings.ReplaceAll(line, ",", " "))
		if slices.ContainsFunc(w.Lines, func(l scorecard.Withholding) bool { return slices.Contains(words, l.Operand.String()) }) {
			out = append(out, line)
		}
	}
	return out
}

// try builds the site as it would be, and plans once more what is withheld.
func (c *redaction) try(root fs.FS, r *redacted) error {
	site, err := c.laid(root, r, r.out.Plan)
	if err != nil {
		return err
	}
	built := newRebuild(site, buildOptions{}).run(nil)
	r.problems = append(built.problems, r.out.Left()...).Sorted()
	if built.problems.Fatal() {
		return nil
	}
	s := built.book.Scorecards[slices.IndexFunc(built.book.Scorecards, func(s *figures.Scorecard) bool { return s.ID == c.id })]
	month := slices.IndexFunc(s.Months, func(m figures.Month) bool { return m.Period.String() == c.month })
	if s.Tells(r.from, month, c.reason) || r.out.Tells(c.reason) {
		return errors.New("the reason may tell a figure that is withheld\nhint: say why without numbers of people")
	}
	return nil
}

// laid gives the site's folder as it would be, with the plan decided for it.
func (c *redaction) laid(root fs.FS, r *redacted, plan *disclosure.Plan) (fs.FS, error) {
	name := "data/" + c.id + "/withheld.csv"
	out := laid{root, map[string][]byte{name: plan.AppendCSV(nil)}}
	for n := range r.records {
		out.files[r.records[n].Name] = r.records[n].Text
	}
	if r.from.Disclosure.Off == "" {
		s, _ := site.Load(out)
		at := slices.IndexFunc(s.Scorecards, func(s *site.Scorecard) bool { return s.ID == c.id })
		if at < 0 {
			return nil, errors.New("the site cannot be read again")
		}
		decided := disclosure.Decide(figures.Protected(s.Scorecards[at], s.Scorecards[at].Months), plan)
		out.files[name] = decided.AppendCSV(nil)
	}
	r.plan = out.files[name]
	return out, nil
}

// dated wants a date that is one, and not before that of what is withdrawn.
func (c *redaction) dated(m *site.Month) error {
	if _, err := time.Parse(time.DateOnly, c.date); err != nil {
		return &usageError{fmt.Sprintf("-on %q is no date; it is the day of the withdrawal, as 2023-06-01", c.date)}
	}
	if v := m.Newest(); c.date < max(v.Published, v.Corrected) {
		return fmt.Errorf("%s was published after %s\nhint: -on is the day of the withdrawal", m.Period.Name(), c.date)
	}
	return nil
}

// cells gives the figures that are named: an indicator or a category of it, with
// a period or without, for the newest that the month has.
func (c *redaction) cells(from *site.Scorecard, m *site.Month) (out []record.Cell, err error) {
	newest, err := m.Newest().Edition()
	if err != nil {
		return nil, err
	}
	for _, name := range strings.Split(c.figures, ",") {
		name, when, _ := strings.Cut(strings.TrimSpace(name), " ")
		id, category, _ := strings.Cut(name, "/")
		row := newest.Part(name)
		at := slices.IndexFunc(from.Indicators, func(i *scorecard.Indicator) bool { return i.ID == id || slices.Contains(i.Aliases, id) })
		if row == nil && at >= 0 {
			row = newest.RowOf(from.Indicators[at].ID, from.Indicators[at].Aliases)
			if row != nil && category != "" {
				row = newest.Part(row.Indicator.ID + "/" + category)
			}
		}
		if row == nil {
			var valid []string
			for n := range newest.Rows {
				valid = append(valid, newest.Rows[n].Indicator.ID)
			}
			return nil, fmt.Errorf("%s has no figure %q\nhint: an indicator, or a category of it as by-age/under-1; %s", m.Period.Name(), name, source.DidYouMean(id, valid))
		}
		cell := record.Cell{Indicator: id, Category: category, Period: row.Figure.Period}
		if at >= 0 {
			cell.Indicator = from.Indicators[at].ID
		}
		if when != "" {
			if cell.Period, err = scorecard.ParsePeriod(when, scorecard.Reading{Year: row.Indicator.Year, Month: m.Period}); err != nil {
				return nil, &usageError{fmt.Sprintf("%s: %v", name, err)}
			}
		}
		out = append(out, cell)
	}
	return out, nil
}
