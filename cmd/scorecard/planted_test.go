package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/source"
)

// findings checks a site as the command does.
func findings(files fstest.MapFS) source.Problems {
	return newRebuild(files, buildOptions{drafts: true}).run(nil).problems
}

// TestFaultless: a site without an error gives no finding, whatever its figures.
func TestFaultless(t *testing.T) {
	const sites = 12
	for seed := range uint64(sites) {
		for _, p := range findings(faultless(seed).files) {
			t.Errorf("site %d: %s: %s (%s)", seed, p.Place, p.Message, p.Rule)
		}
	}
	t.Logf("%d sites of %d files without an error: no false alarm", sites, len(faultless(0).files))
}

// TestPlanted plants one error of each kind in several sites: the rule that
// looks for it finds it where it is, and no other rule finds anything but what
// follows from it.
func TestPlanted(t *testing.T) {
	const sites = 3
	planted, found, others := 0, 0, 0
	kinds := map[string]bool{}
	for _, k := range kindsOfError() {
		if kinds[k.name] {
			t.Errorf("there are two kinds of error %q", k.name)
		}
		kinds[k.name] = true
		t.Run(k.name, func(t *testing.T) {
			for seed := range uint64(sites) {
				p := newPlanter(seed)
				k.plant(p)
				planted++
				got, other := p.look(findings(p.files), k)
				if got {
					found++
				} else {
					t.Errorf("site %d: not found by %s in %s", seed, k.rule, strings.Join(p.changed(), " "))
				}
				others += len(other)
				for _, o := range other {
					t.Errorf("site %d: found besides: %s: %s (%s)", seed, o.Place, o.Message, o.Rule)
				}
			}
		})
	}
	if len(kinds) < 40 {
		t.Errorf("only %d kinds of error", len(kinds))
	}
	t.Logf("%d errors of %d kinds planted, %d found (%.1f%%), %d findings besides", planted, len(kinds), found, 100*float64(found)/float64(planted), others)
}

// kindOfError is one kind of error and the rule that finds it.
type kindOfError struct {
	name  string
	rule  string
	also  string // rules that find it too, or what follows from it
	plant func(*planter)
}

// planter changes a faultless site.
type planter struct {
	*faultlessSite
	before fstest.MapFS
	at     []string // files in which a finding is right; the changed ones where there are none
}

func newPlanter(seed uint64) *planter {
	site := faultless(seed)
	p := &planter{faultlessSite: site, before: maps.Clone(site.files)}
	p.r = newRandom(seed)
	return p
}

// changed lists the files that were changed or taken away.
func (p *planter) changed() (names []string) {
	for name, f := range p.before {
		if now := p.files[name]; now == nil || string(now.Data) != string(f.Data) {
			names = append(names, name)
		}
	}
	for name := range p.files {
		if p.before[name] == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// look reports whether the planted error was found, and what was found besides.
func (p *planter) look(problems source.Problems, k kindOfError) (found bool, other source.Problems) {
	right := append(p.changed(), p.at...)
	for _, o := range problems {
		switch {
		case o.Rule == k.rule && slices.ContainsFunc(right, func(name string) bool { return name == o.Place.File || strings.HasPrefix(name, o.Place.File+"/") }):
			found = true
		case slices.Contains(strings.Fields(k.also), o.Rule):
		default:
			other.Add(o)
		}
	}
	return found, other
}

// edit changes the rows of a table: f gets the cells of each, without the
// header, and gives what stands in its place.
func (p *planter) edit(name string, f func(cells []string) [][]string) {
	lines := strings.Split(strings.TrimSuffix(string(p.files[name].Data), "\n"), "\n")
	out := lines[:1:1]
	for _, line := range lines[1:] {
		for _, cells := range f(strings.Split(line, ",")) {
			out = append(out, strings.Join(cells, ","))
		}
	}
	p.put(name, strings.Join(out, "\n")+"\n")
}

// month gives the number of a month that has others before and after.
func (p *planter) month() int { return p.between(13, faultlessMonths-3) }

func figuresOf(id string, n int) string { return fmt.Sprintf("data/%s/%s.csv", id, faultlessMonth(n)) }

// figure changes the row of a figure of the month's own period; key is its
// indicator, or indicator/category.
func (p *planter) figure(n int, key string, change func(cells []string) [][]string) {
	id, category, _ := strings.Cut(key, "/")
	done := false
	p.edit(figuresOf("children", n), func(cells []string) [][]string {
		if cells[0] != id || cells[1] != category || cells[3] != "" || done {
			return [][]string{cells}
		}
		done = true
		return change(cells)
	})
	if !done {
		panic("there is no " + key + " in " + faultlessMonth(n).String())
	}
}

// value changes the value of a figure.
func (p *planter) value(n int, key string, change func(string) string) {
	p.figure(n, key, func(cells []string) [][]string {
		cells[2] = change(cells[2])
		return [][]string{cells}
	})
}

// add gives a change by a whole number, whatever the decimals.
func add(by int) func(string) string {
	return func(s string) string {
		whole, fraction, point := strings.Cut(s, ".")
		var v int
		fmt.Sscan(whole, &v)
		out := fmt.Sprint(v + by)
		if point {
			out += "." + fraction
		}
		return out
	}
}

// replace changes the first text in a file into another.
func (p *planter) replace(name, from, to string) {
	text := string(p.files[name].Data)
	if !strings.Contains(text, from) {
		panic(name + " has no " + from)
	}
	p.put(name, strings.Replace(text, from, to, 1))
}
