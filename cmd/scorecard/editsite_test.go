package main

import (
	"fmt"
	"reflect"
	"strings"

	"scorecard/cmd/scorecard/internal/pages"
)

// A variant is a file and texts that make sense in it.
type variant struct {
	name  string
	texts []string
}

const (
	scorecardFile = `title = "Scorecard of %s"
publisher = "Council of %s"
chart_files = "all"
[disclosure]
off = "made up"
[comparators.england]
title = "England"
[sections.profile]
title = "Profile"
[sections.safety]
title = "Safety"
`
	indicatorsFile = `id,name,section,unit,good,decimals,frequency,covers,categories,headline,baseline,young
cic,Children in care,profile,number,low,,monthly,snapshot,,yes,,of you were in care
by-age,Children in care by age,profile,number,none,,monthly,snapshot,ages,,,
visits,Visits in time,safety,%,high,1,monthly,flow,,yes,,of you were seen
plans,Plans,safety,%,high,1,quarterly,flow,,,year-ago,
`
	targetsFile = "indicator,from,green,amber\nvisits,,>=90,>=80\nvisits,2023-03,>=85,>=70\ncic,,<=430,<=450\n"
	othersFile  = "indicator,comparator,period,from,value\nvisits,england,2021-FY,,81.5\nvisits,england,2022-FY,2023-03,83\n"
)

// monthFile gives a month's figures; n makes them others.
func monthFile(month, n int) string {
	s := "indicator,value,category,period,marker,note\n"
	s += fmt.Sprintf("cic,%d,,,,\nby-age,%d,under-5,,,\nby-age,%d,over-5,,,\nvisits,%d.%d,,,,counted by hand\n", 420+month*5+n*7, 100+n, 320+month+n, 70+month+n*6, n)
	if month%3 == 0 {
		s += fmt.Sprintf("plans,%d,,,,\n", 60+n)
	}
	if n == 2 {
		s += "cic,500,,2023-01,[r],restated\n"
	}
	return s
}

func dated(day, more, text string) string {
	return "+++\npublished = " + day + "\n" + more + "+++\n" + text
}

// wholeSite is the site that the edits begin with.
func wholeSite() map[string]string {
	files := map[string]string{
		"site.toml":        "title = \"A site\"\nbase_url = \"https://example.org/board/\"\nfeedback = \"a@example.org\"\norganisation = \"Nobody\"\n[theme]\ncrest = \"crest.svg\"\n",
		"content/index.md": "Welcome.\n", "content/about.md": "+++\ntitle = \"About\"\n+++\nWords, and a [link](/east/).\n",
		"static/crest.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n", "static/papers/a.txt": "a\n",
	}
	for _, id := range []string{"east", "west"} {
		data, content := "data/"+id+"/", "content/"+id+"/"
		files[data+"scorecard.toml"] = fmt.Sprintf(scorecardFile, id, id)
		files[data+"indicators.csv"] = indicatorsFile
		files[data+"categories.csv"] = "set,id,name\nages,under-5,Under 5\nages,over-5,5 and over\n"
		files[data+"targets.csv"] = targetsFile
		files[data+"benchmarks.csv"] = othersFile
		files[content+"index.md"] = "About this scorecard, with {{cic}} children, and [another](/west/2023-03/#visits).\n"
		files[content+"indicators/cic.md"] = "Counted on the last day; {{visits}} were visited.\n"
		files[content+"meetings/2023-04-20.md"] = "+++\ntitle = \"Board\"\nmonths = [\"2023-03\"]\n+++\nAgreed at {{cic}}.\n"
		files[content+"2023-02/young-people.md"] = "There were {{cic}} of you.\n"
		for m := 1; m <= 4; m++ {
			month := fmt.Sprintf("2023-%02d", m)
			files[data+month+".csv"] = monthFile(m, 0)
			if m < 4 {
				files[content+month+"/index.md"] = dated(fmt.Sprintf("2023-%02d-20", m+1), "", "There were {{cic}} children.\n")
			}
			files[content+month+"/profile.md"] = "Of {{cic}} children {{by-age/under-5}} are small.\n\n### Why\n\nWe do not know.\n"
			files[content+month+"/safety.md"] = "Visits stand at {{visits}}, against {{visits target}}.\n\n{{visits chart}}\n"
		}
	}
	return files
}

