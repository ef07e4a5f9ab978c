package main

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/source"
)

// annals is a site whose months are published, corrected and restated while
// everything around them changes.
type annals struct {
	*testing.T
	r     *rand.Rand
	root  fstest.MapFS
	log   []string
	files map[string][]byte   // of each version, as they were when it was made
	kept  []record.Address    // of the records
	last  int                 // the newest month of 2023
	said  map[string][]string // values that children in care ever had, by month
	gone  []string            // those that were withdrawn
}

func (a *annals) put(name, text string) { a.root[name] = &fstest.MapFile{Data: []byte(text)} }

func (a *annals) month() string { return fmt.Sprintf("2023-%02d", 2+a.r.IntN(a.last-1)) }

// inCare gives a number of children in care that is not met by chance, and
// whatever is worked out from it is not either.
func (a *annals) inCare(month int) int {
	n := 4_000_000_000 + a.r.IntN(999_999_999)
	a.said[fmt.Sprintf("2023-%02d", month)] = append(a.said[fmt.Sprintf("2023-%02d", month)], fmt.Sprint(n))
	return n
}

// figures is the file of a month, which may restate the one before.
func (a *annals) figures(month int) string {
	text := fmt.Sprintf("indicator,category,period,value\ncic,,,%d\nby-age,under-10,,%d\nby-age,10-15,,%d\nby-age,16-17,,%d\non-time,,,%d.%d\n",
		a.inCare(month), 130+a.r.IntN(10), 180+a.r.IntN(10), 110+a.r.IntN(10), 88+a.r.IntN(10), a.r.IntN(10))
	if month > 2 && a.r.IntN(2) == 0 {
		text += fmt.Sprintf("cic,,2023-%02d,%d\n", month-1, a.inCare(month-1))
	}
	return text
}

// steps are what may happen; each gives what it did, or "" for nothing.
func (a *annals) steps() []func() string {
	return []func() string{
		func() string { return a.close(a.month(), "") },
		func() string { return a.close(a.month(), "") },
		func() string { // a correction
			month := a.month()
			var n int
			fmt.Sscanf(month, "2023-%d", &n)
			if a.root["data/board/published/"+month+"/v1.json"] == nil {
				return ""
			}
			a.put("data/board/"+month+".csv", a.figures(n))
			a.put("content/board/"+month+"/index.md", fmt.Sprintf("+++\npublished = 2023-%02d-27\ncorrected = 2023-12-%02d\n+++\n", n+1, 1+len(a.log)))
			return a.close(month, fmt.Sprintf("Slip %d.", len(a.log)))
		},
		func() string { // a figure is withdrawn
			month := a.month()
			r, err := (&redaction{closing{id: "board", month: month, reason: "It told of people."}, "cic", fmt.Sprintf("2023-12-%02d", 1+len(a.log))}).make(a.root)
			if err != nil || r.problems.Fatal() {
				return ""
			}
			for n := range r.records {
				rewritten := &r.records[n]
				a.put(rewritten.Name, string(rewritten.Text))
				maps.DeleteFunc(a.files, func(name string, _ []byte) bool {
					return strings.Contains(name, fmt.Sprintf("/%s/v%d/", rewritten.Period, rewritten.Number))
				})
			}
			a.put("data/board/withheld.csv", string(r.plan))
			a.gone = append(a.gone, a.said[month]...)
			return fmt.Sprintf("cic of %s withdrawn from %d versions", month, len(r.records))
		},
		func() string { // a further month
			if a.last > 7 {
				return ""
			}
			a.last++
			a.put(fmt.Sprintf("data/board/2023-%02d.csv", a.last), a.figures(a.last))
			a.put(fmt.Sprintf("content/board/2023-%02d/index.md", a.last), fmt.Sprintf("+++\npublished = 2023-%02d-27\n+++\n\nThere were {{cic}}.\n", a.last+1))
			return fmt.Sprintf("month %d", a.last)
		},
		func() string { // the files of a closed month go
			month := a.month()
			if a.root["data/board/published/"+month+"/v1.json"] == nil {
				return ""
			}
			maps.DeleteFunc(a.root, func(name string, _ *fstest.MapFile) bool {
				return name == "data/board/"+month+".csv" || strings.HasPrefix(name, "content/board/"+month+"/")
			})
			return month + " deleted"
		},
		func() string {
			a.put("data/board/targets.csv", fmt.Sprintf("indicator,from,target,green,amber\non-time,2022-04,,>=%d,>=%d\n", 92+a.r.IntN(6), 80+a.r.IntN(10)))
			return "targets"
		},
		func() string { // names and titles change
			name := fmt.Sprintf("Children whom the council looks after %d", len(a.log))
			a.put("data/board/indicators.csv", strings.Replace(string(a.root["data/board/indicators.csv"].Data), "1.1,Children in care,", "1.1,"+name+",", 1))
			a.put("data/board/scorecard.toml", strings.Replace(string(a.root["data/board/scorecard.toml"].Data), `"Reviews and plans"`, `"Reviews"`, 1))
			return "names"
		},
		func() string { // an indicator has another id
			all := string(a.root["data/board/indicators.csv"].Data)
			if strings.Contains(all, "aliases") || a.root["data/board/2023-03.csv"] != nil {
				return ""
			}
			all = strings.Replace(all, "categories\n", "categories,aliases\n", 1)
			all = strings.Replace(all, "\nplans,2.2,Education plans in place,reviews,%,high,1,quarterly,\n", "\neducation-plans,2.2,Education plans in place,reviews,%,high,1,quarterly,,plans\n", 1)
			a.put("data/board/indicators.csv", all)
			return "plans renamed"
		},
		func() string { // the layout of a month
			a.put("layouts/month.html", fmt.Sprintf(`{{define "main"}}<h1>{{.Title}}</h1><p>Layout %d.</p><h2 id="at-a-glance">A</h2><h2 id="what-changed">B</h2>%s<h2 id="about-this-month">C</h2>{{end}}`,
				len(a.log), `{{range .Month.Sections}}<h2 id="{{.ID}}">{{.Title}}</h2>{{.Commentary}}{{.Table}}{{.Charts}}{{end}}`))
			return "layout"
		},
	}
}

