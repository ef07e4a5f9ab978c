package preview

import (
	"fmt"
	"net/http"
	"time"
)

const (
	beat    = 10 * time.Second       // between two signs of life
	again   = 500 * time.Millisecond // after which a page whose connection broke tries again
	slowest = 20 * time.Second       // that a page may take to hear
)

// events tells a page the number of the version that is shown, at once and
// whenever that changes. A page that was away hears the newest only, which is
// all that it needs.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	out := http.NewResponseController(w)
	tick := time.NewTicker(beat)
	defer tick.Stop()
	_ = out.SetReadDeadline(time.Time{})
	say := func(text string) bool {
		_ = out.SetWriteDeadline(time.Now().Add(slowest))
		_, err := w.Write([]byte(text))
		return err == nil && out.Flush() == nil
	}
	if !say(fmt.Sprintf("retry: %d\n\n", again.Milliseconds())) {
		return
	}
	told := -1
	for {
		v, newer := s.version()
		if v != nil && v.Number != told {
			told = v.Number
			if !say(fmt.Sprintf("event: version\ndata: %d\n\n", told)) {
				return
			}
		}
		select {
		case <-newer:
		case <-tick.C:
			if !say("event: beat\ndata:\n\n") {
				return
			}
		case <-r.Context().Done():
			return
		case <-s.closed:
			return
		}
	}
}
