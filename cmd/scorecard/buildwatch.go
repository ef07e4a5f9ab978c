package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/publish"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/watch"
)

// inputs are the files and folders of a site that a build reads.
var inputs = watch.Options{Names: []string{"site.toml", "data", "content", "layouts", "static"}, Ignore: site.Unread}

// keepBuilding builds a site, and changes what was written whenever its files
// change, until ctx ends. An error in the files is told and waited out; the
// error that it gives is one that no change of them can mend.
func keepBuilding(ctx context.Context, o buildOptions, io stdio) (err error) {
	root, err := openSite(o.site)
	if err != nil {
		return err
	}
	watcher, err := watch.Open(o.site, inputs)
	if err != nil {
		return fmt.Errorf("%s cannot be watched: %v", o.site, err)
	}
	k := &keeper{o: o, io: io, rebuild: newRebuild(root, o)}
	defer func() { err = errors.Join(err, k.close(), watcher.Close()) }()
	if blind := watcher.Blind(); blind != nil {
		fmt.Fprintf(io.err, "The system does not report changes (%v); they are looked for once a second.\n", blind)
	}
	for changed := []string(nil); ; {
		built := k.rebuild.run(changed)
		if !built.problems.Fatal() || !watcher.Stirring() { // what is half done is not worth telling
			if err := k.take(built); err != nil {
				return err
			}
		}
		if changed, err = watcher.Next(ctx); err != nil {
			return nil // it was stopped, as it is to be
		}
	}
}

// keeper keeps an output up to date.
type keeper struct {
	o       buildOptions
	io      stdio
	rebuild *rebuild
	tree    *publish.Tree // the output; nil until it was first written
	written *pages.Plan   // what the output has
	begun   bool          // something was told
	told    told
}

func (k *keeper) close() error {
	if k.tree == nil {
		return nil
	}
	return k.tree.Close()
}

// take brings the output up to date with what a rebuild gave.
func (k *keeper) take(built rebuilt) error {
	if built.problems.Fatal() {
		return k.tell(built.problems)
	}
	if k.tree != nil && !k.tree.Whole() { // somebody took it away, and what did not change with it
		err := k.tree.Close()
		if k.tree = nil; err != nil {
			return fmt.Errorf("%s cannot be written: %v", k.o.out, err)
		}
	}
	if k.tree == nil {
		return k.first(built)
	}
	update, err := k.tree.Update()
	if err != nil {
		return fmt.Errorf("%s cannot be written: %v", k.o.out, err)
	}
	names := built.plan.Since(k.written)
	failed, err := built.plan.RenderSome(names, func(f pages.File) error { return update.Put(f.Name, f.Data) })
	if err := k.tell(append(slices.Clone(built.problems), failed...)); err != nil {
		return err
	}
	if err != nil || failed.Fatal() {
		return errors.Join(k.later(err), update.Abandon())
	}
	for _, name := range names {
		if _, there := built.plan.Key(name); !there {
			update.Remove(name)
		}
	}
	if err := update.Commit(); err != nil {
		return errors.Join(k.later(err), update.Abandon())
	}
	k.written = built.plan
	if written, removed := update.Files(); !k.o.quiet && written+removed > 0 {
		fmt.Fprintf(k.io.out, "%s: files written: %d, removed: %d\n", k.o.out, written, removed)
	}
	return nil
}

// first writes the whole output.
func (k *keeper) first(built rebuilt) error {
	out, failed, err := fill(built.plan, k.o, k.io)
	if err := k.tell(append(slices.Clone(built.problems), failed...)); err != nil {
		return err
	}
	if err != nil || out == nil {
		return err
	}
	if k.tree, err = out.Stay(); err != nil {
		return errors.Join(fmt.Errorf("%s cannot be replaced: %v", k.o.out, err), out.Abandon())
	}
	k.written = built.plan
	announce(out, k.o, k.io)
	return nil
}

// tell prints the problems: at first all, and then those that are new.
func (k *keeper) tell(problems source.Problems) error {
	if problems = problems.Sorted(); k.begun {
		k.told.next(problems, k.io.err)
		return nil
	}
	k.begun = true
	return k.told.all(problems, k.io.err)
}

// later tells of an error that may be gone when the files change again: a file
// of static/ that went away while it was read, a full disk.
func (k *keeper) later(err error) error {
	if err == nil {
		return nil
	}
	_, err = fmt.Fprintf(k.io.err, "scorecard: %s stays as it was: %v\n", k.o.out, err)
	return err
}
