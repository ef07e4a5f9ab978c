package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// serversDir is where `make tools` unpacks web servers, on a machine that has
// none of its own.
var serversDir = filepath.Join("..", "..", ".cache", "servers")

// A place is where a server gives a site out.
type place struct {
	binary    string // the server's
	dir, site string // for its own files, and of the site
	below     string // the path: "/scorecards"; "" for the root
	port      int
}

// TestServers gives the site out with nginx and with Apache, configured by the
// lines of the README, at the root and below a path.
func TestServers(t *testing.T) {
	for _, s := range []struct {
		name, binary string
		start        func(t *testing.T, p place) *exec.Cmd
	}{{"nginx", "nginx", nginx}, {"apache", "apache2", apache}} {
		for _, below := range []string{"", "/scorecards"} {
			t.Run(s.name+below, func(t *testing.T) {
				binary, err := exec.LookPath(s.binary)
				if err != nil {
					binary, _ = filepath.Abs(filepath.Join(serversDir, "usr", "sbin", s.binary))
				}
				if _, err := os.Stat(binary); err != nil {
					t.Skipf("there is no %s; `make tools` fetches one where it can", s.binary)
				}
				dir := openDir(t)
				site := filepath.Join(dir, "site")
				var errs strings.Builder
				if status := run(t.Context(), []string{"build", "-q", "-site", filepath.Join("..", ".."), "-out", site}, stdio{strings.NewReader(""), io.Discard, &errs}); status != fine {
					t.Fatal(errs.String())
				}
				port := freePort(t)
				command := s.start(t, place{binary, dir, site, below, port})
				command.Env = append(os.Environ(), "LD_LIBRARY_PATH="+strings.Join(libraries(), ":"))
				begin(t, command, port)
				served(t, fmt.Sprintf("http://127.0.0.1:%d%s", port, below))
			})
		}
	}
}

// served asks a server for a page of each kind.
func served(t *testing.T, base string) {
	css := ""
	for name := range buildSite(t).files {
		if strings.HasPrefix(name, "assets/site.") {
			css = "/" + name
		}
	}
	const nobody, ever = "frame-ancestors 'none'", "public, max-age=31536000, immutable"
	for _, c := range []struct {
		path         string
		status       int
		kind         string // how Content-Type begins; "" for any
		frames, keep string
		holds        string
	}{
		{"/", 200, "text/html", nobody, "no-cache", "<h1>"},
		{"/dorset/2023-03/", 200, "text/html", nobody, "no-cache", "March 2023"},
		{"/dorset/2023-03", 301, "", nobody, "", ""},
		{"/dorset/2023-03/embed/children-in-care/", 200, "text/html", "", "no-cache", "Children in care"},
		{"/dorset/2023-03/charts/children-in-care.svg", 200, "image/svg+xml", nobody, "no-cache", "<svg"},
		{"/dorset/2023-03/data.json", 200, "application/json", nobody, "no-cache", `"schema"`},
		{"/dorset/2023-03/data.csv", 200, "", nobody, "no-cache", "children-in-care"},
		{"/dorset/feed.xml", 200, "", nobody, "no-cache", "<feed"},
		{css, 200, "text/css", nobody, ever, "{"},
		{"/dorset/2023-03/charts/", 403, "", nobody, "", ""}, // no list of files
		{"/dorset/1999-01/", 404, "text/html", nobody, "", "Page not found"},
	} {
		answer, body := get(t, base+c.path, "")
		h := answer.Header
		if answer.StatusCode != c.status || !strings.HasPrefix(h.Get("Content-Type"), c.kind) || !strings.Contains(body, c.holds) {
			t.Errorf("%s: %s of %s, without %q: %.300s", c.path, answer.Status, h.Get("Content-Type"), c.holds, body)
		}
		if got := h.Get("Content-Security-Policy"); got != c.frames {
			t.Errorf("%s: who may frame it is %q, want %q", c.path, got, c.frames)
		}
		if got := h.Values("Cache-Control"); c.keep != "" && (len(got) != 1 || got[0] != c.keep) {
			t.Errorf("%s: kept as %q, want %q", c.path, got, c.keep)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "strict-origin-when-cross-origin" {
			t.Errorf("%s: its headers are %v", c.path, h)
		}
		if c.status != 200 {
			continue
		}
		if again, _ := get(t, base+c.path, h.Get("ETag")); again.StatusCode != http.StatusNotModified {
			t.Errorf("%s: asked again, the server sends it again: %s", c.path, again.Status)
		}
	}
}

// get asks for an address; where a tag is given, only if that is not what it
// has.
func get(t *testing.T, address, tag string) (*http.Response, string) {
	t.Helper()
	ask, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	if tag != "" {
		ask.Header.Set("If-None-Match", tag)
	}
	answer, err := http.DefaultTransport.RoundTrip(ask)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

// openDir makes a folder that a server may read as another user.
func openDir(t *testing.T) string {
	dir := t.TempDir()
	for _, d := range []string{filepath.Dir(dir), dir} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func freePort(t *testing.T) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// begin starts a server, waits until it answers and ends it with the test.
func begin(t *testing.T, command *exec.Cmd, port int) {
	t.Helper()
	var said strings.Builder
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		command.Process.Signal(os.Interrupt)
		select {
		case <-ended:
		case <-time.After(patience):
			command.Process.Kill()
		}
	})
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		c, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			c.Close()
			return
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%v: %s", err, said.String())
		default:
			if time.Now().After(end) {
				t.Fatal("the server does not answer")
			}
		}
	}
}

