package main

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/layouts"
)

// TestNoWordIsLeftInCode reads every page, drawing and option of that site.
func TestNoWordIsLeftInCode(t *testing.T) {
	built := newRebuild(foreign(t), buildOptions{}).run(nil)
	if built.problems.Fatal() {
		for _, p := range built.problems {
			if p.Severity == source.Error {
				t.Errorf("%s:%d: %s", p.Place.File, p.Place.Line, p.Message)
			}
		}
		t.FailNow()
	}
	allowed := []string{built.book.Config.Feedback}
	for _, s := range built.book.Scorecards {
		for _, i := range s.Indicators {
			allowed = append(allowed, string(i.Unit), i.Unit.Word(), i.Ref)
		}
		for _, pair := range s.Labels {
			allowed = append(allowed, pair[0])
		}
	}
	l := &leftovers{allowed: slices.DeleteFunc(allowed, func(s string) bool { return s == "" }), found: map[string]string{}}
	var mu sync.Mutex
	problems, err := built.plan.RenderAll(func(f pages.File) error {
		mu.Lock()
		defer mu.Unlock()
		if ext := path.Ext(f.Name); ext == ".html" || ext == ".svg" && strings.Contains(f.Name, "/charts/") {
			page, err := html.Parse(bytes.NewReader(f.Data))
			if err != nil {
				return err
			}
			l.page(f.Name, page)
		}
		return nil
	})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for text, at := range l.found {
		t.Errorf("%s: %q is said by no message", at, text)
	}
	if l.seen < 10_000 || l.options < 100 {
		t.Errorf("only %d texts and %d options were read; the walk is broken", l.seen, l.options)
	}
}

// leftovers collects what is said outside marks.
type leftovers struct {
	allowed       []string // the council's units, refs and words for lights
	found         map[string]string
	seen, options int
	depth         int // of messages, within a page
}

// saidAttributes are the attributes that readers hear or see.
var saidAttributes = []string{"aria-label", "aria-description", "aria-roledescription", "title", "alt", "placeholder", "data-label", "data-sheet",
	"data-reader", "data-compare", "data-download", "data-announce"}

func (l *leftovers) walk(file string, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		l.depth = l.part(file, n.Data, l.depth)
	case n.Type == html.ElementNode && n.Data == "script":
		if kind, _ := attribute(n, "type"); kind == "application/json" && n.FirstChild != nil { // a layout fills it
			l.option(file, n.FirstChild.Data)
		}
		l.attributes(file, n)
		return
	case n.Type == html.ElementNode && n.Data == "style":
		return
	case n.Type == html.ElementNode:
		l.attributes(file, n)
	}
	for c := range n.ChildNodes() {
		l.walk(file, c)
	}
}

func (l *leftovers) attributes(file string, n *html.Node) {
	name, _ := attribute(n, "name")
	for _, a := range n.Attr {
		if slices.Contains(saidAttributes, a.Key) || n.Data == "meta" && a.Key == "content" && name == "description" {
			l.text(file, a.Val)
		}
	}
}

// option reads what a chart's option says.
func (l *leftovers) option(file, text string) {
	var option any
	if err := json.Unmarshal([]byte(text), &option); err != nil {
		l.found[err.Error()] = file
		return
	}
	l.options++
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, inner := range v {
				walk(k, inner)
			}
		case []any:
			for _, inner := range v {
				walk(key, inner)
			}
		case string:
			if slices.Contains([]string{"name", "display", "said", "description", "wide", "narrow"}, key) {
				l.text(file, v)
			}
		}
	}
	walk("", option)
}

var (
	address  = regexp.MustCompile(`https?://[^ ]+`)
	marker   = regexp.MustCompile(`\[(?:c|x|z|low|k|p|r|e|b|f|u)\]`)
	latin    = regexp.MustCompile(`[A-Za-z]`)
	unmarked = regexp.MustCompile(`-?£|\d[.,]\d|\d%|(?:^|\s)-\d`) // with a mark that is not the language's
)

// text reads one text by itself.
func (l *leftovers) text(file, text string) {
	if depth := l.part(file, text, 0); depth != 0 {
		l.found[text] = file + " (its marks are not in pairs)"
	}
}

// part reads a part of a text, a message within which may have begun in a part
// before. It gives how many messages are open after it.
func (l *leftovers) part(file, text string, depth int) int {
	l.seen++
	var outside strings.Builder
	for _, c := range text {
		switch {
		case c == '⟦':
			depth++
		case c == '⟧':
			depth--
		case depth <= 0:
			outside.WriteRune(c)
		}
	}
	left := marker.ReplaceAllString(address.ReplaceAllString(outside.String(), ""), "")
	for _, s := range l.allowed {
		left = strings.ReplaceAll(left, s, "")
		left = strings.ReplaceAll(left, strings.ToUpper(s[:1])+s[1:], "")
	}
	if latin.MatchString(left) || unmarked.MatchString(left) || depth < 0 {
		l.found[strings.TrimSpace(left)] = file
	}
	return depth
}

// page reads what a page says: a message may go on from one element to the
// next, and ends on the page.
func (l *leftovers) page(file string, n *html.Node) {
	l.depth = 0
	l.walk(file, n)
	if l.depth != 0 {
		l.found["a mark"] = file + " (its marks are not in pairs)"
	}
}

