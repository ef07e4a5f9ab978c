package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// sources are the npm packages in the bundle, with the digests that the
// registry gives them.
var sources = []struct{ name, version, integrity string }{
	{"echarts", "6.1.0", "sha512-q0yaFPggC9FUdsWH4blavRWFmxdrIodbkoKNAjJudAI6CA9gNPxHtV2RcZNEepZVlk4yvBYkOkbk6HIVpIyHZA=="},
	{"tslib", "2.3.0", "sha512-N82ooyxVNm6h1riLCoyS9e3fuJ3AMG2zIZs2Gd1ATcSFjSA23Q0fzjjZeh0jbJvWVDZ0cJT8yaNNaaXHzueNjg=="},
	{"zrender", "6.1.0", "sha512-oEGMDB6pOP2S6OwRR4PdVv610zrjnA3Bh+JnSG12fYJlBKjtNAoEb5fSUoCOOINlH96I2fU38/A2UpRKs67xYQ=="},
}

// errRegistry is what fetch gives where npm is missing or its registry cannot
// be reached.
var errRegistry = errors.New("npm cannot fetch the sources")

// fetch unpacks the sources into node_modules below a directory.
func fetch(work string) error {
	for _, s := range sources {
		pack := exec.Command("npm", "pack", "--ignore-scripts", "--silent", s.name+"@"+s.version)
		pack.Dir = work
		if out, err := pack.CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s: %v: %s", errRegistry, s.name, err, bytes.TrimSpace(out))
		}
		archive, err := os.ReadFile(filepath.Join(work, s.name+"-"+s.version+".tgz"))
		if err != nil {
			return err
		}
		if err := unpack(archive, s.integrity, filepath.Join(work, "node_modules", s.name)); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// unpack checks an npm package against its digest and unpacks it into a
// directory. Everything in such a package stands below the folder "package".
func unpack(archive []byte, integrity, dir string) error {
	sum := sha512.Sum512(archive)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != integrity {
		return fmt.Errorf("the package's digest is %s, and %s was expected", got, integrity)
	}
	unzipped, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return err
	}
	for files := tar.NewReader(unzipped); ; {
		file, err := files.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		name, ok := strings.CutPrefix(file.Name, "package/")
		if !ok || !filepath.IsLocal(name) {
			return fmt.Errorf("a file is named %q", file.Name)
		}
		if file.Typeflag != tar.TypeReg {
			continue
		}
		if err := write(filepath.Join(dir, name), files); err != nil {
			return err
		}
	}
}

func write(name string, from io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	text, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o666)
}