// variants are what edits write. Names of the east stand for the west too.
var variants = []variant{
	{"site.toml", []string{wholeSite()["site.toml"], "title = \"Another\"\n", wholeSite()["site.toml"] + "[accessibility]\nstatus = \"full\"\nprepared = 2023-01-01\ntested = 2023-01-01\ntested_by = \"us\"\ntested_how = \"By hand.\"\nreply = \"a week\"\n",
		"title = \"A site\"\nbase_url = \"https://example.org/\"\n[[navigation]]\ntitle = \"About\"\nurl = \"/about/\"\n",
		"title = \"A site\"\n[theme]\naccent = \"#12436d\"\ncrest = \"crest.svg\"\n[licence]\nname = \"Open\"\nurl = \"https://example.org/licence\"\n", "titel = \"x\"\n", "title = \"A site\"\nlanguage = \"cy\"\n"}},
	{"content/about.md", []string{"+++\ntitle = \"About us\"\n+++\nOther words.\n", "+++\ntitle = \"About\"\n+++\n# Too high\n", "No title.\n"}},
	{"content/glossary.md", []string{"+++\ntitle = \"Glossary\"\n+++\nWords.\n"}},
	{"content/index.md", []string{"Welcome back.\n", "+++\ntitle = \"Home\"\n+++\nWelcome, [also to](/about/#page-top) [us](/glosary/).\n", "See [the East](east/2023-03/#cic) and [the North](/north/).\n"}},
	{"data/east/scorecard.toml", []string{fmt.Sprintf(scorecardFile, "the East", "Easterners"), "months = 2\n" + fmt.Sprintf(scorecardFile, "east", "east"),
		fmt.Sprintf(scorecardFile, "east", "east") + "[sections.more]\ntitle = \"More\"\n[charts.both]\nindicators = [\"visits\", \"plans\"]\n", strings.Replace(fmt.Sprintf(scorecardFile, "east", "east"), "safety", "security", 1),
		fmt.Sprintf(scorecardFile, "east", "east") + "[charts.both]\nindicators = [\"visits\", \"plans\"]\n"}},
	{"data/east/indicators.csv", []string{indicatorsFile, strings.Replace(indicatorsFile, "yes", "", 1), indicatorsFile + "more,More,safety,number,low,,monthly,snapshot,,,,of you are more\n",
		strings.Replace(indicatorsFile, "cic,Children in care,profile", "lac,Looked-after children,profile", 1), strings.Replace(indicatorsFile, "high,1", "high,", 2)}},
	{"data/east/categories.csv", []string{"set,id,name\nages,under-5,Under five\nages,over-5,Five and over\n", "set,id,name\nages,under-5,Under 5\n", "set,id,name,total\nages,under-5,Under 5,\nages,over-5,Over 5,\nages,all,All,whole\n"}},
	{"data/east/targets.csv", []string{targetsFile, "indicator,from,green,amber\nvisits,,>=60,>=50\n", "indicator,from,green,amber\nvisits,,>=60,>=70\n", "indicator,target\ncic,440\nplans,50\n"}},
	{"data/east/benchmarks.csv", []string{othersFile, "indicator,comparator,period,value\nvisits,england,,81\ncic,england,2022-FY,400\n", "indicator,comparator,value\nvisits,wales,1\n"}},
	{"data/east/2023-01.csv", []string{monthFile(1, 1), monthFile(1, 0), "indicator,value,marker\ncic,,[x]\nvisits,70.55,\n"}},
	{"data/east/2023-03.csv", []string{monthFile(3, 1), monthFile(3, 2), "indicator,value,stated_status\nvisits,88,red\ncic,433,amber\n", "indicator,value\nnothing,1\n", "indicator,value\ncic,some\n"}},
	{"data/east/2023-04.csv", []string{monthFile(4, 1), monthFile(4, 2)}},
	{"data/east/2023-05.csv", []string{monthFile(5, 1), monthFile(5, 2)}},
	{"content/east/index.md", []string{"Introduction without figures.\n", "With {{visits england}}.\n", "With {{no-such}}.\n"}},
	{"content/east/2023-01/index.md", []string{dated("2023-02-21", "meeting = \"2023-04-20\"\n", "First.\n"), "Not dated.\n", dated("2022-02-21", "", "Too early.\n")}},
	{"content/east/2023-02/index.md", []string{dated("2023-03-20", "[override.visits]\nstatus = \"green\"\nreason = \"We say so\"\n", "Second.\n"), dated("2023-03-22", "next = 2023-04-20\n", "")}},
	{"content/east/2023-04/index.md", []string{dated("2023-05-20", "", "Now {{cic previous}}.\n"), "Not yet.\n", dated("2023-05-20", "meeting = \"2023-06-01\"\n", "")}},
	{"content/east/2023-05/index.md", []string{dated("2023-06-20", "", "May.\n")}},
	{"content/east/2023-03/profile.md", []string{"Other words about {{cic}}, [as before](../2023-02/#profile-why), [here](#safety) and [there](/west/2023-03/#cic).\n", "[Their words](/west/2023-3/), [a chart](charts/cic.svg), [a paper](/papers/b.txt), [all of us](/north/indicators/) and [terms](/glossary/).\n", "Many: {{cic year-ago}}.\n", "<b>bold</b>\n", "### profile\n\nA heading.\n", "{{cic chart}}\n", ""}},
	{"content/east/2023-01/safety.md", []string{"We saw {{visits}} and {{visits status}}.\n", "Nothing.\n"}},
	{"content/east/2023-02/young-people.md", []string{"Of you {{visits}} were seen.\n", "No figures.\n", "{{cic chart}}\n", ""}},
	{"content/east/2023-04/young-people.md", []string{"Now {{cic}} of you.\n", "{{none}}\n"}},
	{"content/east/indicators/visits.md", []string{"What a visit is.\n", "{{cic}} is another.\n"}},
	{"content/east/meetings/2023-06-01.md", []string{"+++\ntitle = \"June\"\nmonths = [\"2023-04\"]\n+++\n", "+++\nmonths = [\"2023-01\", \"2023-02/v1\"]\n+++\nBefore {{visits}}.\n"}},
	{"static/crest.svg", []string{"<svg/>\n", "<svg><!-- other --></svg>\n"}},
	{"static/papers/b.txt", []string{"b\n", "bb\n"}},
	{"static/index.html", []string{"a clash\n"}},
	{"static/about/index.html", []string{"a clash\n"}},
	{"layouts/month.html", []string{everything(reflect.TypeFor[pages.MonthPage]()), "{{define \"main\"}}<h1>{{.Title}}</h1>{{.Month.Overview}}{{end}}", "{{define \"main\"}}{{.Nothing}}{{end}}", "{{define"}},
	{"layouts/indicator.html", []string{everything(reflect.TypeFor[pages.IndicatorPage]()), "{{define \"main\"}}{{with .Row}}{{.Facts}}{{end}}{{end}}"}},
	{"layouts/young-people.html", []string{everything(reflect.TypeFor[pages.YoungPage]()), "{{define \"main\"}}{{.Text}}{{range .Facts}}{{.Lead}}{{end}}{{end}}"}},
	{"layouts/scorecard.html", []string{everything(reflect.TypeFor[pages.ScorecardPage]())}},
	{"layouts/home.html", []string{everything(reflect.TypeFor[pages.HomePage]())}},
	{"layouts/meeting.html", []string{everything(reflect.TypeFor[pages.MeetingPage]()), "{{define \"main\"}}{{.Text}}{{.Title.Nothing}}{{end}}"}},
	{"layouts/page.html", []string{everything(reflect.TypeFor[pages.OrdinaryPage]())}},
	{"layouts/accessibility.html", []string{everything(reflect.TypeFor[pages.StatementPage]())}},
	{"layouts/indicators.html", []string{everything(reflect.TypeFor[pages.IndicatorsPage]())}},
	{"layouts/404.html", []string{everything(reflect.TypeFor[pages.OrdinaryPage]())}},
	{"layouts/embed.html", []string{"<p>{{.Title}} {{.Source}} {{with .Newer}}{{.Name}}{{end}} {{asset \"site.css\"}}"}},
	{"layouts/assets/site.css", []string{"body{color:red}\n", "body{color:blue}\n"}},
	{"layouts/assets/icon.svg", []string{"<svg/>\n", "<svg id=\"i\"/>\n"}},
	{"layouts/assets/extra.svg", []string{"<svg/>\n", "<svg id=\"x\"/>\n"}},
	{"layouts/messages/en-GB.toml", []string{"[glance]\nfirst = \"The first.\"\n", "[nothing]\nx = 1\n"}},
}

