package source

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// file makes a file that a test is sure of.
func file(t testing.TB, raw string) *File {
	t.Helper()
	f, problems := NewFile("data/board/2023-03.csv", []byte(raw))
	if f == nil || len(problems) > 0 {
		t.Fatalf("%q is not text: %v", raw, problems)
	}
	return f
}

// where prints a place as line:column+width.
func where(p Place) string { return fmt.Sprintf("%d:%d+%d", p.Line, p.Col, p.Width) }

// list prints problems, one on a line, without their hints.
func list(problems Problems) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s %s: %s\n", where(p.Place), p.Rule, p.Message)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// inside reports a place that is not in the file.
func inside(t *testing.T, f *File, p Place) {
	t.Helper()
	lines := strings.Split(string(f.Text), "\n")
	switch {
	case p.File != f.Name:
		t.Errorf("%q is not in %q", p.File, f.Name)
	case p.Line == 0 && p.Col == 0:
	case p.Line < 1 || p.Line > len(lines):
		t.Errorf("line %d is not one of the %d of %q", p.Line, len(lines), f.Text)
	default:
		line := lines[p.Line-1]
		length := utf8.RuneCountInString(line)
		if p.Col < 0 || p.Col > length+1 || p.Width < 0 || max(p.Col, 1)-1+p.Width > length {
			t.Errorf("%s is not in the line %q, which has %d characters", where(p), line, length)
		}
		if p.Text != line {
			t.Errorf("%s has the line %q, which is %q", where(p), p.Text, line)
		}
	}
}

// told reports a problem without the words that an author needs.
func told(t *testing.T, p Problem) {
	t.Helper()
	if p.Message == "" || p.Rule == "" || strings.HasSuffix(p.Message, ".") {
		t.Errorf("%+v is no problem in an author's words", p)
	}
}

func TestDecode(t *testing.T) {
	for _, c := range []struct{ says, raw, want string }{
		{"UTF-8", "Ynys Môn,£5\n", "Ynys Môn,£5\n"},
		{"a byte order mark", "\xef\xbb\xbfindicator,value\n", "indicator,value\n"},
		{"a byte order mark and nothing else", "\xef\xbb\xbf", ""},
		{"a byte order mark that is not at the beginning", "a\xef\xbb\xbfb", "a\ufeffb"},
		{"Windows line endings", "a\r\nb\r\n", "a\nb\n"},
		{"old Macintosh line endings", "a\rb\r", "a\nb\n"},
		{"mixed line endings", "a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"},
		{"Windows-1252", "Ynys M\xf4n,\xa35 \x96 \x80", "Ynys Môn,£5 – €"},
		{"Windows-1252 with its line endings", "\xa35\r\n\x936\x94\r\n", "£5\n“6”\n"},
		{"nothing", "", ""},
	} {
		f, problems := NewFile("a.csv", []byte(c.raw))
		if len(problems) > 0 || string(f.Text) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.says, f.Text, problems, c.want)
		}
	}
	for _, c := range []struct {
		says, raw, want, hint string
	}{
		{"UTF-16 as Windows writes it", "\xff\xfea\x00", "0:0+0 encoding: this file is in UTF-16", "in Excel, save it as"},
		{"UTF-16 the other way round", "\xfe\xff\x00a", "0:0+0 encoding: this file is in UTF-16", "in Excel, save it as"},
		{"a workbook", "PK\x03\x04\nab\nc\x00d", "3:0+0 encoding: this is not a text file (it has a zero byte)", "a workbook (.xlsx, .ods) has to be saved as CSV first"},
		{"a zero byte at the beginning", "\x00", "1:0+0 encoding: this is not a text file (it has a zero byte)", "a workbook"},
	} {
		f, problems := NewFile("a.csv", []byte(c.raw))
		if f != nil || list(problems) != c.want || !strings.HasPrefix(problems[0].Hint, c.hint) || problems[0].Place.File != "a.csv" {
			t.Errorf("%s: %v, %+v; want %s", c.says, f, problems, c.want)
		}
	}
}

// refusing is a file system whose files give one error.
type refusing struct{ err error }

func (r refusing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: r.err}
}

