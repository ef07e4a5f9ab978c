package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

// A Version is one version of a closed month: what others than its own pages
// have to know of its record.
type Version struct {
	record.Month
	Number     int
	Reason     string             // of a correction; "" for the first version
	Correction *record.Correction // what it puts right; nil for the first version
	Name       string             // of the record's file
	Sum        source.Sum
	Young      bool // it has a page for young people
	Supplied   []record.Supplied
	Written    map[string]source.Sum // of each text's lines, by the name of its file without .md
	Addresses  []record.Address      // that it was the first to have
	After      []string              // records that were the last when it was made, as "2023-02/v1"
	Withdrawn  []record.Withdrawal   // what was taken out of it since, oldest first

	root fs.FS
}

// Edition reads the record. The error says that it is no longer the one that
// the site was loaded with.
func (v *Version) Edition() (*record.Edition, error) {
	raw, err := fs.ReadFile(v.root, v.Name)
	if err != nil {
		return nil, err
	}
	if source.SumOf(raw) != v.Sum {
		return nil, fmt.Errorf("%s has changed while the site was being made", v.Name)
	}
	file, problems := source.NewFile(v.Name, raw)
	if file != nil {
		var e *record.Edition
		if e, problems = record.Read(file); e != nil {
			return e, nil
		}
	}
	return nil, fmt.Errorf("%s: %s", v.Name, problems[0].Message)
}

// Place finds a text in the record; its whole file where it is not there.
func (v *Version) Place(text string) source.Place {
	raw, err := fs.ReadFile(v.root, v.Name)
	if at := bytes.Index(raw, []byte(text)); err == nil && at >= 0 {
		return (&source.File{Name: v.Name, Text: raw}).At(at, len(text))
	}
	return source.Place{File: v.Name}
}

// String names the version among those of its scorecard: "2023-02/v1".
func (v *Version) String() string { return fmt.Sprintf("%s/v%d", v.Period, v.Number) }

// Rewritten reports whether passages were taken out of what was written about
// the month: its files are then not as they were.
func (v *Version) Rewritten() bool {
	return slices.ContainsFunc(v.Withdrawn, func(w record.Withdrawal) bool { return w.Passages > 0 })
}

// Last gives the records that no other was made after, in order.
func (s *Scorecard) Last() (last []string) {
	followed := map[string]bool{}
	for _, m := range s.Months {
		for _, v := range m.Versions {
			for _, name := range v.After {
				followed[name] = true
			}
		}
	}
	for _, m := range s.Months {
		for _, v := range m.Versions {
			if !followed[v.String()] {
				last = append(last, v.String())
			}
		}
	}
	return last
}

// New leaves of addresses what no record has.
func (s *Scorecard) New(all []record.Address) (fresh []record.Address) {
	known := map[string]map[string]bool{}
	for _, m := range s.Months {
		for _, v := range m.Versions {
			for _, a := range v.Addresses {
				if known[a.Path] == nil {
					known[a.Path] = map[string]bool{}
				}
				for _, id := range a.Fragments {
					known[a.Path][id] = true
				}
			}
		}
	}
	for _, a := range all {
		ids, there := known[a.Path]
		a.Fragments = slices.DeleteFunc(slices.Clone(a.Fragments), func(id string) bool { return ids[id] })
		if !there || len(a.Fragments) > 0 {
			fresh = append(fresh, a)
		}
	}
	return fresh
}

// chain misses records that others were made after.
func (l *loader) chain(s *Scorecard) {
	there := map[string]bool{}
	for _, m := range s.Months {
		for _, v := range m.Versions {
			there[v.String()] = true
		}
	}
	missed := map[string]bool{}
	for _, m := range s.Months {
		for _, v := range m.Versions {
			for _, name := range v.After {
				if !there[name] && !missed[name] && !s.counted(name) {
					missed[name] = true
					l.add(source.Errorf(v.Place(`"`+name+`"`), "record", "data/%s/published/%s.json is missing, and papers may link to what it has", s.ID, name).
						WithHint("put it back, from version control or a backup"))
				}
			}
		}
	}
}

// counted reports whether a version is missing before others of its month, which
// is said already.
func (s *Scorecard) counted(name string) bool {
	month, version, _ := strings.Cut(name, "/")
	n, _ := record.Version(version + ".json")
	return slices.ContainsFunc(s.Months, func(m *Month) bool { return m.Period.String() == month && m.Closed() && m.Newest().Number > n })
}

