package preview

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"scorecard/cmd/scorecard/internal/pages"
	"scorecard/cmd/scorecard/internal/source"
)

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-cache")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.hosts.may(r.Host):
		plain(w, http.StatusMisdirectedRequest, "This preview does not answer to the name "+withoutPort(r.Host)+".\nOpen the address that scorecard serve printed.")
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		plain(w, http.StatusMethodNotAllowed, "This preview can only be read.")
		return
	}
	if r.URL.Path == dir+"events" {
		s.events(w, r)
		return
	}
	// Writing takes a while where a reader is slow, and not for ever.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(time.Minute))
	v, _ := s.version()
	if v == nil {
		h.Set("Retry-After", "1")
		plain(w, http.StatusServiceUnavailable, "The site is being built. Try again in a moment.")
		return
	}
	a := answer{w: w, r: r, v: v}
	if rest, ok := strings.CutPrefix(r.URL.Path, dir); ok {
		a.own(rest)
		return
	}
	a.site()
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // who asked may have gone
}

// answer is the answer to one request.
type answer struct {
	w http.ResponseWriter
	r *http.Request
	v *Version
}

// own answers with the preview's own files.
func (a *answer) own(name string) {
	switch name {
	case "":
		a.html(http.StatusOK, authorsPage(a.v), addScript())
	case "preview.js":
		a.send(name, digest(script), script)
	case "preview.css":
		a.send(name, digest(style), style)
	default:
		a.missing()
	}
}

// site answers with a file of the site.
func (a *answer) site() {
	at := a.r.URL.Path
	if at == strings.TrimSuffix(dir, "/") {
		a.redirect(dir)
		return
	}
	if a.v.Files == nil {
		a.html(http.StatusServiceUnavailable, brokenPage(a.v.Problems), addScript())
		return
	}
	name, ok := nameOf(at)
	if !ok {
		a.missing()
		return
	}
	if strings.HasSuffix(at, "/") {
		name = path.Join(name, "index.html")
	}
	if key, ok := a.v.Files.Key(name); ok {
		a.file(name, key)
		return
	}
	if _, ok := a.v.Files.Key(name + "/index.html"); ok {
		a.redirect(at + "/")
		return
	}
	a.missing()
}

// nameOf gives the name of the file or folder at a path. There is none where
// the path is not in its plain form, or has what no name of ours has.
func nameOf(at string) (string, bool) {
	if !strings.HasPrefix(at, "/") || strings.ContainsAny(at, "\\\x00") {
		return "", false
	}
	name := strings.TrimSuffix(at[1:], "/")
	if name == "" {
		return "", at == "/"
	}
	return name, fs.ValidPath(name)
}

// redirect leads to a path of this server.
func (a *answer) redirect(to string) {
	a.w.Header().Set("Location", (&url.URL{Path: to, RawQuery: a.r.URL.RawQuery}).String())
	a.w.WriteHeader(http.StatusFound)
}

// file answers with a file of the site, which is there.
func (a *answer) file(name, key string) {
	var data []byte
	if path.Ext(name) != ".html" {
		if data = a.read(name); data != nil {
			a.headers("/" + strings.TrimSuffix(name, "index.html"))
			a.send(name, digest([]byte(key)), data)
		}
		return
	}
	at := "/" + strings.TrimSuffix(name, "index.html")
	added := add(a.v, at)
	tag := digest([]byte(key), added.head, added.foot)
	if asked(a.r, tag) {
		a.headers(at)
		a.w.Header().Set("ETag", quoted(tag))
		a.w.WriteHeader(http.StatusNotModified)
		return
	}
	if data = a.read(name); data != nil {
		a.headers(at)
		a.send(name, tag, added.to(data, tag))
	}
}

// read gives a file; where it cannot be had it answers itself, and gives nil.
func (a *answer) read(name string) []byte {
	data, problems, err := a.v.Files.File(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		a.missing()
	case err != nil && path.Ext(name) == ".html":
		a.lost(err)
	case err != nil:
		plain(a.w, http.StatusInternalServerError, "This file cannot be read: "+err.Error())
	case problems.Fatal():
		a.html(http.StatusInternalServerError, brokenPage(problems), addScript())
	case data == nil:
		return []byte{}
	default:
		return data
	}
	return nil
}