// TestLeftovers keeps the walk able to find what it looks for.
func TestLeftovers(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<p>⟦Words ⟦March⟧⟧ ж ⟦-⟧1⟦,⟧203⟦.⟧5⟦%⟧ [p] days</p>`, ""},
		{`<p>ж 3.5</p>`, "ж 3.5"},
		{`<p>1,234 ж</p>`, "1,234 ж"},
		{`<p>ж: 3%</p>`, "ж: 3%"},
		{`<p>£⟦3⟧</p>`, "£"},
		{`<p>ж -7</p>`, "ж -7"},
		{`<p>⟦Words⟧ and</p>`, "and"},
		{`<p>⟦Go <a href="x">back</a> now⟧</p>`, ""},
		{`<p>⟦Go <a href="x">back</a></p>`, "a mark"},
		{`<p>https://example.org/days/</p>`, ""},
		{`<p aria-label="Table: ж">ж</p>`, "Table: ж"},
		{`<p class="figures" id="x">12</p>`, ""},
		{`<script type="application/json">{"type":"bar","series":[{"name":"Year"}]}</script>`, "Year"},
		{`<script type="application/json">{"type":"bar","series":[{"name":"⟦Year⟧"}]}</script>`, ""},
		{`<script type="application/json">{"axisLabel":{"wide":["Jan"],"narrow":[""]}}</script>`, "Jan"},
		{`<script data-reader="Read">let x</script>`, "Read"},
		{`<svg><title>Chart</title></svg>`, "Chart"},
	} {
		l := &leftovers{allowed: []string{"days"}, found: map[string]string{}}
		n, err := html.Parse(strings.NewReader(c.page))
		if err != nil {
			t.Fatal(err)
		}
		l.page("x", n)
		got := ""
		for text := range l.found {
			got += text
		}
		if got != c.want {
			t.Errorf("%s leaves %q, want %q", c.page, got, c.want)
		}
	}
}

var action = regexp.MustCompile(`\{\{.*?\}\}`)

// TestLayoutsSayNothing finds words in layouts, also where no page has them.
func TestLayoutsSayNothing(t *testing.T) {
	names, err := fs.Glob(layouts.Files, "*.html")
	if err != nil || len(names) < 9 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(layouts.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		l := &leftovers{found: map[string]string{}}
		n, err := html.Parse(bytes.NewReader(action.ReplaceAll(text, nil)))
		if err != nil {
			t.Fatal(err)
		}
		l.page(name, n)
		for text := range l.found {
			t.Errorf("layouts/%s says %q itself", name, text)
		}
	}
}

// said are the functions that print a message, and after how many arguments its
// key stands.
var said = map[string]int{"Say": 0, "Count": 0, "Append": 1, "AppendText": 1, "AppendMarkup": 1, "say": 1, "about": 1}

// TestMessagesAreUsed holds what the code says against the file of messages:
// keys, and the names of what fills their places. Every message is said
// somewhere.
func TestMessagesAreUsed(t *testing.T) {
	w := english(t)
	root, names := goFiles(t)
	used := map[string]bool{}
	groups := map[string]bool{}
	for _, key := range w.Keys() {
		group, _, _ := strings.Cut(key, ".")
		groups[group] = true
	}
	calls := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				key := literal(n)
				if group, rest, ok := strings.Cut(key, "."); ok && groups[group] && rest != "" && !strings.ContainsAny(rest, ". /") {
					if used[key] = true; !w.Has(key) && !fileName(rest) {
						t.Errorf("%s says %q, which is no message", name, key)
					}
				}
			case *ast.CallExpr:
				if wrong := filled(w, n); wrong != "" {
					t.Errorf("%s: %s", name, wrong)
				}
				calls++
			}
			return true
		})
	}
	templates, _ := fs.Glob(layouts.Files, "*.html")
	for _, name := range templates {
		text, _ := fs.ReadFile(layouts.Files, name)
		for _, f := range regexp.MustCompile(`say "([^"]+)"`).FindAllSubmatch(text, -1) {
			used[string(f[1])] = true
		}
	}
	for _, key := range w.Keys() {
		group, _, _ := strings.Cut(key, ".")
		if !used[key] && !slices.Contains([]string{"month", "month-short", "marker", "ours"}, group) {
			t.Errorf("the message %q is said nowhere", key)
		}
	}
	if calls < 1000 {
		t.Errorf("only %d calls were read", calls)
	}
}

// fileName knows "chart.json" and the like from a message.
func fileName(rest string) bool {
	return slices.Contains([]string{"json", "html", "js", "css", "svg", "toml"}, rest)
}

func literal(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value)
	return s
}

// filled says what is wrong with a call that prints a message.
func filled(w interface {
	Has(string) bool
	Places(string) ([]string, bool)
}, call *ast.CallExpr) string {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return ""
	}
	at, ok := said[f.Sel.Name]
	if !ok || len(call.Args) <= at || !w.Has(literal(call.Args[at])) {
		return ""
	}
	key := literal(call.Args[at])
	wanted, plural := w.Places(key)
	var given []string
	switch f.Sel.Name {
	case "Count":
		if !plural {
			return strconv.Quote(key) + " is not about a number"
		}
		given = []string{"n"}
	default:
		for n := at + 1; n < len(call.Args); n += 2 {
			given = append(given, literal(call.Args[n]))
		}
	}
	slices.Sort(given)
	for _, name := range wanted {
		if !slices.Contains(given, name) {
			return "nothing fills {" + name + "} of " + strconv.Quote(key)
		}
	}
	return ""
}
