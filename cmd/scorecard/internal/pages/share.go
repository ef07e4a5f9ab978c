package pages

import (
	"strconv"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
)

// The colours of a browser's own bar around a page, where the council gives
// none: the accent of site.css, and its ground in the dark.
const (
	lightBar = "#12436d"
	darkBar  = "#14171a"
)

// An Image is the picture that goes with an address where people pass it on.
type Image struct {
	URL           string // from the root; "" for none
	Alt           string
	Type          string // "image/png"
	Width, Height int    // in pixels
}

// A Meta is what a page's head says to those who show its address somewhere
// else: search engines and services where people share it.
type Meta struct {
	Name, Property string // one of them
	Content        string
}

// bar gives the colour of a browser's own bar where the device is set to light.
func bar(c *figures.Config) string {
	if hex := c.Theme.Accent.Hex; hex != "" {
		return hex
	}
	return lightBar
}

// DarkBar is the colour of a browser's own bar where the device is set to dark.
func (s *Site) DarkBar() string { return darkBar }

// Hidden reports whether search engines are asked to leave the page out: a
// draft, a version of a month, which would be found before what put it right,
// and what is shown at addresses that do not exist.
func (p *Page) Hidden() bool { return p.Draft || p.version || p.anywhere }

// Share lists what the head says of the page to services that show its
// address, in the terms of the Open Graph protocol, which all of them read. It
// is nothing where the page has no address of its own.
func (p *Page) Share() []Meta {
	address := p.Canonical()
	if address == "" {
		return nil
	}
	title := p.Title
	if p.Publisher != "" && p.Publisher != p.Title {
		title += " – " + p.Publisher
	}
	all := []Meta{{Property: "og:type", Content: "website"}, {Property: "og:url", Content: address}, {Property: "og:title", Content: title}}
	add := func(property, content string) {
		if content != "" {
			all = append(all, Meta{Property: property, Content: content})
		}
	}
	add("og:description", p.Description)
	add("og:site_name", p.Site.Title)
	add("og:locale", strings.ReplaceAll(p.Site.Language, "-", "_"))
	image := &p.Site.Image
	if image.URL == "" {
		return append(all, Meta{Name: "twitter:card", Content: "summary"})
	}
	add("og:image", p.Site.BaseURL+image.URL)
	add("og:image:type", image.Type)
	add("og:image:width", strconv.Itoa(image.Width))
	add("og:image:height", strconv.Itoa(image.Height))
	add("og:image:alt", image.Alt)
	return append(all, Meta{Name: "twitter:card", Content: "summary_large_image"})
}

// longestDescription is how many characters of a description search engines
// show.
const longestDescription = 160

// shortened cuts a text for a description, at the end of a word.
func shortened(s string) string {
	runes := []rune(s)
	if len(runes) <= longestDescription {
		return s
	}
	cut := string(runes[:longestDescription-1])
	if at := strings.LastIndexByte(cut, ' '); at > 0 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.–-(") + "…"
}
