package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/officer"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/publish"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var publishVerb = verb{
	name:  "publish",
	args:  "[-site DIR] [-reason TEXT] [-redact FIGURES -on DATE] SCORECARD MONTH",
	short: "close a month for good, record a correction, or withdraw a figure",
	long: `Publish closes a month: it writes everything that the month's page says into a
record, data/<scorecard>/published/<month>/v1.json. From then on the page is made
from that alone, and is also at an address of its own that never changes,
/<scorecard>/<month>/v1/, for papers to cite. The month's files, targets and
definitions can be edited or deleted; the page stays.

A month is closed when it has a date of publication and the site has no errors.
Keep the record with the site's files: it is what the page is made from.

A mistake is put right in the month's files, and published again with a reason.
The front matter of the month's index.md says when, as corrected = 2023-05-12.
The correction becomes version 2; version 1 keeps its address. A better
figure that came later is no mistake, and goes into a later month's file.

A figure that should never have been published is taken out with -redact: of
every version of every month, with what was worked out from it, with passages of
commentary that have its number, and with figures that would tell it. The records
are written anew; each says when, why and how many, and keeps the digest of what
it was. Every address stays, and the pages say that figures were withdrawn.
withheld.csv keeps them withheld, whatever the month's files say. Give the reason
in general terms.

  -site DIR        the folder with site.toml (default: this folder)
  -reason TEXT     what was wrong, for readers; a month that is closed needs one
  -redact FIGURES  an indicator or a category of it, as by-age/under-1, for the
                   newest period that the month has, or with another one, as
                   "by-age/under-1 2023-01"; several with commas between them
  -on DATE         the day on which they are withdrawn, as 2023-06-01
  SCORECARD        the folder below data/, as dorset
  MONTH            as 2023-03
`,
	run: runPublish,
}

// closing is a month on its way into its record.
type closing struct {
	dir       string // of the site
	id, month string
	reason    string
}

func runPublish(_ context.Context, flags *flag.FlagSet, args []string, io stdio) error {
	dir := flags.String("site", ".", "")
	reason := flags.String("reason", "", "")
	redact := flags.String("redact", "", "")
	on := flags.String("on", "", "")
	rest, err := parse(flags, args, "SCORECARD", "MONTH")
	if err != nil {
		return err
	}
	if _, err := scorecard.ParseMonth(rest[1]); err != nil {
		return &usageError{err.Error() + "; a month is written 2023-03"}
	}
	root, err := openSite(*dir)
	if err != nil {
		return err
	}
	c := closing{*dir, rest[0], rest[1], strings.TrimSpace(*reason)}
	switch {
	case *redact != "" && c.reason == "":
		return &usageError{"-redact wants a -reason, which readers are told"}
	case *redact != "":
		return (&redaction{c, *redact, *on}).run(root, io)
	case *on != "":
		return &usageError{"-on is the day of a withdrawal, and there is nothing to -redact"}
	}
	made, problems, err := c.make(root)
	if err != nil {
		return err
	}
	if err := report(problems, io); err != nil {
		return err
	}
	text, err := record.Write(made)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("data/%s/published/%s/v%d.json", c.id, c.month, made.Version)
	switch err := publish.Record(filepath.Join(c.dir, filepath.FromSlash(name)), text); {
	case errors.Is(err, publish.ErrRecorded):
		return fmt.Errorf("%s is there already: somebody else has just published it", name)
	case err != nil:
		return fmt.Errorf("%s cannot be written: %v", name, err)
	}
	fmt.Fprintf(io.out, "%s is closed as version %d: %s. Keep that file. Papers can cite /%s/%s/v%d/ from the next build on.\n",
		made.Month.Period.Name(), made.Version, name, c.id, c.month, made.Version)
	return nil
}

// make makes the edition that is recorded. Where there is an error among the
// problems it is nil.
func (c *closing) make(root fs.FS) (*record.Edition, source.Problems, error) {
	o := buildOptions{}
	if c.reason != "" {
		o.correct = c.id + "/" + c.month
	}
	r := newRebuild(root, o).run(nil)
	m, err := c.find(r.site)
	switch {
	case r.problems.Fatal() && (err == nil || m == nil || m.Lost):
		return nil, r.problems, nil
	case err != nil:
		return nil, nil, err
	}
	s := r.book.Scorecards[slices.IndexFunc(r.book.Scorecards, func(s *figures.Scorecard) bool { return s.ID == c.id })]
	month := slices.IndexFunc(s.Months, func(one figures.Month) bool { return one.Period == m.Period })
	made := s.Close(month)
	made.Version, made.Reason = len(m.Versions)+1, c.reason
	from := r.site.Scorecards[slices.IndexFunc(r.site.Scorecards, func(s *site.Scorecard) bool { return s.ID == c.id })]
	if c.reason != "" && s.Tells(from, month, c.reason) {
		return nil, nil, errors.New("the reason may tell a figure that is withheld\nhint: say what was wrong without numbers of people")
	}
	all, wrong := r.plan.Addresses(c.id, m.Period, made.Version)
	if len(wrong) > 0 {
		return nil, append(r.problems, wrong...), nil
	}
	made.Addresses, made.After = from.New(all), from.Last()
	if wrong := append(c.dates(made, m), audited(from)...); len(wrong) > 0 {
		return nil, append(r.problems, wrong...), nil
	}
	if m.Closed() {
		var before []*record.Edition
		for _, v := range m.Versions {
			e, err := v.Edition()
			if err != nil {
				return nil, nil, err
			}
			before = append(before, e)
		}
		if made.Correction = record.Correct(before, made); made.Correction == nil {
			return nil, nil, fmt.Errorf("nothing in %s is other than in version %d\nhint: put the mistake right in the month's files first", m.Period.Name(), made.Version-1)
		}
	}
	return made, r.problems, nil
}

