package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// sameArgs is the environment variable by which a test runs the program in a
// process of its own: its arguments, one on a line.
const sameArgs = "SCORECARD_SAME_ARGS"

// TestSameProcess is no test: it is the program, when TestSame starts it.
func TestSameProcess(t *testing.T) {
	args, ok := os.LookupEnv(sameArgs)
	if !ok {
		t.Skip("TestSame runs this in a process of its own")
	}
	os.Exit(run(context.Background(), strings.Split(args, "\n"), stdio{os.Stdin, os.Stdout, os.Stderr}))
}

// TestSame builds the repository's own site in different surroundings. The
// same input gives the same bytes.
func TestSame(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	copied := copySite(t, root)
	want := ""
	for _, c := range []struct {
		name string
		site string
		dir  string   // the working directory
		env  []string // beside the test's own
	}{
		{"as it is", root, root, nil},
		{"again", root, root, nil},
		{"on one core", root, root, []string{"GOMAXPROCS=1"}},
		{"on many cores", root, root, []string{"GOMAXPROCS=32"}},
		{"east of the date line", root, root, []string{"TZ=Pacific/Kiritimati", "LANG=de_DE.UTF-8", "LC_ALL=de_DE.UTF-8"}},
		{"west of the date line", root, root, []string{"TZ=Pacific/Pago_Pago", "LANG=tr_TR.UTF-8", "LC_ALL=tr_TR.UTF-8"}},
		{"where the hour is unknown", root, root, []string{"TZ=Nowhere/At_All", "LANG=", "LC_ALL=C"}},
		{"from another folder", root, t.TempDir(), nil},
		{"by a relative name", filepath.Join("..", ".."), filepath.Join(root, "cmd", "scorecard"), nil},
		{"of a copy", copied, root, nil},
		{"of a copy, from within", ".", copied, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "site")
			program := exec.Command(binary, "-test.run=^TestSameProcess$")
			program.Dir = c.dir
			program.Env = append(os.Environ(), c.env...)
			program.Env = append(program.Env, sameArgs+"="+strings.Join([]string{"build", "-drafts", "-site", c.site, "-out", out}, "\n"))
			program.Stdout = io.Discard
			var said strings.Builder
			program.Stderr = &said
			if err := program.Run(); err != nil {
				t.Fatalf("%v\n%s", err, &said)
			}
			tree, err := digests(out)
			if err != nil {
				t.Fatal(err)
			}
			got := tree + said.String()
			switch {
			case want == "":
				want = got
			case got != want:
				t.Errorf("the site differs:\n%s", differences(want, got))
			}
		})
	}
	if n := strings.Count(want, "index.html"); n < 50 {
		t.Errorf("the site has %d pages, so that this shows little", n)
	}
}

// copySite copies what a site is made of into a folder of its own.
func copySite(t *testing.T, root string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "another site")
	for _, folder := range []string{"content", "data", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join(root, folder))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(root, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), config, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// differences lists the lines that are in one text and not in the other.
func differences(want, got string) string {
	var b strings.Builder
	only := func(sign, in, out string) {
		there := map[string]bool{}
		for line := range strings.Lines(out) {
			there[line] = true
		}
		for line := range strings.Lines(in) {
			if !there[line] {
				b.WriteString(sign + line)
			}
		}
	}
	only("-", want, got)
	only("+", got, want)
	return b.String()
}
