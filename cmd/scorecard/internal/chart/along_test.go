package chart

import (
	"bytes"
	"math/rand/v2"
	"sync"
	"testing"
)

// Charts that share their words share the labels along time where their
// timelines are the same, and nowhere else: each is drawn as it is with words of
// its own, by many goroutines and when more timelines were seen than are kept.
func TestTimelinesAreShared(t *testing.T) {
	const goroutines, charts = 4, 1500
	shared := foreign("Sept ")
	var all sync.WaitGroup
	for seed := range uint64(goroutines) {
		all.Go(func() {
			var o Options
			r := rand.New(rand.NewPCG(seed, 21))
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
			}
		})
	}
	all.Wait()
	if n := len(shared.printed); n == 0 || n > mostTimelines {
		t.Errorf("%d timelines are kept", n)
	}
}