// Closed reports whether the month has a record.
func (m *Month) Closed() bool { return len(m.Versions) > 0 }

// Newest gives the newest version of a closed month.
func (m *Month) Newest() *Version { return m.Versions[len(m.Versions)-1] }

// published reads the records of closed months. A month of which nothing else
// is left is still one.
func (l *loader) published(s *Scorecard) {
	dir := "data/" + s.ID + "/published"
	for _, e := range l.list(dir) {
		at := source.Place{File: path.Join(dir, e.Name())}
		month, err := scorecard.ParseMonth(e.Name())
		if err != nil || !e.IsDir() {
			l.add(source.Errorf(at, "unknown-file", "%q is not the folder of a closed month", e.Name()).
				WithHint("the records of a closed month are in a folder named for it, such as %s/2023-03, which scorecard publish makes", dir))
			continue
		}
		var versions []*Version
		for _, f := range l.list(at.File) {
			name := path.Join(at.File, f.Name())
			number, ok := record.Version(f.Name())
			if !ok || f.IsDir() {
				l.add(source.Errorf(source.Place{File: name}, "unknown-file", "%q is not the record of a version", f.Name()).
					WithHint("records are named v1.json, v2.json …; take anything else out"))
				continue
			}
			if v := l.version(s, name, month, number); v != nil {
				versions = append(versions, v)
			}
		}
		slices.SortFunc(versions, func(a, b *Version) int { return a.Number - b.Number })
		for n, v := range versions {
			if v.Number != n+1 {
				l.add(source.Errorf(at, "record", "version %d of %s is missing", n+1, month.Name()).
					WithHint("put its record back, from version control or a backup: papers may link to it"))
				break
			}
		}
		if len(versions) == 0 {
			continue
		}
		m := s.month(month, source.Place{File: versions[len(versions)-1].Name})
		m.Versions = versions
	}
	l.chain(s)
}

// version reads a record; nil where it cannot be read.
func (l *loader) version(s *Scorecard, name string, month scorecard.Period, number int) *Version {
	v, sum := remember(l, name, source.Sum{}, func(l *loader, file *source.File) *Version {
		e, problems := record.Read(file)
		l.add(problems...)
		if e == nil {
			return nil
		}
		return &Version{Month: e.Month, Number: e.Version, Reason: e.Reason, Correction: e.Correction, Name: name, Young: e.Young != nil, Supplied: e.Supplied, Written: written(e), Addresses: e.Addresses, After: e.After, Withdrawn: e.Withdrawn}
	})
	if v == nil {
		return nil
	}
	if v.Period != month || v.Number != number {
		l.add(source.Errorf(source.Place{File: name}, "record", "this is the record of version %d of %s", v.Number, v.Period.Name()).
			WithHint("move it to where it belongs: %s/v%d.json", v.Period, v.Number))
		return nil
	}
	out := *v
	out.Sum, out.root = sum, l.root
	return &out
}

// written gives the sum of each text of an edition, by the name of its file.
func written(e *record.Edition) map[string]source.Sum {
	out := map[string]source.Sum{}
	add := func(name string, t *record.Text) {
		if t != nil {
			out[name] = TextSum(strings.Join(t.Markdown, "\n"))
		}
	}
	add("index", e.Overview)
	add(AboutMonth, e.About)
	add(YoungPeople, e.Young)
	for n := range e.Commentary {
		add(e.Commentary[n].Section, &e.Commentary[n].Text)
	}
	return out
}

// TextSum stands for a text as its author wrote it, but for empty lines around
// it.
func TextSum(text string) source.Sum { return source.SumOf([]byte(strings.Trim(text, "\n"))) }

// settle gives a closed month the dates of its newest version, whatever its
// files say.
func (m *Month) settle() {
	v := m.Newest()
	m.Stated = record.Month{Period: m.Period, Published: m.Published, NextDate: m.Next, Extracted: m.Extracted, Meetings: m.Meetings, Corrected: m.Corrected, By: m.By}
	m.Published, m.Next, m.Extracted, m.Meetings = v.Published, v.NextDate, v.Extracted, v.Meetings
}
