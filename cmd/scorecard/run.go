package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// Exit statuses.
const (
	fine   = 0
	failed = 1 // there is an error, and every problem was listed
	misuse = 2 // the command line is wrong
)

// stdio is what a command reads from and prints to: results on out, everything
// else on err.
type stdio struct {
	in  io.Reader
	out io.Writer
	err io.Writer
}

// A verb is one of the program's commands.
type verb struct {
	name  string
	args  string // as in "scorecard build [-site DIR]", without the first two words
	short string // one line for the list
	long  string // the manual
	// run does the work. It declares its flags on the set and parses the
	// arguments with parse.
	run func(ctx context.Context, flags *flag.FlagSet, args []string, io stdio) error
}

// verbs lists the commands in the order of the help.
func verbs() []verb {
	return []verb{buildVerb, serveVerb, checkVerb, publishVerb, disclosureVerb, newVerb, versionVerb}
}

// errFailed says that the reasons were printed already.
var errFailed = errors.New("failed")

// usageError is a wrong command line.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

// run is the program.
func run(ctx context.Context, args []string, io stdio) int {
	if len(args) == 0 {
		fmt.Fprint(io.err, usage())
		return misuse
	}
	if args[0] == "help" || args[0] == "-h" || args[0] == "-help" || args[0] == "--help" {
		return help(args[1:], io)
	}
	var names []string
	for _, v := range verbs() {
		if at := verbAt(args, v.name); at >= 0 {
			return v.start(ctx, slices.Delete(slices.Clone(args), at, at+1), io)
		}
		names = append(names, v.name)
	}
	if strings.HasPrefix(args[0], "-") {
		fmt.Fprintf(io.err, "scorecard: there is no command on the line\nhint: %s\n", source.DidYouMean("", names))
		return misuse
	}
	fmt.Fprintf(io.err, "scorecard: there is no command %q\nhint: `scorecard help` lists the commands; %s\n", args[0], source.DidYouMean(args[0], names))
	return misuse
}

// verbAt gives where a verb stands on the line: first, or somewhere after flags.
// It gives -1 where the verb is not there.
func verbAt(args []string, name string) int {
	if !strings.HasPrefix(args[0], "-") {
		args = args[:1]
	}
	return slices.Index(args, name)
}

func (v *verb) start(ctx context.Context, args []string, io stdio) int {
	flags := flag.NewFlagSet(v.name, flag.ContinueOnError)
	flags.SetOutput(discard{})
	err := v.run(ctx, flags, args, io)
	var wrong *usageError
	switch {
	case err == nil:
		return fine
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(io.out, v.manual())
		return fine
	case errors.As(err, &wrong):
		fmt.Fprintf(io.err, "scorecard %s: %s\nusage: scorecard %s %s\n", v.name, wrong.text, v.name, v.args)
		return misuse
	case !errors.Is(err, errFailed):
		fmt.Fprintf(io.err, "scorecard: %v\n", err)
	}
	return failed
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// parse parses flags that may stand anywhere on the line and gives the other
// arguments, of which there must be as many as wanted; those in brackets may be
// left out.
func parse(flags *flag.FlagSet, args []string, wanted ...string) ([]string, error) {
	var rest []string
	for {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, &usageError{flagWords(err, flags)}
		}
		if flags.NArg() == 0 {
			break
		}
		if ended(args, flags.NArg()) {
			rest = append(rest, flags.Args()...)
			break
		}
		rest = append(rest, flags.Arg(0))
		args = flags.Args()[1:]
	}
	switch {
	case len(rest) < len(wanted) && !strings.HasPrefix(wanted[len(rest)], "["):
		return nil, &usageError{wanted[len(rest)] + " is missing"}
	case len(rest) > len(wanted):
		return nil, &usageError{fmt.Sprintf("%q is one argument too many", rest[len(wanted)])}
	}
	return rest, nil
}

// flagWords words what package flag says is wrong with the line.
func flagWords(err error, flags *flag.FlagSet) string {
	what, name, _ := strings.Cut(err.Error(), ": ")
	switch what {
	case "flag provided but not defined":
		var valid []string
		flags.VisitAll(func(f *flag.Flag) { valid = append(valid, "-"+f.Name) })
		words := "there is no flag " + name
		if near := source.Nearest(name, valid); len(near) > 0 {
			words += "; did you mean " + strings.Join(near, " or ") + "?"
		}
		return words
	case "flag needs an argument":
		return name + " needs a value after it"
	}
	return what
}

// ended reports whether parsing stopped at "--", after which nothing is a flag.
func ended(args []string, left int) bool {
	n := len(args) - left - 1
	return n >= 0 && args[n] == "--"
}
