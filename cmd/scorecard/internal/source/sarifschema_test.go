package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// A schema is the published schema of SARIF. It is of draft 4 and needs few
// words of it; one that is not known here fails the test, so that nothing of a
// newer schema would be passed over.
type schema struct {
	root   object
	broken []string // what does not fit, each with its path
}

func readSchema(t testing.TB) *schema {
	t.Helper()
	text, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	s := &schema{}
	if err := json.Unmarshal(text, &s.root); err != nil {
		t.Fatal(err)
	}
	return s
}

// holds gives what in a document does not fit.
func (s *schema) holds(t testing.TB, document []byte) []string {
	t.Helper()
	var v any
	if err := json.Unmarshal(document, &v); err != nil {
		return []string{err.Error()}
	}
	s.broken = nil
	s.fit(s.root, v, "")
	return s.broken
}

func (s *schema) bad(at, format string, args ...any) {
	s.broken = append(s.broken, at+": "+fmt.Sprintf(format, args...))
}

// fit holds a value against a schema.
func (s *schema) fit(of object, v any, at string) {
	for word, want := range of {
		switch word {
		case "$schema", "title", "id", "description", "default", "definitions":
		case "$ref":
			s.fit(s.definition(want.(string)), v, at)
		case "type":
			types, several := want.([]any)
			if !several {
				types = []any{want}
			}
			if got := typeOf(v); !slices.Contains(types, any(got)) && !(got == "integer" && slices.Contains(types, any("number"))) {
				s.bad(at, "is %s, wanted %v", got, want)
			}
		case "enum":
			if !slices.ContainsFunc(want.([]any), func(x any) bool { return reflect.DeepEqual(x, v) }) {
				s.bad(at, "%v is none of %v", v, want)
			}
		case "anyOf", "oneOf":
			s.some(want.([]any), v, at, word == "oneOf")
		default:
			s.fitMore(of, word, v, at)
		}
	}
}

// fitMore holds a value against the words that are about one type, which say
// nothing of values of another.
func (s *schema) fitMore(of object, word string, v any, at string) {
	known := slices.Contains([]string{"properties", "required", "additionalProperties", "items", "minItems", "uniqueItems", "minimum", "maximum", "pattern", "format"}, word)
	if !known {
		s.bad(at, "the schema says %q, which this test does not know", word)
		return
	}
	switch v := v.(type) {
	case object:
		s.fitObject(of, word, v, at)
	case []any:
		s.fitList(of, word, v, at)
	case string:
		s.fitText(of, word, v, at)
	case float64:
		if least, ok := of["minimum"].(float64); ok && word == "minimum" && v < least {
			s.bad(at, "%v is below %v", v, least)
		}
		if most, ok := of["maximum"].(float64); ok && word == "maximum" && v > most {
			s.bad(at, "%v is above %v", v, most)
		}
	}
}

func (s *schema) fitObject(of object, word string, v object, at string) {
	properties, _ := of["properties"].(object)
	switch word {
	case "properties":
		for name, x := range v {
			if p, ok := properties[name].(object); ok {
				s.fit(p, x, at+"/"+name)
			}
		}
	case "required":
		for _, name := range of["required"].([]any) {
			if _, ok := v[name.(string)]; !ok {
				s.bad(at, "has no %s", name)
			}
		}
	case "additionalProperties":
		for name, x := range v {
			if _, ok := properties[name]; ok {
				continue
			}
			if p, ok := of[word].(object); ok {
				s.fit(p, x, at+"/"+name)
			} else if of[word] == false {
				s.bad(at, "has %s, which is not known", name)
			}
		}
	}
}

func (s *schema) fitList(of object, word string, v []any, at string) {
	switch word {
	case "items":
		for i, x := range v {
			s.fit(of["items"].(object), x, fmt.Sprintf("%s/%d", at, i))
		}
	case "minItems":
		if float64(len(v)) < of["minItems"].(float64) {
			s.bad(at, "has %d items, wanted %v", len(v), of["minItems"])
		}
	case "uniqueItems":
		for i, x := range v {
			if of["uniqueItems"] == true && slices.ContainsFunc(v[:i], func(y any) bool { return reflect.DeepEqual(x, y) }) {
				s.bad(at, "has an item twice")
			}
		}
	}
}

