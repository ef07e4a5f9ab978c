package words

import (
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// English is the language of the built-in messages, which list all there are.
const English = "en-GB"

const (
	folder = "messages/"
	named  = 10 // missing messages in a problem
)

// Load reads the messages of a language: the built-in ones of English, over
// them the built-in ones of the language where there are such, and over those
// the site's own. own and builtin are folders of layouts; at is where the
// language was chosen. The Words are never nil: English stands in for what
// cannot be read.
func Load(own, builtin fs.FS, language string, at source.Place) (*Words, source.Problems) {
	reference, problems := read(builtin, English)
	var all source.Makings
	all.Text(language)
	w := &Words{Language: English, messages: map[string]*message{}, plural: newPlurals(English)}
	if reference != nil {
		all.Add(reference.sum)
		reference.list(nil, w.plural)
		problems.Add(reference.problems()...)
		w.take(reference)
	}
	english := w
	if language != English {
		w = &Words{Language: language, messages: map[string]*message{}, plural: newPlurals(language)}
	}
	var last *file
	layers := []fs.FS{builtin, own}
	if language == English {
		layers = layers[1:]
	}
	for _, fsys := range layers {
		f, found := read(fsys, language)
		problems.Add(found...)
		if f == nil {
			continue
		}
		f.list(english, w.plural)
		problems.Add(f.problems()...)
		w.take(f)
		all.Add(f.sum)
		last = f
	}
	if last == nil && language != English {
		if !problems.Fatal() {
			problems.Add(unknown(language, at, own, builtin))
		}
		w = english
	}
	problems.Add(w.complete(english, last)...)
	w.calendar = newCalendar(w)
	w.marks = w.numbers()
	if w.marks != nil {
		w.plural.point = w.marks.Point
	}
	w.sum = all.Sum()
	return w, problems
}

// unknown reports a language that there are no messages for.
func unknown(language string, at source.Place, own, builtin fs.FS) source.Problem {
	var names []string
	for _, fsys := range []fs.FS{builtin, own} {
		entries, _ := fs.ReadDir(fsys, strings.TrimSuffix(folder, "/"))
		for _, e := range entries {
			if name, ok := strings.CutSuffix(e.Name(), ".toml"); ok && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return source.Errorf(at, "language", "there are no messages for the language %q", language).
		WithHint("there are for %s; another language wants a file layouts/messages/%s.toml", strings.Join(names, ", "), path.Base(language))
}

// take puts a file's messages over those there are.
func (w *Words) take(f *file) {
	for key, m := range f.messages {
		w.messages[key] = m
	}
}

// complete fills up with English what a language has no message for, and says
// what that was.
func (w *Words) complete(english *Words, last *file) (problems source.Problems) {
	if w == english {
		return nil
	}
	var missing []string
	for key, m := range english.messages {
		if w.messages[key] == nil {
			missing = append(missing, key)
			w.messages[key] = m.standIn(english.plural)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	at := source.Place{File: last.name}
	what := "messages are"
	if len(missing) == 1 {
		what = "message is"
	}
	list := strings.Join(missing[:min(len(missing), named)], ", ")
	if more := len(missing) - named; more > 0 {
		list += ", and " + strconv.Itoa(more) + " more"
	}
	return source.Problems{source.Warnf(at, "message", "%d %s missing, and printed in English: %s", len(missing), what, list).
		WithHint("layouts/messages/en-GB.toml has them in English")}
}

// standIn gives an English message to a language that may sort numbers
// otherwise: every class but one has the form for many.
func (m *message) standIn(english plurals) *message {
	if !m.plural {
		return m
	}
	out := *m
	for n := range out.forms {
		if !english.has[n] {
			out.forms[n] = m.forms[0]
		}
	}
	return &out
}

// read reads the messages of a language; nil where there is no such file.
func read(fsys fs.FS, language string) (*file, source.Problems) {
	if !plainName(language) {
		return nil, nil
	}
	name := folder + language + ".toml"
	f, problems, err := source.Read(fsys, name)
	if err != nil || f == nil {
		return nil, inLayouts(problems)
	}
	f.Name = "layouts/" + name
	keys, problems := f.TOML()
	if problems.Fatal() {
		return nil, problems
	}
	return &file{name: f.Name, sum: f.Sum(), keys: keys, messages: map[string]*message{}}, nil
}

// plainName keeps a language from naming a file elsewhere.
func plainName(language string) bool {
	for _, c := range language {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return language != ""
}

func inLayouts(problems source.Problems) source.Problems {
	for n := range problems {
		problems[n].Place.File = "layouts/" + problems[n].Place.File
	}
	return problems
}
