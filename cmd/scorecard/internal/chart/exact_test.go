package chart

import (
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// drawers are the packages from which the bytes of a drawing come, by their
// folders from here.
var drawers = map[string]string{
	"chart": ".", "timeaxis": "../timeaxis", "lettering": "../lettering", "scorecard": "../scorecard",
}

// TestNoFloatingPoint finds no operation on a floating-point number in the
// packages that draw, so that a processor has no say in a drawing: one that adds
// and multiplies in one step rounds otherwise than one that does not. A constant
// is not an operation; encoding/json prints those of an option from their exact
// bits.
func TestNoFloatingPoint(t *testing.T) {
	for name, dir := range drawers {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		sources := map[string]string{}
		for _, file := range names {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sources[file] = string(text)
		}
		found, err := floating(name, sources)
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range found {
			t.Errorf("%s: floating point", place)
		}
		if len(sources) == 0 {
			t.Errorf("%s has no files in %s", name, dir)
		}
	}
}

// TestNoFloatingPointRefuses wants such operations to be found.
func TestNoFloatingPointRefuses(t *testing.T) {
	for text, want := range map[string]int{
		"func f(a float64) float64 { return a * 2 }":                                                              1,
		"func f(a int) int { return int(float64(a) / 3) }":                                                        3,
		"func f(a float32) float32 { return -a }":                                                                 1,
		"func f(a float64) { a += 1 }":                                                                            1,
		"func f(a float64) { a++ }":                                                                               1,
		"func f(a, b float64) bool { return a < b }":                                                              1,
		"func f(a complex128) complex128 { return a * a }":                                                        1,
		"import \"math\"\nfunc f(a int) int { return int(math.Sqrt(2)) }":                                         2,
		"import \"strconv\"\nfunc f(b []byte, a float64) []byte { return strconv.AppendFloat(b, a, 'f', 2, 64) }": 1,
		"type length float64\nfunc f(a length) length { return a + a }":                                           1,
		"func f(a int) int { return a * 2 / 3 }":                                                                  0,
		"const a = 1.5 * 2\nfunc f() float64 { return a }":                                                        0,
	} {
		found, err := floating("p", map[string]string{"p.go": "package p\n" + text})
		if err != nil {
			t.Fatal(err)
		}
		if len(found) != want {
			t.Errorf("%s: found %v, want %d", text, found, want)
		}
	}
}

// floating finds where a package computes with floating-point numbers, or hands
// one to another package or is handed one.
func floating(name string, sources map[string]string) ([]string, error) {
	set := token.NewFileSet()
	var files []*ast.File
	for file, text := range sources {
		parsed, err := parser.ParseFile(set, file, text, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, parsed)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: importer.ForCompiler(set, "source", nil)}
	if _, err := config.Check(name, set, files, info); err != nil {
		return nil, err
	}
	var found []string
	is := func(e ast.Expr) bool {
		basic, ok := info.TypeOf(e).Underlying().(*types.Basic)
		return ok && basic.Info()&(types.IsFloat|types.IsComplex) != 0
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			wrong := false
			switch e := n.(type) {
			case *ast.BinaryExpr:
				wrong = info.Types[e].Value == nil && (is(e.X) || is(e.Y))
			case *ast.UnaryExpr:
				wrong = info.Types[e].Value == nil && is(e)
			case *ast.IncDecStmt:
				wrong = is(e.X)
			case *ast.AssignStmt:
				wrong = e.Tok != token.ASSIGN && e.Tok != token.DEFINE && is(e.Lhs[0])
			case *ast.CallExpr:
				wrong = info.Types[e].Value == nil && (is(e) || handed(info, e, is))
			}
			if wrong {
				found = append(found, set.Position(n.Pos()).String())
			}
			return true
		})
	}
	return found, nil
}

// handed reports whether a call has an argument that is a floating-point number
// and no constant.
func handed(info *types.Info, call *ast.CallExpr, is func(ast.Expr) bool) bool {
	for _, a := range call.Args {
		if info.Types[a].Value == nil && is(a) {
			return true
		}
	}
	return false
}

// TestGoldenElsewhere draws the golden files on other processors: one that
// multiplies and adds in one step, and arm64, which is emulated where it is not
// at hand.
func TestGoldenElsewhere(t *testing.T) {
	if testing.Short() {
		t.Skip("it compiles the tests twice")
	}
	t.Parallel()
	for _, c := range []struct {
		name string
		env  []string
		run  []string // programs that run it, of which one has to be there; none runs as it is
	}{
		{"amd64 with fused multiply-add", []string{"GOARCH=amd64", "GOAMD64=v3"}, nil},
		{"arm64", []string{"GOARCH=arm64"}, []string{"qemu-aarch64", "qemu-aarch64-static"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			binary := filepath.Join(t.TempDir(), "chart.test")
			compile := exec.Command("go", "test", "-c", "-o", binary, ".")
			compile.Env = append(append(os.Environ(), "CGO_ENABLED=0"), c.env...)
			if out, err := compile.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			program := []string{binary}
			for _, emulator := range c.run {
				if path, err := exec.LookPath(emulator); err == nil {
					program = []string{path, binary}
				}
			}
			out, err := exec.Command(program[0], append(program[1:], "-test.run=^(TestGolden|TestFileStandsAlone|TestSpark)$", "-test.v")...).CombinedOutput()
			switch {
			case errors.Is(err, fs.ErrNotExist), strings.Contains(string(out), "exec format error"), err != nil && strings.Contains(err.Error(), "exec format error"),
				strings.Contains(string(out), "This program can only be run on AMD64 processors with v3"):
				t.Skipf("there is no such processor, and no emulator of one (Debian's qemu-user has one)")
			case err != nil:
				t.Fatalf("%v\n%s", err, out)
			case !strings.Contains(string(out), "--- PASS: TestGolden"):
				t.Fatalf("nothing was drawn\n%s", out)
			}
		})
	}
}