// close closes a month, or corrects it; "" where that cannot be done.
func (a *annals) close(month, reason string) string {
	c := closing{id: "board", month: month, reason: reason}
	made, problems, err := c.make(a.root)
	if err != nil || problems.Fatal() {
		return ""
	}
	text, err := record.Write(made)
	if err != nil {
		a.Fatal(err)
	}
	a.root[fmt.Sprintf("data/board/published/%s/v%d.json", month, made.Version)] = &fstest.MapFile{Data: text}
	a.kept = append(a.kept, made.Addresses...)
	return fmt.Sprintf("%s closed as version %d", month, made.Version)
}

// isVersions reports whether a file is a download of a version.
func isVersions(name string) bool {
	return strings.Contains(name, "/v") && (strings.HasSuffix(name, "/data.json") || strings.HasSuffix(name, "/data.csv") || strings.HasSuffix(name, ".svg"))
}

// check holds the site against what was published.
func (a *annals) check() {
	a.Helper()
	all := below(a.T, rebuiltOf(a.T, a.root).plan, "")
	for name, data := range a.files {
		if !bytes.Equal(all[name], data) {
			a.Fatalf("%s is not as it was published: %s\nafter %s", name, firstDifference(all[name], data), strings.Join(a.log, ", "))
		}
	}
	for name, data := range all {
		if isVersions(name) {
			a.files[name] = data
		}
	}
	a.silent(all)
	for _, k := range a.kept {
		name := k.Path
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		page, there := all[name]
		if !there {
			a.Fatalf("nothing is at /%s\nafter %s", k.Path, strings.Join(a.log, ", "))
		}
		for _, id := range k.Fragments {
			if !bytes.Contains(page, []byte(`id="`+id+`"`)) && !bytes.Contains(page, []byte(`id="moved.to"`)) {
				a.Fatalf("/%s has no #%s\nafter %s", k.Path, id, strings.Join(a.log, ", "))
			}
		}
	}
}

// digits are what is left of a text without marks of thousands, tags and spaces.
var digits = regexp.MustCompile(`[^0-9]+`)

// silent wants nothing of what was withdrawn anywhere, however it is written.
func (a *annals) silent(all map[string][]byte) {
	a.Helper()
	look := func(name string, data []byte) {
		plain := string(digits.ReplaceAll(data, nil))
		for _, n := range a.gone {
			if strings.Contains(plain, n) {
				a.Fatalf("%s tells %s, which was withdrawn\nafter %s", name, n, strings.Join(a.log, ", "))
			}
		}
	}
	for name, data := range all {
		look(name, data)
	}
	for name, f := range a.root {
		if strings.Contains(name, "/published/") {
			look(name, f.Data)
		}
	}
}

// TestAnnals makes histories at random: months appear, restate, are published and
// corrected, have figures withdrawn, and lose their files, while targets, names, ids and layouts change.
// After each step every version's downloads are as they were first built (or as they
// were when figures were taken out of it), every address that was published answers,
// and what was withdrawn is nowhere.
func TestAnnals(t *testing.T) {
	seeds, length := uint64(2), 14
	if os.Getenv("SCORECARD_SOAK") != "" {
		seeds, length = 100, 40
	}
	closed, corrected, withdrawn := 0, 0, 0
	for seed := range seeds {
		a := &annals{T: t, r: rand.New(rand.NewPCG(seed, 8)), root: scriptsSite(t), files: map[string][]byte{}, last: 3, said: map[string][]string{}}
		for month := 2; month <= 3; month++ {
			a.put(fmt.Sprintf("data/board/2023-%02d.csv", month), a.figures(month))
		}
		steps := a.steps()
		steps = append(steps, steps[0], steps[2], steps[2], steps[3])
		for tries := 0; len(a.log) < length && tries < 20*length; tries++ {
			before := maps.Clone(a.root)
			kept, last, gone, files := len(a.kept), a.last, len(a.gone), maps.Clone(a.files)
			did := steps[a.r.IntN(len(steps))]()
			if wrong := newRebuild(a.root, buildOptions{}).run(nil).problems; did == "" || wrong.Fatal() {
				if strings.Contains(did, "closed") || did == "layout" {
					t.Fatalf("seed %d: %s makes the site wrong:\n%v\nafter %s", seed, did, wrong.Of(source.Error), strings.Join(a.log, ", "))
				}
				a.root, a.kept, a.last, a.gone, a.files = before, a.kept[:kept], last, a.gone[:gone], files
				continue
			}
			a.log = append(a.log, did)
			if strings.Contains(did, "withdrawn") {
				withdrawn++
			}
			if strings.Contains(did, "closed as version") {
				closed++
				if !strings.HasSuffix(did, "version 1") {
					corrected++
				}
			}
			a.check()
		}
		t.Logf("seed %d: %s", seed, strings.Join(a.log, ", "))
	}
	if closed < int(seeds)*2 || corrected == 0 || withdrawn == 0 {
		t.Errorf("only %d months were closed, %d of them corrections, and figures withdrawn %d times, which shows little", closed, corrected, withdrawn)
	}
}
