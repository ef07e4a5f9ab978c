package source

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// Keys is one table of a TOML file. A caller asks for the keys that it knows,
// each with its type; what was not asked for is reported by Done as an
// unknown key, with the nearest key that was.
type Keys struct {
	doc    *document
	path   []string
	values map[string]any
	known  []string
}

// document is what all tables of one file share.
type document struct {
	file     *File
	places   map[string]Place // by path joined with pathMark
	order    []string         // the same paths, in the file's order
	problems Problems
}

const pathMark = "\x00"

// TOML reads the file as TOML. A file that is not TOML is a problem, and the
// Keys are then empty. Never nil.
func (f *File) TOML() (*Keys, Problems) {
	doc := &document{file: f, places: map[string]Place{}}
	top := &Keys{doc: doc, values: map[string]any{}}
	if _, err := toml.Decode(string(f.Text), &top.values); err != nil {
		top.values = map[string]any{}
		return top, Problems{f.tomlProblem(err)}
	}
	doc.scan()
	return top, nil
}

func (f *File) tomlProblem(err error) Problem {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return Errorf(f.Whole(), "toml", "%v", err)
	}
	at := f.At(parse.Position.Start, max(parse.Position.Len, 1))
	message := parse.Message
	if message == "" {
		message = "this is not TOML"
	}
	return Errorf(at, "toml", "%s", strings.TrimSuffix(strings.ToLower(message[:1])+message[1:], ".")).WithHint("%s", tomlHint(message))
}

// tomlHint says what an author may have meant where the toml package says what
// it expected.
func tomlHint(message string) string {
	for _, h := range [][2]string{
		{"already been defined", "a key stands in a table once, and a table in a file; take one of the two out"},
		{"datetime", "a date that exists is written 2023-04-30; anything else stands in quotation marks"},
		{"newline", "a quotation mark is missing at the end of the line"},
		{"to end table name", "a bracket is missing at the end of the line: [sections.adoption]"},
	} {
		if strings.Contains(message, h[0]) && !strings.Contains(message, "EOF") {
			return h[1]
		}
	}
	return `words are written in quotation marks: title = "Adoption"; dates are written 2023-04-30`
}

// Place is where a key of this table stands; without a key, where the table
// itself begins.
func (k *Keys) Place(key ...string) Place {
	path := slices.Concat(k.path, key)
	for n := len(path); n > 0; n-- {
		if p, ok := k.doc.places[strings.Join(path[:n], pathMark)]; ok {
			return p
		}
	}
	return k.doc.file.Whole()
}

// Has reports whether the table has a key, and makes the key known.
func (k *Keys) Has(key string) bool {
	_, ok := k.value(key)
	return ok
}

func (k *Keys) value(key string) (any, bool) {
	if !slices.Contains(k.known, key) {
		k.known = append(k.known, key)
	}
	v, ok := k.values[key]
	return v, ok
}

func (k *Keys) wrong(key string, v any, wanted string) {
	k.doc.problems.Add(Errorf(k.Place(key), "wrong-type", "%q is %s; wanted %s", key, kindOf(v), wanted))
}

// kindOf names the type of a TOML value in an author's words.
func kindOf(v any) string {
	switch v := v.(type) {
	case string:
		return fmt.Sprintf("the text %q", v)
	case int64, float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprintf("%v", v)
	case time.Time:
		if v.Year() == 0 {
			return "the time " + v.Format(time.TimeOnly)
		}
		return "the date " + v.Format(time.DateOnly)
	case map[string]any:
		return "a table"
	}
	return "a list"
}

// String gives a text; "" where the key is missing.
func (k *Keys) String(key string) string {
	v, ok := k.value(key)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		k.wrong(key, v, `text in quotation marks`)
	}
	return strings.TrimSpace(s)
}

// Empty reports whether a text is missing or blank. A value of another type is
// not, since String has reported it.
func (k *Keys) Empty(key string) bool {
	v, ok := k.value(key)
	s, isText := v.(string)
	return !ok || isText && IsBlank(s)
}

// IsText reports whether a key has a text, without reporting one of another
// type as a problem.
func (k *Keys) IsText(key string) bool {
	v, _ := k.value(key)
	_, ok := v.(string)
	return ok
}

// Int gives a whole number; otherwise where the key is missing.
func (k *Keys) Int(key string, otherwise int) int {
	v, ok := k.value(key)
	if !ok {
		return otherwise
	}
	n, ok := v.(int64)
	if !ok {
		k.wrong(key, v, "a whole number")
		return otherwise
	}
	return int(n)
}

// Bool gives true or false; false where the key is missing.
func (k *Keys) Bool(key string) bool {
	v, ok := k.value(key)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		k.wrong(key, v, "true or false")
	}
	return b
}

