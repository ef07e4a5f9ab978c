package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/layouts"
)

// The proof that no fixed word is left in code or layouts: the repository's own
// site is built in a language in which the words of every message stand between
// ⟦ and ⟧ (not what fills its places, which other messages have said), and with the council's own words in Cyrillic letters. A Latin letter outside
// the marks is then a word that no message says.

var (
	textLine   = regexp.MustCompile(`(?m)^([a-z0-9-]+) = "(.*)"$`)
	pluralLine = regexp.MustCompile(`(?m)^([a-z0-9-]+) = \{one = "(.*)", other = "(.*)"\}$`)
	between    = regexp.MustCompile(`\{[^}]*\}|[^{}]+`)
	ownValue   = regexp.MustCompile(`(?m)\b(title|organisation|description|publisher|source|off|short|note|name|reason|agenda_item|notice|what|why|alternative|tested_by|tested_how|reply)(\s*=\s*)"([^"]*)"`)
	criterion  = regexp.MustCompile(`(?m)^(criteria = \["[0-9.]+)[^"]*"`)
	reference  = regexp.MustCompile(`\{\{[a-z0-9/-]+(?: (?:previous|change|target|status|movement|ytd|year-ago|chart))?\}\}`)
)

// ownColumns are the columns of tables that hold a council's own words.
var ownColumns = []string{"name", "short", "plain", "young", "note", "tags", "text", "source"}

// marked gives the messages of a language with marks around each.
func marked(t *testing.T) []byte {
	t.Helper()
	english, err := fs.ReadFile(layouts.Files, "messages/en-GB.toml")
	if err != nil {
		t.Fatal(err)
	}
	mark := func(text string) string {
		return between.ReplaceAllStringFunc(text, func(part string) string {
			if part[0] == '{' {
				return part
			}
			return "⟦" + part + "⟧"
		})
	}
	english = textLine.ReplaceAllFunc(english, func(line []byte) []byte {
		f := textLine.FindStringSubmatch(string(line))
		return []byte(f[1] + ` = "` + mark(f[2]) + `"`)
	})
	return pluralLine.ReplaceAllFunc(english, func(line []byte) []byte {
		f := pluralLine.FindStringSubmatch(string(line))
		return []byte(f[1] + ` = {one = "` + mark(f[2]) + `", other = "` + mark(f[3]) + `"}`)
	})
}

// cyrillic writes a text in other letters.
func cyrillic(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return 'а' + r - 'a'
		case r >= 'A' && r <= 'Z':
			return 'А' + r - 'A'
		case r >= '0' && r <= '9':
			return '٠' + r - '0'
		}
		return r
	}, s)
}

// foreign gives the repository's site with the council's words in Cyrillic and
// everything else in the language of marks.
func foreign(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"layouts/messages/en-XA.toml": {Data: marked(t)}}
	root := os.DirFS("../..")
	for _, dir := range []string{"site.toml", "data", "content", "static"} {
		err := fs.WalkDir(root, dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := fs.ReadFile(root, name)
			switch path.Ext(name) {
			case ".toml":
				text = []byte(ownWords(string(text)))
			case ".md":
				text = []byte(ownText(string(text)))
			case ".csv":
				text = ownCells(t, text)
			}
			out[name] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	config := regexp.MustCompile(`(?m)^language.*\n`).ReplaceAll(out["site.toml"].Data, nil)
	out["site.toml"].Data = append([]byte("language = \"en-XA\"\n"), config...)
	return out
}

func ownWords(s string) string {
	s = criterion.ReplaceAllString(s, `$1"`)
	return ownValue.ReplaceAllStringFunc(s, func(line string) string {
		f := ownValue.FindStringSubmatch(line)
		return f[1] + f[2] + `"` + cyrillic(f[3]) + `"`
	})
}

// ownText gives a page's front matter, and of what follows the references alone.
func ownText(s string) string {
	front, body := "", s
	if parts := strings.SplitN(s, "+++\n", 3); len(parts) == 3 && parts[0] == "" {
		front, body = "+++\n"+ownWords(parts[1])+"+++\n", parts[2]
	}
	return front + "\nЖ\n\n" + strings.Join(reference.FindAllString(body, -1), "\n\n") + "\n"
}

func ownCells(t *testing.T, raw []byte) []byte {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for n, row := range rows {
		for c, cell := range row {
			if n > 0 && c < len(rows[0]) && slices.Contains(ownColumns, rows[0][c]) {
				cell = cyrillic(cell)
			}
			if c > 0 {
				out.WriteByte(',')
			}
			out.WriteString(`"` + strings.ReplaceAll(cell, `"`, `""`) + `"`)
		}
		out.WriteByte('\n')
	}
	return out.Bytes()
}

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
