package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"scorecard/cmd/scorecard/internal/check"
	"scorecard/cmd/scorecard/internal/source"
)

var checkVerb = verb{
	name:  "check",
	args:  "[-site DIR] [-format text|json|sarif] [-rules] [-explain RULE]",
	short: "find mistakes without writing anything",
	long: `Check reads the site's files as build does and lists every problem.

Each has its file, line and column, what is wrong, the line itself and a hint.
The name in brackets is the rule's: -explain tells more about it.

  -site DIR      the folder with site.toml (default: this folder)
  -format FORM   text, json or sarif (default: text)
  -rules         list the rules
  -explain RULE  print a rule's manual
`,
	run: runCheck,
}

func runCheck(_ context.Context, flags *flag.FlagSet, args []string, io stdio) error {
	dir := flags.String("site", ".", "")
	format := flags.String("format", "text", "")
	rules := flags.Bool("rules", false, "")
	explain := flags.String("explain", "", "")
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
	problems, err := checkSite(*dir)
	if err != nil {
		return err
	}
	if err := print(problems.Sorted(), io); err != nil {
		return err
	}
	if problems.Fatal() {
		return errFailed
	}
	return nil
}

// checkSite finds everything that a build with drafts would, short of running
// layouts.
func checkSite(dir string) (source.Problems, error) {
	root, err := openSite(dir)
	if err != nil {
		return nil, err
	}
	return newRebuild(root, buildOptions{drafts: true}).run(nil).problems, nil
}

var printers = map[string]func(source.Problems, stdio) error{
	"text": func(p source.Problems, io stdio) error {
		if err := p.WriteText(io.out); err != nil {
			return err
		}
		_, err := fmt.Fprintln(io.out, p.Summary())
		return err
	},
	"json":  func(p source.Problems, io stdio) error { return p.WriteJSON(io.out) },
	"sarif": func(p source.Problems, io stdio) error { return p.WriteSARIF(io.out) },
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
			fmt.Fprintf(io.out, "%s\n\n%s\n", e.Name, e.Doc)
			return nil
		}
		names = append(names, e.Name)
	}
	return &usageError{fmt.Sprintf("there is no rule %q; %s", name, source.DidYouMean(name, names))}
}
