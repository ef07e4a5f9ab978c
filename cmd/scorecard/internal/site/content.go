package site

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/commentary"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
)

var meetingDate = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$`)

// content reads what was written about a scorecard.
func (l *loader) content(s *Scorecard) {
	dir := "content/" + s.ID
	for _, e := range l.list(dir) {
		at := source.Place{File: path.Join(dir, e.Name())}
		month, err := scorecard.ParseMonth(e.Name())
		switch {
		case e.IsDir() && err == nil:
			s.month(month, at)
		case e.IsDir() && e.Name() == "indicators":
			l.definitionTexts(s)
		case e.IsDir() && e.Name() == "meetings":
			l.meetings(s)
		case e.Name() == "index.md" && !e.IsDir():
			l.introduction(s)
		default:
			l.add(source.Errorf(at, "unknown-file", "%q has no place here", e.Name()).
				WithHint("a scorecard's content is index.md, folders of months named such as 2023-03, indicators/ and meetings/"))
		}
	}
	slices.SortFunc(s.Months, func(a, b *Month) int { return a.Period.Compare(b.Period) })
	each(len(s.Months), func(i int) { l.commentary(s, s.Months[i]) })
	for _, m := range s.Months {
		if m.Closed() {
			m.settle()
		}
	}
}

// month finds a month, or begins one that has commentary and no figures.
func (s *Scorecard) month(p scorecard.Period, at source.Place) *Month {
	for _, m := range s.Months {
		if m.Period == p {
			return m
		}
	}
	m := &Month{Period: p, Place: at}
	s.Months = append(s.Months, m)
	return m
}

// introduction reads content/<scorecard>/index.md.
func (l *loader) introduction(s *Scorecard) {
	s.Introduction, _ = remember(l, "content/"+s.ID+"/index.md", source.Sum{}, func(l *loader, file *source.File) *commentary.Text {
		front, body, problems := file.FrontMatter()
		l.add(problems...)
		front.String("title") // may be there; the scorecard's own title is what is shown
		l.accepts(front, file.Name)
		front.Done()
		l.add(front.Problems()...)
		return l.text(body, commentary.Options{IDPrefix: "introduction", Level: 2})
	})
}

func (l *loader) text(body *source.File, o commentary.Options) *commentary.Text {
	t, problems := commentary.Parse(body, o)
	l.add(problems...)
	return t
}

// AboutMonth names the file of what a month's readers need last: notes on how its
// figures came to be. It is kept with the commentary of sections, none of which
// can have this id.
const AboutMonth = "about-this-month"

// YoungPeople names the file of what a month's page for young people says
// beside its facts. It is kept as AboutMonth is.
const YoungPeople = "young-people"

// commentary reads a month's overview and its sections' commentary.
func (l *loader) commentary(s *Scorecard, m *Month) {
	dir := "content/" + s.ID + "/" + m.Period.String()
	m.Commentary = map[string]*commentary.Text{}
	for _, e := range l.list(dir) {
		name := path.Join(dir, e.Name())
		id, isText := strings.CutSuffix(e.Name(), ".md")
		switch {
		case e.IsDir() && isText:
			l.add(notAFile(name))
		case e.IsDir() || !isText:
			l.add(source.Errorf(source.Place{File: name}, "unknown-file", "%q has no place here", e.Name()).
				WithHint("a month's commentary is index.md, a file for each section, such as %s.md, about-this-month.md and young-people.md", s.anySection()))
		case id == "index":
			l.overview(s, m, name)
		case id == AboutMonth || id == YoungPeople:
			l.sectionText(m, id, name)
		case s.section(id) < 0 && s.lostSection(id):
			// What was wrong with the section is a problem already.
		case s.section(id) < 0:
			l.add(source.Errorf(source.Place{File: name}, "unknown-section", "%q is not a section of this scorecard", id).
				WithHint("%s", source.DidYouMean(id, append(s.sectionIDs(), AboutMonth, YoungPeople))))
		default:
			l.sectionText(m, id, name)
		}
	}
}

func (s *Scorecard) anySection() string {
	if len(s.Sections) > 0 {
		return s.Sections[0].ID
	}
	return "profile"
}

// sectionText reads a section's commentary. Where it cannot be read, an empty
// text stands for it; one that is read and empty is as none.
func (l *loader) sectionText(m *Month, id, name string) {
	type written struct {
		text *commentary.Text
		read bool
	}
	w, _ := remember(l, name, source.Sum{}, func(l *loader, file *source.File) written {
		front, body, problems := file.FrontMatter()
		l.add(problems...)
		if problems.Fatal() {
			return written{}
		}
		l.accepts(front, name)
		front.Done()
		l.add(front.Problems()...)
		level := 3
		if id == YoungPeople {
			level = 2 // on a page of its own
		}
		t, problems := commentary.Parse(body, commentary.Options{IDPrefix: id, Level: level})
		l.add(problems...)
		if t.Empty() && !problems.Fatal() {
			t = nil
		}
		return written{t, true}
	})
	switch {
	case !w.read:
		m.Commentary[id] = new(commentary.Text)
	case w.text != nil:
		m.Commentary[id] = w.text
	}
}

// overview reads a month's index.md: its dates and its overview.
func (l *loader) overview(s *Scorecard, m *Month, name string) {
	said, _ := remember(l, name, s.Sum, func(l *loader, file *source.File) *Month { return l.dates(s, file) })
	m.Lost = said == nil
	if said != nil {
		m.Keys, m.Published, m.Next, m.Extracted = said.Keys, said.Published, said.Next, said.Extracted
		m.Meetings, m.Overrides, m.Overview, m.Corrected, m.By = said.Meetings, said.Overrides, said.Overview, said.Corrected, said.By
	}
}

// dates gives what a month's index.md says, as a Month of that alone; nil where
// it cannot be read.
func (l *loader) dates(s *Scorecard, file *source.File) *Month {
	front, body, problems := file.FrontMatter()
	l.add(problems...)
	if problems.Fatal() {
		return nil
	}
	m := &Month{
		Keys:      MonthKeys{front.Place("published"), front.Place("next"), front.Place("extracted"), front.Items("meeting")},
		Published: front.Date("published"), Next: front.Date("next"), Extracted: front.Date("extracted"),
		Meetings: front.Strings("meeting"), Corrected: front.Date("corrected"), By: front.String("by"),
	}
	l.overrides(s, m, front)
	l.accepts(front, s.monthFiles(file.Name)...)
	front.Done()
	l.add(front.Problems()...)
	if t := l.text(body, commentary.Options{IDPrefix: "overview", Level: 3}); !t.Empty() {
		m.Overview = t
	}
	return m
}

// overrides reads [override.<indicator>] with status and reason: a manager's
// word against the light that works out.
func (l *loader) overrides(s *Scorecard, m *Month, front *source.Keys) {
	table, ok := front.Table("override")
	if !ok {
		return
	}
	for _, id := range table.Names() {
		entry, ok := table.Table(id)
		if !ok {
			continue
		}
		o := scorecard.Override{Indicator: id, Reason: entry.String("reason"), Place: entry.Place()}
		word := entry.String("status")
		entry.Done()
		status, known := scorecard.ParseStatus(s.Labels.Ours(word))
		switch {
		case s.Indicator(id) == nil:
			l.add(source.Errorf(o.Place, "unknown-indicator", "%q is not an indicator of this scorecard", id).WithHint("%s", source.DidYouMean(id, s.indicatorIDs())))
		case !known || status == scorecard.Unrated:
			l.add(source.Errorf(entry.Place("status"), "override", "%q is not a status that a manager can give", word).WithHint("green, amber or red, or the council's own words for them"))
		case o.Reason == "":
			l.add(source.Errorf(o.Place, "override", "a status is overridden without a reason").WithHint(`reason = "…", which readers see`))
		default:
			o.Status = status
			m.Overrides = append(m.Overrides, o)
		}
	}
}

// definitionTexts reads content/<scorecard>/indicators/<id>.md.
func (l *loader) definitionTexts(s *Scorecard) {
	s.Definitions = map[string]*commentary.Text{}
	dir := "content/" + s.ID + "/indicators"
	for _, e := range l.list(dir) {
		name := path.Join(dir, e.Name())
		id, isText := strings.CutSuffix(e.Name(), ".md")
		if isText && s.Indicator(id) == nil && s.lostIndicator(id) {
			continue
		}
		if e.IsDir() || !isText || s.Indicator(id) == nil {
			l.add(source.Errorf(source.Place{File: name}, "unknown-indicator", "%q is not an indicator of this scorecard", id).
				WithHint("%s", source.DidYouMean(id, s.indicatorIDs())))
			continue
		}
		t, _ := remember(l, name, source.Sum{}, func(l *loader, file *source.File) *commentary.Text {
			front, body, problems := file.FrontMatter()
			l.add(problems...)
			l.accepts(front, name)
			front.Done()
			l.add(front.Problems()...)
			return l.text(body, commentary.Options{IDPrefix: "definition", Level: 3})
		})
		if t != nil {
			s.Definitions[id] = t
		}
	}
}

// meetings reads content/<scorecard>/meetings/<date>.md.
func (l *loader) meetings(s *Scorecard) {
	dir := "content/" + s.ID + "/meetings"
	for _, e := range l.list(dir) {
		name := path.Join(dir, e.Name())
		id, isText := strings.CutSuffix(e.Name(), ".md")
		if e.IsDir() || !isText || !validMeeting(id) {
			l.add(source.Errorf(source.Place{File: name}, "meeting", "%q is not the date of a meeting", id).
				WithHint("a meeting's file is named for its date, such as 2022-01-20.md, or 2022-01.md where the day is not known"))
			continue
		}
		m, _ := remember(l, name, source.Sum{}, func(l *loader, file *source.File) *Meeting { return l.meeting(id, file) })
		if m != nil {
			s.Meetings = append(s.Meetings, m)
		}
	}
}

func validMeeting(id string) bool {
	_, err := scorecard.ParsePeriod(id, scorecard.Reading{})
	return meetingDate.MatchString(id) && err == nil
}

func (l *loader) meeting(id string, file *source.File) *Meeting {
	front, body, problems := file.FrontMatter()
	l.add(problems...)
	m := &Meeting{ID: id, Title: front.String("title"), AgendaItem: front.String("agenda_item"), Months: front.Strings("months"), Place: front.Place("months"), Places: front.Items("months")}
	l.accepts(front, file.Name)
	front.Done()
	l.add(front.Problems()...)
	m.Text = l.text(body, commentary.Options{IDPrefix: "meeting", Level: 2})
	return m
}

// pages reads the ordinary pages, and reports folders of content that belong
// to no scorecard.
func (l *loader) pages(scorecards []string) []*Page {
	var pages []*Page
	for _, e := range l.list("content") {
		at := source.Place{File: "content/" + e.Name()}
		id, isText := strings.CutSuffix(e.Name(), ".md")
		switch {
		case e.IsDir() && slices.Contains(scorecards, e.Name()):
		case e.IsDir() && isText:
			l.add(notAFile(at.File))
		case e.IsDir() && (len(scorecards) == 0 || l.has("data/"+e.Name())):
			// What is wrong with the scorecard is a problem already.
		case e.IsDir():
			l.add(source.Errorf(at, "unknown-scorecard", "%q is not a scorecard", e.Name()).
				WithHint("%s", nearest(e.Name(), scorecards, "a scorecard has a folder of the same name below data/")))
		case !isText || !idForm.MatchString(id):
			l.add(source.Errorf(at, "unknown-file", "%q is not a page", e.Name()).
				WithHint("a page is a file such as about.md; pictures and documents go to static/"))
		case slices.Contains(scorecards, id) || slices.Contains(reservedFolders, id):
			l.add(source.Errorf(at, "reserved-id", "the address of the page %q is taken", id).WithHint("give the file another name"))
		default:
			p, _ := remember(l, at.File, source.Sum{}, func(l *loader, file *source.File) *Page { return l.page(id, file) })
			if p != nil {
				pages = append(pages, p)
			}
		}
	}
	return pages
}

func (l *loader) page(id string, file *source.File) *Page {
	front, body, problems := file.FrontMatter()
	l.add(problems...)
	p := &Page{ID: id, Title: front.String("title"), Description: front.String("description"), Aliases: front.Strings("aliases"), Place: front.Place("title")}
	front.Done()
	l.add(front.Problems()...)
	if front.Empty("title") && id != "index" && !problems.Fatal() {
		l.add(source.Errorf(file.Whole(), "missing-key", "the page has no title").WithHint(`begin the file with front matter: +++ / title = "About" / +++`))
	}
	p.Text = l.text(body, commentary.Options{IDPrefix: "page", Level: 2, Terms: id == glossary})
	l.add(explained(p.Text.Terms())...)
	p.Lead = p.Text.Lead()
	for _, ref := range p.Text.References() {
		l.add(source.Errorf(ref.Place, "figure-reference", "a page that belongs to no scorecard has no figures").
			WithHint("figure references work in the content of a scorecard"))
	}
	return p
}

// forServers are names with a dot in front that web servers know.
var forServers = []string{".well-known", ".htaccess", ".nojekyll"}

// Unread reports whether files and folders of a name are read nowhere.
func Unread(name string) bool { return LeftBehind(name) && !slices.Contains(forServers, name) }

func (l *loader) has(name string) bool {
	_, err := fs.Stat(l.root, name)
	return err == nil
}

// Static lists the files below static/, which are copied as they are. Links to
// folders are not followed.
func Static(root fs.FS) (names []string, problems source.Problems) {
	visit := func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == "static":
			return fs.SkipAll // a site need not have any
		case err != nil:
			problems.Add(source.Errorf(source.Place{File: name}, "unreadable", "this folder cannot be read"))
			return fs.SkipDir
		case name == "static" && !e.IsDir():
			problems.Add(source.Errorf(source.Place{File: name}, "unreadable", "a file stands where a folder should be"))
		case Unread(e.Name()) && e.IsDir():
			return fs.SkipDir
		case e.IsDir() || Unread(e.Name()):
		case e.Type().IsRegular():
			names = append(names, name)
		default:
			names = appendLink(names, root, name, &problems)
		}
		return nil
	}
	if err := fs.WalkDir(root, "static", visit); err != nil {
		problems.Add(source.Errorf(source.Place{File: "static"}, "unreadable", "this folder cannot be read: %v", err))
	}
	return names, problems
}

// appendLink adds a file of static/ that is a link to one.
func appendLink(names []string, root fs.FS, name string, problems *source.Problems) []string {
	info, err := fs.Stat(root, name)
	switch {
	case err != nil:
		problems.Add(deadLink(name))
	case info.Mode().IsRegular():
		return append(names, name)
	default:
		problems.Add(source.Errorf(source.Place{File: name}, "unreadable", "a link to a folder cannot be copied").
			WithHint("put the folder itself here"))
	}
	return names
}