func TestRead(t *testing.T) {
	root := fstest.MapFS{"data/a.csv": {Data: []byte("\xef\xbb\xbfa\r\n")}, "data/b.csv/c": {}, "data/d.csv": {Data: []byte("\xff\xfe")}}
	f, problems, err := Read(root, "data/a.csv")
	if err != nil || len(problems) > 0 || f.Name != "data/a.csv" || string(f.Text) != "a\n" {
		t.Errorf("a.csv is %+v, %v, %v", f, problems, err)
	}
	if f, problems, err := Read(root, "data/e.csv"); f != nil || len(problems) > 0 || !errors.Is(err, ErrMissing) {
		t.Errorf("a file that is not there is %+v, %v, %v", f, problems, err)
	}
	for _, c := range []struct {
		root       fs.FS
		name, want string
	}{
		{root, "data/b.csv", "0:0+0 unreadable: a folder stands where a file should be"},
		{root, "data/d.csv", "0:0+0 encoding: this file is in UTF-16"},
		{refusing{fs.ErrPermission}, "data/a.csv", "0:0+0 unreadable: this file may not be read"},
		{refusing{errors.New("the disk is on fire")}, "data/a.csv", "0:0+0 unreadable: this file cannot be read: the disk is on fire"},
	} {
		f, problems, err := Read(c.root, c.name)
		if f != nil || err != nil || list(problems) != c.want || problems[0].Place.File != c.name {
			t.Errorf("%s is %+v, %+v, %v; want %s", c.name, f, problems, err, c.want)
		}
	}
}

func TestAt(t *testing.T) {
	const text = "aé£\n\n€😀z\n"
	for _, c := range []struct {
		offset, width int
		want, line    string
	}{
		{0, 1, "1:1+1", "aé£"},
		{1, 2, "1:2+1", "aé£"}, // one character of two bytes
		{3, 2, "1:3+1", "aé£"},
		{5, 1, "1:4+0", "aé£"}, // on the line feed
		{6, 1, "2:1+0", ""},    // on an empty line
		{7, 3, "3:1+1", "€😀z"},
		{7, 8, "3:1+3", "€😀z"},
		{10, 4, "3:2+1", "€😀z"},
		{14, 1, "3:3+1", "€😀z"},
		{0, 0, "1:1+0", "aé£"},
		{0, 99, "1:1+3", "aé£"}, // never past the end of the line
		{0, -5, "1:1+0", "aé£"},
		{16, 1, "4:1+0", ""}, // after the last line feed
		{99, 1, "4:1+0", ""},
		{-7, 1, "1:1+1", "aé£"},
		{2, 1, "1:2+1", "aé£"},  // in the middle of é
		{12, 1, "3:2+1", "€😀z"}, // in the middle of 😀
		{7, 2, "3:1+1", "€😀z"},  // a width that ends in the middle of €
	} {
		p := file(t, text).At(c.offset, c.width)
		if where(p) != c.want || p.Text != c.line {
			t.Errorf("%d bytes at %d are at %s in %q, want %s in %q", c.width, c.offset, where(p), p.Text, c.want, c.line)
		}
	}
}

func TestAtColumn(t *testing.T) {
	const text = "aé£\n\nlast"
	for _, c := range []struct {
		line, col, width int
		want             string
	}{
		{1, 1, 1, "1:1+1"},
		{1, 2, 2, "1:2+1"}, // byte columns in, characters out
		{1, 4, 2, "1:3+1"},
		{1, 99, 1, "1:4+0"},
		{1, 0, 1, "1:1+1"},
		{1, -3, 1, "1:1+1"},
		{2, 1, 1, "2:1+0"},
		{3, 4, 5, "3:4+1"},
		{4, 1, 1, "3:1+1"}, // there is no line 4
		{99, 2, 1, "3:2+1"},
		{0, 1, 1, "1:1+1"},
	} {
		if got := where(file(t, text).AtColumn(c.line, c.col, c.width)); got != c.want {
			t.Errorf("line %d, byte %d is at %s, want %s", c.line, c.col, got, c.want)
		}
	}
	for line, want := range []string{"1:0+0", "1:0+0", "2:0+0", "3:0+0", "3:0+0"} {
		if got := where(file(t, text).Line(line)); got != want {
			t.Errorf("line %d is at %s, want %s", line, got, want)
		}
	}
	if got := file(t, text).Whole(); got != (Place{File: "data/board/2023-03.csv"}) {
		t.Errorf("the whole file is at %+v", got)
	}
}

