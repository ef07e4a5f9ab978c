package preview

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

//go:embed parts.html
var partsFile embed.FS

// parts are the pieces of HTML that the preview makes itself.
var parts = template.Must(template.New("").Funcs(template.FuncMap{"sentence": sentence}).ParseFS(partsFile, "parts.html"))

// execute prints a part. The templates are our own, so that one which fails is
// a mistake in this package, which its tests would show.
func execute(name string, data any) []byte {
	var b bytes.Buffer
	if err := parts.ExecuteTemplate(&b, name, data); err != nil {
		return []byte(template.HTMLEscapeString(err.Error()))
	}
	return b.Bytes()
}

// most is how many problems a page lists.
const most = 100

// list is problems as a page shows them.
type list struct {
	Shown source.Problems
	More  int // that are not shown
}

func listOf(ps source.Problems) list {
	return list{ps[:min(len(ps), most)], max(0, len(ps)-most)}
}

// panel is what stands at the foot of a page.
type panel struct {
	Errors   list
	Warnings list   // that concern the page; all of them where there are errors
	Summary  string // "2 errors"
	Heard    string // "1 warning about this page"
	Digest   string // of the errors, by which a page knows whether they are others
	Drafts   bool   // there may be something to list
}

// addition is what is added to a page: to its head and to its foot.
type addition struct{ head, foot []byte }

// addScript adds what takes up changes, and no panel.
func addScript() addition { return addition{head: execute("head", digest(script, style))} }

// add gives what is added to the page at a path.
func add(v *Version, at string) addition {
	a := addScript()
	fatal := v.Problems.Fatal()
	if strings.Contains(at, "/embed/") && !fatal {
		return a // a chart in a frame has the panel of the page around it
	}
	var errors, warnings source.Problems
	for _, p := range v.Problems {
		switch {
		case p.Severity == source.Error:
			errors.Add(p)
		case fatal || concerns(p.Place.File, at):
			warnings.Add(p)
		}
	}
	p := panel{Errors: listOf(errors), Warnings: listOf(warnings), Summary: errors.Summary(), Heard: warnings.Summary(), Drafts: v.Files != nil}
	if len(errors) == 0 {
		p.Heard += " about this page"
	}
	var text bytes.Buffer
	_ = errors.WriteText(&text) // into memory
	p.Digest = digest(text.Bytes())
	a.foot = execute("panel", p)
	return a
}

// to gives the page with the addition. One that is no whole page stays as it
// is.
func (a addition) to(page []byte, tag string) []byte {
	at := bytes.Index(page, []byte("</head>"))
	if at < 0 {
		return page
	}
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < at {
		end = len(page)
	}
	out := make([]byte, 0, len(page)+len(a.head)+len(a.foot)+len(tag))
	out = append(out, page[:at]...)
	out = append(out, bytes.Replace(a.head, []byte("data-page=\"\""), []byte("data-page=\""+tag+"\""), 1)...)
	out = append(out, page[at:end]...)
	out = append(out, a.foot...)
	return append(out, page[end:]...)
}

// brokenPage is shown where there is no page to show.
func brokenPage(ps source.Problems) []byte {
	return execute("broken", struct {
		Problems list
		Summary  string
	}{listOf(ps), ps.Summary()})
}

// authorsPage lists what each draft lacks.
func authorsPage(v *Version) []byte {
	data := struct {
		Drafts  []draftView
		All     list
		Summary string
		Broken  bool // there is an error, so that what is listed may be old
	}{All: listOf(v.Problems), Summary: v.Problems.Summary(), Broken: v.Problems.Fatal()}
	if v.Drafts != nil {
		for _, d := range v.Drafts() {
			data.Drafts = append(data.Drafts, viewOf(d, v.Problems))
		}
	}
	return execute("author", data)
}

// draftView is a draft as the author's list shows it.
type draftView struct {
	Draft
	Groups   []gapGroup
	Warnings list
	Missing  string // "3 things are missing"; "" for none
}

type gapGroup struct {
	Title string
	Hint  string
	Gaps  []Gap
}

var lackWords = [...]struct{ title, hint string }{
	Commentary: {"Sections without commentary", "Say in a few sentences what the figures mean. Each file below is a section’s own; make it where it is not there."},
	Figure:     {"Indicators without figures", "Add a row for each, or, where there will be none, a row with an empty value and the marker [x]."},
	Mention:    {"Red indicators that the commentary does not mention", "Readers will want to know why, and what is done about it."},
}

func viewOf(d Draft, all source.Problems) draftView {
	v := draftView{Draft: d}
	var warnings source.Problems
	for _, p := range all {
		if p.Rule != "nothing-published" && about(p.Place.File) == "/"+d.Page {
			warnings.Add(p)
		}
	}
	v.Warnings = listOf(warnings)
	for lack, words := range lackWords {
		group := gapGroup{Title: words.title, Hint: words.hint}
		for _, g := range d.Gaps {
			if int(g.Lacks) == lack {
				group.Gaps = append(group.Gaps, g)
			}
		}
		if len(group.Gaps) > 0 {
			v.Groups = append(v.Groups, group)
		}
	}
	switch n := len(d.Gaps); n {
	case 0:
	case 1:
		v.Missing = "1 thing is missing"
	default:
		v.Missing = fmt.Sprintf("%d things are missing", n)
	}
	return v
}

// sentence makes a problem's message begin with a capital.
func sentence(s string) string {
	for n, r := range s {
		return strings.ToUpper(string(r)) + s[n+len(string(r)):]
	}
	return s
}
