package main

import (
	"context"
	"flag"
	"fmt"
	"runtime/debug"
)

// version is the program's own, raised with CHANGELOG.md.
const version = "0.1.0"

var versionVerb = verb{
	name:  "version",
	args:  "",
	short: "print the program's version",
	long: `Version prints the version of the program and, where it is known, the revision
of the source that it was made from.
`,
	run: func(_ context.Context, flags *flag.FlagSet, args []string, io stdio) error {
		if _, err := parse(flags, args); err != nil {
			return err
		}
		fmt.Fprintf(io.out, "scorecard %s%s\n", version, revision())
		return nil
	},
}

// revision gives " (1a2b3c4d5e6f)", or "" where the program does not know it.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return " (" + s.Value[:12] + ")"
		}
	}
	return ""
}
