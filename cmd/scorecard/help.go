package main

import (
	"fmt"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// usage is what `scorecard help` prints.
func usage() string {
	var b strings.Builder
	b.WriteString("Scorecard makes a static website of a council's performance scorecards.\n\nUsage:\n\n\tscorecard COMMAND [flags]\n\nThe commands are:\n\n")
	for _, v := range verbs() {
		fmt.Fprintf(&b, "\t%-10s %s\n", v.name, v.short)
	}
	b.WriteString("\n`scorecard help COMMAND` tells more. Flags may stand anywhere on the line.\n" +
		"The exit status is 0 where all is well, 1 where there is an error, 2 where the\ncommand line is wrong. Warnings alone are no error.\n")
	return b.String()
}

// manual is what `scorecard help COMMAND` prints.
func (v *verb) manual() string {
	return "Usage: scorecard " + strings.TrimSpace(v.name+" "+v.args) + "\n\n" + v.long
}

func help(args []string, io stdio) int {
	if len(args) == 0 {
		fmt.Fprint(io.out, usage())
		return fine
	}
	var names []string
	for _, v := range verbs() {
		if v.name == args[0] {
			fmt.Fprint(io.out, v.manual())
			return fine
		}
		names = append(names, v.name)
	}
	fmt.Fprintf(io.err, "scorecard: there is no command %q\nhint: %s\n", args[0], source.DidYouMean(args[0], names))
	return misuse
}
