package site

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
)

// pixels makes a picture of a size.
func pixels(t *testing.T, width, height int) string {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestShare(t *testing.T) {
	const words = "alt = \"a\"\n"
	for _, c := range []struct {
		share, picture string
		wrong          string // part of the problem; "" for none
	}{
		{"image = \"a.png\"\n" + words, pixels(t, 1200, 630), ""},
		{"image = \"/a.png\"\n" + words, pixels(t, 600, 315), ""},
		{"image = \"a.png\"\n" + words, pixels(t, 599, 315), "599 × 315 pixels, and 600 × 315 is the least"},
		{"image = \"a.png\"\n" + words, pixels(t, 600, 314), "600 × 314 pixels"},
		{"image = \"a.png\"\n" + words, "", "not a picture"},
		{"image = \"a.png\"\n" + words, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "not a picture"},
		{"image = \"a.png\"\n" + words, pixels(t, 1200, 630)[:20], "not a picture"},
		{"image = \"b.png\"\n" + words, pixels(t, 1200, 630), `no file "b.png"`},
		{"image = \"../site.toml\"\n" + words, "", "no file"},
		{"image = \"\"\n" + words, "", "no picture is named"},
		{words, "", "no picture is named"},
		{"image = \"a.png\"\n", pixels(t, 1200, 630), "no words"},
		{"image = 3\n" + words, "", "image"},
		{"image = \"a.png\"\ntitle = \"x\"\n" + words, pixels(t, 1200, 630), `"title"`},
	} {
		root := fstest.MapFS{
			"site.toml":    {Data: []byte("title = \"x\"\nfeedback = \"a@example.org\"\n[share]\n" + c.share)},
			"static/a.png": {Data: []byte(c.picture)},
		}
		s, problems := Load(root)
		said := ""
		for _, p := range problems {
			if p.Place.File == "site.toml" {
				said += p.Message + "\n"
			}
		}
		if c.wrong == "" {
			if said != "" || s.Config.Share.Image != "a.png" || s.Config.Share.Type != "image/png" || s.Config.Share.Width == 0 {
				t.Errorf("%q: %q, %+v", c.share, said, s.Config.Share)
			}
			continue
		}
		if !strings.Contains(said, c.wrong) {
			t.Errorf("%q: %q does not say %q", c.share, said, c.wrong)
		}
	}
}
