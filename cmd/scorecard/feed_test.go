package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

type (
	feedLink struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	feedAuthor struct {
		Name string `xml:"name"`
	}
	feedEntry struct {
		ID       string     `xml:"id"`
		Title    string     `xml:"title"`
		Updated  string     `xml:"updated"`
		Links    []feedLink `xml:"link"`
		Author   feedAuthor `xml:"author"`
		Summary  string     `xml:"summary"`
		Category struct {
			Term string `xml:"term,attr"`
		} `xml:"category"`
	}
	feed struct {
		ID      string      `xml:"id"`
		Updated string      `xml:"updated"`
		Links   []feedLink  `xml:"link"`
		Author  feedAuthor  `xml:"author"`
		Entries []feedEntry `xml:"entry"`
	}
)

// TestFeeds reads the feed of the site and of every scorecard: each tells of
// every month that is published, of every correction and of what is revised,
// newest first, at addresses that are there.
func TestFeeds(t *testing.T) {
	s := buildSite(t)
	of := map[string]int{} // releases, corrections and revisions, by feed
	for _, m := range s.months(t) {
		id, _, _ := strings.Cut(m, "/")
		of[""]++
		of[id+"/"]++
		for n := 2; s.pages[m+"/v"+strconv.Itoa(n)+"/index.html"] != nil; n++ {
			of[""]++
			of[id+"/"]++
			of["corrections"]++
		}
	}
	revisions := revisionsOf(t, s)
	for in := range revisions {
		id, _, _ := strings.Cut(in, "/")
		of[""]++
		of[id+"/"]++
	}
	if len(revisions) == 0 {
		t.Error("the example site revises no month")
	}
	if of["corrections"] == 0 {
		t.Error("the example site corrects no month")
	}
	delete(of, "corrections")
	if len(of) < 6 {
		t.Fatalf("only %d scorecards have months", len(of)-1)
	}
	for dir, want := range of {
		var f feed
		if err := xml.Unmarshal(s.files[dir+"feed.xml"], &f); err != nil {
			t.Errorf("%sfeed.xml: %v", dir, err)
			continue
		}
		if f.ID != s.base+dir || len(f.Links) != 2 || f.Links[0] != (feedLink{"self", f.ID + "feed.xml"}) || f.Links[1] != (feedLink{"alternate", f.ID}) || f.Author.Name == "" {
			t.Errorf("%sfeed.xml: its head is %+v", dir, f)
		}
		if len(f.Entries) != want || f.Updated != f.Entries[0].Updated {
			t.Errorf("%sfeed.xml: %d entries, the newest of %s, for %d months and corrections", dir, len(f.Entries), f.Updated, want)
		}
		last, seen := f.Updated, map[string]bool{}
		for _, e := range f.Entries {
			address, revision := strings.CutSuffix(e.ID, "#revised")
			page, ours := strings.CutPrefix(address, f.ID)
			if !ours || s.pages[dir+page+"index.html"] == nil || seen[e.ID] || len(e.Links) != 1 || e.Links[0] != (feedLink{"alternate", address}) {
				t.Errorf("%sfeed.xml: no page is at %s, or two entries are", dir, e.ID)
			}
			term := "release"
			if parts := versionPage.FindStringSubmatch(dir + page + "index.html"); parts != nil && parts[2] != "1" {
				term = "correction"
			}
			if revision {
				term = "revision"
			}
			if e.Updated > last || e.Category.Term != term || !strings.Contains(e.Title, " 20") || len(e.Summary) < 30 {
				t.Errorf("%sfeed.xml: %+v after %s", dir, e, last)
			}
			last, seen[e.ID] = e.Updated, true
		}
	}
}

// revisionsOf gives the months that revise figures of others, by what the data
// of those says is known later.
func revisionsOf(t *testing.T, s *rendered) map[string]bool {
	out := map[string]bool{}
	for _, m := range s.months(t) {
		var data struct {
			Later []struct {
				In         string
				Correction bool
			}
		}
		if err := json.Unmarshal(s.files[m+"/data.json"], &data); err != nil {
			t.Fatal(err)
		}
		id, _, _ := strings.Cut(m, "/")
		for _, later := range data.Later {
			if !later.Correction {
				out[id+"/"+later.In] = true
			}
		}
	}
	return out
}

// TestFeedsValid holds the feeds against the grammar of RFC 4287, by the Nu
// validator's own reader of such grammars. Feeds that are wrong are found.
func TestFeedsValid(t *testing.T) {
	java, jar := validator(t)
	s, dir := buildSite(t), t.TempDir()
	feeds := func(all map[string]string) (string, error) {
		args := []string{"-cp", jar, "nu.validator.vendor.thaiopensource.relaxng.util.Driver", "-c", "testdata/schema/atom.rnc"}
		for name, data := range all {
			file := filepath.Join(dir, strings.ReplaceAll(name, "/", "-"))
			if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
		}
		out, err := exec.Command(java, args...).CombinedOutput()
		return string(out), err
	}
	right, site := map[string]string{}, string(s.files["feed.xml"])
	for name, data := range s.files {
		if strings.HasSuffix(name, "feed.xml") {
			right[name] = string(data)
		}
	}
	if out, err := feeds(right); err != nil || len(right) < 6 {
		t.Errorf("%d feeds are not valid: %v\n%s", len(right), err, out)
	}
	wrong := map[string]string{
		"no-id.xml":       strings.Replace(site, "<id>"+s.base+"</id>", "", 1),
		"two-titles.xml":  strings.Replace(site, "<title>", "<title>a</title><title>", 1),
		"no-time.xml":     strings.Replace(site, "T00:00:00Z", "", 1),
		"relative.xml":    strings.Replace(site, "<id>"+s.base, "<id>", 1),
		"other-space.xml": strings.Replace(site, "/2005/Atom", "/2005/atom", 1),
		"no-term.xml":     strings.Replace(site, `<category term="release">`, "<category>", 1),
	}
	for name, data := range wrong {
		if out, err := feeds(map[string]string{name: data}); err == nil || data == site || !strings.Contains(out, "error:") {
			t.Errorf("%s passes, or for another reason does not: %v %s", name, err, out)
		}
	}
}
