package site

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

// FuzzWithheld reads any two files as withheld.csv and known.csv: there is no
// panic, every problem stands inside its file, and what is read of a plan is
// about figures that there can be.
func FuzzWithheld(f *testing.F) {
	for _, seed := range [][2]string{
		{"", ""},
		{"month,indicator,category,period,why,because\n2023-03,,,,decided,0123456789abcdef\n2023-03,cic,,2023-03,small-count,\n", ""},
		{"month,indicator,category,period,why,because\n2023-03,by-age,16-17,2022-04/2023-03,covers,by-age/u1 2023-03\n", "indicator,category,of,period,value,least,most,source\ncic,,,2023-03,437,,,A table\n"},
		{"month,indicator,period,why\n2023-13,cic,ytd,decided\n,,,\n\"2023-03\n", "indicator,period,least,most,source,of\ncic,2023-03,9,4,x,numerator\ncic,2023-03,<5,\"1,234\",x,half\n"},
		{"\xef\xbb\xbfmonth;indicator;period;why\r\n2023-03;kic;2023-03;author\r\n", "indicator\tperiod\tsource\tvalue\ncic\t2022-FY\tx\t[c]\n"},
		{"month,indicator,period,why\n2023-03,cic,2023-03,shown\n2023-03,cic,2023-03,author\n2023-03,cic,2023-03,covers\n", "indicator,period,source,value\ncic,2023-03,x,-99999999999.999999\n"},
	} {
		f.Add([]byte(seed[0]), []byte(seed[1]))
	}
	f.Fuzz(func(t *testing.T, plan, known []byte) {
		files := fstest.MapFS{}
		put := func(name string, text []byte) { files[name] = &fstest.MapFile{Data: text} }
		put("site.toml", []byte("title = \"T\"\n"))
		put("data/b/scorecard.toml", []byte("title = \"B\"\n[sections.s]\ntitle = \"S\"\n"))
		put("data/b/indicators.csv", []byte("id,name,section,unit,good,categories\ncic,Children in care,s,number,low,\nby-age,By age,s,number,none,age\n"))
		put("data/b/categories.csv", []byte("set,id,name\nage,u1,Under 1\nage,16-17,16 to 17\n"))
		put("data/b/2023-03.csv", []byte("indicator,value,category\ncic,437,\n"))
		put("data/b/withheld.csv", plan)
		put("data/b/known.csv", known)
		s, problems := Load(files)
		for _, p := range problems {
			if text := files[p.Place.File]; text != nil && p.Place.Line > bytes.Count(text.Data, []byte("\n"))+bytes.Count(text.Data, []byte("\r"))+1 {
				t.Errorf("a problem stands below the end of %s: %v", p.Place.File, p)
			}
		}
		if len(s.Scorecards) == 0 {
			return
		}
		b := s.Scorecards[0]
		for _, w := range b.Plan.Withheld {
			if b.Indicator(w.Operand.Indicator) == nil || w.Period.IsZero() || w.Month.IsZero() || strings.ContainsAny(w.Why.String(), " ") {
				t.Errorf("the plan withholds %+v", w)
			}
		}
		for _, k := range b.Disclosure.Known {
			if b.Indicator(k.Operand.Indicator) == nil || k.Period.IsZero() || k.Source == "" || !k.HasLeast && !k.HasMost || k.HasLeast && k.HasMost && k.Least.Cmp(k.Most) > 0 {
				t.Errorf("it is known that %+v", k)
			}
		}
	})
}
