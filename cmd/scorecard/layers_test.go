package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/site"
)

// This table is policy: a package imports what its row allows and nothing else
// of ours, and a row is changed in a commit of its own, with the reason.
//
// The rows stand in the order in which things happen; no stage imports a later
// one. Two of them hold up the rest. Pages cannot see site, so that no page can
// print a figure that figures did not release; and the command sees neither
// commentary nor chart, so that words and drawings are made in one place.
var layers = []struct {
	name string
	may  string // of ours; the standard library is open to all
	door string // the outside packages that it alone may import
}{
	{"source", "", "github.com/BurntSushi/toml golang.org/x/text"},
	{"scorecard", "source", ""},
	{"commentary", "source", "github.com/yuin/goldmark golang.org/x/text"},
	{"words", "source scorecard", "golang.org/x/text"},
	{"record", "source scorecard words", ""},
	{"prose", "source scorecard commentary", ""},
	{"site", "source scorecard commentary record", ""},
	{"check", "source scorecard commentary site", ""},
	{"disclosure/solve", "", ""},
	{"disclosure/cover", "disclosure/solve", ""},
	{"disclosure/equations", "scorecard disclosure/solve", ""},
	{"disclosure/madeup", "scorecard disclosure/equations", ""},
	{"disclosure", "scorecard disclosure/equations disclosure/solve disclosure/cover", ""},
	{"disclosure/advice", "scorecard disclosure/equations disclosure", ""},
	{"disclosure/officer", "scorecard disclosure disclosure/advice", ""},
	{"figures", "source scorecard commentary prose record site disclosure disclosure/equations words", ""},
	{"lettering", "", ""},
	{"timeaxis", "scorecard lettering", ""},
	{"chart", "scorecard lettering timeaxis", "github.com/go-echarts/go-echarts/v2"},
	{"chart/bundle", "", "github.com/evanw/esbuild"},
	{"pages", "source scorecard commentary words record figures chart", ""},
	{"publish", "source scorecard record pages", "golang.org/x/sys"},
	{"watch", "", "github.com/fsnotify/fsnotify"},
	{"preview", "source pages", ""},
	{command, "source scorecard record words site check disclosure disclosure/officer figures pages publish watch preview layouts", ""},
	{"layouts", "", ""},
}

// command is the name of cmd/scorecard itself in the table.
const command = "scorecard command"

// testDoors are the outside packages that tests alone may import, besides those
// of their own package.
var testDoors = []string{"github.com/rogpeppe/go-internal", "github.com/chromedp/chromedp", "github.com/chromedp/cdproto",
	"golang.org/x/net/html", "golang.org/x/text", "github.com/andybalholm/brotli"}

const (
	modulePath   = "scorecard/"
	internalPath = "cmd/scorecard/internal/"
)

// goFiles lists the repository's Go files, named from its root.
func goFiles(t *testing.T) (fs.FS, []string) {
	t.Helper()
	root := os.DirFS("../..")
	var names []string
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && name != "." && (strings.HasPrefix(e.Name(), ".") || e.Name() == "testdata" || name == "public"):
			return fs.SkipDir
		case strings.HasSuffix(name, ".go"):
			names = append(names, name)
		}
		return nil
	})
	if err != nil || len(names) == 0 {
		t.Fatalf("%d Go files, %v", len(names), err)
	}
	return root, names
}

// layer is the name that the table has for a folder below the root.
func layer(dir string) string {
	if dir == "cmd/scorecard" {
		return command
	}
	return strings.TrimPrefix(dir, internalPath)
}

