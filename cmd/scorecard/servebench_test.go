package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"scorecard/cmd/scorecard/internal/watch"
)

// BenchmarkServe is what an author waits for: from the write of a file to the
// message that makes pages take up the change, and to the new page, fetched. It
// is measured on 10 councils of 36 months and 69 indicators, and on ten times as
// many, over 50 changes of a kind. Most of it is the wait for quiet; what it
// takes beyond that is ms-work.
func BenchmarkServe(b *testing.B) {
	for _, councils := range []int{10, 100} {
		b.Run(fmt.Sprintf("councils=%d", councils), func(b *testing.B) {
			dir := onDisk(b, synthetic{councils: councils, indicators: 69, months: 36, seed: 1}.files())
			w := &waiting{desk: &desk{t: b, dir: dir}}
			from := time.Now()
			w.desk.serve("-addr", "127.0.0.1:0", "-q")
			started := time.Since(from)
			b.Run("start-up", func(b *testing.B) {
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(started.Milliseconds()), "ms-to-address")
			})
			w.listen(b)
			const newest, shown = "council-004/2022-12/", "council-004/2022-12/"
			for _, c := range []wait{
				{"commentary", "content/" + newest + "section-1.md", "We looked", "We went and looked", shown},
				{"figures-of-the-newest-month", "data/council-004/2022-12.csv", ".1,", ".2,", shown},
				{"figures-of-the-oldest-month", "data/council-004/2020-01.csv", ".1,", ".2,", shown},
				{"target", "data/council-004/targets.csv", ">=80", ">=81", shown},
				{"layout", "layouts/month.html", `{{define "main"}}`, `{{define "main"}}<!-- -->`, shown},
				{"site.toml", "site.toml", "Nobody", "Somebody", shown},
			} {
				b.Run(c.name, func(b *testing.B) { w.change(b, c) })
			}
			w.answer.Body.Close()
			if status := w.desk.stop(); status != fine {
				b.Errorf("exit status %d", status)
			}
		})
	}
}

// A wait is a kind of change and the page that shows it.
type wait struct{ name, file, old, new, page string }

// waiting is an author who looks at a page.
type waiting struct {
	desk   *desk
	answer *http.Response // with the messages
	heard  chan time.Time // when each came
}

// listen hears the messages that say that there is another version.
func (w *waiting) listen(b *testing.B) {
	answer, err := http.Get(w.desk.address + "_preview/events")
	if err != nil {
		b.Fatal(err)
	}
	w.answer, w.heard = answer, make(chan time.Time, 1)
	go func() {
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if lines.Text() == "event: version" {
				w.heard <- time.Now()
			}
		}
	}()
	<-w.heard // of the version that is there
}

// save writes a file and waits for the message and then for the page.
func (w *waiting) save(b *testing.B, c wait, text string) (message, page time.Duration) {
	b.Helper()
	select {
	case <-w.heard: // a second message of the change before
	default:
	}
	from := time.Now()
	if err := os.WriteFile(filepath.Join(w.desk.dir, filepath.FromSlash(c.file)), []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
	message = (<-w.heard).Sub(from)
	answer, err := http.Get(w.desk.address + c.page)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if page = time.Since(from); err != nil || answer.StatusCode != http.StatusOK || strings.Contains(string(body), "preview-wrong") {
		b.Fatalf("%s: %s, %v", c.page, answer.Status, err)
	}
	return message, page
}

// changesOfAKind is how often each kind of change is made.
const changesOfAKind = 50

// change measures one kind of change, there and back.
func (w *waiting) change(b *testing.B, c wait) {
	path := filepath.Join(w.desk.dir, filepath.FromSlash(c.file))
	raw, err := os.ReadFile(path)
	if err != nil { // a layout, of which the site has none of its own yet
		raw, err = os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(c.file)))
		if mkdir := os.MkdirAll(filepath.Dir(path), 0o755); mkdir != nil || err != nil {
			b.Fatal(mkdir, err)
		}
		w.save(b, c, string(raw))
	}
	texts := []string{strings.ReplaceAll(string(raw), c.old, c.new), string(raw)}
	if texts[0] == texts[1] {
		b.Fatalf("%s has no %q", c.file, c.old)
	}
	var messages, pages []time.Duration
	before := processorTime(b)
	for n := range changesOfAKind {
		time.Sleep(time.Duration(n%7) * 5 * time.Millisecond) // nobody saves in step with anything
		message, page := w.save(b, c, texts[n%2])
		messages, pages = append(messages, message), append(pages, page)
	}
	worked := processorTime(b) - before
	slices.Sort(messages)
	slices.Sort(pages)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	quiet := watch.Quiet
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(messages[changesOfAKind/2]), "ms-message-median")
	b.ReportMetric(ms(messages[changesOfAKind-1]), "ms-message-worst")
	b.ReportMetric(ms(pages[changesOfAKind/2]), "ms-page-median")
	b.ReportMetric(ms(pages[changesOfAKind-1]), "ms-page-worst")
	b.ReportMetric(ms(pages[changesOfAKind/2]-quiet), "ms-work-median")
	b.ReportMetric(ms(worked)/changesOfAKind, "ms-of-processor")
}
