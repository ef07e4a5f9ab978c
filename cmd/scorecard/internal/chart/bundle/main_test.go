package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const committed = "../../../../../layouts/assets"

func read(t *testing.T, name ...string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestBundleMatchesItsDigest(t *testing.T) {
	script := read(t, committed, "echarts.js")
	want := fmt.Sprintf("%x  echarts.js\n", sha256.Sum256(script))
	if got := string(read(t, committed, "echarts.js.sha256")); got != want {
		t.Errorf("echarts.js has the digest %sand echarts.js.sha256 says %s", want, got)
	}
	if !bytes.HasPrefix(script, []byte(banner)) {
		t.Error("echarts.js does not begin with its notice")
	}
}

// Each licence that must go with the bundle is there, and is the one it should
// be.
func TestLicencesAreThere(t *testing.T) {
	for name, words := range map[string]string{
		"echarts-LICENSE.txt":    "Apache License",
		"echarts-NOTICE.txt":     "The Apache Software Foundation",
		"echarts-LICENSE-d3.txt": "Mike Bostock",
		"zrender-LICENSE.txt":    "Baidu",
		"tslib-LICENSE.txt":      "Microsoft Corporation",
	} {
		if !bytes.Contains(read(t, committed, "licences", name), []byte(words)) {
			t.Errorf("%s does not name %s", name, words)
		}
	}
	if files, err := os.ReadDir(filepath.Join(committed, "licences")); err != nil || len(files) < len(licences) {
		t.Errorf("%d licences, want at least %d (%v)", len(files), len(licences), err)
	}
}

// Made again from the same sources, the bundle has the same bytes.
func TestRebuildGivesTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("fetching the sources is left out of short runs")
	}
	dir := t.TempDir()
	switch err := renew(dir); {
	case errors.Is(err, errRegistry):
		t.Skipf("npm cannot reach its registry: %v", err)
	case err != nil:
		t.Fatal(err)
	}
	for _, name := range []string{"echarts.js", "echarts.js.sha256"} {
		if !bytes.Equal(read(t, dir, name), read(t, committed, name)) {
			t.Errorf("%s made again differs from the one in layouts/assets", name)
		}
	}
	for _, l := range licences {
		if !bytes.Equal(read(t, dir, "licences", l.name), read(t, committed, "licences", l.name)) {
			t.Errorf("%s made again differs from the one in layouts/assets", l.name)
		}
	}
}

// pack makes an npm package of one file, and its digest.
func pack(t *testing.T, name, text string, kind byte) ([]byte, string) {
	t.Helper()
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	files := tar.NewWriter(zipped)
	header := &tar.Header{Name: name, Typeflag: kind, Mode: 0o644, Size: int64(len(text))}
	if kind != tar.TypeReg {
		header.Size, header.Linkname = 0, text
	}
	if err := files.WriteHeader(header); err != nil {
		t.Fatal(err)
	}
	if kind == tar.TypeReg {
		if _, err := files.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(files.Close(), zipped.Close()); err != nil {
		t.Fatal(err)
	}
	sum := sha512.Sum512(out.Bytes())
	return out.Bytes(), "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

func TestUnpack(t *testing.T) {
	dir := t.TempDir()
	archive, digest := pack(t, "package/lib/a.js", "export {}", tar.TypeReg)
	if err := unpack(archive, digest, dir); err != nil {
		t.Fatal(err)
	}
	if got := string(read(t, dir, "lib", "a.js")); got != "export {}" {
		t.Errorf("got %q", got)
	}
}

func TestUnpackRefuses(t *testing.T) {
	for _, c := range []struct {
		name, file string
		kind       byte
		digest     string // "" for the right one
		want       string
	}{
		{"another digest", "package/a.js", tar.TypeReg, "sha512-AAAA", "sha512-AAAA was expected"},
		{"a file above the package", "package/../../a.js", tar.TypeReg, "", `a file is named "package/../../a.js"`},
		{"a file beside the package", "a.js", tar.TypeReg, "", `a file is named "a.js"`},
		{"an absolute name", "/etc/a.js", tar.TypeReg, "", `a file is named "/etc/a.js"`},
	} {
		dir := t.TempDir()
		archive, digest := pack(t, c.file, "text", c.kind)
		if c.digest != "" {
			digest = c.digest
		}
		err := unpack(archive, digest, filepath.Join(dir, "in"))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
		if files, _ := os.ReadDir(dir); len(files) > 0 {
			t.Errorf("%s: %s was written", c.name, files[0].Name())
		}
	}
	// A link could lead out of the directory: it is passed over.
	archive, digest := pack(t, "package/link", "/etc/passwd", tar.TypeSymlink)
	dir := t.TempDir()
	if err := unpack(archive, digest, dir); err != nil {
		t.Error(err)
	}
	if files, _ := os.ReadDir(dir); len(files) > 0 {
		t.Errorf("a link was written: %s", files[0].Name())
	}
}

func TestWrongUsage(t *testing.T) {
	var stderr bytes.Buffer
	if got := run([]string{"-nonsense"}, &stderr); got != 2 || !strings.Contains(stderr.String(), "nonsense") {
		t.Errorf("exit %d, %s", got, stderr.String())
	}
}
