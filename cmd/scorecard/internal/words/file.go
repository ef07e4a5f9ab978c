package words

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// file is a file of messages in the reading.
type file struct {
	name     string
	sum      source.Sum // of the file
	keys     *source.Keys
	english  *Words  // what its messages are held against; nil for English itself
	plural   plurals // of the file's language
	messages map[string]*message
	found    source.Problems
}

func (f *file) problems() source.Problems { return append(f.found, f.keys.Problems()...) }

func (f *file) wrong(at source.Place, hint, format string, args ...any) {
	f.found.Add(source.Errorf(at, "message", format, args...).WithHint("%s", hint))
}

// list reads every message of the file, and holds them against the English
// ones; against nothing where those are nil.
func (f *file) list(english *Words, plural plurals) {
	f.english, f.plural = english, plural
	for _, group := range f.keys.Names() {
		table, ok := f.keys.IsTable(group)
		if !ok {
			f.wrong(f.keys.Place(group), `[page], and below it skip = "…"`, "%q stands in no group of messages", group)
			continue
		}
		for _, name := range table.Names() {
			f.read(table, group+"."+name, name)
		}
	}
}

// read reads one message.
func (f *file) read(table *source.Keys, key, name string) {
	at := table.Place(name)
	if f.english != nil && !f.english.Has(key) {
		f.wrong(at, source.DidYouMean(key, near(f.english.Keys(), key)), "there is no message %q", key)
		return
	}
	m := &message{}
	before := len(f.found)
	if forms, ok := table.IsTable(name); ok {
		m.plural = true
		for _, class := range forms.Names() {
			f.form(m, forms, class)
		}
		f.classes(m, forms, at)
	} else {
		m.forms[0] = f.text(table, name)
	}
	if f.english != nil {
		f.compare(m, f.english.messages[key], key, at)
	}
	if len(f.found) == before {
		f.number(m, key, at)
	}
	if len(f.found) == before && (m.plural || m.forms[0] != nil) {
		m.finish()
		f.messages[key] = m
	}
}

// text reads and compiles one text; nil where it is none.
func (f *file) text(table *source.Keys, name string) pieces {
	text := table.String(name)
	if table.Empty(name) {
		f.wrong(table.Place(name), "take the line out for the built-in words", "this message has no words")
		return nil
	}
	form, err := compile(text)
	if err != nil {
		f.wrong(table.Place(name), "a place that is filled is written {name}", "%v", err)
	}
	return form
}

// form reads the form of a message for one class of numbers.
func (f *file) form(m *message, forms *source.Keys, class string) {
	n := slices.Index(classNames[:], class)
	if n < 0 || !f.plural.has[n] {
		f.wrong(forms.Place(class), "the language has "+strings.Join(f.plural.names(), ", "), "%q is no class of numbers in this language", class)
		return
	}
	m.forms[n] = f.text(forms, class)
}

// classes reports the classes of numbers that a message has no form for.
func (f *file) classes(m *message, forms *source.Keys, at source.Place) {
	var missing []string
	for _, class := range f.plural.names() {
		if !forms.Has(class) {
			missing = append(missing, class)
		}
	}
	if len(missing) > 0 {
		f.wrong(at, "the language has "+strings.Join(f.plural.names(), ", "), "this message has no form for %s", strings.Join(missing, ", "))
	}
}

// compare holds the places of a message against those of the English one. A
// message about a number may be the same for all numbers.
func (f *file) compare(m, english *message, key string, at source.Place) {
	if m.plural && !english.plural {
		f.wrong(at, `it is one text, in quotation marks`, "%q is not about a number, and has no forms for numbers", key)
		return
	}
	wanted := english.places()
	hint := "its places are {" + strings.Join(wanted, "}, {") + "}"
	if len(wanted) == 0 {
		hint = "it has no places to fill"
	}
	for n, form := range m.forms {
		if form == nil {
			continue
		}
		has := form.places()
		for _, name := range has {
			if !slices.Contains(wanted, name) {
				f.wrong(at, hint, "%q has no place {%s}", key, name)
			}
		}
		for _, name := range wanted {
			if !slices.Contains(has, name) && !(name == "n" && m.plural && n > 0) {
				f.wrong(at, hint, "the place {%s} of %q is missing", name, key)
			}
		}
	}
}

// finish makes a message without places and forms quick to print.
func (m *message) finish() {
	if m.plural {
		return
	}
	switch {
	case len(m.forms[0]) == 0:
		m.plain = true
	case len(m.forms[0]) == 1 && !m.forms[0][0].place:
		m.plain, m.text = true, m.forms[0][0].text
	}
}

// near gives the messages of a key's own group, or all where there is no such
// group: those that it may have been meant to be.
func near(keys []string, key string) []string {
	group, _, _ := strings.Cut(key, ".")
	out := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return !strings.HasPrefix(k, group+".") })
	if len(out) == 0 {
		out = keys
	}
	slices.Sort(out)
	return out
}
