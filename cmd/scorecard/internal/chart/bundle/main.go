// Command bundle makes layouts/assets/echarts.js: those parts of Apache ECharts
// that charts use, in one module, with the licences of everything in it beside
// it in layouts/assets/licences. It is run by hand when ECharts is to be
// renewed; its output is kept in the repository, so that building a site needs
// neither npm nor the network.
//
//	go run ./cmd/scorecard/internal/chart/bundle [-dir layouts/assets]
//
// The sources come from the npm registry by "npm pack", and each package must
// have the digest below. esbuild bundles them, so the same sources give the same
// bytes. The digest of the bundle is written to echarts.js.sha256, in the form
// that sha256sum -c reads.
package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stderr))
}

func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("bundle", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("dir", "layouts/assets", "directory to write to")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := renew(*dir); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// renew fetches the sources, bundles them and writes everything to a directory.
func renew(dir string) error {
	work, err := os.MkdirTemp("", "bundle")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := fetch(work); err != nil {
		return err
	}
	script, err := bundle(work)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(dir, "licences"), 0o777); err != nil {
		return err
	}
	for _, l := range licences {
		text, err := os.ReadFile(filepath.Join(work, "node_modules", l.source))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "licences", l.name), text, 0o666); err != nil {
			return err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "echarts.js"), script, 0o666); err != nil {
		return err
	}
	sum := fmt.Appendf(nil, "%x  echarts.js\n", sha256.Sum256(script))
	return os.WriteFile(filepath.Join(dir, "echarts.js.sha256"), sum, 0o666)
}

// licences are the texts that must go with the bundle wherever it goes.
var licences = []struct{ name, source string }{
	{"echarts-LICENSE.txt", "echarts/LICENSE"},
	{"echarts-NOTICE.txt", "echarts/NOTICE"},
	{"echarts-LICENSE-d3.txt", "echarts/licenses/LICENSE-d3"},
	{"zrender-LICENSE.txt", "zrender/LICENSE"},
	{"tslib-LICENSE.txt", "tslib/LICENSE.txt"},
}

// entry lists the parts of ECharts in the bundle. Charts here are bars and
// lines; what no form asks for yet is small beside the core.
const entry = `
import {use} from 'echarts/core';
import {BarChart, LineChart} from 'echarts/charts';
import {
  AriaComponent, DatasetComponent, DataZoomComponent, GridComponent,
  LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent,
} from 'echarts/components';
import {SVGRenderer} from 'echarts/renderers';
use([
  BarChart, LineChart, AriaComponent, DatasetComponent, DataZoomComponent, GridComponent,
  LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer,
]);
export {getInstanceByDom, init, version} from 'echarts/core';
`

const banner = `/*!
 * Apache ECharts 6.1.0, https://echarts.apache.org
 * Copyright 2017-2026 The Apache Software Foundation. Licensed under the Apache License, Version 2.0.
 * Custom build, unmodified sources: bar, line, aria, dataset, dataZoom, grid, legend, markArea, markLine, tooltip,
 * SVG renderer. Includes code of d3 (BSD-3-Clause), zrender 6.1.0 (BSD-3-Clause, Baidu Inc.) and tslib 2.3.0
 * (0BSD, Microsoft Corporation). The licences are in the folder licences beside this file.
 */`

// bundle makes one minified module of the sources in a directory.
func bundle(work string) ([]byte, error) {
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     work,
		Stdin:             &api.StdinOptions{Contents: entry, ResolveDir: work, Sourcefile: "entry.js"},
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            api.ES2020,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone, // the banner and the folder licences say it all
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
		Banner:            map[string]string{"js": banner},
		Outfile:           "echarts.js",
	})
	var err error
	for _, m := range result.Errors {
		err = errors.Join(err, errors.New(m.Text))
	}
	if err != nil {
		return nil, err
	}
	return result.OutputFiles[0].Contents, nil
}
