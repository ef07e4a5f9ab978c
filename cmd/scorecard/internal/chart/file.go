package chart

import (
	"slices"
	"strconv"

	"scorecard/cmd/scorecard/internal/lettering"
)

// Credits are what a drawing as a file says about itself, each on lines of its
// own below the drawing; empty ones are left out.
type Credits struct {
	Source  string // "Source: Dorset Council, March 2023"
	Licence string // "Open Government Licence v3.0"
	Address string // of the page that has the chart
}

// Palette is the colours of the first series and of those after it, each written
// #rrggbb; ours where empty. In a page the style sheet has them.
type Palette [mostSeries]string

// paint puts the palette's colours in place of ours. A word that readers see
// cannot be taken for an attribute, since its quotation marks are escaped.
func (c *Palette) paint(b []byte) {
	for i := 0; i+9 <= len(b); i++ {
		if b[i] != '"' || b[i+1] != '#' || b[i+8] != '"' {
			continue
		}
		for n := range c {
			if len(c[n]) == len(accent) && string(b[i+1:i+8]) == strokes[n].colour {
				copy(b[i+1:], c[n])
				break
			}
		}
	}
}

const (
	fileWidth = 640
	fileEdge  = 16 // of white around the drawing
	titleLine = 20 // height of a line of the title
	titleSize = 16
)

// AppendFile prints the drawing as a file of its own, 640 pixels wide and on
// white, with its title and credits: for a paper. It needs no style sheet, and
// has plain lengths only, since word processors know little more. What a reader
// would have to tick is not in it.
func (s *Spec) AppendFile(b []byte) []byte {
	c := *s
	c.Series = slices.Clone(s.Series)
	if c.Kind == Line {
		c.Series = slices.DeleteFunc(c.Series, func(x Series) bool { return x.Optional })
	}
	c.lines = fileWidth - 2*fileEdge
	f := c.Frame()
	c.fixed = c.lines - f.Left - f.Right
	p := newPicture(b, &c)
	limit := (fileWidth - 2*fileEdge) * lettering.Size / titleSize
	top := fileEdge + titleLine*lettering.Lines(c.Title, limit)
	notes := [...]string{c.Credits.Source, c.Credits.Licence, c.Credits.Address}
	height := top + p.f.Height + 2*fileEdge
	for _, n := range notes {
		height += lineHeight * lettering.Lines(n, fileWidth-2*fileEdge)
	}
	size := strconv.Itoa(height)
	p.text(`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" width="640" height="` + size + `" viewBox="0 0 640 ` + size +
		`" font-family="Arial, Helvetica, sans-serif" font-size="12"><title id="t">`)
	p.escaped(c.Title)
	p.text(`</title><desc id="d">`)
	p.escaped(c.Summary)
	p.text(`</desc><rect width="640" height="` + size + `" fill="` + paper + `"/><g font-size="16" font-weight="bold" fill="` + ink + `">`)
	p.fileLines(c.Title, limit, fileEdge+12, titleLine)
	p.text(`</g><g transform="translate(`)
	p.number(fileEdge + f.Left)
	p.text(" ")
	p.number(top)
	p.text(`)">`)
	p.patterns()
	p.draw()
	p.text(`</g><g fill="` + muted + `">`)
	y := top + p.f.Height + fileEdge + 8
	for _, n := range notes {
		y = p.fileLines(n, fileWidth-2*fileEdge, y, lineHeight)
	}
	p.text("</g></svg>\n")
	s.Palette.paint(p.b[len(b):])
	return p.b
}

// fileLines prints a text from the file's left edge and gives the place of the
// line after it.
func (p *picture) fileLines(text string, limit, y, height int) int {
	for text != "" {
		var line string
		line, text = lettering.CutLine(text, limit)
		p.text(`<text x="16" y="`)
		p.number(y)
		p.text(`">`)
		p.escaped(line)
		p.text("</text>")
		y += height
	}
	return y
}
