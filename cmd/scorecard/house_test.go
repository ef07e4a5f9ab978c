package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/check"
)

// What the owner fixed at the top of the repository. Files and folders whose
// names begin with a dot, and what .gitignore names, may stand there too.
var topLevel = []string{"cmd", "content", "data", "layouts", "static", "site.toml", "go.mod", "go.sum", "Makefile", "README.md"}

// Sizes that a reader can take in.
const (
	mostLinesOfFile     = 500
	mostLinesOfFunction = 80
	mostParameters      = 4
)

// A goFile is one of the repository's Go files.
type goFile struct {
	name   string // from the repository's root
	text   []byte
	tree   *ast.File
	places *token.FileSet
}

func (f *goFile) test() bool           { return strings.HasSuffix(f.name, "_test.go") }
func (f *goFile) pkg() string          { return layer(path.Dir(f.name)) }
func (f *goFile) line(p token.Pos) int { return f.places.Position(p).Line }

// house parses every Go file.
func house(t *testing.T) []*goFile {
	t.Helper()
	root, names := goFiles(t)
	var out []*goFile
	for _, name := range names {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, parsed(t, name, text))
	}
	return out
}

func parsed(t *testing.T, name string, text []byte) *goFile {
	t.Helper()
	f := &goFile{name: name, text: text, places: token.NewFileSet()}
	var err error
	if f.tree, err = parser.ParseFile(f.places, name, text, parser.ParseComments|parser.SkipObjectResolution); err != nil {
		t.Fatal(err)
	}
	return f
}

// A houseRule is something that every Go file keeps.
type houseRule struct {
	name  string
	check func(*goFile) []string // what is wrong
	wrong []string               // files that it must object to
	right string                 // one that it must not
}

var houseRules = []houseRule{
	{"format", wrongFormat, []string{"package a\n\n\n\nvar b  = 1\n", "package a\nfunc b() {\nreturn\n}\n"}, "package a\n\nvar b = 1\n"},
	{"sizes", wrongSizes, []string{
		"package a\n" + strings.Repeat("\n", mostLinesOfFile),
		"package a\n\nfunc b() {" + strings.Repeat("\n", mostLinesOfFunction) + "}\n",
		"package a\n\nvar b = func() {" + strings.Repeat("\n", mostLinesOfFunction) + "}\n",
		"package a\n\nfunc b(c, d int, e, f string, g ...any) {}\n"},
		"package a\n\nfunc (a *a) b(c, d int, e string, f ...any) {" + strings.Repeat("\n", mostLinesOfFunction-1) + "}\n"},
	{"comments", wrongComments, []string{
		"package a\n\nfunc B() {}\n", "package a\n\nfunc (c *C) B() {}\n", "package a\n\ntype B int\n", "package a\n\nvar B = 1\n",
		"package a\n\nconst (\n\tb = 1\n\tC = 2\n)\n", "package a\n\nconst (\n\tB D = iota\n\tC = 2\n)\n"},
		"package a\n\n// B is.\ntype B int\n\nconst (\n\tC B = iota\n\tD\n)\n\nfunc (e *e) F() {}\n\nvar (\n\tG = 1 // is\n)\n"},
}

// TestHouse holds every Go file against every rule. Only what others may import
// needs comments.
func TestHouse(t *testing.T) {
	files := house(t)
	for _, r := range houseRules {
		t.Run(r.name, func(t *testing.T) {
			for _, f := range files {
				if r.name == "comments" && (f.test() || !strings.HasPrefix(f.name, internalPath)) {
					continue
				}
				for _, wrong := range r.check(f) {
					t.Errorf("%s%s", f.name, wrong)
				}
			}
		})
	}
}

// TestHouseRules shows each rule files that it must object to, and one that is
// right.
func TestHouseRules(t *testing.T) {
	for _, r := range houseRules {
		for _, wrong := range r.wrong {
			if len(r.check(parsed(t, "a.go", []byte(wrong)))) == 0 {
				t.Errorf("the rule %q finds nothing wrong with %q", r.name, wrong)
			}
		}
		if wrong := r.check(parsed(t, "a.go", []byte(r.right))); len(wrong) > 0 {
			t.Errorf("the rule %q objects to a good file: %q", r.name, wrong)
		}
	}
}

// TestTopLevel wants nothing at the top of the repository that the owner did
// not put there.
func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir("../..")
	if err != nil {
		t.Fatal(err)
	}
	ignored, err := os.ReadFile("../../.gitignore")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		outside := regexp.MustCompile(`(?m)^/?` + regexp.QuoteMeta(name) + `/?$`).Match(ignored)
		if !slices.Contains(topLevel, name) && !strings.HasPrefix(name, ".") && !outside {
			t.Errorf("%s has no place at the top of the repository", name)
		}
	}
}

