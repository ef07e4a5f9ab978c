// Package source reads the files that people write and keeps the place of
// everything in them, so that whatever is wrong can be shown where it stands.
//
// It knows three kinds of input: text (Markdown), tables (CSV as Excel saves
// it) and definitions (TOML). It knows nothing of scorecards: which columns a
// table has, or what a key means, is its callers' business.
//
//	file, problems := source.Read(root, "data/dorset/2023-03.csv")
//	table, found := file.Table(source.Columns{Required: []string{"indicator", "value"}})
//	for row := range table.Rows() {
//		cell := row.Cell("value")
//		problems.Add(source.Errorf(cell.Place(), "number", "%q is not a number", cell.Text))
//	}
//
// What is wrong with an input is a Problem, never an error: it has a Place, a
// rule's name and, where one can be given, a hint. Problems are collected, not
// returned at the first; Sorted puts them in one order whatever order the
// files were read in.
package source

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A File is an input file, decoded to UTF-8 with line feeds as line endings
// and without a byte order mark.
type File struct {
	Name string // slash-separated, relative to the site's root
	Text []byte
	from int // line on which Text begins, less 1; for a part of a file

	secret func(line string) bool // lines that no Place may carry; nil for none
}

// ErrMissing is what Read gives for a file that does not exist.
var ErrMissing = errors.New("no such file")

// Read reads a file. The error is ErrMissing or nil; a file that is there and
// cannot be read is a problem, and the File is then nil.
func Read(root fs.FS, name string) (*File, Problems, error) {
	raw, problems, err := Raw(root, name)
	if raw == nil {
		return nil, problems, err
	}
	f, problems := NewFile(name, raw)
	return f, problems, nil
}

// Raw reads the bytes of a file, which are nil only where Read gives no File
// for them either.
func Raw(root fs.FS, name string) ([]byte, Problems, error) {
	if info, err := fs.Stat(root, name); err == nil {
		if p := unfit(name, info); p != nil {
			return nil, Problems{*p}, nil
		}
	}
	raw, err := fs.ReadFile(root, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, ErrMissing
	case err != nil:
		return nil, Problems{unreadable(root, name, err)}, nil
	case raw == nil:
		raw = []byte{}
	}
	return raw, nil, nil
}

// largest is how many bytes a file of figures or words may have. Nobody writes as
// many; a film that was given the wrong name has more.
const largest = 64 << 20

// unfit says why what stands at a name is not to be read at all: reading a pipe
// would wait for ever.
func unfit(name string, info fs.FileInfo) *Problem {
	var p Problem
	switch {
	case info.IsDir():
		return nil // reading it says so
	case !info.Mode().IsRegular():
		p = Errorf(Place{File: name}, "unreadable", "this is a pipe or a device, and not a file").WithHint("take it away, or give it another name")
	case info.Size() > largest:
		p = Errorf(Place{File: name}, "unreadable", "this file has %d MB, too much for figures or words", info.Size()>>20).
			WithHint("the most that is read is %d MB", largest>>20)
	default:
		return nil
	}
	return &p
}

func unreadable(root fs.FS, name string, err error) Problem {
	at := Place{File: name}
	if info, statErr := fs.Stat(root, name); statErr == nil && info.IsDir() {
		return Errorf(at, "unreadable", "a folder stands where a file should be").
			WithHint("move the folder away, or give it another name")
	}
	if errors.Is(err, fs.ErrPermission) {
		return Errorf(at, "unreadable", "this file may not be read").
			WithHint("give yourself permission to read it, or close the program that has it locked")
	}
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		err = pathErr.Err
	}
	return Errorf(at, "unreadable", "this file cannot be read: %v", err)
}

// NewFile makes a File from bytes that Raw has read.
func NewFile(name string, raw []byte) (*File, Problems) {
	text, p := decode(name, raw)
	if p != nil {
		return nil, Problems{*p}
	}
	return &File{Name: name, Text: text}, nil
}