func (s *schema) fitText(of object, word, v, at string) {
	switch word {
	case "pattern":
		if !regexp.MustCompile(of["pattern"].(string)).MatchString(v) {
			s.bad(at, "%q is not of the form %s", v, of["pattern"])
		}
	case "format":
		var err error
		switch of["format"] {
		case "uri":
			var u *url.URL
			if u, err = url.Parse(v); err == nil && !u.IsAbs() {
				err = fmt.Errorf("%q is not absolute", v)
			}
		case "uri-reference":
			_, err = url.Parse(v)
		case "date-time":
			_, err = time.Parse(time.RFC3339, v)
		default:
			err = fmt.Errorf("the schema has the format %v, which this test does not know", of["format"])
		}
		if err != nil {
			s.bad(at, "%v", err)
		}
	}
}

// some holds a value against several schemas, of which one must fit: at least,
// or exactly.
func (s *schema) some(of []any, v any, at string, one bool) {
	fits := 0
	for _, each := range of {
		alone := schema{root: s.root}
		if alone.fit(each.(object), v, at); len(alone.broken) == 0 {
			fits++
		}
	}
	if fits == 0 || one && fits > 1 {
		s.bad(at, "fits %d of %d forms", fits, len(of))
	}
}

func (s *schema) definition(ref string) object {
	at := s.root
	for _, name := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		at = at[name].(object)
	}
	return at
}

func typeOf(v any) string {
	switch v := v.(type) {
	case object:
		return "object"
	case []any:
		return "array"
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if v == math.Trunc(v) {
			return "integer"
		}
		return "number"
	}
	return "null"
}

// hostile are problems with what files may hold: control characters, text that
// is no UTF-8, from right to left, and longer than a screen.
var hostile = Problems{
	Warnf(Place{File: "content/\x00\u202e.md", Line: 1, Col: 1, Width: 0, Text: "\x00"}, "nul", "\x00\x1b[31m"),
	Warnf(Place{File: "data/a b%20#?.csv", Line: 1 << 20, Col: 1 << 20, Width: 1 << 20, Text: "x"}, "far", "\xff\xfe"),
	Errorf(Place{File: "data/\xff.csv", Line: 1}, "latin", "“%s”", strings.Repeat("ש", 5000)).WithHint("\u0301"),
	Errorf(Place{}, "nowhere", ""),
}

// TestSARIFSchema: what is printed is what the published schema says.
func TestSARIFSchema(t *testing.T) {
	s := readSchema(t)
	manual := accepting.Manual
	for name, r := range map[string]*Report{"of nothing": {}, "of every shape": {Problems: some, Manual: manual}, "without a manual": {Problems: some},
		"with what is accepted": &accepting, "hostile": {Problems: hostile, Manual: manual}} {
		var b bytes.Buffer
		if err := r.WriteSARIF(&b); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range s.holds(t, b.Bytes()) {
			t.Errorf("a report %s: %s", name, wrong)
		}
	}
}

// TestSARIFSchemaRefuses: the schema as it is read here finds what is wrong.
func TestSARIFSchemaRefuses(t *testing.T) {
	var b bytes.Buffer
	if err := accepting.WriteSARIF(&b); err != nil {
		t.Fatal(err)
	}
	s := readSchema(t)
	for _, c := range []struct{ from, to, want string }{
		{`"version": "2.1.0"`, `"version": "2.2.0"`, "/version: 2.2.0 is none of [2.1.0]"},
		{`"version": "2.1.0"`, `"versions": "2.1.0"`, ": has no version"},
		{`"level": "warning"`, `"level": "bad"`, "is none of"},
		{`"startLine": 2`, `"startLine": 0`, "0 is below 1"},
		{`"startLine": 2`, `"startLine": 2.5`, "is number, wanted integer"},
		{`"startLine": 2`, `"startLine": "2"`, "is string, wanted integer"},
		{`"ruleIndex": 0`, `"ruleIndex": -2`, "-2 is below -1"},
		{`"kind": "inSource"`, `"kind": "in source"`, "is none of"},
		{`"kind": "inSource"`, `"why": "x"`, "has no kind"},
		{`"uri": "a.csv"`, `"uri": "%zz"`, "invalid URL escape"},
		{`"columnKind": "unicodeCodePoints"`, `"columns": 1`, "has columns, which is not known"},
		{`"name": "scorecard"`, `"name": null`, "is null, wanted string"},
		{`"justification"`, `"reason"`, "has reason, which is not known"},
	} {
		if !strings.Contains(b.String(), c.from) {
			t.Fatalf("no %s in\n%s", c.from, &b)
		}
		broken := s.holds(t, []byte(strings.Replace(b.String(), c.from, c.to, 1)))
		if !slices.ContainsFunc(broken, func(w string) bool { return strings.Contains(w, c.want) }) {
			t.Errorf("%s in place of %s: got %q, want %q", c.to, c.from, broken, c.want)
		}
	}
}
