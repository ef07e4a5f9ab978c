package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"scorecard/cmd/scorecard/internal/chart"
	"scorecard/cmd/scorecard/internal/preview"
)

// TestBrowser looks at the repository's site in Chromium, as a reader would.
// Whatever a test is about, a page that complains in the console, breaks the
// policy, asks another host for something or asks for what is not there fails
// it.
func TestBrowser(t *testing.T) {
	b := openBrowser(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, *browser)
	}{
		{"rules", testBrowserRules},
		{"axe", testAxe},
		{"tables", testTables},
		{"reflow", testReflow},
		{"scripts", testWithoutScripts},
		{"keyboard", testKeyboard},
		{"print", testPrint},
		{"wake", testWake},
		{"geometry", testGeometry},
		{"random", testRandom},
		{"same print", testSamePrint},
		{"reader", testReader},
		{"later", testLater},
		{"preview", testPreview},
		{"frames", testFrames},
		{"labels", testLabels},
		{"shades", testShades},
		{"ticks", testTicks},
		{"zoom", testZoom},
		{"downloads", testDownloads},
		{"theme", testTheme},
		{"search", testSearch},
		{"filter", testFilter},
		{"filter address", testFilterAddress},
		{"regions", testRegions},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.run(t, b)
		})
	}
}

// A browser is one Chromium and a server of the site on this machine.
type browser struct {
	site      *rendered
	origin    string                            // of the server, with a slash at the end
	elsewhere string                            // of a server of another origin, whose pages frame ours
	framing   string                            // what they frame them with
	axe       string                            // axe-core's script; "" where it is not there
	tabs      chan *tab                         // those that no test has
	axis      *chart.AxisWords                  // of random charts
	themed    atomic.Pointer[map[string][]byte] // the site in colours of its own
}

// A tab looks at one page at a time and hears what the page complains about.
type tab struct {
	*browser
	ctx  context.Context
	at   string // the page's path
	mute bool   // pages run no scripts
	lock sync.Mutex
	bad  []string
}

const (
	tabs        = 2               // a machine with two cores has no use for more
	patience    = 2 * time.Minute // for one step
	missing     = "no/such/page/" // a path that leads to 404.html
	wrongPages  = "wrong/"        // below it are pages that rules must object to
	themedPages = "themed/"       // below it is the site in colours of its own
)

// openBrowser starts what the tests share. Without a browser they are skipped,
// and where CI is true they fail. Chromium's shell, which lays out and draws the
// same and has no windows, needs half the time.
func openBrowser(t *testing.T) *browser {
	t.Helper()
	name := ""
	for _, n := range []string{"chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(n); err == nil && name == "" {
			name = found
		}
	}
	if name == "" {
		absent(t, "there is no browser; `make tools` installs one")
	}
	b := &browser{site: buildSite(t), axe: readAxe(t), framing: framingSnippet(t), tabs: make(chan *tab, tabs), axis: chart.NewAxisWords(english(t).Say)}
	server, other := httptest.NewServer(b), httptest.NewServer(http.HandlerFunc(b.serveFraming))
	t.Cleanup(server.Close)
	t.Cleanup(other.Close)
	b.origin, b.elsewhere = server.URL+"/", other.URL+"/"

	// Its folder is new each time: chromedp makes one where none is named.
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(name), chromedp.WSURLReadTimeout(time.Minute),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")}
	for _, flag := range []string{"headless", "hide-scrollbars", "mute-audio", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run",
		"disable-background-networking", "disable-component-update", "disable-default-apps", "disable-dev-shm-usage", "disable-extensions",
		"disable-sync", "disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-renderer-backgrounding"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	whole, closeBrowser := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		if err := chromedp.Cancel(whole); err != nil {
			t.Logf("the browser did not close by itself: %v", err)
		}
		closeBrowser()
	})
	if err := chromedp.Do(whole); err != nil {
		t.Fatalf("%s does not start: %v", name, err)
	}
	for range tabs {
		b.tabs <- b.newTab(t, whole)
	}
	return b
}

