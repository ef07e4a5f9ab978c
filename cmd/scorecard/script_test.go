package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"scorecard/cmd/scorecard/internal/check"
)

var update = flag.Bool("update", false, "rewrite the expected outputs below testdata")

// TestScript runs testdata/script/*.txtar; README.md there is their manual.
func TestScript(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("testdata", "script"))
	if err != nil {
		t.Fatal(err)
	}
	base, err := txtar.ParseFile(filepath.Join("testdata", "site.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                dir,
		UpdateScripts:      *update,
		RequireUniqueNames: true,
		Condition: func(name string) (bool, error) {
			if name == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("there is no condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"scorecard": scriptScorecard,
			"misuse":    scriptMisuse,
			"site":      func(ts *testscript.TestScript, neg bool, args []string) { scriptSite(ts, neg, args, base) },
			"encode":    scriptEncode,
			"replace":   scriptReplace,
			"tree":      scriptTree,
			"anywhere":  scriptAnywhere,
			"link":      scriptLink,
			"samefile":  scriptSameFile,
			"json":      scriptJSON,
		},
	})
}

// scriptScorecard runs the program, which must end with status 0, or after "!"
// with status 1.
func scriptScorecard(ts *testscript.TestScript, neg bool, args []string) {
	want := fine
	if neg {
		want = failed
	}
	runScript(ts, args, want)
}

// scriptMisuse runs the program, which must end with status 2.
func scriptMisuse(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("misuse cannot be negated")
	}
	runScript(ts, args, misuse)
}

// inScript guards the working directory, which all scripts share.
var inScript sync.Mutex

// runScript runs the program in this process, in the script's directory.
func runScript(ts *testscript.TestScript, args []string, want int) {
	inScript.Lock()
	defer inScript.Unlock()
	before, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	var out, errs bytes.Buffer
	status := run(context.Background(), args, stdio{strings.NewReader(""), &out, &errs})
	ts.Check(os.Chdir(before))
	_, err = ts.Stdout().Write(out.Bytes())
	ts.Check(err)
	_, err = ts.Stderr().Write(errs.Bytes())
	ts.Check(err)
	if status != want {
		ts.Fatalf("exit status %d, want %d\n[stdout]\n%s[stderr]\n%s", status, want, &out, &errs)
	}
}

// scriptSite writes the base site into the current or the named directory,
// around the files that are there already.
func scriptSite(ts *testscript.TestScript, neg bool, args []string, base *txtar.Archive) {
	if neg || len(args) > 1 {
		ts.Fatalf("usage: site [dir]")
	}
	dir := ts.MkAbs(strings.Join(append([]string{"."}, args...), "/"))
	for _, f := range base.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
		ts.Check(os.WriteFile(path, f.Data, 0o644))
	}
}

// scriptReplace replaces the first place of a text in a file.
func scriptReplace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace old new file")
	}
	text := ts.ReadFile(args[2])
	if !strings.Contains(text, args[0]) {
		ts.Fatalf("%s has no %q", args[2], args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(strings.Replace(text, args[0], args[1], 1)), 0o644))
}

// scriptEncode saves a file as other programs would.
func scriptEncode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: encode zero|long|bom|crlf|windows-1252|utf-16 file...")
	}
	for _, name := range args[1:] {
		text := ts.ReadFile(name)
		switch args[0] {
		case "zero":
			text += "\x00"
		case "long":
			text = strings.Repeat(text, 1+1<<17/len(text))
		case "bom":
			text = "\ufeff" + text
		case "crlf":
			text = strings.ReplaceAll(text, "\n", "\r\n")
		case "windows-1252":
			text = encoded(ts, charmap.Windows1252.NewEncoder(), text)
		case "utf-16":
			text = encoded(ts, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), text)
		default:
			ts.Fatalf("there is no encoding %q", args[0])
		}
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

func encoded(ts *testscript.TestScript, e *encoding.Encoder, text string) string {
	out, err := e.String(text)
	ts.Check(err)
	return out
}

// scriptTree prints the name and the digest of every file below a directory.
func scriptTree(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: tree dir")
	}
	tree, err := digests(ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = ts.Stdout().Write([]byte(tree))
	ts.Check(err)
}

// digests lists the files below a directory with their modes and digests.
func digests(dir string) (string, error) {
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		fmt.Fprintf(&b, "%s %v %x\n", name, e.Type(), sha256.Sum256(data))
		return err
	})
	return b.String(), err
}

