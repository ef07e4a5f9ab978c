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
	"strings"
)

//go:embed all:starter
var starter embed.FS

var newVerb = verb{
	name:  "new",
	args:  "DIR",
	short: "write a small complete site to start from",
	long: `New writes a small complete site into a folder, which must be empty or missing:
one scorecard with two sections, three months of figures, targets, a benchmark, a
breakdown, commentary and a page for young people. Build it, look at it, and change
it into your own.
`,
	run: runNew,
}

func runNew(_ context.Context, flags *flag.FlagSet, args []string, io stdio) error {
	rest, err := parse(flags, args, "DIR")
	if err != nil {
		return err
	}
	dir := rest[0]
	entries, err := os.ReadDir(dir)
	switch {
	case err == nil && len(entries) > 0:
		return fmt.Errorf("%s is not empty\nhint: name a folder that does not exist yet", dir)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s cannot be written: %v", dir, err)
	}
	if err := copyStarter(dir); err != nil {
		return fmt.Errorf("%s cannot be written: %v", dir, err)
	}
	fmt.Fprintf(io.out, "A site to start from is in %s. See it in your browser:\n\n\tscorecard serve -site %s -open\n", dir, dir)
	return nil
}

func copyStarter(dir string) error {
	return fs.WalkDir(starter, "starter", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		path := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(strings.TrimPrefix(name, "starter"), "/")))
		if e.IsDir() {
			return os.MkdirAll(path, 0o755)
		}
		data, err := starter.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(path, data, 0o644)
	})
}
