package watch

import (
	"io/fs"
	"testing"
	"testing/fstest"
	"time"
)

// TestWait moves a clock by hand.
func TestWait(t *testing.T) {
	const ms = time.Millisecond
	o := Options{Quiet: 60 * ms, Writing: 500 * ms, Longest: 2000 * ms}
	at := func(d time.Duration) time.Time { return time.Unix(0, 0).Add(d) }
	finished := func(spot) (bool, fs.FileInfo) { return false, nil }
	writing := func(spot) (bool, fs.FileInfo) { return true, nil }
	for _, c := range []struct {
		name       string
		touched    []time.Duration
		now        time.Duration
		unfinished func(spot) (bool, fs.FileInfo)
		want       time.Duration
	}{
		{"just touched", []time.Duration{0}, 0, finished, 60 * ms},
		{"not yet quiet", []time.Duration{0}, 59 * ms, finished, 1 * ms},
		{"quiet", []time.Duration{0}, 60 * ms, finished, 0},
		{"touched again", []time.Duration{0, 50 * ms}, 60 * ms, finished, 50 * ms},
		{"being written", []time.Duration{0}, 60 * ms, writing, 60 * ms},
		{"written to and left open", []time.Duration{0}, 499 * ms, writing, 1 * ms},
		{"left open for long", []time.Duration{0}, 500 * ms, writing, 0},
		{"written without end", []time.Duration{0, 500 * ms, 1000 * ms, 1500 * ms, 1990 * ms}, 1995 * ms, finished, 5 * ms},
		{"written for longer than anybody waits", []time.Duration{0, 1000 * ms, 1999 * ms}, 2000 * ms, finished, 0},
		{"open for longer than anybody waits", []time.Duration{0, 1000 * ms, 1900 * ms}, 2000 * ms, writing, 0},
		{"waited for too long already", []time.Duration{0}, 5000 * ms, writing, 0},
	} {
		var p pending
		for _, d := range c.touched {
			p.touch(at(d), []spot{{"data", "a.csv"}})
		}
		if got := p.wait(at(c.now), o, c.unfinished); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestGrows has a file grow that nothing is reported of.
func TestGrows(t *testing.T) {
	const ms = time.Millisecond
	o := Options{Quiet: 60 * ms, Writing: 500 * ms, Longest: 5000 * ms}
	start := time.Unix(0, 0)
	size := 1
	growing := func(spot) (bool, fs.FileInfo) {
		info, err := fs.Stat(fstest.MapFS{"a": {Data: make([]byte, size)}}, "a")
		if err != nil {
			t.Fatal(err)
		}
		return true, info
	}
	var p pending
	p.touch(start, []spot{{"data", "a.csv"}})
	for _, step := range []struct {
		now  time.Duration
		grow int
		done bool
	}{{100 * ms, 0, false}, {400 * ms, 1, false}, {800 * ms, 1, false}, {1200 * ms, 0, false}, {1300 * ms, 0, true}} {
		size += step.grow
		if got := p.wait(start.Add(step.now), o, growing); (got == 0) != step.done {
			t.Errorf("after %v: %v", step.now, got)
		}
	}
}
