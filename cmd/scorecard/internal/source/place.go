package source

import (
	"strconv"
	"strings"
)

// A Place is a spot in an input file. The zero Place names no file; a Place
// with a File and no Line means the file as a whole.
type Place struct {
	File  string // slash-separated, relative to the site's root
	Line  int    // 1-based; 0 for the file as a whole
	Col   int    // 1-based, counted in characters; 0 for the line as a whole
	Width int    // characters under the caret; 0 is drawn as one
	Text  string // the line itself, without its line ending; "" where it may not be printed
}

// String gives the place as "file:line:col", leaving out what is not known.
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	s := p.File + ":" + strconv.Itoa(p.Line)
	if p.Col > 0 {
		s += ":" + strconv.Itoa(p.Col)
	}
	return s
}

// Secret reports whether the line may not be printed, and so neither what it
// holds: its text was kept back.
func (p Place) Secret() bool { return p.Line > 0 && p.Text == "" }

// compare orders places by file, line and column.
func (p Place) compare(q Place) int {
	if c := strings.Compare(p.File, q.File); c != 0 {
		return c
	}
	if p.Line != q.Line {
		return p.Line - q.Line
	}
	return p.Col - q.Col
}

// A Spot is a place that is kept small until somebody asks for it: the rows of
// every table carry one. The zero Spot is the zero Place.
type Spot struct {
	file  *File
	at    int32
	width int32
}

// Place works the place out.
func (s Spot) Place() Place {
	if s.file == nil {
		return Place{}
	}
	return s.file.At(int(s.at), int(s.width))
}