// everything is a layout that prints all that it can reach of a page's data: each
// exported field, and what each method without arguments gives, some way down.
func everything(page reflect.Type) string {
	w := &reacher{on: map[reflect.Type]bool{}}
	w.value(reflect.PointerTo(page), 0)
	return `{{define "main"}}` + w.b.String() + `{{end}}`
}

// reacher writes such a layout.
type reacher struct {
	b  strings.Builder
	on map[reflect.Type]bool // being printed, further out
}

// deepest is how far down it goes: the page's month, its edition, the rows,
// their figures.
const deepest = 5

// value prints the value that the dot stands for.
func (w *reacher) value(t reflect.Type, depth int) {
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		w.b.WriteString("[{{range .}}")
		w.value(t.Elem(), depth)
		w.b.WriteString("{{end}}]")
		return
	case reflect.Func, reflect.Chan, reflect.Interface:
		return
	}
	of := t
	if t.Kind() == reflect.Pointer {
		of = t.Elem()
	}
	if of.Kind() != reflect.Struct {
		if t.Kind() != reflect.Pointer {
			w.b.WriteString("{{.}} ")
		}
		return
	}
	if w.on[of] || depth > deepest {
		return
	}
	w.on[of] = true
	for n := range of.NumField() {
		if f := of.Field(n); f.IsExported() {
			w.part(f.Name, f.Type, depth)
		}
	}
	methods := reflect.PointerTo(of)
	for n := range methods.NumMethod() {
		m := methods.Method(n)
		if m.Type.NumIn() == 1 && m.Type.NumOut() == 1 {
			w.part(m.Name, m.Type.Out(0), depth)
		}
	}
	delete(w.on, of)
}

// part prints a field or a method's value, where there is one.
func (w *reacher) part(name string, t reflect.Type, depth int) {
	fmt.Fprintf(&w.b, "%s={{with .%s}}", name, name)
	w.value(t, depth+1)
	w.b.WriteString("{{end}};\n")
}
