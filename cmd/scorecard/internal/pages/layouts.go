package pages

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// Layouts are parsed layouts and their assets.
type Layouts struct {
	fsys   fs.FS
	words  *words.Words
	pages  map[string]*template.Template // by name: "month.html"
	texts  map[string]source.Sum         // of each file, by name
	assets map[string]asset              // by name: "site.css"
}

type asset struct {
	name string // "assets/site.1a2b3c4d.css"
	data []byte
	sum  source.Sum
}

// sum stands for what a layout and its frame print beside their data: their
// texts, and the addresses of assets but for that of the style sheet.
func (l *Layouts) sum(name string) source.Sum {
	var all source.Makings
	all.Add(l.texts["base.html"], l.texts[name])
	for _, a := range l.sortedAssets() {
		if a.name != l.assets["site.css"].name {
			all.Text(a.name)
		}
	}
	return all.Sum()
}

// styles are put together into site.css, in this order.
var styles = []string{"site.css", "charts.css"}

// Over lays a site's own layouts over the built-in ones, file by file.
func Over(own, builtin fs.FS) fs.FS { return overlay{own, builtin} }

type overlay struct{ own, builtin fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.own.Open(name)
	if err == nil {
		if info, statErr := f.Stat(); statErr == nil && info.IsDir() {
			f.Close()
			return o.builtin.Open(name)
		}
		return f, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return o.builtin.Open(name)
	}
	return nil, err
}

// names lists the files of a folder in either.
func (o overlay) names(dir string) []string {
	var names []string
	for _, fsys := range []fs.FS{o.own, o.builtin} {
		entries, _ := fs.ReadDir(fsys, dir)
		for _, e := range entries {
			if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && !slices.Contains(names, e.Name()) {
				names = append(names, e.Name())
			}
		}
	}
	slices.Sort(names)
	return names
}

// pageLayouts are the layouts of the pages. Each is a file that
// defines the blocks of base.html, but for embed.html, which is a whole page.
var pageLayouts = []string{"home.html", "scorecard.html", "month.html", "indicator.html", "indicators.html", "young-people.html", "meeting.html", "page.html", "accessibility.html", "search.html", "moved.html", "corrections.html", "404.html", "embed.html"}

// ParseLayouts parses layouts and takes up their assets. w is what they say;
// theme is what Theme gives, or "" for the colours of the style sheet.
func ParseLayouts(own, builtin fs.FS, w *words.Words, theme string) (*Layouts, source.Problems) {
	o := overlay{own, builtin}
	l := &Layouts{fsys: o, words: w, pages: map[string]*template.Template{}, texts: map[string]source.Sum{}, assets: map[string]asset{}}
	problems := append(unknownLayouts(own), l.loadAssets(o, theme)...)
	base, p := l.parse(template.New("base.html").Funcs(l.funcs()), "base.html")
	problems.Add(p...)
	if base == nil {
		return l, problems
	}
	for _, name := range pageLayouts {
		t, err := base.Clone()
		if err != nil {
			problems.Add(source.Errorf(source.Place{File: "layouts/base.html"}, "layout", "%v", err))
			continue
		}
		page, p := l.parse(t, name)
		problems.Add(p...)
		if page != nil {
			l.pages[name] = page
		}
	}
	return l, problems
}

// unknownLayouts reports files among a site's own layouts that nothing asks for.
func unknownLayouts(own fs.FS) (problems source.Problems) {
	entries, _ := fs.ReadDir(own, ".")
	known := append([]string{"base.html"}, pageLayouts...)
	for _, e := range entries {
		name := e.Name()
		if slices.Contains(known, name) || !slices.Contains([]string{".html", ".css", ".js"}, path.Ext(name)) {
			continue // or a note, a backup, a folder
		}
		problems.Add(source.Errorf(source.Place{File: "layouts/" + name}, "layout", "there is no layout of this name").
			WithHint("style sheets, scripts and pictures go to layouts/assets/; %s", source.DidYouMean(name, known)))
	}
	return problems
}

func (l *Layouts) funcs() template.FuncMap {
	return template.FuncMap{
		"asset": func(name string) (string, error) {
			a, ok := l.assets[name]
			if !ok {
				return "", errors.New("there is no asset " + strconv.Quote(name))
			}
			return a.name, nil
		},
		"say":  l.say,
		"link": link,
		"tag":  tag,
	}
}