func TestPart(t *testing.T) {
	f := file(t, "one\ntwo é\nthree\nfour\n")
	part := f.Part(4, 17)
	if string(part.Text) != "two é\nthree\n" {
		t.Fatalf("the part is %q", part.Text)
	}
	for offset := range part.Text {
		got, want := part.At(offset, 2), f.At(offset+4, 2)
		if got != want {
			t.Errorf("byte %d of the part is at %+v, in the file at %+v", offset, got, want)
		}
	}
	inner := part.Part(7, 13)
	if got := inner.At(1, 1); got.Line != 3 || got.Col != 2 || got.Text != "three" {
		t.Errorf("a part of a part has its second byte at %+v", got)
	}
	if got := inner.Line(1); got.Line != 3 || got.Text != "three" {
		t.Errorf("a part of a part begins at %+v", got)
	}
	if got := f.Part(22, 22).At(0, 1); got.Line != 5 || got.Col != 1 {
		t.Errorf("the empty part at the end begins at %+v", got)
	}
}

func TestHide(t *testing.T) {
	f := file(t, "open\nsecret 3\nopen\n")
	f.Hide(func(line string) bool { return strings.HasPrefix(line, "secret") })
	for line, want := range map[int]string{1: "open", 2: "", 3: "open"} {
		if got := f.AtColumn(line, 3, 1); got.Text != want || got.Line != line || got.Col != 3 || got.Secret() != (want == "") {
			t.Errorf("line %d is at %+v, want the text %q", line, got, want)
		}
	}
	if got := f.Part(5, 15).At(0, 1); got.Text != "" || got.Line != 2 {
		t.Errorf("in a part, the line is at %+v", got)
	}
	if got := (Spot{f, 6, 1}).Place(); got.Text != "" || got.Line != 2 || got.Col != 2 {
		t.Errorf("a spot in the line is at %+v", got)
	}
}

func TestPlaceString(t *testing.T) {
	for _, c := range []struct {
		place Place
		want  string
	}{
		{Place{}, ""},
		{Place{File: "site.toml"}, "site.toml"},
		{Place{File: "site.toml", Line: 3}, "site.toml:3"},
		{Place{File: "site.toml", Line: 3, Col: 7, Width: 2}, "site.toml:3:7"},
		{Place{File: "site.toml", Col: 7}, "site.toml"},
	} {
		if got := c.place.String(); got != c.want {
			t.Errorf("%+v is %q, want %q", c.place, got, c.want)
		}
	}
	if got := (Spot{}).Place(); got != (Place{}) {
		t.Errorf("the zero Spot is at %+v", got)
	}
}

func TestIsBlank(t *testing.T) {
	for in, want := range map[string]bool{"": true, " \t\n": true, "\u00a0": true, "0": false, " x ": false, "-": false} {
		if IsBlank(in) != want {
			t.Errorf("%q is blank: %t", in, !want)
		}
	}
}

// odd is a file system with one file, which nobody may open.
type odd struct {
	t    *testing.T
	file fstest.MapFile
	size int64
}

func (o odd) Open(name string) (fs.File, error) {
	o.t.Errorf("%s was opened", name)
	return nil, fs.ErrInvalid
}

func (o odd) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(fstest.MapFS{name: &o.file}, name)
	return sized{info, o.size}, err
}

type sized struct {
	fs.FileInfo
	size int64
}

func (s sized) Size() int64 { return s.size }

// TestUnfit reads what is no file, or too much of one.
func TestUnfit(t *testing.T) {
	for _, c := range []struct {
		mode fs.FileMode
		size int64
		want string
	}{
		{fs.ModeNamedPipe | 0o644, 0, "this is a pipe or a device, and not a file"},
		{fs.ModeDevice | 0o644, 0, "this is a pipe or a device, and not a file"},
		{fs.ModeSocket | 0o644, 0, "this is a pipe or a device, and not a file"},
		{0o644, largest + 1, "this file has 64 MB, too much for figures or words"},
	} {
		f, problems, err := Read(odd{t, fstest.MapFile{Mode: c.mode}, c.size}, "a.csv")
		if f != nil || err != nil || len(problems) != 1 || problems[0].Message != c.want || problems[0].Rule != "unreadable" {
			t.Errorf("%v: %v, %v, %v, want %q", c.mode, f, problems, err, c.want)
		}
	}
}