// wrongFormat wants a file as gofmt prints it.
func wrongFormat(f *goFile) []string {
	formatted, err := format.Source(f.text)
	if err != nil || !bytes.Equal(formatted, f.text) {
		return []string{" is not as gofmt prints it"}
	}
	return nil
}

// wrongSizes wants the file and its functions short, and parameters few.
func wrongSizes(f *goFile) (wrong []string) {
	if n := bytes.Count(f.text, []byte("\n")); n > mostLinesOfFile {
		wrong = append(wrong, fmt.Sprintf(" has %d lines, more than %d", n, mostLinesOfFile))
	}
	ast.Inspect(f.tree, func(n ast.Node) bool {
		name, of, body := "a function", (*ast.FuncType)(nil), (*ast.BlockStmt)(nil)
		switch n := n.(type) {
		case *ast.FuncDecl:
			name, of, body = n.Name.Name, n.Type, n.Body
		case *ast.FuncLit:
			of, body = n.Type, n.Body
		default:
			return true
		}
		at := fmt.Sprintf(":%d: %s", f.line(n.Pos()), name)
		if params := of.Params.NumFields(); params > mostParameters {
			wrong = append(wrong, fmt.Sprintf("%s has %d parameters, more than %d", at, params, mostParameters))
		}
		if body != nil {
			if lines := f.line(body.End()) - f.line(n.Pos()) + 1; lines > mostLinesOfFunction {
				wrong = append(wrong, fmt.Sprintf("%s has %d lines, more than %d", at, lines, mostLinesOfFunction))
			}
		}
		return true
	})
	return wrong
}

