package main

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// validator gives the program that runs the Nu validator, and its archive.
func validator(t *testing.T) (java, jar string) {
	t.Helper()
	java, err := exec.LookPath("java")
	if err != nil {
		absent(t, "there is no Java; `make tools` installs one")
	}
	jar = filepath.Join(fetched(t, "VNU"), "build", "dist", "vnu.jar")
	if _, err := os.Stat(jar); err != nil {
		absent(t, "the Nu validator is not there; `make tools` fetches it")
	}
	return java, jar
}

// TestValid holds every page of the site, and one that is wrong, against the Nu
// validator. It finds no error but in the wrong one. It reads files, to which
// 'self' in a page's policy does not extend, so the policy is taken out of what
// it reads; the page rule "policy" and the browser hold pages to it.
func TestValid(t *testing.T) {
	java, jar := validator(t)
	const bad = "wrong.html"
	s, dir := buildSite(t), t.TempDir()
	withPolicy := `<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(policy) + `">`
	write := func(name string, page []byte) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, page, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(bad, []byte(`<!doctype html><html lang="en-GB"><title>a</title><ul><p>a</ul>`))
	for name := range s.pages {
		page := bytes.Replace(s.files[name], []byte(withPolicy), nil, 1)
		if len(page) == len(s.files[name]) {
			t.Errorf("%s does not have the policy", name)
		}
		write(name, page)
	}
	found := validate(t, java, jar, dir)
	if len(found[bad]) == 0 {
		t.Error("the validator finds nothing wrong with a paragraph in a list")
	}
	delete(found, bad)
	for name, wrong := range found {
		t.Errorf("%s: %s", name, strings.Join(wrong, "\n\t"))
	}
}

// validate gives the errors that the validator finds in the HTML files of a
// folder, by the file's name.
func validate(t *testing.T, java, jar, dir string) map[string][]string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	command := exec.Command(java, "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", dir)
	command.Stderr = &out
	if err := command.Run(); err != nil {
		t.Fatalf("the validator fails: %v: %s", err, out.Bytes())
	}
	var report struct {
		Messages []struct{ Type, URL, Message, Extract string }
	}
	if err := json.Unmarshal(out.Bytes(), &report); err != nil {
		t.Fatalf("the validator says %s: %v", out.Bytes(), err)
	}
	found := map[string][]string{}
	for _, m := range report.Messages {
		if m.Type != "info" {
			_, name, _ := strings.Cut(m.URL, filepath.ToSlash(dir)+"/")
			found[name] = append(found[name], m.Message+" "+m.Extract)
		}
	}
	return found
}
