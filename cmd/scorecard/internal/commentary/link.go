package commentary

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"scorecard/cmd/scorecard/internal/source"
)

const addressHint = "an address begins with https://, http://, mailto: or tel:, or leads to a page of this site, as ../about/ does"

// address reads where a link, an image or a definition leads. Where it may
// not lead there, that is reported and the result is false.
func (p *printer) address(destination []byte, n ast.Node) (address, bool) {
	at := p.spot(destination, n)
	a := address(resolve(destination))
	if bytes.Contains(destination, []byte("{{")) {
		p.misplaced(at, "an address")
		return a, false
	}
	if a == "" {
		p.problems.Add(source.Errorf(p.place(at), "empty-link", "there is no address here").WithHint(addressHint))
		return a, false
	}
	return a, p.safe(a, at)
}

func (p *printer) safe(a address, at span) bool {
	why := a.wrong()
	if why != "" {
		p.problems.Add(source.Errorf(p.place(at), "unsafe-link", "this address may not be used: %s", why).WithHint(addressHint))
	}
	return why == ""
}

// misplaced reports a reference where a figure cannot be put in.
func (p *printer) misplaced(at span, where string) {
	p.problems.Add(source.Errorf(p.place(at), "figure-reference", "a figure reference may not stand in %s", where).
		WithHint("put it into the text instead"))
}

// urlOf percent-encodes what an address needs to have encoded.
func urlOf(a address) string { return string(util.URLEscape([]byte(a), false)) }

func (p *printer) link(n *ast.Link) {
	p.linkWords(n)
	p.fixed++
	defer func() { p.fixed-- }()
	a, ok := p.address(n.Destination, n)
	if !ok {
		p.children(n)
		return
	}
	p.str(`<a href="`)
	p.url(Link{URL: urlOf(a), Place: p.place(p.spot(n.Destination, n))})
	p.str(`"`)
	p.title(n.Title, n)
	p.within(">", n, "</a>")
}

// pointless are the words of links that say nothing to a reader who hears a
// page's links alone (WCAG 2.2, success criterion 2.4.4, and GOV.UK's style).
var pointless = []string{"here", "click here", "click", "this", "this link", "link", "read more", "more", "more information", "find out more",
	"see here", "this page", "press here"}

// linkWords reports a link whose words do not say where it leads.
func (p *printer) linkWords(n *ast.Link) {
	words := p.plain(n, false)
	said := strings.ToLower(strings.Trim(strings.Join(strings.Fields(words), " "), " .:!>→»"))
	problem := source.Warnf(p.place(p.spot(nil, n)), "link-text", "this link has no words")
	switch {
	case source.IsBlank(words):
	case slices.Contains(pointless, said):
		problem.Message = fmt.Sprintf("this link says %q, and not where it leads", said)
	default:
		return
	}
	p.problems.Add(problem.WithHint("say where it leads: [the report of March 2023](…)"))
}

// url prints an address where another may be put in.
func (p *printer) url(l Link) {
	at := len(p.out)
	p.escape([]byte(l.URL))
	p.text.cuts = append(p.text.cuts, cut{at: int32(at), length: int32(len(p.out) - at), index: int32(len(p.text.links))})
	p.text.links = append(p.text.links, l)
}

func (p *printer) title(title []byte, n ast.Node) {
	if len(title) == 0 {
		return
	}
	if bytes.Contains(title, []byte("{{")) {
		p.misplaced(p.spot(title, n), "the title of a link")
	}
	p.str(` title="`)
	p.escapeMarkdown(title)
	p.str(`"`)
}

func (p *printer) autoLink(n *ast.AutoLink) {
	label := n.Label(p.src)
	at := span{n.Pos() + 1, n.Pos() + 1 + len(label)}
	a := address(label)
	if _, _, ok := a.scheme(); !ok && n.AutoLinkType == ast.AutoLinkEmail {
		a = "mailto:" + a
	}
	if bytes.Contains(label, []byte("{{")) {
		p.misplaced(at, "an address")
	} else if p.safe(a, at) {
		p.str(`<a href="`)
		p.url(Link{URL: urlOf(a), Place: p.place(at)})
		p.str(`">`)
		p.escape(label)
		p.str("</a>")
		return
	}
	p.escape(label)
}

func (p *printer) image(n *ast.Image) {
	alt := p.plain(n, false)
	if source.IsBlank(alt) {
		p.problems.Add(source.Warnf(p.place(p.spot(nil, n)), "alt-text", "this image has no description").
			WithHint("say in words what it shows: ![The number of children in care fell](…)"))
	}
	p.figuresIn(n)
	a, ok := p.address(n.Destination, n)
	if !ok {
		p.escape([]byte(alt))
		return
	}
	at := p.place(p.spot(n.Destination, n))
	if _, _, ok := a.scheme(); ok {
		p.problems.Add(source.Warnf(at, "outside-image", "readers will not see this image: pages load nothing from elsewhere").
			WithHint("put the file into static/ and write where it is on this site"))
	}
	p.str(`<img src="`)
	p.url(Link{URL: urlOf(a), Image: true, Place: at})
	p.str(`" alt="`)
	p.escape([]byte(alt))
	p.str(`"`)
	p.title(n.Title, n)
	p.str(">")
}

// figuresIn reports the references in the description of an image, which is
// an attribute and takes no HTML.
func (p *printer) figuresIn(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		f, ok := c.(*figureNode)
		if !ok {
			p.figuresIn(c)
			continue
		}
		if _, literal := f.literal(p.src); literal {
			continue
		}
		if _, w := p.readFigure(f); w != nil {
			p.wrongFigure(w, f.from)
		} else {
			p.misplaced(f.span, "the description of an image")
		}
	}
}