// lost answers in the place of a page that was there and can no longer be made,
// because what it is made from was read when it was asked for and is another: the
// record of a closed month that was damaged, say. It shows itself when that is
// mended, as any page does.
func (a *answer) lost(err error) {
	problems := a.v.Problems.Of(source.Error)
	if len(problems) == 0 {
		problems.Add(source.Errorf(source.Place{}, "unreadable", "this page cannot be made: %v", err))
	}
	a.html(http.StatusInternalServerError, brokenPage(problems), addScript())
}

// missing answers that there is no such page, with the site's own words where
// it has them.
func (a *answer) missing() {
	const name = "404.html"
	if a.v.Files != nil {
		if _, ok := a.v.Files.Key(name); ok {
			if data := a.read(name); data != nil {
				a.html(http.StatusNotFound, data, add(a.v, a.r.URL.Path))
			}
			return
		}
	}
	plain(a.w, http.StatusNotFound, "There is no such page.")
}

// html answers with a page, to which what the preview adds is added. It has the
// policy of the site's own pages.
func (a *answer) html(status int, page []byte, added addition) {
	h := a.w.Header()
	h.Set("Content-Security-Policy", new(pages.Site).Policy()+"; frame-ancestors 'none'")
	tag := digest(page, added.head, added.foot)
	h.Set("ETag", quoted(tag))
	if asked(a.r, tag) {
		a.w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", kinds[".html"])
	a.w.WriteHeader(status)
	if a.r.Method != http.MethodHead {
		_, _ = a.w.Write(added.to(page, tag)) // who asked may have gone
	}
}

// send answers with a file.
func (a *answer) send(name, tag string, data []byte) {
	a.w.Header().Set("ETag", quoted(tag))
	a.w.Header().Set("Content-Type", kindOf(name))
	http.ServeContent(a.w, a.r, "", time.Time{}, bytes.NewReader(data))
}

// headers sets the headers that the site's _headers has for a path, but for how
// long a file may be kept.
func (a *answer) headers(at string) {
	if a.v.Files == nil {
		return
	}
	data, _, err := a.v.Files.File("_headers")
	if err != nil {
		return
	}
	for key, value := range Headers(string(data), at) {
		if key != "Cache-Control" {
			a.w.Header().Set(key, value)
		}
	}
}

// Headers gives what the text of a _headers file says of a path, as the hosts
// that read it do: a line is a path, in which * is anything and :name one part,
// and the indented lines after it are its headers. What several paths say of a
// header are several values of it. Of a path that no line matches it says
// nothing: the map is empty then, never nil.
func Headers(text, at string) map[string]string {
	out, applies := map[string]string{}, false
	for line := range strings.Lines(text) {
		key, value, header := strings.Cut(strings.TrimSpace(line), ": ")
		name := http.CanonicalHeaderKey(key)
		switch {
		case key == "":
		case !strings.HasPrefix(line, " "):
			applies = matches(key, at)
		case header && applies && out[name] != "":
			out[name] += ", " + value
		case header && applies:
			out[name] = value
		}
	}
	return out
}

var namedPart = regexp.MustCompile(`:[a-z]+`)

// matches reports whether a path has the form of a pattern.
func matches(pattern, at string) bool {
	form := strings.ReplaceAll(regexp.QuoteMeta(pattern), `\*`, ".*")
	form = namedPart.ReplaceAllString(form, "[^/]+")
	ok, err := regexp.MatchString("^"+form+"$", at)
	return ok && err == nil
}

func quoted(tag string) string { return `"` + tag + `"` }

// asked reports whether the request has the file already.
func asked(r *http.Request, tag string) bool {
	for part := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if strings.TrimPrefix(strings.TrimSpace(part), "W/") == quoted(tag) {
			return true
		}
	}
	return false
}

// kinds are the types of files by their endings. The system's own list is not
// asked: it is another on every machine.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf", ".pdf": "application/pdf", ".zip": "application/zip",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".odt": "application/vnd.oasis.opendocument.text",
	".mp4": "video/mp4", ".webm": "video/webm", ".mp3": "audio/mpeg", ".vtt": "text/vtt; charset=utf-8", ".webmanifest": "application/manifest+json",
}

func kindOf(name string) string {
	if kind, ok := kinds[strings.ToLower(path.Ext(name))]; ok {
		return kind
	}
	if path.Ext(name) == "" {
		return "text/plain; charset=utf-8" // _headers
	}
	return "application/octet-stream"
}
