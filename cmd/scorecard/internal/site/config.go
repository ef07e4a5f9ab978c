package site

import (
	"net/mail"
	"net/url"
	"strings"

	"scorecard/cmd/scorecard/internal/source"
)

// Config is site.toml: what is said once for the whole site.
type Config struct {
	Title         string
	BaseURL       string // ends in a slash; "" where the site's address is not known
	Organisation  string
	Language      string // "en-GB" where the file does not say
	Description   string
	Feedback      string // an e-mail address or a web address
	Theme         Theme
	Crest         string // a file below static/; "" for none
	Icon          string // likewise, what a browser's tab shows
	Share         Share
	Licence       Licence
	Navigation    []Link
	Wording       Wording
	Accessibility *Statement // nil where site.toml has none
	Lost          bool       // site.toml is missing or cannot be read
	Place         source.Place
	LanguageAt    source.Place
}

// A Link is an entry of the site's navigation.
type Link struct {
	Title string
	URL   string
	Place source.Place
}

func (l *loader) config() Config {
	c := Config{Language: "en-GB", Lost: true, Place: source.Place{File: "site.toml"}}
	file := l.need("site.toml", "every site has one, with at least a title; `scorecard new DIR` writes a small complete site")
	if file == nil {
		return c
	}
	keys, problems := file.TOML()
	l.add(problems...)
	if problems.Fatal() {
		return c
	}
	c.Lost = false
	l.fill(&c, keys)
	if keys.Empty("title") {
		l.add(source.Errorf(keys.Place("title"), "missing-key", "the site has no title").WithHint(`title = "Anytown Council scorecards"`))
	}
	l.add(keys.Problems()...)
	l.add(c.check(keys)...)
	l.checkCrest(&c, keys)
	l.checkIcon(&c, keys)
	return c
}

// checkCrest reports a crest that is no file below static/.
func (l *loader) checkCrest(c *Config, keys *source.Keys) {
	if c.Crest == "" {
		return
	}
	if name := strings.TrimPrefix(c.Crest, "/"); !l.isStatic(name) {
		l.add(source.Errorf(keys.Place("theme", "crest"), "crest", "there is no file %q in static/", name).
			WithHint(`put the picture there and name it from there: crest = "crest.svg"`))
		c.Crest = ""
	}
}

// WebAddress reports whether a text is an http or https address with a host
// and, where it is a site's own, nothing after its path.
func WebAddress(s string, base bool) bool {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil {
		return false
	}
	return !base || u.RawQuery == "" && u.Fragment == "" && !strings.ContainsAny(s, "?#")
}

// navigable reports whether an entry of the navigation may lead to an address:
// a web or e-mail address, or one of the site's own.
func navigable(s string) bool {
	u, err := url.Parse(s)
	if err != nil || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\ ") {
		return false
	}
	switch u.Scheme {
	case "", "mailto", "tel":
		return true
	}
	return WebAddress(s, false)
}

func (l *loader) fill(c *Config, keys *source.Keys) {
	c.Title = keys.String("title")
	c.BaseURL = keys.String("base_url")
	if c.BaseURL != "" && !strings.HasSuffix(c.BaseURL, "/") {
		c.BaseURL += "/"
	}
	c.Organisation = keys.String("organisation")
	c.LanguageAt = keys.Place("language")
	if language := keys.String("language"); language != "" {
		c.Language = language
	}
	c.Description = keys.String("description")
	c.readFeedback(keys)
	c.Licence = l.licence(keys)
	if wording, ok := keys.Table("wording"); ok {
		c.Wording = l.wording(wording)
	}
	if theme, ok := keys.Table("theme"); ok {
		c.Theme = l.theme(theme)
		c.Crest = theme.String("crest")
		c.Icon = strings.TrimPrefix(theme.String("icon"), "/")
		theme.Done()
	}
	c.Share = l.share(keys)
	c.Accessibility = l.statement(c, keys)
	for _, entry := range keys.List("navigation") {
		c.Navigation = append(c.Navigation, Link{entry.String("title"), entry.String("url"), entry.Place()})
		entry.Done()
	}
	keys.Done()
}

// readFeedback takes feedback = "address" or [feedback] with contact.
func (c *Config) readFeedback(keys *source.Keys) {
	if !keys.Has("feedback") {
		return
	}
	if table, ok := keys.IsTable("feedback"); ok {
		c.Feedback = table.String("contact")
		table.Done()
		return
	}
	c.Feedback = keys.String("feedback")
}

func (c *Config) check(keys *source.Keys) (problems source.Problems) {
	if c.BaseURL != "" && !WebAddress(c.BaseURL, true) {
		problems.Add(source.Errorf(keys.Place("base_url"), "base-url", "%q is not a web address", strings.TrimSuffix(c.BaseURL, "/")).
			WithHint(`base_url = "https://www.example.gov.uk/scorecards/"`))
	}
	if table, ok := keys.IsTable("feedback"); ok && table.Empty("contact") || !ok && keys.Empty("feedback") {
		problems.Add(source.Warnf(keys.Place("feedback"), "feedback", "no page says where readers can write to").
			WithHint(`feedback = "scorecards@example.gov.uk", at the head of site.toml`))
	}
	if _, err := mail.ParseAddress(c.Feedback); c.Feedback != "" && (err != nil || strings.ContainsAny(c.Feedback, "<> ")) && !WebAddress(c.Feedback, false) {
		problems.Add(source.Errorf(keys.Place("feedback"), "feedback", "%q is neither an e-mail address nor a web address", c.Feedback).
			WithHint(`feedback = "scorecards@example.gov.uk"`))
	}
	for _, link := range c.Navigation {
		if link.Title == "" || link.URL == "" {
			problems.Add(source.Errorf(link.Place, "missing-key", "an entry of the navigation needs a title and a url"))
		} else if !navigable(link.URL) {
			problems.Add(source.Errorf(link.Place, "unsafe-link", "the navigation cannot lead to %q", link.URL).
				WithHint("write an address of the site, such as /about/, or a whole one with https://"))
		}
	}
	return problems
}