// absent skips a test that lacks a tool, and fails it where CI is true.
func absent(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// readAxe reads the axe-core that the Makefile names; "" where it is not there.
func readAxe(t *testing.T) string {
	t.Helper()
	script, err := os.ReadFile(filepath.Join(fetched(t, "AXE"), "axe.min.js"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(script)
}

// fetched gives the folder of what the Makefile fetches by the name of a
// variable.
func fetched(t *testing.T, variable string) string {
	t.Helper()
	root := filepath.Join("..", "..")
	makefile, err := os.ReadFile(filepath.Join(root, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^` + variable + ` := ([a-z-]+-[\d.]+)$`).FindSubmatch(makefile)
	if version == nil {
		t.Fatalf("the Makefile does not say which %s it fetches", variable)
	}
	return filepath.Join(root, ".cache", string(version[1]))
}

// ServeHTTP serves the site with the headers that its _headers asks for, and
// below wrong/ the pages of testBrowserRules without any.
func (b *browser) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if rest, ok := strings.CutPrefix(name, wrongPages); ok {
		serveWrong(w, rest)
		return
	}
	if rest, ok := strings.CutPrefix(name, randomPages); ok {
		b.serveRandom(w, rest)
		return
	}
	files := b.site.files
	if rest, ok := strings.CutPrefix(name, themedPages); ok {
		name, files = rest, *b.themed.Load()
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	for key, value := range preview.Headers(string(b.site.files["_headers"]), r.URL.Path) {
		w.Header().Set(key, value)
	}
	data, ok := files[name]
	kinds := map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
		".csv": "text/csv; charset=utf-8", ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8"}
	if !ok {
		name, data = "404.html", b.site.files["404.html"]
	}
	w.Header().Set("Content-Type", kinds[filepath.Ext(name)])
	if !ok {
		w.WriteHeader(http.StatusNotFound)
	}
	_, _ = w.Write(data) // a tab that has gone elsewhere reads no more
}

func (b *browser) newTab(t *testing.T, whole context.Context) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(whole)
	t.Cleanup(cancel)
	tb := &tab{browser: b, ctx: ctx}
	if err := chromedp.Listen(ctx, tb.hear); err != nil {
		t.Fatal(err)
	}
	const tell = `addEventListener('securitypolicyviolation', (e) =>
		console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber), true)`
	call(t, tb, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: tell})
	call(t, tb, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	return tb
}

// tab gives a test a tab for as long as it runs. One that has subtests takes
// none, since they would wait for it. What the pages complained about then fails
// the test.
func (b *browser) tab(t *testing.T) *tab {
	t.Helper()
	tb := <-b.tabs
	t.Cleanup(func() {
		tb.scripts(t, true)
		tb.open(t, "about:blank")
		for _, wrong := range tb.heard() {
			t.Error(wrong)
		}
		b.tabs <- tb
	})
	tb.look(t, view{width: 1280})
	return tb
}

// heard gives what pages complained about since it was last asked.
func (tb *tab) heard() []string {
	tb.lock.Lock()
	defer tb.lock.Unlock()
	bad := tb.bad
	tb.bad = nil
	return bad
}

// hear takes note of whatever no page may do.
func (tb *tab) hear(event any) {
	complaint := ""
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning || e.Type == runtime.ConsoleAPICalledTypeAssert {
			for _, arg := range e.Args {
				complaint += fmt.Sprintf("console %s: %s%s", e.Type, arg.Value, arg.Description)
			}
		}
	case *runtime.EventExceptionThrown:
		complaint = "exception: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			complaint += " " + e.ExceptionDetails.Exception.Description
		}
	case *log.EventEntryAdded:
		if (e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning) && e.Entry.URL != tb.origin+missing {
			complaint = fmt.Sprintf("log %s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		u := e.Request.URL
		if !strings.HasPrefix(strings.TrimPrefix(u, "blob:"), tb.origin) && !strings.HasPrefix(u, tb.elsewhere) && !strings.HasPrefix(u, "data:") && u != "about:blank" {
			complaint = "a request leaves the site: " + u
		}
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && e.Response.URL != tb.origin+missing {
			complaint = fmt.Sprintf("%s is answered with %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventLoadingFailed:
		if !e.Canceled {
			complaint = fmt.Sprintf("a request fails: %s %s", e.ErrorText, e.BlockedReason)
		}
	}
	if complaint != "" {
		tb.lock.Lock()
		defer tb.lock.Unlock()
		tb.bad = append(tb.bad, tb.at+": "+complaint)
	}
}

// try takes one step in the tab, which must succeed.
func try[T any](t *testing.T, tb *tab, step chromedp.Action[T]) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(tb.ctx, patience)
	defer cancel()
	out, err := chromedp.Run(ctx, step)
	if err != nil {
		t.Fatalf("%s: %v", tb.at, err)
	}
	return out
}

// call sends the tab a command of the browser's protocol.
func call[P, R any](t *testing.T, tb *tab, command cdp.Command[P, R], params P) R {
	t.Helper()
	return try(t, tb, func(ctx context.Context, target *chromedp.Target) (R, error) {
		return cdp.Call(ctx, target, command, params)
	})
}

// ask gives what a function of the page answers, or the promise that it makes.
func ask[T any](t *testing.T, tb *tab, function string) T {
	t.Helper()
	return try(t, tb, chromedp.Evaluate[T]("("+function+")()", chromedp.EvalAwaitPromise))
}

// visit opens a page of the site.
func (tb *tab) visit(t *testing.T, path string) {
	t.Helper()
	tb.open(t, tb.origin+path)
}

func (tb *tab) open(t *testing.T, address string) {
	t.Helper()
	tb.lock.Lock()
	tb.at = strings.TrimPrefix(address, tb.origin)
	tb.lock.Unlock()
	try(t, tb, chromedp.Navigate(address))
}

// scripts switches scripts of pages that are opened from now on.
func (tb *tab) scripts(t *testing.T, on bool) {
	t.Helper()
	tb.mute = !on
	call(t, tb, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

// A view is how a page is looked at.
type view struct {
	width, height        int // in CSS pixels; 900 high where it is 0
	scale                float64
	dark, reduced, print bool
	forced               bool // the reader's own colours
	spaced               bool // with spaceScript, which look leaves to the test
}

func (v view) String() string {
	s := fmt.Sprintf("%d px", v.width)
	for _, w := range []struct {
		on   bool
		word string
	}{{v.scale != 0, fmt.Sprintf("%v times as large", v.scale)}, {v.dark, "dark"}, {v.reduced, "reduced motion"}, {v.print, "print"},
		{v.forced, "forced colours"}, {v.spaced, "wide spaces"}} {
		if w.on {
			s += ", " + w.word
		}
	}
	return s
}

// look sets how pages are looked at.
func (tb *tab) look(t *testing.T, v view) {
	t.Helper()
	media := emulation.SetEmulatedMediaParams{}
	if v.print {
		media.Media = "print"
	}
	for _, f := range []struct {
		on            bool
		name, yes, no string
	}{{v.dark, "prefers-color-scheme", "dark", "light"}, {v.reduced, "prefers-reduced-motion", "reduce", "no-preference"}, {v.forced, "forced-colors", "active", "none"}} {
		value := f.no
		if f.on {
			value = f.yes
		}
		media.Features = append(media.Features, &emulation.MediaFeature{Name: f.name, Value: value})
	}
	call(t, tb, emulation.SetEmulatedMedia, media)
	size := emulation.SetDeviceMetricsOverrideParams{Width: int64(v.width), Height: int64(v.height), DeviceScaleFactor: v.scale}
	if v.height == 0 {
		size.Height = 900
	}
	if v.scale == 0 {
		size.DeviceScaleFactor = 1
	}
	call(t, tb, emulation.SetDeviceMetricsOverride, size)
	if !tb.mute && !ask[bool](t, tb, fmt.Sprintf(widthScript, v.width)) {
		t.Fatalf("%s: the page is not drawn %d px wide", tb.at, v.width)
	}
}

// widthScript waits for the second frame of a page that has a width: until then
// words of a drawing may stand where they stood at the width before. Without
// scripts no page hears of its frames.
const widthScript = `async () => {
	const frame = () => new Promise((done) => requestAnimationFrame(done));
	for (let n = 0; n < 400 && innerWidth !== %d; n++) await frame();
	await frame();
	await frame();
	return innerWidth === %[1]d;
}`
