package pages

import (
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"scorecard/cmd/scorecard/internal/figures"
	"scorecard/cmd/scorecard/internal/record"
	"scorecard/cmd/scorecard/internal/scorecard"
	"scorecard/cmd/scorecard/internal/source"
	"scorecard/cmd/scorecard/internal/words"
)

// fill puts something into a field of a plain kind, and reports whether it
// could.
func fill(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Uint8:
		v.Set(reflect.ValueOf(1).Convert(v.Type()))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return fill(v.Index(0))
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[scorecard.Period]() {
			p, err := scorecard.ParseMonth("2023-03")
			v.Set(reflect.ValueOf(p))
			return err == nil
		}
		return v.NumField() > 0 && v.Field(0).CanSet() && fill(v.Field(0))
	default:
		return false
	}
	return true
}

// TestMakings puts something into each field that a layout can reach and that a
// key is made from by hand: the key must be another then. A field that is added
// and forgotten fails here.
func TestMakings(t *testing.T) {
	for _, c := range []struct {
		value any
		sum   func(v any) source.Sum
	}{
		{new(Site), func(v any) source.Sum { all := v.(*Site).makings(); return all.Sum() }},
		{new(record.Month), func(v any) source.Sum {
			var all source.Makings
			stamp(&all, v.(*record.Month))
			return all.Sum()
		}},
	} {
		of := reflect.TypeOf(c.value).Elem()
		for n := range of.NumField() {
			f := of.Field(n)
			if !f.IsExported() {
				continue
			}
			v := reflect.New(of)
			if !fill(v.Elem().Field(n)) {
				t.Errorf("%s.%s is no plain value, so that it cannot be a part of a key", of, f.Name)
			} else if c.sum(v.Interface()) == c.sum(c.value) {
				t.Errorf("%s.%s is not a part of the key", of, f.Name)
			}
		}
	}
}

// static is a plan of static files alone.
func static(root fs.FS, files ...*Static) *Plan {
	l := &Layouts{assets: map[string]asset{"site.css": {name: "assets/site.css"}}}
	return NewPlan(Input{Book: &figures.Book{Words: &words.Words{}}, Layouts: l, Root: root, Static: files}, nil)
}

// TestStatic notices another text of a static file, also where nobody asked for
// its key before it changed.
func TestStatic(t *testing.T) {
	root := fstest.MapFS{"static/a": {Data: []byte("1")}, "static/b": {Data: []byte("1")}}
	a, b := &Static{Name: "static/a"}, &Static{Name: "static/b"}
	before := static(root, a, b)
	if f, _, err := before.Render("a"); err != nil || string(f.Data) != "1" || f.Name != "a" {
		t.Fatalf("it is %q, %v", f.Data, err)
	}
	root["static/a"].Data = []byte("2")
	after := static(root, &Static{Name: "static/a"}, b)
	if got := after.Since(before); !slices.Equal(got, []string{"a"}) {
		t.Errorf("%q differ, want a", got)
	}
	if got := after.Since(after); len(got) != 0 {
		t.Errorf("%q differ from themselves", got)
	}
	gone := static(root, b)
	if got := gone.Since(after); !slices.Equal(got, []string{"a"}) {
		t.Errorf("%q differ, want a, which is gone", got)
	}
}

// TestPlanNames finds files by their names and by no others.
func TestPlanNames(t *testing.T) {
	p := static(fstest.MapFS{"static/a/b": {Data: []byte("1")}}, &Static{Name: "static/a/b"}, &Static{Name: "static/gone"})
	for _, name := range []string{"", ".", "a", "a/", "a/b/", "/a/b", "static/a/b", "b", "A/B", "a/../a/b", "charts/", "embed/x/index.html"} {
		if _, ok := p.Key(name); ok {
			t.Errorf("%q has a key", name)
		}
		if _, _, err := p.Render(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, ok := p.Key("a/b"); !ok {
		t.Error("a/b has no key")
	}
	if _, _, err := p.Render("gone"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that went away: %v", err)
	}
}