// TestNothingLeftToDo wants no notes to oneself in code, layouts or content.
func TestNothingLeftToDo(t *testing.T) {
	note := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X|HA` + `CK)\b`)
	read := 0
	for _, dir := range []string{"cmd", "layouts", "content", "data"} {
		err := fs.WalkDir(os.DirFS("../.."), dir+"", func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() || path.Base(name) == "echarts.js" || path.Base(path.Dir(name)) == "licences" {
				return err
			}
			read++
			text, err := os.ReadFile("../../" + name)
			for _, found := range note.FindAllIndex(text, -1) {
				t.Errorf("%s:%d: %s", name, 1+bytes.Count(text[:found[0]], []byte("\n")), text[found[0]:found[1]])
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 100 {
		t.Errorf("%d files were read", read)
	}
}

// TestPackageComments wants a comment on every package.
func TestPackageComments(t *testing.T) {
	packages := map[string]bool{}
	for _, f := range house(t) {
		if !f.test() {
			packages[f.pkg()] = packages[f.pkg()] || f.tree.Doc.Text() != ""
		}
	}
	for pkg, has := range packages {
		if !has {
			t.Errorf("the package %s has no comment", pkg)
		}
	}
}

// wrongComments wants a comment on every exported name. The words of an
// enumeration are explained by their type, and those of a group by the group.
func wrongComments(f *goFile) (wrong []string) {
	without := func(name *ast.Ident) {
		wrong = append(wrong, fmt.Sprintf(":%d: %s has no comment", f.line(name.Pos()), name.Name))
	}
	for _, decl := range f.tree.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc.Text() == "" && (d.Recv == nil || exportedReceiver(d.Recv)) {
				without(d.Name)
			}
		case *ast.GenDecl:
			for _, name := range withoutComment(d) {
				without(name)
			}
		}
	}
	return wrong
}

func exportedReceiver(recv *ast.FieldList) bool {
	of := recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	if index, ok := of.(*ast.IndexExpr); ok {
		of = index.X
	}
	name, ok := of.(*ast.Ident)
	return ok && name.IsExported()
}

// withoutComment gives the exported names that a declaration leaves without a
// comment. A constant of an enumeration needs none: it has its type's.
func withoutComment(d *ast.GenDecl) []*ast.Ident {
	var out []*ast.Ident
	enumeration := false
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() && d.Doc.Text() == "" && s.Doc.Text() == "" {
				out = append(out, s.Name)
			}
		case *ast.ValueSpec:
			if of, ok := s.Type.(*ast.Ident); d.Tok == token.CONST && ok && of.IsExported() {
				enumeration = true
			} else if len(s.Values) > 0 {
				enumeration = false
			}
			if d.Doc.Text() == "" && s.Doc.Text() == "" && s.Comment.Text() == "" && !enumeration {
				for _, name := range s.Names {
					if name.IsExported() {
						out = append(out, name)
					}
				}
			}
		}
	}
	return out
}

// TestRules wants every rule that a problem can name to be in the manual, and
// nothing in the manual that no problem names.
func TestRules(t *testing.T) {
	used := rulesUsed(t, house(t))
	manual := map[string]bool{}
	for _, e := range check.Manual() {
		if manual[e.Name] {
			t.Errorf("the manual has %q twice", e.Name)
		}
		manual[e.Name] = true
		first, _, _ := strings.Cut(e.Doc, "\n")
		if !strings.HasSuffix(first, ".") {
			t.Errorf("the manual of %q does not begin with a sentence: %q", e.Name, first)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(used)) {
		if !manual[name] {
			t.Errorf("%s: the rule %q is not in the manual", used[name], name)
		}
		if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(name) {
			t.Errorf("%s: %q is not the name of a rule", used[name], name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(manual)) {
		if used[name] == "" {
			t.Errorf("the manual has the rule %q, and no problem names it", name)
		}
	}
}

// ruleParameters says which parameter of a function, counted from 0, is the
// name of a rule; by package and function.
type ruleParameters map[string]int

// rulesUsed gives the rules that problems are made with, and a place for each.
// It begins with source.Errorf and Warnf and follows the name of the rule up
// through every helper that has it handed in, until it is a text.
func rulesUsed(t *testing.T, files []*goFile) map[string]string {
	t.Helper()
	takes := ruleParameters{"source.Errorf": 1, "source.Warnf": 1}
	used := map[string]string{}
	for before := -1; before != len(takes); {
		before = len(takes)
		for _, f := range files {
			if !f.test() {
				takes.follow(f, used)
			}
		}
	}
	for _, name := range []string{"unreadable", "negative-count", "stated-movement", "frequency"} { // straight, by a method, by a closure, by two methods
		if used[name] == "" {
			t.Errorf("the rule %q was not found; a helper is not followed", name)
		}
	}
	return used
}

// follow looks through a file's functions. Calls are told apart by the name of
// the function and the package that it is called in or from.
func (takes ruleParameters) follow(f *goFile, used map[string]string) {
	var enclosing []ast.Node // functions, the innermost last
	names := map[*ast.FuncLit]string{}
	ast.PreorderStack(f.tree, nil, func(n ast.Node, stack []ast.Node) bool {
		enclosing = enclosing[:0]
		for _, s := range stack {
			switch s.(type) {
			case *ast.FuncDecl, *ast.FuncLit:
				enclosing = append(enclosing, s)
			}
		}
		switch n := n.(type) {
		case *ast.AssignStmt:
			if lit, ok := n.Rhs[0].(*ast.FuncLit); ok {
				if name, ok := n.Lhs[0].(*ast.Ident); ok {
					names[lit] = name.Name
				}
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Rule" {
				takes.rule(f, n.Value, nil, used)
			}
		case *ast.CallExpr:
			if at, ok := takes[f.called(n)]; ok && at < len(n.Args) {
				for k := len(enclosing) - 1; k >= 0; k-- {
					lit, _ := enclosing[k].(*ast.FuncLit)
					if takes.rule(f, n.Args[at], &function{enclosing[k], names[lit]}, used) {
						break
					}
				}
				if len(enclosing) == 0 {
					takes.rule(f, n.Args[at], nil, used)
				}
			}
		}
		return true
	})
}

// called is the function of a call, as ruleParameters has it.
func (f *goFile) called(call *ast.CallExpr) string {
	switch fun := call.Fun.(type) {
	case *ast.Ident:
		return f.pkg() + "." + fun.Name
	case *ast.SelectorExpr:
		if x, ok := fun.X.(*ast.Ident); ok && x.Name == "source" {
			return "source." + fun.Sel.Name
		}
		return f.pkg() + "." + fun.Sel.Name
	}
	return ""
}

// A function is one that a call stands in.
type function struct {
	node ast.Node
	name string // of a literal, the variable that it is given to
}

// rule takes up the name of a rule: a text, or a parameter of the function
// around, which then takes one too. It reports whether it knew what to do.
func (takes ruleParameters) rule(f *goFile, value ast.Expr, in *function, used map[string]string) bool {
	if lit, ok := value.(*ast.BasicLit); ok {
		if name, err := strconv.Unquote(lit.Value); err == nil && used[name] == "" {
			used[name] = fmt.Sprintf("%s:%d", f.name, f.line(lit.Pos()))
		}
		return true
	}
	name, ok := value.(*ast.Ident)
	if !ok || in == nil {
		return false
	}
	of, called := (*ast.FuncType)(nil), in.name
	switch n := in.node.(type) {
	case *ast.FuncDecl:
		of, called = n.Type, n.Name.Name
	case *ast.FuncLit:
		of = n.Type
	}
	at := 0
	for _, field := range of.Params.List {
		for _, param := range field.Names {
			if param.Name == name.Name && called != "" {
				takes[f.pkg()+"."+called] = at
				return true
			}
			at++
		}
	}
	return false
}