// imported lists what a file imports.
func imported(t *testing.T, root fs.FS, name string) []string {
	t.Helper()
	text, err := fs.ReadFile(root, name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, i := range file.Imports {
		p, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// forbidden says why a file in a package may not import a path; "" where it
// may.
func forbidden(pkg, importPath string, test bool) string {
	row := -1
	for n := range layers {
		if layers[n].name == pkg {
			row = n
		}
	}
	if row < 0 {
		return "its package is not in the table"
	}
	within := func(doors []string) bool {
		return slices.ContainsFunc(doors, func(door string) bool { return importPath == door || strings.HasPrefix(importPath, door+"/") })
	}
	ours, isOurs := strings.CutPrefix(importPath, modulePath)
	first, _, _ := strings.Cut(importPath, "/")
	switch {
	case isOurs && test: // a test may look at what it likes, also from outside
	case isOurs && !slices.Contains(strings.Fields(layers[row].may), layer(ours)):
		return "it may import " + layers[row].may
	case isOurs || !strings.Contains(first, "."):
	case test && within(testDoors):
	case !within(strings.Fields(layers[row].door)):
		return "the doors of its package are: " + layers[row].door
	}
	return ""
}

// TestLayers holds every import against the table.
func TestLayers(t *testing.T) {
	root, names := goFiles(t)
	wrong := map[string][]string{}
	for _, name := range names {
		pkg := layer(path.Dir(name))
		for _, p := range imported(t, root, name) {
			if why := forbidden(pkg, p, strings.HasSuffix(name, "_test.go")); why != "" {
				key := pkg + " imports " + p + "; " + why
				wrong[key] = append(wrong[key], path.Base(name))
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(wrong)) {
		t.Errorf("%s (%s)", key, strings.Join(wrong[key], ", "))
	}
}

// TestLayersRefuse tries imports that the table must refuse, and some that it
// must not.
func TestLayersRefuse(t *testing.T) {
	for _, c := range []struct {
		pkg, importPath string
		test, refused   bool
	}{
		{"pages", modulePath + internalPath + "site", false, true},
		{"pages", modulePath + internalPath + "check", false, true},
		{"source", modulePath + internalPath + "scorecard", false, true},
		{"chart", modulePath + internalPath + "figures", false, true},
		{"figures", modulePath + internalPath + "pages", false, true},
		{command, modulePath + internalPath + "commentary", false, true},
		{command, modulePath + internalPath + "chart", false, true},
		{"site", "github.com/BurntSushi/toml", false, true},
		{"pages", "github.com/yuin/goldmark/ast", false, true},
		{"pages", "golang.org/x/net/html", false, true},
		{"preview", "github.com/fsnotify/fsnotify", false, true},
		{"preview", modulePath + internalPath + "watch", false, true},
		{"watch", modulePath + internalPath + "site", false, true},
		{"scorecard", "github.com/chromedp/chromedp", false, true},
		{"source", "github.com/BurntSushi/tomlx", false, true},
		{"util", "strings", false, true},
		{"pages", modulePath + internalPath + "figures", false, false},
		{"source", "github.com/BurntSushi/toml", false, false},
		{"watch", "github.com/fsnotify/fsnotify", false, false},
		{"commentary", "github.com/yuin/goldmark/ast", true, false},
		{command, "golang.org/x/net/html", true, false},
		{command, modulePath + "layouts", false, false},
		{"layouts", "embed", false, false},
	} {
		if got := forbidden(c.pkg, c.importPath, c.test); (got != "") != c.refused {
			t.Errorf("%s imports %s: %q", c.pkg, c.importPath, got)
		}
	}
}

// TestBookHoldsNothingRaw walks what a layout can reach from a Book: exported
// fields, and what exported methods give. None of it may be a figure as a file
// gave it, however deep it lies: that is the door through which a withheld
// number would leave.
func TestBookHoldsNothingRaw(t *testing.T) {
	reached := map[reflect.Type]string{}
	reach(reached, reflect.TypeFor[figures.Book](), "Book")
	for _, raw := range []reflect.Type{reflect.TypeFor[scorecard.Figure](), reflect.TypeFor[scorecard.Said]()} {
		if at, ok := reached[raw]; ok {
			t.Errorf("%s is a %s", at, raw)
		}
	}
	for _, wanted := range []reflect.Type{reflect.TypeFor[figures.Row](), reflect.TypeFor[figures.Figure](), reflect.TypeFor[figures.Companion]()} {
		if _, ok := reached[wanted]; !ok {
			t.Errorf("%s is not reached; the walk is broken", wanted)
		}
	}
	reach(reached, reflect.TypeFor[site.Scorecard](), "Scorecard")
	if _, ok := reached[reflect.TypeFor[scorecard.Figure]()]; !ok {
		t.Error("the figures of a site.Scorecard are not reached; the walk is broken")
	}
}

// TestReach walks what a layout can reach from the data of each kind of page. A
// page's key is made from just that, so none of it may lead to the whole of a
// scorecard or a site, or to a month's texts by way of another month.
func TestReach(t *testing.T) {
	for _, page := range []reflect.Type{reflect.TypeFor[pages.HomePage](), reflect.TypeFor[pages.ScorecardPage](), reflect.TypeFor[pages.MonthPage](),
		reflect.TypeFor[pages.IndicatorPage](), reflect.TypeFor[pages.IndicatorsPage](), reflect.TypeFor[pages.MeetingPage](), reflect.TypeFor[pages.OrdinaryPage](), reflect.TypeFor[pages.StatementPage](), reflect.TypeFor[pages.EmbedPage]()} {
		reached := map[reflect.Type]string{}
		reach(reached, page, page.Name())
		for _, far := range []reflect.Type{reflect.TypeFor[figures.Book](), reflect.TypeFor[figures.Scorecard](), reflect.TypeFor[figures.Deriver](),
			reflect.TypeFor[site.Site](), reflect.TypeFor[site.Scorecard](), reflect.TypeFor[site.Month](), reflect.TypeFor[site.Page](), reflect.TypeFor[pages.Plan](), reflect.TypeFor[pages.Layouts]()} {
			if at, ok := reached[far]; ok {
				t.Errorf("%s is a %s", at, far)
			}
		}
		if _, ok := reached[reflect.TypeFor[pages.Site]()]; !ok {
			t.Errorf("%s does not reach the site; the walk is broken", page)
		}
	}
	reached := map[reflect.Type]string{}
	reach(reached, reflect.TypeFor[figures.Book](), "Book")
	if _, ok := reached[reflect.TypeFor[figures.Scorecard]()]; !ok {
		t.Error("a Book does not reach its scorecards; the walk is broken")
	}
	for _, door := range []reflect.Type{reflect.TypeFor[figures.Month](), reflect.TypeFor[figures.Frame]()} {
		reached := map[reflect.Type]string{}
		reach(reached, door, door.Name())
		if at, ok := reached[reflect.TypeFor[commentary.Text]()]; ok {
			t.Errorf("%s is a text, and every page leads there", at)
		}
	}
}

// reach notes our types that can be reached from a type, each with a way there.
func reach(reached map[reflect.Type]string, of reflect.Type, at string) {
	switch of.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map, reflect.Chan:
		reach(reached, of.Elem(), at)
		return
	case reflect.Func:
		for n := range of.NumOut() {
			reach(reached, of.Out(n), at)
		}
		return
	}
	if _, seen := reached[of]; seen || !strings.HasPrefix(of.PkgPath(), strings.TrimSuffix(modulePath, "/")) {
		return
	}
	reached[of] = at
	for n := range reflect.PointerTo(of).NumMethod() {
		m := reflect.PointerTo(of).Method(n)
		reach(reached, m.Type, at+"."+m.Name+"()")
	}
	if of.Kind() != reflect.Struct {
		return
	}
	for n := range of.NumField() {
		if f := of.Field(n); f.IsExported() {
			reach(reached, f.Type, at+"."+f.Name)
		}
	}
}
