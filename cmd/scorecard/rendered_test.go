package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/source"
)

// rendered is the repository's own site, as build would write it.
type rendered struct {
	root  string                // the repository's folder
	base  string                // the site's address, with a slash at the end
	files map[string][]byte     // by name, as emitted
	pages map[string]*html.Node // those of *.html, parsed
}

var renderOnce = sync.OnceValues(renderRepository)

// buildSite gives the repository's site, which is built once for all tests.
func buildSite(t *testing.T) *rendered {
	t.Helper()
	s, err := renderOnce()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func renderRepository() (*rendered, error) {
	s := &rendered{root: filepath.Join("..", ".."), files: map[string][]byte{}, pages: map[string]*html.Node{}}
	built := newRebuild(os.DirFS(s.root), buildOptions{}).run(nil)
	for _, p := range built.problems {
		if p.Severity == source.Error {
			return nil, fmt.Errorf("the repository's site has an error: %s: %s (%s)", p.Place, p.Message, p.Rule)
		}
	}
	s.base = built.book.Config.BaseURL
	var mu sync.Mutex
	problems, err := built.plan.RenderAll(func(f pages.File) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := s.files[f.Name]; twice {
			return fmt.Errorf("%s is emitted twice", f.Name)
		}
		s.files[f.Name] = bytes.Clone(f.Data)
		return nil
	})
	if err != nil || problems.Fatal() {
		return nil, errors.Join(err, fmt.Errorf("render: %v", problems))
	}
	for name, data := range s.files {
		if strings.HasSuffix(name, ".html") {
			if s.pages[name], err = html.Parse(bytes.NewReader(data)); err != nil {
				return nil, fmt.Errorf("%s: %v", name, err)
			}
		}
	}
	return s, nil
}

// elements gives the elements below a node for which match holds, in the order
// of the document.
func elements(n *html.Node, match func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && match(d) {
			out = append(out, d)
		}
	}
	return out
}

// named matches elements by their tag.
func named(tags ...string) func(*html.Node) bool {
	return func(n *html.Node) bool { return slices.Contains(tags, n.Data) }
}

// classed matches elements of a tag that have a class.
func classed(tag, class string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		c, _ := attribute(n, "class")
		return n.Data == tag && slices.Contains(strings.Fields(c), class)
	}
}

// identified matches the element with an id.
func identified(id string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		v, ok := attribute(n, "id")
		return ok && v == id
	}
}

// attribute gives the value of an attribute, and whether it is there.
func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// wordsOf gives the text that a node shows, with single spaces. What is in
// scripts and drawings is no text.
func wordsOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data + " ")
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "svg"):
		default:
			for c := range n.ChildNodes() {
				walk(c)
			}
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// These are the keys of data.json that tests look at. The contract, with every
// key and its type, is monthShape.
type (
	monthData struct {
		Scorecard, Month string
		Indicators       []indicatorData
		Counts           map[string]map[string]int
	}
	figureData struct {
		Period, Display, Marker string
		Value                   *json.Number
	}
	indicatorData struct {
		figureData
		ID, Ref, Name, Section, Unit, Good  string
		Due                                 bool
		Movement, Judgement, Status, Reason string
		Target                              *targetData
		Previous                            *figureData
		History                             []figureData
		Companions                          []companionData
		Benchmarks                          []benchmarkData
		Categories                          []categoryData
	}
	targetData struct {
		Target, Green, Amber, Text string
		Value                      *json.Number `json:"target_value"`
		Met                        *bool
	}
	companionData struct {
		figureData
		Kind string
	}
	benchmarkData struct {
		figureData
		Comparator string
	}
	categoryData struct {
		figureData
		ID, Name string
	}
)

// month gives data.json of a month, and its page.
func (s *rendered) month(t *testing.T, scorecard, month string) (*monthData, *html.Node) {
	t.Helper()
	name := scorecard + "/" + month + "/data.json"
	d := new(monthData)
	if err := json.Unmarshal(s.files[name], d); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	page := s.pages[scorecard+"/"+month+"/index.html"]
	if page == nil {
		t.Fatalf("%s/%s has no page", scorecard, month)
	}
	return d, page
}

// months lists the months that have a data.json, as "dorset/2023-03"; versions
// of months, which have one too, are not among them.
func (s *rendered) months(t *testing.T) []string {
	t.Helper()
	var out []string
	for name := range s.files {
		if dir, ok := strings.CutSuffix(name, "/data.json"); ok && strings.Count(dir, "/") == 1 {
			out = append(out, dir)
		}
	}
	if len(out) == 0 {
		t.Fatal("no month has a data.json")
	}
	slices.Sort(out)
	return out
}

// indicator gives an indicator of the month by its id; nil for none.
func (d *monthData) indicator(id string) *indicatorData {
	for n := range d.Indicators {
		if d.Indicators[n].ID == id {
			return &d.Indicators[n]
		}
	}
	return nil
}

// sheetRow is a row of a CSV file, by column.
type sheetRow struct {
	line  int
	cells map[string]string
}

// records reads a CSV file with a header row.
func records(t *testing.T, name string) []sheetRow {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(data))
	header, err := r.Read()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out []sheetRow
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		line, _ := r.FieldPos(0)
		rec := sheetRow{line, map[string]string{}}
		for n, cell := range row {
			rec.cells[header[n]] = cell
		}
		out = append(out, rec)
	}
}

// definitions gives the rows of a scorecard's indicators.csv by id.
func (s *rendered) definitions(t *testing.T, scorecard string) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	for _, r := range records(t, filepath.Join(s.root, "data", scorecard, "indicators.csv")) {
		out[r.cells["id"]] = r.cells
	}
	return out
}
