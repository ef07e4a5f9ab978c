package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"scorecard/cmd/scorecard/internal/check"
	"scorecard/cmd/scorecard/internal/source"
)

var checkVerb = verb{
	name:  "check",
	args:  "[-site DIR] [-format text|json|sarif] [-rules] [-explain RULE] [-accepted]",
	short: "find mistakes without writing anything",
	long: `Check reads the site's files as build does and lists every problem.

Each has its file, line and column, what is wrong, the line itself and a hint.
The name in brackets is the rule's: -explain tells more about it. Under [checks] in
scorecard.toml a rule becomes an error, a warning or off; a single finding that
may stand is accepted where it stands, with the reason.

  -site DIR      the folder with site.toml (default: this folder)
  -format FORM   text, json or sarif (default: text)
  -rules         list the rules
  -explain RULE  print a rule's manual, with an example of what it finds
  -accepted      list what is accepted, with the reasons
`,
	run: runCheck,
}

func runCheck(_ context.Context, flags *flag.FlagSet, args []string, io stdio) error {
	dir := flags.String("site", ".", "")
	format := flags.String("format", "text", "")
	rules := flags.Bool("rules", false, "")
	explain := flags.String("explain", "", "")
	accepted := flags.Bool("accepted", false, "")
	if _, err := parse(flags, args); err != nil {
		return err
	}
	switch {
	case *rules:
		return listRules(io)
	case *explain != "":
		return explainRule(*explain, io)
	}
	print, ok := printers[*format]
	if !ok {
		return &usageError{fmt.Sprintf("there is no format %q; the formats are text, json and sarif", *format)}
	}
	report, err := checkSite(*dir)
	if err != nil {
		return err
	}
	if *accepted {
		return report.WriteAccepted(io.out)
	}
	if err := print(&report, io.out); err != nil {
		return err
	}
	if report.Problems.Fatal() {
		return errFailed
	}
	return nil
}

// checkSite finds everything that a build with drafts would, short of running
// layouts.
func checkSite(dir string) (source.Report, error) {
	root, err := openSite(dir)
	if err != nil {
		return source.Report{}, err
	}
	r := newRebuild(root, buildOptions{drafts: true}).run(nil)
	report := source.Report{Problems: r.problems, Accepted: r.accepted, Manual: check.Explain}
	if r.book != nil {
		report.Read = r.book.Read.String()
	}
	return report, nil
}

var printers = map[string]func(*source.Report, io.Writer) error{
	"text":  (*source.Report).WriteText,
	"json":  (*source.Report).WriteJSON,
	"sarif": (*source.Report).WriteSARIF,
}

func listRules(io stdio) error {
	for _, e := range check.Manual() {
		first, _, _ := strings.Cut(e.Doc, "\n")
		fmt.Fprintf(io.out, "%-22s %s\n", e.Name, first)
	}
	return nil
}

func explainRule(name string, io stdio) error {
	var names []string
	for _, e := range check.Manual() {
		if e.Name == name {
			fmt.Fprintf(io.out, "%s\n\n%s\n", e.Name, check.Explain(name))
			return nil
		}
		names = append(names, e.Name)
	}
	return &usageError{fmt.Sprintf("there is no rule %q; %s", name, source.DidYouMean(name, names))}
}
