package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// progress prints how far a long piece of work is, from its second second on
// and on a terminal alone. The function that it gives ends it and clears the
// line.
func progress(w io.Writer, state func() string) (stop func()) {
	if !terminal(w) {
		return func() {}
	}
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		shown := false
		for {
			select {
			case <-tick.C:
				fmt.Fprintf(w, "\r\x1b[K%s …", state())
				shown = true
			case <-end:
				if shown {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			}
		}
	}()
	return func() { close(end); <-ended }
}

// terminal reports whether somebody is watching.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
