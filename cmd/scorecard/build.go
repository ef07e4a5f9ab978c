package main

import (
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/publish"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
)

var buildVerb = verb{
	name:  "build",
	args:  "[-site DIR] [-out DIR] [-base URL] [-drafts] [-watch] [-q]",
	short: "make the website",
	long: `Build reads the site's files, checks them and writes the website.

Where there is an error, every problem is listed and the old website stays as it
was. Otherwise the new one takes its place in one step: files that are no longer
part of it are gone, and unchanged files keep their dates.

  -site DIR   the folder with site.toml (default: this folder)
  -out DIR    where the website goes (default: public); the folder must be empty,
              missing, or made by an earlier build
  -base URL   the website's address, in place of base_url in site.toml
  -drafts     put months on the site that have no date of publication yet
  -watch      go on: make the pages again that a change of the files concerns,
              until Ctrl-C; while there is an error the website stays as it is
  -q          print errors and warnings alone
`,
	run: runBuild,
}

// buildOptions are the choices of one build.
type buildOptions struct {
	site   string
	out    string
	base   string
	drafts bool
	quiet  bool

	correct string // a closed month, "dorset/2023-03", that is made from its files again
	try     bool   // so are all whose files are not as they were, at their months' addresses
}

func runBuild(ctx context.Context, flags *flag.FlagSet, args []string, io stdio) error {
	var o buildOptions
	flags.StringVar(&o.site, "site", ".", "")
	flags.StringVar(&o.out, "out", "public", "")
	flags.StringVar(&o.base, "base", "", "")
	flags.BoolVar(&o.drafts, "drafts", false, "")
	flags.BoolVar(&o.quiet, "q", false, "")
	watching := flags.Bool("watch", false, "")
	if _, err := parse(flags, args); err != nil {
		return err
	}
	if o.base != "" && !site.WebAddress(o.base, true) {
		return &usageError{fmt.Sprintf("-base %q is not a web address", o.base)}
	}
	if *watching {
		return keepBuilding(ctx, o, io)
	}
	return build(o, io)
}

// build is the whole program: what rebuild.run does in the order of the stages,
// done once, and what it plans written.
func build(o buildOptions, io stdio) error {
	root, err := openSite(o.site)
	if err != nil {
		return err
	}
	r := newRebuild(root, o).run(nil)
	if err := report(r.problems, io); err != nil {
		return err
	}
	return write(r.plan, o, io)
}

// write renders a plan beside the output and swaps it in.
func write(plan *pages.Plan, o buildOptions, io stdio) error {
	out, problems, err := fill(plan, o, io)
	if err != nil || out == nil {
		return errors.Join(err, report(problems, io))
	}
	if err := out.Commit(); err != nil {
		return errors.Join(fmt.Errorf("%s cannot be replaced: %v", o.out, err), out.Abandon())
	}
	announce(out, o, io)
	return nil
}

// fill renders a plan beside the output. Where a layout fails there is nothing
// to write, and the Output is nil.
func fill(plan *pages.Plan, o buildOptions, io stdio) (*publish.Output, source.Problems, error) {
	out, err := publish.Begin(o.out, o.site)
	var refused *publish.Refusal
	if errors.As(err, &refused) {
		fmt.Fprintf(io.err, "scorecard: %v\nhint: %s\n", refused, refused.Hint)
		return nil, nil, errFailed
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s cannot be written: %v", o.out, err)
	}
	stop := progress(io.err, func() string { all, _ := out.Files(); return fmt.Sprintf("%d files", all) })
	problems, err := plan.RenderAll(func(f pages.File) error { return out.Put(f.Name, f.Data) })
	stop()
	if err != nil || problems.Fatal() {
		return nil, problems, errors.Join(err, out.Abandon())
	}
	return out, problems, nil
}

// announce says where the site is.
func announce(out *publish.Output, o buildOptions, io stdio) {
	if all, unchanged := out.Files(); !o.quiet {
		fmt.Fprintf(io.out, "The site is in %s: %d files, %d of them unchanged. Open %s in a browser.\n",
			o.out, all, unchanged, filepath.Join(o.out, "index.html"))
	}
}

// report prints problems, and fails where one is an error.
func report(problems source.Problems, io stdio) error {
	problems = problems.Sorted()
	if err := problems.WriteText(io.err); err != nil {
		return err
	}
	if len(problems) > 0 {
		fmt.Fprintln(io.err, problems.Summary())
	}
	if problems.Fatal() {
		return errFailed
	}
	return nil
}

// openSite opens the folder of a site.
func openSite(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no folder %s\nhint: -site names the folder that has site.toml in it", dir)
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, fmt.Errorf("%s is not a folder\nhint: -site names the folder that has site.toml in it", dir)
	}
	return os.DirFS(dir), nil
}

// ownLayouts gives the site's own layouts; an empty file system where it has
// none.
func ownLayouts(root fs.FS) (fs.FS, source.Problems) {
	const dir = "layouts"
	var none embed.FS
	info, err := fs.Stat(root, dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return none, nil
	case err != nil:
		return none, source.Problems{source.Errorf(source.Place{File: dir}, "unreadable", "this folder cannot be read")}
	case !info.IsDir():
		return none, source.Problems{source.Errorf(source.Place{File: dir}, "unreadable", "a file stands where a folder should be")}
	}
	own, err := fs.Sub(root, dir)
	if err != nil {
		return none, source.Problems{source.Errorf(source.Place{File: dir}, "unreadable", "%v", err)}
	}
	return cleared{own}, nil
}

// cleared is a folder without what editors and other programs leave behind.
type cleared struct{ fs.FS }

// ReadDir lists what there is to read.
func (c cleared) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(c.FS, name)
	return slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		file := e.Type().IsRegular() || e.IsDir() || e.Type()&fs.ModeSymlink != 0
		return !file || site.Unread(e.Name())
	}), err
}

// clashes reports static files that would take the place of a page.
func clashes(static []string, b *figures.Book) source.Problems {
	var ids []string
	for _, s := range b.Scorecards {
		ids = append(ids, s.ID)
	}
	problems := pages.Clashes(static, ids)
	for _, p := range b.Pages {
		for _, name := range []string{"static/" + p.ID, "static/" + p.ID + "/index.html"} {
			if !slices.Contains(static, name) {
				continue
			}
			problems.Add(source.Errorf(source.Place{File: name}, "static-clash", "this file would take the place of the page %q", p.ID).
				WithHint("give it another name, or take content/%s.md out", p.ID))
		}
	}
	return problems
}