// audited wants every small number of a scorecard to be protected from whoever
// has all that is published. It does not say which is not.
func audited(s *site.Scorecard) source.Problems {
	if s.Disclosure.Off != "" {
		return nil
	}
	dated := slices.DeleteFunc(slices.Clone(s.Months), func(m *site.Month) bool { return !m.Dated() })
	all := figures.Protected(s, dated)
	plan := &disclosure.Plan{Months: s.Plan.Months, Withheld: s.Plan.Withheld}
	r := officer.New(s.ID, all, plan, disclosure.Examine(all, func(n int) bool { return plan.Withholds(all, n) }))
	switch {
	case r.Cause == "" && len(r.Exposed) == 0:
		return nil
	case r.Cause != "":
		r.Exposed = make([]officer.Exposure, r.Targets)
	}
	return source.Problems{source.Errorf(source.Place{File: "data/" + s.ID + "/withheld.csv"}, "withheld", "readers could work out what is withheld: small numbers that are not protected: %d", len(r.Exposed)).
		WithHint("scorecard disclosure decides again, and says which they are and why")}
}

// locate finds the month.
func (c *closing) locate(in *site.Site) (*site.Month, error) {
	var ids []string
	for _, s := range in.Scorecards {
		ids = append(ids, s.ID)
	}
	of := slices.Index(ids, c.id)
	if of < 0 {
		return nil, fmt.Errorf("there is no scorecard %q\nhint: %s", c.id, source.DidYouMean(c.id, ids))
	}
	months := in.Scorecards[of].Months
	n := slices.IndexFunc(months, func(m *site.Month) bool { return m.Period.String() == c.month })
	if n < 0 {
		return nil, fmt.Errorf("%s has no month %s\nhint: its figures are data/%s/%s.csv", c.id, c.month, c.id, c.month)
	}
	return months[n], nil
}

// find finds the month. The error says why it cannot be closed or corrected.
func (c *closing) find(in *site.Site) (*site.Month, error) {
	m, err := c.locate(in)
	switch {
	case err != nil:
		return nil, err
	case c.reason == "" && m.Closed():
		return m, fmt.Errorf("%s is closed already, as version %d\nhint: a mistake is corrected with -reason; a better figure goes into a later month's file", m.Period.Name(), m.Newest().Number)
	case c.reason != "" && !m.Closed():
		return m, fmt.Errorf("%s is not closed, and has nothing to correct\nhint: put it right in its files, and publish it without -reason", m.Period.Name())
	case !m.HasFigures:
		return m, fmt.Errorf("%s has no file of figures\nhint: put data/%s/%s.csv in its place", m.Period.Name(), c.id, c.month)
	case !m.Dated():
		return m, fmt.Errorf("%s has no date of publication\nhint: content/%s/%s/index.md has it in its front matter: published = 2023-04-30", m.Period.Name(), c.id, c.month)
	}
	return m, nil
}

// dates wants a correction to say when it was published, and to leave alone when
// the month was.
func (c *closing) dates(made *record.Edition, m *site.Month) (problems source.Problems) {
	if !m.Closed() {
		made.Month.Corrected = ""
		return nil
	}
	before := m.Newest()
	at := m.Keys.Published
	switch {
	case made.Month.Published != before.Published:
		problems.Add(source.Errorf(at, "corrected", "%s was published on %s, and a correction does not change that", m.Period.Name(), before.Published).
			WithHint("published stays; corrected = 2023-05-12 is the date of the correction"))
	case made.Month.Corrected == "" || made.Month.Corrected < max(before.Published, before.Corrected):
		problems.Add(source.Errorf(at, "corrected", "the front matter does not say when %s was corrected", m.Period.Name()).
			WithHint("corrected = 2023-05-12, on or after the day on which version %d was published", before.Number))
	}
	return problems
}
