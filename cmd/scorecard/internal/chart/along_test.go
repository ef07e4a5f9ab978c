package chart

import (
	"bytes"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
)

// Charts that share their words share the labels along time where their
// timelines are the same, and nowhere else: each is drawn as it is with words of
// its own, by many goroutines and when more timelines were seen than are kept.
func TestTimelinesAreShared(t *testing.T) {
	const goroutines, charts = 4, 1500
	shared := foreign("Sept ")
	var all sync.WaitGroup
	var emptied atomic.Bool
	for seed := range uint64(goroutines) {
		all.Go(func() {
			var o Options
			r := rand.New(rand.NewPCG(seed, 21))
			most := 0 // of the timelines that were kept
			for range charts {
				s := random(r)
				s.Words = shared
				of := [][]byte{s.Drawing().AppendSVG(nil), o.Append(nil, s.Drawing()), s.AppendFile(nil)}
				s.Words = foreign("Sept ")
				own := [][]byte{s.Drawing().AppendSVG(nil), o.Append(nil, s.Drawing()), s.AppendFile(nil)}
				for i, what := range []string{"the drawing", "the option", "the file"} {
					if !bytes.Equal(of[i], own[i]) {
						t.Errorf("%s differs where words are shared:\n%s\n%s", what, of[i], own[i])
						return
					}
				}
				shared.mu.RLock()
				n := len(shared.printed)
				shared.mu.RUnlock()
				if most = max(most, n); n < most {
					emptied.Store(true)
				}
			}
		})
	}
	all.Wait()
	if n := len(shared.printed); n == 0 || n > mostTimelines || !emptied.Load() {
		t.Errorf("%d timelines are kept, emptied: %t", n, emptied.Load())
	}
}

// A line's months are as wide as they are long and columns' are all as wide, also
// where the two have the same room.
func TestLinesAndColumnsShareNoTimeline(t *testing.T) {
	words := english(t)
	draw := func(kind Kind, words *AxisWords) string {
		s := typical(t)
		s.Kind, s.Words, s.aligned = kind, words, alignment{left: 48, top: 96, right: 32}
		return string(s.Drawing().AppendSVG(nil))
	}
	if draw(Line, words) != draw(Line, english(t)) || draw(Column, words) != draw(Column, english(t)) {
		t.Error("a column's labels stand where a line's do")
	}
	if n := len(words.printed); n != 2 {
		t.Errorf("%d timelines are kept", n)
	}
}