// libraries are the folders of what unpacked servers need.
func libraries() []string {
	found, _ := filepath.Glob(filepath.Join(serversDir, "usr", "lib", "*-linux-*"))
	for n := range found {
		found[n], _ = filepath.Abs(found[n])
	}
	return found
}

// readmeLines gives the lines of the README for a server: those of the first
// example after some words of it.
func readmeLines(t *testing.T, after, below string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, found := strings.Cut(string(text), "## Put it on your website")
	_, section, here := strings.Cut(section, after)
	_, section, begun := strings.Cut(section, "\n```\n")
	lines, _, ended := strings.Cut(section, "\n```\n")
	if !found || !here || !begun || !ended {
		t.Fatalf("the README has no lines after %q", after)
	}
	return strings.ReplaceAll(lines, " /404.html", " "+below+"/404.html")
}

// found gives the first of some files that is there.
func found(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if _, err := os.Stat(name); err == nil {
			name, _ = filepath.Abs(name)
			return name
		}
	}
	t.Skipf("there is none of %s", strings.Join(names, ", "))
	return ""
}

func configure(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func nginx(t *testing.T, p place) *exec.Cmd {
	types := found(t, "/etc/nginx/mime.types", filepath.Join(serversDir, "etc", "nginx", "mime.types"))
	user, root := "", "root "+p.site+";"
	if os.Getuid() == 0 {
		user = "user nobody nogroup;"
	}
	if p.below != "" {
		root = "location " + p.below + "/ { alias " + p.site + "/; }"
	}
	temporary := ""
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += kind + "_temp_path " + filepath.Join(p.dir, kind) + ";\n"
	}
	file := filepath.Join(p.dir, "nginx.conf")
	configure(t, file, fmt.Sprintf("daemon off; %s\npid %s; error_log stderr;\nevents {}\nhttp {\ninclude %s; access_log off;\n%s%s\nserver {\nlisten 127.0.0.1:%d;\n%s\n%s\n}\n}\n",
		user, filepath.Join(p.dir, "pid"), types, temporary, readmeLines(t, "nginx, in `http`:", p.below), p.port, root, readmeLines(t, "and in `server`:", p.below)))
	return exec.Command(p.binary, "-e", "stderr", "-c", file)
}

func apache(t *testing.T, p place) *exec.Cmd {
	modules := found(t, "/usr/lib/apache2/modules", filepath.Join(serversDir, "usr", "lib", "apache2", "modules"))
	types := found(t, "/etc/mime.types", filepath.Join(serversDir, "etc", "mime.types"))
	root := "DocumentRoot " + p.site
	if p.below != "" {
		root = "DocumentRoot " + p.dir + "\nAlias " + p.below + "/ " + p.site + "/"
	}
	load := ""
	for _, m := range []string{"mpm_event", "authz_core", "dir", "mime", "headers", "alias", "autoindex"} {
		load += fmt.Sprintf("LoadModule %s_module %s\n", m, filepath.Join(modules, "mod_"+m+".so"))
	}
	if os.Getuid() == 0 {
		load += "User #65534\nGroup #65534\n"
	}
	file := filepath.Join(p.dir, "apache.conf")
	configure(t, file, fmt.Sprintf("ServerRoot %s\nServerName 127.0.0.1\nPidFile %s\nErrorLog %s\nDefaultRuntimeDir %s\nListen 127.0.0.1:%d\n%sTypesConfig %s\n%s\n<Directory %s>\nRequire all granted\n</Directory>\n%s\n",
		p.dir, filepath.Join(p.dir, "pid"), filepath.Join(p.dir, "error"), p.dir, p.port, load, types, root, p.site, readmeLines(t, "Apache, with `mod_headers`", p.below)))
	return exec.Command(p.binary, "-D", "FOREGROUND", "-f", file)
}