// decode turns the bytes of a file into UTF-8 with line feeds: it takes off a
// byte order mark, reads as Windows-1252 what is not UTF-8, and refuses
// UTF-16 and binary files.
func decode(name string, raw []byte) ([]byte, *Problem) {
	if bytes.HasPrefix(raw, []byte{0xff, 0xfe}) || bytes.HasPrefix(raw, []byte{0xfe, 0xff}) {
		p := Errorf(Place{File: name}, "encoding", "this file is in UTF-16").
			WithHint("in Excel, save it as “CSV UTF-8 (Comma delimited)”; in an editor, as UTF-8")
		return nil, &p
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		p := Errorf(Place{File: name, Line: 1 + bytes.Count(raw[:i], []byte("\n"))}, "encoding",
			"this is not a text file (it has a zero byte)").
			WithHint("a workbook (.xlsx, .ods) has to be saved as CSV first")
		return nil, &p
	}
	if !utf8.Valid(raw) {
		raw, _ = charmap.Windows1252.NewDecoder().Bytes(raw)
	}
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
		raw = bytes.ReplaceAll(raw, []byte("\r"), []byte("\n"))
	}
	return raw, nil
}

// Whole is the place of the file as a whole.
func (f *File) Whole() Place { return Place{File: f.Name} }

// Hide says which lines may not be printed with a problem, such as those with
// a figure that is withheld. Places in them have no Text.
func (f *File) Hide(secret func(line string) bool) { f.secret = secret }

// Part gives a piece of the file, from byte offset from up to to, as a File
// whose places are still those of the whole file. The piece must begin at the
// start of a line.
func (f *File) Part(from, to int) *File {
	return &File{Name: f.Name, Text: f.Text[from:to], from: f.from + bytes.Count(f.Text[:from], []byte("\n")), secret: f.secret}
}

// At gives the place of width bytes at a byte offset of the file's text. An
// offset outside the text is moved to its nearest end.
func (f *File) At(offset, width int) Place {
	offset = max(0, min(offset, len(f.Text)))
	start := bytes.LastIndexByte(f.Text[:offset], '\n') + 1
	return f.place(bytes.Count(f.Text[:start], []byte("\n"))+1, start, offset, width)
}

// Line gives the place of a whole line, counted from 1 within the file's text.
func (f *File) Line(line int) Place {
	p := f.AtColumn(line, 1, 0)
	p.Col, p.Width = 0, 0
	return p
}

// AtColumn gives the place of width bytes at a line and a byte column, both
// counted from 1 within the file's text. Outside the text it is moved to the
// nearest line and the nearest end of it.
func (f *File) AtColumn(line, col, width int) Place {
	start, n := 0, 1
	for ; n < line; n++ {
		i := bytes.IndexByte(f.Text[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	return f.place(n, start, start+col-1, width)
}

func (f *File) place(line, start, offset, width int) Place {
	end := len(f.Text)
	if i := bytes.IndexByte(f.Text[start:], '\n'); i >= 0 {
		end = start + i
	}
	offset = min(max(offset, start), end)
	for offset > start && offset < end && !utf8.RuneStart(f.Text[offset]) {
		offset-- // a place is never in the middle of a character
	}
	stop := min(end, offset+max(width, 0))
	for stop < end && !utf8.RuneStart(f.Text[stop]) {
		stop++
	}
	text := string(f.Text[start:end])
	if f.secret != nil && f.secret(text) {
		text = ""
	}
	return Place{
		File:  f.Name,
		Line:  f.from + line,
		Col:   1 + utf8.RuneCount(f.Text[start:offset]),
		Width: utf8.RuneCount(f.Text[offset:stop]),
		Text:  text,
	}
}

// Sum stands for the file's name, its text and where that begins.
func (f *File) Sum() Sum {
	var m Makings
	m.Text(f.Name, string(f.Text))
	m.Int(f.from)
	return m.Sum()
}

// IsBlank reports whether a text is empty but for white space, counting the
// no-break space that spreadsheets leave behind.
func IsBlank(s string) bool { return strings.TrimSpace(s) == "" }
