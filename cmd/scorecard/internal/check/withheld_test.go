package check

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/site"
)

// hushed is a scorecard of ten months. Its indicators x and y are withheld in all
// of them, as the plan says, where there is one; z is printed.
func hushed(plan bool, x, y func(month int) string) fstest.MapFS {
	files := fstest.MapFS{}
	put := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	put("site.toml", "title = \"T\"\n")
	put("data/b/scorecard.toml", "title = \"B\"\n[sections.s]\ntitle = \"S\"\n[comparators.england]\ntitle = \"England\"\n")
	put("data/b/indicators.csv", "id,name,section,unit,good,decimals,covers\nx,X,s,days,low,2,\ny,Y,s,number,low,0,year-to-date\nz,Z,s,number,low,0,\n")
	put("data/b/benchmarks.csv", "indicator,comparator,period,value\nx,england,2022-FY,9000\n")
	withheld := "month,indicator,period,why,because\n"
	for n := range 10 {
		month := fmt.Sprintf("2022-%02d", n+1)
		put("data/b/"+month+".csv", fmt.Sprintf("indicator,value\nx,%s\ny,%s\nz,%d\n", x(n), y(n), 20+n*n))
		withheld += month + ",,,decided,0\n"
		for _, id := range []string{"x", "y"} {
			withheld += fmt.Sprintf("%s,%s,%s,author,\n", month, id, month)
		}
	}
	if plan {
		put("data/b/withheld.csv", withheld)
	}
	return files
}

func found(t *testing.T, files fstest.MapFS) string {
	t.Helper()
	s, problems := site.Load(files)
	if problems.Fatal() {
		t.Fatal(problems)
	}
	var b strings.Builder
	for _, p := range Site(s) {
		fmt.Fprintf(&b, "%s %s %s\n", p.Place, p.Rule, p.Message)
	}
	return b.String()
}

// TestWithheldTellsNothing: what is found of a scorecard does not hang on how large
// its withheld figures are. Without the plan it does.
func TestWithheldTellsNothing(t *testing.T) {
	plain := func(n int) string { return fmt.Sprintf("%d.25", 60+n) }
	rising := func(n int) string { return fmt.Sprint(40 + 10*n) }
	for _, c := range []struct {
		rule string
		x, y func(n int) string
	}{
		{"implausible", func(n int) string { return []string{"61.25", "9000.25"}[n/9] }, rising},
		{"repeated-figure", func(int) string { return "61.25" }, rising},
		{"padded-decimals", func(n int) string { return fmt.Sprintf("%d.%d0", 60+n, 1+n%9) }, rising},
		{"mixed-decimals", func(n int) string { return fmt.Sprintf("%d.%s", 60+n, []string{"1", "11"}[n%2]) }, rising},
		{"benchmark-range", func(n int) string { return fmt.Sprintf("%d.25", 1120+n) }, rising},
		{"cumulative-fall", plain, func(n int) string { return fmt.Sprint(60 + 10*(n%2)) }},
		{"twin-indicators", func(n int) string { return fmt.Sprintf("%d", 20+n*n) }, rising},
	} {
		want := found(t, hushed(true, plain, rising))
		if got := found(t, hushed(true, c.x, c.y)); got != want {
			t.Errorf("%s: withheld figures show\n%s\nand with others\n%s", c.rule, want, got)
		}
		if open := found(t, hushed(false, c.x, c.y)); (strings.Contains(open, c.rule)) == strings.Contains(found(t, hushed(false, plain, rising)), c.rule) {
			t.Errorf("%s: figures that are not withheld make no difference, so the test is none:\n%s", c.rule, open)
		}
	}
}