func (l *Layouts) parse(t *template.Template, name string) (*template.Template, source.Problems) {
	file, problems, err := source.Read(l.fsys, name)
	at := source.Place{File: "layouts/" + name}
	if err != nil {
		return nil, source.Problems{source.Errorf(at, "layout", "this layout is missing")}
	}
	if file == nil {
		return nil, problems
	}
	if name != "base.html" {
		t = t.New(name)
	}
	l.texts[name] = file.Sum()
	parsed, err := t.Parse(string(file.Text))
	if err != nil {
		return nil, source.Problems{l.problem(err, name)}
	}
	problems.Add(l.settle(parsed, name)...)
	return parsed, problems
}

var (
	execError  = regexp.MustCompile(`(?s)^(?:html/template|template): ?([^:]+):(\d+):(\d+): (.*)$`)
	parseError = regexp.MustCompile(`(?s)^(?:html/template|template): ?([^:]+):(\d+): (.*)$`)
	quotedPath = regexp.MustCompile(`^executing "[^"]*" at (<.*?>): `)
)

// problem puts an error of html/template at its place in the layout.
func (l *Layouts) problem(err error, name string) source.Problem {
	message, line, col := err.Error(), 0, 0
	if f := execError.FindStringSubmatch(message); f != nil {
		name, message = f[1], f[4]
		line, _ = strconv.Atoi(f[2])
		col, _ = strconv.Atoi(f[3])
		col++ // html/template counts columns from 0
	} else if f := parseError.FindStringSubmatch(message); f != nil {
		name, message = f[1], f[3]
		line, _ = strconv.Atoi(f[2])
	}
	at := source.Place{File: "layouts/" + name}
	if file, _, readErr := source.Read(l.fsys, name); readErr == nil && file != nil && line > 0 {
		if col > 0 {
			at = file.AtColumn(line, col, 1)
		} else {
			at = file.Line(line)
		}
		at.File = "layouts/" + name
	}
	message = quotedPath.ReplaceAllString(message, "$1: ")
	return source.Errorf(at, "layout", "this layout fails: %s", message).
		WithHint("layouts/README.md says what each layout is given")
}

// execute prints a page through a layout and base.html around it.
func (w *worker) execute(layout string, name string, data any) {
	w.executeIn("base.html", layout, name, data)
}

// executeIn prints a page through a layout, beginning with the frame around it,
// which is base.html or the layout itself.
func (w *worker) executeIn(frame, layout, name string, data any) {
	t := w.in.Layouts.pages[layout]
	buf := bytes.NewBuffer(w.html[:0])
	if err := t.ExecuteTemplate(buf, frame, data); err != nil {
		w.fail(nil, w.in.Layouts.problem(err, layout))
		return
	}
	w.html = buf.Bytes()
	if len(w.landings) > 0 {
		w.html, w.landings = land(w.html, w.landings), nil
	}
	if len(w.notice) > 0 {
		w.html, w.notice = announce(w.html, w.notice), nil
	}
	w.put(name, w.html)
}

// loadAssets takes up everything below assets/ and gives each a name with a
// digest of its contents.
func (l *Layouts) loadAssets(o overlay, theme string) (problems source.Problems) {
	read := func(name string) []byte {
		data, err := fs.ReadFile(o, "assets/"+name)
		if err != nil {
			problems.Add(source.Errorf(source.Place{File: "layouts/assets/" + name}, "layout", "this asset cannot be read: %v", err))
		}
		return data
	}
	for _, name := range o.names("assets") {
		if !slices.Contains(styles, name) && !strings.HasSuffix(name, ".sha256") {
			l.add(name, read(name))
		}
	}
	var css []byte
	for _, name := range styles {
		css = append(css, read(name)...)
	}
	l.add("site.css", append(withoutComments(css), theme...))
	for _, name := range o.names("assets/licences") {
		l.assets["licences/"+name] = newAsset("assets/licences/"+name, read("licences/"+name))
	}
	return problems
}

func (l *Layouts) add(name string, data []byte) {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	l.assets[name] = newAsset("assets/"+strings.TrimSuffix(name, ext)+"."+hex.EncodeToString(sum[:5])+ext, data)
}

func newAsset(name string, data []byte) asset { return asset{name, data, source.SumOf(data)} }

// sortedAssets gives the assets in the order of their addresses.
func (l *Layouts) sortedAssets() []asset {
	return slices.SortedFunc(maps.Values(l.assets), func(a, b asset) int { return strings.Compare(a.name, b.name) })
}
