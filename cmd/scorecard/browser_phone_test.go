package main

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
)

// A phone is a slow one on a slow line: a quarter of this machine's speed, 1.6
// megabits and 150 milliseconds.
const (
	phoneSlower  = 4
	phoneLatency = 150         // milliseconds
	phoneRate    = 1.6e6 / 8.0 // bytes a second
	phoneVisits  = 5
)

// TestPhone measures, where SCORECARD_PHONE is set, how soon the largest month
// page can be used on a phone, and how soon after a touch its first chart is
// live. `make phone` prints it; nothing is asserted, since machines differ.
func TestPhone(t *testing.T) {
	if os.Getenv("SCORECARD_PHONE") == "" {
		t.Skip("it measures, and only where SCORECARD_PHONE is set: make phone")
	}
	b := openBrowser(t)
	server := httptest.NewServer(zipped(b))
	t.Cleanup(server.Close)
	b.origin = server.URL + "/"
	tb := b.tab(t)
	tb.look(t, view{width: 360, height: 740})
	call(t, tb, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: longTasks})
	call(t, tb, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	call(t, tb, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
		MatchedNetworkConditions: []*network.Conditions{{Latency: phoneLatency, DownloadThroughput: phoneRate, UploadThroughput: phoneRate}}})
	call(t, tb, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: phoneSlower})
	var all []phoneTimes
	for range phoneVisits {
		tb.visit(t, "dorset/2023-03/")
		all = append(all, ask[phoneTimes](t, tb, phoneScript))
	}
	call(t, tb, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 1})
	for _, m := range []struct {
		name string
		of   func(phoneTimes) float64
	}{
		{"charts on the page", func(p phoneTimes) float64 { return p.Charts }},
		{"first paint, ms", func(p phoneTimes) float64 { return p.Paint }},
		{"can be used, ms", func(p phoneTimes) float64 { return p.Usable }},
		{"blocked until then, ms", func(p phoneTimes) float64 { return p.Blocked }},
		{"first chart live after a touch, ms", func(p phoneTimes) float64 { return p.Woken }},
		{"second chart live after a touch, ms", func(p phoneTimes) float64 { return p.Second }},
	} {
		values := make([]float64, 0, phoneVisits)
		for _, p := range all {
			values = append(values, m.of(p))
		}
		slices.Sort(values)
		t.Logf("%-36s %6.0f (%.0f to %.0f)", m.name, values[len(values)/2], values[0], values[len(values)-1])
	}
}

// phoneTimes is what one visit took, from phoneScript.
type phoneTimes struct{ Charts, Paint, Usable, Blocked, Woken, Second float64 }

// longTasks keeps the tasks of over 50 milliseconds.
const longTasks = `self.long = []; new PerformanceObserver((list) => self.long.push(...list.getEntries())).observe({type: 'longtask', buffered: true});`

// phoneScript waits until the page is still, and then touches two charts. It can
// be used from the end of its parsing or of its last long task on, whichever is
// later.
const phoneScript = `async () => {
	const rest = (ms) => new Promise((done) => setTimeout(done, ms));
	await rest(2500);
	const end = (e) => e.startTime + e.duration;
	const figures = [...document.querySelectorAll('figure.chart')];
	const out = {
		Charts: figures.length,
		Paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
		Usable: Math.max(performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd, ...long.map(end)),
		Blocked: long.reduce((sum, e) => sum + e.duration - 50, 0),
	};
	for (const [name, figure] of [['Woken', figures[0]], ['Second', figures[1]]]) {
		const start = performance.now();
		figure.dispatchEvent(new PointerEvent('pointerenter'));
		while (!figure.matches('.chart-live')) await rest(5);
		out[name] = performance.now() - start;
		await rest(500);
	}
	return out;
}`

// zipped compresses what a server sends, as servers do.
func zipped(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		h.ServeHTTP(zipper{w, z}, r)
	})
}

type zipper struct {
	http.ResponseWriter
	to io.Writer
}

func (z zipper) Write(b []byte) (int, error) { return z.to.Write(b) }
