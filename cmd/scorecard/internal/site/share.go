package site

import (
	"image"
	_ "image/gif"  // for DecodeConfig
	_ "image/jpeg" // for DecodeConfig
	_ "image/png"  // for DecodeConfig
	"io/fs"
	"path"
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// A Share is the picture that goes with an address where people pass it on.
type Share struct {
	Image         string // a file below static/; "" for none
	Alt           string // what it shows
	Type          string // "image/png"
	Width, Height int    // in pixels
}

// The sizes of a picture for shares, in pixels. Services cut it to about 1.91 to
// 1, and show none that is smaller than the least.
const (
	leastShareWidth, leastShareHeight = 600, 315
	shareSize                         = "1200 × 630 pixels"
)

// share reads [share]. A picture that cannot be used is a problem, and is left
// out.
func (l *loader) share(keys *source.Keys) (s Share) {
	table, ok := keys.Table("share")
	if !ok {
		return s
	}
	s = Share{Image: strings.TrimPrefix(table.String("image"), "/"), Alt: table.String("alt")}
	table.Done()
	at := table.Place("image")
	switch {
	case s.Image == "":
		l.add(source.Errorf(table.Place(), "share-image", "no picture is named").WithHint(`image = "share.png", a file below static/`))
	case !l.isStatic(s.Image):
		l.add(source.Errorf(at, "share-image", "there is no file %q in static/", s.Image).
			WithHint(`put the picture there and name it from there: image = "share.png"`))
	case !l.measure(&s):
		l.add(source.Errorf(at, "share-image", "%q is not a picture that services can show", s.Image).
			WithHint("they show PNG, JPEG and GIF, and no SVG; %s is the size to make", shareSize))
	case s.Width < leastShareWidth || s.Height < leastShareHeight:
		l.add(source.Errorf(at, "share-image", "%q is %d × %d pixels, and %d × %d is the least", s.Image, s.Width, s.Height, leastShareWidth, leastShareHeight).
			WithHint("%s is the size to make", shareSize))
	case s.Alt == "":
		l.add(source.Errorf(at, "share-image", "the picture has no words for those who cannot see it").WithHint(`alt = "what the picture shows"`))
	default:
		return s
	}
	return Share{}
}

// measure reads a picture's kind and size.
func (l *loader) measure(s *Share) bool {
	f, err := l.root.Open("static/" + s.Image)
	if err != nil {
		return false
	}
	defer f.Close()
	c, kind, err := image.DecodeConfig(f)
	s.Type, s.Width, s.Height = "image/"+kind, c.Width, c.Height
	return err == nil
}

// isStatic reports whether there is a file of the name below static/.
func (l *loader) isStatic(name string) bool {
	info, err := fs.Stat(l.root, "static/"+name)
	return err == nil && !info.IsDir()
}

// iconTypes are the kinds of pictures that browsers take for a site's icon.
var iconTypes = []string{".svg", ".png", ".ico"}

// checkIcon reports an icon that is no file below static/, or of a kind that
// browsers do not take.
func (l *loader) checkIcon(c *Config, keys *source.Keys) {
	at := keys.Place("theme", "icon")
	switch {
	case c.Icon == "":
		return
	case !l.isStatic(c.Icon):
		l.add(source.Errorf(at, "icon", "there is no file %q in static/", c.Icon).
			WithHint(`put the picture there and name it from there: icon = "icon.svg"`))
	case !slices.Contains(iconTypes, path.Ext(c.Icon)):
		l.add(source.Errorf(at, "icon", "%q is not an icon that browsers show", c.Icon).
			WithHint("an icon is a picture in SVG (icon.svg), PNG or ICO"))
	default:
		return
	}
	c.Icon = ""
}
