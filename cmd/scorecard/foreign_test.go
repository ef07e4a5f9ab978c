package main

import (
	"bytes"
	"encoding/csv"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/disclosure"
	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/site"
	"scorecard/layouts"
)

// The proof that no fixed word is left in code or layouts: the repository's own
// site is built in a language in which the words of every message stand between
// ⟦ and ⟧ (not what fills its places, which other messages have said), and with
// the council's own words in Cyrillic letters. A Latin letter outside the marks
// is then a word that no message says.

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
// everything else in the language of marks. Its closed months are open, since
// what they say was written in English; one is closed and corrected instead.
func foreign(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{"layouts/messages/en-XA.toml": {Data: marked(t)}}
	root := os.DirFS("../..")
	for _, dir := range []string{"site.toml", "data", "content", "static"} {
		err := fs.WalkDir(root, dir, func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && e.Name() == "published":
				return fs.SkipDir
			case e.IsDir():
				return nil
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
	decideAnew(t, out, "example")
	closeMonth(t, out, closing{id: "cambridgeshire", month: "2021-09"})
	amend := func(name, before, after string) {
		data := bytes.Replace(out[name].Data, []byte(before), []byte(after), 1)
		if bytes.Equal(data, out[name].Data) {
			t.Fatalf("%s has no %q", name, before)
		}
		out[name] = &fstest.MapFile{Data: data}
	}
	amend("data/cambridgeshire/2021-09.csv", `"373"`, `"375"`)
	amend("content/cambridgeshire/2021-09/index.md", "\n+++", "\ncorrected = 2021-12-01\n+++")
	closeMonth(t, out, closing{id: "cambridgeshire", month: "2021-09", reason: cyrillic("Two children were counted twice.")})
	return out
}

// decideAnew writes what is withheld of a scorecard as though nobody had decided
// anything yet.
func decideAnew(t *testing.T, root fstest.MapFS, id string) {
	t.Helper()
	s, _ := site.Load(root)
	for _, from := range s.Scorecards {
		if from.ID == id {
			plan, _ := disclosure.Make(figures.Protected(from, from.Months), nil)
			root["data/"+id+"/withheld.csv"] = &fstest.MapFile{Data: plan.AppendCSV(nil)}
			return
		}
	}
	t.Fatalf("there is no scorecard %q", id)
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
