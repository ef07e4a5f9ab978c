package chart

import (
	"encoding/json"
	"maps"
	"runtime"
	"slices"
	"sync"
	"testing"
)

// Drawing allocates nothing beyond the buffer, nor does an option once its
// shape is known.
func TestNothingIsAllocated(t *testing.T) {
	var o Options
	for name, s := range examples(t) {
		b := make([]byte, 0, 1<<16)
		o.Append(b, s.Drawing())
		for what, draw := range map[string]func(){
			"SVG":    func() { s.Drawing().AppendSVG(b) },
			"spark":  func() { s.AppendSpark(b) },
			"box":    func() { s.Drawing().AppendBoxClass(b) },
			"option": func() { o.Append(b, s.Drawing()) },
		} {
			if n := testing.AllocsPerRun(20, draw); n != 0 {
				t.Errorf("%s, %s: %v allocations", name, what, n)
			}
		}
	}
}

// BenchmarkLineAndOption is a trend of 13 months with a target that steps, as a
// drawing and as an option, after another of the same months.
func BenchmarkLineAndOption(b *testing.B) {
	var o Options
	s := typical(b)
	buf := o.Append(s.Drawing().AppendSVG(nil), s.Drawing())
	b.ReportAllocs()
	for b.Loop() {
		d := s.Drawing()
		buf = o.Append(d.AppendSVG(buf[:0]), d)
	}
	b.ReportMetric(float64(len(buf)), "bytes")
}

// BenchmarkFirstLineAndOption is the same where no chart of its months has been
// drawn before.
func BenchmarkFirstLineAndOption(b *testing.B) {
	var o Options
	s := typical(b)
	buf := o.Append(s.Drawing().AppendSVG(nil), s.Drawing())
	b.ReportAllocs()
	for b.Loop() {
		clear(s.Words.printed)
		d := s.Drawing()
		buf = o.Append(d.AppendSVG(buf[:0]), d)
	}
}

// BenchmarkSixtyThousandOnTwoCores draws 60,000 charts with their options, the
// examples in turn, in two goroutines.
func BenchmarkSixtyThousandOnTwoCores(b *testing.B) {
	var o Options
	var all []*Spec
	for _, s := range examples(b) {
		all = append(all, s)
	}
	half := func() {
		var buf []byte
		for n := range 30_000 {
			s := all[n%len(all)]
			d := s.Drawing()
			buf = o.Append(d.AppendSVG(buf[:0]), d)
		}
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	for b.Loop() {
		var workers sync.WaitGroup
		workers.Go(half)
		workers.Go(half)
		workers.Wait()
	}
}

func each(b *testing.B, draw func(b []byte, s *Spec) []byte) {
	all := examples(b)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		b.Run(name, func(b *testing.B) {
			buf := draw(nil, all[name])
			b.ReportAllocs()
			for b.Loop() {
				buf = draw(buf[:0], all[name])
			}
			b.ReportMetric(float64(len(buf)), "bytes")
		})
	}
}

func BenchmarkSVG(b *testing.B) {
	each(b, func(b []byte, s *Spec) []byte { return s.Drawing().AppendSVG(b) })
}

func BenchmarkSpark(b *testing.B) {
	each(b, func(b []byte, s *Spec) []byte { return s.AppendSpark(b) })
}

func BenchmarkOption(b *testing.B) {
	var o Options
	each(b, func(b []byte, s *Spec) []byte { return o.Append(b, s.Drawing()) })
}

func BenchmarkBoth(b *testing.B) {
	var o Options
	each(b, func(b []byte, s *Spec) []byte {
		d := s.Drawing()
		return o.Append(d.AppendSVG(b), d)
	})
}

// What the option would cost without the splice.
func BenchmarkMarshal(b *testing.B) {
	s := typical(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.Marshal(build(contentsOf(s))); err != nil {
			b.Fatal(err)
		}
	}
}
