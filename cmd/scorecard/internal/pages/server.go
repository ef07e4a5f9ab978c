package pages

import (
	"slices"
	"strings"

	"scorecard/cmd/scorecard/internal/figures"
)

// policy is the content security policy that every page states first in its
// head.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'"

// Policy is the content security policy for layouts.
func (s *Site) Policy() string { return policy }

// unframed are the addresses of pages that nobody may frame: all but those of
// charts for a frame, which are deeper or below embed/. Versions of months, which
// are as deep, have lines of their own. Hosts agree on this much:
// a :name is one part of a path, and a header that several rules give is sent
// with all of their values, each a policy of its own. They do not agree on how
// a rule takes a header away, or on two asterisks in a path.
var unframed = []string{"/", "/:a/", "/:a/:b/", "/:a/:b/" + youngDir, "/:a/indicators/:c/", "/:a/meetings/:c/"}

// headers is the file _headers, which Netlify, Cloudflare Pages and others read,
// of a site whose months have so many versions at most.
func headers(versions int) []byte {
	var b strings.Builder
	b.WriteString("/*\n" +
		"  Content-Security-Policy: " + policy + "\n" +
		"  X-Content-Type-Options: nosniff\n" +
		"  Referrer-Policy: strict-origin-when-cross-origin\n")
	paths := slices.Clone(unframed)
	for n := range versions {
		version := "/:a/:b/" + versionDir(n+1)
		paths = append(paths, version, version+youngDir)
	}
	for _, path := range paths {
		b.WriteString("\n" + path + "\n  Content-Security-Policy: frame-ancestors 'none'\n")
	}
	b.WriteString("\n/assets/*\n" +
		"  Cache-Control: public, max-age=31536000, immutable\n")
	return []byte(b.String())
}

// robots prints robots.txt, which says where the site map is: there is one
// where the site knows its own address.
func (w *worker) robots() {
	text := "User-agent: *\nAllow: /\n"
	if w.site.BaseURL != "" {
		text += "Sitemap: " + w.site.BaseURL + "sitemap.xml\n"
	}
	w.put("robots.txt", []byte(text))
}

// sitemap lists every page that search engines may show. What is made from a
// month's figures carries the date of the newest that is published.
func (w *worker) sitemap() []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, e := range w.addresses() {
		var loc markup
		loc.text(w.site.BaseURL + e.path)
		b.WriteString("<url><loc>" + string(loc) + "</loc>")
		if e.date != "" {
			b.WriteString("<lastmod>" + e.date + "</lastmod>")
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return []byte(b.String())
}

// newestOf gives the newest date of publication of a scorecard; "" where none
// of its months is published.
func newestOf(s *figures.Scorecard) (newest string) {
	for n := range s.Months {
		newest = max(newest, s.Months[n].Published)
	}
	return newest
}

type address struct{ path, date string }

func (w *worker) addresses() []address {
	out := []address{{"", w.in.Book.Newest}, {"search/", ""}}
	if w.site.Corrections != "" {
		out = append(out, address{w.site.Corrections, ""})
	}
	for _, s := range w.in.Book.Scorecards {
		newest := newestOf(s)
		out = append(out, address{s.ID + "/", newest}, address{s.ID + "/indicators/", ""})
		for n := range s.Months {
			if m := &s.Months[n]; !m.Draft() {
				out = append(out, address{monthURL(&s.Frame, &m.Month), m.Published})
				if (leaf{s, n, 0}).young() {
					out = append(out, address{monthURL(&s.Frame, &m.Month) + youngDir, m.Published})
				}
			}
		}
		for _, i := range s.Indicators {
			out = append(out, address{s.ID + "/indicators/" + i.ID + "/", newest})
		}
		for _, m := range s.Meetings {
			out = append(out, address{s.ID + "/meetings/" + m.ID + "/", ""})
		}
	}
	for _, p := range w.in.Book.Pages {
		if p.ID != "index" {
			out = append(out, address{p.ID + "/", ""})
		}
	}
	slices.SortFunc(out, func(a, b address) int { return strings.Compare(a.path, b.path) })
	return out
}
