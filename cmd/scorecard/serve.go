package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"path"
	"time"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/preview"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/watch"
)

var serveVerb = verb{
	name:  "serve",
	args:  "[-site DIR] [-addr HOST:PORT] [-open] [-q]",
	short: "show the website while you write it",
	long: `Serve builds the website, drafts too, and shows it at an address on this machine.
When you save a file, the page in the browser follows. Ctrl-C stops it. It writes
nothing.

Where a file has a mistake, the page stays as it was and a panel at its foot says
what is wrong and where; it goes when the mistake is mended. What is still missing
from months that are not published yet is listed at /_preview/.

  -site DIR        the folder with site.toml (default: this folder)
  -addr HOST:PORT  where to show it (default: 127.0.0.1:8080). A port alone is one of
                   this machine. Nobody else can see the site unless HOST is an
                   address of this machine on the network
  -open            open it in the browser
  -q               print the address, errors and warnings alone
`,
	run: runServe,
}

// serveOptions are the choices of serve.
type serveOptions struct {
	site  string
	open  bool
	quiet bool
}

func runServe(ctx context.Context, flags *flag.FlagSet, args []string, io stdio) error {
	var o serveOptions
	flags.StringVar(&o.site, "site", ".", "")
	flags.BoolVar(&o.open, "open", false, "")
	flags.BoolVar(&o.quiet, "q", false, "")
	addr := flags.String("addr", "127.0.0.1:8080", "")
	if _, err := parse(flags, args); err != nil {
		return err
	}
	host, port, err := parseAddress(*addr)
	if err != nil {
		return err
	}
	root, err := openSite(o.site)
	if err != nil {
		return err
	}
	l, err := listen(ctx, host, port)
	if err != nil {
		return err
	}
	return serve(ctx, &author{
		serveOptions: o, stdio: io, address: addressOf(host, l), server: preview.New(net.JoinHostPort(host, "0")),
		builds: previewer{rebuild: newRebuild(root, buildOptions{drafts: true, try: true})},
	}, l)
}

// serve shows the site until ctx ends or the server fails.
func serve(ctx context.Context, a *author, l net.Listener) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	server := &http.Server{
		Handler: a.server, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 20 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 1 << 16, ErrorLog: log.New(discard{}, "", 0),
	}
	failed, followed := make(chan error, 1), make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	go func() { followed <- a.follow(ctx) }()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		failed <- nil
	case err = <-followed:
		followed <- nil
	}
	stop()
	a.server.Close()
	_ = server.Close() // what it may complain of is of no use to anybody now
	<-failed
	select {
	case <-followed:
	case <-time.After(stopWithin): // a build that is under way writes nothing, and ends with the program
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// stopWithin is how long serve waits for a build when it is told to stop.
const stopWithin = 200 * time.Millisecond

// author is one run of serve: somebody who writes, and what they see.
type author struct {
	serveOptions
	stdio
	builds  previewer
	address string // of the site: "http://127.0.0.1:8080/"
	server  *preview.Server
	told    told
}

// follow builds the site, and again whenever a file changes, until ctx ends.
func (a *author) follow(ctx context.Context) error {
	w, err := watch.Open(a.site, inputs)
	if err != nil {
		return fmt.Errorf("%s cannot be watched: %v", a.site, err)
	}
	defer w.Close()
	v := a.builds.build(nil)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	a.server.Show(v)
	a.welcome(v, w.Blind())
	for {
		changed, err := w.Next(ctx)
		if err != nil {
			return err
		}
		v := a.builds.build(changed)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if v.Problems.Fatal() && w.Stirring() {
			continue // it may have read what is half done; the next build says
		}
		a.server.Show(v)
		a.tell(v, changed)
	}
}

// welcome says where the site is, in one line, and what is wrong with it.
func (a *author) welcome(v *preview.Version, blind error) {
	if blind != nil && !a.quiet {
		fmt.Fprintf(a.err, "The system does not tell when files change (%v), so they are looked at every second.\n", blind)
	}
	warnings := v.Problems.Of(source.Warning)
	switch {
	case v.Files == nil:
		fmt.Fprintf(a.out, "%s shows what is to be mended, and then the site. Press Ctrl-C to stop.\n", a.address)
	case len(warnings) > 0:
		fmt.Fprintf(a.out, "The site is at %s and follows what you save (%s at %s_preview/). Press Ctrl-C to stop.\n", a.address, warnings.Summary(), a.address)
	default:
		fmt.Fprintf(a.out, "The site is at %s and follows what you save. Press Ctrl-C to stop.\n", a.address)
	}
	a.told.first(v.Problems, a.err)
	if a.open {
		if err := browse(a.address); err != nil {
			fmt.Fprintf(a.err, "No browser could be opened (%v). Open %s yourself.\n", err, a.address)
		}
	}
}

// tell says in the terminal what became of changes.
func (a *author) tell(v *preview.Version, changed []string) {
	if !a.quiet {
		became := "the pages are up to date"
		switch errors := v.Problems.Of(source.Error).Summary(); {
		case v.Problems.Fatal() && v.Files != nil:
			became = errors + ", the pages are as they were before"
		case v.Problems.Fatal():
			became = errors + " to mend, then there are pages"
		}
		fmt.Fprintf(a.err, "%s: %s\n", changes(changed), became)
	}
	a.told.next(v.Problems, a.err)
}

// changes words what changed.
func changes(names []string) string {
	switch len(names) {
	case 1:
		return names[0] + " changed"
	case 2:
		return names[0] + " and " + names[1] + " changed"
	}
	return fmt.Sprintf("%s and %d others changed", names[0], len(names)-1)
}

// drafts puts what months lack into the words and addresses of the preview.
func drafts(b *figures.Book) []preview.Draft {
	var out []preview.Draft
	for _, from := range b.Drafts() {
		s, month := from.Scorecard, from.Month.Period.String()
		written := path.Join("content", s.ID, month)
		d := preview.Draft{
			Title: s.Title + ", " + from.Month.Period.Name(), Publisher: s.Publisher,
			Page: s.ID + "/" + month + "/", File: written + "/index.md",
		}
		gap := func(lacks preview.Lack, id, name string) *preview.Gap {
			d.Gaps = append(d.Gaps, preview.Gap{Lacks: lacks, Name: name, Page: d.Page + "#" + id})
			return &d.Gaps[len(d.Gaps)-1]
		}
		for _, section := range from.Sections {
			gap(preview.Commentary, section.ID, section.Title).File = written + "/" + section.ID + ".md"
		}
		for _, r := range from.Missing {
			g := gap(preview.Figure, r.Indicator.ID, r.Indicator.Name)
			g.File, g.Why = path.Join("data", s.ID, month+".csv"), "No figure is known yet."
			if r.Known {
				g.Why = "The newest is for " + r.Figure.Period.Name() + "."
			}
		}
		for _, r := range from.Unmentioned {
			g := gap(preview.Mention, r.Indicator.ID, r.Indicator.Name)
			g.File, g.Why = written+"/"+r.Indicator.Section+".md", r.Reason()
		}
		out = append(out, d)
	}
	return out
}