// Date gives a date as 2023-04-30, written bare or in quotation marks; ""
// where the key is missing.
func (k *Keys) Date(key string) string {
	v, ok := k.value(key)
	if !ok {
		return ""
	}
	switch v := v.(type) {
	case time.Time:
		if v.Year() > 0 { // not a time of day alone
			return v.Format(time.DateOnly)
		}
	case string:
		if t, err := time.Parse(time.DateOnly, strings.TrimSpace(v)); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	k.wrong(key, v, "a date such as 2023-04-30")
	return ""
}

// Strings gives a list of texts; a single text counts as a list of one. Nil
// where the key is missing.
func (k *Keys) Strings(key string) []string {
	v, ok := k.value(key)
	if !ok {
		return nil
	}
	if s, ok := v.(string); ok {
		return []string{s}
	}
	list, ok := v.([]any)
	if !ok {
		k.wrong(key, v, "a list of texts")
		return nil
	}
	out := make([]string, 0, len(list))
	for i, e := range list {
		s, ok := e.(string)
		if !ok {
			k.doc.problems.Add(Errorf(k.Item(key, i), "wrong-type", "%q has in it %s; wanted a list of texts", key, kindOf(e)))
			return nil
		}
		out = append(out, strings.TrimSpace(s))
	}
	return out
}

// Item is where an item of the list under a key stands.
func (k *Keys) Item(key string, i int) Place { return k.Place(key, strconv.Itoa(i)) }

// Items are the places of the items that Strings gives.
func (k *Keys) Items(key string) []Place {
	n := 0
	switch v := k.values[key].(type) {
	case string:
		n = 1
	case []any:
		n = len(v)
	}
	var out []Place
	for i := range n {
		out = append(out, k.Item(key, i))
	}
	return out
}

// Texts gives a table whose values are all texts, as pairs in the file's
// order. Nil where the key is missing.
func (k *Keys) Texts(key string) [][2]string {
	table, ok := k.Table(key)
	if !ok {
		return nil
	}
	var out [][2]string
	for _, name := range table.Names() {
		out = append(out, [2]string{name, table.String(name)})
	}
	return out
}

// Table gives the table under a key, and whether there is one.
func (k *Keys) Table(key string) (*Keys, bool) {
	v, ok := k.value(key)
	if !ok {
		return nil, false
	}
	m, ok := v.(map[string]any)
	if !ok {
		k.wrong(key, v, "a table: ["+key+"]")
		return nil, false
	}
	return k.child(m, key), true
}

func (k *Keys) child(m map[string]any, path ...string) *Keys {
	return &Keys{doc: k.doc, path: slices.Concat(k.path, path), values: m}
}

// List gives the tables of an array of tables ([[navigation]]), in order.
func (k *Keys) List(key string) []*Keys {
	v, ok := k.value(key)
	if !ok {
		return nil
	}
	var maps []map[string]any
	switch v := v.(type) {
	case []map[string]any:
		maps = v
	case []any:
		for _, e := range v {
			if m, ok := e.(map[string]any); ok {
				maps = append(maps, m)
			}
		}
		if len(maps) != len(v) {
			k.wrong(key, v, "a list of tables: [["+key+"]]")
			return nil
		}
	default:
		k.wrong(key, v, "a list of tables: [["+key+"]]")
		return nil
	}
	var out []*Keys
	for i, m := range maps {
		out = append(out, k.child(m, key, fmt.Sprint(i)))
	}
	return out
}

// Names gives the keys of the table in the order in which the file has them.
func (k *Keys) Names() []string {
	prefix := strings.Join(k.path, pathMark)
	if prefix != "" {
		prefix += pathMark
	}
	var out []string
	seen := map[string]bool{}
	for _, path := range k.doc.order {
		rest, ok := strings.CutPrefix(path, prefix)
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(rest, pathMark)
		if _, there := k.values[name]; there && !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	var rest []string
	for name := range k.values {
		if !seen[name] {
			rest = append(rest, name)
		}
	}
	slices.Sort(rest)
	return append(out, rest...)
}

// Done reports the keys that were never asked for. Of a table within, Done
// must be called on the table itself.
func (k *Keys) Done() {
	for _, name := range k.Names() {
		if !slices.Contains(k.known, name) {
			valid := slices.Clone(k.known)
			slices.Sort(valid)
			hint := DidYouMean(name, valid)
			if hint == "" {
				hint = "no key is; take it out"
			}
			k.doc.problems.Add(Errorf(k.Place(name), "unknown-key", "%q is not a key that is known here", name).WithHint("%s", hint))
		}
	}
}

// Problems gives what was found wrong in any table of the file so far.
func (k *Keys) Problems() Problems { return k.doc.problems }

// FrontMatter cuts a text file into the TOML between its first two lines of
// +++ and the rest. A file without front matter gives empty Keys and itself.
// The places of both parts are those of the file.
func (f *File) FrontMatter() (*Keys, *File, Problems) {
	const mark = "+++"
	none := &Keys{doc: &document{file: f}}
	first, rest := cutLine(f.Text)
	if second, _ := cutLine(rest); strings.TrimSpace(string(first)) == "---" && yamlKey.Match(second) {
		return none, f, Problems{Errorf(f.Line(1), "front-matter", "front matter between lines of --- is not read").
			WithHint(`it stands between lines of +++, as title = "About"`)}
	}
	if strings.TrimSpace(string(first)) != mark {
		return none, f, nil
	}
	start := len(f.Text) - len(rest)
	for len(rest) > 0 {
		at := len(f.Text) - len(rest)
		var line []byte
		line, rest = cutLine(rest)
		if strings.TrimSpace(string(line)) == mark {
			keys, problems := f.Part(start, at).TOML()
			return keys, f.Part(len(f.Text)-len(rest), len(f.Text)), problems
		}
	}
	return none, f.Part(len(f.Text), len(f.Text)), Problems{Errorf(f.Line(1), "front-matter", "the front matter has no end").
		WithHint("a second line of +++ ends it")}
}

var yamlKey = regexp.MustCompile(`^[A-Za-z_]+:`)

func cutLine(text []byte) (line, rest []byte) {
	for i, c := range text {
		if c == '\n' {
			return text[:i], text[i+1:]
		}
	}
	return text, nil
}

// IsTable gives the table under a key, without reporting a value of another
// type as a problem.
func (k *Keys) IsTable(key string) (*Keys, bool) {
	v, _ := k.value(key)
	m, ok := v.(map[string]any)
	if !ok {
		return nil, false
	}
	return k.child(m, key), true
}
