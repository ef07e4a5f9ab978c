package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"scorecard/cmd/scorecard/internal/check"
	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/disclosure/officer"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/publish"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var disclosureVerb = verb{
	name:  "disclosure",
	args:  "[-site DIR] [-format text|json] [-html FILE] [-prove] [SCORECARD [MONTH]]",
	short: "decide what is withheld, and report on small numbers",
	long: `Disclosure decides which figures are withheld: small numbers, and others so that
nobody can work them out. It writes the plan to data/<scorecard>/withheld.csv,
which a build goes by, audits it and reports to the data protection officer:
every withheld figure, why it is, and whether it is proved that it could have
several values; relations that hold in the figures and that nobody declared; and
what other ways to publish would show. What an earlier plan withheld stays
withheld.

The report has no values, but it tells which numbers are small. It is not for
the public.

  -site DIR      the folder with site.toml (default: this folder)
  -format FORM   text or json (default: text)
  -html FILE     write the report as a page too, for its owner alone to read; not
                 into a folder that is published
  -prove         build the website again and again, in memory, from other figures
                 that the audit found possible, and compare: every file is to be
                 the same, to the byte
  SCORECARD      one scorecard; without it, all that protect small numbers
  MONTH          list what is withheld in this month alone, as 2023-03

The exit status is 1 where a small number is not protected.
`,
	run: runDisclosure,
}

func runDisclosure(_ context.Context, flags *flag.FlagSet, args []string, io stdio) error {
	dir := flags.String("site", ".", "")
	format := flags.String("format", "text", "")
	page := flags.String("html", "", "")
	proving := flags.Bool("prove", false, "")
	rest, err := parse(flags, args, "[SCORECARD]", "[MONTH]")
	if err != nil {
		return err
	}
	if *format != "text" && *format != "json" {
		return &usageError{fmt.Sprintf("there is no format %q; the formats are text and json", *format)}
	}
	rest = append(rest, "", "")[:2]
	if _, err := scorecard.ParseMonth(rest[1]); rest[1] != "" && err != nil {
		return &usageError{err.Error() + "; a month is written 2023-03"}
	}
	root, err := openSite(*dir)
	if err != nil {
		return err
	}
	if err := privatePlace(*dir, *page); err != nil {
		return err
	}
	chosen, err := protectedScorecards(root, rest[0], io)
	if err != nil {
		return err
	}
	d := &decider{dir: *dir, root: root, prove: *proving, err: io.err}
	unsafe := false
	var all []*officer.Report
	for _, s := range chosen {
		r, err := d.decide(s)
		if err != nil {
			return err
		}
		unsafe = unsafe || !r.Safe()
		if rest[1] != "" {
			r = r.Of(rest[1])
		}
		all = append(all, r)
		print := r.WriteText
		if *format == "json" {
			print = r.WriteJSON
		}
		if err := print(io.out); err != nil {
			return err
		}
	}
	if *page != "" {
		if err := writePage(*page, all); err != nil {
			return fmt.Errorf("%s cannot be written: %v", *page, err)
		}
	}
	if unsafe {
		return errFailed
	}
	return nil
}

// protectedScorecards reads a site and gives the scorecards that protect small
// numbers; one of them where it is named.
func protectedScorecards(root fs.FS, named string, io stdio) ([]*site.Scorecard, error) {
	s, problems := site.Load(root)
	problems.Add(check.Site(s)...)
	if problems.Fatal() {
		return nil, report(problems, io)
	}
	var ids []string
	for _, one := range s.Scorecards {
		ids = append(ids, one.ID)
	}
	if named != "" && !slices.Contains(ids, named) {
		return nil, &usageError{fmt.Sprintf("there is no scorecard %q; %s", named, source.DidYouMean(named, ids))}
	}
	chosen := slices.DeleteFunc(slices.Clone(s.Scorecards), func(one *site.Scorecard) bool {
		if off := one.Disclosure.Off != ""; off && (named == "" || named == one.ID) {
			fmt.Fprintf(io.err, "%s: every figure is shown, for the reason that scorecard.toml gives\n", one.ID)
		}
		return one.Disclosure.Off != "" || named != "" && named != one.ID
	})
	return chosen, nil
}

// A decider plans scorecards, one after the other.
type decider struct {
	dir   string
	root  fs.FS
	prove bool
	err   io.Writer // for progress
}

// decide plans a scorecard, writes its plan where it changed, and reports.
func (d *decider) decide(s *site.Scorecard) (*officer.Report, error) {
	in := figures.Protected(s, s.Months)
	before := &disclosure.Plan{Months: s.Plan.Months, Withheld: s.Plan.Withheld}
	plan, audit := disclosure.Make(in, before)
	path := filepath.Join(d.dir, "data", s.ID, "withheld.csv")
	text := plan.AppendCSV(nil)
	if old, err := os.ReadFile(path); err != nil || string(old) != string(text) {
		if err := writeWhole(path, text); err != nil {
			return nil, fmt.Errorf("%s cannot be written: %v", path, err)
		}
	}
	r := officer.New(s.ID, in, plan, audit)
	r.Advise(in)
	if !d.prove {
		return r, nil
	}
	p, err := newProver(d.root)
	if err != nil {
		return nil, err
	}
	var done, all atomic.Int64
	stop := progress(d.err, func() string { return fmt.Sprintf("%d of %d other worlds built", done.Load(), all.Load()) })
	r.Proof, err = p.prove(s, plan, audit, func(n, of int) { done.Store(int64(n)); all.Store(int64(of)) })
	stop()
	return r, err
}

// privatePlace refuses to write a report where it would be published: into a
// folder that is copied to the site, or one that a build has made.
func privatePlace(dir, page string) error {
	if page == "" {
		return nil
	}
	at, err := filepath.Abs(page)
	if err != nil {
		return err
	}
	for _, name := range []string{"static", "content", "layouts"} {
		copied, err := filepath.Abs(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		if strings.HasPrefix(at, copied+string(filepath.Separator)) {
			return fmt.Errorf("%s is in the folder %s of the site, and the report is not for the public\nhint: name a file elsewhere", page, name)
		}
	}
	for up := filepath.Dir(at); up != filepath.Dir(up); up = filepath.Dir(up) {
		if publish.Made(up) {
			return fmt.Errorf("%s is in a website that a build made, and the report is not for the public\nhint: name a file elsewhere", page)
		}
	}
	return nil
}

// writePage writes reports as a page that nobody else on this computer may read.
func writePage(name string, reports []*officer.Report) error {
	var b bytes.Buffer
	if err := officer.WritePage(&b, reports); err != nil {
		return err
	}
	next := name + ".tmp"
	if err := os.WriteFile(next, b.Bytes(), 0o600); err != nil {
		return err
	}
	return os.Rename(next, name)
}

// writeWhole writes a file so that it is there whole or not at all.
func writeWhole(path string, text []byte) error {
	next := path + ".tmp"
	if err := os.WriteFile(next, text, 0o644); err != nil {
		return err
	}
	return os.Rename(next, path)
}