// scriptAnywhere wants a pattern to be in some file below a directory, or after
// "!" in none; with an ending, in those files alone whose names have it.
func scriptAnywhere(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 && len(args) != 3 {
		ts.Fatalf("usage: [!] anywhere pattern dir [ending]")
	}
	ending := strings.Join(args[2:], "")
	pattern, err := regexp.Compile("(?m)" + args[0])
	ts.Check(err)
	dir := ts.MkAbs(args[1])
	found, files := "", 0
	ts.Check(filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ending) {
			return err
		}
		files++
		data, err := os.ReadFile(name)
		if m := pattern.Find(data); m != nil {
			found = fmt.Sprintf("%s: %s", name, m)
		}
		return err
	}))
	switch {
	case files == 0:
		ts.Fatalf("there is no file below %s", args[1])
	case neg && found != "":
		ts.Fatalf("found in %s", found)
	case !neg && found == "":
		ts.Fatalf("not found in any of %d files", files)
	}
}

// scriptLink makes a hard link.
func scriptLink(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: link old new")
	}
	ts.Check(os.Link(ts.MkAbs(args[0]), ts.MkAbs(args[1])))
}

// scriptSameFile wants two names to be links to one file, or after "!" not.
func scriptSameFile(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: [!] samefile a b")
	}
	a, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	b, err := os.Stat(ts.MkAbs(args[1]))
	ts.Check(err)
	if os.SameFile(a, b) == neg {
		ts.Fatalf("%s and %s: same file is %v", args[0], args[1], !neg)
	}
}

// scriptJSON wants a file, or stdout, to be JSON.
func scriptJSON(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: json file")
	}
	var v any
	if err := json.Unmarshal([]byte(ts.ReadFile(args[0])), &v); err != nil {
		ts.Fatalf("%s is not JSON: %v", args[0], err)
	}
}

// TestScriptList keeps the list of scripts in README.md, made of the first
// line of each.
func TestScriptList(t *testing.T) {
	dir := filepath.Join("testdata", "script")
	list, err := scriptList(dir)
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "README.md")
	readme, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	const heading = "## The scripts\n"
	manual, old, ok := strings.Cut(string(readme), heading)
	switch {
	case !ok:
		t.Fatalf("%s has no heading %q", name, heading)
	case old == list:
	case *update:
		if err := os.WriteFile(name, []byte(manual+heading+list), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s lists\n%s\nand the scripts are\n%s\n-update rewrites it", name, old, list)
	}
}

// TestScriptRules wants every rule to be the name at the end of a problem in
// some script, and every such name to be a rule that -explain knows.
func TestScriptRules(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	ending := regexp.MustCompile(`(?m)^\S.* \(([a-z-]+)\)$`)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ending.FindAllSubmatch(data, -1) {
			shown[string(m[1])] = true
		}
	}
	for _, e := range check.Manual() {
		if !shown[e.Name] {
			t.Errorf("no script shows a problem of the rule %q", e.Name)
		}
		delete(shown, e.Name)
	}
	for name := range shown {
		t.Errorf("a script shows a problem of the rule %q, which -explain does not know", name)
	}
}

// TestExamples holds the examples of -explain, each of which is the first
// problem of its rule that a script shows; -update rewrites them.
func TestExamples(t *testing.T) {
	names, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	first := map[string]string{}
	problem := regexp.MustCompile(`(?m)^[^\s>#-].* \(([a-z-]+)\)\n(?:  .*\n)*`)
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			for _, m := range problem.FindAllSubmatch(f.Data, -1) {
				if rule := string(m[1]); first[rule] == "" {
					first[rule] = string(m[0])
				}
			}
		}
	}
	var b strings.Builder
	for _, e := range check.Manual() {
		if first[e.Name] == "" {
			t.Errorf("no script shows a problem of the rule %q", e.Name)
			continue
		}
		fmt.Fprintf(&b, "-- %s --\n%s", e.Name, first[e.Name])
	}
	name := filepath.Join("internal", "check", "examples.txt")
	old, err := os.ReadFile(name)
	switch {
	case err != nil:
		t.Fatal(err)
	case string(old) == b.String():
	case *update:
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not what the scripts show; -update rewrites it", name)
	}
}

// scriptList lists the scripts below a heading for each verb.
func scriptList(dir string) (string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	var verb string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		line, _, _ := strings.Cut(string(data), "\n")
		story, ok := strings.CutPrefix(line, "# ")
		if !ok {
			return "", errors.New(name + " does not begin with a line that says what it shows")
		}
		name = strings.TrimSuffix(filepath.Base(name), ".txtar")
		if v, _, _ := strings.Cut(name, "_"); v != verb {
			verb = v
			fmt.Fprintf(&b, "\n### %s\n\n", verb)
		}
		fmt.Fprintf(&b, "- `%s`: %s\n", name, story)
	}
	return b.String(), nil
}
